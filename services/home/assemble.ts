import { authView } from '../../state/domain/auth/authOrder.js';
import type { AuthConfig } from '../../state/domain/auth/profiles.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import { rulesOf } from '../../state/domain/dialectRules.js';
import { readSettings } from '../../state/domain/edits/settings.js';
import type { Home, ProviderState } from '../../state/domain/home.js';
import { valueAt } from '../../state/domain/json.js';
import { publicUrl } from '../../state/domain/masking/publicText.js';
import { modelUse, type UseResult } from '../../state/domain/models/modelUse.js';
import { type ListingFacts, listingFacts } from '../../state/domain/report/listingFacts.js';
import { plainKeysOf } from '../secrets/plainKeys.js';
import type { Known } from '../vault.js';
import { authConfig } from './authConfig.js';
import { authPart, pointsElsewhere, unreadStore } from './authPart.js';
import { configuredEntries } from './configured.js';
import { readCredentials } from './credentials.js';
import { openVault, resolveProfiles } from './openVault.js';
import { problemsOf } from './problems.js';
import { builtInProviders, knownProviders, type StateInput } from './providerStates.js';
import type { Reader } from './reader.js';
import type { ReadParts } from './readParts.js';

/** Makes of what was read a home without secrets, and the vault with them. */
export async function assemble(read: ReadParts, reader: Reader, now: number, drift: Home['drift']): Promise<Known> {
  const { file, config, agents, paths, stored, registry, dialect, sources } = read;
  const configured = configuredEntries(config.value);
  const { providers: registered } = registry;
  const { places } = file;
  const [credentials, profiles] = await Promise.all([
    readCredentials({ sources, configured, registered, registryWritten: read.registryWritten, places }),
    resolveProfiles(sources, stored.materials),
  ]);
  const { facts } = credentials;
  const auth = authConfig(config.value, facts.awsSdk);
  const view = authView(auth, stored.store, now, read.warnWithin);
  const ownOpenai = pointsElsewhere(valueAt(config.value, ['models', 'providers', 'openai', 'baseUrl']));
  const openaiElsewhere = ownOpenai || !rulesOf(dialect.version).routesOpenAiThroughCodex;
  const mainStore = joinPath(read.mainDir, 'auth-profiles.json');
  const inherits = read.paths.agentDir === read.mainDir ? {} : { mainStore };
  const ladder = { view, facts, unresolved: profiles.unresolved, openaiElsewhere, ...inherits };
  const unread = unreadStore(read);
  const { version } = dialect;
  const plainKeys = plainKeysOf({ configPath: paths.config, written: file.written, registered, stored });
  const states: StateInput = {
    configured,
    registered,
    ladder,
    version,
    configPath: paths.config,
    places,
    unread,
    plainKeys,
  };
  const known = knownProviders(states);
  const used = usedModels(read, known, auth);
  const providers = [...known, ...builtInProviders(states, known, used.mentioned)];
  const home: Home = {
    paths,
    dialect,
    config: file.state,
    agents: agents.map(({ agentDir: _dir, rawModel: _raw, ...agent }) => agent),
    models: readSettings(file.written),
    providers,
    use: used.use,
    auth: authPart(read, { view, facts, openaiElsewhere, configured, providers, used }),
    listing: publicListing(listingFacts(config.value, registry.modelsJson, registry.catalogs)),
    drift,
    problems: [...(await problemsOf(read)), ...credentials.problems, ...(unread === undefined ? [] : [unread])],
    watched: reader.asked(),
    readAt: now,
  };
  const { secrets: profileSecrets } = profiles;
  return { home, vault: await openVault({ providers, configured, registered, credentials, profileSecrets, sources }) };
}

function usedModels(
  { config, agents, paths, dialect }: ReadParts,
  providers: readonly ProviderState[],
  auth: AuthConfig,
): UseResult {
  const agent = paths.agentNamed ? agents.find(({ id }) => id === paths.agentId) : undefined;
  const envValue = (name: string) => config.environment.get(name)?.value;
  return modelUse({ config: config.value, providers, auth, envValue, agent, version: dialect.version });
}

/** A base URL may carry a password. */
function publicListing(listing: ListingFacts): ListingFacts {
  const open = <T extends { readonly baseUrl?: string }>(item: T): T =>
    item.baseUrl === undefined ? item : { ...item, baseUrl: publicUrl(item.baseUrl) };
  const clean = (providers: ListingFacts['configured']) =>
    providers.map((provider) => ({ ...open(provider), models: provider.models.map(open) }));
  return { ...listing, configured: clean(listing.configured), generated: clean(listing.generated) };
}
