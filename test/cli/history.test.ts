import { describe, expect, test } from 'vitest';
import { historyPlace } from '../../services/history/place.js';
import { widthOf } from '../../state/domain/text.js';
import { home } from '../support/builders.js';
import { cli } from '../support/cli.js';
import { type FakeWorld, fakeWorld } from '../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const KEY = 'sk-live-0123456789abcdefABCDEF';
const TEXT = `// mine
{
  agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-opus-4-6'] } } }, // chain
  models: { providers: { x: { baseUrl: 'http://x/v1', api: 'openai-completions', apiKey: '${KEY}', models: [] } } },
}
`;

const theirs = (world: FakeWorld, from: string, to: string) =>
  world.somebodyWrites(CONFIG, (world.disk.get(CONFIG) ?? '').replace(from, to));

/** Pincer set the model, then added a fallback; a minute lies between what is done. */
async function used(): Promise<FakeWorld> {
  const world = fakeWorld({ files: { [CONFIG]: TEXT } });
  for (const argv of [
    ['set', 'openai/gpt-5.4'],
    ['fallbacks', 'add', 'openai/gpt-5.5'],
  ]) {
    expect((await cli(argv, world)).code).toBe(0);
    world.passTime(60_000);
  }
  return world;
}

const journal = async (world: FakeWorld) =>
  JSON.parse((await cli(['journal', '--json', '--limit', '99'], world)).stdout).entries as readonly {
    id: string;
    by: { command?: string };
  }[];

test.each([
  [['journal']],
  [['journal', '--json']],
  [['config', 'snapshots']],
  [['config', 'undo']],
  [['config', 'redo']],
])('a past that cannot be read is not told as one without events: %j', async (argv) => {
  const world = fakeWorld({ files: { [CONFIG]: TEXT } });
  const { journal } = historyPlace(world, home());
  const broken = fakeWorld({ files: { [CONFIG]: TEXT }, unreadable: { [journal]: 'EACCES' } });
  const { code, stdout, stderr } = await cli(argv, broken);
  expect([code, stderr]).toEqual([1, expect.stringContaining(`${journal} cannot be read`)]);
  expect(stdout + stderr).not.toMatch(/is empty|No snapshots|nothing to/);
});

test('a file of which the journal tells nothing is named, when it tells of others', async () => {
  const { code, stderr } = await cli(['journal', '--file', '/home/ann/other.json'], await used());
  expect([code, stderr]).toEqual([0, 'The journal tells of no change of /home/ann/other.json.\n']);
});

