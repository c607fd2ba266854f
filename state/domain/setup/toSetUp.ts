import type { Catalog } from '../catalog/catalog.js';
import type { Home } from '../home.js';
import type { Json } from '../json.js';
import type { Setup } from './setup.js';

/** A set-up, and what has to be known to say what it does to the config. */
export type ToSetUp = {
  readonly home: Home;
  /** As written, with includes in place. */
  readonly config: Json;
  readonly setup: Setup;
  /** What is to stand as `apiKey`; absent where the key is kept elsewhere, or stays. */
  readonly apiKey?: Json;
  readonly catalog: Catalog;
  /** Ids of plugins beside those that come with OpenClaw. */
  readonly installed: ReadonlySet<string>;
};
