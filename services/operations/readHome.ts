import type { AuthFacts } from '../../state/domain/authFacts.js';
import { authView } from '../../state/domain/authOrder.js';
import { authFacts } from '../../state/domain/authOverview.js';
import { detectDialect } from '../../state/domain/dialect.js';
import { layerConfigEnv } from '../../state/domain/envVars.js';
import type { Dialect, Home, HomePaths, ProviderState } from '../../state/domain/home.js';
import { isObject, type Json, type JsonObject, valueAt } from '../../state/domain/json.js';
import { type InUse, modelUse, type UseResult } from '../../state/domain/modelUse.js';
import { agentDir, agentDirOf, expand, type PathOptions, withPathOptions } from '../../state/domain/paths.js';
import { joinPath } from '../../state/domain/pathText.js';
import type { Problem } from '../../state/domain/problem.js';
import type { AuthConfig } from '../../state/domain/profiles.js';
import { envNamesFor } from '../../state/domain/providers/credentialEnv.js';
import { publicUrl } from '../../state/domain/publicText.js';
import { type ListingFacts, listingFacts } from '../../state/domain/report/listingFacts.js';
import { type AgentEntry, normalizeAgentId, readAgents, readSettings } from '../../state/domain/settings.js';
import { rejections } from '../../state/domain/strictness.js';
import { substitute } from '../../state/domain/substitute.js';
import { authConfig } from '../home/authConfig.js';
import { readAuthStore, type StoreRead } from '../home/authStore.js';
import { type ConfigFile, readConfigFile } from '../home/configFile.js';
import { configuredEntries } from '../home/configured.js';
import { readCredentials } from '../home/credentials.js';
import { readSurroundings, type Surroundings } from '../home/environment.js';
import { openVault, resolveProfiles } from '../home/openVault.js';
import { builtInProviders, knownProviders, type StateInput } from '../home/providerStates.js';
import { createReader, type Reader } from '../home/reader.js';
import { type Registry, readRegistry } from '../home/registry.js';
import type { RefSources } from '../home/secretRefs.js';
import type { Vault } from '../vault.js';
import type { World } from '../world.js';

/** Which home to read, as the command line names it. */
export type HomeOptions = PathOptions & {
  /** An agent's own model and credentials instead of those that `models status` shows by itself. */
  readonly agent?: string;
  /** Beats what the files say. */
  readonly version?: Dialect['version'];
};

/**
 * Everything about an OpenClaw home, and apart from it the secrets. Never fails: what is missing is a fresh home, what is broken
 * is a problem in `home.problems` or `home.config` and costs only what depends on it.
 */
export async function readHome(
  world: World,
  options: HomeOptions,
): Promise<{ readonly home: Home; readonly vault: Vault }> {
  const reader = createReader(world.files);
  const machine = { homeDir: world.process.homeDir, cwd: world.process.cwd };
  const around = await readSurroundings(reader, machine, withPathOptions({ ...machine, env: world.env }, options));
  const file = await readConfigFile(reader, around.base.config, around.base.includeRoots);
  const config = inEffect(around, file);
  const agents = readAgents(config.value);
  const paths = homePaths(around, agents, options.agent);
  const mainDir = agentDirOf(around.base, 'main');
  const oauthFile = joinPath(oauthDir(around), 'oauth.json');
  const [stored, registry, registryWritten, hasDatabase] = await Promise.all([
    readAuthStore(reader, { agentDir: paths.agentDir, mainDir, oauthFile }),
    readRegistry(reader, world.files, paths.agentDir),
    reader.has(joinPath(around.base.stateDir, 'plugins'), 'installs.json'),
    reader.has(joinPath(around.base.stateDir, 'state'), 'openclaw.sqlite'),
  ]);
  const dialect = detectDialect({ config: file.written, hasJsonStore: stored.found, hasDatabase }, options.version);
  const sources: RefSources = { reader, facts: around.facts, environment: config.environment, config: config.value };
  const read: ReadParts = {
    around,
    file,
    config,
    agents,
    paths,
    stored,
    registry,
    registryWritten,
    dialect,
    sources,
    mainDir,
  };
  return assemble(read, reader, world.now());
}

