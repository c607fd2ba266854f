import { issuesOf } from '../../state/domain/config/schema/findings.js';
import { validateMay } from '../../state/domain/config/schema/validate.js';
import type { JsonObject } from '../../state/domain/json.js';

/** What OpenClaw's own checks say of a config in effect, a line each, as its `config` commands print it. */
export const configIssues = (config: JsonObject): readonly string[] =>
  issuesOf(validateMay(config)).map(({ path, message }) => `${path === '' ? '<root>' : path}: ${message}`);
