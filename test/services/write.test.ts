import { describe, expect, test } from 'vitest';
import { applyPatch, previewPatch } from '../../services/operations/write.js';
import type { Home } from '../../state/domain/home.js';
import type { Json, KeyPath } from '../../state/domain/json.js';
import type { Patch } from '../../state/domain/patch.js';
import { advise } from '../../state/domain/problem.js';
import { home as emptyHome } from '../support/builders.js';
import { type FakeSetup, type FakeWorld, fakeWorld, hashOf } from '../support/fakeWorld.js';

const PATH = '/home/ann/.openclaw/openclaw.json';
const MODEL = ['agents', 'defaults', 'model'];
const PRIMARY = [...MODEL, 'primary'];

const CONFIG = `{
  // Ann's gateway
  agents: {
    defaults: {
      model: { primary: "anthropic/claude-opus-4-6" }, // the good one
    },
  },
  gateway: { mode: 'local' },
  models: {
    providers: {
      openai: { apiKey: "sk-live-0123456789abcdefABCDEF" },
    },
  },
}
`;

const patch = (path: KeyPath, was: Json | undefined, value: Json | undefined): Patch => ({
  edits: [{ path, was, value }],
  notices: [],
});

const toGpt = patch(PRIMARY, 'anthropic/claude-opus-4-6', 'openai/gpt-5.5');

/** A home whose config was read when it said this. */
const homeOf = (text: string | undefined, over: Partial<Home> = {}): Home =>
  emptyHome({
    config:
      text === undefined ? { kind: 'absent' } : { kind: 'read', bytes: Buffer.byteLength(text), hash: hashOf(text) },
    ...over,
  });

const worldOf = (text: string | undefined, setup: FakeSetup = {}): FakeWorld =>
  fakeWorld({ ...setup, files: { ...(text === undefined ? {} : { [PATH]: text }), ...setup.files } });

const refused = async (...args: Parameters<typeof words>): Promise<void> => {
  await words(...args);
};

/** OpenClaw's files; Pincer's own history is elsewhere. */
const homeOn = ({ disk }: FakeWorld): ReadonlyMap<string, string> =>
  new Map([...disk].filter(([path]) => path.startsWith('/home/ann/.openclaw/')));

/** Expects a refusal of this kind, in words with a next step, and a disk on which nothing changed. */
async function words(world: FakeWorld, home: Home, change: Patch, problem: object): Promise<string> {
  const before = homeOn(world);
  const applied = await applyPatch(world, home, change, 'set');
  expect(applied).toMatchObject({ ok: false, problem });
  expect(homeOn(world)).toEqual(before);
  if (applied.ok) return '';
  const { says, next, exitCode } = advise(applied.problem);
  expect(next ?? '').not.toBe('');
  expect(exitCode).toBe(1);
  return says;
}

