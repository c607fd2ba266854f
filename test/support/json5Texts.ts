import fc from 'fast-check';

/** Random JSON5 texts as people write them: comments everywhere, every quoting, every number form, any layout. */
export const documents = (depth = 4): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('', '', '\ufeff'), gap, object(depth), gap, fc.constantFrom('', '\n'))
    .map((parts) => parts.join(''));

const blank = fc.constantFrom('', '', ' ', '  ', '\t', '\n', '\n  ', '\r\n', '\r\n\t', '\n\n    ', '\u00a0');

const words = fc.constantFrom('why', "it's", 'say "hi"', 'a: 1,', '}', '[', 'é😀', '', '* *', 'http://x');

const comment = fc.oneof(
  words.map((word) => `//${word}\n`),
  words.map((word) => `// ${word}\r\n  `),
  words.map((word) => `/* ${word} */`),
  words.map((word) => `/*\n * ${word}\n */`),
);

/** White space, now and then with comments in it. */
const gap = fc.oneof(
  { weight: 6, arbitrary: blank },
  { weight: 1, arbitrary: fc.tuple(blank, comment, blank).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(comment, comment, blank).map((parts) => parts.join('')) },
);

/** Few names, so that duplicates and edits that hit something are common. */
export const NAMES = [
  'a',
  'b',
  'c',
  'model',
  'primary',
  'fallbacks',
  'openai/gpt-5',
  'x-y',
  '__proto__',
  'null',
  '$ref',
  'é',
  '1',
  '',
  'q\'"q',
];

const name = fc
  .constantFrom(...NAMES)
  .chain((text) =>
    fc.constantFrom(
      JSON.stringify(text),
      `'${text.replaceAll("'", "\\'")}'`,
      ...(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text) ? [text, text] : []),
    ),
  );

const scalar = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    'false',
    '0',
    '-0',
    '+1',
    '.5',
    '5.',
    '0x1F',
    '-1e3',
    'Infinity',
    '-Infinity',
    'NaN',
    '12345',
  ),
  fc.constantFrom(
    '"a/b"',
    "'a/b'",
    '"it\'s"',
    '\'say "hi"\'',
    '""',
    "''",
    '"\\u00e9\\x41\\n"',
    "'one \\\n two'",
    '"//no"',
    "'/* no */'",
  ),
  fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text)),
);

function value(depth: number): fc.Arbitrary<string> {
  if (depth <= 0) return scalar;
  return fc.oneof(
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: array(depth - 1) },
    { weight: 2, arbitrary: object(depth - 1) },
  );
}

function object(depth: number): fc.Arbitrary<string> {
  const member = fc.tuple(name, gap, fc.constant(':'), gap, value(depth)).map((parts) => parts.join(''));
  return list('{', '}', member);
}

function array(depth: number): fc.Arbitrary<string> {
  return list('[', ']', value(depth));
}

function list(open: string, close: string, item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const items = fc.array(fc.tuple(gap, item, gap), { maxLength: 4 });
  return fc.tuple(items, fc.boolean(), gap).map(([parts, trailing, last]) => {
    const inner = parts.map((part) => part.join('')).join(',');
    return `${open}${inner}${trailing && parts.length > 0 ? ',' : ''}${last}${close}`;
  });
}
