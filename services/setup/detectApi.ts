import { originOf } from '../../state/domain/config/localHost.js';
import { isObject } from '../../state/domain/json.js';
import { isHtml, jsonOf } from '../../state/domain/probe/serverError.js';
import type { ProbeApi, ProbeOutcome } from '../../state/domain/probe.js';
import { wholeBaseUrl } from '../../state/domain/setup/baseUrls.js';
import type { ApiFound, ApiTrial, TrialResult } from '../../state/domain/setup/trial.js';
import { APIS } from '../apis/index.js';
import { serverAt } from '../listing/localServers.js';
import type { HttpOutcome, World } from '../world.js';
import { askerAt, groundOf } from './trialGround.js';
import { type Tried, tryOut } from './tryOut.js';

/**
 * Which API an endpoint speaks: one whose list or whose path of completions it has. Nothing but free requests is made, all to the
 * origin that is asked about. Where a server speaks several, the one that OpenClaw uses for it, or the first of this list.
 */
export async function detectApi(world: World, known: Tried, asked: ApiTrial, signal: AbortSignal): Promise<ApiFound> {
  const baseUrl = wholeBaseUrl(asked.baseUrl);
  let first: TrialResult | undefined;
  for (const api of await candidates(world, baseUrl, signal)) {
    const trial = { ...asked, baseUrl, api, probe: 'reach' } as const;
    const result = await tryOut(world, known, trial, signal);
    if (await speaks(world, known, { ...trial, baseUrl: result.baseUrl }, result, signal)) return { api, result };
    first ??= result;
    if (UNHEARD.has(result.record.outcome.kind)) break;
  }
  return { result: first ?? (await tryOut(world, known, { ...asked, api: ORDER[0], probe: 'reach' }, signal)) };
}

const ORDER = ['openai-completions', 'anthropic-messages', 'ollama'] as const satisfies readonly ProbeApi[];

/** A person's own servers are mostly of a known kind; an address may name the API that is behind it. */
async function candidates(world: World, baseUrl: string, signal: AbortSignal): Promise<readonly ProbeApi[]> {
  const origin = originOf(baseUrl);
  const own = origin?.startsWith('http:') === true ? await serverAt(world, origin, signal, OWN_SERVER_MS) : undefined;
  const likely: readonly ProbeApi[] =
    own !== undefined ? [own.api] : /anthropic/i.test(baseUrl) ? ['anthropic-messages'] : [];
  return [...new Set([...likely, ...ORDER])];
}

/** It may be at the other end of a network. */
const OWN_SERVER_MS = 1500;

type Kind = ProbeOutcome['kind'];

/** Nobody was there to ask, in whatever API. */
const UNHEARD: ReadonlySet<Kind> = new Set([
  'refused',
  'dns',
  'tls',
  'unreachable',
  'timeout',
  'dropped',
  'proxy',
  'cancelled',
  'bug',
]);

/** The server answered as this API would, if only that it wants another key. */
const ANSWERED: ReadonlySet<Kind> = new Set([
  'ok',
  'auth',
  'no_credential',
  'forbidden',
  'billing',
  'rate_limit',
  'overloaded',
  'loading',
  'no_model',
  'unknown-model',
  'answers-as',
  'context-smaller',
]);

type Asked = Parameters<typeof tryOut>[2];

/** Lists of the OpenAI and the Anthropic API look alike, so the path that a conversation takes has to be there too. */
async function speaks(
  world: World,
  known: Tried,
  trial: Asked & { readonly api: ProbeApi },
  { record }: TrialResult,
  signal: AbortSignal,
): Promise<boolean> {
  if (!ANSWERED.has(record.outcome.kind)) return false;
  const at = askerAt(await groundOf(world, known, trial, signal), trial.baseUrl);
  const request = at === undefined ? undefined : APIS[at.api].emptyRequest?.(at.baseUrl);
  // Ollama has no path that costs nothing; its list is like nobody else's.
  if (at === undefined || request === undefined) return trial.api === 'ollama';
  const reply = await at.ask(request, true);
  return hasPath(reply) && (trial.api === 'anthropic-messages' || !refusesAsAnthropic(reply));
}

const hasPath = (reply: HttpOutcome): boolean =>
  reply.kind === 'reply' &&
  ![404, 405, 501].includes(reply.status) &&
  !isHtml(reply) &&
  !/unexpected endpoint/i.test(reply.text.slice(0, 200));

/** Behind a wall that wants a key on every path, the shape of the refusal is all there is to go by. */
function refusesAsAnthropic(reply: HttpOutcome): boolean {
  const body = reply.kind === 'reply' && reply.status >= 400 ? jsonOf(reply.text) : undefined;
  return isObject(body) && body.type === 'error' && isObject(body.error);
}
