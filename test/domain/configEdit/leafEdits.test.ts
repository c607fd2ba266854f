// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { describe, expect, test } from 'vitest';
import { leafEdits } from '../../../state/domain/config/edit/leafEdits.js';
import { applyEdit } from '../../../state/domain/edits/applyEdit.js';
import type { Json } from '../../../state/domain/json.js';
import { seeded } from '../../support/seeded.js';

const KNOWN: Readonly<Record<string, string>> = { HOST: 'box', KEY: 'secret' };
const edits = (written: Json, wanted: Json) => leafEdits(written, wanted, (name) => KNOWN[name]);

describe('the fewest edits make one config of another', () => {
  test.each([
    { name: 'what is the same needs none', written: { a: { b: [1] } }, wanted: { a: { b: [1] } }, gives: [] },
    {
      name: 'an object that differs in one leaf changes that leaf',
      written: { a: { b: 1, c: { d: 2, e: 3 } } },
      wanted: { a: { b: 1, c: { d: 2, e: 4 } } },
      gives: [{ path: ['a', 'c', 'e'], was: 3, value: 4 }],
    },
    {
      name: 'what is missing goes, what is new comes whole',
      written: { a: 1, b: 2 },
      wanted: { b: 2, c: { d: { e: 1 } } },
      gives: [
        { path: ['a'], was: 1, value: undefined },
        { path: ['c'], was: undefined, value: { d: { e: 1 } } },
      ],
    },
    {
      name: 'an item at the end is added alone',
      written: { a: [{ id: 'x' }] },
      wanted: { a: [{ id: 'x' }, { id: 'y' }] },
      gives: [{ path: ['a', 1], was: undefined, value: { id: 'y' } }],
    },
    {
      name: 'items at the end go from behind',
      written: { a: [1, 2, 3] },
      wanted: { a: [1] },
      gives: [
        { path: ['a', 2], was: 3, value: undefined },
        { path: ['a', 1], was: 2, value: undefined },
      ],
    },
    {
      name: 'a list whose items moved is one edit',
      written: { a: [1, 2, 3] },
      wanted: { a: [2, 3] },
      gives: [{ path: ['a'], was: [1, 2, 3], value: [2, 3] }],
    },
    {
      name: 'a leaf of an item is a leaf',
      written: { a: [{ id: 'x', n: 1 }] },
      wanted: { a: [{ id: 'x', n: 2 }] },
      gives: [{ path: ['a', 0, 'n'], was: 1, value: 2 }],
    },
    {
      name: 'who sets what a reference stands for keeps the reference',
      written: { a: 'http://${HOST}/v1', b: '${KEY}', c: 1 },
      wanted: { a: 'http://box/v1', b: 'secret', c: 2 },
      gives: [{ path: ['c'], was: 1, value: 2 }],
    },
    {
      name: 'and who sets something else does not',
      written: { a: 'http://${HOST}/v1' },
      wanted: { a: 'http://other/v1' },
      gives: [{ path: ['a'], was: 'http://${HOST}/v1', value: 'http://other/v1' }],
    },
  ])('$name', ({ written, wanted, gives }) => {
    expect(edits(written, wanted)).toEqual(gives);
  });

  test('made one after the other they give what was wanted, in 2,000 random pairs', () => {
    const random = seeded(70);
    for (let round = 0; round < 2000; round++) {
      const [written, wanted] = [{ r: anything(3) }, { r: anything(3) }];
      const made = edits(written, wanted).reduce<Json>((value, edit) => {
        const applied = applyEdit(value, edit);
        if (!applied.ok) throw new Error(`round ${round}: ${applied.problem.join('.')}`);
        return applied.value;
      }, written);
      expect(made).toEqual(wanted);
    }

    function anything(depth: number): Json {
      const kind = random.below(depth === 0 ? 2 : 5);
      if (kind === 0) return random.below(3);
      if (kind === 1) return random.pick(['a', 'b', '']);
      const size = random.below(4);
      const items = Array.from({ length: size }, () => anything(depth - 1));
      return kind === 2 ? items : Object.fromEntries(items.map((item) => [random.pick(['k', 'l', 'm', '0']), item]));
    }
  });
});
