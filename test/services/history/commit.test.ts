import { describe, expect, test } from 'vitest';
import { noteChanges } from '../../../services/history/noteChanges.js';
import { readHistory } from '../../../services/history/readHistory.js';
import type { World } from '../../../services/world.js';
import { LIMITS } from '../../../state/domain/history/limits.js';
import { advise } from '../../../state/domain/problem.js';
import { fakeWorld } from '../../support/fakeWorld.js';
import { ANN, CONFIG, ENV, kept, PLACE, REGISTRY, STORE, told, writes } from '../../support/past.js';

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

test('a journal that cannot be read is told of, as nothing in it can be undone', async () => {
  const world = fakeWorld({ files: { [CONFIG]: '{}' }, unreadable: { [PLACE.journal]: 'not-utf8' } });
  expect(await writes(world, { [CONFIG]: '{ a: 1 }' })).toMatchObject({
    ok: true,
    value: {
      warnings: [{ kind: 'history-not-kept', because: expect.stringContaining('journal.jsonl cannot be read') }],
    },
  });
  expect(world.disk.get(CONFIG)).toBe('{ a: 1 }');
});

describe('a write is kept', () => {
  test('in the journal, with the text before it in a snapshot', async () => {
    const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 } // mine\n' } });
    const done = await writes(world, { [CONFIG]: '{ a: 2 } // mine\n' });
    const { entries, snapshots } = await readHistory(world, ANN);
    expect(await told(world)).toEqual(['pincer set done: a: 1 > 2']);
    expect(done).toMatchObject({ ok: true, value: { entry: entries[0]?.id, warnings: [] } });
    expect(snapshots).toMatchObject([{ file: CONFIG, kind: 'config', bytes: 17, entry: entries[0]?.id }]);
    expect(kept(world).filter(([path]) => path.startsWith(PLACE.snapshots))).toEqual([
      [expect.stringContaining(`/${snapshots[0]?.id}.`), '{ a: 1 } // mine\n'],
    ]);
    expect(kept(world).map(([path]) => world.modes.get(path))).toEqual(kept(world).map(() => 0o600));
  });

  test('all of it before the first file is touched', async () => {
    const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 }', [ENV]: 'A=1\n' } });
    const steps: string[] = [];
    const note = (path: string) =>
      steps.push(path.startsWith(PLACE.dir) ? (path.slice(PLACE.dir.length + 1).split('/')[0] ?? '') : path);
    const watched: World = {
      ...world,
      files: {
        ...world.files,
        append: async (path, text, how) => {
          note(path);
          return world.files.append(path, text, how);
        },
        replace: async (request) => {
          note(request.path);
          return world.files.replace(request);
        },
      },
    };
    await writes(world, { [CONFIG]: '{ a: 2 }', [ENV]: 'A=2\n' }, watched);
    expect(steps).toEqual(['snapshots', 'snapshots', 'journal.jsonl', CONFIG, ENV, 'journal.jsonl', 'seen.json']);
  });

  test('with an id of its own, also where the clock stands still', async () => {
    const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 }' } });
    for (const n of [2, 3, 4]) await writes(world, { [CONFIG]: `{ a: ${n} }` });
    const { entries } = await readHistory(world, ANN);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
    expect(entries.map(({ id }) => id)).toEqual(
      entries
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
  });

  test('under XDG_STATE_HOME where that is a path, and else in the home', async () => {
    for (const [env, dir] of [
      [{ XDG_STATE_HOME: '/state' }, '/state/pincer/openclaw-'],
      [{ XDG_STATE_HOME: 'state', HOME: '/home/eve' }, '/home/eve/.local/state/pincer/openclaw-'],
      [{}, '/home/ann/.local/state/pincer/openclaw-'],
    ] as const) {
      const world = fakeWorld({ files: { [CONFIG]: '{}' }, env });
      await writes(world, { [CONFIG]: '{ a: 1 }' });
      expect([...world.disk.keys()].filter((path) => path.endsWith('/journal.jsonl'))).toEqual([
        expect.stringContaining(dir),
      ]);
    }
  });
});

