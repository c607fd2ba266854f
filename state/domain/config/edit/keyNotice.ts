/** A key is about to be written as it is, and not as a reference to where it is kept. `path` as a person writes it. */
export type KeyNotice = { readonly kind: 'stores-plain-key'; readonly path: string; readonly needsYes: true };

export const keyNoticeWords = ({ path }: KeyNotice): { readonly says: string; readonly next: string } => ({
  says: `${path} would hold a key in plain text, in a file that is read, copied and backed up by others.`,
  next: `Keep it in a variable, and set the reference: pincer config set '${path}' --ref-provider default --ref-source env --ref-id NAME`,
});
