// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { expect, test } from 'vitest';
import { doAction } from '../../../services/operations/act.js';
import { findKeys } from '../../../services/operations/findKeys.js';
import { readHome } from '../../../services/operations/readHome.js';
import { showPath } from '../../../state/domain/keyPath.js';
import { type KeyFind, needsHand, nextStep } from '../../../state/domain/secrets/keyFind.js';
import { type FakeSetup, fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const AGENT = `${STATE}/agents/main/agent`;
const CONFIG = `${STATE}/openclaw.json`;
const key = (n: number): string => `sk-find-${String(n).padStart(2, '0')}-Qx7mPz3VtR9wKb2nHs5cLd8f`;

async function found(setup: FakeSetup, modes: Readonly<Record<string, number>> = {}) {
  const world = fakeWorld(setup);
  for (const [path, mode] of Object.entries(modes)) world.modes.set(path, mode);
  const { home } = await readHome(world, {});
  const report = await findKeys(world, home);
  expect(JSON.stringify(report)).not.toContain('Qx7mPz3V');
  return report;
}

const rows = async (setup: FakeSetup) =>
  (await found(setup)).finds.map(
    ({ place: { file, line, column, path }, standing, what }) =>
      `${file.replace(`${STATE}/`, '')}:${line}:${column} ${path === undefined ? '-' : showPath(path)} ${what} ${standing}`,
  );

const config = (value: unknown): FakeSetup => ({ files: { [CONFIG]: JSON.stringify(value) } });

const provider = (more: object): object => ({
  models: { providers: { x: { baseUrl: 'http://127.0.0.1:9/v1', models: [], ...more } } },
});

test('plain-text keys are found in every file of a home, each at its place', async () => {
  const files = {
    [CONFIG]: `{
  // was ${key(0)} before
  env: { vars: { GROQ_API_KEY: '${key(1)}', NODE_ENV: 'production' } },
  models: {
    providers: {
      $include: './providers.json5',
      mine: {
        baseUrl: 'http://user:${key(2)}@127.0.0.1:9/v1',
        apiKey: '${key(3)}',
        headers: { Authorization: 'Bearer ${key(4)}', 'X-Team': 'blue' },
        request: { headers: { 'x-api-key': '${key(5)}' }, auth: { mode: 'authorization-bearer', token: '${key(6)}' } },
        models: [{ id: 'm1', name: 'M1', headers: { 'x-auth-token': '${key(7)}' } }],
      },
    },
  },
  gateway: { auth: { token: '${key(8)}' } },
  channels: { telegram: { botToken: '${key(9)}', tokenFile: '/run/token' } },
}
`,
    [`${STATE}/providers.json5`]: `{ other: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: '${key(10)}', models: [] } }`,
    [`${STATE}/openclaw.json.bak`]: `{ gateway: { auth: { token: '${key(11)}' } } }`,
    [`${STATE}/openclaw.json.last-good`]: `{ gateway: { auth: { token: '${key(12)}' } } }`,
    [`${STATE}/.env`]: `# keys\nexport OPENAI_API_KEY=${key(13)}\nPLAIN=1\n`,
    [`${AGENT}/models.json`]: JSON.stringify({
      providers: { x: { apiKey: key(14), headers: { 'api-key': key(15) } } },
    }),
    [`${AGENT}/plugins/moonshot/catalog.json`]: JSON.stringify({ providers: { moonshot: { apiKey: key(16) } } }),
    [`${AGENT}/auth-profiles.json`]: JSON.stringify({
      profiles: {
        'a:k': { type: 'api_key', provider: 'a', key: key(17) },
        'b:t': { type: 'token', provider: 'b', token: key(18) },
        'c:o': { type: 'oauth', provider: 'c', access: key(19), refresh: key(20) },
      },
    }),
    [`${STATE}/agents/work/agent/auth-profiles.json`]: JSON.stringify({
      profiles: { 'a:w': { type: 'api_key', provider: 'a', key: key(21) } },
    }),
    [`${AGENT}/auth.json`]: JSON.stringify({ groq: { type: 'api_key', key: key(22) } }),
  };
  expect(await rows({ files })).toEqual([
    'openclaw.json:2:10 - comment plain',
    'openclaw.json:3:18 env.vars.GROQ_API_KEY variable plain',
    'openclaw.json:8:9 models.providers.mine.baseUrl address plain',
    'openclaw.json:9:9 models.providers.mine.apiKey key plain',
    'openclaw.json:10:20 models.providers.mine.headers.Authorization header plain',
    'openclaw.json:11:31 models.providers.mine.request.headers.x-api-key header plain',
    expect.stringContaining('models.providers.mine.request.auth.token token plain'),
    'openclaw.json:12:53 models.providers.mine.models[0].headers.x-auth-token header plain',
    'openclaw.json:16:22 gateway.auth.token setting plain',
    'openclaw.json:17:27 channels.telegram.botToken setting plain',
    'providers.json5:1:46 other.apiKey key plain',
    'agents/main/agent/auth-profiles.json:1:53 profiles["a:k"].key key plain',
    expect.stringContaining('profiles["b:t"].token token plain'),
    expect.stringContaining('profiles["c:o"].access login managed'),
    expect.stringContaining('profiles["c:o"].refresh login managed'),
    expect.stringContaining('agents/main/agent/models.json:1:20 providers.x.apiKey key plain'),
    expect.stringContaining('providers.x.headers.api-key header plain'),
    expect.stringContaining('plugins/moonshot/catalog.json:1:27 providers.moonshot.apiKey key plain'),
    expect.stringContaining('agents/main/agent/auth.json:1:27 groq.key key plain'),
    expect.stringContaining('agents/work/agent/auth-profiles.json:1:53 profiles["a:w"].key key plain'),
    '.env:2:1 OPENAI_API_KEY variable kept',
    'openclaw.json.bak:1:22 gateway.auth.token setting plain',
    'openclaw.json.last-good:1:22 gateway.auth.token setting plain',
  ]);
});

test.each([
  ['a reference', { apiKey: '${X_KEY}' }],
  ['a short reference', { apiKey: '$X_KEY' }],
  ['a SecretRef', { apiKey: { source: 'env', provider: 'default', id: 'X_KEY' } }],
  ['a SecretRef of a file', { apiKey: { source: 'file', provider: 'vault', id: '/api_key' } }],
  ['a malformed SecretRef', { apiKey: { source: 'exec', id: 'sk-looks-like-a-key-0123456789' } }],
  ['a known variable', { apiKey: 'OPENAI_API_KEY' }],
  ['a variable of one’s own', { apiKey: 'MY_PROXY_KEY' }],
  [
    'what OpenClaw notes for a managed key',
    { apiKey: 'secretref-managed', headers: { 'x-api-key': 'secretref-env:X_KEY' } },
  ],
  ['an older note', { apiKey: '__env__:X_KEY' }],
  ['the placeholder of Ollama', { apiKey: 'ollama-local' }],
  ['the placeholder of a local server', { apiKey: 'custom-local' }],
  ['the placeholder of LM Studio', { apiKey: 'lmstudio-local' }],
  ['the placeholder of a login', { apiKey: 'minimax-oauth' }],
  ['another placeholder of a login', { apiKey: 'oauth:chutes' }],
  ['the AWS SDK', { apiKey: 'AWS_PROFILE' }],
  ['nothing', { apiKey: '' }],
  ['blanks', { apiKey: '  ' }],
  ['what config get printed', { apiKey: '__OPENCLAW_REDACTED__' }],
  ['an example', { apiKey: '<your key>' }],
  ['another example', { apiKey: 'sk-your-api-key-here' }],
  ['a shortened key', { apiKey: 'sk-ant-...' }],
  ['a key that no server asks for', { apiKey: 'not-needed' }],
  ['a header with a reference', { headers: { Authorization: 'Bearer ${X_KEY}' } }],
  ['a header that is no secret', { headers: { 'X-Team': 'Qx7mPz3VtR9wKb2nHs5cLd8f' } }],
  ['numbers of tokens', { maxTokens: 8192, params: { maxTokens: '8192' } }],
])('%s is no plain-text key', async (_, more) => {
  expect(await rows(config(provider(more)))).toEqual([]);
});

test('a name that a reference of this home names is no key in models.json', async () => {
  const id = 'QX7MPZ3VTR9W';
  const setup = config(provider({ apiKey: { source: 'env', provider: 'default', id } }));
  const registry = JSON.stringify({ providers: { x: { apiKey: id } } });
  expect(await rows({ files: { ...setup.files, [`${AGENT}/models.json`]: registry } })).toEqual([]);
  expect(await rows({ files: { [`${AGENT}/models.json`]: registry } })).toHaveLength(1);
});

test('a key that was pasted where a reference has the name of its variable is one, and so is every other place of it', async () => {
  const ref = { source: 'env', provider: 'default', id: key(1) };
  const setup = config(
    provider({ apiKey: ref, headers: { 'x-api-key': key(1), Authorization: { ...ref, id: 'MY_KEY' } } }),
  );
  expect(await rows(setup)).toEqual([
    'openclaw.json:1:122 models.providers.x.apiKey.id reference plain',
    'openclaw.json:1:177 models.providers.x.headers.x-api-key header plain',
  ]);
  const world = fakeWorld(setup);
  const { home } = await readHome(world, {});
  expect(JSON.stringify(home)).not.toContain('Qx7mPz3V');
  const [find] = (await findKeys(world, home)).finds;
  expect(find && nextStep(find, { home: '/home/ann', env: `${STATE}/.env` })).toBe(
    'Put it into ~/.openclaw/.env under a name, and write that name here.',
  );
});

test('a key in a registry goes with the one that it was copied from; an old one is replaced by what the config says', () => {
  const paths = { home: '/home/ann', env: `${STATE}/.env` };
  const find = (kind: KeyFind['in']): KeyFind => ({
    place: { file: '/home/ann/f', path: ['providers', 'x', 'apiKey'] },
    in: kind,
    what: 'key',
    label: 'sk...zz',
    provider: 'x',
    standing: 'plain',
  });
  const old = find('registry');
  expect(nextStep(old, paths, [old, find('config')])).toBe('Move it with: pincer config move-key x');
  expect(nextStep(old, paths, [old, find('snapshot')])).toContain('pincer sync --take-config --provider x');
});

test('where secrets are, and how they may be had, is none', async () => {
  const secrets = {
    secrets: {
      providers: { vault: { source: 'file', path: '/home/ann/secret-token', mode: 'json' } },
      defaults: { file: 'vault' },
    },
    gateway: { auth: { mode: 'token', passwordFile: '/run/pw' } },
  };
  expect(await rows(config(secrets))).toEqual([]);
});

test('a file that does not parse is told of, and the others are looked into', async () => {
  const files = {
    [CONFIG]: `{ gateway: { auth: { token: '${key(1)}' } } }`,
    [`${AGENT}/models.json`]: '{ "providers": ',
  };
  const { unread, finds } = await found({ files });
  expect(unread).toMatchObject([{ kind: 'syntax', place: { file: `${AGENT}/models.json`, line: 1 } }]);
  expect(finds).toHaveLength(1);
});

test('a file with a key that others may read is told of, with its permissions', async () => {
  const files = { [`${STATE}/.env`]: `OPENAI_API_KEY=${key(1)}\n`, [`${STATE}/.env.example`]: 'OPENAI_API_KEY=\n' };
  const report = await found({ files }, { [`${STATE}/.env`]: 0o644, [`${STATE}/.env.example`]: 0o644 });
  expect(report.openFiles).toEqual([{ file: `${STATE}/.env`, mode: 0o644 }]);
  expect(needsHand(report)).toBe(true);
  expect(needsHand(await found({ files }))).toBe(false);
});

test('a forgotten copy of an .env is one, and what Pincer keeps of it to undo a change is none', async () => {
  const files = {
    [CONFIG]: JSON.stringify(provider({ apiKey: key(1) })),
    [`${STATE}/.env`]: `GROQ_API_KEY=${key(2)}\n`,
    [`${STATE}/.env.old`]: `GROQ_API_KEY=${key(3)}\n`,
    [`${STATE}/.env.example`]: 'GROQ_API_KEY=your-key-here\n',
  };
  const world = fakeWorld({ files });
  const { home } = await readHome(world, {});
  await doAction(world, home, { kind: 'move key', provider: 'x' }, 'test');
  const { finds } = await findKeys(world, home);
  const told = finds.map(({ place, in: kind, standing }) => `${kind} ${place.file.split('/').at(-1)} ${standing}`);
  expect(told.filter((one) => !one.startsWith('snapshot'))).toEqual([
    'env .env kept',
    'env .env kept',
    'copy openclaw.json.bak plain',
    'copy .env.old plain',
  ]);
  expect(
    told
      .filter((one) => one.startsWith('snapshot'))
      .map((one) => one.split(' ').at(-1))
      .sort(),
  ).toEqual(['kept', 'plain']);
});
