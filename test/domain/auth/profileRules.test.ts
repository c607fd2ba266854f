import { expect, test } from 'vitest';
import { configureOrder, configureProfile } from '../../../state/domain/auth/configuredProfile.js';
import { parseDuration } from '../../../state/domain/auth/duration.js';
import { cleanPasted, refusedPaste } from '../../../state/domain/auth/pasted.js';
import { profileIdProblem } from '../../../state/domain/auth/profileId.js';
import { profileRefEdits, refsNaming } from '../../../state/domain/auth/profileRefs.js';
import {
  awake,
  forgotten,
  ordered,
  promoted,
  renamed,
  saysNothing,
  stateEdits,
} from '../../../state/domain/auth/storedState.js';
import { applyEdit } from '../../../state/domain/edits/applyEdit.js';
import type { Json } from '../../../state/domain/json.js';
import type { Edit } from '../../../state/domain/patch.js';

const HOUR = 3_600_000;

test.each<[string, number | string]>([
  ['500ms', 500],
  ['30s', 30_000],
  ['5m', 300_000],
  ['12h', 12 * HOUR],
  ['1h30m', 1.5 * HOUR],
  ['1.5h', 1.5 * HOUR],
  ['365d', 365 * 24 * HOUR],
  ['2', 2 * 24 * HOUR],
  [' 2D ', 2 * 24 * HOUR],
  ['0', 0],
  ['bogus', 'Invalid duration: "bogus". Use values like 500ms, 30s, 5m, 2h, or 1h30m.'],
  [
    '-5m',
    'Invalid duration (each composite segment needs a unit): "-5m". Use values like 500ms, 30s, 5m, 2h, or 1h30m.',
  ],
  ['1h x', 'Invalid duration: "1h x". Use values like 500ms, 30s, 5m, 2h, or 1h30m.'],
  [
    '1h 5m',
    'Invalid duration (each composite segment needs a unit): "1h 5m". Use values like 500ms, 30s, 5m, 2h, or 1h30m.',
  ],
  ['', 'Invalid duration (empty): empty value. Use values like 500ms, 30s, 5m, 2h, or 1h30m.'],
  ['9'.repeat(30), `Invalid duration: "${'9'.repeat(30)}". Use values like 500ms, 30s, 5m, 2h, or 1h30m.`],
])('a duration of "%s" is read as OpenClaw reads it', (text, meant) => {
  const read = parseDuration(text);
  expect(read.ok ? read.value : read.problem).toBe(meant);
});

test.each<[string, 'api_key' | 'token', string, string]>([
  ['openai', 'api_key', '  sk-a\r\nbc \n', 'sk-abc'],
  ['openai', 'api_key', 'sk-\u201cabc\u201d', 'sk-abc'],
  ['openai', 'token', 'a b', 'a b'],
  ['anthropic', 'token', ' sk-ant-oat01- a\tb\n', 'sk-ant-oat01-ab'],
  ['anthropic', 'api_key', 'a b', 'a b'],
  ['openai', 'api_key', '\u2028\n', ''],
])('what is pasted for %s as %s is cleaned as OpenClaw cleans it', (provider, type, text, clean) => {
  expect(cleanPasted(provider, type, text)).toBe(clean);
});

const LONG = `sk-ant-oat01-${'a'.repeat(80)}`;

test.each<[string, 'api_key' | 'token', string, string | undefined]>([
  ['openai', 'api_key', ' \n', 'Required'],
  ['openai', 'api_key', 'anything', undefined],
  ['anthropic', 'token', 'sk-ant-api03-x', 'Expected token starting with sk-ant-oat01-'],
  ['anthropic', 'token', 'sk-ant-oat01-x', 'Token looks too short; paste the full setup-token'],
  ['anthropic', 'token', `${LONG.slice(0, 40)}\n${LONG.slice(40)}`, undefined],
  ['openai-codex', 'token', 'sk-12345678', 'That looks like an OpenAI API key.'],
  ['openai-codex', 'token', 'eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl', undefined],
  ['openai-codex', 'api_key', 'sk-12345678', undefined],
  [
    'openai-codex',
    'api_key',
    'Bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl',
    'That looks like token or OAuth material, not an OpenAI API key.',
  ],
  ['openai-codex', 'api_key', 'hello', 'That does not look like an OpenAI API key.'],
])('%s takes or refuses a pasted %s as OpenClaw does', (provider, type, text, says) => {
  expect(refusedPaste(provider, type, text)?.message).toBe(says);
});

test.each<[string, boolean]>([
  ['anthropic:manual', true],
  ['openai-codex:ann@example.com', true],
  ['work', true],
  ['a b', false],
  ['a,b', false],
  ['a/b', false],
  ['-x', false],
  ['', false],
  ['a\u0007b', false],
])('"%s" as the id of a profile: %s', (id, fits) => {
  expect(profileIdProblem(id) === undefined).toBe(fits);
});

const after = (value: Json, edits: readonly Edit[]): Json =>
  edits.reduce((known, edit) => {
    const next = applyEdit(known, edit);
    if (!next.ok) throw new Error('an edit that cannot be made');
    return next.value;
  }, value);

const said = (mode: string, provider = 'anthropic') => ({ provider, mode });
const NEW = { id: 'anthropic:new', provider: 'anthropic', mode: 'api_key' } as const;

