import type { Json, KeyPath } from '../../json.js';
import type { Fault, Faults } from './fault.js';
import { kindOf, nearest, oneOf } from './wording.js';

/** Something for which OpenClaw refuses the whole file. */
export type Finding = {
  /** The value, or the key, that is wrong: for an unknown key, that key. */
  readonly path: KeyPath;
  /** What is wrong with it and what would do, in words that follow the path. Never says the value: it may be a secret. */
  readonly message: string;
  /** What OpenClaw says of it; several findings may share one. Undefined where OpenClaw stops before it comes to this. */
  readonly issue?: Issue;
};

/** As `openclaw config validate --json` prints it. */
export type Issue = {
  readonly path: string;
  readonly message: string;
  readonly allowedValues?: readonly string[];
  readonly allowedValuesHiddenCount?: number;
};

/** In the order of OpenClaw, each once. */
export const issuesOf = (findings: readonly Finding[]): readonly Issue[] => [
  ...new Set(findings.flatMap(({ issue }) => (issue === undefined ? [] : [issue]))),
];

export const findingsOf = (fault: Fault, issue: Issue | undefined): readonly Finding[] =>
  told(fault).map((one) => (issue === undefined ? one : { ...one, issue }));

const MOST_KEYS = 12;

function told({ path, why, message }: Fault): readonly Finding[] {
  switch (why.kind) {
    case 'unknown':
      return why.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, why.known) }));
    case 'wrong':
      return [{ path, message: wanted(why.wanted, why.was) }];
    case 'choice':
      return [{ path, message: chosen(why.values, why.was) }];
    case 'union': {
      const meant = branchMeant(why.branches, path);
      return meant === undefined ? [{ path, message: wanted(why.wanted, why.was) }] : meant.flatMap(told);
    }
    case 'rule':
      return [{ path, message: why.says === '' ? message : why.says }];
  }
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  if (meant !== undefined) return `unknown key; did you mean ${meant}?`;
  if (known.length === 0) return 'unknown key; none is known here';
  const shown = known.slice(0, MOST_KEYS).join(', ');
  return `unknown key; known here: ${shown}${known.length > MOST_KEYS ? ` and ${known.length - MOST_KEYS} more` : ''}`;
}

const wanted = (what: string, was: Json | undefined): string =>
  was === undefined ? `is missing; it takes ${what}` : `has to be ${what}, and is ${kindOf(was)}`;

function chosen(values: readonly Json[], was: Json | undefined): string {
  if (was === undefined) return `is missing; it takes ${oneOf(values)}`;
  const texts = values.filter((value) => typeof value === 'string');
  const meant = typeof was === 'string' ? nearest(was, texts) : undefined;
  return `has to be ${oneOf(values)}${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
}

/**
 * The branch of a union that was meant: the only one which the value fits as a whole, so that what it says is about a part of it.
 * With several of them, the one that says least.
 */
function branchMeant(branches: readonly Faults[], path: KeyPath): Faults | undefined {
  const inside = branches.filter((faults) => faults.length > 0 && !faults.some((fault) => isAboutAll(fault, path)));
  const told = inside.filter((faults) => !faults.some(({ why }) => why.kind === 'choice' && why.values.length === 1));
  const near = told.length > 0 ? told : inside;
  return near.reduce<Faults | undefined>(
    (best, faults) => (best === undefined || faults.length < best.length ? faults : best),
    undefined,
  );
}

const isAboutAll = ({ path: at, why }: Fault, path: KeyPath): boolean =>
  at.length === path.length && (why.kind === 'wrong' || why.kind === 'choice');
