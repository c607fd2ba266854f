import { type IPty, spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { holdsNoPlantedKey } from './planted.ts';

export type TerminalOptions = {
  readonly file: string;
  readonly args?: readonly string[];
  /** The whole environment; `CI` is taken out, as Ink paints nothing with it. TERM is set. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly cols?: number;
  readonly rows?: number;
};

/** A text on the screen, a pattern over all lines joined by line feeds, or any condition. */
type Expected = string | RegExp | ((terminal: TestTerminal) => boolean);

export type TestTerminal = {
  /** Resolves as soon as it holds, looking after every piece of output; throws with the screen when it does not come. */
  readonly waitFor: (expected: Expected, withinMs?: number) => Promise<void>;
  /** Sends bytes as a keyboard would. Wait for something after each key that changes what the next one means. */
  readonly press: (keys: string) => void;
  readonly resize: (cols: number, rows: number) => void;
  /** What is on the screen now, ends trimmed. */
  readonly lines: () => readonly string[];
  /** One line per cell with its colours and weight, to compare two screens exactly. */
  readonly cells: () => readonly string[];
  /** Everything received so far, escape codes and all. */
  readonly raw: () => string;
  readonly isAlternate: () => boolean;
  readonly cursor: () => { readonly x: number; readonly y: number };
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly exited: Promise<{ readonly exitCode: number; readonly signal: number | undefined }>;
  /** Ends the program if it still runs. Put it in `afterEach` or a `finally`. */
  readonly close: () => Promise<void>;
};

/** Starts a program in a real pseudo-terminal, with a terminal emulator on the other end. */
export function openTerminal(options: TerminalOptions): TestTerminal {
  const { cols = 100, rows = 30 } = options;
  const emulator = new headless.Terminal({ cols, rows, allowProposedApi: true, scrollback: 500 });
  const pty = start(options, cols, rows);
  const watchers = new Set<() => void>();
  const look = (): void => {
    for (const watcher of [...watchers]) watcher();
  };
  let received = '';
  let hasExited = false;

  pty.onData((data) => {
    received += data;
    emulator.write(data, look);
  });
  // A program may ask the terminal for its cursor or its colours, and waits for the answer.
  emulator.onData((answer) => {
    if (!hasExited) pty.write(answer);
  });
  const exited = new Promise<{ exitCode: number; signal: number | undefined }>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      hasExited = true;
      // What was received last may still be on its way through the emulator.
      emulator.write('', () => {
        look();
        resolve({ exitCode, signal });
      });
    });
  });

  const buffer = () => emulator.buffer.active;
  const terminal: TestTerminal = {
    waitFor: (expected, withinMs = 10_000) => waitFor(terminal, expected, withinMs, watchers),
    press: (keys) => pty.write(keys),
    resize: (columns, lines) => {
      emulator.resize(columns, lines);
      pty.resize(columns, lines);
    },
    lines: () =>
      Array.from(
        { length: emulator.rows },
        (_, y) =>
          buffer()
            .getLine(buffer().viewportY + y)
            ?.translateToString(true) ?? '',
      ),
    cells: () => Array.from({ length: emulator.rows }, (_, y) => describeLine(emulator, y)),
    raw: () => received,
    isAlternate: () => buffer().type === 'alternate',
    cursor: () => ({ x: buffer().cursorX, y: buffer().cursorY }),
    pid: pty.pid,
    kill: (signal) => pty.kill(signal),
    exited,
    close: async () => {
      if (!hasExited) pty.kill('SIGKILL');
      await exited;
      emulator.dispose();
      holdsNoPlantedKey(received, 'what a terminal was sent');
    },
  };
  return terminal;
}

function start({ file, args = [], env = process.env, cwd }: TerminalOptions, cols: number, rows: number): IPty {
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'CI',
  );
  const place = cwd === undefined ? {} : { cwd };
  return spawn(file, [...args], {
    name: env['TERM'] ?? 'xterm-256color',
    cols,
    rows,
    env: Object.fromEntries(given),
    ...place,
  });
}

function waitFor(
  terminal: TestTerminal,
  expected: Expected,
  withinMs: number,
  watchers: Set<() => void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      watchers.delete(check);
    };
    const check = (): void => {
      if (!holds(terminal, expected)) return;
      done();
      resolve();
    };
    const timer = setTimeout(() => {
      done();
      const screen = terminal.lines().join('\n');
      reject(new Error(`not seen within ${withinMs} ms: ${expected}\n--- screen ---\n${screen}\n--------------`));
    }, withinMs);
    watchers.add(check);
    check();
  });
}

function holds(terminal: TestTerminal, expected: Expected): boolean {
  if (typeof expected === 'function') return expected(terminal);
  const screen = terminal.lines().join('\n');
  return typeof expected === 'string' ? screen.includes(expected) : expected.test(screen);
}

function describeLine(emulator: InstanceType<typeof headless.Terminal>, y: number): string {
  const line = emulator.buffer.active.getLine(emulator.buffer.active.viewportY + y);
  const cells = Array.from({ length: emulator.cols }, (_, x) => {
    const cell = line?.getCell(x);
    if (cell === undefined) return ' ';
    const style = `${cell.getFgColor()},${cell.getBgColor()},${cell.isBold()},${cell.isInverse()},${cell.isDim()},${cell.isUnderline()}`;
    return `${cell.getChars() || ' '}${cell.getWidth() === 1 ? '' : cell.getWidth()}<${style}>`;
  });
  return cells.join('');
}
