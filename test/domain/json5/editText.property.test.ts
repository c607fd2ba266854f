import fc from 'fast-check';
import JSON5 from 'json5';
import { describe, expect, test } from 'vitest';
import { type Json, type KeyPath, sameJson, valueAt } from '../../../state/domain/json.js';
import { itemAt, type Json5Document, type Json5Node, nodeAt, toJson } from '../../../state/domain/json5/document.js';
import { parseJson5 } from '../../../state/domain/json5/parse.js';
import { editText } from '../../support/editText.js';
import { documents, NAMES } from '../../support/json5Texts.js';

const RUNS = { numRuns: 1000 };

function parsed(text: string): Json5Document {
  const doc = parseJson5(text);
  if (!doc.ok) throw new Error(`${doc.problem.message} in ${JSON.stringify(text)}`);
  return doc.value;
}

/** Every path that leads to a value in the document; of duplicate keys only the effective one. */
function pathsOf(node: Json5Node, above: KeyPath = []): readonly KeyPath[] {
  if (node.kind === 'scalar') return [];
  const steps: readonly (readonly [string | number, Json5Node])[] =
    node.kind === 'array'
      ? node.items.map((item, i) => [i, item.value] as const)
      : [...new Map(node.items.map((item) => [item.key, item.value]))];
  return steps.flatMap(([step, value]) => [[...above, step], ...pathsOf(value, [...above, step])]);
}

const containersOf = (doc: Json5Document): readonly KeyPath[] => [
  [],
  ...pathsOf(doc.root).filter((path) => nodeAt(doc, path)?.kind !== 'scalar'),
];

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

/** What an edit does to a value, found out without our code: on a copy, with plain assignments. */
function withSet(root: Json, path: KeyPath, value: Json | undefined): unknown {
  const copy: unknown = structuredClone(root);
  let here = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) here = here[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined && Array.isArray(here)) here.splice(Number(last), 1);
  else if (value === undefined) delete here[last];
  else Object.defineProperty(here, last, { value, writable: true, enumerable: true, configurable: true });
  return copy;
}

const commentsOf = (text: string): readonly string[] => {
  const doc = parsed(text);
  return doc.comments.map(({ start, end }) => text.slice(start, end));
};

const value: fc.Arbitrary<Json> = fc
  .oneof(
    fc.constantFrom('openai/gpt-5.5', "it's", 'say "hi"', '', 'a\nb', '\u2028', -0, 1e21, true, null),
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(fc.constantFrom('a/b', 'c/d', 'e/f'), { maxLength: 4 }),
  )
  .map((json) => json as Json);

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('a/b', "x'y"),
);

const edited = (text: string, path: KeyPath, next: Json | undefined): string => {
  const was = valueAt(toJson(parsed(text).root), path);
  const result = editText(text, [{ path, was, value: next }]);
  if (!result.ok) throw new Error(`${JSON.stringify(result.problem)} for ${JSON.stringify({ text, path, next })}`);
  return result.value;
};

/** Everything before and after a node is the same in both texts. */
function sameOutside(before: string, after: string, node: { readonly start: number; readonly end: number }): void {
  expect(after.slice(0, node.start)).toBe(before.slice(0, node.start));
  expect(after.slice(after.length - (before.length - node.end))).toBe(before.slice(node.end));
}

/** The other items of a container, as written, in both texts. */
const othersOf = (text: string, path: KeyPath, except: string | number): readonly string[] => {
  const node = nodeAt(parsed(text), path);
  if (node === undefined || node.kind === 'scalar') return [];
  return node.items
    .filter((item, i) => ('key' in item ? item.key !== String(except) : i !== except))
    .map((item) => text.slice(item.start, item.value.end));
};

type Layout = {
  readonly lead: string;
  readonly trailing: boolean;
  readonly comments: 'behind' | 'inside' | 'above' | 'none';
  readonly quote: string;
};

const layout: fc.Arbitrary<Layout> = fc
  .record({
    lead: fc.constantFrom('\n  ', ' ', '', '\r\n\t', '\n\n  '),
    trailing: fc.boolean(),
    comments: fc.constantFrom('behind', 'inside', 'above', 'none'),
    quote: fc.constantFrom("'", '"'),
  })
  // A comment above an item needs a line; on the line of the item before, it would be that one's.
  .filter(({ lead, comments }) => lead.includes('\n') || comments !== 'above');

