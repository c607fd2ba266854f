import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import { allSamples, everyNth, type Sample } from './configSamples.js';

/** Small fast counter (mulberry32): the same numbers from 0 to 1 for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Several samples put into one config, and some of their values changed, removed or renamed. */
export function* mixedSamples(count: number, seed: number): Generator<Sample> {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const pool = [...everyNth(allSamples(), { core: 5, channels: 101, plugins: 11 })];
  for (let i = 0; i < count; i += 1) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(pool)?.config ?? {});
    const whole = parts.reduce<Json>(together, {});
    const changed = random() < 0.5 ? changedIn(whole, random) : whole;
    yield { name: `mixture ${i} of ${seed}`, config: isObject(changed) ? changed : {} };
  }
}

function together(a: Json, b: Json): Json {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (!isObject(a) || !isObject(b)) return b;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    keys.map((key) => {
      const [mine, other] = [a[key], b[key]];
      return [key, mine === undefined ? (other ?? null) : other === undefined ? mine : together(mine, other)];
    }),
  );
}

const STRANGE: readonly Json[] = [null, 0, -7, 2.5, '', 'none', '*', true, [], {}, ['a', 1], { id: 'a' }];

/** About one value in eight is another, one key in sixteen another or gone. */
function changedIn(value: Json, random: () => number): Json {
  if (random() < 0.12) return STRANGE[Math.floor(random() * STRANGE.length)] ?? null;
  if (Array.isArray(value)) return value.map((item: Json) => changedIn(item, random));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): readonly (readonly [string, Json])[] => {
      const dice = random();
      if (dice < 0.03) return [];
      return [[dice < 0.06 ? `${key}s` : key, changedIn(item, random)]];
    }),
  ) as JsonObject;
}
