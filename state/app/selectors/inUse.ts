import type { Model } from '../model.js';
import { type Link, links, refsOf } from './links.js';

/** The chain as the draft has it: what would answer after `w`. */
export function chainLinks({ file, drafts }: Model): readonly Link[] {
  // A config that never could be read names no model; OpenClaw's own default would look like an answer.
  const isUnknown = file.home.config.kind === 'broken' && drafts.draft.text.form === 'absent';
  return isUnknown ? NONE : links(file.home.providers, drafts.draft);
}

const NONE: readonly Link[] = [];

export const refsInUse = (model: Model): readonly string[] => refsOf(chainLinks(model));
