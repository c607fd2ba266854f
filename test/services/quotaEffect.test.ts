import { expect, test, vi } from 'vitest';
import { createEffects } from '../../services/effects.js';
import { readHome } from '../../services/operations/readHome.js';
import type { Msg } from '../../state/app/msg.js';
import { fakeWorld } from '../support/fakeWorld.js';

const KEY = 'sk-cp-planted-0123456789-abcdefghij';
const config = JSON.stringify({
  env: { MINIMAX_API_KEY: KEY },
  models: {
    providers: {
      minimax: {
        baseUrl: 'https://api.minimaxi.com/anthropic',
        api: 'anthropic-messages',
        models: [{ id: 'MiniMax-M2.1', name: 'M' }],
      },
    },
  },
});
const text = JSON.stringify({
  base_resp: { status_code: 0 },
  model_remains: [{ model_name: KEY, current_interval_total_count: 4, current_interval_usage_count: 1 }],
});

test('the screen asks what is left of a plan with the key in use, and hears nothing of that key', async () => {
  const world = fakeWorld({
    files: { '/home/ann/.openclaw/openclaw.json': config },
    replies: { 'https://api.minimaxi.com/v1/api/openplatform/coding_plan/remains': { status: 200, text } },
  });
  const read = await readHome(world, {});
  const terminal = {
    copy() {},
    alert() {},
    repaint() {},
    suspend() {},
    handOver: <T>(run: () => T) => run(),
    quit() {},
  };
  const onBug = (bug: unknown): never => {
    throw bug;
  };
  const effects = createEffects({ world, options: {}, terminal, onBug }, read);
  const heard: Msg[] = [];
  effects.run({ kind: 'ask quota', provider: 'minimax' }, (msg) => heard.push(msg));
  await vi.waitUntil(() => heard.length > 0);
  expect(world.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(heard).toMatchObject([
    {
      scope: 'providers',
      type: 'quota told',
      provider: 'minimax',
      answer: { quota: { windows: [{ leftPercent: 25 }] } },
    },
  ]);
  expect(JSON.stringify(heard)).not.toContain(KEY);
});
