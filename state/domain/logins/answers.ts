import { isObject, type Json, type JsonObject } from '../json.js';
import { LAST_MOMENT } from '../lastMoment.js';
import { line } from '../probe/said.js';
import type { LoginFailure } from './login.js';

/** What a server of a login answered. `body` is undefined where it was no JSON object, or came cut off. */
export type LoginAnswer = {
  readonly host: string;
  readonly status: number;
  readonly body: JsonObject | undefined;
  /** As it came, for what is no JSON. */
  readonly text: string;
};

export const isGood = ({ status }: LoginAnswer): boolean => status >= 200 && status < 300;

/** A text field with something in it. */
export function textOf(body: JsonObject | undefined, name: string): string | undefined {
  const value = body !== undefined && Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A positive number that a clock can hold; some servers write numbers as texts. */
export function numberOf(body: JsonObject | undefined, name: string): number | undefined {
  const value = body !== undefined && Object.hasOwn(body, name) ? body[name] : undefined;
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number > 0 && number <= LAST_MOMENT ? number : undefined;
}

/** What is stored has to be one word of ASCII: anything else is no token, and would not get through a header. */
export function tokenOf(body: JsonObject | undefined, name: string): string | undefined {
  const token = textOf(body, name);
  return token !== undefined && /^[\x21-\x7e]{4,16384}$/.test(token) ? token : undefined;
}

/** A server that says no. Its words are cut and made harmless, and none of `secrets` stays in them. */
export function refusal(answer: LoginAnswer, secrets: readonly string[] = []): LoginFailure {
  const said = harmless(saidOf(answer), secrets);
  return { kind: 'refused', status: answer.status, ...(said === undefined ? {} : { said }) };
}

/** An answer that fits nothing. `says` is what is wrong with it. */
export const odd = ({ host }: LoginAnswer, says: string): LoginFailure => ({ kind: 'odd-answer', host, says });

export function harmless(said: string | undefined, secrets: readonly string[] = []): string | undefined {
  if (said === undefined) return undefined;
  const without = secrets.reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '…')), said);
  const short = line(without);
  return short === '' ? undefined : short;
}

/** The error in OAuth's words, in MiniMax's, in those of most others, or the first line of whatever came. */
function saidOf({ body, text }: LoginAnswer): string | undefined {
  if (body === undefined) return text.trimStart().startsWith('<') ? undefined : text;
  const error = body['error'];
  const nested = isObject(error) ? textOf(error, 'message') : undefined;
  return (
    textOf(body, 'error_description') ??
    textOf(objectIn(body, 'base_resp'), 'status_msg') ??
    nested ??
    textOf(body, 'error') ??
    textOf(body, 'message')
  );
}

const objectIn = (body: JsonObject, name: string): JsonObject | undefined => {
  const value: Json | undefined = body[name];
  return isObject(value) ? value : undefined;
};

/**
 * When something ends, in epoch ms, from a number that means seconds from now, epoch seconds or epoch ms by its size.
 * OpenClaw: `resolveExpiresAtMsFromDurationOrEpoch`.
 */
export function expiryOf(value: number, now: number): number {
  if (value < 1e9) return Math.round(now + value * 1000);
  return Math.round(value < 1e12 ? value * 1000 : value);
}
