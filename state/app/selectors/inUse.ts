import { isDefaultUnknown } from '../../domain/picker/picker.js';
import type { Model } from '../model.js';
import { type Link, links, refsOf } from './links.js';

/** The chain as the draft has it: what would answer after `w`. */
export function chainLinks({ file, drafts }: Model): readonly Link[] {
  const { home } = file;
  return isDefaultUnknown({ ...home, models: drafts.draft }) ? NONE : links(home.providers, drafts.draft);
}

const NONE: readonly Link[] = [];

export const refsInUse = (model: Model): readonly string[] => refsOf(chainLinks(model));
