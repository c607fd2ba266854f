import { readProfiles, type StoredProfiles } from '../../services/auth/readProfiles.js';
import { byLocale } from '../../state/domain/byLocale.js';
import { dirname, joinPath, shortenHome } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import { LAST_MOMENT } from '../../state/domain/lastMoment.js';
import type { Problem } from '../../state/domain/problem.js';
import { providerId } from '../../state/domain/providers/aliases.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { providerAsked, providerNeeded } from './authWords.js';
import { failed, withHome } from './home.js';

/** `pincer auth list`. */
export const listProfiles = (call: Call): Promise<ExitCode> =>
  withHome(call, async (home) => {
    const provider = providerAsked(call);
    if (!provider.ok) return failed(call.out, provider.problem);
    const stored = await storedIn(call, home);
    if (!stored.ok) return failed(call.out, stored.problem);
    const rows = rowsOf(stored.value).filter((row) => isAsked(row.provider, provider.value));
    const { agentId, agentDir } = home.paths;
    if (call.has(FLAGS.json)) {
      const at = { agentDir: short(home, agentDir), authStatePath: short(home, stateFile(home)) };
      call.out.json({ agentId, ...at, provider: provider.value ?? null, profiles: rows });
      return EXIT.done;
    }
    call.out.lines([
      `Agent: ${agentId}`,
      `Auth state file: ${short(home, stateFile(home))}`,
      ...(provider.value === undefined ? [] : [`Provider: ${provider.value}`]),
      ...(rows.length === 0 ? ['Profiles: (none)'] : ['Profiles:', ...rows.map(lineOf)]),
    ]);
    return EXIT.done;
  });

/** `pincer auth order get`. */
export const getOrder = (call: Call): Promise<ExitCode> =>
  withHome(call, async (home) => {
    const provider = providerNeeded(call);
    if (!provider.ok) return failed(call.out, provider.problem);
    const stored = await storedIn(call, home);
    if (!stored.ok) return failed(call.out, stored.problem);
    const order = stored.value.state.order.get(providerId(provider.value)) ?? [];
    const { agentId, agentDir } = home.paths;
    const authStatePath = short(home, stateFile(home));
    if (call.has(FLAGS.json)) {
      const listed = order.length === 0 ? null : order;
      call.out.json({ agentId, agentDir, provider: provider.value, authStatePath, order: listed });
      return EXIT.done;
    }
    call.out.lines([
      `Agent: ${agentId}`,
      `Provider: ${provider.value}`,
      `Auth state file: ${authStatePath}`,
      `Order override: ${order.length === 0 ? '(none)' : order.join(', ')}`,
    ]);
    return EXIT.done;
  });

/** A store that Pincer does not read is no empty one. */
async function storedIn({ world }: Call, home: Home): Promise<Result<StoredProfiles, Problem>> {
  const { unreadStore: file } = home.auth;
  return file === undefined ? ok(await readProfiles(world, home)) : fail({ kind: 'store-not-read', file });
}

type Row = {
  readonly id: string;
  readonly provider: string;
  readonly type: string;
  readonly label: string;
  readonly email?: string;
  readonly displayName?: string;
  readonly expiresAt?: string;
  readonly cooldownUntil?: string;
  readonly disabledUntil?: string;
  /** Not in OpenClaw's. */
  readonly value: string;
  readonly ofMain: boolean;
};

const rowsOf = ({ profiles, state }: StoredProfiles): readonly Row[] =>
  profiles
    .map((profile): Row => {
      const usage = state.usage.get(profile.id);
      const { id, provider, type, email, displayName, label: value, ofMain } = profile;
      return {
        id,
        provider,
        type,
        label: profile.shownAs,
        ...(email === undefined ? {} : { email }),
        ...(displayName === undefined ? {} : { displayName }),
        ...moment('expiresAt', profile.expires),
        ...moment('cooldownUntil', usage?.cooldownUntil),
        ...moment('disabledUntil', usage?.disabledUntil),
        value,
        ofMain,
      };
    })
    .sort((a, b) => byLocale(a.provider, b.provider) || byLocale(a.id, b.id));

const moment = <K extends string>(name: K, ms: number | undefined): Partial<Record<K, string>> => {
  const named: Partial<Record<K, string>> = {};
  if (ms !== undefined && Math.abs(ms) <= LAST_MOMENT) named[name] = new Date(ms).toISOString();
  return named;
};

function lineOf({ label, provider, type, expiresAt, cooldownUntil, disabledUntil }: Row): string {
  const details = [
    `${provider}/${type}`,
    ...(expiresAt === undefined ? [] : [`expires ${expiresAt}`]),
    ...(cooldownUntil === undefined ? [] : [`cooldown until ${cooldownUntil}`]),
    ...(disabledUntil === undefined ? [] : [`disabled until ${disabledUntil}`]),
  ];
  return `- ${label} [${details.join('; ')}]`;
}

/** OpenClaw: those of the Codex login are OpenAI's, too. */
const isAsked = (provider: string, asked: string | undefined): boolean =>
  asked === undefined || provider === asked || (asked === 'openai' && provider === 'openai-codex');

const stateFile = ({ paths }: Home): string => joinPath(dirname(paths.authStore), 'auth-state.json');

const short = ({ paths }: Home, path: string): string => shortenHome(path, paths.home);
