import type { Hunk } from './diff.js';

/** What a change would do to a file, to look at before it is done. Secrets in it are masked. */
export type Preview = { readonly file: string; readonly hunks: readonly Hunk[] };
