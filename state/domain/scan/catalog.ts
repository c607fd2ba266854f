import { isObject, type Json, type JsonObject } from '../json.js';
import { type ScanFilter, type Scanned, SKIPPED } from './scan.js';

/**
 * The rows of OpenRouter's catalog (`/api/v1/models`), as OpenClaw reads them, each id once. What OpenClaw looks for at places that
 * OpenRouter no longer has (`modality`, `created_at`, `max_completion_tokens`) is read where it stands now, too.
 * `undefined`: this is no such list.
 */
export function readScanCatalog(provider: string, body: Json | undefined): readonly Scanned[] | undefined {
  if (!isObject(body) || !Array.isArray(body.data)) return undefined;
  const byId = new Map<string, Scanned>();
  for (const row of body.data) {
    const entry = isObject(row) ? entryOf(provider, row) : undefined;
    if (entry !== undefined && !byId.has(entry.id)) byId.set(entry.id, entry);
  }
  return [...byId.values()];
}

function entryOf(provider: string, row: JsonObject): Scanned | undefined {
  const id = textIn(row.id);
  if (id === undefined) return undefined;
  const name = textIn(row.name) ?? id;
  const architecture = isObject(row.architecture) ? row.architecture : {};
  const top = isObject(row.top_provider) ? row.top_provider : {};
  const parameters = textsIn(row.supported_parameters);
  const pricing = pricingOf(row.pricing);
  return {
    id,
    name,
    provider,
    modelRef: `${provider}/${id}`,
    contextLength: numberIn(row.context_length) ?? null,
    maxCompletionTokens:
      numberIn(row.max_completion_tokens) ??
      numberIn(row.max_output_tokens) ??
      numberIn(top.max_completion_tokens) ??
      null,
    supportedParametersCount: parameters.length,
    supportsToolsMeta: parameters.includes('tools'),
    modality: textIn(row.modality) ?? textIn(architecture.modality) ?? null,
    inferredParamB: paramsIn(`${id} ${name}`) ?? null,
    createdAtMs: epochMs(row.created_at) ?? epochMs(row.created) ?? null,
    pricing,
    isFree: id.endsWith(':free') || (pricing?.prompt === 0 && pricing.completion === 0),
    tool: SKIPPED,
    image: SKIPPED,
  };
}

/** Those that OpenClaw would look at: within the filter; what nobody knows the age of is new. `now`: epoch ms. */
export function narrowed(entries: readonly Scanned[], filter: ScanFilter, now: number): readonly Scanned[] {
  const maker = filter.maker.trim().toLowerCase();
  // OpenClaw counts whole ones.
  const [least, days] = [Math.floor(filter.minParams), Math.floor(filter.maxAgeDays)];
  return entries.filter(
    ({ id, inferredParamB, createdAtMs }) =>
      (maker === '' || (id.split('/')[0] ?? '').trim().toLowerCase() === maker) &&
      (least <= 0 || (inferredParamB ?? 0) >= least) &&
      (days <= 0 || createdAtMs === null || now - createdAtMs <= days * DAY_MS),
  );
}

const DAY_MS = 86_400_000;

export const takesImages = (modality: string | null): boolean =>
  (modality ?? '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .includes('image');

/** The largest number before a `b` in it that OpenClaw finds: `llama-3.3-70b` has 70, in `mixtral-8x7b` none stands alone. */
export function paramsIn(text: string): number | undefined {
  const sizes = [...text.toLowerCase().matchAll(/(?:^|[^a-z\d])[a-z]?(\d+(?:\.\d+)?)b(?:[^a-z\d]|$)/g)].map(
    ([, size]) => Number(size),
  );
  const known = sizes.filter((size) => Number.isFinite(size) && size > 0);
  return known.length === 0 ? undefined : known.reduce((most, size) => Math.max(most, size));
}

function pricingOf(value: Json | undefined): Scanned['pricing'] {
  if (!isObject(value)) return null;
  const [prompt, completion] = [priceIn(value.prompt), priceIn(value.completion)];
  if (prompt === undefined || completion === undefined) return null;
  return {
    prompt,
    completion,
    request: priceIn(value.request) ?? 0,
    image: priceIn(value.image) ?? 0,
    webSearch: priceIn(value.web_search) ?? 0,
    internalReasoning: priceIn(value.internal_reasoning) ?? 0,
  };
}

/** OpenRouter writes prices as texts. */
function priceIn(value: Json | undefined): number | undefined {
  const price = typeof value === 'string' && value.trim() !== '' ? Number(value) : numberIn(value);
  return price !== undefined && Number.isFinite(price) ? price : undefined;
}

/** Seconds or milliseconds: the former have not reached a million million yet. */
function epochMs(value: Json | undefined): number | undefined {
  const at = numberIn(value);
  if (at === undefined || at <= 0) return undefined;
  return Math.round(at > 1_000_000_000_000 ? at : at * 1000);
}

const numberIn = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const textsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.flatMap((item) => textIn(item) ?? []) : [];
