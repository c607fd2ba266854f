import { doAction, previewAction } from '../../services/operations/act.js';
import type { Made } from '../../services/operations/makeChanges.js';
import type { Action } from '../../state/domain/action.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { Drift, Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { driftAdvice, driftLines } from '../../state/domain/report/driftText.js';
import { plain } from '../../state/domain/text.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { REGISTRY_FLAGS } from '../commands/registryFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { tellPreview } from './changes.js';
import { failed, tellProblems, withQuietHome } from './home.js';

/** `pincer sync`. */
export function sync(call: Call): Promise<ExitCode> {
  if (call.has(REGISTRY_FLAGS.all) && call.has(REGISTRY_FLAGS.agent)) {
    const message = '--all and --agent exclude each other.';
    return Promise.resolve(failed(call.out, { kind: 'usage', message }));
  }
  return withQuietHome(call, (home) => (call.has(REGISTRY_FLAGS.check) ? check(call, home) : write(call, home)));
}

/** The only thing that says so with its exit code. */
async function check(call: Call, home: Home): Promise<ExitCode> {
  const { out, has, value } = call;
  const drift = chosenDrift(home, has(REGISTRY_FLAGS.all), value(REGISTRY_FLAGS.provider));
  // A name that was mistyped must not pass for a provider without drift.
  const preview = drift.length === 0 ? await previewAction(call.world, home, actionOf(call, home)) : undefined;
  if (preview?.ok === false && preview.problem.kind === 'usage') return failed(out, preview.problem);
  if (has(FLAGS.json)) out.json({ count: drift.length, drift });
  else if (drift.length > 0) out.lines([...driftLines(drift), driftAdvice(drift)].map(plain));
  else out.lines([preview?.ok && isNew(preview.value, home) ? NO_REGISTRY : 'The registry says what the config says.']);
  return drift.length === 0 ? EXIT.done : EXIT.failed;
}

const isNew = ({ files }: Preview, { paths }: Home): boolean =>
  files.some(({ file, bytesBefore }) => file === paths.modelsJson && bytesBefore === 0);

const NO_REGISTRY =
  'There is no registry yet that could differ: OpenClaw makes it when it needs it, and pincer sync now.';

function actionOf({ has, value }: Call, home: Home): Action {
  const provider = value(REGISTRY_FLAGS.provider);
  return {
    kind: 'sync',
    agents: has(REGISTRY_FLAGS.all) ? 'all' : [home.paths.agentId],
    ...(provider === undefined ? {} : { provider }),
    takeConfig: has(REGISTRY_FLAGS.takeConfig),
  };
}

const chosenDrift = ({ drift, paths }: Home, all: boolean, provider: string | undefined): readonly Drift[] =>
  drift.filter(
    (one) =>
      (all || one.agentId === paths.agentId) &&
      (provider === undefined || canonicalId(one.provider) === canonicalId(provider)),
  );

async function write(call: Call, home: Home): Promise<ExitCode> {
  const { world, out, has } = call;
  const action = actionOf(call, home);
  const preview = await previewAction(world, home, action);
  if (!preview.ok) return failed(out, preview.problem);
  tellProblems(out, home.problems.filter(isUnresolved));
  tellNotices(call, preview.value);
  if (has(FLAGS.dryRun)) return showOnly(call, home, preview.value);
  const made = await doAction(world, home, action, call.name);
  if (!made.ok) return failed(out, made.problem);
  const { written, files, entry, warnings } = made.value;
  if (has(FLAGS.json)) {
    tellProblems(out, warnings);
    const notices = preview.value.notices.map((notice) => ({ ...notice, ...noticeWords(notice) }));
    out.json({ changed: written, dryRun: false, files, ...(entry === undefined ? {} : { entry }), notices });
  } else if (written) tellWritten(call, home, made.value);
  else out.note(nothingWords(chosenDrift(home, has(REGISTRY_FLAGS.all), call.value(REGISTRY_FLAGS.provider))));
  return EXIT.done;
}

/** OpenClaw would stop at these. What stands in a registry for a reference does not depend on what is behind it. */
const isUnresolved = (problem: Problem): boolean =>
  problem.kind === 'secret-unresolved' && problem.place.path?.[0] === 'models';

/** What OpenClaw keeps of a registry is nothing to write, and no agreement either: `--check` would tell of it. */
const nothingWords = (kept: readonly Drift[]): string =>
  kept.length === 0
    ? 'Nothing to change: the registry says so already.'
    : plain(`Nothing to change. ${driftAdvice(kept)}`);

function tellWritten({ out }: Call, { paths }: Home, { files, warnings }: Made): void {
  tellProblems(out, warnings);
  out.lines(
    files.map(
      ({ file, hash }) => `${hash === undefined ? 'Removed' : 'Updated'} registry: ${shortenHome(file, paths.home)}`,
    ),
  );
}

function tellNotices({ out }: Call, { notices }: Preview): void {
  for (const notice of notices) out.note(noticeWords(notice).says);
}

function showOnly({ out, has }: Call, home: Home, preview: Preview): ExitCode {
  if (has(FLAGS.json)) out.json({ changed: preview.files.length > 0, dryRun: true, ...preview });
  else tellPreview(out, home, preview);
  return EXIT.done;
}
