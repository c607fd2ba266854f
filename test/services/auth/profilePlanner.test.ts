// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import json5 from 'json5';
import { expect, test } from 'vitest';
import { createKeyring } from '../../../services/keyring.js';
import { doAction, previewAction } from '../../../services/operations/act.js';
import { type HomeOptions, readHome } from '../../../services/operations/readHome.js';
import type { ProfileChange } from '../../../state/domain/auth/profileChange.js';
import { noticeWords } from '../../../state/domain/edits/noticeWords.js';
import { advise } from '../../../state/domain/problem.js';
import { type FakeSetup, type FakeWorld, fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const MAIN = `${STATE}/agents/main/agent`;
const WORK = `${STATE}/agents/work/agent`;
const KEY = 'sk-profile-01-Qx7mPz3VtR9wKb2nHs5cLd8f';
const OTHER = 'sk-profile-02-Zy8nQa4WuS0xLc3oIt6dMe9g';
const TOKENS = { access: 'acc-Qx7mPz3VtR9wKb2nHs5cLd8f', refresh: 'ref-Zy8nQa4WuS0xLc3oIt6dMe9g' };

const show = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const apiKey = (key = OTHER, provider = 'anthropic') => ({ type: 'api_key', provider, key });
const store = (profiles: object): string => show({ version: 1, profiles });

type Asked = {
  readonly setup?: FakeSetup;
  readonly agent?: string;
  readonly options?: HomeOptions;
  readonly change: ProfileChange | ((hold: (text: string) => string) => ProfileChange);
  readonly meanwhile?: (world: FakeWorld) => void;
};

/** Does it, and gives the world afterwards. All that is told and journalled is searched for the secrets. */
async function change({ setup = {}, agent, options = {}, change: asked, meanwhile }: Asked) {
  const world = fakeWorld(setup);
  const { home } = await readHome(world, options);
  const keyring = createKeyring();
  const meant = typeof asked === 'function' ? asked(keyring.hold) : asked;
  const action = { kind: 'profile', change: meant, ...(agent === undefined ? {} : { agent }) } as const;
  const preview = await previewAction(world, home, action, keyring);
  if (meanwhile !== undefined) world.onLocked(() => meanwhile(world));
  const made = await doAction(world, home, action, 'auth', keyring);
  const journal = [...world.disk].flatMap(([path, text]) => (path.endsWith('journal.jsonl') ? [text] : []));
  const told = JSON.stringify([preview, made, journal, action]);
  for (const secret of [KEY, OTHER, ...Object.values(TOKENS)]) expect(told).not.toContain(secret);
  const notices = preview.ok ? preview.value.notices : [];
  return {
    world,
    made,
    notices: notices.map((notice) => noticeWords(notice).says),
    asks: notices.some(({ needsYes }) => needsYes),
    says: made.ok ? '' : advise(made.problem).says,
    files: made.ok ? made.value.files.map(({ file, removed }) => (removed ? `- ${file}` : file)) : [],
  };
}

const json = ({ disk }: FakeWorld, path: string) => JSON.parse(disk.get(path) ?? 'null');

const pasted =
  (text: string, over: object = {}) =>
  (hold: (text: string) => string): ProfileChange => ({
    kind: 'add',
    profile: {
      id: 'anthropic:manual',
      provider: 'anthropic',
      type: 'api_key',
      secret: { kind: 'held', handle: hold(text) },
      ...over,
    },
  });

test('a pasted key becomes a profile in a store that is made for it, and the config says how it signs in', async () => {
  const { world, files } = await change({ change: pasted(` ${KEY}\r\n`) });
  expect(world.disk.get(`${MAIN}/auth-profiles.json`)).toBe(store({ 'anthropic:manual': apiKey(KEY) }));
  expect(world.modes.get(`${MAIN}/auth-profiles.json`)).toBe(0o600);
  expect(json(world, CONFIG)).toEqual({
    auth: { profiles: { 'anthropic:manual': { provider: 'anthropic', mode: 'api_key' } } },
  });
  expect(files).toEqual([`${MAIN}/auth-profiles.json`, CONFIG]);
});

test.each<[string, object, object]>([
  [
    'a token with an end',
    { type: 'token', expires: 5 },
    { type: 'token', provider: 'anthropic', token: KEY, expires: 5 },
  ],
  [
    'a key with what else its provider wants',
    { metadata: { accountId: 'a' }, email: 'ann@example.com', displayName: 'Ann' },
    { ...apiKey(KEY), metadata: { accountId: 'a' }, email: 'ann@example.com', displayName: 'Ann' },
  ],
  [
    'a key that stays in a variable',
    { secret: { kind: 'env', name: 'TEAM_KEY' } },
    { type: 'api_key', provider: 'anthropic', keyRef: { source: 'env', provider: 'default', id: 'TEAM_KEY' } },
  ],
  [
    'a token that stays in a variable',
    { type: 'token', secret: { kind: 'env', name: 'TEAM_KEY' } },
    { type: 'token', provider: 'anthropic', tokenRef: { source: 'env', provider: 'default', id: 'TEAM_KEY' } },
  ],
])('%s is stored as OpenClaw stores it', async (_, over, entry) => {
  const { world } = await change({ change: pasted(KEY, over) });
  expect(json(world, `${MAIN}/auth-profiles.json`).profiles).toEqual({ 'anthropic:manual': entry });
});

test('a login brings tokens, comes first in the order of the agent, and ends the rests of its provider', async () => {
  const files = {
    [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:old': apiKey() }),
    [`${MAIN}/auth-state.json`]: show({
      version: 1,
      order: { anthropic: ['anthropic:old'] },
      usageStats: {
        'anthropic:old': { lastUsed: 7, errorCount: 3, cooldownUntil: 9, cooldownReason: 'billing', lastFailureAt: 8 },
      },
    }),
  };
  const { world, made } = await change({
    setup: { files },
    change: pasted(JSON.stringify(TOKENS), { id: 'anthropic:ann', type: 'oauth', expires: 99 }),
  });
  expect(made.ok).toBe(true);
  expect(json(world, `${MAIN}/auth-profiles.json`).profiles['anthropic:ann']).toEqual({
    type: 'oauth',
    provider: 'anthropic',
    ...TOKENS,
    expires: 99,
  });
  expect(json(world, `${MAIN}/auth-state.json`)).toEqual({
    version: 1,
    order: { anthropic: ['anthropic:ann', 'anthropic:old'] },
    usageStats: { 'anthropic:old': { lastUsed: 7, lastFailureAt: 8, errorCount: 0 } },
  });
});

test('everything else in the files stays byte for byte, unknown fields and comments too', async () => {
  const before = `{\n    "version": 1, "extra": [1,2],\n    "profiles": {\n        "x:a": {"type":"api_key","provider":"x","key":"${OTHER}","note":"mine"}\n    }\n}`;
  const config = "{\n  // mine\n  gateway: { mode: 'local' },\n}\n";
  const { world } = await change({
    setup: { files: { [`${MAIN}/auth-profiles.json`]: before, [CONFIG]: config } },
    change: pasted(KEY),
  });
  const after = world.disk.get(`${MAIN}/auth-profiles.json`) ?? '';
  expect(after.startsWith(before.slice(0, before.indexOf('"mine"}') + 7))).toBe(true);
  expect(world.disk.get(CONFIG)).toContain("{\n  // mine\n  gateway: { mode: 'local' },\n");
  expect(json(world, `${MAIN}/auth-profiles.json`).profiles['anthropic:manual']).toEqual(apiKey(KEY));
});

test('a profile of the same id is replaced, which is said', async () => {
  const files = { [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:manual': { ...apiKey(), email: 'a@b.c' } }) };
  const { world, notices } = await change({ setup: { files }, change: pasted(KEY) });
  expect(json(world, `${MAIN}/auth-profiles.json`).profiles).toEqual({ 'anthropic:manual': apiKey(KEY) });
  expect(notices).toEqual(['There was a profile anthropic:manual already: what it held is replaced.']);
});

test('one that an order leaves out, and one whose variable is not set, are told of', async () => {
  const files = {
    [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:a': apiKey() }),
    [`${MAIN}/auth-state.json`]: show({ version: 1, order: { anthropic: ['anthropic:a'] } }),
  };
  const { notices } = await change({
    setup: { files },
    change: pasted('', { secret: { kind: 'env', name: 'NOT_SET_KEY' } }),
  });
  expect(notices).toEqual([
    'The order of anthropic (anthropic:a) leaves anthropic:manual out, so it is not tried.',
    'NOT_SET_KEY has no value yet, so the profile is of no use until it has.',
  ]);
});

test('what cannot be added is refused, and nothing is written', async () => {
  const older = { [`${MAIN}/auth.json`]: show({ anthropic: { type: 'api_key', key: OTHER } }) };
  const elsewhere = { [CONFIG]: show({ secrets: { providers: { default: { source: 'file', path: '/x' } } } }) };
  const cases: readonly (readonly [FakeSetup['files'], Asked['change'], RegExp])[] = [
    [{}, pasted(' \n'), /^Required$/],
    [{}, pasted('{}', { id: 'no spaces' }), /^"no spaces" is no name/],
    [{}, pasted('gibberish', { type: 'oauth' }), /no set of tokens/],
    [{}, pasted('', { secret: { kind: 'held', handle: 'gone' } }), /not held any more/],
    [older, pasted(KEY), /auth\.json holds credentials in an earlier form/],
    [elsewhere, pasted('', { secret: { kind: 'env', name: 'A' } }), /lets no reference name A/],
    [{ [`${MAIN}/auth-profiles.json`]: '{ "version": 1,' }, pasted(KEY), /auth-profiles\.json/],
  ];
  for (const [files = {}, asked, says] of cases) {
    const done = await change({ setup: { files }, change: asked });
    expect(done.says).toMatch(says);
    expect([...done.world.disk].filter(([path]) => path.startsWith(STATE))).toEqual(Object.entries(files));
  }
});

const TWO = {
  [CONFIG]: `{
  auth: {
    profiles: {
      'anthropic:a': { provider: 'anthropic', mode: 'api_key' }, // the first
      'anthropic:b': { provider: 'anthropic', mode: 'api_key' },
    },
    order: { anthropic: ['anthropic:a', 'anthropic:b'] },
  },
  agents: { defaults: { model: { primary: 'anthropic/claude-opus-4-6@anthropic:a' }, models: { 'anthropic/x@anthropic:a': { alias: 'x' } } } },
}
`,
  [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:a': apiKey(KEY), 'anthropic:b': apiKey() }),
  [`${MAIN}/auth-state.json`]: show({
    version: 1,
    order: { anthropic: ['anthropic:b', 'anthropic:a'] },
    lastGood: { anthropic: 'anthropic:a' },
    usageStats: { 'anthropic:a': { lastUsed: 1 }, 'anthropic:b': { lastUsed: 2 } },
  }),
};

test('a new name goes wherever the old one stood: store, state, order, config and model refs', async () => {
  const { world, files } = await change({
    setup: { files: TWO },
    change: { kind: 'rename', id: 'anthropic:a', to: 'anthropic:home' },
  });
  for (const [file, text] of Object.entries(TWO))
    expect(world.disk.get(file)).toBe(text.replaceAll('anthropic:a', 'anthropic:home'));
  expect(files).toEqual([`${MAIN}/auth-profiles.json`, `${MAIN}/auth-state.json`, CONFIG]);
});

test('a profile that goes leaves no trace, and refs that ask for it need a yes', async () => {
  const { world, files, asks, notices } = await change({
    setup: { files: TWO },
    change: { kind: 'remove', id: 'anthropic:a' },
  });
  expect([asks, notices]).toEqual([
    true,
    [
      'anthropic/claude-opus-4-6@anthropic:a, anthropic/x@anthropic:a ask for anthropic:a, and will find no credential.',
    ],
  ]);
  expect(json(world, `${MAIN}/auth-profiles.json`).profiles).toEqual({ 'anthropic:b': apiKey() });
  expect(json(world, `${MAIN}/auth-state.json`)).toEqual({
    version: 1,
    order: { anthropic: ['anthropic:b'] },
    usageStats: { 'anthropic:b': { lastUsed: 2 } },
  });
  expect(world.disk.get(CONFIG)).toContain("order: { anthropic: ['anthropic:b'] }");
  expect(files[0]).toBe(CONFIG);
});

test('a state that says nothing any more goes, and so does an order without a profile', async () => {
  const files = {
    [CONFIG]: show({ auth: { order: { anthropic: ['anthropic:a'] } } }),
    [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:a': apiKey() }),
    [`${MAIN}/auth-state.json`]: show({ version: 1, usageStats: { 'anthropic:a': { lastUsed: 1 } } }),
  };
  const done = await change({ setup: { files }, change: { kind: 'remove', id: 'anthropic:a' } });
  expect(done.files).toEqual([CONFIG, `${MAIN}/auth-profiles.json`, `- ${MAIN}/auth-state.json`]);
  expect(done.world.disk.has(`${MAIN}/auth-state.json`)).toBe(false);
  expect(done.notices).toEqual([
    'No profile is left in the order of anthropic, so it goes; all that are there are tried then.',
  ]);
});

const AGENTS = show({
  agents: { list: [{ id: 'main', default: true }, { id: 'work' }] },
  auth: { profiles: { 'anthropic:a': { provider: 'anthropic', mode: 'api_key' } } },
});

test('a profile of the main agent is removed there, with a yes, and other agents forget it too', async () => {
  const files = {
    [CONFIG]: AGENTS,
    [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:a': apiKey() }),
    [`${WORK}/auth-profiles.json`]: store({}),
    [`${WORK}/auth-state.json`]: show({ version: 1, lastGood: { anthropic: 'anthropic:a' } }),
  };
  const { world, asks, notices } = await change({
    setup: { files },
    agent: 'work',
    change: { kind: 'remove', id: 'anthropic:a' },
  });
  expect([asks, notices]).toEqual([
    true,
    ['anthropic:a is a profile of the main agent, which work and all others read through: it is removed there.'],
  ]);
  expect(json(world, `${MAIN}/auth-profiles.json`).profiles).toEqual({});
  expect(world.disk.has(`${WORK}/auth-state.json`)).toBe(false);
});

test('where another agent has one of the same name, the config keeps what it says of it', async () => {
  const files = {
    [CONFIG]: AGENTS,
    [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:a': apiKey() }),
    [`${WORK}/auth-profiles.json`]: store({ 'anthropic:a': apiKey(KEY) }),
  };
  const setup = { files };
  const gone = await change({ setup, agent: 'work', change: { kind: 'remove', id: 'anthropic:a' } });
  expect(gone.notices).toEqual(['main has a anthropic:a too, so the config keeps what it says of that name.']);
  expect(gone.files).toEqual([`${WORK}/auth-profiles.json`]);
  const moved = await change({
    setup,
    agent: 'work',
    change: { kind: 'rename', id: 'anthropic:a', to: 'anthropic:w' },
  });
  expect(Object.keys(json(moved.world, CONFIG).auth.profiles)).toEqual(['anthropic:a', 'anthropic:w']);
  expect(json(moved.world, `${MAIN}/auth-profiles.json`).profiles).toEqual({ 'anthropic:a': apiKey() });
});

test('an order is set, replaced and taken away; the store lock is what guards it', async () => {
  const files = { [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:a': apiKey(), 'anthropic:b': apiKey(KEY) }) };
  const order = (ids: readonly string[] | undefined): ProfileChange => ({
    kind: 'order',
    provider: 'Anthropic',
    in: 'store',
    order: ids,
  });
  const set = await change({ setup: { files }, change: order(['anthropic:b', 'anthropic:a', 'anthropic:b']) });
  expect(set.world.disk.get(`${MAIN}/auth-state.json`)).toBe(
    show({ version: 1, order: { anthropic: ['anthropic:b', 'anthropic:a'] } }),
  );
  const cleared = await change({
    setup: { files: { ...files, [`${MAIN}/auth-state.json`]: set.world.disk.get(`${MAIN}/auth-state.json`) ?? '' } },
    change: order(undefined),
  });
  expect(cleared.files).toEqual([`- ${MAIN}/auth-state.json`]);
  const again = await change({ setup: { files }, change: order(undefined) });
  expect(again.made).toMatchObject({ ok: true, value: { written: false } });
  const held = await change({
    setup: { files, locks: { [`${MAIN}/auth-profiles.json`]: 7 } },
    change: order(['anthropic:a']),
  });
  expect(held.says).toContain('is locked by process 7');
});

test.each<[string, Extract<ProfileChange, { kind: 'order' }>['order'], string]>([
  ['no ids', [], 'Missing profile ids.'],
  ['an unknown id', ['anthropic:x'], 'Auth profile "anthropic:x" not found in ~/.openclaw/agents/main/agent.'],
  ["another provider's", ['openai:a'], 'Auth profile "openai:a" is for openai, not anthropic.'],
])('an order with %s is refused in the words of OpenClaw', async (_, order, says) => {
  const files = { [`${MAIN}/auth-profiles.json`]: store({ 'openai:a': apiKey(KEY, 'openai') }) };
  const done = await change({ setup: { files }, change: { kind: 'order', provider: 'anthropic', in: 'store', order } });
  expect(done.says).toBe(says);
});

test('an order of the config goes where there is one already', async () => {
  const files = { ...TWO, [CONFIG]: show({ auth: { order: { Anthropic: ['anthropic:a'] } } }) };
  const { world, files: written } = await change({
    setup: { files },
    change: { kind: 'order', provider: 'anthropic', in: 'config', order: ['anthropic:b'] },
  });
  expect([json(world, CONFIG), written]).toEqual([{ auth: { order: { Anthropic: ['anthropic:b'] } } }, [CONFIG]]);
});

test("an order of profiles that are the main agent's would not last, and needs a yes", async () => {
  const files = { [CONFIG]: AGENTS, [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:a': apiKey() }) };
  const { world, asks, notices } = await change({
    setup: { files },
    agent: 'work',
    change: { kind: 'order', provider: 'anthropic', in: 'store', order: ['anthropic:a'] },
  });
  expect([asks, notices]).toEqual([
    true,
    ['anthropic:a belongs to the main agent: OpenClaw drops that from an order of work the next time it writes there.'],
  ]);
  expect(json(world, `${WORK}/auth-profiles.json`)).toEqual({ version: 1, profiles: {} });
  expect(json(world, `${WORK}/auth-state.json`).order).toEqual({ anthropic: ['anthropic:a'] });
});

test('a rest ends as a success would end it, wherever it is written down', async () => {
  const resting = {
    lastUsed: 1,
    errorCount: 4,
    lastFailureAt: 2,
    failureCounts: { billing: 4 },
    cooldownUntil: 3,
    cooldownReason: 'rate_limit',
    cooldownModel: 'm',
    disabledUntil: 4,
    disabledReason: 'billing',
    blockedUntil: 5,
    blockedReason: 'subscription_limit',
    blockedSource: 'wham',
    blockedModel: 'm',
  };
  const files = {
    [CONFIG]: AGENTS,
    [`${MAIN}/auth-profiles.json`]: store({ 'anthropic:a': apiKey() }),
    [`${MAIN}/auth-state.json`]: show({ version: 1, usageStats: { 'anthropic:a': resting, 'x:y': resting } }),
    [`${WORK}/auth-profiles.json`]: show({
      version: 1,
      profiles: { 'anthropic:w': apiKey() },
      usageStats: { 'anthropic:w': resting },
    }),
  };
  const { world, notices, asks } = await change({
    setup: { files },
    agent: 'work',
    change: { kind: 'clear rest', ids: ['anthropic:a', 'anthropic:w'] },
  });
  const over = { lastUsed: 1, lastFailureAt: 2, errorCount: 0 };
  expect(json(world, `${MAIN}/auth-state.json`).usageStats).toEqual({ 'anthropic:a': over, 'x:y': resting });
  expect(json(world, `${WORK}/auth-profiles.json`).usageStats).toEqual({ 'anthropic:w': over });
  expect([asks, notices]).toEqual([
    false,
    ['anthropic:a is a profile of the main agent, which work and all others read through: it is woken there.'],
  ]);
  const unknown = await change({ setup: { files }, change: { kind: 'clear rest', ids: ['no:one'] } });
  expect(unknown.says).toContain('Auth profile "no:one" not found');
});

test.each<[string, ProfileChange, string]>([
  ['one that is not there', { kind: 'rename', id: 'no:one', to: 'x:y' }, 'Auth profile "no:one" not found in'],
  [
    'to a name that is taken',
    { kind: 'rename', id: 'anthropic:a', to: 'anthropic:b' },
    'There is an auth profile "anthropic:b" already, in ~/.openclaw/agents/main/agent/auth-profiles.json',
  ],
  ['to what is no name', { kind: 'rename', id: 'anthropic:a', to: 'a/b' }, '"a/b" is no name'],
  ['of nobody', { kind: 'remove', id: 'no:one' }, 'Auth profile "no:one" not found in'],
])('a change %s is refused', async (_, asked, says) => {
  const done = await change({ setup: { files: TWO }, change: asked });
  expect(done.says).toContain(says);
});

test('an agent that the config does not have is refused', async () => {
  const done = await change({
    setup: { files: { [CONFIG]: AGENTS } },
    agent: 'ghost',
    change: { kind: 'remove', id: 'a:b' },
  });
  expect(done.says).toContain('Unknown agent id "ghost"');
});

test('what somebody else put into the store meanwhile stays in it', async () => {
  const files = { [`${MAIN}/auth-profiles.json`]: store({ 'x:a': apiKey() }) };
  const { world } = await change({
    setup: { files },
    change: pasted(KEY),
    meanwhile: (there) =>
      there.somebodyWrites(`${MAIN}/auth-profiles.json`, store({ 'x:a': apiKey(), 'x:b': apiKey() })),
  });
  expect(Object.keys(json(world, `${MAIN}/auth-profiles.json`).profiles)).toEqual(['x:a', 'x:b', 'anthropic:manual']);
});

test('a config that cannot be written leaves the store as it was', async () => {
  const files = { [CONFIG]: '{}\n', [`${MAIN}/auth-profiles.json`]: store({ 'x:a': apiKey() }) };
  const { world, says } = await change({
    setup: { files, unwritable: { [CONFIG]: { kind: 'no-space', place: { file: CONFIG }, code: 'ENOSPC' } } },
    change: pasted(KEY),
  });
  expect(says).toContain('No space to write');
  expect(world.disk.get(`${MAIN}/auth-profiles.json`)).toBe(files[`${MAIN}/auth-profiles.json`]);
});

test('a profile that was removed comes back with its key when that is undone', async () => {
  const { world, made } = await change({ setup: { files: TWO }, change: { kind: 'remove', id: 'anthropic:a' } });
  const { home } = await readHome(world, {});
  const entry = made.ok ? (made.value.entry ?? '') : '';
  const undone = await doAction(world, home, { kind: 'undo', entry }, 'config undo');
  expect(undone.ok).toBe(true);
  for (const [file, text] of Object.entries(TWO))
    expect(json5.parse(world.disk.get(file) ?? '')).toEqual(json5.parse(text));
});
