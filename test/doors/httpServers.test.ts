import { afterEach, expect, test } from 'vitest';
import { runProbe } from '../../services/operations/probe.js';
import { limitsOf } from '../../services/probes/ask.js';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { ProbeApi, ProbeKind, ProbeOutcome } from '../../state/domain/probe.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { target, vault } from '../support/probing.js';
import { claudeCodeRouter, lmStudio, portkey, vllm } from '../support/servers/gateways.js';
import { anthropicLike, googleLike, messagesOnly, openAiLike, openRouterLike } from '../support/servers/hosted.js';
import {
  llamaLoading,
  llamaRouter,
  llamaServer,
  llamaServerOf2025,
  llamaTiny,
} from '../support/servers/llamaServer.js';
import { ollama064, ollama0117, ollama0312 } from '../support/servers/ollama.js';
import { type Listening, listen, type Site } from '../support/servers/site.js';

const world: World = { ...fakeWorld(), now: () => Date.now(), request: nodeRequest({}) };

const servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

type Case = {
  readonly says: string;
  readonly site: Site;
  readonly api?: ProbeApi;
  /** After the server's address. */
  readonly base?: string;
  readonly model?: string;
  readonly key?: string;
  readonly hosted?: true;
  readonly context?: number;
  readonly reach?: ProbeOutcome;
  readonly completion?: ProbeOutcome;
  readonly tools?: ProbeOutcome;
  readonly image?: ProbeOutcome;
};

const ok = { kind: 'ok' } as const;
const listed = { kind: 'ok', note: 'model-not-proven' } as const;
const keyOpen = { kind: 'ok', note: 'key-not-proven' } as const;
const badKey = (said: string) => ({ kind: 'auth', status: 401, said }) as const;
const asTiny = { kind: 'answers-as', model: 'tiny-chain' } as const;

const chain = [{ name: 'tiny-chain:latest', trained: 32_768 }];
const running = [{ name: 'tiny-chain:latest', trained: 32_768, running: 4096 }];

