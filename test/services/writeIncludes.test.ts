// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import fc from 'fast-check';
import JSON5 from 'json5';
import { describe, expect, test } from 'vitest';
import { readWholeConfig } from '../../services/files/wholeConfig.js';
import { readHome } from '../../services/operations/readHome.js';
import { applyPatch, previewPatch } from '../../services/operations/write.js';
import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json, type KeyPath, sameJson, valueAt } from '../../state/domain/json.js';
import type { Edit } from '../../state/domain/patch.js';
import { advise } from '../../state/domain/problem.js';
import { ok } from '../../state/domain/result.js';
import { type FakeSetup, type FakeWorld, fakeWorld } from '../support/fakeWorld.js';
import { includeTrees } from '../support/includeTrees.js';

const DIR = '/home/ann/.openclaw';
const CONFIG = `${DIR}/openclaw.json`;
const AGENTS = `${DIR}/agents.json5`;
const PRIMARY = ['agents', 'defaults', 'model', 'primary'];

const ROOT = `{
  agents: { $include: "./agents.json5" }, // elsewhere
  gateway: { mode: "local" },
}
`;

const AGENTS_TEXT = `// my agents
{
  defaults: {
    model: { primary: "anthropic/claude-opus-4-6" }, // the good one
  },
}
`;

type Files = Readonly<Record<string, string>>;

/** Names are those of files in the config's folder, or whole paths. */
const pathOf = (name: string): string => (name.startsWith('/') ? name : `${DIR}/${name}`);

async function open(files: Files, setup: FakeSetup = {}): Promise<{ readonly world: FakeWorld; readonly home: Home }> {
  const onDisk = Object.fromEntries(Object.entries(files).map(([name, text]) => [pathOf(name), text]));
  const world = fakeWorld({ ...setup, files: onDisk });
  return { world, home: (await readHome(world, {})).home };
}

const edit = (path: KeyPath, was: Json | undefined, value: Json | undefined): Edit => ({ path, was, value });

const apply = (world: FakeWorld, home: Home, ...edits: readonly Edit[]) =>
  applyPatch(world, home, { edits, notices: [] }, 'config set');

/** What changed of the files of OpenClaw, backups aside. */
const changed = ({ disk }: FakeWorld, files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).flatMap(([name, text]) => {
      const now = disk.get(pathOf(name));
      return now === text ? [] : [[name, now ?? '']];
    }),
  );

const FILES = { 'openclaw.json': ROOT, 'agents.json5': AGENTS_TEXT };
const toGpt = edit(PRIMARY, 'anthropic/claude-opus-4-6', 'openai/gpt-5.5');

test('a section that is a file is changed there, to the byte, with a backup; the config stays as it is', async () => {
  const { world, home } = await open(FILES);
  expect(await apply(world, home, toGpt)).toMatchObject({
    ok: true,
    value: { files: [{ file: AGENTS, backup: `${AGENTS}.bak` }], written: true, mergedOver: false },
  });
  expect(changed(world, FILES)).toEqual({
    'agents.json5': AGENTS_TEXT.replace('anthropic/claude-opus-4-6', 'openai/gpt-5.5'),
  });
  expect(world.disk.get(`${AGENTS}.bak`)).toBe(AGENTS_TEXT);
});

test('edits of several files are one change of several files, under the one lock of the config', async () => {
  const { world, home } = await open(FILES);
  const locked: string[] = [];
  const files: FakeWorld['files'] = {
    ...world.files,
    withLock: (path, ms, run) => {
      if (path.startsWith(DIR)) locked.push(path);
      return world.files.withLock(path, ms, run);
    },
  };
  const both = [toGpt, edit(['gateway', 'mode'], 'local', 'remote'), edit(['models', 'mode'], undefined, 'merge')];
  expect(await apply({ ...world, files }, home, ...both)).toMatchObject({
    ok: true,
    value: { files: [{ file: AGENTS }, { file: CONFIG }] },
  });
  expect(locked).toEqual([CONFIG]);
  expect(world.disk.get(CONFIG)).toContain('agents: { $include: "./agents.json5" }, // elsewhere');
  expect(world.disk.get(CONFIG)).toContain('mode: "remote"');
  const again = (await readHome(world, {})).home;
  expect(again.models.text.primary).toBe('openai/gpt-5.5');
  expect(again.problems).toEqual([]);
});

test('a preview shows each file by itself', async () => {
  const { world, home } = await open(FILES);
  const edits = [toGpt, edit(['gateway', 'mode'], 'local', 'remote')];
  const preview = await previewPatch(world, home, { edits, notices: [] });
  expect(preview).toMatchObject({ ok: true, value: { files: [{ file: AGENTS }, { file: CONFIG }] } });
});

