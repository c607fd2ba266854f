import { cleanSecret, isMarker } from '../../state/domain/auth/secretText.js';
import { isOwnServer, originOf } from '../../state/domain/config/localHost.js';
import { rulesOf } from '../../state/domain/dialectRules.js';
import type { Home } from '../../state/domain/home.js';
import type { ProbeApi, ProbeKind, ProbeOutcome, ProbeRecord, ProbeTarget } from '../../state/domain/probe.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { providerRow } from '../../state/domain/providers/table.js';
import { baseUrlVariants, wholeBaseUrl } from '../../state/domain/setup/baseUrls.js';
import type { FoundModel, Trial, TrialResult } from '../../state/domain/setup/trial.js';
import { APIS } from '../apis/index.js';
import type { Keyring } from '../keyring.js';
import { listModels } from '../listing/list.js';
import { runProbe } from '../operations/probe.js';
import { asker, limitsOf } from '../probes/ask.js';
import { keysFor } from '../probes/keys.js';
import type { Vault } from '../vault.js';
import type { World } from '../world.js';
import { type TrialKey, trialKey, trialVault } from './trialKey.js';

export type Tried = { readonly home: Home; readonly vault: Vault; readonly keyring: Keyring };

/** Probes what stands in no file yet, and lists the models that the endpoint has. Whatever goes wrong is its outcome. */
export async function tryOut(world: World, known: Tried, trial: Trial, signal: AbortSignal): Promise<TrialResult> {
  const asked = wholeBaseUrl(trial.baseUrl);
  const ground = {
    world,
    known,
    trial: { ...trial, baseUrl: asked },
    key: await trialKey(world, known, trial),
    signal,
  };
  const first = await attempt(ground, asked, trial.probe);
  const found = mayBeElsewhere(first.outcome) ? await elsewhere(ground, first) : undefined;
  const { record, baseUrl, tried } = found ?? { record: first, baseUrl: asked, tried: [] };
  return { record, baseUrl, tried, models: LISTS.has(record.outcome.kind) ? await list(ground, baseUrl) : [] };
}

type Ground = {
  readonly world: World;
  readonly known: Tried;
  readonly trial: Trial;
  readonly key: TrialKey;
  readonly signal: AbortSignal;
};

/** Something answers there that is not this API: another path of it may be. */
const mayBeElsewhere = (outcome: ProbeOutcome): boolean =>
  outcome.kind === 'wrong-url' && outcome.why !== 'malformed' && outcome.why !== 'not-http';

/** With these the server did answer, and may have a list all the same. */
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

function targetOf(ground: Ground, baseUrl: string, probe: ProbeKind): ProbeTarget {
  const { trial, key } = ground;
  const { provider, model } = trial;
  return {
    ref: model === undefined ? provider : `${provider}/${model}`,
    provider,
    ...(model === undefined ? {} : { model }),
    credential: key.credential,
    plan: planOf(ground, baseUrl, probe),
  };
}

function planOf({ trial, key, known }: Ground, baseUrl: string, probe: ProbeKind): ProbeTarget['plan'] {
  const { model = '', contextWindow = 0, authHeader = false } = trial;
  const decided = (outcome: ProbeOutcome) => ({ kind: 'decided', outcome }) as const;
  const api = spokenApi(known.home, trial);
  if (api === undefined) return decided({ kind: 'unsupported', api: trial.api });
  if (originOf(baseUrl) === undefined) return decided({ kind: 'wrong-url', why: 'malformed' });
  const local = isOwnServer(baseUrl);
  if (key.missing && !local) return decided({ kind: 'no_credential', looked: key.looked });
  if (probe === 'completion' && model === '') return decided({ kind: 'no_model' });
  const realKey = key.secret !== undefined && !isMarker(cleanSecret(key.secret.open()) ?? '');
  return {
    kind: 'request',
    api,
    baseUrl,
    model,
    local,
    contextWindow,
    authHeader,
    realKey,
    looked: key.looked,
    ownUrl: false,
  };
}

/** The dialect that OpenClaw will speak: to an Ollama, 2026.5 speaks Ollama whatever the config says. */
function spokenApi({ dialect }: Home, { provider, api }: Trial): ProbeApi | undefined {
  const native = providerRow(canonicalId(provider))?.api === 'ollama' && rulesOf(dialect.version).speaksOllamaNatively;
  if (native && api === 'openai-completions') return 'ollama';
  return Object.hasOwn(APIS, api) ? (api as ProbeApi) : undefined;
}

/** With a fresh deadline: the probe's own time is for the probe. */
async function list(ground: Ground, baseUrl: string): Promise<readonly FoundModel[]> {
  const { world, known, trial, key, signal } = ground;
  const plan = planOf(ground, baseUrl, 'reach');
  if (plan.kind !== 'request' || signal.aborted) return [];
  const keys = keysFor(trialVault(known, trial, key), trial.provider, plan);
  const ask = asker(world, limitsOf(trial.timeoutMs), signal, APIS[plan.api].headers, keys);
  return listModels({ provider: canonicalId(trial.provider), api: plan.api, baseUrl: keys.baseUrl, ask });
}
