import { issuesOf } from '../../state/domain/config/schema/findings.js';
import type { Dialect } from '../../state/domain/home.js';
import type { JsonObject } from '../../state/domain/json.js';
import { configFindings } from '../files/configFacts.js';
import type { World } from '../world.js';

type Where = { readonly home: string; readonly stateDir: string };

/** What OpenClaw's own checks say of a config in effect, a line each, as its `config` commands print it. */
export async function configIssues(
  { files, process }: World,
  where: Where,
  config: JsonObject,
  version: Dialect['version'],
): Promise<readonly string[]> {
  const { home, stateDir } = where;
  const found = await configFindings(files, { home, stateDir, cwd: process.cwd }, config, version);
  return issuesOf(found).map(({ path, message }) => `${path === '' ? '<root>' : path}: ${message}`);
}
