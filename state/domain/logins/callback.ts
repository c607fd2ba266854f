import { fail, ok, type Result } from '../result.js';
import { harmless } from './answers.js';
import type { CodeFlow } from './flow.js';
import type { LoginFailure } from './login.js';
import type { Pkce } from './pkce.js';

/** Of one login: what its answer has to carry, and where it comes to. */
export type Callback = { readonly state: string; readonly path: string; readonly url: string };

/** Where the page comes back to. OpenRouter returns no `state`, so that it stands in the path there. */
export function callbackOf(flow: CodeFlow, state: string, port: number): Callback {
  const path = flow.dialect === 'openrouter' ? `/callback/${state}` : '/callback';
  return { state, path, url: `http://${flow.callbackHost}:${port}${path}` };
}

/** The page that the person opens. Nothing in it is a secret: a challenge is worth nothing without its verifier. */
export function authorizeUrl(flow: CodeFlow, host: string, callback: Callback, pkce: Pkce): string {
  const proof = { code_challenge: pkce.challenge, code_challenge_method: 'S256' };
  const query =
    flow.dialect === 'openrouter'
      ? { callback_url: callback.url, ...proof }
      : {
          response_type: 'code',
          client_id: flow.clientId,
          redirect_uri: callback.url,
          scope: flow.scope,
          state: callback.state,
          ...proof,
          ...(flow.scope.split(' ').includes('offline_access') ? { prompt: 'consent' } : {}),
        };
  return `${host}${flow.authorize}?${new URLSearchParams(query)}`;
}

type Query = Readonly<Record<string, string>>;

/** Whether a request to the port is the answer to this login; anybody's page can make a browser send one. */
export const isAnswer = (flow: CodeFlow, callback: Callback, query: Query): boolean =>
  (query['code'] !== undefined || query['error'] !== undefined) &&
  (flow.dialect === 'openrouter' || query['state'] === callback.state);

/** The code in what the page came back with. */
export function readCallback(
  flow: CodeFlow,
  callback: Callback,
  query: Query,
  host: string,
): Result<string, LoginFailure> {
  if (!isAnswer(flow, callback, query)) return fail({ kind: 'foreign-answer' });
  if (query['error'] === 'access_denied') return fail({ kind: 'denied' });
  if (query['error'] !== undefined) {
    const says = harmless(query['error_description'] ?? query['error']) ?? 'an error without a name';
    return fail({ kind: 'odd-answer', host, says });
  }
  const code = query['code'] ?? '';
  return CODE.test(code) ? ok(code) : fail({ kind: 'odd-answer', host, says: 'its code is no code' });
}

const CODE = /^[\x21-\x7e]{1,4096}$/;

/**
 * The code in what a person pasted: the whole address that the browser ended at, `code#state`, or the code alone. A code alone proves
 * nothing of where it is from; that it is of this login is proven by the verifier then, without which it is worth nothing.
 */
export function readPasted(
  flow: CodeFlow,
  callback: Callback,
  pasted: string,
  host: string,
): Result<string, LoginFailure> {
  const text = pasted.trim().replace(/^["'<]+|["'>]+$/g, '');
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return readAddress(flow, callback, new URL(text), host);
  const [code = '', state] = text.split('#');
  if (state !== undefined && state !== callback.state) return fail({ kind: 'foreign-answer' });
  // What a person copied from somewhere else by mistake has blanks in it, or is longer.
  return CODE.test(code) ? ok(code) : fail({ kind: 'foreign-answer' });
}

function readAddress(flow: CodeFlow, callback: Callback, url: URL, host: string): Result<string, LoginFailure> {
  if (flow.dialect === 'openrouter' && url.pathname !== callback.path) return fail({ kind: 'foreign-answer' });
  return readCallback(flow, callback, Object.fromEntries(url.searchParams), host);
}

/** What a code is redeemed with: a form by the standard, JSON for OpenRouter. */
export function redeemBody(
  flow: CodeFlow,
  callback: Callback,
  code: string,
  pkce: Pkce,
): { readonly type: string; readonly body: string } {
  if (flow.dialect === 'openrouter') {
    const body = JSON.stringify({ code, code_verifier: pkce.verifier, code_challenge_method: 'S256' });
    return { type: 'application/json', body };
  }
  const form = {
    grant_type: 'authorization_code',
    client_id: flow.clientId,
    code,
    redirect_uri: callback.url,
    code_verifier: pkce.verifier,
  };
  return { type: 'application/x-www-form-urlencoded', body: `${new URLSearchParams(form)}` };
}
