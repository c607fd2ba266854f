import type { Model } from '../model.js';
import { refsInUse } from './inUse.js';
import { anyModelOf } from './models.js';

/** The models that a test of a provider probes: those in use, else its first one. */
export function refsToTest(model: Model, id: string): readonly string[] {
  const used = refsInUse(model).filter((ref) => ref.startsWith(`${id}/`));
  if (used.length > 0) return used;
  const first = anyModelOf(model, id);
  return first === undefined ? [] : [first];
}
