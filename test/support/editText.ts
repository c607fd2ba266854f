import { sameJson } from '../../state/domain/json.js';
import { type Json5Document, toJson } from '../../state/domain/json5/document.js';
import { type EditProblem, editTextUnread } from '../../state/domain/json5/editText.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import type { Edit } from '../../state/domain/patch.js';
import { fail, ok, type Result } from '../../state/domain/result.js';

/** The edited text, read again and compared with what the edits mean. */
export function editText(text: string, edits: readonly Edit[], read?: Json5Document): Result<string, EditProblem> {
  const edited = editTextUnread(text, edits, read);
  if (!edited.ok || edited.value.text === text) return edited.ok ? ok(text) : edited;
  const after = parseJson5(edited.value.text);
  const isMeant = after.ok && sameJson(toJson(after.value.root), edited.value.meant);
  return isMeant ? ok(edited.value.text) : fail({ kind: 'unverified', path: edits[0]?.path ?? [] });
}
