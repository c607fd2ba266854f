import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createKeyring } from '../../services/keyring.js';
import { tryOut } from '../../services/setup/tryOut.js';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { ProbeOutcome } from '../../state/domain/probe.js';
import type { FoundModel, Trial } from '../../state/domain/setup/trial.js';
import { home } from '../support/builders.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { vault } from '../support/probing.js';
import { claudeCodeRouter, lmStudio, portkey, vllm } from '../support/servers/gateways.js';
import { anthropicLike, googleLike, messagesOnly, openAiLike, openRouterLike } from '../support/servers/hosted.js';
import { llamaLoading, llamaRouter, llamaServer, llamaServerOf2025 } from '../support/servers/llamaServer.js';
import { ollama064, ollama0117, ollama0312 } from '../support/servers/ollama.js';
import { type Listening, listen, type Site } from '../support/servers/site.js';

const world: World = { ...fakeWorld(), now: () => Date.now(), request: nodeRequest({}) };

const servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const KEY = 'sk-pincer-test-0123456789abcdef';

async function opened(site: Site): Promise<Listening> {
  const server = await listen(site);
  servers.push(server);
  return server;
}

function tried(baseUrl: string, over: Partial<Trial> = {}) {
  const keyring = createKeyring();
  const trial: Trial = {
    provider: 'here',
    api: 'openai-completions',
    baseUrl,
    key: { kind: 'held', handle: keyring.hold(KEY) },
    probe: 'reach',
    ...over,
  };
  return tryOut(world, { home: home(), vault: vault(), keyring }, trial, new AbortController().signal);
}

type Case = {
  readonly says: string;
  readonly site: Site;
  readonly api?: string;
  /** What is typed behind the server's address, and which base URL comes of it. */
  readonly typed: string;
  readonly found?: string;
  readonly outcome: ProbeOutcome;
  readonly models?: readonly FoundModel[];
  readonly probe?: Trial['probe'];
  readonly model?: string;
};

const ok = { kind: 'ok' } as const;
const keyOpen = { kind: 'ok', note: 'key-not-proven' } as const;
const NOT_FOUND = { kind: 'wrong-url', why: 'not-found', status: 404 } as const;
const page: Site = () => ({
  status: 200,
  text: '<!doctype html><title>Chat</title>',
  headers: { 'content-type': 'text/html' },
});

/** A site under a folder, and a web page everywhere else. */
const behindPage =
  (folder: string, site: Site): Site =>
  (asked) =>
    asked.path.startsWith(folder) ? site({ ...asked, path: asked.path.slice(folder.length) }) : page(asked);

const chain = [{ name: 'tiny-chain:latest', trained: 32_768 }];

