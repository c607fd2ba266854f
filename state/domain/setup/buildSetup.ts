import type { NewProfile } from '../auth/profileChange.js';
import { originOf } from '../config/localHost.js';
import type { Home } from '../home.js';
import type { ProbeKind } from '../probe.js';
import { envNamesFor } from '../providers/credentialEnv.js';
import { providerRow } from '../providers/table.js';
import { fail, ok, type Result } from '../result.js';
import { isVariableName, variableNames } from '../secrets/variableNames.js';
import type { Answers, KeyAnswer } from './answers.js';
import { wholeBaseUrl } from './baseUrls.js';
import { customId } from './customId.js';
import { routed, takesRouting } from './routing.js';
import type { Endpoint, Setup, SetupCredential } from './setup.js';
import type { SetupNeed, SetupProblem } from './setupProblem.js';
import type { Region, SignIn } from './signIn.js';
import type { Trial } from './trial.js';

/** What the answers make, for the planner. The wizard and `pincer setup` both end here, so that they write the same. */
export function buildSetup(home: Home, answers: Answers): Result<Setup, SetupProblem> {
  const target = targetOf(home, answers);
  if (!target.ok) return target;
  const { provider, endpoint, isSaid } = target.value;
  const credential = credentialOf(answers, target.value);
  if (!credential.ok) return credential;
  const writes = isSaid || credential.value.kind === 'config';
  if (writes && endpoint === undefined) return needs(provider, 'base-url');
  const { signIn, models, hosts = [] } = answers;
  return ok({
    provider,
    ...(signIn.how === 'custom' ? {} : { choice: signIn.choice }),
    credential: credential.value,
    ...(writes && endpoint !== undefined ? { endpoint } : {}),
    models: hosts.length > 0 && takesRouting(provider) ? routed(models, hosts) : models,
    ...(signIn.plugin === undefined ? {} : { plugin: signIn.plugin }),
  });
}

/** The question to ask before anything is written. `model` for a completion. */
export function buildTrial(
  home: Home,
  answers: Answers,
  probe: ProbeKind,
  model?: string,
): Result<Trial, SetupProblem> {
  const target = targetOf(home, answers);
  if (!target.ok) return target;
  const { provider, endpoint } = target.value;
  if (endpoint === undefined) return needs(provider, 'base-url');
  return ok({ provider, ...endpoint, key: trialKey(answers.key), probe, ...(model === undefined ? {} : { model }) });
}

/** Who is set up, and where it is. */
export type Target = {
  readonly provider: string;
  /** Undefined: nothing that Pincer knows says where it is; OpenClaw may. */
  readonly endpoint: Endpoint | undefined;
  /** It differs from what OpenClaw would take, or OpenClaw takes none: it is written. */
  readonly isSaid: boolean;
};

/** Also for showing the effective host while the answers are still being given. */
export function targetOf(home: Home, answers: Answers): Result<Target, SetupProblem> {
  const { signIn } = answers;
  const region = signIn.regions.find(({ id }) => id === answers.region);
  if (answers.region !== undefined && region === undefined) return unknownRegion(answers, answers.region);
  const typed = answers.baseUrl === undefined ? undefined : wholeBaseUrl(answers.baseUrl);
  const wrong = typed === undefined ? undefined : wrongUrl(typed);
  if (wrong !== undefined) return fail(wrong);
  const said = typed ?? loginUrl(answers.key) ?? region?.baseUrl;
  const provider = signIn.how === 'custom' ? customId(home, said ?? '', answers.id) : signIn.provider;
  if (provider === undefined) return needs(answers.id ?? '', 'id');
  if (signIn.how === 'custom' && said === undefined) return needs(provider, 'base-url');
  return endpointOf(home, answers, { provider, said, region });
}

function unknownRegion({ signIn, id }: Answers, region: string): Result<never, SetupProblem> {
  const known = signIn.regions.map((one) => one.id);
  return fail({
    kind: 'unknown-region',
    provider: signIn.provider || (id ?? 'An endpoint of your own'),
    region,
    known,
  });
}

