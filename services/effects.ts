import type { Effect } from '../state/app/effect.js';
import type { Msg, ProbeResult } from '../state/app/msg.js';
import type { Home } from '../state/domain/home.js';
import { probeTargets } from '../state/domain/probe/targets.js';
import { advise } from '../state/domain/problem.js';
import { unreachable } from '../state/domain/result.js';
import { plain } from '../state/domain/text.js';
import type { SecretDoor } from '../state/store.js';
import type { Keyring } from './keyring.js';
import { writePreferences } from './operations/preferences.js';
import { runProbes } from './operations/probe.js';
import { type HomeOptions, readHome } from './operations/readHome.js';
import { limitsOf } from './probes/ask.js';
import { createDesk, type Desk, type Lend } from './setup/desk.js';
import type { Vault } from './vault.js';
import type { World } from './world.js';

/** What only the terminal can do. */
export type TerminalDoor = {
  /** Puts text on the clipboard of the person's own machine. */
  readonly copy: (text: string) => void;
  readonly repaint: () => void;
  readonly suspend: () => void;
  /** Gives the terminal to another program and takes it back. */
  readonly handOver: Lend;
  readonly quit: () => void;
};

export type Doors = {
  readonly world: World;
  readonly options: HomeOptions;
  readonly terminal: TerminalDoor;
  /** Logins open no browser by themselves. */
  readonly noBrowser?: true;
  /** A bug in an effect; the program is to end with it, not to go on as if nothing had happened. */
  readonly onBug: (bug: unknown) => void;
};

export type Effects = {
  readonly run: (effect: Effect, send: Send) => void;
  /** Where the text of a secret goes. */
  readonly secretDoor: (send: Send) => SecretDoor;
  /** Stops what is under way and sends no more. */
  readonly stop: () => void;
};

type Send = (msg: Msg) => void;

type Known = { readonly home: Home; readonly vault: Vault };

const CONCURRENCY = 8;

/** Answers of probes are handed on together: a thousand a second would be a thousand frames otherwise. In ms. */
const BATCH_MS = 100;

/** Does what `update` asks for. The home and its secrets as last read stay here, where no view can see them. */
export function createEffects(doors: Doors, first: Known): Effects {
  const { world, options, terminal, onBug } = doors;
  let current = first;
  let isStopped = false;
  const running = new Set<AbortController>();
  const stopProbes = (): void => {
    for (const controller of running) controller.abort();
    running.clear();
  };

  const desk = createDesk(world, doors.noBrowser !== true);
  let latest = 0;
  const read = async ({ request, agent }: Extract<Effect, { readonly kind: 'read' }>): Promise<Msg> => {
    latest = request;
    const answer = await readHome(world, agent === undefined ? options : { ...options, agent });
    // The model takes only the latest answer, and the secrets have to be those that belong to it.
    if (latest === request) current = answer;
    return { scope: 'file', type: 'read', request, home: answer.home };
  };
  const perform = async (effect: Effect, send: Send): Promise<void> => {
    if (isAsking(effect)) return atDesk(desk, current, effect, terminal.handOver, send);
    if (isOfDesk(effect)) return byTheWay(desk, effect, send);
    switch (effect.kind) {
      case 'read':
        return send(await read(effect));
      case 'preview':
      case 'write':
      case 'history':
      case 'copies':
        return send(await answerTo(world, current.home, effect, desk.keyring));
      case 'probe':
        return probe(world, current, effect, running, send);
      case 'probe profile':
        return prove(world, current, effect, running, send);
      case 'ask quota':
        return tellQuota(world, current, effect.provider, running, send);
      case 'stop probes':
        return stopProbes();
      case 'remember':
        return writePreferences(world, effect.preferences);
      case 'copy':
      case 'repaint':
      case 'suspend':
      case 'quit':
        return atTerminal(terminal, effect);
      default:
        return unreachable(effect);
    }
  };

  return {
    run: (effect, send) => {
      perform(effect, (msg) => {
        if (!isStopped) send(msg);
      }).catch(onBug);
    },
    secretDoor: (send) => doorTo(desk, send),
    stop: () => {
      isStopped = true;
      stopProbes();
      desk.close();
    },
  };
}

