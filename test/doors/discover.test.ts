import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { discover } from '../../services/discovery/discover.js';
import type { DiscoverWish } from '../../services/discovery/places.js';
import { readHome } from '../../services/operations/readHome.js';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { DiscoveredModel, DiscoveredServer } from '../../state/domain/discovery/discovery.js';
import { type FakeSetup, fakeWorld } from '../support/fakeWorld.js';
import { liteLlm, lmStudio, sglang, vllm } from '../support/servers/gateways.js';
import { openAiLike } from '../support/servers/hosted.js';
import { misbehave } from '../support/servers/hostile.js';
import { llamaLoading, llamaRouter, llamaServer, llamaServerOf2025 } from '../support/servers/llamaServer.js';
import { ollama064, ollama0117, ollama0312 } from '../support/servers/ollama.js';
import { keyOf, type Listening, listen, routeOf, type Site } from '../support/servers/site.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';

const servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function opened(site: Site): Promise<Listening> {
  const server = await listen(site);
  servers.push(server);
  return server;
}

type Config = Readonly<Record<string, unknown>>;

const worldWith = (setup: FakeSetup): World => ({
  ...fakeWorld(setup),
  now: () => Date.now(),
  request: nodeRequest({}),
});

async function found(config: Config, wish: Partial<DiscoverWish>, env: FakeSetup['env'] = {}) {
  const world = worldWith({ files: { [CONFIG]: JSON.stringify(config) }, env });
  const known = await readHome(world, {});
  const asked = { hosts: [], timeoutMs: 10000, ports: [], ...wish };
  const result = await discover(world, known, asked, new AbortController().signal);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value.servers;
}

const only = (all: readonly DiscoveredServer[]): DiscoveredServer => {
  const [one] = all;
  if (one === undefined || all.length !== 1) throw new Error(`${all.length} servers`);
  return one;
};

const model = (server: DiscoveredServer, id: string): DiscoveredModel => {
  const there = server.models?.find((one) => one.id === id);
  if (there === undefined) throw new Error(`no ${id}`);
  return there;
};

const at = (provider: string, entry: Config, more: Config = {}): Config => ({
  models: { providers: { [provider]: { models: [], ...entry } } },
  ...more,
});

const SOME = [
  { name: 'gpt-oss:20b', trained: 131_072, running: 65_536, capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'llava:7b', trained: 65_536, numCtx: 40_960, capabilities: ['completion', 'tools', 'vision'] },
  { name: 'gemma:2b', trained: 8192, capabilities: ['completion'] },
  { name: 'nomic-embed-text:latest', trained: 2048, capabilities: ['embedding'] },
  { name: 'quiet:latest', trained: 0, untold: true, capabilities: ['completion', 'tools'] },
] as const;

test('an Ollama on a usual port is found with what each of its models can do, runs with and was trained with', async () => {
  const { port, url } = await opened(ollama064(SOME));
  const server = only(await found({}, { ports: [port] }));
  expect(server).toMatchObject({
    by: 'port',
    provider: 'ollama',
    kind: { id: 'ollama', name: 'Ollama', version: '0.6.4' },
    baseUrl: url,
    api: 'ollama',
    answers: true,
    isConfigured: false,
    gone: [],
  });
  expect(model(server, 'gpt-oss:20b')).toMatchObject({
    configured: 'new',
    tools: true,
    reasoning: true,
    trained: 131_072,
    running: 65_536,
    runningFrom: '/api/ps',
    load: 'loaded',
    documents: { contextWindow: 131_072, maxTokens: 1_310_720, reasoning: true, cost: { input: 0, output: 0 } },
  });
  expect(model(server, 'llava:7b')).toMatchObject({
    input: ['text', 'image'],
    running: 40_960,
    runningFrom: 'num_ctx',
    load: 'not loaded',
  });
  expect(model(server, 'quiet:latest').documents).toMatchObject({ contextWindow: 8192, maxTokens: 81_920 });
});

test('what of an Ollama is hidden has its reason', async () => {
  const { url } = await opened(ollama064(SOME));
  const server = only(await found({}, { hosts: [url] }, { OLLAMA_API_KEY: 'ollama-local' }));
  expect(server.models?.map(({ id, hidden }) => [id, hidden?.kind])).toEqual([
    ['gpt-oss:20b', undefined],
    ['llava:7b', undefined],
    ['gemma:2b', 'no-tools'],
    ['nomic-embed-text:latest', 'unfit'],
    ['quiet:latest', undefined],
  ]);
});

