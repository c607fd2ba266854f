import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { runProbe, runProbes } from '../../services/operations/probe.js';
import { limitsOf, type ProbeLimits } from '../../services/probes/ask.js';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import type { ProbeKind, ProbeOutcome, ProbeRecord } from '../../state/domain/probe.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { target, vault } from '../support/probing.js';
import { openAiLike } from '../support/servers/hosted.js';
import { head, misbehave, pour } from '../support/servers/hostile.js';
import { llamaServer } from '../support/servers/llamaServer.js';
import { type Answer, listen, type Site } from '../support/servers/site.js';

const world: World = { ...fakeWorld(), now: () => Date.now(), request: nodeRequest({}) };
const KEY = 'sk-pincer-test-0123456789abcdef';

const servers: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const kept = async <T extends { readonly close: () => Promise<void> }>(opening: Promise<T>): Promise<T> => {
  const server = await opening;
  servers.push(server);
  return server;
};

const probe = (url: string, kind: ProbeKind = 'reach', limits: Partial<ProbeLimits> = {}): Promise<ProbeRecord> =>
  runProbe(
    world,
    vault(KEY),
    target('openai-completions', `${url}/v1`, 'tiny-chain', { local: false }),
    kind,
    { ...limitsOf(), ...limits },
    new AbortController().signal,
  );

const site = async (answer: Answer): Promise<string> => (await kept(listen(() => answer))).url;
const html = '<!doctype html><title>Welcome\u001b[31m to nginx</title><h1>hi</h1>';

const ANSWERS: readonly (readonly [string, Answer, ProbeOutcome])[] = [
  [
    'a web page with 200',
    { status: 200, text: html, headers: { 'content-type': 'text/html' } },
    { kind: 'wrong-url', why: 'html', status: 200 },
  ],
  ['a web page that says it is text', { status: 200, text: html }, { kind: 'wrong-url', why: 'html', status: 200 }],
  [
    'a web page with 404',
    { status: 404, text: html, headers: { 'content-type': 'text/html' } },
    { kind: 'wrong-url', why: 'html', status: 404 },
  ],
  [
    'a gateway whose server is gone',
    { status: 502, text: html, headers: { 'content-type': 'text/html' } },
    { kind: 'server-error', status: 502, said: 'Welcome to nginx' },
  ],
  [
    'JSON of another kind',
    { status: 200, json: { hello: 'world' } },
    { kind: 'wrong-url', why: 'not-this-api', status: 200 },
  ],
  [
    'JSON called something else',
    { status: 200, text: '{"hello":"world"}', headers: { 'content-type': 'image/png' } },
    { kind: 'wrong-url', why: 'not-this-api', status: 200 },
  ],
  [
    'JSON that breaks off',
    { status: 200, text: '{"data":[{"id":"tin' },
    { kind: 'format', status: 200, said: 'JSON that does not parse' },
  ],
  ['nothing', { status: 200, text: '' }, { kind: 'format', status: 200, said: 'an empty answer' }],
  ['nothing, and says so', { status: 204 }, { kind: 'format', status: 204, said: 'an empty answer' }],
  ['a greeting', { status: 200, text: 'Ollama is running' }, { kind: 'wrong-url', why: 'not-this-api', status: 200 }],
  [
    'escape codes',
    { status: 500, json: { error: { message: 'no\u001b[2J\u001b]0;owned\u0007 way\u202e!' } } },
    { kind: 'server-error', status: 500, said: 'no way!' },
  ],
  [
    'the key, as it is and as a URL has it',
    { status: 400, json: { error: { message: `bad ${KEY} in ?k=${encodeURIComponent(KEY)} for Bearer ${KEY}` } } },
    { kind: 'format', status: 400, said: 'bad [secret] in ?k=[secret] for Bearer …' },
  ],
  [
    'somebody else’s key',
    { status: 500, json: { error: { message: 'upstream said Incorrect API key provided: sk-abcd********wxyz' } } },
    { kind: 'server-error', status: 500, said: 'upstream said Incorrect API key provided: sk-…' },
  ],
];

test.each(ANSWERS)('%s', async (_what, answer, outcome) => {
  expect((await probe(await site(answer))).outcome).toEqual(outcome);
});