describe('a patch is applied', () => {
  test('to the bytes it is about, with the old text as backup', async () => {
    const world = worldOf(CONFIG);
    const applied = await applyPatch(world, homeOf(CONFIG), toGpt, 'set');
    const after = CONFIG.replace('anthropic/claude-opus-4-6', 'openai/gpt-5.5');
    expect(applied).toMatchObject({
      ok: true,
      value: { files: [{ file: PATH, backup: `${PATH}.bak`, hash: hashOf(after) }], written: true, mergedOver: false },
    });
    expect(world.disk.get(PATH)).toBe(after);
    expect(world.disk.get(`${PATH}.bak`)).toBe(CONFIG);
  });

  test('to a home without a config, in plain JSON as OpenClaw prints it', async () => {
    const world = worldOf(undefined);
    const applied = await applyPatch(world, homeOf(undefined), patch(MODEL, undefined, { primary: 'a/b' }), 'set');
    expect(applied).toMatchObject({
      ok: true,
      value: { files: [{ bytesBefore: 0 }], written: true, mergedOver: false },
    });
    const printed = JSON.stringify({ agents: { defaults: { model: { primary: 'a/b' } } } }, null, 2);
    expect(world.disk.get(PATH)).toBe(`${printed}\n`);
    expect(world.disk.has(`${PATH}.bak`)).toBe(false);
  });

  test('over a change that somebody made elsewhere in the file: nobody loses anything', async () => {
    const now = CONFIG.replace('// the good one', '// the best one').replace("mode: 'local'", "mode: 'remote'");
    const world = worldOf(now);
    const applied = await applyPatch(world, homeOf(CONFIG), toGpt, 'set');
    expect(applied).toMatchObject({ ok: true, value: { written: true, mergedOver: true } });
    expect(world.disk.get(PATH)).toBe(now.replace('anthropic/claude-opus-4-6', 'openai/gpt-5.5'));
  });

  test('over a change that made the same object: what both put into it is there, and the same key is a conflict', async () => {
    const setting = (key: string, value: string) => patch(['env'], undefined, { vars: { [key]: value } });
    const text = '{ "gateway": { "mode": "local" } }';
    const world = worldOf(text);
    const before = homeOf(text);
    expect((await applyPatch(world, before, setting('A', 'one'), 'set')).ok).toBe(true);
    expect(await applyPatch(world, before, setting('B', 'two'), 'set')).toMatchObject({
      ok: true,
      value: { mergedOver: true },
    });
    expect(JSON.parse(world.disk.get(PATH) ?? '')).toMatchObject({ env: { vars: { A: 'one', B: 'two' } } });
    expect(await applyPatch(world, before, setting('A', 'three'), 'set')).toMatchObject({
      ok: false,
      problem: { kind: 'changed', place: { path: ['env', 'vars', 'A'] } },
    });
  });

  test('to what the file says once the lock is there, not to what it said before', async () => {
    const world = worldOf(CONFIG);
    world.onLocked(() => world.somebodyWrites(PATH, CONFIG.replace('// the good one', '')));
    const applied = await applyPatch(world, homeOf(CONFIG), toGpt, 'set');
    expect(applied).toMatchObject({ ok: true, value: { mergedOver: true } });
    expect(world.disk.get(PATH)).not.toContain('the good one');
    expect(world.disk.get(PATH)).toContain('openai/gpt-5.5');
  });

  test('again from the start when somebody without the lock writes between reading and writing', async () => {
    const world = worldOf(CONFIG);
    const { replace } = world.files;
    let hurried = false;
    const files = {
      ...world.files,
      replace: async (request: Parameters<typeof replace>[0]) => {
        if (!hurried) world.somebodyWrites(PATH, CONFIG.replace('// the good one', '// hurried'));
        hurried = true;
        return replace(request);
      },
    };
    const applied = await applyPatch({ ...world, files }, homeOf(CONFIG), toGpt, 'set');
    expect(applied).toMatchObject({ ok: true, value: { written: true, mergedOver: true } });
    expect(world.disk.get(PATH)).toContain('// hurried');
    expect(world.disk.get(PATH)).toContain('openai/gpt-5.5');
  });

  test('not at all when the file already says so', async () => {
    const world = worldOf(CONFIG);
    const same = patch(PRIMARY, 'anthropic/claude-opus-4-6', 'anthropic/claude-opus-4-6');
    expect(await applyPatch(world, homeOf(CONFIG), same, 'set')).toMatchObject({
      ok: true,
      value: { written: false },
    });
    expect([...world.disk.keys()]).toEqual([PATH]);
  });
});

