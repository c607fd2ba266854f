import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import { differences, parseJson } from './support/compare.js';
import { type OpenHome, openclaw, openclawFed, openHome, pincer, pincerFed } from './support/openclaw.js';

const STORE = '.openclaw/agents/main/agent/auth-profiles.json';
const STATE = '.openclaw/agents/main/agent/auth-state.json';
const PATIENCE = 120_000;

const KEY = 'sk-ant-api03-Qx7mPz3VtR9wKb2nHs5cLd8f';
const OTHER = 'sk-or-v1-Zy8nQa4WuS0xLc3oIt6dMe9g';
const TOKEN = `sk-ant-oat01-${'Pl5kTn1BvY7jUe4hWa2sDx9r'.repeat(4)}`;

let theirs: OpenHome;
let ours: OpenHome;

beforeAll(async () => {
  const files = { '.openclaw/openclaw.json': "{\n  // mine\n  gateway: { mode: 'local' },\n}\n" };
  [theirs, ours] = [await openHome(files), await openHome(files)];
});
afterAll(async () => {
  await Promise.all([theirs, ours].map((home) => home.remove()));
});

/** What the files of a home mean; a file that is not there is null. The moment of a write is in none of them. */
async function meant(home: OpenHome): Promise<Json> {
  const read = async (path: string): Promise<Json> => withoutTime(await home.read(path).then(parseJson, () => null));
  const config = await openConfig(home);
  return { store: await read(STORE), state: await read(STATE), auth: valueAt(config, ['auth']) ?? null };
}

async function openConfig(home: OpenHome): Promise<Json> {
  const { default: json5 } = await import('json5');
  return json5.parse<Json>(await home.readConfig());
}

/** To the minute, as two programs do not write at the same moment. */
function withoutTime(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutTime);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'expires' && typeof item === 'number' ? Math.round((item - Date.now()) / 600_000) : withoutTime(item),
    ]),
  );
}

/** Each builds on those before: an order comes of two ways to sign in, and takes what is new first. */
const STEPS: readonly (readonly [says: string, stdin: string, ...args: string[]])[] = [
  ['a key', `${KEY}\r\n`, 'paste-api-key', '--provider', 'Anthropic'],
  [
    'a key under a name',
    `  ${OTHER} \n`,
    'paste-api-key',
    '--provider',
    'openrouter',
    '--profile-id',
    'openrouter:work',
  ],
  [
    'a token',
    TOKEN,
    'paste-token',
    '--provider',
    'anthropic',
    '--profile-id',
    'anthropic:tok',
    '--expires-in',
    '1d12h',
  ],
  [
    'another key',
    `${KEY.slice(0, 20)}\n${KEY.slice(20)}x`,
    'paste-api-key',
    '--provider',
    'anthropic',
    '--profile-id',
    'anthropic:two',
  ],
  ['a token in its place', TOKEN, 'paste-token', '--provider', 'anthropic', '--profile-id', 'anthropic:two'],
  ['an order', '', 'order', 'set', '--provider', 'anthropic', 'anthropic:tok', 'anthropic:two'],
];

test(
  'after the same commands the files of both say the same, and the words end alike',
  async () => {
    for (const [says, stdin, ...args] of STEPS) {
      const [real, own] = await Promise.all([
        openclawFed(theirs, stdin, 'models', 'auth', ...args),
        pincerFed(ours, stdin, 'models', 'auth', ...args),
      ]);
      expect([says, own.code], own.stderr).toEqual([says, real.code]);
      expect([says, await meant(ours)]).toEqual([says, await meant(theirs)]);
      const line = real.stdout.split('\n').find((one) => /^(?:Auth profile|Order override):/.test(one));
      expect(own.stdout.split('\n')).toContain(line);
      for (const secret of [KEY, OTHER, TOKEN]) expect(own.stdout + own.stderr).not.toContain(secret);
    }
    expect(await ours.readConfig()).toContain("{\n  // mine\n  gateway: { mode: 'local' },");
  },
  PATIENCE,
);

