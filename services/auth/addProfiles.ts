import { authProvider } from '../../state/domain/auth/authOrder.js';
import { configureProfile } from '../../state/domain/auth/configuredProfile.js';
import { cleanPasted } from '../../state/domain/auth/pasted.js';
import type { NewProfile } from '../../state/domain/auth/profileChange.js';
import { profileIdProblem } from '../../state/domain/auth/profileId.js';
import type { ProfileNotice } from '../../state/domain/auth/profileNotice.js';
import { type HeldSecret, storedProfile } from '../../state/domain/auth/storedProfile.js';
import { awake, promoted, type StateChange, storedState } from '../../state/domain/auth/storedState.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json, type JsonObject, sameJson, valueAt } from '../../state/domain/json.js';
import type { Edit } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { providerId } from '../../state/domain/providers/aliases.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { lookUpFor } from '../files/surroundings.js';
import type { Keyring } from '../keyring.js';
import { envRef } from '../secrets/moved.js';
import type { World } from '../world.js';
import type { AgentStores } from './agentStores.js';
import { type ChangeParts, inTurn } from './changeParts.js';

import { profilesIn, readStore, refuseOlder, type StoreFiles, storeChanges } from './storeFiles.js';

export type NewProfiles = {
  readonly profiles: readonly NewProfile[];
  /** They come of a login: then they come first in the agent's order, and the rests of the provider's profiles end. */
  readonly isLogin: boolean;
};

/**
 * Stores profiles in the agent's own store, as OpenClaw does after a paste or a login, and says in the config how they sign in.
 * `config`: as it is, with includes in place. Problems: `secret-gone`, `not-a-secret`, `no-env-source`, `profile-id`, `older-store`, and those of reading.
 */
export async function addProfiles(
  { world, home, keyring }: { readonly world: World; readonly home: Home; readonly keyring: Keyring },
  stores: AgentStores,
  config: Json,
  { profiles, isLogin }: NewProfiles,
): Promise<Result<ChangeParts, Problem>> {
  const files = await readStore(world, stores.own);
  if (!files.ok) return files;
  const older = await refuseOlder(world, files.value, stores.older);
  if (!older.ok) return older;
  const entries: Entry[] = [];
  for (const profile of profiles) {
    const entry = entryOf(profile, home, config, keyring);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  const changed = await storeChanges(files.value, {
    profiles: entryEdits(files.value, entries),
    state: isLogin ? entries.flatMap((entry) => afterLogin(files.value, entry)) : [],
  });
  if (!changed.ok) return changed;
  const lookUp = (await lookUpFor(world, home))(config);
  return ok({
    stores: changed.value,
    config: inTurn(
      config,
      entries.map(
        ({ id, provider, value }) =>
          (now) =>
            configureProfile(now, { id, provider, mode: String(value.type) }),
      ),
    ),
    notices: entries.flatMap((entry, i) => [
      ...replaced(files.value, entry),
      ...(isLogin ? [] : leftOut(files.value, entry)),
      ...unset(profiles[i], lookUp),
    ]),
  });
}

/** `value` holds the secret. */
type Entry = { readonly id: string; readonly provider: string; readonly value: JsonObject };

function entryOf(profile: NewProfile, { paths }: Home, config: Json, keyring: Keyring): Result<Entry, Problem> {
  const { id } = profile;
  const wrong = profileIdProblem(id);
  if (wrong !== undefined) return fail(wrong);
  const provider = providerId(profile.provider);
  const secret = heldSecret(profile, paths.config, config, keyring);
  return secret.ok ? ok({ id, provider, value: storedProfile(profile, provider, secret.value) }) : secret;
}

function heldSecret(
  { type, secret, provider }: NewProfile,
  file: string,
  config: Json,
  keyring: Keyring,
): Result<HeldSecret, Problem> {
  if (secret.kind === 'env') {
    if (type === 'oauth')
      return fail({ kind: 'not-a-secret', message: 'A login cannot be a reference to a variable.' });
    const ref = envRef(config, secret.name);
    const place = { file, path: ['secrets', 'providers'] };
    return ref === undefined ? fail({ kind: 'no-env-source', place, name: secret.name }) : ok({ kind: 'ref', ref });
  }
  const held = keyring.open(secret.handle);
  if (held === undefined) return fail({ kind: 'secret-gone' });
  if (type !== 'oauth') {
    const text = cleanPasted(providerId(provider), type, held.open());
    return text === '' ? fail({ kind: 'not-a-secret', message: 'Required' }) : ok({ kind: 'text', text });
  }
  const tokens = tokensOf(held.open());
  return tokens === undefined
    ? fail({ kind: 'not-a-secret', message: 'What the login gave is no set of tokens.' })
    : ok({ kind: 'tokens', tokens });
}

function tokensOf(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Of several with the same id the last counts. */
function entryEdits(files: StoreFiles, entries: readonly Entry[]): readonly Edit[] {
  const stored = profilesIn(files);
  const byId = new Map(entries.map((entry) => [entry.id, entry.value]));
  return [...byId].flatMap(([id, value]) => {
    const was = valueAt(stored, [id]);
    return sameJson(was, value) ? [] : [{ path: ['profiles', id], was, value }];
  });
}

/** OpenClaw: whoever logs in wants it to work, so what its profiles rest for is over. */
function afterLogin(files: StoreFiles, { id, provider }: Entry): readonly StateChange[] {
  const owner = authProvider(provider);
  const same = Object.entries(profilesIn(files)).flatMap(([other, value]) =>
    isObject(value) && typeof value.provider === 'string' && authProvider(value.provider) === owner ? [other] : [],
  );
  return [awake([...same, id]), promoted(provider, id)];
}

function replaced(files: StoreFiles, { id, value }: Entry): readonly ProfileNotice[] {
  const was = profilesIn(files)[id];
  return was === undefined || sameJson(was, value) ? [] : [{ kind: 'profile-replaced', id, needsYes: false }];
}

/** An order of the agent is not touched by a paste: what it does not name is not tried. */
function leftOut({ state, profiles }: StoreFiles, { id, provider }: Entry): readonly ProfileNotice[] {
  const orders = { ...storedState(profiles.value).order, ...storedState(state.value).order };
  const ids = Object.entries(orders).find(([key]) => providerId(key) === authProvider(provider))?.[1];
  const order = Array.isArray(ids) ? ids.flatMap((item: Json) => (typeof item === 'string' ? [item] : [])) : [];
  return order.length === 0 || order.includes(id)
    ? []
    : [{ kind: 'order-leaves-out', id, provider: authProvider(provider), order, needsYes: false }];
}

function unset(
  profile: NewProfile | undefined,
  lookUp: (name: string) => string | undefined,
): readonly ProfileNotice[] {
  if (profile?.secret.kind !== 'env' || lookUp(profile.secret.name)?.trim()) return [];
  return [{ kind: 'variable-unset', name: profile.secret.name, needsYes: false }];
}
