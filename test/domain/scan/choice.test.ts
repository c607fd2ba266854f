import { describe, expect, test } from 'vitest';
import { readScanCatalog } from '../../../state/domain/scan/catalog.js';
import { picked } from '../../../state/domain/scan/picked.js';
import { candidates, ranked } from '../../../state/domain/scan/rank.js';
import type { Check, Scanned } from '../../../state/domain/scan/scan.js';
import { scanSummary, scanTable } from '../../../state/domain/scan/text.js';

const [blank] = readScanCatalog('openrouter', { data: [{ id: 'x' }] }) ?? [];

const took = (latencyMs: number): Check => ({ ok: true, latencyMs });
const failed: Check = { ok: false, latencyMs: 1, error: 'no' };

function row(id: string, over: Partial<Scanned> = {}): Scanned {
  if (blank === undefined) throw new Error('the catalog reads nothing');
  return { ...blank, id, modelRef: `openrouter/${id}`, ...over };
}

describe('the order', () => {
  test.each<{ says: string; rows: readonly Scanned[] }>([
    {
      says: 'images come before speed',
      rows: [row('b', { tool: took(900), image: took(900) }), row('a', { tool: took(1) })],
    },
    { says: 'the quicker tool', rows: [row('b', { tool: took(10) }), row('a', { tool: took(20) })] },
    {
      says: 'a quick failure is slower than any answer',
      rows: [row('b', { tool: took(9000) }), row('a', { tool: failed })],
    },
    { says: 'the wider context', rows: [row('b', { contextLength: 9 }), row('a', { contextLength: 8 }), row('c')] },
    { says: 'more parameters', rows: [row('b', { inferredParamB: 9 }), row('a', { inferredParamB: 8 })] },
    { says: 'the name', rows: [row('a'), row('b')] },
  ])('$says', ({ rows }) => expect(ranked(rows.toReversed()).map(({ id }) => id)).toEqual(rows.map(({ id }) => id)));
});

test('what works without tools is no candidate, and those that see images are proposed alone', () => {
  const found = candidates(
    [
      row('tools', { tool: took(1) }),
      row('both', { tool: took(2), image: took(7) }),
      row('pictures', { tool: failed, image: took(3) }),
      row('neither', { tool: failed, image: failed }),
    ],
    6,
  );
  expect(found.text.map(({ id }) => id)).toEqual(['both', 'tools']);
  expect(found.proposed).toEqual(['openrouter/both']);
  expect(found.proposedImages).toEqual(['openrouter/pictures', 'openrouter/both']);
});

test.each([
  ['', [1]],
  ['none', []],
  ['-', []],
  ['ALL', [0, 1, 2, 3]],
  ['3 1', [2, 0]],
  ['2,4', [1, 3]],
  ['2-4, 1', [1, 2, 3, 0]],
  ['1 1 1-2', [0, 1]],
  ['0', undefined],
  ['5', undefined],
  ['4-2', undefined],
  ['1 x', undefined],
  ['1-', undefined],
  [String(10 ** 12), undefined],
])('"%s" of four, the second proposed, means %j', (answer, places) => expect(picked(answer, 4, [1])).toEqual(places));

test('the table is as wide as that of OpenClaw, and says nothing as a dash', () => {
  const long = row(`${'m'.repeat(50)}:free`, {
    tool: took(999.6),
    image: took(12_345),
    contextLength: 131_072,
    inferredParamB: 1.5,
    modality: 'text->text',
  });
  expect(scanTable([long, row('x', { tool: failed, contextLength: 1000 })])).toEqual([
    'Model                                      Tool       Image      Ctx      Params   Notes',
    'openrouter/mmmmmmmmmmmmmmmmmmmmmmmmmmmm... 1000ms     12.3s      128k     1.5b     modality:text->text',
    'openrouter/x                               fail       skip       1000     -        ',
  ]);
  expect(scanSummary([long])).toBe('Scan results: tested 1, tool ok 1, image ok 1, tool+image ok 1, image only 0');
});
