import { isObject, type Json, type JsonObject } from '../../json.js';
import { at, type Fault, type Walk, type Why } from './fault.js';
import { type Finding, findingsOf } from './findings.js';
import { issueOf } from './issues.js';
import { isOfKind, type Parts } from './parts.js';
import type { Limit, Limits, ObjectShape, Shape, Shapes, Union } from './shape.js';
import { wantedOf } from './wording.js';

/**
 * Looks at a value as OpenClaw does where its schema is a JSON schema, which is what channels and plugins have: all branches of a
 * union speak, in the order and the words of the validator that it uses (typebox).
 */
export function jsonChecker(shapes: Shapes): (shape: Shape, value: Json, walk: Walk) => void {
  const check = (shape: Shape, value: Json, walk: Walk): void => {
    switch (shape.kind) {
      case 'any':
        return;
      case 'named':
        check(shapes(shape.name), value, walk);
        return;
      case 'choice':
        choose(shape, value, walk);
        return;
      case 'union':
        union(shape, value, walk);
        return;
      default:
        parts(shape, value, walk);
    }
  };

  const parts = (shape: Parts, value: Json, walk: Walk): void => {
    if (!isOfKind(shape, value)) wrong(walk, TYPES[shape.kind], wantedOf(shape, shapes), value);
    else inside(shape, value, walk);
    if ('limits' in shape && hasLimits(shape, value)) limit(shape.limits, value, walk);
  };

  const inside = (shape: Parts, value: Json, walk: Walk): void => {
    if (shape.kind === 'object' && isObject(value)) keysOf(shape, value, walk);
    else if (shape.kind === 'record' && isObject(value)) each(shape.of, Object.entries(value), walk);
    else if (shape.kind === 'list' && Array.isArray(value)) each(shape.of, [...value.entries()], walk);
  };

  const each = (shape: Shape, items: readonly (readonly [string | number, Json])[], walk: Walk): void => {
    for (const [step, item] of items) at(walk, step, () => check(shape, item, walk));
  };

  const takes = (shape: Shape, value: Json): boolean => {
    const walk: Walk = { path: [], faults: [] };
    check(shape, value, walk);
    return walk.faults.length === 0;
  };

  const keysOf = (shape: ObjectShape, value: JsonObject, walk: Walk): void => {
    const missing = [...shape.keys].filter(([key, { needed }]) => needed && !Object.hasOwn(value, key));
    for (const [i, [key, { shape: of }]] of missing.entries()) {
      const why: Why = { kind: 'wrong', wanted: wantedOf(of(), shapes), was: undefined };
      // OpenClaw names the first one only.
      at(walk, key, () => report(walk, i === 0 ? `must have required property '${key}'` : '', why));
    }
    const { rest } = shape;
    const strange = Object.keys(value).filter(
      (key) => !shape.keys.has(key) && (rest === undefined || !takes(rest, value[key] ?? null)),
    );
    if (strange.length > 0) {
      const names = strange.map((key) => `"${key}"`).join(', ');
      const why: Why = { kind: 'unknown', keys: strange, known: [...shape.keys.keys()] };
      report(walk, `must not have additional properties: ${names}`, why);
    }
    for (const [key, { shape: of }] of shape.keys)
      if (Object.hasOwn(value, key)) at(walk, key, () => check(of(), value[key] ?? null, walk));
  };

  const union = (shape: Union, value: Json, walk: Walk): void => {
    const branches: Fault[][] = shape.options.map((option) => {
      const branch: Walk = { path: walk.path, faults: [] };
      check(option, value, branch);
      return branch.faults;
    });
    const fitting = branches.filter((faults) => faults.length === 0).length;
    if (shape.how === 'one' ? fitting === 1 : fitting > 0) return;
    const message = shape.how === 'one' ? 'must match exactly one schema in oneOf' : 'must match a schema in anyOf';
    const why: Why = {
      kind: 'union',
      wanted: wantedOf(shape, shapes),
      was: value,
      branches: fitting === 0 ? branches : [],
    };
    report(walk, message, why);
  };

  return check;
}

/** OpenClaw's validator stops counting there. */
const MOST_ISSUES = 8;

