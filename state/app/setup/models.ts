import { builtInCatalog } from '../../domain/catalog/catalog.js';
import { isLocalUrl } from '../../domain/config/localHost.js';
import type { Cost, Home, ModelState } from '../../domain/home.js';
import { type Price, priceOf, priceText, tokensText } from '../../domain/models/price.js';
import { documentModels } from '../../domain/models/spelling.js';
import { COMPLETION_TOKENS, type ProbeCost } from '../../domain/probe/cost.js';
import { proposedModels } from '../../domain/setup/proposedModels.js';
import { meantCase } from '../../domain/setup/setupModel.js';
import type { FoundModel } from '../../domain/setup/trial.js';
import { bestMatches } from '../fuzzy.js';
import { memo } from '../memo.js';
import { hostOf, providerIdOf, signInFor } from './answering.js';
import type { SetupSlice } from './setupSlice.js';

export type ModelChoiceRow = {
  readonly id: string;
  /** `196k`, or a dash. */
  readonly context: string;
  /** `$3/15`, `free`, `?`. */
  readonly price: string;
  /** Why it is not proposed. */
  readonly unfit?: string;
  /** The endpoint has a list, and this one is not on it. */
  readonly isUnlisted: boolean;
};

/** What can be chosen from: what the endpoint lists, then what OpenClaw's catalog has besides; those that do not fit come last. */
export function modelRows(home: Home, setup: SetupSlice): readonly ModelChoiceRow[] {
  const listed = setup.trial?.result?.models ?? NONE;
  const { text } = setup.field;
  const signIn = signInFor(setup.answers);
  const isCustom = signIn?.how === 'custom';
  // Models that only the documents name: OpenClaw takes them where a block declares them. Of a server of one's own, it tells.
  const isTold = signIn?.writesBlock === true && signIn.how !== 'none' && !isCustom;
  const rows = allRows(
    home,
    providerIdOf(home, setup) ?? '',
    isLocalUrl(hostOf(home, setup)),
    isCustom,
    isTold,
    listed,
  );
  const asTyped = text.trim();
  const isKnown = asTyped === '' || rows.some(({ id }) => id === asTyped);
  const typed = isKnown ? [] : [typedRow(home, setup, asTyped, listed)];
  return [...bestMatches(text, rows, ({ id }) => id), ...typed];
}

const NONE: readonly FoundModel[] = [];

/** Case matters in an id, which people who type one may not know. */
function typedRow(home: Home, setup: SetupSlice, id: string, found: readonly FoundModel[]): ModelChoiceRow {
  const meant = meantCase({ home, provider: providerIdOf(home, setup) ?? '', found }, id);
  const unfit = meant === undefined ? {} : { unfit: `did you mean ${meant}?` };
  return { id, context: '—', price: '?', isUnlisted: true, ...unfit };
}

/** Of thousands that an endpoint lists, made once and not at every key. */
const allRows = memo(
  (
    home: Home,
    provider: string,
    isLocal: boolean,
    isCustom: boolean,
    isTold: boolean,
    listed: readonly FoundModel[],
  ): readonly ModelChoiceRow[] => {
    const known = new Map(knownModels(home, provider, isCustom).map((model) => [model.id, model] as const));
    const told = isTold ? documentModels(provider).filter((id) => !known.has(id)) : [];
    const place = { id: provider, local: isLocal };
    const ids = new Set(listed.map(({ id }) => id));
    const rows = [
      ...listed.map((model) => row(place, { ...known.get(model.id), ...model }, false)),
      ...[...known.values(), ...told.map((id) => ({ id }))]
        .filter(({ id }) => !ids.has(id))
        .map((model) => row(place, model, listed.length > 0)),
    ];
    return [...rows.filter(isFit), ...rows.filter((one) => !isFit(one))];
  },
);

const isFit = ({ unfit }: ModelChoiceRow): boolean => unfit === undefined;

type Told = {
  readonly id: string;
  readonly cost?: Cost;
  readonly contextWindow?: number;
  readonly unfit?: string;
};

function row(
  place: { readonly id: string; readonly local: boolean },
  model: Told,
  isUnlisted: boolean,
): ModelChoiceRow {
  const { id, cost, contextWindow, unfit } = model;
  return {
    id,
    context: contextWindow === undefined ? '—' : tokensText(contextWindow),
    price: priceText(priceOf(place, { id, ...(cost === undefined ? {} : { cost }) })),
    ...(unfit === undefined ? {} : { unfit }),
    isUnlisted,
  };
}

function knownModels(
  home: Home,
  provider: string,
  isCustom: boolean,
): readonly Pick<ModelState, 'id' | 'cost' | 'contextWindow'>[] {
  const there = home.providers.find(({ id }) => id === provider)?.models ?? [];
  if (there.length > 0 || isCustom) return there;
  return catalogOf(home.dialect.version).get(provider)?.models ?? [];
}

const catalogOf = memo(builtInCatalog);

/** What is proposed: what onboarding would take, where the endpoint has it, else the first that fits. */
export function modelsToBeginWith(home: Home, setup: SetupSlice): readonly string[] {
  const rows = modelRows(home, setup);
  const signIn = signInFor(setup.answers);
  const own = signIn === undefined ? undefined : proposedModels(signIn)[0];
  // Of a server of one's own, what onboarding takes is a guess until the server lists it.
  if (own !== undefined && rows.length === 0 && signIn?.how !== 'none') return [own];
  // Ids of OpenRouter's own models begin with its name once more.
  const there = rows.find(({ id, isUnlisted }) => !isUnlisted && (id === own || id === signIn?.model?.ref));
  const first = there ?? rows.find(isFit);
  return first === undefined ? [] : [first.id];
}

/** What a completion with the first chosen model would cost. */
export function completionCostOf(home: Home, setup: SetupSlice): ProbeCost {
  const provider = providerIdOf(home, setup) ?? '';
  const id = setup.answers.models?.[0] ?? modelsToBeginWith(home, setup)[0] ?? '';
  const told = (setup.trial?.result?.models ?? NONE).find((one) => one.id === id);
  const known = knownModels(home, provider, false).find((one) => one.id === id);
  const cost = told?.cost ?? known?.cost;
  const place = { id: provider, local: isLocalUrl(hostOf(home, setup)) };
  const price: Price = priceOf(place, { id, ...(cost === undefined ? {} : { cost }) });
  const { input, output } = COMPLETION_TOKENS;
  const usd = price.kind === 'paid' ? (input * price.cost.input + output * price.cost.output) / 1_000_000 : 0;
  const unknownPrice = price.kind === 'unstated' ? [`${provider}/${id}`] : [];
  return { requests: 1, inputTokens: input, outputTokens: output, usd, unknownPrice };
}
