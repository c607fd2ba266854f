import { dirname, joinPath } from '../../state/domain/config/pathText.js';
import { sha256 } from '../../state/domain/history/sha256.js';
import type { Home } from '../../state/domain/home.js';
import type { World } from '../world.js';

/** Where the past of one home is kept: beside nothing of OpenClaw's. Folders 0700, files 0600. */
export type HistoryPlace = {
  /** The config as this home names it, and where its links lead. */
  readonly config: string;
  readonly realConfig: string;
  readonly dir: string;
  readonly journal: string;
  readonly seen: string;
  readonly snapshots: string;
};

/**
 * `$XDG_STATE_HOME/pincer/<name>-<digest of the config's path>`, by default under `~/.local/state`. The name is for people. The path is the
 * one without links, so that a config has one history under whatever names it is reached.
 */
export function historyPlace({ env, process }: Pick<World, 'env' | 'process'>, { paths }: Home): HistoryPlace {
  const base = env.XDG_STATE_HOME?.startsWith('/')
    ? env.XDG_STATE_HOME
    : joinPath(env.HOME || process.homeDir, '.local', 'state');
  const realConfig = paths.realConfig ?? paths.config;
  const folder = dirname(realConfig).split('/').at(-1) ?? '';
  const name =
    folder
      .replace(/^\.+/, '')
      .replace(/[^\w-]+/g, '-')
      .slice(0, LONGEST_NAME) || 'home';
  const dir = joinPath(base, 'pincer', `${name}-${sha256(realConfig).slice(0, 12)}`);
  return {
    config: paths.config,
    realConfig,
    dir,
    journal: joinPath(dir, 'journal.jsonl'),
    seen: joinPath(dir, 'seen.json'),
    snapshots: joinPath(dir, 'snapshots'),
  };
}

const LONGEST_NAME = 40;
