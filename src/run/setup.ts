import { createKeyring } from '../../services/keyring.js';
import { type Tried, tryOut } from '../../services/setup/tryOut.js';
import type { Vault } from '../../services/vault.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Answers } from '../../state/domain/setup/answers.js';
import { buildSetup, buildTrial, targetOf } from '../../state/domain/setup/buildSetup.js';
import type { Setup } from '../../state/domain/setup/setup.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import type { Trial, TrialResult } from '../../state/domain/setup/trial.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { SETUP_FLAGS } from '../commands/setupFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { act } from './action.js';
import { failed, withHome } from './home.js';
import { answersAsked } from './setupAnswers.js';
import { askedKey } from './setupKey.js';
import { modelsAsked, namedModels } from './setupModels.js';
import { keysAmong, ownAsked, signInAsked } from './setupSignIn.js';
import { tellSetUp } from './setupTell.js';
import { verdict } from './setupVerdict.js';

/** `pincer setup` with answers, or where there is no terminal. */
export const setUp = (call: Call): Promise<ExitCode> =>
  withHome(call, (home, vault) => {
    const signIn = keysAmong(call) ?? signInAsked(call, home);
    return signIn.ok ? run(call, home, vault, signIn.value) : failed(call.out, signIn.problem);
  });

/** `pincer providers add`. */
export const addProvider = (call: Call): Promise<ExitCode> =>
  withHome(call, (home, vault) => {
    const signIn = keysAmong(call) ?? ownAsked(call);
    return signIn.ok ? run(call, home, vault, signIn.value) : failed(call.out, signIn.problem);
  });

async function run(call: Call, home: Home, vault: Vault, signIn: SignIn): Promise<ExitCode> {
  const keyring = createKeyring();
  const answers = await answersAsked(call, home, keyring, signIn);
  if (!answers.ok) return failed(call.out, answers.problem);
  const signal = call.interrupt();
  const tried = await tryUntilKeyed(call, { home, vault, keyring }, answers.value, signal);
  if (signal.aborted) {
    call.out.note('Interrupted: nothing was written.');
    return EXIT.interrupted;
  }
  if (!tried.ok) return failed(call.out, tried.problem);
  const setup = completed(call, home, tried.value);
  if (!setup.ok) return failed(call.out, setup.problem);
  const acted = await act(call, home, { kind: 'set up', setup: setup.value }, keyring);
  if (acted.kind === 'ended') return acted.exit;
  tellNeighbour(call, answers.value.signIn);
  // How to make it findable.
  if (signIn.how === 'cloud' && signIn.note !== undefined) call.out.note(signIn.note);
  return tellSetUp(call, { home, setup: setup.value, acted, trial: tried.value.trial });
}

/** Onboarding would make a model of another provider the default, which the same key opens. */
function tellNeighbour({ out }: Call, { provider, model }: SignIn): void {
  if (model === undefined || model.ref.startsWith(`${provider}/`)) return;
  out.note(`The key is good for ${model.ref} as well.\n  Make that the default with: pincer set ${model.ref}`);
}

type WithTrial = { readonly answers: Answers; readonly trial: TrialResult | undefined };

/** That a server of one's own wants a key is known once it was asked; whoever sits there is asked then. */
async function tryUntilKeyed(call: Call, known: Tried, answers: Answers, signal: AbortSignal) {
  const first = await tryFirst(call, known, answers, signal);
  if (first.ok || first.problem.kind !== 'wants-key') return first;
  const target = targetOf(known.home, answers);
  if (!target.ok) return target;
  const key = await askedKey(call, known.keyring, { provider: target.value.provider, signIn: answers.signIn });
  if (!key.ok) return key;
  return key.value === undefined ? first : tryFirst(call, known, { ...answers, key: key.value }, signal);
}

/** Asks the endpoint with what is written nowhere yet; what fails there is not written unasked. */
async function tryFirst(
  call: Call,
  known: Tried,
  answers: Answers,
  signal: AbortSignal,
): Promise<Result<WithTrial, Problem>> {
  if (call.has(SETUP_FLAGS.noProbe)) return ok({ answers, trial: undefined });
  const target = targetOf(known.home, answers);
  if (!target.ok) return target;
  const { provider, endpoint } = target.value;
  if (endpoint === undefined) {
    call.out.note(`OpenClaw knows where ${provider} is, Pincer does not: it was not asked.`);
    return ok({ answers, trial: undefined });
  }
  const [model] = namedModels(call, provider, answers.signIn);
  const asked = buildTrial(known.home, answers, 'reach', model);
  if (!asked.ok) return asked;
  const { spoken, trial } = await tried(call, known, { asked: agreed(call, asked.value), answers, signal });
  if (signal.aborted) return ok({ answers, trial });
  const wrong = verdict(call, answers, trial);
  if (wrong !== undefined) return fail(wrong);
  return ok({ answers: corrected(call, spoken, asked.value.baseUrl, trial), trial });
}

/** What the notice `unencrypted` of the plan asks for, said beforehand. */
const agreed = (call: Call, trial: Trial): Trial => (call.has(FLAGS.yes) ? { ...trial, mayGoOpenly: true } : trial);

type Heard = { readonly spoken: Answers; readonly trial: TrialResult };

type Asking = { readonly asked: Trial; readonly answers: Answers; readonly signal: AbortSignal };

/** An endpoint of one's own is asked which API it speaks, unless a flag says so. */
async function tried(call: Call, known: Tried, { asked, answers, signal }: Asking): Promise<Heard> {
  const says = [SETUP_FLAGS.api, SETUP_FLAGS.compatibility].some((flag) => call.value(flag) !== undefined);
  if (answers.signIn.how !== 'custom' || says)
    return { spoken: answers, trial: await tryOut(call.world, known, asked, signal) };
  const { detectApi } = await import('../../services/setup/detectApi.js');
  const { api, result } = await detectApi(call.world, known, asked, signal);
  if (api === undefined || api === asked.api) return { spoken: answers, trial: result };
  call.out.note(`It speaks ${api}: that is written.`);
  return { spoken: { ...answers, api }, trial: result };
}

/** Where the endpoint answers at another path than the one that was typed, that one is written. */
function corrected(call: Call, answers: Answers, asked: string, { baseUrl, tried }: TrialResult): Answers {
  if (tried.length === 0 || baseUrl === asked) return answers;
  call.out.note(`${asked} does not answer as this API does, ${baseUrl} does: that one is written.`);
  return { ...answers, baseUrl };
}

function completed(call: Call, home: Home, { answers, trial }: WithTrial): Result<Setup, Problem> {
  const target = targetOf(home, answers);
  if (!target.ok) return target;
  const { provider, endpoint } = target.value;
  const { signIn } = answers;
  const of = { home, signIn, provider, baseUrl: endpoint?.baseUrl, found: trial?.models ?? [] };
  const models = modelsAsked(call, of);
  return models.ok ? buildSetup(home, { ...answers, models: models.value }) : models;
}
