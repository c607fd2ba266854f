import { isObject, type Json } from '../../json.js';
import { toJson } from '../../json5/document.js';
import { parseJson5 } from '../../json5/parse.js';
import type { Json5Problem } from '../../json5/syntaxProblem.js';
import { ok, type Result } from '../../result.js';

/** JSON5 text as a value that JSON can hold: what is no number there becomes `null`, as when OpenClaw prints it. */
export function parsePlain(text: string): Result<Json, Json5Problem> {
  const parsed = parseJson5(text);
  return parsed.ok ? ok(plain(toJson(parsed.value.root))) : parsed;
}

function plain(value: Json): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (Array.isArray(value)) return value.map(plain);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)])) : value;
}
