import { isObject, type Json, type KeyPath } from '../json.js';
import { splitProfile } from '../models/modelId.js';
import type { Edit } from '../patch.js';

/** Model refs of a config that ask for a profile (`provider/model@profile`), as they are written. */
export const refsNaming = (config: Json, id: string): readonly string[] => [
  ...new Set([...placesNaming(config, id)].flatMap(({ refs }) => refs)),
];

/** They ask for another profile. */
export const profileRefEdits = (config: Json, id: string, to: string): readonly Edit[] =>
  [...placesNaming(config, id)].map(({ path, value, refs }) => ({
    path,
    was: value,
    value: isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, entry]) => [refs.includes(key) ? asks(key, to) : key, entry]),
        )
      : asks(String(value), to),
  }));

/** Of a map, its keys; of anything else, the text itself. */
type Naming = { readonly path: KeyPath; readonly value: Json; readonly refs: readonly string[] };

/** OpenClaw keeps model refs under names that end in `model`, and as keys of `agents.*.models`. */
function* placesNaming(config: Json, id: string): Generator<Naming> {
  for (const { path, value } of valuesIn(config, [])) {
    const refs = refsAt(path, value).filter((ref) => splitProfile(ref).profile === id);
    if (refs.length > 0) yield { path, value, refs };
  }
}

function refsAt(path: KeyPath, value: Json): readonly string[] {
  if (isObject(value)) return isModelMap(path) ? Object.keys(value) : [];
  return typeof value === 'string' && path.some((step) => /model$/i.test(String(step))) ? [value] : [];
}

function* valuesIn(value: Json, path: KeyPath): Generator<{ readonly path: KeyPath; readonly value: Json }> {
  yield { path, value };
  const items: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  for (const [key, item] of items) yield* valuesIn(item, [...path, key]);
}

const isModelMap = (path: KeyPath): boolean => path[0] === 'agents' && path.at(-1) === 'models';

const asks = (ref: string, profile: string): string => `${splitProfile(ref).model}@${profile}`;
