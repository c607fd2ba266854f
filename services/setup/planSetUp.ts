import type { NewProfile } from '../../state/domain/auth/profileChange.js';
import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import type { Home } from '../../state/domain/home.js';
import type { Json } from '../../state/domain/json.js';
import { showPath } from '../../state/domain/keyPath.js';
import type { Edit, Notice } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { idForWriting } from '../../state/domain/providers/aliases.js';
import { envNamesFor } from '../../state/domain/providers/credentialEnv.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { blocksOf } from '../../state/domain/setup/providerBlock.js';
import type { Setup, SetupCredential } from '../../state/domain/setup/setup.js';
import { isOwnProvider, setupEdits } from '../../state/domain/setup/setupEdits.js';
import { addProfiles } from '../auth/addProfiles.js';
import { agentStores } from '../auth/agentStores.js';
import type { FileChange, Planned } from '../files/change.js';
import { configChanges } from '../files/configChanges.js';
import { readConfigFiles } from '../files/configFiles.js';
import type { Keyring } from '../keyring.js';
import { envRef } from '../secrets/moved.js';
import type { World } from '../world.js';
import { installedPlugins } from './installedPlugins.js';
import { variableChange } from './setupVariable.js';

type Asked = { readonly world: World; readonly home: Home; readonly setup: Setup; readonly keyring: Keyring };

/** The files of a set-up, in the order in which they have to be written. */
export async function planSetUp(
  world: World,
  home: Home,
  setup: Setup,
  keyring: Keyring,
): Promise<Result<Planned, Problem>> {
  const read = await readConfigFiles(world, home);
  if (!read.ok) return read;
  const config = read.value.value;
  const credential = await credentialParts({ world, home, setup, keyring }, config);
  if (!credential.ok) return credential;
  const { changes, apiKey, authEdits, notices } = credential.value;
  const planned = setupEdits({
    home,
    config,
    setup,
    ...(apiKey === undefined ? {} : { apiKey }),
    catalog: builtInCatalog(home.dialect.version),
    installed: await installedPlugins(world, home),
  });
  if (!planned.ok) return planned;
  const edits = [...planned.value.edits, ...authEdits];
  const said = [...planned.value.notices, ...notices];
  if (edits.length === 0) return ok({ changes, notices: said, mergedOver: false });
  const changed = await configChanges(world, home, edits);
  if (!changed.ok) return changed;
  const { changes: inConfig, mergedOver } = changed.value;
  return ok({ changes: [...changes, ...inConfig], notices: said, mergedOver });
}

/** Where the credential goes: files that are written before the config, and what the config says of it. */
type CredentialParts = {
  readonly changes: readonly FileChange[];
  readonly apiKey?: Json;
  readonly authEdits: readonly Edit[];
  readonly notices: readonly Notice[];
};

const NOTHING: CredentialParts = { changes: [], authEdits: [], notices: [] };

async function credentialParts(asked: Asked, config: Json): Promise<Result<CredentialParts, Problem>> {
  const { setup, keyring } = asked;
  const { credential } = setup;
  switch (credential.kind) {
    case 'env':
      return inDotenv(asked, config, credential);
    case 'variable':
      return refersTo(asked, config, { ...credential, variable: credential.name });
    case 'profile':
      return stored(asked, config, credential.profiles);
    case 'config': {
      const held = keyring.open(credential.handle)?.open().trim();
      if (!held) return fail({ kind: 'secret-gone' });
      const path = [
        ...(blocksOf(config, setup.provider)[0]?.path ?? ['models', 'providers', setup.provider]),
        'apiKey',
      ];
      return ok({
        ...NOTHING,
        apiKey: held,
        notices: [{ kind: 'stores-plain-key', path: showPath(path), needsYes: true }],
      });
    }
    case 'placeholder':
      return ok({ ...NOTHING, apiKey: credential.text });
    case 'keep':
      return ok(NOTHING);
  }
}

type ByVariable = { readonly variable: string; readonly profileId?: string; readonly type?: 'token' };

async function inDotenv(
  asked: Asked,
  config: Json,
  credential: Extract<SetupCredential, { readonly kind: 'env' }>,
): Promise<Result<CredentialParts, Problem>> {
  const { world, home, keyring } = asked;
  const held = keyring.open(credential.handle);
  if (held === undefined) return fail({ kind: 'secret-gone' });
  const { variable } = credential;
  const written = await variableChange(world, home, config, { name: variable, value: held.open().trim() });
  if (!written.ok) return written;
  const refers = await refersTo(asked, config, credential);
  if (!refers.ok) return refers;
  const { changes, notices, ...rest } = refers.value;
  // It is not set yet, and is by the time that anybody looks for it.
  const others = notices.filter((notice) => notice.kind !== 'variable-unset' || notice.name !== variable);
  return ok({
    ...rest,
    changes: [...written.value.changes, ...changes],
    notices: [...written.value.notices, ...others],
  });
}

/**
 * OpenClaw looks for the variables of the providers that it knows by itself; a profile that refers to one makes it an account of its
 * own beside others. What it does not know has the reference where it would have the key.
 */
async function refersTo(
  asked: Asked,
  config: Json,
  {
    variable,
    profileId,
    type = 'api_key' as const,
  }: Omit<ByVariable, 'type'> & { readonly type?: 'token' | 'api_key' },
): Promise<Result<CredentialParts, Problem>> {
  const { home, setup } = asked;
  const provider = idForWriting(setup.provider);
  if (profileId !== undefined)
    return stored(asked, config, [{ id: profileId, provider, type, secret: { kind: 'env', name: variable } }]);
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
  return ok({ changes, authEdits, notices });
}
