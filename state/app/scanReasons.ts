import type { Model } from './model.js';
import { chosenRefs, isRunning, selectedScanned, unfitReason } from './selectors/scan.js';

/** Why there is nothing to put into the chain. */
export function nothingToTake(model: Model): string | undefined {
  const { overlay } = model;
  if (overlay?.kind !== 'scan' || chosenRefs(model, overlay).length > 0) return undefined;
  const row = selectedScanned(model);
  return row === undefined ? 'Nothing was found yet.' : unfitReason(overlay, row);
}

export const nothingScanning = ({ overlay }: Model): string | undefined =>
  overlay?.kind === 'scan' && isRunning(overlay) ? undefined : 'Nothing is being tried.';
