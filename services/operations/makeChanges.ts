import type { Preview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { type Cause, filePreview, type Planned, type Planner } from '../files/change.js';
import type { Committed } from '../history/commit.js';
import type { World } from '../world.js';

export type Made = Committed & {
  /** False when the files already said all of it: then none was touched. */
  readonly written: boolean;
  /** A file was changed by somebody else since it was read, elsewhere; their change and this one are both in it. */
  readonly mergedOver: boolean;
};

/** OpenClaw waits about as long for the lock of its config. */
const LOCK_WAIT_MS = 20_000;

/** How often to start over when somebody writes between our reading and our writing, without taking the lock. */
const ATTEMPTS = 3;

/** What a plan would do to the files as they are now; nothing is written. */
export async function previewChanges(world: World, home: Home, planner: Planner): Promise<Result<Preview, Problem>> {
  const refusal = refusalOf(world, home);
  if (refusal !== undefined) return fail(refusal);
  const planned = await planner.plan();
  if (!planned.ok) return planned;
  const { changes, notices } = planned.value;
  return ok({ files: changes.map(filePreview), notices });
}

/** Under OpenClaw's locks: plans from what the files say now, and writes it. */
export async function makeChanges(
  world: World,
  home: Home,
  planner: Planner,
  cause: Cause,
): Promise<Result<Made, Problem>> {
  const refusal = refusalOf(world, home);
  if (refusal !== undefined) return fail(refusal);
  // Always in the same order, so that two Pincers never wait for each other.
  const locks = [...new Set([...planner.locks, ...((await planner.moreLocks?.()) ?? [])])].sort();
  return locked(world, locks, () => attempt(world, home, planner, cause));
}

async function locked<T>(
  world: World,
  [first, ...rest]: readonly string[],
  run: () => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  if (first === undefined) return run();
  const done = await world.files.withLock(first, LOCK_WAIT_MS, () => locked(world, rest, run));
  return done.ok ? done.value : done;
}

async function attempt(world: World, home: Home, planner: Planner, cause: Cause): Promise<Result<Made, Problem>> {
  for (let attempts = 1; ; attempts++) {
    const planned = await planner.plan();
    if (!planned.ok) return planned;
    const made = await put(world, home, planned.value, cause);
    if (made.ok || !isOvertaken(made.problem) || attempts === ATTEMPTS) return made;
  }
}

/** The whole file changed under our hands; a single value that changed has a path, and is for a person to decide. */
const isOvertaken = (problem: Problem): boolean => problem.kind === 'changed' && problem.place.path === undefined;

async function put(
  world: World,
  home: Home,
  { changes, mergedOver, copies }: Planned,
  cause: Cause,
): Promise<Result<Made, Problem>> {
  if (changes.length === 0) return ok({ files: [], warnings: [], written: false, mergedOver });
  if (copies) {
    const { rewriteCopies } = await import('../secrets/rewriteCopies.js');
    const done = await rewriteCopies(world, home, changes);
    return done.ok ? ok({ ...done.value, written: true, mergedOver }) : done;
  }
  // Only what writes keeps a history, so that nothing else loads what that takes.
  const { writeAndRemember } = await import('../history/writeAndRemember.js');
  const done = await writeAndRemember(world, home, changes, cause);
  return done.ok ? ok({ ...done.value, written: true, mergedOver }) : done;
}

function refusalOf({ env }: World, { dialect, paths }: Home): Problem | undefined {
  const place = { file: paths.config };
  if (!dialect.writable) {
    return { kind: 'read-only-dialect', place, version: dialect.version, because: dialect.because };
  }
  return env.OPENCLAW_NIX_MODE === '1' ? { kind: 'nix-mode', place } : undefined;
}
