import type { AuthStatus } from '../../state/domain/auth/auth.js';
import type { Hunk } from '../../state/domain/edits/diff.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { JournalEntry, Snapshot } from '../../state/domain/history/journal.js';
import type {
  AllowEntry,
  Drift,
  Home,
  ModelChoice,
  ModelSettings,
  ModelState,
  ProviderState,
} from '../../state/domain/home.js';
import { listingFacts } from '../../state/domain/report/listingFacts.js';

/**
 * A home as tests want it: everything in order and empty, save for what the test is about.
 * Time stands at {@link NOON}.
 */
export const home = (over: Partial<Home> = {}): Home => ({
  paths: {
    config: '/home/ann/.openclaw/openclaw.json',
    stateDir: '/home/ann/.openclaw',
    agentId: 'main',
    agentDir: '/home/ann/.openclaw/agents/main/agent',
    authStore: '/home/ann/.openclaw/agents/main/agent/auth-profiles.json',
    modelsJson: '/home/ann/.openclaw/agents/main/agent/models.json',
    agentNamed: false,
    home: '/home/ann',
  },
  dialect: { version: '2026.5', because: 'nothing in the files says otherwise', writable: true },
  config: { kind: 'read', bytes: 2, hash: 'hash-of-{}' },
  agents: [{ id: 'main', isDefault: true }],
  models: settings(),
  providers: [],
  use: {
    defaultModel: 'openai/gpt-5.5',
    resolvedDefault: 'openai/gpt-5.5',
    fallbacks: [],
    imageModel: null,
    imageFallbacks: [],
    aliases: {},
    allowed: [],
    addedByPlugin: [],
  },
  auth: {
    storePath: '/home/ann/.openclaw/agents/main/agent/auth-profiles.json',
    shellEnv: { enabled: false, mightSupply: [] },
    providers: [],
    profiles: [],
    health: [],
    unusable: [],
    runtimeRoutes: [],
    missingInUse: [],
    check: 0,
  },
  listing: listingFacts(undefined, undefined, []),
  drift: [],
  problems: [],
  watched: [],
  readAt: NOON,
  ...over,
});

/** Epoch ms; any fixed moment would do. */
/** What a change would do to one file. */
export const preview = (hunks: readonly Hunk[]): Preview => ({
  files: [{ file: '/home/ann/.openclaw/openclaw.json', hunks, bytesBefore: 10, bytesAfter: 20 }],
  notices: [],
});

export const NOON = Date.UTC(2026, 5, 1, 12);

export const settings = (over: Partial<ModelSettings> = {}): ModelSettings => ({
  text: choice(),
  image: choice(),
  allowlist: undefined,
  mode: 'merge',
  ...over,
});

/** No argument: the key is absent. A primary alone: the string form. With fallbacks: the object form. */
export function choice(primary?: string, fallbacks?: readonly string[]): ModelChoice {
  if (fallbacks) return { form: 'object', ...(primary === undefined ? {} : { primary }), fallbacks };
  return primary === undefined ? { form: 'absent', fallbacks: [] } : { form: 'string', primary, fallbacks: [] };
}

/** `{ 'a/b': 'alias', 'c/d': '' }`: an empty alias means none. */
export const allowlist = (refs: Readonly<Record<string, string>>): readonly AllowEntry[] =>
  Object.entries(refs).map(([ref, alias]) => (alias === '' ? { ref, entry: {} } : { ref, alias, entry: { alias } }));

/** A configured provider with a working API key. Models may be given as bare ids. */
export const provider = (
  id: string,
  models: readonly (string | ModelState)[] = [],
  over: Partial<ProviderState> = {},
): ProviderState => ({
  id,
  writtenAs: id,
  name: id,
  origin: 'config',
  configured: true,
  api: 'openai-completions',
  baseUrl: `https://${id}.example/v1`,
  baseUrlFrom: 'config',
  local: false,
  auth: readyAuth(),
  plainKeys: [],
  headerNames: [],
  authHeader: false,
  models: models.map((item) => (typeof item === 'string' ? model(item) : item)),
  ...over,
});

/** OpenClaw's own defaults for a model that says nothing about itself. */
export const model = (id: string, over: Partial<ModelState> = {}): ModelState => ({
  id,
  name: id,
  origin: 'config',
  reasoning: false,
  input: ['text'],
  cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  contextWindow: 200_000,
  maxTokens: 8192,
  ...over,
});

function readyAuth(): AuthStatus {
  const winner = {
    source: { kind: 'config', path: 'models.providers.x.apiKey' },
    holds: 'present',
    label: 'sk-te...cdef',
  } as const;
  return { kind: 'ready', winner, ladder: [winner] };
}

/** No credential anywhere, after looking at these environment variables. */
export const missingAuth = (...env: readonly string[]): AuthStatus => ({
  kind: 'missing',
  ladder: env.map((name) => ({ source: { kind: 'env', name, from: 'process' }, holds: 'absent', label: 'missing' })),
});

/** A value of a provider that the registry of the main agent says otherwise than the config, and that it wins. */
export const drift = (providerId: string, field = 'baseUrl', over: Partial<Drift> = {}): Drift => ({
  agentId: 'main',
  provider: providerId,
  field,
  authored: 'https://new.example/v1',
  registered: 'https://old.example/v1',
  next: 'https://old.example/v1',
  wins: MODELS_JSON,
  file: MODELS_JSON,
  ...over,
});

const MODELS_JSON = '/home/ann/.openclaw/agents/main/agent/models.json';

/** A change by Pincer of one value of the config. */
export const entry = (id: string, over: Partial<JournalEntry> = {}): JournalEntry => ({
  id,
  at: NOON,
  by: { program: 'pincer', command: 'set', pid: 4242, because: 'Pincer wrote it' },
  state: 'done',
  files: [
    {
      file: '/home/ann/.openclaw/openclaw.json',
      kind: 'config',
      hashBefore: 'a',
      hashAfter: 'b',
      bytesBefore: 812,
      bytesAfter: 820,
      changes: [{ path: ['agents', 'defaults', 'model'], before: '"a/old"', after: '"a/new"' }],
      snapshot: `s-${id}`,
    },
  ],
  ...over,
});

export const snapshot = (id: string, over: Partial<Snapshot> = {}): Snapshot => ({
  id,
  at: NOON,
  file: '/home/ann/.openclaw/openclaw.json',
  kind: 'config',
  bytes: 812,
  hash: 'a',
  entry: 'e1',
  ...over,
});
