import type { Json } from '../../state/domain/json.js';
import type { Answer, Evidence } from '../../state/domain/probe/evidence.js';
import { judge } from '../../state/domain/probe/judge.js';
import { refusesForce } from '../../state/domain/probe/lacks.js';
import { jsonOf, readError } from '../../state/domain/probe/serverError.js';
import type { ProbeKind, ProbePlan } from '../../state/domain/probe.js';
import type { Api, Wish } from '../apis/api.js';
import { contextSources } from '../apis/context.js';
import { SEEN } from '../apis/questions.js';
import type { HttpOutcome } from '../world.js';
import { type Ask, bodyOf } from './ask.js';
import type { Keys } from './keys.js';
import { createMeter, readStream, type Speed } from './stream.js';

type Plan = Extract<ProbePlan, { kind: 'request' }>;

/** Everything that gathering evidence about one model needs. */
export type Case = {
  readonly plan: Plan;
  readonly api: Api;
  readonly keys: Keys;
  readonly ask: Ask;
  readonly host: string;
  readonly now: number;
};

/** How each kind of probe goes about it. `main` of the evidence is the request whose latency counts. */
export const GATHER: Readonly<Record<ProbeKind, (about: Case) => Promise<Gathered>>> = {
  reach,
  completion,
  tools,
  image,
};

export type Gathered = { readonly evidence: Evidence; readonly main: HttpOutcome; readonly speed?: Speed };

/** Asks for the list, then whether the list was given for the key's sake, and what runs. */
async function reach(about: Case): Promise<Gathered> {
  const { plan, api, keys, ask } = about;
  const request = api.list(plan.baseUrl);
  const main = await ask(request, true);
  const list = bodyOf(main);
  const listing = list === undefined ? undefined : api.readList(list);
  if (listing === undefined) return (await reachWithoutList(about, main)) ?? gathered(about, 'reach', main, {});
  const [keyless, running] = await Promise.all([
    keys.sent ? ask(request, false) : undefined,
    runningContext(about, list),
  ]);
  const isOpen = keyless !== undefined && bodyOf(keyless) !== undefined;
  const wall = isOpen ? await keyWall(about) : {};
  if (wall.refused !== undefined) return wall.refused;
  return gathered(about, 'reach', main, { listing, ...given({ keyless: wall.keyless ?? keyless, running }) });
}

/**
 * OpenRouter, a dozen others and llama-server of 2025 give their list to anybody, and want a key for the rest: there the path of
 * completions, with nothing in it, tells a wrong key from a good one. `keyless` is its answer to nobody.
 */
async function keyWall(about: Case): Promise<{ readonly refused?: Gathered; readonly keyless?: HttpOutcome }> {
  const { plan, api, ask } = about;
  const request = api.emptyRequest?.(plan.baseUrl);
  if (request === undefined) return {};
  const [main, keyless] = await Promise.all([ask(request, true), ask(request, false)]);
  const found = gathered(about, 'reach', main, { shape: 'empty-request', keyless });
  const { kind } = judge(found.evidence);
  if (kind === 'auth') return { refused: found };
  // That it has the path, and lets this key pass, is what the answer to nobody then proves.
  return kind === 'ok' ? { keyless } : {};
}

/** MiniMax, Kimi and claude-code-router have no list: there, the path of completions is asked with nothing in it. */
async function reachWithoutList(about: Case, list: HttpOutcome): Promise<Gathered | undefined> {
  const { plan, api, keys, ask } = about;
  const request = api.emptyRequest?.(plan.baseUrl);
  if (request === undefined || list.kind !== 'reply' || !NO_SUCH_PATH.has(list.status)) return undefined;
  const main = await ask(request, true);
  // Neither path: then the list's answer tells more about what is wrong.
  if (main.kind === 'reply' && NO_SUCH_PATH.has(main.status)) return undefined;
  const keyless = keys.sent ? await ask(request, false) : undefined;
  return gathered(about, 'reach', main, { shape: 'empty-request', ...given({ keyless }) });
}

const NO_SUCH_PATH = new Set([404, 405, 501]);

