import { authView } from '../../state/domain/auth/authOrder.js';
import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import { agentDirOf, expand } from '../../state/domain/config/paths.js';
import { dirname, joinPath } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import { type CredentialProbe, credentialProbes } from '../../state/domain/probe/credentialProbes.js';
import {
  type CredentialProbeOptions,
  type CredentialReport,
  credentialReport,
} from '../../state/domain/probe/credentialReport.js';
import type { ProbeTarget } from '../../state/domain/probe.js';
import { around } from '../files/surroundings.js';
import { authConfig } from '../home/authConfig.js';
import { readAuthStore, type StoreRead } from '../home/authStore.js';
import { readConfigFile } from '../home/configFile.js';
import { configInEffect } from '../home/configInEffect.js';
import { createReader } from '../home/reader.js';
import { isProgram, type RefSources, resolveSecretRef } from '../home/secretRefs.js';
import { limitsOf } from '../probes/ask.js';
import type { Vault } from '../vault.js';
import type { World } from '../world.js';
import { runProbes } from './probe.js';

/**
 * Which credentials of a home are to be asked with, and what is decided about the others. A home tells which profiles would be
 * tried; this tells about each one by itself, in the order of the store, and so the store and the config are read once more.
 */
export async function planCredentialProbes(
  world: World,
  home: Home,
  { provider, profileIds, maxTokens }: CredentialProbeOptions,
): Promise<readonly CredentialProbe[]> {
  const surroundings = await around(world, home);
  const { facts, base } = surroundings;
  const reader = createReader(world.files);
  const said = facts.env.OPENCLAW_OAUTH_DIR?.trim();
  const oauthFile = joinPath(said ? expand(said, facts) : joinPath(base.stateDir, 'credentials'), 'oauth.json');
  const agentDir = dirname(home.paths.authStore);
  const [file, stored] = await Promise.all([
    readConfigFile(reader, base.config, base.includeRoots),
    readAuthStore(reader, { agentDir, mainDir: agentDirOf(base, 'main'), oauthFile }),
  ]);
  const config = configInEffect(surroundings, file);
  const sources = { reader, facts, environment: config.environment, config: config.value };
  const unresolved = await unresolvedRefs(sources, stored);
  const view = authView(authConfig(config.value, new Set()), stored.store, world.now());
  const catalog = builtInCatalog(home.dialect.version);
  const choice = { profileIds, ...(provider === undefined ? {} : { provider }) };
  return credentialProbes({ home, view, catalog, unresolved }, choice).map((probe) => limited(probe, maxTokens));
}

function limited(probe: CredentialProbe, maxTokens: number): CredentialProbe {
  if (probe.plan.kind === 'decided') return probe;
  const { target } = probe.plan;
  if (target.plan.kind === 'decided') return probe;
  return { ...probe, plan: { kind: 'ask', target: { ...target, plan: { ...target.plan, maxTokens } } } };
}

/** What a program would give only running it tells; the request says then that there is no key. */
async function unresolvedRefs(sources: RefSources, { materials }: StoreRead): Promise<ReadonlyMap<string, string>> {
  const unresolved = new Map<string, string>();
  const look = async (
    id: string,
    material: StoreRead['materials'] extends ReadonlyMap<string, infer M> ? M : never,
  ) => {
    if (!('ref' in material) || isProgram(sources, material.ref)) return;
    const { source, provider, id: name } = material.ref;
    if (!(await resolveSecretRef(sources, material.ref)).ok) unresolved.set(id, `${source}:${provider}:${name}`);
  };
  await Promise.all([...materials].map(([id, material]) => look(id, material)));
  return unresolved;
}

/** The targets of a plan, for what they cost. */
export const targetsOf = (probes: readonly CredentialProbe[]): readonly ProbeTarget[] =>
  probes.flatMap(({ plan }) => (plan.kind === 'ask' ? [plan.target] : []));

/** Asks with each credential by itself. After a cancel, the rest comes back as cancelled, at once. */
export async function runCredentialProbes(
  world: World,
  vault: Vault,
  probes: readonly CredentialProbe[],
  options: CredentialProbeOptions,
  signal: AbortSignal,
): Promise<CredentialReport> {
  const startedAt = world.now();
  const run = {
    kind: 'completion',
    concurrency: options.concurrency,
    limits: limitsOf(options.timeoutMs),
    ownProfiles: true,
  } as const;
  const records = await runProbes(world, vault, targetsOf(probes), run, signal, () => {});
  return credentialReport(probes, records, options, { startedAt, finishedAt: world.now() });
}
