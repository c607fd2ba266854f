import { hasAllowlist } from '../../state/domain/models/allowlist.js';
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
  const ids = named.length > 0 ? named : of.found.filter(({ unfit }) => unfit === undefined).map(({ id }) => id);
  if (ids.length === 0 && (of.signIn.how === 'custom' || call.has(SETUP_FLAGS.setDefault)))
    return fail({ kind: 'setup-needs', provider: of.provider, what: 'model' });
  if (!call.has(FLAGS.yes))
    for (const id of ids) {
      const meant = meantCase(of, id);
      if (meant !== undefined)
        return fail({ kind: 'model-case', ref: `${of.provider}/${id}`, meant: `${of.provider}/${meant}` });
    }
  const alias = call.value(SETUP_FLAGS.alias);
  return ok(
    ids.map((id, i) => setupModel(of, id, i === 0 ? firstRole(call, of) : otherRole(of), i === 0 ? alias : undefined)),
  );
}

/** People give refs where ids are wanted. */
const bareId = (provider: string, text: string): string =>
  text.toLowerCase().startsWith(`${provider}/`) ? text.slice(provider.length + 1) : text;

/** Of a server of one's own, OpenClaw's proposal is a guess: what it lists is not. */
export function namedModels(call: Call, provider: string, signIn: SignIn): readonly string[] {
  const named = call.values(SETUP_FLAGS.model).map((id) => bareId(provider, id));
  return named.length > 0 || signIn.how === 'none' ? named : proposedModels(signIn);
}

function firstRole(call: Call, of: ModelOf): SetupModel['role'] {
  if (call.has(SETUP_FLAGS.setDefault)) return 'default';
  return call.has(SETUP_FLAGS.fallback) ? 'fallback' : otherRole(of);
}

/** Where there is an allowlist, a model that is not on it could not be used; where there is none, none is made. */
const otherRole = ({ home }: ModelOf): SetupModel['role'] => (hasAllowlist(home.models) ? 'allowed' : 'declared');
