import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import { costOf, type ProbeCost } from '../../state/domain/probe/cost.js';
import { probeTargets } from '../../state/domain/probe/targets.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import type { ProbePlan, ProbeTarget } from '../../state/domain/probe.js';
import type { Problem } from '../../state/domain/problem.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { type Answering, sizeIn } from '../../state/domain/scan/answers.js';
import type { ScanKind } from '../../state/domain/scan/options.js';
import type { ScanFilter } from '../../state/domain/scan/scan.js';
import type { FoundModel } from '../../state/domain/setup/trial.js';
import { APIS } from '../apis/index.js';
import { listModels } from '../listing/list.js';
import { type Ask, asker, limitsOf } from '../probes/ask.js';
import { keysFor } from '../probes/keys.js';
import type { Known } from '../vault.js';
import type { HttpOutcome, World } from '../world.js';
import { probeOne, type ScanRun, type ScanState, tryAll, whyNot } from './scan.js';

/** A model that may be asked, and how. */
export type Askable = { readonly model: FoundModel; readonly target: ProbeTarget };

export type Listed = {
  /** Canonical id. */
  readonly provider: string;
  readonly askable: readonly Askable[];
  /** How many were left out because they make no text. */
  readonly unfit: number;
  /** The provider has no list: these are the models that the config and OpenClaw's catalogue know of it. */
  readonly isFromCatalog: boolean;
};

/**
 * The models of a provider that one could chat with: those that it lists to the key that OpenClaw would use, else those that are
 * known of it. Problems: `scan-unreachable`, `scan-list-failed`, `scan-no-models`.
 */
export async function listFrom(
  world: World,
  known: Known,
  name: string,
  filter: ScanFilter,
  run: Pick<ScanRun, 'timeoutMs' | 'signal'>,
): Promise<Result<Listed, Problem>> {
  const provider = canonicalId(name.trim());
  const plan = planFor(known, provider);
  if (!plan.ok) return plan;
  const { models, main } = await listed(world, known, provider, plan.value, run);
  const answers = main?.kind === 'reply' && (main.status < 300 || NO_LIST.has(main.status));
  if (models.length === 0 && main !== undefined && !answers)
    return fail({ kind: 'scan-list-failed', provider, why: whyNot(main, run.timeoutMs) });
  const isFromCatalog = models.length === 0;
  const all = isFromCatalog ? knownOf(known, provider) : models;
  const fit = all.filter(({ unfit }) => unfit === undefined || unfit === 'no tools');
  if (fit.length === 0) return fail({ kind: 'scan-no-models', provider });
  const askable = fit.filter((model) => isWanted(model, filter)).map((model) => askableOf(known, provider, model));
  return ok({ provider, askable, unfit: all.length - fit.length, isFromCatalog });
}

/** Paths that are not there: the provider has no list, and may answer all the same. */
const NO_LIST: ReadonlySet<number> = new Set([404, 405, 501]);

type Plan = Extract<ProbePlan, { kind: 'request' }>;

/** Any model will do: where the provider is, and with what key, is the same for all that have no address of their own. */
function planFor({ home }: Known, provider: string): Result<Plan, Problem> {
  const [target] = probeTargets(home, [`${provider}/any`]);
  if (target?.plan.kind === 'request') return ok(target.plan);
  const { says, next } = wordsOf(target?.plan.outcome ?? { kind: 'no_model' }, provider);
  return fail({ kind: 'scan-unreachable', provider, says, ...(next === undefined ? {} : { next }) });
}

async function listed(
  world: World,
  { vault }: Known,
  provider: string,
  plan: Plan,
  { timeoutMs, signal }: Pick<ScanRun, 'timeoutMs' | 'signal'>,
): Promise<{ readonly models: readonly FoundModel[]; readonly main?: HttpOutcome }> {
  const keys = keysFor(vault, provider, plan);
  const limits = { ...limitsOf(timeoutMs), maxBytes: MOST_BYTES };
  const inner = asker(world, limits, signal, APIS[plan.api].headers, keys);
  let main: HttpOutcome | undefined;
  const ask: Ask = async (request, withKey) => {
    const outcome = await inner(request, withKey);
    main ??= outcome;
    return outcome;
  };
  const models = await listModels({ provider, api: plan.api, baseUrl: keys.baseUrl, ask });
  return { models, ...(main === undefined ? {} : { main }) };
}

const MOST_BYTES = 64 * 1024 * 1024;

function knownOf({ home }: Known, provider: string): readonly FoundModel[] {
  const configured = home.providers.find(({ id }) => id === provider)?.models ?? [];
  const shipped = builtInCatalog(home.dialect.version).get(provider)?.models ?? [];
  const byId = new Map([...shipped, ...configured].map((model) => [model.id, model]));
  return [...byId.values()].map(({ id, name, contextWindow }) => ({
    id,
    ...(name === undefined ? {} : { name }),
    ...(contextWindow === undefined ? {} : { contextWindow }),
  }));
}

function isWanted({ id, name = '' }: FoundModel, { maker, minParams }: ScanFilter): boolean {
  const isByMaker = maker.trim() === '' || id.toLowerCase().startsWith(`${maker.trim().toLowerCase()}/`);
  return isByMaker && (minParams <= 0 || (sizeIn(id, name) ?? 0) >= Math.floor(minParams));
}

/** What the list says of price and context counts where the config says nothing. */
function askableOf({ home }: Known, provider: string, model: FoundModel): Askable {
  const ref = `${provider}/${model.id}`;
  const [target] = probeTargets(home, [ref]);
  if (target === undefined) throw new Error('a ref without a target');
  if (target.plan.kind === 'decided') return { model, target };
  const cost = target.plan.cost ?? model.cost;
  return { model, target: { ...target, plan: { ...target.plan, ...(cost === undefined ? {} : { cost }) } } };
}

/** What asking them costs, without those that the provider itself gives away. */
export const costOfAsking = (askable: readonly Askable[], kind: ScanKind): ProbeCost =>
  costOf(
    askable.filter(({ model: { cost } }) => !(cost?.input === 0 && cost.output === 0)).map(({ target }) => target),
    kind,
  );

/** Asks each model. A cancel, or a key that is refused before anything worked, keeps what there is. */
export async function askAll(
  world: World,
  known: Known,
  askable: readonly Askable[],
  kind: ScanKind,
  run: ScanRun,
): Promise<{ readonly rows: readonly Answering[]; readonly refused?: ScanState['refused'] }> {
  const state: ScanState = { hasWorked: false };
  const rows = await tryAll(askable, run, state, async ({ model, target }): Promise<Answering | undefined> => {
    const record = await probeOne(world, known, target, kind, run, state);
    if (record === undefined) return undefined;
    const { id, name = model.id, contextWindow = null } = model;
    const works = record.outcome.kind === 'ok';
    return {
      id,
      name,
      provider: target.provider,
      modelRef: target.ref,
      contextLength: contextWindow,
      inferredParamB: sizeIn(id, name),
      ok: works,
      latencyMs: record.totalMs,
      outcome: record.outcome.kind,
      ...(works ? {} : { error: wordsOf(record.outcome, target.provider).says }),
    };
  });
  return { rows, ...(state.refused === undefined ? {} : { refused: state.refused }) };
}
