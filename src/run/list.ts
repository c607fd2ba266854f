import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import { listReport, providerFilter } from '../../state/domain/report/listReport.js';
import { listPlain, listText } from '../../state/domain/report/listText.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed, inForm, withHome } from './home.js';

export const list = (call: Call): Promise<ExitCode> =>
  inForm(call, async (form) => {
    const provider = providerFilter(call.value(FLAGS.provider));
    if (!provider.ok) return failed(call.out, provider.problem);
    const flags = {
      all: call.has(FLAGS.all),
      local: call.has(FLAGS.local),
      ...(provider.value === undefined ? {} : { provider: provider.value }),
    };
    return withHome(call, (home) => {
      const report = listReport(home, builtInCatalog(home.dialect.version), flags);
      // For an empty list OpenClaw 2026.5 prints words even with --json; from 2026.9 on it is JSON, as everybody expects.
      if (form === 'json') call.out.json(report);
      else call.out.say(form === 'plain' ? listPlain(report.models) : listText(report.models));
      return EXIT.done;
    });
  });