test.each(['reach', 'completion'] as const)('%s: a redirect is not followed, and the key stays here', async (kind) => {
  const elsewhere = await kept(listen(() => ({ status: 200, json: { data: [] } })));
  const location = `${elsewhere.url.replace('127.0.0.1', 'localhost')}/v1/models?key=${KEY}`;
  const record = await probe(await site({ status: 307, headers: { location } }), kind);
  expect(record.outcome).toEqual({ kind: 'wrong-url', why: 'redirect', status: 307, to: location.split('?')[0] });
  expect(elsewhere.asked).toEqual([]);
});

test('a redirect that echoes the key in its path does not tell it', async () => {
  const { outcome } = await probe(await site({ status: 302, headers: { location: `https://log.example/${KEY}/v1` } }));
  expect(outcome).toEqual({ kind: 'wrong-url', why: 'redirect', status: 302, to: 'https://log.example/[secret]/v1' });
});

test('a hosted server is not asked what only local ones tell', async () => {
  const server = await kept(listen(llamaServer({ key: KEY })));
  expect((await probe(server.url)).outcome.kind).toBe('ok');
  expect(server.asked.map(({ path }) => path)).toEqual(['/v1/models', '/v1/models']);
});

test('where neither the list nor completions exist, nobody is asked a third time', async () => {
  const server = await kept(listen(() => ({ status: 404, text: '404 page not found' })));
  expect((await probe(server.url)).outcome).toEqual({ kind: 'wrong-url', why: 'not-found', status: 404 });
  expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v1/models',
    'POST /v1/chat/completions',
  ]);
});

test('a key is not sent to a host that it is not for', async () => {
  const server = await kept(listen(openAiLike(KEY, ['tiny-chain'])));
  const asked = target('openai-completions', `${server.url}/v1`, 'tiny-chain');
  const elsewhere = vault(KEY, { origin: 'https://api.example.com' });
  const { outcome } = await runProbe(world, elsewhere, asked, 'completion', limitsOf(), new AbortController().signal);
  expect(outcome).toEqual({ kind: 'no_credential', looked: ['HERE_API_KEY'] });
  expect(JSON.stringify(server.asked)).not.toContain(KEY);
  const own = target('openai-completions', `${server.url}/v1`, 'tiny-chain', { ownUrl: true });
  expect(
    (await runProbe(world, elsewhere, own, 'completion', limitsOf(), new AbortController().signal)).outcome,
  ).toEqual({ kind: 'ok' });
});

test('the request without a key carries no secret header either, but those that name an upstream', async () => {
  const server = await kept(listen(llamaServer()));
  const asked = target('openai-completions', `${server.url}/v1`, 'tiny-chain', { local: false });
  const headers = { 'x-portkey-provider': 'openai', 'X-Portkey-Api-Key': 'pk-something-secret' };
  await runProbe(world, vault(KEY, { headers }), asked, 'reach', limitsOf(), new AbortController().signal);
  const [withKey, without] = server.asked;
  expect(withKey?.headers).toMatchObject({
    authorization: `Bearer ${KEY}`,
    'x-portkey-api-key': 'pk-something-secret',
  });
  expect(without?.headers).toMatchObject({ 'x-portkey-provider': 'openai' });
  expect(JSON.stringify(without)).not.toMatch(/sk-pincer|pk-something/);
});

test('escape codes in a model name are not drawn, and do not hide who answers', async () => {
  const evil: Site = () => ({
    status: 200,
    json: { data: [{ id: 'gpt\u001b[2J\u001b[31m-5\u0000', owned_by: 'llamacpp' }] },
  });
  const { outcome } = await probe((await kept(listen(evil))).url);
  expect(outcome).toEqual({ kind: 'answers-as', model: 'gpt-5' });
});

const MB = 1024 * 1024;

test('a gzip bomb is too large', async () => {
  const bomb = gzipSync(Buffer.alloc(100 * MB, ' '));
  const server = await kept(
    misbehave((socket) => {
      socket.write(head('content-type: application/json', 'content-encoding: gzip', `content-length: ${bomb.length}`));
      socket.end(bomb);
    }),
  );
  expect((await probe(server.url, 'reach', { maxBytes: MB })).outcome).toEqual({ kind: 'too-large', bytes: MB });
});

test('an answer without end is too large, at once', async () => {
  const server = await kept(
    misbehave((socket) => {
      socket.write(head('content-type: application/json'));
      pour(socket, '{"data":[');
    }),
  );
  expect((await probe(server.url, 'completion', { maxBytes: MB })).outcome).toEqual({ kind: 'too-large', bytes: MB });
  await server.left();
});

