import { expect, test } from 'vitest';
import { cut, cutStart, fitTo, plain, widthOf, wrap } from '../../state/domain/text.js';

test.each([
  ['colour codes', 'gpt\u001b[31m-5\u001b[0m', 'gpt-5'],
  ['a window title', 'a\u001b]0;owned\u0007b', 'ab'],
  ['a clipboard write ended by ST', 'a\u001b]52;c;ZXZpbA==\u001b\\b', 'ab'],
  ['an unfinished OSC', 'a\u001b]0;never ends', 'a'],
  ['a C1 control sequence', 'a\u009b2Jb', 'ab'],
  ['a bell and a backspace', 'a\u0007\u0008b', 'ab'],
  ['a direction override', '\u202etpg\u202c', 'tpg'],
  ['zero-width characters', 'a\u200b\u200d\ufeffb', 'ab'],
  ['lone surrogates', 'a\ud800b', 'ab'],
  ['tag characters', `a${String.fromCodePoint(0xe0041)}b`, 'ab'],
  ['a line break, as a space', 'a\r\n\tb', 'a b'],
  ['nothing of an honest name', 'qwen3:8b-模型 é', 'qwen3:8b-模型 é'],
])('plain text loses %s', (_what, text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  ['plain', 5],
  ['模型', 4],
  ['e\u0301', 1],
  ['🚀', 2],
  ['●▂█│', 4],
])('%s takes its number of cells', (text, cells) => {
  expect(widthOf(text)).toBe(cells);
});

test.each([
  ['abcdef', 4, 'abc…'],
  ['abcd', 4, 'abcd'],
  ['模型名', 4, '模…'],
  ['模型名', 5, '模型…'],
  ['abc', 0, ''],
])('%s is cut to %i cells', (text, cells, expected) => {
  expect(cut(text, cells)).toBe(expected);
  expect(widthOf(cut(text, cells))).toBeLessThanOrEqual(cells);
});

test('a path is cut from the left', () => {
  expect(cutStart('/home/me/.openclaw/openclaw.json', 14)).toBe('…openclaw.json');
});

test('fitted text is exactly as wide as asked, whatever is in it', () => {
  for (const text of ['', 'abc', 'abcdefgh', '模型名字', 'a模b型']) {
    for (const cells of [1, 2, 3, 5, 8]) expect(widthOf(fitTo(text, cells))).toBe(cells);
  }
  expect(fitTo('42', 5, 'right')).toBe('   42');
});

test('text is wrapped at spaces, and a word longer than a line is broken', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(wrap('', 4)).toEqual(['']);
});
