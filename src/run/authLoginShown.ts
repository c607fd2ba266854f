import type { Keyring } from '../../services/keyring.js';
import { runLogin } from '../../services/logins/login.js';
import { FLOWS } from '../../state/domain/logins/flows.js';
import type { LoggedIn, LoginRequest, LoginStage } from '../../state/domain/logins/login.js';
import { loginFailureWords } from '../../state/domain/logins/words.js';
import { waitOf } from '../../state/domain/probe/words.js';
import type { Call } from '../commands/command.js';
import { EXIT, type ExitCode } from '../exitCodes.js';

export type Shown =
  | { readonly kind: 'done'; readonly login: LoggedIn }
  | { readonly kind: 'failed'; readonly exit: ExitCode };

/** Runs a login with its stages on stderr, and takes a pasted address where a person sits at the terminal. */
export async function logInShown(call: Call, keyring: Keyring, request: LoginRequest): Promise<Shown> {
  const { out, world, person } = call;
  const over = new AbortController();
  const signal = call.interrupt();
  const pasted = Promise.withResolvers<string>();
  let shown: LoginStage['kind'] | undefined;
  const onStage = (stage: LoginStage): void => {
    // The same code again: the server asked for patience.
    if (stage.kind === 'code' && shown === 'code')
      out.note(`${host(stage.url)} asks for patience: it is asked every ${stage.intervalSeconds} s from now on.`);
    else for (const text of linesOf(stage, world.now())) out.note(text);
    shown = stage.kind;
    if (stage.kind === 'browser') askForAddress(AbortSignal.any([signal, over.signal]));
  };
  const askForAddress = (until: AbortSignal): void => {
    if (!person.isThere()) return;
    const question = 'Where the browser cannot come back, paste the address that it ended at: ';
    person.askLine(question, until).then((line) => {
      if (line !== undefined && line.trim() !== '') pasted.resolve(line);
    }, pasted.reject);
  };
  const last = await runLogin(world, keyring, { request, onStage, signal, pasted: pasted.promise });
  over.abort();
  if (last.kind === 'done') return { kind: 'done', login: last.login };
  return { kind: 'failed', exit: tellFailure(call, request, last) };
}

function tellFailure({ out }: Call, { flow }: LoginRequest, last: LoginStage): ExitCode {
  if (last.kind !== 'failed') throw new Error(`a login ended as ${last.kind}`);
  const { says, next } = loginFailureWords(last.why, FLOWS[flow].label);
  out.note(last.why.kind === 'cancelled' ? says : `Error: ${says}`);
  if (next !== undefined) out.note(next);
  return last.why.kind === 'cancelled' ? EXIT.interrupted : EXIT.failed;
}

function linesOf(stage: LoginStage, now: number): readonly string[] {
  if (stage.kind === 'code') {
    const { url, fullUrl, code, qr, expiresAt } = stage;
    return [
      `Open this page of ${host(url)}, in any browser:\n  ${fullUrl ?? url}`,
      `The code there has to be: ${code}`,
      qr.join('\n'),
      `Waiting until it is approved; the code is good for ${waitOf(expiresAt - now)}. Ctrl-C cancels.`,
    ];
  }
  if (stage.kind !== 'browser') return [];
  const { url, port, ssh, qr, expiresAt } = stage;
  const tunnel = `It comes back to port ${port} of this machine. From another one, type there first:\n  ${ssh}`;
  return [
    `Open this page of ${host(url)}:\n  ${url}`,
    ...(ssh === undefined ? [] : [tunnel]),
    qr.join('\n'),
    `Waiting for it to come back for ${waitOf(expiresAt - now)}. Ctrl-C cancels.`,
  ];
}

const host = (url: string): string => new URL(url).host;
