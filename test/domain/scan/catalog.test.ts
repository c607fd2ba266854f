import { describe, expect, test } from 'vitest';
import type { Json } from '../../../state/domain/json.js';
import { narrowed, paramsIn, readScanCatalog, takesImages } from '../../../state/domain/scan/catalog.js';

const read = (...data: readonly Json[]) => readScanCatalog('openrouter', { data });

const only = (row: Json) => read(row)?.[0];

describe('a row of the catalog', () => {
  test.each<{ says: string; row: Json; reads: object }>([
    {
      says: 'where OpenRouter has it now',
      row: { architecture: { modality: 'text+image->text' } },
      reads: { modality: 'text+image->text' },
    },
    { says: 'where OpenClaw looks for it', row: { modality: ' text->text ' }, reads: { modality: 'text->text' } },
    { says: 'seconds', row: { created: 1_733_500_000 }, reads: { createdAtMs: 1_733_500_000_000 } },
    { says: 'milliseconds', row: { created_at: 1_733_500_000_000 }, reads: { createdAtMs: 1_733_500_000_000 } },
    { says: 'before 1970', row: { created: -1 }, reads: { createdAtMs: null } },
    {
      says: 'what the provider allows',
      row: { top_provider: { max_completion_tokens: 4096 } },
      reads: { maxCompletionTokens: 4096 },
    },
    {
      says: 'what the model allows',
      row: { max_output_tokens: 100, top_provider: { max_completion_tokens: 9 } },
      reads: { maxCompletionTokens: 100 },
    },
    {
      says: 'a price in text',
      row: { pricing: { prompt: ' 0 ', completion: '0.0' } },
      reads: {
        isFree: true,
        pricing: { prompt: 0, completion: 0, request: 0, image: 0, webSearch: 0, internalReasoning: 0 },
      },
    },
    { says: 'half a price', row: { pricing: { prompt: '0' } }, reads: { isFree: false, pricing: null } },
    {
      says: 'a price that is none',
      row: { pricing: { prompt: 'free', completion: 0 } },
      reads: { isFree: false, pricing: null },
    },
    { says: 'a price above nothing', row: { pricing: { prompt: 0, completion: 1e-7 } }, reads: { isFree: false } },
    {
      says: 'tools among blanks',
      row: { supported_parameters: ['  tools ', '', 3, null] },
      reads: { supportedParametersCount: 1, supportsToolsMeta: true },
    },
    {
      says: 'nonsense everywhere',
      row: {
        name: 3,
        context_length: '9',
        modality: [],
        pricing: 'x',
        supported_parameters: {},
        architecture: 1,
        top_provider: null,
      },
      reads: { name: 'a/b', contextLength: null, modality: null, pricing: null, supportedParametersCount: 0 },
    },
  ])('$says', ({ row, reads }) => expect(only({ id: 'a/b', ...(row as object) })).toMatchObject(reads));

  test('a name of :free is enough', () => expect(only({ id: 'a/b:free' })?.isFree).toBe(true));

  test.each<Json>([null, 3, 'x', {}, { id: '' }, { id: '  ' }, { id: 3 }])('%j is no model', (row) =>
    expect(read(row)).toEqual([]),
  );

  test.each<Json>([null, [], 'x', { models: [] }, { data: {} }])('%j is no catalog', (body) =>
    expect(readScanCatalog('openrouter', body)).toBeUndefined(),
  );
});

test.each([
  ['meta-llama/llama-3.3-70b-instruct:free', 70],
  ['qwen/qwen3-30b-a3b', 30],
  ['mistralai/mixtral-8x7b', undefined],
  ['google/gemma-3n-e4b-it', 4],
  ['a/1.5b B', 1.5],
  ['0b', undefined],
  ['turbo', undefined],
  [`${'9'.repeat(400)}b`, undefined],
])('%s has %s billion parameters', (text, size) => expect(paramsIn(text)).toBe(size));

test.each([
  ['text+image->text', true],
  ['Image', true],
  ['text->text', false],
  ['text+images', false],
  [null, false],
])('%s takes images: %s', (modality, takes) => expect(takesImages(modality)).toBe(takes));

test('only whole days and whole billions are counted, as OpenClaw does', () => {
  const rows = read({ id: 'a/x-7b:free', created: 1000 }) ?? [];
  const now = 1_000_000 + 86_400_000 + 1;
  const left = (over: object) => narrowed(rows, { minParams: 0, maxAgeDays: 0, maker: '', ...over }, now).length;
  expect([
    left({ minParams: 7.9 }),
    left({ minParams: 8 }),
    left({ maxAgeDays: 0.9 }),
    left({ maxAgeDays: 1 }),
  ]).toEqual([1, 0, 1, 0]);
});
