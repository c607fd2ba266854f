import type { AllowEntry, ModelSettings } from '../home.js';
import { isObject, type Json } from '../json.js';
import { wildcardOf, writtenKey } from '../models/allowlist.js';
import { type RefContext, resolveForWrite, resolveToChoose } from '../models/modelRef.js';
import type { Problem } from '../problem.js';
import { idForWriting } from '../providers/aliases.js';
import { fail, ok, type Result } from '../result.js';
import { armed, bareNotice, done, type EditResult, findEntry, listed } from './edits.js';

/** Lets a model in, or with `provider/*` all of a provider's. Arms the allowlist where there was none. Problems: `bad-ref`, `retired-model`. */
export function allow(context: RefContext, text: string): EditResult {
  const found = listKey(context, text, resolveToChoose);
  if (!found.ok) return found;
  return done(listed(armed(context.models), found.value));
}

/** Turns the allowlist on with every model in use in it, so that nothing that works now stops. */
export const armAllowlist = (context: RefContext): EditResult => done(armed(context.models));

/** Takes an entry off the allowlist. Problems: `bad-ref`, `not-listed`, `listed-by-wildcard`. */
export function disallow(context: RefContext, text: string): EditResult {
  const found = listKey(context, text, resolveForWrite);
  if (!found.ok) return found;
  const { models } = context;
  const entry = findEntry(models, found.value);
  if (entry) return done({ ...models, allowlist: (models.allowlist ?? []).filter((other) => other !== entry) });
  const wildcard = wildcardOf(models, found.value);
  return fail(
    wildcard
      ? { kind: 'listed-by-wildcard', ref: found.value, wildcard: wildcard.ref }
      : { kind: 'not-listed', ref: found.value },
  );
}

const ALIAS = /^[A-Za-z0-9_.:-]+$/;

/**
 * Gives a model its alias, in place of one it had. Names are compared without case, as OpenClaw resolves them (2026.5
 * itself lets `sonnet` in beside `Sonnet`, and then only the last one works). With `move` a taken name changes hands.
 * Problems: `alias-empty`, `alias-charset`, `alias-taken`, `bad-ref`, `retired-model`.
 */
export function setAlias(
  context: RefContext,
  name: string,
  text: string,
  options: { readonly move?: boolean } = {},
): EditResult {
  const alias = aliasName(name);
  if (!alias.ok) return alias;
  const found = resolveToChoose(context, text, 'aliases');
  if (!found.ok) return found;
  const { ref } = found.value;
  const { models } = context;
  const holders = holdersOf(models, alias.value).filter((entry) => writtenKey(models, entry.ref) !== ref);
  const [holder] = holders;
  if (holder && !options.move)
    return fail({ kind: 'alias-taken', alias: holder.alias?.trim() ?? alias.value, ref: holder.ref });
  const freed = holders.reduce((settings, entry) => replaceEntry(settings, entry, withoutAlias(entry)), models);
  const settings = listed(armed(freed), ref);
  const entry = findEntry(settings, ref);
  if (entry === undefined) throw new Error(`no entry for ${ref} after adding it`);
  return ok({
    settings: replaceEntry(settings, entry, withAlias(entry, alias.value)),
    notices: bareNotice(context, text, found.value),
  });
}

/**
 * Takes an alias away; the entry of its model stays. In the spelling of the file, where somebody may have written by hand what
 * no command would have taken. Problems: `alias-empty`, `alias-charset`, `alias-not-found`.
 */
export function removeAlias(context: RefContext, name: string): EditResult {
  const { models } = context;
  const holder = models.allowlist?.find((entry) => entry.alias !== undefined && entry.alias.trim() === name.trim());
  if (holder) return done(replaceEntry(models, holder, withoutAlias(holder)));
  const alias = aliasName(name);
  return alias.ok ? fail({ kind: 'alias-not-found', alias: alias.value }) : alias;
}

function listKey(context: RefContext, text: string, resolve: typeof resolveForWrite): Result<string, Problem> {
  const wildcard = /^([^/\s]+)\/\*$/.exec(text.trim());
  if (wildcard?.[1] !== undefined) return ok(`${idForWriting(wildcard[1])}/*`);
  const found = resolve(context, text, 'aliases');
  return found.ok ? ok(found.value.ref) : found;
}

function aliasName(name: string): Result<string, Problem> {
  const alias = name.trim();
  if (alias === '') return fail({ kind: 'alias-empty' });
  return ALIAS.test(alias) ? ok(alias) : fail({ kind: 'alias-charset', alias });
}

const holdersOf = (settings: ModelSettings, alias: string): readonly AllowEntry[] =>
  (settings.allowlist ?? []).filter((entry) => entry.alias?.trim().toLowerCase() === alias.toLowerCase());

const replaceEntry = (settings: ModelSettings, was: AllowEntry, entry: AllowEntry): ModelSettings => ({
  ...settings,
  allowlist: (settings.allowlist ?? []).map((other) => (other === was ? entry : other)),
});

const withAlias = ({ ref, entry }: AllowEntry, alias: string): AllowEntry => ({
  ref,
  alias,
  entry: { ...(isObject(entry) ? entry : {}), alias },
});

function withoutAlias({ ref, entry }: AllowEntry): AllowEntry {
  const { alias: _, ...rest }: Readonly<Record<string, Json>> = isObject(entry) ? entry : {};
  return { ref, entry: rest };
}