/** What channels and plugins say: of a union OpenClaw has more to say than a person needs to hear. */
export function findingsIn({ faults }: Walk): readonly Finding[] {
  const found: Finding[] = [];
  let count = 0;
  for (const fault of faults) {
    const issues = spoken([fault])
      .slice(0, MOST_ISSUES - count)
      .map((one) => issueOf(one, 'invalid config: '));
    count += issues.length;
    const findings = findingsOf(fault, undefined);
    // Where OpenClaw has more to say than we, the last of ours carries the rest.
    const last = findings.at(-1);
    for (let i = 0; last !== undefined && i < Math.max(findings.length, issues.length); i += 1) {
      const issue = issues[i] ?? issues.at(-1);
      found.push({ ...(findings[i] ?? last), ...(issue === undefined ? {} : { issue }) });
    }
  }
  return found;
}

/** In OpenClaw's order: a union after all that its branches say. */
const spoken = (faults: readonly Fault[]): readonly Fault[] =>
  faults.flatMap((fault) =>
    fault.why.kind === 'union' ? [...fault.why.branches.flatMap(spoken), fault] : fault.message === '' ? [] : [fault],
  );

const TYPES = {
  text: 'string',
  number: 'number',
  int: 'integer',
  flag: 'boolean',
  null: 'null',
  list: 'array',
  tuple: 'array',
  record: 'object',
  object: 'object',
} as const;

function wrong(walk: Walk, type: string, wanted: string, was: Json): void {
  report(walk, `must be ${type}`, { kind: 'wrong', wanted, was });
}

function choose({ values, bare }: Extract<Shape, { kind: 'choice' }>, value: Json, walk: Walk): void {
  const [first] = values;
  const type = typeof first;
  // Most choices say their type as well, of which OpenClaw then speaks apart.
  if (bare !== true && typeof value !== type) report(walk, `must be ${type}`, { kind: 'choice', values, was: value });
  if (values.includes(value)) return;
  const message = values.length === 1 ? 'must be equal to constant' : 'must be equal to one of the allowed values';
  report(walk, message, { kind: 'choice', values, was: value }, values);
}

/** The bounds of a number count for any number, whole or not. */
const hasLimits = (shape: Parts, value: Json): boolean =>
  typeof value === 'number' || (shape.kind === 'text' ? typeof value === 'string' : Array.isArray(value));

function limit(limits: Limits, value: Json, walk: Walk): void {
  for (const one of limits) {
    const broken = brokenLimit(one, value);
    if (broken !== undefined) report(walk, broken.message, { kind: 'rule', says: broken.says });
  }
}

type Broken = { readonly message: string; readonly says: string };

function brokenLimit(one: Limit, value: Json): Broken | undefined {
  if (typeof value === 'number') return brokenBound(one, value);
  if (typeof value === 'string' && (one.kind === 'pattern' || one.kind === 'rule')) return brokenPattern(one, value);
  if (typeof value === 'string') return brokenLength(one, [...value].length, 'characters');
  return Array.isArray(value) ? brokenLength(one, value.length, 'items') : undefined;
}

function brokenBound({ kind, value: bound }: Limit, value: number): Broken | undefined {
  const limitTo = Number(bound);
  if (kind === 'least') return value >= limitTo ? undefined : must(`be >= ${bound}`, `has to be at least ${bound}`);
  if (kind === 'most') return value <= limitTo ? undefined : must(`be <= ${bound}`, `has to be at most ${bound}`);
  if (kind === 'above') return value > limitTo ? undefined : must(`be > ${bound}`, `has to be above ${bound}`);
  if (kind === 'below') return value < limitTo ? undefined : must(`be < ${bound}`, `has to be below ${bound}`);
  return undefined;
}

const must = (message: string, says: string): Broken => ({ message: `must ${message}`, says });

function brokenLength({ kind, value: bound }: Limit, length: number, what: string): Broken | undefined {
  if (kind === 'shortest' && length < Number(bound))
    return must(`not have fewer than ${bound} ${what}`, `takes at least ${bound} ${what}`);
  if (kind === 'longest' && length > Number(bound))
    return must(`not have more than ${bound} ${what}`, `takes at most ${bound} ${what}`);
  return undefined;
}

function brokenPattern({ kind, value: bound }: Limit, text: string): Broken | undefined {
  if (kind === 'rule') return URL.canParse(text) ? undefined : must('match format "uri"', 'has to be a URL');
  if (new RegExp(String(bound), 'u').test(text)) return undefined;
  return must(`match pattern "${bound}"`, `has to be of the form ${bound}`);
}

function report(walk: Walk, message: string, why: Why, allowed: readonly Json[] | 'none' = 'none'): void {
  walk.faults.push({ path: [...walk.path], message, why, soft: false, allowed });
}