const CASES: readonly Case[] = [
  {
    says: 'llama-server with its key',
    site: llamaServer({ key: 'right' }),
    key: 'right',
    reach: listed,
    completion: ok,
  },
  {
    says: 'llama-server with a wrong key',
    site: llamaServer({ key: 'right' }),
    key: 'wrong',
    reach: badKey('Invalid API Key'),
    completion: badKey('Invalid API Key'),
  },
  {
    says: 'llama-server that wants no key, so that none is proven',
    site: llamaServer(),
    key: 'any',
    reach: keyOpen,
    completion: ok,
  },
  { says: 'llama-server without any key', site: llamaServer(), reach: listed, completion: ok },
  {
    says: 'llama-server that wants a key and gets none',
    site: llamaServer({ key: 'right' }),
    reach: { kind: 'no_credential', looked: ['HERE_API_KEY'] },
  },
  { says: 'llama-server takes any model id', site: llamaServer(), model: 'gpt-5', reach: asTiny, completion: asTiny },
  {
    says: 'llama-server runs with less than promised',
    site: llamaServer(),
    context: 32_768,
    reach: { kind: 'context-smaller', running: 4096, configured: 32_768 },
    completion: { kind: 'context-smaller', running: 4096, configured: 32_768 },
  },
  {
    says: 'llama-server under a wrong path',
    site: llamaServer(),
    base: '/v2',
    reach: { kind: 'wrong-url', why: 'not-found', status: 404 },
    completion: { kind: 'wrong-url', why: 'not-found', status: 404 },
  },
  {
    says: 'llama-server of 2025 lists to anybody, and its path of completions tells a wrong key',
    site: llamaServerOf2025({ key: 'right' }),
    key: 'wrong',
    reach: badKey('Invalid API Key'),
    completion: badKey('Invalid API Key'),
  },
  {
    says: 'llama-server of 2025 with its key',
    site: llamaServerOf2025({ key: 'right' }),
    key: 'right',
    reach: listed,
  },
  {
    says: 'OpenRouter lists to anybody, and tells a good key by letting it pass',
    site: openRouterLike('sk-or-right', ['moonshotai/kimi-k2']),
    base: '/api/v1',
    model: 'moonshotai/kimi-k2',
    key: 'sk-or-right',
    hosted: true,
    reach: listed,
    completion: ok,
  },
  {
    says: 'OpenRouter with a wrong key, although it lists',
    site: openRouterLike('sk-or-right', ['moonshotai/kimi-k2']),
    base: '/api/v1',
    model: 'moonshotai/kimi-k2',
    key: 'sk-or-wrong',
    hosted: true,
    reach: badKey('No auth credentials found'),
    completion: badKey('No auth credentials found'),
  },
  {
    says: 'llama-server of 2025 repeats any model id, and is found out',
    site: llamaServerOf2025(),
    model: 'gpt-5',
    completion: asTiny,
  },
  {
    says: 'llama-server of 2025 tells the running context in its props alone',
    site: llamaServerOf2025(),
    context: 8192,
    reach: { kind: 'context-smaller', running: 4096, configured: 8192 },
  },
  {
    says: 'llama-server that speaks Anthropic',
    site: llamaServer({ key: 'right' }),
    api: 'anthropic-messages',
    base: '',
    key: 'right',
    reach: listed,
    completion: ok,
  },
  { says: 'a router with the model', site: llamaRouter(['a.gguf', 'b']), model: 'b', reach: listed, completion: ok },
  {
    says: 'a router without it',
    site: llamaRouter(['a.gguf', 'b']),
    model: 'nope',
    reach: { kind: 'unknown-model', because: 'not-listed', near: ['a.gguf', 'b'] },
    completion: { kind: 'unknown-model', because: 'refused', said: "model 'nope' not found", near: ['a.gguf', 'b'] },
  },
  {
    says: 'a router with a single file does not take any id',
    site: llamaRouter(['only']),
    model: 'nope',
    reach: { kind: 'unknown-model', because: 'not-listed', near: ['only'] },
  },
  {
    says: 'loading is not down',
    site: llamaLoading,
    key: 'wrong',
    reach: { kind: 'loading', said: 'Loading model' },
    completion: { kind: 'loading', said: 'Loading model' },
  },
  {
    says: 'a context that not even the question fits into',
    site: llamaTiny,
    completion: { kind: 'context-smaller', running: 256, configured: 1024 },
  },

  { says: 'Ollama 0.1.17', site: ollama0117(chain), api: 'ollama', base: '', reach: listed, completion: ok },
  {
    says: 'Ollama 0.1.17 without the model',
    site: ollama0117(chain),
    api: 'ollama',
    base: '',
    model: 'nope',
    reach: { kind: 'unknown-model', because: 'not-listed', near: ['tiny-chain:latest'] },
    completion: {
      kind: 'unknown-model',
      because: 'refused',
      said: "model 'nope' not found, try pulling it first",
      near: ['tiny-chain:latest'],
    },
  },
  {
    says: 'Ollama 0.1.17 has no OpenAI paths',
    site: ollama0117(chain),
    reach: { kind: 'wrong-url', why: 'not-found', status: 404 },
    completion: { kind: 'wrong-url', why: 'not-found', status: 404 },
  },
  {
    says: 'Ollama 0.3.12, with /v1 that is taken off',
    site: ollama0312(chain),
    api: 'ollama',
    key: 'anything',
    reach: keyOpen,
    completion: ok,
  },
  {
    says: 'Ollama 0.3.12 trained with less than promised',
    site: ollama0312(chain),
    api: 'ollama',
    context: 131_072,
    reach: { kind: 'context-smaller', running: 32_768, configured: 131_072 },
  },
  { says: 'Ollama 0.3.12 through its OpenAI paths', site: ollama0312(chain), reach: listed, completion: ok },
  {
    says: 'Ollama 0.3.12 through its OpenAI paths, without the model',
    site: ollama0312(chain),
    model: 'nope',
    completion: {
      kind: 'unknown-model',
      because: 'refused',
      said: 'model "nope" not found, try pulling it first',
      near: ['tiny-chain:latest'],
    },
  },
  {
    says: 'Ollama 0.6.4 runs with less than promised',
    site: ollama064(running),
    api: 'ollama',
    base: '',
    context: 32_768,
    reach: { kind: 'context-smaller', running: 4096, configured: 32_768 },
    completion: { kind: 'context-smaller', running: 4096, configured: 32_768 },
  },
  {
    says: 'Ollama 0.6.4 as OpenAI tells its context all the same',
    site: ollama064(running),
    context: 32_768,
    reach: { kind: 'context-smaller', running: 4096, configured: 32_768 },
  },

  { says: 'LM Studio', site: lmStudio(['tiny-chain']), reach: listed, completion: ok },
  {
    says: 'LM Studio, responses',
    site: lmStudio(['tiny-chain']),
    api: 'openai-responses',
    reach: listed,
    completion: ok,
  },
  {
    says: 'LM Studio with the model loaded small',
    site: lmStudio(['tiny-chain'], { 'tiny-chain': 4096 }),
    context: 196_608,
    reach: { kind: 'context-smaller', running: 4096, configured: 196_608 },
  },
  {
    says: 'LM Studio answers 200 to a doubled /v1',
    site: lmStudio(['tiny-chain']),
    base: '/v1/v1',
    reach: { kind: 'wrong-url', why: 'not-found', status: 200 },
    completion: { kind: 'wrong-url', why: 'not-found', status: 200 },
  },
  { says: 'vLLM', site: vllm('tiny-chain', 32_768), reach: listed, completion: ok },
  {
    says: 'vLLM started with less',
    site: vllm('tiny-chain', 8192),
    context: 32_768,
    reach: { kind: 'context-smaller', running: 8192, configured: 32_768 },
  },
  {
    says: 'vLLM without the model',
    site: vllm('Qwen/Qwen3-8B', 8192),
    model: 'Qwen/Qwen3-7B',
    completion: {
      kind: 'unknown-model',
      because: 'refused',
      said: 'The model `Qwen/Qwen3-7B` does not exist.',
      near: ['Qwen/Qwen3-8B'],
    },
  },
  {
    says: 'vLLM without /v1',
    site: vllm('tiny-chain', 8192),
    base: '',
    reach: { kind: 'wrong-url', why: 'not-found', status: 404 },
    completion: { kind: 'wrong-url', why: 'not-found', status: 404 },
  },

  {
    says: 'OpenAI',
    site: openAiLike('sk-right', ['tiny-chain']),
    key: 'sk-right',
    hosted: true,
    reach: listed,
    completion: ok,
  },
  {
    says: 'OpenAI, responses',
    site: openAiLike('sk-right', ['tiny-chain']),
    api: 'openai-responses',
    key: 'sk-right',
    hosted: true,
    completion: ok,
  },
  {
    says: 'OpenAI quotes the key it rejects, Pincer does not',
    site: openAiLike('sk-right', []),
    key: 'sk-wrong-and-quoted',
    hosted: true,
    reach: badKey(
      'Incorrect API key provided: [secret]. You can find your API key at https://platform.openai.com/account/api-keys.',
    ),
  },
  {
    says: 'OpenAI without the model',
    site: openAiLike('sk-right', ['gpt-5.1', 'gpt-5.1-mini', 'o3', 'whisper-1']),
    key: 'sk-right',
    hosted: true,
    model: 'gpt-5.1-codex',
    reach: { kind: 'unknown-model', because: 'not-listed', near: ['gpt-5.1', 'gpt-5.1-mini'] },
    completion: {
      kind: 'unknown-model',
      because: 'refused',
      said: 'The model `gpt-5.1-codex` does not exist or you do not have access to it.',
      near: ['gpt-5.1', 'gpt-5.1-mini'],
    },
  },
  {
    says: 'OpenAI with a doubled /v1',
    site: openAiLike('sk-right', ['tiny-chain']),
    base: '/v1/v1',
    key: 'sk-right',
    hosted: true,
    reach: { kind: 'wrong-url', why: 'not-found', status: 404 },
    completion: { kind: 'wrong-url', why: 'not-found', status: 404 },
  },
  {
    says: 'Anthropic lists dated ids and takes their aliases',
    site: anthropicLike('sk-ant-right', ['claude-sonnet-4-5-20250929']),
    api: 'anthropic-messages',
    base: '',
    key: 'sk-ant-right',
    hosted: true,
    model: 'claude-sonnet-4-5',
    reach: listed,
    completion: ok,
  },
  {
    says: 'Anthropic with /v1 in the base URL',
    site: anthropicLike('sk-ant-right', ['claude-sonnet-4-5-20250929']),
    api: 'anthropic-messages',
    key: 'sk-ant-right',
    hosted: true,
    model: 'claude-sonnet-4-5',
    completion: ok,
  },
  {
    says: 'Anthropic with a wrong key',
    site: anthropicLike('sk-ant-right', []),
    api: 'anthropic-messages',
    base: '',
    key: 'sk-ant-wrong',
    hosted: true,
    reach: badKey('invalid x-api-key'),
    completion: badKey('invalid x-api-key'),
  },
  {
    says: 'Anthropic without the model',
    site: anthropicLike('sk-ant-right', ['claude-opus-4-6']),
    api: 'anthropic-messages',
    base: '',
    key: 'sk-ant-right',
    hosted: true,
    model: 'claude-opus-9',
    completion: { kind: 'unknown-model', because: 'refused', said: 'model: claude-opus-9', near: ['claude-opus-4-6'] },
  },
  {
    says: 'an endpoint without a list, with its key',
    site: messagesOnly('sk-right', ['MiniMax-M2.1']),
    api: 'anthropic-messages',
    base: '/anthropic',
    key: 'sk-right',
    hosted: true,
    model: 'MiniMax-M2.1',
    reach: { kind: 'ok', note: 'no-model-list' },
    completion: ok,
  },
  {
    says: 'an endpoint without a list, with a wrong key',
    site: messagesOnly('sk-right', []),
    api: 'anthropic-messages',
    base: '/anthropic',
    key: 'sk-wrong',
    hosted: true,
    reach: badKey('invalid api key'),
  },
  {
    says: 'Google',
    site: googleLike('AIzaRight', ['gemini-3-pro']),
    api: 'google-generative-ai',
    base: '/v1beta',
    key: 'AIzaRight',
    hosted: true,
    model: 'gemini-3-pro',
    reach: listed,
    completion: ok,
  },
  {
    says: 'Google says 400 to a wrong key',
    site: googleLike('AIzaRight', []),
    api: 'google-generative-ai',
    base: '/v1beta',
    key: 'AIzaWrong',
    hosted: true,
    reach: { kind: 'auth', status: 400, said: 'API key not valid. Please pass a valid API key.' },
  },
  {
    says: 'Google without the model',
    site: googleLike('AIzaRight', ['gemini-3-pro']),
    api: 'google-generative-ai',
    base: '/v1beta',
    key: 'AIzaRight',
    hosted: true,
    model: 'gemini-9',
    completion: {
      kind: 'unknown-model',
      because: 'refused',
      said: 'models/gemini-9 is not found for API version v1beta, or is not supported for generateContent.',
      near: ['gemini-3-pro'],
    },
  },

  {
    says: 'claude-code-router has messages alone',
    site: claudeCodeRouter('right'),
    api: 'anthropic-messages',
    base: '',
    key: 'right',
    reach: { kind: 'ok', note: 'no-model-list' },
    completion: ok,
  },
  {
    says: 'claude-code-router without a key',
    site: claudeCodeRouter('right'),
    api: 'anthropic-messages',
    base: '',
    key: 'wrong',
    reach: badKey('APIKEY is missing'),
  },
  {
    says: 'Portkey without its headers',
    site: portkey,
    reach: { kind: 'format', status: 400, said: 'Either x-portkey-config or x-portkey-provider header is required' },
    completion: {
      kind: 'format',
      status: 400,
      said: 'Either x-portkey-config or x-portkey-provider header is required',
    },
  },
];