test(
  'both refuse the same, with the same words',
  async () => {
    const cases: readonly (readonly [string, ...string[]])[] = [
      ['\n', 'paste-api-key', '--provider', 'openai'],
      ['sk-ant-oat01-short', 'paste-token', '--provider', 'anthropic'],
      ['x', 'paste-token', '--provider', 'foo', '--expires-in', '1h30'],
      ['', 'order', 'set', '--provider', 'anthropic', 'openrouter:work'],
    ];
    const before = await meant(ours);
    await Promise.all(
      cases.map(async ([stdin, ...args]) => {
        const real = await openclawFed(theirs, stdin, 'models', 'auth', ...args);
        const own = await pincerFed(ours, stdin, 'models', 'auth', ...args);
        const first = (text: string) => text.split('\n').find((line) => line.startsWith('Error:'));
        expect([args, own.code, first(own.stderr)]).toEqual([args, real.code, first(real.stderr)]);
      }),
    );
    expect(await meant(ours)).toEqual(before);
  },
  PATIENCE,
);

/** What OpenClaw makes of the files that Pincer left. */
async function seen() {
  const [list, status, valid] = await Promise.all([
    openclaw(ours, 'models', 'auth', 'list', '--json'),
    openclaw(ours, 'models', 'status', '--json'),
    openclaw(ours, 'config', 'validate'),
  ]);
  const own = await pincer(ours, 'auth', 'list', '--json');
  expect([valid.code, valid.stdout + valid.stderr]).toEqual([0, expect.stringContaining('valid')]);
  const [real, mine] = [parseJson(list.stdout), parseJson(own.stdout)];
  expect(differences(real, mine)).toEqual([]);
  const profiles = valueAt(real, ['profiles']);
  const ids = Array.isArray(profiles) ? profiles.map((profile) => valueAt(profile, ['id'])) : [];
  const auth = valueAt(parseJson(status.stdout), ['auth']);
  const providers = valueAt(auth, ['providers']);
  const labels = (Array.isArray(providers) ? providers : []).flatMap(
    (one) => valueAt(one, ['profiles', 'labels']) ?? [],
  );
  return { ids, labels, unusable: valueAt(auth, ['unusableProfiles']) };
}

test(
  'OpenClaw lists what Pincer stored as Pincer lists it, finds the config valid, and would use it',
  async () => {
    const { ids, labels } = await seen();
    expect(ids).toEqual(['anthropic:manual', 'anthropic:tok', 'anthropic:two', 'openrouter:work']);
    expect(labels).toContain('openrouter:work=sk-or-v1...It6dMe9g');
    expect(await pincer(ours, 'auth', 'order', 'get', '--provider', 'anthropic')).toEqual(
      await openclaw(ours, 'models', 'auth', 'order', 'get', '--provider', 'anthropic'),
    );
  },
  PATIENCE,
);

test(
  'what OpenClaw has no command for, it understands: a new name, a profile that went, a rest that ended, a reference',
  async () => {
    const state = parseJson(await ours.read(STATE));
    const rest = { lastUsed: 5, errorCount: 3, disabledUntil: Date.now() + 3_600_000, disabledReason: 'billing' };
    const resting = { ...(isObject(state) ? state : {}), usageStats: { 'anthropic:tok': rest } };
    await writeFile(join(ours.dir, STATE), JSON.stringify(resting, null, 2));
    for (const args of [
      ['rename', 'anthropic:tok', 'team'],
      ['remove', 'anthropic:manual'],
      ['clear-cooldown', 'anthropic:team', '--timeout', '2000', '--yes'],
      ['paste-api-key', '--provider', 'groq', '--from-env', 'TEAM_GROQ_KEY'],
    ])
      expect((await pincer(ours, 'auth', ...args)).code, args.join(' ')).toBe(0);
    const { ids, labels, unusable } = await seen();
    expect(ids).toEqual(['anthropic:team', 'anthropic:two', 'groq:manual', 'openrouter:work']);
    expect(labels).toContain('groq:manual=ref(env:TEAM_GROQ_KEY)');
    expect(unusable).toEqual([]);
    expect(parseJson(await ours.read(STATE))).toEqual({
      version: 1,
      order: { anthropic: ['anthropic:team', 'anthropic:two'] },
      usageStats: { 'anthropic:team': { lastUsed: 5, errorCount: 0 } },
    });
    const [theirOrder] = await Promise.all([
      openclaw(ours, 'models', 'auth', 'order', 'get', '--provider', 'anthropic', '--json'),
    ]);
    expect(parseJson((await pincer(ours, 'auth', 'order', 'get', '--provider', 'anthropic', '--json')).stdout)).toEqual(
      parseJson(theirOrder.stdout),
    );
  },
  PATIENCE,
);
