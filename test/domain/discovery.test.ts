import { expect, test } from 'vitest';
import { describeServers } from '../../state/domain/discovery/describe.js';
import type { DiscoveredServer, Looked, ModelOnServer } from '../../state/domain/discovery/discovery.js';
import { openClawNumbers } from '../../state/domain/discovery/numbers.js';
import { pruneEdits } from '../../state/domain/discovery/prune.js';
import { looksWords } from '../../state/domain/discovery/words.js';
import type { Home } from '../../state/domain/home.js';
import type { Json } from '../../state/domain/json.js';
import { allowlist, home, provider, settings } from '../support/builders.js';

const OWN = 'http://127.0.0.1:11434';

const looked = (over: Partial<Looked> = {}): Looked => ({
  asked: OWN,
  by: 'config',
  provider: 'ollama',
  kind: { id: 'ollama', name: 'Ollama' },
  baseUrl: OWN,
  api: 'ollama',
  outcome: { kind: 'ok' },
  tried: [],
  models: [{ id: 'm', tools: true, trained: 65_536, contextWindow: 65_536 }],
  isCut: false,
  takesAnyId: false,
  ...over,
});

function described(config: Json, over: Partial<Looked> = {}, at: Partial<Home> = {}): DiscoveredServer {
  const [server] = describeServers(home(at), config, [looked(over)]);
  if (server === undefined) throw new Error('a server');
  return server;
}

const keyed = (id: string, baseUrl = OWN) => [provider(id, [], { baseUrl, configured: false, local: true })];
const ollama = (entry: Readonly<Record<string, Json>>): Json => ({ models: { providers: { ollama: entry } } });

/** Config, whether there is a key; what OpenClaw 2026.5.28 does, what the documents say. */
const LOOKS: readonly (readonly [string, Json, boolean, string, string])[] = [
  ['a key and no entry', {}, true, 'opted-in', 'opted-in'],
  ['neither', {}, false, 'no-key', 'no-key'],
  ['an entry with models', ollama({ apiKey: 'x', models: [{ id: 'm' }] }), true, 'declared', 'block'],
  ['an entry with a key and no models', ollama({ apiKey: 'x', models: [] }), true, 'opted-in', 'block'],
  ['an entry that says the usual place alone', ollama({ baseUrl: OWN }), false, 'no-key', 'block'],
  [
    'a switch that is off',
    { plugins: { entries: { ollama: { config: { discovery: { enabled: false } } } } } },
    true,
    'switched-off',
    'opted-in',
  ],
  [
    'another provider at an Ollama elsewhere',
    { models: { providers: { box: { api: 'ollama', baseUrl: 'http://box.test:11434' } } } },
    true,
    'other-remote',
    'opted-in',
  ],
];

test.each(LOOKS)('whether OpenClaw asks an Ollama by itself: %s', (_about, config, hasKey, openclaw, documents) => {
  const server = described(config, {}, { providers: hasKey ? keyed('ollama') : [] });
  expect([server.openclaw?.because.kind, server.documents?.because.kind]).toEqual([openclaw, documents]);
  for (const looks of [server.openclaw, server.documents])
    expect(looks && looksWords(looks).startsWith(looks.asks ? 'asks it' : 'does not ask')).toBe(true);
});

test('OpenClaw asks at its own address, and not at another one that was found', () => {
  const server = described({}, { baseUrl: 'http://box:11434' }, { providers: keyed('ollama') });
  expect(server.openclaw).toEqual({ asks: false, because: { kind: 'elsewhere', place: OWN } });
  const local = described({}, { baseUrl: 'http://localhost:11434' }, { providers: keyed('ollama') });
  expect(local.openclaw?.asks).toBe(true);
});

test.each([
  ['vllm', {}, true, 'opted-in'],
  ['vllm', { models: { providers: { vllm: { baseUrl: 'http://127.0.0.1:8000/v1' } } } }, true, 'block'],
  [
    'sglang',
    {
      agents: { defaults: { models: { 'sglang/*': {} } } },
      models: { providers: { sglang: { baseUrl: 'http://127.0.0.1:30000/v1' } } },
    },
    true,
    'opted-in',
  ],
  ['vllm', {}, false, 'no-key'],
  ['lab', {}, true, 'never'],
])('whether OpenClaw asks %s by itself: %j', (id, config, hasKey, because) => {
  const baseUrl = id === 'sglang' ? 'http://127.0.0.1:30000/v1' : 'http://127.0.0.1:8000/v1';
  const providers = hasKey ? keyed(id, baseUrl) : [];
  expect(described(config, { provider: id, baseUrl }, { providers }).openclaw?.because.kind).toBe(because);
});

