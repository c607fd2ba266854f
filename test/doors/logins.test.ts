import { expect, onTestFinished, test, vi } from 'vitest';
import { createKeyring } from '../../services/keyring.js';
import { runFlow, runLogin } from '../../services/logins/login.js';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import { nodeMachine } from '../../src/nodeWorldMachine.js';
import type { Flow } from '../../state/domain/logins/flow.js';
import type { LoginFailure, LoginStage } from '../../state/domain/logins/login.js';
import type { LoginFlow } from '../../state/domain/setup/signIn.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { type Decision, LOGIN_TOKENS, loginSite } from '../support/servers/logins.js';
import { openOidc } from '../support/servers/oidc.js';
import { listen } from '../support/servers/site.js';

type Tokens = { readonly access: string; readonly refresh: string };

/** What a person does before the n-th question; none: nothing. */
type Person = Readonly<Record<number, (shown: string) => Promise<unknown>>>;

/** A login against a real server over real requests; the waits between are over at once, and are when the person acts. */
async function logIn(flow: Flow, person: Person) {
  const fake = fakeWorld({ now: Date.now() });
  const stages: LoginStage[] = [];
  const keyring = createKeyring();
  let shown = '';
  const wait: World['machine']['wait'] = async (ms, signal) => {
    await fake.machine.wait(ms, signal);
    await person[fake.waits.length]?.(shown);
  };
  const machine = flow.kind === 'code' ? { ...nodeMachine({}), run: fake.machine.run } : { ...fake.machine, wait };
  const world: World = { ...fake, machine, request: nodeRequest({}) };
  const last = await runFlow(world, keyring, flow, {
    request: { flow: 'qwen', provider: 'example', openBrowser: false, isRemote: false },
    onStage: (stage) => {
      stages.push(stage);
      if (stage.kind === 'code') shown = stage.fullUrl ?? stage.url;
      if (stage.kind === 'browser') void person[1]?.(stage.url);
    },
    signal: new AbortController().signal,
    pasted: new Promise(() => undefined),
  });
  const tokens: Tokens | undefined =
    last.kind === 'done' ? JSON.parse(keyring.open(last.login.handle)?.open() ?? '') : undefined;
  return { last, stages, tokens, waits: fake.waits };
}

test('a device is approved: asked at five seconds where the server names none, and never again after the success', async () => {
  const server = await openOidc();
  const { last, tokens, waits } = await logIn(server.device, {
    3: (page) => server.browser().approve(page),
  });
  expect(last).toMatchObject({ kind: 'done', login: { type: 'oauth', profileId: 'example:default' } });
  expect(waits).toEqual([5000, 5000, 5000]);
  expect(server.polls).toHaveLength(3);
  // The server takes everything back when a used code comes again. It has not.
  expect(await server.userInfo(tokens?.access ?? '')).toBe(200);
  expect(await server.token({ grant_type: 'refresh_token', refresh_token: tokens?.refresh ?? '' })).toBe(200);
});

test('this server is one that takes tokens back when their code is sent twice: what the test above would see', async () => {
  const server = await openOidc();
  const { tokens } = await logIn(server.device, { 1: (page) => server.browser().approve(page) });
  expect(await server.userInfo(tokens?.access ?? '')).toBe(200);
  const device_code = server.codes.at(-1) ?? '';
  expect(await server.token({ grant_type: server.device.grantType, device_code })).toBe(400);
  expect(await server.userInfo(tokens?.access ?? '')).toBe(401);
});

test('a device is denied', async () => {
  const server = await openOidc();
  const { last } = await logIn(server.device, { 2: (page) => server.browser().deny(page) });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'denied' } });
});

test('a code that the server finds too old has expired, whatever our own clock says', async () => {
  const server = await openOidc();
  onTestFinished(() => void vi.useRealTimers());
  const { last } = await logIn(server.device, {
    2: async () => vi.useFakeTimers({ now: Date.now() + 601_000, toFake: ['Date'] }),
  });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'expired' } });
  expect(server.polls).toHaveLength(2);
});

