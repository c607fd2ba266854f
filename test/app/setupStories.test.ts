import { expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import type { Home } from '../../state/domain/home.js';
import { allowlist, choice, home, provider, settings } from '../support/builders.js';
import { answering, BROWSER, CODE, found } from '../support/settingUp.js';
import { started } from '../support/stories.js';
import { type Outside, type Wizard, wizard } from '../support/wizard.js';

/** Whole set-ups by message, the outside answering at once. */

const KEY = 'sk-planted-key-0123456789-abcdefghijklmnop';
const TOKEN = 'handle of a login';

const empty = home();
const withPrimary = (over: Partial<Home> = {}): Home =>
  home({
    models: settings({ text: choice('anthropic/claude-opus-4-6') }),
    providers: [provider('anthropic')],
    ...over,
  });

const glm: Outside = { tries: (trial) => answering(trial, found('glm-5', 'glm-4.7')) };

/** Z.AI with a pasted key, up to its probe. */
const pasted = (it: Wizard): Wizard => it.opens().picks('zai').picks('Z.AI API key').pastes(KEY).presses('enter');

test('a provider with a key is set up with Enter alone once the key is pasted', () => {
  const it = pasted(wizard(empty, glm)).presses('enter', 'enter', 'enter', 'enter', 'enter');
  const { credential, ...setup } = it.reviewed();
  expect(setup).toMatchObject({ provider: 'zai', choice: 'zai-api-key', models: [{ id: 'glm-5', role: 'default' }] });
  expect(credential).toMatchObject({ kind: 'env', variable: 'ZAI_API_KEY' });
  expect(credential.kind === 'env' && it.opened(credential.handle)).toBe(KEY);
});

test('no message, effect or model of a set-up holds the secret or half of it', () => {
  const it = pasted(wizard(empty, glm)).presses('enter', 'enter', 'enter', 'enter', 'enter').writes();
  for (const part of [KEY, KEY.slice(0, 20), KEY.slice(-20)]) expect(it.told()).not.toContain(part);
  expect(it.told()).toContain('"length":42');
});

test('what was typed key by key tells no letter of it', () => {
  const it = wizard(empty, glm).opens().picks('zai').picks('Z.AI API key');
  const before = it.told().length;
  for (const letter of 'ÆØÞÐ') it.pastes(letter);
  expect(it.told().slice(before)).not.toMatch(/[ÆØÞÐ]/);
  expect(it.text()).toContain('••••▏  4 characters');
});

test('MiniMax is set up at its CN endpoint, by the API that is best there', () => {
  const it = wizard(empty, { tries: (trial) => answering(trial, found('MiniMax-M2.7', 'MiniMax-M2.1')) });
  it.opens('minimax').picks('CN').pastes(KEY).presses('enter').picks('minimaxi.com/anthropic');
  expect(it.text()).toContain('https://api.minimaxi.com/anthropic');
  const asked = it.effects.find(({ kind }) => kind === 'try out');
  expect(asked).toMatchObject({ trial: { api: 'anthropic-messages', baseUrl: 'https://api.minimaxi.com/anthropic' } });
  it.presses('enter', 'enter', 'enter', 'enter', 'enter');
  expect(it.reviewed()).toMatchObject({
    provider: 'minimax',
    choice: 'minimax-cn-api',
    endpoint: { baseUrl: 'https://api.minimaxi.com/anthropic', api: 'anthropic-messages' },
    models: [{ id: 'MiniMax-M2.7', role: 'default' }],
  });
});

const OLLAMA = {
  provider: 'ollama',
  by: 'server',
  says: 'Ollama 0.6.4 answers on 127.0.0.1:11434',
  baseUrl: 'http://127.0.0.1:11434',
} as const;

test('a server that was found is the first of all, and needs no key', () => {
  const it = wizard(empty, {
    found: [OLLAMA],
    tries: (trial) =>
      answering(trial, [
        { id: 'embed', unfit: 'embeddings only' },
        { id: 'gpt-oss:20b', contextWindow: 131_072 },
      ]),
  });
  it.opens().presses('enter');
  expect(it.text()).toContain('Ollama 0.6.4 answers');
  it.presses('enter');
  expect(it.step()).toBe('probe');
  it.presses('enter');
  expect(it.text()).toMatch(/\[x\] gpt-oss:20b +131k +free/);
  expect(it.text()).toMatch(/\[ \] embed .*embeddings only/);
  it.presses('enter', 'enter', 'enter');
  expect(it.reviewed()).toMatchObject({
    provider: 'ollama',
    credential: { kind: 'placeholder', text: 'ollama-local' },
    models: [{ id: 'gpt-oss:20b', role: 'default', contextWindow: 131_072 }],
  });
});

test('a proxy with a wrong base URL is written with the one that answers, and what was tried is said', () => {
  const right = 'http://10.0.0.9:8080/v1';
  const it = wizard(empty, {
    tries: (trial) =>
      answering(trial, found('qwen3'), {
        baseUrl: right,
        tried: [{ baseUrl: 'http://10.0.0.9:8080', outcome: { kind: 'wrong-url', why: 'html' } }],
      }),
  });
  it.opens().picks('another endpoint').types('http://10.0.0.9:8080').presses('enter').picks('openai-completions');
  it.types('my-proxy').presses('enter').picks('Paste').pastes(KEY).presses('enter');
  expect(it.text()).toContain(`${right} answers, and is what will be written.`);
  expect(it.text()).toContain(`host ${right}`);
  it.presses('enter', 'enter', 'enter', 'enter', 'enter');
  expect(it.reviewed()).toMatchObject({
    provider: 'my-proxy',
    endpoint: { baseUrl: right, api: 'openai-completions' },
    credential: { kind: 'env', variable: 'MY_PROXY_API_KEY' },
    models: [{ id: 'qwen3', role: 'default' }],
  });
});

test.each([
  ['http://ann:pass@host/v1', 'user name'],
  ['not an address', 'not a web address'],
])('the address %s is not taken', (address, says) => {
  const it = wizard(empty).opens().picks('another endpoint').types(address).presses('enter');
  expect(it.step()).toBe('address');
  expect(it.model().shell.toast?.text).toContain(says);
});

const loggingIn = (outside: Outside = {}): Wizard =>
  wizard(empty, outside).opens('github-copilot').picks('log in here');

test('a device code is shown large with its page and the time that is left, and the login becomes the credential', () => {
  const it = loggingIn({ tries: (trial) => answering(trial, found('claude-opus-4.7')) });
  expect(it.effects.at(-2)).toMatchObject({ kind: 'log in', flow: 'github', provider: 'github-copilot' });
  it.hears(CODE);
  expect(it.text()).toContain('W D J B - M J H T');
  expect(it.text()).toContain('https://login.example/device');
  expect(it.text()).toContain('10:00 left');
  it.hears({ kind: 'done', login: { handle: TOKEN, type: 'token', profileId: 'github-copilot:github' } });
  expect(it.step()).toBe('probe');
  expect(it.effects.find(({ kind }) => kind === 'try out')).toMatchObject({
    trial: { key: { kind: 'held', handle: TOKEN } },
  });
  it.presses('enter', 'enter', 'enter', 'enter');
  expect(it.reviewed().credential).toMatchObject({
    kind: 'profile',
    profiles: [{ id: 'github-copilot:github', type: 'token', secret: { kind: 'held', handle: TOKEN } }],
  });
});

test.each([
  ['denied', 'denied'],
  ['expired', 'expired'],
] as const)('a login that was %s says so, and r begins another', (kind, says) => {
  const it = loggingIn().hears(CODE).hears({ kind: 'failed', why: { kind } });
  expect(it.text()).toContain(says);
  const first = it.model().setup?.login?.request;
  it.presses('r');
  expect(it.effects.filter((effect) => effect.kind === 'log in')).toHaveLength(2);
  expect(it.model().setup?.login?.request).not.toBe(first);
  it.hears(CODE);
  expect(it.text()).toContain('W D J B');
});

test('y copies the code, u the address, and p takes what the browser ended at without a message', () => {
  const it = loggingIn().hears(CODE).presses('y', 'u');
  expect(it.effects.filter(({ kind }) => kind === 'copy')).toEqual([
    { kind: 'copy', text: 'WDJB-MJHT' },
    { kind: 'copy', text: 'https://login.example/device?user_code=WDJB-MJHT' },
  ]);
  const other = loggingIn().hears(BROWSER).presses('p').pastes('http://127.0.0.1:1455/cb?code=planted-code');
  expect(other.text()).toContain('ssh -L 1455:127.0.0.1:1455 ann@box');
  other.presses('enter');
  expect(other.effects.at(-1)).toEqual({ kind: 'take address' });
  expect(other.told()).not.toContain('planted-code');
});

test('Esc cancels a login and is one step; an answer that comes too late is forgotten', () => {
  const it = loggingIn().hears(CODE);
  const late = it.model().setup?.login?.request ?? 0;
  it.presses('esc');
  expect(it.step()).toBe('sign in');
  expect(it.effects).toContainEqual({ kind: 'stop setup' });
  it.picks('log in here');
  it.send({
    scope: 'setup',
    type: 'login',
    request: late,
    stage: { kind: 'done', login: { handle: TOKEN, type: 'token', profileId: 'x' } },
  });
  expect(it.effects.at(-1)).toEqual({ kind: 'forget keys', handles: [TOKEN] });
  expect(it.step()).toBe('login');
});

test('Esc is one step everywhere, and out of the first one; opening again goes on there', () => {
  const it = pasted(wizard(empty, glm)).presses('enter', 'enter');
  const way: (string | undefined)[] = [it.step()];
  for (let i = 0; i < 5; i += 1) way.push(it.presses('esc').step());
  expect(way).toEqual(['role', 'models', 'probe', 'key', 'sign in', 'provider']);
  expect(it.presses('esc').step()).toBeUndefined();
  expect(it.model().setup?.answers.models).toEqual(['glm-5']);
  expect(it.opens().step()).toBe('provider');
});

test('going back keeps the answers: the same Enters lead to the same set-up', () => {
  const it = pasted(wizard(withPrimary(), glm))
    .presses('enter')
    .marks('glm-4.7')
    .presses('enter')
    .picks('becomes the default');
  it.types('glm').presses('enter').picks('Auth profile');
  const before = it.reviewed();
  it.presses('esc');
  expect(it.step()).toBe('place');
  it.presses(...Array.from({ length: 7 }, () => 'shift+tab'));
  expect(it.step()).toBe('provider');
  it.presses(...Array.from({ length: 8 }, () => 'enter'));
  expect(it.reviewed()).toEqual(before);
});

test('another provider takes nothing of the one before, and its key is forgotten', () => {
  const it = pasted(wizard(empty, glm));
  const handle = it.model().setup?.held?.handle ?? '';
  it.presses('esc', 'esc', 'esc').picks('groq');
  expect(it.opened(handle)).toBeUndefined();
  expect(it.model().setup).not.toHaveProperty('held');
  expect(it.model().setup).not.toHaveProperty('trial');
});

test('a default that is there stays unless somebody says otherwise', () => {
  const it = pasted(wizard(withPrimary(), glm)).presses('enter', 'enter', 'enter', 'enter');
  expect(it.reviewed().models).toMatchObject([{ id: 'glm-5', role: 'declared' }]);
});

test('where only some models may be chosen, a new one comes onto the list', () => {
  const listed = withPrimary({
    models: settings({
      text: choice('anthropic/claude-opus-4-6'),
      allowlist: allowlist({ 'anthropic/claude-opus-4-6': '' }),
    }),
  });
  const it = pasted(wizard(listed, glm)).presses('enter', 'enter');
  expect(it.text()).toContain('What is zai/glm-5 for? anthropic/claude-opus-4-6 is the default now.');
  expect(it.text()).toContain('❯ To choose from  on the list');
  it.presses('enter', 'enter', 'enter');
  expect(it.reviewed().models).toMatchObject([{ id: 'glm-5', role: 'allowed' }]);
});

test('a variable that is set is offered in place of pasting', () => {
  const outside = {
    ...glm,
    found: [{ provider: 'zai', by: 'env', says: 'ZAI_API_KEY is set', variable: 'ZAI_API_KEY' }],
  } as const;
  const it = wizard(empty, outside).opens().presses('enter').picks('Z.AI API key').picks('Use ZAI_API_KEY');
  it.presses('enter', 'enter', 'enter', 'enter');
  expect(it.reviewed().credential).toEqual({ kind: 'variable', name: 'ZAI_API_KEY' });
});

test('a pasted command is pointed out, and taken only with a second Enter', () => {
  const it = wizard(empty, glm).opens('zai').picks('Z.AI API key').pastes('export ZAI_API_KEY=abc');
  expect(it.text()).toContain('✖');
  expect(it.presses('enter').step()).toBe('key');
  expect(it.presses('enter').step()).toBe('probe');
});

test('a login of openclaw gets the terminal, and the wizard goes on with what is there then', () => {
  const after = home({ providers: [provider('openai-codex')] });
  const it = wizard(empty, { handsOver: () => ({ kind: 'ended', code: 0 }), homeAfter: after });
  it.opens('openai-codex').picks('Browser Login').presses('enter');
  expect(it.effects.find(({ kind }) => kind === 'hand over')).toMatchObject({
    args: ['models', 'auth', 'login', '--provider', 'openai-codex', '--method', 'oauth'],
  });
  expect(it.step()).toBe('probe');
  expect(it.model().setup?.answers.credential).toBe('keep');
});

test.each([
  [{ kind: 'missing' }, 'Then run: openclaw models auth login --provider openai-codex --method oauth'],
  [{ kind: 'ended', code: 1 }, 'openclaw ended with 1'],
  [{ kind: 'ended', code: 0 }, 'no credential of this provider'],
] as const)('openclaw that comes to %o leaves the wizard where it is', (end, says) => {
  const it = wizard(empty, { handsOver: () => end })
    .opens('openai-codex')
    .picks('Browser Login')
    .presses('enter');
  expect(it.step()).toBe('hand over');
  expect(it.text().replace(/\s+/g, ' ')).toContain(says);
});

test('an endpoint that fails may be written all the same, and it is said what that means', () => {
  const failing: Outside = {
    tries: (trial) =>
      answering(trial, [], {
        record: { ref: 'zai', probe: trial.probe, outcome: { kind: 'auth', status: 401 }, totalMs: 5, at: 0 },
      }),
  };
  const it = pasted(wizard(empty, failing));
  expect(it.text()).toContain('401 rejected');
  expect(it.text()).toContain('Enter goes on all the same');
  it.presses('r');
  expect(it.effects.filter(({ kind }) => kind === 'try out')).toHaveLength(2);
  expect(it.presses('enter').step()).toBe('models');
});

test('a completion is asked for only by who presses for it, and its cost is said before', () => {
  const it = pasted(wizard(empty, glm));
  expect(it.text()).toMatch(/c asks a model for a word: 1 completion, about 38 tokens/);
  it.presses('c');
  const kinds = it.effects.flatMap((effect) => (effect.kind === 'try out' ? [effect.trial.probe] : []));
  expect(kinds).toEqual(['reach', 'completion']);
});

test('a model that nobody lists is taken as it is typed', () => {
  const it = pasted(wizard(empty, glm)).presses('enter').marks('glm-5').presses('/').types('glm-next').presses('enter');
  it.marks('glm-next').presses('enter', 'enter', 'enter', 'enter');
  expect(it.reviewed().models).toMatchObject([{ id: 'glm-next' }]);
});

test('once it is written nothing is kept, the provider has the cursor, and what it answers is news', () => {
  const after = home({ providers: [provider('anthropic'), provider('zai', ['glm-5'])] });
  const it = pasted(wizard(empty, { ...glm, homeAfter: after })).presses('enter', 'enter', 'enter', 'enter', 'enter');
  const { credential } = it.reviewed();
  it.writes();
  expect(credential.kind === 'env' && it.opened(credential.handle)).toBe(undefined);
  expect(it.model().setup).toBeUndefined();
  expect(it.effects.filter(({ kind }) => kind === 'keep setup').at(-1)).toEqual({ kind: 'keep setup' });
  expect(it.model().shell.focus).toBe('providers');
  expect(it.model().providers.cursor.key).toBe('zai');
  const request = it.model().proving?.request ?? -1;
  const record = {
    ref: 'zai/glm-5',
    probe: 'reach',
    outcome: { kind: 'ok' },
    latencyMs: 88,
    totalMs: 90,
    at: 0,
  } as const;
  it.send(
    { scope: 'probes', type: 'arrived', results: [{ request, record }] },
    { scope: 'probes', type: 'finished', requests: [request] },
  );
  expect(it.model().shell.toast?.text).toBe('zai is set up and answers: 88 ms. z takes it back.');
});

test('an endpoint that a person names may be asked which API it speaks, and that one is written', () => {
  const it = wizard(empty, { ...glm, speaks: 'anthropic-messages' });
  it.opens()
    .picks('another endpoint')
    .types('http://10.0.0.9/v1')
    .presses('enter')
    .picks('Find out')
    .presses('enter')
    .picks('No key');
  expect(it.text()).toContain('anthropic-messages is what it speaks, and is what will be written.');
  it.presses('enter', 'enter', 'enter', 'enter');
  expect(it.reviewed().endpoint).toEqual({ baseUrl: 'http://10.0.0.9/v1', api: 'anthropic-messages' });
});

test('an id in the wrong case says which one is meant', () => {
  const it = pasted(wizard(empty, glm)).presses('enter', '/').types('GLM-5');
  expect(it.text()).toContain('did you mean glm-5?');
});

test('the name of a variable in place of a key is a reference to it, set or not', () => {
  const it = wizard(empty, glm).opens('zai').picks('Z.AI API key').pastes('$MY_ZAI_KEY');
  expect(it.text()).toContain('This is the name of a variable: Enter refers to it.');
  it.presses('enter');
  expect(it.effects.find(({ kind }) => kind === 'try out')).toMatchObject({
    trial: { key: { kind: 'env', name: 'MY_ZAI_KEY' } },
  });
  it.presses('enter', 'enter', 'enter', 'enter');
  expect(it.reviewed().credential).toMatchObject({ kind: 'variable', name: 'MY_ZAI_KEY' });
});

test('a login that is there may stay: models are chosen without another one', () => {
  const there = home({ providers: [provider('openai-codex')] });
  const it = wizard(there).opens('openai-codex').picks('Browser Login');
  expect(it.step()).toBe('credential');
  expect(it.picks('Keep the credential').step()).toBe('probe');
  const anew = wizard(there, { handsOver: () => ({ kind: 'ended', code: 0 }) }).opens('openai-codex');
  anew.picks('Browser Login').picks('Log in anew');
  expect(anew.step()).toBe('hand over');
  expect(anew.presses('enter').step()).toBe('probe');
});

test('of a provider that is looked at and has no credential the wizard begins at its row, also once more was found', () => {
  const shown = home({ providers: [provider('anthropic')] });
  const model = started(shown);
  const looking: Model = {
    ...model,
    shell: { ...model.shell, focus: 'providers' },
    providers: { ...model.providers, all: true, filter: 'groq' },
  };
  const it = wizard(shown, { found: [OLLAMA] }, looking).opens();
  expect(it.text()).toMatch(/❯ groq/);
  expect(it.presses('enter').model().setup?.answers.provider).toBe('groq');
});

test('a model of OpenRouter that begins with its name is known as the one to propose', () => {
  const it = wizard(empty, { tries: (trial) => answering(trial, found('a/first', 'openrouter/auto')) });
  it.opens('openrouter').picks('OpenRouter API key').pastes(KEY).presses('enter').picks('Anywhere').presses('enter');
  expect(it.model().setup?.answers.models).toEqual(['openrouter/auto']);
});

test('an address with a gap asks for what belongs there', () => {
  const it = wizard(empty, glm).opens('cloudflare-ai-gateway').pastes(KEY).presses('enter');
  expect(it.text()).toContain('in place of the parts in braces');
  expect(it.presses('enter').step()).toBe('address');
  it.types('https://gateway.ai.cloudflare.com/v1/ann/mine/anthropic').presses('enter');
  expect(it.step()).toBe('probe');
});