async function probe(about: Case, kind: ProbeKind): Promise<ProbeOutcome> {
  const server = await listen(about.site);
  servers.push(server);
  const { api = 'openai-completions', base = '/v1', model = 'tiny-chain', key, context } = about;
  const asked = target(api, `${server.url}${base}`, model, {
    local: about.hosted !== true,
    realKey: key !== undefined,
    ...(context === undefined ? {} : { contextWindow: context }),
  });
  const record = await runProbe(world, vault(key), asked, kind, limitsOf(), new AbortController().signal);
  return record.outcome;
}

const expected = (kind: ProbeKind) =>
  CASES.flatMap((about) => (about[kind] === undefined ? [] : [[about.says, about, about[kind]] as const]));

test.each(expected('reach'))('reach: %s', async (_says, about, outcome) => {
  expect(await probe(about, 'reach')).toEqual(outcome);
});

test.each(expected('completion'))('completion: %s', async (_says, about, outcome) => {
  expect(await probe(about, 'completion')).toEqual(outcome);
});

test('reach never sends a model anything to answer', async () => {
  const server = await listen(llamaServer());
  servers.push(server);
  await runProbe(
    world,
    vault('k'),
    target('openai-completions', `${server.url}/v1`, 'tiny-chain'),
    'reach',
    limitsOf(),
    new AbortController().signal,
  );
  expect(server.asked.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /props',
    'GET /v1/models',
    'GET /v1/models',
    'POST /v1/chat/completions',
    'POST /v1/chat/completions',
  ]);
  const posted = server.asked.filter(({ method }) => method === 'POST');
  expect(posted.map(({ body }) => body)).toEqual([{}, {}]);
});

test('a router is not asked for props, which would load the model', async () => {
  const server = await listen(llamaRouter(['a']));
  servers.push(server);
  await runProbe(
    world,
    vault(),
    target('openai-completions', `${server.url}/v1`, 'a'),
    'reach',
    limitsOf(),
    new AbortController().signal,
  );
  expect(server.asked.map(({ path }) => path)).toEqual(['/v1/models']);
});
