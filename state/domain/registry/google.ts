import { isObject, type Json, type JsonObject } from '../json.js';
import { normalModelId } from '../models/modelId.js';

/** Providers whose model ids get Gemini's new names. */
const GEMINI = new Set(['google', 'google-gemini-cli', 'google-vertex']);

/** OpenClaw: `normalizeGoogleProviderConfig`: new names of models, and the base URL of Google itself in its usual form. */
export function googleEntry(id: string, entry: JsonObject): JsonObject {
  if (!GEMINI.has(id)) return entry;
  const named = Array.isArray(entry.models)
    ? { ...entry, models: entry.models.map((row: Json) => renamed(id, row)) }
    : entry;
  const speaksGemini =
    named.api === 'google-generative-ai' ||
    (Array.isArray(named.models) &&
      named.models.some((row: Json) => isObject(row) && row.api === 'google-generative-ai')) ||
    (id !== 'google-gemini-cli' && (typeof named.api !== 'string' || named.api.trim() === ''));
  if (!speaksGemini || typeof named.baseUrl !== 'string' || named.baseUrl === '') return named;
  return { ...named, baseUrl: googleBase(named.baseUrl) };
}

const renamed = (provider: string, row: Json): Json =>
  isObject(row) && typeof row.id === 'string' ? { ...row, id: normalModelId(provider, row.id) } : row;

/** Without user, query and trailing slash; on Google's own host with the version, and without the path for OpenAI clients. */
function googleBase(written: string): string {
  const raw = trimEnd(written.trim());
  if (!URL.canParse(raw)) return raw;
  const url = new URL(raw);
  url.hash = '';
  url.search = '';
  url.username = '';
  url.password = '';
  if (url.protocol === 'https:' && url.hostname === 'generativelanguage.googleapis.com')
    url.pathname = trimEnd(url.pathname).replace(/\/openai$/i, '') || '/v1beta';
  return trimEnd(url.toString());
}

const trimEnd = (text: string): string => text.replace(/\/+$/, '');
