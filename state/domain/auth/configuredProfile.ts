import { isObject, type Json, type JsonObject, sameJson, valueAt } from '../json.js';
import type { Edit } from '../patch.js';
import { authProvider } from './authOrder.js';
import { profileRefEdits } from './profileRefs.js';

/** What the config says of a profile. */
export type Configured = { readonly id: string; readonly provider: string; readonly mode: string };

/**
 * What the config is to say of a profile that was stored: its provider and mode, and a place in the order. OpenClaw:
 * `applyAuthProfileConfig`. It comes first in an order that there is; where there is none, and the provider's other profiles sign in
 * in another way, one is made, so that the new one is tried first.
 */
export function configureProfile(config: Json, { id, provider, mode }: Configured): readonly Edit[] {
  const owner = authProvider(provider);
  const profiles = objectAt(config, ['auth', 'profiles']);
  const edits = [edit(config, ['auth', 'profiles', id], { provider, mode })];
  const order = objectAt(config, ['auth', 'order']);
  const matching = Object.entries(order).filter(([key]) => authProvider(key) === owner);
  const others = Object.entries(profiles).flatMap(([other, said]) =>
    other !== id && isObject(said) && typeof said.provider === 'string' && authProvider(said.provider) === owner
      ? [{ id: other, mode: said.mode }]
      : [],
  );
  const behind =
    matching.length > 0
      ? matching.flatMap(([, ids]) => idsOf(ids)).filter((other) => other !== id)
      : others.some((other) => other.mode !== mode)
        ? others.map((other) => other.id)
        : undefined;
  if (behind === undefined) return kept(edits);
  const spelled = matching.filter(([key]) => key !== owner);
  const gone = spelled.map(([key]) => edit(config, ['auth', 'order', key], undefined));
  return kept([...edits, ...gone, edit(config, ['auth', 'order', owner], unique([id, ...behind]))]);
}

/** An order in the config; `undefined` takes it away. It goes where there is one already, however it is spelled. */
export function configureOrder(config: Json, provider: string, ids: readonly string[] | undefined): readonly Edit[] {
  const owner = authProvider(provider);
  const keys = Object.keys(objectAt(config, ['auth', 'order'])).filter((key) => authProvider(key) === owner);
  const [target = owner] = keys.filter((key) => key === owner || keys.length === 1);
  const gone = keys.filter((key) => ids === undefined || key !== target);
  return kept([
    ...gone.map((key) => edit(config, ['auth', 'order', key], undefined)),
    ...(ids === undefined ? [] : [edit(config, ['auth', 'order', target], unique(ids))]),
  ]);
}

/** `emptied`: providers whose order has no profile left, and is gone. Of model refs that name the profile none is changed. */
export function forgetProfile(
  config: Json,
  id: string,
): { readonly edits: readonly Edit[]; readonly emptied: readonly string[] } {
  const orders = namingIn(config, id);
  const left = orders.map(({ key, ids }) => ({ key, ids: ids.filter((other) => other !== id) }));
  return {
    edits: kept([
      ...left.map(({ key, ids }) => edit(config, ['auth', 'order', key], ids.length === 0 ? undefined : ids)),
      edit(config, ['auth', 'profiles', id], undefined),
    ]),
    emptied: left.filter(({ ids }) => ids.length === 0).map(({ key }) => key),
  };
}

/** Everything in the config that names a profile names the other from then on. */
export function renameInConfig(config: Json, id: string, to: string): readonly Edit[] {
  const profiles = objectAt(config, ['auth', 'profiles']);
  const entries = Object.entries(profiles).map(([key, said]) => [key === id ? to : key, said] as const);
  const renamed: readonly Edit[] =
    profiles[id] === undefined ? [] : [edit(config, ['auth', 'profiles'], Object.fromEntries(entries))];
  const orders = namingIn(config, id).map(({ key, ids }) =>
    edit(config, ['auth', 'order', key], unique(ids.map((other) => (other === id ? to : other)))),
  );
  return kept([...renamed, ...orders, ...profileRefEdits(config, id, to)]);
}

/** As {@link renameInConfig}, where another agent has a profile of the old name: both are named then, and no ref is changed. */
export function copyInConfig(config: Json, id: string, to: string): readonly Edit[] {
  const said = objectAt(config, ['auth', 'profiles'])[id];
  const added = said === undefined ? [] : [edit(config, ['auth', 'profiles', to], said)];
  const orders = namingIn(config, id).map(({ key, ids }) =>
    edit(config, ['auth', 'order', key], unique(ids.flatMap((other) => (other === id ? [to, id] : [other])))),
  );
  return kept([...added, ...orders]);
}

function namingIn(config: Json, id: string): readonly { readonly key: string; readonly ids: readonly string[] }[] {
  return Object.entries(objectAt(config, ['auth', 'order'])).flatMap(([key, value]) => {
    const ids = idsOf(value);
    return ids.includes(id) ? [{ key, ids }] : [];
  });
}

const idsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.flatMap((item: Json) => (typeof item === 'string' ? [item] : [])) : [];

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

function objectAt(config: Json, path: readonly string[]): JsonObject {
  const value = valueAt(config, path);
  return isObject(value) ? value : {};
}

const edit = (config: Json, path: Edit['path'], value: Json | undefined): Edit => ({
  path,
  was: valueAt(config, path),
  value,
});

const kept = (edits: readonly Edit[]): readonly Edit[] => edits.filter(({ was, value }) => !sameJson(was, value));
