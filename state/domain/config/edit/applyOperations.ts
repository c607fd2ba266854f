import { isObject, type Json } from '../../json.js';
import { fail, ok, type Result } from '../../result.js';
import { mergeValue } from './mergeValue.js';
import { normalizeRefs } from './normalizeRefs.js';
import type { Operation } from './operation.js';
import { dotted, type Steps } from './pathSyntax.js';
import { clobbers } from './protectedEntries.js';
import { getAt, type MakesList, setAt, unsetAt } from './tree.js';

export type How = {
  readonly merge: boolean;
  readonly replace: boolean;
  /** A patch has no lists but those that it brings itself: a number in it is a key. */
  readonly patch: boolean;
};

export type Applied = {
  readonly config: Json;
  /** What went along because the new `gateway.auth.mode` has no use for it. */
  readonly pruned: readonly string[];
};

/** A config after all operations, one by one. The problem is in OpenClaw's words. OpenClaw: `runConfigOperations`. */
export function applyOperations(config: Json, operations: readonly Operation[], how: How): Result<Applied, string> {
  const refused = ownFields(operations, how.merge);
  if (refused !== undefined) return fail(refused);
  let next = config;
  for (const operation of operations) {
    const applied = applyOne(next, operation, how);
    if (!applied.ok) return applied;
    next = applied.value;
  }
  const pruned = prune(next, operations);
  return ok({
    ...pruned,
    config: normalizeRefs(
      pruned.config,
      operations.map(({ path }) => path),
    ),
  });
}

function applyOne(config: Json, { path, value, how: own }: Operation, how: How): Result<Json, string> {
  if (value === undefined) return ok(unsetAt(config, path) ?? config);
  const makesList: MakesList = (at) => !how.patch && !isRecord(at);
  const existing = getAt(config, path);
  if (own === 'merge' || (how.merge && own !== 'replace')) {
    if (existing === undefined) return setAt(config, path, value, makesList);
    const merged = mergeValue(existing, value, path);
    return merged.ok ? setAt(config, path, merged.value, makesList) : merged;
  }
  const refusal = how.replace || own === 'replace' ? undefined : clobbers(existing, value, path);
  return refusal === undefined ? setAt(config, path, value, makesList) : fail(refusal);
}

/** OpenClaw asks its schema: these keys hold objects whose keys are a person's own, and may be numbers. */
const isRecord = (path: Steps): boolean => {
  const last = path.at(-1) ?? '';
  return RECORDS.has(last) || (last === 'models' && path[0] === 'agents');
};

const RECORDS: ReadonlySet<string> = new Set(
  'env vars headers params providers profiles order entries servers members accessGroups billingBackoffHoursByProvider accounts guilds channels groups topics direct dms users rooms cliBackends modelAliases ulimits personas byProvider toolsBySender allowFrom safeBinProfiles providerOptions broadcast debounceMsByChannel byChannel identityLinks resetByChannel config timeouts'.split(
    ' ',
  ),
);

/** What OpenClaw writes by itself, and nobody else. */
function ownFields(operations: readonly Operation[], merge: boolean): string | undefined {
  if (operations.some(({ path }) => path[0] === 'plugins' && path[1] === 'installs'))
    return 'plugins.installs is managed by the plugin index and cannot be edited with config set.\n\nUse plugin commands instead:\n  openclaw plugins install <spec>\n  openclaw plugins update <plugin-id>\n  openclaw plugins uninstall <plugin-id>';
  const found = [...new Set(operations.flatMap((operation) => stampsIn(operation, merge)))];
  if (found.length === 0) return undefined;
  return `${found.join(', ')} is auto-managed by OpenClaw and cannot be edited; the value would be overwritten on the next config write.\n\nThese fields are stamped on every config write to record the OpenClaw version and timestamp that produced the file.`;
}

const STAMPS: readonly string[] = ['lastTouchedVersion', 'lastTouchedAt'];

function stampsIn({ path, value, how }: Operation, merge: boolean): readonly string[] {
  if (path[0] !== 'meta') return [];
  if (path.length > 1) return STAMPS.includes(path[1] ?? '') ? [dotted(path)] : [];
  const merges = value !== undefined && (how === 'merge' || (merge && how !== 'replace'));
  return STAMPS.filter((key) => !merges || (isObject(value) && Object.hasOwn(value, key))).map((key) => `meta.${key}`);
}

const AUTH: Steps = ['gateway', 'auth'];

/** Of a token and a password, the gateway uses the one that its mode names; a trusted proxy needs neither. */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  token: ['password'],
  password: ['token'],
  'trusted-proxy': ['token', 'password'],
};

function prune(config: Json, operations: readonly Operation[]): Applied {
  const auth = getAt(config, AUTH);
  if (!operations.some(({ path }) => dotted(path) === 'gateway.auth.mode') || !isObject(auth))
    return { config, pruned: [] };
  const mode = typeof auth.mode === 'string' ? auth.mode.trim() : '';
  const keys = Object.hasOwn(UNUSED, mode) ? (UNUSED[mode] ?? []) : [];
  const gone = keys.filter((key) => Object.hasOwn(auth, key));
  const less = gone.reduce<Json>((now, key) => unsetAt(now, [...AUTH, key]) ?? now, config);
  return { config: less, pruned: gone.map((key) => dotted([...AUTH, key])) };
}
