import { expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { plannedPatch, unsavedCount } from '../../state/app/selectors/unsaved.js';
import type { ModelSettings } from '../../state/domain/home.js';
import { allowlist, choice, settings } from '../support/builders.js';
import { smallHome, started, tell } from '../support/stories.js';

const A = 'anthropic/claude-sonnet-4-5';
const B = 'ollama/gpt-oss:20b';
const PRIMARY = ['agents', 'defaults', 'model', 'primary'];
const C = 'lmstudio/minimax-m2.1-gs32';

const saved = (over: Partial<ModelSettings>): Model => started(smallHome({ models: settings(over) }));
const onRef = (model: Model, ref: string): Model => ({
  ...model,
  models: { ...model.models, cursor: { index: -1, key: ref } },
});

/** Somebody else wrote the file: it is read again. */
const diskSays = (model: Model, over: Partial<ModelSettings>): Model => {
  const asked = tell(model, { scope: 'file', type: 'changed' });
  const request = asked.model.file.reading ?? -1;
  return tell(asked.model, { scope: 'file', type: 'read', request, home: smallHome({ models: settings(over) }) }).model;
};

test('a change on disk that the draft does not touch is taken, and the draft stays', () => {
  const mine = tell(onRef(saved({ text: choice(A) }), B), { scope: 'models', type: 'append' }).model;
  const model = diskSays(mine, { text: choice(A), image: choice(C) });
  expect(model.drafts.draft.image.primary).toBe(C);
  expect(model.drafts.draft.text.fallbacks).toEqual([B]);
  expect(model.drafts.conflicts).toEqual([]);
  expect(plannedPatch(model).edits).toEqual([
    { path: ['agents', 'defaults', 'model'], was: A, value: { primary: A, fallbacks: [B] } },
  ]);
});

test('a value changed on both sides is a conflict: ours stays in the draft, theirs is told', () => {
  const mine = tell(onRef(saved({ text: choice(A) }), B), { scope: 'models', type: 'set default' }).model;
  const model = diskSays(mine, { text: choice(C) });
  expect(model.drafts.draft.text.primary).toBe(B);
  expect(model.file.home.models.text.primary).toBe(C);
  expect(model.drafts.conflicts).toEqual([{ path: PRIMARY, base: A }]);
  expect(model.shell.toast?.text).toContain('default model');
});

test('a conflict ends by taking theirs, and undo brings ours back', () => {
  const mine = tell(onRef(saved({ text: choice(A) }), B), { scope: 'models', type: 'set default' }).model;
  const theirs = tell(diskSays(mine, { text: choice(C) }), { scope: 'drafts', type: 'take theirs' }).model;
  expect(theirs.drafts).toMatchObject({ conflicts: [], draft: { text: { primary: C } } });
  expect(unsavedCount(theirs)).toBe(0);
  expect(tell(theirs, { scope: 'drafts', type: 'undo' }).model.drafts.draft.text.primary).toBe(B);
});

test('the same change on both sides is no conflict and nothing is left to write', () => {
  const mine = tell(onRef(saved({ text: choice(A) }), B), { scope: 'models', type: 'set default' }).model;
  const model = diskSays(mine, { text: choice(B) });
  expect(model.drafts.conflicts).toEqual([]);
  expect(unsavedCount(model)).toBe(0);
});

test('a conflict is told once, however often the file is read again', () => {
  const mine = tell(onRef(saved({ text: choice(A) }), B), { scope: 'models', type: 'set default' }).model;
  const model = diskSays(diskSays(mine, { text: choice(C) }), { text: choice(C) });
  expect(model.drafts.conflicts).toEqual([{ path: PRIMARY, base: A }]);
});

test('entries of the allowlist are merged one by one', () => {
  const listed = { text: choice(A), allowlist: allowlist({ [A]: '' }) };
  const mine = tell(onRef({ ...saved(listed), models: { ...saved(listed).models, all: true } }, B), {
    scope: 'models',
    type: 'allow',
  }).model;
  const model = diskSays(mine, { text: choice(A), allowlist: allowlist({ [A]: 'sonnet', [C]: '' }) });
  expect(model.drafts.draft.allowlist).toEqual(allowlist({ [A]: 'sonnet', [C]: '', [B]: '' }));
  expect(model.drafts.conflicts).toEqual([]);
});

test('undo after a change on disk undoes what was done here, not what was done there', () => {
  const mine = tell(onRef(saved({ text: choice(A) }), B), { scope: 'models', type: 'append' }).model;
  const model = tell(diskSays(mine, { text: choice(A), image: choice(C) }), { scope: 'drafts', type: 'undo' }).model;
  expect(model.drafts.draft.text.fallbacks).toEqual([]);
  expect(model.drafts.draft.image.primary).toBe(C);
  expect(unsavedCount(model)).toBe(0);
});

test('a file that stops parsing neither loses the draft nor looks like a wish to remove everything', () => {
  const mine = tell(onRef(saved({ text: choice(A) }), B), { scope: 'models', type: 'append' }).model;
  const asked = tell(mine, { scope: 'file', type: 'reload' });
  const problem = { kind: 'syntax', place: { file: 'openclaw.json', line: 3 }, message: 'what is that' } as const;
  const broken = smallHome({ models: settings(), config: { kind: 'broken', problem }, problems: [problem] });
  const { model } = tell(asked.model, {
    scope: 'file',
    type: 'read',
    request: asked.model.file.reading ?? -1,
    home: broken,
  });
  expect(model.drafts.draft).toEqual(mine.drafts.draft);
  expect(plannedPatch(model).edits).toEqual(plannedPatch(mine).edits);
  const mended = diskSays(model, { text: choice(A) });
  expect(mended.drafts.draft.text.fallbacks).toEqual([B]);
  expect(mended.drafts.conflicts).toEqual([]);
});

test('an answer to an earlier reading is dropped', () => {
  const first = tell(saved({ text: choice(A) }), { scope: 'file', type: 'changed' });
  const second = tell(first.model, { scope: 'file', type: 'changed' });
  const late = {
    scope: 'file',
    type: 'read',
    request: first.model.file.reading ?? -1,
    home: smallHome({ models: settings({ text: choice(C) }) }),
  } as const;
  expect(tell(second.model, late).model.file.home.models.text.primary).toBe(A);
});

test('what is done and undone leaves nothing to write', () => {
  const { model } = tell(
    onRef(saved({ text: choice(A) }), B),
    { scope: 'models', type: 'append' },
    { scope: 'models', type: 'set image model' },
    { scope: 'drafts', type: 'undo' },
    { scope: 'drafts', type: 'undo' },
  );
  expect(unsavedCount(model)).toBe(0);
  expect(model.drafts.draft).toEqual(saved({ text: choice(A) }).drafts.draft);
});

test('a new change forgets what was undone', () => {
  const { model } = tell(
    onRef(saved({ text: choice(A) }), B),
    { scope: 'models', type: 'append' },
    { scope: 'drafts', type: 'undo' },
    { scope: 'models', type: 'set image model' },
  );
  expect(model.drafts.redo).toEqual([]);
});

test('a change is said in one sentence where there is no allowlist to speak of', () => {
  const { model } = tell(
    { ...started(), models: { ...started().models, cursor: { index: 1 } } },
    { scope: 'models', type: 'set default' },
  );
  expect(model.shell.toast).toMatchObject({ tone: 'good', text: 'Default: anthropic/claude-opus-4-6.' });
});
