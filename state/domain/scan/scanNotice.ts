import type { NoticeWords } from '../edits/words.js';
import type { ChainKey } from '../models/refProblem.js';

/** The models that were found take the place of others. */
export type ScanNotice = {
  readonly kind: 'replaces-fallbacks';
  readonly chain: ChainKey;
  readonly refs: readonly string[];
  readonly needsYes: true;
};

export const scanNoticeWords = ({ chain, refs }: ScanNotice): NoticeWords => ({
  says: `The selection takes the place of the ${chain === 'text' ? 'fallbacks' : 'image fallbacks'} that are there; ${refs.join(', ')} would go.`,
  next: `To keep them, add single models with: pincer ${chain === 'text' ? 'fallbacks' : 'image-fallbacks'} add provider/model`,
});
