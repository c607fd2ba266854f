// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what a config says.
/**
 * Homes for `status --check`, each with what OpenClaw 2026.5 exits with. Times are hours from now, so the same table serves
 * the fast test with a clock that stands still and the comparison with the real program.
 */
export type CheckCase = {
  readonly name: string;
  readonly exit: 0 | 1 | 2;
  readonly config?: object;
  readonly profiles?: Readonly<Record<string, object>>;
  readonly state?: object;
  readonly env?: Readonly<Record<string, string>>;
};

const HOUR = 3_600_000;
const KEY = 'sk-0123456789abcdef0123456789abcdef';
const uses = (primary: string, more: object = {}): object => ({
  agents: { defaults: { model: { primary, ...more } } },
});
const CLAUDE = uses('anthropic/claude-sonnet-4-6');
const apiKey = { type: 'api_key', provider: 'anthropic', key: KEY };
const token = (expires?: unknown): object => ({
  type: 'token',
  provider: 'anthropic',
  token: KEY,
  ...(expires === undefined ? {} : { expires }),
});
const oauth = (expires?: unknown): object => ({
  type: 'oauth',
  provider: 'anthropic',
  access: KEY,
  refresh: KEY,
  ...(expires === undefined ? {} : { expires }),
});
const one = (profile: object): Readonly<Record<string, object>> => ({ 'anthropic:default': profile });
const custom = (over: object): object => ({
  ...uses('x/m1'),
  models: {
    providers: {
      x: { baseUrl: 'https://x.example/v1', api: 'openai-completions', models: [{ id: 'm1', name: 'M1' }], ...over },
    },
  },
});

