import json5 from 'json5';
import { afterEach, expect, test } from 'vitest';
import { EXIT } from '../../src/exitCodes.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { Json } from '../../state/domain/json.js';
import { fail } from '../../state/domain/result.js';
import { cli } from '../support/cli.js';
import { type FakeWorld, fakeWorld } from '../support/fakeWorld.js';
import { plant } from '../support/planted.js';
import { lmStudio } from '../support/servers/gateways.js';
import { ollama064 } from '../support/servers/ollama.js';
import { keyOf, type Listening, listen, type Site } from '../support/servers/site.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';

const servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function opened(site: Site): Promise<Listening> {
  const server = await listen(site);
  servers.push(server);
  return server;
}

const homeWith = (config: string, env: Readonly<Record<string, string>> = {}): FakeWorld => ({
  ...fakeWorld({ files: { [CONFIG]: config }, env }),
  now: () => Date.now(),
  request: nodeRequest({}),
});

const MODELS = ollama064([
  { name: 'gpt-oss:20b', trained: 131_072, capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'gemma:2b', trained: 131_072, capabilities: ['completion'] },
]);

const configAt = (url: string, rest = ''): string => `{
  // Mine.
  agents: { defaults: { model: { primary: 'ollama/gpt-oss:20b', fallbacks: ['ollama/used'] } } },
  models: {
    providers: {
      ollama: {
        baseUrl: '${url}', api: 'ollama', apiKey: 'ollama-local', ${rest}
        models: [
          { id: 'left', name: 'Left' }, // pulled once
          { id: 'gpt-oss:20b', name: 'GPT', contextWindow: 131072 },
          { id: 'used', name: 'Used' },
        ],
      },
    },
  },
}
`;

test('what a server has is told line by line, with its mark and its reason', async () => {
  const { url } = await opened(MODELS);
  const { stdout, code } = await cli(['discover', '--host', url], homeWith('{}'));
  expect(code).toBe(EXIT.done);
  const at = url.replace('http://', '');
  expect(stdout.split('\n').map((line) => line.replaceAll(at, 'HERE'))).toEqual([
    '● Ollama 0.6.4 at http://HERE: answers  [ollama, not in the config]',
    '  OpenClaw 2026.5 does not ask it: neither OLLAMA_API_KEY nor a profile is set (any text will do for a server without keys).',
    '  + gpt-oss:20b  131072 tokens, tools, reasoning, not loaded, hidden: no key: OLLAMA_API_KEY is not set, nor a profile',
    '  + gemma:2b  131072 tokens, not loaded, hidden: no tools',
    '',
  ]);
});

test('of a server that OpenClaw asks by itself, both are told: what it makes of the models, and what the documents say', async () => {
  const { url } = await opened(
    ollama064([
      { name: 'a', trained: 131_072, running: 65_536 },
      { name: 'b', trained: 0, untold: true },
      { name: 'c', trained: 65_536, tools: false },
    ]),
  );
  const config = `{ models: { providers: { ollama: { baseUrl: '${url}', apiKey: 'x', models: [] } } } }`;
  const { stdout } = await cli(['discover', '--provider', 'ollama'], homeWith(config));
  expect(stdout.split('\n').slice(2)).toEqual([
    '  OpenClaw 2026.5 asks it for its models.',
    '  It keeps models without tools, which the documents leave out, and takes answers of 8192 tokens, where they say ten times the window.',
    '  By the documents, OpenClaw does not ask it: it has an entry under models.providers.',
    '  + a  65536 of 131072 tokens, tools, loaded, OpenClaw counts on 131072',
    '  + b  context not told, tools, not loaded, OpenClaw counts on 128000 (the documents: 8192)',
    '  + c  65536 tokens, not loaded, hidden: no tools',
    '',
  ]);
});

test('with --json, stdout is JSON alone; what a server does not tell is null', async () => {
  const { url } = await opened(lmStudio(['qwen'], { qwen: 32_768 }));
  const { stdout, code } = await cli(['discover', '--host', `${url}/v1`, '--json'], homeWith('{}'));
  const told = JSON.parse(stdout) as { readonly count: number; readonly servers: readonly Json[] };
  expect([code, told.count]).toEqual([EXIT.done, 1]);
  expect(told.servers[0]).toMatchObject({
    kind: { id: 'lmstudio' },
    provider: 'lmstudio',
    outcome: { kind: 'ok' },
    models: [{ ref: 'lmstudio/qwen', running: 32_768, load: 'loaded', tools: null, configured: 'new' }],
  });
});

test('a host that is named and does not answer is a failure', async () => {
  const { stdout, code } = await cli(['discover', '--host', 'http://127.0.0.1:9'], homeWith('{}'));
  expect(code).toBe(EXIT.failed);
  expect(stdout).toMatch(/^✖ Server at http:\/\/127\.0\.0\.1:9: refused/);
});

