import type { NoticeWords } from '../edits/words.js';
import { unreachable } from '../result.js';

/** What writing a registry brings with it. */
export type RegistryNotice =
  /** OpenClaw would ask a server for their models, which Pincer does not do by the way. */
  | { readonly kind: 'registry-asks'; readonly providers: readonly string[]; readonly needsYes: false }
  /** OpenClaw would write what a reference stands for, or a key of the auth store. */
  | { readonly kind: 'registry-names'; readonly providers: readonly string[]; readonly needsYes: false }
  /** What these files say stays as it is; that others can read them does not. */
  | { readonly kind: 'registry-closed'; readonly files: readonly string[]; readonly needsYes: false };

export function registryNoticeWords(notice: RegistryNotice): NoticeWords {
  switch (notice.kind) {
    case 'registry-asks': {
      const ids = andList(notice.providers);
      return { says: `OpenClaw asks a server for the models of ${ids}; what the registry says of those stays.` };
    }
    case 'registry-names': {
      const ids = andList(notice.providers);
      return { says: `For ${ids} a reference or a marker is written where OpenClaw would write the secret itself.` };
    }
    case 'registry-closed':
      return {
        says: `${andList(notice.files)} may hold keys, and others can read it: from now on only its owner can.`,
      };
    default:
      return unreachable(notice);
  }
}

/** `a`, `a and b`, `a, b and c`. */
const andList = (items: readonly string[]): string =>
  [items.slice(0, -1).join(', '), ...items.slice(-1)].filter(Boolean).join(' and ');