/** A list whose every item may have a comment that names it. */
function listText(
  items: readonly string[],
  { lead, trailing, comments, quote }: Layout,
  write: (ref: string) => string = (ref) => quote + ref + quote,
): string {
  const eol = lead.includes('\r') ? '\r\n' : '\n';
  const rows = items.map((ref, i) => {
    const comma = i < items.length - 1 || trailing ? ',' : '';
    const item = write(ref);
    const forms = {
      above: `${lead}// about ${ref}${lead}${item}${comma}`,
      behind: `${lead}${item}${comma} // about ${ref}${lead.includes('\n') ? '' : eol}`,
      inside: `${lead}${item} /* about ${ref} */${comma}`,
      none: `${lead}${item}${comma}`,
    };
    return forms[comments];
  });
  return `{ list: [${rows.join('')}${eol}] }`;
}

/** Which item of the list the comment about an id stands with: the last that begins before it, or the first that begins behind. */
function itemOfComment(text: string, id: string, { comments }: Layout): number {
  const at = text.indexOf(`about ${id}`);
  const list = nodeAt(parsed(text), ['list']);
  const starts = list?.kind === 'array' ? list.items.map((item) => item.start) : [];
  return comments === 'above' ? starts.findIndex((start) => start > at) : starts.findLastIndex((start) => start < at);
}

