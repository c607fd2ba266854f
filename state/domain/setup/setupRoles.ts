import { addFallback, setPrimary } from '../edits/chainEdits.js';
import { armed, type EditResult, findEntry, listed, withEntry } from '../edits/edits.js';
import { setAlias } from '../edits/listEdits.js';
import { planSettings } from '../edits/planSettings.js';
import { readSettings } from '../edits/settings.js';
import type { Home, ModelSettings } from '../home.js';
import { isObject, type Json, type KeyPath, sameJson, valueAt } from '../json.js';
import { writtenKey } from '../models/allowlist.js';
import { type RefContext, resolveToChoose } from '../models/modelRef.js';
import type { Edit, Notice, Patch } from '../patch.js';
import type { Problem } from '../problem.js';
import { ok, type Result } from '../result.js';
import type { SetupModel } from './setup.js';

type Placed = { readonly ref: string; readonly model: SetupModel };

/**
 * Puts the models of a set-up to use: the default, hops of the chain, entries of an allowlist that is there, aliases, parameters.
 * An existing default stays unless a model asks for its place, and nothing makes an allowlist but an alias or parameters, which
 * have no other place. Problems: `bad-ref`, `unseen-characters`, `retired-model`, `alias-empty`, `alias-charset`, `alias-taken`.
 */
export function roleEdits(
  home: Home,
  config: Json,
  provider: string,
  models: readonly SetupModel[],
): Result<Patch, Problem> {
  const context: RefContext = { ...home, models: readSettings(config) };
  const placed: Placed[] = [];
  let settings = context.models;
  for (const model of defaultFirst(oneDefault(models))) {
    const found = resolveToChoose({ ...context, models: settings }, `${provider}/${model.id}`, 'fallbacks');
    if (!found.ok) return found;
    const one = { ref: found.value.ref, model };
    const put = place({ ...context, models: settings }, one);
    if (!put.ok) return put;
    settings = put.value.settings;
    placed.push(one);
  }
  const plan = planSettings(context, settings);
  return ok({
    edits: [...plan.edits, ...placed.flatMap((one) => paramEdits(settings, config, one))],
    notices: [...primaryNotices(home, context.models, settings, placed), ...plan.notices],
  });
}

/** There is one: of several, the last. Setting each would take the others out of the chain on the way. */
function oneDefault(models: readonly SetupModel[]): readonly SetupModel[] {
  const last = models.findLastIndex(({ role }) => role === 'default');
  return models.map((model, i) => (model.role === 'default' && i !== last ? { ...model, role: 'allowed' } : model));
}

/** What was the default may be asked for as a hop of the chain. */
const defaultFirst = (models: readonly SetupModel[]): readonly SetupModel[] =>
  [...models].sort((a, b) => Number(b.role === 'default') - Number(a.role === 'default'));

function place(context: RefContext, { ref, model }: Placed): EditResult {
  const used = putToUse(context, ref, model.role);
  if (!used.ok) return used;
  const { settings } = used.value;
  if (model.alias !== undefined) return setAlias({ ...context, models: settings }, model.alias, ref);
  const hasParams = Object.keys(model.params ?? {}).length > 0;
  return hasParams ? ok({ settings: listed(armed(settings), ref), notices: [] }) : used;
}

function putToUse(context: RefContext, ref: string, role: SetupModel['role']): EditResult {
  const { models } = context;
  if (role === 'default' && isPrimary(models, ref)) return ok({ settings: withEntry(models, ref), notices: [] });
  if (role === 'default') return setPrimary(context, 'text', ref);
  if (role === 'fallback') {
    const added = addFallback(context, 'text', ref);
    // What answers first already needs no second turn.
    return !added.ok && added.problem.kind === 'own-fallback' ? ok({ settings: models, notices: [] }) : added;
  }
  return ok({ settings: role === 'allowed' ? withEntry(models, ref) : models, notices: [] });
}

const isPrimary = (models: ModelSettings, ref: string): boolean =>
  models.text.primary !== undefined && writtenKey(models, models.text.primary) === ref;

/** Key by key, from the file: parameters may hold anything, and what the settings hold of them is masked. */
function paramEdits(settings: ModelSettings, config: Json, { ref, model }: Placed): readonly Edit[] {
  const key = findEntry(settings, ref)?.ref ?? ref;
  const path = ['agents', 'defaults', 'models', key, 'params'];
  const was = valueAt(config, path);
  const before = isObject(was) ? was : {};
  return Object.entries(model.params ?? {}).flatMap(([name, value]) =>
    valueEdits([...path, name], before[name], value),
  );
}

/** What stands in an object beside what is wanted stays. */
function valueEdits(path: KeyPath, was: Json | undefined, value: Json): readonly Edit[] {
  if (sameJson(was, value)) return [];
  if (!isObject(was) || !isObject(value)) return [{ path, was, value }];
  return Object.entries(value).flatMap(([name, part]) => valueEdits([...path, name], was[name], part));
}

function primaryNotices(
  home: Home,
  saved: ModelSettings,
  draft: ModelSettings,
  placed: readonly Placed[],
): readonly Notice[] {
  const [from, to] = [saved.text.primary, draft.text.primary];
  const isAsked = placed.some(({ model }) => model.role === 'default');
  if (!isAsked)
    return placed.length === 0 || from === undefined ? [] : [{ kind: 'primary-kept', ref: from, needsYes: false }];
  const others = home.agents.flatMap(({ id, model }) =>
    model?.primary === undefined
      ? []
      : [{ kind: 'agent-keeps-model', agent: id, ref: model.primary, needsYes: false } as const],
  );
  if (from === undefined || to === undefined || from === to) return others;
  return [{ kind: 'primary-replaced', from, to, needsYes: false }, ...others];
}
