import { afterEach, expect, test } from 'vitest';
import { loadModel } from '../../services/ollama/load.js';
import { runningOn } from '../../services/ollama/models.js';
import { pullModel } from '../../services/ollama/pull.js';
import { type Ollama, ollamaAt } from '../../services/ollama/server.js';
import { readHome } from '../../services/operations/readHome.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { PullShown } from '../../state/domain/ollama/pull.js';
import { advise } from '../../state/domain/problem.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { ollama064, ollama0117 } from '../support/servers/ollama.js';
import { listenPulling, loading, ndjson, PULL_LINES, type Pulls } from '../support/servers/ollamaPulls.js';
import { type Listening, listen, type Site } from '../support/servers/site.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const KEY = 'sk-pincer-test-0123456789abcdef';

const servers: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const never = (): AbortSignal => new AbortController().signal;

async function serverAt(config: object, wish: object, signal = never()): Promise<Ollama> {
  const world = {
    ...fakeWorld({ files: { [CONFIG]: JSON.stringify(config) } }),
    now: () => Date.now(),
    request: nodeRequest({}),
  };
  const server = await ollamaAt(world, await readHome(world, {}), wish, signal);
  if (!server.ok) throw new Error(server.problem.kind);
  return server.value;
}

const MODELS = [
  { name: 'gpt-oss:20b', trained: 131_072, running: 8192 },
  { name: 'qwen3:8b', trained: 40_960 },
  { name: 'qwen3:latest', trained: 40_960 },
  { name: 'gemma:2b', trained: 8192 },
] as const;
const SITE = ollama064(MODELS);

async function pulling(pulls: Pulls, how: { readonly idleMs?: number; readonly signal?: AbortSignal } = {}) {
  const listening = await listenPulling(SITE, pulls);
  servers.push(listening);
  const shown: PullShown[] = [];
  const signal = how.signal ?? never();
  const server = await serverAt({}, { host: listening.url }, signal);
  const began = Promise.withResolvers<void>();
  const pulled = pullModel(server, 'qwen3:4b', {
    signal,
    onProgress: (one) => {
      shown.push(one);
      if (one.total > 0) began.resolve();
    },
    ...(how.idleMs === undefined ? {} : { idleMs: how.idleMs }),
  });
  return { listening, shown, pulled, began: began.promise };
}

test('a pull is followed to its end, wherever the network cuts its lines', async () => {
  const bytes = Buffer.from(ndjson(PULL_LINES));
  const { listening, shown, pulled } = await pulling((response) => {
    for (let i = 0; i < bytes.length; i += 7) response.write(bytes.subarray(i, i + 7));
    response.end();
  });
  expect(await pulled).toEqual({ ok: true, value: 'done' });
  expect(shown.map(({ status, completed, total }) => [status, completed, total])).toEqual([
    ['pulling manifest', 0, 0],
    ['pulling 6a0746a1ec1a', 1000, 4000],
    ['pulling 6a0746a1ec1a', 4000, 4000],
    ['pulling 4fa551d4f938', 4000, 5000],
    ['pulling 4fa551d4f938', 5000, 5000],
    ['verifying sha256 digest', 5000, 5000],
    ['writing manifest', 5000, 5000],
    ['success', 5000, 5000],
  ]);
  expect(listening.asked[0]?.body).toEqual({ model: 'qwen3:4b', name: 'qwen3:4b', stream: true });
});

const problemOf = async (pulls: Pulls, how: { readonly idleMs?: number } = {}) => {
  const pulled = await (await pulling(pulls, how)).pulled;
  if (pulled.ok) throw new Error(pulled.value);
  return pulled.problem;
};

const SOME = ndjson(PULL_LINES.slice(0, 2));

test.each<readonly [what: string, pulls: Pulls, problem: object]>([
  [
    'an error in the middle is its own words, and what is there is kept',
    (response) => response.end(`${SOME}${ndjson([{ error: 'write /models/blob: no space left on device' }])}`),
    { kind: 'ollama-pull-cut', why: 'write /models/blob: no space left on device' },
  ],
  [
    'an error before anything came is a refusal',
    (response) => response.end(ndjson([{ status: 'pulling manifest' }, { error: 'requires a newer version' }])),
    { kind: 'ollama-refused', does: 'pull', said: 'requires a newer version' },
  ],
  [
    'a name that the library does not have leads to those that are near',
    (response) => response.end(ndjson([{ error: 'pull model manifest: file does not exist' }])),
    { kind: 'ollama-no-model', where: 'library', near: ['qwen3:8b', 'qwen3:latest'] },
  ],
  [
    'an answer that ends early is no model',
    (response) => response.end(SOME),
    { kind: 'ollama-pull-cut', why: 'the server ended its answer before it was done.' },
  ],
  [
    'a connection that is lost is told',
    (response) => {
      response.write(SOME, () => response.destroy());
    },
    { kind: 'ollama-pull-cut', why: 'the connection was lost.' },
  ],
  [
    'a server that echoes endlessly without a line is no Ollama',
    (response) => response.end('x'.repeat(300_000)),
    { kind: 'ollama-unanswered' },
  ],
])('%s', async (_what, pulls, problem) => {
  expect(await problemOf(pulls)).toMatchObject(problem);
});