type Where = { readonly provider: string; readonly said: string | undefined; readonly region: Region | undefined };

function endpointOf(home: Home, answers: Answers, where: Where): Result<Target, SetupProblem> {
  const { signIn } = answers;
  const { provider } = where;
  const { baseUrl, usual } = urlOf(home, signIn, where);
  const isServer = signIn.how === 'custom' || signIn.how === 'none';
  const isSaid = isServer || signIn.writesBlock || answers.api !== undefined || (baseUrl ?? usual) !== usual;
  if (baseUrl === undefined && !isSaid) return ok({ provider, endpoint: undefined, isSaid });
  if (baseUrl === undefined) return needs(provider, 'base-url');
  // Where it is differs from person to person.
  if (baseUrl.includes('{')) return fail({ kind: 'setup-needs', provider, what: 'base-url', pattern: baseUrl });
  const api = answers.api ?? usualApi(home, signIn, where);
  if (api === undefined) return needs(provider, 'api');
  const { authHeader } = signIn;
  return ok({ provider, endpoint: { baseUrl, api, ...(authHeader === undefined ? {} : { authHeader }) }, isSaid });
}

/** `usual`: where OpenClaw would look as things stand. */
function urlOf(home: Home, signIn: SignIn, { provider, said }: Where) {
  const usual = stateOf(home, provider)?.baseUrl ?? rowOf(signIn, provider)?.baseUrl;
  const first = signIn.regions[0]?.baseUrl;
  // Onboarding points the provider to the first region of a choice; elsewhere, what a person wrote earlier stays.
  const leads = signIn.writesBlock || first !== rowOf(signIn, provider)?.baseUrl;
  return { baseUrl: said ?? (leads ? first : undefined) ?? usual ?? first, usual };
}

const usualApi = (home: Home, signIn: SignIn, { provider, region }: Where): string | undefined =>
  (region ?? signIn.regions[0])?.api ?? signIn.api ?? stateOf(home, provider)?.api ?? rowOf(signIn, provider)?.api;

const stateOf = (home: Home, provider: string) => home.providers.find(({ id }) => id === provider);

const rowOf = ({ how }: SignIn, provider: string) => (how === 'custom' ? undefined : providerRow(provider));

const loginUrl = (key: KeyAnswer | undefined): string | undefined =>
  key?.kind === 'login' ? key.login.baseUrl : undefined;

/** A key in an address would end up in a config that people show to each other. */
function wrongUrl(url: string): SetupProblem | undefined {
  if (originOf(url) === undefined) return { kind: 'base-url', because: 'malformed' };
  const { username, password, search, hash } = new URL(url);
  return `${username}${password}${search}${hash}` === '' ? undefined : { kind: 'base-url', because: 'holds-secret' };
}

function credentialOf(answers: Answers, target: Target): Result<SetupCredential, SetupProblem> {
  const { signIn, key } = answers;
  switch (key?.kind) {
    case undefined:
      return signIn.how === 'none' || signIn.how === 'cloud' ? ok(keyless(answers)) : needs(target.provider, 'key');
    case 'none':
      return ok(keyless(answers));
    case 'current':
      return ok({ kind: 'keep' });
    case 'env':
      return ok(fromVariable(answers, target, key.name));
    case 'login':
      return ok({ kind: 'profile', profiles: loggedIn(answers, key) });
    case 'held':
      return ok(keptAs(answers, target, key));
  }
}

/**
 * OpenClaw wants some text of a server without keys. It would run without one on the own network, and `models status` would call it
 * missing all the same; `custom-local` is sent to nobody.
 */
function keyless({ signIn }: Answers): SetupCredential {
  if (signIn.how === 'cloud') return { kind: 'keep' };
  return { kind: 'placeholder', text: signIn.placeholder ?? 'custom-local' };
}

