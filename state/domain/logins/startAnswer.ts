import { fail, ok, type Result } from '../result.js';
import { plain } from '../text.js';
import { pageUrl } from './addresses.js';
import { expiryOf, isGood, type LoginAnswer, numberOf, odd, refusal, textOf } from './answers.js';
import type { DeviceFlow } from './flow.js';
import type { LoginFailure } from './login.js';
import type { Pkce } from './pkce.js';

/** A login that waits for the person. Times in ms. */
export type Started = {
  /** What the server is asked with: a secret, unless it is the code that the person types. */
  readonly deviceCode: string;
  readonly userCode: string;
  readonly url: string;
  readonly fullUrl?: string;
  readonly expiresAt: number;
  readonly intervalMs: number;
};

export type StartSecrets = { readonly pkce: Pkce; readonly state: string };

/** The form that a login begins with. */
export function startFields(flow: DeviceFlow, { pkce, state }: StartSecrets): Readonly<Record<string, string>> {
  const proof = { code_challenge: pkce.challenge, code_challenge_method: 'S256' };
  const client = { client_id: flow.clientId, scope: flow.scope };
  if (flow.dialect === 'minimax') return { response_type: 'code', ...client, ...proof, state };
  return flow.pkce ? { ...client, ...proof } : client;
}

/** RFC 8628, section 3.2: what to wait between two questions where the server does not say. */
const USUAL_INTERVAL_MS = 5000;

/** OpenClaw: nobody asks MiniMax more often. */
const MINIMAX_INTERVAL_MS = 2000;

/** Of a server that does not say, and the longest that is believed. */
const USUAL_LIFE_MS = 15 * 60_000;
const LONGEST_LIFE_MS = 60 * 60_000;

/** Reads the answer to {@link startFields}. */
export function readStart(
  flow: DeviceFlow,
  answer: LoginAnswer,
  expected: { readonly state: string; readonly host: string; readonly now: number },
): Result<Started, LoginFailure> {
  const { body } = answer;
  if (hasFailed(flow, answer)) return fail(refusal(answer));
  const codes = codesIn(flow, body);
  if (codes === undefined) return fail(odd(answer, 'it has no code for you to type'));
  if (flow.dialect === 'minimax' && body?.['state'] !== expected.state) return fail({ kind: 'foreign-answer' });
  const url = pageUrl(textOf(body, 'verification_uri') ?? textOf(body, 'verification_url') ?? '', expected.host);
  if (url === undefined) return fail(odd(answer, 'the page that it sends you to is not an https address'));
  const full = pageUrl(textOf(body, 'verification_uri_complete') ?? '', expected.host);
  const times = flow.dialect === 'minimax' ? minimaxTimes(body, expected.now) : usualTimes(body, expected.now);
  // Nobody is asked more often than they want, and so nobody could be asked at all.
  if (times.intervalMs >= times.expiresAt - expected.now)
    return fail(odd(answer, 'its code ends before it may be asked about'));
  return ok({
    ...codes,
    url,
    // The QR code leads where the text beside it says.
    ...(full !== undefined && new URL(full).host === new URL(url).host ? { fullUrl: full } : {}),
    ...times,
  });
}

/** MiniMax tells of an error with a good status and nothing else. */
function hasFailed({ dialect }: DeviceFlow, answer: LoginAnswer): boolean {
  if (!isGood(answer) || textOf(answer.body, 'error') !== undefined) return true;
  return dialect === 'minimax' && textOf(answer.body, 'user_code') === undefined && answer.body !== undefined;
}

function codesIn(
  { dialect }: DeviceFlow,
  body: LoginAnswer['body'],
): Pick<Started, 'deviceCode' | 'userCode'> | undefined {
  const userCode = plain(textOf(body, 'user_code') ?? '').trim();
  const deviceCode = textOf(body, dialect === 'minimax' ? 'user_code' : 'device_code');
  return userCode === '' || userCode.length > 64 || deviceCode === undefined ? undefined : { deviceCode, userCode };
}

type Times = Pick<Started, 'expiresAt' | 'intervalMs'>;

function usualTimes(body: LoginAnswer['body'], now: number): Times {
  const life = (numberOf(body, 'expires_in') ?? USUAL_LIFE_MS / 1000) * 1000;
  const interval = (numberOf(body, 'interval') ?? USUAL_INTERVAL_MS / 1000) * 1000;
  return {
    expiresAt: now + Math.min(life, LONGEST_LIFE_MS),
    intervalMs: Math.max(interval, 1000),
  };
}

/** Milliseconds throughout, and an end on the clock. */
function minimaxTimes(body: LoginAnswer['body'], now: number): Times {
  const end = expiryOf(numberOf(body, 'expired_in') ?? USUAL_LIFE_MS / 1000, now);
  const interval = numberOf(body, 'interval') ?? MINIMAX_INTERVAL_MS;
  return {
    expiresAt: Math.min(end, now + LONGEST_LIFE_MS),
    intervalMs: Math.max(interval, MINIMAX_INTERVAL_MS),
  };
}
