import { joinPath } from '../../state/domain/config/pathText.js';
import { isObject, type Json } from '../../state/domain/json.js';
import { NO_PREFERENCES, type Preferences, preferencesFrom } from '../../state/domain/preferences.js';
import type { World } from '../world.js';

/** Beside nothing of OpenClaw's: `$XDG_CONFIG_HOME/pincer`, by default under `~/.config`. */
export function ownPath({ env, process }: Pick<World, 'env' | 'process'>, name: string): string {
  const base = env.XDG_CONFIG_HOME?.startsWith('/')
    ? env.XDG_CONFIG_HOME
    : joinPath(env.HOME || process.homeDir, '.config');
  return joinPath(base, 'pincer', name);
}

const FILE = 'preferences.json';

/** What Pincer remembers of this person; nothing at all is no problem. */
export async function readPreferences(world: World): Promise<Preferences> {
  const file = await world.files.read(ownPath(world, FILE));
  return file.kind === 'file' ? preferencesFrom(parsed(file.text)) : NO_PREFERENCES;
}

/** Remembers them for the next time. A disk that does not take them is not worth a word: nothing depends on it. */
export async function writePreferences(world: World, preferences: Preferences): Promise<void> {
  const path = ownPath(world, FILE);
  const file = await world.files.read(path);
  const kept = file.kind === 'file' ? parsed(file.text) : undefined;
  // What a person wrote there by hand stays.
  const text = `${JSON.stringify({ ...(isObject(kept) ? kept : {}), ...preferences }, null, 2)}\n`;
  await world.files.replace({
    path,
    text,
    expectHash: file.kind === 'file' ? file.hash : undefined,
    backups: false,
  });
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
