import { cleanSecret, isMarker } from '../../state/domain/auth/secretText.js';
import { isOpenToOthers, isOwnServer, originOf } from '../../state/domain/config/localHost.js';
import { rulesOf } from '../../state/domain/dialectRules.js';
import type { Home } from '../../state/domain/home.js';
import type { ProbeApi, ProbeKind, ProbeOutcome, ProbePlan, ProbeTarget } from '../../state/domain/probe.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { providerRow } from '../../state/domain/providers/table.js';
import { wholeBaseUrl } from '../../state/domain/setup/baseUrls.js';
import type { Trial } from '../../state/domain/setup/trial.js';
import { APIS } from '../apis/index.js';
import { type Ask, asker, limitsOf, type ProbeLimits } from '../probes/ask.js';
import { keysFor } from '../probes/keys.js';
import type { World } from '../world.js';
import { type TrialKey, type TrialSources, trialKey, trialVault } from './trialKey.js';

/** Everything that a trial needs, its key found. The base URL of its `trial` is whole. */
export type Ground = {
  readonly world: World;
  readonly known: TrialSources;
  readonly trial: Trial;
  readonly key: TrialKey;
  readonly signal: AbortSignal;
};

export async function groundOf(world: World, known: TrialSources, asked: Trial, signal: AbortSignal): Promise<Ground> {
  const trial = { ...asked, baseUrl: wholeBaseUrl(asked.baseUrl) };
  return { world, known, trial, key: await trialKey(world, known, trial), signal };
}

/** What to probe at one base URL of the origin that is tried. */
export function targetOf(ground: Ground, baseUrl: string, probe: ProbeKind): ProbeTarget {
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

/** Without a request where the trial itself gives the answer away. */
function planOf({ trial, key, known }: Ground, baseUrl: string, probe: ProbeKind): ProbePlan {
  const { model = '', contextWindow = 0, authHeader = false } = trial;
  const decided = (outcome: ProbeOutcome) => ({ kind: 'decided', outcome }) as const;
  const api = spokenApi(known.home, trial);
  if (api === undefined) return decided({ kind: 'unsupported', api: trial.api });
  if (originOf(baseUrl) === undefined) return decided({ kind: 'wrong-url', why: 'malformed' });
  const local = isOwnServer(baseUrl);
  if (key.missing && !local) return decided({ kind: 'no_credential', looked: key.looked });
  const realKey = key.secret !== undefined && !isMarker(cleanSecret(key.secret.open()) ?? '');
  if (realKey && isOpenToOthers(baseUrl) && trial.mayGoOpenly !== true)
    return decided({ kind: 'wrong-url', why: 'unencrypted' });
  if (probe !== 'reach' && model === '') return decided({ kind: 'no_model' });
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
export function spokenApi({ dialect }: Home, { provider, api }: Trial): ProbeApi | undefined {
  const native = providerRow(canonicalId(provider))?.api === 'ollama' && rulesOf(dialect.version).speaksOllamaNatively;
  if (native && api === 'openai-completions') return 'ollama';
  return Object.hasOwn(APIS, api) ? (api as ProbeApi) : undefined;
}

type Asker = {
  readonly api: ProbeApi;
  readonly baseUrl: string;
  readonly ask: Ask;
  /** For what is heard of an answer while it comes. */
  readonly redact: (text: string) => string;
};

/** Asks what no probe does, with the key of the trial and a deadline of its own. `undefined` where nothing is to be asked. */
export function askerAt(
  { world, known, trial, key, signal }: Ground,
  baseUrl: string,
  limits: ProbeLimits = limitsOf(trial.timeoutMs),
): Asker | undefined {
  const plan = planOf({ world, known, trial, key, signal }, baseUrl, 'reach');
  if (plan.kind !== 'request' || signal.aborted) return undefined;
  const keys = keysFor(trialVault(known, trial, key), trial.provider, plan);
  if (keys.unsendable !== undefined) return undefined;
  const ask = asker(world, limits, signal, APIS[plan.api].headers, keys);
  return { api: plan.api, baseUrl: keys.baseUrl, ask, redact: keys.redact };
}