describe('pincer journal', () => {
  test('tells when, who, where, what was and what is, newest first', async () => {
    const world = await used();
    theirs(world, KEY, `${KEY}00`);
    const { stdout, stderr, code } = await cli(['journal'], world);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(
      stdout.replace(/^2026-\d\d-\d\d \d\d:\d\d/gm, 'TIME').replace(/ +\w{8}-\w+$/gm, ' ID'),
    ).toBe(`TIME  another program ID
  because nobody left a word; the file was written at 2026-06-01T12:02:00Z
  ~/.openclaw/openclaw.json
    models.providers.x.apiKey  [secret] → [secret] (another)

TIME  pincer fallbacks add ID
  ~/.openclaw/openclaw.json
    agents.defaults.model.fallbacks
      - ["anthropic/claude-opus-4-6"]
      + ["anthropic/claude-opus-4-6","openai/gpt-5.5"]

TIME  pincer set ID
  ~/.openclaw/openclaw.json
    agents.defaults.model.primary  "openai/gpt-5.5" → "openai/gpt-5.4"
`);
    for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  test('fits 80 columns whatever the files say', async () => {
    const world = await used();
    theirs(
      world,
      'providers: {',
      `providers: { '${'provider-'.repeat(30)}': { api: '\\u001b[31m${'x '.repeat(200)}', models: [] },`,
    );
    const { stdout } = await cli(['journal'], world);
    expect(stdout).toContain('provider-');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character is what must not be there.
    expect(stdout).not.toMatch(/\u001b/);
    for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  test('as JSON, bounded, and of one file', async () => {
    const world = await used();
    const { stdout } = await cli(['journal', '--json', '--limit', '1'], world);
    expect(JSON.parse(stdout)).toMatchObject({
      entries: [
        {
          by: { program: 'pincer', command: 'fallbacks add' },
          state: 'done',
          files: [{ file: CONFIG, kind: 'config' }],
        },
      ],
      more: 1,
    });
    expect(stdout).not.toContain('"made"');
    expect(JSON.parse((await cli(['journal', '--json', '--file', CONFIG], world)).stdout).entries).toHaveLength(2);
    expect(JSON.parse((await cli(['journal', '--json', '--file', '.env'], world)).stdout).entries).toEqual([]);
    expect((await cli(['journal', '--limit', '1'], world)).stderr).toBe('1 more: pincer journal --limit 2\n');
  });

  test('says when there is nothing, and what is no number', async () => {
    const world = fakeWorld({ files: { [CONFIG]: TEXT } });
    expect(await cli(['journal'], world)).toMatchObject({
      stdout: '',
      code: 0,
      stderr: expect.stringContaining('The journal is empty'),
    });
    expect(await cli(['journal', '--limit', 'all'], world)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('whole number'),
    });
  });
});

describe('pincer config undo and redo', () => {
  test('go back and forth, step by step, across runs', async () => {
    const world = await used();
    const texts = [world.disk.get(CONFIG)];
    for (let step = 0; step < 2; step++) {
      expect((await cli(['config', 'undo'], world)).code).toBe(0);
      texts.unshift(world.disk.get(CONFIG));
    }
    expect(texts[0]).toBe(TEXT);
    expect(await cli(['config', 'undo'], world)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is nothing to undo'),
    });
    for (const text of texts.slice(1)) {
      expect((await cli(['config', 'redo'], world)).code).toBe(0);
      expect(world.disk.get(CONFIG)).toBe(text);
    }
    expect(await cli(['config', 'redo'], world)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is nothing to redo'),
    });
  });

  test('say what they did', async () => {
    const world = await used();
    const { stdout, stderr, code } = await cli(['config', 'undo'], world);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(
      /^Updated config: ~\/\.openclaw\/openclaw\.json\n {2}Backup: .*\.bak\nUndone: pincer fallbacks add of 2026-\d\d-\d\d \d\d:\d\d \(\w+-\w+\)\n$/,
    );
  });

  test('take back an entry by the beginning of its id, and leave the later ones', async () => {
    const world = await used();
    const first = (await journal(world)).at(-1)?.id ?? '';
    expect((await cli(['config', 'undo', first.split('-')[0] ?? ''], world)).code).toBe(0);
    const text = world.disk.get(CONFIG) ?? '';
    expect(text).toContain(
      "primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-opus-4-6', 'openai/gpt-5.5'] } } }, // chain",
    );
  });

  test('leave what others changed since, and say so', async () => {
    const world = await used();
    const first = (await journal(world)).at(-1)?.id ?? '';
    theirs(world, 'openai/gpt-5.4', 'their/own');
    const { stdout, stderr, code } = await cli(['config', 'undo', first], world);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toContain('was changed again since: agents.defaults.model.primary; nothing was written');
  });

  test('--dry-run shows it and writes nothing', async () => {
    const world = await used();
    const before = new Map(world.disk);
    const { stdout, stderr, code } = await cli(['config', 'undo', '--dry-run'], world);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Dry run: nothing was written.\n' });
    expect(stdout).toMatch(/^-.*'openai\/gpt-5.5'\] \} \}/m);
    expect(stdout).not.toContain(KEY);
    expect(world.disk).toEqual(before);
    expect(JSON.parse((await cli(['config', 'undo', '--dry-run', '--json'], world)).stdout)).toMatchObject({
      changed: true,
      dryRun: true,
      files: [{ file: CONFIG }],
    });
  });

  test('--json', async () => {
    const world = await used();
    const { stdout } = await cli(['config', 'undo', '--json'], world);
    expect(JSON.parse(stdout)).toMatchObject({ changed: true, dryRun: false, files: [{ file: CONFIG }], notices: [] });
    expect(JSON.parse(stdout).entry).toBe((await journal(world))[0]?.id);
  });

  test('an entry that there is not is said', async () => {
    const { stderr, code } = await cli(['config', 'undo', 'nope'], await used());
    expect({ stderr, code }).toEqual({
      stderr: 'Error: The journal has no entry nope.\nSee which it has with: pincer journal\n',
      code: 1,
    });
  });

  test('what makes the file shrink to less than half asks for a yes', async () => {
    const world = fakeWorld({ files: { [CONFIG]: '{}\n' } });
    for (let i = 0; i < 30; i++) await cli(['fallbacks', 'add', `x/model-number-${i}`], world);
    const first = (await journal(world)).at(-1)?.id ?? '';
    const full = world.disk.get(CONFIG);
    const snapshot = `${first}.0`;
    const { stderr, code } = await cli(['config', 'restore', snapshot], world);
    expect(code).toBe(1);
    expect(stderr).toContain('OpenClaw may not take');
    expect(stderr).toContain('--yes');
    expect(world.disk.get(CONFIG)).toBe(full);
    expect((await cli(['config', 'restore', snapshot, '--yes'], world)).code).toBe(0);
    expect(world.disk.get(CONFIG)).toBe('{}\n');
  });
});