type TerminalEffect = Extract<Effect, { readonly kind: 'copy' | 'repaint' | 'suspend' | 'quit' }>;

function atTerminal(terminal: TerminalDoor, effect: TerminalEffect): void {
  // What is pasted into a shell may end the paste, or be run, by a control character in the name of a model.
  if (effect.kind === 'copy') terminal.copy(plain(effect.text));
  else terminal[effect.kind]();
}

async function probe(
  world: World,
  { home, vault }: Known,
  { request, refs, probe: kind }: Extract<Effect, { readonly kind: 'probe' }>,
  running: Set<AbortController>,
  send: Send,
): Promise<void> {
  const controller = new AbortController();
  running.add(controller);
  const batch = createBatch(send);
  const run = { kind, concurrency: CONCURRENCY, limits: limitsOf() };
  await runProbes(world, vault, probeTargets(home, refs), run, controller.signal, (record) =>
    batch.add({ request, record }),
  );
  running.delete(controller);
  batch.flush();
  send({ scope: 'probes', type: 'finished', requests: [request] });
}

/** What a provider says to the credential of one profile. */
async function prove(
  world: World,
  known: Known,
  { request, id, probe: kind }: Extract<Effect, { readonly kind: 'probe profile' }>,
  running: Set<AbortController>,
  send: Send,
): Promise<void> {
  const controller = new AbortController();
  running.add(controller);
  const { probeProfile } = await import('./auth/probeProfile.js');
  const asked = { id, kind, timeoutMs: PROFILE_TIMEOUT_MS, signal: controller.signal };
  const record = await probeProfile(world, known, asked);
  running.delete(controller);
  send({ scope: 'credentials', type: 'proved', request, id, ...(record === undefined ? {} : { record }) });
}

const PROFILE_TIMEOUT_MS = 8000;

async function tellQuota(
  world: World,
  { home, vault }: Known,
  provider: string,
  running: Set<AbortController>,
  send: Send,
): Promise<void> {
  const controller = new AbortController();
  running.add(controller);
  const { askQuota } = await import('./quota.js');
  const answer = await askQuota(world, home, vault, provider, controller.signal);
  running.delete(controller);
  send({ scope: 'providers', type: 'quota told', provider, answer });
}

type FileEffect = Extract<Effect, { readonly kind: 'preview' | 'write' | 'history' | 'copies' }>;

/** What is done with the files of the home as last read, and what came of it. Loaded when it is wanted: a look around changes nothing. */
async function answerTo(world: World, home: Home, effect: FileEffect, keyring: Keyring): Promise<Msg> {
  switch (effect.kind) {
    case 'preview': {
      const { previewAction } = await import('./operations/act.js');
      const result = await previewAction(world, home, effect.action, keyring);
      return { scope: 'review', type: 'previewed', request: effect.request, result };
    }
    case 'write': {
      const { request, action } = effect;
      const { doAction } = await import('./operations/act.js');
      return {
        scope: 'review',
        type: 'written',
        request,
        action,
        result: await doAction(world, home, action, 'console', keyring),
      };
    }
    case 'history':
      return historyOf(world, home, effect.request);
    case 'copies': {
      const { variables } = effect;
      const { copiesOf } = await import('./operations/scrub.js');
      const found = await copiesOf(world, home, variables);
      if (found.ok) return { scope: 'providers', type: 'copies found', variables, copies: found.value.files };
      return { scope: 'shell', type: 'say', tone: 'warn', text: plain(advise(found.problem).says) };
    }
    default:
      return unreachable(effect);
  }
}

type Asking = Extract<Effect, { readonly kind: 'detect' | 'try out' | 'log in' | 'hand over' }>;

