import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noteChanges } from '../../services/history/noteChanges.js';
import { readHistory } from '../../services/history/readHistory.js';
import { readHome } from '../../services/operations/readHome.js';
import { worldOf } from '../../src/nodeWorld.js';
import type { JournalEntry } from '../../state/domain/history/journal.js';
import { LIMITS } from '../../state/domain/history/limits.js';
import { cli } from '../support/cli.js';
import { folder } from '../support/folder.js';

const TEXT = "{\n  // mine\n  agents: { defaults: { model: { primary: 'openai/gpt-5.5' } } },\n}\n";

/** A real home on a real disk, with a config that says this. */
function home(text: string, env: Readonly<Record<string, string>> = {}) {
  const dir = folder();
  const config = join(dir, '.openclaw', 'openclaw.json');
  mkdirSync(join(dir, '.openclaw'));
  writeFileSync(config, text, { mode: 0o600 });
  const world = worldOf({ HOME: dir, ...env }, dir);
  const run = (...argv: string[]) => cli(argv, world);
  const read = async () => readHistory(world, (await readHome(world, {})).home);
  return { dir, config, world, run, read, text: () => readFileSync(config, 'utf8') };
}

const everythingIn = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => join(dir, name));

test('the history is for its owner alone, and leaves nothing else behind', async () => {
  const { dir, run } = home(TEXT);
  for (const model of ['a/one', 'a/two']) expect((await run('set', model)).code).toBe(0);
  const paths = everythingIn(join(dir, '.local'));
  for (const path of paths) {
    const stat = statSync(path);
    expect([path, stat.mode & 0o777]).toEqual([path, stat.isDirectory() ? 0o700 : 0o600]);
  }
  const names = paths.filter((path) => statSync(path).isFile()).map((path) => path.split('/').at(-1) ?? '');
  expect(names.map((name) => name.replace(/^\w+-\w+\.0\.\w{8}\./, 'ID.')).toSorted()).toEqual([
    `ID.${TEXT.length - 'openai/gpt-5.5'.length + 'a/one'.length}`,
    `ID.${TEXT.length}`,
    'journal.jsonl',
    'seen.json',
  ]);
});

test('a folder for it that is open to others is closed, and so are the files in it', async () => {
  const state = join(folder(), 'state');
  const { run } = home(TEXT, { XDG_STATE_HOME: state });
  await run('set', 'a/one');
  const paths = everythingIn(join(state, 'pincer')).filter((path) => !/\.\d+$/.test(path));
  for (const path of paths) chmodSync(path, 0o777);
  expect((await run('set', 'a/two')).stderr).not.toContain('not recorded');
  for (const path of paths) expect([path, statSync(path).mode & 0o077]).toEqual([path, 0]);
});

test('a link in the place of its folder is followed, and where it leads stays as open as it was', async () => {
  const [state, shared] = [join(folder(), 'state'), join(folder(), 'shared')];
  const { run } = home(TEXT, { XDG_STATE_HOME: state });
  await run('set', 'a/one');
  const [place = ''] = readdirSync(join(state, 'pincer')).map((name) => join(state, 'pincer', name));
  renameSync(place, shared);
  symlinkSync(shared, place);
  chmodSync(shared, 0o755);
  expect((await run('set', 'a/two')).stderr).not.toContain('not recorded');
  expect((await run('journal')).stdout).toContain('a/two');
  expect(statSync(shared).mode & 0o777).toBe(0o755);
});

test('a link that somebody put there is not followed, whatever is kept', async () => {
  const { dir, run, text } = home(TEXT);
  await run('set', 'a/one');
  const theirs = join(dir, 'theirs');
  writeFileSync(theirs, TEXT);
  const files = everythingIn(join(dir, '.local')).filter((path) => statSync(path).isFile());
  for (const path of files) {
    rmSync(path);
    symlinkSync(theirs, path);
  }
  const { code, stderr } = await run('set', 'a/two');
  expect([code, text().includes('a/two')]).toEqual([0, true]);
  expect(stderr).toContain('but not recorded');
  await run('config', 'scrub');
  await run('journal');
  expect(readFileSync(theirs, 'utf8')).toBe(TEXT);
});

test('an undo gives back every byte of a file, whatever it holds, and its permissions', async () => {
  const odd = `\ufeff// é\r\n${TEXT.replaceAll('\n', '\r\n')}// end`;
  const { config, run, text } = home(odd);
  chmodSync(config, 0o640);
  await run('set', 'a/one');
  expect(text()).not.toBe(odd);
  expect((await run('config', 'undo')).code).toBe(0);
  expect([text(), statSync(config).mode & 0o777]).toEqual([odd, 0o640]);
});

