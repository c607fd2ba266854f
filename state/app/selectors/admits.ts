import type { Home, ModelSettings } from '../../domain/home.js';
import { type Admission, admissions } from '../../domain/models/allowlist.js';
import { memo } from '../memo.js';

/** Whether the draft's allowlist lets a model in; compiled once per draft. */
export const draftAdmits = memo((home: Home, draft: ModelSettings): ((ref: string) => Admission | undefined) =>
  admissions({ models: draft, providers: home.providers, dialect: home.dialect }),
);
