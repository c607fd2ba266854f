import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { worldOf } from '../../src/nodeWorld.js';
import { type CliResult, cli } from '../support/cli.js';
import { watchDisk } from '../support/faults.js';
import { folder } from '../support/folder.js';

const OLD = '{ agents: { defaults: { model: { primary: "a/b" } } } } // mine\n';
const NEW = OLD.replace('a/b', 'c/d');

type Place = { readonly dir: string; readonly state: string; readonly config: string };

/** A home with this config in it, or with none. */
function place(text: string | null = OLD): Place {
  const dir = folder();
  const state = join(dir, '.openclaw');
  mkdirSync(state, { mode: 0o700 });
  const config = join(state, 'openclaw.json');
  if (text !== null) writeFileSync(config, text, { mode: 0o600 });
  return { dir, state, config };
}

const set = ({ dir }: Place): Promise<CliResult> => cli(['set', 'c/d'], worldOf({ HOME: dir }, dir));

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8);

/** No drafts, no locks. */
const leftIn = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true })
    .map(String)
    .filter((name) => /\.(?:tmp|lock)$/.test(name));

describe('a config behind links', () => {
  test('in a chain, one of them relative, is written where the last one leads', async () => {
    const home = place(null);
    mkdirSync(join(home.dir, 'dotfiles'));
    writeFileSync(join(home.dir, 'dotfiles', 'real.json'), OLD);
    symlinkSync('real.json', join(home.dir, 'dotfiles', 'second'));
    symlinkSync('../dotfiles/second', home.config);
    expect(await set(home)).toMatchObject({ code: 0 });
    expect(readFileSync(join(home.dir, 'dotfiles', 'real.json'), 'utf8')).toBe(NEW);
    expect([readlinkSync(home.config), leftIn(home.dir)]).toEqual(['../dotfiles/second', []]);
  });

  test('in a folder that is a link itself is written in that folder', async () => {
    const home = place();
    renameSync(home.state, join(home.dir, 'elsewhere'));
    symlinkSync('elsewhere', home.state);
    expect(await set(home)).toMatchObject({ code: 0 });
    expect(readFileSync(join(home.dir, 'elsewhere', 'openclaw.json'), 'utf8')).toBe(NEW);
    expect([lstatSync(home.state).isSymbolicLink(), leftIn(home.dir)]).toEqual([true, []]);
  });

  test('that lead in a circle is refused', async () => {
    const home = place(null);
    symlinkSync('openclaw.json', home.config);
    const { code, stderr } = await set(home);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(home.config) });
    expect(readdirSync(home.state)).toEqual(['openclaw.json']);
  });

  test('with two names: this one is new afterwards, the other one keeps the old text, as it does with OpenClaw', async () => {
    const home = place();
    linkSync(home.config, join(home.dir, 'other.json'));
    expect(await set(home)).toMatchObject({ code: 0 });
    expect([readFileSync(home.config, 'utf8'), readFileSync(join(home.dir, 'other.json'), 'utf8')]).toEqual([NEW, OLD]);
  });
});

describe('what becomes another thing between the look and the write', () => {
  /** Lets somebody act just before the new file takes its place. */
  async function setWhile(home: Place, act: () => void): Promise<CliResult> {
    let isDone = false;
    const stop = watchDisk(home.state, ({ name }) => {
      // The first draft that is flushed is that of the config: the journal is elsewhere.
      if (name !== 'fsyncSync' || isDone) return undefined;
      isDone = true;
      return act;
    });
    return set(home).finally(stop);
  }

  test('a folder in place of the file stays, with what is in it', async () => {
    const home = place();
    const { code, stderr } = await setWhile(home, () => {
      rmSync(home.config);
      mkdirSync(home.config);
      writeFileSync(join(home.config, 'inside'), 'theirs');
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^Error: .*openclaw\.json.*\n.+/m) });
    expect([readFileSync(join(home.config, 'inside'), 'utf8'), leftIn(home.dir)]).toEqual(['theirs', []]);
  });

  test('a text that somebody wrote without the lock is not lost: the edit goes into it', async () => {
    const home = place();
    const { code } = await setWhile(home, () => writeFileSync(home.config, OLD.replace('mine', 'theirs')));
    expect({ code, text: readFileSync(home.config, 'utf8') }).toEqual({ code: 0, text: NEW.replace('mine', 'theirs') });
  });

  test('a file that is gone is not made anew from what it was', async () => {
    const home = place();
    const { code, stdout } = await setWhile(home, () => rmSync(home.config));
    expect({ code, stdout, isThere: existsSync(home.config) }).not.toEqual({ code: 0, stdout, isThere: false });
    expect(leftIn(home.dir)).toEqual([]);
  });

  test('a draft that the disk loses costs nothing', async () => {
    const home = place();
    const { code, stderr } = await setWhile(home, () => {
      for (const name of leftIn(home.state)) if (name.endsWith('.tmp')) rmSync(join(home.state, name));
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^Error: .*openclaw\.json.*\n.+/m) });
    expect([readFileSync(home.config, 'utf8'), leftIn(home.dir)]).toEqual([OLD, []]);
  });
});

