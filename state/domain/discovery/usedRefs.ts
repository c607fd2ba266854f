import type { Home } from '../home.js';
import { isObject, type Json, type KeyPath } from '../json.js';
import { showPath } from '../keyPath.js';
import { parseRef, refText } from '../models/modelId.js';
import { refsInUse } from '../probe/targets.js';
import { idForWriting } from '../providers/aliases.js';

/** Where a config names which model, by ref; what declares models is not looked at. `config` with its includes in place. */
export function usedRefs(home: Home, config: Json): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [ref, path] of naming(config, [])) found.set(ref, [...(found.get(ref) ?? []), showPath(path)]);
  // An alias or a bare id stands for a ref that is written nowhere; so does what OpenClaw takes where nothing is said.
  for (const ref of refsInUse(home)) if (!found.has(ref)) found.set(ref, [IN_USE]);
  return found;
}

const IN_USE = 'what OpenClaw uses now';

function* naming(value: Json, path: KeyPath): Generator<readonly [string, KeyPath]> {
  if (typeof value === 'string') {
    const ref = refIn(value);
    if (ref !== undefined) yield [ref, path];
  }
  for (const [key, item] of itemsOf(value)) {
    const at = [...path, key];
    if (path.length === 1 && path[0] === 'models' && key === 'providers') continue;
    const ref = typeof key === 'string' ? refIn(key) : undefined;
    if (ref !== undefined) yield [ref, at];
    yield* naming(item, at);
  }
}

function itemsOf(value: Json): Iterable<readonly [string | number, Json]> {
  if (Array.isArray(value)) return value.entries();
  return isObject(value) ? Object.entries(value) : [];
}

/** Not everything with a slash in it is a ref; what is none is asked for by nobody. */
function refIn(text: string): string | undefined {
  if (!/^[^\s/:]+\/\S/.test(text)) return undefined;
  const parsed = parseRef(text.trim());
  return parsed && refText({ ...parsed, provider: idForWriting(parsed.provider) });
}
