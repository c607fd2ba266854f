import type { EditResult } from '../../domain/edits/edits.js';
import { allow, armAllowlist } from '../../domain/edits/listEdits.js';
import type { Notice } from '../../domain/patch.js';
import { ok } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { draftContext } from '../draftContext.js';
import type { Model } from '../model.js';
import { takeTheirs } from '../rebase.js';
import { plannedPatch } from './unsaved.js';

/** Something that could be done about what the review says, at a key. */
export type Offer = {
  readonly says: string;
  readonly apply: (model: Model) => EditResult;
  /** Taking it settles what was changed on both sides. */
  readonly settles: boolean;
};

/** In the order of their keys, from 1. */
export const offersOf = (model: Model): readonly Offer[] => [
  ...theirs(model),
  ...plannedPatch(model).notices.flatMap(offerFor).slice(0, 8),
];

function theirs({ drafts }: Model): readonly Offer[] {
  if (drafts.conflicts.length === 0) return [];
  const names = drafts.conflicts.map(({ setting }) => setting).join(', ');
  return [
    {
      says: `keep what is on disk now: ${names}`,
      apply: ({ drafts: now, file }) =>
        ok({ settings: takeTheirs(now.draft, file.home.models, now.conflicts), notices: [] }),
      settles: true,
    },
  ];
}

function offerFor(notice: Notice): readonly Offer[] {
  if (notice.kind === 'not-on-allowlist') {
    const { ref } = notice;
    return [
      { says: `add ${plain(ref)} to the allowlist`, apply: (model) => allow(draftContext(model), ref), settles: false },
    ];
  }
  if (notice.kind === 'allowlist-absent') {
    return [
      {
        says: 'turn the allowlist on, with the models in use',
        apply: (model) => armAllowlist(draftContext(model)),
        settles: false,
      },
    ];
  }
  return [];
}
