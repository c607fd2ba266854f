import { findKeys } from '../../services/operations/findKeys.js';
import { dotenvOf } from '../../services/secrets/sources.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import { showPath } from '../../state/domain/keyPath.js';
import { type KeyFind, type KeyReport, needsHand, nextStep } from '../../state/domain/secrets/keyFind.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { Out } from '../print.js';
import { withAnyHome } from './anyHome.js';
import { tellProblems } from './home.js';

/** `pincer config secrets`. */
export const secrets = (call: Call): Promise<ExitCode> =>
  withAnyHome(call, async (home) => {
    const report = await findKeys(call.world, home);
    const shown = call.has(FLAGS.all) ? report.finds : report.finds.filter(({ standing }) => standing !== 'kept');
    if (call.has(FLAGS.json)) call.out.json(asJson(home, report, shown));
    else tell(call.out, home, report, shown);
    // A store that is not read may hold some, too.
    tellProblems(call.out, [...report.unread, ...home.problems.filter(({ kind }) => kind === 'store-not-read')]);
    return call.has(FLAGS.check) && needsHand(report) ? EXIT.failed : EXIT.done;
  });

const TITLES: Readonly<Record<KeyFind['standing'], string>> = {
  plain: 'Plain-text keys',
  managed: 'Managed by OpenClaw',
  kept: 'In an .env, where they belong',
};

function tell(out: Out, home: Home, { searched, openFiles }: KeyReport, finds: readonly KeyFind[]): void {
  const short = (file: string): string => shortenHome(file, home.paths.home);
  for (const standing of ['plain', 'managed', 'kept'] as const) {
    const those = finds.filter((find) => find.standing === standing);
    if (those.length > 0) out.lines([`${TITLES[standing]} (${those.length}):`, ...rowsOf(those, home), '']);
  }
  if (!finds.some(({ standing }) => standing === 'plain')) out.lines(['No plain-text keys.']);
  for (const { file, mode } of openFiles)
    out.lines([`${short(file)} holds keys and may be read by others (${octal(mode)})`, `  chmod 600 ${short(file)}`]);
  out.note(`Looked into ${searched} file${searched === 1 ? '' : 's'}.`);
}

/** What is to be done is said once for those that follow each other and need the same. */
function rowsOf(finds: readonly KeyFind[], home: Home): readonly string[] {
  const steps = finds.map((find) => nextStep(find, pathsOf(home), finds));
  return finds.flatMap((find, i) => {
    const step = steps[i] === steps[i + 1] ? undefined : steps[i];
    return [rowOf(find, home), ...(step === undefined ? [] : [`  ${step}`])];
  });
}

function rowOf({ place, label, provider, what }: KeyFind, { paths }: Home): string {
  const { file, line, column, path } = place;
  const at = line === undefined ? '' : `:${line}:${column ?? 1}`;
  const named = path === undefined ? what : showPath(path);
  return [shortenHome(file, paths.home) + at, named, label, ...(provider === undefined ? [] : [provider])].join('  ');
}

const pathsOf = (home: Home) => ({ home: home.paths.home, env: dotenvOf(home) });

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

function asJson(home: Home, { openFiles, searched, unread }: KeyReport, finds: readonly KeyFind[]) {
  const count = (standing: KeyFind['standing']): number => finds.filter((find) => find.standing === standing).length;
  return {
    plain: count('plain'),
    managed: count('managed'),
    finds: finds.map((find) => {
      const { place, in: kind, what, label, provider, standing } = find;
      const { file, line, column, path } = place;
      const next = nextStep(find, pathsOf(home), finds);
      return {
        file,
        line: line ?? null,
        column: column ?? null,
        path: path === undefined ? null : showPath(path),
        in: kind,
        what,
        value: label,
        provider: provider ?? null,
        standing,
        ...(next === undefined ? {} : { next }),
      };
    }),
    openFiles: openFiles.map(({ file, mode }) => ({ file, mode: octal(mode) })),
    unread,
    searched,
  };
}
