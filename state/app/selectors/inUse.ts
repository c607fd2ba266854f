import type { Model } from '../model.js';
import { type Link, links, refsOf } from './links.js';

/** The chain as the draft has it: what would answer after `w`. */
export const chainLinks = (model: Model): readonly Link[] => links(model.file.home.providers, model.drafts.draft);

export const refsInUse = (model: Model): readonly string[] => refsOf(chainLinks(model));
