// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { link, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readHome } from '../../services/operations/readHome.js';
import { applyPatch } from '../../services/operations/write.js';
import { worldOf } from '../../src/nodeWorld.js';
import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import { isObject, type Json, type KeyPath } from '../../state/domain/json.js';
import { advise } from '../../state/domain/problem.js';
import { parseJson } from './support/compare.js';
import { type OpenHome, openclaw, openHome } from './support/openclaw.js';

/** Files by their path under `~/.openclaw`, or under HOME where that begins with `../`. */
type Shape = {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Key path to what it is to be; `undefined` takes it out. */
  readonly edits: readonly (readonly [KeyPath, Json | undefined])[];
  /** The files that are to change, and no other. */
  readonly changes: readonly string[];
};

const LM = `{
  baseUrl: "http://127.0.0.1:9/v1", // at home
  api: "openai-completions",
  apiKey: "\${LM_API_KEY}",
  models: [{ id: "m1", name: "One" }, { id: "m2", name: "Two" }],
}
`;
const lm = (...rest: KeyPath): KeyPath => ['models', 'providers', 'lm', ...rest];
const PRIMARY: KeyPath = ['agents', 'defaults', 'model', 'primary'];

const SHAPES: readonly Shape[] = [
  {
    name: 'a section that is one file',
    files: {
      'openclaw.json': '{ agents: { $include: "./agents.json5" }, gateway: { mode: "local" } }',
      'agents.json5': '// mine\n{ defaults: { model: { primary: "a/b" } } }\n',
    },
    edits: [[PRIMARY, 'c/d']],
    changes: ['agents.json5'],
  },
  {
    name: 'an include at the root with keys beside it',
    files: {
      'openclaw.json': '{ $include: "./base.json5", tools: { deny: ["x"] } }',
      'base.json5': '{ agents: { defaults: { model: { primary: "a/b" } } }, tools: { deny: ["w"], allow: ["y"] } }',
    },
    edits: [
      [PRIMARY, 'c/d'],
      [['tools', 'deny', 1], 'z'],
    ],
    changes: ['base.json5', 'openclaw.json'],
  },
  {
    name: 'an include at the root and nothing else',
    files: {
      'openclaw.json': '{ $include: "./base.json5" }',
      'base.json5': '{ agents: { defaults: { model: { primary: "a/b" } } } }',
    },
    edits: [[['agents', 'defaults', 'model', 'fallbacks'], ['e/f']]],
    changes: ['base.json5'],
  },
  {
    name: 'files over each other, the later one winning',
    files: {
      'openclaw.json': '{ $include: ["./one.json5", "./two.json5"] }',
      'one.json5': '{ agents: { defaults: { model: { primary: "a/b" }, imageModel: "i/1" } } }',
      'two.json5': '{ agents: { defaults: { model: { primary: "c/d" } } } }',
    },
    edits: [
      [PRIMARY, 'e/f'],
      [['agents', 'defaults', 'imageModel'], 'i/2'],
    ],
    changes: ['one.json5', 'two.json5'],
  },
  {
    name: 'a list that two files make together',
    files: {
      'openclaw.json': '{ $include: "./base.json5", tools: { deny: ["c", "d"] } }',
      'base.json5': '{ tools: { deny: ["a", "b"] } }',
    },
    edits: [
      [
        ['tools', 'deny'],
        ['a', 'B', 'c', 'd', 'e'],
      ],
    ],
    changes: ['base.json5', 'openclaw.json'],
  },
  {
    name: 'items taken out of a list that two files make together',
    files: {
      'openclaw.json': '{ $include: "./base.json5", tools: { deny: ["c", "d"] } }',
      'base.json5': '{ tools: { deny: ["a", "b"] } }',
    },
    edits: [
      [['tools', 'deny', 2], undefined],
      [['tools', 'deny', 0], undefined],
    ],
    changes: ['base.json5', 'openclaw.json'],
  },
  {
    name: 'a value taken out that two files define',
    files: {
      'openclaw.json': '{ $include: "./base.json5", agents: { defaults: { imageModel: "i/2" } } }',
      'base.json5': '{ agents: { defaults: { imageModel: "i/1", model: "a/b" } } }',
    },
    edits: [[['agents', 'defaults', 'imageModel'], undefined]],
    changes: ['base.json5', 'openclaw.json'],
  },
  {
    name: 'an agent from a file inside the list of agents',
    files: {
      'openclaw.json': '{ agents: { list: [{ id: "one" }, { id: "two", $include: "./agents/two.json5" }] } }',
      'agents/two.json5': '{ model: "a/b", /* by hand */ }\n',
    },
    edits: [[['agents', 'list', 1, 'model'], 'c/d']],
    changes: ['agents/two.json5'],
  },
  {
    name: 'an agent put in before one that comes from a file',
    files: {
      'openclaw.json': '{ agents: { list: [{ id: "two", $include: "./two.json5" }] } }',
      'two.json5': '{ model: "a/b" }',
    },
    edits: [
      [
        ['agents', 'list'],
        [{ id: 'one' }, { id: 'two', model: 'a/b' }],
      ],
    ],
    changes: ['openclaw.json'],
  },
  {
    name: 'a new key in a provider with a file, and variables in it',
    files: { 'openclaw.json': '{ models: { providers: { lm: { $include: "lm.json5" } } } }', 'lm.json5': LM },
    env: { LM_API_KEY: 'sk-planted-0123456789abcdefghijklmnop' },
    edits: [
      [lm('authHeader'), true],
      [lm('apiKey'), 'sk-planted-0123456789abcdefghijklmnop'],
      [lm('models', 1, 'name'), 'Second'],
    ],
    changes: ['lm.json5'],
  },
  {
    name: 'four files deep, each relative to the one before',
    files: {
      'openclaw.json': '{ models: { $include: "./a/models.json5" } }',
      'a/models.json5': '{ mode: "merge", providers: { $include: "b/providers.json5" } }',
      'a/b/providers.json5': '{ lm: { $include: "../c/lm.json5" } }',
      'a/c/lm.json5': LM,
    },
    edits: [[lm('baseUrl'), 'http://127.0.0.1:8/v1']],
    changes: ['a/c/lm.json5'],
  },
  {
    name: 'a value that hides another kind of value',
    files: {
      'openclaw.json': '{ $include: "./base.json5", agents: { defaults: { model: "a/b" } } }',
      'base.json5': '{ agents: { defaults: { model: { primary: "x/y", fallbacks: ["e/f"] } } } }',
    },
    edits: [[['agents', 'defaults', 'model'], { primary: 'c/d' }]],
    changes: ['base.json5', 'openclaw.json'],
  },
  {
    name: 'a file outside that OpenClaw is told to accept',
    files: {
      'openclaw.json': '{ agents: { $include: "../shared/agents.json5" } }',
      '../shared/agents.json5': '{ defaults: { model: { primary: "a/b" } } }',
    },
    env: { OPENCLAW_INCLUDE_ROOTS: '~/shared' },
    edits: [[PRIMARY, 'c/d']],
    changes: ['../shared/agents.json5'],
  },
  {
    name: 'a section of two files, and a new one beside it',
    files: {
      'openclaw.json': '{\n  models: { $include: ["./one.json5", "./two.json5"] }, // both\n}\n',
      'one.json5': `{ providers: { lm: ${LM.trim()} } }`,
      'two.json5': '{ providers: { other: { baseUrl: "http://127.0.0.1:7/v1", models: [] } } }',
    },
    env: { LM_API_KEY: 'sk-planted-0123456789abcdefghijklmnop' },
    edits: [
      [['models', 'providers', 'new'], { baseUrl: 'http://127.0.0.1:6/v1', models: [] }],
      [lm('models', 0), undefined],
      [['models', 'providers', 'other', 'api'], 'ollama'],
      [['tools'], { deny: ['x'] }],
    ],
    changes: ['one.json5', 'openclaw.json', 'two.json5'],
  },
];

