import { describe, expect, test } from 'vitest';
import { picked } from '../../../state/domain/scan/picked.js';
import { candidates, ranked } from '../../../state/domain/scan/rank.js';
import type { Scanned } from '../../../state/domain/scan/scan.js';
import { scanSummary, scanTable } from '../../../state/domain/scan/text.js';
import { failed, scanned, took } from '../../support/scanned.js';

const refused = failed('no');

describe('the order', () => {
  test.each<{ says: string; rows: readonly Scanned[] }>([
    {
      says: 'images come before speed',
      rows: [scanned('b', { tool: took(900), image: took(900) }), scanned('a', { tool: took(1) })],
    },
    { says: 'the quicker tool', rows: [scanned('b', { tool: took(10) }), scanned('a', { tool: took(20) })] },
    {
      says: 'a quick failure is slower than any answer',
      rows: [scanned('b', { tool: took(9000) }), scanned('a', { tool: refused })],
    },
    {
      says: 'the wider context',
      rows: [scanned('b', { contextLength: 9 }), scanned('a', { contextLength: 8 }), scanned('c')],
    },
    { says: 'more parameters', rows: [scanned('b', { inferredParamB: 9 }), scanned('a', { inferredParamB: 8 })] },
    { says: 'the name', rows: [scanned('a'), scanned('b')] },
  ])('$says', ({ rows }) => expect(ranked(rows.toReversed()).map(({ id }) => id)).toEqual(rows.map(({ id }) => id)));
});

test('what works without tools is no candidate, and those that see images are proposed alone', () => {
  const found = candidates(
    [
      scanned('tools', { tool: took(1) }),
      scanned('both', { tool: took(2), image: took(7) }),
      scanned('pictures', { tool: refused, image: took(3) }),
      scanned('neither', { tool: refused, image: refused }),
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
  const long = scanned(`${'m'.repeat(50)}:free`, {
    tool: took(999.6),
    image: took(12_345),
    contextLength: 131_072,
    inferredParamB: 1.5,
    modality: 'text->text',
  });
  expect(scanTable([long, scanned('x', { tool: refused, contextLength: 1000 })])).toEqual([
    'Model                                      Tool       Image      Ctx      Params   Notes',
    'openrouter/mmmmmmmmmmmmmmmmmmmmmmmmmmmm... 1000ms     12.3s      128k     1.5b     modality:text->text',
    'openrouter/x                               fail       skip       1000     -        ',
  ]);
  expect(scanTable([scanned('\u001b[31mred\u0007', { tool: refused, contextLength: 1000 })])[1]).toBe(
    'openrouter/red                             fail       skip       1000     -        ',
  );
  expect(scanSummary([long])).toBe('Scan results: tested 1, tool ok 1, image ok 1, tool+image ok 1, image only 0');
});