test('where the history cannot be kept, the write is made and the reason told', async () => {
  const { run, text } = home(TEXT, { XDG_STATE_HOME: '/dev/null/state' });
  const { code, stderr } = await run('set', 'a/one');
  expect(code).toBe(0);
  expect(stderr.match(/but not recorded/g)).toHaveLength(1);
  expect(stderr).toContain('/dev/null/state');
  expect(text()).toContain('a/one');
});

test('many that write and look at once leave whole lines, one for each change', async () => {
  const { dir, config, world, run, read } = home(TEXT);
  await run('allow', 'a/zero', '--yes');
  const writers = Array.from({ length: 8 }, (_, i) => run('allow', `b/n${i}`));
  expect((await Promise.all(writers)).map(({ code }) => code)).toEqual(Array(8).fill(0));
  const { entries } = await read();
  expect(entries.filter(({ state }) => state === 'done')).toHaveLength(9);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  writeFileSync(config, readFileSync(config, 'utf8').replace('gpt-5.5', 'their-own'));
  const { home: now } = await readHome(world, {});
  await Promise.all(Array.from({ length: 4 }, () => noteChanges(world, now)));
  expect((await read()).entries.filter(({ by }) => by.program === 'unknown')).toHaveLength(1);
  const journal = everythingIn(join(dir, '.local')).find((path) => path.endsWith('journal.jsonl')) ?? '';
  for (const line of readFileSync(journal, 'utf8').split('\n')) if (line !== '') JSON.parse(line);
});

describe('large files', () => {
  const big = (n: number): string =>
    `{ // big\n agents: { defaults: { model: { primary: 'openai/gpt-5.5' } } }, models: { providers: { x: { baseUrl: 'http://x', api: 'openai-completions', models: [\n${Array.from({ length: n }, (_, i) => `  { id: 'm${i}', name: 'Model ${i}', contextWindow: ${i + 1}, maxTokens: 1 }, // one of many\n`).join('')}] } } } }\n`;

  test('of a megabyte are kept and compared value by value', async () => {
    const { run, read, text } = home(big(12_000));
    const before = text();
    expect(before.length).toBeGreaterThan(1_000_000);
    await run('set', 'a/one');
    expect((await read()).entries).toMatchObject([
      { files: [{ changes: [{ before: '"openai/gpt-5.5"', after: '"a/one"' }] }] },
    ]);
    await run('config', 'undo');
    expect(text()).toBe(before);
  });

  test('of three megabytes that others changed throughout are told as one change, or as the first of many', async () => {
    const { config, run, read, text } = home(big(35_000));
    expect(text().length).toBeGreaterThan(3_000_000);
    await run('journal');
    writeFileSync(config, text().replaceAll('maxTokens: 1', 'maxTokens: 2'));
    await run('journal');
    writeFileSync(`${config}.bak`, text());
    writeFileSync(config, text().replaceAll('maxTokens: 2', 'maxTokens: 3'));
    await run('journal');
    const { entries } = await read();
    expect(entries.map(({ files }) => [files[0]?.changes.length, files[0]?.more])).toEqual([
      [LIMITS.changesShown, 35_000 - LIMITS.changesShown],
      [1, undefined],
    ]);
  }, 60_000);
});

test('a config has one history under all its names, and under each of them it is undone', async () => {
  const dir = folder();
  const real = join(dir, 'real', 'oc.json');
  for (const name of ['.openclaw', 'real']) mkdirSync(join(dir, name), { mode: 0o700 });
  writeFileSync(real, '{ env: { vars: { A: "one" } } }', { mode: 0o600 });
  symlinkSync('../real/oc.json', join(dir, '.openclaw', 'openclaw.json'));
  const byLink = (...argv: string[]) => cli(argv, worldOf({ HOME: dir }, dir));
  const byName = (...argv: string[]) => cli(argv, worldOf({ HOME: dir, OPENCLAW_CONFIG_PATH: real }, dir));
  await byLink('config', 'set', 'env.vars.A', 'two');
  await byName('config', 'set', 'env.vars.A', 'three');
  for (const [run, name] of [
    [byLink, '/.openclaw/openclaw.json'],
    [byName, '/real/oc.json'],
  ] as const) {
    const { entries } = JSON.parse((await run('journal', '--json')).stdout);
    const told = entries.map(({ by, files }: JournalEntry) => [by.program, files[0]?.file]);
    expect(told).toEqual([
      ['pincer', dir + name],
      ['pincer', dir + name],
    ]);
  }
  expect((await byLink('config', 'undo')).code).toBe(0);
  expect(readFileSync(real, 'utf8')).toContain('"two"');
  expect((await byName('config', 'undo')).code).toBe(0);
  expect(readFileSync(real, 'utf8')).toContain('"one"');
  expect(readdirSync(join(dir, '.local', 'state', 'pincer'))).toHaveLength(1);
});
