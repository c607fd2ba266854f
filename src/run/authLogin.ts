import { createKeyring, type Keyring } from '../../services/keyring.js';
import { foreseenLogin } from '../../services/logins/login.js';
import { doAction, previewAction } from '../../services/operations/act.js';
import type { Action } from '../../state/domain/action.js';
import { rulesOf } from '../../state/domain/dialectRules.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import { FLOWS } from '../../state/domain/logins/flows.js';
import type { LoggedIn, LoginRequest } from '../../state/domain/logins/login.js';
import { isRemoteSession } from '../../state/domain/logins/remote.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import { buildSetup, targetOf } from '../../state/domain/setup/buildSetup.js';
import type { Setup } from '../../state/domain/setup/setup.js';
import type { LoginFlow, SignIn } from '../../state/domain/setup/signIn.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { LOGIN_FLAGS } from '../commands/loginFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { actedJson, tellShown } from './action.js';
import { loginAsked } from './authLoginAsked.js';
import { logInShown } from './authLoginShown.js';
import { notePreview, tellNotices } from './changes.js';
import { handOver } from './handOver.js';
import { failed, withHome } from './home.js';
import { modelsAsked } from './setupModels.js';
import { tellSetUp } from './setupTell.js';

/** `pincer auth login`. */
export const logIn = (call: Call): Promise<ExitCode> =>
  withHome(call, async (home) => {
    const asked = loginAsked(call);
    if (!asked.ok) return failed(call.out, asked.problem);
    const signIn = asked.value;
    // A store that others must not write is written by OpenClaw, which then has to log in as well.
    const isOwn = signIn.flow !== undefined && rulesOf(home.dialect.version).storesJson;
    return isOwn ? byPincer(call, home, { ...signIn, flow: signIn.flow }) : handOver(call, home, signIn);
  });

type Way = SignIn & { readonly flow: LoginFlow };

/** Shows what will be written, asks, logs in, writes, and asks the provider whether it works. */
async function byPincer(asked: Call, home: Home, way: Way): Promise<ExitCode> {
  const signal = asked.interrupt();
  const call = { ...asked, interrupt: () => signal };
  const keyring = createKeyring();
  const request = requestFor(call, way);
  const foreseen = setupOf(call, home, way, foreseenLogin(call.world, keyring, request));
  if (!foreseen.ok) return failed(call.out, foreseen.problem);
  const preview = await previewAction(call.world, home, actionOf(foreseen.value), keyring);
  if (!preview.ok) return failed(call.out, preview.problem);
  if (call.has(FLAGS.dryRun)) return tellDry(call, home, preview.value);
  if (!(await isAgreed(call, home, way, preview.value))) return EXIT.failed;
  const last = await logInShown(call, keyring, request);
  if (last.kind !== 'done') return last.exit;
  return write(call, home, way, { login: last.login, keyring });
}

function requestFor(call: Call, way: Way): LoginRequest {
  const region = call.value(LOGIN_FLAGS.region) ?? way.regions[0]?.id;
  return {
    flow: way.flow,
    provider: way.provider,
    ...(region === undefined ? {} : { region }),
    openBrowser: !call.has(LOGIN_FLAGS.noBrowser),
    isRemote: isRemoteSession(call.world.env),
  };
}

const actionOf = (setup: Setup): Action => ({ kind: 'set up', setup });

function setupOf(call: Call, home: Home, signIn: Way, login: LoggedIn): Result<Setup, Problem> {
  const region = call.value(LOGIN_FLAGS.region);
  const profileId = call.value(LOGIN_FLAGS.profileId);
  const answers = {
    signIn,
    ...(region === undefined ? {} : { region }),
    ...(profileId === undefined ? {} : { profileId }),
    key: { kind: 'login', login } as const,
    models: [],
  };
  const target = targetOf(home, answers);
  if (!target.ok) return target;
  const { provider, endpoint } = target.value;
  const models = modelsAsked(call, { home, signIn, provider, baseUrl: endpoint?.baseUrl, found: [] });
  return models.ok ? buildSetup(home, { ...answers, models: models.value }) : models;
}

function tellDry(call: Call, home: Home, preview: Preview): ExitCode {
  const acted = { kind: 'shown', preview } as const;
  if (call.has(FLAGS.json)) call.out.json(actedJson(acted));
  else tellShown(call, home, preview);
  call.out.note('Nobody was logged in: the tokens and their end are those of the login.');
  return EXIT.done;
}

/** The diff, what a person may not expect of it, and their word. Nobody logs in for what is not going to be written. */
async function isAgreed(call: Call, home: Home, { flow }: Way, preview: Preview): Promise<boolean> {
  const { out, person } = call;
  notePreview(out, home, preview);
  tellNotices(out, home, preview.notices);
  if (call.has(FLAGS.yes)) return true;
  if (!person.isThere()) {
    if (!preview.notices.some(({ needsYes }) => needsYes)) return true;
    out.note('Nothing was written, and nobody logged in. Repeat it with --yes to accept this.');
    return false;
  }
  const said = await person.askLine(`Log in to ${FLOWS[flow].label} and write this? [y/N] `, call.interrupt());
  if (/^y(es)?$/i.test(said?.trim() ?? '')) return true;
  out.note('Nothing was written, and nobody logged in.');
  return false;
}

type Brought = { readonly login: LoggedIn; readonly keyring: Keyring };

async function write(call: Call, home: Home, way: Way, { login, keyring }: Brought): Promise<ExitCode> {
  if (login.says !== undefined) call.out.note(`${FLOWS[way.flow].label}: ${login.says}`);
  const made = await written(call, home, setupOf(call, home, way, login), keyring);
  if (!made.ok) return failed(call.out, made.problem);
  const { setup, ...acted } = made.value;
  return tellSetUp(call, { home, setup, acted, trial: undefined });
}

async function written(call: Call, home: Home, setup: Result<Setup, Problem>, keyring: Keyring) {
  if (!setup.ok) return setup;
  const action = actionOf(setup.value);
  const preview = await previewAction(call.world, home, action, keyring);
  if (!preview.ok) return preview;
  const made = await doAction(call.world, home, action, call.name, keyring);
  return made.ok ? ok({ kind: 'made', setup: setup.value, preview: preview.value, made: made.value } as const) : made;
}