test('a server that falls silent is not waited for', async () => {
  const problem = await problemOf((response) => void response.write(SOME), { idleMs: 200 });
  expect(problem).toMatchObject({ kind: 'ollama-pull-cut', why: 'the server said nothing for too long.' });
});

test('a server that goes on telling is waited for, longer than it may be silent', async () => {
  const { pulled } = await pulling(
    (response) => {
      let rows = 0;
      const timer = setInterval(() => {
        response.write(ndjson([{ status: 'pulling', digest: 'a', total: 100, completed: rows }]));
        rows += 1;
        if (rows < 18) return;
        clearInterval(timer);
        response.end(ndjson([{ status: 'success' }]));
      }, 100);
    },
    { idleMs: 1500 },
  );
  expect(await pulled).toEqual({ ok: true, value: 'done' });
});

test('cancelling closes the connection', async () => {
  const controller = new AbortController();
  const { listening, pulled, began } = await pulling((response) => void response.write(SOME), {
    signal: controller.signal,
  });
  await began;
  controller.abort();
  expect(await pulled).toEqual({ ok: true, value: 'cancelled' });
  await listening.hungUp;
});

async function opened(site: Site): Promise<Listening> {
  const server = await listen(site);
  servers.push(server);
  return server;
}

test.each([
  ['load', {}, {}],
  ['load', { keepAlive: '2h' }, { keep_alive: '2h' }],
  ['load', { keepAlive: -1 }, { keep_alive: -1 }],
  ['unload', {}, { keep_alive: 0 }],
] as const)('%s with %j asks for nothing but that', async (does, more, body) => {
  const listening = await opened(loading(['qwen3:latest'], SITE));
  const server = await serverAt({}, { host: listening.url });
  expect(await loadModel(server, 'qwen3', { does, ...more })).toEqual({ ok: true, value: 'qwen3:latest' });
  expect(listening.asked.at(-1)).toMatchObject({ path: '/api/generate' });
  expect(listening.asked.at(-1)?.body).toEqual({ model: 'qwen3:latest', stream: false, ...body });
});

test('a model that is not pulled is not asked for, and the near ones are named', async () => {
  const listening = await opened(SITE);
  const server = await serverAt({}, { host: listening.url });
  const loaded = await loadModel(server, 'qwen3:80b', { does: 'load' });
  expect(loaded).toMatchObject({
    ok: false,
    problem: { kind: 'ollama-no-model', where: 'pulled', near: ['qwen3:8b', 'qwen3:latest'] },
  });
  expect(listening.asked.map(({ path }) => path)).not.toContain('/api/generate');
});

test('a model that cannot be loaded is told in the words of the server', async () => {
  const site: Site = (asked) =>
    asked.path === '/api/generate'
      ? { status: 500, json: { error: 'model requires more system memory' } }
      : SITE(asked);
  const server = await serverAt({}, { host: (await opened(site)).url });
  expect(await loadModel(server, 'gemma:2b', { does: 'load' })).toMatchObject({
    problem: { kind: 'ollama-refused', does: 'load', said: 'model requires more system memory' },
  });
});

test('what is loaded is told, and of an old Ollama that it cannot tell', async () => {
  const server = await serverAt({}, { host: (await opened(SITE)).url });
  expect(await runningOn(server)).toMatchObject({ value: [{ id: 'gpt-oss:20b', context: 8192 }] });
  const old = await serverAt({}, { host: (await opened(ollama0117(MODELS))).url });
  expect(await runningOn(old)).toMatchObject({ problem: { kind: 'ollama-untold' } });
});

test('nobody at the address is told as it is', async () => {
  const gone = await listen(SITE);
  await gone.close();
  const running = await runningOn(await serverAt({}, { host: gone.url }));
  if (running.ok) throw new Error('answered');
  expect(advise(running.problem)).toMatchObject({ says: expect.stringContaining('Nothing listens on that port.') });
});

test('the key of the config goes to its server and to no other, and comes back from none', async () => {
  const pulls: Pulls = (response, { headers }) => response.end(ndjson([{ error: `bad ${headers.authorization}` }]));
  const own = await listenPulling(SITE, pulls);
  const other = await listenPulling(SITE, pulls);
  servers.push(own, other);
  const config = {
    models: { providers: { ollama: { baseUrl: `${own.url}/v1`, api: 'ollama', apiKey: KEY, models: [] } } },
  };
  const pull = async (wish: object) =>
    pullModel(await serverAt(config, wish), 'qwen3:4b', { signal: never(), onProgress: () => undefined });
  const refused = await pull({});
  await pull({ host: other.url, provider: 'ollama' });
  expect(own.asked[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(other.asked[0]?.headers.authorization).toBeUndefined();
  expect(JSON.stringify(refused)).not.toContain(KEY);
  expect(refused).toMatchObject({ problem: { said: 'bad Bearer …' } });
});
