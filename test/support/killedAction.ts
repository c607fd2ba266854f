import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noteChanges } from '../../services/history/noteChanges.js';
import { readHistory } from '../../services/history/readHistory.js';
import { doAction } from '../../services/operations/act.js';
import { readHome } from '../../services/operations/readHome.js';
import type { World } from '../../services/world.js';
import { worldOf } from '../../src/nodeWorld.js';
import type { Action } from '../../state/domain/action.js';
import { sameJson } from '../../state/domain/json.js';
import { leftInTheWay } from './killedEdit.js';

/** A home in which actions change several files. */
type SeveralHome = {
  readonly dir: string;
  readonly home: string;
  readonly state: string;
  readonly world: World;
};

/** What the files of a home say, by path in the home; undefined where there is none. */
type Texts = Readonly<Record<string, string | undefined>>;

const CONFIG = '.openclaw/openclaw.json';
const INCLUDED = '.openclaw/models.json5';
const DOTENV = '.openclaw/.env';
const MAIN = '.openclaw/agents/main/agent';
const WORK = '.openclaw/agents/work/agent';
const FILES = [
  CONFIG,
  INCLUDED,
  DOTENV,
  `${MAIN}/auth-profiles.json`,
  `${MAIN}/auth-state.json`,
  `${MAIN}/models.json`,
  `${WORK}/auth-profiles.json`,
  `${WORK}/models.json`,
];
const KEY = 'sk-several-01-Qx7mPz3VtR9wKb2nHs5cLd8f';
const PROFILE = 'sk-several-02-Zy8nQa4WuS0xLc3oIt6dMe9g';

const profiles = `{\n  "version": 1,\n  "profiles": { "lab:a": { "type": "api_key", "provider": "lab", "key": "${PROFILE}" } }\n}\n`;

const registry = `${JSON.stringify({ providers: { lab: { baseUrl: 'http://127.0.0.1:8/v1', apiKey: KEY, models: [] } } }, null, 2)}\n`;

/** The key of one provider stands in an included file, two auth stores and two registries that are out of date. */
function severalHome(dir: string): SeveralHome {
  const home = join(dir, 'home');
  const texts: Texts = {
    [CONFIG]: `{\n  // mine\n  models: { $include: './models.json5' },\n  agents: { list: [{ id: 'main' }, { id: 'work' }] },\n}\n`,
    [INCLUDED]: `{ providers: { lab: {\n  baseUrl: 'http://127.0.0.1:9/v1', // close by\n  apiKey: '${KEY}', api: 'openai-completions',\n  models: [{ id: 'm', name: 'M' }],\n} } }\n`,
    [`${MAIN}/auth-profiles.json`]: profiles,
    [`${MAIN}/auth-state.json`]: '{ "version": 1, "order": { "lab": ["lab:a"] } }\n',
    [`${MAIN}/models.json`]: registry,
    [`${WORK}/auth-profiles.json`]: profiles,
    [`${WORK}/models.json`]: registry,
  };
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(join(home, dirname(path)), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, path), text ?? '', { mode: 0o600 });
  }
  const state = join(dir, 'state');
  return { dir, home, state, world: worldOf({ HOME: home, XDG_STATE_HOME: state }, home) };
}

const textsIn = ({ home }: SeveralHome): Texts =>
  Object.fromEntries(FILES.map((path) => [path, textOf(join(home, path))]));

