import { expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { chainHops } from '../../state/app/selectors/inUse.js';
import { keysOf } from '../../state/app/selectors/keys.js';
import { selectedHop } from '../../state/app/selectors/selected.js';
import { allowlist, choice, settings } from '../support/builders.js';
import { smallHome, started, tell } from '../support/stories.js';

const A = 'anthropic/claude-sonnet-4-5';
const B = 'ollama/gpt-oss:20b';
const C = 'lmstudio/minimax-m2.1-gs32';

const chained = (over = {}): Model => {
  const model = started(smallHome({ models: settings({ text: choice(A, [B, C]), ...over }) }));
  return { ...model, shell: { ...model.shell, focus: 'chain' } };
};
const on = (model: Model, ref: string): Model => ({
  ...model,
  chain: { ...model.chain, cursor: { index: -1, key: ref } },
});
const chainOf = ({ drafts }: Model): readonly (string | undefined)[] => [
  drafts.draft.text.primary,
  ...drafts.draft.text.fallbacks,
];

test('a hop moved down is in its new place, and the cursor goes with it', () => {
  const { model } = tell(on(chained(), B), { scope: 'chain', type: 'shift', by: 1 });
  expect(chainOf(model)).toEqual([A, C, B]);
  expect(selectedHop(model)?.ref).toBe(B);
});

test('the first fallback moved up changes places with the default', () => {
  const { model } = tell(on(chained(), B), { scope: 'chain', type: 'shift', by: -1 });
  expect(chainOf(model)).toEqual([B, A, C]);
  expect(selectedHop(model)).toMatchObject({ role: 'primary', ref: B });
});

test('the default moved down changes places with the first fallback', () => {
  const { model } = tell(on(chained(), A), { scope: 'chain', type: 'shift', by: 1 });
  expect(chainOf(model)).toEqual([B, A, C]);
  expect(selectedHop(model)).toMatchObject({ role: 'fallback', ref: A });
});

test.each([
  [A, -1, 'It is the first already.'],
  [C, 1, 'It is the last already.'],
] as const)('%s moved by %i says that it cannot', (ref, by, says) => {
  const { model } = tell(on(chained(), ref), { scope: 'chain', type: 'shift', by });
  expect(chainOf(model)).toEqual([A, B, C]);
  expect(model.shell.toast?.text).toBe(says);
});

test('a removed hop is gone and undo brings it back', () => {
  const removed = tell(on(chained(), B), { scope: 'chain', type: 'remove' });
  expect(chainOf(removed.model)).toEqual([A, C]);
  const { model } = tell(removed.model, { scope: 'drafts', type: 'undo' });
  expect(chainOf(model)).toEqual([A, B, C]);
  expect(chainOf(tell(model, { scope: 'drafts', type: 'redo' }).model)).toEqual([A, C]);
});

test('the default cannot be removed: something has to answer first', () => {
  const { model } = tell(on(chained(), A), { scope: 'chain', type: 'remove' });
  expect(chainOf(model)).toEqual([A, B, C]);
  expect(model.shell.toast?.tone).toBe('warn');
});

test('an image model is a hop of its own, and removed it leaves nothing behind', () => {
  const model = chained({ image: choice(B) });
  const image = chainHops(model).find((hop) => hop.role === 'image');
  expect(image).toMatchObject({ ref: B });
  const { model: without } = tell(on(model, image?.key ?? ''), { scope: 'chain', type: 'remove' });
  expect(without.drafts.draft.image).toEqual({ form: 'absent', fallbacks: [] });
  expect(chainOf(without)).toEqual([A, B, C]);
});

test('a model to append is found by typing, and Enter appends it', () => {
  const opus = 'anthropic/claude-opus-4-6';
  const { model } = tell(
    chained(),
    { scope: 'chain', type: 'add' },
    { scope: 'field', type: 'typed', text: 'opus46' },
    { scope: 'overlay', type: 'accept' },
  );
  expect(model.overlay).toBeUndefined();
  expect(chainOf(model)).toEqual([A, B, C, opus]);
});

test('rows have keys of their own even where a file lists a model twice', () => {
  const model = started(smallHome({ models: settings({ text: choice(A, [B, B]), image: choice(B) }) }));
  const keys = keysOf(model, 'chain');
  expect(new Set(keys).size).toBe(keys.length);
});

test('a hop that the allowlist keeps out is put on it with one key, from the chain', () => {
  const listed = smallHome({
    models: settings({
      text: choice('anthropic/claude-sonnet-4-5', ['ollama/gpt-oss:20b']),
      allowlist: allowlist({ 'anthropic/*': '' }),
    }),
  });
  const model = started(listed);
  const there = {
    ...model,
    shell: { ...model.shell, focus: 'chain' as const },
    chain: { ...model.chain, cursor: { index: 1 } },
  };
  const { model: allowed } = tell(there, { scope: 'models', type: 'allow' });
  expect(allowed.drafts.draft.allowlist?.map(({ ref }) => ref)).toEqual(['anthropic/*', 'ollama/gpt-oss:20b']);
});
