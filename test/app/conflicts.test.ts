import { describe, expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { conflictSheet, openConflicts } from '../../state/app/selectors/conflicts.js';
import { reviewLines } from '../../state/app/selectors/review.js';
import { unsavedCount } from '../../state/app/selectors/unsaved.js';
import type { ModelSettings } from '../../state/domain/home.js';
import { choice, settings } from '../support/builders.js';
import { smallHome, started, tell } from '../support/stories.js';

const A = 'anthropic/claude-sonnet-4-5';
const B = 'ollama/gpt-oss:20b';
const C = 'lmstudio/minimax-m2.1-gs32';

const saved = (over: Partial<ModelSettings>): Model => started(smallHome({ models: settings(over) }));
const on = (model: Model, ref: string): Model => ({
  ...model,
  models: { ...model.models, cursor: { index: -1, key: ref } },
});
const diskSays = (model: Model, over: Partial<ModelSettings>): Model => {
  const asked = tell(model, { scope: 'file', type: 'changed' }).model;
  const home = smallHome({ models: settings(over) });
  return tell(asked, { scope: 'file', type: 'read', request: asked.file.reading ?? -1, home }).model;
};
const setDefault = { scope: 'models', type: 'set default' } as const;
const setImage = { scope: 'models', type: 'set image model' } as const;
const review = { scope: 'review', type: 'open' } as const;
const accept = { scope: 'overlay', type: 'accept' } as const;
const choose = (side: 'mine' | 'theirs') => ({ scope: 'conflicts', type: 'choose', side }) as const;

/** Default and image model changed here to B, there to C. */
const twoConflicts = (): Model =>
  diskSays(tell(on(saved({ text: choice(A) }), B), setDefault, setImage).model, { text: choice(C), image: choice(C) });

const sheetText = (model: Model): string =>
  conflictSheet(model, 0)
    .lines.map((line) => line.map(({ text }) => text).join(''))
    .join('\n');

describe('what was changed on both sides', () => {
  test('is asked for before anything is shown to be written', () => {
    const { model, effects } = tell(twoConflicts(), review);
    expect(model.overlay).toMatchObject({ kind: 'conflicts', cursor: 0 });
    expect(effects).toEqual([]);
    expect(sheetText(model)).toMatch(new RegExp(`default model.*\\n.*was +${A}\\n.*mine +${B}\\n.*theirs +${C}`));
  });

  test('is decided value by value, and then shown as a diff', () => {
    const { model, effects } = tell(twoConflicts(), review, choose('mine'), choose('theirs'), accept);
    expect(model.drafts.draft.text.primary).toBe(B);
    expect(model.drafts.draft.image.primary).toBe(C);
    expect(model.drafts.conflicts).toEqual([]);
    expect(model.overlay).toMatchObject({ kind: 'review' });
    const edits = [{ path: ['agents', 'defaults', 'model'], was: C, value: B }];
    expect(effects).toMatchObject([{ kind: 'preview', action: { kind: 'settings', patch: { edits } } }]);
  });

  test('is not written while a value is undecided', () => {
    const { model, effects } = tell(twoConflicts(), review, choose('mine'), accept);
    expect(model.overlay).toMatchObject({ kind: 'conflicts', cursor: 1 });
    expect(model.shell.toast?.text).toMatch(/1 is undecided/);
    expect(effects).toEqual([]);
  });

  test('leaves nothing to write when all of it is taken as it is on disk', () => {
    const { model } = tell(twoConflicts(), review, { scope: 'conflicts', type: 'choose all', side: 'theirs' }, accept);
    expect(model.overlay).toBeUndefined();
    expect(unsavedCount(model)).toBe(0);
    expect(tell(model, { scope: 'drafts', type: 'undo' }).model.drafts.draft.text.primary).toBe(B);
  });

  test('keeps what was chosen when the question is left and opened again', () => {
    const { model } = tell(twoConflicts(), review, choose('theirs'), { scope: 'shell', type: 'back' }, review);
    expect(model.overlay).toMatchObject({ kind: 'conflicts', cursor: 1 });
    expect(openConflicts(model).map(({ choice: chosen }) => chosen)).toEqual(['theirs', undefined]);
  });

  test('is asked anew where it changed on disk once more, with the value before both changes', () => {
    const chosen = tell(twoConflicts(), review, choose('theirs'), { scope: 'shell', type: 'back' }).model;
    const again = diskSays(chosen, { text: choice('groq/x'), image: choice(C) });
    expect(openConflicts(again)).toMatchObject([
      { base: A, mine: B, theirs: 'groq/x' },
      { mine: B, theirs: C },
    ]);
    expect(openConflicts(again)[0]?.choice).toBeUndefined();
  });

  test('is over where the disk is again as it was, or says the same as the draft', () => {
    expect(openConflicts(diskSays(twoConflicts(), { text: choice(A) }))).toEqual([]);
    expect(openConflicts(diskSays(twoConflicts(), { text: choice(B), image: choice(B) }))).toEqual([]);
  });

  test('is over where the draft is brought to what the disk says', () => {
    const model = tell(on(twoConflicts(), C), setDefault).model;
    expect(openConflicts(model).map(({ path }) => path.at(2))).toEqual(['imageModel']);
  });
});

describe('what others changed elsewhere', () => {
  const merged = (): Model =>
    diskSays(tell(on(saved({ text: choice(A) }), B), setDefault).model, { text: choice(A), image: choice(C) });

  test('comes into the draft by itself, and the screen says so', () => {
    expect(merged().shell.toast).toMatchObject({
      tone: 'good',
      text: 'Changed on disk meanwhile, and merged with what you changed: image model.',
    });
  });

  test('stands in the review beside the diff', () => {
    const model = tell(merged(), review).model;
    if (model.overlay?.kind !== 'review') throw new Error('no review');
    const shown: Model = {
      ...model,
      overlay: { ...model.overlay, stage: { kind: 'shown', preview: { files: [], notices: [] } } },
    };
    const text = reviewLines(shown).map((line) => line.map((part) => part.text).join(''));
    expect(text.join('\n')).toContain(`merged: image model: (nothing) → ${C}`);
  });

  test('is not told where nothing was changed here', () => {
    expect(diskSays(saved({ text: choice(A) }), { text: choice(C) }).shell.toast).toBeUndefined();
  });

  test('makes a review that is open show what would be written now', () => {
    const opened = tell(tell(on(saved({ text: choice(A) }), B), setDefault).model, review).model;
    if (opened.overlay?.kind !== 'review') throw new Error('no review');
    const shown = tell(opened, {
      scope: 'review',
      type: 'previewed',
      request: opened.overlay.request,
      result: { ok: true, value: { files: [], notices: [] } },
    }).model;
    expect(diskSays(shown, { text: choice(C) }).overlay).toMatchObject({ kind: 'conflicts' });
    const renewed = diskSays(shown, { text: choice(A), image: choice(C) });
    expect(renewed.overlay).toMatchObject({ kind: 'review', stage: { kind: 'planning' } });
  });
});

test('a chain too long for the screen says that it goes on, and the value under the cursor is in sight', () => {
  const many = (of: string): readonly string[] => Array.from({ length: 40 }, (_, i) => `${of}/model-number-${i}`);
  const base = saved({ text: choice(A, ['x/1', 'x/2', 'x/3']), image: choice(A) });
  const [mine, theirs] = [many('mine'), many('theirs')];
  const draft = { ...base.drafts.draft, text: choice(A, ['x/2', 'x/1', ...mine]), image: choice(B) };
  const model = diskSays(
    { ...base, drafts: { ...base.drafts, draft } },
    { text: choice(A, ['x/1', 'x/3', 'x/2', ...theirs]), image: choice(C) },
  );
  const small: Model = { ...model, shell: { ...model.shell, size: { columns: 60, rows: 20 } } };
  expect(openConflicts(small)).toHaveLength(2);
  const { lines, scroll } = conflictSheet(small, 1);
  const texts = lines.map((line) => line.map(({ text }) => text).join(''));
  expect(texts.filter((text) => text.includes('…'))).toHaveLength(2);
  expect(texts.slice(scroll, scroll + 15).join('\n')).toMatch(/❯ image model[\s\S]*theirs +lmstudio/);
});
