import { sourceWords } from '../../state/domain/auth/sourceWords.js';
import { isOpenToOthers, originOf } from '../../state/domain/config/localHost.js';
import { describeServers } from '../../state/domain/discovery/describe.js';
import type { Discovery, FoundCredential, Looked } from '../../state/domain/discovery/discovery.js';
import { namedApart } from '../../state/domain/discovery/namedApart.js';
import type { Home } from '../../state/domain/home.js';
import { publicUrl } from '../../state/domain/masking/publicText.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import { customId } from '../../state/domain/setup/customId.js';
import type { Trial } from '../../state/domain/setup/trial.js';
import { readConfigFiles } from '../files/configFiles.js';
import { NO_KEYS } from '../keyring.js';
import { type LocalServer, serverAt } from '../listing/localServers.js';
import { detectApi } from '../setup/detectApi.js';
import { askerAt, type Ground, groundOf } from '../setup/trialGround.js';
import { mayList, tryAt } from '../setup/tryOut.js';
import type { Known } from '../vault.js';
import type { World } from '../world.js';
import { modelsOn } from './onServer.js';
import { type DiscoverWish, type Place, placesOf } from './places.js';

/** Places that are asked at once. */
const AT_ONCE = 8;

/**
 * Looks for model servers, and holds what they have against the home. Nothing is written. A credential of the home is sent to the
 * origin that it belongs to and nowhere else. `onFound`: after each place, with all that was found so far. Problems: those of reading the config.
 */
export async function discover(
  world: World,
  known: Known,
  wish: DiscoverWish,
  signal: AbortSignal,
  onFound?: (soFar: Discovery) => void,
): Promise<Result<Discovery, Problem>> {
  const config = await readConfigFiles(world, known.home);
  if (!config.ok && known.home.config.kind !== 'absent') return config;
  const places = placesOf(known.home, wish);
  const found: (Looked | undefined)[] = places.map(() => undefined);
  const waiting = [...places.entries()].values();
  const described = (): Discovery => ({
    servers: describeServers(
      known.home,
      config.ok ? config.value.value : {},
      namedApart(
        known.home,
        found.filter((one) => one !== undefined),
      ),
    ),
  });
  const work = async (): Promise<void> => {
    for (const [i, place] of waiting) {
      found[i] = await lookAt({ world, known, wish, signal }, place);
      if (found[i] !== undefined && !signal.aborted) onFound?.(described());
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, places.length) }, work));
  return ok(described());
}

type Search = {
  readonly world: World;
  readonly known: Known;
  readonly wish: DiscoverWish;
  readonly signal: AbortSignal;
};

/** `undefined`: nobody is at a port that nobody spoke of, or a program that has no models. */
async function lookAt(search: Search, place: Place): Promise<Looked | undefined> {
  const { world, wish, signal } = search;
  const server = await whichServer(world, place.baseUrl, signal, wish.timeoutMs);
  if (server === undefined && place.by === 'port') return undefined;
  const api = place.state?.api ?? server?.api;
  const provider = providerAt(search.known.home, place, server);
  if (api === undefined) return unknownServer(search, place, provider);
  const asIs = place.by === 'config' || server === undefined ? place.baseUrl : server.baseUrl;
  return knownServer(search, place, server, { provider, api, baseUrl: asIs });
}

/** With and without what the address has behind its host: some have their servers below a path of a proxy. */
async function whichServer(
  world: World,
  baseUrl: string,
  signal: AbortSignal,
  ms: number,
): Promise<LocalServer | undefined> {
  const origin = originOf(baseUrl);
  if (origin === undefined) return undefined;
  const { pathname } = new URL(baseUrl);
  const stem = pathname.replace(/\/+$/, '').replace(/\/(?:v\d+|api)(?:\/.*)?$/i, '');
  for (const address of new Set([origin + stem, origin])) {
    const found = await serverAt(world, address, signal, ms);
    if (found !== undefined || signal.aborted) return found;
  }
  return undefined;
}

const providerAt = (home: Home, { state, provider, baseUrl }: Place, server: LocalServer | undefined): string =>
  state?.id ?? provider ?? idFor(home, server, baseUrl);

/** OpenClaw has no name for a llama-server, nor for what nobody knows; a second Ollama gets one of its own. */
function idFor(home: Home, server: LocalServer | undefined, baseUrl: string): string {
  const named = server === undefined || server.provider === 'llamacpp' ? undefined : server.provider;
  const taken = home.providers.find(({ id, configured }) => id === named && configured);
  if (named !== undefined && taken === undefined) return named;
  return customId(home, server?.baseUrl ?? baseUrl) ?? 'custom';
}

