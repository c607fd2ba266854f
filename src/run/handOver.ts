import { readHome } from '../../services/operations/readHome.js';
import type { Home } from '../../state/domain/home.js';
import { handOverArgs } from '../../state/domain/logins/handOver.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { LOGIN_FLAGS } from '../commands/loginFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed } from './home.js';
import { homeOptions } from './homeOptions.js';

/** A login takes as long as a person does. In ms. */
const PATIENCE_MS = 30 * 60_000;

/** Gives the terminal to OpenClaw's own login, and tells what came of it. */
export async function handOver(call: Call, home: Home, signIn: SignIn): Promise<ExitCode> {
  const { out, world, person } = call;
  const args = handOverArgs(signIn, wishesOf(call));
  const command = `openclaw ${args.join(' ')}`;
  if (call.has(FLAGS.dryRun)) {
    out.note(`Dry run: nobody was logged in. The terminal would be given to: ${command}`);
    return EXIT.done;
  }
  // OpenClaw's words, to which it would come anyway.
  if (!person.isThere())
    return failed(out, {
      kind: 'usage',
      message:
        'models auth login requires an interactive TTY. In automation, use openclaw models auth paste-token --provider <provider> when token auth is available.',
    });
  out.note(`The login of ${signIn.provider} is OpenClaw's: ${command}`);
  const end = await world.machine.run({
    command: 'openclaw',
    args,
    env: { OPENCLAW_STATE_DIR: home.paths.stateDir, OPENCLAW_CONFIG_PATH: home.paths.config },
    stdio: 'terminal',
    timeoutMs: PATIENCE_MS,
    // Ctrl-C is OpenClaw's as long as it has the terminal.
    signal: new AbortController().signal,
  });
  switch (end.kind) {
    case 'ended':
      return end.code === 0
        ? tellLogin(call, home, signIn)
        : ended(call, `${command} ended with exit code ${end.code}.`);
    case 'missing':
      return ended(
        call,
        `This login needs the openclaw command, which is not on PATH. Install it with: npm install -g openclaw\nThen: ${command}`,
      );
    case 'failed':
      return ended(call, `openclaw could not be started (${end.code}).`);
    default:
      return ended(call, `${command} did not end within half an hour, and was ended.`);
  }
}

function wishesOf(call: Call) {
  const [agent, profileId] = [call.value(LOGIN_FLAGS.agent), call.value(LOGIN_FLAGS.profileId)];
  const method = call.value(LOGIN_FLAGS.method) ?? (call.has(LOGIN_FLAGS.deviceCode) ? 'device-code' : undefined);
  return {
    ...(agent === undefined ? {} : { agent }),
    ...(method === undefined ? {} : { method }),
    ...(profileId === undefined ? {} : { profileId }),
    setDefault: call.has(LOGIN_FLAGS.setDefault),
  };
}

function ended({ out }: Call, says: string): ExitCode {
  out.note(says);
  return EXIT.failed;
}

/** Which profiles are there now that were not, or end later than they did. */
async function tellLogin(call: Call, before: Home, { provider }: SignIn): Promise<ExitCode> {
  const options = homeOptions(call);
  // They were right when the command began.
  if (!options.ok) throw new Error(options.problem.says);
  const { home } = await readHome(call.world, options.value);
  const known = new Map(before.auth.profiles.map(({ profileId, expiresAt }) => [profileId, expiresAt]));
  const fresh = home.auth.profiles.filter(
    ({ profileId, expiresAt }) => !known.has(profileId) || known.get(profileId) !== expiresAt,
  );
  if (call.has(FLAGS.json)) call.out.json({ provider, profiles: fresh.map(({ profileId }) => profileId) });
  else if (fresh.length > 0)
    call.out.lines([`Logged in by OpenClaw: ${fresh.map(({ profileId }) => profileId).join(', ')}`]);
  else call.out.note(`openclaw ended without an error, and no profile of ${provider} is new.`);
  return EXIT.done;
}
