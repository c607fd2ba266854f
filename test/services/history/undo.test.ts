import { describe, expect, test } from 'vitest';
import { noteChanges } from '../../../services/history/noteChanges.js';
import { readHistory } from '../../../services/history/readHistory.js';
import { listSnapshotFiles, rewriteSnapshot } from '../../../services/history/snapshots.js';
import { doAction, previewAction } from '../../../services/operations/act.js';
import { lineOf } from '../../../state/domain/history/stored.js';
import { latestRedoable, latestUndoable } from '../../../state/domain/history/undoable.js';
import type { Home } from '../../../state/domain/home.js';
import { advise } from '../../../state/domain/problem.js';
import { type FakeWorld, fakeWorld, hashOf } from '../../support/fakeWorld.js';
import { ANN, CONFIG, DIR, ENV, kept, PLACE, REGISTRY, STORE, told, writes } from '../../support/past.js';

/** Takes back what Pincer did last, as `pincer config undo` does. */
async function undo(world: FakeWorld, of: Home = ANN) {
  const entry = latestUndoable((await readHistory(world, of)).entries)?.id ?? '';
  return doAction(world, of, { kind: 'undo', entry }, 'config undo');
}

async function redo(world: FakeWorld) {
  const entry = latestRedoable((await readHistory(world, ANN)).entries)?.id ?? '';
  return doAction(world, ANN, { kind: 'redo', entry }, 'config redo');
}

const newest = async (world: FakeWorld) => (await readHistory(world, ANN)).entries[0];

/** Pincer wrote, then somebody did. */
async function changed(
  before: Readonly<Record<string, string>>,
  pincer: Readonly<Record<string, string | undefined>>,
  others: Readonly<Record<string, string | undefined>> = {},
): Promise<FakeWorld> {
  const world = fakeWorld({ files: before });
  await noteChanges(world, ANN);
  expect(await writes(world, pincer)).toMatchObject({ ok: true });
  for (const [path, text] of Object.entries(others)) world.somebodyWrites(path, text);
  return world;
}

const CHAIN = "{\n  // mine\n  agents: { defaults: { model: 'a/b' } }, // one\n  env: { X: 'x' },\n}\n";

