import type { Json } from '../../json.js';
import type { Walk } from './fault.js';
import { report } from './report.js';
import type { Limit, Limits } from './shape.js';

/** A rule that OpenClaw has as code. `say` takes its words, and where below the value it says them. */
export type Rule = (value: Json, say: Say) => void;
export type Say = (message: string, ...below: readonly (string | number)[]) => void;

export type Rules = Readonly<Record<string, Rule>>;

type About = { readonly walk: Walk; readonly before: number; readonly rules: Rules };

/** `before`: how many faults there were before the value was looked at. What is of a wrong kind is asked for its length only. */
export function checkLimits(limits: Limits, value: Json | undefined, about: About): void {
  const { walk, before } = about;
  let now = value;
  for (const one of limits) {
    if (one.kind === 'shortest' || one.kind === 'longest') length(one, now, walk);
    else if (now !== undefined && walk.faults.slice(before).every(({ soft }) => soft)) now = oneLimit(one, now, about);
  }
}

/** Gives the value as the limits after this one see it. */
function oneLimit(one: Limit, value: Json, { walk, rules }: About): Json {
  if (one.kind === 'pattern') pattern(one.value, value, walk);
  else if (one.kind !== 'rule') range(one, value, walk);
  else if (one.value !== 'trimmed') follow(one.value, value, walk, rules);
  else if (typeof value === 'string') return value.trim();
  return value;
}

function pattern(form: string, value: Json, walk: Walk): void {
  if (typeof value !== 'string' || new RegExp(form, 'u').test(value)) return;
  const why = { kind: 'rule', says: `has to be of the form ${form}` } as const;
  report(walk, 'Invalid input', why, { soft: true, allowed: 'none' });
}

function follow(name: string, value: Json, walk: Walk, rules: Rules): void {
  const run = rules[name];
  if (run === undefined) throw new Error(`there is no rule ${name}`);
  run(value, (message, ...below) => {
    // A rule whose words are ours is one that OpenClaw has no words for.
    const isOurs = message.startsWith('has to ');
    walk.faults.push({
      path: [...walk.path, ...below],
      message: isOurs ? 'Invalid input' : message,
      soft: true,
      why: { kind: 'rule', says: message },
      allowed: 'none',
    });
  });
}

function length(limit: Limit, value: Json | undefined, walk: Walk): void {
  if (typeof value !== 'string' && !Array.isArray(value)) return;
  const { kind, value: bound } = limit;
  if (kind === 'shortest' ? value.length >= Number(bound) : value.length <= Number(bound)) return;
  const what = typeof value === 'string' ? 'characters' : 'entries';
  const size = `takes at ${kind === 'shortest' ? 'least' : 'most'} ${bound} ${what}`;
  const says = kind === 'shortest' && bound === 1 ? 'must not be empty' : size;
  const theirs = limit.kind === 'shortest' ? limit.says : undefined;
  report(walk, theirs ?? 'Invalid input', { kind: 'rule', says: theirs ?? says }, { soft: true, allowed: 'none' });
}

/** A whole number that a number cannot hold exactly is none. */
export function exact(value: Json | undefined, walk: Walk): void {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return;
  const why = { kind: 'rule', says: 'is larger than a number can be exactly' } as const;
  report(walk, 'Invalid input', why, { soft: true, allowed: 'none' });
}

const BOUNDS = {
  least: { holds: (a: number, b: number) => a >= b, hint: 'minimum: ', says: 'at least' },
  most: { holds: (a: number, b: number) => a <= b, hint: 'maximum: ', says: 'at most' },
  above: { holds: (a: number, b: number) => a > b, hint: 'must be greater than ', says: 'above' },
  below: { holds: (a: number, b: number) => a < b, hint: 'must be less than ', says: 'below' },
} as const;

function range({ kind, value: bound }: Limit, value: Json, walk: Walk): void {
  if (kind !== 'least' && kind !== 'most' && kind !== 'above' && kind !== 'below') return;
  const { holds, hint, says } = BOUNDS[kind];
  if (typeof value !== 'number' || holds(value, Number(bound))) return;
  const why = { kind: 'rule', says: `has to be ${says} ${bound}` } as const;
  report(walk, `Invalid input (${hint}${bound})`, why, { soft: true, allowed: 'none' });
}
