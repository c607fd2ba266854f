import { isDefaultUnknown } from '../../domain/picker/picker.js';
import type { Model } from '../model.js';
import { type Hop, hops, refsOf } from './hops.js';

/** The chain as the draft has it: what would answer after `w`. */
export function chainHops({ file, drafts }: Model): readonly Hop[] {
  const { home } = file;
  return isDefaultUnknown({ ...home, models: drafts.draft }) ? NONE : hops(home.providers, drafts.draft);
}

const NONE: readonly Hop[] = [];

export const refsInUse = (model: Model): readonly string[] => refsOf(chainHops(model));
