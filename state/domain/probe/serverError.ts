import { isObject, type Json } from '../json.js';
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
 * `{status, message}`, or text, or the title of a page.
 */
export function readError(reply: Reply, body: Json | undefined): ServerError {
  const root = Array.isArray(body) ? body[0] : body;
  if (!isObject(root)) return { message: line(isHtml(reply) ? titleOf(reply.text) : reply.text), codes: '', body };
  const error = root.error ?? root.detail ?? root;
  const inner = isObject(error) ? error : {};
  const message =
    typeof error === 'string' ? error : (firstText(inner.message, inner.msg, root.message, root['html-message']) ?? '');
  const context = inner.n_ctx;
  return {
    message: line(message),
    codes: codesOf(root, inner),
    ...(typeof context === 'number' && context > 0 ? { context } : {}),
    body: root,
  };
}

function codesOf(root: { readonly [key: string]: Json }, inner: { readonly [key: string]: Json }): string {
  const details = Array.isArray(inner.details) ? inner.details : [];
  const reasons = details.map((detail) => (isObject(detail) ? detail.reason : undefined));
  return [inner.type, inner.code, inner.status, root.code, root.type, ...reasons]
    .filter((code) => typeof code === 'string')
    .join(' ')
    .toLowerCase()
    .slice(0, 500);
}

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
