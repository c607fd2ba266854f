import { methodOf } from '../../state/domain/logins/handOver.js';
import type { Problem } from '../../state/domain/problem.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { nearChoices } from '../../state/domain/setup/nearChoices.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import { signInAt, signInOf, signInsOf } from '../../state/domain/setup/signIns.js';
import type { Call } from '../commands/command.js';
import { LOGIN_FLAGS } from '../commands/loginFlags.js';

const isLogin = ({ how }: SignIn): boolean => how === 'login' || how === 'hand over';

/** Which login the words and flags mean. One that Pincer does not know may be of a plugin, and OpenClaw's to know. */
export function loginAsked(call: Call): Result<SignIn, Problem> {
  const choice = call.value(LOGIN_FLAGS.authChoice)?.trim();
  const provider = call.words[0] ?? call.value(LOGIN_FLAGS.provider);
  if (choice === undefined && provider === undefined)
    return usage(
      'Say which provider to log in to. Pincer does it by itself for minimax-portal, qwen-portal, github-copilot and openrouter, and OpenClaw for others: pincer auth login <provider>',
    );
  const found = choice === undefined ? byProvider(call, canonicalId(provider ?? '')) : byChoice(choice);
  const region = call.value(LOGIN_FLAGS.region);
  return found.ok && region !== undefined ? ok(signInAt(found.value, region) ?? found.value) : found;
}

function byChoice(choice: string): Result<SignIn, Problem> {
  const found = signInOf(choice);
  if (found === undefined) return fail({ kind: 'unknown-choice', choice, near: nearChoices(choice) });
  return isLogin(found.signIn) ? ok(found.signIn) : usage(noLogin(choice, found.signIn.provider));
}

function byProvider(call: Call, id: string): Result<SignIn, Problem> {
  const method = call.value(LOGIN_FLAGS.method) ?? (call.has(LOGIN_FLAGS.deviceCode) ? 'device-code' : undefined);
  const all = signInsOf(id);
  const ways = all.filter(isLogin);
  if (ways.length === 0 && all.length > 0) return elsewhere(call, id);
  const way = ways.find(({ choice }) => method === undefined || isMeant(choice, method)) ?? unknownWay(ways, id);
  if (way !== undefined) return ok(way);
  const known = ways.flatMap(({ choice }) => methodOf(choice) ?? []);
  return usage(`${id} has no login "${method}". It has: ${known.join(', ')}.`);
}

/** OpenClaw's `device` and `device-code` are the same to a person. */
const isMeant = (choice: string, method: string): boolean => {
  const known = methodOf(choice) ?? (choice === 'qwen-portal' ? 'device' : undefined);
  return known === method || (known === 'device' && method === 'device-code');
};

/** A provider of a plugin that Pincer has never heard of: OpenClaw says whether it can log in. */
const unknownWay = (ways: readonly SignIn[], id: string): SignIn | undefined =>
  ways.length > 0
    ? undefined
    : { choice: '', label: id, how: 'hand over', provider: id, profiles: [], env: [], regions: [], writesBlock: false };

/** MiniMax and Qwen have their logins under a name of their own. */
function elsewhere({ out }: Call, id: string): Result<SignIn, Problem> {
  const [portal] = signInsOf(`${id}-portal`).filter(isLogin);
  if (portal === undefined) return usage(noLogin(id, id));
  out.note(`${id} itself takes keys; logging in to ${portal.provider}.`);
  return ok(portal);
}

const noLogin = (what: string, provider: string): string =>
  `${what} is no login: it takes a key or a token. Give it with: pincer auth paste-api-key --provider ${provider}`;

const usage = (message: string): Result<never, Problem> => fail({ kind: 'usage', message });
