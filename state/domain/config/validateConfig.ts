import { rulesOf } from '../dialectRules.js';
import type { Dialect } from '../home.js';
import type { Json } from '../json.js';
import type { Finding } from './schema/findings.js';
import type { Facts } from './schema/stage.js';
import { validateMay } from './schema/validate.js';
import { validateSeptember } from './schema/validateSeptember.js';

/**
 * All for which OpenClaw of this version would refuse a config whose includes and variables are in place. Of 2026.9 only the sections
 * about models are known.
 */
export const validateConfig = (config: Json, version: Dialect['version'], facts?: Facts): readonly Finding[] =>
  rulesOf(version).hasKnownSchema ? validateMay(config, facts) : validateSeptember(config);
