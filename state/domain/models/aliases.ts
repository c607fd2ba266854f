import type { AllowEntry, ModelSettings } from '../home.js';
import { isObject, type Json } from '../json.js';
import { asLoaded, type ModelRef, parseRef } from './modelId.js';

/**
 * Aliases that OpenClaw 2026.5 gives in memory to these refs where `agents.defaults.models` has them without an alias.
 * Nothing of it stands in the file. (The table in OpenClaw's own docs is another; this is what runs.)
 */
const BUILT_IN_ALIASES: Readonly<Record<string, string>> = {
  opus: 'anthropic/claude-opus-4-8',
  sonnet: 'anthropic/claude-sonnet-4-6',
  gpt: 'openai/gpt-5.4',
  'gpt-mini': 'openai/gpt-5.4-mini',
  'gpt-nano': 'openai/gpt-5.4-nano',
  gemini: 'google/gemini-3.1-pro-preview',
  'gemini-flash': 'google/gemini-3-flash-preview',
  'gemini-flash-lite': 'google/gemini-3.1-flash-lite',
};

/** Whether the aliases above count: they do when OpenClaw runs, not when most of its commands write. */
export type AliasScope = 'running' | 'written';

export type Alias = {
  readonly alias: string;
  /** The key of `agents.defaults.models` as OpenClaw holds it. */
  readonly key: string;
  readonly ref: ModelRef;
};

/** All aliases, in the order of the file. Names may repeat, in different case or even exactly: the last one wins. */
export function aliasesOf(settings: ModelSettings, scope: AliasScope): readonly Alias[] {
  return (settings.allowlist ?? []).flatMap((entry) => {
    const alias = entry.alias?.trim() || (scope === 'running' ? builtInAliasOf(entry) : undefined);
    const ref = alias === undefined || isWildcard(entry.ref) ? undefined : parseRef(asLoaded(entry.ref));
    return alias === undefined || ref === undefined ? [] : [{ alias, key: asLoaded(entry.ref), ref }];
  });
}

function builtInAliasOf(entry: AllowEntry): string | undefined {
  // An empty alias in the file is an answer too: it keeps the built-in one away.
  if (written(entry.entry, 'alias') !== undefined) return undefined;
  const key = asLoaded(entry.ref);
  return Object.keys(BUILT_IN_ALIASES).find((alias) => BUILT_IN_ALIASES[alias] === key);
}

const written = (value: Json, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** The ref behind a name; case does not matter and the last of several wins. OpenClaw: `findModelAliasCandidate`. */
export function findAlias(settings: ModelSettings, name: string, scope: AliasScope): Alias | undefined {
  const lower = name.trim().toLowerCase();
  return lower === '' ? undefined : namesOf(settings, scope).get(lower);
}

/** Every model of a chain is looked up, so the names of one allowlist are put in order once. */
function namesOf(settings: ModelSettings, scope: AliasScope): ReadonlyMap<string, Alias> {
  const known = settings.allowlist && NAMES[scope].get(settings.allowlist);
  if (known !== undefined) return known;
  const names = new Map(aliasesOf(settings, scope).map((alias) => [alias.alias.toLowerCase(), alias]));
  if (settings.allowlist !== undefined) NAMES[scope].set(settings.allowlist, names);
  return names;
}

type Names = WeakMap<readonly AllowEntry[], ReadonlyMap<string, Alias>>;

const NAMES: Readonly<Record<AliasScope, Names>> = { running: new WeakMap(), written: new WeakMap() };

/** `provider/*`: lets every model of a provider in, and is no model itself. */
export const isWildcard = (ref: string): boolean => ref.trim().endsWith('/*') && ref.trim().length > 2;
