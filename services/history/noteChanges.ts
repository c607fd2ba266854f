import { entryId } from '../../state/domain/history/entryId.js';
import type { Author, JournalEntry } from '../../state/domain/history/journal.js';
import { isSeenWhole, type Seen, type SeenFile, seenChanges, seenValues } from '../../state/domain/history/seen.js';
import type { Where } from '../../state/domain/history/shownValue.js';
import {
  type Journal,
  type JournalRecord,
  journalOf,
  type StoredEntry,
  type StoredFile,
  shownEntry,
} from '../../state/domain/history/stored.js';
import { diffsBetween, digestsOf, shownChanges } from '../../state/domain/history/valueChanges.js';
import type { Home } from '../../state/domain/home.js';
import type { KeyPath } from '../../state/domain/json.js';
import { advise, type Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import type { World } from '../world.js';
import { authorOf } from './authors.js';
import { readableText } from './describe.js';
import { addRecords, readJournalText, recordsOf } from './journalFile.js';
import { type HistoryPlace, historyPlace } from './place.js';
import { readSeen, saltOf, writeSeen } from './seenFile.js';
import { isUnderWay, settled, unfinishedIds } from './settle.js';
import { textOfHash } from './texts.js';
import { placesOfIncludes, readWatched, shownUnder, type WatchedFile } from './watched.js';

/** What was new. `problems`: why it could not be written down. */
export type Noted = { readonly entries: readonly JournalEntry[]; readonly problems: readonly Problem[] };

/**
 * Journals what others did to the watched files since Pincer last looked, and how writes of Pincer's ended that did not say so
 * themselves. Writers do this before they write, so that nobody's change is taken for theirs; so do `pincer journal` and the
 * console. The first look at a file only remembers it. What cannot be kept costs the history something, and nothing else.
 */
export async function noteChanges(world: World, home: Home): Promise<Noted> {
  const place = historyPlace(world, home);
  const { text } = await readJournalText(world, place);
  const ends = await endsOf(world, place, text);
  const { seen } = await readSeen(world, place);
  const watched = (await readWatched(world, home, seen.files)).filter((one) => !isBeingWritten(one, world.now()));
  const isNews =
    ends.length > 0 || watched.some((one) => seen.files[one.file]?.hash !== hashNow(one) || isNew(seen, one));
  if (!isNews) return { entries: [], problems: [] };
  return record({ world, home, place, watched, ends });
}

/**
 * Who opens a file to write it anew empties it first. An empty file of a moment ago is left to the next look, which finds what was
 * written, or that it stayed empty.
 */
const isBeingWritten = ({ read }: WatchedFile, now: number): boolean =>
  read.kind === 'file' && read.bytes === 0 && Math.abs(now - read.modifiedMs) < A_MOMENT_MS;

const A_MOMENT_MS = 1000;

type Look = {
  readonly world: World;
  readonly home: Home;
  readonly place: HistoryPlace;
  readonly watched: readonly WatchedFile[];
  readonly ends: readonly JournalRecord[];
};

/** One after the other: two Pincers that look at the same time would both tell of the same change. */
async function record(look: Look): Promise<Noted> {
  const { world, place } = look;
  const done = await world.files.withLock(place.seen, LOCK_WAIT_MS, () => recordAlone(look));
  const noted: Result<readonly JournalEntry[], Problem> = done.ok ? done.value : done;
  if (noted.ok) return { entries: noted.value, problems: [] };
  return {
    entries: [],
    problems: [
      { kind: 'history-not-kept', place: { file: place.dir }, because: advise(noted.problem).says, looked: true },
    ],
  };
}

/** In ms. */
const LOCK_WAIT_MS = 5000;

async function recordAlone(look: Look): Promise<Result<readonly JournalEntry[], Problem>> {
  const { world, place, watched, ends } = look;
  const read = await readSeen(world, place);
  const { text } = await readJournalText(world, place);
  const journal = journalOf([...(await recordsOf(world, place, text)), ...ends]);
  const files: Record<string, SeenFile> = { ...read.seen.files };
  const under = await underOf(look);
  const found: StoredEntry[] = [];
  for (const one of watched) {
    const known = read.seen.files[one.file];
    const now = seenFile(read.seen, one, under(one));
    if (known !== undefined && known.hash === now.hash) continue;
    files[one.file] = now;
    if (known === undefined || isOwn(journal, one)) continue;
    const isTaken = (id: string): boolean => text.includes(`"id":"${id}"`) || found.some((entry) => entry.id === id);
    const id = entryId(world.now(), world.process.pid, isTaken);
    const entry = await entryOf(look, { journal, known, now, id, where: { kind: one.kind, under: under(one) } }, one);
    if (entry !== undefined) found.push(entry);
  }
  const records = [...ends, ...found.map((entry) => ({ record: 'seen', entry }) as const)];
  if (records.length > 0) {
    const added = await addRecords(world, place, records);
    if (!added.ok) return added;
  }
  await writeSeen(world, place, read, { ...read.seen, files });
  return ok(found.map((entry) => shownEntry({ entry, state: 'done', ended: true, started: 0, undone: false })));
}

const hashNow = ({ read }: WatchedFile): string | undefined => (read.kind === 'file' ? read.hash : undefined);

const isNew = ({ files }: Seen, { file }: WatchedFile): boolean => files[file] === undefined;

/** What the last write was of that the journal tells of, when that was one of Pincer's that did not get to remember it. */
function isOwn({ kept }: Journal, one: WatchedFile): boolean {
  const wrote = kept.findLast(({ entry }) => recordFor(entry, one) !== undefined)?.entry;
  return wrote?.by.program === 'pincer' && recordFor(wrote, one)?.hashAfter === hashNow(one);
}

const recordFor = ({ files }: StoredEntry, one: WatchedFile): StoredFile | undefined =>
  files.find(({ file, reached }) => file === one.file && reached !== false);

function seenFile({ salt }: Seen, { kind, read }: WatchedFile, under: KeyPath): SeenFile {
  if (read.kind !== 'file') return { kind, bytes: 0, ...(read.kind === 'missing' ? { values: {} } : {}) };
  const looked: SeenFile = { kind, hash: read.hash, bytes: read.bytes };
  if (!isSeenWhole(read.text)) return looked;
  const said = readableText(kind, read.text);
  if (said.kind === 'broken') return { ...looked, broken: true };
  const values = seenValues({ kind, under }, salt, said);
  return values === undefined ? looked : { ...looked, values };
}

type Step = {
  readonly journal: Journal;
  readonly where: Where;
  readonly known: SeenFile;
  readonly now: SeenFile;
  readonly id: string;
};

/** Only where something is included, as it takes reading all of it. */
async function underOf({ world, home, watched }: Look): Promise<(one: WatchedFile) => KeyPath> {
  if (!watched.some(({ kind }) => kind === 'include')) return () => [];
  const placed = await placesOfIncludes(world, home);
  return ({ file, kind }) => (kind === 'include' ? placed(file) : []);
}

/** Undefined where nothing changed that anybody would want to know. */
async function entryOf(look: Look, step: Step, one: WatchedFile): Promise<StoredEntry | undefined> {
  const { world, home } = look;
  const salt = saltOf(world, step.id);
  const compared = (await comparedTexts(look, step, one, salt)) ?? comparedValues(step, one);
  if (compared.changes.length === 0) return undefined;
  const { known, now } = step;
  const file: StoredFile = {
    file: one.file,
    kind: one.kind,
    ...shownUnder(step.where),
    ...(known.hash === undefined ? {} : { hashBefore: known.hash }),
    ...(now.hash === undefined ? {} : { hashAfter: now.hash }),
    bytesBefore: known.bytes,
    bytesAfter: now.bytes,
    ...compared,
  };
  const by: Author = await authorOf(world, home, one, compared.changes);
  return { id: step.id, at: world.now(), by, files: [file], salt };
}

type Compared = Pick<StoredFile, 'changes' | 'more' | 'made'>;

/** Where the text before is at hand, OpenClaw's own backup most often, the two are compared; and it can be undone then. */
async function comparedTexts(
  { world, place }: Look,
  { journal, known, where }: Step,
  { file, kind, read }: WatchedFile,
  salt: string,
): Promise<Compared | undefined> {
  // What the gateway notes down all the time is told from the rest by the values alone.
  if (known.hash === undefined || read.kind !== 'file' || kind === 'auth state' || kind === 'auth store')
    return undefined;
  const before = await textOfHash(world, place, journal, { file, hash: known.hash });
  if (before === undefined) return undefined;
  const [was, is] = [readableText(kind, before), readableText(kind, read.text)];
  const diffs = diffsBetween(was, is);
  const made = digestsOf(salt, diffs);
  return { ...shownChanges(where, was, is, diffs), ...(made === undefined ? {} : { made }) };
}

function comparedValues({ known, now }: Step, { read }: WatchedFile): Compared {
  if (known.values !== undefined && now.values !== undefined) return seenChanges(known.values, now.values);
  const word = (file: SeenFile): string => {
    if (file.hash === undefined) return read.kind === 'unreadable' ? 'unreadable' : 'no file';
    if (file.broken) return 'does not parse';
    return file.values === undefined ? `${file.bytes} bytes` : 'parses';
  };
  return { changes: [{ path: [], before: word(known), after: word(now) }] };
}

/** Of writes whose process is gone: how they ended, from the files. */
async function endsOf(world: World, place: HistoryPlace, text: string): Promise<readonly JournalRecord[]> {
  const ids = unfinishedIds(text);
  if (ids.size === 0) return [];
  const ends: JournalRecord[] = [];
  for (const one of journalOf(await recordsOf(world, place, text)).kept) {
    if (one.ended || !ids.has(one.entry.id) || (await isUnderWay(world, one))) continue;
    ends.push(await settled(world, one.entry));
  }
  return ends;
}
