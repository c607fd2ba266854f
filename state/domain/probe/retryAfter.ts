import { isObject, type Json } from '../json.js';
import { dateMs } from './httpDate.js';

type Headers = Readonly<Record<string, string>>;

/**
 * How long a server wants to be left alone, in ms: `retry-after-ms`, `retry-after` (seconds or a date), Google's
 * RetryInfo, the reset time of a spent quota (OpenRouter has the headers of one in the body), or the sentence "try again in 7.66s".
 * Never negative.
 */
export function retryAfterMs(
  headers: Headers,
  body: Json | undefined,
  message: string,
  now: number,
): number | undefined {
  const wait =
    numberOf(headers['retry-after-ms']) ??
    fromRetryAfter(headers['retry-after'], now) ??
    fromGoogle(body) ??
    fromQuotas(headers, now) ??
    fromOpenRouter(body, now) ??
    durationMs(SENTENCE.exec(message)?.[1]);
  return wait === undefined ? undefined : Math.max(0, Math.round(wait));
}

/** `Please retry after 6 seconds`, `Please retry in 34.07s`, `try again in 1h2m3s`. */
const SENTENCE =
  /\b(?:try again|retry|wait)(?: again)?(?: (?:in|after|for))?(?: about)? ((?:\d[\d.]*\s*(?:ms|milliseconds?|hours?|h|minutes?|min|m|seconds?|sec|s|days?|d)\b[\s,]*(?:and )?|\d[\d.]*(?:ms|h|m|s))+)/i;

function fromRetryAfter(value: string | undefined, now: number): number | undefined {
  const seconds = numberOf(value);
  if (seconds !== undefined) return seconds * 1000;
  const at = dateMs(value);
  return at === undefined ? undefined : at - now;
}

/** `{error: {details: [{'@type': '…RetryInfo', retryDelay: '34.07s'}]}}` */
function fromGoogle(body: Json | undefined): number | undefined {
  const error = isObject(body) ? body.error : undefined;
  const details = isObject(error) ? error.details : undefined;
  if (!Array.isArray(details)) return undefined;
  for (const detail of details) {
    if (isObject(detail) && typeof detail.retryDelay === 'string') return durationMs(detail.retryDelay);
  }
  return undefined;
}

/** `{error: {metadata: {headers: {'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1741305600000'}}}}` */
function fromOpenRouter(body: Json | undefined, now: number): number | undefined {
  const error = isObject(body) ? body.error : undefined;
  const metadata = isObject(error) ? error.metadata : undefined;
  const headers = isObject(metadata) ? metadata.headers : undefined;
  if (!isObject(headers)) return undefined;
  const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return fromQuotas(Object.fromEntries(texts), now);
}

/** `x-ratelimit-reset-requests: 6m0s` beside `x-ratelimit-remaining-requests: 0`; Anthropic's hold dates. */
function fromQuotas(headers: Headers, now: number): number | undefined {
  const waits: number[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!name.includes('ratelimit') || !name.includes('reset')) continue;
    const remaining = numberOf(headers[name.replace('reset', 'remaining')]);
    // Anthropic's for subscriptions say of each span whether it was this one.
    const status = headers[name.replace('reset', 'status')];
    const isOther = (remaining !== undefined && remaining > 0) || (status !== undefined && status !== 'rejected');
    const wait = quotaWait(value, now);
    if (wait !== undefined && !isOther) waits.push(wait);
  }
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** A bare number is an epoch when it is large (seconds or milliseconds), else seconds from now. */
function quotaWait(value: string, now: number): number | undefined {
  const bare = numberOf(value);
  if (bare === undefined) {
    const at = dateMs(value);
    return at === undefined ? durationMs(value) : at - now;
  }
  if (bare > 1e11) return bare - now;
  return bare > 1e8 ? bare * 1000 - now : bare * 1000;
}

/** So many digits are a number still; more would be none that can be waited for. */
const numberOf = (value: string | undefined): number | undefined =>
  value !== undefined && /^\s*\d{1,15}(\.\d{1,15})?\s*$/.test(value) ? Number(value) : undefined;

const UNITS: Readonly<Record<string, number>> = { ms: 1, milli: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1h2m3.5s`, `250ms`, `34.07s`, `2 minutes and 5 seconds`. */
function durationMs(value: string | undefined): number | undefined {
  const parts = [...(value ?? '').matchAll(/([\d.]+)\s*(ms|milli|h|m|s|d)/gi)];
  if (parts.length === 0) return undefined;
  const total = parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNITS[(unit ?? '').toLowerCase()] ?? 0),
    0,
  );
  return Number.isFinite(total) ? total : undefined;
}