test('a correction is a command that can be run as it stands', async () => {
  const { url } = await opened(lmStudio(['qwen'], { qwen: 32_768 }));
  const world = homeWith(
    `{ models: { providers: { lab: { baseUrl: '${url}/v1', api: 'openai-completions', apiKey: 'x', models: [{ id: 'qwen', name: 'Q', contextWindow: 65536 }] } } } }`,
  );
  const { stdout } = await cli(['discover', '--provider', 'lab'], world);
  const [, path = '', value = ''] = /pincer config set '([^']+)' (\d+)/.exec(stdout) ?? [];
  expect((await cli(['config', 'set', path, value], world)).code).toBe(EXIT.done);
  expect(world.disk.get(CONFIG)).toContain('contextWindow: 32768');
  expect((await cli(['discover', '--provider', 'lab'], world)).stdout).not.toContain('!');
});

test.each([
  ['what is new and proposed is added', ['discover', '--add', '--host'], ['gpt-oss:20b']],
  ['what is named is added, hidden or not', ['discover', '--add', 'ollama/gemma:2b', '--host'], ['gemma:2b']],
])('%s', async (_what, args, ids) => {
  const { url } = await opened(MODELS);
  const world = homeWith('{ agents: { defaults: { model: "openai/gpt-5.5" } } }\n');
  const { code, stderr } = await cli([...args, url], world);
  expect([code, stderr.includes('ollama')]).toEqual([EXIT.done, true]);
  const config = json5.parse(world.disk.get(CONFIG) ?? '') as {
    readonly models: { readonly providers: { readonly ollama: { readonly models: readonly Json[] } } };
  };
  const { ollama } = config.models.providers;
  expect(ollama).toMatchObject({ baseUrl: url, api: 'ollama', apiKey: 'ollama-local' });
  // The documents' ten times the window is no more than the window in a file that OpenClaw takes.
  expect(ollama.models).toMatchObject(
    ids.map((id) => ({ id, contextWindow: 131_072, maxTokens: 131_072, cost: { input: 0, output: 0 } })),
  );
});

test('adding to an entry leaves its address, its key and its other rows as they are', async () => {
  const { url } = await opened(MODELS);
  const world = homeWith(configAt(url));
  const before = world.disk.get(CONFIG) ?? '';
  const { code } = await cli(['discover', '--provider', 'ollama', '--add', 'gemma:2b'], world);
  const after = world.disk.get(CONFIG) ?? '';
  expect(code).toBe(EXIT.done);
  expect(after).toContain("id: 'gemma:2b'");
  for (const line of before.split('\n').filter((one) => /id:|baseUrl|Mine/.test(one)))
    expect(after).toContain(line.trim());
});

test('a dry run of --add writes nothing and shows what it would', async () => {
  const { url } = await opened(MODELS);
  const world = homeWith('{}');
  const { stdout, stderr, code } = await cli(['discover', '--add', '--host', url, '--dry-run'], world);
  expect([code, world.disk.get(CONFIG)]).toEqual([EXIT.done, '{}']);
  expect(stdout).toContain('gpt-oss:20b');
  expect(stderr).toContain('Dry run: nothing was written.');
});

test('--prune takes out what is gone, and what is in use only with --yes', async () => {
  const { url } = await opened(MODELS);
  const world = homeWith(configAt(url));
  const refused = await cli(['discover', '--provider', 'ollama', '--prune'], world);
  expect([refused.code, world.disk.get(CONFIG)]).toEqual([EXIT.failed, configAt(url)]);
  expect(refused.stderr).toContain(
    'ollama/used is in use and goes from the list: agents.defaults.model.fallbacks[0] would name a model that is not there.',
  );
  expect((await cli(['discover', '--provider', 'ollama', '--prune', 'left'], world)).code).toBe(EXIT.done);
  expect(world.disk.get(CONFIG)).not.toContain("id: 'left'");
  expect(world.disk.get(CONFIG)).toContain("id: 'used'");
  expect((await cli(['discover', '--provider', 'ollama', '--prune', '--yes'], world)).code).toBe(EXIT.done);
  expect(world.disk.get(CONFIG)).not.toContain("id: 'used'");
  expect(world.disk.get(CONFIG)).toContain("fallbacks: ['ollama/used']");
  expect(world.disk.get(CONFIG)).toContain('// Mine.');
  const none = await cli(['discover', '--provider', 'ollama', '--prune'], world);
  expect([none.code, none.stderr]).toEqual([EXIT.done, expect.stringContaining('No configured model is gone.')]);
});