describe('somebody else wrote since the home was read', () => {
  test.each<[string, string, boolean]>([
    ['an included file alone', 'agents.json5', true],
    ['the config alone', 'openclaw.json', true],
    ['nothing', 'other.json', false],
  ])('%s: both changes are kept, and it is told', async (_, name, mergedOver) => {
    const { world, home } = await open(FILES);
    world.somebodyWrites(pathOf(name), `${world.disk.get(pathOf(name)) ?? ''}// by hand\n`);
    expect(await apply(world, home, toGpt)).toMatchObject({ ok: true, value: { mergedOver } });
    expect(world.disk.get(AGENTS)).toContain('openai/gpt-5.5');
    expect(world.disk.get(pathOf(name))).toContain('// by hand');
  });

  test('the very value in the included file: it is refused there', async () => {
    const { world, home } = await open(FILES);
    world.somebodyWrites(AGENTS, AGENTS_TEXT.replace('anthropic/claude-opus-4-6', 'x/y'));
    expect(await apply(world, home, toGpt)).toMatchObject({
      ok: false,
      problem: { kind: 'changed', place: { file: AGENTS, path: PRIMARY }, now: '"x/y"' },
    });
  });

  test('and broke an include: nothing is written until OpenClaw reads it', async () => {
    const { world, home } = await open(FILES);
    world.somebodyWrites(AGENTS, '{ defaults: }');
    expect(await apply(world, home, edit(['gateway', 'mode'], 'local', 'remote'))).toMatchObject({
      ok: false,
      problem: { kind: 'syntax', place: { file: AGENTS, line: 1, column: 13 } },
    });
  });

  test('and mended one: it is written', async () => {
    const { world, home } = await open({ ...FILES, 'agents.json5': '{ defaults: }' });
    expect(home.config.kind).toBe('broken');
    world.somebodyWrites(AGENTS, AGENTS_TEXT);
    expect(await apply(world, home, toGpt)).toMatchObject({ ok: true, value: { written: true } });
  });
});

describe('a file that stands for two parts of the config', () => {
  const shared = '{ model: "a/b" }';

  test('is not changed for one of them, and both are named', async () => {
    const root = '{ agents: { defaults: { $include: "./s.json" }, list: [{ id: "x", $include: "./s.json" }] } }';
    const files = { 'openclaw.json': root, 's.json': shared };
    const { world, home } = await open(files);
    const done = await apply(world, home, edit(['agents', 'defaults', 'model'], 'a/b', 'c/d'));
    expect(done).toMatchObject({
      ok: false,
      problem: { kind: 'include-shared', place: { file: `${DIR}/s.json` }, at: ['agents.defaults', 'agents.list[0]'] },
    });
    expect(done.ok ? '' : advise(done.problem).says).toContain(
      'is included at agents.defaults and at agents.list[0]; a change in it would change both',
    );
    expect(changed(world, files)).toEqual({});
  });

  test('is changed where the other place does not show it', async () => {
    const root =
      '{ agents: { defaults: { $include: "./s.json" }, list: [{ id: "x", $include: "./s.json", model: "e/f" }] } }';
    const { world, home } = await open({ 'openclaw.json': root, 's.json': shared });
    expect(await apply(world, home, edit(['agents', 'defaults', 'model'], 'a/b', 'c/d'))).toMatchObject({ ok: true });
    expect(world.disk.get(`${DIR}/s.json`)).toBe('{ model: "c/d" }');
  });

  test('by two names on the disk is seen as well', async () => {
    const root = '{ agents: { defaults: { $include: "./s.json" }, list: [{ id: "x", $include: "./t.json" }] } }';
    const links = { [`${DIR}/t.json`]: `${DIR}/s.json` };
    const { world, home } = await open({ 'openclaw.json': root, 's.json': shared }, { links });
    expect(home.problems).toEqual([]);
    expect(await apply(world, home, edit(['agents', 'defaults', 'model'], 'a/b', 'c/d'))).toMatchObject({
      ok: false,
      problem: { kind: 'include-shared', at: ['agents.defaults', 'agents.list[0]'] },
    });
  });
});

