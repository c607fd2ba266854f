import { fail, ok, type Result } from '../result.js';
import { expiryOf, harmless, isGood, type LoginAnswer, numberOf, odd, refusal, textOf, tokenOf } from './answers.js';
import type { DeviceFlow, Flow } from './flow.js';
import type { LoginFailure } from './login.js';

/** What a login brought. Secrets: for services only, which put them into the keyring. */
export type Granted = {
  readonly access: string;
  readonly refresh?: string;
  /** Epoch ms. */
  readonly expires?: number;
  /** Where the models are, as the server wrote it. */
  readonly resource?: string;
  readonly says?: string;
};

export type Polled =
  | { readonly kind: 'granted'; readonly granted: Granted }
  | { readonly kind: 'pending' }
  /** Five seconds more between two questions from now on. */
  | { readonly kind: 'slow down' }
  /** The server has troubles of its own; asked again later. */
  | { readonly kind: 'trouble'; readonly because: string }
  | { readonly kind: 'failed'; readonly why: LoginFailure };

/** The form that asks whether the person is done. */
export function pollFields(flow: DeviceFlow, deviceCode: string, verifier: string): Readonly<Record<string, string>> {
  return {
    grant_type: flow.grantType,
    client_id: flow.clientId,
    [flow.dialect === 'minimax' ? 'user_code' : 'device_code']: deviceCode,
    ...(flow.pkce ? { code_verifier: verifier } : {}),
  };
}

/**
 * Reads the answer to {@link pollFields}. Only what says so is asked again: an answer that is not understood may have been the one with
 * the tokens, and asking for them twice makes a careful server take them back.
 */
export function readPoll(flow: DeviceFlow, answer: LoginAnswer, asked: Asked): Polled {
  if (answer.status === 429 && textOf(answer.body, 'error') === undefined) return { kind: 'slow down' };
  if (answer.status >= 500) return { kind: 'trouble', because: `HTTP ${answer.status}` };
  return flow.dialect === 'minimax' ? readMinimax(flow, answer, asked) : readStandard(flow, answer, asked);
}

type Asked = { readonly now: number; readonly secrets: readonly string[] };

/** GitHub says 200 with an error in it, where the standard says 400. */
function readStandard(flow: DeviceFlow, answer: LoginAnswer, { now, secrets }: Asked): Polled {
  switch (textOf(answer.body, 'error')) {
    case 'authorization_pending':
      return { kind: 'pending' };
    case 'slow_down':
      return { kind: 'slow down' };
    case 'access_denied':
      return { kind: 'failed', why: { kind: 'denied' } };
    case 'expired_token':
      return { kind: 'failed', why: { kind: 'expired' } };
    case undefined:
      return polled(isGood(answer) ? readGrant(flow, answer, now) : fail(refusal(answer, secrets)));
    default:
      return { kind: 'failed', why: refusal(answer, secrets) };
  }
}

function readMinimax(flow: DeviceFlow, answer: LoginAnswer, { now, secrets }: Asked): Polled {
  if (!isGood(answer) || answer.body === undefined) return { kind: 'failed', why: refusedOrOdd(answer, secrets) };
  const { status } = answer.body;
  if (status === 'error') return { kind: 'failed', why: refusal(answer, secrets) };
  if (status !== 'success') return { kind: 'pending' };
  return polled(readGrant(flow, answer, now));
}

const refusedOrOdd = (answer: LoginAnswer, secrets: readonly string[]): LoginFailure =>
  isGood(answer) ? odd(answer, 'it is no JSON object') : refusal(answer, secrets);

const polled = (result: Result<Granted, LoginFailure>): Polled =>
  result.ok ? { kind: 'granted', granted: result.value } : { kind: 'failed', why: result.problem };

/** The tokens of a good answer; what the kind of profile needs has to be there. */
export function readGrant(flow: Flow, answer: LoginAnswer, now: number): Result<Granted, LoginFailure> {
  const { body } = answer;
  const { type } = flow.gives;
  const name = type === 'api_key' ? 'key' : 'access_token';
  const access = tokenOf(body, name);
  if (access === undefined) return fail(odd(answer, `it has no ${name}`));
  const refresh = tokenOf(body, 'refresh_token');
  const life = numberOf(body, flow.dialect === 'minimax' ? 'expired_in' : 'expires_in');
  if (type === 'oauth' && refresh === undefined) return fail(odd(answer, 'it has no refresh_token'));
  if (type === 'oauth' && life === undefined) return fail(odd(answer, 'it does not say when its token ends'));
  return ok({
    access,
    ...(refresh === undefined ? {} : { refresh }),
    ...(life === undefined ? {} : { expires: expiryOf(life, now) }),
    ...newsIn(body, refresh === undefined ? [access] : [access, refresh]),
  });
}

function newsIn(body: LoginAnswer['body'], secrets: readonly string[]): Pick<Granted, 'resource' | 'says'> {
  const resource = textOf(body, 'resource_url');
  const says = harmless(textOf(body, 'notification_message'), secrets);
  return { ...(resource === undefined ? {} : { resource }), ...(says === undefined ? {} : { says }) };
}
