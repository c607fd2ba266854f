import type { Json } from '../../json.js';
import { lazy } from '../../lazy.js';
import type { Fault, Walk } from './fault.js';
import { type Finding, findingsOf } from './findings.js';
import { MAY_2026 } from './may2026.js';
import { RULES } from './rules.js';
import { SEPT_2026 } from './sept2026.js';
import { shapesOf } from './shape.js';
import { checker } from './walk.js';

const shapes = shapesOf(SEPT_2026);
const older = shapesOf(MAY_2026);
const check = lazy(() => checker(shapes, RULES));
const checkOlder = lazy(() => checker(older, RULES));

/** What OpenClaw 2026.9 refuses in the sections about models. In our words: its own are not known to Pincer. */
export function validateSeptember(config: Json): readonly Finding[] {
  const walk: Walk = { path: [], faults: [] };
  check()(shapes('root'), config, walk);
  if (walk.faults.length === 0) return [];
  const before = unknownIn(config);
  return walk.faults.flatMap((fault) =>
    findingsOf(fault, undefined)
      .filter(({ path }) => fault.why.kind !== 'unknown' || before.has(placeOf(path)) || isRefused(path))
      .map((one) => ({ ...one, issue: { path: one.path.join('.'), message: one.message } })),
  );
}

/** A key that 2026.5 knew is moved by 2026.9 when it reads the file; these it refuses all the same. */
const isRefused = ([section, key]: Finding['path']): boolean =>
  section === 'env' || (section === 'models' && key === 'pricing');

function unknownIn(config: Json): ReadonlySet<string> {
  const walk: Walk = { path: [], faults: [] };
  checkOlder()(older('root'), config, walk);
  return new Set(walk.faults.flatMap(unknownKeys));
}

const unknownKeys = (fault: Fault): readonly string[] =>
  findingsOf(fault, undefined)
    .filter(({ message }) => message.startsWith('unknown key'))
    .map(({ path }) => placeOf(path));

const placeOf = (path: Finding['path']): string => JSON.stringify(path);