test('the $include of a section with keys beside it is not thrown away for a plain value', async () => {
  const root = '{ agents: { defaults: { model: { $include: "./m.json", fallbacks: [] } } } }';
  const { world, home } = await open({ 'openclaw.json': root, 'm.json': '{ primary: "a/b" }' });
  const was = { primary: 'a/b', fallbacks: [] };
  const done = await apply(world, home, edit(['agents', 'defaults', 'model'], was, 'c/d'));
  expect(done).toMatchObject({ ok: false, problem: { kind: 'include-owned', at: 'agents.defaults.model' } });
  expect(done.ok ? '' : advise(done.problem).says).toContain(
    'would flatten $include-owned config at agents.defaults.model',
  );
});

test('an $include is not set like a value', async () => {
  const { world, home } = await open(FILES);
  const done = await apply(world, home, edit(['models'], undefined, { $include: './models.json5' }));
  expect(done).toMatchObject({ ok: false, problem: { kind: 'include-owned', at: 'models' } });
  expect(done.ok ? '' : advise(done.problem).says).toBe(
    'models: an $include is not set like a value; nothing was written',
  );
});

test('what OpenClaw would reject is refused, with the file that it would stand in', async () => {
  const { world, home } = await open(FILES);
  expect(await apply(world, home, edit(['agents', 'defaults', 'modle'], undefined, 'a/b'))).toMatchObject({
    ok: false,
    problem: { kind: 'would-be-invalid', place: { file: AGENTS, path: ['agents', 'defaults', 'modle'] } },
  });
});

describe('references to variables', () => {
  const env = { HOST: 'http://127.0.0.1:1/v1', PART: 'x', LM_API_KEY: 'sk-planted-0123456789abcdef' };
  const root = '{ models: { providers: { lm: { $include: "./lm.json5" } } } }';
  const lm = `{
  baseUrl: "\${HOST}", // where it runs
  apiKey: "\${LM_API_KEY}",
  api: "openai-completions",
  headers: { "X-A": "a-\${PART}-b", "X-B": "$\${PART}" },
  models: [],
}
`;
  const FILE = `${DIR}/lm.json5`;
  const at = (...rest: KeyPath): KeyPath => ['models', 'providers', 'lm', ...rest];

  const written = async (...edits: readonly Edit[]): Promise<string> => {
    const { world, home } = await open({ 'openclaw.json': root, 'lm.json5': lm }, { env });
    expect(await apply(world, home, ...edits)).toMatchObject({ ok: true });
    return world.disk.get(FILE) ?? '';
  };

  test('an edit beside them leaves their text alone', async () => {
    expect(await written(edit(at('api'), 'openai-completions', 'openai-responses'))).toBe(
      lm.replace('openai-completions', 'openai-responses'),
    );
  });

  test('a value that they come to already leaves them where they are', async () => {
    expect(await written(edit(at('baseUrl'), '${HOST}', env.HOST))).toBe(lm);
    expect(await written(edit(at('headers', 'X-A'), 'a-${PART}-b', 'a-x-b'))).toBe(lm);
    const was = { 'X-A': 'a-${PART}-b', 'X-B': '$${PART}' };
    expect(await written(edit(at('headers'), was, { 'X-A': 'a-x-b', 'X-B': 'new' }))).toBe(
      lm.replace('$${PART}', 'new'),
    );
  });

  test('another value takes their place, and a reference may be written', async () => {
    expect(await written(edit(at('baseUrl'), '${HOST}', 'http://other/v1'))).toBe(
      lm.replace('${HOST}', 'http://other/v1'),
    );
    expect(await written(edit(at('headers', 'X-B'), '$${PART}', '${PART}'))).toBe(lm.replace('$${PART}', '${PART}'));
    expect(await written(edit(at('baseUrl'), '${HOST}', '${PART}'))).toBe(lm.replace('${HOST}', '${PART}'));
  });

  test('what they come to counts for OpenClaw’s schema, not their text', async () => {
    const config = '{ gateway: { mode: "${MODE}" } }';
    const { world, home } = await open({ 'openclaw.json': config }, { env: { MODE: 'local' } });
    expect(await apply(world, home, edit(['gateway', 'mode'], '${MODE}', undefined))).toMatchObject({
      ok: false,
      problem: { kind: 'gateway-mode-removed' },
    });
    expect(await apply(world, home, edit(['models', 'mode'], undefined, '${MERGE}'))).toMatchObject({ ok: false });
  });
});

