import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AGENT, REGISTRY_CASES, type RegistryCase, secretsOf } from '../support/registryCases.js';
import { type OpenHome, openclaw, openHome, pincer } from './support/openclaw.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const writer = fileURLToPath(new URL('../support/realRegistry.mjs', import.meta.url));
const dist = join(root, '.interop', 'node_modules', 'openclaw', 'dist');

/** Of these nothing can be said without the server that answered then. */
const ASKABLE = REGISTRY_CASES.filter(({ served }) => served !== true);

/** The real one takes over a second for each home. Every third of them says whether it still writes what was recorded of it. */
const CASES = process.env.INTEROP_ALL === '1' ? ASKABLE : ASKABLE.filter((_, i) => i % 3 === 0);

/** The real one, over what it left and over what Pincer wrote. */
let theirs: readonly OpenHome[] = [];
let ours: readonly OpenHome[] = [];

beforeAll(async () => {
  theirs = await Promise.all(CASES.map(({ files, env }) => openHome(files, env)));
  ours = await Promise.all(CASES.map(({ files, env }) => openHome(files, env)));
  await letItWrite(theirs);
}, 600_000);

afterAll(async () => {
  await Promise.all([...theirs, ...ours].map((home) => home.remove()));
});

describe('what the real OpenClaw writes', () => {
  test.each(CASES.map((one, i) => ({ ...one, i })))('is what was recorded: $name', async ({ wrote, i }) => {
    expect(await registryIn(theirs[i])).toEqual(wrote);
  });
});

describe.concurrent('a home that OpenClaw has just written', () => {
  test.each(CASES.map((one, i) => ({ ...one, i })))('has nothing to sync: $name', async ({ wrote, files, i }) => {
    const home = theirs[i];
    if (home === undefined) throw new Error('no home');
    const { code, stderr } = await pincer(home, 'sync');
    expect([code, stderr.includes('Nothing to change')]).toEqual([0, true]);
    expect(await registryIn(home)).toEqual(wrote);
    // Where there was no registry before, nothing in it can be older than the config or of somebody else.
    if (Object.keys(files).some(isRegistry)) return;
    expect((await pincer(home, 'sync', '--check')).code).toBe(0);
  });
});

describe('what Pincer writes', () => {
  test('is equal to it, but for secrets, and OpenClaw has nothing to add', async () => {
    await Promise.all(ours.map((home) => pincer(home, 'sync')));
    const written = await Promise.all(ours.map(registryIn));
    const plain = CASES.flatMap((one, i) => (writesSecret(one) ? [] : [{ one, i, found: written[i] ?? {} }]));
    expect(plain.length).toBeGreaterThan(CASES.length / 2);
    for (const { one, found } of plain) expect(asJson(found), one.name).toEqual(asJson(one.wrote));
    for (const [i, one] of CASES.entries()) expect(added(one, written[i] ?? {}), one.name).toEqual([]);
    await letItWrite(plain.map(({ i }) => ours[i]).filter((home) => home !== undefined));
    for (const { one, i } of plain) expect(asJson(await registryIn(ours[i])), one.name).toEqual(asJson(one.wrote));
  }, 600_000);
});

test('a registry that `models status --probe` wrote is in sync', async () => {
  const model = { id: 'm1', name: 'M1' };
  const x = { baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'sk-own', api: 'openai-completions', models: [model] };
  const config = { agents: { defaults: { model: { primary: 'x/m1' } } }, models: { providers: { x } } };
  const home = await openHome({ '.openclaw/openclaw.json': JSON.stringify(config) });
  try {
    await openclaw(home, 'models', 'status', '--probe', '--probe-timeout', '2000');
    const before = await home.read(`${AGENT}models.json`);
    expect((await pincer(home, 'sync', '--check')).code).toBe(0);
    expect((await pincer(home, 'sync')).stderr).toContain('Nothing to change');
    expect(await home.read(`${AGENT}models.json`)).toBe(before);
  } finally {
    await home.remove();
  }
}, 120_000);

/** Lets the real writer run in all of these homes, in one process. */
async function letItWrite(homes: readonly OpenHome[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pincer-interop-list-'));
  const list = join(folder, 'homes.json');
  await mkdir(dirname(list), { recursive: true });
  await writeFile(list, JSON.stringify(homes.map(({ dir, env }) => ({ dir, env }))));
  const [first] = homes;
  const env = { PATH: first?.env.PATH ?? '', HOME: folder, LANG: 'C.UTF-8', TZ: 'UTC' };
  const { stdout } = await promisify(execFile)(process.execPath, [writer, dist, list], {
    env,
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  await rm(folder, { recursive: true, force: true });
  expect(stdout.split('\n').filter((line) => line.startsWith('@@')).length).toBe(homes.length);
}

const isRegistry = (path: string): boolean => /(?:^|\/)(?:models\.json|plugins\/[^/]+\/catalog\.json)$/.test(path);

async function registryIn(home: OpenHome | undefined): Promise<Readonly<Record<string, string>>> {
  if (home === undefined) return {};
  const folder = join(home.dir, AGENT);
  const found = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const paths = found.filter(isRegistry).sort();
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await home.read(AGENT + path)] as const)),
  );
}

/** A file that says the same in another order is left as it is. */
const asJson = (files: Readonly<Record<string, string>>): unknown =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, JSON.parse(text)]));

/** OpenClaw resolves a secret here and writes it, which Pincer does not. */
const writesSecret = (one: RegistryCase): boolean =>
  secretsOf(one).some((text) => Object.values(one.wrote).some((wrote) => wrote.includes(`"${text}"`)));

/** Secrets that were in none of the registry's files before. */
function added(one: RegistryCase, after: Readonly<Record<string, string>>): readonly string[] {
  const before = Object.entries(one.files).filter(([path]) => isRegistry(path));
  const had = before.map(([, text]) => text).join('\n');
  const has = Object.values(after).join('\n');
  return secretsOf(one).filter((text) => has.includes(`"${text}"`) && !had.includes(`"${text}"`));
}
