import { GRID_COLUMNS } from './layout.js';
import type { Model } from './model.js';
import type { PaneId } from './panes.js';
import { readOnlyWords } from './selectors/readOnly.js';
import { selectedKey } from './selectors/selected.js';
import { unsavedCount } from './selectors/unsaved.js';

/** Reasons why a key cannot act now, written for the person who pressed it. */

/** Why nothing can be changed; undefined when it can. */
export const readOnlyReason = ({ file }: Model): string | undefined => readOnlyWords(file.home);

export const nothingSelected =
  (pane: PaneId) =>
  (model: Model): string | undefined => {
    if (selectedKey(model, pane) !== undefined) return undefined;
    const { digits } = model.models;
    return pane === 'models' && digits !== '' ? `No model has number ${digits}.` : 'The list is empty.';
  };

export const nothingToWrite = (model: Model): string | undefined =>
  readOnlyReason(model) ?? (unsavedCount(model) === 0 ? 'Nothing was changed.' : undefined);

export const nothingRunning = (model: Model): string | undefined =>
  model.probes.running > 0 ? undefined : 'No probe is running.';

export const nothingToUndo = (model: Model): string | undefined =>
  model.drafts.undo.length === 0 ? 'Nothing to undo.' : undefined;

export const nothingToRedo = (model: Model): string | undefined =>
  model.drafts.redo.length === 0 ? 'Nothing to redo.' : undefined;

export const onePaneOnly = ({ shell }: Model): string | undefined =>
  shell.size.columns < GRID_COLUMNS ? 'Only one pane fits here as it is.' : undefined;
