import type { EditResult } from '../../domain/edits/edits.js';
import { allow, armAllowlist } from '../../domain/edits/listEdits.js';
import type { Notice } from '../../domain/patch.js';
import { plain } from '../../domain/text.js';
import { draftContext } from '../draftContext.js';
import type { Model } from '../model.js';
import { plannedPatch } from './unsaved.js';

/** Something that could be done about what the review says, at a key. */
export type Offer = {
  readonly says: string;
  readonly apply: (model: Model) => EditResult;
};

/** In the order of their keys, from 1. */
export const offersOf = (model: Model): readonly Offer[] =>
  model.overlay?.kind === 'review' && model.overlay.action.kind === 'settings'
    ? plannedPatch(model).notices.flatMap(offerFor).slice(0, 9)
    : [];

function offerFor(notice: Notice): readonly Offer[] {
  if (notice.kind === 'not-on-allowlist') {
    const { ref } = notice;
    return [{ says: `add ${plain(ref)} to the allowlist`, apply: (model) => allow(draftContext(model), ref) }];
  }
  if (notice.kind === 'allowlist-absent') {
    return [
      {
        says: 'turn the allowlist on, with the models in use',
        apply: (model) => armAllowlist(draftContext(model)),
      },
    ];
  }
  return [];
}
