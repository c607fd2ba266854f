import { afterEach, expect, test, vi } from 'vitest';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { Msg } from '../../state/app/msg.js';
import { discoveryOf } from '../../state/app/selectors/found.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { overServices } from '../support/overServices.js';
import { plant } from '../support/planted.js';
import { ollama064 } from '../support/servers/ollama.js';
import { listenPulling, loading, ndjson, PULL_LINES, type Pulls } from '../support/servers/ollamaPulls.js';
import { keyOf } from '../support/servers/site.js';

const KEY = plant('custom');

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The screen with the discovery open on one Ollama that the config has, the cursor on its first model. */
async function running(pulls: Pulls) {
  const site = loading(
    ['qwen3:latest'],
    ollama064([
      { name: 'qwen3:latest', trained: 40_960 },
      { name: 'x:1', trained: 1 },
    ]),
  );
  const server = await listenPulling(site, pulls);
  closing.push(server.close);
  const ollama = { baseUrl: server.url, api: 'ollama', apiKey: KEY, models: [] };
  const files = { '/home/ann/.openclaw/openclaw.json': JSON.stringify({ models: { providers: { ollama } } }) };
  const world: World = { ...fakeWorld({ files }), now: () => Date.now(), request: nodeRequest({}) };
  const { program, model, stop } = await overServices(world);
  closing.push(stop);
  const send = (...msgs: readonly Msg[]): void => msgs.forEach(program.send);
  const looked = () => vi.waitUntil(() => discoveryOf(model())?.progress.kind === 'done', { timeout: 10_000 });
  send({ scope: 'discovery', type: 'open' });
  send({ scope: 'discovery', type: 'look at', host: server.url });
  await looked();
  send({ scope: 'list', type: 'move', by: 1 });
  return { server, send, model, looked };
}

const PULL: Msg = { scope: 'ollama', type: 'pull', name: 'llama3' };

test('a pull runs to its end, with the key of its server, and the server is looked at again', async () => {
  const { server, send, model, looked } = await running((response) => response.end(ndjson(PULL_LINES)));
  send(PULL);
  await vi.waitUntil(() => model().shell.toast?.tone === 'good');
  expect(model().shell.toast?.text).toContain('Pulled llama3.');
  expect(server.asked.filter(({ path }) => path === '/api/pull').map(keyOf)).toEqual([KEY]);
  await looked();
  expect(JSON.stringify(model())).not.toContain(KEY);
});

test('what a pull tells is told, and stopping it closes the connection', async () => {
  const { server, send, model } = await running((response) => {
    response.write(ndjson(PULL_LINES.slice(1, 2)));
  });
  send(PULL);
  await vi.waitUntil(() => model().ollama.pull?.shown !== undefined);
  expect(model().ollama.pull?.shown).toMatchObject({ completed: 1000, total: 4000 });
  send({ scope: 'ollama', type: 'stop' });
  await server.hungUp;
  await vi.waitUntil(() => model().ollama.pull === undefined);
  expect(model().shell.toast?.text).toContain('Ollama keeps what was downloaded');
});

test('leaving the program ends a pull', async () => {
  const { server, send, model } = await running((response) => {
    response.write(ndjson(PULL_LINES.slice(1, 2)));
  });
  send(PULL);
  await vi.waitUntil(() => model().ollama.pull?.shown !== undefined);
  await closing.pop()?.();
  await server.hungUp;
});

test('a model is loaded, and one that cannot be says why', async () => {
  const { server, send, model, looked } = await running(() => undefined);
  send({ scope: 'ollama', type: 'load' });
  await vi.waitUntil(() => model().shell.toast?.tone === 'good');
  expect(model().shell.toast?.text).toBe('Loaded: qwen3:latest.');
  const asked = server.asked.filter(({ path }) => path === '/api/generate');
  expect(asked.map(({ body }) => body)).toEqual([{ model: 'qwen3:latest', stream: false }]);
  await looked();
  send({ scope: 'list', type: 'move', by: 1 }, { scope: 'ollama', type: 'load' });
  await vi.waitUntil(() => model().shell.toast?.tone === 'bad');
  expect(model().shell.toast?.text).toBe("Ollama did not load x:1: model 'x:1' not found");
});
