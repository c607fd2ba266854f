import { byLocale } from '../byLocale.js';
import { dirname, shortenHome } from '../config/pathText.js';
import { mask } from '../masking/mask.js';
import type { InUse } from '../models/modelUse.js';
import type { AuthFacts, EffectiveAuth, ProviderAuth, ProviderHealth, RuntimeRoute } from './authFacts.js';
import { profileHealths, providerHealths, shortDuration, unusableProfiles } from './authHealth.js';
import { authProvider, profileOrder, profilesOf } from './authOrder.js';
import type { CredentialFacts } from './credentialFacts.js';
import { type AuthView, type Profile, profileLabel, restKind, restsUntil } from './profiles.js';

export type OverviewInput = {
  readonly view: AuthView;
  readonly facts: CredentialFacts;
  readonly inUse: readonly InUse[];
  /** Providers of refs, of the config and of the store. */
  readonly known: Iterable<string>;
  /** `models.providers.openai` points elsewhere, so OpenAI models do not run on Codex. */
  readonly openaiElsewhere: boolean;
  /** Providers that run a program of their own (`claude-cli`); they are never missing. */
  readonly programs: ReadonlySet<string>;
  readonly paths: {
    readonly authStore: string;
    readonly mainStore: string;
    readonly modelsJson: string;
    readonly home: string;
    readonly homePrefix: string;
  };
  readonly shellEnv: AuthFacts['shellEnv'];
};

/** OpenClaw: the `auth` part of `models status --json`, and what `--check` makes of it. */
export function authFacts(input: OverviewInput): AuthFacts {
  const ids = [...new Set([...input.known, ...input.facts.env.keys()])].filter((id) => id !== '').sort(byLocale);
  const providers = ids.map((id) => providerRow(input, id)).filter((row) => row !== undefined);
  const rows: Rows = new Map(providers.map((row) => [row.provider, row]));
  const profiles = profileHealths(input.view);
  const health = providerHealths(input.view, profiles);
  const routes = runtimeRoutes(input, rows);
  const missing = input.inUse.filter((use) => !isUsable(input, rows, use)).map(({ provider }) => provider);
  const missingInUse = [...new Set(missing)].filter((id) => !input.programs.has(id)).sort(byLocale);
  return {
    storePath: input.paths.authStore,
    shellEnv: input.shellEnv,
    providers,
    profiles,
    health,
    unusable: unusableProfiles(input.view),
    runtimeRoutes: routes,
    missingInUse,
    check: checkCode(input, rows, health, missingInUse),
  };
}

type Rows = ReadonlyMap<string, ProviderAuth>;

const CODEX = 'openai-codex';

function providerRow(input: OverviewInput, provider: string): ProviderAuth | undefined {
  const { facts, view } = input;
  const profiles = profilesOf(view, provider);
  const env = facts.env.get(authProvider(provider));
  const config = facts.config.get(provider);
  const made = facts.synthetic.get(provider);
  const synthetic = made?.inStatus ? made : undefined;
  if (profiles.length === 0 && !env && !config && !synthetic) return undefined;
  const count = (type: Profile['type']) => profiles.filter((profile) => profile.type === type).length;
  return {
    provider,
    effective: effectiveAuth(input, provider, profiles),
    profiles: {
      count: profiles.length,
      oauth: count('oauth'),
      token: count('token'),
      apiKey: count('api_key'),
      labels: profiles.map((profile) => labelOf(profile, view)),
    },
    ...(env ? { env: { value: env.label, source: env.says } } : {}),
    ...(config
      ? { modelsJson: { value: config.label, source: `models.json: ${shown(input, input.paths.modelsJson)}` } }
      : {}),
    ...(synthetic
      ? {
          syntheticAuth: {
            value: 'plugin-owned',
            source: synthetic.source,
            credential: synthetic.marker,
            mode: 'api-key',
          },
        }
      : {}),
  };
}

const shown = ({ paths }: OverviewInput, path: string): string => shortenHome(path, paths.home, paths.homePrefix);

function effectiveAuth(input: OverviewInput, provider: string, profiles: readonly Profile[]): EffectiveAuth {
  const { facts } = input;
  if (profiles.length > 0) return { kind: 'profiles', detail: shown(input, storeOf(input, profiles)) };
  const env = facts.env.get(authProvider(provider));
  if (env) return { kind: 'env', detail: env.label };
  const config = facts.config.get(provider);
  if (config?.usable !== undefined) return { kind: 'models.json', detail: config.usable };
  const synthetic = facts.synthetic.get(provider);
  if (synthetic?.inStatus) return { kind: 'synthetic', detail: synthetic.source };
  if (config?.isOAuthMarker) return { kind: 'models.json', detail: config.label };
  return MISSING;
}

