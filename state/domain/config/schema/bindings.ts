import type { Fault, Faults } from './fault.js';
import type { Issue } from './findings.js';
import { issueOf } from './issues.js';

/**
 * OpenClaw: `extractBindingsSpecificUnionIssue`. A binding is one of two kinds; where it is clear which was meant, OpenClaw says what is
 * wrong with that instead of that it is neither.
 */
export function bindingIssue(fault: Fault): Issue | undefined {
  const [first, index] = fault.path;
  if (fault.why.kind !== 'union' || Array.isArray(fault.allowed)) return undefined;
  if (first !== 'bindings' || typeof index !== 'number') return undefined;
  const { branches } = fault.why;
  const at = fault.path.length;
  const others = branches.filter((faults) => !faults.some((one) => isRouteMismatch(one, at)));
  const [other] = others;
  if (others.length === branches.length || others.length !== 1 || other === undefined) return undefined;
  const best = deepest(other);
  if (best === undefined || (best.path.length === at && best.why.kind !== 'unknown')) return undefined;
  return issueOf({ path: best.path, message: best.message, allowed: 'none' });
}

const isRouteMismatch = ({ path, why }: Fault, at: number): boolean =>
  path.length === at + 1 && path[at] === 'type' && why.kind === 'choice' && why.values.includes('route');

function deepest(faults: Faults): Fault | undefined {
  let best: Fault | undefined;
  for (const fault of faults) {
    const length = best?.path.length ?? -1;
    const isBetter = fault.path.length === length && fault.why.kind === 'unknown' && best?.why.kind !== 'unknown';
    if (fault.path.length > length || isBetter) best = fault;
  }
  return best;
}
