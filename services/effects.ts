import type { Effect } from '../state/app/effect.js';
import type { Msg, ProbeResult } from '../state/app/msg.js';
import type { Home } from '../state/domain/home.js';
import { probeTargets } from '../state/domain/probe/targets.js';
import type { ProbeKind } from '../state/domain/probe.js';
import { advise } from '../state/domain/problem.js';
import { unreachable } from '../state/domain/result.js';
import { plain } from '../state/domain/text.js';
import { writePreferences } from './operations/preferences.js';
import { runProbes } from './operations/probe.js';
import { type HomeOptions, readHome } from './operations/readHome.js';
import { limitsOf } from './probes/ask.js';
import type { Vault } from './vault.js';
import type { World } from './world.js';

/** What only the terminal can do. */
export type TerminalDoor = {
  /** Puts text on the clipboard of the person's own machine. */
  readonly copy: (text: string) => void;
  readonly repaint: () => void;
  readonly suspend: () => void;
  readonly quit: () => void;
};

export type Doors = {
  readonly world: World;
  readonly options: HomeOptions;
  readonly terminal: TerminalDoor;
  /** A bug in an effect; the program is to end with it, not to go on as if nothing had happened. */
  readonly onBug: (bug: unknown) => void;
};

export type Effects = {
  readonly run: (effect: Effect, send: Send) => void;
  /** Stops what is under way and sends no more. */
  readonly stop: () => void;
};

type Send = (msg: Msg) => void;

const CONCURRENCY = 8;

/** Answers of probes are handed on together: a thousand a second would be a thousand frames otherwise. In ms. */
const BATCH_MS = 100;

/** Does what `update` asks for. The home and its secrets as last read stay here, where no view can see them. */
export function createEffects(doors: Doors, first: { readonly home: Home; readonly vault: Vault }): Effects {
  const { world, options, terminal, onBug } = doors;
  let current = first;
  let isStopped = false;
  const running = new Set<AbortController>();
  const stopProbes = (): void => {
    for (const controller of running) controller.abort();
    running.clear();
  };

  let latest = 0;
  const read = async (request: number): Promise<Msg> => {
    latest = request;
    const answer = await readHome(world, options);
    // The model takes only the latest answer, and the secrets have to be those that belong to it.
    if (latest === request) current = answer;
    return { scope: 'file', type: 'read', request, home: answer.home };
  };
  const probe = async (request: number, refs: readonly string[], kind: ProbeKind, send: Send): Promise<void> => {
    const controller = new AbortController();
    running.add(controller);
    const batch = createBatch(send);
    const { home, vault } = current;
    const run = { kind, concurrency: CONCURRENCY, limits: limitsOf() };
    await runProbes(world, vault, probeTargets(home, refs), run, controller.signal, (record) =>
      batch.add({ request, record }),
    );
    running.delete(controller);
    batch.flush();
    send({ scope: 'probes', type: 'finished', requests: [request] });
  };

  const perform = async (effect: Effect, send: Send): Promise<void> => {
    switch (effect.kind) {
      case 'read':
        return send(await read(effect.request));
      case 'preview':
      case 'write':
      case 'history':
      case 'copies':
        return send(await answerTo(world, current.home, effect));
      case 'probe':
        return probe(effect.request, effect.refs, effect.probe, send);
      case 'stop probes':
        return stopProbes();
      case 'remember':
        return writePreferences(world, effect.preferences);
      case 'copy':
        // What is pasted into a shell may end the paste, or be run, by a control character in the name of a model.
        return terminal.copy(plain(effect.text));
      case 'repaint':
        return terminal.repaint();
      case 'suspend':
        return terminal.suspend();
      case 'quit':
        return terminal.quit();
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
    stop: () => {
      isStopped = true;
      stopProbes();
    },
  };
}

type FileEffect = Extract<Effect, { readonly kind: 'preview' | 'write' | 'history' | 'copies' }>;

/** What is done with the files of the home as last read, and what came of it. Loaded when it is wanted: a look around changes nothing. */
async function answerTo(world: World, home: Home, effect: FileEffect): Promise<Msg> {
  switch (effect.kind) {
    case 'preview': {
      const { previewAction } = await import('./operations/act.js');
      const result = await previewAction(world, home, effect.action);
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
        result: await doAction(world, home, action, 'console'),
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
