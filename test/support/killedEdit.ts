import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHistory } from '../../services/history/readHistory.js';
import { readHome } from '../../services/operations/readHome.js';
import { applyPatch } from '../../services/operations/write.js';
import type { World } from '../../services/world.js';
import { worldOf } from '../../src/nodeWorld.js';
import { nodeFiles } from '../../src/nodeWorldFiles.js';
import type { Json } from '../../state/domain/json.js';
import { toJson } from '../../state/domain/json5/document.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';

/** A config to be edited by `editProgram`, with the folder for Pincer's own state beside it. */
export type EditedHome = {
  readonly dir: string;
  readonly config: string;
  readonly state: string;
  readonly world: World;
};

/** `filler`: how many bytes of comment make the file as large as real ones get. */
export function editedHome(dir: string, filler: number): EditedHome {
  const config = join(dir, 'home', 'openclaw.json');
  const state = join(dir, 'state');
  mkdirSync(join(dir, 'home'), { mode: 0o700 });
  const comment = `  // ${'x'.repeat(90)}\n`.repeat(Math.ceil(filler / 96));
  writeFileSync(config, `{\n${comment}  env: { vars: { OWN: "mine" } }, // mine\n}\n`, { mode: 0o600 });
  const env = { HOME: join(dir, 'home'), OPENCLAW_CONFIG_PATH: config, XDG_STATE_HOME: state };
  return { dir, config, state, world: worldOf(env, join(dir, 'home')) };
}

/** What a program that edits said before it ended, one object a line. */
export type Said = {
  readonly begun?: number;
  readonly set?: string;
  readonly refused?: string;
  readonly changes?: number;
  readonly problem?: unknown;
  readonly warnings?: readonly unknown[];
};

export type EditRun = { readonly said: readonly Said[]; readonly signal: NodeJS.Signals | null };

/** Runs it to its end: its own, by the kill that was asked for (`dies`), or by one after so many milliseconds of editing. */
export async function runEdits(
  program: string,
  { config, state }: EditedHome,
  { prefix, times, dies = 0, killAfterMs }: RunPlan,
): Promise<EditRun> {
  const args = [program, config, state, prefix, String(times), String(dies)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    if (text === '' && killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    text += String(chunk);
  });
  const [, signal] = await once(child, 'close');
  const lines = text.split('\n').filter((line) => line.endsWith('}'));
  return { said: lines.map((line): Said => JSON.parse(line)), signal };
}

type RunPlan = {
  readonly prefix: string;
  readonly times: number;
  readonly dies?: number;
  readonly killAfterMs?: number;
};

/** The values that the edits made, by key; throws when the file is torn. */
export function editsIn({ config }: EditedHome): ReadonlySet<string> {
  const text = readFileSync(config, 'utf8');
  const doc = parseJson5(text);
  if (!doc.ok) throw new Error(`the file is torn: ${doc.problem.message}`);
  if (!text.endsWith(', // mine\n}\n')) throw new Error('the end of the file is another one');
  const { env } = toJson(doc.value.root) as { readonly env: { readonly vars: Readonly<Record<string, Json>> } };
  return new Set(Object.keys(env.vars));
}

/**
 * Everything that is wrong after a writer was killed. Empty: the file is whole, the journal agrees, the next one can write.
 * `before`: how many values there were when it began.
 */
export async function findFaults(edited: EditedHome, said: readonly Said[], before = 1): Promise<readonly string[]> {
  const accepted = said.flatMap(({ set }) => set ?? []);
  const there = editsIn(edited);
  const faults = accepted.filter((key) => !there.has(key)).map((key) => `${key} was accepted and is not there`);
  // What was there before, what was accepted, and the one edit that may have been under way.
  if (there.size > before + accepted.length + 1) faults.push('there is more than was tried');
  faults.push(
    ...said.flatMap(({ refused, problem }) => (refused ? `${refused} was refused: ${JSON.stringify(problem)}` : [])),
  );
  faults.push(...(await journalFaults(edited)));
  return [...faults, ...(await nextFaults(edited, there.size))];
}

/** The last entry, settled, has to say of the file what the file says itself. */
async function journalFaults({ config, world }: EditedHome): Promise<readonly string[]> {
  const { home } = await readHome(world, {});
  const { entries, problems } = await readHistory(world, home);
  const faults = problems.map(({ kind }) => `the journal has the problem ${kind}`);
  const now = await world.files.read(config);
  const [last] = entries;
  if (last === undefined || now.kind !== 'file') return faults;
  const [file] = last.files;
  const should = last.state === 'done' ? file?.hashAfter : file?.hashBefore;
  if (should !== now.hash) faults.push(`the journal says ${last.state}, which is not what the file says`);
  return faults;
}

async function nextFaults(edited: EditedHome, before: number): Promise<readonly string[]> {
  const { config, world } = edited;
  const faults: string[] = [];
  const taken = await nodeFiles.withLock(config, 0, async () => true);
  if (!taken.ok) faults.push('the lock is still there');
  const { home } = await readHome(world, {});
  const key = `NEXT_${before}`;
  const edits = [{ path: ['env', 'vars', key], was: undefined, value: 'set' }];
  const made = await applyPatch(world, home, { edits, notices: [] }, 'set');
  if (!made.ok) faults.push(`the next write fails: ${made.problem.kind}`);
  else if (made.value.warnings.length > 0) faults.push(`the next write warns: ${made.value.warnings[0]?.kind}`);
  if (!editsIn(edited).has(key)) faults.push('the next edit is not there');
  faults.push(...(await journalFaults(edited)), ...(await heldLocks(edited)));
  return [...faults, ...leftovers(edited).map((name) => `${name} was left behind`)];
}

/** The lock of a program that is gone may stay, if the next one that wants it gets it at once. */
async function heldLocks(edited: Pick<EditedHome, 'dir'>): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const name of leftovers(edited)) {
    if (!name.endsWith('.lock')) continue;
    const taken = await nodeFiles.withLock(join(edited.dir, name).slice(0, -'.lock'.length), 0, async () => true);
    if (!taken.ok) faults.push(`${name} cannot be taken`);
  }
  return faults;
}

/** What a dead writer left that the next one does not get past: drafts, and locks that cannot be had at once. */
export async function leftInTheWay(edited: Pick<EditedHome, 'dir'>): Promise<readonly string[]> {
  const drafts = leftovers(edited).filter((name) => !name.endsWith('.lock'));
  return [...drafts.map((name) => `${name} was left behind`), ...(await heldLocks(edited))];
}

/** What should not be there once nobody writes any more: drafts, locks. */
export function leftovers({ dir }: Pick<EditedHome, 'dir'>): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true })
    .map(String)
    .filter((name) => /\.(?:tmp|lock)$/.test(name));
}
