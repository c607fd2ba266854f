import { choicesReport, choicesText } from '../../state/domain/report/choicesReport.js';
import { nearChoices } from '../../state/domain/setup/nearChoices.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { SETUP_FLAGS } from '../commands/setupFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed } from './home.js';

/** `pincer setup --list`. It needs no home: nothing of it depends on one. */
export function listChoices(call: Call): ExitCode {
  const provider = call.words[0] ?? call.value(SETUP_FLAGS.provider);
  const choices = choicesReport(provider);
  if (choices.length === 0 && provider !== undefined)
    return failed(call.out, { kind: 'unknown-choice', choice: provider, near: nearChoices(provider) });
  if (call.has(FLAGS.json)) call.out.json({ count: choices.length, choices });
  else call.out.lines(choicesText(choices));
  return EXIT.done;
}
