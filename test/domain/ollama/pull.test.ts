import { expect, test } from 'vitest';
import type { Json } from '../../../state/domain/json.js';
import { findOn } from '../../../state/domain/ollama/find.js';
import { ollamaName, withTag } from '../../../state/domain/ollama/modelName.js';
import { heard, NO_PULL, type Pull, shownOf } from '../../../state/domain/ollama/pull.js';
import { runningOf, runningText } from '../../../state/domain/ollama/running.js';
import { bytesText, pullText } from '../../../state/domain/ollama/words.js';
import { widthOf } from '../../../state/domain/text.js';

const after = (rows: readonly (readonly [atMs: number, row: Json])[]): Pull =>
  rows.reduce((pull, [atMs, row]) => heard(pull, row, atMs), NO_PULL);

const layer = (digest: string, total: Json, completed?: Json): Json => ({
  status: `pulling ${digest}`,
  digest,
  total,
  ...(completed === undefined ? {} : { completed }),
});

test('progress is the sum over the layers that were heard of', () => {
  const pull = after([
    [0, { status: 'pulling manifest' }],
    [10, layer('a', 4000, 4000)],
    [20, layer('b', 1000, 500)],
    [30, layer('c', 100)],
  ]);
  expect(shownOf(pull)).toMatchObject({ status: 'pulling c', completed: 4500, total: 5100 });
});

test('the rate is that of the last ten seconds, and says how much time is left', () => {
  const rows = Array.from({ length: 31 }, (_, s) => {
    const completed = s <= 15 ? s * 1000 : 15_000 + (s - 15) * 100;
    return [s * 1000, layer('a', 100_000, completed)] as const;
  });
  const shown = shownOf(after(rows));
  expect(shown.rate).toBe(100);
  expect(shown.leftMs).toBe(((100_000 - 16_500) / 100) * 1000);
});

test('what a server had before the pull does not count as fast', () => {
  const pull = after([
    [0, layer('a', 10_000, 9000)],
    [2000, layer('a', 10_000, 9200)],
  ]);
  expect(shownOf(pull).rate).toBe(100);
});

test('a rate is not told before there is one, and no time left where nothing comes', () => {
  expect(
    shownOf(
      after([
        [0, layer('a', 100, 1)],
        [500, layer('a', 100, 2)],
      ]),
    ).rate,
  ).toBeUndefined();
  const still = shownOf(
    after([
      [0, layer('a', 100, 1)],
      [5000, layer('a', 100, 1)],
    ]),
  );
  expect([still.rate, still.leftMs]).toEqual([0, undefined]);
});

test('a part that is fetched anew takes nothing from what arrived', () => {
  const pull = after([
    [0, layer('a', 1000, 0)],
    [1000, layer('a', 1000, 600)],
    [2000, layer('a', 1000, 200)],
  ]);
  expect([pull.arrived, shownOf(pull).completed]).toEqual([600, 200]);
});

test.each<readonly [what: string, row: Json]>([
  ['a text', 'pulling'],
  ['a list', [1]],
  ['a layer without a size', layer('a', null, 5)],
  ['a layer of less than nothing', layer('a', -1, 5)],
  ['a layer of no number', layer('a', 'big', 5)],
  ['a layer of half a byte', layer('a', 0.5, 5)],
])('%s is no progress', (_what, row) => {
  expect(shownOf(after([[0, row]]))).toMatchObject({ completed: 0, total: 0 });
});

test('a server cannot have more than there is, nor layers without end', () => {
  expect(shownOf(after([[0, layer('a', 10, 99)]]))).toMatchObject({ completed: 10, total: 10 });
  const many = after(Array.from({ length: 5000 }, (_, i) => [i, layer(`d${i}`, 1, 1)] as const));
  expect(many.layers.size).toBe(500);
  expect(many.samples.length).toBeLessThan(60);
});

