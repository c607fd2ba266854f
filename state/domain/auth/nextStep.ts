import { envNamesFor, keysFirst } from '../providers/credentialEnv.js';
import { signInsOf } from '../setup/signIns.js';
import type { AuthStatus, Rung } from './auth.js';

/** What to do about a credential that is missing, over or soon over, in the words of its provider; undefined where all is well. */
export function nextStep(provider: string, auth: AuthStatus): string | undefined {
  switch (auth.kind) {
    case 'ready':
    case 'not-needed':
      return undefined;
    case 'refreshable':
      return 'OpenClaw renews it with its next request. If that fails, log in again.';
    case 'expiring':
      return auth.winner === undefined ? undefined : renewal(provider, auth.winner);
    case 'missing':
      return missingStep(provider, auth.ladder);
    case 'dead': {
      const dead = auth.ladder.find(({ holds, because }) => holds !== 'absent' && because?.kind !== 'spare');
      return dead && deadStep(provider, dead);
    }
  }
}

const waysOf = (provider: string): ReadonlySet<string> => new Set(signInsOf(provider).map(({ how }) => how));

const setupOf = (provider: string): string => `\`pincer setup ${provider}\``;

function missingStep(provider: string, ladder: readonly Rung[]): string {
  const ways = waysOf(provider);
  if (ways.has('cloud')) return cloudStep(provider, ladder);
  const [name] = keysFirst(envNamesFor(provider));
  const others = [
    ...(name === undefined || !ways.has('key') ? [] : [`set ${name}`]),
    ...(ways.has('token') ? [tokenStep(provider)] : []),
    ...(hasLogin(ways) ? [loginStep(provider)] : []),
  ];
  const first = ways.size === 0 || ways.has('key') || ways.has('none') ? [`run ${setupOf(provider)}`] : [];
  return sentence([...first, ...others]);
}

const hasLogin = (ways: ReadonlySet<string>): boolean => ways.has('login') || ways.has('hand over');

const loginStep = (provider: string): string => `log in with \`pincer auth login ${provider}\``;

/** Only Claude's own tool prints such a token. */
const tokenStep = (provider: string): string =>
  provider === 'anthropic'
    ? 'store what `claude setup-token` prints with `pincer auth paste-token --provider anthropic`'
    : `store a token with \`pincer auth paste-token --provider ${provider}\``;

function cloudStep(provider: string, ladder: readonly Rung[]): string {
  const lacks = ladder.flatMap(({ because }) => (because?.kind === 'lacks' ? because.names : []));
  const isCommand = ([name = '']: readonly string[]): boolean => name.includes(' ');
  const commands = lacks.filter(isCommand).map(([name]) => `run \`${name}\``);
  const variables = lacks.filter((names) => !isCommand(names)).map((names) => names.join(' or '));
  const set = variables.length === 0 ? [] : [`set ${variables.join(' and ')}`];
  const steps = [...commands, ...set];
  return steps.length === 0 ? sentence([`run ${setupOf(provider)}`]) : sentence([steps.join(' and ')]);
}

function deadStep(provider: string, rung: Rung): string {
  const { source, because, label } = rung;
  switch (because?.kind) {
    case 'over':
    case 'no expiry':
      return renewal(provider, rung);
    case 'not in order':
    case 'not named':
      return sentence([
        `put the profile into the order: c, then K; or \`pincer auth order set --provider ${provider} …\``,
      ]);
    case 'differs':
      return `Say ${because.what} ${because.stored} of it in auth.profiles, or take it out there.`;
    case 'lists only':
      return sentence([`run ${setupOf(provider)}: a key in models.json is sent nowhere`]);
    default: {
      const name = /^ref\(env:(.+)\)$/.exec(label)?.[1];
      const instead = `store the key anew with ${setupOf(provider)}`;
      if (name !== undefined) return sentence([`set ${name} where OpenClaw runs`, instead]);
      return sentence([source.kind === 'profile' ? 'mend what the profile refers to' : 'mend the reference', instead]);
    }
  }
}

function renewal(provider: string, { source }: Rung): string {
  const ways = waysOf(provider);
  if (source.kind === 'profile' && source.type === 'oauth' && hasLogin(ways)) return sentence([loginStep(provider)]);
  if (source.kind === 'profile' && source.type === 'token' && ways.has('token')) return sentence([tokenStep(provider)]);
  return sentence([`run ${setupOf(provider)}`]);
}

/** `Run a, set B, or log in.` */
function sentence(steps: readonly string[]): string {
  const last = steps.at(-1) ?? '';
  const text = steps.length < 2 ? last : `${steps.slice(0, -1).join(', ')}, or ${last}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
