import type { Keyring } from '../../services/keyring.js';
import { cleanSecret } from '../../state/domain/auth/secretText.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { isVariableName } from '../../state/domain/secrets/variableNames.js';
import type { KeyAnswer } from '../../state/domain/setup/answers.js';
import { keySeverity, keyShape } from '../../state/domain/setup/keyShape.js';
import { keyFindingWords } from '../../state/domain/setup/keyShapeWords.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import { signInsOf } from '../../state/domain/setup/signIns.js';
import type { Call } from '../commands/command.js';
import { SETUP_FLAGS } from '../commands/setupFlags.js';

/** Whose key is wanted. */
export type KeyFor = {
  readonly home: Home;
  readonly provider: string;
  readonly signIn: SignIn;
  /** One that is piped in is taken, but where the environment has it. Of an endpoint of one's own elsewhere, only the endpoint knows whether it wants one. */
  readonly does: 'need one' | 'without unasked' | 'without if none comes' | 'take none';
};

/**
 * The key of a set-up: from the variable that is named, from stdin, what the home has already, or asked for. It is never a
 * word of the command line.
 */
export async function takeKey(call: Call, keyring: Keyring, wanted: KeyFor): Promise<Result<KeyAnswer, Problem>> {
  const name = call.value(SETUP_FLAGS.fromEnv);
  const fromStdin = call.has(SETUP_FLAGS.keyStdin);
  if (name !== undefined && fromStdin) return usage('Choose either --from-env or --key-stdin, not both.');
  if (name !== undefined) return ofVariable(name);
  if (wanted.does === 'take none' && !fromStdin) return ok({ kind: 'none' });
  const piped = await call.readStdin(MOST);
  if (piped.ok && piped.value.trim() !== '') return held(call, keyring, wanted, piped.value);
  if (!piped.ok && piped.problem === 'too long') return usage(`The key on stdin exceeds ${MOST} bytes.`);
  if (!fromStdin) return withoutStdin(call, keyring, wanted, piped.ok);
  return usage(
    piped.ok ? 'There is no key on stdin.' : '--key-stdin wants the key piped in; without it, it is asked for.',
  );
}

/** It may be the key itself that was given here: nothing of it is repeated. */
const ofVariable = (name: string): Result<KeyAnswer, Problem> =>
  isVariableName(name)
    ? ok({ kind: 'env', name })
    : usage('--from-env takes the name of a variable: capitals, digits and underscores.');

async function withoutStdin(
  call: Call,
  keyring: Keyring,
  wanted: KeyFor,
  isAlone: boolean,
): Promise<Result<KeyAnswer, Problem>> {
  if (hasCredential(wanted)) return ok({ kind: 'current' });
  if (isAlone || wanted.does === 'without unasked') return noKey(wanted);
  const typed = await askedKey(call, keyring, wanted);
  if (!typed.ok) return typed;
  return typed.value === undefined ? noKey(wanted) : ok(typed.value);
}

/** Of one key. In bytes. */
const MOST = 64 * 1024;

/** From the hidden prompt; `undefined` where nothing was given, or nobody is there. */
export async function askedKey(
  call: Call,
  keyring: Keyring,
  wanted: KeyOf,
): Promise<Result<KeyAnswer | undefined, Problem>> {
  const { label, keyPage, how } = wanted.signIn;
  if (keyPage !== undefined) call.out.note(`A key is made at ${keyPage}`);
  const typed = await call.askSecret(
    `${how === 'custom' || how === 'none' ? `API key of ${wanted.provider}` : label}: `,
  );
  return typed === undefined || typed.trim() === '' ? ok(undefined) : held(call, keyring, wanted, typed);
}

type KeyOf = Pick<KeyFor, 'provider' | 'signIn'>;

/** What cannot be a key is refused before anybody is sent it; the words say nothing of its text. */
function held(call: Call, keyring: Keyring, { provider, signIn }: KeyOf, text: string): Result<KeyAnswer, Problem> {
  // The line break behind a piped key is no finding.
  const findings = keyShape(text.replace(/\r?\n$/, ''), provider, signIn.how === 'token' ? 'token' : 'key');
  const wrong = findings.find((finding) => keySeverity(finding) === 'refuse');
  const key = cleanSecret(text);
  if (wrong !== undefined || key === undefined) return usage(keyFindingWords(wrong ?? { kind: 'empty' }, provider));
  for (const finding of findings) call.out.note(keyFindingWords(finding, provider));
  return ok({ kind: 'held', handle: keyring.hold(key) });
}

const hasCredential = ({ home, provider }: KeyFor): boolean => {
  const auth = home.providers.find(({ id }) => id === provider)?.auth.kind;
  return auth === 'ready' || auth === 'expiring' || auth === 'refreshable';
};

function noKey({ provider, does, signIn }: KeyFor): Result<KeyAnswer, Problem> {
  if (does !== 'need one') return ok({ kind: 'none' });
  const logsIn = signInsOf(provider).some(({ how }) => how === 'login' || how === 'hand over');
  const what = signIn.how === 'token' ? 'token' : 'key';
  return fail({ kind: 'setup-needs', provider, what, ...(logsIn ? { logsIn } : {}) });
}

const usage = (message: string): Result<never, Problem> => fail({ kind: 'usage', message });
