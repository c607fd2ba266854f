import { isObject, type Json } from '../json.js';
import type { OkNote, ProbeOutcome, TimeoutPhase } from '../probe.js';
import type { Evidence, Exchange, Listing, Reply } from './evidence.js';
import { judgeError } from './judgeError.js';
import { findListed, nearNames, sameModel } from './names.js';
import { line } from './said.js';
import { isHtml, jsonOf, readError } from './serverError.js';

/** What one probe's evidence proves, and no more: see docs/decisions/020-what-a-probe-proves.md. */
export function judge(evidence: Evidence): ProbeOutcome {
  const { main } = evidence;
  if (main.kind !== 'reply') return judgeTransport(main, evidence.host);
  const trouble = evidence.shape === 'empty-request' ? judgeEmptyRequest(main, evidence) : judgeReply(main, evidence);
  if (trouble?.kind === 'unknown-model') return withNear(trouble, evidence);
  // A server that wants a key and got none has not rejected one.
  if (trouble?.kind === 'auth' && !evidence.keySent) return { kind: 'no_credential', looked: evidence.looked };
  const silent = trouble === undefined ? judgeCall(evidence) : undefined;
  if (silent !== undefined) return silent;
  const findings = evidence.model === '' ? judgeServer(evidence) : judgeModel(evidence);
  return trouble ?? findings ?? { kind: 'ok', ...noteOf(evidence) };
}

/** No model was asked for: whether the server has any is all there is to tell. */
const judgeServer = ({ listing }: Evidence): ProbeOutcome | undefined =>
  listing?.models.length === 0 ? { kind: 'no_model' } : undefined;

/** The request never got an answer. */
function judgeTransport(exchange: Exclude<Exchange, Reply>, host: string): ProbeOutcome {
  if (exchange.kind === 'cancelled') return { kind: 'cancelled' };
  if (exchange.kind === 'timeout') {
    return { kind: 'timeout', phase: TIMEOUT_PHASES[exchange.phase], afterMs: Math.round(exchange.timings.totalMs) };
  }
  const { why, code } = exchange;
  switch (why) {
    case 'refused':
      return { kind: 'refused' };
    case 'dns':
      return { kind: 'dns', host: line(host, 100) };
    case 'tls':
    case 'unreachable':
    case 'proxy':
      return { kind: why, code };
    case 'reset':
      return { kind: 'dropped', code };
    case 'bad-url':
      return { kind: 'wrong-url', why: 'malformed' };
    case 'protocol':
      return exchange.phase === 'body' ? { kind: 'dropped', code } : { kind: 'wrong-url', why: 'not-http', to: code };
  }
}

const TIMEOUT_PHASES: Readonly<Record<'dns' | 'connect' | 'tls' | 'first-byte' | 'body', TimeoutPhase>> = {
  dns: 'connect',
  connect: 'connect',
  tls: 'connect',
  'first-byte': 'first-byte',
  body: 'body',
};

/** `undefined` when it is an answer of this API. */
function judgeReply(reply: Reply, evidence: Evidence): ProbeOutcome | undefined {
  if (reply.status < 200 || reply.status >= 300) return judgeError(reply, evidence);
  if (reply.truncated) return { kind: 'too-large', bytes: reply.text.length };
  if (isHtml(reply)) return { kind: 'wrong-url', why: 'html', status: reply.status };
  if (reply.text.trim() === '') return { kind: 'format', status: reply.status, said: 'an empty answer' };
  if (evidence.stream !== undefined) return judgeStream(evidence.stream, evidence);
  const body = jsonOf(reply.text);
  if (body === undefined) return notJson(reply);
  if (evidence.listing !== undefined || evidence.answer !== undefined) return contextOverflow(evidence);
  // Some gateways wrap a refusal in a 200.
  const error = readError(reply, body);
  const status = statusIn(body) ?? reply.status;
  if (error.codes !== '' || error.message !== '') return judgeError({ ...reply, status }, evidence);
  return { kind: 'wrong-url', why: 'not-this-api', status: reply.status };
}

/** What went wrong in the middle of a stream is no stream here: it is judged as any error. */
const judgeStream = (stream: 'whole' | 'cut', evidence: Evidence): ProbeOutcome | undefined =>
  stream === 'cut' ? { kind: 'dropped', code: 'STREAM_CUT' } : contextOverflow(evidence);

/** OpenRouter: an error in a 200 has the status that it would have had as its code. */
function statusIn(body: Json): number | undefined {
  const error = isObject(body) ? body.error : undefined;
  const code = isObject(error) ? error.code : undefined;
  return typeof code === 'number' && Number.isInteger(code) && code >= 400 && code < 600 ? code : undefined;
}

