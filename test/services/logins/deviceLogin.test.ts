import { expect, test } from 'vitest';
import { createKeyring } from '../../../services/keyring.js';
import { runLogin } from '../../../services/logins/login.js';
import type { LoginRequest, LoginStage } from '../../../state/domain/logins/login.js';
import type { LoginFlow } from '../../../state/domain/setup/signIn.js';
import { NOON } from '../../support/builders.js';
import { type FakeSetup, type FakeWorld, fakeWorld, type Reply } from '../../support/fakeWorld.js';

type Body = Readonly<Record<string, unknown>>;

const json = (body: Body, status = 200): Reply => ({ status, text: JSON.stringify(body) });

/** One answer after the other; the last one again and again. */
function inTurn(replies: readonly Reply[]): Reply {
  let turn = 0;
  return (request) => {
    const reply = replies[Math.min(turn, replies.length - 1)];
    turn += 1;
    if (reply === undefined || reply === 'hangs') throw new Error('no reply');
    if (typeof reply === 'function') return reply(request);
    if ('kind' in reply) return reply;
    const timings = { totalMs: 1 };
    return { kind: 'reply', headers: {}, text: '', truncated: false, timings, ...reply };
  };
}

const ADDRESSES = {
  github: ['https://github.com/login/device/code', 'https://github.com/login/oauth/access_token'],
  qwen: ['https://chat.qwen.ai/api/v1/oauth2/device/code', 'https://chat.qwen.ai/api/v1/oauth2/token'],
  minimax: ['https://api.minimax.io/oauth/code', 'https://api.minimax.io/oauth/token'],
} as const;

const STARTS: Readonly<Record<keyof typeof ADDRESSES, Body>> = {
  github: {
    device_code: 'dev-github',
    user_code: 'WDJB-MJHT',
    verification_uri: 'https://github.com/login/device',
    expires_in: 900,
    interval: 5,
  },
  qwen: {
    device_code: 'dev-qwen',
    user_code: 'QW-1234',
    verification_uri: 'https://chat.qwen.ai/authorize',
    verification_uri_complete: 'https://chat.qwen.ai/authorize?user_code=QW-1234&client=qwen-code',
    expires_in: 900,
  },
  minimax: {
    user_code: 'MM-1',
    verification_uri: 'https://platform.minimax.io/oauth-authorize?user_code=MM-1',
    expired_in: NOON + 600_000,
    interval: 2000,
  },
};

const PENDING = json({ error: 'authorization_pending' }, 400);
const GITHUB_TOKEN = json({ access_token: 'gho_test_access', token_type: 'bearer', scope: 'read:user' });

type Told = {
  readonly last: LoginStage;
  readonly stages: readonly LoginStage[];
  readonly world: FakeWorld;
  readonly secret: string | undefined;
};

type Case = {
  readonly start?: Reply;
  readonly polls: readonly Reply[];
  readonly setup?: FakeSetup;
  readonly request?: Partial<LoginRequest>;
  readonly onStage?: (stage: LoginStage, world: FakeWorld, controller: AbortController) => void;
};

/** MiniMax sends our own state back. */
const withState =
  (body: Body): Reply =>
  ({ body: sent = '' }) => ({
    kind: 'reply',
    status: 200,
    headers: {},
    text: JSON.stringify({ ...body, state: new URLSearchParams(sent).get('state') }),
    truncated: false,
    timings: { totalMs: 1 },
  });

async function login(flow: keyof typeof ADDRESSES, { start, polls, setup, request, onStage }: Case): Promise<Told> {
  const [startUrl, pollUrl] = ADDRESSES[flow];
  const usual = flow === 'minimax' ? withState(STARTS.minimax) : json(STARTS[flow]);
  const world = fakeWorld({
    ...setup,
    replies: { [startUrl]: start ?? usual, [pollUrl]: inTurn(polls), ...setup?.replies },
  });
  const keyring = createKeyring();
  const stages: LoginStage[] = [];
  const controller = new AbortController();
  const last = await runLogin(world, keyring, {
    request: { flow: flow satisfies LoginFlow, provider: 'p', openBrowser: false, isRemote: false, ...request },
    onStage: (stage) => {
      stages.push(stage);
      onStage?.(stage, world, controller);
    },
    signal: controller.signal,
    pasted: new Promise(() => undefined),
  });
  const secret = last.kind === 'done' ? keyring.open(last.login.handle)?.open() : undefined;
  return { last, stages, world, secret };
}

const sent = (world: FakeWorld, at: number): Body =>
  Object.fromEntries(new URLSearchParams(world.requests[at]?.body ?? ''));

