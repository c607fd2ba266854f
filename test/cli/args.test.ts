import { describe, expect, test } from 'vitest';
import { type Flag, parseArgs } from '../../src/args.js';
import { nearest } from '../../src/nearest.js';

const KNOWN: readonly Flag[] = [
  { name: 'json', summary: '' },
  { name: 'agent', value: '<id>', summary: '' },
  { name: 'timeout', value: '<ms>', summary: '' },
  { name: 'arg', value: '<arg>', takesDash: true, summary: '' },
  { name: 'help', also: ['-h'], summary: '' },
];

const understood = (...argv: string[]) => {
  const parsed = parseArgs(argv, KNOWN);
  return { ...Object.fromEntries(parsed.typed.flags), words: parsed.typed.words.join(' ') };
};

const refused = (...argv: string[]) => {
  const parsed = parseArgs(argv, KNOWN);
  return parsed.ok ? undefined : parsed.misuse;
};

describe('an argv is split into words and flags', () => {
  test.each([
    { argv: ['status', '--json'], gives: { words: 'status', json: '' } },
    { argv: ['--json', 'status'], gives: { words: 'status', json: '' } },
    { argv: ['list', '--agent', 'work', 'x'], gives: { words: 'list x', agent: 'work' } },
    { argv: ['list', '--agent=work=home'], gives: { words: 'list', agent: 'work=home' } },
    { argv: ['list', '--agent='], gives: { words: 'list', agent: '' } },
    { argv: ['--agent', 'a', '--agent', 'b'], gives: { words: '', agent: 'b' } },
    { argv: ['-h'], gives: { words: '', help: '' } },
    { argv: ['set', '--', '--json'], gives: { words: 'set --json' } },
    { argv: ['set', '-'], gives: { words: 'set -' } },
    { argv: ['set', ''], gives: { words: 'set ' } },
    { argv: ['fallbacks', 'move', 'x', '-1'], gives: { words: 'fallbacks move x -1' } },
    { argv: ['probe', '--timeout', '-5'], gives: { words: 'probe', timeout: '-5' } },
    { argv: ['x', '--arg', '--json', '--arg=-n'], gives: { words: 'x', arg: '-n' } },
  ])('$argv', ({ argv, gives }) => {
    expect(understood(...argv)).toEqual(gives);
  });
});

test('every value of a repeated flag is kept, in order', () => {
  const { typed } = parseArgs(['--arg', '-n', '--json', '--arg', '', '--arg', '--json'], KNOWN);
  expect(typed.all.get('arg')).toEqual(['-n', '', '--json']);
  expect(typed.flags.get('json')).toBe('');
});

describe('what is not understood is named', () => {
  test.each([
    { argv: ['--jsno'], says: 'Pincer does not recognize option "--jsno".', near: '--json' },
    { argv: ['--whatever=1'], says: 'Pincer does not recognize option "--whatever".', near: undefined },
    { argv: ['-x'], says: 'Pincer does not recognize option "-x".', near: undefined },
    { argv: ['-sk-ant-abcdef0123456789'], says: 'Pincer does not recognize option "-[secret]".', near: undefined },
    { argv: ['--agent'], says: 'Option "--agent <id>" needs a value.', near: undefined },
    { argv: ['--agent', '--json'], says: 'Option "--agent <id>" needs a value.', near: undefined },
    { argv: ['--json=yes'], says: 'Option "--json" takes no value.', near: undefined },
  ])('$argv', ({ argv, says, near }) => {
    expect(refused(...argv)).toEqual(near === undefined ? { says } : { says, near });
  });
});

describe('the nearest word is the one within two slips', () => {
  test.each([
    ['stauts', 'status'],
    ['lsit', 'list'],
    ['STATUS', 'status'],
    ['probee', 'probe'],
    ['fallback', 'fallbacks'],
    ['ls', undefined],
    ['frobnicate', undefined],
    ['', undefined],
  ])('%s → %s', (typed, expected) => {
    expect(nearest(typed, ['status', 'list', 'probe', 'fallbacks', 'aliases'])).toBe(expected);
  });
});