const MISSING: EffectiveAuth = { kind: 'missing', detail: 'missing' };

/** The agent's own store where it has one of them; else the main agent's, which is read through. */
function storeOf({ paths }: OverviewInput, profiles: readonly Profile[]): string {
  const inMain = profiles.every(({ path }) => dirname(path) === dirname(paths.mainStore));
  return inMain ? paths.mainStore : paths.authStore;
}

function labelOf(profile: Profile, view: AuthView): string {
  const usage = view.store.state.usage.get(profile.id);
  const until = restsUntil(usage, profile.provider, view.now);
  const base =
    profile.type === 'oauth' ? `${profile.id}=${oauthLabel(profile, view)}` : `${profile.id}=${profile.label}`;
  if (until === undefined) return base;
  const kind = restKind(usage, view.now);
  const reason = kind === 'disabled' && usage?.disabledReason !== undefined ? `:${usage.disabledReason}` : '';
  return `${base} [${kind}${reason} ${shortDuration(until - view.now)}]`;
}

function oauthLabel(profile: Profile, view: AuthView): string {
  const whose = profileLabel(profile, view.config).slice(profile.id.length).trim();
  return whose === '' ? 'OAuth' : `OAuth ${whose}`;
}

const usesCodex = (input: OverviewInput, { provider, codex }: InUse): boolean =>
  codex && provider === 'openai' && !input.openaiElsewhere;

function runtimeRoutes(input: OverviewInput, rows: Rows): readonly RuntimeRoute[] {
  if (!input.inUse.some((use) => usesCodex(input, use))) return [];
  const status = hasUsableAuth(input, rows, CODEX) ? 'usable' : 'missing';
  return [{ provider: 'openai', runtime: 'codex', authProvider: CODEX, status, effective: codexAuth(input, rows) }];
}

function codexAuth({ view }: OverviewInput, rows: Rows): EffectiveAuth {
  const direct = rows.get(CODEX)?.effective;
  if (direct !== undefined && direct.kind !== 'missing') return direct;
  const profile = view.store.profiles.get(profileOrder(view, CODEX)[0] ?? '');
  if (profile === undefined) return direct ?? MISSING;
  const source = rows.get(authProvider(profile.provider))?.effective;
  if (source !== undefined && source.kind !== 'missing') return source;
  return { kind: 'profiles', detail: `${profile.id} (${profile.provider})` };
}

const bothIds = (provider: string): readonly string[] => [...new Set([provider, authProvider(provider)])];

const hasUsableAuth = (input: OverviewInput, rows: Rows, provider: string): boolean =>
  bothIds(provider).some((id) => profileOrder(input.view, id).length > 0) || hasOtherAuth(input, rows, provider);

const hasOtherAuth = ({ facts }: OverviewInput, rows: Rows, provider: string): boolean =>
  bothIds(provider).some((id) => {
    const row = rows.get(id);
    return row?.env !== undefined || row?.syntheticAuth !== undefined || facts.config.get(id)?.usable !== undefined;
  });

const isUsable = (input: OverviewInput, rows: Rows, use: InUse): boolean =>
  hasUsableAuth(input, rows, use.provider) || (usesCodex(input, use) && hasUsableAuth(input, rows, CODEX));

function checkCode(
  input: OverviewInput,
  rows: Rows,
  health: readonly ProviderHealth[],
  missing: readonly string[],
): 0 | 1 | 2 {
  const ids = new Set(input.inUse.flatMap(({ provider }) => bothIds(provider)));
  if (input.inUse.some((use) => usesCodex(input, use)) && hasUsableAuth(input, rows, CODEX)) ids.add(CODEX);
  const worried = health.filter(({ provider }) => ids.has(provider) && !hasOtherAuth(input, rows, provider));
  if (missing.length > 0 || worried.some(({ status }) => status === 'expired' || status === 'missing')) return 1;
  return worried.some(({ status }) => status === 'expiring') ? 2 : 0;
}

/** OpenClaw's label of a text that stands where a key would. */
export const keyLabel = (text: string, isMarker: (text: string) => boolean): string =>
  isMarker(text.trim()) ? `marker(${text.trim()})` : mask(text);
