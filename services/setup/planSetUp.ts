import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import type { Setup } from '../../state/domain/setup/setup.js';
import { setupEdits } from '../../state/domain/setup/setupEdits.js';
import type { Planned } from '../files/change.js';
import { configChanges } from '../files/configChanges.js';
import { readConfigFiles } from '../files/configFiles.js';
import type { Keyring } from '../keyring.js';
import type { World } from '../world.js';
import { credentialParts } from './credentialParts.js';
import { installedPlugins } from './installedPlugins.js';

/** The files of a set-up, in the order in which they have to be written. */
export async function planSetUp(
  world: World,
  home: Home,
  setup: Setup,
  keyring: Keyring,
): Promise<Result<Planned, Problem>> {
  const read = await readConfigFiles(world, home);
  if (!read.ok) return read;
  const config = read.value.value;
  const credential = await credentialParts({ world, home, setup, keyring }, config);
  if (!credential.ok) return credential;
  const { changes, apiKey, authEdits, notices } = credential.value;
  const planned = setupEdits({
    home,
    config,
    setup,
    ...(apiKey === undefined ? {} : { apiKey }),
    catalog: builtInCatalog(home.dialect.version),
    installed: await installedPlugins(world, home),
  });
  if (!planned.ok) return planned;
  const edits = [...planned.value.edits, ...authEdits];
  const said = [...planned.value.notices, ...notices];
  if (edits.length === 0) return ok({ changes, notices: said, mergedOver: false });
  const changed = await configChanges(world, home, edits);
  if (!changed.ok) return changed;
  const { changes: inConfig, mergedOver } = changed.value;
  return ok({ changes: [...changes, ...inConfig], notices: said, mergedOver });
}
