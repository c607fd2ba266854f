import type { LoginTokens } from '../../state/domain/auth/profileChange.js';
import { hostOf, modelsAt, overrideName } from '../../state/domain/logins/addresses.js';
import { harmless } from '../../state/domain/logins/answers.js';
import type { Flow } from '../../state/domain/logins/flow.js';
import { FLOWS } from '../../state/domain/logins/flows.js';
import type { LoggedIn, LoginRequest, LoginStage } from '../../state/domain/logins/login.js';
import type { Granted } from '../../state/domain/logins/tokenAnswer.js';
import type { Keyring } from '../keyring.js';
import type { World } from '../world.js';
import { codeLogin } from './codeLogin.js';
import { deviceLogin } from './deviceLogin.js';
import type { LoginRun } from './loginRun.js';

/** Logs in, and puts what came of it into the keyring. The last stage is `done` or `failed`; it is told and returned. */
export const runLogin = (world: World, keyring: Keyring, run: LoginRun): Promise<LoginStage> =>
  runFlow(world, keyring, FLOWS[run.request.flow], run);

/** The same for any flow. @public */
export async function runFlow(world: World, keyring: Keyring, flow: Flow, run: LoginRun): Promise<LoginStage> {
  const { region } = run.request;
  const host = hostOf(flow, region, world.env[overrideName(run.request.flow)]);
  run.onStage({ kind: 'starting' });
  const result =
    flow.kind === 'device' ? await deviceLogin(world, flow, host, run) : await codeLogin(world, flow, host, run);
  const last: LoginStage = result.ok
    ? { kind: 'done', login: loggedIn(keyring, flow, { region, host }, result.value) }
    : { kind: 'failed', why: run.signal.aborted ? { kind: 'cancelled' } : result.problem };
  run.onStage(last);
  return last;
}

/** What a login will bring if all goes well, without its tokens: for showing beforehand what will be written. */
export function foreseenLogin(world: World, keyring: Keyring, { flow: name, region }: LoginRequest): LoggedIn {
  const flow = FLOWS[name];
  const host = hostOf(flow, region, world.env[overrideName(name)]);
  const tokens = { access: 'not-logged-in-yet', refresh: 'not-logged-in-yet' };
  const expires = flow.gives.type === 'oauth' ? { expires: world.now() } : {};
  return loggedIn(keyring, flow, { region, host }, { ...tokens, ...expires });
}

function loggedIn(
  keyring: Keyring,
  flow: Flow,
  where: { readonly region: string | undefined; readonly host: string },
  { access, refresh, expires, resource, says }: Granted,
): LoggedIn {
  const { type, profileId } = flow.gives;
  const models = modelsAt(flow, where, resource);
  const told = [says, notTaken(models?.refused, flow.label)].filter((text) => text !== undefined).join(' ');
  return {
    handle: keyring.hold(type === 'oauth' && refresh !== undefined ? tokensText({ access, refresh }) : access),
    type,
    profileId,
    ...(expires === undefined ? {} : { expires }),
    ...(models === undefined ? {} : { baseUrl: models.baseUrl }),
    ...(told === '' ? {} : { says: told }),
  };
}

const tokensText = (tokens: LoginTokens): string => JSON.stringify(tokens);

const notTaken = (host: string | undefined, label: string): string | undefined =>
  host === undefined
    ? undefined
    : `The server names ${harmless(host) ?? 'another host'} as the place of its models; that is no host of ${label} that Pincer knows, and was not taken over.`;
