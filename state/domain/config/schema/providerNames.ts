import { isObject, type JsonObject, valueAt } from '../../json.js';
import type { Finding } from './findings.js';

/**
 * Ids that make OpenClaw fail to read the whole config. It looks for a plugin of the id's name in a folder of that name, and stops
 * at what names no single one. OpenClaw: `normalizeBundledPluginDirName`, by way of `applyModelDefaults`.
 */
export function providerNameStage(config: JsonObject): readonly Finding[] {
  const providers = valueAt(config, ['models', 'providers']);
  const bad = Object.keys(isObject(providers) ? providers : {}).filter((id) => !namesOneFolder(id.trim()));
  const [first] = bad;
  const message = `read failed: Error: Bundled plugin dirName must be a single directory: ${first?.trim().toLowerCase()}`;
  const issue = { path: '<root>', message };
  // It stops at the first one.
  return bad.map((id, i) => ({ path: ['models', 'providers', id], message: SAYS, ...(i === 0 ? { issue } : {}) }));
}

const SAYS = 'OpenClaw reads nothing of a config with a provider whose id is . or .. or has / \\ or : in it';

const namesOneFolder = (id: string): boolean => id !== '.' && id !== '..' && !/[/\\:]/.test(id);
