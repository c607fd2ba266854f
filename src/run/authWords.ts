import { tokenSpans } from '../../state/domain/masking/redact.js';
import type { Problem } from '../../state/domain/problem.js';
import { idForWriting } from '../../state/domain/providers/aliases.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { AUTH_FLAGS } from '../commands/authFlags.js';
import type { Call } from '../commands/command.js';

/** The provider that is asked for; `undefined` where none is. A key in its place is refused, and not repeated. */
export function providerAsked(call: Call): Result<string | undefined, Problem> {
  const text = call.value(AUTH_FLAGS.provider)?.trim();
  if (text === undefined || text === '') return ok(undefined);
  return refuseKeys([text], '--provider takes the id of a provider') ?? ok(idForWriting(text));
}

/** OpenClaw wants one, too. */
export function providerNeeded(call: Call): Result<string, Problem> {
  const asked = providerAsked(call);
  if (!asked.ok || asked.value !== undefined) return asked.ok ? ok(asked.value ?? '') : asked;
  return fail({ kind: 'usage', message: 'Missing --provider. Run pincer auth list to see saved provider profiles.' });
}

/** For words that are shown again: whatever looks like a key among them is refused without a word of it. */
export const refuseKeys = (texts: readonly string[], instead: string): Result<never, Problem> | undefined =>
  texts.some((text) => tokenSpans(text).length > 0)
    ? fail({
        kind: 'usage',
        message: `${instead}, not a key. Keys are piped in or asked for, as every program of this machine can read the command line: make a new one if this was real.`,
      })
    : undefined;

/** Of the ids that a person types. */
export const idsGiven = (call: Call): Result<readonly string[], Problem> =>
  refuseKeys(call.words, 'This takes ids of auth profiles') ?? ok(call.words.map((word) => word.trim()));
