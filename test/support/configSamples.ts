import { CHANNELS_2026 } from '../../state/domain/config/schema/channels2026.js';
import { MAY_2026 } from '../../state/domain/config/schema/may2026.js';
import { PLUGINS_2026 } from '../../state/domain/config/schema/plugins2026.js';
import {
  type Limits,
  type ObjectShape,
  type Shape,
  type Shapes,
  shapesOf,
  wholesIn,
} from '../../state/domain/config/schema/shape.js';
import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';

/** A config that is right but for what its name says; or right altogether. */
export type Sample = { readonly name: string; readonly config: JsonObject };

type Key = ObjectShape['keys'] extends ReadonlyMap<string, infer K> ? K : never;

/** Texts that the rules of this name take. */
const RIGHT: Readonly<Record<string, string>> = {
  byteSize: '2mb',
  modulePath: 'hooks/a.mjs',
  cssWidth: '960px',
  url: 'https://example.com/a',
  uri: 'https://example.com/a',
  hexColour: '#ff4500',
  browserProfileName: 'work-1',
  envName: 'A_NAME',
  envSecretId: 'A_NAME',
  secretsName: 'default',
  secretProviderName: 'default',
  codexAgent: 'main',
  fileSecretId: '/a/b',
  execSecretId: 'a/b',
  absoluteSecretsCommand: '/usr/bin/env',
  absoluteTrustedDir: '/usr/bin',
};

const PATTERNS: readonly string[] = ['default', 'A_NAME', 'm1', '/a', 'https://example.com', '00:00', 'a-b', '1'];

/** The plainest value of a shape that OpenClaw takes. */
function rightValue(shape: Shape, shapes: Shapes): Json {
  switch (shape.kind) {
    case 'any':
      return 'anything';
    case 'named':
      return rightValue(shapes(shape.name), shapes);
    case 'choice':
      return shape.values[0] ?? null;
    case 'text':
      return rightText(shape.limits);
    case 'int':
    case 'number':
      return rightNumber(shape.limits);
    case 'flag':
      return true;
    case 'null':
      return null;
    case 'list':
      return Array.from({ length: shortest(shape.limits) }, () => rightValue(shape.of, shapes));
    case 'tuple':
      return shape.items.map((item) => rightValue(item, shapes));
    case 'record':
      return {};
    case 'union':
      return rightValue(shape.options[0] ?? { kind: 'any' }, shapes);
    case 'object':
      return Object.fromEntries(needed(shape).map(([key, { shape: of }]) => [key, rightValue(of(), shapes)]));
  }
}

const needed = ({ keys }: ObjectShape): readonly (readonly [string, Key])[] =>
  [...keys].filter(([, key]) => key.needed);

function rightText(limits: Limits): string {
  for (const { kind, value } of limits) {
    if (kind === 'rule' && RIGHT[value] !== undefined) return RIGHT[value];
    const pattern = kind === 'pattern' ? PATTERNS.find((text) => new RegExp(value, 'u').test(text)) : undefined;
    if (pattern !== undefined) return pattern;
  }
  return 'm1'.padEnd(shortest(limits), 'x');
}

const shortest = (limits: Limits): number =>
  Math.max(0, ...limits.map(({ kind, value }) => (kind === 'shortest' ? Number(value) : 0)));

function rightNumber(limits: Limits): number {
  const least = limits.flatMap(({ kind, value }) => (kind === 'least' || kind === 'above' ? [Number(value)] : []));
  const most = limits.flatMap(({ kind, value }) => (kind === 'most' || kind === 'below' ? [Number(value)] : []));
  const isAbove = limits.some(({ kind }) => kind === 'above');
  const low = Math.max(...least, most.length === 0 ? 1 : Math.min(1, ...most));
  return isAbove ? low + Math.min(1, (Math.min(...most, low + 2) - low) / 2) : low;
}

/** Values of every kind; most of them are wrong in most places. */
const ODD: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  1.5,
  1e300,
  -1e300,
  '',
  ' ',
  'x',
  'auto',
  '${A_NAME}',
  [],
  [1],
  ['x'],
  {},
  { x: 1 },
  { source: 'env', provider: 'default', id: 'A_NAME' },
  { source: 'env', id: 'A_NAME' },
];

/** Values at the limits of a shape and just beyond, and each of its choices. */
function edges(shape: Shape, shapes: Shapes): readonly Json[] {
  switch (shape.kind) {
    case 'named': {
      const meant = shapes(shape.name);
      return meant.kind === 'object' ? [] : edges(meant, shapes);
    }
    case 'choice':
      return [...shape.values, ...shape.values.map((value) => `${String(value)}x`)];
    case 'int':
    case 'number':
      return shape.limits.flatMap(({ value }) => [
        Number(value) - 1,
        Number(value),
        Number(value) + 1,
        Number(value) + 0.5,
      ]);
    case 'text':
      return shape.limits.flatMap((limit) =>
        limit.kind === 'shortest' || limit.kind === 'longest'
          ? ['x'.repeat(limit.value), 'x'.repeat(limit.value + 1)]
          : TRIES,
      );
    case 'list':
      return [
        ...edges(shape.of, shapes).map((value) => [value]),
        ...ODD.map((value) => [value]),
        ...shape.limits.flatMap(({ kind, value }) =>
          kind === 'shortest' || kind === 'longest'
            ? [0, 1].map((more) => Array.from({ length: value + more }, () => rightValue(shape.of, shapes)))
            : [],
        ),
      ];
    case 'record':
      return [...ODD, ...edges(shape.of, shapes)].flatMap((value) =>
        ['a', 'A_NAME', ''].map((key) => ({ [key]: value })),
      );
    case 'tuple':
      return [[1], [1, 2], [1, 2, 3], ['x', 1]];
    case 'union':
      return shape.options.flatMap((option) => [rightValue(option, shapes), ...edges(option, shapes)]);
    default:
      return [];
  }
}

