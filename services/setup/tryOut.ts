import type { ProbeKind, ProbeOutcome, ProbeRecord, WrongUrl } from '../../state/domain/probe.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { baseUrlVariants } from '../../state/domain/setup/baseUrls.js';
import type { FoundModel, Trial, TrialResult } from '../../state/domain/setup/trial.js';
import { APIS } from '../apis/index.js';
import { listModels } from '../listing/list.js';
import { runProbe } from '../operations/probe.js';
import { limitsOf } from '../probes/ask.js';
import type { World } from '../world.js';
import { askerAt, type Ground, groundOf, spokenApi, targetOf } from './trialGround.js';
import { type TrialSources, trialVault } from './trialKey.js';

/** What is known when something is tried: the home with its secrets, and those that came in since. */
export type Tried = TrialSources;

/** Probes what stands in no file yet, and lists the models that the endpoint has. Whatever goes wrong is its outcome. */
export async function tryOut(world: World, known: Tried, trial: Trial, signal: AbortSignal): Promise<TrialResult> {
  const ground = await groundOf(world, known, trial, signal);
  const found = await tryAt(ground);
  return { ...found, models: mayList(found.record.outcome) ? await list(ground, found.baseUrl) : [] };
}

/** Which base URL answers, and how, without a look at its models. */
export async function tryAt(ground: Ground): Promise<Found> {
  const { baseUrl, probe } = ground.trial;
  const first = await attempt(ground, baseUrl, probe);
  const found = mayBeElsewhere(first.outcome) ? await elsewhere(ground, first) : undefined;
  return found ?? { record: first, baseUrl, tried: [] };
}

/** Something answers there that is not this API: another path of it may be. */
const mayBeElsewhere = (outcome: ProbeOutcome): boolean => outcome.kind === 'wrong-url' && !ANYWHERE.has(outcome.why);

/** What is as wrong on every other path. */
const ANYWHERE: ReadonlySet<WrongUrl> = new Set(['malformed', 'not-http', 'unencrypted']);

/** The server did answer, and may have a list all the same. */
export const mayList = ({ kind }: ProbeOutcome): boolean => LISTS.has(kind);

const LISTS: ReadonlySet<ProbeOutcome['kind']> = new Set([
  'ok',
  'unknown-model',
  'answers-as',
  'context-smaller',
  'billing',
  'rate_limit',
  'overloaded',
  'forbidden',
  'format',
]);

type Found = Omit<TrialResult, 'models'>;

/** The first variant that answers as the API should. Asked for free until then. */
async function elsewhere(ground: Ground, first: ProbeRecord): Promise<Found> {
  const { world, trial, signal } = ground;
  const until = world.now() + 2 * limitsOf(trial.timeoutMs).totalMs;
  const wrong: TrialResult['tried'][number][] = [];
  for (const baseUrl of variants(ground)) {
    if (signal.aborted || world.now() > until) break;
    const record = await attempt(ground, baseUrl, 'reach');
    if (record.outcome.kind !== 'wrong-url' && record.outcome.kind !== 'cancelled') {
      const tried = [{ baseUrl: trial.baseUrl, outcome: first.outcome }, ...wrong];
      return { record: trial.probe === 'reach' ? record : await attempt(ground, baseUrl, trial.probe), baseUrl, tried };
    }
    wrong.push({ baseUrl, outcome: record.outcome });
  }
  return { record: first, baseUrl: trial.baseUrl, tried: wrong };
}

/** Without those that come to the same requests. */
function variants({ trial, known }: Ground): readonly string[] {
  const api = spokenApi(known.home, trial);
  if (api === undefined) return [];
  const urlOf = (baseUrl: string): string => APIS[api].list(baseUrl).url;
  const seen = new Set([urlOf(trial.baseUrl)]);
  return baseUrlVariants(api, trial.baseUrl).filter((baseUrl) => !seen.has(urlOf(baseUrl)) && seen.add(urlOf(baseUrl)));
}

function attempt(ground: Ground, baseUrl: string, probe: ProbeKind): Promise<ProbeRecord> {
  const { world, known, trial, key, signal } = ground;
  const target = targetOf(ground, baseUrl, probe);
  return runProbe(world, trialVault(known, trial, key), target, probe, limitsOf(trial.timeoutMs), signal);
}

/** With a fresh deadline: the probe's own time is for the probe. */
async function list(ground: Ground, baseUrl: string): Promise<readonly FoundModel[]> {
  const at = askerAt(ground, baseUrl);
  return at === undefined ? [] : listModels({ provider: canonicalId(ground.trial.provider), ...at });
}
