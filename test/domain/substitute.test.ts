import { expect, test } from 'vitest';
import { refersToEnv, substitute } from '../../state/domain/config/substitute.js';

const ENV: Readonly<Record<string, string>> = { A: 'one', _B2: 'two', EMPTY: '' };
const run = (value: Parameters<typeof substitute>[0]) => substitute(value, (name) => ENV[name]);

// Seen on the real OpenClaw 2026.5.28.
test.each([
  ['${A}', 'one'],
  ['x-${A}-${_B2}', 'x-one-two'],
  ['$${A}', '${A}'],
  ['$$${A}', '$${A}'],
  ['$A ${lower} ${} $$A ${A', '$A ${lower} ${} $$A ${A'],
  ['${MISSING}', '${MISSING}'],
  ['${EMPTY}', '${EMPTY}'],
  ['${1A}', '${1A}'],
])('%s becomes %s', (text, expected) => {
  expect(run(text).value).toBe(expected);
});

test('fills in values at any depth, but no keys, and says where one is missing', () => {
  const { value, missing } = run({ '${A}': ['${A}', { b: 'x${NONE}y${NO}' }], n: 1, z: null });
  expect(value).toEqual({ '${A}': ['one', { b: 'x${NONE}y${NO}' }], n: 1, z: null });
  expect(missing).toEqual([
    { name: 'NONE', path: ['${A}', 1, 'b'] },
    { name: 'NO', path: ['${A}', 1, 'b'] },
  ]);
});

test('what refers to nothing stays the same object', () => {
  const config = { a: { b: ['c'] }, d: '$${A}x' };
  const { value } = run(config);
  expect(value).not.toBe(config);
  expect(value).toMatchObject({ a: config.a });
  const still = { a: { b: ['c', '$A'] } };
  expect(run(still).value).toBe(still);
});

test.each([
  ['${A}', true],
  ['$${A}', false],
  ['$A', false],
  ['$${A}${B}', true],
])('%s refers to a variable: %s', (text, refers) => {
  expect(refersToEnv(text)).toBe(refers);
});
