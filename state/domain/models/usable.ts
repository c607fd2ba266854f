import type { AuthStatus } from '../auth/auth.js';
import type { Home, ProviderState } from '../home.js';
import { advise, type Problem } from '../problem.js';
import { envNamesFor, keysFirst } from '../providers/credentialEnv.js';
import { providerRow } from '../providers/table.js';
import { unreachable } from '../result.js';

/** Why OpenClaw would not get an answer from a model, as far as the files tell. */
export type Unusable =
  /** `env`: the variables that OpenClaw would read, the one that most people have first. */
  | { readonly kind: 'no-credential'; readonly provider: string; readonly env: readonly string[] }
  | { readonly kind: 'credential-dead'; readonly provider: string; readonly why?: string }
  /** The config refers to a variable or secret that is not there. */
  | { readonly kind: 'credential-unresolved'; readonly provider: string; readonly why?: string }
  /** Credentials are in a store that Pincer does not read, so nobody knows. */
  | { readonly kind: 'credential-unread' }
  | { readonly kind: 'malformed'; readonly problem: Problem }
  | { readonly kind: 'provider-unknown'; readonly provider: string }
  /** A name that OpenClaw knows without bringing it along. `needs`: the plugin, where there is one to install. */
  | { readonly kind: 'provider-not-shipped'; readonly provider: string; readonly needs?: string }
  /** `near`: refs that may have been meant. */
  | { readonly kind: 'model-unknown'; readonly ref: string; readonly near: readonly string[] }
  | { readonly kind: 'not-allowed'; readonly ref: string };

/** What keeps a whole provider from answering; undefined when nothing does. `id` is canonical. */
export function providerUnusable(home: Home, id: string, provider: ProviderState | undefined): Unusable | undefined {
  if (provider?.problem) return { kind: 'malformed', problem: provider.problem };
  if (provider) return authUnusable(home, id, provider.auth);
  const row = providerRow(id);
  if (row === undefined) return { kind: 'provider-unknown', provider: id };
  const ships = row.ships[home.dialect.version];
  if (ships === 'bundled') return noCredential(home, id);
  return { kind: 'provider-not-shipped', provider: id, ...(ships === 'npm' ? { needs: row.plugin ?? id } : {}) };
}

function authUnusable(home: Home, id: string, auth: AuthStatus): Unusable | undefined {
  switch (auth.kind) {
    case 'ready':
    case 'expiring':
    case 'refreshable':
    case 'not-needed':
      return undefined;
    case 'dead':
      return {
        kind: isUnresolved(auth) ? 'credential-unresolved' : 'credential-dead',
        provider: id,
        ...(auth.why === undefined ? {} : { why: auth.why }),
      };
    case 'missing':
      return noCredential(home, id);
    default:
      return unreachable(auth.kind);
  }
}

/** Whether what is written for a credential leads nowhere, which no renewal mends. */
const isUnresolved = ({ ladder }: AuthStatus): boolean =>
  ladder.find(({ holds }) => holds !== 'absent')?.holds === 'unresolved';

const noCredential = (home: Home, provider: string): Unusable =>
  home.auth.unreadStore === undefined
    ? { kind: 'no-credential', provider, env: keysFirst(envNamesFor(provider)) }
    : { kind: 'credential-unread' };

/** A few words for a narrow column: what is wrong, or what would put it right. */
export function unusableWords(reason: Unusable): string {
  switch (reason.kind) {
    case 'no-credential':
      return reason.env[0] === undefined ? 'no credential' : `set ${reason.env[0]}`;
    case 'credential-dead':
      return reason.why ?? 'credential expired';
    case 'credential-unresolved':
      return reason.why ?? 'the secret it refers to is not there';
    case 'credential-unread':
      return 'credential not read';
    case 'malformed':
      return advise(reason.problem).says;
    case 'provider-unknown':
      return 'provider not configured';
    case 'provider-not-shipped':
      return reason.needs === undefined ? 'provider not in this OpenClaw' : `needs plugin ${reason.needs}`;
    case 'model-unknown':
      return reason.near[0] === undefined ? 'unknown model' : `unknown model; did you mean ${reason.near[0]}?`;
    case 'not-allowed':
      return 'not on the allowlist';
    default:
      return unreachable(reason);
  }
}