describe('an undo', () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['brings the bytes back', CONFIG, CHAIN, '{"agents":{}}'],
    ['removes a file that was new', STORE, undefined, '{"profiles":{}}'],
    ['brings a file back that was removed', REGISTRY, '{"providers":{}}\n', undefined],
    ['brings a text back that does not parse', REGISTRY, '{"providers":', '{}'],
    ['brings variables back', ENV, '# mine\nA=1', 'A=2\nB=3\n'],
  ])('%s, and a redo the others', async (_what, file, before, text) => {
    const world = await changed(before === undefined ? {} : { [file]: before }, { [file]: text });
    expect(await undo(world)).toMatchObject({ ok: true, value: { written: true } });
    expect(world.disk.get(file)).toBe(before);
    expect(await redo(world)).toMatchObject({ ok: true, value: { written: true } });
    expect(world.disk.get(file)).toBe(text);
    expect(await undo(world)).toMatchObject({ ok: true, value: { written: true } });
    expect(world.disk.get(file)).toBe(before);
  });

  test('takes back all files of an entry', async () => {
    const before = { [CONFIG]: '{ a: 1 }', [ENV]: 'A=1\n', [STORE]: '{"profiles":{"x":{"key":"k1"}}}' };
    const world = await changed(before, {
      [CONFIG]: '{ a: 2 }',
      [ENV]: 'A=1\nB=2\n',
      [STORE]: '{"profiles":{}}',
      [REGISTRY]: '{}',
    });
    await undo(world);
    for (const [path, text] of Object.entries(before)) expect(world.disk.get(path)).toBe(text);
    expect(world.disk.has(REGISTRY)).toBe(false);
  });

  test.each<[string, string, string, string, string]>([
    ['a value elsewhere', CONFIG, '{ a: 2, b: 1 }', '{ a: 2, b: 9 } // theirs', '{ a: 1, b: 9 } // theirs'],
    ['another format', CONFIG, '{ a: 2, b: 1 }', '{\n  "b": 1,\n  "a": 2\n}\n', '{\n  "b": 1,\n  "a": 1\n}\n'],
    [
      'a new value beside',
      CONFIG,
      '{ a: 2, b: 1, c: { d: 1 } }',
      '{ a: 2, b: 1, c: { d: 1, e: 2 } }',
      '{ a: 1, b: 1, c: { d: 1, e: 2 } }',
    ],
    ['a variable beside', ENV, 'A=2\nB=1\n', '# theirs\nB=3\nA=2\n', '# theirs\nB=3\nA=1\n'],
  ])('leaves what others did since: %s', async (_what, file, pincer, theirs, result) => {
    const before = file === ENV ? 'A=1\nB=1\n' : '{ a: 1, b: 1 }';
    const world = await changed({ [file]: before }, { [file]: pincer }, { [file]: theirs });
    const done = await undo(world);
    expect(done).toMatchObject({ ok: true });
    const kept = result.includes('e: 2') ? '{ a: 1, b: 1, c: { d: 1, e: 2 } }' : result;
    expect(world.disk.get(file)).toBe(kept);
  });

  test('leaves a value that others changed since, and says which', async () => {
    const world = await changed(
      { [CONFIG]: '{ a: 1, b: 1 }' },
      { [CONFIG]: '{ a: 2, b: 2 }' },
      { [CONFIG]: '{ a: 2, b: 3 }' },
    );
    const { id: entry = '' } = (await newest(world)) ?? {};
    expect(await previewAction(world, ANN, { kind: 'undo', entry })).toMatchObject({
      ok: true,
      value: { notices: [{ kind: 'undo-left', file: CONFIG, paths: [['b']], needsYes: false }] },
    });
    await undo(world);
    expect(world.disk.get(CONFIG)).toBe('{ a: 1, b: 3 }');
    expect(await told(world)).toEqual([
      'pincer config undo done: a: 2 > 1',
      'unknown done: b: 2 > 3',
      'pincer set done undone: a: 1 > 2; b: 1 > 2',
    ]);
  });

  test('of which nothing is left is refused, with what was overtaken', async () => {
    const world = await changed({ [CONFIG]: '{ a: 1 }' }, { [CONFIG]: '{ a: 2 }' }, { [CONFIG]: '{ a: 3 }' });
    const done = await undo(world);
    expect(done).toMatchObject({ ok: false, problem: { kind: 'undo-overtaken', paths: [['a']] } });
    expect(done.ok ? '' : advise(done.problem).says).toContain(
      `All that it changed in ${CONFIG} was changed again since: a`,
    );
    expect(world.disk.get(CONFIG)).toBe('{ a: 3 }');
  });

  test('that others made already writes nothing', async () => {
    const world = await changed({ [CONFIG]: '{ a: 1 }' }, { [CONFIG]: '{ a: 2 }' }, { [CONFIG]: '{ a: 1 } // again' });
    expect(await undo(world)).toMatchObject({ ok: true, value: { written: false } });
    expect(world.disk.get(CONFIG)).toBe('{ a: 1 } // again');
  });

  test('of a change that was masked works with the true value', async () => {
    const store = (key: string, more = '') =>
      `{"profiles":{"x:y":{"type":"api_key","provider":"x","key":"${key}"}}${more}}`;
    const world = await changed(
      { [STORE]: store('k-one') },
      { [STORE]: store('k-two') },
      { [STORE]: store('k-two', ',"version":1') },
    );
    await undo(world);
    expect(world.disk.get(STORE)).toBe(store('k-one', ',"version":1'));
  });

  test('of what others changed works where OpenClaw left a backup', async () => {
    const world = await changed({ [CONFIG]: '{ a: 1 } // mine' }, { [CONFIG]: '{ a: 2 } // mine' });
    world.somebodyWrites(`${CONFIG}.bak`, '{ a: 2 } // mine');
    world.somebodyWrites(CONFIG, '{ "a": 3 }');
    await noteChanges(world, ANN);
    const { id: entry = '' } = (await newest(world)) ?? {};
    expect(await doAction(world, ANN, { kind: 'undo', entry }, 'config undo')).toMatchObject({ ok: true });
    expect(world.disk.get(CONFIG)).toBe('{ a: 2 } // mine');
  });
});

