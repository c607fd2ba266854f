import { planSettings } from '../../domain/edits/planSettings.js';
import type { Home, ModelSettings } from '../../domain/home.js';
import type { RefContext } from '../../domain/models/modelRef.js';
import type { Patch } from '../../domain/patch.js';
import { memo } from '../memo.js';
import type { Model } from '../model.js';

/**
 * What the file says. While it does not parse, that is what it said last: a draft must not look like the wish to remove
 * everything.
 */
export const savedSettings = ({ file, drafts }: Model): ModelSettings =>
  file.home.config.kind === 'broken' ? drafts.base : file.home.models;

const savedContext = memo(
  (home: Home, models: ModelSettings): RefContext => ({
    models,
    providers: home.providers,
    dialect: home.dialect,
  }),
);

const planned = memo((saved: RefContext, draft: ModelSettings): Patch => planSettings(saved, draft));

/** The change that `w` would write. */
export const plannedPatch = (model: Model): Patch =>
  planned(savedContext(model.file.home, savedSettings(model)), model.drafts.draft);

export const unsavedCount = (model: Model): number => plannedPatch(model).edits.length;
