import { isObject, type Json } from '../../state/domain/json.js';
import type { LoginAnswer } from '../../state/domain/logins/answers.js';
import type { LoginFailure } from '../../state/domain/logins/login.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { HttpOutcome, World } from '../world.js';

type Question = { readonly url: string; readonly type: string; readonly body: string; readonly requestId?: string };

/** Of one question, in ms. A person waits meanwhile, or the next one would be asked. */
const DEADLINES = { connectMs: 10_000, firstByteMs: 20_000, totalMs: 30_000 };

/** No honest answer of a login is a tenth as long. */
const MOST_BYTES = 64 * 1024;

/** Asks a login's server. Redirects are not followed: what is sent is for this server alone. Problems: `unreachable`, `cancelled`. */
export async function ask(
  world: World,
  { url, type, body, requestId }: Question,
  signal: AbortSignal,
): Promise<Result<LoginAnswer, LoginFailure>> {
  const { host } = new URL(url);
  const outcome = await world.request({
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      'content-type': type,
      'user-agent': 'pincer',
      ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
    },
    body,
    deadlines: DEADLINES,
    maxBytes: MOST_BYTES,
    signal,
  });
  if (outcome.kind === 'cancelled') return fail({ kind: 'cancelled' });
  if (outcome.kind !== 'reply') return fail({ kind: 'unreachable', host, because: because(outcome) });
  const { status, text, truncated } = outcome;
  return ok({ host, status, text, body: truncated ? undefined : objectIn(text) });
}

export const FORM = 'application/x-www-form-urlencoded';

export const form = (fields: Readonly<Record<string, string>>): string => `${new URLSearchParams(fields)}`;

function objectIn(text: string): LoginAnswer['body'] {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type NoReply = Exclude<HttpOutcome, { readonly kind: 'reply' | 'cancelled' }>;

const WHY: Readonly<Record<Extract<NoReply, { readonly kind: 'failed' }>['why'], string>> = {
  refused: 'nothing listens there',
  dns: 'its name is not known',
  tls: 'its certificate is not trusted',
  reset: 'the connection broke off',
  unreachable: 'there is no way to it',
  protocol: 'it does not speak HTTP',
  proxy: 'the proxy does not let it through',
  'bad-url': 'the address is wrong',
};

const because = (outcome: NoReply): string =>
  outcome.kind === 'timeout' ? 'it did not answer in time' : `${WHY[outcome.why]} (${outcome.code})`;