test('a server that is not there loses nothing', async () => {
  const world = homeWith(configAt('http://127.0.0.1:9'));
  await cli(['discover', '--provider', 'ollama', '--prune', '--yes', '--provider', 'ollama'], world);
  expect(world.disk.get(CONFIG)).toBe(configAt('http://127.0.0.1:9'));
});

test.each([
  [['discover', 'gpt-oss:20b'], 'models are named with --add or --prune'],
  [['discover', '--add', '--prune'], 'Choose either --add or --prune'],
  [['discover', '--timeout', 'soon'], '--timeout must be a positive number.'],
  [['discover', '--provider', 'nobody-knows'], 'nobody-knows'],
  [['discover', '--add', 'no-such', '--host', 'http://127.0.0.1:9'], 'has no-such to offer'],
])('pincer %j is refused with the reason', async (args, says) => {
  const { code, stderr } = await cli(args, homeWith('{}'));
  expect([code === EXIT.done, stderr.includes(says)]).toEqual([false, true]);
});

test('a server that repeats the key to whoever asks gives nothing of it away', async () => {
  const key = plant('discover');
  const echo: Site = (asked) => ({
    status: 200,
    json: {
      object: 'list',
      version: keyOf(asked) ?? 'none',
      data: [{ id: `m-${keyOf(asked) ?? 'none'}`, name: keyOf(asked) ?? 'none', owned_by: keyOf(asked) ?? 'x' }],
    },
    headers: { 'x-echo': keyOf(asked) ?? 'none' },
  });
  const server = await opened(echo);
  const world = homeWith(
    `{ models: { providers: { lab: { baseUrl: '${server.url}/v1', api: 'openai-completions', apiKey: '${key}', models: [] } } } }`,
  );
  // `cli` searches what is printed for what was planted.
  const { stdout } = await cli(['discover', '--provider', 'lab', '--json'], world);
  expect(server.asked.some((asked) => keyOf(asked) === key)).toBe(true);
  expect(stdout).toContain('m-[secret]');
  expect((await cli(['discover', '--provider', 'lab'], world)).stdout).toContain('m-[secret]');
});

test('Ctrl-C ends it, and nothing is written', async () => {
  const interrupted = new AbortController();
  const { url } = await opened((asked) => {
    interrupted.abort();
    return MODELS(asked);
  });
  const world = homeWith('{}');
  const { code, stdout } = await cli(['discover', '--add', '--host', url], world, {
    interrupt: () => interrupted.signal,
  });
  expect([code, stdout, world.disk.get(CONFIG)]).toEqual([EXIT.interrupted, '', '{}']);
});

test('what is not proposed is not passed over: it is counted, with the way to its reasons', async () => {
  const { url } = await opened(ollama064([{ name: 'nomic:latest', trained: 8192, capabilities: ['embedding'] }]));
  const world = homeWith('{}');
  const { code, stderr } = await cli(['discover', '--add', '--host', url], world);
  expect([code, world.disk.get(CONFIG)]).toEqual([EXIT.done, '{}']);
  expect(stderr).toBe(
    'There is no new model to add.\n  1 that is not proposed can be added by name; see why with: pincer discover\n',
  );
});

test('two new servers of one kind are two providers: adding the second does not displace the first', async () => {
  const [one, two] = [await opened(lmStudio(['first'])), await opened(lmStudio(['second']))];
  const world = homeWith('{}');
  const { code } = await cli(['discover', '--add', '--host', one.url, '--host', two.url], world);
  const config = json5.parse(world.disk.get(CONFIG) ?? '') as {
    readonly models: { readonly providers: Readonly<Record<string, Json>> };
  };
  expect(code).toBe(EXIT.done);
  expect(config.models.providers).toMatchObject({
    lmstudio: { baseUrl: `${one.url}/v1`, models: [{ id: 'first' }] },
    [`custom-127-0-0-1-${two.port}`]: { baseUrl: `${two.url}/v1`, models: [{ id: 'second' }] },
  });
});

test('what was written before a refusal is told', async () => {
  const [one, two] = [await opened(lmStudio(['first'])), await opened(lmStudio(['second']))];
  const world = homeWith('{}');
  const { replace } = world.files;
  const files: FakeWorld['files'] = {
    ...world.files,
    replace: (request) =>
      request.path === CONFIG && request.text.includes('second')
        ? Promise.resolve(fail({ kind: 'usage', message: 'The disk is full.' }))
        : replace(request),
  };
  const { code, stdout, stderr } = await cli(['discover', '--add', '--host', one.url, '--host', two.url], {
    ...world,
    files,
  });
  expect([code, stderr.includes('The disk is full.')]).toEqual([EXIT.failed, true]);
  expect(stdout).toContain('Models: lmstudio/first');
  expect(stdout).not.toContain('second');
});
