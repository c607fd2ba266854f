import { lazy } from '../lazy.js';
import { canonicalId } from '../providers/aliases.js';
import { envNamesFor, keysFirst } from '../providers/credentialEnv.js';
import type { AuthChoice, ProviderRow } from '../providers/row.js';
import type { ChoiceFacts, OwnChoice, RegionName, SetupFacts } from '../providers/setupFacts.js';
import { setupFacts } from '../providers/setupTable.js';
import { providerRow, providerRows } from '../providers/table.js';
import type { Region, SignIn } from './signIn.js';

/**
 * The ways to sign in to a provider, the one to propose first: what Pincer does itself before what it hands over, the rest
 * of the world before China, else as OpenClaw lists them. Takes aliases. Empty for one that OpenClaw does not know, or that
 * has no way (`setupNote` says why).
 */
export function signInsOf(provider: string): readonly SignIn[] {
  const id = canonicalId(provider);
  const facts = setupFacts(id);
  if (facts?.setUpAs !== undefined) return signInsOf(facts.setUpAs);
  const row = providerRow(id);
  if (!row) return [];
  const known = (row.choices ?? []).map((choice) => signInFrom(id, row, facts ?? {}, choice));
  const own = (facts?.own ?? []).map((choice) => ownSignIn(id, row, facts ?? {}, choice));
  const rank = (signIn: SignIn): number => (signIn.choice === facts?.first ? -1 : RANK[signIn.how] + placeRank(signIn));
  return [...known, ...own].sort((a, b) => rank(a) - rank(b));
}

const RANK: Readonly<Record<SignIn['how'], number>> = {
  key: 0,
  login: 0,
  none: 0,
  cloud: 0,
  custom: 0,
  token: 2,
  'hand over': 4,
};
const placeRank = ({ regions }: SignIn): number => (regions[0]?.id === 'cn' ? 1 : 0);

/** Why a provider cannot be set up, or what to know before: for one without ways to sign in. */
export const setupNote = (provider: string): string | undefined => {
  const id = canonicalId(provider);
  return setupFacts(id)?.note ?? providerRow(id)?.note;
};

/**
 * By `--auth-choice`, earlier names and those of the documents included. OpenClaw also takes a provider's id for its first
 * choice, and so does this. `renamedTo` where OpenClaw of today refuses the name, or does nothing at all.
 */
export function signInOf(
  choice: string,
): { readonly signIn: SignIn; readonly provider: string; readonly renamedTo?: string } | undefined {
  const asked = choice.trim();
  const found = byName().get(asked) ?? byName().get(asked.toLowerCase());
  if (found) return found;
  const [first] = signInsOf(asked);
  return first && { signIn: first, provider: canonicalId(asked) };
}

/** The way for an endpoint of one's own, OpenAI- or Anthropic-compatible. */
export const customSignIn = (): SignIn => ({
  choice: 'custom-api-key',
  label: 'Any OpenAI- or Anthropic-compatible endpoint',
  how: 'custom',
  provider: '',
  profiles: [],
  env: ['CUSTOM_API_KEY'],
  regions: [],
  writesBlock: true,
  flag: '--custom-api-key',
});

/** The same way to sign in at another place: the CN choice of the Global one, and of a plan the same plan. */
export function signInAt(signIn: SignIn, place: string): SignIn | undefined {
  const at = (other: SignIn): boolean => other.regions.some(({ id }) => id === place);
  if (at(signIn)) return signIn;
  const there = signInsOf(signIn.provider).filter((other) => other.how === signIn.how && at(other));
  return there.find((other) => pathOf(other) === pathOf(signIn)) ?? there[0];
}

/** What a plan has of its own is the path. */
const pathOf = ({ regions: [first] }: SignIn): string | undefined => first?.baseUrl.replace(/^https?:\/\/[^/]*/, '');

export type AnyWay = Pick<Found, 'signIn' | 'provider'>;

type Found = { readonly signIn: SignIn; readonly provider: string; readonly renamedTo?: string };

/** Names that OpenClaw takes today win over earlier ones, and exact ones over those in other case. */
const byName = lazy((): ReadonlyMap<string, Found> => {
  const names = new Map<string, Found>();
  const add = (name: string, found: Found): void => void (names.has(name) || names.set(name, found));
  const all = everyWay();
  for (const found of all) add(found.signIn.choice, found);
  for (const found of all) for (const name of found.signIn.formerly ?? []) add(name, asFormer(name, found));
  for (const [name, found] of [...names]) add(name.toLowerCase(), found);
  return names;
});

