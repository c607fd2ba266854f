import { unreachable } from '../../domain/result.js';
import { edit } from '../edit.js';
import type { Model, Overlay, ReviewStage } from '../model.js';
import type { ReviewMsg } from '../msg.js';
import { offersOf } from '../selectors/offers.js';
import { plannedPatch } from '../selectors/unsaved.js';
import { closed, numbered, type Step, saying, step } from '../step.js';
import { read } from './file.js';

type Review = Extract<Overlay, { kind: 'review' }>;

export function updateReview(model: Model, msg: ReviewMsg): Step {
  switch (msg.type) {
    case 'open':
      return open(model);
    case 'take offer':
      return takeOffer(model, Number(msg.key));
    case 'write':
      return write(model);
    case 'previewed': {
      const review = awaited(model, msg.request);
      if (!review) return step(model);
      const { result } = msg;
      return step(
        staged(
          model,
          review,
          result.ok ? { kind: 'shown', preview: result.value } : { kind: 'refused', problem: result.problem },
        ),
      );
    }
    case 'written':
      return written(model, msg);
    default:
      return unreachable(msg);
  }
}

/** Shows what would be written. Nothing is, until that was seen. */
function open(model: Model): Step {
  const patch = plannedPatch(model);
  if (patch.edits.length === 0) return step(saying(closed(model), 'idle', 'Nothing is left to write.'));
  const { model: counted, request } = numbered(model);
  const overlay: Review = { kind: 'review', request, stage: { kind: 'planning' }, scroll: 0 };
  return step({ ...counted, overlay }, { kind: 'preview', request, action: { kind: 'settings', patch } });
}

/** The review that waits for this answer; undefined when it was closed or begun anew meanwhile. */
function awaited({ overlay }: Model, request: number): Review | undefined {
  return overlay?.kind === 'review' && overlay.request === request ? overlay : undefined;
}

const staged = (model: Model, review: Review, stage: ReviewStage): Model => ({
  ...model,
  overlay: { ...review, stage },
});

function takeOffer(model: Model, number: number): Step {
  const offer = offersOf(model)[number - 1];
  if (!offer) return step(model);
  const { model: changed } = edit(model, offer.apply(model), `Done: ${offer.says}.`);
  return open(offer.settles ? { ...changed, drafts: { ...changed.drafts, conflicts: [] } } : changed);
}

function write(model: Model): Step {
  const { overlay } = model;
  if (overlay?.kind !== 'review' || overlay.stage.kind !== 'shown') return step(model);
  const { model: counted, request } = numbered(model);
  const review: Review = { ...overlay, request, stage: { kind: 'writing', preview: overlay.stage.preview } };
  return step(
    { ...counted, overlay: review },
    {
      kind: 'write',
      request,
      action: { kind: 'settings', patch: plannedPatch(model) },
    },
  );
}

/** Done or refused, the files are read again: what counts is what is on disk now. */
function written(model: Model, { request, result }: Extract<ReviewMsg, { type: 'written' }>): Step {
  const review = awaited(model, request);
  if (!result.ok) return read(review ? staged(model, review, { kind: 'refused', problem: result.problem }) : model);
  const { drafts } = model;
  // The draft is what the file says now, so reading it again finds nothing that somebody else did.
  const settled: Model = { ...model, drafts: { ...drafts, base: drafts.draft, conflicts: [] } };
  const backup = result.value.files[0]?.backup;
  const kept = backup === undefined ? '' : ` The file as it was: ${backup.slice(backup.lastIndexOf('/') + 1)}.`;
  // Who asked to quit meanwhile was warned of changes that are written now.
  const { overlay } = model;
  const isOver = review !== undefined || (overlay?.kind === 'confirm' && overlay.question.kind === 'quit');
  return read(saying(isOver ? closed(settled) : settled, 'good', `Written.${kept} z and then w take it back.`));
}
