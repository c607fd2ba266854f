import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { runProbe } from '../../services/operations/probe.js';
import { limitsOf } from '../../services/probes/ask.js';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { ProbeKind, ProbeOutcome } from '../../state/domain/probe.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { target, vault } from '../support/probing.js';
import { GOOD } from '../support/servers/certificates.js';
import { head, misbehave, misbehaveOverTls, pour } from '../support/servers/hostile.js';
import { type Answer, chatCompletion, listen, routeOf, type Site } from '../support/servers/site.js';

const servers: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const kept = async <T extends { readonly close: () => Promise<void> }>(opening: Promise<T>): Promise<T> => {
  const server = await opening;
  servers.push(server);
  return server;
};

type Case = {
  readonly url: () => Promise<string>;
  readonly kind?: ProbeKind;
  readonly proxy?: () => Promise<string>;
  readonly contextWindow?: number;
  readonly model?: string;
  readonly key?: string;
  readonly cancelled?: true;
  readonly says: Omit<ProbeOutcome, 'kind'>;
};

const site = (answer: Site) => async () => (await kept(listen(answer))).url;
const always = (answer: Answer) => site(() => answer);
const said = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  json: { error: { message } },
  headers,
});
const listing = (...ids: readonly string[]): Answer => ({ status: 200, json: { data: ids.map((id) => ({ id })) } });
const list = (
  ids: readonly string[],
  more: Site = () => ({ status: 404, json: { error: { message: 'no' } } }),
): Site => {
  return (asked) => (routeOf(asked) === 'GET /v1/models' ? listing(...ids) : more(asked));
};

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 1;
}
const nobody = async () => `http://127.0.0.1:${await closedPort()}`;

/** Decided before anybody is asked, a matter of the machine's routes, or a mistake in Pincer: told by tests of their own. */
type WithoutServer = 'no_model' | 'unsupported' | 'unreachable' | 'bug';

/** Every other outcome, from a server on this machine. A new one does not compile until it is here. */
const CASES: Readonly<Record<Exclude<ProbeOutcome['kind'], WithoutServer>, Case>> = {
  ok: { url: site(list(['m'])), says: {} },
  auth: { url: always(said(401, 'bad key')), says: { status: 401, said: 'bad key' } },
  forbidden: { url: always(said(403, 'not your region')), says: { status: 403 } },
  billing: { url: always(said(402, 'no credit')), says: { status: 402, said: 'no credit' } },
  rate_limit: { url: always(said(429, 'slow down', { 'retry-after': '17' })), says: { retryAfterMs: 17_000 } },
  overloaded: { url: always(said(529, 'Overloaded')), says: { status: 529 } },
  timeout: { url: async () => (await kept(misbehave(() => undefined))).url, says: { phase: 'first-byte' } },
  refused: { url: nobody, says: {} },
  // Too long for a label of a name, so that the resolver says no without asking anybody.
  dns: { url: async () => `http://${'a'.repeat(64)}.invalid`, says: { host: `${'a'.repeat(64)}.invalid` } },
  tls: {
    url: async () => (await kept(misbehaveOverTls(GOOD, (socket) => socket.end()))).url,
    says: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
  },
  dropped: {
    url: async () => (await kept(misbehave((socket) => socket.end(`${head('content-length: 90')}half`)))).url,
    says: {},
  },
  proxy: {
    url: async () => 'http://models.example',
    proxy: nobody,
    says: { code: 'ECONNREFUSED' },
  },
  loading: {
    url: always({ status: 503, json: { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } } }),
    says: { said: 'Loading model' },
  },
  'wrong-url': {
    url: always({ status: 302, headers: { location: '/login' } }),
    says: { why: 'redirect', status: 302 },
  },
  'unknown-model': { url: site(list(['gpt-oss:20b'])), model: 'gpt-oss-20b', says: { because: 'not-listed' } },
  'answers-as': {
    url: site(list(['other'], () => chatCompletion('other'))),
    kind: 'completion',
    says: { model: 'other' },
  },
  'no-tool-call': { url: always(chatCompletion('m')), kind: 'tools', says: { said: 'OK' } },
  lacks: {
    url: always({ status: 400, json: { error: 'm does not support tools' } }),
    kind: 'tools',
    says: { what: 'tools', status: 400, said: 'm does not support tools' },
  },
  'context-smaller': {
    url: always({ status: 200, json: { data: [{ id: 'm', max_model_len: 4096 }] } }),
    contextWindow: 131_072,
    says: { running: 4096, configured: 131_072 },
  },
  'server-error': { url: always(said(500, 'boom')), says: { status: 500, said: 'boom' } },
  format: { url: always(said(400, 'bad request')), kind: 'completion', says: { status: 400 } },
  'too-large': {
    url: async () =>
      (
        await kept(
          misbehave((socket) => {
            socket.write(head('content-type: application/json'));
            pour(socket, ' '.repeat(65_536));
          }),
        )
      ).url,
    says: {},
  },
  no_credential: { url: always(said(401, 'who are you?')), key: '', says: { looked: ['HERE_API_KEY'] } },
  cancelled: { url: nobody, cancelled: true, says: {} },
};

test.each(Object.entries(CASES))('%s', async (outcome, about) => {
  const env = about.proxy === undefined ? {} : { HTTP_PROXY: await about.proxy() };
  const world: World = { ...fakeWorld(), now: () => Date.now(), request: nodeRequest(env) };
  const { model = 'm', key = 'sk-pincer-test-0123456789abcdef', contextWindow = 1024 } = about;
  const record = await runProbe(
    world,
    vault(key === '' ? undefined : key),
    target('openai-completions', `${await about.url()}/v1`, model, { contextWindow, realKey: key !== '' }),
    about.kind ?? 'reach',
    { ...limitsOf(), firstByteMs: 300 },
    about.cancelled === true ? AbortSignal.abort() : new AbortController().signal,
  );
  expect(record.outcome).toMatchObject({ kind: outcome, ...about.says });
});