/** Every way to sign in, the one for an endpoint of one's own first; `provider` is empty for that. */
export const everyWay = (): readonly AnyWay[] => [
  { signIn: customSignIn(), provider: '' },
  ...providerRows()
    .filter(([id]) => setupFacts(id)?.setUpAs === undefined)
    .flatMap(([id]) => signInsOf(id).map((signIn) => ({ signIn, provider: id }))),
];

/** `minimax` is a former choice and a provider's id: as that OpenClaw still takes it. `minimax-portal` was one of the documents. */
const asFormer = (name: string, found: Found): Found =>
  providerRow(name)?.choices === undefined || name === 'minimax-portal'
    ? { ...found, renamedTo: found.signIn.choice }
    : found;

const HOW: Readonly<Record<AuthChoice['kind'], SignIn['how']>> = {
  api_key: 'key',
  token: 'token',
  oauth: 'hand over',
  device_code: 'hand over',
  custom: 'none',
};

function signInFrom(id: string, row: ProviderRow, facts: SetupFacts, choice: AuthChoice): SignIn {
  const own = facts.choices?.[choice.id] ?? {};
  const baseUrl = choice.baseUrl ?? row.baseUrl;
  return complete(id, row, facts, own, {
    choice: choice.id,
    label: choice.label,
    how: own.how ?? HOW[choice.kind],
    formerly: [...(choice.formerly ?? []), ...(own.alsoCalled ?? [])],
    baseUrl,
  });
}

const ownSignIn = (id: string, row: ProviderRow, facts: SetupFacts, choice: OwnChoice): SignIn =>
  complete(id, row, facts, choice, {
    choice: choice.id,
    label: choice.label,
    how: choice.how,
    formerly: choice.alsoCalled ?? [],
    baseUrl: row.baseUrl,
  });

type Start = Pick<SignIn, 'choice' | 'label' | 'how'> & {
  readonly formerly: readonly string[];
  readonly baseUrl: string | undefined;
};

function complete(id: string, row: ProviderRow, facts: SetupFacts, choice: ChoiceFacts, start: Start): SignIn {
  const { formerly, baseUrl, ...named } = start;
  const provider = choice.provider ?? id;
  const writesBlock = choice.block === true || choice.needsBlock === true;
  return {
    ...named,
    provider,
    profiles: choice.profiles ?? [`${provider}:default`],
    env: choice.env ?? keysFirst(envNamesFor(provider)),
    regions: choice.regions ?? (writesBlock ? placeOf(choice.region ?? 'standard', baseUrl) : []),
    writesBlock,
    ...given('api', choice.api ?? row.api),
    ...given('model', modelOf(row, choice)),
    ...given('plugin', choice.plugin ?? shippedPlugin(row)),
    ...given('keyPage', choice.keyPage ?? (named.how === 'key' ? facts.keyPage : undefined)),
    ...given('formerly', formerly.length === 0 ? undefined : formerly),
    ...given('flow', choice.flow),
    ...given('authHeader', choice.authHeader),
    ...given('placeholder', choice.placeholder),
    ...given('flag', choice.flag),
    ...given('interactiveOnly', choice.interactiveOnly),
    ...given('note', choice.note),
  };
}

/** Nothing at all where there is nothing to say. */
const given = <K extends keyof SignIn>(key: K, value: SignIn[K]): Partial<Pick<SignIn, K>> => {
  const pair: Partial<Pick<SignIn, K>> = {};
  if (value !== undefined) pair[key] = value;
  return pair;
};

const LABELS: Readonly<Record<RegionName, string>> = {
  standard: 'Standard',
  global: 'Global',
  intl: 'Global/Intl',
  cn: 'CN',
  local: 'This computer',
};

const placeOf = (name: RegionName, baseUrl: string | undefined): readonly Region[] =>
  baseUrl === undefined ? [] : [{ id: name, label: LABELS[name], baseUrl }];

function modelOf(row: ProviderRow, choice: ChoiceFacts): SignIn['model'] {
  const ref = choice.model ?? (row.serves === 'chat' ? row.model : undefined);
  if (ref === undefined) return undefined;
  return choice.alias === undefined ? { ref } : { ref, alias: choice.alias };
}

/** A plugin that the installed OpenClaw has, and that the config may have switched off. */
const shippedPlugin = (row: ProviderRow): string | undefined =>
  row.ships['2026.5'] === 'bundled' ? row.plugin : undefined;
