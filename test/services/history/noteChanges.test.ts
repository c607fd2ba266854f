import { describe, expect, test } from 'vitest';
import { noteChanges } from '../../../services/history/noteChanges.js';
import { readHistory } from '../../../services/history/readHistory.js';
import type { World } from '../../../services/world.js';
import type { Home } from '../../../state/domain/home.js';
import { NOON } from '../../support/builders.js';
import { type FakeWorld, fakeWorld, hashOf } from '../../support/fakeWorld.js';
import { AGENT, ANN, CONFIG, DIR, ENV, kept, PLACE, REGISTRY, told, writes } from '../../support/past.js';

/** Pincer looked at these files once. */
async function looked(files: Readonly<Record<string, string>>, of: Home = ANN): Promise<FakeWorld> {
  const world = fakeWorld({ files });
  expect(await noteChanges(world, of)).toEqual({ entries: [], problems: [] });
  return world;
}

const AUDIT = `${DIR}/logs/config-audit.jsonl`;
const audited = (text: string): string =>
  `${JSON.stringify({ event: 'config.write', configPath: CONFIG, pid: 77, nextHash: hashOf(text), argv: ['node', 'openclaw', 'config', 'set', 'a', 's3cret'] })}\n`;

describe('what others did is journalled at the next look', () => {
  test.each<[string, string, string | undefined, string | undefined, string]>([
    ['a value', CONFIG, '{ a: 1 }', '{ a: 2 }', 'a: 1 > 2'],
    ['only the bytes around it', CONFIG, '{ a: 1 }', '{ "a": 1 } // why', ''],
    ['a file that is new', ENV, undefined, 'A=1\n', 'A: - > [secret]'],
    ['a file that is gone', REGISTRY, '{ "a": 1 }', undefined, 'a: 1 > -'],
    ['a file that no longer parses', CONFIG, '{ a: 1 }', '{ a: ', 'the root: parses > does not parse'],
    ['a file that parses again', CONFIG, '{ a: ', '{ a: 1 }', 'the root: does not parse > parses'],
    [
      'a file that is too large to remember',
      CONFIG,
      '{ a: 1 }',
      `{ a: '${'x '.repeat(200_000)}' }`,
      'the root: parses > 400009 bytes',
    ],
  ])('%s', async (_what, file, before, after, says) => {
    const world = await looked(before === undefined ? {} : { [file]: before });
    world.somebodyWrites(file, after);
    const { entries } = await noteChanges(world, ANN);
    expect(await told(world)).toEqual(says === '' ? [] : [`unknown done: ${says}`]);
    expect((await readHistory(world, ANN)).entries).toEqual(entries);
    expect(await noteChanges(world, ANN)).toEqual({ entries: [], problems: [] });
  });

  test('once it is written: who writes a file anew empties it first', async () => {
    const world = await looked({ [CONFIG]: '{ a: 1 }' });
    world.somebodyWrites(CONFIG, '');
    expect(await noteChanges(world, ANN)).toEqual({ entries: [], problems: [] });
    world.somebodyWrites(CONFIG, '{ a: 2 }');
    await noteChanges(world, ANN);
    expect(await told(world)).toEqual(['unknown done: a: 1 > 2']);
  });

  test('also when a file was emptied and stayed so', async () => {
    const world = await looked({ [CONFIG]: '{ a: 1 }' });
    world.somebodyWrites(CONFIG, '');
    world.passTime(2000);
    expect((await noteChanges(world, ANN)).entries).toHaveLength(1);
  });

  test('in an included file, with the key path that the file stands for', async () => {
    const part = `${DIR}/models.json5`;
    const of: Home = { ...ANN, config: { kind: 'read', bytes: 1, hash: 'h', included: { [part]: 'h' } } };
    const world = await looked(
      { [CONFIG]: "{ models: { $include: './models.json5' } }", [part]: '{ mode: "merge" }' },
      of,
    );
    world.somebodyWrites(part, '{ mode: "replace" }');
    const { entries } = await noteChanges(world, of);
    const changes = [{ path: ['mode'], before: '"merge"', after: '"replace"' }];
    expect(entries).toMatchObject([{ files: [{ file: part, kind: 'include', under: ['models'], changes }] }]);
    world.somebodyWrites(part, '{ mode: ');
    const broken = { kind: 'syntax', place: { file: part }, message: 'it ends too early' } as const;
    const unplaced = await noteChanges(world, { ...ANN, config: { kind: 'broken', problem: broken } });
    const parse = [{ path: [], before: 'parses', after: 'does not parse' }];
    expect(unplaced.entries).toMatchObject([{ files: [{ file: part, kind: 'include', changes: parse }] }]);
    expect(unplaced.entries[0]?.files[0]).not.toHaveProperty('under');
  });

  test('with the time of the file, where nobody left a word', async () => {
    const world = await looked({ [CONFIG]: '{ a: 1 }' });
    world.somebodyWrites(CONFIG, '{ a: 2 }');
    const { entries } = await noteChanges(world, ANN);
    const because = 'nobody left a word; the file was written at 2026-06-01T12:00:00Z';
    expect(entries).toMatchObject([{ at: NOON, by: { program: 'unknown', because } }]);
  });

  test('as OpenClaw’s, with its command and process, where its own log has the result', async () => {
    const world = await looked({ [CONFIG]: '{ a: 1 }' });
    world.somebodyWrites(CONFIG, '{ a: 2 }');
    world.somebodyWrites(AUDIT, audited('{ a: 2 }'));
    const { entries } = await noteChanges(world, ANN);
    expect(entries[0]?.by).toEqual({
      program: 'openclaw',
      command: 'config set',
      pid: 77,
      because: 'logs/config-audit.jsonl says so',
    });
    expect(kept(world).every(([, text]) => !text.includes('s3cret'))).toBe(true);
  });

  test('as OpenClaw’s where it left its stamp', async () => {
    const world = await looked({ [CONFIG]: '{ a: 1 }' });
    world.somebodyWrites(CONFIG, '{ a: 2, meta: { lastTouchedAt: "2026-06-01T11:59:59.000Z" } }');
    world.somebodyWrites(AUDIT, audited('{ a: 3 }'));
    expect((await noteChanges(world, ANN)).entries[0]?.by).toEqual({
      program: 'openclaw',
      because: 'meta.lastTouchedAt changed with it',
    });
  });

  test('file by file', async () => {
    const world = await looked({ [CONFIG]: '{ a: 1 }', [ENV]: 'A=1\n' });
    world.somebodyWrites(CONFIG, '{ a: 2 }');
    world.somebodyWrites(ENV, 'A=2\n');
    await noteChanges(world, ANN);
    expect(await told(world)).toEqual(['unknown done: A: [secret] > [secret] (another)', 'unknown done: a: 1 > 2']);
    expect(new Set((await readHistory(world, ANN)).entries.map(({ id }) => id)).size).toBe(2);
  });

  test('with each value, where the text before is at hand in a backup', async () => {
    const models = (n: number) => Array.from({ length: 9000 }, (_, i) => ({ id: `m${i}`, name: `${n}` }));
    const text = (n: number) => JSON.stringify({ list: models(0), n });
    const world = await looked({ [CONFIG]: text(1) });
    world.somebodyWrites(`${CONFIG}.bak`, text(1));
    world.somebodyWrites(CONFIG, text(2));
    await noteChanges(world, ANN);
    expect(await told(world)).toEqual(['unknown done: n: 1 > 2']);
  });
});