/** Lets the model answer; the list is asked for only where it tells more. */
async function completion(about: Case): Promise<Gathered> {
  const { plan, api, ask } = about;
  const { baseUrl } = plan;
  const meter = createMeter(api.readEvent);
  const main = await ask(api.complete(wishOf(about)), true, meter.take);
  const spoken = spokenIn(about, main);
  const { answer } = spoken;
  const finish = (found: Partial<Evidence>): Gathered => {
    const { evidence } = gathered(about, 'completion', spoken.main ?? main, { shape: 'completion', ...found });
    return { evidence, main, speed: meter.speed() };
  };
  const said = given({ answer, stream: spoken.stream });
  const first = finish(said);
  const unknown = judge(first.evidence).kind === 'unknown-model';
  // A server of one's own may take any id and run with less context than it was promised; a hosted one does neither.
  if (!unknown && (answer === undefined || !plan.local)) return first;
  const list = bodyOf(await ask(api.list(baseUrl), true));
  const listing = list === undefined ? undefined : api.readList(list);
  const running = unknown ? undefined : await runningContext(about, list);
  return finish({ ...said, ...given({ listing, running }) });
}

type Spoken = {
  readonly answer?: Answer;
  readonly stream?: 'whole' | 'cut';
  /** The error in the middle of a stream, as if it had been the answer. */
  readonly main?: HttpOutcome;
};

/** What a completion said, as a stream or, from servers that do not stream, as one body. */
function spokenIn(about: Case, main: HttpOutcome): Spoken {
  const whole = answerIn(about, main);
  if (whole !== undefined) return { answer: whole };
  if (main.kind !== 'reply' || main.status < 200 || main.status >= 300 || main.truncated) return {};
  const streamed = readStream(about.api.readEvent, main.text);
  if (streamed === undefined) return {};
  const { error, answer, isWhole } = streamed;
  if (error !== undefined)
    return { main: { ...main, headers: { ...main.headers, ...AS_JSON }, text: JSON.stringify(error) } };
  return { answer, stream: isWhole ? 'whole' : 'cut' };
}

const AS_JSON = { 'content-type': 'application/json' } as const;

function wishOf({ plan, keys }: Case): Wish {
  const { baseUrl, model, maxTokensField, maxTokens } = plan;
  return { baseUrl, model, asClaudeCode: keys.asClaudeCode, ...given({ maxTokensField, maxTokens }) };
}

/** Has the model call a tool. Some take tools and refuse to be forced: those are asked once more and left to decide. */
async function tools(about: Case): Promise<Gathered> {
  const { api, ask } = about;
  const wish = wishOf(about);
  const forced = await ask(api.callTool(wish), true);
  const main = isAboutForce(forced) ? await ask(api.callTool(wish, false), true) : forced;
  return gathered(about, 'tools', main, { shape: 'completion', ...given({ answer: answerIn(about, main) }) });
}

const isAboutForce = (outcome: HttpOutcome): boolean =>
  outcome.kind === 'reply' &&
  outcome.status >= 400 &&
  outcome.status < 500 &&
  refusesForce(readError(outcome, jsonOf(outcome.text)).message);

/** Shows the model a picture. That it is taken is no proof that it was looked at: Ollama drops what a model cannot see. */
async function image(about: Case): Promise<Gathered> {
  const { api, ask } = about;
  const main = await ask(api.seeImage(wishOf(about)), true);
  const answer = answerIn(about, main);
  const seen = answer === undefined ? undefined : SEEN.test(answer.text ?? '');
  return gathered(about, 'image', main, { shape: 'completion', ...given({ answer, seen }) });
}

function answerIn({ api }: Case, main: HttpOutcome): Answer | undefined {
  const body = bodyOf(main);
  return body === undefined ? undefined : api.readAnswer(body);
}

/** Tokens, from the first place that tells. Only servers of one's own have such places. */
async function runningContext({ plan, ask }: Case, list: Json | undefined): Promise<number | undefined> {
  if (!plan.local || plan.model === '') return undefined;
  for (const source of contextSources(plan.api, plan.baseUrl, plan.model, list)) {
    const body = bodyOf(await ask(source.request, true));
    const tokens = body === undefined ? undefined : source.read(body);
    if (tokens !== undefined) return tokens;
  }
  return undefined;
}

function gathered(about: Case, probe: ProbeKind, main: HttpOutcome, found: Partial<Evidence>): Gathered {
  const { plan, keys, host, now } = about;
  const { model, contextWindow, looked } = plan;
  const evidence = {
    probe,
    host,
    model,
    contextWindow,
    keySent: keys.sent,
    looked,
    now,
    main,
    shape: 'list',
    ...found,
  } as const;
  return { evidence, main };
}

/** Without the fields that hold nothing. */
function given<T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { readonly [K in keyof T]?: Exclude<T[K], undefined> };
}
