import type { ProfileHealth, ProviderAuth, RuntimeRoute } from '../auth/authFacts.js';
import type { Home } from '../home.js';
import { advise } from '../problem.js';
import { authAliases, envNamesFor, keysFirst } from '../providers/credentialEnv.js';
import { providerRow } from '../providers/table.js';
import { plain } from '../text.js';
import { driftAdvice, driftLines } from './driftText.js';
import { statusReport } from './statusReport.js';

/**
 * `models status` of OpenClaw 2026.5 as text, line for line. What Pincer knows beyond it comes in lines of its own: the version of
 * OpenClaw whose rules it follows, under a missing provider the variables that would do, and problems of the files at the end.
 */
export function statusText(home: Home, probes: readonly string[] = []): string {
  return [
    ...chosen(home),
    '',
    ...overview(home),
    ...routes(home),
    ...missing(home),
    ...logins(home),
    ...probes,
    ...drift(home),
    ...problems(home),
  ]
    .map(plain)
    .join('\n');
}

function chosen(home: Home): readonly string[] {
  const { use, paths } = home;
  const sources = use.sources;
  const label = (text: string, source?: string): string =>
    (source === undefined ? text : `${text} (${source})`).padEnd(14);
  const unnamed = sources === undefined ? undefined : 'defaults';
  const from = use.defaultModel === use.resolvedDefault ? '' : ` (from ${use.defaultModel})`;
  const aliases = Object.entries(use.aliases).map(([alias, ref]) => `${alias} -> ${ref}`);
  return [
    `${label('Config')}: ${atHome(home, paths.config)}`,
    `${label('Agent dir')}: ${atHome(home, paths.agentDir)}`,
    `${label('Default', sources?.default)}: ${use.resolvedDefault}${from}`,
    `${label(`Fallbacks (${use.fallbacks.length})`, sources?.fallbacks)}: ${listed(use.fallbacks)}`,
    `${label('Image model', unnamed)}: ${use.imageModel ?? '-'}`,
    `${label(`Image fallbacks (${use.imageFallbacks.length})`, unnamed)}: ${listed(use.imageFallbacks)}`,
    `${label(`Aliases (${aliases.length})`)}: ${listed(aliases)}`,
    `${label(`Configured models (${use.allowed.length})`)}: ${use.allowed.length === 0 ? 'all' : use.allowed.join(', ')}`,
    `${label('Dialect')}: OpenClaw ${home.dialect.version} (${home.dialect.because})`,
  ];
}

const listed = (texts: readonly string[]): string => (texts.length === 0 ? '-' : texts.join(', '));

/** OpenClaw: `shortenHomePath`. */
function atHome(home: Home, path: string): string {
  const start = home.paths.home;
  if (path === start) return '~';
  return start !== '' && path.startsWith(`${start}/`) ? `~${path.slice(start.length)}` : path;
}

function overview(home: Home): readonly string[] {
  const { auth } = statusReport(home);
  const withLogins = auth.providersWithOAuth;
  return [
    'Auth overview',
    `${'Auth store'.padEnd(14)}: ${atHome(home, auth.storePath)}`,
    `${'Shell env'.padEnd(14)}: ${auth.shellEnvFallback.enabled ? 'on' : 'off'}`,
    `Providers w/ OAuth/tokens (${withLogins.length}): ${listed(withLogins)}`,
    ...auth.providers.map(providerLine),
  ];
}

function providerLine({ provider, effective, profiles, env, modelsJson, syntheticAuth }: ProviderAuth): string {
  const { count, oauth, token, apiKey, labels } = profiles;
  const bits = [
    `effective=${effective.kind}:${effective.detail}`,
    ...(count === 0 ? [] : [`profiles=${count} (oauth=${oauth}, token=${token}, api_key=${apiKey})`]),
    ...(labels.length === 0 ? [] : [labels.join(', ')]),
    ...(env === undefined ? [] : [`env=${env.value} | source=${env.source}`]),
    ...(modelsJson === undefined ? [] : [`models.json=${modelsJson.value} | source=${modelsJson.source}`]),
    ...(syntheticAuth === undefined ? [] : [`synthetic=${syntheticAuth.value} | source=${syntheticAuth.source}`]),
  ];
  return `- ${provider} ${bits.join(' | ')}`;
}

function routes({ auth }: Home): readonly string[] {
  if (auth.runtimeRoutes.length === 0) return [];
  return ['', 'Runtime auth', ...auth.runtimeRoutes.map(routeLine)];
}

const routeLine = ({ provider, runtime, authProvider, status, effective }: RuntimeRoute): string =>
  `- ${provider} via ${runtime} uses ${authProvider} effective=${effective.kind}:${effective.detail} | status=${status}`;

function missing({ auth }: Home): readonly string[] {
  const unknown = (auth.unknownInUse ?? []).map((id) => `- ${id} may have a credential in OpenClaw's database.`);
  return [
    ...(auth.missingInUse.length === 0 ? [] : ['', 'Missing auth', ...auth.missingInUse.flatMap(missingLines)]),
    ...(unknown.length === 0 ? [] : ['', 'Unknown auth', ...unknown]),
  ];
}

function missingLines(provider: string): readonly string[] {
  const login = loginProvider(provider);
  const start = login === undefined ? '' : `Run \`openclaw models auth login --provider ${login}\`, `;
  const names = keysFirst(envNamesFor(provider));
  return [
    `- ${provider} ${start}\`openclaw configure\`${login === undefined ? '' : ','} or set an API key env var.`,
    ...(names.length === 0 ? [] : [`  \`pincer setup ${provider}\` asks for a key; ${names.join(' or ')} would do.`]),
  ];
}

/** The provider under which OpenClaw can sign in for this one, if it can. */
function loginProvider(provider: string): string | undefined {
  const owner = authAliases().get(provider) ?? provider;
  return [owner, provider].find((id) => (providerRow(id)?.choices ?? []).length > 0);
}

function logins({ auth }: Home): readonly string[] {
  const profiles = auth.profiles.filter(({ type }) => type !== 'api_key');
  const lines = profiles.flatMap((profile, at) => [
    ...(profiles[at - 1]?.provider === profile.provider ? [] : [`- ${profile.provider}`]),
    `  - ${loginText(profile)}`,
  ]);
  return ['', 'OAuth/token status', ...(lines.length === 0 ? ['- none'] : lines)];
}

function loginText({ label, profileId, status, expiresAt, remainingMs }: ProfileHealth): string {
  const name = label || profileId;
  if (status === 'static') return `${name} static`;
  const expires = expiresAt ? `expires in ${remainingText(remainingMs)}` : 'expires unknown';
  return `${name} ${status === 'missing' ? 'unknown' : status} ${expires}`;
}

/** OpenClaw: `formatRemainingShort`. */
function remainingText(ms: number | undefined): string {
  if (ms === undefined || Number.isNaN(ms)) return 'unknown';
  if (ms <= 0) return '0m';
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.round(hours / 24)}d`;
}

function drift(home: Home): readonly string[] {
  if (home.drift.length === 0) return [];
  const lines = driftLines(home.drift).map((line) => `- ${line}`);
  return ['', `Registry drift (${home.drift.length})`, ...lines, driftAdvice(home.drift)];
}

function problems(home: Home): readonly string[] {
  if (home.problems.length === 0) return [];
  const lines = home.problems.flatMap((problem) => {
    const { says, next } = advise(problem);
    return [`- ${says}`, ...(next === undefined ? [] : [`  ${next}`])];
  });
  return ['', 'Problems', ...lines];
}
