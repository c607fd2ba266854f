import type { KeyPath } from '../json.js';

/** What a file is to OpenClaw. It decides how the file is shown, locked and kept. */
export type FileKind = 'config' | 'include' | 'registry' | 'auth store' | 'auth state' | 'env';

/** One change of the watched files, by Pincer or by others. Holds no secret: values are shown as a person may see them. */
export type JournalEntry = {
  /** Sorts by time; what `undo` and `restore` take. */
  readonly id: string;
  /** Epoch ms: of the write, or, of a change by others, of the moment when Pincer saw it. */
  readonly at: number;
  readonly by: Author;
  readonly files: readonly FileRecord[];
  /** `unfinished`: the program ended in the middle; `files` say which of them were reached. */
  readonly state: 'done' | 'failed' | 'unfinished';
  readonly undoes?: string;
  readonly redoes?: string;
  /** The snapshot that was put back. */
  readonly restores?: string;
  /** Another entry took this one back, and none has brought it again since. */
  readonly undone?: true;
};

/** Who made a change, as far as it can be known, and how that was found out. */
export type Author = {
  readonly program: 'pincer' | 'openclaw' | 'unknown';
  /** In words of the command line, without values: `set`, `console`, `config set`. */
  readonly command?: string;
  readonly pid?: number;
  readonly because: string;
};

export type FileRecord = {
  readonly file: string;
  readonly kind: FileKind;
  /** Of an included file: the key path of the config that it stands for. The paths of `changes` go on from there. */
  readonly under?: KeyPath;
  /** Of the bytes before and after; absent where there was, or is, no file. */
  readonly hashBefore?: string;
  readonly hashAfter?: string;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly changes: readonly ValueChange[];
  /** How many more values changed than are listed. */
  readonly more?: number;
  /** The snapshot of the file as it was before. */
  readonly snapshot?: string;
  /** False in an unfinished entry for a file that the write did not get to. */
  readonly reached?: false;
};

/** One value before and after, as JSON on a line, masked and cut short. Absent means that there is none. */
export type ValueChange = { readonly path: KeyPath; readonly before?: string; readonly after?: string };

/** The bytes of a file before a write of Pincer's, kept to go back to. */
export type Snapshot = {
  readonly id: string;
  readonly at: number;
  readonly file: string;
  readonly kind: FileKind;
  readonly bytes: number;
  readonly hash: string;
  /** The journal entry before which it was taken. */
  readonly entry: string;
  /** Secrets in it were masked since: going back to it is refused. */
  readonly scrubbed?: true;
};

/** The key path of a change in the config, whichever of its files it was made in. */
export const pathInConfig = ({ under = [] }: Pick<FileRecord, 'under'>, { path }: ValueChange): KeyPath =>
  under.length === 0 ? path : [...under, ...path];
