import { afterEach, expect, test, vi } from 'vitest';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { overServices } from '../support/overServices.js';
import { plant } from '../support/planted.js';
import { vllm } from '../support/servers/gateways.js';
import { ollama064 } from '../support/servers/ollama.js';
import { type Listening, listen, type Site } from '../support/servers/site.js';

const KEY = plant('openai');
const MODELS = [{ name: 'gpt-oss:20b', trained: 131_072, running: 8192 }];
const silent: Site = () => ({ status: 200, json: {} });

const servers: Listening[] = [];
const stops: (() => void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function opened(site: Site, delayMs = 0): Promise<Listening> {
  const server = await listen(site, delayMs);
  servers.push(server);
  return server;
}

/** Opened beside the servers of the config, as provider and base URL. */
async function running(providers: Readonly<Record<string, string>>, text?: string) {
  const entries = Object.entries(providers).map(([id, baseUrl]) => [id, { baseUrl, apiKey: KEY, models: [] }]);
  const config = text ?? JSON.stringify({ models: { providers: Object.fromEntries(entries) } });
  const files = { '/home/ann/.openclaw/openclaw.json': config };
  const world: World = { ...fakeWorld({ files }), now: () => Date.now(), request: nodeRequest({}) };
  const { program, model, stop } = await overServices(world);
  stops.push(stop);
  const overlay = () => {
    const front = model().overlay;
    if (front?.kind !== 'discovery') throw new Error('the discovery is not open');
    return front;
  };
  program.send({ scope: 'discovery', type: 'open' });
  return { program, model, overlay };
}

test('the servers of the config are found with what they run; the key stays outside', async () => {
  const [ollama, other] = [await opened(ollama064(MODELS)), await opened(vllm('qwen', 32_768))];
  const { overlay, model } = await running({ ollama: ollama.url, vllm: `${other.url}/v1` });
  await vi.waitUntil(() => overlay().progress.kind === 'done', { timeout: 10_000 });
  const found = overlay().servers.filter(({ isConfigured }) => isConfigured);
  expect(found).toMatchObject([
    { provider: 'ollama', models: [{ id: 'gpt-oss:20b', running: 8192 }] },
    { provider: 'vllm', models: [{ id: 'qwen' }] },
  ]);
  expect(JSON.stringify(model())).not.toContain(KEY);
});

test('a server is told of as soon as it has answered, and a stop keeps it and asks no more', async () => {
  const [quick, slow] = [await opened(ollama064(MODELS)), await opened(silent, 600_000)];
  const { overlay, program } = await running({ ollama: quick.url, vllm: `${slow.url}/v1` });
  await vi.waitUntil(() => overlay().servers.some(({ provider }) => provider === 'ollama') && slow.asked.length > 0);
  expect(overlay().progress.kind).toBe('looking');
  program.send({ scope: 'discovery', type: 'stop' });
  const found = overlay().servers.filter(({ isConfigured }) => isConfigured);
  expect([overlay().progress.kind, found]).toMatchObject(['stopped', [{ provider: 'ollama' }]]);
});

test('a host that is typed is asked alone', async () => {
  const [mine, other] = [await opened(ollama064(MODELS)), await opened(ollama064(MODELS))];
  const { overlay, program } = await running({ ollama: mine.url });
  await vi.waitUntil(() => overlay().progress.kind === 'done', { timeout: 10_000 });
  const before = mine.asked.length;
  program.send({ scope: 'discovery', type: 'look at', host: other.url });
  await vi.waitUntil(() => overlay().progress.kind === 'done', { timeout: 10_000 });
  expect([overlay().servers.map(({ baseUrl }) => baseUrl), mine.asked.length]).toEqual([[other.url], before]);
});

test('a config that cannot be read is said in its place', async () => {
  const { overlay } = await running({}, '{ not a config');
  await vi.waitUntil(() => overlay().progress.kind === 'failed');
});
