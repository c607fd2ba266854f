import type { Keyring } from '../../services/keyring.js';
import { parseDuration } from '../../state/domain/auth/duration.js';
import { isOwnServer } from '../../state/domain/config/localHost.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { GCLOUD_EVIDENCE } from '../../state/domain/providers/credentialEnv.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { type Answers, KEEPS } from '../../state/domain/setup/answers.js';
import { targetOf } from '../../state/domain/setup/buildSetup.js';
import { hostsFrom, takesRouting } from '../../state/domain/setup/routing.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import type { Call } from '../commands/command.js';
import { SETUP_FLAGS } from '../commands/setupFlags.js';
import { type KeyFor, takeKey } from './setupKey.js';

/** What the flags answer, and the key; models come once the endpoint was asked. */
export async function answersAsked(
  call: Call,
  home: Home,
  keyring: Keyring,
  signIn: SignIn,
): Promise<Result<Answers, Problem>> {
  if (signIn.how === 'login' || signIn.how === 'hand over')
    return fail({ kind: 'needs-person', provider: signIn.provider, choice: signIn.choice });
  const flags = flagAnswers(call, home, signIn);
  if (!flags.ok) return flags;
  const target = targetOf(home, flags.value);
  if (!target.ok) return target;
  const { provider, endpoint } = target.value;
  const key = await takeKey(call, keyring, { home, provider, signIn, does: wants(signIn, endpoint?.baseUrl) });
  return key.ok ? ok({ ...flags.value, key: key.value }) : key;
}

function wants({ how }: SignIn, baseUrl: string | undefined): KeyFor['does'] {
  if (how === 'cloud') return 'take none';
  if (how === 'none') return 'without unasked';
  if (how !== 'custom') return 'need one';
  return isOwnServer(baseUrl) ? 'without unasked' : 'without if none comes';
}

function flagAnswers(call: Call, home: Home, signIn: SignIn): Result<Answers, Problem> {
  const kept = call.value(SETUP_FLAGS.keep);
  const keep = KEEPS.find((one) => one === kept);
  if (kept !== undefined && keep === undefined) return usage(`--keep takes ${KEEPS.join(', ')}, not "${kept}".`);
  if (call.has(SETUP_FLAGS.setDefault) && call.has(SETUP_FLAGS.fallback))
    return usage('Choose either --set-default or --fallback, not both.');
  const more = moreAsked(call, signIn);
  if (!more.ok) return more;
  const isCustom = signIn.how === 'custom';
  const id = call.value(SETUP_FLAGS.provider) ?? call.words[0];
  return ok({
    signIn,
    ...(isCustom && id !== undefined ? { id } : {}),
    // OpenClaw: an endpoint of one's own is compatible with OpenAI unless something else is said.
    ...(isCustom ? { api: 'openai-completions' } : {}),
    ...text('region', call.value(SETUP_FLAGS.region)),
    ...stayingPlace(call, home, isCustom ? id : signIn.provider),
    ...text('baseUrl', call.value(SETUP_FLAGS.baseUrl) ?? ownPlace(call, signIn)),
    ...(keep === undefined ? {} : { keep }),
    ...text('variable', call.value(SETUP_FLAGS.name)),
    ...text('profileId', call.value(SETUP_FLAGS.profileId)),
    ...more.value,
    models: [],
  });
}

/** The API, and what only some ways to sign in take. */
function moreAsked(call: Call, { how, provider }: SignIn): Result<Pick<Answers, 'api' | 'expires' | 'hosts'>, Problem> {
  const api = apiAsked(call);
  if (!api.ok) return api;
  const ends = call.value(SETUP_FLAGS.expiresIn)?.trim() ?? '';
  if (ends !== '' && how !== 'token') return usage('--expires-in is for tokens: a key has no end.');
  const time = ends === '' ? undefined : parseDuration(ends);
  if (time?.ok === false) return fail({ kind: 'bad-duration', message: time.problem });
  const named = call.value(SETUP_FLAGS.hosts);
  const hosts = hostsFrom(named ?? '');
  if (named !== undefined && !takesRouting(provider))
    return usage('--hosts is for openrouter: nobody else takes them.');
  if (hosts === undefined) return usage('--hosts takes names such as together,deepinfra/turbo.');
  return ok({
    ...text('api', api.value),
    ...(time === undefined ? {} : { expires: call.world.now() + time.value }),
    ...(hosts.length === 0 ? {} : { hosts }),
  });
}

/** Whoever names no more than the provider gives it another key, and leaves it where it is. */
function stayingPlace(call: Call, home: Home, provider: string | undefined): Pick<Answers, 'baseUrl' | 'api'> {
  const isPlaced = [SETUP_FLAGS.authChoice, SETUP_FLAGS.region, SETUP_FLAGS.baseUrl].some(call.has);
  const there = home.providers.find(({ id, configured }) => configured && id === provider);
  // Only what could have been said by a flag.
  if (isPlaced || !/^https?:\/\/[^@?#{]+$/.test(there?.baseUrl ?? '')) return {};
  return { ...text('baseUrl', there?.baseUrl), ...text('api', there?.api) };
}

/** Google's own programs take the location from there too; what is everywhere has none in its address. */
function ownPlace({ world }: Call, { regions: [first] }: SignIn): string | undefined {
  const location = world.env[GCLOUD_EVIDENCE.needsAllEnv[0]]?.trim() ?? '';
  const pattern = first?.baseUrl ?? '';
  if (!pattern.includes('{location}-') || !/^[a-z\d-]+$/.test(location)) return undefined;
  return pattern.replace('{location}-', location === 'global' ? '' : `${location}-`);
}

const text = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  // One key of its own name; TypeScript takes a computed one for any.
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };

function apiAsked(call: Call): Result<string | undefined, Problem> {
  const api = call.value(SETUP_FLAGS.api)?.trim();
  const kind = call.value(SETUP_FLAGS.compatibility)?.trim().toLowerCase();
  if (kind !== undefined && kind !== 'openai' && kind !== 'anthropic')
    return usage('Invalid --custom-compatibility (use "openai" or "anthropic").');
  if (kind === 'anthropic') return ok('anthropic-messages');
  return ok(api);
}

const usage = (message: string): Result<never, Problem> => fail({ kind: 'usage', message });
