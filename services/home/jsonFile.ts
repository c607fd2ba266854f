import type { Json } from '../../state/domain/json.js';
import { toJson } from '../../state/domain/json5/document.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';

/** JSON5 text as a value. Problem: `syntax`, with the line where it breaks. */
export function parseText(file: string, text: string): Result<Json, Problem> {
  const strict = parseStrict(text);
  if (strict !== undefined) return ok(strict);
  const parsed = parseJson5(text);
  if (parsed.ok) return ok(toJson(parsed.value.root));
  const { message, hint, line, column, text: shown } = parsed.problem;
  const place = { file, line, column, text: shown };
  return fail({ kind: 'syntax', place, message, ...(hint === undefined ? {} : { hint }) });
}

/** Files that OpenClaw writes itself are strict JSON. Undefined for anything else. */
function parseStrict(text: string): Json | undefined {
  try {
    // JSON.parse gives nothing but JSON.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
