import { afterEach, expect, test } from 'vitest';
import { EXIT } from '../../src/exitCodes.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import { cli } from '../support/cli.js';
import { type FakeWorld, fakeWorld } from '../support/fakeWorld.js';
import { ollama064 } from '../support/servers/ollama.js';
import { listenPulling, loading, ndjson, PULL_LINES, type Pulls } from '../support/servers/ollamaPulls.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';

const servers: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const MODELS = [
  { name: 'gpt-oss:20b', trained: 131_072, running: 8192 },
  { name: 'qwen3:latest', trained: 40_960 },
] as const;

const whole: Pulls = (response) => response.end(ndjson(PULL_LINES));

async function ollama(pulls: Pulls = whole) {
  const server = await listenPulling(loading(['qwen3:latest'], ollama064(MODELS)), pulls);
  servers.push(server);
  return server;
}

const world = (baseUrl?: string): FakeWorld => {
  const entry = { baseUrl, api: 'ollama', apiKey: 'ollama-local', models: [] };
  const config = baseUrl === undefined ? {} : { models: { providers: { ollama: entry } } };
  return {
    ...fakeWorld({ files: { [CONFIG]: JSON.stringify(config) } }),
    now: () => Date.now(),
    request: nodeRequest({}),
  };
};

test('a pull ends with what to do next, and prints nothing else where nobody sits', async () => {
  const { url } = await ollama();
  expect(await cli(['ollama', 'pull', 'llama3'], world(url))).toEqual({
    stdout: 'Pulled: llama3\n',
    stderr: 'Put it into the config with: pincer discover --add ollama/llama3:latest\n',
    code: EXIT.done,
  });
});

test('what is pulled elsewhere is added from there', async () => {
  const { url } = await ollama();
  const { stderr } = await cli(['ollama', 'pull', 'ollama/qwen3:8b', '--host', url], world());
  expect(stderr).toContain(`pincer discover --host ${url} --add ollama/qwen3:8b`);
});

test('a person sees one line that goes on, and it is taken away at the end', async () => {
  const { url } = await ollama();
  const shown: string[] = [];
  await cli(['ollama', 'pull', 'llama3'], world(url), { progress: (text) => shown.push(text) });
  expect(shown[0]).toBe(`llama3: asking ${url}…`);
  expect(shown).toContain('llama3: pulling manifest');
  expect(shown.at(-1)).toBe('');
});

test('with --json each line is an event, and the last one says how it ended', async () => {
  const { url } = await ollama();
  const { stdout, stderr } = await cli(['ollama', 'pull', 'llama3', '--json'], world(url));
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events[0]).toEqual({ event: 'progress', model: 'llama3', status: 'pulling manifest', completed: 0, total: 0 });
  expect(events.at(-1)).toEqual({ event: 'done', model: 'llama3', provider: 'ollama', baseUrl: url });
  expect(stderr).toBe('');
});

test('a pull that fails says why, in an event too', async () => {
  const { url } = await ollama((response) =>
    response.end(ndjson([{ error: 'pull model manifest: file does not exist' }])),
  );
  const { stdout, stderr, code } = await cli(['ollama', 'pull', 'qwen4', '--json'], world(url));
  expect(code).toBe(EXIT.failed);
  expect(JSON.parse(stdout)).toMatchObject({
    event: 'failed',
    model: 'qwen4',
    error: 'Ollama finds no model qwen4 to pull.',
  });
  expect(stderr).toContain('Of the models there, gpt-oss:20b, qwen3:latest are near.');
});

test('Ctrl-C ends a pull, and says that nothing is lost', async () => {
  const controller = new AbortController();
  const server = await ollama((response) => {
    response.write(ndjson(PULL_LINES.slice(0, 2)), () => controller.abort());
  });
  const { stdout, stderr, code } = await cli(['ollama', 'pull', 'llama3'], world(server.url), {
    interrupt: () => controller.signal,
  });
  expect([stdout, code]).toEqual(['', EXIT.interrupted]);
  expect(stderr).toBe('Stopped. Ollama keeps what was downloaded: pulling it again goes on from there.\n');
  await server.hungUp;
});

test('a model is loaded for as long as one says, and unloaded, by its name or its ref', async () => {
  const { url, asked } = await ollama();
  const loaded = await cli(['ollama', 'load', 'ollama/qwen3', '--keep-alive', '-1'], world(url));
  expect(loaded).toMatchObject({ stdout: 'Loaded: qwen3:latest\n', code: EXIT.done });
  expect(asked.at(-1)?.body).toMatchObject({ model: 'qwen3:latest', keep_alive: -1 });
  const unloaded = await cli(['ollama', 'unload', 'qwen3:latest', '--json'], world(url));
  expect(JSON.parse(unloaded.stdout)).toEqual({
    provider: 'ollama',
    baseUrl: url,
    model: 'qwen3:latest',
    does: 'unload',
  });
  expect(asked.at(-1)?.body).toMatchObject({ keep_alive: 0 });
});

test.each([
  [
    ['load', 'qwen5'],
    /has no model qwen5\.\nOf the models there, gpt-oss:20b, qwen3:latest are near\. Get it with: pincer ollama pull qwen5/,
  ],
  [['load', 'qwen3', '--keep-alive', 'soon'], /--keep-alive must be a duration/],
  [['pull', 'a b'], /a b: no name of a model/],
  [['pull', '../x'], /no name of a model/],
  [['ps', '--host', 'http://['], /The base URL is not a URL/],
])('%j is refused with what to do instead', async (argv, says) => {
  const { url } = await ollama();
  const { stderr, code } = await cli(['ollama', ...argv], world(url));
  expect(stderr).toMatch(says);
  expect(code).toBe(EXIT.failed);
});

test('what is loaded is listed, as text and as JSON', async () => {
  const { url } = await ollama();
  const text = await cli(['ollama', 'ps'], world(url));
  expect(text.stdout).toMatch(/^● gpt-oss:20b {2}8192 tokens of context, until 2026-06-01 \d\d:\d\d\n$/);
  const { stdout } = await cli(['ollama', 'ps', '--json'], world(url));
  expect(JSON.parse(stdout)).toEqual({
    provider: 'ollama',
    baseUrl: url,
    models: [{ id: 'gpt-oss:20b', vramBytes: 1, context: 8192, expiresAt: '2026-06-01T12:05:00Z' }],
  });
});

test('an Ollama with nothing loaded says so on stderr', async () => {
  const server = await listenPulling(ollama064([{ name: 'a:1', trained: 1 }]), whole);
  servers.push(server);
  const { stdout, stderr, code } = await cli(['ollama', 'ps'], world(server.url));
  expect([stdout, stderr, code]).toEqual(['', `Ollama at ${server.url} has no model loaded.\n`, EXIT.done]);
});