describe('a failure in the middle', () => {
  const space = { kind: 'no-space', place: { file: ENV }, code: 'ENOSPC' } as const;
  const files = { [CONFIG]: '{ a: 1 }', [REGISTRY]: '{}', [ENV]: 'A=1\n' };
  const after = { [CONFIG]: '{ a: 2 }', [REGISTRY]: undefined, [STORE]: '{}', [ENV]: 'A=2\n' };

  test('puts back what was done: changed, removed and new files', async () => {
    const world = fakeWorld({ files, unwritable: { [ENV]: space } });
    expect(await writes(world, after)).toEqual({ ok: false, problem: space });
    for (const [path, text] of Object.entries(files)) expect(world.disk.get(path)).toBe(text);
    expect(world.disk.has(STORE)).toBe(false);
    expect((await readHistory(world, ANN)).entries).toMatchObject([
      { state: 'failed', files: Object.keys(after).map((file) => ({ file, reached: false })) },
    ]);
  });

  test('leaves what somebody changed meanwhile, and says so', async () => {
    const world = fakeWorld({ files, unwritable: { [ENV]: space } });
    const busy: World = {
      ...world,
      files: {
        ...world.files,
        replace: async (request) => {
          if (request.path === ENV) world.somebodyWrites(CONFIG, '{ a: 2, b: 3 }');
          return world.files.replace(request);
        },
      },
    };
    const done = await writes(world, { [CONFIG]: '{ a: 2 }', [ENV]: 'A=2\n' }, busy);
    expect(done).toMatchObject({
      ok: false,
      problem: { kind: 'half-written', files: [CONFIG], because: expect.stringContaining(ENV) },
    });
    expect(done.ok ? '' : advise(done.problem).says).toContain(`No space to write ${ENV}`);
    expect(world.disk.get(CONFIG)).toBe('{ a: 2, b: 3 }');
    expect((await readHistory(world, ANN)).entries).toMatchObject([
      { state: 'unfinished', files: [{ file: CONFIG }, { file: ENV, reached: false }] },
    ]);
  });

  test('is put back from the last file on: what was written first is what the others build on', async () => {
    const world = fakeWorld({ files, unwritable: { [ENV]: space } });
    const paths: string[] = [];
    const watched: World = {
      ...world,
      files: {
        ...world.files,
        replace: async (request) => {
          paths.push(request.path);
          return world.files.replace(request);
        },
      },
    };
    await writes(world, { [CONFIG]: '{ a: 2 }', [REGISTRY]: '{ "b": 1 }', [ENV]: 'A=2\n' }, watched);
    expect(paths).toEqual([CONFIG, REGISTRY, ENV, REGISTRY, CONFIG]);
  });

  test('by somebody who was faster at the second file is an event, as the first one was written and put back', async () => {
    const world = fakeWorld({ files });
    const busy: World = {
      ...world,
      files: {
        ...world.files,
        replace: async (request) => {
          if (request.path === ENV) world.somebodyWrites(ENV, 'A=7\n');
          return world.files.replace(request);
        },
      },
    };
    const done = await writes(world, { [CONFIG]: '{ a: 2 }', [ENV]: 'A=2\n' }, busy);
    expect(done).toMatchObject({ ok: false, problem: { kind: 'changed' } });
    expect((await readHistory(world, ANN)).entries).toMatchObject([{ state: 'failed' }]);
    expect([world.disk.get(CONFIG), world.disk.get(ENV)]).toEqual([files[CONFIG], 'A=7\n']);
  });

  test('that is only somebody who was faster leaves no trace', async () => {
    const world = fakeWorld({ files });
    const changed = { file: CONFIG, kind: 'config', before: '{ a: 0 }', hash: 'old', after: '{ a: 2 }' } as const;
    const { commit } = await import('../../../services/history/commit.js');
    expect(await commit(world, ANN, [changed], { command: 'set' })).toMatchObject({
      ok: false,
      problem: { kind: 'changed' },
    });
    expect(await readHistory(world, ANN)).toEqual({ entries: [], snapshots: [], problems: [] });
    expect(kept(world).map(([path]) => path)).toEqual([PLACE.journal]);
  });
});

