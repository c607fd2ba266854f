import { writeSync } from 'node:fs';
import { CLEAR, ENTER, HIDE_CURSOR, homeTheCursor, LEAVE } from './alternate.js';
import type { TtyEvent } from './keys.js';
import { captureStderr } from './stderrCapture.js';
import { createTtyInput, openTerminal } from './ttyInput.js';

/** Update ended, paste and mouse and focus reports off, colours plain, cursor shown. */
const PLAIN =
  '\u001B[?2026l\u001B[?2004l\u001B[?1000l\u001B[?1002l\u001B[?1003l\u001B[?1006l\u001B[?1004l\u001B[0m\u001B[?25h';

/** The terminal tells when the person looks at another window, and when they come back; PLAIN ends it. */
const TELL_FOCUS = '\u001B[?1004h';
const TELL_NO_FOCUS = '\u001B[?1004l';

/** Exit codes as a shell gives them: 128 and the number of the signal. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;

export type Screen = {
  /** Give this to Ink's `render` as `stdin`, with `exitOnCtrlC: false`. Single keys: see `splitKeys`. */
  readonly stdin: NodeJS.ReadStream;
  /** Called once, before the terminal is given back, whatever the reason. Give it Ink's `unmount`. */
  readonly onLeave: (leave: () => void) => void;
  /** Gives the terminal back. Also happens by itself on signals, bugs and exit; more than once does no harm. */
  readonly leave: () => void;
  /**
   * Marks that somebody else has the terminal while `run` runs: a Ctrl-C there is not for us. Use it inside Ink's
   * `suspendTerminal`, around `stopUntilContinued`.
   */
  readonly lend: <T>(run: () => Promise<T>) => Promise<T>;
};

export type ScreenOptions = {
  /** What stands in the first line until the first real frame; plain text. */
  readonly title: string;
  /** Mouse, focus, function keys and replies. */
  readonly onEvent: (event: TtyEvent) => void;
  /** Whole lines that libraries or Node wrote to stderr meanwhile; they would garble the screen. */
  readonly onStderr: (line: string) => void;
};

/**
 * Takes the terminal: paints a first line at once, so that the person sees something while the rest is loaded, then raw mode, then
 * guards that give everything back. Call it before `await import('./tui.js')`, and Ink's `render` with
 * `{ stdin: screen.stdin, alternateScreen: true, interactive: true, exitOnCtrlC: false }`.
 */
export function enterScreen({ title, onEvent, onStderr }: ScreenOptions): Screen {
  const before: (() => void)[] = [];
  const undo: (() => void)[] = [];
  const after: (() => void)[] = [];
  let isLent = false;
  let isLeft = false;
  let isAlternate = (): boolean => true;

  // Leaving twice would move the cursor to where it stood long ago.
  const giveBack = (): number => writeSync(1, (isAlternate() ? LEAVE : '') + PLAIN);
  const leave = (): void => {
    if (isLeft) return;
    isLeft = true;
    for (const step of [...before, ...undo, giveBack, ...after, unguard]) attempt(step);
  };
  // First of all: until the terminal is raw, Ctrl-C is a signal.
  const unguard = guard(leave, () => isLent);

  // Straight to the descriptor: setting up `process.stdout` takes longer than this does.
  writeSync(1, `${ENTER}${CLEAR}${HIDE_CURSOR}${TELL_FOCUS}${splash(title)}`);
  const input = createTtyInput(openTerminal, onEvent);
  undo.push(input.close);
  input.goRaw();
  const stdout = homeTheCursor(process.stdout);
  isAlternate = stdout.isAlternate;
  undo.push(stdout.release);
  // What was captured last is printed when there is a place for it again.
  after.push(captureStderr(onStderr));

  return {
    stdin: input.stdin,
    onLeave: (step) => void before.push(step),
    leave,
    lend: async (run) => {
      isLent = true;
      // Whoever has it now would take the reports for keys.
      writeSync(1, TELL_NO_FOCUS);
      try {
        return await run();
      } finally {
        isLent = false;
        writeSync(1, TELL_FOCUS);
      }
    },
  };
}

/** A header in the place where the real one will be. */
const splash = (title: string): string => `\u001B[1m pincer \u001B[0m\u001B[2m  ${title}\u001B[0m`;

// The terminal may be gone already, and one step that fails must not keep the others from their turn.
function attempt(step: () => unknown): void {
  try {
    step();
  } catch {
    // Nobody is left to be told.
  }
}

function guard(leave: () => void, isLent: () => boolean): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    if (signal === 'SIGINT' && isLent()) return;
    leave();
    process.exit(SIGNALS[signal as keyof typeof SIGNALS]);
  };
  for (const signal of Object.keys(SIGNALS)) process.on(signal, onSignal);
  // Before whoever reports a bug, so that the report is not painted on a screen that then vanishes.
  process.on('uncaughtExceptionMonitor', leave);
  process.on('exit', leave);
  return () => {
    for (const signal of Object.keys(SIGNALS)) process.off(signal, onSignal);
    process.off('uncaughtExceptionMonitor', leave);
    process.off('exit', leave);
  };
}
