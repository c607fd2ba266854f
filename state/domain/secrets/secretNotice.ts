import type { NoticeWords } from '../edits/words.js';
import { showPath } from '../keyPath.js';
import type { Place } from '../place.js';
import { unreachable } from '../result.js';

/** What moving a key brings with it. */
export type SecretNotice =
  | { readonly kind: 'key-moved'; readonly from: Place; readonly variable: string; readonly needsYes: false }
  /** A name that says more was not to be had. */
  | {
      readonly kind: 'variable-avoided';
      readonly name: string;
      readonly where: string;
      readonly variable: string;
      readonly needsYes: false;
    }
  /** `because`, as the end of a sentence. */
  | { readonly kind: 'key-left'; readonly from: Place; readonly because: string; readonly needsYes: false }
  /** OpenClaw fills it in and writes what it finds to models.json: there it stands in plain text again. */
  | { readonly kind: 'resolved-in-registry'; readonly from: Place; readonly needsYes: false };

export function secretNoticeWords(notice: SecretNotice): NoticeWords {
  switch (notice.kind) {
    case 'key-moved':
      return { says: `${at(notice.from)} becomes a reference to ${notice.variable}.` };
    case 'variable-avoided':
      return {
        says: `${notice.name} has another value already, from ${notice.where}; the key goes into ${notice.variable}.`,
      };
    case 'key-left':
      return { says: `${at(notice.from)} stays: ${notice.because}.` };
    case 'resolved-in-registry':
      return {
        says: `${at(notice.from)} takes no SecretRef, so it refers by "\${…}", which OpenClaw fills in when it writes models.json.`,
        next: 'A header of the provider instead of the model would stay a reference there too.',
      };
    default:
      return unreachable(notice);
  }
}

const at = ({ file, path }: Place): string => `${file.split('/').at(-1)} ${showPath(path ?? [])}`;
