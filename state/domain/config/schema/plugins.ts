import { isObject, type JsonObject, valueAt } from '../../json.js';
import { lazy } from '../../lazy.js';
import { SEARCH_PROVIDERS } from './builtIn.js';
import type { Walk } from './fault.js';
import type { Finding } from './findings.js';
import { findingsIn, jsonChecker } from './jsonWalk.js';
import { hasPluginNamed, pluginId } from './pluginNames.js';
import { PLUGINS_2026 } from './plugins2026.js';
import { shapesOf, wholesIn } from './shape.js';
import { type Facts, finding } from './stage.js';
import { nearest } from './wording.js';

const shapes = shapesOf(PLUGINS_2026);
const check = lazy(() => jsonChecker(shapes));

/** OpenClaw: its check of `plugins`. A plugin that is not there is a warning everywhere but in the slot of the memory. */
export function pluginStage(config: JsonObject, facts: Facts): readonly Finding[] {
  const { plugins } = config;
  if (!isObject(plugins)) return [];
  const entries = isObject(plugins.entries) ? plugins.entries : {};
  // Two spellings of one plugin are one entry, in which the last config counts.
  const byPlugin = new Map<string, string>();
  for (const [key, entry] of Object.entries(entries))
    if (isObject(entry) && Object.hasOwn(entry, 'config')) byPlugin.set(pluginId(key), key);
  const found = [...byPlugin]
    .filter(([id]) => isKnown(id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, key]) => inPlugin(id, key, valueAt(entries, [key, 'config'])));
  return [...missingPaths(facts), ...memorySlot(plugins, facts), ...found];
}

const missingPaths = (facts: Facts): readonly Finding[] =>
  facts.missingPaths.map((path) =>
    finding(['plugins', 'load', 'paths'], `plugin: plugin path not found: ${path}`, `there is nothing at ${path}`),
  );

const names = lazy(() => new Set(wholesIn(PLUGINS_2026())));

const isKnown = (id: string): boolean => names().has(id);

function inPlugin(id: string, key: string, value: ReturnType<typeof valueAt>): readonly Finding[] {
  const walk: Walk = { path: ['plugins', 'entries', id, 'config'], faults: [] };
  check()(shapes(id), value ?? {}, walk);
  return findingsIn(walk).map((one) => ({
    ...one,
    path: one.path.map((step, i) => (i === 2 ? key : step)),
  }));
}

function memorySlot(plugins: JsonObject, { hasOtherPlugins }: Facts): readonly Finding[] {
  const path = ['plugins', 'slots', 'memory'];
  const said = valueAt(plugins, ['slots', 'memory']);
  const id = typeof said === 'string' ? said.trim() : '';
  if (id === '' || id.toLowerCase() === 'none' || hasOtherPlugins || isKnown(id) || UNCHECKED.has(id)) return [];
  return [
    finding(path, `plugin not found: ${id}`, 'no plugin of this name comes with OpenClaw; "none" is for no memory'),
  ];
}

/** Where OpenClaw warns and goes on. */
const UNCHECKED = new Set(['memory-lancedb', 'google-antigravity-auth', 'google-gemini-cli-auth']);

/** A plugin that has to be installed first, and what it gives. */
const INSTALLABLE = 'brave';

/** OpenClaw: `validateWebSearchProvider`. */
export function searchStage(config: JsonObject, { hasOtherPlugins }: Facts): readonly Finding[] {
  const path = ['tools', 'web', 'search', 'provider'];
  const said = valueAt(config, path);
  if (typeof said !== 'string') return [];
  const id = said.trim();
  if (id === '') return [finding(path, 'web_search provider must not be empty')];
  if (SEARCH_PROVIDERS().has(id) || hasOtherPlugins || hasPluginNamed(config, id)) return [];
  const known = [...SEARCH_PROVIDERS(), INSTALLABLE].sort();
  const issue = {
    path: path.join('.'),
    message:
      id === INSTALLABLE
        ? `web_search provider is not available: ${id} (install or enable plugin "${id}", then run openclaw doctor --fix)`
        : `unknown web_search provider: ${id}`,
    allowedValues: known,
  };
  const meant = nearest(id, known);
  const says =
    id === INSTALLABLE
      ? `needs the plugin ${id}, which does not come with OpenClaw`
      : `has to be one of ${known.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
  return [{ path, message: says, issue }];
}
