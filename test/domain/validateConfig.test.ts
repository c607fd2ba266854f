import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Finding, issuesOf } from '../../state/domain/config/schema/findings.js';
import { validateConfig } from '../../state/domain/config/validateConfig.js';
import type { Json, JsonObject } from '../../state/domain/json.js';

const read = (file: string): readonly string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');

/** What `config validate` of the real OpenClaw 2026.5.28 said to 140 small configs, one per line. */
type Verdict = { readonly name: string; readonly config: JsonObject; readonly valid: boolean };

const VERDICTS: readonly Verdict[] = read('openclawValidate.jsonl').map((line) => JSON.parse(line));

const may = (config: Json): readonly Finding[] => validateConfig(config, '2026.5');
const messages = (config: Json): readonly string[] =>
  may(config).map(({ path, message }) => `${path.join('.')}: ${message}`);

test.each(VERDICTS)('agrees with OpenClaw about $name', ({ config, valid }) => {
  expect(may(config).length === 0).toBe(valid);
});

/** What its validator said to configs with something odd in one place (scripts/schemaVerdicts.ts): name, config, issues. */
type Recorded = readonly [
  name: string,
  config: JsonObject,
  issues: readonly (readonly [path: string, message: string])[],
];

describe('says what OpenClaw says, in its order,', () => {
  test.each(read('recordedVerdicts.jsonl').map((line): Recorded => JSON.parse(line)))('of %s', (_, config, issues) => {
    expect(issuesOf(may(config)).map(({ path, message }) => [path, message])).toEqual(issues);
  });
});

describe('says in its own words', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    [
      'which key was meant',
      { agents: { defaults: { modle: {} } } },
      ['agents.defaults.modle: unknown key; did you mean model?'],
    ],
    [
      'which keys there are',
      { models: { pricing: { on: true } } },
      ['models.pricing.on: unknown key; known here: enabled'],
    ],
    [
      'every unknown key, though OpenClaw has one issue for all',
      { zeta: 1, agnets: {} },
      [expect.stringMatching(/^zeta: unknown key; did you mean meta\?$/), 'agnets: unknown key; did you mean agents?'],
    ],
    [
      'which value was meant',
      { models: { mode: 'megre' } },
      ['models.mode: has to be one of "merge", "replace"; did you mean "merge"?'],
    ],
    [
      'what kind of value it takes',
      { gateway: { port: '80' } },
      ['gateway.port: has to be a whole number, and is a text'],
    ],
    ['a limit', { gateway: { port: 0 } }, ['gateway.port: has to be above 0']],
    [
      'what is missing',
      { models: { providers: { openai: { models: [{ id: 'm' }] } } } },
      ['models.providers.openai.models.0.name: is missing; it takes a text'],
    ],
    [
      'what is wrong inside the kind that was meant',
      { agents: { defaults: { model: { primary: 'a/b', fallback: [] } } } },
      ['agents.defaults.model.fallback: unknown key; did you mean fallbacks?'],
    ],
    [
      'which kind of reference has what wrong',
      { models: { providers: { openai: { apiKey: { source: 'env', provider: 'default', id: 'lower' } } } } },
      [
        'models.providers.openai.apiKey.id: Env secret reference id must match /^[A-Z][A-Z0-9_]{0,127}$/ (example: "OPENAI_API_KEY").',
      ],
    ],
    [
      'which channel was meant',
      { channels: { telegarm: {} } },
      ['channels.telegarm: unknown channel; did you mean telegram?'],
    ],
    [
      'one thing of a union of which OpenClaw says nine',
      { channels: { telegram: { botTokn: 'x' } } },
      ['channels.telegram.botTokn: unknown key; did you mean botToken?'],
    ],
  ])('%s', (_, config, expected) => {
    expect(messages(config)).toEqual(expected);
  });

  test('never the value, as it may be a secret in the wrong place', () => {
    const secret = 'sk-planted-secret';
    const configs: readonly JsonObject[] = [
      { gateway: { port: secret } },
      { models: { mode: secret } },
      { models: { providers: { openai: { models: secret } } } },
      { channels: { telegram: { botToken: [secret] } } },
    ];
    for (const config of configs) expect(JSON.stringify(may(config))).not.toContain(secret);
  });
});

test('lists what OpenClaw would come to next as well, without words of OpenClaw', () => {
  const config = { gatewy: {}, channels: { nowhere: {} } };
  expect(may(config).map(({ path }) => path.join('.'))).toEqual(['gatewy', 'channels.nowhere']);
  expect(issuesOf(may(config)).map(({ path }) => path)).toEqual(['<root>']);
});

test('names every provider whose id keeps OpenClaw from reading the config, and says what OpenClaw says of the first', () => {
  const entry = { baseUrl: 'http://127.0.0.1:1/v1', models: [] };
  const found = may({ models: { providers: { fine: entry, ' A/b ': entry, 'c:d': entry } } });
  expect(found.map(({ path }) => path.at(-1))).toEqual([' A/b ', 'c:d']);
  expect(issuesOf(found)).toEqual([
    { path: '<root>', message: 'read failed: Error: Bundled plugin dirName must be a single directory: a/b' },
  ]);
});

test('looks away where OpenClaw itself once wrote something', () => {
  expect(may({ plugins: { installs: { x: { source: 'npm' } } }, commands: { modelsWrite: true } })).toEqual([]);
});

describe('what other plugins may have brought is no fault', () => {
  const facts = { home: '/h', stateDir: '/h/.openclaw', cwd: '/', missingPaths: [] };
  test.each<[string, JsonObject]>([
    ['a channel', { channels: { nowhere: {} } }],
    ['a target of heartbeats', { agents: { defaults: { heartbeat: { target: 'nowhere' } } } }],
    ['a search provider', { tools: { web: { search: { provider: 'nowhere' } } } }],
    ['a memory', { plugins: { slots: { memory: 'nowhere' } } }],
  ])('%s', (_, config) => {
    expect(validateConfig(config, '2026.5', { ...facts, hasOtherPlugins: true })).toEqual([]);
    expect(validateConfig(config, '2026.5', { ...facts, hasOtherPlugins: false })).toHaveLength(1);
  });

  test('but a plugin that is named and missing is one', () => {
    const missing = { ...facts, hasOtherPlugins: false, missingPaths: ['/nowhere'] };
    const config = { plugins: { load: { paths: ['/nowhere'] } } };
    expect(validateConfig(config, '2026.5', missing)).toMatchObject([
      { message: 'there is nothing at /nowhere', issue: { path: 'plugins.load.paths' } },
    ]);
  });
});

describe('of OpenClaw 2026.9 the sections about models are known', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    [
      'an unknown key',
      { models: { providers: { x: { baseUrl: 'http://a/v1', foo: 1, models: [] } } } },
      ['models.providers.x.foo'],
    ],
    ['a variable outside vars', { env: { FOO: 'bar' } }, ['env.FOO']],
    ['a removed section', { models: { pricing: { enabled: false } } }, ['models.pricing']],
    ['what it moves by itself', { agents: { list: [{ id: 'main', model: 'a/b' }] } }, []],
    ['what only it knows', { agents: { entries: { main: { model: 'a/b' } } } }, []],
    ['other sections', { gateway: { port: 'x' } }, []],
  ])('%s', (_, config, paths) => {
    expect(validateConfig(config, '2026.9').map(({ path }) => path.join('.'))).toEqual(paths);
  });
});
