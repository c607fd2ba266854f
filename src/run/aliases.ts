import { removeAlias, setAlias } from '../../state/domain/edits/listEdits.js';
import { writtenKey } from '../../state/domain/models/allowlist.js';
import type { Call } from '../commands/command.js';
import type { ExitCode } from '../exitCodes.js';
import { write } from './write.js';

export function addAlias(call: Call): Promise<ExitCode> {
  const [name = '', model = ''] = call.words;
  return write(
    call,
    (home) => setAlias(home, name, model),
    (models) => {
      const ref = models.allowlist?.find(({ alias }) => alias === name.trim())?.ref ?? model;
      return `Alias ${name.trim()} -> ${writtenKey(models, ref) ?? ref}`;
    },
  );
}

export function removeAliasOf(call: Call): Promise<ExitCode> {
  const [name = ''] = call.words;
  return write(
    call,
    (home) => removeAlias(home, name),
    // OpenClaw has a word for it only when that was the last one.
    ({ allowlist }) => (allowlist?.some(({ alias }) => alias?.trim()) ? '' : 'No aliases configured.'),
  );
}
