import type { Json, JsonObject, KeyPath } from '../json.js';
import { isObject } from '../json.js';
import { dirname, isInside, resolvePath } from './pathText.js';

/** OpenClaw: a file that includes a file that includes … ten deep is an error. */
const MAX_INCLUDE_DEPTH = 10;

/** OpenClaw: in characters, of the path as written and as resolved. */
const MAX_INCLUDE_PATH = 4096;

/** OpenClaw: in bytes. Files that several names on the disk share are refused too. */
export const MAX_INCLUDE_BYTES = 2_097_152;

/** Ten levels that include each other several times over would otherwise take forever, and all memory. */
export const MOST_INCLUDES = 2000;

/** Where an include may point to, and from which files the reader came. */
export type IncludeScope = {
  readonly rootDir: string;
  readonly allowedRoots: readonly string[];
  /** The files on the way here, the config first. */
  readonly chain: readonly string[];
};

/**
 * A file that an `$include` names, as it was found. `outside`: a link leads out of the folders that are allowed; `unresolved`:
 * its links lead nowhere that can be told; `unsafe`: too large, no regular file, or one with several names.
 */
export type IncludedFile =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'missing' | 'unreadable' | 'unparsable' | 'outside' | 'unresolved' | 'unsafe' };

/** By path. A file that is not there was not looked for, and counts as missing. */
export type Documents = ReadonlyMap<string, IncludedFile>;

/** An `$include` that OpenClaw refuses, in its words; `path` is that of the `$include` in its file. */
type IncludeFailure = { readonly file: string; readonly path: KeyPath; readonly message: string };

export type Expanded = {
  readonly value: Json;
  /** In the order in which OpenClaw meets them; it stops at the first. */
  readonly failures: readonly IncludeFailure[];
};

/** A config with all that it includes in place. What could not be read is left out, and told. */
export function expandIncludes(
  file: string,
  root: Json,
  documents: Documents,
  allowedRoots: readonly string[],
): Expanded {
  const walk: Walk = { documents, failures: [], included: 0 };
  const scope = { rootDir: dirname(file), allowedRoots, chain: [file] };
  const value = expand(walk, root, { scope, path: [] });
  return { value, failures: walk.failures };
}

/** `included`: how many so far. */
type Walk = { readonly documents: Documents; readonly failures: IncludeFailure[]; included: number };

/** Where the walk is: in which file, at which path of it. */
type Here = { readonly scope: IncludeScope; readonly path: KeyPath };

function expand(walk: Walk, value: Json, here: Here): Json {
  if (Array.isArray(value))
    return value.map((item: Json, i) => expand(walk, item, { ...here, path: [...here.path, i] }));
  if (!isObject(value)) return value;
  if (!includes(value)) return expandObject(walk, value, here);
  const included = includeAll(walk, value.$include ?? null, here);
  const own = siblings(value);
  if (Object.keys(own).length === 0) return included === undefined ? {} : included;
  if (included !== undefined && !isObject(included)) {
    refuse(walk, here, 'Sibling keys require included content to be an object');
  }
  const rest = expandObject(walk, own, here);
  return included === undefined ? rest : deepMerge(included, rest);
}

const expandObject = (walk: Walk, value: JsonObject, here: Here): JsonObject =>
  Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, expand(walk, item, { ...here, path: [...here.path, key] })]),
  );

/** What an `$include` stands for; undefined where nothing of it could be read. */
function includeAll(walk: Walk, value: Json, here: Here): Json | undefined {
  const listed = includePaths(value);
  if (!listed.ok) return refuse(walk, here, listed.message);
  const read = listed.paths.map((path) => includeOne(walk, path, here)).filter((part) => part !== undefined);
  return typeof value === 'string' ? read[0] : read.reduce<Json>(deepMerge, {});
}

function includeOne(walk: Walk, written: string, here: Here): Json | undefined {
  walk.included += 1;
  if (walk.included > MOST_INCLUDES) {
    const told = walk.included === MOST_INCLUDES + 1;
    return told ? refuse(walk, here, `More than ${MOST_INCLUDES} includes, one within the other`) : undefined;
  }
  const target = includeTarget(written, here.scope);
  const found = target.path === undefined ? undefined : (walk.documents.get(target.path) ?? { kind: 'missing' });
  const misled = found && LINK_WORDS[found.kind]?.(written, target.path ?? '', here.scope.rootDir);
  if (misled !== undefined) return refuse(walk, here, misled);
  if (!target.ok) return refuse(walk, here, target.message);
  if (found?.kind !== 'value') return refuse(walk, here, readFailure(found?.kind ?? 'missing', written, target.path));
  const scope = { ...here.scope, chain: [...here.scope.chain, target.path] };
  return expand(walk, found.value, { scope, path: [] });
}

