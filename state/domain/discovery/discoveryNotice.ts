import type { NoticeWords } from '../edits/words.js';
import { unreachable } from '../result.js';

/** What taking models out that a server no longer has brings with it. */
export type DiscoveryNotice =
  /** The row goes; what names the model stays as it is, and leads nowhere. */
  | { readonly kind: 'prunes-used'; readonly ref: string; readonly at: readonly string[]; readonly needsYes: true }
  /** `asks`: OpenClaw asks the server by itself from then on. */
  | { readonly kind: 'list-emptied'; readonly provider: string; readonly asks: boolean; readonly needsYes: true };

export function discoveryNoticeWords(notice: DiscoveryNotice): NoticeWords {
  switch (notice.kind) {
    case 'prunes-used':
      return {
        says: `${notice.ref} is in use and goes from the list: ${notice.at.join(', ')} would name a model that is not there.`,
        next: 'Choose another one first with: pincer set provider/model, or pincer fallbacks remove',
      };
    case 'list-emptied':
      return {
        says: `This takes the last model of ${notice.provider} out of the config.${notice.asks ? ' OpenClaw asks the server itself from then on.' : ''}`,
        next: `To take the provider out as well: pincer providers remove ${notice.provider}`,
      };
    default:
      return unreachable(notice);
  }
}
