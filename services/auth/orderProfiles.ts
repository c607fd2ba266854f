import { configureOrder } from '../../state/domain/auth/configuredProfile.js';
import type { ProfileChange } from '../../state/domain/auth/profileChange.js';
import { ordered } from '../../state/domain/auth/storedState.js';
import { isObject, type Json, type JsonObject, valueAt } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { providerId } from '../../state/domain/providers/aliases.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { ChangeParts } from './changeParts.js';
import { type Around, notFound } from './moveProfile.js';
import { profilesIn, readStore, storeChanges } from './storeFiles.js';

type Order = Extract<ProfileChange, { readonly kind: 'order' }>;

/** Sets or takes away an order, of the agent or of the config. Problems: `order-empty`, `profile-not-found`, `profile-of-other`. */
export async function orderProfiles(around: Around, asked: Order): Promise<Result<ChangeParts, Problem>> {
  const { world, stores, config } = around;
  const provider = providerId(asked.provider);
  const own = await readStore(world, stores.own);
  if (!own.ok) return own;
  const main = stores.main === stores.own ? own : await readStore(world, stores.main);
  if (!main.ok) return main;
  const ofOwn = profilesIn(own.value);
  const wrong = wrongIn(around, asked, provider, { ...profilesIn(main.value), ...ofOwn });
  if (wrong !== undefined) return fail(wrong);
  const { order } = asked;
  if (asked.in === 'config') return ok({ stores: [], config: configureOrder(config, provider, order), notices: [] });
  const changes = await storeChanges(own.value, { state: [ordered(provider, order)] });
  if (!changes.ok) return changes;
  const ids = (order ?? []).filter((id) => ofOwn[id] === undefined);
  const { agent } = stores.own;
  return ok({
    stores: changes.value,
    config: [],
    notices: ids.length === 0 ? [] : [{ kind: 'order-not-kept', ids, agent, provider, needsYes: true }],
  });
}

/** OpenClaw: each has to be stored, and of that very provider. */
function wrongIn(
  { home, stores, config }: Around,
  { order, in: where }: Order,
  provider: string,
  stored: JsonObject,
): Problem | undefined {
  if (order === undefined) return undefined;
  if (order.length === 0) return where === 'store' ? { kind: 'order-empty', provider } : undefined;
  for (const id of order) {
    const known = stored[id] ?? (where === 'config' ? valueAt(config, ['auth', 'profiles', id]) : undefined);
    if (known === undefined) return notFound(home, stores, id, provider);
    const is = providerOf(known);
    if (is !== provider) return { kind: 'profile-of-other', id, is, not: provider };
  }
  return undefined;
}

const providerOf = (entry: Json): string =>
  isObject(entry) && typeof entry.provider === 'string' ? providerId(entry.provider) : '';
