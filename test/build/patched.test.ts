import { expect, test } from 'vitest';
import { patched } from '../../scripts/build/fastOutput.ts';

test('a patch replaces its place, taking the new text as it is', () => {
  expect(patched('one two three', [['two', "$& 'zwei'"]], 'a.js')).toBe("one $& 'zwei' three");
});

test.each(['one three', 'two two'])('a library that no longer has the one place fails the build: %s', (text) => {
  expect(() => patched(text, [['two', 'zwei']], 'lib/a.js')).toThrow('lib/a.js changed');
});
