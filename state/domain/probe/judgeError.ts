import type { ProbeOutcome } from '../probe.js';
import { AUTH, BILLING, FAILED_CODES, FORBIDDEN, OVERLOADED_CODES, RATE_CODES, UNKNOWN_MODEL } from './errorWords.js';
import type { Evidence, Reply } from './evidence.js';
import { judgeLack } from './lacks.js';
import { retryAfterMs } from './retryAfter.js';
import { isHtml, jsonOf, readError, type ServerError } from './serverError.js';

/** One rule: what it says of an error, or nothing when it does not apply. */
type Rule = (about: {
  readonly reply: Reply;
  readonly error: ServerError;
  readonly evidence: Evidence;
}) => ProbeOutcome | undefined;

/** Judges an answer that says no: any status from 300, or a 200 whose body is an error. The first rule that applies decides. */
export function judgeError(reply: Reply, evidence: Evidence): ProbeOutcome {
  const error = readError(reply, jsonOf(reply.text));
  for (const rule of RULES) {
    const outcome = rule({ reply, error, evidence });
    if (outcome !== undefined) return outcome;
  }
  return { kind: 'format', status: reply.status, ...said(error) };
}

const said = (error: ServerError): { said?: string } => (error.message === '' ? {} : { said: error.message });

const redirect: Rule = ({ reply }) =>
  reply.status >= 300 && reply.status < 400
    ? { kind: 'wrong-url', why: 'redirect', status: reply.status, ...redirectTarget(reply) }
    : undefined;