describe('secrets in an included file', () => {
  const root = '{ env: { $include: "./vars.json" }, models: { providers: { lm: { $include: "./lm.json" } } } }';
  const vars = '{\n  MY_THING: "hunter2",\n  OTHER: "correct horse"\n}\n';
  const lm = '{ baseUrl: "http://127.0.0.1:1/v1", models: [], headers: { $include: "./headers.json" } }';
  const files = { 'openclaw.json': root, 'vars.json': vars, 'lm.json': lm, 'headers.json': '{ "X-Team": "blue-42" }' };

  test('are not shown by a preview, though only the config says that they are', async () => {
    const { world, home } = await open(files);
    const edits = [
      edit(['env', 'MY_THING'], 'hunter2', 'hunter3'),
      edit(['models', 'providers', 'lm', 'headers', 'X-Team'], 'blue-42', 'red-43'),
    ];
    const shown = JSON.stringify(await previewPatch(world, home, { edits, notices: [] }));
    expect(shown).toContain('MY_THING');
    expect(shown).toContain('X-Team');
    for (const secret of ['hunter', 'horse', 'blue', 'red-']) expect(shown).not.toContain(secret);
  });

  test.each<[string, KeyPath, Json]>([
    ['a variable', ['env', 'MY_THING'], 'hunter1'],
    ['all of them', ['env'], { MY_THING: 'hunter1' }],
    ['a header', ['models', 'providers', 'lm', 'headers', 'X-Team'], 'grey-41'],
    ['headers', ['models', 'providers', 'lm', 'headers'], { 'X-Team': 'grey-41' }],
    ['what looks like a key', ['meta', 'note'], 'sk-grey-0123456789abcdefghijkl'],
  ])('are not told where the value is another by now: %s', async (_, path, was) => {
    const { world, home } = await open(files);
    const done = await apply(world, home, edit(path, was, 'x'));
    expect(done).toMatchObject({ ok: false, problem: { kind: 'changed' } });
    for (const secret of ['hunter', 'horse', 'blue', 'grey']) expect(JSON.stringify(done)).not.toContain(secret);
  });

  test('are not told of a file that does not parse', async () => {
    const { world, home } = await open({ ...files, 'vars.json': '{ MY_THING: hunter2 }' });
    expect(JSON.stringify(home.problems)).not.toContain('hunter');
    const done = await apply(world, home, edit(['models', 'mode'], undefined, 'merge'));
    expect(done).toMatchObject({
      ok: false,
      problem: { kind: 'syntax', place: { file: `${DIR}/vars.json`, line: 1 } },
    });
    expect(JSON.stringify(done)).not.toContain('hunter');
  });

  test('are not in the journal', async () => {
    const { world, home } = await open(files);
    expect(await apply(world, home, edit(['env', 'MY_THING'], 'hunter2', 'hunter3'))).toMatchObject({ ok: true });
    const journal = [...world.disk].filter(([path]) => path.endsWith('.jsonl')).map(([, text]) => text);
    expect(journal.join()).toContain('MY_THING');
    expect(journal.join()).not.toContain('hunter');
  });
});

describe('where links lead', () => {
  const root = '{ agents: { $include: "./in/agents.json5" } }';
  const outside = { '/srv/agents.json5': AGENTS_TEXT };

  test('a link out of the folder breaks the config, in OpenClaw’s words', async () => {
    const links = { [`${DIR}/in`]: '/srv' };
    const { world, home } = await open({ 'openclaw.json': root, ...outside }, { links });
    const message = `Include path resolves outside config directory (symlink): ./in/agents.json5 (root: ${DIR})`;
    expect(home.problems).toMatchObject([{ kind: 'include', place: { file: CONFIG, line: 1, column: 13 }, message }]);
    expect(await apply(world, home, edit(['models', 'mode'], undefined, 'merge'))).toMatchObject({
      ok: false,
      problem: { kind: 'include', message },
    });
  });

  test('unless OpenClaw is told that it may; then the file behind it is changed', async () => {
    const links = { [`${DIR}/in`]: '/srv' };
    const setup = { links, env: { OPENCLAW_INCLUDE_ROOTS: '/nowhere:/srv' } };
    const { world, home } = await open({ 'openclaw.json': root, ...outside }, setup);
    expect(home.problems).toEqual([]);
    expect(await apply(world, home, toGpt)).toMatchObject({
      ok: true,
      value: { files: [{ file: `${DIR}/in/agents.json5` }] },
    });
    expect(world.disk.get('/srv/agents.json5')).toContain('openai/gpt-5.5');
  });

  test('and a whole folder of OpenClaw’s may be a link', async () => {
    const links = { [DIR]: '/srv/openclaw' };
    const files = { '/srv/openclaw/openclaw.json': ROOT, '/srv/openclaw/agents.json5': AGENTS_TEXT };
    const { home } = await open(files, { links });
    expect(home.models.text.primary).toBe('anthropic/claude-opus-4-6');
    expect(home.problems).toEqual([]);
  });

  test.each([
    ['more than one name', { names: 2 }],
    ['more than 2 MiB', { bytes: 2_097_153 }],
    ['no file', { isFile: false }],
  ])('a file with %s is refused as OpenClaw does', async (_, over) => {
    const odd = { [AGENTS]: { kind: 'there', path: AGENTS, isFile: true, bytes: 9, names: 1, ...over } as const };
    const { home } = await open(FILES, { odd });
    const message =
      'Include file failed security checks (regular file, max 2097152 bytes, no hardlinks): ./agents.json5';
    expect(home.problems).toMatchObject([{ kind: 'include', message }]);
  });

  test('links in a circle likewise', async () => {
    const { home } = await open(FILES, { odd: { [AGENTS]: { kind: 'unresolved', code: 'ELOOP' } } });
    const message = `Failed to resolve include file realpath: ./agents.json5 (resolved: ${AGENTS})`;
    expect(home.problems).toMatchObject([{ kind: 'include', message }]);
  });
});

