import type { Action } from '../../state/domain/action.js';
import { cleanPasted } from '../../state/domain/auth/pasted.js';
import { profileIdProblem } from '../../state/domain/auth/profileId.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import { redactLine } from '../../state/domain/masking/looseSpans.js';
import type { Problem } from '../../state/domain/problem.js';
import { providerId } from '../../state/domain/providers/aliases.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { readSurroundings } from '../home/environment.js';
import { createReader } from '../home/reader.js';
import type { Keyring } from '../keyring.js';
import type { Made } from '../operations/makeChanges.js';
import type { Program, ProgramEnd, World } from '../world.js';

type ProfileAction = Extract<Action, { readonly kind: 'profile' }>;

/** Which command of OpenClaw's would do it. Problems: `no-command-for-it`, `secret-gone`, `not-a-secret`, `profile-id`, `nix-mode`. */
export function previewThrough(
  world: World,
  home: Home,
  asked: ProfileAction,
  keyring: Keyring,
): Result<Preview, Problem> {
  const meant = commandFor(world, home, asked, keyring);
  if (!meant.ok) return meant;
  return ok({ files: [], notices: [{ kind: 'through-openclaw', command: shown(meant.value), needsYes: false }] });
}

/** Runs it, a secret on its stdin. Problems: also `openclaw-missing`, `openclaw-failed`. */
export async function doThrough(
  world: World,
  home: Home,
  asked: ProfileAction,
  keyring: Keyring,
): Promise<Result<Made, Problem>> {
  const meant = commandFor(world, home, asked, keyring);
  if (!meant.ok) return meant;
  const { args, secret = '' } = meant.value;
  const program: Program = {
    command: 'openclaw',
    args,
    env: await homeIn(world, home),
    stdio: { stdin: secret === '' ? '' : `${secret}\n` },
    timeoutMs: PATIENCE_MS,
    signal: new AbortController().signal,
  };
  const failure = failureOf(await world.machine.run(program), meant.value);
  return failure === undefined ? ok({ files: [], warnings: [], written: true, mergedOver: false }) : fail(failure);
}

/** One call takes some ten seconds, and may wait for a lock. */
const PATIENCE_MS = 120_000;

type Command = { readonly args: readonly string[]; readonly secret?: string };

const shown = ({ args, secret }: Command): string =>
  `openclaw ${args.join(' ')}${secret === undefined ? '' : ' (the secret on its stdin)'}`;

function commandFor(
  world: World,
  home: Home,
  { change, agent }: ProfileAction,
  keyring: Keyring,
): Result<Command, Problem> {
  if (world.env.OPENCLAW_NIX_MODE === '1') return fail({ kind: 'nix-mode', place: { file: home.paths.config } });
  const named = agent ?? (home.paths.agentNamed ? home.paths.agentId : undefined);
  const forAgent = named === undefined ? [] : ['--agent', named];
  const refuse = (what: string, next: string): Result<never, Problem> =>
    fail({ kind: 'no-command-for-it', what, version: home.dialect.version, next });
  switch (change.kind) {
    case 'add':
      return pasting(world, { change, forAgent, refuse }, keyring);
    case 'order':
      return ordering({ change, forAgent, refuse });
    case 'remove': {
      const wrong = profileIdProblem(change.id);
      return wrong === undefined ? ok({ args: [...AUTH, 'logout', ...forAgent, change.id, '--yes'] }) : fail(wrong);
    }
    case 'rename':
      return refuse('rename a profile', 'Add it under the new name, and remove the old one.');
    case 'clear rest':
      return refuse('end a rest', 'Signing in again with `openclaw models auth login` ends those of a provider.');
  }
}

const AUTH = ['models', 'auth'] as const;

type Ordering = Omit<Pasting, 'change'> & {
  readonly change: Extract<ProfileAction['change'], { readonly kind: 'order' }>;
};