type About = Pick<Trial, 'provider' | 'api' | 'baseUrl'>;

async function knownServer(
  search: Search,
  place: Place,
  server: LocalServer | undefined,
  about: About,
): Promise<Looked> {
  const { world, known, wish, signal } = search;
  const { key, credential } = keyFor(known, about.provider, about.baseUrl);
  const trial: Trial = { ...about, key, probe: 'reach', timeoutMs: wish.timeoutMs, ...authHeader(place) };
  const ground = await groundOf(world, { ...known, keyring: NO_KEYS }, trial, signal);
  const { record, baseUrl, tried } = await tryAt(ground);
  const isEmpty = record.outcome.kind === 'no_model';
  const hasList = mayList(record.outcome) && !(record.outcome.kind === 'ok' && record.outcome.note === 'no-model-list');
  const listed = hasList ? await listAt(ground, baseUrl) : undefined;
  const at = askerAt(ground, baseUrl);
  return {
    ...placeFacts(place, about.provider, server),
    baseUrl: publicUrl(baseUrl),
    outcome: record.outcome,
    tried: tried.map((one) => publicUrl(one.baseUrl)),
    ...(at === undefined ? {} : { api: at.api }),
    ...(credential === undefined ? {} : { credential }),
    isCut: listed?.isCut ?? false,
    takesAnyId: listed?.takesAnyId ?? false,
    ...(listed === undefined ? (isEmpty ? { models: [] } : {}) : { models: listed.models }),
  };
}

const authHeader = ({ state }: Place) => (state?.authHeader === true ? ({ authHeader: true } as const) : {});

/** Each request has its own time: hundreds of models take many of them. */
async function listAt(ground: Ground, baseUrl: string) {
  const at = askerAt(ground, baseUrl);
  if (at === undefined) return undefined;
  const ask: typeof at.ask = async (request, withKey) => (askerAt(ground, baseUrl) ?? at).ask(request, withKey);
  const listed = await modelsOn({ provider: ground.trial.provider, api: at.api, baseUrl: at.baseUrl, ask });
  return ground.signal.aborted ? undefined : listed;
}

/** Something that is no model server that Pincer knows by its signs: its API is found by asking. */
async function unknownServer(search: Search, place: Place, provider: string): Promise<Looked> {
  const { world, known, wish, signal } = search;
  const { key, credential } = keyFor(known, provider, place.baseUrl);
  const asked = { provider, baseUrl: place.baseUrl, key, timeoutMs: wish.timeoutMs };
  const { api, result } = await detectApi(world, { ...known, keyring: NO_KEYS }, asked, signal);
  const { record, baseUrl, tried, models } = result;
  const hasList = api !== undefined && mayList(record.outcome) && models.length > 0;
  return {
    ...placeFacts(place, provider, undefined),
    baseUrl: publicUrl(baseUrl),
    ...(api === undefined ? {} : { api }),
    outcome: record.outcome,
    tried: tried.map((one) => publicUrl(one.baseUrl)),
    ...(credential === undefined ? {} : { credential }),
    isCut: false,
    takesAnyId: false,
    ...(hasList ? { models } : {}),
  };
}

function placeFacts(place: Place, provider: string, server: LocalServer | undefined) {
  const kind = server && {
    id: server.provider,
    name: server.name,
    ...(server.version === undefined ? {} : { version: server.version }),
  };
  return { asked: publicUrl(place.baseUrl), by: place.by, provider, ...(kind === undefined ? {} : { kind }) };
}

/** The credential of the home for the provider, where it belongs to this very origin and nobody can read it on the way. */
export function keyFor(
  { home, vault }: Known,
  provider: string,
  baseUrl: string,
): { readonly key: Trial['key']; readonly credential?: FoundCredential } {
  const winner = home.providers.find(({ id }) => id === provider)?.auth.winner;
  const stored = vault.credentialFor(provider);
  const isIts = stored?.origin !== undefined && stored.origin === originOf(baseUrl);
  const sent = isIts && !isOpenToOthers(baseUrl);
  const key: Trial['key'] = { kind: sent ? 'current' : 'none' };
  return winner === undefined
    ? { key }
    : { key, credential: { place: sourceWords(winner, false), label: winner.label, sent } };
}