describe('a preview', () => {
  test('shows the lines that change and masks the secrets around them', async () => {
    const world = worldOf(CONFIG);
    const added = patch(['models', 'providers', 'openai', 'api'], undefined, 'openai-responses');
    const preview = await previewPatch(world, homeOf(CONFIG), added);
    const shown = JSON.stringify(preview);
    expect(shown).toContain('apiKey: \\"[secret]\\", api: \\"openai-responses\\"');
    expect(shown).not.toContain('sk-live');
    expect(world.disk.get(PATH)).toBe(CONFIG);
  });

  test('takes no lock, so it is there while somebody else writes', async () => {
    const world = worldOf(CONFIG, { locks: { [PATH]: 99 } });
    expect(await previewPatch(world, homeOf(CONFIG), toGpt)).toMatchObject({
      ok: true,
      value: {
        files: [
          {
            file: PATH,
            bytesBefore: Buffer.byteLength(CONFIG),
            hunks: [
              {
                start: 2,
                lines: expect.arrayContaining([
                  { kind: 'removed', text: '      model: { primary: "anthropic/claude-opus-4-6" }, // the good one' },
                  { kind: 'added', text: '      model: { primary: "openai/gpt-5.5" }, // the good one' },
                ]),
              },
            ],
          },
        ],
      },
    });
  });

  test('of a patch that would be refused says so', async () => {
    const world = worldOf(CONFIG.replace('anthropic/claude-opus-4-6', 'x/y'));
    expect(await previewPatch(world, homeOf(CONFIG), toGpt)).toMatchObject({ ok: false, problem: { kind: 'changed' } });
  });
});