describe('where no history can be kept the write is made all the same, and it is said why', () => {
  test('no journal', async () => {
    const problem = { kind: 'not-permitted', place: { file: PLACE.journal }, code: 'EACCES' } as const;
    const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 }' }, unwritable: { [PLACE.journal]: problem } });
    const done = await writes(world, { [CONFIG]: '{ a: 2 }' });
    expect(done).toMatchObject({
      ok: true,
      value: { warnings: [{ kind: 'history-not-kept', because: expect.stringContaining('EACCES') }] },
    });
    expect(done).not.toHaveProperty('value.entry');
    expect(world.disk.get(CONFIG)).toBe('{ a: 2 }');
    const [warning] = done.ok ? done.value.warnings : [];
    expect(warning && advise(warning).says).toBe(
      `The change was made, but not recorded: ${PLACE.journal} may not be written (EACCES); it is unchanged`,
    );
  });

  test('no snapshot', async () => {
    const full = {
      ok: false,
      problem: { kind: 'no-space', place: { file: PLACE.snapshots }, code: 'ENOSPC' },
    } as const;
    const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 }' } });
    const small: World = {
      ...world,
      files: {
        ...world.files,
        append: async (path, text, how) =>
          path.startsWith(PLACE.snapshots) ? full : world.files.append(path, text, how),
      },
    };
    const done = await writes(world, { [CONFIG]: '{ a: 2 }' }, small);
    expect(done).toMatchObject({
      ok: true,
      value: { warnings: [{ kind: 'history-not-kept', because: expect.stringContaining('ENOSPC') }] },
    });
    expect(await told(world)).toEqual(['pincer set done: a: 1 > 2']);
    expect((await readHistory(world, ANN)).snapshots).toEqual([]);
  });
});

/** The power fails at the nth write to OpenClaw's files, or at what comes after the last. */
async function dies(after: number) {
  const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 }', [ENV]: 'A=1\n' } });
  let left = after;
  const mortal: World = {
    ...world,
    files: {
      ...world.files,
      append: async (path, text, how) => {
        if (how !== undefined) throw new Error('killed');
        return world.files.append(path, text, how);
      },
      replace: async (request) => {
        if (left === 0) throw new Error('killed');
        left -= 1;
        return world.files.replace(request);
      },
    },
  };
  await expect(writes(world, { [CONFIG]: '{ a: 2 }', [ENV]: 'A=2\n' }, mortal)).rejects.toThrow('killed');
  return world;
}

describe('a write that broke off is settled by what is on the disk', () => {
  const VALUES = ['a: 1 > 2', 'A: [secret] > [secret] (another)'];
  test.each([
    [0, `unfinished: not reached; ${VALUES[0]}; not reached; ${VALUES[1]}`],
    [1, `unfinished: ${VALUES[0]}; not reached; ${VALUES[1]}`],
    [2, `done: ${VALUES.join('; ')}`],
  ])('after %d of two files', async (after, says) => {
    const world = await dies(after);
    expect(await told(world)).toEqual([`pincer set ${says}`]);
    world.passTime(LIMITS.unfinishedAfter);
    expect(await noteChanges(world, ANN)).toEqual({ entries: [], problems: [] });
    world.somebodyWrites(CONFIG, '{ a: 1 }');
    world.somebodyWrites(ENV, 'A=1\n');
    expect((await told(world)).at(-1)).toBe(`pincer set ${says}`);
  });

  test('what somebody wrote into a file since tells that the write had got there', async () => {
    const world = await dies(1);
    world.somebodyWrites(CONFIG, '{ a: 3 }');
    expect(await told(world)).toEqual([`pincer set unfinished: ${VALUES[0]}; not reached; ${VALUES[1]}`]);
  });

  test.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['its process runs', { '/proc/4242/stat': '1 (a) b) S 1' }, false],
    ['its process is gone', { '/proc/1/stat': '' }, true],
    ['another process has its number', { '/proc/1/stat': '', '/proc/4242/stat': `x (y) S ${'7 '.repeat(30)}` }, true],
  ])('but not while it may be under way: %s', async (_what, proc, isSettled) => {
    const world = await dies(1);
    for (const [path, text] of Object.entries(proc)) {
      world.disk.set(path, text.startsWith('1 ') ? `4242 (a) b) S ${'0 '.repeat(18)}100 0` : text);
    }
    const other: World = { ...world, process: { ...world.process, pid: 1 } };
    if (!world.disk.has('/proc/1/stat')) world.disk.set('/proc/1/stat', '');
    await noteChanges(other, ANN);
    expect(world.disk.get(PLACE.journal)?.includes('"settled":true')).toBe(isSettled);
  });
});

