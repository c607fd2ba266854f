import { byLocale } from '../byLocale.js';
import type { Catalog } from '../catalog/catalog.js';
import { normalModelId, refText } from '../models/modelId.js';
import { canonicalId, providerId } from '../providers/aliases.js';
import { providerRow } from '../providers/table.js';
import type { ListingFacts, WrittenModel, WrittenProvider } from './listingFacts.js';
import { type Listed, UNKNOWN_WINDOW } from './modelRow.js';

export const byProviderAndId = (a: Listed, b: Listed): number =>
  byLocale(a.provider, b.provider) || byLocale(a.id, b.id);

export const byProviderAndName = (a: Listed, b: Listed): number =>
  byLocale(a.provider, b.provider) || byLocale(a.name, b.name);

/** Models of the config that say which API they speak; those that do not are no rows of their own. */
export const configuredRows = (listing: ListingFacts): readonly Listed[] =>
  listing.configured.flatMap((provider) =>
    provider.models
      .filter((model) => provider.api !== undefined || model.api !== undefined)
      .map((model) => described(provider, model)),
  );

/** What the config says of a model. Provider and id must be spelled as there. */
export function configuredModel(listing: ListingFacts, provider: string, id: string): Listed | undefined {
  const written = listing.configured.find((one) => one.id === provider);
  const model = written?.models.find((one) => one.id === id);
  return written && model && described(written, model);
}

const described = (provider: WrittenProvider, model: WrittenModel): Listed => ({
  provider: provider.id,
  id: model.id,
  name: model.name,
  ...address(provider, model),
  input: seen(model.input, ['text', 'image']),
  contextWindow: model.contextWindow ?? UNKNOWN_WINDOW,
  ...(model.contextTokens === undefined ? {} : { contextTokens: model.contextTokens }),
});

export function address(provider: WrittenProvider, model: WrittenModel | undefined): Pick<Listed, 'baseUrl'> {
  const baseUrl = model?.baseUrl ?? provider.baseUrl;
  return baseUrl === undefined ? {} : { baseUrl };
}

export function seen(input: readonly string[] | undefined, kinds: readonly string[]): readonly string[] {
  const known = input?.filter((kind) => kinds.includes(kind)) ?? [];
  return known.length === 0 ? ['text'] : known;
}

/** OpenClaw's window for a generated model that states none. */
const GENERATED_WINDOW = 128_000;

/** Generated models as the list without flags has them: ids in their current form, no address. */
export const generatedRows = (listing: ListingFacts): readonly Listed[] =>
  listing.generated.flatMap((written) => {
    const provider = providerId(written.id);
    return written.models.map((model) => ({
      provider,
      id: normalModelId(provider, model.id),
      name: model.name,
      input: seen(model.input, ['text', 'image', 'document']),
      contextWindow: model.contextWindow ?? written.contextWindow ?? GENERATED_WINDOW,
    }));
  });

/**
 * Generated models as `--all` has them: exactly as the file says. One provider that lacks an address, an API or a key makes
 * OpenClaw drop them all. `keyed`: the file itself holds a key.
 */
export function generatedRegistry(
  listing: ListingFacts,
): readonly { readonly model: Listed; readonly keyed: boolean }[] {
  const withModels = listing.generated.filter(({ models }) => models.length > 0);
  if (!withModels.every(isComplete)) return [];
  return withModels.flatMap((provider) =>
    provider.models.map((model) => ({
      model: {
        provider: provider.id,
        id: model.id,
        name: model.name,
        ...address(provider, model),
        input: model.input ?? ['text'],
        contextWindow: model.contextWindow ?? GENERATED_WINDOW,
      },
      keyed: provider.keyed,
    })),
  );
}

const isComplete = (provider: WrittenProvider): boolean =>
  provider.baseUrl !== undefined &&
  (provider.keyed || provider.auth === 'aws-sdk' || provider.auth === 'oauth') &&
  provider.models.every((model) => (model.api ?? provider.api) !== undefined && isPlainInput(model.input));

const isPlainInput = (input: readonly string[] | undefined): boolean =>
  input?.every((kind) => kind === 'text' || kind === 'image') ?? true;

/**
 * Models that OpenClaw lists out of its own catalogue, by provider and id. Most providers only have some to show once there is
 * a credential, and then only when asked for by name.
 */
export function catalogRows(catalog: Catalog, only?: string, signedIn = false): readonly Listed[] {
  const ids = only === undefined ? [...catalog.keys()].sort(byLocale) : [only];
  return ids.flatMap((id) => {
    const shown = providerRow(id)?.catalogue !== undefined || (only !== undefined && (signedIn || OPEN_BOOKS.has(id)));
    if (!shown) return [];
    const models = catalog.get(id)?.models ?? catalog.get(canonicalId(id))?.models ?? [];
    return models.map((model) => catalogModel(id, model)).sort((a, b) => byLocale(a.id, b.id));
  });
}

/** Asked for by name, these show their models without a credential, although the list of everything leaves them out. */
const OPEN_BOOKS: ReadonlySet<string> = new Set([
  'google',
  'minimax',
  'minimax-portal',
  'openrouter',
  'vercel-ai-gateway',
]);

type CatalogEntry = NonNullable<ReturnType<Catalog['get']>>['models'][number];

const catalogModel = (provider: string, { id, name, input, contextWindow }: CatalogEntry): Listed => ({
  provider,
  id,
  name,
  input: seen(input, ['text', 'image', 'document']),
  contextWindow,
});

/** The config's word on window and input over what is known; models that only the config knows come after. */
export function overlaid(base: readonly Listed[], listing: ListingFacts): Listed[] {
  const models = [...base];
  const at = new Map(models.map((model, index) => [mergeKey(model), index]));
  for (const model of listing.configured.flatMap(overlay)) {
    const index = at.get(mergeKey(model));
    const known = index === undefined ? undefined : models[index];
    if (index === undefined || known === undefined) {
      at.set(mergeKey(model), models.push(model) - 1);
    } else {
      models[index] = { ...known, contextWindow: model.contextWindow, input: model.input };
    }
  }
  return models;
}

const mergeKey = (model: Listed): string => refText({ provider: model.provider, model: model.id }).toLowerCase();

function overlay(written: WrittenProvider): readonly Listed[] {
  const provider = providerId(written.id);
  return written.models.map((model) => ({
    provider,
    id: normalModelId(provider, model.id),
    name: model.name,
    input: seen(model.input, ['text', 'image', 'document']),
    contextWindow: model.contextWindow ?? UNKNOWN_WINDOW,
  }));
}
