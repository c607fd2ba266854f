import type { ModelChoice, ModelSettings } from '../home.js';
import { writtenKey } from '../models/allowlist.js';
import { refText } from '../models/modelId.js';
import { type RefContext, resolveForWrite, resolvePrimary, resolveToChoose } from '../models/modelRef.js';
import type { ChainKey } from '../models/refProblem.js';
import type { Problem } from '../problem.js';
import { idForWriting } from '../providers/aliases.js';
import { fail, ok, type Result } from '../result.js';
import { bareNotice, done, type EditResult, withEntry } from './edits.js';

/** Sets the default or the image model. If it was a hop of that chain, it leaves the chain. Problems: `bad-ref`, `retired-model`. */
export function setPrimary(context: RefContext, chain: ChainKey, text: string): EditResult {
  const found = resolveToChoose(context, text, chain === 'text' ? 'set' : 'set-image');
  if (!found.ok) return found;
  const { ref } = found.value;
  const { models } = context;
  const was = models[chain];
  const fallbacks = was.fallbacks.filter((hop) => writtenKey(models, hop) !== ref);
  const changed = withChoice(models, chain, choiceOf(was, ref, fallbacks));
  return ok({ settings: withEntry(changed, ref), notices: bareNotice(context, text, found.value) });
}

/** Appends to a chain, or inserts at a place from 0. Problems: `bad-ref`, `retired-model`, `own-fallback`, `no-such-position`. */
export function addFallback(context: RefContext, chain: ChainKey, text: string, at?: number): EditResult {
  const found = resolveToChoose(context, text, 'fallbacks');
  if (!found.ok) return found;
  const { ref } = found.value;
  const { models } = context;
  if (ref === primaryKey(context, chain)) return fail({ kind: 'own-fallback', ref, chain });
  const hops = models[chain].fallbacks;
  if (hops.some((hop) => writtenKey(models, hop) === ref))
    return ok({ settings: models, notices: [{ kind: 'already-fallback', ref, needsYes: false }] });
  const place = at ?? hops.length;
  if (place < 0 || place > hops.length) return fail(noSuchPlace(place, hops.length));
  const settings = withEntry(withHops(models, chain, hops.toSpliced(place, 0, ref)), ref);
  return ok({ settings, notices: bareNotice(context, text, found.value) });
}

/** Takes a model out of a chain; its entry in the allowlist stays. Problems: `bad-ref`, `fallback-not-found`. */
export function removeFallback(context: RefContext, chain: ChainKey, text: string): EditResult {
  const found = placeOf(context, chain, text);
  if (!found.ok) return found;
  const { models } = context;
  const { ref } = found.value;
  // A list edited by hand may name a model twice, the second time by its alias.
  return done(
    withHops(
      models,
      chain,
      models[chain].fallbacks.filter((hop) => writtenKey(models, hop) !== ref),
    ),
  );
}

/** Takes the hop at a place (from 0) out of a chain, even where its text is no ref. Problem: `no-such-position`. */
export function removeFallbackAt(context: RefContext, chain: ChainKey, place: number): EditResult {
  const { models } = context;
  const hops = models[chain].fallbacks;
  if (hops[place] === undefined) return fail(noSuchPlace(place, hops.length));
  return done(withHops(models, chain, hops.toSpliced(place, 1)));
}

/** Moves the hop at one place (from 0) to another; the others close up. Problem: `no-such-position`. */
export function moveFallback(context: RefContext, chain: ChainKey, from: number, to: number): EditResult {
  const { models } = context;
  const hops = models[chain].fallbacks;
  const hop = hops[from];
  if (hop === undefined) return fail(noSuchPlace(from, hops.length));
  if (hops[to] === undefined) return fail(noSuchPlace(to, hops.length));
  return done(withHops(models, chain, hops.toSpliced(from, 1).toSpliced(to, 0, hop)));
}

export const clearFallbacks = (context: RefContext, chain: ChainKey): EditResult =>
  done(withHops(context.models, chain, []));

/** Where a model stands in a chain, from 0. Problems: `bad-ref`, `fallback-not-found`. */
export function placeOf(
  context: RefContext,
  chain: ChainKey,
  text: string,
): Result<{ readonly ref: string; readonly place: number }, Problem> {
  const found = resolveForWrite(context, text, 'fallbacks');
  if (!found.ok) return found;
  const { ref } = found.value;
  const place = context.models[chain].fallbacks.findIndex((hop) => writtenKey(context.models, hop) === ref);
  return place < 0 ? fail({ kind: 'fallback-not-found', ref, chain }) : ok({ ref, place });
}

const noSuchPlace = (place: number, length: number): Problem => ({
  kind: 'no-such-position',
  position: place + 1,
  length,
});

/** The model of which the chain is the chain. For texts that is the effective one, even where none is written. */
function primaryKey(context: RefContext, chain: ChainKey): string | undefined {
  const { models } = context;
  if (chain === 'image')
    return models.image.primary === undefined ? undefined : writtenKey(models, models.image.primary);
  const { provider, model } = resolvePrimary(context);
  return refText({ provider: idForWriting(provider), model });
}

const withChoice = (settings: ModelSettings, chain: ChainKey, choice: ModelChoice): ModelSettings =>
  chain === 'text' ? { ...settings, text: choice } : { ...settings, image: choice };

const withHops = (settings: ModelSettings, chain: ChainKey, hops: readonly string[]): ModelSettings =>
  withChoice(settings, chain, choiceOf(settings[chain], settings[chain].primary, hops));

/** Keeps the string form as long as it can say what there is to say. OpenClaw starts with an object. */
function choiceOf(was: ModelChoice, primary: string | undefined, fallbacks: readonly string[]): ModelChoice {
  const says = primary !== undefined || fallbacks.length > 0;
  const form =
    was.form === 'string' && fallbacks.length === 0 ? 'string' : was.form === 'absent' && !says ? 'absent' : 'object';
  return { form, ...(primary === undefined ? {} : { primary }), fallbacks };
}
