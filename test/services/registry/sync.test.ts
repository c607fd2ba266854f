// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { describe, expect, test } from 'vitest';
import { readHistory } from '../../../services/history/readHistory.js';
import { doAction, previewAction } from '../../../services/operations/act.js';
import { readHome } from '../../../services/operations/readHome.js';
import type { Action } from '../../../state/domain/action.js';
import { latestUndoable } from '../../../state/domain/history/undoable.js';
import type { Drift } from '../../../state/domain/home.js';
import type { Json } from '../../../state/domain/json.js';
import { type FakeWorld, fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const MAIN = `${STATE}/agents/main/agent`;
const REGISTRY = `${MAIN}/models.json`;
const BASE = 'http://127.0.0.1:1/v1';
const OTHER = 'http://127.0.0.1:2/v1';

const MODEL = {
  id: 'm1',
  name: 'M1',
  api: 'openai-completions',
  reasoning: false,
  input: ['text'],
  cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  contextWindow: 200_000,
  maxTokens: 8192,
};
const ENTRY = { baseUrl: BASE, apiKey: 'sk-own-key', api: 'openai-completions', models: [MODEL] };

type Setup = {
  readonly config?: Json;
  readonly registry?: Json;
  readonly env?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, Json>>;
};

/** A home with one provider of its own, and the registry that OpenClaw would have written for it. */
function worldWith({ config, registry, env = {}, more = {} }: Setup): FakeWorld {
  const files = {
    [CONFIG]: config ?? { models: { providers: { x: ENTRY } } },
    ...(registry === undefined ? {} : { [REGISTRY]: registry }),
    ...more,
  };
  const texts = Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)]);
  return fakeWorld({ files: Object.fromEntries(texts), env: { HOME: '/home/ann', ...env } });
}

const providers = (x: Json): Json => ({ providers: { x } });

const driftOf = async (setup: Setup): Promise<readonly Drift[]> => (await readHome(worldWith(setup), {})).home.drift;

async function sync(world: FakeWorld, asked: Partial<Extract<Action, { kind: 'sync' }>> = {}) {
  const { home } = await readHome(world, {});
  return doAction(world, home, { kind: 'sync', agents: ['main'], takeConfig: false, ...asked }, 'sync');
}

const written = (world: FakeWorld, path = REGISTRY): Json => JSON.parse(world.disk.get(path) ?? 'null') as Json;

