import type { AuthFacts } from '../../state/domain/auth/authFacts.js';
import { authFacts } from '../../state/domain/auth/authOverview.js';
import type { CredentialFacts } from '../../state/domain/auth/credentialFacts.js';
import type { AuthView } from '../../state/domain/auth/profiles.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import { rulesOf } from '../../state/domain/dialectRules.js';
import type { ProviderState } from '../../state/domain/home.js';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import type { InUse, UseResult } from '../../state/domain/models/modelUse.js';
import type { Problem } from '../../state/domain/problem.js';
import { envNamesFor } from '../../state/domain/providers/credentialEnv.js';
import type { ConfiguredEntry } from './configured.js';
import type { ReadParts } from './readParts.js';

export type AuthPartInput = {
  readonly view: AuthView;
  readonly facts: CredentialFacts;
  readonly openaiElsewhere: boolean;
  readonly configured: readonly ConfiguredEntry[];
  readonly providers: readonly ProviderState[];
  readonly used: UseResult;
};

/** The credentials of a home as `models status` tells them. */
export function authPart(read: ReadParts, input: AuthPartInput): AuthFacts {
  const { view, facts, openaiElsewhere, used } = input;
  const stored = [...view.store.profiles.values()].map(({ provider }) => provider);
  const unread = unreadStore(read);
  const told = authFacts({
    view,
    facts,
    openaiElsewhere,
    inUse: used.inUse,
    known: [...stored, ...input.configured.map(({ id }) => id), ...used.mentioned],
    programs: programs(read.config.value),
    paths: {
      ...read.paths,
      homePrefix: read.around.base.homePrefix,
      mainStore: joinPath(read.mainDir, 'auth-profiles.json'),
    },
    shellEnv: shellEnv(read, used.inUse, input.providers),
  });
  const asked = read.warnWithin === undefined ? told : { ...told, warnAfterMs: read.warnWithin };
  return unread === undefined ? asked : withUnread(asked, unread.file);
}

/** OpenClaw: the OpenAI API and nothing else runs on the Codex runtime. */
export function pointsElsewhere(baseUrl: Json | undefined): boolean {
  if (typeof baseUrl !== 'string' || baseUrl.trim() === '') return false;
  return !/^https:\/\/api\.openai\.com(?:\/|\/v1\/?)?$/i.test(baseUrl.trim());
}

/** The problem of a home whose credentials live where Pincer does not look. */
export function unreadStore({
  dialect,
  database,
  stored,
}: ReadParts): (Problem & { readonly kind: 'store-not-read' }) | undefined {
  const isRead = rulesOf(dialect.version).storesJson || stored.store.profiles.size > 0;
  return isRead || database === undefined ? undefined : { kind: 'store-not-read', file: database };
}

/** What is found is true; what is not found may be in the store that was not read. So nothing counts as missing. */
function withUnread(facts: AuthFacts, file: string): AuthFacts {
  const { missingInUse } = facts;
  return { ...facts, storePath: file, missingInUse: [], unknownInUse: missingInUse, unreadStore: file };
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
