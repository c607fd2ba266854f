// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import { parseDotenv, withVariable } from '../../state/domain/secrets/dotenv.js';
import { type Asked, type Listening, listen, type Site } from '../support/servers/site.js';
import { parseJson } from './support/compare.js';
import { type OpenHome, openclaw, openHome, pincer } from './support/openclaw.js';

const KEY = 'sk-interop-01-Qx7mPz3VtR9wKb2nHs5cLd8f';
const HEADER = 'Token it\'s a $ecret # with "quotes" and \\';
/** Of a model, where only a text may stand. */
const MODEL = 'model-secret-0123456789abcdef';
const CONFIG = '.openclaw/openclaw.json';
const STORE = '.openclaw/agents/main/agent/auth-profiles.json';
const PATIENCE = 300_000;

/** A server that streams one word, in the way of OpenAI. */
const site: Site = ({ path }) => {
  if (path.endsWith('/models')) return { status: 200, json: { data: [{ id: 'm1' }] } };
  const chunk = (delta: object, finish: string | null) =>
    `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'm1', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const text = `${chunk({ role: 'assistant', content: 'OK' }, null)}${chunk({}, 'stop')}data: [DONE]\n\n`;
  return { status: 200, text, headers: { 'content-type': 'text/event-stream' } };
};

type Case = {
  readonly name: string;
  readonly provider: string;
  readonly files: (url: string) => Readonly<Record<string, string>>;
};

const models = [{ id: 'm1', name: 'M1' }];
const config = (id: string, url: string, more: object, rest: object = {}): string =>
  JSON.stringify({
    models: { providers: { [id]: { baseUrl: url, api: 'openai-completions', models, ...more } } },
    agents: { defaults: { model: `${id}/m1` } },
    ...rest,
  });
const store = (profile: object): string => JSON.stringify({ version: 1, profiles: { 'lab:main': profile } }, null, 2);

const CASES: readonly Case[] = [
  {
    name: 'a key of the config',
    provider: 'lab',
    files: (url) => ({ [CONFIG]: config('lab', url, { apiKey: KEY }) }),
  },
  {
    name: 'a key and headers, among comments',
    provider: 'lab',
    files: (url) => ({
      [CONFIG]: `{
  // the lab
  models: { providers: { lab: {
    baseUrl: '${url}', api: 'openai-completions', // close by
    apiKey: '${KEY}',
    headers: { 'X-Api-Key': ${JSON.stringify(HEADER)}, 'X-Team': 'blue' },
    request: { headers: { 'X-Auth-Token': 'request-${KEY}' } },
    models: [{ id: 'm1', name: 'M1', headers: { 'X-Access-Token': '${MODEL}' } }],
  } } },
  agents: { defaults: { model: 'lab/m1' } },
}
`,
    }),
  },
  {
    name: 'a key in an included file',
    provider: 'lab',
    files: (url) => ({
      [CONFIG]:
        "{ models: { providers: { $include: './providers.json5' } }, agents: { defaults: { model: 'lab/m1' } } }",
      '.openclaw/providers.json5': `{ lab: { baseUrl: '${url}', api: 'openai-completions', apiKey: '${KEY}', models: [{ id: 'm1', name: 'M1' }] } }`,
    }),
  },
  {
    name: 'the key of a profile',
    provider: 'lab',
    files: (url) => ({
      [CONFIG]: config('lab', url, {}),
      [STORE]: store({ type: 'api_key', provider: 'lab', key: KEY }),
    }),
  },
  {
    name: 'the token of a profile',
    provider: 'lab',
    files: (url) => ({
      [CONFIG]: config('lab', url, {}),
      [STORE]: store({ type: 'token', provider: 'lab', token: KEY }),
    }),
  },
  {
    name: 'a key of a provider that OpenClaw knows, behind a proxy',
    provider: 'groq',
    files: (url) => ({ [CONFIG]: config('groq', url, { apiKey: KEY }) }),
  },
  {
    name: "a variable of the config's env block",
    provider: 'groq',
    files: (url) => ({ [CONFIG]: config('groq', url, {}, { env: { vars: { GROQ_API_KEY: KEY } } }) }),
  },
  {
    name: 'a key beside sources of secrets of one’s own',
    provider: 'lab',
    files: (url) => ({
      [CONFIG]: config(
        'lab',
        url,
        { apiKey: KEY },
        {
          secrets: { defaults: { env: 'shell' }, providers: { shell: { source: 'env', allowlist: ['LAB_API_KEY'] } } },
        },
      ),
    }),
  },
];

test.each(CASES)(
  'OpenClaw sends the same after $name was moved',
  async ({ provider, files }) => {
    const server = await listen(site);
    const home = await openHome(files(`${server.url}/v1`));
    try {
      const before = await turn(home, server);
      const moved = await pincer(home, 'config', 'move-key', provider, '--scrub', '--json');
      expect([moved.code, moved.stderr]).toEqual([0, expect.not.stringContaining(KEY)]);
      expect(moved.stdout).not.toContain(KEY);
      expect(valueAt(parseJson(moved.stdout), ['probe', 'word'])).toBe('ok');
      const valid = await openclaw(home, 'config', 'validate');
      expect([valid.code, valid.stdout]).toEqual([0, expect.stringContaining('Config valid')]);
      expect(await holding(home.dir, KEY)).toEqual(['.openclaw/.env']);
      expect((await stat(join(home.dir, '.openclaw/.env'))).mode & 0o777).toBe(0o600);
      const after = await turn(home, server);
      expect(after).toEqual(before);
      expect((await pincer(home, 'config', 'secrets', '--check')).code).toBe(await leftBehind(home));
    } finally {
      await Promise.all([home.remove(), server.close()]);
    }
  },
  PATIENCE,
);

/** What a request of the real agent carries, and how its status calls the credential. */
async function turn(home: OpenHome, server: Listening): Promise<object> {
  const from = server.asked.length;
  const probed = await openclaw(home, 'models', 'status', '--probe', '--json');
  const said = parseJson(probed.stdout);
  const sent = server.asked.slice(from).filter(({ method }) => method === 'POST');
  expect(sent).toHaveLength(1);
  const results = valueAt(said, ['auth', 'probes', 'results']);
  const outcomes = Array.isArray(results) ? results.map((one: Json) => valueAt(one, ['status'])) : [];
  return {
    outcomes,
    headers: sent.map(carried),
    missing: valueAt(said, ['auth', 'missingProvidersInUse']) ?? null,
    kind: kindOf(said),
  };
}

const carried = ({ headers }: Asked): object =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => /^(?:authorization|x-(?!stainless))/.test(name)));

/** OpenClaw calls a variable by another name than a key of the config, though it sends the same. */
function kindOf(said: Json): Json {
  const rows = valueAt(said, ['auth', 'providers']);
  const [row] = Array.isArray(rows) ? rows : [];
  return valueAt(row, ['effective', 'kind']) ?? null;
}

/** OpenClaw itself writes the headers of models to models.json, filled in. That is then told, as it is plain text again. */
async function leftBehind(home: OpenHome): Promise<number> {
  const left = await holding(home.dir, MODEL);
  return left.length > 1 ? 1 : 0;
}

/** Files under a folder that hold a text, by their path in it. */
async function holding(dir: string, text: string): Promise<readonly string[]> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const found = await Promise.all(
    files.map(async (file) => ((await readFile(file, 'utf8')).includes(text) ? [file.slice(dir.length + 1)] : [])),
  );
  return found.flat().sort();
}

// The audit takes the names of variables for keys, which OpenClaw itself does not when it reads them.
test('what `secrets audit` of OpenClaw finds in plain text, Pincer finds at the same places', async () => {
  const provider = {
    baseUrl: 'http://127.0.0.1:9/v1',
    apiKey: KEY,
    headers: { Authorization: `Bearer ${KEY}`, 'X-Team': 'blue', 'x-api-key': '${NOT_SET}' },
    request: { headers: { 'api-key': KEY }, auth: { mode: 'authorization-bearer', token: KEY } },
    models,
  };
  const marked = { baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'OPENAI_API_KEY', models };
  const ref = { baseUrl: 'http://127.0.0.1:9/v1', apiKey: { source: 'env', provider: 'default', id: 'SET' }, models };
  const home = await openHome(
    {
      [CONFIG]: JSON.stringify({
        models: { providers: { lab: provider, marked, ref } },
        gateway: { mode: 'local', auth: { mode: 'token', token: KEY } },
        channels: { telegram: { botToken: KEY }, discord: { token: '${SET}' } },
        cron: { webhookToken: KEY },
      }),
      [STORE]: JSON.stringify({
        version: 1,
        profiles: {
          'lab:main': { type: 'api_key', provider: 'lab', key: KEY },
          'lab:ref': { type: 'api_key', provider: 'lab', keyRef: { source: 'env', provider: 'default', id: 'SET' } },
          'lab:token': { type: 'token', provider: 'lab', token: KEY },
        },
      }),
      '.openclaw/agents/main/agent/models.json': JSON.stringify({
        providers: { lab: { apiKey: KEY, headers: { 'x-api-key': KEY, 'X-Team': 'blue' } }, marked: { apiKey: 'SET' } },
      }),
      '.openclaw/agents/work/agent/auth.json': JSON.stringify({ groq: { type: 'api_key', key: KEY } }),
    },
    { SET: KEY },
  );
  try {
    const [audit, own] = await Promise.all([
      openclaw(home, 'secrets', 'audit', '--json'),
      pincer(home, 'config', 'secrets', '--json'),
    ]);
    const theirs = findings(parseJson(audit.stdout), 'findings').filter(
      ({ code, path }) =>
        (code === 'PLAINTEXT_FOUND' || code === 'LEGACY_RESIDUE') && !path.endsWith('providers.marked.apiKey'),
    );
    const ours = findings(parseJson(own.stdout), 'finds');
    const place = ({ file, path }: Finding): string =>
      `${file.slice(home.dir.length + 1)} ${path
        .replaceAll(/\["|"\]/g, '.')
        .replaceAll('..', '.')
        .replace(/\.$|\.key$/, '')}`;
    expect(theirs.length).toBeGreaterThan(10);
    expect(new Set(ours.map(place))).toEqual(new Set(theirs.map(place)));
  } finally {
    await home.remove();
  }
});

type Finding = { readonly file: string; readonly path: string; readonly code: string };

function findings(said: Json, key: string): readonly Finding[] {
  const list = valueAt(said, [key]);
  return (Array.isArray(list) ? list : []).flatMap((one: Json) =>
    isObject(one)
      ? [{ file: String(one.file), path: String(one.jsonPath ?? one.path), code: String(one.code ?? '') }]
      : [],
  );
}

const PIECES = [
  'A',
  'B',
  '=',
  '\n',
  '\r\n',
  ' ',
  "'",
  '"',
  '`',
  '#',
  '\\',
  '\\n',
  'x',
  '$',
  '${A}',
  'export ',
  ': ',
  '-',
  '\t',
];

test("what is written to a dotenv is what OpenClaw's own parser reads there, and nothing else changes", () => {
  const interop = fileURLToPath(new URL('../../.interop/node_modules/', import.meta.url));
  const real: { readonly parse: (text: string) => Readonly<Record<string, string>> } = createRequire(interop)('dotenv');
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (before, value) => {
      expect(Object.fromEntries(parseDotenv(before))).toEqual({ ...real.parse(before) });
      const after = withVariable(before, 'NEW_KEY', value);
      if (after === undefined) return;
      expect({ ...real.parse(after) }).toEqual({ ...real.parse(before), NEW_KEY: value });
    }),
    { numRuns: 20_000 },
  );
});