test('of a version whose rules are not known, nothing is said', () => {
  const dialect = { version: '2026.9', because: 'a test', writable: false } as const;
  expect(described({}, {}, { dialect }).openclaw).toBeUndefined();
});

const HIDDEN: readonly (readonly [string, ModelOnServer, string | undefined])[] = [
  ['tools and context', { id: 'm', tools: true, trained: 65_536 }, undefined],
  ['tools untold', { id: 'm', trained: 65_536 }, undefined],
  ['nothing told', { id: 'm' }, undefined],
  ['not loaded', { id: 'm', tools: true, load: 'not loaded' }, undefined],
  ['no tools', { id: 'm', tools: false, unfit: 'no tools', trained: 65_536 }, 'no-tools'],
  ['embeddings', { id: 'm', tools: false, unfit: 'embeddings only' }, 'unfit'],
  ['less than OpenClaw needs', { id: 'm', tools: true, trained: 8192 }, 'no-context'],
];

test.each(HIDDEN)('a model with %s is hidden because of: %o', (_about, model, kind) => {
  const server = described({}, { models: [model] }, { providers: keyed('ollama') });
  expect(server.models?.[0]?.hidden?.kind).toBe(kind);
});

test('the allowlist and a missing key are reasons too, after those of the model itself', () => {
  const models = settings({ allowlist: allowlist({ 'ollama/other': '' }) });
  const kindOf = (at: Partial<Home>, model: ModelOnServer = { id: 'm', tools: true }) =>
    described({}, { models: [model] }, at).models?.[0]?.hidden?.kind;
  expect(kindOf({ models, providers: keyed('ollama') })).toBe('not-allowed');
  expect(kindOf({ models })).toBe('no-key');
  expect(kindOf({ models }, { id: 'm', tools: false })).toBe('no-tools');
});

/** The API and what the row says beside its window; what OpenClaw asks for; whether the model is hidden. */
test.each<readonly [string, Readonly<Record<string, Json>>, number | undefined, string | undefined]>([
  ['ollama', {}, undefined, 'no-context'],
  ['ollama', { params: { num_ctx: 65_536 } }, 65_536, undefined],
  ['openai-completions', {}, 131_072, undefined],
  ['openai-completions', { params: { num_ctx: 40_960 } }, 40_960, undefined],
])('an Ollama that runs with little, in an entry with the API %s and %j', (api, more, asks, hidden) => {
  const row = { id: 'm', name: 'M', contextWindow: 131_072, ...more };
  const model: ModelOnServer = { id: 'm', tools: true, trained: 131_072, running: 4096, runningFrom: '/api/ps' };
  const server = described(ollama({ baseUrl: OWN, api, models: [row] }), { models: [model] });
  const [found] = server.models ?? [];
  expect([found?.overpromise?.there, found?.overpromise?.asks, found?.hidden?.kind]).toEqual([4096, asks, hidden]);
  expect(found?.overpromise?.couldAsk?.tokens).toBe(asks === 131_072 ? undefined : 131_072);
});

test('with injectNumCtxForOpenAICompat off, nothing is asked for', () => {
  const config = ollama({
    baseUrl: OWN,
    api: 'openai-completions',
    injectNumCtxForOpenAICompat: false,
    models: [{ id: 'm', name: 'M', contextWindow: 131_072 }],
  });
  const models = [{ id: 'm', running: 4096, runningFrom: '/api/ps' }];
  expect(described(config, { models }).models?.[0]?.overpromise?.asks).toBeUndefined();
});

const ROW = { id: 'm', name: 'M', contextWindow: 131_072, reasoning: false, input: ['text'] } as const;

