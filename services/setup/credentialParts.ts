import { authProvider } from '../../state/domain/auth/authOrder.js';
import { cleanPasted } from '../../state/domain/auth/pasted.js';
import type { NewProfile } from '../../state/domain/auth/profileChange.js';
import { storedState } from '../../state/domain/auth/storedState.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import { showPath } from '../../state/domain/keyPath.js';
import type { Edit, Notice } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { idForWriting } from '../../state/domain/providers/aliases.js';
import { envNamesFor } from '../../state/domain/providers/credentialEnv.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { blockOf } from '../../state/domain/setup/providerBlock.js';
import type { Setup, SetupCredential } from '../../state/domain/setup/setup.js';
import { isOwnProvider } from '../../state/domain/setup/setupEdits.js';
import { addProfiles } from '../auth/addProfiles.js';
import { type AgentStore, agentStores } from '../auth/agentStores.js';
import { profilesIn, readStore } from '../auth/storeFiles.js';
import type { FileChange } from '../files/change.js';
import type { Keyring } from '../keyring.js';
import { envRef } from '../secrets/moved.js';
import { dotenvOf } from '../secrets/sources.js';
import type { World } from '../world.js';
import { variableChange } from './setupVariable.js';

type Asked = { readonly world: World; readonly home: Home; readonly setup: Setup; readonly keyring: Keyring };

/** Where the credential goes: files that are written before the config, and what the config says of it. */
type CredentialParts = {
  readonly changes: readonly FileChange[];
  readonly apiKey?: Json;
  readonly authEdits: readonly Edit[];
  readonly notices: readonly Notice[];
};

const NOTHING: CredentialParts = { changes: [], authEdits: [], notices: [] };

/** Problems: `secret-gone`, `not-a-secret`, those of a variable, and those of storing a profile. */
export async function credentialParts(asked: Asked, config: Json): Promise<Result<CredentialParts, Problem>> {
  const { setup } = asked;
  const { credential } = setup;
  switch (credential.kind) {
    case 'env':
      return inDotenv(asked, config, credential);
    case 'variable':
      return refersTo(asked, config, { ...credential, variable: credential.name });
    case 'profile':
      return stored(asked, config, credential.profiles);
    case 'config':
      return inConfig(asked, config, credential.handle);
    case 'placeholder': {
      const block = blockOf(config, setup.provider)?.value;
      // Some key is there, and any is as good as one that stands for none.
      const isThere = isObject(block) && block.apiKey !== undefined && block.apiKey !== '';
      return ok(isThere ? NOTHING : { ...NOTHING, apiKey: credential.text });
    }
    case 'keep':
      return ok(NOTHING);
  }
}

function inConfig(asked: Asked, config: Json, handle: string): Result<CredentialParts, Problem> {
  const provider = idForWriting(asked.setup.provider);
  const held = opened(asked, handle, 'api_key');
  if (!held.ok) return held;
  const block = blockOf(config, provider)?.path ?? ['models', 'providers', provider];
  const path = showPath([...block, 'apiKey']);
  return ok({ ...NOTHING, apiKey: held.value, notices: [{ kind: 'stores-plain-key', path, needsYes: true }] });
}

/** As OpenClaw would take it from a paste. */
function opened({ setup, keyring }: Asked, handle: string, type: 'api_key' | 'token'): Result<string, Problem> {
  const held = keyring.open(handle);
  if (held === undefined) return fail({ kind: 'secret-gone' });
  const text = cleanPasted(setup.provider, type, held.open());
  return text === '' ? fail({ kind: 'not-a-secret', message: 'Required' }) : ok(text);
}

async function inDotenv(
  asked: Asked,
  config: Json,
  credential: Extract<SetupCredential, { readonly kind: 'env' }>,
): Promise<Result<CredentialParts, Problem>> {
  const { world, home } = asked;
  const { handle, variable, type = 'api_key' } = credential;
  const held = opened(asked, handle, type);
  if (!held.ok) return held;
  const written = await variableChange(world, home, config, { name: variable, value: held.value });
  if (!written.ok) return written;
  const refers = await refersTo(asked, config, credential);
  if (!refers.ok) return refers;
  const { changes, notices, ...rest } = refers.value;
  // It is not set yet, and is by the time that anybody looks for it.
  const others = notices.filter((notice) => notice.kind !== 'variable-unset' || notice.name !== variable);
  const place = `${dotenvOf(home)}, as ${variable}`;
  return ok({
    ...rest,
    changes: [...written.value.changes, ...changes],
    notices: [{ kind: 'key-goes-to', place, needsYes: false }, ...written.value.notices, ...others],
  });
}