const CASES: readonly Case[] = [
  {
    says: 'a hosted API takes the key and lists',
    site: openAiLike(KEY, ['gpt-5.5']),
    typed: '/v1',
    outcome: ok,
    models: [{ id: 'gpt-5.5' }],
  },
  {
    says: 'a slash behind the base URL is none of it',
    site: openAiLike(KEY, ['gpt-5.5']),
    typed: '/v1/',
    found: '/v1',
    outcome: ok,
    models: [{ id: 'gpt-5.5' }],
  },
  {
    says: 'a missing /v1 is found',
    site: openAiLike(KEY, ['gpt-5.5']),
    typed: '',
    found: '/v1',
    outcome: ok,
    models: [{ id: 'gpt-5.5' }],
  },
  {
    says: 'a doubled /v1 is found',
    site: vllm('qwen', 8192),
    typed: '/v1/v1',
    found: '/v1',
    outcome: keyOpen,
    models: [{ id: 'qwen', contextWindow: 8192 }],
  },
  {
    says: 'the address of a request leads to its base',
    site: openAiLike(KEY, ['gpt-5.5']),
    typed: '/v1/chat/completions',
    found: '/v1',
    outcome: ok,
    models: [{ id: 'gpt-5.5' }],
  },
  {
    says: 'an API under /api/v1 of a web page is found',
    site: behindPage('/api', openAiLike(KEY, ['m'])),
    typed: '',
    found: '/api/v1',
    outcome: ok,
    models: [{ id: 'm' }],
  },
  {
    says: 'a completion is made where the API was found',
    site: openAiLike(KEY, ['gpt-5.5']),
    typed: '',
    found: '/v1',
    probe: 'completion',
    model: 'gpt-5.5',
    outcome: ok,
    models: [{ id: 'gpt-5.5' }],
  },
  {
    says: 'a web page alone stays the wrong address',
    site: page,
    typed: '',
    outcome: { kind: 'wrong-url', why: 'html', status: 200 },
  },
  {
    says: 'LM Studio without /v1 says so with a 200, and tells what is loaded',
    site: lmStudio(['minimax-m2.1-gs32', 'qwen3-coder'], { 'minimax-m2.1-gs32': 32_768 }),
    typed: '',
    found: '/v1',
    outcome: keyOpen,
    models: [
      { id: 'minimax-m2.1-gs32', contextWindow: 32_768 },
      { id: 'qwen3-coder', contextWindow: 196_608 },
    ],
  },
  {
    says: 'llama-server tells what it runs with',
    site: llamaServer({ key: KEY, context: 4096 }),
    typed: '/v1',
    outcome: ok,
    models: [{ id: 'tiny-chain', contextWindow: 4096, input: ['text'] }],
  },
  {
    says: 'llama-server of 2025 tells it in its props',
    site: llamaServerOf2025({ context: 2048 }),
    typed: '/v1',
    outcome: keyOpen,
    models: [{ id: 'tiny-chain', contextWindow: 2048, input: ['text'] }],
  },
  {
    says: 'a llama router is not asked for props, which would load a model',
    site: llamaRouter(['a', 'b'], 'a'),
    typed: '/v1',
    outcome: keyOpen,
    models: [{ id: 'a' }, { id: 'b' }],
  },
  {
    says: 'a server that loads is left to load',
    site: llamaLoading,
    typed: '/v1',
    outcome: { kind: 'loading', said: 'Loading model' },
  },
  {
    says: 'Ollama in its own API tells what its models can do',
    site: ollama064(chain),
    api: 'ollama',
    typed: '',
    outcome: keyOpen,
    models: [
      {
        id: 'tiny-chain:latest',
        contextWindow: 32_768,
        sizeFrom: 'training',
        tools: true,
        reasoning: false,
        input: ['text'],
      },
    ],
  },
  {
    says: 'of an Ollama what runs comes before what its Modelfile asks for, and that before the training',
    site: ollama064([
      { name: 'runs', trained: 40_960, running: 16_384, numCtx: 8192 },
      { name: 'asks', trained: 40_960, numCtx: 8192 },
      { name: 'asks-too-much', trained: 40_960, numCtx: 65_536 },
    ]),
    api: 'ollama',
    typed: '',
    outcome: keyOpen,
    models: [16_384, 8192, 40_960].map((contextWindow, i) => ({
      id: ['runs', 'asks', 'asks-too-much'][i] ?? '',
      contextWindow,
      tools: true,
      reasoning: false,
      input: ['text'],
    })),
  },
  {
    says: 'an older Ollama leaves it open what its models can do',
    site: ollama0312(chain),
    api: 'ollama',
    typed: '/v1',
    outcome: keyOpen,
    models: [{ id: 'tiny-chain:latest', contextWindow: 32_768, sizeFrom: 'training' }],
  },
  {
    says: 'the oldest Ollama tells ids alone',
    site: ollama0117(chain),
    api: 'ollama',
    typed: '',
    outcome: keyOpen,
    models: [{ id: 'tiny-chain:latest' }],
  },
  {
    says: 'an Ollama without models has nothing to choose',
    site: ollama064([]),
    api: 'ollama',
    typed: '',
    outcome: { kind: 'no_model' },
  },
  {
    says: 'Ollama behind the OpenAI API is asked for the same',
    site: ollama064(chain),
    typed: '',
    found: '/v1',
    outcome: keyOpen,
    models: [
      {
        id: 'tiny-chain:latest',
        contextWindow: 32_768,
        sizeFrom: 'training',
        tools: true,
        reasoning: false,
        input: ['text'],
      },
    ],
  },
  {
    says: 'Anthropic lists with names',
    site: anthropicLike(KEY, ['claude-opus-4-6']),
    api: 'anthropic-messages',
    typed: '',
    outcome: ok,
    models: [{ id: 'claude-opus-4-6' }],
  },
  {
    says: 'a messages endpoint without a list still proves its key',
    site: messagesOnly(KEY, ['MiniMax-M2.1']),
    api: 'anthropic-messages',
    typed: '/anthropic',
    outcome: { kind: 'ok', note: 'no-model-list' },
  },
  {
    says: 'a messages endpoint is found under /anthropic',
    site: messagesOnly(KEY, ['MiniMax-M2.1']),
    api: 'anthropic-messages',
    typed: '/v1',
    found: '/anthropic',
    outcome: { kind: 'ok', note: 'no-model-list' },
  },
  {
    says: 'a router of messages alone',
    site: claudeCodeRouter(KEY),
    api: 'anthropic-messages',
    typed: '',
    outcome: { kind: 'ok', note: 'no-model-list' },
  },
  {
    says: 'Google lists under /v1beta',
    site: googleLike(KEY, ['gemini-3-pro']),
    api: 'google-generative-ai',
    typed: '',
    found: '/v1beta',
    outcome: ok,
    models: [{ id: 'gemini-3-pro' }],
  },
  {
    says: 'OpenRouter, whose list anybody may read, proves the key and tells prices',
    site: openRouterLike(KEY, ['moonshotai/kimi-k2']),
    typed: '/api',
    found: '/api/v1',
    outcome: ok,
    models: [
      {
        id: 'moonshotai/kimi-k2',
        contextWindow: 131_072,
        cost: { input: 0.6, output: 2.5, cacheRead: 0, cacheWrite: 0 },
        input: ['text'],
        reasoning: false,
        tools: true,
      },
    ],
  },
  {
    says: 'a wrong key is found out although the list is open to anybody',
    site: openRouterLike('sk-another', ['moonshotai/kimi-k2']),
    typed: '/api/v1',
    outcome: { kind: 'auth', status: 401, said: 'No auth credentials found' },
  },
  {
    says: 'a wrong key is a wrong key, not a wrong address',
    site: openAiLike('sk-another', ['gpt-5.5']),
    typed: '/v1',
    outcome: {
      kind: 'auth',
      status: 401,
      said: 'Incorrect API key provided: [secret]. You can find your API key at https://platform.openai.com/account/api-keys.',
    },
  },
  {
    says: 'Portkey wants to be told an upstream',
    site: portkey,
    typed: '/v1',
    outcome: {
      kind: 'format',
      status: 400,
      said: 'Either x-portkey-config or x-portkey-provider header is required',
    },
  },
  {
    says: 'a model that the server does not list',
    site: openAiLike(KEY, ['gpt-5.5']),
    typed: '/v1',
    model: 'gpt-6',
    outcome: { kind: 'unknown-model', because: 'not-listed', near: ['gpt-5.5'] },
    models: [{ id: 'gpt-5.5' }],
  },
];

