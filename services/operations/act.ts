import type { Action } from '../../state/domain/action.js';
import { rulesOf } from '../../state/domain/dialectRules.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { type Result, unreachable } from '../../state/domain/result.js';
import { profilePlanner } from '../auth/profilePlanner.js';
import { pruneModelsPlanner } from '../discovery/pruneModels.js';
import type { Cause, Planner } from '../files/change.js';
import { type Keyring, NO_KEYS } from '../keyring.js';
import { enablePluginPlanner } from '../setup/enablePlugin.js';
import { removeProviderPlanner } from '../setup/removeProvider.js';
import { setUpPlanner } from '../setup/setUp.js';
import type { World } from '../world.js';
import { redoPlanner, restorePlanner, undoPlanner } from './history.js';
import { type Made, makeChanges, previewChanges } from './makeChanges.js';
import { moveKeyPlanner } from './moveKey.js';
import { scrubPlanner } from './scrub.js';
import { syncPlanner } from './sync.js';
import { settingsPlanner } from './write.js';

/** What an action would do to the files as they are now; nothing is written. */
export async function previewAction(
  world: World,
  home: Home,
  action: Action,
  keyring: Keyring = NO_KEYS,
): Promise<Result<Preview, Problem>> {
  if (action.kind === 'profile' && isForOpenClaw(home)) {
    const { previewThrough } = await import('../auth/throughOpenClaw.js');
    return previewThrough(world, home, action, keyring);
  }
  return previewChanges(world, home, plannerOf(world, home, action, keyring));
}

/** Does it, and journals it under the name of the command that asked for it. */
export async function doAction(
  world: World,
  home: Home,
  action: Action,
  command: string,
  keyring: Keyring = NO_KEYS,
): Promise<Result<Made, Problem>> {
  if (action.kind === 'profile' && isForOpenClaw(home)) {
    const { doThrough } = await import('../auth/throughOpenClaw.js');
    return doThrough(world, home, action, keyring);
  }
  return makeChanges(world, home, plannerOf(world, home, action, keyring), causeOf(action, command));
}

/** Its credentials are in OpenClaw's database, which others must not write. */
const isForOpenClaw = ({ dialect }: Home): boolean => !rulesOf(dialect.version).storesJson;

function plannerOf(world: World, home: Home, action: Action, keyring: Keyring): Planner {
  switch (action.kind) {
    case 'settings':
      return settingsPlanner(world, home, action.patch);
    case 'undo':
      return undoPlanner(world, home, action.entry);
    case 'redo':
      return redoPlanner(world, home, action.entry);
    case 'restore':
      return restorePlanner(world, home, action.snapshot);
    case 'sync':
      return syncPlanner(world, home, action);
    case 'move key':
      return moveKeyPlanner(world, home, action);
    case 'scrub':
      return scrubPlanner(world, home, action.variables);
    case 'set up':
      return setUpPlanner(world, home, action.setup, keyring);
    case 'prune models':
      return pruneModelsPlanner(world, home, action);
    case 'remove provider':
      return removeProviderPlanner(world, home, action);
    case 'enable plugin':
      return enablePluginPlanner(world, home, action.plugin);
    case 'profile':
      return profilePlanner(world, home, action, keyring);
    default:
      return unreachable(action);
  }
}

function causeOf(action: Action, command: string): Cause {
  switch (action.kind) {
    case 'undo':
      return { command, undoes: action.entry };
    case 'redo':
      return { command, redoes: action.entry };
    case 'restore':
      return { command, restores: action.snapshot };
    default:
      return { command };
  }
}
