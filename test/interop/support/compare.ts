import { isObject, type Json } from '../../../state/domain/json.js';

/** Where the two answers part. `path` is dotted, array items by number. */
export type Difference = { readonly path: string; readonly real: Json | undefined; readonly ours: Json | undefined };

/** Everything that OpenClaw says and we do not, or say otherwise. Keys that only we have are additions, not differences. */
export function differences(real: Json | undefined, ours: Json | undefined, path = ''): readonly Difference[] {
  if (Array.isArray(real) && Array.isArray(ours)) return inArrays(real, ours, path);
  if (isObject(real) && isObject(ours)) {
    const own = Object.keys(real).flatMap((key) =>
      differences(real[key], ours[key], path === '' ? key : `${path}.${key}`),
    );
    const order = Object.keys(ours).filter((key) => Object.hasOwn(real, key));
    const sameOrder =
      order.join() ===
      Object.keys(real)
        .filter((key) => Object.hasOwn(ours, key))
        .join();
    return sameOrder ? own : [...own, { path: `${path} (order of keys)`, real: Object.keys(real), ours: order }];
  }
  return Object.is(real, ours) ? [] : [{ path, real, ours }];
}

/** Lines of ours that stand between theirs are additions. */
export function lineDifferences(real: readonly Json[], ours: readonly Json[], path: string): readonly Difference[] {
  let at = 0;
  return real.flatMap((line, number) => {
    const found = ours.indexOf(line, at);
    if (found === -1) return [{ path: `${path}.${number}`, real: line, ours: ours[at] }];
    at = found + 1;
    return [];
  });
}

function inArrays(real: readonly Json[], ours: readonly Json[], path: string): readonly Difference[] {
  if (real.length !== ours.length) return [{ path, real: [...real], ours: [...ours] }];
  return real.flatMap((item, at) => differences(item, ours[at], `${path}.${at}`));
}

/** Time passes between two programs: what remains of a credential is compared by the minute. */
export function withoutSeconds(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutSeconds);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'remainingMs' && typeof item === 'number' ? Math.round(item / 600_000) : withoutSeconds(item),
    ]),
  );
}

export const parseJson = (text: string): Json => JSON.parse(text) as Json;
