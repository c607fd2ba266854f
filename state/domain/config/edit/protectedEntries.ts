import { isObject, type Json } from '../../json.js';
import { dotted, type Steps } from './pathSyntax.js';

/**
 * Which entries would go if this value took the place of what is there. Only where OpenClaw protects them: the maps of models, providers,
 * plugins and auth profiles, one provider, its models, and the agents. OpenClaw: `assertNonDestructiveReplacement`.
 */
export function lostEntries(existing: Json | undefined, value: Json, path: Steps): readonly string[] {
  if (isProtectedList(path)) return lostIds(existing, value);
  if (!isProtectedMap(path) || !isObject(existing) || !isObject(value)) return [];
  return Object.keys(existing).filter((key) => !Object.hasOwn(value, key));
}

/** OpenClaw's refusal, word by word; undefined where nothing would go. */
export function clobbers(existing: Json | undefined, value: Json, path: Steps): string | undefined {
  const lost = lostEntries(existing, value, path);
  if (lost.length === 0) return undefined;
  const merge = isProtectedList(path) ? 'by id' : 'object values';
  return `Refusing to replace ${dotted(path)}; it would remove existing entries: ${named(lost)}. Use --merge to merge ${merge} or --replace to replace intentionally.`;
}

/** `models.providers.<id>.models`: a list whose items go by their id. */
export const isModelList = (path: Steps): boolean =>
  path.length === 4 && path[0] === 'models' && path[1] === 'providers' && path[3] === 'models';

const isProtectedMap = (path: Steps): boolean => {
  const at = dotted(path);
  return MAPS.has(at) || (path.length === 3 && path[0] === 'models' && path[1] === 'providers');
};

const MAPS: ReadonlySet<string> = new Set([
  'agents.defaults.models',
  'models.providers',
  'plugins.entries',
  'auth.profiles',
]);

const isProtectedList = (path: Steps): boolean => isModelList(path) || dotted(path) === 'agents.list';

function lostIds(existing: Json | undefined, value: Json): readonly string[] {
  const [before, after] = [idsOf(existing), idsOf(value)];
  if (before === undefined || after === undefined) return [];
  return [...before].filter((id) => !after.has(id));
}

/** Undefined where an item has none: then nothing can be told. */
function idsOf(value: Json | undefined): ReadonlySet<string> | undefined {
  if (!Array.isArray(value)) return undefined;
  const ids = value.map(idOf);
  return ids.includes('') ? undefined : new Set(ids);
}

/** Empty where there is none. */
export const idOf = (item: Json): string => (isObject(item) && typeof item.id === 'string' ? item.id.trim() : '');

const SHOWN = 6;

function named(entries: readonly string[]): string {
  const more = entries.length - SHOWN;
  return entries.slice(0, SHOWN).join(', ') + (more > 0 ? `, ... ${more} more` : '');
}
