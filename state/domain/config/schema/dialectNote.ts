import { rulesOf } from '../../dialectRules.js';
import type { Dialect } from '../../home.js';

/** What of a config of this version is not looked at, as a sentence. */
export const dialectNote = (version: Dialect['version']): string | undefined =>
  rulesOf(version).hasKnownSchema
    ? undefined
    : `Of OpenClaw ${version} only the names of the sections are known, and what is in env, auth, secrets, models, agents and plugins.`;