test('JSON nested without end is not an answer, and no crash', async () => {
  const url = await site({ status: 200, text: '['.repeat(MB), headers: { 'content-type': 'application/json' } });
  expect((await probe(url)).outcome).toEqual({ kind: 'format', status: 200, said: 'JSON that does not parse' });
});

test('a list of a hundred thousand models costs little', async () => {
  const data = Array.from({ length: 100_000 }, (_, i) => ({ id: `model-${i}` }));
  const { outcome } = await probe(await site({ status: 200, json: { data } }));
  expect(outcome.kind).toBe('unknown-model');
});

test('invalid UTF-8 in a list costs the name alone', async () => {
  const body = Buffer.concat([
    Buffer.from('{"data":[{"id":"a'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"},{"id":"tiny-chain"}]}'),
  ]);
  const server = await kept(
    misbehave((socket) => {
      socket.write(head('content-type: application/json', `content-length: ${body.length}`));
      socket.end(body);
    }),
  );
  expect((await probe(server.url)).outcome.kind).toBe('ok');
});

const quick = { totalMs: 300 };

test('a server that never answers', async () => {
  const server = await kept(misbehave(() => undefined));
  expect((await probe(server.url, 'completion', quick)).outcome).toMatchObject({
    kind: 'timeout',
    phase: 'first-byte',
  });
  await server.left();
});

test('a server that stalls after its headers', async () => {
  const server = await kept(misbehave((socket) => socket.write(head('content-length: 9'))));
  expect((await probe(server.url, 'completion', quick)).outcome).toMatchObject({ kind: 'timeout', phase: 'body' });
});

test('a reset in the middle of the body, and another protocol', async () => {
  const resets = await kept(
    misbehave((socket) => socket.write(head('content-length: 9'), () => socket.resetAndDestroy())),
  );
  expect((await probe(resets.url)).outcome.kind).toBe('dropped');
  const ssh = await kept(misbehave((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')));
  expect((await probe(ssh.url)).outcome).toMatchObject({ kind: 'wrong-url', why: 'not-http' });
});

test('a key that no header can carry is told, not sent', async () => {
  const server = await kept(listen(llamaServer()));
  const asked = target('openai-completions', `${server.url}/v1`, 'tiny-chain');
  const { outcome } = await runProbe(
    world,
    vault('line\nbreak'),
    asked,
    'reach',
    limitsOf(),
    new AbortController().signal,
  );
  expect(outcome).toEqual({ kind: 'format', said: 'the key holds characters that no header can carry' });
  expect(server.asked).toEqual([]);
});

test.each(['bad name', 'x\r\nx-other: 1', ''])('a header of the name %j is told, not sent', async (name) => {
  const server = await kept(listen(llamaServer()));
  const asked = target('openai-completions', `${server.url}/v1`, 'tiny-chain');
  const keys = vault('k', { headers: { [name]: 'v' } });
  const { outcome } = await runProbe(world, keys, asked, 'reach', limitsOf(), new AbortController().signal);
  expect(outcome).toEqual({ kind: 'format', said: 'the name of one of its headers is none that HTTP knows' });
  expect(server.asked).toEqual([]);
});

test('the secret is in no record, whatever the server echoes', async () => {
  const echo: Site = (asked) => ({
    status: 400,
    json: { error: { message: JSON.stringify(asked.headers) } },
    headers: { 'x-echo': KEY },
  });
  const record = await probe((await kept(listen(echo))).url, 'completion');
  expect(JSON.stringify(record)).not.toContain(KEY);
  expect(wordsOf(record.outcome).says).not.toContain(KEY);
});

test('a cancel stops those under way, skips those to come, and closes the connections', async () => {
  const server = await kept(misbehave(() => undefined));
  const abort = new AbortController();
  const targets = Array.from({ length: 20 }, (_, i) => target('openai-completions', `${server.url}/v1`, `m${i}`));
  const run = { kind: 'completion', concurrency: 4, limits: limitsOf() } as const;
  const running = runProbes(world, vault(KEY), targets, run, abort.signal, () => undefined);
  await new Promise<void>((resolve) => {
    const look = () => (server.heard() === '' ? setImmediate(look) : resolve());
    look();
  });
  abort.abort();
  const records = await running;
  expect(records.map(({ outcome }) => outcome.kind)).toEqual(targets.map(() => 'cancelled'));
  await server.left();
});
