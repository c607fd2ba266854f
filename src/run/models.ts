import { setPrimary } from '../../state/domain/edits/chainEdits.js';
import { allow, disallow } from '../../state/domain/edits/listEdits.js';
import type { ModelSettings } from '../../state/domain/home.js';
import type { ChainKey } from '../../state/domain/models/refProblem.js';
import type { Call } from '../commands/command.js';
import type { ExitCode } from '../exitCodes.js';
import { write } from './write.js';

/** OpenClaw's words. */
const LABELS: Readonly<Record<ChainKey, string>> = { text: 'Default model', image: 'Image model' };

export function setModel(call: Call, chain: ChainKey): Promise<ExitCode> {
  const [model = ''] = call.words;
  return write(
    call,
    (home) => setPrimary(home, chain, model),
    (models) => `${LABELS[chain]}: ${models[chain].primary}`,
  );
}

export function allowModel(call: Call): Promise<ExitCode> {
  const [model = ''] = call.words;
  return write(call, (home) => allow(home, model), allowed);
}

export function disallowModel(call: Call): Promise<ExitCode> {
  const [model = ''] = call.words;
  return write(call, (home) => disallow(home, model), allowed);
}

const allowed = ({ allowlist = [] }: ModelSettings): string =>
  `Allowed models: ${allowlist.length === 0 ? 'all' : allowlist.map(({ ref }) => ref).join(', ')}`;
