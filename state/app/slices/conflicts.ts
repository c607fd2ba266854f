import { decided, type Side } from '../../domain/edits/merge.js';
import { unreachable } from '../../domain/result.js';
import { withDraft } from '../edit.js';
import type { Asked, Model } from '../model.js';
import type { ConflictsMsg } from '../msg.js';
import { type OpenConflict, openConflicts } from '../selectors/conflicts.js';
import { savedSettings } from '../selectors/unsaved.js';
import { andThen, closed, type Step, saying, step } from '../step.js';

export function updateConflicts(model: Model, msg: ConflictsMsg): Step {
  switch (msg.type) {
    case 'open':
      return step(asking(model));
    case 'choose':
      return step(choose(model, msg.side));
    case 'choose all':
      return step(chosen(model, openConflicts(model), msg.side));
    default:
      return unreachable(msg);
  }
}

/** Opens the question, with the cursor on the first value that is not decided. */
export function asking(model: Model): Model {
  const first = openConflicts(model).findIndex(({ choice }) => choice === undefined);
  return { ...model, overlay: { kind: 'conflicts', cursor: Math.max(0, first) } };
}

/** Decides the value under the cursor, and goes on to the next one. */
function choose(model: Model, side: Side): Model {
  const { overlay } = model;
  const open = openConflicts(model);
  const conflict = overlay?.kind === 'conflicts' ? open[overlay.cursor] : undefined;
  if (!conflict || overlay?.kind !== 'conflicts') return model;
  const cursor = Math.min(overlay.cursor + 1, open.length - 1);
  return { ...chosen(model, [conflict], side), overlay: { ...overlay, cursor } };
}

function chosen(model: Model, those: readonly OpenConflict[], choice: Side): Model {
  const paths = new Set(those.map(keyOf));
  const conflicts = model.drafts.conflicts.map(
    (asked): Asked => (paths.has(keyOf(asked)) ? { ...asked, choice } : asked),
  );
  return { ...model, drafts: { ...model.drafts, conflicts } };
}

export const keyOf = ({ path }: Pick<Asked, 'path'>): string => JSON.stringify(path);

/** Puts what was chosen into the draft and shows what would be written; nothing is while a value is undecided. */
export function settle(model: Model): Step {
  const open = openConflicts(model);
  const left = open.filter(({ choice }) => choice === undefined).length;
  if (left > 0)
    return step(saying(model, 'warn', `${left} ${left === 1 ? 'is' : 'are'} undecided: m keeps yours, t theirs.`));
  return andThen(closed(settled(model, (conflict) => conflict.choice ?? 'mine')), { scope: 'review', type: 'open' });
}

/** The draft without conflicts. Undo brings back what it was. */
export function settled(model: Model, sideOf: (conflict: OpenConflict) => Side): Model {
  const theirs = savedSettings(model);
  const draft = openConflicts(model).reduce(
    (settings, conflict) => decided(settings, theirs, conflict, sideOf(conflict)),
    model.drafts.draft,
  );
  const next = draft === model.drafts.draft ? model : withDraft(model, draft);
  return { ...next, drafts: { ...next.drafts, conflicts: [] } };
}
