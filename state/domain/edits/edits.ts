import type { AllowEntry, ModelSettings } from '../home.js';
import { entryOf, hasAllowlist, refsInUse } from '../models/allowlist.js';
import { refText } from '../models/modelId.js';
import { onlyProviderWith, type RefContext, type ResolvedRef, runningAlias } from '../models/modelRef.js';
import type { Notice } from '../patch.js';
import type { Problem } from '../problem.js';
import { ok, type Result } from '../result.js';

/**
 * What a person can do to the models (`chainEdits.ts`, `listEdits.ts`) are functions from settings to settings. The
 * screen keeps the result as its draft and the commands plan it at once (`planSettings`); both go through here. Each has
 * the effect of OpenClaw's own command, except that a model never becomes its own fallback and that an allowlist is never
 * made by the way.
 */
type Edited = {
  readonly settings: ModelSettings;
  /** What is worth saying now; what follows from the difference to the file is said by `planSettings`. */
  readonly notices: readonly Notice[];
};

export type EditResult = Result<Edited, Problem>;

export const done = (settings: ModelSettings): EditResult => ok({ settings, notices: [] });

/** Adds to an allowlist that is there; makes none. */
export const withEntry = (settings: ModelSettings, ref: string): ModelSettings =>
  hasAllowlist(settings) ? listed(settings, ref) : settings;

/** With an entry for this model, whether or not that makes an allowlist. */
export const listed = (settings: ModelSettings, ref: string): ModelSettings =>
  findEntry(settings, ref) ? settings : { ...settings, allowlist: [...(settings.allowlist ?? []), { ref, entry: {} }] };

/** With an allowlist of every model in use, where there was none. */
export function armed(settings: ModelSettings): ModelSettings {
  if (hasAllowlist(settings)) return settings;
  return { ...settings, allowlist: refsInUse(settings).map((ref) => ({ ref, entry: {} })) };
}

/** The entry of a model or of a wildcard. */
export const findEntry = (settings: ModelSettings, ref: string): AllowEntry | undefined =>
  settings.allowlist?.find((entry) => entry.ref === ref) ?? entryOf(settings, ref);

export function bareNotice(context: RefContext, text: string, found: ResolvedRef): readonly Notice[] {
  if (found.via !== 'bare-default') return [];
  const name = text.trim();
  const provider = onlyProviderWith(context, name);
  const near = runningAlias(context, name)?.ref ?? (provider === undefined ? undefined : { provider, model: name });
  const meant = near && refText(near);
  if (meant === found.ref) return [];
  return [
    { kind: 'bare-id', text: name, ref: found.ref, ...(meant === undefined ? {} : { near: meant }), needsYes: false },
  ];
}