/** `now` in epoch ms. */
export const checkCases = (now: number): readonly CheckCase[] => [
  { name: 'no config at all', exit: 1 },
  { name: 'an API key in a profile', exit: 0, config: CLAUDE, profiles: one(apiKey) },
  { name: 'a profile with an empty key', exit: 1, config: CLAUDE, profiles: one({ ...apiKey, key: '' }) },
  { name: 'a login that lasts', exit: 0, config: CLAUDE, profiles: one(oauth(now + 100 * HOUR)) },
  { name: 'a login that ends within a day', exit: 2, config: CLAUDE, profiles: one(oauth(now + 12 * HOUR)) },
  { name: 'a login that has ended', exit: 1, config: CLAUDE, profiles: one(oauth(now - HOUR)) },
  { name: 'a login without an end', exit: 1, config: CLAUDE, profiles: one(oauth()) },
  { name: 'a token that lasts', exit: 0, config: CLAUDE, profiles: one(token(now + 100 * HOUR)) },
  { name: 'a token that ends within a day', exit: 2, config: CLAUDE, profiles: one(token(now + 12 * HOUR)) },
  { name: 'a token that has ended', exit: 1, config: CLAUDE, profiles: one(token(now - HOUR)) },
  { name: 'a token without an end', exit: 0, config: CLAUDE, profiles: one(token()) },
  { name: 'a token with an end that is no time', exit: 1, config: CLAUDE, profiles: one(token('soon')) },
  {
    name: 'a dead token, but a key in the environment',
    exit: 0,
    config: CLAUDE,
    profiles: one(token(now - HOUR)),
    env: { ANTHROPIC_API_KEY: KEY },
  },
  {
    name: 'a dead token, but an API key beside it',
    exit: 0,
    config: CLAUDE,
    profiles: { ...one(token(now - HOUR)), 'anthropic:k': apiKey },
  },
  { name: 'a key in the environment alone', exit: 0, config: CLAUDE, env: { ANTHROPIC_API_KEY: KEY } },
  { name: 'a key in the env block', exit: 0, config: { ...CLAUDE, env: { ANTHROPIC_API_KEY: KEY } } },
  {
    name: 'a key that is kept in a variable nobody set',
    exit: 0,
    config: CLAUDE,
    profiles: one({
      type: 'api_key',
      provider: 'anthropic',
      keyRef: { source: 'env', provider: 'default', id: 'NOPE_KEY' },
    }),
  },
  {
    name: 'a profile that rests after a rate limit',
    exit: 0,
    config: CLAUDE,
    profiles: one(apiKey),
    state: { usageStats: { 'anthropic:default': { cooldownUntil: now + HOUR, cooldownReason: 'rate_limit' } } },
  },
  {
    name: 'a profile that rests over its bill',
    exit: 0,
    config: CLAUDE,
    profiles: one(apiKey),
    state: { usageStats: { 'anthropic:default': { disabledUntil: now + HOUR, disabledReason: 'billing' } } },
  },
  {
    name: 'an order that leaves every profile out',
    exit: 1,
    config: { ...CLAUDE, auth: { order: { anthropic: ['anthropic:other'] } } },
    profiles: one(apiKey),
  },
  {
    name: 'a profile of another kind than the config says',
    exit: 1,
    config: { ...CLAUDE, auth: { profiles: { 'anthropic:default': { provider: 'anthropic', mode: 'oauth' } } } },
    profiles: one(apiKey),
  },
  { name: 'a custom provider with its key written out', exit: 0, config: custom({ apiKey: KEY }) },
  { name: 'a custom provider without a key', exit: 1, config: custom({}) },
  {
    name: 'a custom provider with a variable that is missing',
    exit: 1,
    config: custom({ apiKey: '${MISSING_KEY_X}' }),
  },
  {
    name: 'a custom provider with a ref that resolves',
    exit: 0,
    config: custom({ apiKey: { source: 'env', provider: 'default', id: 'X_KEY' } }),
    env: { X_KEY: KEY },
  },
  {
    name: 'a custom provider with a ref that does not',
    exit: 1,
    config: custom({ apiKey: { source: 'env', provider: 'default', id: 'X_KEY' } }),
  },
  { name: 'ollama without a key', exit: 1, config: uses('ollama/llama3.3') },
  {
    name: 'ollama with any text for a key',
    exit: 0,
    config: uses('ollama/llama3.3'),
    env: { OLLAMA_API_KEY: 'ollama-local' },
  },
  {
    name: 'ollama with a key in the config and nothing else',
    exit: 1,
    config: { ...uses('ollama/llama3.3'), models: { providers: { ollama: { apiKey: 'ollama-local' } } } },
  },
  {
    name: 'a fallback without a credential',
    exit: 1,
    config: uses('anthropic/claude-sonnet-4-6', { fallbacks: ['groq/compound'] }),
    profiles: one(apiKey),
  },
  {
    name: 'an image model without a credential',
    exit: 1,
    config: { agents: { defaults: { model: 'anthropic/claude-sonnet-4-6', imageModel: 'groq/compound' } } },
    profiles: one(apiKey),
  },
  {
    name: 'a model on the allowlist that nobody uses',
    exit: 0,
    config: { agents: { defaults: { model: 'anthropic/claude-sonnet-4-6', models: { 'groq/compound': {} } } } },
    profiles: one(apiKey),
  },
  {
    name: 'a dead login of a provider that nobody uses',
    exit: 0,
    config: CLAUDE,
    profiles: { ...one(apiKey), 'xai:old': { ...token(now - HOUR), provider: 'xai' } },
  },
];

/** The files of a case, by path under HOME. */
export function checkFiles({ config, profiles, state }: CheckCase): Readonly<Record<string, string>> {
  const agent = '.openclaw/agents/main/agent';
  return {
    ...(config === undefined ? {} : { '.openclaw/openclaw.json': JSON.stringify(config) }),
    ...(profiles === undefined ? {} : { [`${agent}/auth-profiles.json`]: JSON.stringify({ version: 1, profiles }) }),
    ...(state === undefined ? {} : { [`${agent}/auth-state.json`]: JSON.stringify({ version: 1, ...state }) }),
  };
}
