import { profileNoticeWords } from '../auth/profileNotice.js';
import { keyNoticeWords } from '../config/edit/keyNotice.js';
import { discoveryNoticeWords } from '../discovery/discoveryNotice.js';
import { historyNoticeWords } from '../history/historyNotice.js';
import type { Notice } from '../patch.js';
import { registryNoticeWords } from '../registry/registryNotice.js';
import { unreachable } from '../result.js';
import { scanNoticeWords } from '../scan/scanNotice.js';
import { secretNoticeWords } from '../secrets/secretNotice.js';
import { setupNoticeWords } from '../setup/setupNotice.js';
import type { NoticeWords } from './words.js';

/** The one place that makes sentences about notices, for the screen and the commands alike. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of kinds, so that the compiler tells when one is missing.
export function noticeWords(notice: Notice): NoticeWords {
  switch (notice.kind) {
    case 'arms-allowlist':
      return {
        says: `This turns the allowlist on: from then on only ${list(notice.adds)} may be chosen.`,
        next: 'Allow more with: pincer allow provider/model, or a whole provider with provider/*.',
      };
    case 'disarms-allowlist':
      return { says: 'This removes the last entry of the allowlist: from then on every model may be chosen.' };
    case 'allowlist-absent':
      return { says: `There is no allowlist, so ${notice.ref} needs no entry in one; none was made.` };
    case 'added-to-allowlist':
      return { says: `${notice.ref} was added to the allowlist.` };
    case 'not-on-allowlist':
      return { says: `${notice.ref} is not on the allowlist.`, next: `Add it with: pincer allow ${notice.ref}` };
    case 'left-fallbacks':
      return { says: `${notice.ref} left the fallback chain: it comes first now.` };
    case 'alias-moved':
      return { says: `Alias ${notice.alias} no longer stands for ${notice.from}.` };
    case 'alias-replaced':
      return { says: `${notice.ref} loses its alias ${notice.alias}: a model has one.` };
    case 'drops-entry':
      return { says: `The entry of ${notice.ref} goes with all that it holds: ${notice.keys.join(', ')}.` };
    case 'bare-id':
      return {
        says: `"${notice.text}" names no provider, so OpenClaw takes it for ${notice.ref}.`,
        ...(notice.near === undefined ? {} : { next: `Did you mean ${notice.near}?` }),
      };
    case 'unknown-model':
      return {
        says: `No list of models has ${notice.ref}; it is taken as it is written.`,
        ...(notice.near === undefined ? {} : { next: `Did you mean ${notice.near}?` }),
      };
    case 'unknown-provider':
      return {
        says: `Nothing is known of a provider ${notice.provider}, so ${notice.ref} cannot answer yet.`,
        next: `Put ${notice.provider} under models.providers, with its baseUrl and models.`,
      };
    case 'already-fallback':
      return { says: `${notice.ref} is in the chain already.` };
    case 'stores-plain-key':
      return keyNoticeWords(notice);
    case 'prunes-used':
    case 'list-emptied':
      return discoveryNoticeWords(notice);
    case 'undo-left':
    case 'openclaw-minds':
    case 'removes-file':
      return historyNoticeWords(notice);
    case 'key-moved':
    case 'variable-avoided':
    case 'key-left':
    case 'resolved-in-registry':
      return secretNoticeWords(notice);
    case 'registry-asks':
    case 'registry-names':
    case 'registry-closed':
      return registryNoticeWords(notice);
    case 'sends-to':
    case 'unencrypted':
    case 'endpoint-replaced':
    case 'key-goes-to':
    case 'variable-replaced':
    case 'key-replaced':
    case 'old-key-stays':
    case 'takes-turns':
    case 'primary-replaced':
    case 'primary-kept':
    case 'default-follows':
    case 'agent-keeps-model':
    case 'only-declared':
    case 'stops-discovery':
    case 'window-unknown':
    case 'window-trained':
    case 'window-small':
    case 'answer-limited':
    case 'plugin-enabled':
    case 'plugin-renamed':
    case 'plugin-off':
    case 'plugin-missing':
    case 'primary-gone':
    case 'agent-model-gone':
    case 'config-shrinks':
    case 'block-gone':
    case 'still-named':
    case 'credential-stays':
    case 'profiles-gone':
      return setupNoticeWords(notice);
    case 'profile-replaced':
    case 'profile-of-main':
    case 'profile-held-elsewhere':
    case 'order-gone':
    case 'refs-ask-for-it':
    case 'profile-comes-back':
    case 'order-leaves-out':
    case 'order-not-kept':
    case 'variable-unset':
    case 'through-openclaw':
      return profileNoticeWords(notice);
    case 'replaces-fallbacks':
      return scanNoticeWords(notice);
    case 'free-to-paid':
      return { says: `After ${notice.from}, which is free, comes ${notice.to}, which may cost money.` };
    default:
      return unreachable(notice);
  }
}

const list = (refs: readonly string[]): string =>
  refs.length <= 3 ? refs.join(', ') : `${refs.slice(0, 2).join(', ')} and ${refs.length - 2} more`;
