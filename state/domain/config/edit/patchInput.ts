import { isObject, type Json, type JsonObject } from '../../json.js';
import { fail, ok, type Result } from '../../result.js';
import { assignRef, assignValue, type Operation, removal } from './operation.js';
import { BLOCKED, dotted, type Steps } from './pathSyntax.js';
import { refFromValue, refOf } from './secretRef.js';

/**
 * What a patch means: objects are gone into, `null` removes, refs, lists and everything else take the place of what is there. Paths in
 * `replacing` are put in whole. The problem is in OpenClaw's words. OpenClaw: `buildConfigPatchOperations`.
 */
export function patchOperations(patch: Json, replacing: readonly Steps[]): Result<readonly Operation[], string> {
  if (!isObject(patch)) return patchMode('input must be a JSON5 object patch.');
  const whole = new Set(replacing.map(keyOf));
  const walk: Walk = { whole, met: new Set(), operations: [] };
  const wrong = visit(walk, patch, []);
  if (wrong !== undefined) return fail(wrong);
  const unmet = replacing.find((path) => !walk.met.has(keyOf(path)));
  if (unmet !== undefined)
    return patchMode(`--replace-path ${dotted(unmet)} did not match any value in the input patch.`);
  if (walk.operations.length === 0) return patchMode('input patch did not contain any config updates.');
  return ok(walk.operations);
}

export const patchMode = (message: string): { readonly ok: false; readonly problem: string } =>
  fail(`config patch mode error: ${message}`);

const keyOf = (path: Steps): string => JSON.stringify(path);

type Walk = { readonly whole: ReadonlySet<string>; readonly met: Set<string>; readonly operations: Operation[] };

/** In words why it cannot be; undefined when all is well. */
function visit(walk: Walk, value: Json, path: Steps): string | undefined {
  const blocked = path.find((step) => BLOCKED.has(step));
  if (blocked !== undefined) return `Invalid path segment: ${blocked}`;
  if (path.length === 0) return visitAll(walk, isObject(value) ? value : {}, path);
  const isWhole = walk.whole.has(keyOf(path));
  if (isWhole) walk.met.add(keyOf(path));
  if (value === null) {
    walk.operations.push(removal(path));
    return undefined;
  }
  if (isWhole) return put(walk, value, path, 'replace');
  if (!isObject(value) || refOf(value) !== undefined) return put(walk, value, path);
  return Object.keys(value).length === 0 ? put(walk, value, path, 'merge') : visitAll(walk, value, path);
}

function visitAll(walk: Walk, value: JsonObject, path: Steps): string | undefined {
  for (const [key, child] of Object.entries(value)) {
    const wrong = visit(walk, child, [...path, key]);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function put(walk: Walk, value: Json, path: Steps, how?: Operation['how']): string | undefined {
  if (!isObject(value) || refOf(value) === undefined) {
    walk.operations.push(assignValue(path, value, 'json', how));
    return undefined;
  }
  const ref = refFromValue(value, `patch.${dotted(path)}`);
  if (!ref.ok) return ref.problem;
  walk.operations.push(assignRef(path, ref.value, 'json', how));
  return undefined;
}
