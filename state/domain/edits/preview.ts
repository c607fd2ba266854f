import type { Notice } from '../patch.js';
import type { Hunk } from './diff.js';

/** What a change would do, to look at before it is done. Secrets in it are masked. */
export type Preview = { readonly files: readonly FilePreview[]; readonly notices: readonly Notice[] };

/** What it would do to one file, in bytes and in lines. */
export type FilePreview = {
  readonly file: string;
  readonly hunks: readonly Hunk[];
  readonly bytesBefore: number;
  readonly bytesAfter: number;
};
