import type { DeviceFlow } from '../../state/domain/logins/flow.js';
import type { LoginFailure, LoginStage } from '../../state/domain/logins/login.js';
import { paceAfter, paceOf, pauseOf } from '../../state/domain/logins/pace.js';
import { base64Url, pkceOf, uuidOf } from '../../state/domain/logins/pkce.js';
import { readStart, type Started, startFields } from '../../state/domain/logins/startAnswer.js';
import { type Granted, type Polled, pollFields, readPoll } from '../../state/domain/logins/tokenAnswer.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { World } from '../world.js';
import { ask, FORM, form } from './ask.js';
import { startOpening } from './browser.js';
import type { LoginRun } from './loginRun.js';
import { qrOf } from './qr.js';

/**
 * Gets a code, shows it, and asks until the person typed it. Never more often than the server wants; and after the first success never
 * again, because a careful server takes the tokens back when their code comes a second time.
 */
export async function deviceLogin(
  world: World,
  flow: DeviceFlow,
  host: string,
  run: LoginRun,
): Promise<Result<Granted, LoginFailure>> {
  const { machine } = world;
  const pkce = pkceOf(machine.randomBytes(32));
  const state = base64Url(machine.randomBytes(16));
  const question = {
    url: `${host}${flow.start}`,
    type: FORM,
    body: form(startFields(flow, { pkce, state })),
    ...(flow.dialect === 'minimax' ? { requestId: uuidOf(machine.randomBytes(16)) } : {}),
  };
  const answer = await ask(world, question, run.signal);
  if (!answer.ok) return answer;
  const started = readStart(flow, answer.value, { state, host, now: world.now() });
  if (!started.ok) return started;
  const { userCode, url, fullUrl, expiresAt, intervalMs } = started.value;
  const page = fullUrl ?? url;
  const shown: Extract<LoginStage, { readonly kind: 'code' }> = {
    kind: 'code',
    code: userCode,
    url,
    ...(fullUrl === undefined ? {} : { fullUrl }),
    expiresAt,
    qr: await qrOf(page),
    intervalSeconds: Math.round(intervalMs / 1000),
  };
  run.onStage(shown);
  const stopOpening = startOpening(world, page, run);
  try {
    return await untilTyped(world, { flow, host, verifier: pkce.verifier, shown }, started.value, run);
  } finally {
    await stopOpening();
  }
}

type Waiting = {
  readonly flow: DeviceFlow;
  readonly host: string;
  readonly verifier: string;
  readonly shown: Extract<LoginStage, { readonly kind: 'code' }>;
};

async function untilTyped(
  world: World,
  waiting: Waiting,
  { intervalMs, expiresAt, deviceCode }: Started,
  run: LoginRun,
): Promise<Result<Granted, LoginFailure>> {
  let pace = paceOf(intervalMs);
  for (;;) {
    const pause = pauseOf(pace);
    const left = expiresAt - world.now();
    await world.machine.wait(Math.max(0, Math.min(pause, left)), run.signal);
    if (run.signal.aborted) return fail({ kind: 'cancelled' });
    // The time that is left is too short for another question.
    if (left <= pause) return fail(pace.lost ?? { kind: 'expired' });
    const heard = await poll(world, waiting, deviceCode, run.signal);
    if (heard.kind === 'granted') return ok(heard.granted);
    if (heard.kind === 'failed') return fail(heard.why);
    pace = paceAfter(pace, heard);
    if (heard.kind === 'slow down')
      run.onStage({ ...waiting.shown, intervalSeconds: Math.round(pace.intervalMs / 1000) });
  }
}

type Heard = Exclude<Polled, { readonly kind: 'trouble' }> | { readonly kind: 'lost'; readonly why: LoginFailure };

async function poll(
  world: World,
  { flow, host, verifier }: Waiting,
  deviceCode: string,
  signal: AbortSignal,
): Promise<Heard> {
  const body = form(pollFields(flow, deviceCode, verifier));
  const answer = await ask(world, { url: `${host}${flow.poll}`, type: FORM, body }, signal);
  if (!answer.ok) {
    const isGone = answer.problem.kind === 'unreachable';
    return isGone ? { kind: 'lost', why: answer.problem } : { kind: 'failed', why: answer.problem };
  }
  const polled = readPoll(flow, answer.value, { now: world.now(), secrets: [deviceCode, verifier] });
  if (polled.kind !== 'trouble') return polled;
  return { kind: 'lost', why: { kind: 'unreachable', host: answer.value.host, because: polled.because } };
}