/** Texts that some rule takes and another does not. */
const TRIES: readonly string[] = [
  ...Object.values(RIGHT),
  ...['2', '2.5gb', '2xb', '1h30m', '30s', '5', 'h1', '1h 30m', '25:00', '24:00', '24:30', '09:30', '9:30'],
  ...['../x', '/x', '~/x', 'a:b', 'C:\\x', '\\\\a\\b', 'a b', 'a;b', '-x', './run me', "it's", 'a\nb'],
  ...['calc(100% - 2rem)', 'calc(100%', 'min(1280px, 82%)', 'url(x)', 'none', '50%', '82'],
  ...['http://', 'ftp://example.com', ' https://example.com ', 'value', '/a~2', '/a~1b', 'a/../b', '#12345', '#GGGGGG'],
];

type Build = (inner: Json) => JsonObject;

/**
 * Configs for every key that a table knows: each with a right value, with odd ones and with those at its limits; with an unknown key
 * beside it, and without what is needed. A shape that stands in several places is looked into at the first of them.
 */
function* samplesOf(root: Shape, shapes: Shapes, build: Build, name: string): Generator<Sample> {
  yield* inside(root, { shapes, seen: new Set(), build, name });
}

type Spot = { readonly shapes: Shapes; readonly seen: Set<string>; readonly build: Build; readonly name: string };

function* inside(shape: Shape, spot: Spot): Generator<Sample> {
  const { shapes, seen, build, name } = spot;
  switch (shape.kind) {
    case 'named':
      if (seen.has(shape.name)) return;
      seen.add(shape.name);
      yield* inside(shapes(shape.name), spot);
      return;
    case 'object':
      yield* insideObject(shape, spot);
      return;
    case 'list':
      yield* inside(shape.of, { ...spot, build: (value) => build([value]), name: `${name}[]` });
      return;
    case 'record':
      yield* inside(shape.of, { ...spot, build: (value) => build({ 'a-1': value }), name: `${name}.*` });
      return;
    case 'union':
      for (const option of shape.options) yield* inside(option, spot);
      return;
    default:
  }
}

function* insideObject(shape: ObjectShape, spot: Spot): Generator<Sample> {
  const { shapes, build, name } = spot;
  const own = rightValue(shape, shapes);
  const base = asObject(own);
  yield { name: `${name} as plain as can be`, config: build(base) };
  yield { name: `${name} with an unknown key`, config: build({ ...base, zzUnknown: 1 }) };
  yield { name: `${name} with two unknown keys`, config: build({ zzUnknown: 1, ...base, other: {} }) };
  const others: readonly (readonly [string, Key])[] =
    shape.rest === undefined ? [] : [['zz-other', { shape: () => shape.rest ?? { kind: 'any' }, needed: false }]];
  for (const [key, { shape: shapeOf, needed: isNeeded }] of [...shape.keys, ...others]) {
    const of = shapeOf();
    const put = (value: Json): JsonObject => build({ ...base, [key]: value });
    const here = `${name}.${key}`;
    const { [key]: _, ...without } = base;
    if (isNeeded) yield { name: `${here} missing`, config: build(without) };
    for (const value of new Set([rightValue(of, shapes), ...ODD, ...edges(of, shapes)]))
      yield { name: `${here} = ${JSON.stringify(value).slice(0, 80)}`, config: put(value) };
    yield* inside(of, { ...spot, build: put, name: here });
  }
}

export type Kind = 'core' | 'channels' | 'plugins';

/** Tens of thousands of them, by the table that they come from. */
export function* allSamples(): Generator<Sample & { readonly kind: Kind }> {
  const core = shapesOf(MAY_2026);
  for (const sample of samplesOf(core('root'), core, asObject, 'config')) yield { ...sample, kind: 'core' };
  const channels = shapesOf(CHANNELS_2026);
  for (const id of wholesIn(CHANNELS_2026()))
    for (const sample of samplesOf(channels(id), channels, (value) => ({ channels: { [id]: value } }), id))
      yield { ...sample, kind: 'channels' };
  const plugins = shapesOf(PLUGINS_2026);
  for (const id of wholesIn(PLUGINS_2026()))
    for (const sample of samplesOf(
      plugins(id),
      plugins,
      (config) => ({ plugins: { entries: { [id]: { config } } } }),
      id,
    ))
      yield { ...sample, kind: 'plugins' };
}

const asObject = (value: Json): JsonObject => (isObject(value) ? value : {});

/** Of each kind every so-manieth, and of the paths that lead out of the config none: they depend on the machine. */
export function* everyNth<T extends { readonly name: string; readonly kind: Kind }>(
  samples: Iterable<T>,
  nth: Readonly<Record<Kind, number>>,
): Generator<T> {
  const seen = { core: 0, channels: 0, plugins: 0 };
  for (const sample of samples) {
    seen[sample.kind] += 1;
    if (seen[sample.kind] % nth[sample.kind] === 0 && !sample.name.includes('plugins.load.paths')) yield sample;
  }
}
