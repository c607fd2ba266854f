import { expect, test } from 'vitest';
import { createKeyring } from '../../../services/keyring.js';
import { runFlow } from '../../../services/logins/login.js';
import type { Flow } from '../../../state/domain/logins/flow.js';
import { FLOWS } from '../../../state/domain/logins/flows.js';
import type { LoginRequest, LoginStage } from '../../../state/domain/logins/login.js';
import { NOON } from '../../support/builders.js';
import { type FakeSetup, type FakeWorld, fakeWorld } from '../../support/fakeWorld.js';

const KEYS = 'https://openrouter.ai/api/v1/auth/keys';
const KEY = 'sk-or-v1-0123456789abcdef';
const GRANTED = { [KEYS]: { status: 200, text: JSON.stringify({ key: KEY, user_id: 'user_1' }) } };

const STANDARD: Flow = {
  kind: 'code',
  label: 'Example',
  hosts: { global: 'https://id.example' },
  authorize: '/authorize',
  token: '/token',
  clientId: 'pincer-test',
  scope: 'openid offline_access',
  port: 0,
  callbackHost: '127.0.0.1',
  dialect: 'rfc 6749',
  gives: { type: 'oauth', profileId: 'example:default' },
};

const TOKENS = {
  'https://id.example/token': {
    status: 200,
    text: JSON.stringify({ access_token: 'at-1', refresh_token: 'rt-1', expires_in: 3600 }),
  },
};

type Person = {
  readonly world: FakeWorld;
  /** Of the page that was shown. */
  readonly url: URL;
  readonly port: number;
  readonly paste: (text: string) => void;
  readonly cancel: () => void;
};

type Case = {
  readonly flow?: Flow;
  readonly setup?: FakeSetup;
  readonly request?: Partial<LoginRequest>;
  /** What the person does once the page is shown. */
  readonly does: (person: Person) => void;
};

async function login({ flow = FLOWS.openrouter, setup, request, does }: Case) {
  const world = fakeWorld({ replies: GRANTED, ...setup });
  const keyring = createKeyring();
  const pasted = Promise.withResolvers<string>();
  const controller = new AbortController();
  const shown = Promise.withResolvers<Extract<LoginStage, { kind: 'browser' }>>();
  const run = runFlow(world, keyring, flow, {
    request: { flow: 'openrouter', provider: 'openrouter', openBrowser: false, isRemote: false, ...request },
    onStage: (stage) => {
      if (stage.kind === 'browser') shown.resolve(stage);
    },
    signal: controller.signal,
    pasted: pasted.promise,
  });
  const first = await Promise.race([shown.promise, run]);
  if (first.kind === 'browser') {
    const { url, port } = first;
    does({ world, url: new URL(url), port, paste: pasted.resolve, cancel: () => controller.abort() });
  }
  const last = await run;
  const secret = last.kind === 'done' ? keyring.open(last.login.handle)?.open() : undefined;
  return { first, last, world, secret };
}

const callbackIn = (url: URL): URL => new URL(url.searchParams.get('callback_url') ?? '');

const comesBack = ({ world, url }: Person, query: Readonly<Record<string, string>>): boolean =>
  world.browserComes(callbackIn(url).pathname, query);

test('OpenRouter: the page comes back with a code, which is redeemed for a key once', async () => {
  const { first, last, world, secret } = await login({
    does: (person) => expect(comesBack(person, { code: 'the-code' })).toBe(true),
  });
  expect(first).toMatchObject({ kind: 'browser', port: 3000, expiresAt: NOON + 600_000 });
  const url = new URL(first.kind === 'browser' ? first.url : '');
  expect(`${url.origin}${url.pathname}`).toBe('https://openrouter.ai/auth');
  expect([...url.searchParams.keys()]).toEqual(['callback_url', 'code_challenge', 'code_challenge_method']);
  expect(callbackIn(url).href).toMatch(/^http:\/\/localhost:3000\/callback\/[\w-]{22}$/);
  expect(last).toEqual({
    kind: 'done',
    login: { handle: expect.any(String), type: 'api_key', profileId: 'openrouter:default' },
  });
  expect(secret).toBe(KEY);
  expect(world.requests).toHaveLength(1);
  const sent = JSON.parse(world.requests[0]?.body ?? '');
  expect(sent).toEqual({ code: 'the-code', code_verifier: expect.any(String), code_challenge_method: 'S256' });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sent.code_verifier));
  expect(url.searchParams.get('code_challenge')).toBe(Buffer.from(digest).toString('base64url'));
});

test('by the standard: state, redirect address and verifier go where they belong', async () => {
  const { first, last, world, secret } = await login({
    flow: STANDARD,
    setup: { replies: TOKENS },
    does: ({ world: there, url }) =>
      there.browserComes('/callback', { code: 'c-1', state: url.searchParams.get('state') ?? '' }),
  });
  const asked = Object.fromEntries(new URL(first.kind === 'browser' ? first.url : '').searchParams);
  expect(asked).toMatchObject({
    response_type: 'code',
    client_id: 'pincer-test',
    redirect_uri: 'http://127.0.0.1:49152/callback',
    scope: 'openid offline_access',
    code_challenge_method: 'S256',
  });
  expect(last).toMatchObject({ kind: 'done', login: { type: 'oauth', expires: NOON + 3_600_000 } });
  expect(JSON.parse(secret ?? '')).toEqual({ access: 'at-1', refresh: 'rt-1' });
  expect(Object.fromEntries(new URLSearchParams(world.requests[0]?.body))).toEqual({
    grant_type: 'authorization_code',
    client_id: 'pincer-test',
    code: 'c-1',
    redirect_uri: 'http://127.0.0.1:49152/callback',
    code_verifier: expect.stringMatching(/^[\w-]{43}$/),
  });
});

