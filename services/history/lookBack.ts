import { type EnvEdit, editEnv, envLine } from '../../state/domain/history/envText.js';
import type { Kept, StoredFile } from '../../state/domain/history/stored.js';
import { takeBack } from '../../state/domain/history/takeBack.js';
import type { Json, KeyPath } from '../../state/domain/json.js';
import type { Notice } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { parseDotenv } from '../../state/domain/secrets/dotenv.js';
import type { FileChange } from '../files/change.js';
import { readConfigText } from '../files/configText.js';
import { editedText } from '../files/editedText.js';
import type { FileRead, World } from '../world.js';
import { readableText } from './describe.js';
import type { HistoryPlace } from './place.js';
import { readSnapshot } from './snapshots.js';
import { textOfHash } from './texts.js';

/** What going back does to one file. Without a change there was nothing to do, or nothing that could be done. */
export type LookedBack = {
  readonly change?: FileChange;
  readonly notices: readonly Notice[];
  /** What somebody gave another value since. */
  readonly overtaken: readonly KeyPath[];
};

export type Past = {
  readonly place: HistoryPlace;
  readonly journal: Parameters<typeof textOfHash>[2];
  readonly of: Kept;
};

const NOTHING: LookedBack = { notices: [], overtaken: [] };

/**
 * Takes back what an entry did to a file. A file that nobody changed since becomes what it was, byte by byte; else each value that
 * still is what the entry made of it. Problems: `text-not-kept`, and those of reading and editing.
 */
export async function lookBack(world: World, past: Past, record: StoredFile): Promise<Result<LookedBack, Problem>> {
  const { file, hashBefore, hashAfter } = record;
  const read = await world.files.read(file);
  if (read.kind === 'unreadable') return fail({ kind: 'unreadable', place: { file }, code: read.code });
  const hash = read.kind === 'file' ? read.hash : undefined;
  if (hash === hashBefore) return ok(NOTHING);
  const before = await textBefore(world, past, record);
  if (!before.ok) return before;
  if (hash === hashAfter) return ok(asItWas(record, read, before.value));
  return record.kind === 'env'
    ? envValues(past, record, { read, before: before.value })
    : values(world, past, record, before.value);
}

/** Undefined where there was no file. */
async function textBefore(
  world: World,
  { place, journal, of }: Past,
  { file, hashBefore, snapshot }: StoredFile,
): Promise<Result<string | undefined, Problem>> {
  if (hashBefore === undefined) return ok(undefined);
  const isScrubbed = snapshot !== undefined && journal.scrubbed.has(snapshot);
  const own =
    snapshot === undefined || isScrubbed
      ? undefined
      : await readSnapshot(world, place, { id: snapshot, hash: hashBefore });
  const text = own ?? (await textOfHash(world, place, journal, { file, hash: hashBefore }));
  if (text !== undefined) return ok(text);
  const because = isScrubbed ? 'scrubbed' : of.entry.by.program === 'pincer' ? 'gone' : 'others';
  return fail({ kind: 'text-not-kept', place: { file }, id: of.entry.id, because });
}

function asItWas({ file, kind }: StoredFile, read: FileRead, after: string | undefined): LookedBack {
  const [before, hash] = read.kind === 'file' ? [read.text, read.hash] : [undefined, undefined];
  const notices: readonly Notice[] = after === undefined ? [{ kind: 'removes-file', file, needsYes: false }] : [];
  return { change: { file, kind, before, hash, after }, notices, overtaken: [] };
}

/** What the file said before, for finding single values in it; nothing where there was none. */
const valueBefore = ({ kind }: StoredFile, text: string | undefined): Json | undefined => {
  const before = readableText(kind, text);
  return before.kind === 'values' ? before.value : before.kind === 'missing' ? {} : undefined;
};

const tooMany = ({ of }: Past, file: string): Result<never, Problem> =>
  fail({ kind: 'text-not-kept', place: { file }, id: of.entry.id, because: 'too many' });

async function values(
  world: World,
  past: Past,
  record: StoredFile,
  textThen: string | undefined,
): Promise<Result<LookedBack, Problem>> {
  const { file, kind, made } = record;
  const then = valueBefore(record, textThen);
  if (made === undefined || then === undefined) return tooMany(past, file);
  const target = await readConfigText(world, file);
  if (!target.ok) return target;
  const { edits, overtaken } = takeBack(made, past.of.entry.salt ?? '', then, target.value.value);
  if (edits.length === 0) return ok({ notices: [], overtaken });
  const edited = await editedText(target.value, edits);
  if (!edited.ok) return edited;
  const { text, hash } = target.value;
  const change = { file, kind, before: hash === undefined ? undefined : text, hash, after: edited.value };
  return ok({ change, notices: leftNotices(file, overtaken), overtaken });
}

function envValues(
  past: Past,
  record: StoredFile,
  { read, before }: { readonly read: FileRead; readonly before: string | undefined },
): Result<LookedBack, Problem> {
  const { file, kind, made } = record;
  if (made === undefined) return tooMany(past, file);
  const [text, hash] = read.kind === 'file' ? [read.text, read.hash] : ['', undefined];
  const now = Object.fromEntries(parseDotenv(text));
  const then = valueBefore(record, before) ?? {};
  const { edits, overtaken } = takeBack(made, past.of.entry.salt ?? '', then, now);
  if (edits.length === 0) return ok({ notices: [], overtaken });
  const lines = edits.map(({ path: [name = ''] }): EnvEdit => {
    const line = before === undefined ? undefined : envLine(before, String(name));
    return { name: String(name), text: line };
  });
  const after = editEnv(text, lines);
  if (!says(after, { ...now, ...Object.fromEntries(edits.map(({ path: [name = ''], value }) => [name, value])) })) {
    const message = 'its lines cannot be put back one by one, so nothing was written';
    return fail({ kind: 'not-verified', place: { file }, message });
  }
  const change = { file, kind, before: hash === undefined ? undefined : text, hash, after };
  return ok({ change, notices: leftNotices(file, overtaken), overtaken });
}

/** The check that counts: read anew, the text has each variable that is meant, and no other. */
function says(text: string, meant: Readonly<Record<string, Json | undefined>>): boolean {
  const found = parseDotenv(text);
  const expected = Object.entries(meant).filter(([, value]) => value !== undefined);
  return found.size === expected.length && expected.every(([name, value]) => found.get(name) === value);
}

const leftNotices = (file: string, paths: readonly KeyPath[]): readonly Notice[] =>
  paths.length === 0 ? [] : [{ kind: 'undo-left', file, paths, needsYes: false }];
