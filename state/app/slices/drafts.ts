import { allow } from '../../domain/edits/listEdits.js';
import type { JournalEntry } from '../../domain/history/journal.js';
import { latestRedoable, latestUndoable } from '../../domain/history/undoable.js';
import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { draftContext } from '../draftContext.js';
import { edit } from '../edit.js';
import type { Drafts, Model } from '../model.js';
import type { DraftsMsg } from '../msg.js';
import { andThen, type Step, saying, step } from '../step.js';
import { settled } from './conflicts.js';

export function updateDrafts(model: Model, msg: DraftsMsg): Step {
  const { drafts, history } = model;
  switch (msg.type) {
    case 'undo': {
      const draft = drafts.undo.at(-1);
      if (!draft) return written(model, 'undo', latestUndoable(history.entries));
      return step(
        moved(model, { draft, undo: drafts.undo.slice(0, -1), redo: [...drafts.redo, drafts.draft] }, 'Undone.'),
      );
    }
    case 'redo': {
      const draft = drafts.redo.at(-1);
      if (!draft) return written(model, 'redo', latestRedoable(history.entries));
      return step(
        moved(model, { draft, undo: [...drafts.undo, drafts.draft], redo: drafts.redo.slice(0, -1) }, 'Redone.'),
      );
    }
    case 'take theirs':
      return step(
        saying(
          settled(model, () => 'theirs'),
          'good',
          'Taken as it is on disk. z brings yours back.',
        ),
      );
    case 'arm allowlist':
      return edit(
        model,
        allow(draftContext(model), msg.ref),
        `The allowlist is on, with what is in use and ${plain(msg.ref)}.`,
      );
    default:
      return unreachable(msg);
  }
}

/** Without a step of the draft left, what was written is next; that is shown before it is done. */
function written(model: Model, kind: 'undo' | 'redo', entry: JournalEntry | undefined): Step {
  if (!entry) return step(model);
  return andThen(model, { scope: 'review', type: 'open action', action: { kind, entry: entry.id } });
}

const moved = (model: Model, drafts: Partial<Drafts>, says: string): Model =>
  saying({ ...model, drafts: { ...model.drafts, ...drafts } }, 'idle', says);
