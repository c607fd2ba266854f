import type { ChainKey } from '../../state/domain/models/refProblem.js';
import type { Call } from '../commands/command.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { Out } from '../print.js';
import { type Form, inForm, withHome } from './home.js';

const LABELS: Readonly<Record<ChainKey, string>> = { text: 'Fallbacks', image: 'Image fallbacks' };

export const listHops = (call: Call, chain: ChainKey): Promise<ExitCode> =>
  inForm(call, (form) =>
    withHome(call, ({ use }) => {
      const fallbacks = chain === 'text' ? use.fallbacks : use.imageFallbacks;
      const label = LABELS[chain];
      return printRows(call.out, form, { label, json: { fallbacks }, plain: fallbacks, text: fallbacks });
    }),
  );

export const listAliases = (call: Call): Promise<ExitCode> =>
  inForm(call, (form) =>
    withHome(call, ({ use }) => {
      // Those that a plugin adds in memory are in OpenClaw's status, but not in this list.
      const aliases = Object.entries(use.aliases).filter(([, ref]) => !use.addedByPlugin.includes(ref));
      return printRows(call.out, form, {
        label: 'Aliases',
        json: { aliases: Object.fromEntries(aliases) },
        plain: aliases.map(([alias, ref]) => `${alias} ${ref}`),
        text: aliases.map(([alias, ref]) => `${alias} -> ${ref}`),
      });
    }),
  );

/** Rows in the form that is wanted, under OpenClaw's heading. */
function printRows(out: Out, form: Form, rows: Rows): ExitCode {
  if (form === 'json') out.json(rows.json);
  else if (form === 'plain') out.lines(rows.plain);
  else
    out.lines([
      `${rows.label} (${rows.text.length}):`,
      ...(rows.text.length === 0 ? ['- none'] : rows.text.map((row) => `- ${row}`)),
    ]);
  return EXIT.done;
}

type Rows = {
  readonly label: string;
  readonly json: unknown;
  readonly plain: readonly string[];
  readonly text: readonly string[];
};
