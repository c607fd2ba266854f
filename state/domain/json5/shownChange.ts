import { type Hunk, hunksBetween } from '../edits/diff.js';
import type { KeyPath } from '../json.js';
import { isPlaceholder } from '../secrets/keyNote.js';
import { redactText } from './secretSpans.js';

/**
 * What changes between two texts of a config, as it may be shown: every secret in it is masked, and what only stands where one
 * would is not. `under`: the key path that the texts stand for, if they are a part of the config.
 */
export function shownChange(before: string, after: string, under: KeyPath = []): readonly Hunk[] {
  const [old, fresh] = [redactText(before, under, isPlaceholder), redactText(after, under, isPlaceholder)];
  return hunksBetween({ text: before, shown: old }, { text: after, shown: fresh });
}
