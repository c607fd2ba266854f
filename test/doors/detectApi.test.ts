import { afterEach, expect, test } from 'vitest';
import { createKeyring } from '../../services/keyring.js';
import { detectApi } from '../../services/setup/detectApi.js';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { ProbeApi, ProbeOutcome } from '../../state/domain/probe.js';
import type { ApiFound } from '../../state/domain/setup/trial.js';
import { home } from '../support/builders.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { vault } from '../support/probing.js';
import { claudeCodeRouter, lmStudio, vllm } from '../support/servers/gateways.js';
import { anthropicLike, messagesOnly, openAiLike } from '../support/servers/hosted.js';
import { llamaLoading, llamaServer, llamaServerOf2025 } from '../support/servers/llamaServer.js';
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

function found(baseUrl: string, outside = world): Promise<ApiFound> {
  const keyring = createKeyring();
  const key = { kind: 'held', handle: keyring.hold(KEY) } as const;
  const asked = { provider: 'my-proxy', baseUrl, key };
  return detectApi(outside, { home: home(), vault: vault(), keyring }, asked, new AbortController().signal);
}

const chain = [{ name: 'tiny-chain:latest', trained: 32_768 }];

const CASES: readonly {
  readonly about: string;
  readonly site: Site;
  readonly typed?: string;
  readonly api?: ProbeApi;
  readonly base?: string;
  readonly outcome?: ProbeOutcome['kind'];
}[] = [
  { about: 'a compatible proxy', site: openAiLike(KEY, ['m']), typed: '/v1', api: 'openai-completions' },
  {
    about: 'a compatible proxy without its /v1',
    site: openAiLike(KEY, ['m']),
    api: 'openai-completions',
    base: '/v1',
  },
  {
    about: 'a compatible proxy with a wrong key',
    site: openAiLike('another', ['m']),
    typed: '/v1',
    api: 'openai-completions',
    outcome: 'auth',
  },
  { about: 'Anthropic', site: anthropicLike(KEY, ['claude-opus-4-6']), api: 'anthropic-messages' },
  {
    about: 'Anthropic with a wrong key, which it says on every path',
    site: anthropicLike('another', ['claude-opus-4-6']),
    api: 'anthropic-messages',
    outcome: 'auth',
  },
  {
    about: 'messages under /anthropic alone',
    site: messagesOnly(KEY, ['MiniMax-M2.1']),
    typed: '/anthropic',
    api: 'anthropic-messages',
  },
  { about: 'a router of messages alone', site: claudeCodeRouter(KEY), api: 'anthropic-messages' },
  { about: 'Ollama', site: ollama064(chain), api: 'ollama' },
  { about: 'Ollama, when its compatible address is typed', site: ollama0312(chain), typed: '/v1', api: 'ollama' },
  { about: 'the oldest Ollama', site: ollama0117(chain), api: 'ollama' },
  { about: 'llama-server', site: llamaServer({ key: KEY }), typed: '/v1', api: 'openai-completions' },
  { about: 'llama-server of 2025', site: llamaServerOf2025(), typed: '/v1', api: 'openai-completions' },
  {
    about: 'llama-server while it loads',
    site: llamaLoading,
    typed: '/v1',
    api: 'openai-completions',
    outcome: 'loading',
  },
  { about: 'LM Studio', site: lmStudio(['m']), api: 'openai-completions', base: '/v1' },
  { about: 'vLLM', site: vllm('m', 8192), typed: '/v1', api: 'openai-completions' },
  {
    about: 'a web page',
    site: () => ({ status: 200, text: '<html>', headers: { 'content-type': 'text/html' } }),
    outcome: 'wrong-url',
  },
];

test.each(CASES)('$about', async ({ site, typed = '', api, base, outcome = 'ok' }) => {
  const server = await opened(site);
  const { api: said, result } = await found(server.url + typed);
  expect(said).toBe(api);
  expect(result.record.outcome.kind).toBe(outcome);
  expect(result.baseUrl).toBe(server.url + (base ?? typed));
});

test('No tokens are spent: a path of completions is asked with nothing in it.', async () => {
  const server = await opened(openAiLike(KEY, ['m']));
  await found(`${server.url}/v1`);
  const posted = server.asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
  expect(posted.length).toBeGreaterThan(0);
  expect(posted.every((body) => JSON.stringify(body) === '{}')).toBe(true);
});

test('Who cannot be reached is asked in one API alone.', async () => {
  const server = await opened(vllm('m', 8192));
  await server.close();
  const paths: string[] = [];
  const request: World['request'] = (asked) => {
    paths.push(new URL(asked.url).pathname);
    return world.request(asked);
  };
  const { api, result } = await found(server.url, { ...world, request });
  expect(api).toBeUndefined();
  expect(result.record.outcome).toEqual({ kind: 'refused' });
  // Which kind of server it is, and whether it speaks the first of the APIs.
  expect(paths).toEqual(['/v1/models', '/models']);
});