type Words = (written: string, path: string, rootDir: string) => string;

/** OpenClaw: where links lead is looked at before cycles and depth are. */
const LINK_WORDS: { readonly [kind in IncludedFile['kind']]?: Words } = {
  outside: (written, _, rootDir) =>
    `Include path resolves outside config directory (symlink): ${written} (root: ${rootDir})`,
  unresolved: (written, path) => `Failed to resolve include file realpath: ${written} (resolved: ${path})`,
};

function readFailure(kind: IncludedFile['kind'], written: string, path: string): string {
  if (kind === 'unsafe') {
    return `Include file failed security checks (regular file, max ${MAX_INCLUDE_BYTES} bytes, no hardlinks): ${written}`;
  }
  return `Failed to ${kind === 'unparsable' ? 'parse' : 'read'} include file: ${written} (resolved: ${path})`;
}

function refuse(walk: Walk, { scope, path }: Here, message: string): undefined {
  walk.failures.push({ file: scope.chain.at(-1) ?? '', path: [...path, '$include'], message });
  return undefined;
}

/** `path` beside `ok: false`: a file may be named and yet not be read. */
export type IncludeTarget =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly message: string; readonly path?: string };

/** The file that an `$include` names, or OpenClaw's words for why it may not be read. */
export function includeTarget(written: string, scope: IncludeScope): IncludeTarget {
  const refused = (message: string) => ({ ok: false, message }) as const;
  if (written.includes('\0')) return refused('Include path must not contain null bytes');
  const tooLong = (which: string) => `${which} path exceeds maximum length (${MAX_INCLUDE_PATH} characters)`;
  if (written.length >= MAX_INCLUDE_PATH) return refused(tooLong('Include'));
  const path = resolvePath(dirname(scope.chain.at(-1) ?? scope.rootDir), written);
  if (path.length >= MAX_INCLUDE_PATH) return refused(tooLong('Resolved include'));
  if (![scope.rootDir, ...scope.allowedRoots].some((root) => isInside(root, path)))
    return refused(`Include path escapes config directory: ${written} (root: ${scope.rootDir})`);
  if (scope.chain.includes(path))
    return { ...refused(`Circular include detected: ${[...scope.chain, path].join(' -> ')}`), path };
  if (scope.chain.length > MAX_INCLUDE_DEPTH)
    return { ...refused(`Maximum include depth (${MAX_INCLUDE_DEPTH}) exceeded at: ${written}`), path };
  return { ok: true, path };
}

/** The paths that an `$include` value lists, or why it is none. */
export function includePaths(
  value: Json,
): { readonly ok: true; readonly paths: readonly string[] } | { readonly ok: false; readonly message: string } {
  if (typeof value === 'string') return { ok: true, paths: [value] };
  if (!Array.isArray(value))
    return { ok: false, message: `Invalid $include value: expected string or array of strings, got ${typeof value}` };
  const paths: string[] = [];
  for (const item of value) {
    if (typeof item !== 'string')
      return { ok: false, message: `Invalid $include array item: expected string, got ${typeof item}` };
    paths.push(item);
  }
  return { ok: true, paths };
}

/** Every path that an `$include` names somewhere in a value, whether it may be followed or not. */
export function namedIncludes(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => namedIncludes(item));
  if (!isObject(value)) return [];
  const listed = includes(value) ? includePaths(value.$include ?? null) : undefined;
  return [...(listed?.ok ? listed.paths : []), ...Object.values(value).flatMap(namedIncludes)];
}

/** OpenClaw: objects merge key by key, arrays are joined, anything else is replaced by the later one. */
function deepMerge(base: Json, over: Json): Json {
  if (Array.isArray(base) && Array.isArray(over)) return [...base, ...over];
  if (!isObject(base) || !isObject(over)) return over;
  const merged: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (UNSAFE_KEYS.has(key)) continue;
    merged[key] = Object.hasOwn(merged, key) ? deepMerge(merged[key] ?? null, value) : value;
  }
  return merged;
}

/** Is this object, or part of it, to be found in other files? */
export const includes = (value: Json | undefined): value is JsonObject =>
  isObject(value) && Object.hasOwn(value, '$include');

/** Likewise, or anything in it. */
export function includesWithin(value: Json): boolean {
  if (Array.isArray(value)) return value.some((item: Json) => includesWithin(item));
  return isObject(value) && (includes(value) || Object.values<Json>(value).some((item) => includesWithin(item)));
}

/** The keys beside an `$include`. */
const siblings = ({ $include: _, ...rest }: JsonObject): JsonObject => rest;

const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