describe('a patch is refused, and the file stays whole', () => {
  test('when the value it is about was changed by somebody', async () => {
    const world = worldOf(CONFIG.replace('anthropic/claude-opus-4-6', 'ollama/llama3.3'));
    const says = await words(world, homeOf(CONFIG), toGpt, {
      kind: 'changed',
      place: { file: PATH, path: PRIMARY },
      was: '"anthropic/claude-opus-4-6"',
      now: '"ollama/llama3.3"',
    });
    expect(says).toContain('agents.defaults.model.primary');
  });

  test('and what changed is not told where it is a secret', async () => {
    const path = ['models', 'providers', 'openai', 'apiKey'];
    const says = await words(worldOf(CONFIG), homeOf(CONFIG), patch(path, 'sk-old-key-0123456789', 'x'), {
      kind: 'changed',
      was: '[secret]',
      now: '[secret]',
    });
    expect(says).not.toContain('sk-');
  });

  test('when somebody holds the lock for too long', async () => {
    const world = worldOf(CONFIG, { locks: { [PATH]: 99 } });
    const says = await words(world, homeOf(CONFIG), toGpt, { kind: 'locked', pid: 99, waitedMs: 20_000 });
    expect(says).toContain('process 99');
  });

  test('when the file does not parse', () =>
    refused(worldOf('{\n  maxTokens: 8192 * 10,\n}'), homeOf(CONFIG), toGpt, {
      kind: 'syntax',
      place: { file: PATH, line: 2, column: 19, text: '  maxTokens: 8192 * 10,' },
    }));

  test.each([
    ['not-utf8', 'not-utf8'],
    ['EACCES', 'unreadable'],
    ['EISDIR', 'not-a-file'],
  ])('when reading it fails with %s', (code, kind) =>
    refused(worldOf(CONFIG, { unreadable: { [PATH]: code } }), homeOf(CONFIG), toGpt, { kind }),
  );

  test.each([
    { kind: 'no-space', place: { file: PATH }, code: 'ENOSPC' },
    { kind: 'not-permitted', place: { file: PATH }, code: 'EROFS' },
    { kind: 'write-failed', place: { file: PATH }, code: 'EIO' },
    { kind: 'unconfirmed', place: { file: PATH }, code: 'EIO' },
    { kind: 'not-verified', place: { file: PATH }, message: 'what was written is not what is there now' },
  ] as const)('when writing it fails with $kind', (problem) =>
    refused(worldOf(CONFIG, { unwritable: { [PATH]: problem } }), homeOf(CONFIG), toGpt, problem),
  );

  test('when the home belongs to a version that is only read', () =>
    refused(
      worldOf(CONFIG),
      homeOf(CONFIG, { dialect: { version: '2026.9', because: 'meta.migrations', writable: false } }),
      toGpt,
      { kind: 'read-only-dialect', version: '2026.9' },
    ));

  test('when an include of it is broken, which OpenClaw does not read over', () => {
    const text = '{ agents: { $include: "./nope.json5" } }';
    return refused(worldOf(text), homeOf(text), patch(['gateway', 'mode'], undefined, 'local'), {
      kind: 'include',
      place: { file: PATH, line: 1, column: 13 },
      message: 'Failed to read include file: ./nope.json5 (resolved: /home/ann/.openclaw/nope.json5)',
    });
  });

  test('but a file that was broken and was mended since is written', async () => {
    const problem = { kind: 'syntax', place: { file: PATH }, message: 'JSON5: …' } as const;
    const home = homeOf(CONFIG, { config: { kind: 'broken', problem } });
    expect(await applyPatch(worldOf(CONFIG), home, toGpt, 'set')).toMatchObject({ ok: true, value: { written: true } });
  });

  test('when Nix manages the config', () =>
    refused(worldOf(CONFIG, { env: { OPENCLAW_NIX_MODE: '1' } }), homeOf(CONFIG), toGpt, { kind: 'nix-mode' }));

  test('when the file would lose more than half, as OpenClaw refuses that', () => {
    const big = `{ "keep": 1, "agents": ${JSON.stringify({ list: Array.from({ length: 40 }, (_, i) => ({ id: `agent-${i}` })) })} }`;
    const list = JSON.parse(big).agents.list;
    return refused(worldOf(big), homeOf(big), patch(['agents', 'list'], list, []), {
      kind: 'size-drop',
      before: Buffer.byteLength(big),
    });
  });

  test.each([
    [0.49, 'size-drop'],
    [0.51, 'written'],
  ])('measured by half of what it was, to the byte: %d of it is %s', async (share, outcome) => {
    const filler = 'x'.repeat(1000);
    const text = JSON.stringify({ env: { vars: { FILLER: filler } } });
    const left = Math.ceil(share * text.length) - (text.length - filler.length);
    const shorter = patch(['env', 'vars', 'FILLER'], filler, filler.slice(0, left));
    const applied = await applyPatch(worldOf(text), homeOf(text), shorter, 'set');
    expect(applied.ok ? 'written' : applied.problem.kind).toBe(outcome);
  });

  test('but a small file may shrink', async () => {
    const small = '{ "agents": { "list": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] } }';
    const list = JSON.parse(small).agents.list;
    const applied = await applyPatch(worldOf(small), homeOf(small), patch(['agents', 'list'], list, []), 'set');
    expect(applied).toMatchObject({ ok: true, value: { written: true } });
  });

  test('when gateway.mode would go', () =>
    refused(worldOf(CONFIG), homeOf(CONFIG), patch(['gateway'], { mode: 'local' }, undefined), {
      kind: 'gateway-mode-removed',
    }));

  test.each<[string, KeyPath, Json]>([
    ['a fallback that is no text', [...MODEL, 'fallbacks'], ['a/b', 1]],
    ['fallbacks that are no list', [...MODEL, 'fallbacks'], 'a/b'],
    ['a model that is a number', ['agents', 'defaults', 'imageModel'], 7],
    ['an allowlist that is a list', ['agents', 'defaults', 'models'], ['a/b']],
    ['an entry that is no object', ['agents', 'defaults', 'models'], { 'a/b': true }],
    ['an alias that is no text', ['agents', 'defaults', 'models'], { 'a/b': { alias: 1 } }],
    ['a key that OpenClaw does not know', ['agents', 'defaults', 'modle'], { primary: 'a/b' }],
  ])('when OpenClaw would reject it: %s', (_, path, value) =>
    refused(worldOf(CONFIG), homeOf(CONFIG), patch(path, undefined, value), { kind: 'would-be-invalid' }),
  );

  test('but not for what was wrong in the file before', async () => {
    const odd = CONFIG.replace('gateway:', 'unknownKey: 1,\n  gateway:');
    expect(await applyPatch(worldOf(odd), homeOf(odd), toGpt, 'set')).toMatchObject({
      ok: true,
      value: { written: true },
    });
  });

  test('when something stands in the way', () =>
    refused(
      worldOf('{ agents: { defaults: 1 } }'),
      homeOf('{ agents: { defaults: 1 } }'),
      patch(PRIMARY, undefined, 'a/b'),
      { kind: 'would-be-invalid', place: { path: ['agents', 'defaults'] } },
    ));
});
