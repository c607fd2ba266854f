import { expect, test } from 'vitest';
import { readHome } from '../../services/operations/readHome.js';
import { worldOf } from '../../src/nodeWorld.js';
import { listen } from '../support/servers/site.js';
import { openclaw, openHome } from './support/openclaw.js';

const AGENT = '.openclaw/agents/main/agent';
const HOUR = 3_600_000;
const VARIABLE = 'env-key-0123456789abcdef';
const STORED = 'stored-key-0123456789abcdef';

type Case = {
  readonly name: string;
  readonly profiles?: object;
  readonly state?: object;
  readonly provider?: object;
  readonly auth?: object;
  readonly env?: Readonly<Record<string, string>>;
  /** What an agent sends; absent where it sends nothing at all. */
  readonly sends?: string;
};

const key = { type: 'api_key', provider: 'zai', key: STORED };
const nowhere = { type: 'api_key', provider: 'zai', keyRef: { source: 'env', provider: 'default', id: 'NO_SUCH_KEY' } };
const env = { ZAI_API_KEY: VARIABLE };

const CASES: readonly Case[] = [
  { name: 'a profile whose secret is missing, beside a variable', profiles: { 'zai:x': nowhere }, env },
  {
    name: 'a login that cannot be renewed, beside a variable',
    profiles: { 'zai:x': { type: 'oauth', provider: 'zai', access: 'a', refresh: '', expires: Date.now() - HOUR } },
    env,
  },
  {
    name: 'a token that is over, beside a variable',
    profiles: { 'zai:x': { type: 'token', provider: 'zai', token: 't', expires: Date.now() - HOUR } },
    env,
    sends: VARIABLE,
  },
  {
    name: 'a profile without secret before a good one',
    profiles: { 'zai:a': nowhere, 'zai:b': key },
    state: { version: 1, order: { zai: ['zai:a', 'zai:b'] } },
    sends: STORED,
  },
  {
    name: 'a placeholder in the config, beside a profile',
    profiles: { 'zai:x': key },
    provider: { apiKey: 'custom-local' },
    sends: STORED,
  },
  { name: 'an order that is empty', profiles: { 'zai:x': key }, auth: { order: { zai: [] } }, env, sends: VARIABLE },
  {
    name: 'more keys than one in variables',
    env: { ...env, OPENCLAW_LIVE_ZAI_KEY: 'live-key-0123456789', ZAI_API_KEYS: 'one-0123456789,two-0123456789' },
    sends: VARIABLE,
  },
];

const files = ({ profiles, state, provider, auth }: Case, url: string): Readonly<Record<string, string>> => {
  const zai = { baseUrl: `${url}/v1`, api: 'openai-completions', models: [{ id: 'glm-x', name: 'G' }], ...provider };
  const config = {
    models: { providers: { zai } },
    agents: { defaults: { model: 'zai/glm-x' } },
    ...(auth && { auth }),
  };
  return {
    '.openclaw/openclaw.json': JSON.stringify(config),
    ...(profiles && { [`${AGENT}/auth-profiles.json`]: JSON.stringify({ version: 1, profiles }) }),
    ...(state && { [`${AGENT}/auth-state.json`]: JSON.stringify(state) }),
  };
};

// `models status` would not do: it tells what is there, and an agent is stricter.
test.concurrent.each(CASES)('with $name an agent sends what the ladder marks', async (about) => {
  const server = await listen(() => ({ status: 400, json: { error: { message: 'enough' } } }));
  const home = await openHome(files(about, server.url), about.env);
  try {
    const { vault } = await readHome(worldOf(home.env, home.dir), {});
    const ours = vault.credentialFor('zai')?.secret.open();
    await openclaw(
      home,
      'agent',
      '--local',
      '--agent',
      'main',
      '--session-id',
      's',
      '--message',
      'hi',
      '--timeout',
      '60',
    );
    const sent = server.asked.filter(({ method }) => method === 'POST').map(({ headers }) => headers.authorization);
    const theirs = about.sends === undefined ? [] : [`Bearer ${about.sends}`];
    expect({ ours, theirs: [...new Set(sent)] }).toEqual({ ours: about.sends, theirs });
  } finally {
    await Promise.all([home.remove(), server.close()]);
  }
});
