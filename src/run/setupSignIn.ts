import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { LOCAL } from '../../state/domain/providers/local.js';
import { providerRow, providerRows } from '../../state/domain/providers/table.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { nearChoices } from '../../state/domain/setup/nearChoices.js';
import type { SetupProblem } from '../../state/domain/setup/setupProblem.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import { customSignIn, setupNote, signInAt, signInOf, signInsOf } from '../../state/domain/setup/signIns.js';
import type { Call } from '../commands/command.js';
import { SETUP_FLAGS } from '../commands/setupFlags.js';
import { nearest } from '../nearest.js';
import { refuseKeys } from './authWords.js';

/** Which way to sign in the flags mean: by OpenClaw's name of it, else the first of the provider that needs no login. */
export function signInAsked(call: Call, home: Home): Result<SignIn, SetupProblem> {
  const choice = call.value(SETUP_FLAGS.authChoice)?.trim();
  const provider = call.words[0] ?? call.value(SETUP_FLAGS.provider);
  const found = choice === undefined ? byProvider(call, home, provider) : byChoice(call, choice);
  const region = call.value(SETUP_FLAGS.region);
  return found.ok && region !== undefined ? ok(signInAt(found.value, region) ?? found.value) : found;
}

function byChoice({ out }: Call, choice: string): Result<SignIn, SetupProblem> {
  if (choice === customSignIn().choice) return ok(customSignIn());
  const found = signInOf(choice);
  if (found === undefined) return fail({ kind: 'unknown-choice', choice, near: nearChoices(choice) });
  if (found.renamedTo !== undefined)
    out.note(`OpenClaw does not take "${choice}" any more: it is "${found.renamedTo}" now. Going on with that.`);
  return ok(found.signIn);
}

function byProvider(call: Call, home: Home, text: string | undefined): Result<SignIn, SetupProblem> {
  const isPlaced = call.has(SETUP_FLAGS.baseUrl);
  if (text === undefined) return isPlaced ? ok(customSignIn()) : fail({ kind: 'setup-unnamed' });
  const provider = canonicalId(text);
  const ways = signInsOf(provider);
  // A key that goes to a neighbour is not what was asked for where the provider itself has a login.
  const [first] = ways;
  const way = ways.find(({ how, provider: whose }) => !isLogin(how) && whose === first?.provider) ?? first;
  if (way !== undefined) return ok(way);
  const note = setupNote(provider);
  const isOwn = isPlaced || home.providers.some(({ id, configured }) => configured && id === provider);
  if (isOwn && note === undefined) return ok(customSignIn());
  if (note !== undefined) return fail({ kind: 'no-setup', provider, note });
  return fail({ kind: 'unknown-setup', provider, ...near(provider, providerIds()) });
}

const isLogin = (how: SignIn['how']): boolean => how === 'login' || how === 'hand over';

const providerIds = (): readonly string[] => providerRows().map(([id]) => id);

function near(text: string, candidates: readonly string[]): { readonly near?: string } {
  const found = nearest(text, candidates);
  return found === undefined ? {} : { near: found };
}

/** Whoever takes the id of a provider for a server of their own sends all that was meant for the provider there. */
export function ownAsked({ words: [id = ''] }: Call): Result<SignIn, Problem> {
  const known = canonicalId(id);
  if (providerRow(known) === undefined || Object.hasOwn(LOCAL, known)) return ok(customSignIn());
  const message = `${known} is a provider that OpenClaw knows, and no id for an endpoint of your own: choose another one. To send its own requests elsewhere: pincer setup ${known} --base-url <url>`;
  return fail({ kind: 'usage', message });
}

/** What is written into the files and shown again is no place for a key. */
export const keysAmong = (call: Call): Result<never, Problem> | undefined =>
  refuseKeys(
    [...call.words, ...SHOWN.flatMap((flag) => call.values(flag))],
    'A set-up takes ids, names and addresses on the command line',
  );

const { authChoice, provider, region, api, model, alias, profileId, name, fromEnv } = SETUP_FLAGS;
const SHOWN = [authChoice, provider, region, api, model, alias, profileId, name, fromEnv];
