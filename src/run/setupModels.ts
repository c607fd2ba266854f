import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { proposedModels } from '../../state/domain/setup/proposedModels.js';
import type { SetupModel } from '../../state/domain/setup/setup.js';
import { type ModelOf, meantCase, setupModel } from '../../state/domain/setup/setupModel.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { SETUP_FLAGS } from '../commands/setupFlags.js';

/**
 * The models of a set-up: those that were named, else the one that OpenClaw's onboarding proposes, else all that the endpoint
 * lists and that are fit to be used. The first one takes the role.
 */
export function modelsAsked(call: Call, of: ModelOf): Result<readonly SetupModel[], Problem> {
  const named = namedModels(call, of.provider, of.signIn);
  const ids = named.length > 0 ? named : listedModels(of);
  const [first, ...others] = ids;
  if (first === undefined)
    return needsModel(call, of) ? fail({ kind: 'setup-needs', provider: of.provider, what: 'model' }) : ok([]);
  const wrong = call.has(FLAGS.yes) ? undefined : inWrongCase(of, ids);
  if (wrong !== undefined) return fail(wrong);
  // What was not asked for by name is known from then on, and put on no list.
  const role = named.length > 0 ? 'allowed' : 'declared';
  return ok([
    setupModel(of, first, firstRole(call), call.value(SETUP_FLAGS.alias)),
    ...others.map((id) => setupModel(of, id, role)),
  ]);
}

const needsModel = (call: Call, { signIn }: ModelOf): boolean =>
  signIn.how === 'custom' || [SETUP_FLAGS.setDefault, SETUP_FLAGS.fallback, SETUP_FLAGS.alias].some(call.has);

function inWrongCase(of: ModelOf, ids: readonly string[]): Problem | undefined {
  for (const id of ids) {
    const meant = meantCase(of, id);
    if (meant !== undefined)
      return { kind: 'model-case', ref: `${of.provider}/${id}`, meant: `${of.provider}/${meant}` };
  }
  return undefined;
}

/** Of a server of one's own, all that it has; a hosted provider may list hundreds, and OpenClaw knows them. */
const listedModels = ({ signIn, found }: ModelOf): readonly string[] =>
  signIn.how === 'none' || signIn.how === 'custom'
    ? found.filter(({ unfit }) => unfit === undefined).map(({ id }) => id)
    : [];

/** People give refs where ids are wanted. */
const bareId = (provider: string, text: string): string =>
  text.toLowerCase().startsWith(`${provider}/`) ? text.slice(provider.length + 1) : text;

/** Of a server of one's own, OpenClaw's proposal is a guess: what it lists is not. */
export function namedModels(call: Call, provider: string, signIn: SignIn): readonly string[] {
  const named = call.values(SETUP_FLAGS.model).map((id) => bareId(provider, id));
  return named.length > 0 || signIn.how === 'none' ? named : proposedModels(signIn);
}

/** Without one of its own, it goes on the allowlist where there is one; none is made. */
function firstRole(call: Call): SetupModel['role'] {
  if (call.has(SETUP_FLAGS.setDefault)) return 'default';
  return call.has(SETUP_FLAGS.fallback) ? 'fallback' : 'allowed';
}
