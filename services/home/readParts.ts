import type { AgentEntry } from '../../state/domain/edits/settings.js';
import type { Dialect, HomePaths } from '../../state/domain/home.js';
import type { JsonObject } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import type { StoreRead } from './authStore.js';
import type { ConfigFile } from './configFile.js';
import type { Surroundings } from './environment.js';
import type { Registry } from './registry.js';
import type { RefSources } from './secretRefs.js';

/** What was read of a home, before anything is made of it. */
export type ReadParts = {
  readonly around: Surroundings;
  readonly file: ConfigFile;
  readonly config: ConfigInEffect;
  readonly agents: readonly AgentEntry[];
  readonly paths: HomePaths;
  readonly stored: StoreRead;
  readonly registry: Registry;
  readonly registryWritten: boolean;
  readonly dialect: Dialect;
  /** Where 2026.9 keeps credentials; undefined where there is no such file. */
  readonly database: string | undefined;
  readonly sources: RefSources;
  /** The agent dir of the main agent, which the others read through. */
  readonly mainDir: string;
  /** How long before its end a credential is called expiring, in ms; absent for OpenClaw's day. */
  readonly warnWithin?: number;
};

export type ConfigInEffect = {
  /** With variables filled in: may hold secrets. */
  readonly value: JsonObject;
  readonly environment: Surroundings['environment'];
  readonly problems: readonly Problem[];
};
