import type { Home } from '../../state/domain/home.js';
import type { Detected } from '../../state/domain/setup/detected.js';
import type { World } from '../world.js';

/** What of providers is on this machine already: variables, servers on their usual ports, logins of other programs. */
export function detect(_world: World, _home: Home, _signal: AbortSignal): Promise<readonly Detected[]> {
  throw new Error('detect');
}
