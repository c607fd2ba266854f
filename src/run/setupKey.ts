import type { Keyring } from '../../services/keyring.js';
import { cleanSecret } from '../../state/domain/auth/secretText.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { KeyAnswer } from '../../state/domain/setup/answers.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import type { Call } from '../commands/command.js';
import { SETUP_FLAGS } from '../commands/setupFlags.js';

/** Whose key is wanted. */
export type KeyFor = {
  readonly home: Home;
  readonly provider: string;
  readonly signIn: SignIn;
  /** It may do without one. */
  readonly isOptional: boolean;
};

/**
 * The key of a set-up: from the variable that is named, from stdin, what the home has already, or asked for. It is never a
 * word of the command line.
 */
export async function takeKey(call: Call, keyring: Keyring, wanted: KeyFor): Promise<Result<KeyAnswer, Problem>> {
  const name = call.value(SETUP_FLAGS.fromEnv);
  const fromStdin = call.has(SETUP_FLAGS.keyStdin);
  if (name !== undefined && fromStdin) return usage('Choose either --from-env or --key-stdin, not both.');
  if (name !== undefined) return ok({ kind: 'env', name });
  if (wanted.isOptional && !fromStdin) return ok({ kind: 'none' });
  const piped = await readKey(call);
  if (piped.kind === 'too long') return usage(`The key on stdin exceeds ${MOST} bytes.`);
  if (piped.kind === 'read') return ok({ kind: 'held', handle: keyring.hold(piped.key) });
  if (fromStdin)
    return usage(
      piped.kind === 'terminal'
        ? '--key-stdin wants the key piped in; without it, it is asked for.'
        : 'There is no key on stdin.',
    );
  if (hasCredential(wanted)) return ok({ kind: 'current' });
  return piped.kind === 'terminal' ? asked(call, keyring, wanted) : fail(noKey(wanted));
}

/** Of one key. In bytes. */
const MOST = 64 * 1024;

type Piped = { readonly kind: 'read'; readonly key: string } | { readonly kind: 'terminal' | 'too long' | 'empty' };

async function readKey(call: Call): Promise<Piped> {
  const text = await call.readStdin(MOST);
  if (!text.ok) return { kind: text.problem };
  const key = cleanSecret(text.value);
  return key === undefined ? { kind: 'empty' } : { kind: 'read', key };
}

async function asked(call: Call, keyring: Keyring, wanted: KeyFor): Promise<Result<KeyAnswer, Problem>> {
  const { label, keyPage } = wanted.signIn;
  if (keyPage !== undefined) call.out.note(`A key is made at ${keyPage}`);
  const typed = cleanSecret(await call.askSecret(`${label}: `));
  return typed === undefined ? fail(noKey(wanted)) : ok({ kind: 'held', handle: keyring.hold(typed) });
}

const hasCredential = ({ home, provider }: KeyFor): boolean => {
  const auth = home.providers.find(({ id }) => id === provider)?.auth.kind;
  return auth === 'ready' || auth === 'expiring' || auth === 'refreshable';
};

const noKey = ({ provider }: KeyFor): Problem => ({ kind: 'setup-needs', provider, what: 'key' });

const usage = (message: string): Result<never, Problem> => fail({ kind: 'usage', message });