describe('an undo is refused, with the reason', () => {
  const edited = () => changed({ [CONFIG]: '{ a: 1 }' }, { [CONFIG]: '{ a: 2 }' });
  const refusal = async (world: FakeWorld, entry: string) => {
    const done = await doAction(world, ANN, { kind: 'undo', entry }, 'config undo');
    return done.ok ? 'done' : advise(done.problem).says;
  };

  test('of an entry that there is not', async () => {
    expect(await refusal(await edited(), 'nope-1')).toBe('The journal has no entry nope-1.');
  });

  test('of one that was undone already, and a redo of one that was not', async () => {
    const world = await edited();
    const { id: entry = '' } = (await newest(world)) ?? {};
    const again = await doAction(world, ANN, { kind: 'redo', entry }, 'config redo');
    expect(again).toMatchObject({ ok: false, problem: { kind: 'not-undone' } });
    await undo(world);
    expect(await refusal(world, entry)).toBe(`${entry} was undone already.`);
  });

  test('of one that failed', async () => {
    const world = fakeWorld({
      files: { [CONFIG]: '{ a: 1 }' },
      unwritable: { [CONFIG]: { kind: 'no-space', place: { file: CONFIG }, code: 'ENOSPC' } },
    });
    await writes(world, { [CONFIG]: '{ a: 2 }' });
    const { id = '' } = (await newest(world)) ?? {};
    expect(await refusal(world, id)).toBe(`${id} changed no file, so there is nothing to undo.`);
  });

  test('of one whose snapshot is gone, unless OpenClaw’s ring has it', async () => {
    const world = await changed({ [CONFIG]: '{ a: 1 }', [ENV]: 'A=1\n' }, { [CONFIG]: '{ a: 2 }' });
    await writes(world, { [ENV]: 'A=2\n' });
    for (const [path] of kept(world)) if (path.startsWith(PLACE.snapshots)) world.disk.delete(path);
    const [env, config] = (await readHistory(world, ANN)).entries;
    expect(await refusal(world, env?.id ?? '')).toContain('the snapshot of the file as it was before is gone');
    expect(await refusal(world, config?.id ?? '')).toBe('done');
    expect(world.disk.get(CONFIG)).toBe('{ a: 1 }');
  });

  test('of what others did, where nobody kept the text', async () => {
    const world = await changed({ [CONFIG]: '{ a: 1 }' }, {}, { [CONFIG]: '{ a: 2 }' });
    await noteChanges(world, ANN);
    const { id = '' } = (await newest(world)) ?? {};
    expect(await refusal(world, id)).toContain('somebody else made it');
  });

  test('of one whose snapshot had its secrets masked', async () => {
    const key = 'sk-live-0123456789abcdefABCDEF';
    const world = await changed({ [ENV]: `A=${key}\n` }, { [ENV]: 'A=other\n' });
    const [file] = await listSnapshotFiles(world, ANN);
    expect(file).toMatchObject({ file: ENV, kind: 'env', path: expect.stringContaining(PLACE.snapshots) });
    expect(await rewriteSnapshot(world, ANN, file?.id ?? '', 'A=[secret]\n')).toMatchObject({ ok: true });
    expect([...world.disk.values()].some((text) => text.includes(key))).toBe(false);
    const { entries, snapshots } = await readHistory(world, ANN);
    expect(snapshots).toMatchObject([{ id: file?.id, scrubbed: true }]);
    expect(await refusal(world, entries[0]?.id ?? '')).toContain('a secret was masked in the snapshot');
    expect(await doAction(world, ANN, { kind: 'restore', snapshot: file?.id ?? '' }, 'x')).toMatchObject({
      ok: false,
      problem: { kind: 'text-not-kept', because: 'scrubbed' },
    });
    expect(world.disk.get(ENV)).toBe('A=other\n');
  });

  test('where OpenClaw would reject the result', async () => {
    const bad = '{ agents: { defaults: { model: 7 } } }';
    const world = await changed({ [CONFIG]: bad }, { [CONFIG]: '{ agents: { defaults: { model: "a/b" } } }' });
    const { id = '' } = (await newest(world)) ?? {};
    expect(await refusal(world, id)).toContain('OpenClaw would reject the result');
    expect(world.disk.get(CONFIG)).toContain('a/b');
  });
});

