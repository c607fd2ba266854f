import { doAction, previewAction } from '../../services/operations/act.js';
import type { Made } from '../../services/operations/makeChanges.js';
import { runProbes } from '../../services/operations/probe.js';
import { readHome } from '../../services/operations/readHome.js';
import { copiesOf } from '../../services/operations/scrub.js';
import { limitsOf } from '../../services/probes/ask.js';
import type { Action } from '../../state/domain/action.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import { probeTargets } from '../../state/domain/probe/targets.js';
import { recordWords } from '../../state/domain/probe/words.js';
import type { ProbeRecord } from '../../state/domain/probe.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { SECRET_FLAGS } from '../commands/secretFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { tellMade, tellPreview } from './changes.js';
import { failed, withHome } from './home.js';
import { homeOptions } from './homeOptions.js';
import { type Scrubbed, scrubCopies, scrubWords, times } from './scrub.js';

/** `pincer config move-key`. */
export const moveKey = (call: Call): Promise<ExitCode> =>
  withHome(call, async (home) => {
    const { world, out } = call;
    const [provider = ''] = call.words;
    const variable = call.value(SECRET_FLAGS.name);
    const action: Action = { kind: 'move key', provider, ...(variable === undefined ? {} : { variable }) };
    const preview = await previewAction(world, home, action);
    if (!preview.ok) return failed(out, preview.problem);
    for (const notice of preview.value.notices) tellNotice(call, noticeWords(notice));
    if (call.has(FLAGS.dryRun)) return show(call, home, preview.value);
    const made = await doAction(world, home, action, call.name);
    if (!made.ok) return failed(out, made.problem);
    if (!call.has(FLAGS.json)) tellMade(out, home, made.value);
    return after(call, { home, preview: preview.value, made: made.value, provider });
  });

function tellNotice({ out }: Call, { says, next }: ReturnType<typeof noticeWords>): void {
  out.note(next === undefined ? says : `${says}\n  ${next}`);
}

function show(call: Call, home: Home, preview: Preview): ExitCode {
  if (call.has(FLAGS.json)) call.out.json({ changed: true, dryRun: true, ...movedJson(preview), diff: preview.files });
  else tellPreview(call.out, home, preview);
  return EXIT.done;
}

const movedJson = ({ notices }: Preview) => ({
  variables: variablesOf(notices),
  notices: notices.map((notice) => ({ ...notice, ...noticeWords(notice) })),
});

const variablesOf = (notices: Preview['notices']): readonly string[] => [
  ...new Set(notices.flatMap((notice) => (notice.kind === 'key-moved' ? [notice.variable] : []))),
];

type Moved = { readonly home: Home; readonly preview: Preview; readonly made: Made; readonly provider: string };

/** Copies may hold the key still, and whether the provider takes it is asked with the files as they are now. */
async function after(call: Call, { home, preview, made, provider }: Moved): Promise<ExitCode> {
  const variables = variablesOf(preview.notices);
  const scrubbed = await copiesAfter(call, home, variables);
  const record = await probeOnce(call, provider);
  if (call.has(FLAGS.json)) {
    const probe = record === undefined ? null : { ref: record.ref, ...recordWords(record) };
    const files = made.files.map(({ file }) => file);
    call.out.json({ changed: made.written, dryRun: false, files, ...movedJson(preview), copies: scrubbed, probe });
    return EXIT.done;
  }
  if (record !== undefined) tellProbe(call, record);
  return EXIT.done;
}

async function copiesAfter(call: Call, home: Home, variables: readonly string[]): Promise<Scrubbed | undefined> {
  const { world, out } = call;
  if (call.has(SECRET_FLAGS.scrub)) {
    const done = await scrubCopies(world, home, variables, call.name);
    if (!done.ok) failed(out, done.problem);
    else if (!call.has(FLAGS.json)) out.lines(scrubWords(home, done.value));
    return done.ok ? done.value : undefined;
  }
  const copies = await copiesOf(world, home, variables);
  if (!copies.ok) return undefined;
  const { files, count } = copies.value;
  if (count > 0)
    out.note(
      `Backups and snapshots hold it still (${times(count)} in ${files.length} files).\n  Mask it with: pincer config scrub ${variables.join(' ')}`,
    );
  return copies.value;
}

/** In ms; as `pincer probe` has it. */
const PROBE_MS = 8000;

async function probeOnce(call: Call, provider: string): Promise<ProbeRecord | undefined> {
  const options = homeOptions(call);
  if (!options.ok) return undefined;
  const { home, vault } = await readHome(call.world, options.value);
  const targets = probeTargets(home, [provider]);
  const run = { kind: 'reach', concurrency: 1, limits: limitsOf(PROBE_MS) } as const;
  const [record] = await runProbes(call.world, vault, targets, run, call.interrupt(), () => {});
  return record;
}

function tellProbe({ out }: Call, record: ProbeRecord): void {
  const { word, says, next, tone } = recordWords(record);
  out.lines([`${record.ref}: ${word}`]);
  if (tone !== 'good') out.note(next === undefined ? says : `${says}\n  ${next}`);
}
