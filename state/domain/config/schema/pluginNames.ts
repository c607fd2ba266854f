import { isObject, type Json, type JsonObject } from '../../json.js';

const RENAMED: Readonly<Record<string, string>> = {
  'openai-codex': 'openai',
  'google-gemini-cli': 'google',
  'minimax-portal': 'minimax',
  'minimax-portal-auth': 'minimax',
};
const CURRENT = new Set(Object.values(RENAMED));

/** OpenClaw: `normalizePluginId`. Case matters, but for those that had another name. */
export function pluginId(text: string): string {
  const trimmed = text.trim();
  const lower = trimmed.toLowerCase();
  if (Object.hasOwn(RENAMED, lower)) return RENAMED[lower] ?? trimmed;
  return CURRENT.has(lower) ? lower : trimmed;
}

/** OpenClaw: what it takes for a sign that a plugin of this name was there, and is only missing now. */
export function hasPluginNamed(config: JsonObject, ...names: readonly string[]): boolean {
  const wanted = new Set(names.map(pluginId));
  const { plugins } = config;
  if (!isObject(plugins)) return false;
  const allow = Array.isArray(plugins.allow) ? plugins.allow : [];
  const entries = isObject(plugins.entries) ? Object.keys(plugins.entries) : [];
  return [...allow, ...entries].some((one: Json) => typeof one === 'string' && wanted.has(pluginId(one)));
}
