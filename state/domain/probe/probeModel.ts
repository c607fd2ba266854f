import { byLocale } from '../byLocale.js';
import type { Catalog } from '../catalog/catalog.js';
import type { Home } from '../home.js';
import { isWildcard } from '../models/aliases.js';
import { resolveRef } from '../models/modelRef.js';
import { canonicalId, providerId } from '../providers/aliases.js';

/**
 * The model that a provider's credentials are tried on. OpenClaw: the first of default, fallbacks, image model, its fallbacks and
 * the allowlist that is the provider's own, else the first of the catalogue. `undefined`: there is none.
 */
export function probeModel(home: Home, catalog: Catalog, provider: string): string | undefined {
  const id = canonicalId(provider);
  return (
    chosenModels(home).find((ref) => canonicalId(ref.provider) === id)?.model ?? cataloguedModel(home, catalog, id)
  );
}

function chosenModels(home: Home) {
  const { defaultModel, fallbacks, imageModel, imageFallbacks, allowed } = home.use;
  const texts = [
    defaultModel,
    ...fallbacks,
    ...(imageModel === null ? [] : [imageModel]),
    ...imageFallbacks,
    ...allowed,
  ];
  return texts.flatMap((text) => {
    // OpenClaw would ask for a model of the name `*`.
    if (text.trim() === '' || isWildcard(text)) return [];
    const found = resolveRef(home, text);
    return found.ok ? [found.value] : [];
  });
}

/** OpenClaw sorts its catalogue by name. */
function cataloguedModel(home: Home, catalog: Catalog, id: string): string | undefined {
  const own = home.providers.find((one) => one.id === id)?.models ?? [];
  const known = new Set(own.map((model) => model.id));
  const isAll = home.models.mode === 'replace';
  const shipped = isAll ? [] : (catalog.get(id)?.models ?? []).filter((model) => !known.has(model.id));
  const rows = [...own, ...shipped].map((model) => ({ id: model.id, name: model.name }));
  const [first] = rows.sort((a, b) => cheapness(id, a.id) - cheapness(id, b.id) || byLocale(a.name, b.name));
  return first?.id;
}

/** OpenClaw: `catalogProbePriority`. Anthropic's cheapest first, and those that it has retired last. */
function cheapness(provider: string, model: string): number {
  if (provider !== 'anthropic') return 50;
  const id = providerId(model);
  if (/^claude-haiku-4-5-\d{8}$/.test(id)) return 0;
  if (id === 'claude-haiku-4-5') return 1;
  if (/^claude-sonnet-4-6(?:-|$)/.test(id)) return 2;
  if (id.startsWith('claude-sonnet-4-')) return 3;
  return id.startsWith('claude-3-') ? 100 : 50;
}
