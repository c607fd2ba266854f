import { isObject, type Json, type JsonObject, sameJson } from '../json.js';
import type { Edit } from '../patch.js';
import { providerId } from '../providers/aliases.js';
import { authProvider } from './authOrder.js';

/** What OpenClaw remembers about profiles, as it stands in `auth-state.json`; an older form has it in the store. */
export type StoredState = {
  readonly order: JsonObject;
  readonly lastGood: JsonObject;
  readonly usageStats: JsonObject;
};

export type StateChange = (state: StoredState) => StoredState;

/** What a change does to a file that holds such a state. OpenClaw: what is empty is not written. */
export function stateEdits(file: Json, change: StateChange): readonly Edit[] {
  const before = storedState(file);
  const after = change(before);
  return PARTS.flatMap((part): readonly Edit[] => {
    const value = Object.keys(after[part]).length === 0 ? undefined : after[part];
    const was = isObject(file) ? file[part] : undefined;
    return sameJson(before[part], after[part]) ? [] : [{ path: [part], was, value }];
  });
}

const PARTS = ['order', 'lastGood', 'usageStats'] as const;

/** OpenClaw: a state without any of these is no file. */
export const saysNothing = (file: Json): boolean =>
  isObject(file) && Object.keys(file).every((key) => OWN_KEYS.has(key)) && isEmpty(storedState(file));

const OWN_KEYS: ReadonlySet<string> = new Set(['version', ...PARTS]);

const isEmpty = (state: StoredState): boolean => PARTS.every((part) => Object.keys(state[part]).length === 0);

export function storedState(file: Json): StoredState {
  const part = (name: keyof StoredState): JsonObject => {
    const value = isObject(file) ? file[name] : undefined;
    return isObject(value) ? value : {};
  };
  return { order: part('order'), lastGood: part('lastGood'), usageStats: part('usageStats') };
}

/** The order of a provider; none for `undefined`. OpenClaw compares providers here without regard to whose credential they use. */
export const ordered =
  (provider: string, ids: readonly string[] | undefined): StateChange =>
  (state) => {
    const id = providerId(provider);
    const others = Object.entries(state.order).filter(
      ([key]) => providerId(key) !== id || (key === id && ids !== undefined),
    );
    const order = Object.fromEntries(others);
    return { ...state, order: ids === undefined ? order : { ...order, [id]: [...new Set(ids)] } };
  };

/** After a login it comes first, where there is an order. OpenClaw: `promoteAuthProfileInOrder`. */
export const promoted =
  (provider: string, id: string): StateChange =>
  (state) => {
    const owner = authProvider(provider);
    const key = Object.keys(state.order).find((name) => providerId(name) === owner);
    const ids = key === undefined ? [] : idsOf(state.order[key]);
    if (key === undefined || ids.length === 0) return state;
    return { ...state, order: { ...state.order, [key]: [id, ...ids.filter((other) => other !== id)] } };
  };

export const forgotten =
  (id: string): StateChange =>
  ({ order, lastGood, usageStats }) => ({
    order: Object.fromEntries(
      Object.entries(order).flatMap(([key, value]) => {
        if (!idsOf(value).includes(id)) return [[key, value] as const];
        const left = idsOf(value).filter((other) => other !== id);
        return left.length === 0 ? [] : [[key, left] as const];
      }),
    ),
    lastGood: Object.fromEntries(Object.entries(lastGood).filter(([, profile]) => profile !== id)),
    usageStats: Object.fromEntries(Object.entries(usageStats).filter(([profile]) => profile !== id)),
  });

export const renamed =
  (id: string, to: string): StateChange =>
  ({ order, lastGood, usageStats }) => ({
    order: Object.fromEntries(
      Object.entries(order).map(([key, value]) => [
        key,
        idsOf(value).includes(id) ? [...new Set(idsOf(value).map((other) => (other === id ? to : other)))] : value,
      ]),
    ),
    lastGood: Object.fromEntries(
      Object.entries(lastGood).map(([key, profile]) => [key, profile === id ? to : profile]),
    ),
    usageStats: Object.fromEntries(
      Object.entries(usageStats).map(([profile, stats]) => [profile === id ? to : profile, stats]),
    ),
  });

/** As a success leaves them. OpenClaw: `resetUsageStats`, which keeps when a profile was last used and when it last failed. */
export const awake =
  (ids: readonly string[]): StateChange =>
  (state) => ({
    ...state,
    usageStats: Object.fromEntries(
      Object.entries(state.usageStats).map(([id, stats]) => [id, ids.includes(id) ? withoutRest(stats) : stats]),
    ),
  });

function withoutRest(stats: Json): Json {
  if (!isObject(stats)) return stats;
  const left = Object.entries(stats).filter(([key]) => !OF_A_REST.has(key));
  if (left.length === Object.keys(stats).length && (stats.errorCount ?? 0) === 0) return stats;
  return { ...Object.fromEntries(left), errorCount: 0 };
}

const OF_A_REST: ReadonlySet<string> = new Set([
  'blockedUntil',
  'blockedReason',
  'blockedSource',
  'blockedModel',
  'cooldownUntil',
  'cooldownReason',
  'cooldownModel',
  'disabledUntil',
  'disabledReason',
  'failureCounts',
]);

const idsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.flatMap((item: Json) => (typeof item === 'string' ? [item] : [])) : [];
