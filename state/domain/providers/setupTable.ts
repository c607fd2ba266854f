import { lazy } from '../lazy.js';
import { SETUP_A_TO_L } from './setupAtoL.js';
import type { SetupFacts } from './setupFacts.js';
import { SETUP_M_TO_Z } from './setupMtoZ.js';
import { SETUP_REST } from './setupRest.js';

const FACTS = lazy(
  () => new Map<string, SetupFacts>(Object.entries({ ...SETUP_A_TO_L, ...SETUP_M_TO_Z, ...SETUP_REST })),
);

/** What set-up knows of a provider, by its canonical id. */
export const setupFacts = (id: string): SetupFacts | undefined => FACTS().get(id);
export const allSetupFacts = (): ReadonlyMap<string, SetupFacts> => FACTS();
