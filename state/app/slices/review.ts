import type { Action } from '../../domain/action.js';
import { advise } from '../../domain/problem.js';
import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { edit } from '../edit.js';
import type { Model, Overlay, ReviewStage } from '../model.js';
import type { ReviewMsg } from '../msg.js';
import { openConflicts } from '../selectors/conflicts.js';
import { offersOf } from '../selectors/offers.js';
import { screenText } from '../selectors/screenText.js';
import { plannedPatch } from '../selectors/unsaved.js';
import { closed, numbered, type Step, saying, step } from '../step.js';
import { asking } from './conflicts.js';
import { read } from './file.js';
import { settledSetup } from './setupSteps.js';

type Review = Extract<Overlay, { kind: 'review' }>;

export function updateReview(model: Model, msg: ReviewMsg): Step {
  switch (msg.type) {
    case 'open':
      return open(model);
    case 'open action':
      return show(model, msg.action);
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

/** Shows what of the draft would be written, once it is decided what that is. Nothing is written until it was seen. */
function open(model: Model): Step {
  if (openConflicts(model).length > 0) return step(asking(model));
  const patch = plannedPatch(model);
  if (patch.edits.length === 0) return step(saying(closed(model), 'idle', 'Nothing is left to write.'));
  return show(model, { kind: 'settings', patch });
}

/** Shows what an action would do. It is written as it was shown, whatever becomes of the draft meanwhile. */
function show(model: Model, action: Action): Step {
  const { model: counted, request } = numbered(model);
  const { overlay: front } = model;
  const behind = front?.kind === 'credentials' || front?.kind === 'discovery' ? { behind: front } : {};
  const overlay: Review = { kind: 'review', action, request, stage: { kind: 'planning' }, scroll: 0, ...behind };
  return step({ ...counted, overlay }, { kind: 'preview', request, action });
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
  return offer ? open(edit(model, offer.apply(model), `Done: ${offer.says}.`).model) : step(model);
}

function write(model: Model): Step {
  const { overlay } = model;
  if (overlay?.kind !== 'review' || overlay.stage.kind !== 'shown') return step(model);
  const { preview } = overlay.stage;
  if (preview.files.length === 0) return step(model);
  const { model: counted, request } = numbered(model);
  const review: Review = { ...overlay, request, stage: { kind: 'writing', preview } };
  return step({ ...counted, overlay: review }, { kind: 'write', request, action: overlay.action });
}

/** Done or refused, the files are read again: what counts is what is on disk now. */
function written(model: Model, { request, action, result }: Extract<ReviewMsg, { type: 'written' }>): Step {
  const review = awaited(model, request);
  if (!result.ok) return read(review ? staged(model, review, { kind: 'refused', problem: result.problem }) : model);
  const { file } = model;
  const settled: Model = {
    ...(action.kind === 'settings' ? settledDraft(model) : model),
    file: { ...file, wrote: { action, variables: movedTo(review?.stage) } },
  };
  // Who asked to quit meanwhile was warned of changes that are written now.
  const { overlay } = model;
  const isOver = review !== undefined || (overlay?.kind === 'confirm' && overlay.question.kind === 'quit');
  const { tone, text } = newsOf(model, action, result.value);
  const done = read(saying(isOver ? leftTo(settled, review?.behind) : settled, tone, text));
  if (action.kind !== 'set up') return done;
  const { provider } = action.setup;
  // What was found and added is not what the wizard has begun.
  return review?.behind?.kind === 'discovery'
    ? { ...done, model: { ...done.model, proving: { provider } } }
    : setUp(done, provider);
}

/** What the sheet was asked for from is in front again. */
const leftTo = (model: Model, behind: Review['behind']): Model =>
  behind === undefined ? closed(model) : { ...model, overlay: behind };

/** Nothing of the wizard is kept any longer. */
function setUp({ model, effects }: Step, provider: string): Step {
  const settled = settledSetup(model, provider);
  return { model: settled.model, effects: [...effects, ...settled.effects] };
}

/** Where keys went, as the sheet said it. */
function movedTo(stage: ReviewStage | undefined): readonly string[] {
  const notices = stage?.kind === 'writing' ? stage.preview.notices : [];
  return [...new Set(notices.flatMap((notice) => (notice.kind === 'key-moved' ? [notice.variable] : [])))];
}

/** The draft is what the file says now, so reading it again finds nothing that somebody else did. */
const settledDraft = (model: Model): Model => ({
  ...model,
  drafts: { ...model.drafts, base: model.drafts.draft, conflicts: [], taken: [] },
});

type Written = Extract<Extract<ReviewMsg, { type: 'written' }>['result'], { ok: true }>['value'];

function newsOf(model: Model, action: Action, { files, written: isWritten, mergedOver, warnings }: Written) {
  if (!isWritten) return { tone: 'idle', text: 'The files say so already; nothing was written.' } as const;
  const { home } = model.file;
  const { redact } = model.shell;
  // What took something back, or can be had back at a key, needs no file to go back to.
  const backup = action.kind === 'settings' ? files[0]?.backup : undefined;
  const kept =
    files.length > 1 && action.kind !== 'scrub' ? ` ${files.length} files were changed.` : backupWords(backup);
  const warned = warnings.map((problem) => ` ${plain(screenText(advise(problem).says, home, redact))}`).join('');
  const both = mergedOver ? ' Somebody else wrote meanwhile; both changes are in the file.' : '';
  const text = `${DONE[action.kind]}${both}${kept}${warned} ${wayBack(model, action)}`.trim();
  return { tone: warned === '' ? 'good' : 'warn', text } as const;
}

const backupWords = (backup: string | undefined): string =>
  backup === undefined ? '' : ` The file as it was: ${backup.slice(backup.lastIndexOf('/') + 1)}.`;

const DONE: Readonly<Record<Action['kind'], string>> = {
  settings: 'Written.',
  undo: 'Taken back.',
  redo: 'Made again.',
  restore: 'Put back as it was.',
  sync: 'Written.',
  'move key': 'Moved.',
  scrub: 'Masked in the old copies.',
  'set up': 'Set up.',
  'prune models': 'Removed.',
  'remove provider': 'Removed.',
  'enable plugin': 'Enabled.',
  profile: 'Changed.',
};

/** Steps of the draft come first at z and Z, so what was written can only be had back there when there are none. */
function wayBack({ drafts }: Model, { kind }: Action): string {
  switch (kind) {
    case 'settings':
      return 'z and then w take it back.';
    case 'undo':
      return drafts.redo.length === 0 ? 'Z makes it again.' : '@ shows it, and makes it again.';
    case 'redo':
    case 'restore':
    case 'sync':
    case 'move key':
    case 'set up':
    case 'prune models':
    case 'remove provider':
    case 'enable plugin':
    case 'profile':
      return drafts.undo.length === 0 ? 'z takes it back.' : '@ shows it, and takes it back.';
    case 'scrub':
      return '';
    default:
      return unreachable(kind);
  }
}
