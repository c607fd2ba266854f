import type { Home } from '../../state/domain/home.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { type Acted, actedJson, tellShown } from './action.js';
import { tellMade } from './changes.js';

/** What a command says about what it did: as text its last lines, and in JSON beside what all writers say. */
export type Told = { readonly lines: readonly string[]; readonly json: Readonly<Record<string, unknown>> };

export function tellActed(call: Call, home: Home, acted: Acted, told: Told): ExitCode {
  if (acted.kind === 'ended') return acted.exit;
  if (call.has(FLAGS.json)) call.out.json({ ...actedJson(acted), ...told.json });
  else if (acted.kind === 'shown') tellShown(call, home, acted.preview);
  else {
    if (!acted.made.written) call.out.note('Nothing to change: the files say so already.');
    tellMade(call.out, home, acted.made);
    call.out.lines(told.lines);
  }
  return EXIT.done;
}