test('a code that nobody typed expires here, and the next login is one of its own', async () => {
  const server = await openOidc({ codeSeconds: 12 });
  const first = await logIn(server.device, {});
  expect(first.last).toEqual({ kind: 'failed', why: { kind: 'expired' } });
  expect(first.waits).toEqual([5000, 5000, 2000]);
  const second = await logIn(server.device, { 1: (page) => server.browser().approve(page) });
  expect(second.last.kind).toBe('done');
});

test('a server that wants patience gets five seconds more each time', async () => {
  const server = await openOidc();
  server.insist('slow_down', 'slow_down');
  const { last, waits, stages } = await logIn(server.device, { 3: (page) => server.browser().approve(page) });
  expect(last.kind).toBe('done');
  expect(waits).toEqual([5000, 10_000, 15_000]);
  expect(stages.flatMap((stage) => (stage.kind === 'code' ? [stage.intervalSeconds] : []))).toEqual([5, 10, 15]);
});

test('a page comes back to a port of this machine with a code, which is redeemed once', async () => {
  const server = await openOidc();
  const pages: string[] = [];
  const { last, tokens, stages } = await logIn(server.code, {
    1: async (page) => pages.push(await server.browser().approve(page)),
  });
  expect(last).toMatchObject({ kind: 'done', login: { type: 'oauth' } });
  expect(stages.map(({ kind }) => kind)).toEqual(['starting', 'browser', 'done']);
  expect(server.polls).toEqual(['authorization_code']);
  expect(await server.userInfo(tokens?.access ?? '')).toBe(200);
  await expect
    .poll(() => pages)
    .toEqual(['Pincer has the answer. You can close this page and go back to the terminal.\n']);
});

test('a page on which the person says no', async () => {
  const server = await openOidc();
  const { last } = await logIn(server.code, { 1: (page) => server.browser().deny(page) });
  expect(last).toEqual({ kind: 'failed', why: { kind: 'denied' } });
  expect(server.polls).toEqual([]);
});

type Own = {
  readonly flow: LoginFlow;
  readonly decision: Decision;
  readonly why?: LoginFailure;
  readonly secret?: string;
};

const OWN: readonly Own[] = [
  { flow: 'qwen', decision: 'approved', secret: JSON.stringify(LOGIN_TOKENS.qwen) },
  { flow: 'qwen', decision: 'denied', why: { kind: 'denied' } },
  { flow: 'qwen', decision: 'expired', why: { kind: 'expired' } },
  { flow: 'github', decision: 'approved', secret: LOGIN_TOKENS.github.access },
  { flow: 'github', decision: 'denied', why: { kind: 'denied' } },
  { flow: 'github', decision: 'expired', why: { kind: 'expired' } },
  { flow: 'minimax', decision: 'approved', secret: JSON.stringify(LOGIN_TOKENS.minimax) },
  { flow: 'minimax', decision: 'denied', why: { kind: 'refused', status: 200 } },
  { flow: 'openrouter', decision: 'approved', secret: LOGIN_TOKENS.openrouter.key },
  { flow: 'openrouter', decision: 'denied', why: { kind: 'denied' } },
];

test.each(OWN)('the login of $flow against a server that checks what it is asked: $decision', async (own) => {
  const { flow, decision } = own;
  const { site, polls } = loginSite({ decision, after: flow === 'openrouter' ? 1 : 3 });
  const server = await listen(site);
  onTestFinished(server.close);
  const name = `PINCER_LOGIN_${flow.toUpperCase()}_HOST`;
  const fake = fakeWorld({ now: Date.now(), env: { [name]: server.url } });
  const machine = flow === 'openrouter' ? { ...fake.machine, ...nodeMachine({}), run: fake.machine.run } : fake.machine;
  const keyring = createKeyring();
  const last = await runLogin({ ...fake, machine, request: nodeRequest({}) }, keyring, {
    request: { flow, provider: 'p', openBrowser: false, isRemote: false },
    onStage: (stage) => {
      if (stage.kind === 'browser') void fetch(stage.url);
    },
    signal: new AbortController().signal,
    pasted: new Promise(() => undefined),
  });
  if (own.why !== undefined) return expect(last).toEqual({ kind: 'failed', why: own.why });
  expect(last.kind === 'done' && keyring.open(last.login.handle)?.open()).toBe(own.secret);
  expect(polls()).toBe(flow === 'openrouter' ? 1 : 3);
});
