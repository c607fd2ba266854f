import type { Home } from '../../state/domain/home.js';
import type { Planner } from '../files/change.js';
import type { World } from '../world.js';

/** OpenClaw: `plugins enable`. */
export function enablePluginPlanner(_world: World, _home: Home, _plugin: string): Planner {
  throw new Error('enablePluginPlanner');
}