test('an undo after which the file has less than half its size is for a person to accept', async () => {
  const world = await changed({ [CONFIG]: '{ a: 1 }' }, { [CONFIG]: `{ a: 1, b: '${'x '.repeat(400)}' }` });
  const { id: entry = '' } = (await newest(world)) ?? {};
  const preview = await previewAction(world, ANN, { kind: 'undo', entry });
  expect(preview).toMatchObject({ ok: true, value: { notices: [{ kind: 'openclaw-minds', needsYes: true }] } });
});

test('an undo of a write that broke off leaves the file alone that it did not get to, whatever that says by now', async () => {
  const world = await changed({ [CONFIG]: '{ a: 1 }', [ENV]: 'A=1\n' }, { [CONFIG]: '{ a: 2 }', [ENV]: 'A=2\n' });
  const { id = '' } = (await newest(world)) ?? {};
  const ended = { record: 'ended', id, state: 'unfinished', reached: [true, false] } as const;
  world.disk.set(PLACE.journal, (world.disk.get(PLACE.journal) ?? '') + lineOf(ended));
  expect(await undo(world)).toMatchObject({ ok: true });
  expect([world.disk.get(CONFIG), world.disk.get(ENV)]).toEqual(['{ a: 1 }', 'A=2\n']);
});

test.each([ENV, STORE])('an undo waits for the lock of each file that has one of its own: %s', async (file) => {
  const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 }' }, locks: { [file]: 7 } });
  await writes(world, { [CONFIG]: '{ a: 2 }', [file]: '{}' });
  expect(await undo(world)).toMatchObject({ ok: false, problem: { kind: 'locked', place: { file }, pid: 7 } });
  expect(world.disk.get(CONFIG)).toBe('{ a: 2 }');
});

test('an undo of an included file stands under what includes it, and is checked with it', async () => {
  const part = `${DIR}/models.json5`;
  const of: Home = { ...ANN, config: { kind: 'read', bytes: 1, hash: 'h', included: { [part]: 'h' } } };
  const world = fakeWorld({
    files: { [CONFIG]: "{ models: { $include: './models.json5' } }", [part]: '{ mode: "nonsense" }' },
  });
  await noteChanges(world, of);
  await writes(world, { [part]: '{ mode: "merge" }' });
  expect(await undo(world, of)).toMatchObject({ ok: false, problem: { kind: 'would-be-invalid' } });
  await writes(world, { [part]: '{ mode: "replace" }' });
  expect(await undo(world, of)).toMatchObject({ ok: true });
  expect(world.disk.get(part)).toBe('{ mode: "merge" }');
});

describe('a restore puts a whole file back', () => {
  const restore = (world: FakeWorld, snapshot: string) =>
    doAction(world, ANN, { kind: 'restore', snapshot }, 'config restore');

  test('and is a change that can be undone', async () => {
    const world = await changed({ [CONFIG]: CHAIN }, { [CONFIG]: '{ a: 2 }' }, { [CONFIG]: '{ broken' });
    const [snapshot] = (await readHistory(world, ANN)).snapshots;
    expect(await restore(world, snapshot?.id ?? '')).toMatchObject({ ok: true, value: { written: true } });
    expect(world.disk.get(CONFIG)).toBe(CHAIN);
    expect((await newest(world))?.restores).toBe(snapshot?.id);
    const { id: entry = '' } = (await newest(world)) ?? {};
    expect(await previewAction(world, ANN, { kind: 'undo', entry })).toMatchObject({
      ok: false,
      problem: { kind: 'would-be-invalid' },
    });
  });

  test('from OpenClaw’s ring of backups too, and from nowhere else', async () => {
    const world = fakeWorld({ files: { [CONFIG]: '{ a: 2 }', [`${CONFIG}.bak.2`]: CHAIN, '/etc/passwd': 'x' } });
    expect(await restore(world, `${CONFIG}.bak.2`)).toMatchObject({ ok: true });
    expect(world.disk.get(CONFIG)).toBe(CHAIN);
    for (const path of ['/etc/passwd', `${CONFIG}.bak.9`, `${CONFIG}.bak.4`, 'nope.0'])
      expect(await restore(world, path)).toMatchObject({ ok: false, problem: { kind: 'no-such-snapshot' } });
  });

  test('where OpenClaw would mind, after a yes', async () => {
    const world = await changed({ [CONFIG]: '{ agents: { defaults: { model: 7 } } }' }, { [CONFIG]: '{}' });
    const [snapshot] = (await readHistory(world, ANN)).snapshots;
    const action = { kind: 'restore', snapshot: snapshot?.id ?? '' } as const;
    expect(await previewAction(world, ANN, action)).toMatchObject({
      ok: true,
      value: { notices: [{ kind: 'openclaw-minds', needsYes: true }] },
    });
  });

  test('that is there already writes nothing', async () => {
    const world = await changed({ [CONFIG]: CHAIN }, { [CONFIG]: '{ a: 2 }' }, { [CONFIG]: CHAIN });
    const [snapshot] = (await readHistory(world, ANN)).snapshots;
    expect(await restore(world, snapshot?.id ?? '')).toMatchObject({ ok: true, value: { written: false } });
  });
});

