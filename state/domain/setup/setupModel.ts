import { builtInCatalog } from '../catalog/catalog.js';
import { isOwnServer } from '../config/localHost.js';
import type { Cost, Home, ModelState } from '../home.js';
import { meantId } from '../models/spelling.js';
import type { SetupModel } from './setup.js';
import type { SignIn } from './signIn.js';
import type { FoundModel } from './trial.js';

/** Where a model of a set-up belongs. */
export type ModelOf = {
  readonly home: Home;
  readonly signIn: SignIn;
  readonly provider: string;
  /** The endpoint that was tried. */
  readonly baseUrl: string | undefined;
  /** What it lists. */
  readonly found: readonly FoundModel[];
};

/**
 * A model with all that is known of it: what the endpoint says, else what OpenClaw's catalog does. For an endpoint of one's own,
 * OpenClaw's numbers where it says nothing (`applyCustomApiConfig`).
 */
export function setupModel(of: ModelOf, id: string, role: SetupModel['role'], alias?: string): SetupModel {
  const found = of.found.find((model) => model.id === id);
  const known = ofOpenClaw(of, id);
  const facts = {
    ...(known === undefined ? {} : knownFacts(known)),
    ...(found === undefined ? {} : foundFacts(found)),
  };
  const isOwn = of.signIn.how === 'none' || of.signIn.how === 'custom';
  const cost = isOwn && isOwnServer(of.baseUrl) && facts.cost === undefined ? { cost: NOTHING } : {};
  const custom =
    of.signIn.how === 'custom' ? { name: `${id} (Custom Provider)`, contextWindow: 128_000, maxTokens: 4096 } : {};
  return { id, role, ...(alias === undefined ? {} : { alias }), ...custom, ...cost, ...facts };
}

/** What OpenClaw ships or a plugin of it wrote; a provider that is not used yet is in its catalog alone. */
function ofOpenClaw({ home, provider }: ModelOf, id: string): Known | undefined {
  const there = home.providers.find((one) => one.id === provider)?.models ?? [];
  const found = there.find((model) => model.id === id && model.origin !== 'config');
  return (
    found ??
    builtInCatalog(home.dialect.version)
      .get(provider)
      ?.models.find((model) => model.id === id)
  );
}

type Known = Pick<ModelState, 'name' | 'reasoning' | 'input' | 'cost' | 'contextWindow' | 'maxTokens'>;

const NOTHING: Cost = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

type Facts = Omit<SetupModel, 'id' | 'role' | 'alias' | 'params'>;

const knownFacts = ({ name, reasoning, input, cost, contextWindow, maxTokens }: Known): Facts => ({
  name,
  reasoning,
  input,
  ...(cost === undefined ? {} : { cost }),
  contextWindow,
  maxTokens,
});

const foundFacts = ({ name, reasoning, input, cost, contextWindow, sizeFrom, maxTokens }: FoundModel): Facts => ({
  ...(name === undefined ? {} : { name }),
  ...(reasoning === undefined ? {} : { reasoning }),
  ...(input === undefined ? {} : { input }),
  ...(cost === undefined ? {} : { cost }),
  ...(contextWindow === undefined ? {} : { contextWindow }),
  ...(sizeFrom === undefined ? {} : { sizeFrom }),
  ...(maxTokens === undefined ? {} : { maxTokens }),
});

/** The id in the case that the provider has, where it has the same in another one only. */
export function meantCase(of: Omit<ModelOf, 'signIn' | 'baseUrl'>, id: string): string | undefined {
  const known = of.home.providers.find((provider) => provider.id === of.provider)?.models ?? [];
  const ids = [...of.found, ...known].map((model) => model.id);
  if (ids.includes(id)) return undefined;
  const there = ids.find((other) => other.toLowerCase() === id.toLowerCase());
  return there ?? meantId(of.provider, id, builtInCatalog(of.home.dialect.version));
}