test.each<readonly [string, Json, ModelOnServer, readonly string[], number | undefined]>([
  ['the same', ROW, { id: 'm', trained: 131_072, reasoning: false, input: ['text'] }, [], undefined],
  ['less context', ROW, { id: 'm', trained: 32_768 }, ['contextWindow'], 32_768],
  ['more context', ROW, { id: 'm', trained: 262_144 }, ['contextWindow'], undefined],
  ['what runs, not what was trained', ROW, { id: 'm', trained: 131_072, running: 4096 }, ['contextWindow'], 4096],
  [
    'reasoning and images',
    ROW,
    { id: 'm', reasoning: true, input: ['text', 'image'] },
    ['reasoning', 'input'],
    undefined,
  ],
  ['tools', { ...ROW, compat: { supportsTools: true } }, { id: 'm', tools: false }, ['tools'], undefined],
  [
    'a smaller contextTokens',
    { ...ROW, contextTokens: 4096 },
    { id: 'm', running: 8192 },
    ['contextWindow'],
    undefined,
  ],
  ['nothing said, which is 200,000', { id: 'm', name: 'M' }, { id: 'm', trained: 131_072 }, [], 131_072],
])('a row and its server: %s', (_about, row, model, fields, there) => {
  const server = described(ollama({ baseUrl: OWN, models: [row] }), { models: [model] });
  const [found] = server.models ?? [];
  expect(found?.changes.map(({ field }) => field)).toEqual(fields);
  expect(found?.overpromise?.there).toBe(there);
});

test('nothing is gone where the list was not read, was cut, or says nothing', () => {
  const config = ollama({
    baseUrl: OWN,
    models: [
      { id: 'm', name: 'M' },
      { id: 'away', name: 'A' },
    ],
  });
  const { models: _none, ...unread } = looked({ outcome: { kind: 'refused' } });
  expect(describeServers(home(), config, [unread])[0]?.gone).toEqual([]);
  expect(described(config, { isCut: true }).gone).toEqual([]);
  expect(described(config, { takesAnyId: true }).gone).toEqual([]);
  expect(described(config).gone.map(({ id }) => id)).toEqual(['away']);
  expect(described(config, { models: [], outcome: { kind: 'no_model' } }).gone.length).toBe(2);
});

test.each([
  ['deepseek-r1:7b', {}, { reasoning: true, supportsTools: true, contextWindow: 128_000 }],
  ['deepseek-r1:7b', { tools: true, reasoning: false }, { reasoning: false, supportsTools: true }],
  ['m', { tools: false, input: ['text', 'image'] }, { supportsTools: false, input: ['text', 'image'] }],
  ['deepseek-v4-pro:cloud', { tools: true, reasoning: false }, { reasoning: true }],
] as const)('what OpenClaw makes of %s with %j in an Ollama', (id, told, row) => {
  expect(openClawNumbers('ollama', { id, ...told }, 0)).toMatchObject({ maxTokens: 8192, ...row });
  expect(openClawNumbers('ollama', { id, ...told }, 200)).toBeUndefined();
});

test('of a vLLM, OpenClaw does not read the length that it was started with', () => {
  const model = { id: 'm', running: 8192, runningFrom: 'max_model_len' };
  expect(openClawNumbers('self-hosted', model, 0)).toMatchObject({ contextWindow: 128_000, maxTokens: 8192 });
});

test('pruning takes every row of an id, from the back, and says what stays named', () => {
  const config: Json = {
    agents: { defaults: { models: { 'lab/a': { alias: 'a' } }, model: 'lab/b' } },
    models: { providers: { Lab: { models: [{ id: 'a' }, { id: 'b' }, { id: 'a' }, 'odd', { id: 'c' }] } } },
  };
  const { edits, notices } = pruneEdits(home(), config, 'lab', ['a', 'c', 'never there']);
  expect(edits.map(({ path }) => path.at(-1))).toEqual([4, 2, 0]);
  expect(notices).toEqual([
    { kind: 'prunes-used', ref: 'lab/a', at: ['agents.defaults.models["lab/a"]'], needsYes: true },
  ]);
  expect(pruneEdits(home(), config, 'nobody', ['a']).edits).toEqual([]);
});

test('taking the last model out needs a yes: for an Ollama it brings discovery back', () => {
  const config = ollama({ baseUrl: OWN, apiKey: 'x', models: [{ id: 'a' }] });
  expect(pruneEdits(home(), config, 'ollama', ['a']).notices).toEqual([
    { kind: 'list-emptied', provider: 'ollama', asks: true, needsYes: true },
  ]);
});
