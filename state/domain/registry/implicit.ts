import type { Json, JsonObject } from '../json.js';
import type { Entries, RegistryFacts } from './facts.js';
import { type ImplicitRow, implicitIds, implicitRow } from './implicitTable.js';
import { foundKey } from './keys.js';
import { mergedRows } from './mergedRows.js';
import { ollamaEntry } from './ollama.js';
import { isOfPlugin, isOn, ownerOf } from './owners.js';
import { modelsThatStay, rowsOf } from './rows.js';

/** `left`: of these OpenClaw would ask a server, and no answer of it is known: they stay as they are. */
export type Implicit = {
  readonly entries: Entries;
  readonly asked: readonly string[];
  readonly left: ReadonlySet<string>;
};

type Collected = {
  readonly entries: Record<string, JsonObject>;
  readonly asked: string[];
  readonly left: Set<string>;
};

/**
 * The providers that OpenClaw adds by itself, those of the config that they stand for merged in. Nothing is asked over the
 * network: where OpenClaw would, the models that the registry has stay. OpenClaw: `resolveImplicitProviders`.
 */
export function implicitEntries(facts: RegistryFacts, declared: Entries): Implicit {
  const into: Collected = { entries: {}, asked: [], left: new Set() };
  for (const row of rowsFor(facts, declared)) if (isTriggered(row, facts)) addRow(row, facts, declared, into);
  const ollama = isOn('ollama', facts.plugins) ? ollamaEntry(facts, declared) : undefined;
  if (ollama !== undefined) add('ollama', ollama.entry, ollama.asked, into);
  return into;
}

/** Reading the table takes its time, and where only stated providers count most homes need little of it. */
function rowsFor(facts: RegistryFacts, declared: Entries): readonly ImplicitRow[] {
  if (!facts.onlyStated) return implicitIds().flatMap((id) => implicitRow(id) ?? []);
  if (!statesImplicit(facts, declared)) return [];
  return [...new Set(Object.keys(declared).map((id) => id.trim()))].flatMap((id) => implicitRow(id) ?? []);
}

const statesImplicit = ({ plugins }: RegistryFacts, declared: Entries): boolean =>
  Object.keys(declared).some((id) => ownerOf(id, plugins) !== undefined || isOfPlugin(id));

const isTriggered = ({ plugin, variables }: ImplicitRow, { plugins, env }: RegistryFacts): boolean =>
  isOn(plugin, plugins) && (variables === undefined || variables.some((name) => env(name) !== undefined));

function add(id: string, entry: JsonObject | undefined, asked: boolean, into: Collected): void {
  if (asked) into.asked.push(id);
  if (entry === undefined) into.left.add(id);
  else into.entries[id] = entry;
}

function addRow(row: ImplicitRow, facts: RegistryFacts, declared: Entries, into: Collected): void {
  const own = row.countsFor.map((id) => entryOf(declared, id)).find((entry) => entry !== undefined);
  const stated = rowsOf(own?.models).length > 0;
  const asks = row.entry.models === undefined && !stated;
  // OpenClaw asks these two only where the config says nothing of them, unless the allowlist admits all of their models.
  if (ASKED_WHEN_UNSTATED.has(row.id) && own !== undefined && !facts.wildcards.has(row.id)) return;
  const key = foundKey(facts, row.asks)?.text;
  if (asks && key === undefined && own === undefined && facts.existing[row.id] === undefined) return;
  const models = row.entry.models ?? modelsThatStay(row.id, facts);
  const found = key === undefined || row.variables === undefined ? {} : { apiKey: key };
  const entry = { ...row.entry, models: models ?? [], ...found };
  const whole = own === undefined ? entry : overlaid(row.id, entry, own, facts);
  add(row.id, models === undefined && asks ? undefined : whole, asks, into);
}

/** The config's entry over that of a plugin; its models replace the plugin's, unless the allowlist admits all of them. */
function overlaid(
  id: string,
  entry: JsonObject & { readonly models: Json },
  own: JsonObject,
  { wildcards }: RegistryFacts,
): JsonObject {
  if (wildcards.has(id)) return mergedRows(entry, own);
  return { ...entry, ...own, models: rowsOf(own.models).length > 0 ? (own.models ?? []) : entry.models };
}

const ASKED_WHEN_UNSTATED: ReadonlySet<string> = new Set(['vllm', 'sglang']);

/** OpenClaw: `findNormalizedProviderValue`. */
const entryOf = (entries: Entries, id: string): JsonObject | undefined =>
  Object.entries(entries).find(([key]) => key.trim().toLowerCase() === id)?.[1];
