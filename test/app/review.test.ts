import { expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { reviewLines } from '../../state/app/selectors/review.js';
import { unsavedCount } from '../../state/app/selectors/unsaved.js';
import type { Action } from '../../state/domain/action.js';
import { allowlist, choice, preview, settings } from '../support/builders.js';
import { smallHome, started, tell } from '../support/stories.js';

const A = 'anthropic/claude-sonnet-4-5';
const B = 'ollama/gpt-oss:20b';
const C = 'lmstudio/minimax-m2.1-gs32';

const appended = (over = {}): Model => {
  const model = started(smallHome({ models: settings({ text: choice(A), ...over }) }));
  return tell(
    { ...model, models: { ...model.models, all: true, cursor: { index: -1, key: B } } },
    { scope: 'models', type: 'append' },
  ).model;
};
const requestOf = ({ overlay }: Model): number => (overlay?.kind === 'review' ? overlay.request : -1);
function actionOf({ overlay }: Model): Action {
  if (overlay?.kind !== 'review') throw new Error('no review');
  return overlay.action;
}
const shown = (model: Model): Model => {
  const opened = tell(model, { scope: 'review', type: 'open' }).model;
  return tell(opened, {
    scope: 'review',
    type: 'previewed',
    request: requestOf(opened),
    result: { ok: true, value: preview([]) },
  }).model;
};
const text = (model: Model): string =>
  reviewLines(model)
    .map((line) => line.map((part) => part.text).join(''))
    .join('\n');

test('the diff is asked for before anything is written, and Enter writes exactly what was shown', () => {
  const opened = tell(appended(), { scope: 'review', type: 'open' });
  const patch = { edits: [{ path: ['agents', 'defaults', 'model'], was: A, value: { primary: A, fallbacks: [B] } }] };
  expect(opened.effects).toMatchObject([{ kind: 'preview', action: { kind: 'settings', patch } }]);
  expect(tell(opened.model, { scope: 'overlay', type: 'accept' }).effects).toEqual([]);
  expect(tell(shown(appended()), { scope: 'overlay', type: 'accept' }).effects).toMatchObject([
    { kind: 'write', action: { kind: 'settings', patch } },
  ]);
});

test('leaving the review writes nothing and keeps the draft', () => {
  const { model, effects } = tell(shown(appended()), { scope: 'shell', type: 'back' });
  expect(effects).toEqual([]);
  expect(model.overlay).toBeUndefined();
  expect(unsavedCount(model)).toBe(1);
});

test('after writing, the files are read again and nothing is unsaved; undo offers the way back as a new change', () => {
  const writing = tell(shown(appended()), { scope: 'overlay', type: 'accept' }).model;
  const written = tell(writing, {
    scope: 'review',
    type: 'written',
    request: requestOf(writing),
    action: actionOf(writing),
    result: {
      ok: true,
      value: { files: [{ file: 'openclaw.json', backup: 'openclaw.json.bak' }], written: true, warnings: [] },
    },
  });
  expect(written.effects).toMatchObject([{ kind: 'read' }]);
  expect(written.model.overlay).toBeUndefined();
  const home = smallHome({ models: settings({ text: choice(A, [B]) }) });
  const { model } = tell(written.model, {
    scope: 'file',
    type: 'read',
    request: written.model.file.reading ?? -1,
    home,
  });
  expect(unsavedCount(model)).toBe(0);
  expect(model.drafts.conflicts).toEqual([]);
  const undone = tell(model, { scope: 'drafts', type: 'undo' }).model;
  expect(undone.drafts.draft.text.fallbacks).toEqual([]);
  expect(unsavedCount(undone)).toBe(1);
});

test('a refused write says why, keeps the draft, and reads the file again', () => {
  const writing = tell(shown(appended()), { scope: 'overlay', type: 'accept' }).model;
  const problem = { kind: 'changed', place: { file: '~/.openclaw/openclaw.json' } } as const;
  const refused = tell(writing, {
    scope: 'review',
    type: 'written',
    request: requestOf(writing),
    action: actionOf(writing),
    result: { ok: false, problem },
  });
  expect(refused.effects).toMatchObject([{ kind: 'read' }]);
  expect(text(refused.model)).toContain('was changed by somebody else');
  expect(unsavedCount(refused.model)).toBe(1);
});

test('a write under way cannot be left', () => {
  const writing = tell(shown(appended()), { scope: 'overlay', type: 'accept' }).model;
  expect(tell(writing, { scope: 'shell', type: 'back' }).model.overlay).toMatchObject({
    kind: 'review',
    stage: { kind: 'writing' },
  });
});

test('a preview that comes after the review was left is dropped', () => {
  const opened = tell(appended(), { scope: 'review', type: 'open' }).model;
  const left = tell(opened, { scope: 'shell', type: 'back' }).model;
  const { model } = tell(left, {
    scope: 'review',
    type: 'previewed',
    request: requestOf(opened),
    result: { ok: true, value: preview([]) },
  });
  expect(model.overlay).toBeUndefined();
});

test('a model that needs no entry says so, and turning the allowlist on is offered', () => {
  const model = shown(appended());
  expect(text(model)).toContain('There is no allowlist');
  const taken = tell(model, { scope: 'review', type: 'take offer', key: '1' });
  expect(taken.model.drafts.draft.allowlist?.map((entry) => entry.ref)).toEqual([A, B]);
  expect(taken.effects).toMatchObject([{ kind: 'preview' }]);
});

test('a hop that the allowlist keeps out is told, and adding it is offered', () => {
  const listed = appended({ allowlist: allowlist({ [A]: '' }) });
  const { drafts } = listed;
  const out: Model = {
    ...listed,
    drafts: {
      ...drafts,
      draft: { ...drafts.draft, allowlist: allowlist({ [C]: '' }), image: choice(B), text: choice(A) },
    },
  };
  expect(text(shown(out))).toMatch(/is not on the allowlist/);
  const taken = tell(shown(out), { scope: 'review', type: 'take offer', key: '1' }).model;
  expect(taken.drafts.draft.allowlist?.map((entry) => entry.ref)).toContain(B);
});

test('an offer that there is not changes nothing', () => {
  const model = shown(appended());
  expect(tell(model, { scope: 'review', type: 'take offer', key: '9' }).model).toBe(model);
});

test('of a line that is a whole config, the review shows what changes and what stands around it', () => {
  const around = (ref: string): string => `{${'a: 1, '.repeat(400)}primary: "${ref}", ${'b: 2, '.repeat(400)}}`;
  const lines = [
    { kind: 'removed' as const, text: around(A) },
    { kind: 'added' as const, text: around(B) },
  ];
  const model = shown(appended());
  if (model.overlay?.kind !== 'review') throw new Error('no review');
  const long = preview([{ start: 1, lines }]);
  const said = text({ ...model, overlay: { ...model.overlay, stage: { kind: 'shown', preview: long } } });
  expect(said).toContain(A);
  expect(said).toContain(B);
  expect(said.split('\n').length).toBeLessThan(14);
});
