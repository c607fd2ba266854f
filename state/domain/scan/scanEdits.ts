import { addFallback, clearFallbacks, setPrimary } from '../edits/chainEdits.js';
import { done, type EditResult } from '../edits/edits.js';
import type { ModelSettings } from '../home.js';
import { writtenKey } from '../models/allowlist.js';
import type { RefContext } from '../models/modelRef.js';
import type { ChainKey } from '../models/refProblem.js';
import type { Notice } from '../patch.js';
import { ok } from '../result.js';
import type { ScanChoice } from './scan.js';

/**
 * What `openclaw models scan` writes: the selection becomes the chain, in its order, and with the flags its first the primary. Unlike
 * there, no allowlist is made by the way and a model is not its own fallback. Problems: those of the edits of a chain.
 */
export function chooseScanned(context: RefContext, choice: ScanChoice): EditResult {
  const text = chainOf(context, 'text', choice.selected, choice.setDefault);
  if (!text.ok || choice.selectedImages.length === 0) return text;
  const models = text.value.settings;
  const image = chainOf({ ...context, models }, 'image', choice.selectedImages, choice.setImage);
  if (!image.ok) return image;
  return ok({ settings: image.value.settings, notices: [...text.value.notices, ...image.value.notices] });
}

function chainOf(context: RefContext, chain: ChainKey, refs: readonly string[], leads: boolean): EditResult {
  const [first] = refs;
  let settings = context.models;
  const edit = (result: EditResult): EditResult => {
    if (result.ok) settings = result.value.settings;
    return result;
  };
  if (leads && first !== undefined) {
    const set = edit(setPrimary(context, chain, first));
    if (!set.ok) return set;
  }
  edit(clearFallbacks({ ...context, models: settings }, chain));
  for (const ref of refs) {
    const added = edit(addFallback({ ...context, models: settings }, chain, ref));
    // It leads the chain already.
    if (!added.ok && added.problem.kind !== 'own-fallback') return added;
  }
  return ok({ settings, notices: goneFrom(context, chain, settings) });
}

/** Hops that the file had and the chain no longer has, neither as such nor at its head. */
function goneFrom(context: RefContext, chain: ChainKey, { [chain]: now }: ModelSettings): readonly Notice[] {
  const key = (ref: string): string => writtenKey(context.models, ref) ?? ref;
  const kept = new Set([...now.fallbacks, ...(now.primary === undefined ? [] : [now.primary])].map(key));
  const gone = context.models[chain].fallbacks.filter((ref) => !kept.has(key(ref)));
  return gone.length === 0 ? [] : [{ kind: 'replaces-fallbacks', chain, refs: gone, needsYes: true }];
}

/** At the end of the fallbacks, those that are not among them yet. Problems: those of the edits of a chain. */
export function appendScanned(context: RefContext, refs: readonly string[]): EditResult {
  let edited: EditResult = done(context.models);
  for (const ref of refs) {
    if (!edited.ok) return edited;
    const { settings, notices } = edited.value;
    const added = addFallback({ ...context, models: settings }, 'text', ref);
    if (added.ok) edited = ok({ ...added.value, notices: [...notices, ...added.value.notices] });
    else if (added.problem.kind !== 'own-fallback') return added;
  }
  return edited;
}
