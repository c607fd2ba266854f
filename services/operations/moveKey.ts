import type { Home } from '../../state/domain/home.js';
import { fail } from '../../state/domain/result.js';
import type { Planner } from '../files/change.js';
import type { World } from '../world.js';

const later: Planner = { locks: [], plan: async () => fail({ kind: 'usage', message: 'not built' }) };

export const moveKeyPlanner = (_world: World, _home: Home, _asked: unknown): Planner => later;
export const scrubPlanner = (_world: World, _home: Home, _asked: unknown): Planner => later;