describe.each([['000'], ['077'], ['777']])('with the umask %s', (umask) => {
  test('what is new is for its owner alone, and what was there keeps its mode', async () => {
    const home = place();
    chmodSync(home.config, 0o644);
    const before = process.umask(Number.parseInt(umask, 8));
    try {
      expect(await set(home)).toMatchObject({ code: 0 });
    } finally {
      process.umask(before);
    }
    const journal = readdirSync(home.dir, { recursive: true })
      .map(String)
      .find((name) => name.endsWith('journal.jsonl'));
    expect([modeOf(home.config), modeOf(`${home.config}.bak`)]).toEqual(['644', '600']);
    // A umask of 777 takes even from the owner, which root does not notice.
    if (umask !== '777') expect(modeOf(join(home.dir, journal ?? ''))).toBe('600');
  });
});

const NOBODY = 65534;

/** As a user to whom permissions apply, while the work lasts. The home is theirs. */
async function asNobody<T>({ dir, state, config }: Place, work: () => Promise<T>): Promise<T> {
  for (const path of [dir, state, config]) if (existsSync(path)) chownSync(path, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe.runIf(process.geteuid?.() === 0)(
  'what its owner or somebody else keeps from us is refused in words, and stays',
  () => {
    test.each<[string, (home: Place) => void]>([
      ['a folder that may not be written', ({ state }) => chmodSync(state, 0o500)],
      ['a file that may not be written', ({ config }) => chmodSync(config, 0o400)],
      ['a folder that may not be entered', ({ state }) => chmodSync(state, 0o000)],
      ['a file that may not be read', ({ config }) => chmodSync(config, 0o200)],
    ])('%s', async (_, keep) => {
      const home = place();
      onTestFinished(() => chmodSync(home.state, 0o700));
      keep(home);
      const { code, stderr } = await asNobody(home, () => set(home));
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^Error: .*openclaw\.json.*\n.+/m) });
      chmodSync(home.state, 0o700);
      expect([readFileSync(home.config, 'utf8'), leftIn(home.dir)]).toEqual([OLD, []]);
    });

    test('a file of another user, in a folder of ours: it would become ours', async () => {
      const home = place();
      const { code, stderr } = await asNobody(home, async () => {
        process.seteuid?.(0);
        chownSync(home.config, 1, 1);
        chmodSync(home.config, 0o666);
        process.seteuid?.(NOBODY);
        return set(home);
      });
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('may not be written (EPERM)') });
      expect([readFileSync(home.config, 'utf8'), statSync(home.config).uid, leftIn(home.dir)]).toEqual([OLD, 1, []]);
    });

    test('a folder that may be written but not looked into is written', async () => {
      const home = place();
      onTestFinished(() => chmodSync(home.state, 0o700));
      chmodSync(home.state, 0o300);
      expect(await asNobody(home, () => set(home))).toMatchObject({ code: 0 });
      chmodSync(home.state, 0o700);
      expect([readFileSync(home.config, 'utf8'), leftIn(home.dir)]).toEqual([NEW, []]);
    });

    test('a place for the history that may not be written: the edit is made, and that it has no history is said', async () => {
      const home = place();
      mkdirSync(join(home.dir, '.local'), { mode: 0o500 });
      const { code, stderr } = await asNobody(home, () => set(home));
      expect({ code, text: readFileSync(home.config, 'utf8') }).toEqual({ code: 0, text: NEW });
      expect(stderr).toContain('.local/state/pincer');
    });
  },
);

test('a clock that stands before the epoch or far in the future changes nothing about writing', async () => {
  for (const now of [-1, 0, 8.64e15]) {
    const home = place();
    const world = { ...worldOf({ HOME: home.dir }, home.dir), now: () => now };
    expect(await cli(['set', 'c/d'], world)).toMatchObject({ code: 0 });
    expect(readFileSync(home.config, 'utf8')).toBe(NEW);
  }
});