/** OpenClaw looks for its own variables by itself; any other one has to be named. */
function fromVariable(answers: Answers, { provider }: Target, name: string): SetupCredential {
  const isOwn = envNamesFor(provider).includes(name) && answers.profileId === undefined;
  const profileId = isOwn ? undefined : profileFor(answers, provider);
  return { kind: 'variable', name, ...(profileId === undefined ? {} : { profileId }), ...ofToken(answers) };
}

function keptAs(answers: Answers, target: Target, { handle }: Held): SetupCredential {
  const { provider } = target;
  switch (answers.keep ?? 'env') {
    case 'config':
      return { kind: 'config', handle };
    case 'profile':
      return { kind: 'profile', profiles: newProfiles(answers, provider, handle) };
    default: {
      const profileId = profileFor(answers, provider);
      const variable = answers.variable ?? keyVariable(answers, provider);
      return { kind: 'env', handle, variable, ...(profileId === undefined ? {} : { profileId }), ...ofToken(answers) };
    }
  }
}

/** A profile that refers to a variable says of which kind it is, and when a token ends. */
const ofToken = ({ signIn, expires }: Answers): { readonly type?: 'token'; readonly expires?: number } =>
  signIn.how === 'token' ? { type: 'token', ...(expires === undefined ? {} : { expires }) } : {};

type Held = Extract<KeyAnswer, { readonly kind: 'held' }>;

/**
 * The variable that a key goes into where nobody names another: the first of the sign-in, else one of its own. So has the key of a second
 * account, which must not take the place of the first one's.
 */
export function keyVariable(answers: Pick<Answers, 'signIn' | 'profileId'>, provider: string): string {
  const { signIn, profileId } = answers;
  const what = signIn.how === 'token' ? 'token' : 'key';
  const isSecond = profileId !== undefined && profileId !== (signIn.profiles[0] ?? `${provider}:default`);
  const own = (name: string): string => variableNames({ provider: name, what, mayUseOwn: false })[0] ?? '';
  if (isSecond) return own(profileId.startsWith(`${provider}:`) ? profileId : `${provider} ${profileId}`);
  return (signIn.how === 'custom' ? undefined : signIn.env.find(isVariableName)) ?? own(provider);
}

/** A provider of one's own has its key in the config: OpenClaw looks for no profile that nothing names. */
function profileFor(answers: Answers, provider: string): string | undefined {
  if (answers.profileId !== undefined) return answers.profileId;
  if (answers.signIn.how === 'custom') return undefined;
  return answers.signIn.profiles[0] ?? `${provider}:default`;
}

function newProfiles(answers: Answers, provider: string, handle: string): readonly NewProfile[] {
  const { signIn, profileId, expires } = answers;
  const proposed = signIn.profiles.length > 0 ? signIn.profiles : [`${provider}:default`];
  const ids = profileId === undefined ? proposed : [profileId];
  return ids.map((id, i) => ({
    id,
    // A key that serves two providers is stored for each.
    provider: i === 0 ? provider : id.slice(0, id.indexOf(':')),
    type: signIn.how === 'token' ? 'token' : 'api_key',
    secret: { kind: 'held', handle },
    ...(expires === undefined ? {} : { expires }),
  }));
}

function loggedIn({ signIn, profileId }: Answers, { login }: Extract<KeyAnswer, { readonly kind: 'login' }>) {
  const { handle, type, expires } = login;
  const secret = { kind: 'held', handle } as const;
  const id = profileId ?? login.profileId;
  return [{ id, provider: signIn.provider, type, secret, ...(expires === undefined ? {} : { expires }) }];
}

function trialKey(key: KeyAnswer | undefined): Trial['key'] {
  switch (key?.kind) {
    case 'held':
      return { kind: 'held', handle: key.handle };
    case 'env':
      return { kind: 'env', name: key.name };
    case 'login':
      return { kind: key.login.type === 'oauth' ? 'tokens' : 'held', handle: key.login.handle };
    case 'current':
      return { kind: 'current' };
    default:
      return { kind: 'none' };
  }
}

const needs = (provider: string, what: SetupNeed): Result<never, SetupProblem> =>
  fail({ kind: 'setup-needs', provider, what });
