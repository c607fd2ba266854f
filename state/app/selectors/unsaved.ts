import { planSettings } from '../../domain/edits/planSettings.js';
import type { Home, ModelSettings } from '../../domain/home.js';
import type { RefContext } from '../../domain/models/modelRef.js';
import type { Patch } from '../../domain/patch.js';
import { memo } from '../memo.js';
import type { Model } from '../model.js';

/**
 * What the file says, for planning. While it does not parse, that is what it said last: a draft must not look like the
 * wish to remove everything.
 */
const savedContext = memo(
  (home: Home, base: ModelSettings): RefContext => ({
    models: home.config.kind === 'broken' ? base : home.models,
    providers: home.providers,
    dialect: home.dialect,
  }),
);

const planned = memo((saved: RefContext, draft: ModelSettings): Patch => planSettings(saved, draft));

/** The change that `w` would write. */
export const plannedPatch = (model: Model): Patch =>
  planned(savedContext(model.file.home, model.drafts.base), model.drafts.draft);

export const unsavedCount = (model: Model): number => plannedPatch(model).edits.length;
