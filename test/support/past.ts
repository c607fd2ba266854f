import type { FileChange } from '../../services/files/change.js';
import { commit } from '../../services/history/commit.js';
import { historyPlace } from '../../services/history/place.js';
import { readHistory } from '../../services/history/readHistory.js';
import type { World } from '../../services/world.js';
import type { FileKind } from '../../state/domain/history/journal.js';
import type { Home } from '../../state/domain/home.js';
import { showPath } from '../../state/domain/keyPath.js';
import { home } from './builders.js';
import { type FakeWorld, fakeWorld, hashOf } from './fakeWorld.js';

export const DIR = '/home/ann/.openclaw';
export const CONFIG = `${DIR}/openclaw.json`;
export const ENV = `${DIR}/.env`;
export const AGENT = `${DIR}/agents/main/agent`;
export const STORE = `${AGENT}/auth-profiles.json`;
export const REGISTRY = `${AGENT}/models.json`;

/** A home with all of its files looked at. */
export const ANN: Home = home({
  watched: [CONFIG, ENV, STORE, REGISTRY, `${AGENT}/auth-state.json`, '/home/ann/.env'],
});

const KINDS: Readonly<Record<string, FileKind>> = {
  [CONFIG]: 'config',
  [ENV]: 'env',
  [STORE]: 'auth store',
  [REGISTRY]: 'registry',
};

/** From what the disk says now. */
const change = (world: FakeWorld, file: string, after: string | undefined): FileChange => {
  const before = world.disk.get(file);
  return {
    file,
    kind: KINDS[file] ?? 'include',
    before,
    hash: before === undefined ? undefined : hashOf(before),
    after,
  };
};

/** Pincer writes these files, in one go. */
export const writes = (world: FakeWorld, files: Readonly<Record<string, string | undefined>>, on: World = world) =>
  commit(
    on,
    ANN,
    Object.entries(files).map(([file, after]) => change(world, file, after)),
    { command: 'set' },
  );

export const PLACE = historyPlace(fakeWorld(), ANN);

/** Path and text of every file that the history consists of. */
export const kept = (world: FakeWorld): readonly (readonly [string, string])[] =>
  [...world.disk].filter(([path]) => path.startsWith(PLACE.dir));

/** The journal as lines, newest first: `pincer set done: a.b: 1 > 2`. */
export async function told(world: World, of: Home = ANN): Promise<readonly string[]> {
  const { entries } = await readHistory(world, of);
  return entries.map(({ by, state, files, undone }) => {
    const changes = files.flatMap((file) => [
      ...(file.reached === false ? ['not reached'] : []),
      ...file.changes.map(({ path, before, after }) => `${showPath(path)}: ${before ?? '-'} > ${after ?? '-'}`),
    ]);
    const who = by.command === undefined ? by.program : `${by.program} ${by.command}`;
    return `${who} ${state}${undone ? ' undone' : ''}: ${changes.join('; ')}`;
  });
}