describe('drift', () => {
  const X = { agentId: 'main', provider: 'x', wins: CONFIG, file: REGISTRY };

  test.each<[string, Setup, readonly Partial<Drift>[]]>([
    ['none where the registry says the same', { registry: providers(ENTRY) }, []],
    ['none before an agent has a registry', {}, []],
    [
      'a base URL that the registry keeps',
      { registry: providers({ ...ENTRY, baseUrl: OTHER }) },
      [{ ...X, field: 'baseUrl', authored: BASE, registered: OTHER, next: OTHER }],
    ],
    [
      'a base URL of another API, which it does not keep',
      { registry: providers({ ...ENTRY, baseUrl: OTHER, api: 'anthropic-messages' }) },
      [
        { ...X, field: 'baseUrl', authored: BASE, registered: OTHER, next: BASE },
        { ...X, field: 'api', authored: ENTRY.api, registered: 'anthropic-messages', next: ENTRY.api },
      ],
    ],
    [
      'another key, and both masked',
      { registry: providers({ ...ENTRY, apiKey: 'another-key' }) },
      [{ ...X, field: 'apiKey', authored: 'sk...ey', registered: 'an...ey', next: 'an...ey' }],
    ],
    [
      'a value that OpenClaw has not written since',
      { registry: providers({ ...ENTRY, models: [{ ...MODEL, contextWindow: 1000 }] }) },
      [{ ...X, field: 'models[m1].contextWindow', authored: '200000', registered: '1000', next: '200000' }],
    ],
    [
      'a model that the config does not name, told of once',
      { registry: providers({ ...ENTRY, models: [MODEL, { ...MODEL, id: 'old', name: 'Old' }] }) },
      [{ ...X, field: 'models[old]', registered: 'Old' }],
    ],
    ['an entry that is missing', { registry: { providers: {} } }, [{ ...X, field: '', authored: BASE, next: BASE }]],
    [
      'a provider that only the registry knows: there its own file wins',
      { config: {}, registry: providers(ENTRY) },
      [{ ...X, field: '', registered: BASE, next: BASE, wins: REGISTRY }],
    ],
    [
      'none for the name of the variable that the config refers to',
      {
        config: { models: { providers: { x: { ...ENTRY, apiKey: '${X_KEY}' } } } },
        registry: providers({ ...ENTRY, apiKey: 'X_KEY' }),
        env: { X_KEY: 'sk-resolved' },
      },
      [],
    ],
    [
      'none for what that variable holds, which OpenClaw writes',
      {
        config: { models: { providers: { x: { ...ENTRY, apiKey: '${X_KEY}' } } } },
        registry: providers({ ...ENTRY, apiKey: 'sk-resolved' }),
        env: { X_KEY: 'sk-resolved' },
      },
      [],
    ],
    [
      'a key that the variable held once',
      {
        config: { models: { providers: { x: { ...ENTRY, apiKey: '${X_KEY}' } } } },
        registry: providers({ ...ENTRY, apiKey: 'sk-former-key' }),
        env: { X_KEY: 'sk-resolved' },
      },
      [{ ...X, field: 'apiKey', authored: '${X_KEY}', registered: 'sk...ey', next: 'sk...ey' }],
    ],
    [
      'two headers that look alike under the mask',
      {
        config: { models: { providers: { x: { ...ENTRY, headers: { 'X-Team': 'red-team' } } } } },
        registry: providers({ ...ENTRY, headers: { 'X-Team': 'reddit-m' } }),
      },
      [
        {
          ...X,
          field: 'headers.X-Team',
          authored: 're...am',
          registered: 're...-m',
          next: 're...am',
        },
      ],
    ],
    [
      'a bundled provider, in the catalog of its plugin',
      {
        config: { models: { providers: { zai: ENTRY } } },
        registry: { providers: {} },
        more: {
          [`${MAIN}/plugins/zai/catalog.json`]: {
            generatedBy: 'openclaw-plugin-model-catalog-v1',
            providers: { zai: { ...ENTRY, baseUrl: OTHER } },
          },
        },
      },
      [
        {
          ...X,
          provider: 'zai',
          field: 'baseUrl',
          authored: BASE,
          registered: OTHER,
          next: OTHER,
          file: `${MAIN}/plugins/zai/catalog.json`,
        },
      ],
    ],
  ])('%s', async (_name, setup, expected) => {
    expect(await driftOf(setup)).toEqual(expected);
  });

  test('is told of every agent that the config names or that has a folder', async () => {
    const registry = providers({ ...ENTRY, baseUrl: OTHER });
    const drift = await driftOf({
      config: {
        agents: { list: [{ id: 'main' }, { id: 'far', agentDir: '/srv/far' }] },
        models: { providers: { x: ENTRY } },
      },
      registry,
      more: { '/srv/far/models.json': registry, [`${STATE}/agents/left/agent/models.json`]: registry },
    });
    expect(drift.map(({ agentId, file }) => [agentId, file])).toEqual([
      ['main', REGISTRY],
      ['far', '/srv/far/models.json'],
      ['left', `${STATE}/agents/left/agent/models.json`],
    ]);
  });

  test('holds no secret of any file', async () => {
    const drift = await driftOf({
      config: {
        models: {
          providers: { x: { ...ENTRY, baseUrl: 'https://ann:pass-word@h/v1', headers: { A: 'sk-header-secret' } } },
        },
      },
      registry: providers({ ...ENTRY, headers: { A: 'sk-other-secret' }, apiKey: 'sk-third-secret' }),
    });
    expect(drift.length).toBeGreaterThan(2);
    expect(JSON.stringify(drift)).not.toMatch(/secret|pass-word|sk-own-key/);
  });
});

