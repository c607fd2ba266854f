import { variableValue } from '../../services/auth/variableValue.js';
import { createKeyring, type Keyring } from '../../services/keyring.js';
import { parseDuration } from '../../state/domain/auth/duration.js';
import { refusedPaste } from '../../state/domain/auth/pasted.js';
import type { NewProfile } from '../../state/domain/auth/profileChange.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { providerRow, providerRows } from '../../state/domain/providers/table.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { isVariableName } from '../../state/domain/secrets/variableNames.js';
import { keySeverity, keyShape } from '../../state/domain/setup/keyShape.js';
import { keyFindingWords } from '../../state/domain/setup/keyShapeWords.js';
import { AUTH_FLAGS } from '../commands/authFlags.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import type { ExitCode } from '../exitCodes.js';
import { nearest } from '../nearest.js';
import { act } from './action.js';
import { tellActed } from './authTold.js';
import { providerNeeded, refuseKeys } from './authWords.js';
import { failed, withHome } from './home.js';

type Type = 'api_key' | 'token';

/** `pincer auth paste-api-key`. */
export const pasteApiKey = (call: Call): Promise<ExitCode> => store(call, 'api_key');

/** `pincer auth paste-token`. */
export const pasteToken = (call: Call): Promise<ExitCode> => store(call, 'token');

/** `pincer auth add`. */
export function addProfile(call: Call): Promise<ExitCode> {
  const type = call.value(AUTH_FLAGS.type) ?? 'api_key';
  if (type === 'api_key' || type === 'token') return store(call, type);
  const message = '--type takes api_key or token; logins are made with: pincer auth login';
  return Promise.resolve(failed(call.out, { kind: 'usage', message }));
}

const store = (call: Call, type: Type): Promise<ExitCode> =>
  withHome(call, async (home) => {
    const keyring = createKeyring();
    const profile = await profileAsked(call, home, keyring, type);
    if (!profile.ok) return failed(call.out, profile.problem);
    const { id, provider, expires } = profile.value;
    tellStranger(call, home, provider);
    const acted = await act(call, home, { kind: 'profile', change: { kind: 'add', profile: profile.value } }, keyring);
    const expiresAt = expires === undefined ? null : new Date(expires).toISOString();
    return tellActed(call, home, acted, {
      lines: [`Auth profile: ${id} (${provider}/${type})`],
      json: { profile: id, provider, type, expiresAt },
    });
  });

/** OpenClaw stores whatever it is given, and asks for none of it later: it may be a slip of the fingers. */
function tellStranger({ out }: Call, home: Home, provider: string): void {
  if (providerRow(canonicalId(provider)) !== undefined || home.providers.some(({ id }) => id === provider)) return;
  const near = nearest(provider, [...providerRows().map(([id]) => id), ...home.providers.map(({ id }) => id)]);
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  out.note(`Neither the config nor Pincer knows a provider ${provider}.${meant}`);
}

/** All that can be wrong is found before anything is asked for. */
async function profileAsked(
  call: Call,
  home: Home,
  keyring: Keyring,
  type: Type,
): Promise<Result<NewProfile, Problem>> {
  const provider = providerNeeded(call);
  if (!provider.ok) return provider;
  const shown = shownFields(call);
  if (!shown.ok) return shown;
  const expires = endOf(call, call.world.now());
  if (!expires.ok) return expires;
  if (expires.value !== undefined && type === 'api_key') return usage('--expires-in is for tokens: a key has no end.');
  const secret = await secretAsked(call, { home, keyring, provider: provider.value, type });
  if (!secret.ok) return secret;
  return ok({
    id: call.value(AUTH_FLAGS.profileId)?.trim() || `${provider.value}:manual`,
    provider: provider.value,
    type,
    secret: secret.value,
    ...(expires.value === undefined ? {} : { expires: expires.value }),
    ...shown.value,
  });
}

