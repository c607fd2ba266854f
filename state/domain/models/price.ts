import type { Cost, Home, ModelState, ProviderState } from '../home.js';
import { canonicalId } from '../providers/aliases.js';
import { parseRef } from './modelId.js';

/**
 * What a model costs, as far as anybody says. A hosted model with a price of 0 is not free but unstated: OpenClaw fills
 * 0 in where a config says nothing, and its own catalogue has 0 for most models that come with a subscription.
 */
export type Price =
  | { readonly kind: 'free' }
  | { readonly kind: 'paid'; readonly cost: Cost }
  | { readonly kind: 'unstated' };

/** What Anthropic asks for the models that the documents use, whose price the catalogue of 2026.5 leaves out. */
const LIST_PRICES: Readonly<Record<string, Cost>> = {
  'anthropic/claude-opus-4-5': { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 },
  'anthropic/claude-opus-4-6': { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 },
  'anthropic/claude-sonnet-4-5': { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
  'anthropic/claude-sonnet-4-6': { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
};

const FREE: Price = { kind: 'free' };
const UNSTATED: Price = { kind: 'unstated' };

/** One's own machine is free, and so is what a gateway calls `:free`. */
export function priceOf(provider: Pick<ProviderState, 'id' | 'local'>, model: Pick<ModelState, 'id' | 'cost'>): Price {
  const { cost } = model;
  if (cost && (cost.input > 0 || cost.output > 0)) return { kind: 'paid', cost };
  if (provider.local || model.id.endsWith(':free')) return FREE;
  const listed = `${provider.id}/${model.id}`;
  const known = Object.hasOwn(LIST_PRICES, listed) ? LIST_PRICES[listed] : undefined;
  return known ? { kind: 'paid', cost: known } : UNSTATED;
}

/** The price behind a ref. A model that no catalogue has costs what its provider's place says: nothing, or who knows. */
export function priceOfRef(home: Pick<Home, 'providers'>, ref: string): Price {
  const parsed = parseRef(ref);
  if (!parsed) return UNSTATED;
  const id = canonicalId(parsed.provider);
  const provider = home.providers.find((other) => other.id === id || other.id === parsed.provider);
  const model = provider?.models.find((other) => other.id === parsed.model) ?? { id: parsed.model };
  return priceOf(provider ?? { id, local: false }, model);
}

/** Whether a step down the chain starts to cost money, or may: what people want to be warned of. */
export const startsToCost = (from: Price, to: Price): boolean => from.kind === 'free' && to.kind !== 'free';

/** `free`, `$3/15`, `$0.25/1.2` (input and output, USD per million tokens), `?` where nobody says. */
export function priceText(price: Price): string {
  switch (price.kind) {
    case 'free':
      return 'free';
    case 'unstated':
      return '?';
    case 'paid':
      return `$${amount(price.cost.input)}/${amount(price.cost.output)}`;
  }
}

/** Three digits that mean something: 0.25, 1.2, 15, 0.0001. */
const amount = (usd: number): string => String(Number(usd.toPrecision(3)));

/** `8k`, `196k`, `1M`, `1.5M`: in thousands as model cards count, rounded down so that it never promises more. */
export function tokensText(count: number): string {
  if (!Number.isFinite(count) || count <= 0) return '—';
  if (count < 1000) return String(Math.floor(count));
  if (count < 1_000_000) return `${Math.floor(count / 1000)}k`;
  return `${Math.floor(count / 100_000) / 10}M`;
}
