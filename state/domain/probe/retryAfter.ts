import { isObject, type Json } from '../json.js';

type Headers = Readonly<Record<string, string>>;

/**
 * How long a server wants to be left alone, in ms: `retry-after-ms`, `retry-after` (seconds or a date), Google's
 * RetryInfo, the reset time of a spent quota, or the sentence "try again in 7.66s". Never negative.
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
    durationMs(/try again in ((?:[\d.]+(?:ms|h|m|s)\s*)+)/i.exec(message)?.[1]);
  return wait === undefined ? undefined : Math.max(0, Math.round(wait));
}

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

/** `x-ratelimit-reset-requests: 6m0s` beside `x-ratelimit-remaining-requests: 0`; Anthropic's hold dates. */
function fromQuotas(headers: Headers, now: number): number | undefined {
  const waits: number[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!name.includes('ratelimit') || !name.includes('reset')) continue;
    const remaining = numberOf(headers[name.replace('reset', 'remaining')]);
    const wait = quotaWait(value, now);
    if (wait !== undefined && !(remaining !== undefined && remaining > 0)) waits.push(wait);
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

const numberOf = (value: string | undefined): number | undefined =>
  value !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1h2m3.5s`, `250ms`, `34.07s`. */
function durationMs(value: string | undefined): number | undefined {
  const parts = [...(value ?? '').matchAll(/([\d.]+)\s*(ms|h|m|s|d)/g)];
  if (parts.length === 0) return undefined;
  const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
  return Number.isFinite(total) ? total : undefined;
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** `Wed, 21 Oct 2026 07:28:00 GMT` and `2026-10-21T07:28:00Z`. Rules have no clock, so the calendar is counted here. */
function dateMs(value: string | undefined): number | undefined {
  const text = value ?? '';
  const http = /(\d{1,2})[ -](\w{3})\w*[ -](\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT/i.exec(text);
  if (http !== null) {
    const [, day, month, year, ...time] = http;
    const at = MONTHS.indexOf((month ?? '').toLowerCase());
    return at < 0 || at % 3 !== 0 ? undefined : epochMs(Number(year), at / 3 + 1, Number(day), time);
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/i.exec(text);
  if (iso === null) return undefined;
  const [, year, month, day, ...time] = iso;
  return epochMs(Number(year), Number(month), Number(day), time);
}

function epochMs(year: number, month: number, day: number, time: readonly string[]): number {
  // Counting years from March puts the leap day at the end, where it needs no special case.
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  const days = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const sinceEpoch = days + Math.floor((153 * m + 2) / 5) + day - 1 - 719_468;
  const [hours = 0, minutes = 0, seconds = 0] = time.map(Number);
  return (((sinceEpoch * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
