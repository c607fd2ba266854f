import type { NoticeWords } from '../edits/words.js';
import { unreachable } from '../result.js';

/** What writing a registry brings with it. */
export type RegistryNotice =
  /** OpenClaw would ask a server for their models, which Pincer does not do by the way. */
  | { readonly kind: 'registry-asks'; readonly providers: readonly string[]; readonly needsYes: false }
  /** OpenClaw would write what a reference stands for, or a key of the auth store. */
  | { readonly kind: 'registry-names'; readonly providers: readonly string[]; readonly needsYes: false };

export function registryNoticeWords(notice: RegistryNotice): NoticeWords {
  const ids = andList(notice.providers);
  switch (notice.kind) {
    case 'registry-asks':
      return { says: `OpenClaw asks a server for the models of ${ids}; what the registry says of those stays.` };
    case 'registry-names':
      return { says: `For ${ids} a reference or a marker is written where OpenClaw would write the secret itself.` };
    default:
      return unreachable(notice);
  }
}

/** `a`, `a and b`, `a, b and c`. */
const andList = (ids: readonly string[]): string =>
  [ids.slice(0, -1).join(', '), ...ids.slice(-1)].filter(Boolean).join(' and ');