test.each<readonly [row: Json, says: Partial<Pull>]>([
  [{ status: 'success' }, { isDone: true }],
  [{ status: 'writing manifest' }, { isDone: false }],
  [{ error: 'no space left on device' }, { error: 'no space left on device', isDone: false }],
  [{ error: { code: 7 } }, { error: '{"code":7}' }],
  [{ error: 'a\u001b[31mb' }, { error: 'ab' }],
])('%j is the end, or is not', (row, says) => {
  expect(after([[0, row]])).toMatchObject(says);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.5 kB'],
  [15_000, '15 kB'],
  [4_661_211_808, '4.7 GB'],
  [2.5e12, '2.5 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test.each([
  [400, '<1 s'],
  [59_100, '1 min 0 s'],
  [42_000, '42 s'],
  [185_000, '3 min 5 s'],
  [4_800_000, '1 h 20 min'],
  [100_000_000, '>1 day'],
])('%d ms left are %s', (ms, text) => {
  const shown = { status: '', completed: 0, total: 9, leftMs: ms };
  expect(pullText('a', shown)).toMatch(new RegExp(`, ${text} left$`));
});

test.each([
  [0, 9, '░░░░ 0%'],
  [1, 2, '██░░ 50%'],
  [999, 1000, '███░ 99%'],
])('a bar is full only when all of %d of %d is there', (completed, total, bar) => {
  expect(pullText('a', { status: '', completed, total }, 4)).toContain(`a: ${bar}  `);
});

test('a pull is told in one line that fits a terminal', () => {
  const shown = { status: 'pulling 6a07', completed: 2.1e9, total: 4.7e9, rate: 12e6, leftMs: 216_000 };
  const line = pullText('gpt-oss:20b', shown);
  expect(line).toBe('gpt-oss:20b: █████░░░░░░░ 44%  2.1 GB of 4.7 GB, 12 MB/s, 3 min 36 s left');
  expect(widthOf(line)).toBeLessThan(80);
  expect(pullText('a\u001b[2J', { status: 'verifying sha256 digest', completed: 5, total: 5 })).toBe(
    'a: verifying sha256 digest',
  );
  expect(pullText('a', { status: '', completed: 0, total: 0 })).toBe('a: waiting for the server');
});

test.each([
  ['gpt-oss:20b', 'gpt-oss:20b'],
  ['ollama/gpt-oss:20b', 'gpt-oss:20b'],
  [' library/qwen3 ', 'library/qwen3'],
  ['hf.co/bartowski/Llama-3.2-1B-GGUF:Q4_K_M', 'hf.co/bartowski/Llama-3.2-1B-GGUF:Q4_K_M'],
  ['box:5000/own/model:1', 'box:5000/own/model:1'],
  ['', undefined],
  ['ollama/', undefined],
  ['../../etc/passwd', undefined],
  ['a b', undefined],
  ['a\nb', undefined],
  ['a:b:c', undefined],
  ['-x', undefined],
  ['x'.repeat(2000), undefined],
])('the name in %j is %j', (typed, name) => {
  expect(ollamaName(typed, 'ollama')).toBe(name);
});

test.each([
  ['qwen3', 'qwen3:latest'],
  ['qwen3:8b', 'qwen3:8b'],
  ['box:5000/own/model', 'box:5000/own/model:latest'],
])('%s stands in the list as %s', (name, listed) => {
  expect(withTag(name)).toBe(listed);
});

test('a name is found with or without its tag, and in any case', () => {
  const names = ['Qwen3:latest', 'qwen3:8b'];
  expect(['qwen3', 'QWEN3:8B', 'qwen3:4b'].map((name) => findOn(name, names))).toEqual([
    'Qwen3:latest',
    'qwen3:8b',
    undefined,
  ]);
});

test('what is loaded is read with whatever the version tells of it', () => {
  const body = {
    models: [
      { name: 'a:1', size: 4e9, size_vram: 2e9, context_length: 8192, expires_at: '2026-06-01T12:05:00Z' },
      { name: 'b:1', model: 'b:1', size: 'big', expires_at: 'soon' },
      { size: 3 },
      7,
    ],
  };
  const clock = (time: string) => (time.startsWith('2026') ? '12:05' : undefined);
  expect(runningOf(body)?.map((one) => runningText(one, clock))).toEqual([
    '● a:1  4.0 GB, 50% on the graphics card, 8192 tokens of context, until 12:05',
    '● b:1',
  ]);
  expect([runningOf(undefined), runningOf({}), runningOf([])]).toEqual([undefined, undefined, undefined]);
});
