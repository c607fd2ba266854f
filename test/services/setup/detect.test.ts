import { expect, test } from 'vitest';
import { readHome } from '../../../services/operations/readHome.js';
import { detect } from '../../../services/setup/detect.js';
import type { Detected } from '../../../state/domain/setup/detected.js';
import { type FakeSetup, fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';

async function detected(setup: FakeSetup): Promise<readonly Detected[]> {
  const world = fakeWorld({ ...setup, files: { [`${STATE}/openclaw.json`]: '{}', ...setup.files } });
  const { home } = await readHome(world, {});
  return detect(world, home, new AbortController().signal);
}

const env = (provider: string, variable: string, where = ''): Detected => ({
  provider,
  by: 'env',
  variable,
  says: `${variable} is set${where}`,
});
const login = (provider: string, program: string): Detected => ({
  provider,
  by: 'login',
  says: `logged in with ${program}`,
});

const VARIABLES: readonly (readonly [string, FakeSetup, readonly Detected[]])[] = [
  ['a variable of the process', { env: { GROQ_API_KEY: 'gsk_x' } }, [env('groq', 'GROQ_API_KEY')]],
  [
    "a variable of OpenClaw's dotenv, with its place",
    { files: { [`${STATE}/.env`]: 'ZAI_API_KEY=abc\n' } },
    [env('zai', 'ZAI_API_KEY', ' in ~/.openclaw/.env')],
  ],
  [
    "a variable of the config's env block",
    { files: { [`${STATE}/openclaw.json`]: '{env: {XAI_API_KEY: "xai-x"}}' } },
    [env('xai', 'XAI_API_KEY', ' in ~/.openclaw/openclaw.json')],
  ],
  ['an empty variable is none', { env: { GROQ_API_KEY: '  ' } }, []],
  [
    'a key of the folder that it is started in is none, as for OpenClaw',
    { files: { '/home/ann/.env': 'GROQ_API_KEY=gsk_x\n' } },
    [],
  ],
  [
    'the variable that OpenClaw tries first',
    { env: { ANTHROPIC_API_KEY: 'sk-ant-a', ANTHROPIC_OAUTH_TOKEN: 'sk-ant-oat' } },
    [env('anthropic', 'ANTHROPIC_OAUTH_TOKEN')],
  ],
  [
    'a variable that two ways of one vendor share stands for both',
    { env: { MINIMAX_API_KEY: 'x' } },
    [env('minimax', 'MINIMAX_API_KEY'), env('minimax-portal', 'MINIMAX_API_KEY')],
  ],
  ['a key of a provider that answers no chat is none', { env: { FAL_KEY: 'x' } }, []],
];

test.each(VARIABLES)('Variables: %s.', async (_about, setup, found) => {
  expect(await detected(setup)).toEqual(found);
});

const LOGINS: readonly (readonly [string, FakeSetup, readonly Detected[]])[] = [
  [
    'gcloud',
    { files: { '/home/ann/.config/gcloud/application_default_credentials.json': '{}' } },
    [login('google-vertex', 'gcloud')],
  ],
  [
    'gcloud, where a variable names the file',
    { files: { '/etc/adc.json': '{}' }, env: { GOOGLE_APPLICATION_CREDENTIALS: '/etc/adc.json' } },
    [login('google-vertex', 'gcloud')],
  ],
  [
    'no gcloud, where a variable names a file that is not there',
    {
      files: { '/home/ann/.config/gcloud/application_default_credentials.json': '{}' },
      env: { GOOGLE_APPLICATION_CREDENTIALS: '/etc/adc.json' },
    },
    [],
  ],
  ['Claude Code', { files: { '/home/ann/.claude/.credentials.json': '{}' } }, [login('anthropic', 'Claude Code')]],
  [
    'Codex elsewhere',
    { files: { '/srv/codex/auth.json': '{}' }, env: { CODEX_HOME: '/srv/codex' } },
    [login('openai-codex', 'Codex')],
  ],
  ['Gemini CLI', { files: { '/home/ann/.gemini/oauth_creds.json': '{}' } }, [login('google-gemini-cli', 'Gemini CLI')]],
  ['Qwen Code', { files: { '/home/ann/.qwen/oauth_creds.json': '{}' } }, [login('qwen-portal', 'Qwen Code')]],
  ['MiniMax CLI', { files: { '/home/ann/.minimax/oauth_creds.json': '{}' } }, [login('minimax-portal', 'MiniMax CLI')]],
  [
    'GitHub Copilot, once for its two files',
    {
      files: {
        '/home/ann/.config/github-copilot/apps.json': '{}',
        '/home/ann/.config/github-copilot/hosts.json': '{}',
      },
    },
    [login('github-copilot', 'GitHub Copilot')],
  ],
];

test.each(LOGINS)('Logins of other programs: %s.', async (_about, setup, found) => {
  expect(await detected(setup)).toEqual(found);
});

test('What is in the files of other programs is not read.', async () => {
  const path = '/home/ann/.claude/.credentials.json';
  const world = fakeWorld({ files: { [`${STATE}/openclaw.json`]: '{}', [path]: '{}' } });
  const { home } = await readHome(world, {});
  const read: string[] = [];
  const files = {
    ...world.files,
    read: (asked: string) => {
      read.push(asked);
      return world.files.read(asked);
    },
  };
  const found = await detect({ ...world, files }, home, new AbortController().signal);
  expect(found.map(({ by }) => by)).toEqual(['login']);
  expect(read).not.toContain(path);
});

test('A stored profile is told under the name of its provider, and whether it has expired; a token that is none is not.', async () => {
  const profiles = {
    version: 1,
    profiles: {
      'z.ai:work': { type: 'api_key', provider: 'z.ai', key: 'abc' },
      'groq:gone': { type: 'token', provider: 'groq' },
      'anthropic:old': { type: 'token', provider: 'anthropic', token: 'sk-ant-oat01-x', expires: 1 },
    },
  };
  const found = await detected({
    files: { [`${STATE}/agents/main/agent/auth-profiles.json`]: JSON.stringify(profiles) },
  });
  expect(found).toEqual([
    { provider: 'anthropic', by: 'profile', says: 'profile anthropic:old is stored, and expired' },
    { provider: 'zai', by: 'profile', says: 'profile z.ai:work is stored' },
  ]);
});

test('Only this machine is asked, on six usual ports, and nobody who is not there is waited for.', async () => {
  const world = fakeWorld({ files: { [`${STATE}/openclaw.json`]: '{}' } });
  const { home } = await readHome(world, {});
  await detect(world, home, new AbortController().signal);
  expect(world.requests.map(({ url }) => url).sort()).toEqual(
    [1234, 4000, 8000, 8080, 11_434, 30_000].map((port) => `http://127.0.0.1:${port}/v1/models`).sort(),
  );
});
