import { type Change, changeModels } from '../../services/operations/changeModels.js';
import type { EditResult } from '../../state/domain/edits/edits.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import type { Result } from '../../state/domain/result.js';
import type { Candidates } from '../../state/domain/scan/rank.js';
import type { ScanChoice, Scanned } from '../../state/domain/scan/scan.js';
import { chooseScanned } from '../../state/domain/scan/scanEdits.js';
import { scanHint } from '../../state/domain/scan/text.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { SCAN_FLAGS } from '../commands/scanFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { diffLines, tellMade, tellPreview } from './changes.js';
import { failed } from './home.js';
import { askForModels, askYes } from './scanAsk.js';

type Found = {
  readonly rows: readonly Scanned[];
  readonly signal: AbortSignal;
  readonly setDefault: boolean;
  readonly setImage: boolean;
};

/** Whether somebody is there to choose, and was not told to keep quiet. OpenClaw's rule. */
export const asksPerson = (call: Call): boolean =>
  call.person.isThere() && ![SCAN_FLAGS.yes, SCAN_FLAGS.noInput, FLAGS.json].some(call.has);

/** The selection of a person, or else the proposal, becomes the chain. */
export async function chooseAndWrite(call: Call, home: Home, found: Candidates, about: Found): Promise<ExitCode> {
  const { out } = call;
  const asks = asksPerson(call);
  const accepts = [SCAN_FLAGS.yes, SCAN_FLAGS.noInput, FLAGS.json, FLAGS.dryRun].some(call.has);
  if (!asks && !accepts) return failed(out, { kind: 'scan-unasked' });
  const lists = asks ? await askForBoth(call, found, about.signal) : proposal(found);
  if (lists === undefined) {
    out.note('Model scan cancelled.');
    return about.signal.aborted ? EXIT.interrupted : EXIT.done;
  }
  const { setDefault, setImage } = about;
  const choice: ScanChoice = { ...lists, setDefault, setImage };
  if (choice.selected.length === 0) return failed(out, { kind: 'scan-none-chosen', chain: 'text' });
  if (setImage && choice.selectedImages.length === 0) return failed(out, { kind: 'scan-none-chosen', chain: 'image' });
  return writeChoice(call, home, choice, about, asks);
}

type Lists = Pick<ScanChoice, 'selected' | 'selectedImages'>;

const proposal = ({ proposed, proposedImages }: Candidates): Lists => ({
  selected: proposed,
  selectedImages: proposedImages,
});

const asOption = (row: Scanned) => ({ modelRef: row.modelRef, hint: scanHint(row) });

async function askForBoth(call: Call, found: Candidates, signal: AbortSignal): Promise<Lists | undefined> {
  const selected = await askForModels(
    call,
    'Select fallback models (ordered)',
    found.text.map(asOption),
    found.proposed,
    signal,
  );
  if (selected === undefined || found.images.length === 0) return selected && { selected, selectedImages: [] };
  const question = 'Select image fallback models (ordered)';
  const selectedImages = await askForModels(call, question, found.images.map(asOption), found.proposedImages, signal);
  return selectedImages && { selected, selectedImages };
}

async function writeChoice(call: Call, home: Home, choice: ScanChoice, about: Found, asks: boolean): Promise<ExitCode> {
  const { rows, signal } = about;
  const found = rows.map(({ modelRef }) => modelRef);
  const change = await make(call, home, { edit: (now) => chooseScanned(now, choice), found, asks, signal });
  if (!change.ok) return failed(call.out, change.problem);
  if (call.has(FLAGS.json)) call.out.json(asJson(choice, rows, change.value));
  return tell(call, home, change.value, saysOf(choice));
}

type Wish = {
  readonly edit: (home: Home) => EditResult;
  /** Refs that have just answered. */
  readonly found: readonly string[];
  readonly asks: boolean;
  readonly signal: AbortSignal;
};

/** Makes the change, and says what it brings with it; what needs a yes is asked for where somebody is there. */
export async function make(call: Call, home: Home, wish: Wish): Promise<Result<Change, Problem>> {
  const asked = { dryRun: call.has(FLAGS.dryRun), command: call.name, found: new Set(wish.found) };
  const change = await changeModels(call.world, home, wish.edit, { ...asked, yes: call.has(SCAN_FLAGS.yes) });
  if (!change.ok) return change;
  for (const warning of warningsOf(change.value)) call.out.note(warning);
  const isOpen = change.value.did.kind === 'refused' && wish.asks;
  return isOpen && (await askYes(call, 'Write it?', wish.signal))
    ? changeModels(call.world, home, wish.edit, { ...asked, yes: true })
    : change;
}

const warningsOf = ({ notices }: Change): readonly string[] =>
  notices.map((notice) => {
    const { says, next } = noticeWords(notice);
    return next === undefined ? says : `${says}\n  ${next}`;
  });

/** What was done with it. `says`: the last lines, of what is set now. */
export function tell(call: Call, home: Home, { did }: Change, says: readonly string[]): ExitCode {
  const { out } = call;
  if (did.kind === 'refused') {
    out.note('Nothing was written. Repeat it with --yes to accept this, or with --dry-run to look at it.');
    return EXIT.failed;
  }
  if (call.has(FLAGS.json)) return EXIT.done;
  if (did.kind === 'shown') {
    tellPreview(out, home, did.preview);
    return EXIT.done;
  }
  if (did.kind === 'nothing') out.note('Nothing to change: the config says so already.');
  else tellMade(out, home, did.made);
  out.lines(says);
  return EXIT.done;
}

/** OpenClaw's words. */
const saysOf = ({ selected, selectedImages, setDefault, setImage }: ScanChoice): readonly string[] => [
  `Fallbacks: ${selected.join(', ')}`,
  ...(selectedImages.length > 0 ? [`Image fallbacks: ${selectedImages.join(', ')}`] : []),
  ...(setDefault ? [`Default model: ${selected[0]}`] : []),
  ...(setImage && selectedImages.length > 0 ? [`Image model: ${selectedImages[0]}`] : []),
];

/** OpenClaw's, and behind it whether anything was written. */
const asJson = (choice: ScanChoice, rows: readonly Scanned[], change: Change) => ({
  ...choice,
  results: rows,
  warnings: warningsOf(change),
  changed: change.did.kind === 'written',
  ...(change.did.kind === 'shown'
    ? { dryRun: true, diff: change.did.preview.files.flatMap(({ file, hunks }) => diffLines(file, hunks)) }
    : {}),
});
