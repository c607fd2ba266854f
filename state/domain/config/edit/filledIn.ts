import { isObject, type Json, type JsonObject } from '../../json.js';
import { asLoaded } from '../../models/modelId.js';
import { providerId } from '../../providers/aliases.js';
import { providerRow } from '../../providers/table.js';
import { filledProvider } from './filledProvider.js';

/**
 * A config with what OpenClaw fills in before `config get` shows it. What plugins fill in below `channels` is not known here.
 * OpenClaw: `materializeRuntimeConfig` for a snapshot, and the defaults of its schema.
 */
export function filledIn(config: JsonObject, home: string): JsonObject {
  const filled = {
    ...config,
    commands: {
      native: 'auto',
      nativeSkills: 'auto',
      restart: true,
      ownerDisplay: 'raw',
      ...objectAt(config, 'commands'),
    },
    messages: withDefault(objectAt(config, 'messages'), 'ackReactionScope', 'group-mentions'),
    ...(isObject(config.logging) ? { logging: logging(config.logging) } : {}),
    ...(isObject(config.session) ? { session: session(config.session) } : {}),
    cron: cron(objectAt(config, 'cron')),
    ...(isObject(config.models) ? { models: models(config.models) } : {}),
    ...(isObject(config.plugins) ? { plugins: plugins(config.plugins) } : {}),
    agents: agents(objectAt(config, 'agents')),
  };
  const paths = withHome(filled, home);
  return isObject(paths) ? paths : filled;
}

const objectAt = (parent: JsonObject, key: string): JsonObject => {
  const value = parent[key];
  return isObject(value) ? value : {};
};

const withDefault = (value: JsonObject, key: string, fallback: Json): JsonObject =>
  value[key] === undefined ? { ...value, [key]: fallback } : value;

const logging = (value: JsonObject): JsonObject =>
  value.redactSensitive ? value : { ...value, redactSensitive: 'tools' };

/** There is one main session, whatever the file calls it. */
const session = (value: JsonObject): JsonObject =>
  value.mainKey === undefined ? value : { ...value, mainKey: 'main' };

const isNumber = (value: Json | undefined): boolean => typeof value === 'number' && Number.isFinite(value);

const cron = (value: JsonObject): JsonObject =>
  isNumber(value.maxConcurrentRuns) ? value : { ...value, maxConcurrentRuns: 8 };

/** The memory plugin is on unless plugins are off or another one has its place. */
function plugins(value: JsonObject): JsonObject {
  const entries = objectAt(value, 'entries');
  const slot = objectAt(value, 'slots').memory;
  if (value.enabled === false || Object.hasOwn(entries, MEMORY) || (slot !== undefined && slot !== MEMORY))
    return value;
  return { ...value, entries: { ...entries, [MEMORY]: { config: {} } } };
}

const MEMORY = 'memory-core';

function models(value: JsonObject): JsonObject {
  if (!isObject(value.providers)) return value;
  const providers = Object.entries(value.providers).map(([id, provider]) => [
    id,
    isObject(provider) ? filledProvider(id, provider, isBundled(id)) : provider,
  ]);
  return { ...value, providers: Object.fromEntries(providers) };
}

/** OpenClaw ships it, so that its address and models may be left out. */
const isBundled = (id: string): boolean => {
  const ships = providerRow(providerId(id))?.ships['2026.5'];
  return ships === 'bundled' || ships === 'alias';
};

function agents(value: JsonObject): JsonObject {
  const defaults = objectAt(value, 'defaults');
  const subagents = objectAt(defaults, 'subagents');
  return {
    ...value,
    ...(Array.isArray(value.list) ? { list: value.list.map(agent) } : {}),
    defaults: {
      ...defaults,
      ...(defaults.model === undefined ? {} : { model: choice(defaults.model) }),
      ...(isObject(defaults.models) ? { models: allowlist(defaults.models) } : {}),
      maxConcurrent: isNumber(defaults.maxConcurrent) ? (defaults.maxConcurrent ?? null) : 4,
      subagents: {
        ...subagents,
        maxConcurrent: isNumber(subagents.maxConcurrent) ? (subagents.maxConcurrent ?? null) : 8,
        archiveAfterMinutes: isNumber(subagents.archiveAfterMinutes) ? (subagents.archiveAfterMinutes ?? null) : 60,
      },
    },
  };
}

function agent(value: Json): Json {
  if (!isObject(value)) return value;
  return {
    ...value,
    ...(value.model === undefined ? {} : { model: choice(value.model) }),
    ...(isObject(value.models) ? { models: loadedKeys(value.models) } : {}),
  };
}

const loaded = (value: Json): Json => (typeof value === 'string' ? asLoaded(value) : value);

function choice(value: Json): Json {
  if (!isObject(value)) return loaded(value);
  return {
    ...value,
    ...(value.primary === undefined ? {} : { primary: loaded(value.primary) }),
    ...(Array.isArray(value.fallbacks) ? { fallbacks: value.fallbacks.map(loaded) } : {}),
  };
}

const loadedKeys = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([ref, entry]) => [asLoaded(ref), entry]));

/** OpenClaw: `DEFAULT_MODEL_ALIASES`, for entries that are there and have none of their own. */
const ALIASES: Readonly<Record<string, string>> = {
  'anthropic/claude-opus-4-8': 'opus',
  'anthropic/claude-sonnet-4-6': 'sonnet',
  'openai/gpt-5.4': 'gpt',
  'openai/gpt-5.4-mini': 'gpt-mini',
  'openai/gpt-5.4-nano': 'gpt-nano',
  'google/gemini-3.1-pro-preview': 'gemini',
  'google/gemini-3-flash-preview': 'gemini-flash',
  'google/gemini-3.1-flash-lite': 'gemini-flash-lite',
};

function allowlist(value: JsonObject): JsonObject {
  const named = Object.entries(loadedKeys(value)).map(([ref, entry]) => {
    const alias = Object.hasOwn(ALIASES, ref) ? ALIASES[ref] : undefined;
    return [ref, alias !== undefined && isObject(entry) ? withDefault(entry, 'alias', alias) : entry] as const;
  });
  return Object.fromEntries(named);
}

/** OpenClaw: `~` in texts whose key ends like the name of a place. */
function withHome(value: Json, home: string, key = ''): Json {
  if (typeof value === 'string')
    return PLACE_KEY.test(key) && /^\s*~(?=$|[\\/]|\s*$)/.test(value) ? expanded(value, home) : value;
  if (Array.isArray(value)) return value.map((item: Json) => withHome(item, home, inList(key, item)));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withHome(item, home, name)]));
}

const inList = (key: string, item: Json): string => (typeof item === 'string' && LISTS.has(key) ? key : '');

const LISTS: ReadonlySet<string> = new Set(['paths', 'pathPrepend']);

const PLACE_KEY = /(?:dir|path|paths|file|root|workspace|pathPrepend)$/i;

const expanded = (text: string, home: string): string => home + text.trim().slice(1).replace(/\/+$/, '');