test.each<[string, Json, Json]>([
  ['nothing was said', {}, { profiles: { 'anthropic:new': said('api_key') } }],
  [
    'another one signs in likewise',
    { profiles: { 'anthropic:a': said('api_key') } },
    { profiles: { 'anthropic:a': said('api_key'), 'anthropic:new': said('api_key') } },
  ],
  [
    'another one signs in otherwise',
    { profiles: { 'anthropic:a': said('token') } },
    {
      profiles: { 'anthropic:a': said('token'), 'anthropic:new': said('api_key') },
      order: { anthropic: ['anthropic:new', 'anthropic:a'] },
    },
  ],
  [
    "another provider's signs in otherwise",
    { profiles: { 'x:a': said('token', 'x') } },
    { profiles: { 'x:a': said('token', 'x'), 'anthropic:new': said('api_key') } },
  ],
  [
    'there is an order',
    { order: { anthropic: ['anthropic:a'], x: ['x:a'] } },
    {
      order: { anthropic: ['anthropic:new', 'anthropic:a'], x: ['x:a'] },
      profiles: { 'anthropic:new': said('api_key') },
    },
  ],
  [
    'it is in the order, behind others',
    {
      order: { anthropic: ['anthropic:a', 'anthropic:new'] },
      profiles: { 'anthropic:new': { ...said('token'), email: 'a@b' } },
    },
    { order: { anthropic: ['anthropic:new', 'anthropic:a'] }, profiles: { 'anthropic:new': said('api_key') } },
  ],
  [
    'the order is spelled otherwise, and there are two',
    { order: { Anthropic: ['anthropic:a'], anthropic: ['anthropic:b', 'anthropic:a'] } },
    {
      order: { anthropic: ['anthropic:new', 'anthropic:a', 'anthropic:b'] },
      profiles: { 'anthropic:new': said('api_key') },
    },
  ],
])('where %s, the config says of a new profile what OpenClaw would', (_, auth, meant) => {
  expect(after({ auth }, configureProfile({ auth }, NEW))).toEqual({ auth: meant });
});

test('what the config says already is not said again', () => {
  const config = { auth: { profiles: { 'anthropic:new': said('api_key') }, order: { anthropic: ['anthropic:new'] } } };
  expect([configureProfile(config, NEW), configureOrder(config, 'anthropic', ['anthropic:new'])]).toEqual([[], []]);
});

test('an order taken from the config goes under every spelling', () => {
  const config = { auth: { order: { Anthropic: ['a'], anthropic: ['b'], x: ['c'] } } };
  expect(after(config, configureOrder(config, 'anthropic', undefined))).toEqual({ auth: { order: { x: ['c'] } } });
});

test('model refs that ask for a profile are found wherever OpenClaw keeps some, and nowhere else', () => {
  const config = {
    agents: {
      defaults: {
        model: { primary: 'a/m@a:x', fallbacks: ['b/m', 'a/n@20260101@a:x'] },
        imageModel: 'a/i@a:x',
        models: { 'a/m@a:x': { alias: 'm' }, 'b/m': {} },
        workspace: '/srv/m@a:x',
      },
      list: [{ id: 'work', model: 'a/m@a:xy', heartbeat: { model: 'a/h@a:x' } }],
    },
    hooks: { gmail: { model: 'a/g@a:x' } },
  };
  expect(refsNaming(config, 'a:x')).toEqual(['a/m@a:x', 'a/n@20260101@a:x', 'a/i@a:x', 'a/h@a:x', 'a/g@a:x']);
  const text = JSON.stringify(after(config, profileRefEdits(config, 'a:x', 'a:new')));
  expect(text).toBe(JSON.stringify(config).replaceAll(/@a:x"/g, '@a:new"').replace('/srv/m@a:new', '/srv/m@a:x'));
});

const STATE = {
  version: 1,
  order: { Anthropic: ['a', 'b'], x: ['b'] },
  lastGood: { anthropic: 'a', x: 'b' },
  usageStats: { a: { lastUsed: 1 }, b: { errorCount: 2, failureCounts: { auth: 2 } } },
};

test.each<[string, Parameters<typeof stateEdits>[1], object]>([
  ['an order is set', ordered('anthropic', ['b', 'b']), { order: { x: ['b'], anthropic: ['b'] } }],
  ['an order goes', ordered('anthropic', undefined), { order: { x: ['b'] } }],
  ['a login comes first', promoted('anthropic', 'new'), { order: { Anthropic: ['new', 'a', 'b'], x: ['b'] } }],
  ['a login finds no order', promoted('groq', 'new'), {}],
  [
    'a profile is forgotten',
    forgotten('b'),
    { order: { Anthropic: ['a'] }, lastGood: { anthropic: 'a' }, usageStats: { a: { lastUsed: 1 } } },
  ],
  [
    'a profile is renamed',
    renamed('a', 'c'),
    {
      order: { Anthropic: ['c', 'b'], x: ['b'] },
      lastGood: { anthropic: 'c', x: 'b' },
      usageStats: { c: { lastUsed: 1 }, b: { errorCount: 2, failureCounts: { auth: 2 } } },
    },
  ],
  ['rests end', awake(['a', 'b', 'no']), { usageStats: { a: { lastUsed: 1 }, b: { errorCount: 0 } } }],
])('where %s, the rest of a state stays', (_, change, meant) => {
  expect(after(STATE, stateEdits(STATE, change))).toEqual({ ...STATE, ...meant });
});

test('a state with nothing in it is none; one that says something is', () => {
  const files = [{ version: 1 }, { version: 1, order: {} }, { version: 1, order: { a: ['b'] } }, { version: 1, x: 1 }];
  expect(files.map(saysNothing)).toEqual([true, true, false, false]);
});