type ByVariable = {
  readonly variable: string;
  readonly profileId?: string;
  readonly type?: 'token';
  readonly expires?: number;
};

/**
 * OpenClaw looks for the variables of the providers that it knows by itself; a profile that refers to one makes it an account of its
 * own beside others. What it does not know has the reference where it would have the key.
 */
async function refersTo(
  asked: Asked,
  config: Json,
  { variable, profileId, type: said, expires }: ByVariable,
): Promise<Result<CredentialParts, Problem>> {
  const { home, setup } = asked;
  const provider = idForWriting(setup.provider);
  const type = said ?? 'api_key';
  if (profileId !== undefined) {
    const secret = { kind: 'env', name: variable } as const;
    const ends = expires === undefined ? {} : { expires };
    return stored(asked, config, [{ id: profileId, provider, type, secret, ...ends }]);
  }
  if (!isOwnProvider(provider) && envNamesFor(provider).includes(variable)) return ok(NOTHING);
  const ref = envRef(config, variable);
  const place = { file: home.paths.config, path: ['secrets', 'providers'] };
  return ref === undefined ? fail({ kind: 'no-env-source', place, name: variable }) : ok({ ...NOTHING, apiKey: ref });
}

/** As after a login, which OpenClaw takes for a wish that it works: an order that there is tries the new ones first. */
async function stored(
  { world, home, keyring }: Asked,
  config: Json,
  profiles: readonly NewProfile[],
): Promise<Result<CredentialParts, Problem>> {
  const stores = await agentStores(world, home, config, undefined);
  if (!stores.ok) return stores;
  const added = await addProfiles({ world, home, keyring }, stores.value, config, { profiles, isLogin: true });
  if (!added.ok) return added;
  const { stores: changes, config: authEdits, notices } = added.value;
  const { own } = stores.value;
  const held = profiles.filter(({ secret }) => secret.kind === 'held').map(({ id }) => id);
  const goes: readonly Notice[] =
    held.length === 0
      ? []
      : [{ kind: 'key-goes-to', place: `${own.profiles}, as ${held.join(' and ')}`, needsYes: false }];
  const turns = await takesTurns(world, own, profiles, [...orders(config), ...ordersMade(authEdits)]);
  return ok({ changes, authEdits, notices: [...goes, ...notices, ...turns] });
}

/** Whether the config orders profiles, by key. */
const orders = (config: Json): readonly string[] => {
  const order = valueAt(config, ['auth', 'order']);
  return isObject(order) ? Object.keys(order) : [];
};

const ordersMade = (edits: readonly Edit[]): readonly string[] =>
  edits.flatMap(({ path, value }) => (path[1] === 'order' && value !== undefined ? [String(path[2])] : []));

/** Other accounts of the provider, where no order says which comes first. */
async function takesTurns(
  world: World,
  own: AgentStore,
  profiles: readonly NewProfile[],
  ordered: readonly string[],
): Promise<readonly Notice[]> {
  const store = await readStore(world, own);
  const [first] = profiles;
  if (!store.ok || first === undefined) return [];
  const owner = authProvider(first.provider);
  const all = [...ordered, ...Object.keys(storedState(store.value.state.value).order)];
  if (all.some((key) => authProvider(key) === owner)) return [];
  const others = Object.entries(profilesIn(store.value)).flatMap(([id, value]) => {
    const isOther = isObject(value) && !profiles.some((profile) => profile.id === id);
    return isOther && typeof value.provider === 'string' && authProvider(value.provider) === owner ? [id] : [];
  });
  return others.length === 0
    ? []
    : [{ kind: 'takes-turns', provider: first.provider, profiles: others, needsYes: false }];
}