/** Without query and user info, where keys like to be. */
function redirectTarget(reply: Reply): { to?: string } {
  const to = /^((?:https?:)?\/\/)?(?:[^/?#]*@)?([^?#]*)/i.exec(reply.headers.location ?? '');
  const text = `${to?.[1] ?? ''}${to?.[2] ?? ''}`;
  return text === '' ? {} : { to: lineOf(text) };
}

const lineOf = (text: string): string => readError({ ...NO_REPLY, text }, undefined).message;
const NO_REPLY: Reply = { kind: 'reply', status: 0, headers: {}, text: '', truncated: false };

/** llama-server says it on every path, and even to a wrong key. */
const loading: Rule = ({ reply, error }) =>
  reply.status === 503 && /\bloading\b.*\bmodel\b|\bmodel\b.*\bloading\b/i.test(error.message)
    ? { kind: 'loading', ...said(error) }
    : undefined;

/** Before auth and rate limit: OpenAI says it with 429, Anthropic with 400, others with 401 or 403. */
const billing: Rule = ({ reply, error }) =>
  reply.status === 402 || BILLING.codes.test(error.codes) || (reply.status < 500 && BILLING.words.test(error.message))
    ? { kind: 'billing', status: reply.status, ...said(error) }
    : undefined;

/** Google and xAI answer 400 to a wrong key. A limit is never about the key, whatever it calls it. */
const auth: Rule = ({ reply, error }) =>
  reply.status === 401 || (reply.status < 500 && reply.status !== 429 && saysAuth(error))
    ? { kind: 'auth', status: reply.status, ...said(error) }
    : undefined;

const saysAuth = ({ codes, message }: ServerError): boolean => AUTH.codes.test(codes) || AUTH.words.test(message);

const lack: Rule = ({ reply, error, evidence }) => judgeLack(reply, error, evidence);

/** Groq: the model tried to call it, and what it wrote was no call. */
const failedCall: Rule = ({ error }) =>
  /tool_use_failed/.test(error.codes) ? { kind: 'no-tool-call', ...said(error) } : undefined;

const unknownModel: Rule = ({ reply, error, evidence }) =>
  saysUnknownModel(reply, error, evidence.model) && evidence.shape === 'completion'
    ? { kind: 'unknown-model', because: 'refused', ...said(error) }
    : undefined;

function saysUnknownModel(reply: Reply, error: ServerError, model: string): boolean {
  if (reply.status < 400 || reply.status >= 500 || reply.status === 429) return false;
  if (UNKNOWN_MODEL.codes.test(error.codes)) return true;
  const about = /\bmodels?\b/i.test(error.message) || (model !== '' && error.message.includes(model));
  if (reply.status === 404) return about;
  return (
    about &&
    UNKNOWN_MODEL.words.test(error.message) &&
    /\bmodels?\b/i.test(error.message) &&
    !/required|missing|parameter/i.test(error.message)
  );
}

/** 451: for legal reasons. Before the model: a 404 about a policy is about no model, whatever else it names. */
const forbidden: Rule = ({ reply, error }) => {
  const isSaid = FORBIDDEN.codes.test(error.codes) || FORBIDDEN.words.test(error.message);
  return reply.status === 451 || (reply.status >= 400 && reply.status < 500 && reply.status !== 429 && isSaid)
    ? { kind: 'forbidden', status: reply.status, ...said(error) }
    : undefined;
};

const forbiddenAnyhow: Rule = ({ reply, error }) =>
  reply.status === 403 ? { kind: 'forbidden', status: 403, ...said(error) } : undefined;

const proxy: Rule = ({ reply }) => (reply.status === 407 ? { kind: 'proxy', code: '407' } : undefined);

const overloaded: Rule = ({ reply, error, evidence }) =>
  reply.status === 503 || reply.status === 529 || OVERLOADED_CODES.test(error.codes)
    ? { kind: 'overloaded', status: reply.status, ...wait(reply, error, evidence), ...said(error) }
    : undefined;

const rateLimit: Rule = ({ reply, error, evidence }) =>
  reply.status === 429 || (reply.status < 500 && RATE_CODES.test(error.codes))
    ? { kind: 'rate_limit', status: reply.status, ...wait(reply, error, evidence), ...said(error) }
    : undefined;

function wait(reply: Reply, error: ServerError, evidence: Evidence): { retryAfterMs?: number } {
  const ms = retryAfterMs(reply.headers, error.body, error.message, evidence.now);
  return ms === undefined ? {} : { retryAfterMs: ms };
}

const context: Rule = ({ error, evidence }) =>
  error.context !== undefined && error.context < evidence.contextWindow
    ? { kind: 'context-smaller', running: error.context, configured: evidence.contextWindow }
    : undefined;

/** A page, a plain-text "404 page not found", or a JSON answer that does not mention a model: the path is wrong. */
const wrongPath: Rule = ({ reply, error }) => {
  // LM Studio says so with a 200.
  if (/^unexpected endpoint/i.test(error.message)) return { kind: 'wrong-url', why: 'not-found', status: reply.status };
  if (![404, 405, 410, 501].includes(reply.status)) return undefined;
  if (isHtml(reply)) return { kind: 'wrong-url', why: 'html', status: reply.status };
  const why = reply.status === 405 || /not_supported/.test(error.codes) ? 'not-this-api' : 'not-found';
  return { kind: 'wrong-url', why, status: reply.status };
};

/** Reasoning models may spend the whole allowance before the first word. The key and the model did work. */
const spentThinking: Rule = ({ reply, error, evidence }) =>
  reply.status === 400 &&
  evidence.shape === 'completion' &&
  /because max_tokens or model output limit was reached/i.test(error.message)
    ? { kind: 'ok' }
    : undefined;

const serverError: Rule = ({ reply, error }) =>
  reply.status >= 500 || reply.status === 408 || (reply.status < 300 && FAILED_CODES.test(error.codes))
    ? { kind: 'server-error', status: reply.status, ...said(error) }
    : undefined;

const RULES: readonly Rule[] = [
  redirect,
  loading,
  billing,
  auth,
  lack,
  failedCall,
  forbidden,
  unknownModel,
  forbiddenAnyhow,
  proxy,
  overloaded,
  rateLimit,
  context,
  wrongPath,
  spentThinking,
  serverError,
];