describe('in any document, at any path', () => {
  test('a value that is set is the only thing that changes', () => {
    fc.assert(
      fc.property(documents(), fc.nat(), value, (text, at, next) => {
        const doc = parsed(text);
        const path = pick(pathsOf(doc.root), at);
        fc.pre(path !== undefined);
        const after = edited(text, path, next);
        const node = nodeAt(doc, path);
        if (node === undefined) throw new Error('a path of the document has a node');
        sameOutside(text, after, node);
        expect(JSON5.parse(after)).toEqual(withSet(toJson(doc.root), path, next));
      }),
      RUNS,
    );
  });

  test('no comment is lost when a plain value is set', () => {
    fc.assert(
      fc.property(documents(), fc.nat(), scalar, (text, at, next) => {
        const doc = parsed(text);
        const path = pick(
          pathsOf(doc.root).filter((candidate) => nodeAt(doc, candidate)?.kind === 'scalar'),
          at,
        );
        fc.pre(path !== undefined);
        expect(commentsOf(edited(text, path, next))).toEqual(commentsOf(text));
      }),
      RUNS,
    );
  });

  test('a key that is added leaves every other item and every comment as it was', () => {
    fc.assert(
      fc.property(
        documents(),
        fc.nat(),
        fc.constantFrom(...NAMES, 'new', 'lm-studio'),
        value,
        (text, at, key, next) => {
          const doc = parsed(text);
          const parent = pick(containersOf(doc), at) ?? [];
          const node = nodeAt(doc, parent);
          if (node === undefined || node.kind === 'scalar') return;
          const step = node.kind === 'array' ? node.items.length : key;
          fc.pre(itemAt(doc, [...parent, step]) === undefined);
          const after = edited(text, [...parent, step], next);
          sameOutside(text, after, node);
          expect(othersOf(after, parent, step)).toEqual(othersOf(text, parent, step));
          expect(commentsOf(after)).toEqual(commentsOf(text));
          expect(JSON5.parse(after)).toEqual(withSet(toJson(doc.root), [...parent, step], next));
        },
      ),
      RUNS,
    );
  });

  test('missing parents come with a value that is added', () => {
    fc.assert(
      fc.property(documents(), value, (text, next) => {
        const doc = parsed(text);
        fc.pre(itemAt(doc, ['agents']) === undefined);
        const after = edited(text, ['agents', 'defaults', 'models', 'openai/gpt-5.5'], next);
        expect(valueAt(JSON5.parse(after), ['agents'])).toEqual({ defaults: { models: { 'openai/gpt-5.5': next } } });
        expect(commentsOf(after)).toEqual(commentsOf(text));
      }),
      { numRuns: 300 },
    );
  });

  test('an item that is removed takes at most the comments of its own lines', () => {
    fc.assert(
      fc.property(documents(), fc.nat(), (text, at) => {
        const doc = parsed(text);
        const path = pick(pathsOf(doc.root), at);
        fc.pre(path !== undefined);
        const parent = path.slice(0, -1);
        const step = path.at(-1) ?? '';
        const after = edited(text, path, undefined);
        const node = nodeAt(doc, parent);
        if (node === undefined) throw new Error('a path of the document has a parent');
        sameOutside(text, after, node);
        expect(othersOf(after, parent, node.kind === 'array' ? -1 : step)).toEqual(othersOf(text, parent, step));
        expect(JSON5.parse(after)).toEqual(withSet(toJson(doc.root), path, undefined));
      }),
      RUNS,
    );
  });

  test('a list that is rearranged keeps the text and the comments of what stays', () => {
    const refs = ['a/1', 'b/2', 'c/3', 'd/4', 'e/5'];
    const lists = fc.tuple(fc.shuffledSubarray(refs), layout).map(([items, form]) => listText(items, form));
    fc.assert(
      fc.property(lists, fc.shuffledSubarray([...refs, 'f/6', 'g/7']), (text, next) => {
        const old = valueAt(toJson(parsed(text).root), ['list']);
        const after = edited(text, ['list'], next);
        expect(JSON5.parse(after)).toEqual({ list: next });
        // A new item may take the place, and with it the comment, of one that is gone; one that stays loses nothing.
        const kept = commentsOf(text).filter((comment) => next.some((ref) => comment.includes(ref)));
        const set = Array.isArray(old) && old.some((ref) => !next.includes(String(ref)));
        expect(
          commentsOf(after)
            .filter((comment) => kept.includes(comment))
            .toSorted(),
        ).toEqual(kept.toSorted());
        if (!set) expect(commentsOf(after).length).toBe(commentsOf(text).length);
      }),
      RUNS,
    );
  });

  test('an object of a list takes its comments along by its id, also where it changes on the way', () => {
    const ids = ['a1', 'b2', 'c3', 'd4'];
    const old = (id: string) => ({ id, name: 'old', input: ['text'] });
    const lists = fc.tuple(fc.shuffledSubarray(ids, { minLength: 2 }), layout).map(([items, form]) => ({
      form,
      items,
      text: listText(items, form, (id) => `{ id: '${id}', name: "old", input: ["text"] }`),
    }));
    const wanted = fc.tuple(fc.shuffledSubarray([...ids, 'e5']), fc.subarray(ids));
    fc.assert(
      fc.property(lists, wanted, ({ text, items, form }, [next, changed]) => {
        // Where something is put in for something else, it takes over what stands around it.
        fc.pre(items.every((id) => next.includes(id)) || next.every((id) => items.includes(id)));
        // An empty line between them parts a comment from what is below it.
        fc.pre(form.comments !== 'above' || form.lead !== '\n\n  ');
        const value = next.map((id) => (changed.includes(id) ? { ...old(id), name: 'new' } : old(id)));
        const after = edited(text, ['list'], value);
        expect(JSON5.parse(after)).toEqual({ list: value });
        if (form.comments === 'none') return;
        // Above the first item, a comment is about the whole list.
        const told = next.filter((id) => items.includes(id) && (form.comments !== 'above' || items.indexOf(id) > 0));
        for (const id of told) expect(itemOfComment(after, id, form)).toBe(next.indexOf(id));
      }),
      RUNS,
    );
  });

  test('setting a value and setting it back gives the very same text', () => {
    fc.assert(
      fc.property(documents(), fc.nat(), fc.string(), (text, at, next) => {
        const doc = parsed(text);
        const strings = pathsOf(doc.root).filter((candidate) => {
          const node = nodeAt(doc, candidate);
          return node?.kind === 'scalar' && text.slice(node.start, node.end) === JSON.stringify(node.value);
        });
        const path = pick(strings, at);
        fc.pre(path !== undefined);
        const old = valueAt(toJson(doc.root), path);
        const there = edited(text, path, next);
        fc.pre(typeof old !== 'string' || !/[\u2028\u2029]/.test(old));
        const back = edited(there, path, old);
        if (typeof old === 'string') expect(back).toBe(text);
        else expect(sameJson(toJson(parsed(back).root), toJson(doc.root))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('plain JSON stays plain JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...NAMES), fc.jsonValue({ maxDepth: 3 })),
        fc.constantFrom(0, 2, '\t'),
        fc.nat(),
        value,
        fc.constantFrom('set', 'add', 'remove'),
        (root, space, at, next, what) => {
          const text = JSON.stringify(root, null, space);
          const path = what === 'add' ? ['added', 'deep'] : pick(pathsOf(parsed(text).root), at);
          fc.pre(path !== undefined && Object.keys(root).length > 0);
          // JSON.stringify leaves out the sign of -0, and writes U+2028 as it is.
          const printable = JSON.stringify([root, next]);
          fc.pre(!printable.includes('\u2028') && sameJson(JSON.parse(printable), [root as Json, next]));
          const after = edited(text, path, what === 'remove' ? undefined : next);
          expect(() => JSON.parse(after)).not.toThrow();
          if (space !== 0 && !Object.keys(root).includes('__proto__')) {
            // A file that was printed by JSON.stringify looks as if it had been printed again.
            expect(after).toBe(JSON.stringify(JSON.parse(after), null, space));
          }
        },
      ),
      RUNS,
    );
  });
});
