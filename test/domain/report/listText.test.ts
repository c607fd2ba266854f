import { describe, expect, test } from 'vitest';
import { listPlain, listText } from '../../../state/domain/report/listText.js';
import type { ListRow } from '../../../state/domain/report/modelRow.js';

const row = (over: Partial<ListRow>): ListRow => ({
  key: 'ok/m1',
  name: 'M One',
  input: 'text',
  contextWindow: 200_000,
  local: false,
  available: true,
  tags: [],
  missing: false,
  ...over,
});

describe('the table', () => {
  test('stands column for column as OpenClaw’s', () => {
    const rows = [
      row({ key: 'anthropic/claude-sonnet-4-5', tags: ['default', 'configured', 'alias:Sonnet'] }),
      row({ key: 'lmstudio/minimax-m2.1-gs32', contextWindow: 196_608, local: true }),
      row({ key: 'x/m1', contextTokens: 40_000, local: true }),
      row({
        key: 'anthropic/claude-opus-4-6',
        input: 'text+image',
        contextWindow: 1_048_576,
        contextTokens: 1_048_576,
      }),
      row({ key: 'openrouter/some-vendor/a-model-with-a-rather-long-name', available: false }),
      row({
        key: 'gone/m',
        input: '-',
        contextWindow: null,
        local: null,
        available: null,
        tags: ['default', 'missing'],
      }),
    ];
    expect(listText(rows)).toBe(
      [
        'Model                                      Input      Ctx         Local Auth  Tags',
        'anthropic/claude-sonnet-4-5                text       195k        no    yes   default,configured,alias:Sonnet',
        'lmstudio/minimax-m2.1-gs32                 text       192k        yes   yes   ',
        'x/m1                                       text       39k/195k    yes   yes   ',
        'anthropic/claude-opus-4-6                  text+image 1024k       no    yes   ',
        'openrouter/some-vendor/a-model-with-a-r... text       195k        no    no    ',
        'gone/m                                     -          -           -     -     default,missing',
      ].join('\n'),
    );
  });

  test('without rows is a sentence, plain or not', () => {
    expect([listText([]), listPlain([])]).toEqual(['No models found.', 'No models found.']);
  });

  test('obeys no escape code in a name', () => {
    const text = listText([row({ key: 'ok/\u001b[31mred', tags: ['alias:a\u0007'] })]);
    expect([text.includes('\u001b'), text.includes('\u0007')]).toEqual([false, false]);
    expect(listPlain([row({ key: 'ok/\u001b[31mred' })])).toBe('ok/red');
  });
});

test.each([
  [1000, '1000'],
  [1024, '1k'],
  [9000, '9k'],
  [200_000, '195k'],
  [1_048_576, '1024k'],
  [0, '-'],
  [null, '-'],
  [Number.NaN, '-'],
])('a window of %s tokens reads %s', (tokens, text) => {
  expect(listText([row({ contextWindow: tokens })])).toContain(`text       ${text.padEnd(11)} no`);
});
