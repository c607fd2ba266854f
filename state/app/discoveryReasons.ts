import { readOnlyReason } from './blocked.js';
import type { Model } from './model.js';
import { discoveryOf, foundRows, goneModels, rowUnderCursor } from './selectors/found.js';

/** Why a key of the discovery cannot act now, written for the person who pressed it. */

export function nothingFound(model: Model): string | undefined {
  const overlay = discoveryOf(model);
  return overlay && foundRows(overlay.servers).length === 0 ? 'Nothing was found yet.' : undefined;
}

/** Details can be had on any home. */
export function cannotGoOn(model: Model): string | undefined {
  const isAdding = (discoveryOf(model)?.marked.length ?? 0) > 0;
  return nothingFound(model) ?? (isAdding ? readOnlyReason(model) : undefined);
}

export function nothingGone(model: Model): string | undefined {
  const overlay = discoveryOf(model);
  if (overlay === undefined || goneModels(overlay) !== undefined) return undefined;
  return rowUnderCursor(overlay) === undefined
    ? 'Nothing was found yet.'
    : 'Nothing of this server is gone that stands in the config.';
}

export const nothingLooking = (model: Model): string | undefined =>
  discoveryOf(model)?.progress.kind === 'looking' ? undefined : 'Nothing is being looked for.';
