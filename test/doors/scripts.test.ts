import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.ts';

let built: Built;
let home: string;
let cache: string;

beforeAll(async () => {
  built = await buildPincer();
  home = mkdtempSync(join(tmpdir(), 'pincer-scripts-'));
  cache = join(dirname(built.file), '.cache');
}, 30_000);
beforeEach(() => rmSync(cache, { recursive: true, force: true }));
afterAll(() => {
  built.remove();
  rmSync(home, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [built.file, ...args], {
    env: { HOME: home },
    encoding: 'utf8',
  });
  return { status, stdout };
};

const kept = (): readonly string[] => readdirSync(cache).filter((name) => name.startsWith('main-'));

test('what a command had compiled is kept for the next time, and changes nothing in what it says', () => {
  const first = run('status', '--json');
  expect(first.status).toBe(0);
  expect(kept()).toHaveLength(1);
  const [name = ''] = kept();
  const before = readFileSync(join(cache, name));
  expect(run('status', '--json')).toEqual(first);
  expect(kept()).toEqual([name]);
  expect(readFileSync(join(cache, name)).equals(before)).toBe(true);
});

test('each command keeps its own, and one that failed keeps nothing', () => {
  expect(run('list').status).toBe(0);
  expect(run('aliases', 'list').status).toBe(0);
  expect(run('no-such-command').status).toBe(1);
  expect(kept().map((name) => name.split('-')[1])).toEqual(['aliases', 'list']);
});

test('however many scripts a first run needs, Node has nothing to warn of', () => {
  const state = join(home, '.openclaw');
  mkdirSync(state);
  writeFileSync(join(state, 'openclaw.json'), "{ $include: ['./models.json5'] }");
  writeFileSync(join(state, 'models.json5'), '{ models: { providers: {} } }');
  const argv = ['providers', 'add', 'lab', '--base-url', 'http://127.0.0.1:9/v1', '--model', 'a', '--yes'];
  const { status, stderr } = spawnSync(process.execPath, [built.file, ...argv], {
    env: { HOME: home },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(status).toBe(0);
  expect(stderr).not.toContain('Warning');
});

test.each<readonly [string, (kept: Buffer) => Buffer]>([
  ['cut off', (data) => data.subarray(0, data.length >> 1)],
  ['empty', () => Buffer.alloc(0)],
  ['of zeros', (data) => Buffer.alloc(data.length)],
  ['damaged', (data) => data.fill(0x55, data.length >> 2, (data.length >> 2) + 4000)],
])('kept code that is %s is not believed, and made anew', (_, harm) => {
  const whole = run('status', '--json');
  const path = join(cache, kept()[0] ?? '');
  const before = readFileSync(path);
  writeFileSync(path, harm(Buffer.from(before)));
  expect(run('status', '--json')).toEqual(whole);
  expect(readFileSync(path).length).toBeGreaterThan(before.length >> 1);
  expect(run('status', '--json')).toEqual(whole);
});