test('problems of a home point into the file that owns the value', async () => {
  const agents = '// mine\n{\n  defaults: {\n    model: { primary: "a/${NOPE}" },\n    modle: 1,\n  },\n}\n';
  const { home } = await open({ ...FILES, 'agents.json5': agents });
  expect(home.problems).toMatchObject([
    { kind: 'openclaw-rejects', place: { file: AGENTS, line: 5, column: 5, path: ['agents', 'defaults', 'modle'] } },
    { kind: 'missing-env', place: { file: AGENTS, line: 4, column: 14, path: PRIMARY } },
  ]);
});

/** Below a part of the config that OpenClaw takes in any shape. */
const FREE: KeyPath = ['plugins', 'entries', 'x', 'config'];

const asFiles = (tree: Files | Readonly<Record<string, Json>>): Files => ({
  ...Object.fromEntries(
    Object.entries(tree).map(([name, item]) => [name, `// ${name}\n${JSON.stringify(item, null, 2)}`]),
  ),
  'openclaw.json': '// the config\n{ plugins: { entries: { x: { config: { $include: "./tree.json" } } } } }',
  'tree.json': JSON.stringify(tree['openclaw.json']),
});

/** One of the members or items of a value, or a new one. */
function stepInto(value: Json | undefined, which: number): string | number {
  const steps = Array.isArray(value) ? [...value.keys()] : isObject(value) ? Object.keys(value) : [];
  return [...steps, 'new'][which % (steps.length + 1)] ?? 'new';
}

test('through any tree of files, what is on the disk afterwards merges to what was asked; or nothing was written, and why', async () => {
  const seen = new Map<string, number>();
  const values = fc.constantFrom<Json | undefined>(undefined, 3, 'b', [], { a: 1 });
  await fc.assert(
    fc.asyncProperty(includeTrees, fc.nat(), values, async (tree, which, value) => {
      const { world, home } = await open(asFiles(tree));
      fc.pre(home.config.kind === 'read');
      const before = await wholeOf(world);
      const path = [...FREE, stepInto(valueAt(before, FREE), which)];
      const change = edit(path, valueAt(before, path), value);
      fc.pre(!sameJson(change.was, value));
      const done = await apply(world, home, change);
      const meant = done.ok ? applyEdit(before, change) : ok(before);
      expect(meant).toEqual(ok(await wholeOf(world)));
      const kind = done.ok ? 'ok' : done.problem.kind;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }),
    { numRuns: 400 },
  );
  const expected = ['ok', 'include-shared', 'include-owned', 'would-be-invalid'];
  expect([...seen.keys()].filter((kind) => !expected.includes(kind))).toEqual([]);
  expect(seen.get('ok')).toBeGreaterThan(100);
});

/** The config with all that it includes, read anew. */
async function wholeOf({ files }: FakeWorld): Promise<Json> {
  const root = await files.read(CONFIG);
  const text = root.kind === 'file' ? root.text : '{}';
  return (await readWholeConfig(files, { file: CONFIG, text, value: JSON5.parse(text) }, [])).value;
}

test('a file that stands for several values is taken for the one of them that is secret', async () => {
  const root = {
    ui: { assistant: { $include: './shared.json5' } },
    gateway: { auth: { token: { $include: './shared.json5' } } },
  };
  const { world } = await open({ 'openclaw.json': JSON.stringify(root), 'shared.json5': '"one and the same"' });
  const whole = await readWholeConfig(world.files, { file: CONFIG, text: JSON.stringify(root), value: root }, []);
  expect(whole.problems).toEqual([]);
  expect(whole.underOf(`${DIR}/shared.json5`)).toEqual(['gateway', 'auth', 'token']);
});