describe('nothing is journalled', () => {
  test('of Pincer’s own writes, remembered or not', async () => {
    const world = await looked({ [CONFIG]: '{ a: 1 }' });
    await writes(world, { [CONFIG]: '{ a: 2 }' });
    const seen = world.disk.get(PLACE.seen) ?? '';
    await writes(world, { [CONFIG]: '{ a: 3 }' });
    world.disk.set(PLACE.seen, seen);
    expect(await noteChanges(world, ANN)).toEqual({ entries: [], problems: [] });
    expect(await told(world)).toEqual(['pincer set done: a: 2 > 3', 'pincer set done: a: 1 > 2']);
  });

  test.each<[string, string, string, string]>([
    ['of the dotenv of the folder that somebody stands in', '/home/ann/.env', 'A=1', 'A=2'],
    [
      'of what the gateway notes down all day',
      `${AGENT}/auth-state.json`,
      '{"usageStats":{"a":1}}',
      '{"usageStats":{"a":2}}',
    ],
  ])('%s', async (_what, file, before, after) => {
    const world = await looked({ [CONFIG]: '{}', [file]: before });
    world.somebodyWrites(file, after);
    expect(await noteChanges(world, ANN)).toEqual({ entries: [], problems: [] });
  });

  test('of a file that cannot be read for a while, but that', async () => {
    const world = await looked({ [CONFIG]: '{ a: 1 }' });
    const blind: World = {
      ...world,
      files: {
        ...world.files,
        read: async (path) => (path === CONFIG ? { kind: 'unreadable', code: 'EACCES' } : world.files.read(path)),
      },
    };
    await noteChanges(blind, ANN);
    expect(await told(world)).toEqual(['unknown done: the root: parses > unreadable']);
  });
});

