import { expect, test } from 'vitest';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';

test('a long list of models is told by its first ones', () => {
  const says = (adds: readonly string[]) => noticeWords({ kind: 'arms-allowlist', adds, needsYes: true }).says;
  expect(says(['a/b', 'c/d'])).toContain('only a/b, c/d may be chosen');
  expect(says(['a/b', 'c/d', 'e/f', 'g/h'])).toContain('only a/b, c/d and 2 more may be chosen');
});

test('a bare id says what it became, and what it may have meant', () => {
  const bare = { kind: 'bare-id', text: 'm', ref: 'openai/m', needsYes: false } as const;
  expect(noticeWords({ ...bare, near: 'custom/m' })).toEqual({
    says: '"m" names no provider, so OpenClaw takes it for openai/m.',
    next: 'Did you mean custom/m?',
  });
  expect(noticeWords(bare).next).toBeUndefined();
});
