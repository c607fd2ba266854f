import type { KeyPath } from '../../json.js';
import { resolvePath } from '../pathText.js';
import type { Finding } from './findings.js';

/** What a rule may know of the machine. */
export type Facts = {
  /** Where `~` leads. */
  readonly home: string;
  readonly stateDir: string;
  readonly cwd: string;
  /** Plugins may be there that OpenClaw did not bring along: what they may have brought is no fault. */
  readonly hasOtherPlugins: boolean;
  /** Of `plugins.load.paths`, those where nothing is, resolved. */
  readonly missingPaths: readonly string[];
};

/** A finding that OpenClaw has words for. `says`: ours, where they say more. */
export function finding(path: KeyPath, message: string, says: string = message): Finding {
  return { path, message: says, issue: { path: path.join('.'), message } };
}

/** OpenClaw: `resolveUserPath`. */
export const userPath = (path: string, { home, cwd }: Pick<Facts, 'home' | 'cwd'>): string =>
  resolvePath(cwd, path === '~' || path.startsWith('~/') ? home + path.slice(1) : path);