/** Broken JSON is this API gone wrong; a greeting in plain text is another program. */
const notJson = (reply: Reply): ProbeOutcome =>
  /json|event-stream/i.test(reply.headers['content-type'] ?? '') ||
  /^\s*(?:[[{]|(?:data|event|id|retry):|:)/.test(reply.text)
    ? { kind: 'format', status: reply.status, said: 'JSON that does not parse' }
    : { kind: 'wrong-url', why: 'not-this-api', status: reply.status };

/** OpenClaw's own gateway says this with a 200 instead of an answer. */
const contextOverflow = ({ answer, main }: Evidence): ProbeOutcome | undefined =>
  main.kind === 'reply' && answer?.text?.startsWith('Context overflow') === true
    ? { kind: 'format', status: main.status, said: line(answer.text) }
    : undefined;

/**
 * Where there is no list, a request without content is sent to the path of real ones. Being told that something is
 * missing in it proves the path, and costs nothing.
 */
function judgeEmptyRequest(reply: Reply, evidence: Evidence): ProbeOutcome | undefined {
  if (reply.status >= 200 && reply.status < 300 && !isHtml(reply)) return undefined;
  const outcome = judgeReply(reply, evidence);
  const complained = outcome?.kind === 'format' || (outcome?.kind === 'server-error' && reply.status === 500);
  return complained && !isHtml(reply) ? undefined : outcome;
}

/** A tool was to be called: saying its name is not calling it. */
function judgeCall({ probe, answer }: Evidence): ProbeOutcome | undefined {
  if (probe !== 'tools' || answer === undefined || answer.toolCalls !== undefined) return undefined;
  const text = line(answer.text ?? '', 120);
  const said = answer.cut === true ? 'its tokens were spent before it called any' : text;
  return said === '' ? { kind: 'no-tool-call' } : { kind: 'no-tool-call', said };
}

/** The server answers; is it the model that was asked for, with the context that the config promises? */
function judgeModel(evidence: Evidence): ProbeOutcome | undefined {
  const { model, listing, answer, contextWindow } = evidence;
  const listed = listing === undefined ? undefined : findListed(model, listing.models);
  if (listing !== undefined && listed === undefined) {
    const unlisted = judgeUnlisted(listing, evidence);
    if (unlisted !== undefined) return unlisted;
  }
  if (answer?.model !== undefined && !isAsked(answer.model, evidence)) {
    return { kind: 'answers-as', model: line(answer.model, 120) };
  }
  const running = evidence.running ?? listed?.running;
  return running !== undefined && running < contextWindow
    ? { kind: 'context-smaller', running, configured: contextWindow }
    : undefined;
}

/** A completion that worked proves more than a list, unless the server is one that takes any id. */
function judgeUnlisted(listing: Listing, evidence: Evidence): ProbeOutcome | undefined {
  const [only] = listing.models;
  if (listing.takesAnyId && only !== undefined) return { kind: 'answers-as', model: line(only.id, 120) };
  return evidence.shape === 'list' ? withNear({ kind: 'unknown-model', because: 'not-listed' }, evidence) : undefined;
}

/** A server that lists the asked id as another name of the one it answers with is not a stranger. */
function isAsked(answered: string, { model, listing }: Evidence): boolean {
  if (sameModel(model, answered)) return true;
  return listing?.models.find((row) => row.id === answered)?.aliases?.includes(model) === true;
}

type UnknownModel = Extract<ProbeOutcome, { kind: 'unknown-model' }>;

function withNear(outcome: UnknownModel, { model, listing }: Evidence): UnknownModel {
  const near = listing === undefined ? [] : nearNames(model, listing.models).map((id) => line(id, 80));
  return near.length === 0 ? outcome : { ...outcome, near };
}

/** What an `ok` leaves open; the weightier doubt is told. */
function noteOf(evidence: Evidence): { note?: OkNote } {
  if (evidence.shape === 'completion') return evidence.seen === false ? { note: 'image-not-seen' } : {};
  if (evidence.keySent && !refusesWithoutKey(evidence.keyless)) return { note: 'key-not-proven' };
  if (evidence.shape !== 'list') return { note: 'no-model-list' };
  return evidence.model === '' ? {} : { note: 'model-not-proven' };
}

const refusesWithoutKey = (keyless: Exchange | undefined): boolean =>
  keyless?.kind === 'reply' && (keyless.status === 401 || keyless.status === 403 || googleRefuses(keyless));

/** Google answers 400 or 403 with a reason where others say 401. */
const googleRefuses = (reply: Reply): boolean =>
  reply.status === 400 && /api[ _]key/i.test(readError(reply, jsonOf(reply.text)).message);
