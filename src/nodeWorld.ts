import { homedir } from 'node:os';
import type { World } from '../services/world.js';
import { nodeFiles } from './nodeWorldFiles.js';
import { startTimeOf } from './nodeWorldProcess.js';

/** The world as it is: this process, this disk, this network. */
export function nodeWorld(): World {
  const { env } = process;
  let send: World['request'] | undefined;
  return {
    env,
    now: Date.now,
    files: nodeFiles,
    request: async (request) => {
      // Most commands ask nobody, and then do not load what it takes to ask.
      send ??= (await import('./nodeHttp.js')).nodeRequest(env);
      return send(request);
    },
    process: processFacts(),
  };
}

function processFacts(): World['process'] {
  return {
    cwd: process.cwd(),
    homeDir: homedir(),
    pid: process.pid,
    get startTime() {
      return startTimeOf(process.pid) ?? 0;
    },
  };
}
