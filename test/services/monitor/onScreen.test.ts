import { expect, test, vi } from 'vitest';
import { createEffects } from '../../../services/effects.js';
import { readHome } from '../../../services/operations/readHome.js';
import type { Effect } from '../../../state/app/effect.js';
import type { Msg } from '../../../state/app/msg.js';
import { type FakeWorld, fakeWorld } from '../../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const KEY = 'sk-live-0123456789abcdefghijkl';
const HOME = JSON.stringify({
  models: {
    providers: {
      near: {
        baseUrl: 'http://127.0.0.1:1001/v1',
        apiKey: KEY,
        api: 'openai-completions',
        models: [{ id: 'one', name: 'one' }],
      },
    },
  },
});

async function screen(world: FakeWorld) {
  const alerts: string[] = [];
  const terminal = {
    copy() {},
    alert: (how: string, text: string) => void alerts.push(`${how} ${text}`),
    repaint() {},
    suspend() {},
    handOver: <T>(run: () => T) => run(),
    quit() {},
  };
  const onBug = (bug: unknown): never => {
    throw bug;
  };
  const effects = createEffects({ world, options: {}, terminal, onBug }, await readHome(world, {}));
  const heard: Msg[] = [];
  return { alerts, heard, run: (effect: Effect) => effects.run(effect, (msg) => heard.push(msg)) };
}

const kept = (world: FakeWorld) => [...world.disk].filter(([path]) => path.endsWith('/probes.jsonl'));

test('what a probe finds is there again after a restart, without a word of the server', async () => {
  const world = fakeWorld({
    files: { [CONFIG]: HOME },
    replies: { 'http://127.0.0.1:1001/v1/models': { status: 401, text: `{"error":{"message":"not ${KEY}"}}` } },
  });
  const first = await screen(world);
  first.run({ kind: 'probe', request: 1, refs: ['near/one', 'near/one', 'nobody/x'], probe: 'reach' });
  await vi.waitUntil(() => kept(world).length > 0);
  const [[path, text] = ['', '']] = kept(world);
  expect(path).toMatch(/^\/home\/ann\/\.local\/state\/pincer\/openclaw-[0-9a-f]{12}\/probes\.jsonl$/);
  expect(world.modes.get(path)).toBe(0o600);
  expect(text.trim().split('\n')).toHaveLength(2);
  expect(text).not.toMatch(/sk-live|not /);
  const second = await screen(world);
  second.run({ kind: 'recall probes' });
  await vi.waitUntil(() => second.heard.length > 0);
  expect(second.heard).toEqual([{ scope: 'probes', type: 'recalled', histories: { 'near/one': [-1, -1] } }]);
});

test('where nothing was kept there is nothing to bring', async () => {
  const fresh = await screen(fakeWorld({ files: { [CONFIG]: HOME } }));
  fresh.run({ kind: 'recall probes' });
  await vi.waitUntil(() => fresh.heard.length > 0);
  expect(fresh.heard).toEqual([{ scope: 'probes', type: 'recalled', histories: {} }]);
});

test('what is told to the terminal holds nothing that it would obey', async () => {
  const it = await screen(fakeWorld({ files: { [CONFIG]: HOME } }));
  it.run({ kind: 'alert', how: 'message', text: 'a/\u001b]0;x\u0007m: refused' });
  await vi.waitUntil(() => it.alerts.length > 0);
  expect(it.alerts).toEqual(['message a/m: refused']);
});
