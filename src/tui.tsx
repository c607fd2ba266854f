import { type Instance, render, useApp } from 'ink';
import { useEffect } from 'react';
import { App } from '../components/App.js';
import { ProgramProvider } from '../components/ProgramContext.js';
import { createEffects, type TerminalDoor } from '../services/effects.js';
import type { Vault } from '../services/vault.js';
import type { ProgramEnd, World } from '../services/world.js';
import { firstModel } from '../state/app/init.js';
import type { Home } from '../state/domain/home.js';
import type { Preferences } from '../state/domain/preferences.js';
import type { SavedSetup } from '../state/domain/setup/savedSetup.js';
import { createProgram, type Program } from '../state/store.js';
import { hasColour } from './terminal/ability.js';
import { canStop, stopUntilContinued } from './terminal/lend.js';
import type { Screen } from './terminal/screen.js';
import type { Late, TuiOptions } from './tuiOptions.js';

export type TuiStart = {
  readonly world: World;
  readonly options: TuiOptions;
  readonly screen: Screen;
  readonly first: { readonly home: Home; readonly vault: Vault };
  readonly preferences: Preferences;
  readonly savedSetup: SavedSetup | undefined;
  readonly late: Late;
};

type SuspendTerminal = ReturnType<typeof useApp>['suspendTerminal'];

const TICK_MS = 1000;

/** Draws until the person leaves. Rejects when something in Pincer broke. */
export async function runTui({
  world,
  options,
  screen,
  first,
  preferences,
  savedSetup,
  late,
}: TuiStart): Promise<void> {
  const ink: { instance?: Instance; suspend?: SuspendTerminal } = {};
  const stopWith = (bug?: unknown): void => ink.instance?.unmount(bug === undefined ? undefined : asError(bug));
  const effects = createEffects(
    {
      world,
      options: options.home,
      terminal: terminalDoor(screen, () => ink.suspend, stopWith),
      ...(options.setup?.noBrowser ? { noBrowser: true } : {}),
      onBug: stopWith,
    },
    first,
  );
  const program = createProgram(
    firstModel({
      home: first.home,
      preferences,
      now: world.now(),
      size: { columns: process.stdout.columns, rows: process.stdout.rows },
      demo: options.isDemo,
      colour: hasColour(process.env),
      probesAtStart: options.probesAtStart,
      ...(savedSetup === undefined ? {} : { savedSetup }),
    }),
    effects.run,
    effects.secretDoor,
  );
  late.line = (text) => program.send({ scope: 'shell', type: 'say', tone: 'warn', text });
  late.focus = (isHere) => program.send({ scope: 'shell', type: 'looked', isHere });

  const instance = render(
    <ProgramProvider value={program}>
      <App />
      <AppDoor take={(suspend) => Object.assign(ink, { suspend })} />
    </ProgramProvider>,
    {
      stdin: screen.stdin,
      alternateScreen: true,
      interactive: true,
      incrementalRendering: true,
      // A key that comes right behind another frame waits for the next one: 4 ms. Frames are only drawn when there is something new.
      maxFps: 250,
      exitOnCtrlC: false,
    },
  );
  Object.assign(ink, { instance });
  screen.onLeave(() => instance.unmount());
  const stopSenses = startSenses(world, program, options.probesAtStart);
  if (options.setup) {
    const { provider, wants } = options.setup;
    program.send({
      scope: 'setup',
      type: 'open',
      ...(provider === undefined ? {} : { provider }),
      ...(wants === undefined ? {} : { wants }),
    });
  }
  try {
    await instance.waitUntilExit();
  } finally {
    stopSenses();
    effects.stop();
  }
}

/** Hands out what only a component can get hold of. */
function AppDoor({ take }: { readonly take: (suspend: SuspendTerminal) => void }) {
  const { suspendTerminal } = useApp();
  useEffect(() => take(suspendTerminal), [take, suspendTerminal]);
  return null;
}

function terminalDoor(
  screen: Screen,
  suspend: () => SuspendTerminal | undefined,
  stopWith: (bug?: unknown) => void,
): TerminalDoor {
  return {
    // OSC 52: the terminal puts it on the clipboard of the machine that the person sits at, through SSH too.
    copy: (text) => void process.stdout.write(`\u001B]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`),
    // OSC 9: a message of the desktop, in the terminals that know it; the others pass it over.
    alert: (how, text) => void process.stdout.write(how === 'bell' ? '\u0007' : `\u001B]9;${text}\u0007`),
    repaint: () => void suspend()?.(() => undefined).catch(stopWith),
    suspend: () => {
      if (canStop) void suspend()?.(() => screen.lend(stopUntilContinued)).catch(stopWith);
    },
    handOver: async (run) => {
      const ended = Promise.withResolvers<ProgramEnd>();
      await suspend()?.(() => screen.lend(async () => ended.resolve(await run())));
      return ended.promise;
    },
    quit: () => stopWith(),
  };
}

/** The clock, the disk and the first look at the endpoints, as messages. Returns what ends them. */
function startSenses(world: World, program: Program, probesAtStart: boolean): () => void {
  const { store, send } = program;
  const clock = setInterval(() => send({ scope: 'shell', type: 'ticked', now: world.now() }), TICK_MS);
  const watchHome = (paths: readonly string[]) =>
    world.files.watch(paths, () => send({ scope: 'file', type: 'changed' }));
  let watched = store.getState().file.home.watched;
  let stopWatching = watchHome(watched);
  const unsubscribe = store.subscribe(({ file }) => {
    const now = file.home.watched;
    if (now === watched || now.join('\n') === watched.join('\n')) return;
    stopWatching();
    watched = now;
    stopWatching = watchHome(now);
  });
  // After the first frame, so that nobody waits for the network code to load before seeing something.
  const soon = setTimeout(() => {
    // What somebody wrote after the files were read and before they were watched would never be noticed otherwise.
    send({ scope: 'file', type: 'changed' });
    send({ scope: 'probes', type: 'recall' });
    if (probesAtStart) send({ scope: 'probes', type: 'reach those in use' });
  }, 0);
  return () => {
    clearInterval(clock);
    clearTimeout(soon);
    unsubscribe();
    stopWatching();
  };
}

const asError = (bug: unknown): Error => (bug instanceof Error ? bug : new Error(String(bug)));
