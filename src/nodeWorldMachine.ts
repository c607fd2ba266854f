import type { Machine, World } from '../services/world.js';

/** Time, chance, other programs and a port, as this machine has them. What each takes is loaded when it is wanted. */
export const nodeMachine = (env: World['env']): Machine => ({
  platform: process.platform,
  wait,
  // Not `node:crypto`, which takes longer to load than most commands run.
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  run: async (program) => (await import('./nodeWorldProgram.js')).runProgram(env, program),
  listen: async (wanted) => (await import('./nodeWorldPort.js')).listenOnce(wanted),
});

/** Keeps the program alive: somebody waits for what comes after. */
const wait: Machine['wait'] = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
    signal.addEventListener('abort', done, { once: true });
  });

/** Node takes a longer timer for one of a millisecond. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
