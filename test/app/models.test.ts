import { expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import type { Msg } from '../../state/app/msg.js';
import { refByNumber, shownModels } from '../../state/app/selectors/models.js';
import { selectedKey } from '../../state/app/selectors/selected.js';
import { unsavedCount } from '../../state/app/selectors/unsaved.js';
import { allowlist, choice, settings } from '../support/builders.js';
import { smallHome, started, tell } from '../support/stories.js';

const digits = (text: string): readonly Msg[] => [...text].map((key) => ({ scope: 'models', type: 'digit', key }));
const numberOf = (model: Model, ref: string): string =>
  String(
    shownModels({ ...model, models: { ...model.models, all: true } }).rows.find((row) => row.model.ref === ref)?.model
      .number,
  );
const onRef = (model: Model, ref: string): Model => ({
  ...model,
  models: { ...model.models, cursor: { index: -1, key: ref } },
});

test('typed digits move the cursor at once, and Enter makes that model the default', () => {
  const first = started();
  const number = numberOf(first, 'ollama/gpt-oss:20b');
  const typed = tell(first, ...digits(number)).model;
  expect(selectedKey(typed, 'models')).toBe('ollama/gpt-oss:20b');
  expect(typed.drafts.draft).toBe(first.drafts.draft);
  const { model } = tell(typed, { scope: 'models', type: 'pick' });
  expect(model.drafts.draft.text.primary).toBe('ollama/gpt-oss:20b');
  expect(model.models.digits).toBe('');
});

test('a number means the same model whatever is filtered, sorted or shown', () => {
  const number = 3;
  const before = refByNumber(started(), number);
  const { model } = tell(
    started(),
    { scope: 'models', type: 'all' },
    { scope: 'models', type: 'sort' },
    { scope: 'models', type: 'sort' },
  );
  expect(refByNumber({ ...model, models: { ...model.models, filter: 'opus' } }, number)).toBe(before);
});

test('a number that the filter hides can be picked all the same', () => {
  const first = started();
  const number = numberOf(first, 'lmstudio/minimax-m2.1-gs32');
  const filtered: Model = { ...first, models: { ...first.models, filter: 'opus' } };
  const { model } = tell(filtered, ...digits(number), { scope: 'models', type: 'pick' });
  expect(model.drafts.draft.text.primary).toBe('lmstudio/minimax-m2.1-gs32');
});

test.each([
  ['set default', 'default'],
  ['append', 'fallback#1'],
  ['set image model', 'image'],
] as const)('%s with a typed number takes that model, which joins the list in its place', (type, tag) => {
  const first = started();
  const { model } = tell(first, ...digits('40'), { scope: 'models', type });
  const ref = refByNumber(first, 40) ?? '';
  expect(shownModels(first).keys).not.toContain(ref);
  expect(model.models.digits).toBe('');
  expect(selectedKey(model, 'models')).toBe(ref);
  const { rows } = shownModels(model);
  expect(rows.find((row) => row.model.ref === ref)?.tags).toContain(tag);
  const numbers = rows.map((row) => row.model.number);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  const { model: undone } = tell(model, { scope: 'drafts', type: 'undo' });
  expect(shownModels(undone).keys).not.toContain(ref);
});

test('a number that no model has is refused in words, and nothing changes', () => {
  const { model } = tell(started(), ...digits('99999'), { scope: 'models', type: 'pick' });
  expect(model.shell.toast?.text).toBe('No model has number 99999.');
  expect(unsavedCount(model)).toBe(0);
});

test('Esc forgets a number half typed before it does anything else', () => {
  const first = { ...started(), models: { ...started().models, filter: 'opus' } };
  const { model } = tell(first, ...digits('1'), { scope: 'shell', type: 'back' });
  expect(model.models).toMatchObject({ digits: '', filter: 'opus' });
});

test('showing all models leaves the cursor on its model', () => {
  const first = onRef(started(), 'lmstudio/minimax-m2.1-gs32');
  const { model } = tell(first, { scope: 'models', type: 'all' });
  expect(selectedKey(model, 'models')).toBe('lmstudio/minimax-m2.1-gs32');
  expect(shownModels(model).rows.length).toBeGreaterThan(shownModels(first).rows.length);
});

test('the default is not its own fallback', () => {
  const { model } = tell(onRef(started(), 'anthropic/claude-sonnet-4-5'), { scope: 'models', type: 'append' });
  expect(model.drafts.draft.text.fallbacks).toEqual([]);
  expect(model.shell.toast).toMatchObject({ tone: 'warn' });
  expect(model.shell.toast?.text).toContain('cannot stand in for itself');
});

test('allowing a model where there is no allowlist asks first, for that turns one on', () => {
  const asked = tell(onRef(started(), 'ollama/gpt-oss:20b'), { scope: 'models', type: 'allow' });
  expect(asked.model.overlay).toMatchObject({
    kind: 'confirm',
    question: { kind: 'arm allowlist', ref: 'ollama/gpt-oss:20b' },
  });
  expect(asked.model.drafts.draft.allowlist).toBeUndefined();
  const { model } = tell(asked.model, { scope: 'overlay', type: 'accept' });
  expect(model.overlay).toBeUndefined();
  expect(model.drafts.draft.allowlist?.map((entry) => entry.ref)).toEqual([
    'anthropic/claude-sonnet-4-5',
    'ollama/gpt-oss:20b',
  ]);
});

test('Space takes a model off the allowlist and puts it back', () => {
  const listed = smallHome({
    models: settings({
      text: choice('anthropic/claude-sonnet-4-5'),
      allowlist: allowlist({ 'anthropic/claude-sonnet-4-5': '', 'ollama/gpt-oss:20b': '' }),
    }),
  });
  const off = tell(onRef(started(listed), 'ollama/gpt-oss:20b'), { scope: 'models', type: 'allow' }).model;
  expect(off.drafts.draft.allowlist?.map((entry) => entry.ref)).toEqual(['anthropic/claude-sonnet-4-5']);
  // It is not usable any more, so only the list of all models still has it.
  const { model } = tell(onRef({ ...off, models: { ...off.models, all: true } }, 'ollama/gpt-oss:20b'), {
    scope: 'models',
    type: 'allow',
  });
  expect(model.drafts.draft.allowlist?.map((entry) => entry.ref)).toEqual([
    'anthropic/claude-sonnet-4-5',
    'ollama/gpt-oss:20b',
  ]);
});

test('an alias is asked for, checked, set, and taken away by an empty text', () => {
  const listed = smallHome({ models: settings({ allowlist: allowlist({ 'ollama/gpt-oss:20b': '' }) }) });
  const asked = tell(onRef(started(listed), 'ollama/gpt-oss:20b'), { scope: 'models', type: 'edit alias' });
  const wrong = tell(
    asked.model,
    { scope: 'field', type: 'typed', text: 'no spaces' },
    { scope: 'overlay', type: 'accept' },
  );
  expect(wrong.model.overlay).toMatchObject({ kind: 'prompt' });
  expect(wrong.model.shell.toast?.tone).toBe('warn');
  const set = tell(
    wrong.model,
    { scope: 'field', type: 'edit', edit: 'clear' },
    { scope: 'field', type: 'typed', text: 'oss' },
    { scope: 'overlay', type: 'accept' },
  );
  expect(set.model.overlay).toBeUndefined();
  expect(set.model.drafts.draft.allowlist).toEqual([
    { ref: 'ollama/gpt-oss:20b', alias: 'oss', entry: { alias: 'oss' } },
  ]);
  const gone = tell(
    set.model,
    { scope: 'models', type: 'edit alias' },
    { scope: 'field', type: 'edit', edit: 'clear' },
    { scope: 'overlay', type: 'accept' },
  );
  expect(gone.model.drafts.draft.allowlist).toEqual([{ ref: 'ollama/gpt-oss:20b', entry: {} }]);
});

test('a favourite comes first and is remembered', () => {
  const { model, effects } = tell(onRef(started(), 'lmstudio/minimax-m2.1-gs32'), {
    scope: 'models',
    type: 'favourite',
  });
  expect(shownModels(model).keys[0]).toBe('lmstudio/minimax-m2.1-gs32');
  expect(effects).toEqual([
    { kind: 'remember', preferences: { theme: 'default', favourites: ['lmstudio/minimax-m2.1-gs32'] } },
  ]);
});
