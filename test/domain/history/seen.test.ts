import { describe, expect, test } from 'vitest';
import { auditedWrite } from '../../../state/domain/history/audit.js';
import { LIMITS } from '../../../state/domain/history/limits.js';
import { seenAfter, seenChanges, seenValues } from '../../../state/domain/history/seen.js';
import type { Readable } from '../../../state/domain/history/valueChanges.js';
import { valueDiffs } from '../../../state/domain/history/valueDiff.js';
import type { Json } from '../../../state/domain/json.js';

const says = (value: Json): Readable => ({ kind: 'values', value });
const see = (value: Json, kind: 'config' | 'auth state' | 'auth store' = 'config') =>
  seenValues({ kind }, 'salt', says(value)) ?? {};
const KEY = 'sk-live-0123456789abcdefABCDEF';

describe('what is remembered of a file tells what others changed in it', () => {
  test.each<[string, Json, Json, readonly object[]]>([
    ['a value', { a: 1 }, { a: 2 }, [{ path: ['a'], before: '1', after: '2' }]],
    ['a value that came', {}, { a: { b: true } }, [{ path: ['a', 'b'], after: 'true' }]],
    ['a value that went', { a: ['x'] }, {}, [{ path: ['a'], before: '["x"]' }]],
    ['nothing', { a: [{ b: {} }] }, { a: [{ b: {} }] }, []],
    [
      'a value in an object that was empty',
      { models: { 'near/two': {} } },
      { models: { 'near/two': { alias: 'two' } } },
      [{ path: ['models', 'near/two', 'alias'], after: '"two"' }],
    ],
    [
      'the last value of an object',
      { models: { 'near/two': { alias: 'two' } } },
      { models: { 'near/two': {} } },
      [{ path: ['models', 'near/two', 'alias'], before: '"two"' }],
    ],
    ['an object that came empty', {}, { a: {} }, [{ path: ['a'], after: '{}' }]],
    [
      'an object in place of a text',
      { model: 'near/one' },
      { model: { primary: 'near/one' } },
      [
        { path: ['model'], before: '"near/one"', after: '{…}' },
        { path: ['model', 'primary'], after: '"near/one"' },
      ],
    ],
    [
      'a text in place of an object',
      { model: { primary: 'near/one' } },
      { model: 'near/one' },
      [
        { path: ['model', 'primary'], before: '"near/one"' },
        { path: ['model'], before: '{…}', after: '"near/one"' },
      ],
    ],
    [
      'another secret that looks the same',
      { apiKey: KEY },
      { apiKey: `${KEY}0` },
      [{ path: ['apiKey'], before: '[secret]', after: '[secret] (another)' }],
    ],
    [
      'the end of a long text',
      { a: 'word '.repeat(50) },
      { a: `${'word '.repeat(50)}!` },
      [{ path: ['a'], before: expect.stringMatching(/…$/), after: expect.stringMatching(/… \(another\)$/) }],
    ],
  ])('%s', (_what, before, after, changes) => expect(seenChanges(see(before), see(after)).changes).toEqual(changes));

  test('holds no secret', () => {
    expect(JSON.stringify(see({ apiKey: KEY, gateway: { auth: { token: 'plainword' } } }))).not.toMatch(
      /sk-live|plainword/,
    );
  });

  test('what the gateway notes down all day is no change', () => {
    for (const kind of ['auth state', 'auth store'] as const)
      expect(see({ order: { x: ['a'] }, usageStats: { a: { lastUsed: 1 } } }, kind)).toEqual({
        '["order","x"]': ['["a"]'],
      });
  });

  test('too many values are not remembered', () => {
    const many = Object.fromEntries(Array.from({ length: LIMITS.seenValues + 1 }, (_, i) => [`k${i}`, i]));
    expect(seenValues({ kind: 'config' }, 's', says(many))).toBeUndefined();
    expect(seenValues({ kind: 'config' }, 's', { kind: 'broken' })).toBeUndefined();
  });

  test.each<[string, Json, Json]>([
    ['a value in depth', { a: { b: 1, c: { d: [1] } }, ab: 1 }, { a: { b: 2, c: { d: [1] } }, ab: 1 }],
    ['a tree for a leaf', { a: 1, b: 2 }, { a: { x: { y: 1 } }, b: 2 }],
    ['a leaf for a tree', { a: { x: { y: 1 } }, 'a,': 2 }, { a: 1, 'a,': 2 }],
    ['an object that becomes empty', { a: { b: 1 } }, { a: {} }],
    ['an item of a list', { m: [{ id: 'a' }, { id: 'b' }] }, { m: [{ id: 'a' }] }],
    ['all of it', [1], { a: 1 }],
  ])('after a change that is known it is what a look at the file would find: %s', (_what, before, after) => {
    expect(seenAfter({ kind: 'config' }, 'salt', see(before), { diffs: valueDiffs(before, after), after })).toEqual(
      see(after),
    );
  });
});

describe('OpenClaw’s own log says which of its writes it was, and nothing that may be a secret', () => {
  const FILE = '/home/ann/.openclaw/openclaw.json';
  const line = (argv: readonly string[], over: object = {}) =>
    `${JSON.stringify({ event: 'config.write', configPath: FILE, pid: 7, nextHash: 'h'.repeat(64), argv: ['node', 'openclaw', ...argv], ...over })}\n`;
  const found = (log: string) => auditedWrite(log, FILE, 'h'.repeat(64));

  test.each<[readonly string[], string | undefined]>([
    [['config', 'set', 'gateway.auth.token', 's3cret'], 'config set'],
    [['--profile', 'work', 'config', 'unset', 'x'], 'config unset'],
    [['--dev', 'models', 'set', 'a/b'], 'models set'],
    [['models', 'auth', 'paste-token', '--provider', 'x'], 'models auth paste-token'],
    [['models', 'aliases', 'add', 'hunter', 'x/y'], 'models aliases add'],
    [['config', 'hunter'], 'config'],
    [['hunter'], undefined],
    [['constructor', 'x'], undefined],
    [[], undefined],
  ])('%j is %s', (argv, command) => {
    expect(found(line(argv))).toEqual({ pid: 7, ...(command === undefined ? {} : { command }) });
  });

  test.each<[string, string]>([
    ['another file', line(['config', 'set'], { configPath: '/other' })],
    ['another result', line(['config', 'set'], { nextHash: 'x'.repeat(64), previousHash: 'h'.repeat(64) })],
    ['another event', line(['config', 'set'], { event: 'config.observe' })],
    ['a torn line', line(['config', 'set']).slice(0, -20)],
    ['nothing', ''],
  ])('%s is not it', (_what, log) => expect(found(log)).toBeUndefined());

  test('of two writes of the same bytes the later one', () => {
    expect(found(line(['config', 'set']) + line(['doctor'], { pid: 8 }))).toEqual({ pid: 8, command: 'doctor' });
  });
});
