import { latestRedoable, latestUndoable } from '../domain/history/undoable.js';
import { hasQuota } from '../domain/providers/planQuota.js';
import { GRID_COLUMNS } from './layout.js';
import type { Model } from './model.js';
import type { PaneId } from './panes.js';
import { openConflicts } from './selectors/conflicts.js';
import { driftCount, driftOf, registryKeyWords } from './selectors/drift.js';
import { reversal } from './selectors/history.js';
import { allProviders, hasMovableKey } from './selectors/providers.js';
import { foreignWords, readOnlyWords } from './selectors/readOnly.js';
import { selectedEntry, selectedKey, selectedProvider, selectedSnapshot } from './selectors/selected.js';
import { unsavedCount } from './selectors/unsaved.js';

/** Reasons why a key cannot act now, written for the person who pressed it. */

/** Why nothing can be changed; undefined when it can. */
export const readOnlyReason = ({ file }: Model): string | undefined => readOnlyWords(file.home);

/** Likewise for going back to what a file was, which a config that is broken does not forbid. */
const noWayBack = ({ file }: Model): string | undefined => foreignWords(file.home);

/** Of a binding: whether it writes, and whether that is a way back. */
type Writing = { readonly writes?: true; readonly goesBack?: true };

/** Why a key that writes cannot, whatever else may be against it. */
export function refusedHere({ writes, goesBack }: Writing, model: Model): string | undefined {
  if (!writes) return undefined;
  return goesBack ? noWayBack(model) : readOnlyReason(model);
}

export const nothingSelected =
  (pane: PaneId) =>
  (model: Model): string | undefined => {
    if (selectedKey(model, pane) !== undefined) return undefined;
    const { digits } = model.models;
    return pane === 'models' && digits !== '' ? `No model has number ${digits}.` : 'The list is empty.';
  };

export const nothingToWrite = (model: Model): string | undefined =>
  readOnlyReason(model) ?? (unsavedCount(model) === 0 ? 'Nothing was changed.' : undefined);

/** What the sheet shows is what Enter writes: not before it is known, and not where it is refused. */
export function nothingShown({ overlay }: Model): string | undefined {
  if (overlay?.kind !== 'review') return undefined;
  switch (overlay.stage.kind) {
    case 'planning':
      return 'What would change is being worked out.';
    case 'writing':
      return 'It is being written.';
    case 'refused':
      return 'This cannot be written; the sheet says why.';
    case 'shown':
      return overlay.stage.preview.files.length === 0 ? 'There is nothing to write.' : undefined;
  }
}

export const nothingRunning = (model: Model): string | undefined =>
  model.probes.running > 0 ? undefined : 'No probe is running.';

/** Steps of the draft first, then what was written, by this run or an earlier one. */
export function nothingToUndo(model: Model): string | undefined {
  if (model.drafts.undo.length > 0) return undefined;
  return latestUndoable(model.history.entries) === undefined ? 'Nothing to undo.' : noWayBack(model);
}

export function nothingToRedo(model: Model): string | undefined {
  if (model.drafts.redo.length > 0) return undefined;
  return latestRedoable(model.history.entries) === undefined ? 'Nothing to redo.' : noWayBack(model);
}

export const noConflict = (model: Model): string | undefined =>
  openConflicts(model).length === 0 ? 'Nothing was changed on both sides.' : undefined;

export function undecided(model: Model): string | undefined {
  const left = openConflicts(model).filter(({ choice }) => choice === undefined).length;
  if (left === 0) return undefined;
  return `${left} ${left === 1 ? 'is' : 'are'} undecided: m keeps yours, t takes theirs.`;
}

export function nothingToTakeBack(model: Model): string | undefined {
  const entry = selectedEntry(model);
  if (!entry) return 'No change is selected.';
  const action = reversal(model.history.entries, entry);
  return typeof action === 'string' ? action : undefined;
}

export function nothingToRestore(model: Model): string | undefined {
  const snapshot = selectedSnapshot(model);
  if (!snapshot) return 'No snapshot is selected.';
  return snapshot.scrubbed ? 'Keys were masked in it, so it cannot be put back.' : undefined;
}

export function noDriftHere(model: Model): string | undefined {
  const id = selectedProvider(model);
  if (id === undefined) return 'No provider is selected.';
  return driftOf(model.file.home, id).length === 0 ? 'Its registry says what the config says.' : undefined;
}

export const noDrift = ({ file }: Model): string | undefined =>
  driftCount(file.home) === 0 ? 'Every registry says what the config says.' : undefined;

export function noPlan(model: Model): string | undefined {
  const id = selectedProvider(model);
  if (id === undefined) return 'No provider is selected.';
  return hasQuota(id) ? undefined : 'No plan of this provider can be asked for.';
}

export function noPlainKey(model: Model): string | undefined {
  const id = selectedProvider(model);
  if (id === undefined) return 'No provider is selected.';
  const provider = allProviders(model.file.home).find((one) => one.id === id);
  if (!provider?.plainKeys.length) return 'No key of this provider stands in plain text.';
  // A registry is OpenClaw's to write, after the config: = does that.
  return hasMovableKey(provider) ? undefined : registryKeyWords(model.file.home, id);
}

export const onePaneOnly = ({ shell }: Model): string | undefined =>
  shell.size.columns < GRID_COLUMNS ? 'Only one pane fits here as it is.' : undefined;