test('GitHub: shows code, page and end, asks at the interval, and stops at the first token', async () => {
  const pending = json({ error: 'authorization_pending', interval: 5 });
  const { last, stages, world, secret } = await login('github', { polls: [pending, pending, GITHUB_TOKEN] });
  expect(stages.map(({ kind }) => kind)).toEqual(['starting', 'code', 'done']);
  expect(stages[1]).toMatchObject({
    code: 'WDJB-MJHT',
    url: 'https://github.com/login/device',
    expiresAt: NOON + 900_000,
    intervalSeconds: 5,
  });
  expect(last).toEqual({
    kind: 'done',
    login: { handle: expect.any(String), type: 'token', profileId: 'github-copilot:github' },
  });
  expect(secret).toBe('gho_test_access');
  expect(world.waits).toEqual([5000, 5000, 5000]);
  expect(world.requests).toHaveLength(4);
  expect(sent(world, 0)).toEqual({ client_id: 'Iv1.b507a08c87ecfe98', scope: 'read:user' });
  expect(sent(world, 1)).toEqual({
    client_id: 'Iv1.b507a08c87ecfe98',
    device_code: 'dev-github',
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  });
});

test('Qwen: proves itself with PKCE, and the place of its models gets scheme and path', async () => {
  const granted = json({
    access_token: 'qwen-access',
    refresh_token: 'qwen-refresh',
    token_type: 'Bearer',
    expires_in: 21600,
    resource_url: 'portal.qwen.ai',
  });
  const { last, stages, world, secret } = await login('qwen', { polls: [PENDING, granted] });
  expect(stages[1]).toMatchObject({ fullUrl: 'https://chat.qwen.ai/authorize?user_code=QW-1234&client=qwen-code' });
  expect(last).toMatchObject({
    kind: 'done',
    login: {
      type: 'oauth',
      profileId: 'qwen-portal:default',
      expires: NOON + 10_000 + 21_600_000,
      baseUrl: 'https://portal.qwen.ai/v1',
    },
  });
  expect(JSON.parse(secret ?? '')).toEqual({ access: 'qwen-access', refresh: 'qwen-refresh' });
  // The server named no interval: five seconds then.
  expect(world.waits).toEqual([5000, 5000]);
  const { code_challenge, code_challenge_method } = sent(world, 0);
  expect(code_challenge_method).toBe('S256');
  const verifier = String(sent(world, 1)['code_verifier']);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  expect(code_challenge).toBe(Buffer.from(digest).toString('base64url'));
  expect(verifier).toMatch(/^[\w-]{43}$/);
});

test.each([
  ['global', 'https://api.minimax.io', 'https://api.minimax.io/anthropic'],
  ['cn', 'https://api.minimaxi.com', 'https://api.minimaxi.com/anthropic'],
])('MiniMax %s: its own form of a device code, in milliseconds', async (region, host, baseUrl) => {
  const granted = json({
    status: 'success',
    access_token: 'mm-access',
    refresh_token: 'mm-refresh',
    expired_in: 86_400,
    notification_message: 'Welcome\u001b[31m back',
  });
  const { last, world, secret } = await login('minimax', {
    polls: [],
    request: { region },
    setup: {
      replies: {
        [`${host}/oauth/code`]: withState(STARTS.minimax),
        [`${host}/oauth/token`]: inTurn([json({ status: 'pending' }), granted]),
      },
    },
  });
  expect(last).toMatchObject({
    kind: 'done',
    login: {
      type: 'oauth',
      profileId: 'minimax-portal:default',
      expires: NOON + 4000 + 86_400_000,
      baseUrl,
      says: 'Welcome back',
    },
  });
  expect(JSON.parse(secret ?? '')).toEqual({ access: 'mm-access', refresh: 'mm-refresh' });
  expect(world.waits).toEqual([2000, 2000]);
  expect(world.requests[0]?.headers['x-request-id']).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
  expect(sent(world, 0)).toMatchObject({
    response_type: 'code',
    scope: 'group_id profile model.completion',
    code_challenge_method: 'S256',
    state: expect.stringMatching(/^[\w-]{22}$/),
  });
  expect(sent(world, 1)).toEqual({
    grant_type: 'urn:ietf:params:oauth:grant-type:user_code',
    client_id: '78257093-7e40-4613-99e0-527b14b39113',
    user_code: 'MM-1',
    code_verifier: expect.stringMatching(/^[\w-]{43}$/),
  });
});

test('each slow_down adds five seconds for good, and is told', async () => {
  const slow = json({ error: 'slow_down' }, 400);
  const { stages, world } = await login('github', { polls: [slow, PENDING, slow, GITHUB_TOKEN] });
  expect(world.waits).toEqual([5000, 10_000, 10_000, 15_000]);
  expect(
    stages.filter(({ kind }) => kind === 'code').map((stage) => 'intervalSeconds' in stage && stage.intervalSeconds),
  ).toEqual([5, 10, 15]);
});