type ReadParts = {
  readonly around: Surroundings;
  readonly file: ConfigFile;
  readonly config: ConfigInEffect;
  readonly agents: readonly AgentEntry[];
  readonly paths: HomePaths;
  readonly stored: StoreRead;
  readonly registry: Registry;
  readonly registryWritten: boolean;
  readonly dialect: Dialect;
  readonly sources: RefSources;
  readonly mainDir: string;
};

type ConfigInEffect = {
  /** With variables filled in: may hold secrets. */
  readonly value: JsonObject;
  readonly environment: Surroundings['environment'];
  readonly problems: readonly Problem[];
};

/** OpenClaw: includes first, then the `env` block, then `${…}`. */
function inEffect({ environment, base }: Surroundings, file: ConfigFile): ConfigInEffect {
  const layered = layerConfigEnv(environment, file.written.env, base.config);
  const { value, missing } = substitute(file.written, (name) => layered.get(name)?.value);
  const problems = missing.map(({ name, path }): Problem => ({ kind: 'missing-env', place: file.places(path), name }));
  return { value: isObject(value) ? value : {}, environment: layered, problems };
}

function homePaths({ facts, base }: Surroundings, agents: readonly AgentEntry[], asked: string | undefined): HomePaths {
  const named = asked !== undefined && asked.trim() !== '';
  const agentId = named ? normalizeAgentId(asked) : (agents.find(({ isDefault }) => isDefault)?.id ?? 'main');
  const own = agents.find(({ id }) => id === agentId)?.agentDir;
  const dir = agentDir(facts, base, { id: agentId, named, ...(own === undefined ? {} : { agentDir: own }) });
  return {
    config: base.config,
    stateDir: base.stateDir,
    agentId,
    agentDir: dir,
    authStore: joinPath(dir, 'auth-profiles.json'),
    modelsJson: joinPath(dir, 'models.json'),
    agentNamed: named,
    home: base.home,
  };
}

function oauthDir({ facts, base }: Surroundings): string {
  const own = facts.env.OPENCLAW_OAUTH_DIR?.trim();
  return own ? expand(own, facts) : joinPath(base.stateDir, 'credentials');
}

