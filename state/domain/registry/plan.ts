import { isObject, type Json, type JsonObject } from '../json.js';
import { lazy } from '../lazy.js';
import { concealed, secretsOf } from './conceal.js';
import { declaredEntries, withAnthropicApi } from './declared.js';
import type { Entries, RegistryFacts } from './facts.js';
import { googleEntry } from './google.js';
import { implicitEntries } from './implicit.js';
import { withKeys } from './keys.js';
import { isWhole, mergedEntries } from './merge.js';
import { mergedRows } from './mergedRows.js';
import { withNormalModels, withNormalRows } from './modelRows.js';
import { ownerOf } from './owners.js';
import { rowsOf } from './rows.js';

/** The mark of a catalog that OpenClaw wrote, and may replace or remove. */
const GENERATED_BY = 'openclaw-plugin-model-catalog-v1';

export type RegistryPlan = {
  /** There is nothing of which anything could be written: the files stay as they are, stale ones too. */
  readonly isIdle: boolean;
  /** What OpenClaw would write, resolved secrets included: to compare with, never to write. */
  readonly theirs: Entries;
  /** What Pincer writes: the same with references where OpenClaw would put what they stand for. */
  readonly ours: () => Entries;
  /** Providers whose models OpenClaw would ask a server for; those that the registry has stay. */
  readonly asked: readonly string[];
};

/** Takes the config's base URL and key for these providers also where the registry has its own. */
export type Taken = (id: string) => boolean;

const NOTHING_TAKEN: Taken = () => false;

/** OpenClaw: `planOpenClawModelsJson`. */
export const planRegistry = (facts: RegistryFacts, taken: Taken = NOTHING_TAKEN): RegistryPlan =>
  registryPlanner(facts)(taken);

/** For several plans of the same facts: what is taken matters only when the registry is merged in, which is the smaller part. */
export function registryPlanner(facts: RegistryFacts): (taken?: Taken) => RegistryPlan {
  const declared = declaredEntries(facts.effective);
  const implicit = implicitEntries(facts, declared);
  const managed = new Set<string>();
  const all = together(implicit.entries, declared);
  const next = keyed(facts, without(all, implicit.left), managed);
  const secrets = lazy(() => secretsOf(facts));
  const isIdle = Object.keys(all).length === 0 && facts.mode === 'merge';
  return (taken = NOTHING_TAKEN) => {
    const merged =
      facts.mode === 'replace'
        ? { ...next, ...asTheyAre(facts.existing, implicit.left) }
        : mergedEntries(next, facts.existing, { managed, taken });
    const writable = Object.entries(withNormalRows(merged)).filter(([, entry]) => isWhole(entry));
    const theirs = Object.fromEntries(writable);
    // A registry that says what OpenClaw would write is not compared with what Pincer would.
    const ours = lazy(() => concealed(theirs, facts.existing, secrets(), taken));
    return { isIdle, theirs, ours, asked: implicit.asked };
  };
}

const without = (entries: Entries, ids: ReadonlySet<string>): Entries =>
  Object.fromEntries(Object.entries(entries).filter(([id]) => !ids.has(id)));

const asTheyAre = (existing: JsonObject, ids: ReadonlySet<string>): Entries =>
  Object.fromEntries(
    Object.entries(existing).flatMap(([id, entry]) => (ids.has(id) && isObject(entry) ? [[id, entry]] : [])),
  );

/** OpenClaw: `mergeProviders`. */
function together(implicit: Entries, declared: Entries): Entries {
  const all: Record<string, JsonObject> = { ...implicit };
  for (const [key, entry] of Object.entries(declared)) {
    const id = key.trim();
    const known = all[id];
    if (id !== '') all[id] = known === undefined ? entry : mergedRows(known, entry);
  }
  return all;
}

function keyed(facts: RegistryFacts, entries: Entries, managed: Set<string>): Entries {
  return Object.fromEntries(
    Object.entries(entries).map(([id, entry]) => [
      id,
      withNormalModels(id, asItsPlugin(id, withKeys(facts, id, entry, managed))),
    ]),
  );
}

/** What plugins do to the whole entry. OpenClaw: `normalizeProviderSpecificConfig`. */
function asItsPlugin(id: string, entry: JsonObject): JsonObject {
  const speaksGemini = [entry, ...rowsOf(entry.models)].some(({ api }) => api === 'google-generative-ai');
  if (speaksGemini || id === 'google' || id === 'google-vertex') return googleEntry(id, entry);
  return id === 'anthropic' ? withAnthropicApi(entry) : entry;
}

/** One file of a registry: `plugin` undefined for `models.json` itself. */
export type RegistryPart = { readonly plugin: string | undefined; readonly json: JsonObject };

/** The files of a registry, `models.json` first. Without a provider of its own a plugin has none. */
export function registryParts(entries: JsonObject, plugins: JsonObject): readonly RegistryPart[] {
  const root: Record<string, Json> = {};
  const owned = new Map<string, JsonObject>();
  for (const [id, entry] of Object.entries(entries)) {
    const plugin = ownerOf(id, plugins);
    if (plugin === undefined) root[id] = entry;
    else owned.set(plugin, { ...owned.get(plugin), [id]: entry });
  }
  return [
    { plugin: undefined, json: { providers: root } },
    ...[...owned].map(([plugin, providers]) => ({ plugin, json: { generatedBy: GENERATED_BY, providers } })),
  ];
}

/** Whether a catalog is one that OpenClaw wrote: others are none of its business. */
export const isGenerated = (json: Json | undefined): boolean => isObject(json) && json.generatedBy === GENERATED_BY;

/** The providers of a registry as one, as OpenClaw reads them: those of the catalogs over those of `models.json`. */
export function existingEntries(
  parts: readonly { readonly plugin: string | undefined; readonly json: Json | undefined }[],
  plugins: JsonObject,
): JsonObject {
  const all: Record<string, Json> = {};
  for (const { plugin, json } of parts) {
    if (!isObject(json) || !isObject(json.providers) || (plugin !== undefined && !isGenerated(json))) continue;
    for (const [id, entry] of Object.entries(json.providers))
      if (plugin === undefined || ownerOf(id, plugins) === plugin) all[id] = entry;
  }
  return all;
}