const LOST: Reply = { kind: 'timeout', phase: 'connect', timings: { totalMs: 1 } };
const DOWN = { status: 503, text: 'busy' };

test('a server that is lost is asked again, less and less often, and at its pace once it is back', async () => {
  const { last, world } = await login('github', { polls: [LOST, DOWN, LOST, PENDING, GITHUB_TOKEN] });
  expect(last.kind).toBe('done');
  expect(world.waits).toEqual([5000, 10_000, 20_000, 40_000, 5000]);
});

test('it goes on until the code expires, and says what it was lost to', async () => {
  const { last, world } = await login('github', { polls: [LOST] });
  expect(last).toEqual({
    kind: 'failed',
    why: { kind: 'unreachable', host: 'github.com', because: 'it did not answer in time' },
  });
  expect(world.now()).toBe(NOON + 900_000);
});

test('a code that nobody types expires, without a question after its end', async () => {
  const { last, world } = await login('github', {
    polls: [PENDING],
    start: json({ ...STARTS.github, expires_in: 12 }),
  });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'expired' } });
  expect(world.waits).toEqual([5000, 5000, 2000]);
  expect(world.requests).toHaveLength(3);
});

test.each<[string, keyof typeof ADDRESSES, Reply, object]>([
  ['denied', 'github', json({ error: 'access_denied' }), { kind: 'denied' }],
  ['expired', 'qwen', json({ error: 'expired_token' }, 400), { kind: 'expired' }],
  [
    'another error, without what was sent in it',
    'qwen',
    json({ error: 'invalid_grant', error_description: 'dev-qwen is used\u0007 up' }, 400),
    { kind: 'refused', status: 400, said: '… is used up' },
  ],
  [
    'an error of MiniMax',
    'minimax',
    json({ base_resp: { status_code: 1004, status_msg: 'login fail' } }, 401),
    { kind: 'refused', status: 401, said: 'login fail' },
  ],
  ['MiniMax saying no', 'minimax', json({ status: 'error' }), { kind: 'refused', status: 200 }],
  [
    'a redirect, which is not followed',
    'github',
    { status: 302, headers: { location: 'https://evil.example/' } },
    { kind: 'refused', status: 302 },
  ],
  [
    'no token in a good answer: asking again might cost the tokens',
    'github',
    json({ token_type: 'bearer' }),
    { kind: 'odd-answer', host: 'github.com', says: 'it has no access_token' },
  ],
  [
    'a login without its refresh token',
    'qwen',
    json({ access_token: 'abcd', expires_in: 5 }),
    { kind: 'odd-answer', host: 'chat.qwen.ai', says: 'it has no refresh_token' },
  ],
  [
    'a token that would break a header',
    'github',
    json({ access_token: 'gho_a\r\nx: y' }),
    { kind: 'odd-answer', host: 'github.com', says: 'it has no access_token' },
  ],
])('the first answer that is no patience ends it: %s', async (_name, flow, reply, why) => {
  const { last, world } = await login(flow, { polls: [reply, GITHUB_TOKEN] });
  expect(last).toEqual({ kind: 'failed', why });
  expect(world.requests).toHaveLength(2);
});

test.each<[string, keyof typeof ADDRESSES, Reply, object]>([
  [
    'a client that is not known',
    'qwen',
    json({ error: 'invalid_client', error_description: 'no such client' }, 401),
    { kind: 'refused', status: 401, said: 'no such client' },
  ],
  ['another state', 'minimax', json({ ...STARTS.minimax, state: 'somebody else' }), { kind: 'foreign-answer' }],
  [
    'a page that is not encrypted',
    'github',
    json({ ...STARTS.github, verification_uri: 'http://github.com/login/device' }),
    { kind: 'odd-answer', host: 'github.com', says: 'the page that it sends you to is not an https address' },
  ],
  [
    'a page of this machine, from a server that is not',
    'github',
    json({ ...STARTS.github, verification_uri: 'http://127.0.0.1:8080/' }),
    { kind: 'odd-answer', host: 'github.com', says: 'the page that it sends you to is not an https address' },
  ],
  [
    'no code',
    'github',
    json({ verification_uri: 'https://github.com/login/device' }),
    { kind: 'odd-answer', host: 'github.com', says: 'it has no code for you to type' },
  ],
  [
    'a web page',
    'qwen',
    { status: 200, text: '<html>sign in to the hotel</html>' },
    { kind: 'odd-answer', host: 'chat.qwen.ai', says: 'it has no code for you to type' },
  ],
])('no login begins with %s', async (_name, flow, start, why) => {
  const { last, stages } = await login(flow, { start, polls: [GITHUB_TOKEN] });
  expect(last).toEqual({ kind: 'failed', why });
  expect(stages.map(({ kind }) => kind)).toEqual(['starting', 'failed']);
});

