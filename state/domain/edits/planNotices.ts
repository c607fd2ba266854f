import { lostEntries } from '../config/edit/protectedEntries.js';
import type { AllowEntry, ModelSettings } from '../home.js';
import { isObject, type JsonObject } from '../json.js';
import { findAlias } from '../models/aliases.js';
import { admissions, hasAllowlist, refsInUse, writtenKey } from '../models/allowlist.js';
import { type RefContext, resolveFallback, resolvePrimary } from '../models/modelRef.js';
import { priceOfRef, startsToCost } from '../models/price.js';
import type { Notice } from '../patch.js';

/** What a draft brings with it, from its difference to what the file says. */
export function noticesOf(saved: RefContext, draft: ModelSettings): readonly Notice[] {
  if (saved.models === draft) return [];
  return [
    ...allowlistNotices(saved, draft),
    ...entryNotices(saved.models, draft),
    ...leftFallbacks(saved.models, draft),
    ...priceSteps(saved, draft),
  ];
}

function allowlistNotices(saved: RefContext, draft: ModelSettings): readonly Notice[] {
  const [had, has] = [hasAllowlist(saved.models), hasAllowlist(draft)];
  if (!had && has)
    return [{ kind: 'arms-allowlist', adds: (draft.allowlist ?? []).map(({ ref }) => ref), needsYes: true }];
  if (had && !has) return [{ kind: 'disarms-allowlist', needsYes: true }];
  const before = new Set(refsInUse(saved.models));
  const fresh = refsInUse(draft).filter((ref) => !before.has(ref));
  if (!has) return fresh.slice(0, 1).map((ref) => ({ kind: 'allowlist-absent', ref, needsYes: false }));
  const admits = admissions({ ...saved, models: draft });
  return fresh
    .filter((ref) => admits(ref) === undefined)
    .map((ref) => ({ kind: 'not-on-allowlist', ref, needsYes: false }));
}

function entryNotices(saved: ModelSettings, draft: ModelSettings): readonly Notice[] {
  const before = new Map((saved.allowlist ?? []).map((entry) => [entry.ref, entry]));
  const after = new Map((draft.allowlist ?? []).map((entry) => [entry.ref, entry]));
  const arming = !hasAllowlist(saved);
  return [
    ...[...after.keys()]
      .filter((ref) => !arming && !before.has(ref))
      .map((ref) => ({ kind: 'added-to-allowlist', ref, needsYes: false }) as const),
    ...goneFrom(saved, draft).flatMap(dropped),
    ...[...before.values()].flatMap((entry) => aliasNotice(entry, after.get(entry.ref), draft)),
  ];
}

/** By the rule that guards every way to the allowlist, `config set` too. */
function goneFrom(saved: ModelSettings, draft: ModelSettings): readonly AllowEntry[] {
  const asMap = ({ allowlist = [] }: ModelSettings): JsonObject =>
    Object.fromEntries(allowlist.map(({ ref, entry }) => [ref, entry]));
  const lost = new Set(lostEntries(asMap(saved), asMap(draft), ['agents', 'defaults', 'models']));
  return (saved.allowlist ?? []).filter(({ ref }) => lost.has(ref));
}

function dropped({ ref, entry }: AllowEntry): readonly Notice[] {
  const keys = isObject(entry) ? Object.keys(entry) : [];
  return keys.length === 0 ? [] : [{ kind: 'drops-entry', ref, keys, needsYes: true }];
}

function aliasNotice(was: AllowEntry, is: AllowEntry | undefined, draft: ModelSettings): readonly Notice[] {
  const alias = was.alias?.trim();
  if (!alias || is === undefined || is.alias?.trim() === alias) return [];
  const now = findAlias(draft, alias, 'written');
  if (now && now.key !== was.ref) return [{ kind: 'alias-moved', alias, from: was.ref, needsYes: false }];
  return is.alias === undefined ? [] : [{ kind: 'alias-replaced', alias, ref: was.ref, needsYes: false }];
}

/** A hop that became the primary left the chain. */
function leftFallbacks(saved: ModelSettings, draft: ModelSettings): readonly Notice[] {
  return (['text', 'image'] as const).flatMap((chain) => {
    const primary = draft[chain].primary;
    const ref = primary === undefined || primary === saved[chain].primary ? undefined : writtenKey(draft, primary);
    const hops = (settings: ModelSettings) => settings[chain].fallbacks.map((hop) => writtenKey(settings, hop));
    if (ref === undefined || !hops(saved).includes(ref) || hops(draft).includes(ref)) return [];
    return [{ kind: 'left-fallbacks', ref, needsYes: false } as const];
  });
}

/** Steps down the chain that start to cost money and were not there before. */
function priceSteps(saved: RefContext, draft: ModelSettings): readonly Notice[] {
  const known = new Set(stepsOf(saved).map(({ from, to }) => `${from} ${to}`));
  return stepsOf({ ...saved, models: draft })
    .filter(({ from, to }) => !known.has(`${from} ${to}`))
    .map(({ from, to }) => ({ kind: 'free-to-paid', from, to, needsYes: false }));
}

function stepsOf(context: RefContext): readonly { readonly from: string; readonly to: string }[] {
  const primary = resolvePrimary(context);
  const hops = context.models.text.fallbacks.flatMap((text) => resolveFallback(context, text, primary)?.ref ?? []);
  const refs = [primary.ref, ...hops];
  return hops.flatMap((to, i) => {
    const from = refs[i] ?? primary.ref;
    return startsToCost(priceOfRef(context, from), priceOfRef(context, to)) ? [{ from, to }] : [];
  });
}