test.each(CASES)('$says', async ({ site, api, typed, found, outcome, models = [], probe, model }) => {
  const server = await opened(site);
  const result = await tried(server.url + typed, {
    ...(api === undefined ? {} : { api }),
    ...(probe === undefined ? {} : { probe }),
    ...(model === undefined ? {} : { model }),
  });
  expect(result.record.outcome).toEqual(outcome);
  expect(result.baseUrl).toBe(server.url + (found ?? typed));
  expect(result.models).toEqual(models);
});

test('Every variant that was tried is told with what it answered, and none beyond the one that works.', async () => {
  const server = await opened(behindPage('/api', openAiLike(KEY, ['m'])));
  const { tried: told } = await tried(server.url);
  const html = { kind: 'wrong-url', why: 'html', status: 200 };
  expect(told).toEqual([
    { baseUrl: server.url, outcome: html },
    { baseUrl: `${server.url}/v1`, outcome: html },
  ]);
});

test('Where nothing works, the first answer counts, and the others are told.', async () => {
  const server = await opened(() => ({ status: 404, text: '404 page not found' }));
  const { record, baseUrl, tried: told } = await tried(`${server.url}/v1`);
  expect(record.outcome).toEqual(NOT_FOUND);
  expect(baseUrl).toBe(`${server.url}/v1`);
  expect(told.map((row) => row.baseUrl)).toEqual([server.url, `${server.url}/api/v1`]);
});

test('A host without a scheme is asked over http when it is this machine.', async () => {
  const server = await opened(vllm('qwen', 8192));
  const { baseUrl, record } = await tried(`127.0.0.1:${server.port}/v1`);
  expect(baseUrl).toBe(`http://127.0.0.1:${server.port}/v1`);
  expect(record.outcome).toEqual(keyOpen);
});

test('A redirect to another host is told and not followed, so that the key goes to the origin that is tried alone.', async () => {
  const other = await opened(openAiLike(KEY, ['gpt-5.5']));
  const first = await opened((asked) => ({ status: 308, headers: { location: other.url + asked.path } }));
  const { record } = await tried(`${first.url}/v1`);
  expect(record.outcome).toMatchObject({ kind: 'wrong-url', why: 'redirect' });
  expect(other.asked).toEqual([]);
  expect(first.asked.length).toBeGreaterThan(1);
});

test('A closed port is refused once, and no variant of it is tried.', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  const port = typeof address === 'object' && address !== null ? address.port : 1;
  const { record, tried: told, models } = await tried(`http://127.0.0.1:${port}`);
  expect(record.outcome).toEqual({ kind: 'refused' });
  expect(told).toEqual([]);
  expect(models).toEqual([]);
});

test('The key is in nothing that comes back, although the server echoes it.', async () => {
  const server = await opened(({ headers }) => ({
    status: 200,
    json: { data: [{ id: `echo ${headers.authorization}`, display_name: headers.authorization ?? '' }] },
  }));
  const result = await tried(`${server.url}/v1`);
  expect(JSON.stringify(result)).not.toContain(KEY);
  expect(result.models).toHaveLength(1);
});