test.each([
  ['0.1.17', ollama0117],
  ['0.3.12', ollama0312],
] as const)('an Ollama %s does not tell of tools, which hides nothing', async (version, site) => {
  const { url } = await opened(site([{ name: 'old:latest', trained: 32_768 }]));
  const server = only(await found({}, { hosts: [url] }, { OLLAMA_API_KEY: 'x' }));
  expect(server.kind?.version).toBe(version);
  const old = model(server, 'old:latest');
  expect([old.tools, old.hidden]).toEqual([undefined, undefined]);
});

const oneModel = (id: string, more: Config = {}) => [{ id, name: id, ...more }];

test('a config that promises more than runs is told, with the value that is wrong', async () => {
  const { url } = await opened(ollama064(SOME));
  const entry = {
    baseUrl: `${url}/v1`,
    api: 'ollama',
    apiKey: 'x',
    models: oneModel('gpt-oss:20b', { contextWindow: 131_072 }),
  };
  const server = only(await found(at('ollama', entry), {}));
  expect(model(server, 'gpt-oss:20b')).toMatchObject({
    configured: 'changed',
    changes: [{ field: 'contextWindow', configured: '131072', endpoint: '65536' }],
    overpromise: {
      path: 'models.providers.ollama.models[0].contextWindow',
      promised: 131_072,
      there: 65_536,
      from: '/api/ps',
    },
  });
});

test.each<readonly [string, string, Site, number, string]>([
  ['LM Studio', 'lmstudio', lmStudio(['m'], { m: 40_000 }), 40_000, 'loaded_context_length'],
  ['vLLM', 'vllm', vllm('m', 40_000), 40_000, 'max_model_len'],
  ['SGLang', 'sglang', sglang('m', 40_000), 40_000, 'max_model_len'],
  ['llama-server', 'llama', llamaServer({ model: 'm', context: 40_000, trained: 131_072 }), 40_000, '/props'],
  [
    'llama-server of 2025',
    'llama',
    llamaServerOf2025({ model: 'm', context: 40_000, trained: 131_072 }),
    40_000,
    '/props',
  ],
])('the running context of %s wins over everything else', async (_name, provider, site, running, runningFrom) => {
  const { url } = await opened(site);
  const entry = { baseUrl: `${url}/v1`, api: 'openai-completions', apiKey: 'x', models: oneModel('m') };
  const server = only(await found(at(provider, entry), {}));
  expect(model(server, 'm')).toMatchObject({
    running,
    runningFrom,
    configured: 'same',
    // A row that says nothing stands for OpenClaw's own 200,000.
    overpromise: { promised: 200_000, there: running, from: runningFrom },
  });
});

test('a router is not asked for the props of a model, which would load it, and tells what is loaded', async () => {
  const router = await opened(llamaRouter(['a', 'b'], 'b'));
  const server = only(await found({}, { ports: [router.port] }));
  expect(server.models?.map(({ id, load }) => [id, load])).toEqual([
    ['a', 'not loaded'],
    ['b', 'loaded'],
  ]);
  expect(router.asked.filter(({ path }) => path.includes('/props'))).toEqual([]);
});

test('what is no longer there is gone, with what uses it; a server that takes any id has nothing gone', async () => {
  const { url } = await opened(ollama064([{ name: 'here:latest', trained: 65_536 }]));
  const entry = {
    baseUrl: url,
    api: 'ollama',
    apiKey: 'x',
    models: [...oneModel('here'), ...oneModel('left'), ...oneModel('used')],
  };
  const more = { agents: { defaults: { model: { primary: 'ollama/here', fallbacks: ['ollama/used'] } } } };
  const server = only(await found(at('ollama', entry, more), {}));
  expect(server.gone).toEqual([
    { id: 'left', ref: 'ollama/left', usedAt: [] },
    { id: 'used', ref: 'ollama/used', usedAt: ['agents.defaults.model.fallbacks[0]'] },
  ]);
  expect(model(server, 'here:latest').configured).toBe('same');
  const llama = await opened(llamaServer({ model: 'real' }));
  const any = at('llama', {
    baseUrl: `${llama.url}/v1`,
    api: 'openai-completions',
    apiKey: 'x',
    models: oneModel('my-name'),
  });
  expect(only(await found(any, {})).gone).toEqual([]);
});

