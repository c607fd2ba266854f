import type { RefContext } from '../domain/models/modelRef.js';
import type { Model } from './model.js';

/** What refs in the draft are held against. */
export const draftContext = ({ drafts, file }: Model): RefContext => ({
  models: drafts.draft,
  providers: file.home.providers,
  dialect: file.home.dialect,
});
