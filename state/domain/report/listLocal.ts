import { providerId } from '../providers/aliases.js';
import type { ListingFacts, WrittenModel, WrittenProvider } from './listingFacts.js';
import { address, seen } from './listSources.js';
import { type Listed, UNKNOWN_WINDOW } from './modelRow.js';

/**
 * A model as `--local` finds it: here the limits of its provider count, and a model that a provider with an address does not
 * list is taken to be there. OpenClaw: `resolveModelWithRegistry`.
 */
export function locallyResolved(listing: ListingFacts, provider: string, id: string): Listed | undefined {
  const written = writtenFor(listing, provider);
  if (written === undefined) return undefined;
  const model = written.models.find((one) => one.id === id || one.id === `${provider}/${id}`);
  if (model !== undefined && (model.api ?? written.api) !== undefined) return inline(written, model, provider);
  return model === undefined && written.baseUrl === undefined ? undefined : assumed(written, model, provider, id);
}

function writtenFor(listing: ListingFacts, provider: string): WrittenProvider | undefined {
  const wanted = providerId(provider);
  const exact = listing.configured.find((one) => one.id === provider);
  return exact ?? listing.configured.find((one) => providerId(one.id) === wanted);
}

const inline = (written: WrittenProvider, model: WrittenModel, provider: string): Listed => ({
  provider,
  id: model.id,
  name: model.name,
  ...address(written, model),
  input: seen(model.input, ['text', 'image']),
  contextWindow: model.contextWindow ?? UNKNOWN_WINDOW,
  ...tokens(model.contextTokens ?? written.contextTokens),
});

/** A model without an API of its own, or one that the provider does not list: named by its id, as large as its neighbours. */
function assumed(written: WrittenProvider, model: WrittenModel | undefined, provider: string, id: string): Listed {
  const [first] = written.models;
  const like = model ?? { contextWindow: written.contextWindow ?? first?.contextWindow };
  return {
    provider,
    id,
    name: id,
    ...address(written, model),
    input: seen(model?.input, ['text', 'image']),
    contextWindow: like.contextWindow ?? UNKNOWN_WINDOW,
    ...tokens(model?.contextTokens ?? written.contextTokens ?? first?.contextTokens),
  };
}

const tokens = (contextTokens: number | undefined): Pick<Listed, 'contextTokens'> =>
  contextTokens === undefined ? {} : { contextTokens };
