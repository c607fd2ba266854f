import { joinPath } from '../../state/domain/config/pathText.js';
import type { Json, JsonObject } from '../../state/domain/json.js';
import { existingEntries, isGenerated } from '../../state/domain/registry/plan.js';
import type { Reader } from '../home/reader.js';
import type { FileRead, Files } from '../world.js';

/** One file of an agent's registry as it is on disk. `json` is undefined where it does not parse, as it is for OpenClaw. */
export type RegistryFile = {
  readonly path: string;
  readonly plugin: string | undefined;
  readonly read: FileRead;
  readonly json: Json | undefined;
};

/** `models.json` first, then the catalogs of plugins in the order in which OpenClaw reads them. */
export async function registryFiles(reader: Reader, files: Files, dir: string): Promise<readonly RegistryFile[]> {
  const [root, names] = await Promise.all([reader.read(rootOf(dir)), files.list(joinPath(dir, 'plugins'))]);
  const catalogs = names.map(async (name) => {
    const path = joinPath(dir, 'plugins', name, 'catalog.json');
    return asRegistryFile(path, decoded(name), await reader.read(path));
  });
  const found = (await Promise.all(catalogs)).filter(({ read }) => read.kind !== 'missing');
  return [asRegistryFile(rootOf(dir), undefined, root), ...found];
}

const rootOf = (dir: string): string => joinPath(dir, 'models.json');

/** Where the part of a plugin stands. OpenClaw: `encodePluginModelCatalogRelativePath`. */
export const partFile = (dir: string, plugin: string | undefined): string =>
  plugin === undefined ? rootOf(dir) : joinPath(dir, 'plugins', encodeURIComponent(plugin), 'catalog.json');

/** The providers of all of them, as OpenClaw puts them together before it merges. */
export const providersIn = (found: readonly RegistryFile[], plugins: JsonObject): JsonObject =>
  existingEntries(found, plugins);

/** Catalogs that OpenClaw wrote, and would remove when it has nothing to put into them any more. */
export const ownCatalogs = (found: readonly RegistryFile[]): readonly RegistryFile[] =>
  found.filter(({ plugin, json }) => plugin !== undefined && isGenerated(json));

function asRegistryFile(path: string, plugin: string | undefined, read: FileRead): RegistryFile {
  return { path, plugin, read, json: read.kind === 'file' ? strictJson(read.text) : undefined };
}

/** OpenClaw reads its own files as plain JSON: what is not is nothing to it. */
function strictJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