test('several hosts are asked at once, typed with and without a scheme, a path and /v1; what works is said', async () => {
  const [one, two, three] = await Promise.all([
    opened(ollama064(SOME)),
    opened(vllm('qwen', 40_960)),
    opened(openAiLike('sk-none', ['m'])),
  ]);
  const hosts = [`${one.url}/v1`, two.url.replace('http://', ''), `${three.url}/v1/`];
  const all = await found({}, { hosts, ports: [1] });
  expect(all.map(({ asked, baseUrl, answers, outcome }) => [asked, baseUrl, answers, outcome.kind])).toEqual([
    [`${one.url}/v1`, one.url, true, 'ok'],
    [two.url, `${two.url}/v1`, true, 'ok'],
    [`${three.url}/v1`, `${three.url}/v1`, true, 'no_credential'],
  ]);
});

test('a configured base URL without its /v1 is told as it should be', async () => {
  const { url } = await opened(vllm('qwen', 40_960));
  const entry = { baseUrl: url, api: 'openai-completions', apiKey: 'x', models: oneModel('qwen') };
  const server = only(await found(at('lab', entry), {}));
  expect(server).toMatchObject({ asked: url, baseUrl: `${url}/v1`, tried: [url], kind: { name: 'vLLM' } });
  expect(server.better).toEqual({ path: 'models.providers.lab.baseUrl', baseUrl: `${url}/v1` });
});

test('a second Ollama gets an id of its own, and the numbers of the documents all the same', async () => {
  const { url } = await opened(ollama064(SOME));
  const config = at('ollama', { baseUrl: 'http://box.test:11434', apiKey: 'x' });
  const server = only(await found(config, { hosts: [url] }));
  expect(server.provider).toMatch(/^custom-127-0-0-1-\d+$/);
  expect(model(server, 'llava:7b').documents).toMatchObject({ contextWindow: 65_536, maxTokens: 655_360 });
});

test.each<readonly [string, string, (asked: string) => string]>([
  ['below a path of a proxy', '/lab/v1', (path) => path.replace('/lab', '')],
  ['below a path, typed without its /v1', '/lab', (path) => path.replace('/lab', '')],
])('a server %s is found there', async (_how, typed, inside) => {
  const behind = vllm('qwen', 40_960);
  const { url } = await opened((asked) =>
    asked.path.startsWith('/lab/') ? behind({ ...asked, path: inside(asked.path) }) : { status: 404, text: 'nothing' },
  );
  const server = only(await found({}, { hosts: [url + typed] }));
  expect(server).toMatchObject({ baseUrl: `${url}/lab/v1`, kind: { name: 'vLLM' }, answers: true });
  expect(server.models?.map(({ id }) => id)).toEqual(['qwen']);
});

test('any other server with a list is found by its API, without a name', async () => {
  const plainList: Site = (asked) => {
    if (routeOf(asked) === 'GET /v1/models') return { status: 200, json: { object: 'list', data: [{ id: 'some' }] } };
    return routeOf(asked) === 'POST /v1/chat/completions'
      ? { status: 400, json: { error: { message: 'model is required' } } }
      : { status: 404, json: { error: 'not found' } };
  };
  const { url } = await opened(plainList);
  const server = only(await found({}, { hosts: [url] }));
  expect([server.kind, server.api, server.baseUrl]).toEqual([undefined, 'openai-completions', `${url}/v1`]);
  expect(model(server, 'some')).toMatchObject({ configured: 'new', ref: `${server.provider}/some` });
});

test('a host that does not answer says why; a usual port where nobody is says nothing', async () => {
  const closed = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
  const silent = only(await found({}, { hosts: [`http://127.0.0.1:${closed}`] }));
  expect([silent.answers, silent.outcome.kind, silent.models]).toEqual([false, 'refused', undefined]);
  expect(await found({}, { ports: [closed] })).toEqual([]);
});

test('a server that loads its model is there, and nothing of it is called gone', async () => {
  const { url } = await opened(llamaLoading);
  const entry = { baseUrl: `${url}/v1`, api: 'openai-completions', apiKey: 'x', models: oneModel('m') };
  const server = only(await found(at('lab', entry), {}));
  expect([server.answers, server.outcome.kind, server.models, server.gone]).toEqual([true, 'loading', undefined, []]);
});

