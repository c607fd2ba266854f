import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = (pattern: string): readonly string[] => globSync(pattern).map((path) => path.replaceAll('\\', '/'));
const saying = (pattern: string, words: RegExp): readonly string[] =>
  files(pattern)
    .filter((file) => words.test(readFileSync(file, 'utf8')))
    .sort();

test('no test replaces a module: the world comes in as an argument', () => {
  // Spelled apart, or this file would find itself.
  expect(saying('test/**/*.{ts,tsx}', new RegExp(`vi\\.${'mock'}\\(`))).toEqual([]);
});

test('one pair of ears: keys are heard in App alone', () => {
  const heard = saying('components/**/*.tsx', /\buseInput\(/);
  expect(heard.filter((file) => file !== 'components/App.tsx')).toEqual([]);
});

test('a request is sent and a file is touched behind World alone', () => {
  expect(saying('{state,services,components}/**/*.{ts,tsx}', /\bfetch\(|process\.env|Date\.now\(/)).toEqual([]);
});

test('no class holds state that a record or a closure could hold', () => {
  expect(saying('{state,services,components,src}/**/*.{ts,tsx}', /^\s*(export )?(abstract )?class /m)).toEqual([]);
});

test('what depends on the version of OpenClaw is asked of its rules, not of its number', () => {
  const compared = saying('{state,services,components,src}/**/*.{ts,tsx}', /[!=]==? '2026\.|'2026\.\d+' [!=]==/);
  expect(compared).toEqual([]);
});
