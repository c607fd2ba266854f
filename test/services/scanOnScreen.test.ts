import { afterEach, expect, test, vi } from 'vitest';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { overServices } from '../support/overServices.js';
import { plant } from '../support/planted.js';
import { freeModels, freeRow } from '../support/servers/freeModels.js';
import { type Listening, listen, type Site } from '../support/servers/site.js';

const KEY = plant('openrouter');
const MODELS = [
  { row: freeRow('a/works:free'), tools: 'calls' },
  { row: freeRow('a/talks:free'), tools: 'words' },
] as const;

const servers: Listening[] = [];
const stops: (() => void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function running(
  site: Site,
  env: Record<string, string> = { OPENROUTER_API_KEY: KEY },
  models: readonly object[] = [],
) {
  const server = await listen(site);
  servers.push(server);
  const openrouter = { baseUrl: `${server.url}/api/v1`, api: 'openai-completions', models };
  const files = { '/home/ann/.openclaw/openclaw.json': JSON.stringify({ models: { providers: { openrouter } } }) };
  const world: World = { ...fakeWorld({ files, env }), request: nodeRequest({}) };
  const { program, model, stop } = await overServices(world);
  stops.push(stop);
  const overlay = () => {
    const front = model().overlay;
    if (front?.kind !== 'scan') throw new Error('the scan is not open');
    return front;
  };
  program.send({ scope: 'scan', type: 'open' });
  return { server, program, model, overlay };
}

test('the free models are listed, tried one after the other, and told as they come; the key stays outside', async () => {
  const { overlay, model } = await running(freeModels(KEY, MODELS));
  await vi.waitUntil(() => overlay().progress.kind === 'done');
  expect(overlay().rows).toMatchObject([
    { id: 'a/works:free', tool: { ok: true } },
    { id: 'a/talks:free', tool: { ok: false, error: expect.stringContaining('in words') } },
  ]);
  expect(JSON.stringify(model())).not.toContain(KEY);
});

test('without a key, the list is all there is', async () => {
  const { overlay, server } = await running(freeModels(KEY, MODELS), {});
  await vi.waitUntil(() => overlay().progress.kind === 'done');
  expect([overlay().tries, overlay().rows.length, server.asked.length]).toEqual([false, 2, 1]);
});

test.each([
  { says: 'a catalog that does not come', site: () => ({ status: 503 }), problem: 'scan-list-failed' },
  { says: 'a key that is refused', site: freeModels('another', MODELS), problem: 'scan-refused' },
])('$says is said', async ({ site, problem }) => {
  const { overlay } = await running(site);
  await vi.waitUntil(() => overlay().progress.kind === 'failed');
  expect(overlay().progress).toMatchObject({ problem: { kind: problem } });
});

test('a stop leaves nothing asking, and what was found stays', async () => {
  const silent = await listen(freeModels(KEY, MODELS), 600_000);
  servers.push(silent);
  const slow = { id: 'a/talks:free', name: 'slow', baseUrl: `${silent.url}/api/v1` };
  const { overlay, program } = await running(freeModels(KEY, MODELS), undefined, [slow]);
  await vi.waitUntil(() => overlay().rows.some(({ tool }) => tool.ok) && silent.asked.length === 1);
  program.send({ scope: 'scan', type: 'stop' });
  expect(overlay()).toMatchObject({
    progress: { kind: 'stopped' },
    rows: [{ tool: { ok: true } }, { tool: { skipped: true } }],
  });
});

test('of a list of thousands, the screen tries the first two thousand and counts the others', async () => {
  const many = Array.from({ length: 2300 }, (_, i) => ({ row: freeRow(`m/${i}:free`), tools: 'calls' as const }));
  const { overlay } = await running(freeModels(KEY, many), {});
  await vi.waitUntil(() => overlay().progress.kind === 'done');
  expect([overlay().rows.length, overlay().more]).toEqual([2000, 300]);
});
