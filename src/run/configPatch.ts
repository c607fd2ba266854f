import type { Operation } from '../../state/domain/config/edit/operation.js';
import { patchMode, patchOperations } from '../../state/domain/config/edit/patchInput.js';
import { parsePath, type Steps } from '../../state/domain/config/edit/pathSyntax.js';
import { parsePlain } from '../../state/domain/config/edit/plainJson.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { CONFIG_FLAGS } from '../commands/configFlags.js';
import { FLAGS } from '../commands/flags.js';
import type { ExitCode } from '../exitCodes.js';
import { change, misused } from './configChange.js';
import { readText } from './configInput.js';

export async function patchConfig(call: Call): Promise<ExitCode> {
  const operations = await operationsOf(call);
  if (!operations.ok) return misused(call, operations.problem);
  const how = { merge: false, replace: false, patch: true };
  const says = `Applied ${operations.value.length} config update(s). Restart the gateway to apply.`;
  return change(call, { operations: operations.value, how }, says);
}

async function operationsOf(call: Call): Promise<Result<readonly Operation[], string>> {
  const { has, value, values } = call;
  const wrong = conflicting(call);
  if (wrong !== undefined) return patchMode(wrong);
  const file = value(CONFIG_FLAGS.file)?.trim() ?? '';
  const from = has(CONFIG_FLAGS.stdin) ? '--stdin' : '--file';
  const text = await readText(call, from === '--stdin' ? 'stdin' : { file });
  if (!text.ok) return from === '--stdin' ? patchMode(text.problem) : text;
  const parsed = parsePlain(text.value);
  if (!parsed.ok) return fail(`Failed to parse ${from} as JSON5: ${parsed.problem.message}`);
  const replacing = pathsOf(values(CONFIG_FLAGS.replacePath));
  return replacing.ok ? patchOperations(parsed.value, replacing.value) : replacing;
}

function conflicting({ has, value }: Call): string | undefined {
  if (has(CONFIG_FLAGS.allowExec) && !has(FLAGS.dryRun)) return '--allow-exec requires --dry-run.';
  if (has(FLAGS.json) && !has(FLAGS.dryRun)) return '--json requires --dry-run.';
  const hasFile = (value(CONFIG_FLAGS.file)?.trim() ?? '') !== '';
  return hasFile === has(CONFIG_FLAGS.stdin) ? 'provide exactly one of --file <path> or --stdin.' : undefined;
}

function pathsOf(texts: readonly string[]): Result<readonly Steps[], string> {
  const paths: Steps[] = [];
  for (const text of texts) {
    const path = parsePath(text);
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return ok(paths);
}