test('cancelled while it waits: no further question, and nothing in the keyring', async () => {
  const { last, world } = await login('github', {
    polls: [GITHUB_TOKEN],
    onStage: (stage, _world, controller) => {
      if (stage.kind === 'code') controller.abort();
    },
  });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'cancelled' } });
  expect(world.requests).toHaveLength(1);
});

test('no more of an answer is read than a login needs, and none of what was cut off is believed', async () => {
  const text = JSON.stringify({ access_token: 'gho_test_access' });
  const cut: Reply = { kind: 'reply', status: 200, headers: {}, text, truncated: true, timings: { totalMs: 1 } };
  const { last, world, secret } = await login('github', { polls: [cut] });
  expect(world.requests.map(({ maxBytes }) => maxBytes)).toEqual([65_536, 65_536]);
  expect(last).toMatchObject({ kind: 'failed', why: { kind: 'odd-answer' } });
  expect(secret).toBeUndefined();
});

test('no stage has a token or the device code in it', async () => {
  const { stages } = await login('qwen', {
    polls: [json({ access_token: 'qwen-access', refresh_token: 'qwen-refresh', expires_in: 60 })],
  });
  expect(JSON.stringify(stages)).not.toMatch(/qwen-access|qwen-refresh|dev-qwen/);
});

test.each([
  ['portal.qwen.ai', 'https://portal.qwen.ai/v1', undefined],
  [
    'https://dashscope-intl.aliyuncs.com/compatible-mode/v1/',
    'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
    undefined,
  ],
  ['https://portal.qwen.ai.evil.example/v1', 'https://portal.qwen.ai/v1', 'portal.qwen.ai.evil.example'],
  ['https://portal-qwen.ai/v1', 'https://portal.qwen.ai/v1', 'portal-qwen.ai'],
  ['https://evilqwen.ai/v1', 'https://portal.qwen.ai/v1', 'evilqwen.ai'],
  ['http://portal.qwen.ai/v1', 'https://portal.qwen.ai/v1', 'portal.qwen.ai'],
  ['https://me@portal.qwen.ai/v1', 'https://portal.qwen.ai/v1', 'portal.qwen.ai'],
  ['http://127.0.0.1:8080/v1', 'https://portal.qwen.ai/v1', '127.0.0.1:8080'],
])('resource_url %s comes to %s', async (resource_url, baseUrl, refused) => {
  const { last } = await login('qwen', {
    polls: [json({ access_token: 'abcd', refresh_token: 'efgh', expires_in: 60, resource_url })],
  });
  expect(last).toMatchObject({ kind: 'done', login: { baseUrl } });
  const says = last.kind === 'done' ? last.login.says : undefined;
  if (refused === undefined) expect(says).toBeUndefined();
  else expect(says).toContain(refused);
});

test.each([
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/login/device/code'],
  ['http://localhost:4000/', 'http://localhost:4000/login/device/code'],
  ['https://evil.example', 'https://github.com/login/device/code'],
  ['http://127.0.0.1.evil.example:4000', 'https://github.com/login/device/code'],
  ['not an address', 'https://github.com/login/device/code'],
])('a variable moves the servers of a login to this machine only: %s', async (value, url) => {
  const { world } = await login('github', {
    polls: [],
    setup: { env: { PINCER_LOGIN_GITHUB_HOST: value }, replies: { [url]: { status: 400 } } },
  });
  expect(world.requests.map((request) => request.url)).toEqual([url]);
});

test.each<[string, FakeSetup, Partial<LoginRequest>, readonly string[]]>([
  ['a screen', { env: { DISPLAY: ':0' } }, {}, ['xdg-open https://github.com/login/device']],
  ['Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' } }, {}, ['xdg-open https://github.com/login/device']],
  ['no screen', {}, {}, []],
  ['macOS', { platform: 'darwin' }, {}, ['open https://github.com/login/device']],
  ['Windows', { platform: 'win32' }, {}, ['rundll32 url.dll,FileProtocolHandler https://github.com/login/device']],
  [
    'WSL',
    { env: { WSL_DISTRO_NAME: 'Ubuntu', DISPLAY: ':0' } },
    {},
    ['wslview https://github.com/login/device', 'xdg-open https://github.com/login/device'],
  ],
  ['--no-browser', { env: { DISPLAY: ':0' } }, { openBrowser: false }, []],
  ['a remote session', { env: { DISPLAY: ':0' } }, { isRemote: true }, []],
])('the page is opened with what the machine has: %s', async (_name, setup, request, ran) => {
  const { world } = await login('github', {
    polls: [PENDING, GITHUB_TOKEN],
    setup,
    request: { openBrowser: true, ...request },
  });
  expect(world.ran.map(({ command, args }) => [command, ...args].join(' '))).toEqual(ran);
});
