import {
  addFallback,
  clearFallbacks,
  moveFallback,
  placeOf,
  removeFallback,
} from '../../state/domain/edits/chainEdits.js';
import type { ModelSettings } from '../../state/domain/home.js';
import type { ChainKey } from '../../state/domain/models/refProblem.js';
import { fail } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import type { ExitCode } from '../exitCodes.js';
import { write } from './write.js';

/** OpenClaw's words. */
const WORDS = {
  text: { label: 'Fallbacks', cleared: 'Fallback list cleared.' },
  image: { label: 'Image fallbacks', cleared: 'Image fallback list cleared.' },
} as const satisfies Record<ChainKey, object>;

export function addHop(call: Call, chain: ChainKey): Promise<ExitCode> {
  const [model = ''] = call.words;
  return write(call, (home) => addFallback(home, chain, model), hops(chain));
}

export function removeHop(call: Call, chain: ChainKey): Promise<ExitCode> {
  const [model = ''] = call.words;
  return write(call, (home) => removeFallback(home, chain, model), hops(chain));
}

export function moveHop(call: Call, chain: ChainKey): Promise<ExitCode> {
  const [model = '', position = ''] = call.words;
  return write(
    call,
    (home) => {
      const to = Number(position);
      if (!Number.isInteger(to) || to < 1)
        return fail({ kind: 'usage', message: `"${position}" is no place in the chain: count from 1.` });
      const from = placeOf(home, chain, model);
      return from.ok ? moveFallback(home, chain, from.value.place, to - 1) : from;
    },
    hops(chain),
  );
}

export const clearHops = (call: Call, chain: ChainKey): Promise<ExitCode> =>
  write(
    call,
    (home) => clearFallbacks(home, chain),
    () => WORDS[chain].cleared,
  );

const hops =
  (chain: ChainKey) =>
  (models: ModelSettings): string =>
    `${WORDS[chain].label}: ${models[chain].fallbacks.join(', ')}`;
