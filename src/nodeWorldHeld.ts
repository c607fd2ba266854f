/**
 * What this process has to give back however it ends. One listener for all of it: many files have many locks, and Node takes a
 * listener for each of them for a leak, and says so on stderr.
 */
const held = new Set<() => void>();

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let asked: NodeJS.Signals | undefined;
let waits = 0;
let listens = false;

/**
 * Holds something until the returned function is called. A signal to end comes into effect then, so that a write which has begun is
 * finished; a second one at once.
 */
export function hold(giveBack: () => void): () => void {
  listen();
  held.add(giveBack);
  return () => {
    giveBack();
    held.delete(giveBack);
    if (held.size > 0) return;
    if (asked !== undefined) end(asked);
    // A signal that came while files were written is only heard when the work pauses, which may be after all of it.
    setImmediate(() => {
      if (held.size === 0) deafen();
    });
  };
}

/** Waiting for somebody else is nothing that has to be finished. */
export async function waitHeld(wait: Promise<void>): Promise<void> {
  waits += 1;
  try {
    await wait;
  } finally {
    waits -= 1;
  }
}

function giveAllBack(): void {
  for (const giveBack of held) giveBack();
  held.clear();
}

function onSignal(signal: NodeJS.Signals): void {
  // Whoever else listens decides how the program ends: the screen puts the terminal in order first.
  if (process.listenerCount(signal) > 1) return;
  if (waits > 0 || held.size === 0 || asked !== undefined) end(signal);
  else asked = signal;
}

/** As the signal would have done, had nobody listened: whoever started the program sees what ended it. */
function end(signal: NodeJS.Signals): void {
  giveAllBack();
  deafen();
  asked = undefined;
  process.kill(process.pid, signal);
}

function listen(): void {
  if (listens) return;
  listens = true;
  process.on('exit', giveAllBack);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function deafen(): void {
  listens = false;
  process.off('exit', giveAllBack);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}
