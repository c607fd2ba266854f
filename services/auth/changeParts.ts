import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import type { Json } from '../../state/domain/json.js';
import type { Edit, Notice } from '../../state/domain/patch.js';
import type { FileChange } from '../files/change.js';

/** What a change of profiles comes to, in parts that may be put together with others to one change of several files. */
export type ChangeParts = {
  /** Of the auth stores and states. */
  readonly stores: readonly FileChange[];
  /** Of the config, one after the other. */
  readonly config: readonly Edit[];
  readonly notices: readonly Notice[];
};

/** Edits that each build on those before. */
export function inTurn(config: Json, steps: readonly ((config: Json) => readonly Edit[])[]): readonly Edit[] {
  const edits: Edit[] = [];
  let now = config;
  for (const step of steps) {
    for (const edit of step(now)) {
      const next = applyEdit(now, edit);
      if (next.ok) now = next.value;
      edits.push(edit);
    }
  }
  return edits;
}
