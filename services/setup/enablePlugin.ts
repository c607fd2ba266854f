import type { Home } from '../../state/domain/home.js';
import { fail, ok } from '../../state/domain/result.js';
import type { Planner } from '../files/change.js';
import type { World } from '../world.js';

/**
 * OpenClaw: `plugins enable`, which also takes names of the documents that it does not know itself. Problems: `no-such-plugin`,
 * `plugin-ruled-out`, and those of writing.
 */
export const enablePluginPlanner = (world: World, home: Home, plugin: string): Planner => ({
  locks: [home.paths.config],
  plan: async () => {
    const { findPlugin, pluginEdits, pluginState } = await import('../../state/domain/setup/plugins.js');
    const { installedPlugins } = await import('./installedPlugins.js');
    const { readConfigFiles } = await import('../files/configFiles.js');
    const { configChanges } = await import('../files/configChanges.js');
    const found = findPlugin(plugin, await installedPlugins(world, home));
    if (found.kind === 'unknown') {
      const { kind: _, ...about } = found;
      return fail({ kind: 'no-such-plugin', plugin, ...about });
    }
    const read = await readConfigFiles(world, home);
    if (!read.ok) return read;
    const { id, from } = found;
    const state = pluginState(read.value.value, id);
    if (state.kind === 'ruled out') return fail({ kind: 'plugin-ruled-out', plugin: id, by: state.by });
    const edits = pluginEdits(state, id, true);
    const changed = await configChanges(world, home, edits);
    if (!changed.ok) return changed;
    const renamed = from === undefined ? [] : [{ kind: 'plugin-renamed', from, to: id, needsYes: false } as const];
    const enabled = edits.length === 0 ? [] : [{ kind: 'plugin-enabled', plugin: id, needsYes: false } as const];
    return ok({ ...changed.value, notices: [...renamed, ...enabled] });
  },
});
