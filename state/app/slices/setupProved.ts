import { plain } from '../../domain/text.js';
import type { Model } from '../model.js';
import { latency } from '../selectors/format.js';
import { outcomeWords } from '../selectors/outcome.js';
import { saying, without } from '../step.js';

/** What the provider that was set up answered, once it is known. */
export function proved(model: Model, requests: readonly number[]): Model {
  const { proving: asked } = model;
  if (asked?.request === undefined || !requests.includes(asked.request)) return model;
  const settled = without(model, 'proving');
  const record = model.probes.byProvider[asked.provider];
  if (!record) return settled;
  const words = outcomeWords(record.outcome, model.file.home, asked.provider);
  const name = plain(asked.provider);
  if (words.tone === 'good')
    return saying(
      settled,
      'good',
      `${name} is set up and answers: ${latency(record.latencyMs ?? record.totalMs)}. z takes it back.`,
    );
  const next = words.next === undefined ? '' : ` ${words.next}`;
  return saying(settled, words.tone === 'idle' ? 'warn' : words.tone, `${name} is set up. ${plain(words.says)}${next}`);
}
