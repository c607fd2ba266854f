import type { KeyPath } from './json.js';

/** A place in a file that a person can go to. Lines and columns count from 1, as editors do. */
export type Place = {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: KeyPath;
  /** The offending line as it stands in the file, secrets masked. */
  readonly text?: string;
};