test('what another page sends to the port is no answer, and the right one is still waited for', async () => {
  const { last } = await login({
    flow: STANDARD,
    setup: { replies: TOKENS },
    does: ({ world, url }) => {
      expect(world.browserComes('/callback', { code: 'theirs', state: 'theirs' })).toBe(false);
      expect(world.browserComes('/callback', { code: 'theirs' })).toBe(false);
      expect(world.browserComes('/favicon.ico', {})).toBe(false);
      world.browserComes('/callback', { code: 'ours', state: url.searchParams.get('state') ?? '' });
    },
  });
  expect(last.kind).toBe('done');
});

test('a port that somebody has is left to them', async () => {
  const { first, last } = await login({
    setup: { noPort: 3000, replies: GRANTED },
    does: (person) => comesBack(person, { code: 'the-code' }),
  });
  expect(first).toMatchObject({ port: 49_152, url: expect.stringContaining('localhost%3A49152') });
  expect(last.kind).toBe('done');
});

test('without any port there is no login', async () => {
  const { last } = await login({ setup: { noPort: true }, does: () => undefined });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'no-port' } });
});

const stateOf = (url: URL): string => callbackIn(url).pathname.split('/').at(-1) ?? '';

test.each<[string, (url: URL) => string]>([
  ['the whole address', (url) => `${callbackIn(url).href}?code=the-code`],
  ['the whole address with what a copy adds', (url) => `  <${callbackIn(url).href}?code=the-code>\n`],
  ['code and state', (url) => `the-code#${stateOf(url)}`],
  ['the code alone', () => 'the-code'],
])('a pasted answer is as good: %s', async (_name, text) => {
  const { last, world } = await login({ does: ({ url, paste }) => paste(text(url)) });
  expect(last.kind).toBe('done');
  expect(JSON.parse(world.requests[0]?.body ?? '')).toMatchObject({ code: 'the-code' });
});

test.each<[string, Flow, (url: URL) => string]>([
  ['the address of another login', FLOWS.openrouter, () => 'http://localhost:3000/callback/other?code=c'],
  ['another state behind the code', FLOWS.openrouter, () => 'the-code#other'],
  ['another state in the address', STANDARD, () => 'http://127.0.0.1:49152/callback?code=c&state=other'],
  [
    'an address without a code',
    STANDARD,
    (url) => `http://127.0.0.1:49152/callback?state=${url.searchParams.get('state')}`,
  ],
  ['a sentence', FLOWS.openrouter, () => 'I do not know what to paste'],
])('pasted from somewhere else: %s', async (_name, flow, text) => {
  const { last, world } = await login({ flow, does: ({ url, paste }) => paste(text(url)) });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'foreign-answer' } });
  expect(world.requests).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>, object]>([
  ['denied', { error: 'access_denied' }, { kind: 'denied' }],
  [
    'anything else',
    { error: 'server_error', error_description: 'try\u001b[2J later' },
    { kind: 'odd-answer', host: 'openrouter.ai', says: 'try later' },
  ],
])('the page may come back with an error: %s', async (_name, query, why) => {
  const { last, world } = await login({ does: (person) => comesBack(person, query) });
  expect(last).toEqual({ kind: 'failed', why });
  expect(world.requests).toEqual([]);
});

test('a code that the server does not take is not sent again, and stays out of what is said', async () => {
  const { last, world } = await login({
    setup: { replies: { [KEYS]: { status: 403, text: '{"error":{"message":"Invalid code the-code"}}' } } },
    does: (person) => comesBack(person, { code: 'the-code' }),
  });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'refused', status: 403, said: 'Invalid code …' } });
  expect(world.requests).toHaveLength(1);
});

test('nobody comes: it ends after ten minutes', async () => {
  const { last } = await login({ does: ({ world }) => world.passTime(600_000) });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'expired' } });
});

test('cancelled: the port is given back', async () => {
  const { last, world } = await login({ does: ({ cancel }) => cancel() });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'cancelled' } });
  expect(world.browserComes('/callback', {})).toBe(false);
});

test.each<[string, NonNullable<FakeSetup['env']>, string]>([
  [
    'an address',
    { SSH_CONNECTION: '10.0.0.9 51000 10.0.0.5 22', USER: 'ann' },
    'ssh -L 3000:127.0.0.1:3000 ann@10.0.0.5',
  ],
  [
    'another port',
    { SSH_CONNECTION: '::1 5 fe80::1 2222', USER: 'ann' },
    'ssh -L 3000:127.0.0.1:3000 -p 2222 ann@fe80::1',
  ],
  ['only that it is remote', { SSH_TTY: '/dev/pts/1' }, 'ssh -L 3000:127.0.0.1:3000 HOST'],
  [
    'more than it should',
    { SSH_CONNECTION: 'a b $(reboot) 22;reboot', USER: '-oProxyCommand=reboot', LOGNAME: 'ann' },
    'ssh -L 3000:127.0.0.1:3000 ann@HOST',
  ],
])('a remote session gets the line for its own machine: ssh tells %s', async (_name, env, ssh) => {
  const { first } = await login({
    setup: { env },
    request: { isRemote: true, openBrowser: true },
    does: ({ cancel }) => cancel(),
  });
  expect(first).toMatchObject({ kind: 'browser', ssh });
});
