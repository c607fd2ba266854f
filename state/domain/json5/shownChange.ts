import { type Hunk, hunksBetween } from '../edits/diff.js';
import { redactText } from './secretSpans.js';

/** What changes between two texts of a config, as it may be shown: every secret in it is masked. */
export function shownChange(before: string, after: string): readonly Hunk[] {
  return hunksBetween({ text: before, shown: redactText(before) }, { text: after, shown: redactText(after) });
}