function ordering({ change, forAgent, refuse }: Ordering): Result<Command, Problem> {
  const { order } = change;
  const provider = providerId(change.provider);
  if (change.in === 'config') return refuse('order profiles in the config', 'An order of the agent can be set.');
  if (order === undefined) return ok({ args: [...AUTH, 'order', 'clear', '--provider', provider, ...forAgent] });
  const wrong = order.map(profileIdProblem).find((problem) => problem !== undefined);
  if (wrong !== undefined || order.length === 0) return fail(wrong ?? { kind: 'order-empty', provider });
  return ok({ args: [...AUTH, 'order', 'set', '--provider', provider, ...forAgent, ...order] });
}

type Pasting = {
  readonly change: Extract<ProfileAction['change'], { readonly kind: 'add' }>;
  readonly forAgent: readonly string[];
  readonly refuse: (what: string, next: string) => Result<never, Problem>;
};

function pasting({ now }: World, { change, forAgent, refuse }: Pasting, keyring: Keyring): Result<Command, Problem> {
  const { profile } = change;
  const { id, type, secret, expires } = profile;
  if (type === 'oauth') return refuse('take over a login', 'Run `openclaw models auth login` for it.');
  if (secret.kind === 'env') return refuse('store a reference to a variable', 'Store the key itself with --copy.');
  if (profile.metadata !== undefined || profile.email !== undefined || profile.displayName !== undefined)
    return refuse('store more than a key', 'Leave out what is beside the key.');
  const wrong = profileIdProblem(id);
  if (wrong !== undefined) return fail(wrong);
  const held = keyring.open(secret.handle);
  if (held === undefined) return fail({ kind: 'secret-gone' });
  const provider = providerId(profile.provider);
  const text = cleanPasted(provider, type, held.open());
  if (text === '') return fail({ kind: 'not-a-secret', message: 'Required' });
  const kind = type === 'token' ? 'paste-token' : 'paste-api-key';
  const ends = type === 'token' && expires !== undefined ? ['--expires-in', `${Math.max(0, expires - now())}ms`] : [];
  return ok({
    args: [...AUTH, kind, '--provider', provider, '--profile-id', id, ...ends, ...forAgent],
    secret: text,
  });
}

/** The same home as the one that was read, wherever the command line put it. */
async function homeIn(world: World, { paths }: Home): Promise<Readonly<Record<string, string>>> {
  const { homeDir, cwd } = world.process;
  const { base } = await readSurroundings(createReader(world.files), { homeDir, cwd }, world.env);
  return {
    ...(base.config === paths.config ? {} : { OPENCLAW_CONFIG_PATH: paths.config }),
    ...(base.stateDir === paths.stateDir ? {} : { OPENCLAW_STATE_DIR: paths.stateDir }),
  };
}

function failureOf(end: ProgramEnd, meant: Command): Problem | undefined {
  const command = shown(meant);
  switch (end.kind) {
    case 'missing':
      return { kind: 'openclaw-missing', command };
    case 'timeout':
      return { kind: 'openclaw-failed', command, how: `did not end within ${PATIENCE_MS / 1000} s` };
    case 'cancelled':
      return { kind: 'openclaw-failed', command, how: 'was interrupted' };
    case 'failed':
      return { kind: 'openclaw-failed', command, how: `could not be started (${end.code})` };
    case 'ended': {
      if (end.code === 0) return undefined;
      const said = lastLine(end.stderr, meant) ?? lastLine(end.stdout, meant);
      const how = `ended with ${end.code}`;
      return { kind: 'openclaw-failed', command, how, ...(said === undefined ? {} : { said }) };
    }
  }
}

function lastLine(text: string, { secret }: Command): string | undefined {
  const line = text
    .split('\n')
    .map((one) => one.trim())
    .findLast((one) => one !== '');
  if (line === undefined) return undefined;
  return redactLine(secret === undefined ? line : line.replaceAll(secret, '[secret]')).slice(0, 300);
}
