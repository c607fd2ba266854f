import type { Agent, AllowEntry, ModelChoice, ModelSettings } from '../home.js';
import { isObject, type Json, valueAt } from '../json.js';
import { publicJson } from '../masking/publicText.js';

/** The settings that Pincer edits, as written: no defaults, no `${…}` filled in. What is malformed counts as absent. */
export function readSettings(config: Json): ModelSettings {
  const models = valueAt(config, ['agents', 'defaults', 'models']);
  return {
    text: modelChoice(valueAt(config, ['agents', 'defaults', 'model'])),
    image: modelChoice(valueAt(config, ['agents', 'defaults', 'imageModel'])),
    allowlist: isObject(models) ? Object.entries(models).map(([ref, entry]) => allowEntry(ref, entry)) : undefined,
    mode: valueAt(config, ['models', 'mode']) === 'replace' ? 'replace' : 'merge',
  };
}

function modelChoice(value: Json | undefined): ModelChoice {
  if (value === undefined) return { form: 'absent', fallbacks: [] };
  if (typeof value === 'string') return { form: 'string', primary: value, fallbacks: [], written: value };
  if (!isObject(value)) return { form: 'absent', fallbacks: [], written: value };
  const { primary, fallbacks } = value;
  return {
    form: 'object',
    ...(typeof primary === 'string' ? { primary } : {}),
    fallbacks: Array.isArray(fallbacks) ? fallbacks.filter((ref): ref is string => typeof ref === 'string') : [],
    written: value,
  };
}

function allowEntry(ref: string, value: Json): AllowEntry {
  // Parameters may hold anything, a key for a proxy too.
  const entry = publicJson(value);
  const alias = isObject(entry) && typeof entry.alias === 'string' ? entry.alias.trim() : '';
  return alias === '' ? { ref, entry } : { ref, alias, entry };
}

/** One entry of `agents.list`, or of `agents.entries` in 2026.9, with what Pincer does not show as well. */
export type AgentEntry = Agent & { readonly agentDir?: string; readonly rawModel?: Json };

/** OpenClaw: the default agent is the first that says so, else the first of the list, else `main`. Never empty. */
export function readAgents(config: Json): readonly AgentEntry[] {
  const entries = written(config);
  const seen = new Map<string, AgentEntry>();
  const chosen = entries.findIndex(({ value }) => value.default === true);
  for (const [i, { id, value }] of entries.entries()) {
    const agentId = normalizeAgentId(id);
    if (seen.has(agentId)) continue;
    const { name, model, agentDir } = value;
    seen.set(agentId, {
      id: agentId,
      ...(typeof name === 'string' ? { name } : {}),
      isDefault: i === Math.max(0, chosen),
      ...(model === undefined || model === null ? {} : { model: modelChoice(model), rawModel: model }),
      ...(typeof agentDir === 'string' ? { agentDir } : {}),
    });
  }
  return seen.size === 0 ? [{ id: 'main', isDefault: true }] : [...seen.values()];
}

function written(config: Json): readonly { readonly id: string; readonly value: Readonly<Record<string, Json>> }[] {
  const list = valueAt(config, ['agents', 'list']);
  if (Array.isArray(list))
    return list.flatMap((value: Json) =>
      isObject(value) ? [{ id: typeof value.id === 'string' ? value.id : '', value }] : [],
    );
  const keyed = valueAt(config, ['agents', 'entries']);
  if (!isObject(keyed)) return [];
  return Object.entries(keyed).flatMap(([id, value]) => (isObject(value) ? [{ id, value }] : []));
}

/** OpenClaw: lower case, other characters become `-`, at most 64. */
export function normalizeAgentId(text: string): string {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return 'main';
  if (/^[a-z0-9][a-z0-9_-]{0,63}$/.test(trimmed)) return trimmed;
  const made = trimmed
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+/, '')
    .replace(/-+$/, '');
  return made.slice(0, 64) || 'main';
}

/**
 * OpenClaw: an agent with a model of its own has no fallbacks but those it names. Undefined where the defaults' apply.
 */
export function fallbacksOfAgent(model: Json | undefined): readonly string[] | undefined {
  if (typeof model === 'string') return model.trim() === '' ? undefined : [];
  if (!isObject(model)) return undefined;
  const choice = modelChoice(model);
  if (model.fallbacks === undefined) return choice.primary?.trim() ? [] : undefined;
  return Array.isArray(model.fallbacks) ? choice.fallbacks : undefined;
}