const ASKING: ReadonlySet<Effect['kind']> = new Set<Asking['kind']>(['detect', 'try out', 'log in', 'hand over']);

const isAsking = (effect: Effect): effect is Asking => ASKING.has(effect.kind);

/** What a set-up wants to know before anything is written. */
async function atDesk(desk: Desk, known: Known, effect: Asking, lend: Lend, send: Send): Promise<void> {
  const { request } = effect;
  switch (effect.kind) {
    case 'detect':
      return send({ scope: 'setup', type: 'detected', request, found: await desk.detect(known.home) });
    case 'try out': {
      const { api, result } = await desk.tryOut(known, effect.trial, effect.findsApi === true);
      return send({ scope: 'setup', type: 'tried', request, result, ...(api === undefined ? {} : { api }) });
    }
    case 'log in': {
      const { flow, provider, region } = effect;
      const asked = { flow, provider, ...(region === undefined ? {} : { region }) };
      return desk.logIn(asked, (stage) => send({ scope: 'setup', type: 'login', request, stage }));
    }
    case 'hand over': {
      const end = await desk.handOver(known.home, effect.args, lend);
      return send({ scope: 'setup', type: 'handed over', request, end });
    }
    default:
      return unreachable(effect);
  }
}

type OfDesk = Extract<Effect, { readonly kind: (typeof OF_DESK)[number] }>;

const OF_DESK = [
  'stop setup',
  'ask key',
  'edit key',
  'take key',
  'take address',
  'forget keys',
  'open page',
  'keep setup',
] as const;

const isOfDesk = (effect: Effect): effect is OfDesk => OF_DESK.some((kind) => kind === effect.kind);

/** What it wants done on the way. */
async function byTheWay(desk: Desk, effect: OfDesk, send: Send): Promise<void> {
  switch (effect.kind) {
    case 'stop setup':
      return desk.stop();
    case 'ask key':
      return desk.field.ask(effect.of);
    case 'edit key':
      return send({ scope: 'setup', type: 'typed key', facts: desk.field.edit(effect.edit) });
    case 'take key': {
      const taken = desk.takeKey();
      const { request } = effect;
      if (taken?.kind === 'held') send({ scope: 'setup', type: 'took key', request, held: taken.held });
      if (taken?.kind === 'variable') send({ scope: 'setup', type: 'took variable', request, name: taken.name });
      return;
    }
    case 'take address':
      return desk.takeAddress();
    case 'forget keys':
      return desk.forget(effect.handles);
    case 'open page':
      if (!(await desk.openPage(effect.url)))
        send({
          scope: 'shell',
          type: 'say',
          tone: 'warn',
          text: 'No browser could be opened here: u copies the address.',
        });
      return;
    case 'keep setup':
      return desk.keep(effect.saved);
    default:
      return unreachable(effect);
  }
}

function doorTo(desk: Desk, send: Send): SecretDoor {
  const added = (how: 'typed' | 'pasted') => (text: string) =>
    send({ scope: 'setup', type: 'typed key', facts: desk.field.add(text, how) });
  return { typed: added('typed'), pasted: added('pasted') };
}

/** Notes first what others did meanwhile. */
async function historyOf(world: World, home: Home, request: number): Promise<Msg> {
  const [{ noteChanges }, { readHistory }] = await Promise.all([
    import('./history/noteChanges.js'),
    import('./history/readHistory.js'),
  ]);
  const noted = await noteChanges(world, home);
  const { entries, snapshots, problems } = await readHistory(world, home);
  return { scope: 'history', type: 'read', request, entries, snapshots, problems: [...noted.problems, ...problems] };
}

function createBatch(send: Send): { readonly add: (result: ProbeResult) => void; readonly flush: () => void } {
  let waiting: ProbeResult[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const results = waiting;
    waiting = [];
    send({ scope: 'probes', type: 'arrived', results });
  };
  return {
    add: (result) => {
      waiting.push(result);
      timer ??= setTimeout(flush, BATCH_MS);
    },
    flush,
  };
}