const KEY = 'sk-pincer-lab-0123456789abcdef';

test('the key of the home goes to its own server, and to no other that is named', async () => {
  const own = await opened(liteLlm(KEY, [{ name: 'claude', info: { max_input_tokens: 200_000 } }]));
  const other = await opened(liteLlm(KEY, []));
  const config = at('lab', { baseUrl: own.url, api: 'openai-completions', apiKey: KEY, models: oneModel('claude') });
  const server = only(await found(config, {}));
  expect(server.credential).toMatchObject({ place: 'openclaw.json', sent: true });
  expect(model(server, 'claude')).toMatchObject({ configured: 'same', contextWindow: 200_000 });
  const stranger = only(await found(config, { hosts: [other.url], provider: 'lab' }));
  expect(stranger).toMatchObject({ answers: true, credential: { sent: false }, outcome: { kind: 'no_credential' } });
  expect(other.asked.map(keyOf).filter((key) => key !== undefined)).toEqual([]);
});

test('hundreds of models are each asked about, a few at a time', async () => {
  const many = Array.from({ length: 320 }, (_, i) => ({ name: `m${i}:latest`, trained: 32_768 + i }));
  const server = await opened(ollama064(many));
  const { models } = only(await found({}, { hosts: [server.url] }, { OLLAMA_API_KEY: 'x' }));
  expect(models?.map(({ trained }) => trained)).toEqual(many.map(({ trained }) => trained));
  // OpenClaw asks for the first 200 alone.
  const usual = at('ollama', { baseUrl: server.url, apiKey: 'x' });
  const seen = only(await found(usual, {})).models?.filter(({ openclaw }) => openclaw !== undefined);
  expect(seen?.length).toBe(200);
});

test('a hostile list is read as far as it makes sense', async () => {
  const ids = ['fine', 'fine', 'esc\u001b[2Jape', '', ' blank ', 'x'.repeat(400), '\u202etuo'];
  const list =
    (rows: readonly string[]): Site =>
    (asked) =>
      routeOf(asked) === 'GET /v1/models'
        ? {
            status: 200,
            json: { object: 'list', data: rows.map((id) => ({ id, owned_by: 'vllm', max_model_len: 4e4 })) },
          }
        : { status: 404, json: {} };
  const hostile = await opened(list(ids));
  expect(only(await found({}, { hosts: [hostile.url] })).models?.map(({ id }) => id)).toEqual(['fine']);
  const endless = await opened(list(Array.from({ length: 12_000 }, (_, i) => `m${i}`)));
  const { models, isCut, gone } = only(
    await found(at('lab', { baseUrl: `${endless.url}/v1`, apiKey: 'x', models: oneModel('far') }), {}),
  );
  expect([models?.length, isCut, gone]).toEqual([10_000, true, []]);
  const huge = await opened(list(Array.from({ length: 100_000 }, (_, i) => `model-${i}`)));
  const tooMuch = only(await found({}, { hosts: [`${huge.url}/v1`] }));
  expect([tooMuch.answers, tooMuch.outcome.kind, tooMuch.models]).toEqual([true, 'too-large', undefined]);
});

test.each<readonly [string, () => Promise<{ readonly url: string; readonly close: () => Promise<void> }>, string]>([
  ['that stalls', () => misbehave(() => undefined), 'timeout'],
  ['that hangs up', () => misbehave((socket) => socket.destroy()), 'dropped'],
  ['that speaks no HTTP', () => misbehave((socket) => socket.end('hello there, stranger\r\n')), 'wrong-url'],
  [
    'that is a web page',
    () => listen(() => ({ status: 200, text: '<!doctype html><p>hi', headers: HTML })),
    'wrong-url',
  ],
  [
    'that sends elsewhere',
    () => listen(() => ({ status: 302, headers: { location: 'http://127.0.0.1:9/' } })),
    'wrong-url',
  ],
])('a host %s costs its own time alone, and says what is wrong', async (_what, open, kind) => {
  const [bad, good] = [await open(), await opened(ollama064(SOME))];
  try {
    const all = await found({}, { hosts: [bad.url, good.url], timeoutMs: 300 });
    expect(all.map(({ answers, outcome }) => [answers, outcome.kind])).toEqual([
      [false, kind],
      [true, 'ok'],
    ]);
  } finally {
    await bad.close();
  }
});

const HTML = { 'content-type': 'text/html' };
