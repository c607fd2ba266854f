import { homedir } from 'node:os';
import type { World } from '../services/world.js';
import { nodeFiles } from './nodeWorldFiles.js';
import { nodeMachine } from './nodeWorldMachine.js';
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
    machine: nodeMachine(env),
  };
}

/** A folder that was deleted under the shell has no path any more; what the shell calls it leads nowhere, which is the truth. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? '/';
  }
}

function processFacts(homeDir: string): World['process'] {
  return {
    cwd: workingFolder(),
    homeDir,
    pid: process.pid,
    get startTime() {
      return startTimeOf(process.pid) ?? 0;
    },
  };
}
