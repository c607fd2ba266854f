import type { NoticeWords } from '../edits/words.js';
import type { KeyPath } from '../json.js';
import { showPath } from '../keyPath.js';
import { unreachable } from '../result.js';

/** What going back brings with it. */
export type HistoryNotice =
  /** Left as they are: somebody gave them another value since. */
  | { readonly kind: 'undo-left'; readonly file: string; readonly paths: readonly KeyPath[]; readonly needsYes: false }
  /** `message`: why, in words of a problem. */
  | { readonly kind: 'openclaw-minds'; readonly file: string; readonly message: string; readonly needsYes: true }
  /** The file did not exist before the change that is taken back. */
  | { readonly kind: 'removes-file'; readonly file: string; readonly needsYes: false };

export function historyNoticeWords(notice: HistoryNotice): NoticeWords {
  switch (notice.kind) {
    case 'undo-left':
      return {
        says: `Changed again since, and left alone in ${notice.file}: ${notice.paths.map(showPath).join(', ')}.`,
      };
    case 'openclaw-minds':
      return { says: `OpenClaw may not take ${notice.file} as it was: ${notice.message}.` };
    case 'removes-file':
      return { says: `${notice.file} did not exist before, so it is removed.` };
    default:
      return unreachable(notice);
  }
}