/** In ms. A shape asks the real program some five times. */
const PATIENCE = 300_000;

const underHome = (files: Shape['files']): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [join('.openclaw', name), text]));

const readAs = (home: OpenHome) => {
  const world = worldOf(home.env, home.dir);
  return readHome(world, {}).then((read) => ({ world, home: read.home }));
};

/** A section as the real program has it, defaults filled in. */
async function sectionOf(home: OpenHome, section: string): Promise<Json | undefined> {
  const { code, stdout, stderr } = await openclaw(home, 'config', 'get', section, '--json');
  if (code !== 0 && `${stdout}${stderr}`.includes('Config path not found')) return undefined;
  expect({ section, code, stderr }).toMatchObject({ code: 0 });
  return parseJson(stdout);
}

async function sectionsOf(home: OpenHome, sections: readonly string[]): Promise<Readonly<Record<string, Json>>> {
  const found = await Promise.all(sections.map(async (name) => [name, await sectionOf(home, name)] as const));
  return Object.fromEntries(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The real program hides secrets, and so it does here. */
const withoutSecret = (value: Json): Json =>
  parseJson(JSON.stringify(value).replaceAll('sk-planted-0123456789abcdefghijklmnop', '__OPENCLAW_REDACTED__'));

test.concurrent.each(SHAPES)(
  'the real OpenClaw finds what was asked, and all else as it was: $name',
  async ({ files, env, edits, changes }) => {
    const home = await openHome(underHome(files), env);
    try {
      const whole = await mergedByOpenClaw(home);
      const sections = [...new Set([...Object.keys(whole ?? {}), ...edits.map(([path]) => String(path[0]))])];
      const before = await sectionsOf(home, sections);
      const { world, home: read } = await readAs(home);
      const wanted = edits.reduce<Json>((value, [path, to]) => {
        const after = applyEdit(value, { path, value: to === undefined ? undefined : withoutSecret(to) });
        return after.ok ? after.value : null;
      }, before);
      const patch = await patchOf(home, edits);
      const done = await applyPatch(world, read, { edits: patch, notices: [] }, 'config set');
      expect(done.ok ? undefined : advise(done.problem).says).toBeUndefined();
      expect(await sectionsOf(home, sections)).toEqual(wanted);
      const { stdout } = await openclaw(home, 'config', 'validate', '--json');
      expect(parseJson(stdout)).toMatchObject({ valid: true });
      const now = await Promise.all(
        Object.keys(files).map(async (name) => [name, await home.read(join('.openclaw', name))]),
      );
      expect(now.flatMap(([name = '', text]) => (text === files[name] ? [] : [name])).sort()).toEqual(
        [...changes].sort(),
      );
      for (const [name = '', text = ''] of now) expect(commentsIn(text)).toEqual(commentsIn(files[name] ?? ''));
      expect(now.join()).not.toContain('sk-planted');
    } finally {
      await home.remove();
    }
  },
  PATIENCE,
);

/** What each value is as written, by OpenClaw's own merge. */
async function patchOf(home: OpenHome, edits: Shape['edits']) {
  let value = await mergedByOpenClaw(home);
  return edits.map(([path, to]) => {
    const was = path.reduce<Json | undefined>(
      (here, step) => (isObject(here) ? here[step] : Array.isArray(here) ? here[Number(step)] : undefined),
      value,
    );
    const after = applyEdit(value, { path, value: to });
    if (after.ok) value = after.value;
    return { path, was, value: to };
  });
}

const commentsIn = (text: string): readonly string[] => text.match(/\/\/ .*|\/\*.*?\*\//g) ?? [];

type Merge = (
  config: unknown,
  path: string,
  resolver?: undefined,
  options?: { readonly allowedRoots: readonly string[] },
) => unknown;

/** OpenClaw's own code, out of the package. */
async function ownMerge(): Promise<Merge> {
  const { readdir } = await import('node:fs/promises');
  const dist = join(import.meta.dirname, '../../.interop/node_modules/openclaw/dist');
  const name = (await readdir(dist)).find((file) => /^includes-(?!scan)[\w-]+\.js$/.test(file)) ?? '';
  const module: Readonly<Record<string, unknown>> = await import(join(dist, name));
  const merge = Object.values(module).find((one) => typeof one === 'function' && one.name === 'resolveConfigIncludes');
  if (typeof merge !== 'function') throw new Error('OpenClaw’s merge is not where it was');
  return merge as Merge;
}

async function mergedByOpenClaw(home: OpenHome): Promise<Json> {
  const [merge, { default: json5 }] = await Promise.all([ownMerge(), import('json5')]);
  const roots = home.env.OPENCLAW_INCLUDE_ROOTS?.replace('~', home.dir);
  const options = { allowedRoots: roots === undefined ? [] : [roots] };
  return merge(json5.parse(await home.readConfig()), home.config, undefined, options) as Json;
}

/** What OpenClaw refuses, and where Pincer points for it. */
const REFUSED: readonly {
  readonly name: string;
  readonly files: Shape['files'];
  readonly prepare?: (dir: string) => Promise<void>;
  readonly place: { readonly file: string; readonly line: number };
}[] = [
  {
    name: 'a file that is missing',
    files: { 'openclaw.json': '{\n  agents: { $include: "./nope.json5" } }' },
    place: { file: 'openclaw.json', line: 2 },
  },
  {
    name: 'a circle',
    files: {
      'openclaw.json': '{ agents: { $include: "./a.json5" } }',
      'a.json5': '{\n  defaults: { $include: "./b.json5" } }',
      'b.json5': '{\n\n  model: { $include: "./a.json5" } }',
    },
    place: { file: 'b.json5', line: 3 },
  },
  {
    name: 'a path out of the folder',
    files: { 'openclaw.json': '{ agents: { $include: "../x.json5" } }', '../x.json5': '{}' },
    place: { file: 'openclaw.json', line: 1 },
  },
  {
    name: 'a link out of the folder',
    files: { 'openclaw.json': '{ agents: { $include: "./x.json5" } }', '../x.json5': '{}' },
    prepare: (dir) => symlink(join(dir, '..', 'x.json5'), join(dir, 'x.json5')),
    place: { file: 'openclaw.json', line: 1 },
  },
  {
    name: 'a file with two names',
    files: { 'openclaw.json': '{ agents: { $include: "./x.json5" } }', 'y.json5': '{}' },
    prepare: (dir) => link(join(dir, 'y.json5'), join(dir, 'x.json5')),
    place: { file: 'openclaw.json', line: 1 },
  },
  {
    name: 'a link that leads to itself',
    files: { 'openclaw.json': '{ agents: { $include: "./x.json5" } }' },
    prepare: (dir) => symlink(join(dir, 'x.json5'), join(dir, 'x.json5')),
    place: { file: 'openclaw.json', line: 1 },
  },
  {
    name: 'a folder',
    files: { 'openclaw.json': '{ agents: { $include: "./x" } }', 'x/y.json5': '{}' },
    place: { file: 'openclaw.json', line: 1 },
  },
  {
    name: 'a file that is too large',
    files: { 'openclaw.json': '{ agents: { $include: "./x.json5" } }', 'x.json5': `{}${' '.repeat(2_097_152)}` },
    place: { file: 'openclaw.json', line: 1 },
  },
  {
    name: 'an include that is a number',
    files: { 'openclaw.json': '{ agents: {\n  $include: 5 } }' },
    place: { file: 'openclaw.json', line: 2 },
  },
  {
    name: 'a list with a number',
    files: { 'openclaw.json': '{ agents: { $include: ["./a.json5", 5] } }', 'a.json5': '{}' },
    place: { file: 'openclaw.json', line: 1 },
  },
  {
    name: 'keys beside what is no object',
    files: { 'openclaw.json': '{ agents: { $include: "./a.json5", list: [] } }', 'a.json5': '[1]' },
    place: { file: 'openclaw.json', line: 1 },
  },
  {
    name: 'eleven files deep',
    files: {
      'openclaw.json': '{ $include: "./0.json5" }',
      ...Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}.json5`, `{ $include: "./${i + 1}.json5" }`])),
    },
    place: { file: '9.json5', line: 1 },
  },
];

test.concurrent.each(REFUSED)(
  'what OpenClaw refuses is told in its words and with the place: $name',
  async ({ files, prepare, place }) => {
    const home = await openHome(underHome(files));
    try {
      await prepare?.(join(home.dir, '.openclaw'));
      const [{ stdout, stderr }, { home: read }] = await Promise.all([
        openclaw(home, 'config', 'validate', '--json'),
        readAs(home),
      ]);
      const [problem] = read.problems.filter(({ kind }) => kind === 'include');
      if (problem?.kind !== 'include') throw new Error(`no problem is told: ${JSON.stringify(read.problems)}`);
      expect(`${stdout}${stderr}`.replaceAll('\\"', '"')).toContain(problem.message);
      expect(problem.place).toMatchObject({ ...place, file: join(home.dir, '.openclaw', place.file) });
      expect(problem.place.column).toBeGreaterThan(0);
    } finally {
      await home.remove();
    }
  },
  PATIENCE,
);

test('OpenClaw merges the random trees of the other tests as Pincer does', async () => {
  const merge = await ownMerge();
  const { default: fc } = await import('fast-check');
  const { includeTrees, mergedTree } = await import('../support/includeTrees.js');
  const resolverOf = (files: Readonly<Record<string, Json>>) => ({
    readFile: (path: string) => {
      const name = path.slice('/c/'.length);
      if (!Object.hasOwn(files, name)) throw new Error(`no ${name}`);
      return JSON.stringify(files[name]);
    },
    parseJson: (text: string): unknown => JSON.parse(text),
  });
  fc.assert(
    fc.property(includeTrees, (files) => {
      const ours = mergedTree(files);
      let theirs: unknown;
      let refused: string | undefined;
      try {
        theirs = merge(files['openclaw.json'], '/c/openclaw.json', resolverOf(files) as unknown as undefined);
      } catch (error) {
        refused = error instanceof Error ? error.message : String(error);
      }
      expect(ours.failures[0]?.message).toBe(refused);
      if (refused === undefined) expect(ours.value).toEqual(theirs);
    }),
    { numRuns: 5000 },
  );
});