describe('pincer config snapshots, restore and diff', () => {
  const snapshots = async (world: FakeWorld) =>
    JSON.parse((await cli(['config', 'snapshots', '--json'], world)).stdout).snapshots as readonly { id: string }[];

  test('list what was kept', async () => {
    const world = await used();
    const { stdout, code } = await cli(['config', 'snapshots'], world);
    expect(code).toBe(0);
    const lines = stdout.replace(/2026-\d\d-\d\d \d\d:\d\d/g, 'TIME').replace(/^\w+-\w+\.0 +/gm, 'ID ');
    const size = Buffer.byteLength(TEXT);
    expect(lines).toBe(
      `Snapshot       Taken                Size  File               Before\n` +
        `ID TIME    ${size} B  …law/openclaw.json fallbacks add\nID TIME    ${size} B  …law/openclaw.json set\n`,
    );
    for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
    expect(await snapshots(world)).toMatchObject([{ file: CONFIG }, { file: CONFIG, bytes: Buffer.byteLength(TEXT) }]);
  });

  test('put a file back as it was, also when it is broken now', async () => {
    const world = await used();
    const [, first] = await snapshots(world);
    world.somebodyWrites(CONFIG, '{ broken');
    const { stdout, stderr, code } = await cli(['config', 'restore', first?.id ?? ''], world);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toContain(`Restored: ${CONFIG} as of 2026-`);
    expect(world.disk.get(CONFIG)).toBe(TEXT);
  });

  test('put back a backup of the ring, named by its path', async () => {
    const world = await used();
    const backup = world.disk.get(`${CONFIG}.bak`);
    expect((await cli(['config', 'restore', '.openclaw/openclaw.json.bak'], world)).code).toBe(0);
    expect(world.disk.get(CONFIG)).toBe(backup);
    expect(await cli(['config', 'restore', 'nope'], world)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no snapshot nope.'),
    });
    expect(await cli(['config', 'restore', '/etc/passwd'], world)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no snapshot /etc/passwd.'),
    });
  });

  test('show what changed since, with secrets masked', async () => {
    const world = await used();
    const [, first] = await snapshots(world);
    for (const [argv, removed] of [
      [[], "fallbacks: ['anthropic/claude-opus-4-6'] "],
      [[first?.id ?? ''], "primary: 'openai/gpt-5.5'"],
      [[`${CONFIG}.bak`], "fallbacks: ['anthropic/claude-opus-4-6'] "],
      [[CONFIG], "fallbacks: ['anthropic/claude-opus-4-6'] "],
    ] as const) {
      const { stdout, code } = await cli(['config', 'diff', ...argv], world);
      expect(code).toBe(0);
      expect(
        stdout
          .split('\n')
          .filter((line) => line.startsWith('-'))
          .join('\n'),
      ).toContain(removed);
      expect(stdout).not.toContain(KEY);
    }
    expect(JSON.parse((await cli(['config', 'diff', '--json'], world)).stdout)).toMatchObject({
      file: CONFIG,
      hunks: [{ start: 1 }],
    });
  });

  test('show what changed at a key path, in whichever file it stands, and not elsewhere', async () => {
    const part = CONFIG.replace('openclaw.json', 'models.json5');
    const world = fakeWorld({
      files: {
        [CONFIG]: '{ models: { $include: "./models.json5" }, ui: { seamColor: "#111111" } }',
        [part]: `{ mode: "merge", providers: { x: { baseUrl: "http://127.0.0.1:1/v1", apiKey: "${KEY}", models: [] } } }`,
      },
    });
    await cli(['config', 'set', 'ui.seamColor', '#222222'], world);
    await cli(['config', 'set', 'models.providers.x.baseUrl', 'http://127.0.0.1:2/v1'], world);
    const changed = async (path: string) => (await cli(['config', 'diff', path], world)).stdout;
    expect(await changed('models.providers')).toBe(
      `  ~/.openclaw/models.json5
    models.providers.x.baseUrl
      - "http://127.0.0.1:1/v1"
      + "http://127.0.0.1:2/v1"
`,
    );
    expect(await changed('ui')).toBe('  ~/.openclaw/openclaw.json\n    ui.seamColor  "#111111" → "#222222"\n');
    expect(await cli(['config', 'diff', 'models.mode'], world)).toMatchObject({
      stdout: '',
      stderr: 'Nothing changed at models.mode since the newest text that is kept.\n',
      code: 0,
    });
    const json = await cli(['config', 'diff', 'models["providers"].x', '--json'], world);
    expect(JSON.parse(json.stdout)).toMatchObject({ files: [{ file: part, under: ['models'], kind: 'include' }] });
    expect(json.stdout).not.toContain(KEY);
    expect((await cli(['config', 'diff', 'nonsense'], world)).stderr).toContain('There is no snapshot nonsense.');
  });

  test('compare with OpenClaw’s backup where Pincer never wrote, and say when nothing changed', async () => {
    const world = fakeWorld({ files: { [CONFIG]: TEXT, [`${CONFIG}.bak`]: TEXT } });
    expect(await cli(['config', 'diff'], world)).toMatchObject({
      stdout: '',
      stderr: 'Nothing changed since ~/.openclaw/openclaw.json.bak.\n',
      code: 0,
    });
    expect(await cli(['config', 'diff'], fakeWorld({ files: { [CONFIG]: TEXT } }))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is nothing to compare ~/.openclaw/openclaw.json with yet'),
    });
  });
});

test('status and list write nothing down', async () => {
  const world = fakeWorld({ files: { [CONFIG]: TEXT } });
  for (const argv of [['status'], ['list'], ['config', 'snapshots']]) await cli(argv, world);
  expect([...world.disk.keys()]).toEqual([CONFIG]);
});

test('a writer that cannot keep a history says so, and does what it is asked', async () => {
  const probe = await used();
  const path = [...probe.disk.keys()].find((name) => name.endsWith('journal.jsonl')) ?? '';
  const world = fakeWorld({
    files: { [CONFIG]: TEXT },
    unwritable: { [path]: { kind: 'no-space', place: { file: path }, code: 'ENOSPC' } },
  });
  const { stderr, code } = await cli(['set', 'openai/gpt-5.4'], world);
  expect(code).toBe(0);
  expect(stderr).toContain('The change was made, but not recorded: No space to write');
  expect(world.disk.get(CONFIG)).toContain('openai/gpt-5.4');
});
