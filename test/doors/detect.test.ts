import { afterEach, expect, test } from 'vitest';
import { detect } from '../../services/setup/detect.js';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { Detected } from '../../state/domain/setup/detected.js';
import { home } from '../support/builders.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { claudeCodeRouter, liteLlm, lmStudio, portkey, sglang, vllm } from '../support/servers/gateways.js';
import { openAiLike } from '../support/servers/hosted.js';
import { misbehave } from '../support/servers/hostile.js';
import { llamaLoading, llamaRouter, llamaServer, llamaServerOf2025 } from '../support/servers/llamaServer.js';
import { ollama064, ollama0117 } from '../support/servers/ollama.js';
import { type Listening, listen, type Site } from '../support/servers/site.js';

const world: World = { ...fakeWorld(), now: () => Date.now(), request: nodeRequest({}) };

const servers: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function opened(site: Site): Promise<Listening> {
  const server = await listen(site);
  servers.push(server);
  return server;
}

const at = (ports: readonly number[]): Promise<readonly Detected[]> =>
  detect(world, home(), new AbortController().signal, ports);

const chain = [{ name: 'tiny-chain:latest', trained: 32_768 }];
const openai = { by: 'server', api: 'openai-completions' } as const;

/** `says` has `HERE` for the address; `base` is what comes behind it. */
const CASES: readonly {
  readonly about: string;
  readonly site: Site;
  readonly base?: string;
  readonly found?: Omit<Detected, 'baseUrl'>;
}[] = [
  {
    about: 'Ollama with its version',
    site: ollama064(chain),
    base: '',
    found: { provider: 'ollama', by: 'server', api: 'ollama', says: 'Ollama 0.6.4 answers on HERE' },
  },
  {
    about: 'the oldest Ollama, which has no /v1',
    site: ollama0117(chain),
    base: '',
    found: { provider: 'ollama', by: 'server', api: 'ollama', says: 'Ollama 0.1.17 answers on HERE' },
  },
  {
    about: 'an Ollama without a model',
    site: ollama064([]),
    base: '',
    found: { provider: 'ollama', by: 'server', api: 'ollama', says: 'Ollama 0.6.4 answers on HERE' },
  },
  {
    about: 'LM Studio',
    site: lmStudio(['qwen3-coder']),
    base: '/v1',
    found: { ...openai, provider: 'lmstudio', says: 'LM Studio answers on HERE' },
  },
  {
    about: 'LM Studio without a model',
    site: lmStudio([]),
    base: '/v1',
    found: { ...openai, provider: 'lmstudio', says: 'LM Studio answers on HERE' },
  },
  {
    about: 'vLLM',
    site: vllm('qwen', 8192),
    base: '/v1',
    found: { ...openai, provider: 'vllm', says: 'vLLM 0.11.0 answers on HERE' },
  },
  {
    about: 'vLLM with a key',
    site: vllm('qwen', 8192, 'right'),
    base: '/v1',
    found: { ...openai, provider: 'vllm', says: 'vLLM 0.11.0 answers on HERE, and wants a key' },
  },
  {
    about: 'SGLang',
    site: sglang('qwen', 8192),
    base: '/v1',
    found: { ...openai, provider: 'sglang', says: 'SGLang answers on HERE' },
  },
  {
    about: 'LiteLLM, which wants a key for its list',
    site: liteLlm('sk-1234', []),
    base: '',
    found: { ...openai, provider: 'litellm', says: 'LiteLLM answers on HERE, and wants a key' },
  },
  {
    about: 'llama-server',
    site: llamaServer(),
    base: '/v1',
    found: { ...openai, provider: 'llamacpp', says: 'llama-server answers on HERE' },
  },
  {
    about: 'llama-server of 2025',
    site: llamaServerOf2025(),
    base: '/v1',
    found: { ...openai, provider: 'llamacpp', says: 'llama-server answers on HERE' },
  },
  {
    about: 'llama-server as a router',
    site: llamaRouter(['a', 'b']),
    base: '/v1',
    found: { ...openai, provider: 'llamacpp', says: 'llama-server answers on HERE' },
  },
  {
    about: 'llama-server with a key',
    site: llamaServer({ key: 'right' }),
    base: '/v1',
    found: { ...openai, provider: 'llamacpp', says: 'llama-server answers on HERE, and wants a key' },
  },
  {
    about: 'llama-server while it loads',
    site: llamaLoading,
    base: '/v1',
    found: { ...openai, provider: 'llamacpp', says: 'llama-server answers on HERE, and loads its model' },
  },
  { about: 'a web page', site: () => ({ status: 200, text: '<html>', headers: { 'content-type': 'text/html' } }) },
  { about: 'a compatible server of nobody known', site: openAiLike('right', ['m']) },
  { about: 'a gateway that wants a header', site: portkey },
  { about: 'a router of messages', site: claudeCodeRouter('right') },
  { about: 'a server that says yes to everything', site: () => ({ status: 200, json: {} }) },
  { about: 'a server with a version of its own', site: () => ({ status: 404, json: { version: '1.0' } }) },
];

test.each(CASES)('On any port, $about is known by what it answers.', async ({ site, base = '', found }) => {
  const server = await opened(site);
  const here = `127.0.0.1:${server.port}`;
  const expected = found && { ...found, baseUrl: server.url + base, says: found.says.replace('HERE', here) };
  expect(await at([server.port])).toEqual(expected === undefined ? [] : [expected]);
});

test('Several servers are found at once, in the order of their ports, and nothing is sent to them but questions.', async () => {
  const first = await opened(ollama064(chain));
  const second = await opened(lmStudio(['m']));
  const found = await at([first.port, second.port]);
  expect(found.map(({ provider }) => provider)).toEqual(['ollama', 'lmstudio']);
  const asked = [...first.asked, ...second.asked];
  expect(asked.every(({ method, body, headers }) => method === 'GET' && !body && !headers.authorization)).toBe(true);
});

test('A server that accepts and says nothing is passed over.', async () => {
  const silent = await misbehave(() => undefined);
  servers.push(silent);
  expect(await at([Number(new URL(silent.url).port)])).toEqual([]);
});
