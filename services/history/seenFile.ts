import type { Seen } from '../../state/domain/history/seen.js';
import { sha256 } from '../../state/domain/history/sha256.js';
import { isObject, type Json } from '../../state/domain/json.js';
import type { World } from '../world.js';
import { otherNames } from './journalFile.js';
import type { HistoryPlace } from './place.js';

export type SeenRead = { readonly seen: Seen; readonly hash: string | undefined };

/** What is torn, or of another form, is as if there had never been a look: the files are looked at anew. */
export async function readSeen(world: World, place: HistoryPlace): Promise<SeenRead> {
  const file = await world.files.read(place.seen);
  if (file.kind !== 'file') return { seen: fresh(world), hash: undefined };
  const seen = parsed(file.text);
  return { seen: seen === undefined ? fresh(world) : await asNamed(world, place, seen), hash: file.hash };
}

/** Losing it costs the next look its comparison, so it is not flushed; another Pincer that was faster knows as much. */
export async function writeSeen(world: World, place: HistoryPlace, read: SeenRead, seen: Seen): Promise<void> {
  const text = `${JSON.stringify(seen)}\n`;
  await world.files.replace({
    path: place.seen,
    text,
    expectHash: read.hash,
    backups: false,
    flush: false,
    isOwn: true,
  });
}

/** The config under the name that this home has for it, whatever another one called it. */
async function asNamed(world: World, place: HistoryPlace, seen: Seen): Promise<Seen> {
  const told = Object.entries(seen.files).map(([file, { kind }]) => ({ file, kind }));
  const names = await otherNames(world, place, told);
  if (names.size === 0) return seen;
  const files = Object.entries(seen.files).map(([file, one]) => [names.has(file) ? place.config : file, one] as const);
  return { ...seen, files: Object.fromEntries(files) };
}

function parsed(text: string): Seen | undefined {
  try {
    const value = JSON.parse(text) as Json;
    const isSeen = isObject(value) && value.version === 1 && typeof value.salt === 'string' && isObject(value.files);
    return isSeen ? (value as unknown as Seen) : undefined;
  } catch {
    return undefined;
  }
}

const fresh = (world: World): Seen => ({ version: 1, salt: saltOf(world, 'seen'), files: {} });

/** Nothing secret, and nothing that two homes or two entries share. */
export const saltOf = ({ now, process }: World, what: string): string =>
  sha256(`${now()} ${process.pid} ${process.startTime} ${process.cwd} ${what}`).slice(0, SALT_LENGTH);

const SALT_LENGTH = 16;
