import { isObject, type Json, type JsonObject } from '../json.js';
import { MINIMAX_CODES } from './errorWords.js';
import type { Reply } from './evidence.js';
import { line } from './said.js';

/** What a server said was wrong, from whichever shape its maker chose. Empty strings where it said nothing. */
export type ServerError = {
  /** For people; already a harmless line. */
  readonly message: string;
  /** For programs: every type, code, status and reason that was given, lower case, joined by blanks. */
  readonly codes: string;
  /** `n_ctx` of llama-server's answer to a prompt that is too long. */
  readonly context?: number;
  readonly body: Json | undefined;
};

/**
 * OpenAI `{error: {message, type, code}}`, Anthropic `{type: error, error: {type, message}}`, Google
 * `{error: {code, status, details}}` or a list of one, Ollama `{error: text}`, FastAPI `{detail}`, Portkey
 * `{status, message}`, Cloudflare `{errors: [{code, message}]}`, MiniMax `{base_resp: {status_code, status_msg}}`, or text, or the title of a page.
 */
export function readError(reply: Reply, body: Json | undefined): ServerError {
  const root = Array.isArray(body) ? body[0] : body;
  if (!isObject(root)) return { message: line(isHtml(reply) ? titleOf(reply.text) : reply.text), codes: '', body };
  const error = saidIn(root);
  const inner = isObject(error) ? error : {};
  const message =
    typeof error === 'string'
      ? error
      : (firstText(inner.message, inner.msg, inner.status_msg, root.message, root.msg, root['html-message']) ?? '');
  const context = inner.n_ctx;
  return {
    message: line(withCause(message, inner)),
    codes: codesOf(root, inner),
    ...(typeof context === 'number' && context > 0 ? { context } : {}),
    body: root,
  };
}

/** The part of an answer that is about what went wrong. FastAPI and Cloudflare list it; a proxy may have that of another in its own. */
function saidIn(root: JsonObject): Json {
  const given = root.error ?? root.detail ?? root.base_resp ?? root.errors ?? root;
  const first = Array.isArray(given) ? (given[0] ?? {}) : given;
  return isObject(first) && first !== root && isObject(first.error) ? first.error : first;
}

/** OpenRouter says "Provider returned error", and what the provider said in a field of its own. */
function withCause(message: string, { metadata }: JsonObject): string {
  const raw = isObject(metadata) ? metadata.raw : undefined;
  if (typeof raw !== 'string' || raw === '') return message;
  const inner = readError({ ...NO_REPLY, text: raw }, jsonOf(raw)).message;
  return inner === '' ? message : `${message}: ${inner}`;
}

const NO_REPLY: Reply = { kind: 'reply', status: 0, headers: {}, text: '', truncated: false };

function codesOf(root: JsonObject, inner: JsonObject): string {
  const details = Array.isArray(inner.details) ? inner.details : [];
  const reasons = details.map((detail) => (isObject(detail) ? detail.reason : undefined));
  return [inner.type, inner.code, inner.status, root.code, root.type, minimaxCode(inner), ...reasons]
    .filter((code) => typeof code === 'string')
    .join(' ')
    .toLowerCase()
    .slice(0, 500);
}

const minimaxCode = ({ status_code }: JsonObject): Json | undefined =>
  typeof status_code === 'number' ? MINIMAX_CODES[status_code] : undefined;

const firstText = (...values: readonly (Json | undefined)[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value.trim() !== '');

/** By its content type, or by how it begins: pages are served as text/plain, too. */
export const isHtml = (reply: Reply): boolean =>
  /\bhtml\b/i.test(reply.headers['content-type'] ?? '') ||
  /^\s*<(?:!doctype|html|head|body)\b/i.test(reply.text.slice(0, 500));

const titleOf = (html: string): string => /<title[^>]{0,200}>([^<]{0,500})/i.exec(html.slice(0, 20_000))?.[1] ?? '';

/** `undefined` when the text is not JSON. */
export function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
