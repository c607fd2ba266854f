import { dirname, joinPath } from '../../state/domain/config/pathText.js';
import { sha256 } from '../../state/domain/history/sha256.js';
import type { Home } from '../../state/domain/home.js';
import type { World } from '../world.js';

/** Where the past of one home is kept: beside nothing of OpenClaw's. Folders 0700, files 0600. */
export type HistoryPlace = {
  readonly dir: string;
  readonly journal: string;
  readonly seen: string;
  readonly snapshots: string;
};

/** `$XDG_STATE_HOME/pincer/<name>-<digest of the config's path>`, by default under `~/.local/state`. The name is for people. */
export function historyPlace({ env, process }: Pick<World, 'env' | 'process'>, { paths }: Home): HistoryPlace {
  const base = env.XDG_STATE_HOME?.startsWith('/')
    ? env.XDG_STATE_HOME
    : joinPath(env.HOME || process.homeDir, '.local', 'state');
  const folder = dirname(paths.config).split('/').at(-1) ?? '';
  const name =
    folder
      .replace(/^\.+/, '')
      .replace(/[^\w-]+/g, '-')
      .slice(0, LONGEST_NAME) || 'home';
  const dir = joinPath(base, 'pincer', `${name}-${sha256(paths.config).slice(0, 12)}`);
  return {
    dir,
    journal: joinPath(dir, 'journal.jsonl'),
    seen: joinPath(dir, 'seen.json'),
    snapshots: joinPath(dir, 'snapshots'),
  };
}

const LONGEST_NAME = 40;