/** What is no secret and is shown again. */
function shownFields(call: Call): Result<Pick<NewProfile, 'email' | 'displayName' | 'metadata'>, Problem> {
  const email = call.value(AUTH_FLAGS.email)?.trim();
  const displayName = call.value(AUTH_FLAGS.displayName)?.trim();
  const pairs = call.values(AUTH_FLAGS.metadata);
  const texts = [call.value(AUTH_FLAGS.profileId), email, displayName, ...pairs].filter((text) => text !== undefined);
  const refused = refuseKeys(texts, 'What belongs to a profile is a name');
  if (refused !== undefined) return refused;
  if (pairs.some((pair) => pair.indexOf('=') < 1)) return usage('--metadata takes key=value.');
  const metadata = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
  );
  return ok({
    ...(email ? { email } : {}),
    ...(displayName ? { displayName } : {}),
    ...(pairs.length === 0 ? {} : { metadata }),
  });
}

/** OpenClaw: nothing said, or an empty text, is no end. */
function endOf(call: Call, now: number): Result<number | undefined, Problem> {
  const text = call.value(AUTH_FLAGS.expiresIn);
  if (text === undefined || text.trim() === '') return ok(undefined);
  const duration = parseDuration(text.trim());
  return duration.ok ? ok(now + duration.value) : fail({ kind: 'bad-duration', message: duration.problem });
}

type Wanted = {
  readonly home: Home;
  readonly keyring: Keyring;
  readonly provider: string;
  readonly type: Type;
};

async function secretAsked(call: Call, wanted: Wanted): Promise<Result<NewProfile['secret'], Problem>> {
  const name = call.value(AUTH_FLAGS.fromEnv)?.trim();
  if (name === undefined) {
    if (call.has(AUTH_FLAGS.copy)) return usage('--copy goes with --from-env.');
    return held(call, wanted, await typedOrPiped(call, wanted));
  }
  if (call.has(AUTH_FLAGS.keyStdin)) return usage('Choose either --from-env or --key-stdin, not both.');
  // It may be the key itself that was given here: nothing of it is repeated.
  if (!isVariableName(name)) return usage('--from-env takes the name of a variable: capitals, digits and underscores.');
  if (!call.has(AUTH_FLAGS.copy)) return ok({ kind: 'env', name });
  const value = await variableValue(call.world, wanted.home, name);
  return value?.trim() ? held(call, wanted, ok(value)) : usage(`${name} is set nowhere that OpenClaw would look.`);
}

/** Of one key. In bytes. */
const MOST = 64 * 1024;

async function typedOrPiped(call: Call, { provider, type }: Wanted): Promise<Result<string, Problem>> {
  const piped = await call.readStdin(MOST);
  if (piped.ok) return piped;
  if (piped.problem === 'too long') return usage(`What is on stdin exceeds ${MOST} bytes.`);
  if (call.has(AUTH_FLAGS.keyStdin)) return usage('--key-stdin wants it piped in; without it, it is asked for.');
  const what = type === 'token' ? 'token' : 'API key';
  const typed = await call.askSecret(`Paste ${what} for ${provider}: `);
  return typed === undefined ? fail({ kind: 'not-a-secret', ...NOTHING_GIVEN }) : ok(typed);
}

const NOTHING_GIVEN = {
  message: 'Required',
  next: 'Nothing was given, and nothing stored. Pipe it in, name a variable that holds it with --from-env NAME, or run this in a terminal to be asked for it.',
};

/** What OpenClaw refuses is refused, and so is what cannot be one, unless the person insists. */
function held(
  call: Call,
  { keyring, provider, type }: Wanted,
  text: Result<string, Problem>,
): Result<NewProfile['secret'], Problem> {
  if (!text.ok) return text;
  const refused = refusedPaste(provider, type, text.value);
  // OpenClaw's one word for nothing at all says too little by itself.
  if (refused?.message === 'Required') return fail({ kind: 'not-a-secret', ...NOTHING_GIVEN });
  if (refused !== undefined) return fail({ kind: 'not-a-secret', ...refused });
  for (const finding of keyShape(text.value.replace(/\r?\n$/, ''), provider, type === 'token' ? 'token' : 'key')) {
    const message = keyFindingWords(finding, provider);
    if (keySeverity(finding) === 'refuse' && !call.has(FLAGS.yes))
      return fail({ kind: 'not-a-secret', message, next: 'To store it all the same, repeat it with --yes.' });
    call.out.note(message);
  }
  return ok({ kind: 'held', handle: keyring.hold(text.value) });
}

const usage = (message: string): Result<never, Problem> => fail({ kind: 'usage', message });
