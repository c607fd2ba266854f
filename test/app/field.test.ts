import { expect, test } from 'vitest';
import { edited, type FieldEdit, fieldOf, typed } from '../../state/app/field.js';

/** A bar marks the cursor. */
const parse = (text: string) => ({ text: text.replace('|', ''), at: text.indexOf('|') });
const show = ({ text, at }: { readonly text: string; readonly at: number }) => `${text.slice(0, at)}|${text.slice(at)}`;

test.each<[FieldEdit, string, string]>([
  ['backspace', 'ab|c', 'a|c'],
  ['backspace', '|abc', '|abc'],
  ['backspace', 'a🚀|b', 'a|b'],
  ['delete', 'a|bc', 'a|c'],
  ['delete', 'a|🚀b', 'a|b'],
  ['delete', 'abc|', 'abc|'],
  ['left', 'a🚀|b', 'a|🚀b'],
  ['right', 'a|🚀b', 'a🚀|b'],
  ['start', 'ab|c', '|abc'],
  ['end', 'a|bc', 'abc|'],
  ['clear', 'a|bc', '|'],
  ['delete word', 'one two|three', 'one |three'],
  ['delete word', 'one two |', 'one |'],
])('%s turns %s into %s', (edit, before, after) => {
  expect(show(edited(parse(before), edit))).toBe(after);
});

test('typed text goes in at the cursor', () => {
  expect(show(typed(parse('a|d'), 'bc'))).toBe('abc|d');
  expect(show(typed(fieldOf('ab'), 'c'))).toBe('abc|');
});
