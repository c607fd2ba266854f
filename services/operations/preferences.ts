import { joinPath } from '../../state/domain/config/pathText.js';
import type { Json } from '../../state/domain/json.js';
import { NO_PREFERENCES, type Preferences, preferencesFrom } from '../../state/domain/preferences.js';
import type { World } from '../world.js';

/** Beside nothing of OpenClaw's: `$XDG_CONFIG_HOME/pincer/preferences.json`, by default under `~/.config`. */
function preferencesPath({ env, process }: Pick<World, 'env' | 'process'>): string {
  const base = env.XDG_CONFIG_HOME?.startsWith('/')
    ? env.XDG_CONFIG_HOME
    : joinPath(env.HOME || process.homeDir, '.config');
  return joinPath(base, 'pincer', 'preferences.json');
}

/** What Pincer remembers of this person; nothing at all is no problem. */
export async function readPreferences(world: World): Promise<Preferences> {
  const file = await world.files.read(preferencesPath(world));
  return file.kind === 'file' ? preferencesFrom(parsed(file.text)) : NO_PREFERENCES;
}

/** Remembers them for the next time. A disk that does not take them is not worth a word: nothing depends on it. */
export async function writePreferences(world: World, preferences: Preferences): Promise<void> {
  const path = preferencesPath(world);
  const file = await world.files.read(path);
  await world.files.replace({
    path,
    text: `${JSON.stringify(preferences, null, 2)}\n`,
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
