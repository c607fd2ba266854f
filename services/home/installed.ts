import { joinPath } from '../../state/domain/config/pathText.js';
import { isObject, type Json } from '../../state/domain/json.js';
import type { World } from '../world.js';

/**
 * The version of the OpenClaw that PATH leads to, as its package says. It is not started: that takes a second or more. Where npm
 * puts a package is known, beside its commands; an OpenClaw that was put elsewhere is not found.
 */
export async function installedVersion({ env, files }: World): Promise<string | undefined> {
  for (const folder of (env.PATH ?? '').split(':').filter((path) => path.startsWith('/'))) {
    const places = [joinPath(folder, '..', 'lib', 'node_modules', 'openclaw'), joinPath(folder, '..', 'openclaw')];
    const found = await Promise.all(places.map((place) => files.read(joinPath(place, 'package.json'))));
    const version = found.map((file) => (file.kind === 'file' ? versionIn(file.text) : undefined)).find(Boolean);
    if (version !== undefined) return version;
  }
  return undefined;
}

function versionIn(text: string): string | undefined {
  const about = parsed(text);
  const version = isObject(about) && about.name === 'openclaw' ? about.version : undefined;
  return typeof version === 'string' && /^\d{4}\.\d+\.\d+/.test(version) ? version : undefined;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