const textOf = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** How many changes of the disk it made; undefined when it was killed. Throws when it was refused. */
async function runAction(
  program: string,
  { home, state }: SeveralHome,
  action: Action,
  dies = 0,
): Promise<number | undefined> {
  const args = [program, home, state, JSON.stringify(action), String(dies)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  const [, signal] = await once(child, 'close');
  if (signal === 'SIGKILL') return undefined;
  const { made, changes } = JSON.parse(text);
  if (!made.ok) throw new Error(`${action.kind} was refused: ${text}`);
  return changes;
}

/** The same in this process. Gives the kind of the problem where there is one. */
async function act({ world }: SeveralHome, action: Action): Promise<string> {
  const { home } = await readHome(world, {});
  const made = await doAction(world, home, action, 'test');
  return made.ok ? 'done' : made.problem.kind;
}

/** Newest first. */
async function entriesOf({ world }: SeveralHome) {
  const { home } = await readHome(world, {});
  const { entries, problems } = await readHistory(world, home);
  if (problems.length > 0) throw new Error(`the journal has the problem ${problems[0]?.kind}`);
  return entries;
}

/** What was before the action, and what the files say when nobody kills it. */
type Several = {
  readonly action: Action;
  readonly entries: number;
  readonly before: Texts;
  readonly after: Texts;
};

/**
 * Everything that is wrong after an action on several files was killed: a file that is neither old nor new, a key that stands
 * nowhere any more, a journal that tells it otherwise, no way back, and an action that cannot be done again.
 */
async function faultsAfterKill(edited: SeveralHome, several: Several): Promise<readonly string[]> {
  const { before, after, action } = several;
  const there = textsIn(edited);
  const mixed = FILES.filter((path) => there[path] !== before[path] && there[path] !== after[path]);
  const faults = mixed.map((path) => `${path} is neither the old text nor the new one`);
  faults.push(...keyFaults(there), ...(await journalFaults(edited, several, there)));
  faults.push(...differences(textsIn(edited), before, 'after it was taken back'));
  const again = await act(edited, action);
  if (again !== 'done') faults.push(`doing it again: ${again}`);
  faults.push(...differences(textsIn(edited), after, 'after it was done again'));
  return [...faults, ...(await leftInTheWay(edited))];
}

/** What the journal says of the killed action; takes it back by what it says. */
async function journalFaults(edited: SeveralHome, several: Several, there: Texts): Promise<readonly string[]> {
  const { home } = await readHome(edited.world, {});
  await noteChanges(edited.world, home);
  const entries = await entriesOf(edited);
  const isThere = entries.length > several.entries;
  const [entry] = entries;
  if (!isThere || entry === undefined) return [];
  const faults: string[] = [];
  const reached = entry.files.filter((one) => one.reached !== false).map(({ file }) => file);
  const changed = entry.files.map(({ file }) => file).filter((file) => isNew(edited, several, file, there));
  if (!sameJson(reached, changed)) faults.push(`the journal says that ${reached} were reached, and it is ${changed}`);
  const state = changed.length === entry.files.length ? 'done' : 'unfinished';
  if (entry.state !== state) faults.push(`the journal says ${entry.state} of what is ${state}`);
  const expected = changed.length === 0 ? 'nothing-done' : 'done';
  const back = await act(edited, { kind: 'undo', entry: entry.id });
  if (back !== expected) faults.push(`taking it back: ${back}`);
  return faults;
}

function isNew({ home }: SeveralHome, { before, after }: Several, file: string, there: Texts): boolean {
  const path = file.slice(home.length + 1);
  return there[path] !== before[path] && there[path] === after[path];
}

const differences = (found: Texts, expected: Texts, when: string): readonly string[] =>
  FILES.filter((path) => found[path] !== expected[path]).map((path) => `${path} is not as it has to be ${when}`);

/** At every moment a key stands where OpenClaw looks for it: in its place, or in the variable to which that place refers. */
function keyFaults(texts: Texts): readonly string[] {
  const places = [
    [INCLUDED, KEY],
    [`${MAIN}/auth-profiles.json`, PROFILE],
    [`${WORK}/auth-profiles.json`, PROFILE],
  ] as const;
  return places.flatMap(([path, key]) => {
    const text = texts[path] ?? '';
    const variable = /["']?id["']?: ["']([A-Z_0-9]+)["']/.exec(text)?.[1];
    const isGiven = variable !== undefined && (texts[DOTENV] ?? '').includes(`${variable}=${key}\n`);
    return text.includes(key) || isGiven ? [] : [`the key of ${path} stands nowhere`];
  });
}

const MOVE: Action = { kind: 'move key', provider: 'lab' };
const LOGIN: Action = {
  kind: 'profile',
  change: {
    kind: 'add',
    isLogin: true,
    profile: { id: 'lab:new', provider: 'lab', type: 'token', secret: { kind: 'env', name: 'LAB_TOKEN' } },
  },
};
const SYNC: Action = { kind: 'sync', agents: 'all', takeConfig: true };

/** Actions that change several files, and what was done before them. An undo is of what was done last. */
export const SEVERAL: Readonly<Record<string, { readonly first?: Action; readonly action: Action | 'undo' }>> = {
  'moving a key out of an include, two auth stores and two registries': { action: MOVE },
  'syncing the registries of all agents': { action: SYNC },
  'adding a profile to a store, an order and the config': { action: LOGIN },
  'removing a profile from all that names it': {
    first: LOGIN,
    action: { kind: 'profile', change: { kind: 'remove', id: 'lab:new' } },
  },
  'taking a moved key back': { first: MOVE, action: 'undo' },
};

export type Killed = { readonly kills: number; readonly files: number; readonly faults: readonly string[] };

/** Kills the action before each change of the disk that it makes, or before every so many of them, in a home of its own each. */
export async function killedAtEach(program: string, dir: string, name: string, step = 1): Promise<Killed> {
  const plan = SEVERAL[name];
  if (plan === undefined) throw new Error(`there is no plan ${name}`);
  const prepared = async (sub: string) => {
    mkdirSync(join(dir, sub));
    const edited = severalHome(join(dir, sub));
    if (plan.first !== undefined) await act(edited, plan.first);
    const entries = await entriesOf(edited);
    const action: Action = plan.action === 'undo' ? { kind: 'undo', entry: entries[0]?.id ?? '' } : plan.action;
    return { edited, action, entries: entries.length, before: textsIn(edited) };
  };
  const whole = await prepared('whole');
  const changes = await runAction(program, whole.edited, whole.action);
  if (changes === undefined) throw new Error('it was killed by nobody');
  const after = textsIn(whole.edited);
  const faults: string[] = [];
  let kills = 0;
  for (let dies = 1; dies <= changes; dies += step) {
    const { edited, ...several } = await prepared(String(dies));
    if ((await runAction(program, edited, several.action, dies)) === undefined) kills++;
    const found = await faultsAfterKill(edited, { ...several, after });
    faults.push(...found.map((fault) => `killed before change ${dies} of ${changes}: ${fault}`));
  }
  return { kills, files: FILES.filter((path) => after[path] !== whole.before[path]).length, faults };
}
