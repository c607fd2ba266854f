import type { FileKind } from '../../state/domain/history/journal.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { parseDotenv } from '../../state/domain/secrets/dotenv.js';
import { type Held, SHORTEST_SCRUBBED, scrubText } from '../../state/domain/secrets/scrub.js';
import type { FileChange, Planned, Planner } from '../files/change.js';
import { createReader } from '../home/reader.js';
import { type HoldingFile, holdingFiles } from '../secrets/files.js';
import { dotenvOf } from '../secrets/sources.js';
import type { World } from '../world.js';

/**
 * Masks what variables of the `.env` hold wherever it stands in copies: the ring of backups, what OpenClaw put aside, Pincer's snapshots.
 * Problems: `variable-unknown`, `too-short-to-mask`, and those of writing.
 */
export const scrubPlanner = (world: World, home: Home, variables: readonly string[]): Planner => ({
  locks: [home.paths.config],
  plan: () => plan(world, home, variables),
});

/** Files that hold a secret, and how often they do. */
export type Copies = { readonly files: readonly string[]; readonly count: number };

/** What a scrub of these variables would mask. */
export async function copiesOf(
  world: World,
  home: Home,
  variables: readonly string[],
): Promise<Result<Copies, Problem>> {
  const found = await scrubbed(world, home, variables);
  if (!found.ok) return found;
  const count = found.value.reduce((sum, one) => sum + one.count, 0);
  return ok({ files: found.value.map(({ change }) => change.file), count });
}

async function plan(world: World, home: Home, variables: readonly string[]): Promise<Result<Planned, Problem>> {
  const found = await scrubbed(world, home, variables);
  if (!found.ok) return found;
  return ok({ changes: found.value.map(({ change }) => change), notices: [], mergedOver: false, copies: true });
}

type Scrubbed = { readonly change: FileChange; readonly count: number };

async function scrubbed(
  world: World,
  home: Home,
  variables: readonly string[],
): Promise<Result<readonly Scrubbed[], Problem>> {
  const held = await heldBy(world, dotenvOf(home), variables);
  if (!held.ok) return held;
  const reader = createReader(world.files);
  const { files } = await holdingFiles(world, reader, home);
  const copies = files.filter((one) => one.in === 'copy' || one.in === 'snapshot');
  const found = await Promise.all(
    copies.map(async (one): Promise<readonly Scrubbed[]> => {
      const read = await reader.read(one.file);
      if (read.kind !== 'file') return [];
      const { text, count } = scrubText(read.text, held.value);
      return count === 0 ? [] : [{ change: changeOf(one, read, text), count }];
    }),
  );
  return ok(found.flat());
}

const changeOf = (
  { file, layout, under, snapshot }: HoldingFile,
  { text: before, hash }: { readonly text: string; readonly hash: string },
  after: string,
): FileChange => ({
  file,
  kind: KINDS[layout],
  before,
  hash,
  after,
  under,
  isPrivate: true,
  ...(snapshot === undefined ? {} : { snapshot }),
});

const KINDS: Readonly<Record<HoldingFile['layout'], FileKind>> = {
  config: 'config',
  registry: 'registry',
  'auth store': 'auth store',
  'legacy store': 'auth store',
  env: 'env',
};

async function heldBy(
  world: World,
  file: string,
  variables: readonly string[],
): Promise<Result<readonly Held[], Problem>> {
  const read = await world.files.read(file);
  const known = parseDotenv(read.kind === 'file' ? read.text : '');
  const held: Held[] = [];
  for (const variable of new Set(variables)) {
    const value = known.get(variable) ?? '';
    if (value === '') return fail({ kind: 'variable-unknown', name: variable, file });
    if (value.length < SHORTEST_SCRUBBED) return fail({ kind: 'too-short-to-mask', name: variable });
    held.push({ value, variable });
  }
  return ok(held);
}
