import type { Home } from '../home.js';
import type { Problem } from '../problem.js';
import { fail, ok, type Result } from '../result.js';
import { buildSetup } from '../setup/buildSetup.js';
import type { Setup, SetupModel } from '../setup/setup.js';
import { setupModel } from '../setup/setupModel.js';
import type { SignIn } from '../setup/signIn.js';
import { customSignIn, signInsOf } from '../setup/signIns.js';
import type { FoundModel } from '../setup/trial.js';
import { sizeThere } from './declared.js';
import { isUnfit } from './describe.js';
import type { DiscoveredModel, DiscoveredServer } from './discovery.js';

/** Models of one server. */
export type Picked = { readonly server: DiscoveredServer; readonly ids: readonly string[] };

/** Those that were named, by ref or id, else every new one that is proposed. Problem: `usage`, for a word that no server or several have. */
export function toAdd(
  servers: readonly DiscoveredServer[],
  words: readonly string[],
): Result<readonly Picked[], Problem> {
  if (words.length > 0) return named(words, servers, (server) => server.models?.map(({ id }) => id) ?? []);
  const fresh = (server: DiscoveredServer): readonly string[] =>
    (server.models ?? []).filter((model) => model.configured === 'new' && !isUnfit(model)).map(({ id }) => id);
  return ok(picked(servers, fresh));
}

/** Those that were named, else everything that is gone. Problem: the same. */
export const toPrune = (
  servers: readonly DiscoveredServer[],
  words: readonly string[],
): Result<readonly Picked[], Problem> => {
  const gone = (server: DiscoveredServer): readonly string[] => server.gone.map(({ id }) => id);
  return words.length > 0 ? named(words, servers, gone) : ok(picked(servers, gone));
};

type IdsOf = (server: DiscoveredServer) => readonly string[];

const picked = (servers: readonly DiscoveredServer[], idsOf: IdsOf): readonly Picked[] =>
  servers.map((server) => ({ server, ids: idsOf(server) })).filter(({ ids }) => ids.length > 0);

function named(
  words: readonly string[],
  servers: readonly DiscoveredServer[],
  idsOf: IdsOf,
): Result<readonly Picked[], Problem> {
  const ids = new Map<DiscoveredServer, readonly string[]>();
  for (const word of words) {
    const found = servers.flatMap((server) => {
      const id = idsOf(server).find((one) => word === one || word === `${server.provider}/${one}`);
      return id === undefined ? [] : [{ server, id }];
    });
    const [only, second] = found;
    if (only === undefined)
      return fail({ kind: 'usage', message: `No server that was found has ${word} to offer for this.` });
    if (second !== undefined)
      return fail({ kind: 'usage', message: `Several servers have ${word}: say which with --provider or --host.` });
    ids.set(only.server, [...new Set([...(ids.get(only.server) ?? []), only.id])]);
  }
  return ok([...ids].map(([server, its]) => ({ server, ids: its })));
}

/** The set-up that adds models of a server: to its entry where there is one, else with a new one. `isNamed`: they were asked for by name. */
export function additionOf(home: Home, { server, ids }: Picked, isNamed: boolean): Result<Setup, Problem> {
  const { provider, baseUrl, api } = server;
  const signIn = signInFor(provider);
  const found = (server.models ?? []).map((model) => asFound(model));
  // As in a set-up, what was not asked for by name is known from then on, and put on no list.
  const role: SetupModel['role'] = isNamed ? 'allowed' : 'declared';
  const models = ids.map((id) => setupModel({ home, signIn, provider, baseUrl, found }, id, role));
  const state = home.providers.find(({ id }) => id === provider);
  // What a person wrote of the address and the key stays as it is.
  if (server.isConfigured && state?.baseUrl !== undefined)
    return ok({ provider, credential: { kind: 'keep' }, models });
  const key = state?.auth.winner === undefined ? ({ kind: 'none' } as const) : ({ kind: 'current' } as const);
  const own = signIn.how === 'custom' ? { id: provider } : {};
  return buildSetup(home, { signIn, ...own, baseUrl, ...(api === undefined ? {} : { api }), key, models });
}

const signInFor = (provider: string): SignIn => {
  const known = signInsOf(provider);
  return known.find(({ how }) => how === 'none') ?? known[0] ?? customSignIn();
};

/** The numbers that Pincer proposes: of an Ollama those of the documents, where it told how much context there is. */
function asFound(model: DiscoveredModel): FoundModel {
  const contextWindow = sizeThere(model);
  const answer = model.documents === undefined || contextWindow === undefined ? model.maxTokens : 10 * contextWindow;
  const isTrained = model.documents !== undefined && model.running === undefined && contextWindow !== undefined;
  const { id, name, cost, input, reasoning } = model;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(cost === undefined ? {} : { cost }),
    ...(input === undefined ? {} : { input }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(contextWindow === undefined ? {} : { contextWindow }),
    ...(isTrained ? { sizeFrom: 'training' as const } : {}),
    ...(answer === undefined ? {} : { maxTokens: answer }),
  };
}
