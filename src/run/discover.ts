import { discover } from '../../services/discovery/discover.js';
import { NO_KEYS } from '../../services/keyring.js';
import type { Action } from '../../state/domain/action.js';
import { additionOf, type Picked, toAdd, toPrune } from '../../state/domain/discovery/additions.js';
import type { DiscoveredModel, DiscoveredServer } from '../../state/domain/discovery/discovery.js';
import { discoveryJson, discoveryText } from '../../state/domain/discovery/text.js';
import { hiddenWords } from '../../state/domain/discovery/words.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { providerRow } from '../../state/domain/providers/table.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { DISCOVER_FLAGS } from '../commands/discoverFlags.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { type Acted, act, actedJson, tellShown } from './action.js';
import { tellMade } from './changes.js';
import { failed, withHome } from './home.js';

/** `pincer discover`. */
export function discoverServers(call: Call): Promise<ExitCode> {
  const asked = askedFor(call);
  if (!asked.ok) return Promise.resolve(failed(call.out, asked.problem));
  return withHome(call, async (home, vault) => {
    const wrong = strangeProvider(home, asked.value);
    if (wrong !== undefined) return failed(call.out, wrong);
    const { does, ...wish } = asked.value;
    const signal = call.interrupt();
    const found = await discover(call.world, { home, vault }, wish, signal);
    if (signal.aborted) return EXIT.interrupted;
    if (!found.ok) return failed(call.out, found.problem);
    const { servers } = found.value;
    return does === 'look' ? tell(call, home, servers) : change(call, home, servers, does);
  });
}

type Asked = {
  readonly hosts: readonly string[];
  readonly provider?: string;
  readonly timeoutMs: number;
  readonly does: 'look' | 'add' | 'prune';
};

function askedFor(call: Call): Result<Asked, Problem> {
  const timeoutMs = Number(call.value(DISCOVER_FLAGS.timeout) ?? 5000);
  if (!(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)) return usage('--timeout must be a positive number.');
  const [adds, prunes] = [call.has(DISCOVER_FLAGS.add), call.has(DISCOVER_FLAGS.prune)];
  if (adds && prunes) return usage('Choose either --add or --prune, not both.');
  if (!adds && !prunes && call.words.length > 0)
    return usage(`${call.words[0]}: models are named with --add or --prune. An address goes with --host.`);
  const provider = call.value(DISCOVER_FLAGS.provider);
  return ok({
    hosts: call.values(DISCOVER_FLAGS.host),
    ...(provider === undefined ? {} : { provider: canonicalId(provider) }),
    timeoutMs,
    does: adds ? 'add' : prunes ? 'prune' : 'look',
  });
}

/** What a timer can hold. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

const usage = (message: string): Result<never, Problem> => fail({ kind: 'usage', message });

/** With --host, a name that nobody has yet is what the server would be called. */
function strangeProvider(home: Home, { provider, hosts }: Asked): Problem | undefined {
  if (provider === undefined || hosts.length > 0) return undefined;
  const isKnown = home.providers.some(({ id }) => id === provider) || providerRow(provider) !== undefined;
  return isKnown ? undefined : { kind: 'unknown-setup', provider };
}

function tell(call: Call, home: Home, servers: readonly DiscoveredServer[]): ExitCode {
  if (call.has(FLAGS.json)) call.out.json(discoveryJson(servers));
  else {
    call.out.lines(discoveryText(servers, home.dialect.version));
    if (servers.length === 0) call.out.note(NOBODY);
  }
  return servers.every(({ by, answers }) => by !== 'host' || answers) ? EXIT.done : EXIT.failed;
}

const NOBODY = 'No model server was found.\n  Start one, or say where it is with --host http://host:port';

/** One change for each server, each shown, refused or made as any other. */
async function change(
  call: Call,
  home: Home,
  servers: readonly DiscoveredServer[],
  does: 'add' | 'prune',
): Promise<ExitCode> {
  const picked = (does === 'add' ? toAdd : toPrune)(servers, call.words);
  if (!picked.ok) return failed(call.out, picked.problem);
  const silent = servers.filter(({ by, answers }) => by === 'host' && !answers);
  if (!call.has(FLAGS.json)) call.out.lines(discoveryText(silent, home.dialect.version));
  const { acted, exit } = await actOnEach(call, home, picked.value, does);
  // What was written before something was refused is not passed over in silence.
  if (exit === undefined || acted.length > 0) tellDone(call, home, acted, does);
  if (exit !== undefined) return exit;
  if (acted.length === 0 && !call.has(FLAGS.json)) call.out.note(NONE[does] + unproposed(servers, does));
  return silent.length === 0 ? EXIT.done : EXIT.failed;
}

/** Until one of them is refused. */
async function actOnEach(
  call: Call,
  home: Home,
  picked: readonly Picked[],
  does: 'add' | 'prune',
): Promise<{ readonly acted: readonly Done[]; readonly exit?: ExitCode }> {
  const acted: Done[] = [];
  for (const one of picked) {
    const action = actionFor(call, home, one, does);
    if (!action.ok) return { acted, exit: failed(call.out, action.problem) };
    const done = await act(call, home, action.value, NO_KEYS);
    if (done.kind === 'ended') return { acted, exit: done.exit };
    acted.push({ picked: one, done });
  }
  return { acted };
}

type Done = { readonly picked: Picked; readonly done: Exclude<Acted, { readonly kind: 'ended' }> };

function actionFor(call: Call, home: Home, picked: Picked, does: 'add' | 'prune'): Result<Action, Problem> {
  const { server, ids } = picked;
  if (does === 'prune') return ok({ kind: 'prune models', provider: server.provider, ids });
  for (const { id, hidden } of server.models ?? [])
    if (hidden !== undefined && ids.includes(id)) call.out.note(`${server.provider}/${id}: ${hiddenWords(hidden)}.`);
  const setup = additionOf(home, picked, call.words.length > 0);
  return setup.ok ? ok({ kind: 'set up', setup: setup.value }) : setup;
}

function tellDone(call: Call, home: Home, acted: readonly Done[], does: 'add' | 'prune'): void {
  const refs = acted.map(({ picked: { server, ids } }) => ids.map((id) => `${server.provider}/${id}`));
  if (call.has(FLAGS.json)) {
    call.out.json({ does, changes: acted.map(({ done }, i) => ({ ...actedJson(done), models: refs[i] ?? [] })) });
    return;
  }
  for (const { done } of acted) {
    if (done.kind === 'shown') tellShown(call, home, done.preview);
    else if (done.made.written) tellMade(call.out, home, done.made);
    else call.out.note('Nothing to change: the files say so already.');
  }
  const all = refs.flat();
  if (all.length > 0) call.out.lines([`${WORDS[does]}: ${all.join(', ')}`]);
}

const NONE = { add: 'There is no new model to add.', prune: 'No configured model is gone.' } as const;

/** New ones that are only added by name. */
function unproposed(servers: readonly DiscoveredServer[], does: 'add' | 'prune'): string {
  const count = does === 'prune' ? 0 : servers.flatMap(({ models = [] }) => models.filter(isNew)).length;
  if (count === 0) return '';
  return `\n  ${count} that ${count === 1 ? 'is' : 'are'} not proposed can be added by name; see why with: pincer discover`;
}

const isNew = ({ configured }: DiscoveredModel): boolean => configured === 'new';

const WORDS = { add: 'Models', prune: 'Gone' } as const;