test('a change back by hand to what Pincer once wrote is a change by others', async () => {
  const world = await looked({ [CONFIG]: '{ a: 1 }' });
  await writes(world, { [CONFIG]: '{ a: 2 }' });
  for (const text of ['{ a: 3 }', '{ a: 2 }']) {
    world.somebodyWrites(CONFIG, text);
    await noteChanges(world, ANN);
  }
  expect(await told(world)).toEqual(['unknown done: a: 3 > 2', 'unknown done: a: 2 > 3', 'pincer set done: a: 1 > 2']);
});

test('what an included file stands for may say that its values are secret', async () => {
  const headers = `${DIR}/headers.json5`;
  const of: Home = { ...ANN, config: { kind: 'read', bytes: 1, hash: 'h', included: { [headers]: 'h' } } };
  const config = "{ models: { providers: { x: { headers: { $include: './headers.json5' } } } } }";
  const world = await looked({ [CONFIG]: config, [headers]: "{ 'X-Team': 'blue' }" }, of);
  world.somebodyWrites(headers, "{ 'X-Team': 'green' }");
  await noteChanges(world, of);
  expect(await told(world, of)).toEqual(['unknown done: X-Team: [secret] > [secret] (another)']);
  expect(kept(world).every(([, text]) => !/blue|green/.test(text))).toBe(true);
});

test('what was remembered and is torn is remembered anew', async () => {
  const world = await looked({ [CONFIG]: '{ a: 1 }' });
  world.disk.set(PLACE.seen, '{"version":1,"sa');
  world.somebodyWrites(CONFIG, '{ a: 2 }');
  expect(await noteChanges(world, ANN)).toEqual({ entries: [], problems: [] });
  world.somebodyWrites(CONFIG, '{ a: 3 }');
  await noteChanges(world, ANN);
  expect(await told(world)).toEqual(['unknown done: a: 2 > 3']);
});

test('where it cannot be written down, that is a problem and no more', async () => {
  const problem = { kind: 'no-space', place: { file: PLACE.journal }, code: 'ENOSPC' } as const;
  const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 }' }, unwritable: { [PLACE.journal]: problem } });
  await noteChanges(world, ANN);
  world.somebodyWrites(CONFIG, '{ a: 2 }');
  expect(await noteChanges(world, ANN)).toMatchObject({
    entries: [],
    problems: [{ kind: 'history-not-kept', looked: true, because: expect.stringContaining('ENOSPC') }],
  });
});
