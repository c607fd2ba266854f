import type { Json, JsonObject } from '../json.js';
import { isObject } from '../json.js';
import { dirname, isInside, resolvePath } from './pathText.js';

/** OpenClaw: a file that includes a file that includes … ten deep is an error. */
const MAX_INCLUDE_DEPTH = 10;

/** Where an include may point to, and from which files the reader came. */
export type IncludeScope = {
  readonly rootDir: string;
  readonly allowedRoots: readonly string[];
  /** The files on the way here, the config first. */
  readonly chain: readonly string[];
};

/** The file that an `$include` names, or OpenClaw's words for why it may not be read. */
export function includeTarget(
  written: string,
  scope: IncludeScope,
): { readonly ok: true; readonly path: string } | { readonly ok: false; readonly message: string } {
  const refuse = (message: string) => ({ ok: false, message }) as const;
  if (written.includes('\0')) return refuse('Include path must not contain null bytes');
  const from = dirname(scope.chain.at(-1) ?? scope.rootDir);
  const path = resolvePath(from, written);
  if (![scope.rootDir, ...scope.allowedRoots].some((root) => isInside(root, path)))
    return refuse(`Include path escapes config directory: ${written} (root: ${scope.rootDir})`);
  if (scope.chain.includes(path)) return refuse(`Circular include detected: ${[...scope.chain, path].join(' -> ')}`);
  if (scope.chain.length > MAX_INCLUDE_DEPTH)
    return refuse(`Maximum include depth (${MAX_INCLUDE_DEPTH}) exceeded at: ${written}`);
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

/** OpenClaw: objects merge key by key, arrays are joined, anything else is replaced by the later one. */
export function deepMerge(base: Json, over: Json): Json {
  if (Array.isArray(base) && Array.isArray(over)) return [...base, ...over];
  if (!isObject(base) || !isObject(over)) return over;
  const merged: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (UNSAFE_KEYS.has(key)) continue;
    merged[key] = Object.hasOwn(merged, key) ? deepMerge(merged[key] ?? null, value) : value;
  }
  return merged;
}

/** The keys beside an `$include`. */
export const siblings = ({ $include: _, ...rest }: JsonObject): JsonObject => rest;

const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