describe('a journal that somebody else wrote into', () => {
  const SNAPSHOT = `${PLACE.snapshots}/00000000-evil.0.deadbeef.4`;

  /** An entry that says of a file that it held `evil` before what it is now. */
  function forged(file: string, kind: string, over: Readonly<Record<string, unknown>> = {}): FakeWorld {
    const changed = {
      file,
      kind,
      hashBefore: hashOf('evil'),
      hashAfter: hashOf('mine'),
      bytesBefore: 4,
      bytesAfter: 4,
    };
    const entry = {
      id: '00000000-evil',
      at: 1,
      by: { program: 'pincer', command: 'set', because: 'Pincer made it' },
      files: [{ ...changed, changes: [], snapshot: '00000000-evil.0', ...over }],
    };
    const text = [
      { record: 'begun', entry, started: 0 },
      { record: 'ended', id: entry.id, state: 'done' },
    ].map((record) => JSON.stringify(record));
    return fakeWorld({ files: { [file]: 'mine', [PLACE.journal]: text.join('\n'), [SNAPSHOT]: 'evil' } });
  }

  test.each([
    ['a file beside the home', '/home/ann/.bashrc', 'config'],
    ['what it calls an include', '/home/ann/.bashrc', 'include'],
    ['what it calls variables', '/home/ann/.profile', 'env'],
    ['the .env of a project', '/home/ann/project/.env', 'env'],
    ['a registry of nobody', '/home/ann/project/models.json', 'registry'],
    ['a way out of the home', `${DIR}/../.ssh/models.json`, 'registry'],
    ['variables by the name of an include', ENV, 'include'],
    ['a program of OpenClaw', `${DIR}/bin/openclaw`, 'registry'],
  ])('undoes and restores nothing of %s', async (_what, file, kind) => {
    for (const action of [
      { kind: 'undo', entry: '00000000-evil' },
      { kind: 'restore', snapshot: '00000000-evil.0' },
    ] as const) {
      const world = forged(file, kind);
      const before = new Map(world.disk);
      const done = await doAction(world, ANN, action, 'config undo');
      expect(done).toMatchObject({ ok: false, problem: { kind: 'not-openclaws', place: { file } } });
      expect(world.disk).toEqual(before);
    }
  });

  test.each([
    ['an agent that has a folder of its own', '/srv/agents/two/models.json', 'registry'],
    ['the usual place of another agent', `${DIR}/agents/ops/agent/models.json`, 'registry'],
  ])('is believed of %s', async (_what, file, kind) => {
    const world = forged(file, kind);
    world.disk.set(CONFIG, JSON.stringify({ agents: { list: [{ id: 'two', agentDir: '/srv/agents/two' }] } }));
    const undone = await doAction(world, ANN, { kind: 'undo', entry: '00000000-evil' }, 'config undo');
    expect(undone).toMatchObject({ ok: true });
    expect(world.disk.get(file)).toBe('evil');
  });

  test('is not believed of a snapshot with another text in it, even one of the same length', async () => {
    const world = forged(REGISTRY, 'registry');
    world.disk.set(SNAPSHOT, 'live');
    for (const action of [
      { kind: 'undo', entry: '00000000-evil' },
      { kind: 'restore', snapshot: '00000000-evil.0' },
    ] as const)
      expect(await doAction(world, ANN, action, 'config undo')).toMatchObject({
        ok: false,
        problem: { kind: 'text-not-kept', because: 'gone' },
      });
    expect(world.disk.get(REGISTRY)).toBe('mine');
  });
});
