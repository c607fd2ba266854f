import { expect, test } from 'vitest';
import { doAction, previewAction } from '../../../services/operations/act.js';
import { readHome } from '../../../services/operations/readHome.js';
import { noticeWords } from '../../../state/domain/edits/noticeWords.js';
import { advise } from '../../../state/domain/problem.js';
import { fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const STORE = `${STATE}/agents/main/agent/auth-profiles.json`;
const AUTH_STATE = `${STATE}/agents/main/agent/auth-state.json`;
const KEY = 'sk-remove-01-Qx7mPz3VtR9wKb2nHs5cLd8f';

async function remove(
  files: Readonly<Record<string, string>>,
  provider: string,
  more: { readonly credentials?: true; readonly env?: Readonly<Record<string, string>> } = {},
) {
  const world = fakeWorld({ files, ...(more.env && { env: more.env }) });
  const { home } = await readHome(world, {});
  const action = { kind: 'remove provider', provider, credentials: more.credentials === true } as const;
  const preview = await previewAction(world, home, action);
  const made = await doAction(world, home, action, 'providers remove');
  expect(JSON.stringify([preview, made])).not.toContain(KEY);
  const notices = preview.ok ? preview.value.notices : [];
  return {
    world,
    made,
    says: notices.map((notice) => noticeWords(notice).says),
    asks: notices.filter(({ needsYes }) => needsYes).map(({ kind }) => kind),
    problem: made.ok ? undefined : advise(made.problem),
    text: world.disk.get(CONFIG),
  };
}

const LAB = `{ baseUrl: 'http://127.0.0.1:9/v1', apiKey: '${KEY}', models: [{ id: 'm1', name: 'M' }] }`;

/** The config before and after, with `lab` taken out. */
const CASES: readonly {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly asks: readonly string[];
}[] = [
  {
    name: 'its entry goes, and what stands beside it stays',
    before: `{ models: { providers: {\n  // one\n  lab: ${LAB}, // mine\n  // two\n  other: { baseUrl: 'http://127.0.0.1:8/v1', models: [] },\n} } }`,
    after: `{ models: { providers: {\n  // one\n  // two\n  other: { baseUrl: 'http://127.0.0.1:8/v1', models: [] },\n} } }`,
    // Without a default, the first model that is declared is it.
    asks: ['block-gone', 'primary-gone'],
  },
  {
    name: 'hops of chains go, and the others close up',
    before: `{ agents: { defaults: { model: { primary: 'a/b', fallbacks: ['lab/m1', 'c/d', 'LAB/m2'] }, imageModel: { primary: 'lab/m1', fallbacks: ['c/d'] } } } }`,
    after: `{ agents: { defaults: { model: { primary: 'a/b', fallbacks: ['c/d'] }, imageModel: { fallbacks: ['c/d'] } } } }`,
    asks: [],
  },
  {
    name: 'the default goes, which takes a yes',
    before: `{ agents: { defaults: { model: 'lab/m1', workspace: '/w' } } }`,
    after: `{ agents: { defaults: { workspace: '/w' } } }`,
    asks: ['primary-gone'],
  },
  {
    name: 'a default that is written as an alias goes with it',
    before: `{ agents: { defaults: { model: 'small', models: { 'lab/m1': { alias: 'small' }, 'a/b': {} } } } }`,
    after: `{ agents: { defaults: { models: { 'a/b': {} } } } }`,
    asks: ['primary-gone'],
  },
  {
    name: 'entries of the allowlist go, those for all its models too; an empty one admits everything',
    before: `{ agents: { defaults: { models: { 'lab/m1': {}, 'lab/*': {} } } } }`,
    after: `{ agents: { defaults: { models: {} } } }`,
    asks: ['disarms-allowlist'],
  },
  {
    name: 'models of agents go, wherever they stand',
    before: `{ agents: { defaults: { model: 'a/b', heartbeat: { model: 'lab/m1', every: '1h' } }, list: [{ id: 'x', model: 'lab/m1' }, { id: 'y', model: { primary: 'lab/m1', fallbacks: ['a/b'] }, subagents: { model: 'lab/m2' } }] } }`,
    after: `{ agents: { defaults: { model: 'a/b', heartbeat: { every: '1h' } }, list: [{ id: 'x' }, { id: 'y', model: { fallbacks: ['a/b'] }, subagents: {} }] } }`,
    asks: ['agent-model-gone', 'agent-model-gone'],
  },
];

test.each(CASES)('$name', async ({ before, after, asks }) => {
  const made = await remove({ [CONFIG]: before }, 'lab');
  expect(made.problem).toBeUndefined();
  expect(made.text).toBe(after);
  expect(made.asks).toEqual(asks);
});

test('what OpenClaw takes in place of a default that goes is said, and nothing is put there', async () => {
  const { says } = await remove(
    {
      [CONFIG]: `{ agents: { defaults: { model: { primary: 'lab/m1', fallbacks: ['a/b'] } } }, models: { providers: { lab: ${LAB} } } }`,
    },
    'lab',
  );
  expect(says).toContain('lab/m1 is the default model and goes; OpenClaw then takes openai/gpt-5.5.');
});

test('other sections that name it are told of, and left alone', async () => {
  const { says, text } = await remove(
    { [CONFIG]: `{ models: { providers: { lab: ${LAB} } }, hooks: { gmail: { model: 'lab/m1' } } }` },
    'lab',
  );
  expect(says).toContain('Still named at hooks.gmail.model.');
  expect(text).toBe("{ models: { providers: {} }, hooks: { gmail: { model: 'lab/m1' } } }");
});

const FILES = {
  [CONFIG]: JSON.stringify({
    models: { providers: { zai: { timeoutSeconds: 9 } } },
    auth: {
      profiles: { 'zai:a': { provider: 'zai', mode: 'api_key' }, 'x:a': { provider: 'xai', mode: 'api_key' } },
      order: { zai: ['zai:a'], xai: ['x:a'] },
    },
  }),
  [STORE]: JSON.stringify({
    version: 1,
    profiles: {
      'zai:a': { type: 'api_key', provider: 'zai', key: KEY },
      'x:a': { type: 'api_key', provider: 'xai', key: 'x' },
    },
  }),
  [AUTH_STATE]: JSON.stringify({ version: 1, order: { zai: ['zai:a'] }, usageStats: { 'zai:a': { lastUsed: 1 } } }),
};

test('credentials stay unless they are asked for', async () => {
  const { world, says, asks } = await remove(FILES, 'zai', { env: { ZAI_API_KEY: KEY } });
  expect(JSON.parse(world.disk.get(CONFIG) ?? '').auth).toEqual(JSON.parse(FILES[CONFIG] ?? '').auth);
  expect(world.disk.get(STORE)).toBe(FILES[STORE]);
  expect(says).toContain('What signs in to zai stays: zai:a, ZAI_API_KEY.');
  expect(asks).toEqual(['block-gone']);
});

test('asked for, profiles go with all that names them, after the config that refers to them', async () => {
  const { world, asks, made } = await remove(FILES, 'z.ai', { credentials: true });
  expect(JSON.parse(world.disk.get(CONFIG) ?? '')).toEqual({
    models: { providers: {} },
    auth: { profiles: { 'x:a': { provider: 'xai', mode: 'api_key' } }, order: { xai: ['x:a'] } },
  });
  expect(Object.keys(JSON.parse(world.disk.get(STORE) ?? '').profiles)).toEqual(['x:a']);
  expect(world.disk.has(AUTH_STATE)).toBe(false);
  expect(asks).toEqual(['block-gone', 'profiles-gone']);
  expect(made.ok && made.value.files.map(({ file }) => file)).toEqual([CONFIG, STORE, AUTH_STATE]);
});

test('profiles of other agents go too', async () => {
  const work = `${STATE}/agents/work/agent/auth-profiles.json`;
  const { world } = await remove({ [CONFIG]: '{}', [work]: FILES[STORE] ?? '' }, 'zai', { credentials: true });
  expect(Object.keys(JSON.parse(world.disk.get(work) ?? '').profiles)).toEqual(['x:a']);
});

test('an entry of a registry goes too: OpenClaw would go on using it, key and all', async () => {
  const registry = `${STATE}/agents/main/agent/models.json`;
  const lab = { baseUrl: 'http://127.0.0.1:9/v1', apiKey: KEY, models: [{ id: 'm1' }] };
  const { world, made } = await remove(
    {
      [CONFIG]: `{ models: { providers: { lab: ${LAB} } } }`,
      [registry]: `${JSON.stringify({ providers: { lab, other: {} } }, null, 2)}\n`,
    },
    'lab',
  );
  expect(world.disk.get(registry)).toBe(`${JSON.stringify({ providers: { other: {} } }, null, 2)}\n`);
  expect(made.ok && made.value.files.map(({ file }) => file)).toEqual([CONFIG, registry]);
});

test.each([
  [{}, undefined, 'Nothing in the config is about zai'],
  [{ ZAI_API_KEY: KEY }, undefined, 'Nothing in the config is about zai: OpenClaw has it from ZAI_API_KEY by itself'],
  [
    {},
    FILES[STORE],
    'Nothing in the config is about zai: only its profiles are there (zai:a); take them out with --credentials',
  ],
])('where there is nothing to take out, it says what there is', async (env, store, says) => {
  const { problem } = await remove({ [CONFIG]: '{}', ...(store === undefined ? {} : { [STORE]: store }) }, 'zai', {
    env,
  });
  expect(problem?.says).toBe(says);
});
