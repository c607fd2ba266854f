import { checkExit, statusReport } from '../../state/domain/report/statusReport.js';
import { statusText } from '../../state/domain/report/statusText.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { inForm, withQuietHome } from './home.js';

export const status = (call: Call): Promise<ExitCode> =>
  inForm(call, (form) =>
    withQuietHome(call, (home) => {
      if (form === 'json') call.out.json(statusReport(home));
      else if (form === 'plain') call.out.lines([home.use.resolvedDefault]);
      else call.out.say(statusText(home));
      return call.has(FLAGS.check) ? checkExit(home) : EXIT.done;
    }),
  );
