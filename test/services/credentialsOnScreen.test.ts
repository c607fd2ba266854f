import { expect, test, vi } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { profileRows, selectedProfile } from '../../state/app/selectors/credentials.js';
import type { Program } from '../../state/store.js';
import { NOON } from '../support/builders.js';
import { type FakeWorld, fakeWorld } from '../support/fakeWorld.js';
import { overServices } from '../support/overServices.js';

const STORE = '/home/ann/.openclaw/agents/main/agent/auth-profiles.json';
const STATE = '/home/ann/.openclaw/agents/main/agent/auth-state.json';
const BASE = 'https://api.groq.example/v1';
const key = (name: string) => ({ type: 'api_key', provider: 'groq', key: `gsk-planted-${name}-0123456789abcdef` });

const config = {
  agents: { defaults: { model: 'groq/one' }, list: [{ id: 'main', default: true }, { id: 'work' }] },
  models: { providers: { groq: { baseUrl: BASE, api: 'openai-completions', models: [{ id: 'one', name: 'One' }] } } },
  auth: { order: { groq: ['groq:a', 'groq:b', 'groq:w'] } },
};
const usage = { 'groq:a': { cooldownUntil: NOON + 600_000, cooldownReason: 'rate_limit', errorCount: 3 } };

async function running(): Promise<{
  readonly world: FakeWorld;
  readonly program: Program;
  readonly model: () => Model;
}> {
  const world = fakeWorld({
    now: NOON,
    files: {
      '/home/ann/.openclaw/openclaw.json': JSON.stringify(config, null, 2),
      [STORE]: JSON.stringify({ version: 1, profiles: { 'groq:a': key('a'), 'groq:b': key('b') } }),
      [STORE.replace('main', 'work')]: JSON.stringify({ version: 1, profiles: { 'groq:w': key('w') } }),
      [STATE]: JSON.stringify({ version: 1, usageStats: usage }),
    },
    replies: { [`GET ${BASE}/models`]: { status: 200, text: JSON.stringify({ data: [{ id: 'one' }] }) } },
  });
  const { program, model } = await overServices(world, (first) => ({
    ...first,
    shell: { ...first.shell, focus: 'providers' },
  }));
  return { world, program, model };
}

test('a profile at rest is tested with its own key, woken after the review, and the sheet shows it awake', async () => {
  const { world, program, model } = await running();
  program.send({ scope: 'credentials', type: 'open' });
  expect(selectedProfile(model())).toMatchObject({ id: 'groq:a', rung: { rest: { kind: 'cooldown' } } });
  program.send({ scope: 'credentials', type: 'test' });
  await vi.waitUntil(() => model().proofs['groq:a']?.last !== undefined);
  expect(model().proofs['groq:a']?.last?.outcome).toMatchObject({ kind: 'ok' });
  const [asked] = world.requests.filter(({ url }) => url.startsWith(BASE));
  expect(JSON.stringify(asked)).toContain('gsk-planted-a-');

  program.send({ scope: 'credentials', type: 'clear rest' });
  await vi.waitUntil(() => model().overlay?.kind === 'review' && JSON.stringify(model().overlay).includes('"shown"'));
  expect(world.disk.get(STATE)).toContain('cooldownUntil');
  program.send({ scope: 'overlay', type: 'accept' });
  await vi.waitUntil(
    () => model().overlay?.kind === 'credentials' && selectedProfile(model())?.rung.rest === undefined,
  );
  expect(world.disk.get(STATE) ?? '').not.toContain('cooldownUntil');
  expect(JSON.stringify(model())).not.toContain('gsk-planted');
});

test('profiles change places in the order of the config, and the cursor stays on the one that was moved', async () => {
  const { world, program, model } = await running();
  program.send({ scope: 'credentials', type: 'open' });
  program.send({ scope: 'credentials', type: 'shift', by: 1 });
  await vi.waitUntil(() => JSON.stringify(model().overlay).includes('"shown"'));
  program.send({ scope: 'overlay', type: 'accept' });
  await vi.waitUntil(() => model().overlay?.kind === 'credentials');
  const written = JSON.parse(world.disk.get('/home/ann/.openclaw/openclaw.json') ?? '');
  expect(written.auth.order).toEqual({ groq: ['groq:b', 'groq:a'] });
  expect(selectedProfile(model())?.id).toBe('groq:a');
});

test('the next agent’s own profiles are read, with those that it inherits, and its tests use its own keys', async () => {
  const { world, program, model } = await running();
  program.send({ scope: 'credentials', type: 'open' });
  program.send({ scope: 'credentials', type: 'next agent' });
  await vi.waitUntil(() => model().file.home.paths.agentId === 'work');
  const rows = profileRows(model(), 'groq').map(({ id, rung }) => [id, rung.inherited ?? false]);
  expect(rows).toEqual([
    ['groq:a', true],
    ['groq:b', true],
    ['groq:w', false],
  ]);
  program.send({ scope: 'list', type: 'end', to: 'last' });
  program.send({ scope: 'credentials', type: 'test' });
  await vi.waitUntil(() => model().proofs['groq:w']?.last !== undefined);
  const sent = JSON.stringify(world.requests);
  expect(sent).toContain('gsk-planted-w-');
  expect(sent).not.toMatch(/gsk-planted-[ab]-/);
});
