import { quickJson5 } from '../../state/domain/config/quickJson5.js';
import type { Json } from '../../state/domain/json.js';
import { toJson } from '../../state/domain/json5/document.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';

/** JSON5 text as a value. Problem: `syntax`, with the line where it breaks. */
export function parseText(file: string, text: string): Result<Json, Problem> {
  const quick = quickJson5(text);
  if (quick !== undefined) return ok(quick);
  const parsed = parseJson5(text);
  if (parsed.ok) return ok(toJson(parsed.value.root));
  const { message, hint, line, column, text: shown } = parsed.problem;
  const place = { file, line, column, text: shown };
  return fail({ kind: 'syntax', place, message, ...(hint === undefined ? {} : { hint }) });
}