async function assemble(
  read: ReadParts,
  reader: Reader,
  now: number,
): Promise<{ readonly home: Home; readonly vault: Vault }> {
  const { file, config, agents, paths, stored, registry, dialect, sources } = read;
  const configured = configuredEntries(config.value);
  const { providers: registered } = registry;
  const { places } = file;
  const [credentials, profiles] = await Promise.all([
    readCredentials({ sources, configured, registered, registryWritten: read.registryWritten, places }),
    resolveProfiles(sources, stored.materials),
  ]);
  const auth = authConfig(config.value, credentials.facts.awsSdk);
  const view = authView(auth, stored.store, now);
  const openaiElsewhere = pointsElsewhere(valueAt(config.value, ['models', 'providers', 'openai', 'baseUrl']));
  const ladder = { view, facts: credentials.facts, unresolved: profiles.unresolved, openaiElsewhere };
  const unread = unreadStore(read);
  const states: StateInput = {
    configured,
    registered,
    ladder,
    version: dialect.version,
    configPath: paths.config,
    places,
    unread,
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
    auth: {
      ...authFacts({
        view,
        facts: credentials.facts,
        inUse: used.inUse,
        known: [...stored.store.profiles.values()]
          .map(({ provider }) => provider)
          .concat(
            configured.map(({ id }) => id),
            used.mentioned,
          ),
        openaiElsewhere,
        programs: programs(config.value),
        paths: {
          ...paths,
          homePrefix: read.around.base.homePrefix,
          mainStore: joinPath(read.mainDir, 'auth-profiles.json'),
        },
        shellEnv: shellEnv(read, used.inUse, providers),
      }),
      ...(unread === undefined ? {} : { unreadStore: unread.file }),
    },
    listing: publicListing(listingFacts(config.value, registry.modelsJson, registry.catalogs)),
    problems: [...problemsOf(read), ...credentials.problems, ...(unread === undefined ? [] : [unread])],
    watched: reader.asked(),
    readAt: now,
  };
  const vault = await openVault({
    providers,
    configured,
    registered,
    credentials,
    profileSecrets: profiles.secrets,
    sources,
  });
  return { home, vault };
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

/** OpenClaw: the OpenAI API and nothing else runs on the Codex runtime. */
function pointsElsewhere(baseUrl: Json | undefined): boolean {
  if (typeof baseUrl !== 'string' || baseUrl.trim() === '') return false;
  return !/^https:\/\/api\.openai\.com(?:\/|\/v1\/?)?$/i.test(baseUrl.trim());
}

/** Providers that run a program, which signs in by itself. */
function programs(config: Json): ReadonlySet<string> {
  const own = valueAt(config, ['agents', 'defaults', 'cliBackends']);
  const named = isObject(own) ? Object.keys(own).map((id) => id.trim().toLowerCase()) : [];
  return new Set(['claude-cli', 'google-gemini-cli', ...named]);
}

/** OpenClaw would start the login shell for these. It takes seconds, so Pincer only says that it might help. */
function shellEnv(
  read: ReadParts,
  inUse: readonly InUse[],
  providers: readonly ProviderState[],
): AuthFacts['shellEnv'] {
  const asked = read.config.environment.get('OPENCLAW_LOAD_SHELL_ENV')?.value.trim().toLowerCase() ?? '';
  const enabled =
    valueAt(read.config.value, ['env', 'shellEnv', 'enabled']) === true || ['1', 'true', 'yes', 'on'].includes(asked);
  const without = inUse.filter(
    ({ provider }) => !providers.some(({ id, auth }) => id === provider && auth.winner !== undefined),
  );
  const names = without
    .flatMap(({ provider }) => envNamesFor(provider))
    .filter((name) => !read.config.environment.has(name));
  return { enabled, mightSupply: enabled ? [...new Set(names)] : [] };
}

function unreadStore({
  dialect,
  around,
  stored,
}: ReadParts): (Problem & { readonly kind: 'store-not-read' }) | undefined {
  if (dialect.version === '2026.5' || stored.store.profiles.size > 0) return undefined;
  return { kind: 'store-not-read', file: joinPath(around.base.stateDir, 'state', 'openclaw.sqlite') };
}

function problemsOf({ around, file, config, stored, registry, agents, paths, dialect }: ReadParts): readonly Problem[] {
  const strict = file.state.kind === 'read' && dialect.version === '2026.5' ? rejections(config.value) : [];
  const unknown = paths.agentNamed && !agents.some(({ id }) => id === paths.agentId);
  return [
    ...file.problems,
    ...(unknown ? [{ kind: 'unknown-agent', agent: paths.agentId } as const] : []),
    ...strict.map(({ path, message }): Problem => ({ kind: 'openclaw-rejects', place: file.places(path), message })),
    ...config.problems,
    ...around.conflicts.map((conflict): Problem => ({ kind: 'env-conflict', ...conflict })),
    ...stored.problems,
    ...registry.problems,
  ];
}

/** A base URL may carry a password. */
function publicListing(listing: ListingFacts): ListingFacts {
  const open = <T extends { readonly baseUrl?: string }>(item: T): T =>
    item.baseUrl === undefined ? item : { ...item, baseUrl: publicUrl(item.baseUrl) };
  const clean = (providers: ListingFacts['configured']) =>
    providers.map((provider) => ({ ...open(provider), models: provider.models.map(open) }));
  return { ...listing, configured: clean(listing.configured), generated: clean(listing.generated) };
}
