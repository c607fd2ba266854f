import { isObject, type Json, type KeyPath, sameJson } from '../json.js';
import { type Documents, includePaths, includes, includesWithin, includeTarget, MOST_INCLUDES } from './include.js';
import { dirname } from './pathText.js';

/** A config and the files that it is made of. Its own value is among the documents. */
export type Sources = {
  readonly file: string;
  readonly documents: Documents;
  readonly allowedRoots: readonly string[];
};

/** A piece of a file that has a say in a value: `value` is what stands there, `$include`s as written. */
export type Layer = {
  readonly file: string;
  readonly path: KeyPath;
  readonly value: Json;
  /** The files on the way here, the config first. */
  readonly chain: readonly string[];
};

/** What a value of the merged config is made of. */
export type Made = {
  readonly kind: 'object' | 'array' | 'scalar';
  /** Weakest first. Objects are merged of all of them, arrays joined; of anything else there is only one. */
  readonly layers: readonly Layer[];
  /** Values of another kind that stand below and do not show. */
  readonly hidden: readonly Layer[];
};

/** Which pieces of which files make the value at a path of the merged config; undefined where there is none. */
export function madeAt(sources: Sources, path: KeyPath): Made | undefined {
  const root = sources.documents.get(sources.file);
  const value = root?.kind === 'value' ? root.value : {};
  let made: Made | undefined = madeOf(sources, { file: sources.file, path: [], value, chain: [sources.file] });
  for (const step of path) made = made && stepInto(sources, made, step);
  return made;
}

/** OpenClaw: an `$include` stands for its files, each over the one before; the keys beside it come over all of them. */
function madeOf(sources: Sources, layer: Layer): Made | undefined {
  const { value } = layer;
  if (!includes(value)) return { kind: kindOf(value), layers: [layer], hidden: [] };
  const listed = includePaths(value.$include ?? null);
  const loaded = (listed.ok ? listed.paths : []).map((written) => loadedBy(sources, layer, written));
  const own: Made = { kind: 'object', layers: [layer], hidden: [] };
  const hasOwn = Object.keys(value).length > 1 || loaded.length === 0;
  return mergedOf([...loaded, hasOwn ? own : undefined]);
}

function loadedBy(sources: Sources, { chain }: Layer, written: string): Made | undefined {
  const target = includeTarget(written, { rootDir: dirname(sources.file), allowedRoots: sources.allowedRoots, chain });
  const found = target.ok ? sources.documents.get(target.path) : undefined;
  if (!target.ok || found?.kind !== 'value') return undefined;
  return madeOf(sources, { file: target.path, path: [], value: found.value, chain: [...chain, target.path] });
}

const mergedOf = (parts: readonly (Made | undefined)[]): Made | undefined =>
  parts.reduce((below, above) => (below && above ? over(below, above) : (above ?? below)), undefined);

function over(below: Made, above: Made): Made {
  const joins = below.kind === above.kind && above.kind !== 'scalar';
  return {
    kind: above.kind,
    layers: joins ? [...below.layers, ...above.layers] : above.layers,
    hidden: [...below.hidden, ...(joins ? [] : below.layers), ...above.hidden],
  };
}

function stepInto(sources: Sources, { kind, layers }: Made, step: string | number): Made | undefined {
  if (kind === 'scalar') return undefined;
  if (kind === 'array') {
    const item = typeof step === 'number' ? itemOf(layers, step) : undefined;
    return item && madeOf(sources, item);
  }
  return mergedOf(layers.map((layer) => memberOf(sources, layer, String(step))));
}

function memberOf(sources: Sources, layer: Layer, key: string): Made | undefined {
  const { value } = layer;
  if (!isObject(value) || key === '$include' || !Object.hasOwn(value, key)) return undefined;
  return madeOf(sources, { ...layer, path: [...layer.path, key], value: value[key] ?? null });
}

/** The item of a joined array, in the file that it stands in. */
export function itemOf(layers: readonly Layer[], index: number): Layer | undefined {
  let at = index;
  for (const layer of layers) {
    const items: readonly Json[] = Array.isArray(layer.value) ? layer.value : [];
    const value = items[at];
    if (at >= 0 && value !== undefined) return { ...layer, path: [...layer.path, at], value };
    at -= items.length;
  }
  return undefined;
}

export function kindOf(value: Json): Made['kind'] {
  if (Array.isArray(value)) return 'array';
  return isObject(value) ? 'object' : 'scalar';
}

/** Where a value stands, as file and path in it: the piece that has the last word, or what is nearest to a value that is missing. */
export function ownerOf(sources: Sources, path: KeyPath): { readonly file: string; readonly path: KeyPath } {
  for (let length = path.length; length > 0; length--) {
    const layer = madeAt(sources, path.slice(0, length))?.layers.at(-1);
    if (layer !== undefined) return { file: layer.file, path: [...layer.path, ...path.slice(length)] };
  }
  return { file: sources.file, path };
}

/** Where each file is put in place: paths of the merged config, in order. */
export function mountsOf(sources: Sources): ReadonlyMap<string, readonly KeyPath[]> {
  const walk: Walk = { sources, mounts: new Map(), left: MOST_INCLUDES };
  const root = sources.documents.get(sources.file);
  if (root?.kind === 'value') {
    findMounts(walk, { file: sources.file, path: [], value: root.value, chain: [sources.file] }, []);
  }
  return walk.mounts;
}

/** `left`: how many includes are still looked at. */
type Walk = { readonly sources: Sources; readonly mounts: Map<string, readonly KeyPath[]>; left: number };

/** `at`: of the layer in the merged config. */
function findMounts(walk: Walk, layer: Layer, at: KeyPath): void {
  const { value } = layer;
  if (Array.isArray(value)) findInItems(walk, layer, value, at);
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key !== '$include') findMounts(walk, { ...layer, path: [...layer.path, key], value: item }, [...at, key]);
  }
  const listed = includes(value) ? includePaths(value.$include ?? null) : undefined;
  if (listed?.ok) for (const written of listed.paths) addMount(walk, layer, { written, at });
}

function findInItems(walk: Walk, layer: Layer, items: readonly Json[], at: KeyPath): void {
  if (!items.some(includesWithin)) return;
  const first = firstPlaceOf(walk.sources, layer, at);
  for (const [i, value] of items.entries())
    findMounts(walk, { ...layer, path: [...layer.path, i], value }, [...at, first + i]);
}

/** How many items of a joined list come before those of this layer of it. */
function firstPlaceOf(sources: Sources, { file, path, chain }: Layer, at: KeyPath): number {
  const layers = madeAt(sources, at)?.layers ?? [];
  const own = layers.findIndex((one) => one.file === file && sameJson([one.path, one.chain], [path, chain]));
  return layers
    .slice(0, Math.max(0, own))
    .reduce((sum, { value }) => sum + (Array.isArray(value) ? value.length : 0), 0);
}

function addMount(
  walk: Walk,
  { chain }: Layer,
  { written, at }: { readonly written: string; readonly at: KeyPath },
): void {
  const { sources, mounts } = walk;
  const target = includeTarget(written, { rootDir: dirname(sources.file), allowedRoots: sources.allowedRoots, chain });
  if (!target.ok || walk.left === 0) return;
  walk.left -= 1;
  const { path } = target;
  mounts.set(path, [...(mounts.get(path) ?? []), at]);
  const found = sources.documents.get(path);
  if (found?.kind === 'value')
    findMounts(walk, { file: path, path: [], value: found.value, chain: [...chain, path] }, at);
}
