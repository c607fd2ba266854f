import { WARN_WINDOW_MS } from '../auth/auth.js';
import type {
  AuthFacts,
  ProfileHealth,
  ProviderAuth,
  ProviderHealth,
  RuntimeRoute,
  UnusableProfile,
} from '../auth/authFacts.js';
import type { Home } from '../home.js';
import type { CredentialReport } from '../probe/credentialReport.js';
import { advise, type Problem } from '../problem.js';

/**
 * The JSON of OpenClaw 2026.5's `models status --json`: every key, name and order of it, and after those what Pincer adds
 * (`dialect`, `problems`, `addedByPlugin`, `drift`, `auth.unreadStore` and `auth.unknownProvidersInUse`, `auth.shellEnvFallback.mightSupply`).
 */
export type StatusReport = {
  readonly configPath: string;
  readonly agentId?: string;
  readonly agentDir: string;
  readonly defaultModel: string;
  readonly resolvedDefault: string;
  readonly fallbacks: readonly string[];
  readonly imageModel: string | null;
  readonly imageFallbacks: readonly string[];
  readonly modelConfig?: { readonly defaultSource: Source; readonly fallbacksSource: Source };
  readonly aliases: Readonly<Record<string, string>>;
  readonly allowed: readonly string[];
  readonly auth: StatusAuth;
  readonly dialect: { readonly version: string; readonly because: string };
  readonly problems: readonly ReportedProblem[];
  /** Refs in `allowed` and `aliases` that stand in no file. */
  readonly addedByPlugin?: readonly string[];
  /** Where registries and config do not agree. */
  readonly drift?: Home['drift'];
};

type Source = 'agent' | 'defaults';

type StatusAuth = {
  readonly storePath: string;
  readonly shellEnvFallback: {
    readonly enabled: boolean;
    readonly appliedKeys: readonly string[];
    readonly mightSupply?: readonly string[];
  };
  /** `anthropic (2)`: logins and tokens, not API keys. */
  readonly providersWithOAuth: readonly string[];
  readonly missingProvidersInUse: readonly string[];
  readonly runtimeAuthRoutes: readonly RuntimeRoute[];
  readonly providers: readonly ProviderAuth[];
  readonly unusableProfiles: readonly UnusableProfile[];
  readonly oauth: {
    readonly warnAfterMs: number;
    readonly profiles: readonly ProfileHealth[];
    readonly providers: readonly ProviderHealth[];
  };
  /** With `--probe`. */
  readonly probes?: CredentialReport;
  readonly unknownProvidersInUse?: readonly string[];
  readonly unreadStore?: string;
};

type ReportedProblem = {
  readonly kind: Problem['kind'];
  readonly says: string;
  readonly next?: string;
};

/** What `pincer status --json` prints. */
export function statusReport(home: Home, probes?: CredentialReport): StatusReport {
  const { use, paths } = home;
  return {
    configPath: paths.config,
    ...(paths.agentNamed ? { agentId: paths.agentId } : {}),
    agentDir: paths.agentDir,
    defaultModel: use.defaultModel,
    resolvedDefault: use.resolvedDefault,
    fallbacks: use.fallbacks,
    imageModel: use.imageModel,
    imageFallbacks: use.imageFallbacks,
    ...(use.sources === undefined
      ? {}
      : { modelConfig: { defaultSource: use.sources.default, fallbacksSource: use.sources.fallbacks } }),
    aliases: use.aliases,
    allowed: use.allowed,
    auth: statusAuth(home.auth, probes),
    dialect: { version: home.dialect.version, because: home.dialect.because },
    problems: home.problems.map(reported),
    ...(use.addedByPlugin.length === 0 ? {} : { addedByPlugin: use.addedByPlugin }),
    ...(home.drift.length === 0 ? {} : { drift: home.drift }),
  };
}

/**
 * What `status --check` exits with: 0 fine, 1 missing or expired, 2 expiring within a day, or the time that was asked for; of the providers in use only. A file
 * that OpenClaw refuses is a 1 whatever the credentials are, because then it does not start.
 */
export function checkExit(home: Home): 0 | 1 | 2 {
  const refused = home.config.kind === 'broken' || home.problems.some(({ kind }) => kind === 'openclaw-rejects');
  return refused ? 1 : home.auth.check;
}

function statusAuth(facts: AuthFacts, probes: CredentialReport | undefined): StatusAuth {
  const { mightSupply } = facts.shellEnv;
  return {
    storePath: facts.storePath,
    shellEnvFallback: {
      enabled: facts.shellEnv.enabled,
      appliedKeys: [],
      ...(mightSupply.length === 0 ? {} : { mightSupply }),
    },
    providersWithOAuth: facts.providers.flatMap(withLogins),
    missingProvidersInUse: facts.missingInUse,
    runtimeAuthRoutes: facts.runtimeRoutes,
    providers: facts.providers,
    unusableProfiles: facts.unusable,
    oauth: {
      warnAfterMs: facts.warnAfterMs ?? WARN_WINDOW_MS,
      profiles: facts.profiles.map(profileInOrder),
      providers: facts.health.map(inOrder),
    },
    ...(probes === undefined ? {} : { probes }),
    ...(facts.unknownInUse === undefined ? {} : { unknownProvidersInUse: facts.unknownInUse }),
    ...(facts.unreadStore === undefined ? {} : { unreadStore: facts.unreadStore }),
  };
}

/** OpenClaw counts an OAuth token from the environment as one login more. */
function withLogins(entry: ProviderAuth): readonly string[] {
  const count = entry.profiles.oauth + entry.profiles.token + (entry.env?.value === 'OAuth (env)' ? 1 : 0);
  return count === 0 ? [] : [`${entry.provider} (${count})`];
}

/** The keys in OpenClaw's order, whatever order the facts were gathered in. */
const inOrder = (entry: ProviderHealth): ProviderHealth => ({
  provider: entry.provider,
  status: entry.status,
  profiles: entry.profiles.map(profileInOrder),
  effectiveProfiles: entry.effectiveProfiles.map(profileInOrder),
  ...(entry.expiresAt === undefined ? {} : { expiresAt: entry.expiresAt }),
  ...(entry.remainingMs === undefined ? {} : { remainingMs: entry.remainingMs }),
});

const profileInOrder = (profile: ProfileHealth): ProfileHealth => ({
  profileId: profile.profileId,
  provider: profile.provider,
  type: profile.type,
  status: profile.status,
  ...(profile.reasonCode === undefined ? {} : { reasonCode: profile.reasonCode }),
  ...(profile.expiresAt === undefined ? {} : { expiresAt: profile.expiresAt }),
  ...(profile.remainingMs === undefined ? {} : { remainingMs: profile.remainingMs }),
  source: profile.source,
  label: profile.label,
});

function reported(problem: Problem): ReportedProblem {
  const { says, next } = advise(problem);
  return { kind: problem.kind, says, ...(next === undefined ? {} : { next }) };
}
