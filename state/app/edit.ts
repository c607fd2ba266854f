import type { EditResult } from '../domain/edits/edits.js';
import { noticeWords } from '../domain/edits/noticeWords.js';
import { sameSettings } from '../domain/edits/settingValues.js';
import type { ModelSettings } from '../domain/home.js';
import type { Notice } from '../domain/patch.js';
import { advise } from '../domain/problem.js';
import { plain } from '../domain/text.js';
import type { Model } from './model.js';
import { type Step, saying, step } from './step.js';

/** What a person may not expect, and what may cost money. */
const isWarning = ({ kind }: Notice): boolean => kind !== 'added-to-allowlist' && kind !== 'left-fallbacks';

/** Puts a change into the draft and says so, or says why not. */
export function edit(model: Model, result: EditResult, done: string): Step {
  if (!result.ok) {
    const { says, next } = advise(result.problem);
    return step(saying(model, 'warn', plain(next === undefined ? says : `${says} ${next}`)));
  }
  const { settings } = result.value;
  // That nothing was made of an allowlist which nobody asked for is no news; the review offers one.
  const notices = result.value.notices.filter(({ kind }) => kind !== 'allowlist-absent');
  const said = plain(
    notices
      .map(noticeWords)
      .map(({ says, next }) => (next === undefined ? says : `${says} ${next}`))
      .join(' '),
  );
  if (sameSettings(settings, model.drafts.draft))
    return step(saying(model, 'idle', said === '' ? 'That is so already.' : said));
  return step(
    saying(withDraft(model, settings), notices.some(isWarning) ? 'warn' : 'good', [done, said].join(' ').trim()),
  );
}

/** The draft becomes these settings; what it was can be had back by undo. */
export function withDraft(model: Model, draft: ModelSettings): Model {
  const { drafts } = model;
  return { ...model, drafts: { ...drafts, draft, undo: [...drafts.undo, drafts.draft].slice(-UNDO_DEPTH), redo: [] } };
}

const UNDO_DEPTH = 200;
