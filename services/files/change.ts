import { type Hunk, hunksBetween } from '../../state/domain/edits/diff.js';
import type { FilePreview } from '../../state/domain/edits/preview.js';
import type { FileKind } from '../../state/domain/history/journal.js';
import { shownEnv, shownRegistry, shownStore } from '../../state/domain/history/shownText.js';
import type { Json, KeyPath } from '../../state/domain/json.js';
import { shownChange } from '../../state/domain/json5/shownChange.js';
import type { Notice } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import type { Result } from '../../state/domain/result.js';

/** One file as it is and as it is to be. `undefined`: there is none. */
export type FileChange = {
  readonly file: string;
  readonly kind: FileKind;
  readonly before: string | undefined;
  /** Of the bytes of `before`: the write is refused when the file is another one by then. */
  readonly hash: string | undefined;
  readonly after: string | undefined;
  /** What the two texts say, where the planner has it at hand: then they are not taken apart again. */
  readonly values?: { readonly before: Json; readonly after: Json };
  /** Of an included file: the key path that it stands for. Whether its values are secrets may only be said there. */
  readonly under?: KeyPath;
  /** It holds secrets: 0600 from now on, whatever it was. */
  readonly isPrivate?: true;
  /** It is one of Pincer's snapshots: its id. */
  readonly snapshot?: string;
};

/** Who changes the files, for the journal. Never with values in it: they may be secrets. */
export type Cause = {
  /** In words of the command line: `set`, `config set`, `console`. */
  readonly command: string;
  readonly undoes?: string;
  readonly redoes?: string;
  readonly restores?: string;
};

/** What is to be done, made from the files as they are at this moment. Without changes there is nothing to do. */
export type Planned = {
  readonly changes: readonly FileChange[];
  readonly notices: readonly Notice[];
  /** Somebody else changed a file since the home was read, elsewhere in it; both changes are kept. */
  readonly mergedOver: boolean;
  /** The files are copies of earlier ones, rewritten where they are: neither snapshots nor backups are made of them, nor an entry. */
  readonly copies?: true;
};

/** How to plan an action, and the files whose locks have to be held while it is planned and done. */
export type Planner = {
  readonly locks: readonly string[];
  /** Likewise, of files that are only known once something was read. */
  readonly moreLocks?: () => Promise<readonly string[]>;
  readonly plan: () => Promise<Result<Planned, Problem>>;
};

/** What a change does to a file, with all secrets masked. */
export function filePreview(change: FileChange): FilePreview {
  const { file, before = '', after = '' } = change;
  return {
    file,
    hunks: before === after ? [] : hunks(change),
    bytesBefore: bytesOf(before),
    bytesAfter: bytesOf(after),
  };
}

function hunks({ kind, before = '', after = '', under }: FileChange): readonly Hunk[] {
  const shown = SHOWN[kind];
  if (shown === undefined) return shownChange(before, after, under);
  return hunksBetween({ text: before, shown: shown(before) }, { text: after, shown: shown(after) });
}

/** Files whose secrets the names in them do not tell, or that say of some that they are none. */
const SHOWN: Readonly<Partial<Record<FileKind, (text: string) => string>>> = {
  env: shownEnv,
  registry: shownRegistry,
  'auth store': shownStore,
};

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