describe('sync', () => {
  test('writes a registry where there is none, for the owner alone', async () => {
    const world = worldWith({});
    expect(await sync(world)).toMatchObject({ ok: true, value: { written: true, files: [{ file: REGISTRY }] } });
    expect(world.disk.get(REGISTRY)).toBe(`${JSON.stringify(providers(ENTRY), null, 2)}\n`);
    expect(world.modes.get(REGISTRY)).toBe(0o600);
  });

  test('a registry that is right is closed to others, as OpenClaw does, and there is nothing in that to undo', async () => {
    const world = worldWith({ registry: providers(ENTRY) });
    await sync(world);
    const text = world.disk.get(REGISTRY);
    world.modes.set(REGISTRY, 0o644);
    const { home } = await readHome(world, {});
    const preview = await previewAction(world, home, { kind: 'sync', agents: ['main'], takeConfig: false });
    expect(preview).toMatchObject({ value: { notices: [{ kind: 'registry-closed', files: [REGISTRY] }] } });
    expect(await sync(world)).toMatchObject({ ok: true, value: { written: true } });
    expect([world.modes.get(REGISTRY), world.disk.get(REGISTRY)]).toEqual([0o600, text]);
    const { entries } = await readHistory(world, home);
    expect(latestUndoable(entries)).toBeUndefined();
    expect(await sync(world)).toMatchObject({ ok: true, value: { written: false } });
  });

  test('leaves a file alone that says the same in another form', async () => {
    const world = worldWith({ registry: { providers: { x: Object.fromEntries(Object.entries(ENTRY).reverse()) } } });
    const before = world.disk.get(REGISTRY);
    expect(await sync(world)).toMatchObject({ ok: true, value: { written: false } });
    expect(world.disk.get(REGISTRY)).toBe(before);
  });

  test("takes the config's base URL and key where it is asked to, for one provider or all", async () => {
    const old = { ...ENTRY, baseUrl: OTHER, apiKey: 'sk-another' };
    const config = { models: { providers: { x: ENTRY, y: ENTRY } } };
    const world = worldWith({ config, registry: { providers: { x: old, y: old } } });
    await sync(world);
    expect(written(world)).toEqual({ providers: { x: old, y: old } });
    await sync(world, { takeConfig: true, provider: 'y' });
    expect(written(world)).toEqual({ providers: { x: old, y: ENTRY } });
    await sync(world, { takeConfig: true });
    expect(written(world)).toEqual({ providers: { x: ENTRY, y: ENTRY } });
  });

  test('touches only the provider that is asked for', async () => {
    const config = { models: { providers: { x: ENTRY, y: ENTRY } } };
    const world = worldWith({ config, registry: { providers: { z: { baseUrl: OTHER } } } });
    await sync(world, { provider: 'Y' });
    expect(written(world)).toEqual({ providers: { z: { baseUrl: OTHER }, y: ENTRY } });
    expect(await sync(world, { provider: 'nobody' })).toMatchObject({ ok: false, problem: { kind: 'usage' } });
  });

  test.each<[string, Setup, Json]>([
    [
      'the variable of a reference',
      { config: { models: { providers: { x: { ...ENTRY, apiKey: '${X_KEY}' } } } }, env: { X_KEY: 'sk-resolved' } },
      { apiKey: 'X_KEY' },
    ],
    [
      'a marker for a reference within a text',
      {
        config: { models: { providers: { x: { ...ENTRY, headers: { A: 'Bearer ${X_KEY}', B: '${X_KEY}' } } } } },
        env: { X_KEY: 'sk-resolved' },
      },
      { headers: { A: 'secretref-managed', B: 'secretref-env:X_KEY' } },
    ],
    [
      'a marker for a key of the auth store',
      {
        config: { models: { providers: { x: { ...ENTRY, apiKey: '' } } } },
        more: {
          [`${MAIN}/auth-profiles.json`]: {
            version: 1,
            profiles: { 'x:manual': { type: 'api_key', provider: 'x', key: 'sk-resolved' } },
          },
        },
      },
      { apiKey: 'secretref-managed' },
    ],
    [
      'a base URL that holds one as it stands',
      {
        config: { models: { providers: { x: { ...ENTRY, baseUrl: 'http://me:${X_KEY}@127.0.0.1:1/v1' } } } },
        env: { X_KEY: 'sk-resolved' },
      },
      { baseUrl: 'http://me:${X_KEY}@127.0.0.1:1/v1' },
    ],
    [
      'a reference as it stands anywhere else',
      {
        config: { models: { providers: { x: { ...ENTRY, params: { deep: ['${X_KEY}'] } } } } },
        env: { X_KEY: 'sk-resolved' },
      },
      { params: { deep: ['${X_KEY}'] } },
    ],
  ])('writes %s instead of the secret', async (_name, setup, expected) => {
    const world = worldWith(setup);
    const { home } = await readHome(world, {});
    const action = { kind: 'sync', agents: ['main'], takeConfig: false } as const;
    const preview = await previewAction(world, home, action);
    expect(preview).toMatchObject({ ok: true, value: { notices: [{ kind: 'registry-names', providers: ['x'] }] } });
    await sync(world);
    expect(written(world)).toMatchObject({ providers: { x: expected } });
    expect(JSON.stringify([...world.disk].filter(([path]) => path === REGISTRY))).not.toContain('sk-resolved');
    expect((await readHome(world, {})).home.drift).toEqual([]);
  });

  test('leaves a resolved key that OpenClaw wrote, until the config is asked for', async () => {
    const world = worldWith({
      config: { models: { providers: { x: { ...ENTRY, apiKey: '${X_KEY}' } } } },
      registry: providers({ ...ENTRY, apiKey: 'sk-resolved' }),
      env: { X_KEY: 'sk-resolved' },
    });
    expect(await sync(world)).toMatchObject({ value: { written: false } });
    await sync(world, { takeConfig: true });
    expect(written(world)).toEqual(providers({ ...ENTRY, apiKey: 'X_KEY' }));
  });

  test('keeps the models that a server told OpenClaw of, and says so', async () => {
    const path = `${MAIN}/plugins/ollama/catalog.json`;
    const ollama = { baseUrl: 'http://127.0.0.1:11434', api: 'ollama', models: [MODEL], apiKey: 'ollama-local' };
    const catalog = { generatedBy: 'openclaw-plugin-model-catalog-v1', providers: { ollama } };
    const world = worldWith({
      config: {},
      registry: { providers: {} },
      env: { OLLAMA_API_KEY: 'anything' },
      more: { [path]: catalog },
    });
    const { home } = await readHome(world, {});
    const preview = await previewAction(world, home, { kind: 'sync', agents: 'all', takeConfig: false });
    expect(preview).toEqual({
      ok: true,
      value: { files: [], notices: [{ kind: 'registry-asks', providers: ['ollama'], needsYes: false }] },
    });
  });

  test('removes a catalog that OpenClaw wrote and would write no more, and no other', async () => {
    const mine = `${MAIN}/plugins/groq/catalog.json`;
    const theirs = `${MAIN}/plugins/zai/catalog.json`;
    const entry = { baseUrl: OTHER, models: [MODEL] };
    const world = worldWith({
      registry: providers(ENTRY),
      more: {
        [mine]: { generatedBy: 'openclaw-plugin-model-catalog-v1', providers: { groq: entry } },
        [theirs]: { generatedBy: 'a person', providers: { zai: entry } },
      },
    });
    await sync(world);
    expect([world.disk.has(mine), world.disk.has(theirs)]).toEqual([false, true]);
  });

  test('writes the registries of all agents', async () => {
    const config = {
      agents: { list: [{ id: 'main' }, { id: 'far', agentDir: '/srv/far' }] },
      models: { providers: { x: ENTRY } },
    };
    const world = worldWith({ config });
    await sync(world, { agents: 'all' });
    expect(written(world, '/srv/far/models.json')).toEqual(providers(ENTRY));
    expect(written(world)).toEqual(providers(ENTRY));
    expect(await sync(world, { agents: ['nobody'] })).toMatchObject({ ok: false, problem: { kind: 'unknown-agent' } });
  });

  test('plans from the config as it is then, not as it was when the home was read', async () => {
    const world = worldWith({});
    const { home } = await readHome(world, {});
    world.somebodyWrites(CONFIG, JSON.stringify({ models: { providers: { x: { ...ENTRY, baseUrl: OTHER } } } }));
    await doAction(world, home, { kind: 'sync', agents: ['main'], takeConfig: false }, 'sync');
    expect(written(world)).toEqual(providers({ ...ENTRY, baseUrl: OTHER }));
  });

  test('is refused for a config that OpenClaw would not take', async () => {
    const world = worldWith({ config: { models: { providers: { x: { ...ENTRY, bogus: 1 } } } } });
    expect(await sync(world)).toMatchObject({ ok: false, problem: { kind: 'openclaw-rejects' } });
    expect(world.disk.has(REGISTRY)).toBe(false);
  });

  test('is refused for a registry that cannot be read', async () => {
    const world = fakeWorld({
      files: { [CONFIG]: '{}' },
      env: { HOME: '/home/ann' },
      unreadable: { [REGISTRY]: 'EACCES' },
    });
    expect(await sync(world)).toMatchObject({ ok: false, problem: { kind: 'unreadable', code: 'EACCES' } });
  });
});
