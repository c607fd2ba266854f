import { homedir } from 'node:os';
import type { World } from '../services/world.js';
import { nodeFiles } from './nodeWorldFiles.js';
import { startTimeOf } from './nodeWorldProcess.js';

/** The world as it is: this process, this disk, this network. */
export const nodeWorld = (): World => worldOf(process.env, homedir());

/** The same disk and network for somebody else: with another environment and another home. */
export function worldOf(env: World['env'], homeDir: string): World {
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
    process: processFacts(homeDir),
  };
}

function processFacts(homeDir: string): World['process'] {
  return {
    cwd: process.cwd(),
    homeDir,
    pid: process.pid,
    get startTime() {
      return startTimeOf(process.pid) ?? 0;
    },
  };
}
