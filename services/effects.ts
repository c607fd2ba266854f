import type { Effect } from '../state/app/effect.js';
import type { Msg } from '../state/app/msg.js';
import { unreachable } from '../state/domain/result.js';
import { plain } from '../state/domain/text.js';
import type { SecretDoor } from '../state/store.js';
import { atDesk, byTheWay, doorTo, isAsking, isOfDesk } from './effects/deskEffects.js';
import { discoverOnScreen } from './effects/discoveryEffects.js';
import { answerTo } from './effects/fileEffects.js';
import { createOllamaEffects, isOfOllama } from './effects/ollamaEffects.js';
import { askProviders, recall } from './effects/probeEffects.js';
import { scanOnScreen } from './effects/scanEffects.js';
import { writePreferences } from './operations/preferences.js';
import { type HomeOptions, readHome } from './operations/readHome.js';
import { createDesk, type Lend } from './setup/desk.js';
import { createUnderWay } from './underWay.js';
import type { Known } from './vault.js';
import type { World } from './world.js';

/** What only the terminal can do. */
export type TerminalDoor = {
  /** Puts text on the clipboard of the person's own machine. */
  readonly copy: (text: string) => void;
  /** Rings, or has the terminal show a message where it can. The text is plain. */
  readonly alert: (how: 'bell' | 'message', text: string) => void;
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

/** Does what `update` asks for. The home and its secrets as last read stay here, where no view can see them. */
export function createEffects(doors: Doors, first: Known): Effects {
  const { world, options, terminal, onBug } = doors;
  let current = first;
  let isStopped = false;
  const [asking, scanning, looking] = [createUnderWay(), createUnderWay(), createUnderWay()];
  const ollama = createOllamaEffects(world);
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
    if (isOfOllama(effect)) return ollama.run(current, effect, send);
    switch (effect.kind) {
      case 'read':
        return send(await read(effect));
      case 'preview':
      case 'write':
      case 'history':
      case 'copies':
        return send(await answerTo(world, current.home, effect, desk.keyring));
      case 'probe':
      case 'probe profile':
      case 'ask quota':
        return askProviders(world, current, effect, asking, send);
      case 'stop probes':
        return asking.stop();
      case 'scan':
        return scanOnScreen(world, current, effect.request, scanning, send);
      case 'stop scan':
        return scanning.stop();
      case 'discover':
        return discoverOnScreen(world, current, effect, looking, send);
      case 'stop discovery':
        return looking.stop();
      case 'recall probes':
        return send(await recall(world, current.home));
      case 'remember':
        return writePreferences(world, effect.preferences);
      case 'copy':
      case 'alert':
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
      for (const underWay of [asking, scanning, looking, ollama]) underWay.stop();
      desk.close();
    },
  };
}

type TerminalEffect = Extract<Effect, { readonly kind: 'copy' | 'alert' | 'repaint' | 'suspend' | 'quit' }>;

function atTerminal(terminal: TerminalDoor, effect: TerminalEffect): void {
  // What is pasted into a shell may end the paste, or be run, by a control character in the name of a model.
  if (effect.kind === 'copy') terminal.copy(plain(effect.text));
  else if (effect.kind === 'alert') terminal.alert(effect.how, plain(effect.text));
  else terminal[effect.kind]();
}
