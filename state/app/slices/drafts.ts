import { allow } from '../../domain/edits/listEdits.js';
import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { draftContext } from '../draftContext.js';
import { edit, withDraft } from '../edit.js';
import type { Drafts, Model } from '../model.js';
import type { DraftsMsg } from '../msg.js';
import { takeTheirs } from '../rebase.js';
import { type Step, saying, step } from '../step.js';

export function updateDrafts(model: Model, msg: DraftsMsg): Step {
  const { drafts, file } = model;
  switch (msg.type) {
    case 'undo': {
      const draft = drafts.undo.at(-1);
      if (!draft) return step(model);
      return step(
        moved(model, { draft, undo: drafts.undo.slice(0, -1), redo: [...drafts.redo, drafts.draft] }, 'Undone.'),
      );
    }
    case 'redo': {
      const draft = drafts.redo.at(-1);
      if (!draft) return step(model);
      return step(
        moved(model, { draft, undo: [...drafts.undo, drafts.draft], redo: drafts.redo.slice(0, -1) }, 'Redone.'),
      );
    }
    case 'take theirs': {
      const draft = takeTheirs(drafts.draft, file.home.models, drafts.conflicts);
      const taken = withDraft(model, draft);
      return step(
        saying(
          { ...taken, drafts: { ...taken.drafts, conflicts: [] } },
          'good',
          'Taken as it is on disk. z brings yours back.',
        ),
      );
    }
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

const moved = (model: Model, drafts: Partial<Drafts>, says: string): Model =>
  saying({ ...model, drafts: { ...model.drafts, ...drafts } }, 'idle', says);