describe('the history stays small', () => {
  test('the oldest entries go when there are too many', async () => {
    const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 }' } });
    await writes(world, { [CONFIG]: '{ a: 2 }' });
    const one = world.disk.get(PLACE.journal) ?? '';
    const id = (await readHistory(world, ANN)).entries[0]?.id ?? '';
    const many = Array.from({ length: LIMITS.journalEntries }, (_, i) => one.replaceAll(id, `old${i}-1`)).join('');
    world.disk.set(PLACE.journal, many);
    await writes(world, { [CONFIG]: '{ a: 3 }' });
    await writes(world, { [CONFIG]: '{ a: 4 }' });
    const { entries } = await readHistory(world, ANN);
    expect(entries.length).toBe(LIMITS.journalEntries * LIMITS.journalKept);
    expect(entries.slice(0, 3).map(({ files }) => files[0]?.changes[0]?.after)).toEqual(['4', '3', '2']);
    expect(entries.every(({ state }) => state === 'done')).toBe(true);
    expect(entries.at(-1)?.id).toBe(`old${LIMITS.journalEntries - entries.length + 2}-1`);
  });

  test('or take too much room', async () => {
    const world = fakeWorld({ files: { [CONFIG]: '{ a: 1 }' } });
    world.disk.set(PLACE.journal, `{"record":"scrubbed","snapshots":[],"at":1}\n`.repeat(LIMITS.journalBytes / 40));
    await writes(world, { [CONFIG]: '{ a: 2 }' });
    expect(world.disk.get(PLACE.journal)?.length).toBeLessThanOrEqual(LIMITS.journalBytes * LIMITS.journalKept);
    expect(await told(world)).toEqual(['pincer set done: a: 1 > 2']);
  });

  test('fifty snapshots of a file are kept', async () => {
    const world = fakeWorld({ files: { [CONFIG]: '{ a: 0 }' } });
    for (let n = 1; n <= LIMITS.snapshotsOfFile + 3; n++) await writes(world, { [CONFIG]: `{ a: ${n} }` });
    const { snapshots } = await readHistory(world, ANN);
    expect(snapshots).toHaveLength(LIMITS.snapshotsOfFile);
    expect(kept(world).map(([, text]) => text)).not.toContain('{ a: 2 }');
    expect(kept(world).map(([, text]) => text)).toContain('{ a: 3 }');
  });
});

test('no secret is in the history outside the snapshots', async () => {
  const SECRETS = [
    'sk-live-0123456789abcdefABCDEF',
    'hunter two',
    'hunter2',
    'tok_9f8e7d6c5b4a39281706',
    '424242',
    'eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl',
  ];
  const [key, word, , token, pin, jwt] = SECRETS;
  const config = (salt: string) =>
    json({
      gateway: { auth: { token: token + salt, password: word + salt } },
      models: {
        providers: {
          x: { apiKey: key + salt, headers: { 'X-Team': word + salt }, baseUrl: `https://me:hunter2${salt}@h/` },
        },
      },
      channels: { telegram: { botToken: token + salt }, pin: Number(pin) + salt.length },
      env: { X: word + salt, vars: { Y: token + salt } },
      args: ['--api-key', word + salt],
      notes: `use ${key}${salt}`,
    });
  const store = (salt: string) =>
    json({
      profiles: {
        'a:b': { type: 'oauth', provider: 'a', access: word + salt, refresh: jwt + salt },
        'c:d': { type: 'api_key', key: key + salt },
      },
    });
  const env = (salt: string) => `KEY=${key}${salt}\nPLAIN="${word}${salt}"\nJWT='${jwt}${salt}'\n`;
  const all = (salt: string) => ({
    [CONFIG]: config(salt),
    [STORE]: store(salt),
    [ENV]: env(salt),
    [REGISTRY]: config(salt),
  });
  const world = fakeWorld({ files: all('') });
  await noteChanges(world, ANN);
  await writes(world, all('1'));
  for (const [path, text] of Object.entries(all('2'))) world.somebodyWrites(path, text);
  expect((await noteChanges(world, ANN)).entries).toHaveLength(4);
  await writes(world, { [CONFIG]: '{', [STORE]: undefined, [ENV]: `KEY=${key}`, [REGISTRY]: '{}' });
  const open = kept(world).filter(([path]) => !path.startsWith(PLACE.snapshots));
  expect(open.map(([path]) => path)).toEqual([PLACE.seen, PLACE.journal].toSorted((a, b) => b.localeCompare(a)));
  for (const [, text] of open)
    for (const secret of SECRETS)
      expect(
        text
          .split(secret)
          .slice(0, -1)
          .map((part) => part.slice(-60)),
      ).toEqual([]);
  expect(JSON.stringify(await readHistory(world, ANN))).toContain('(another)');
});
