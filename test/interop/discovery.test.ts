import { expect, test } from 'vitest';
import { discover } from '../../services/discovery/discover.js';
import { readHome } from '../../services/operations/readHome.js';
import { worldOf } from '../../src/nodeWorld.js';
import type { DiscoveredServer } from '../../state/domain/discovery/discovery.js';
import { isObject, type Json, type JsonObject, valueAt } from '../../state/domain/json.js';
import { ollama064, ollama0312 } from '../support/servers/ollama.js';
import { type Listening, listen, type Site } from '../support/servers/site.js';
import { parseJson } from './support/compare.js';
import { type OpenHome, openclaw, openHome } from './support/openclaw.js';

const MODELS = [
  { name: 'gpt-oss:20b', trained: 131_072, running: 65_536, capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'llava:7b', trained: 65_536, numCtx: 98_304, capabilities: ['completion', 'tools', 'vision'] },
  { name: 'small-ctx:7b', trained: 65_536, numCtx: 16_384, capabilities: ['completion', 'tools'] },
  { name: 'gemma:2b', trained: 8192, capabilities: ['completion'] },
  { name: 'nomic-embed-text:latest', trained: 2048, capabilities: ['embedding'] },
  { name: 'deepseek-r1:7b', trained: 0, untold: true, capabilities: ['completion', 'tools'] },
  { name: 'deepseek-v4-pro:cloud', trained: 131_072, capabilities: ['completion', 'tools'] },
] as const;

const CATALOG = '.openclaw/agents/main/agent/plugins/ollama/catalog.json';

/** Both look at one server, in a home where an entry says where it is and nothing else. */
async function both(
  site: Site,
  entry: JsonObject,
  env: Readonly<Record<string, string>>,
  path: '' | '/v1',
  run: (home: OpenHome, server: Listening, ours: DiscoveredServer) => Promise<void>,
): Promise<void> {
  const server = await listen(site);
  const config: Json = {
    agents: { defaults: { model: 'ollama/gpt-oss:20b' } },
    models: { providers: { ollama: { baseUrl: `${server.url}${path}`, models: [], ...entry } } },
  };
  const home = await openHome({ '.openclaw/openclaw.json': JSON.stringify(config) }, env);
  try {
    const world = worldOf(home.env, home.dir);
    const wish = { hosts: [], provider: 'ollama', timeoutMs: 5000 };
    const found = await discover(world, await readHome(world, {}), wish, new AbortController().signal);
    const [ours] = found.ok ? found.value.servers : [];
    if (ours === undefined) throw new Error('no server');
    await run(home, server, ours);
  } finally {
    await Promise.all([home.remove(), server.close()]);
  }
}

type Row = Readonly<Record<string, Json | undefined>>;
const byId = (rows: readonly Row[]): Json =>
  Object.fromEntries(
    rows.map(({ id, ...row }) => [String(id), row as JsonObject]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

const rowsIn = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

test.concurrent.each([
  ['0.6.4, with a variable', ollama064(MODELS), {}, { OLLAMA_API_KEY: 'ollama-local' }],
  ['0.3.12, which tells of no capabilities, with a key in the entry', ollama0312(MODELS), { apiKey: 'x' }, {}],
] as const)(
  'the models that OpenClaw discovers are those that Pincer says it would: Ollama %s',
  async (_name, site, entry, env) => {
    await both(site, entry, env, '', async (home, _server, ours) => {
      expect(ours.openclaw).toEqual({ asks: true, because: { kind: 'opted-in' } });
      const list = parseJson(
        (await openclaw(home, 'models', 'list', '--json', '--all', '--provider', 'ollama')).stdout,
      );
      const listed = rowsIn(valueAt(list, ['models'])).map(({ key, name, input, contextWindow }) => ({
        id: String(key),
        name,
        input,
        contextWindow,
      }));
      expect(
        byId(
          (ours.models ?? []).map(({ ref, id, openclaw: row }) => ({
            id: ref,
            name: id,
            input: row?.input.join('+'),
            contextWindow: row?.contextWindow,
          })),
        ),
      ).toEqual(byId(listed));
      expect(listed.length).toBe(MODELS.length);
      await openclaw(home, 'models', 'status', '--probe', '--probe-timeout', '2000', '--json');
      const written = rowsIn(valueAt(parseJson(await home.read(CATALOG)), ['providers', 'ollama', 'models']));
      expect(
        byId(
          (ours.models ?? []).map(({ id, openclaw: { supportsTools, ...row } = { supportsTools: undefined } }) => ({
            id,
            name: id,
            ...row,
            compat: { supportsTools: supportsTools ?? null, supportsUsageInStreaming: true },
          })),
        ),
      ).toEqual(byId(written));
    });
  },
  120_000,
);

test.concurrent('with models in its entry, OpenClaw asks nobody, and Pincer says so', async () => {
  const entry = { apiKey: 'x', api: 'ollama', models: [{ id: 'gpt-oss:20b', name: 'GPT', contextWindow: 131_072 }] };
  await both(ollama064(MODELS), entry, { OLLAMA_API_KEY: 'x' }, '', async (home, server, ours) => {
    expect(ours.openclaw?.because.kind).toBe('declared');
    const before = server.asked.length;
    const list = parseJson((await openclaw(home, 'models', 'list', '--json', '--all', '--provider', 'ollama')).stdout);
    expect(rowsIn(valueAt(list, ['models'])).map(({ key }) => key)).toEqual(['ollama/gpt-oss:20b']);
    expect(server.asked.slice(before)).toEqual([]);
  });
}, 120_000);

/** What a turn asks an Ollama to run with is the difference between a window and a promise. */
test.concurrent.each([
  ['ollama', {}, ''],
  ['ollama', { params: { num_ctx: 49_152 } }, ''],
  ['openai-completions', {}, '/v1'],
] as const)(
  'OpenClaw asks an Ollama for as much context as Pincer says: api %s, %j',
  async (api, more, path) => {
    const site = ollama064([{ name: 'gpt-oss:20b', trained: 131_072, running: 4096 }]);
    const streaming: Site = (asked) =>
      asked.path === '/api/chat'
        ? {
            status: 200,
            text: `${JSON.stringify({ model: 'm', message: { role: 'assistant', content: 'OK' }, done: true, done_reason: 'stop' })}\n`,
            headers: { 'content-type': 'application/x-ndjson' },
          }
        : site(asked);
    const models = [{ id: 'gpt-oss:20b', name: 'GPT', contextWindow: 65_536, ...more }];
    await both(streaming, { apiKey: 'ollama-local', api, models }, {}, path, async (home, server, ours) => {
      expect((await openclaw(home, 'agent', '--local', '--agent', 'main', '--message', 'hi')).code).toBe(0);
      const turn = server.asked.find((asked) => asked.path === '/api/chat')?.body as Json | undefined;
      const asks = valueAt(turn, ['options', 'num_ctx']);
      expect(isObject(turn)).toBe(true);
      expect(ours.models?.[0]?.overpromise).toMatchObject({ promised: 65_536, there: 4096 });
      expect(ours.models?.[0]?.overpromise?.asks).toBe(asks);
    });
  },
  120_000,
);
