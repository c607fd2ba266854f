import { isGood, refusal } from '../../state/domain/logins/answers.js';
import {
  authorizeUrl,
  type Callback,
  callbackOf,
  isAnswer,
  readCallback,
  readPasted,
  redeemBody,
} from '../../state/domain/logins/callback.js';
import type { CodeFlow } from '../../state/domain/logins/flow.js';
import type { LoginFailure } from '../../state/domain/logins/login.js';
import { base64Url, type Pkce, pkceOf } from '../../state/domain/logins/pkce.js';
import { sshLine } from '../../state/domain/logins/remote.js';
import { type Granted, readGrant } from '../../state/domain/logins/tokenAnswer.js';
import { fail, type Result } from '../../state/domain/result.js';
import type { Listener, World } from '../world.js';
import { ask } from './ask.js';
import { startOpening } from './browser.js';
import type { LoginRun } from './loginRun.js';
import { qrOf } from './qr.js';

/** How long the page is waited for. Codes themselves are good for a minute or so once they are given. In ms. */
const PATIENCE_MS = 10 * 60_000;

/** Opens a page and waits until it comes back to a port of this machine, or until its address is pasted; then redeems the code. */
export async function codeLogin(
  world: World,
  flow: CodeFlow,
  host: string,
  run: LoginRun,
): Promise<Result<Granted, LoginFailure>> {
  const pkce = pkceOf(world.machine.randomBytes(32));
  const state = base64Url(world.machine.randomBytes(16));
  const listener = (await listen(world, flow, state, flow.port)) ?? (await listen(world, flow, state, 0));
  if (listener === undefined) return fail({ kind: 'no-port' });
  const callback = callbackOf(flow, state, listener.port);
  try {
    const code = await codeFrom(world, { flow, host, callback, pkce, listener }, run);
    return code.ok ? await redeem(world, { flow, host, callback, pkce }, code.value, run.signal) : code;
  } finally {
    listener.close();
  }
}

function listen(world: World, flow: CodeFlow, state: string, port: number): Promise<Listener | undefined> {
  const callback = callbackOf(flow, state, port);
  return world.machine.listen({
    port,
    path: callback.path,
    page: (query) => {
      if (!isAnswer(flow, callback, query))
        return { status: 400, text: 'This does not belong to a login of Pincer.\n' };
      return query['error'] === undefined
        ? { status: 200, text: 'Pincer has the answer. You can close this page and go back to the terminal.\n' }
        : { status: 200, text: 'The login was not approved. You can close this page and go back to the terminal.\n' };
    },
  });
}

type Known = { readonly flow: CodeFlow; readonly host: string; readonly callback: Callback; readonly pkce: Pkce };

async function codeFrom(
  world: World,
  { flow, host, callback, pkce, listener }: Known & { readonly listener: Listener },
  run: LoginRun,
): Promise<Result<string, LoginFailure>> {
  const url = authorizeUrl(flow, host, callback, pkce);
  run.onStage({
    kind: 'browser',
    url,
    port: listener.port,
    ...(run.request.isRemote ? { ssh: sshLine(world.env, listener.port) } : {}),
    expiresAt: world.now() + PATIENCE_MS,
    qr: await qrOf(url),
  });
  const over = new AbortController();
  const signal = AbortSignal.any([run.signal, over.signal]);
  const stopOpening = startOpening(world, url, run);
  const answered = listener.answer.then((query) =>
    query === undefined
      ? fail<LoginFailure>({ kind: 'cancelled' })
      : readCallback(flow, callback, query, new URL(host).host),
  );
  const pasted = run.pasted.then((text) => readPasted(flow, callback, text, new URL(host).host));
  const late = world.machine
    .wait(PATIENCE_MS, signal)
    .then(() => fail<LoginFailure>({ kind: run.signal.aborted ? 'cancelled' : 'expired' }));
  const first = await Promise.race([answered, pasted, late]);
  over.abort();
  await stopOpening();
  return first;
}

async function redeem(
  world: World,
  { flow, host, callback, pkce }: Known,
  code: string,
  signal: AbortSignal,
): Promise<Result<Granted, LoginFailure>> {
  const url = `${host}${flow.token}`;
  // Once: a code that is sent twice makes a careful server take back what it gave for it.
  const answer = await ask(world, { url, ...redeemBody(flow, callback, code, pkce) }, signal);
  if (!answer.ok) return answer;
  if (!isGood(answer.value)) return fail(refusal(answer.value, [code, pkce.verifier]));
  return readGrant(flow, answer.value, world.now());
}
