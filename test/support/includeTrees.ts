import fc from 'fast-check';
import { type Documents, type Expanded, expandIncludes } from '../../state/domain/config/include.js';
import type { Sources } from '../../state/domain/config/owners.js';
import { isObject, type Json } from '../../state/domain/json.js';

/** Configs that are made of several files, in the folder `/c`. */
export const ROOT = '/c/openclaw.json';

/** Files by name; the first is the config. */
export type Files = Readonly<Record<string, Json>>;

export function sourcesOf(files: Files): Sources {
  const documents: Documents = new Map(
    Object.entries(files).map(([name, value]) => [`/c/${name}`, { kind: 'value', value }]),
  );
  return { file: ROOT, documents, allowedRoots: [] };
}

export const merged = ({ file, documents }: Sources): Expanded => {
  const root = documents.get(file);
  return expandIncludes(file, root?.kind === 'value' ? root.value : {}, documents, []);
};

export const mergedTree = (files: Files): Expanded => merged(sourcesOf(files));

/** Values that may name files with a higher number, so that there is no circle. */
export const valueWith = (names: readonly string[]): fc.Arbitrary<Json> =>
  fc.letrec<{ value: Json; object: Json; list: Json; leaf: Json; include: Json }>((tie) => ({
    value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('object'), tie('list'), {
      weight: 3,
      arbitrary: tie('include'),
    }),
    leaf: fc.constantFrom<Json>(1, 2, 'a', null),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'id'), tie('value'), { maxKeys: 3 }),
    include:
      names.length === 0
        ? tie('leaf')
        : fc
            .tuple(
              fc.oneof(fc.constantFrom(...names), fc.subarray([...names])),
              fc.oneof(fc.constant({}), tie('object')),
            )
            .map(([$include, own]) => ({ $include, ...(isObject(own) ? own : {}) })),
  })).value;

const NAMES = ['m', 'n', 'o', 'p'];

/** Trees of up to five files; some are included twice, some in ways that OpenClaw refuses. */
export const includeTrees: fc.Arbitrary<Files> = fc
  .tuple(...['openclaw.json', ...NAMES].map((_, i) => valueWith(NAMES.slice(i))))
  .map(([root = {}, ...rest]) => ({
    'openclaw.json': isObject(root) ? root : { a: root },
    ...Object.fromEntries(rest.map((value, i) => [NAMES[i] ?? '', value])),
  }));
