import { joinPath } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json } from '../../state/domain/json.js';
import type { World } from '../world.js';

/** Ids of the plugins that OpenClaw found the last time it looked: it keeps them in `plugins/installs.json`. Empty without one. */
export async function installedPlugins({ files }: World, { paths }: Home): Promise<ReadonlySet<string>> {
  const read = await files.read(joinPath(paths.stateDir, 'plugins', 'installs.json'));
  if (read.kind !== 'file') return new Set();
  const found = parsed(read.text);
  const plugins = isObject(found) && Array.isArray(found.plugins) ? found.plugins : [];
  return new Set(
    plugins.flatMap((plugin: Json) =>
      isObject(plugin) && typeof plugin.pluginId === 'string' ? [plugin.pluginId] : [],
    ),
  );
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
