import type { Rung } from '../../state/domain/auth/auth.js';
import type { Home, ProviderState } from '../../state/domain/home.js';
import { bucketOf } from '../../state/domain/probe/buckets.js';
import { asWinner } from '../../state/domain/probe/credentialProbes.js';
import { probeTargets, refsInUse } from '../../state/domain/probe/targets.js';
import type { ProbeKind, ProbeRecord } from '../../state/domain/probe.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { signInsOf } from '../../state/domain/setup/signIns.js';
import { runProbe } from '../operations/probe.js';
import { limitsOf } from '../probes/ask.js';
import { type Known, profileVault } from '../vault.js';
import type { World } from '../world.js';

export type ProfileProbe = {
  readonly id: string;
  readonly kind: ProbeKind;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

/** Asks a provider with the credential of one profile, whether or not it is the one that would be used. `undefined`: nobody has it. */
export async function probeProfile(
  world: World,
  { home, vault }: Known,
  { id, kind, timeoutMs, signal }: ProfileProbe,
): Promise<ProbeRecord | undefined> {
  const owner = home.providers.find(({ auth }) => auth.ladder.some((rung) => isOf(rung, id)));
  if (owner === undefined) return undefined;
  const providers = home.providers.map((one) => (one === owner ? asWinner(owner, id) : one));
  const [target] = probeTargets({ ...home, providers }, [modelFor(home, owner)]);
  if (target === undefined) return undefined;
  return runProbe(world, profileVault(vault, id), target, kind, limitsOf(timeoutMs), signal);
}

/** One that is in use or allowed, one that it lists, or the one that OpenClaw would begin with. */
function modelFor(home: Home, { id, models }: ProviderState): string {
  const allowed = (home.models.allowlist ?? []).map(({ ref }) => ref).filter((ref) => !ref.endsWith('/*'));
  const used = [...refsInUse(home), ...allowed].find((ref) => canonicalId(ref.slice(0, ref.indexOf('/'))) === id);
  if (used !== undefined || models.length > 0) return used ?? id;
  return signInsOf(id).find(({ model }) => model?.ref.startsWith(`${id}/`))?.model?.ref ?? id;
}

/** The credential was taken. That a list lacks the model says nothing against it. */
export const isTaken = ({ outcome }: ProbeRecord): boolean =>
  bucketOf(outcome) === 'ok' || (outcome.kind === 'unknown-model' && outcome.because === 'not-listed');

const isOf = ({ source }: Rung, id: string): boolean => source.kind === 'profile' && source.id === id;
