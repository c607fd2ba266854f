import type { AuthStatus } from '../../state/domain/auth/auth.js';
import { authStatus } from '../../state/domain/auth/authLadder.js';
import { authProvider, profilesOf } from '../../state/domain/auth/authOrder.js';
import type { LadderInput } from '../../state/domain/auth/rungs.js';
import type { WrittenProvider } from '../../state/domain/config/configProviders.js';
import { isLocalUrl } from '../../state/domain/config/localHost.js';
import type { Dialect, ModelState, ProviderState } from '../../state/domain/home.js';
import { publicUrl } from '../../state/domain/masking/publicText.js';
import { advise, type Problem } from '../../state/domain/problem.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { GCLOUD_EVIDENCE } from '../../state/domain/providers/credentialEnv.js';
import type { ProviderRow } from '../../state/domain/providers/row.js';
import { providerRow, providerRows } from '../../state/domain/providers/table.js';
import type { PlainKeys } from '../secrets/plainKeys.js';
import type { ConfiguredEntry } from './configured.js';
import type { Places } from './places.js';
import type { RegisteredProvider } from './registry.js';

export type StateInput = {
  readonly configured: readonly ConfiguredEntry[];
  readonly registered: readonly RegisteredProvider[];
  readonly ladder: LadderInput;
  readonly version: Dialect['version'];
  readonly configPath: string;
  readonly places: Places;
  /** Provider in lower case → where keys of it stand in plain text. */
  readonly plainKeys: ReadonlyMap<string, PlainKeys>;
  /** Credentials live in a store that is not read: nothing may be called missing. */
  readonly unread: Problem | undefined;
};

/** Configured providers in the order of the file, then those that OpenClaw wrote down itself. */
export function knownProviders(input: StateInput): readonly ProviderState[] {
  const taken = new Set<string>();
  const unique = (id: string) => {
    const canonical = canonicalId(id);
    const free = taken.has(canonical) ? id : canonical;
    taken.add(free);
    return free;
  };
  const written = Map.groupBy(input.registered, ({ id }) => id);
  const configured = input.configured.map((entry) =>
    configuredState(input, entry, unique(entry.id), written.get(entry.id) ?? []),
  );
  const there = new Set(input.configured.map(({ id }) => id));
  const firsts = input.registered.filter(({ id }) => !there.has(id) && there.add(id));
  return [...configured, ...firsts.map((item) => registeredState(input, item, unique(item.id)))];
}

/** Providers of OpenClaw itself that have a credential of some sort, or that something refers to, and are not in `known`. */
export function builtInProviders(
  input: StateInput,
  known: readonly ProviderState[],
  mentioned: readonly string[],
): readonly ProviderState[] {
  const there = new Set(known.map(({ id }) => id));
  const wanted = new Set(mentioned.map(canonicalId));
  return providerRows().flatMap(([id, row]) => {
    if (there.has(id) || row.serves !== 'chat' || row.ships[input.version] !== 'bundled') return [];
    if (!wanted.has(id) && !(isOfItsOwn(id, row) && hasSomething(input.ladder, id))) return [];
    return [builtInState(input, id, row)];
  });
}

/** A program that signs in as another provider is not news whenever that one has a key. */
const isOfItsOwn = (id: string, row: ProviderRow): boolean => row.baseUrl !== undefined || authProvider(id) === id;

/** Cheaper than the whole ladder, which most built-in providers never need. */
const hasSomething = ({ facts, view }: LadderInput, id: string): boolean =>
  facts.env.has(authProvider(id)) ||
  profilesOf(view, id).length > 0 ||
  (id === GCLOUD_EVIDENCE.provider && facts.cloud.gcloud !== undefined);

function configuredState(
  input: StateInput,
  { id, written }: ConfiguredEntry,
  shownId: string,
  registered: readonly RegisteredProvider[],
): ProviderState {
  const row = providerRow(id) ?? providerRow(shownId);
  const path = ['models', 'providers', written.writtenAs];
  const problem = problemOf(input, written, path);
  return {
    id: shownId,
    writtenAs: written.writtenAs,
    name: row?.label ?? written.writtenAs,
    origin: 'config',
    configured: true,
    ...whereabouts(written, row, registered[0]?.written),
    auth: statusOf(input, id),
    ...(input.plainKeys.get(id) ?? { plainKeys: [] }),
    headerNames: headerNames(written),
    authHeader: written.authHeader,
    models: publicModels([...written.models, ...extraModels(written, registered)]),
    ...(problem === undefined ? {} : { problem }),
    place: { file: input.configPath, path },
  };
}

const headerNames = ({ headers, requestHeaders }: WrittenProvider): readonly string[] => [
  ...new Set([...Object.keys(headers), ...Object.keys(requestHeaders)]),
];

/** Models that OpenClaw wrote down for a provider and its config does not name. */
function extraModels(written: WrittenProvider, registered: readonly RegisteredProvider[]): readonly ModelState[] {
  const known = new Set(written.models.map(({ id }) => id));
  return registered.flatMap((item) => item.written.models).filter(({ id }) => !known.has(id));
}

function registeredState(
  input: StateInput,
  { id, from, written, path }: RegisteredProvider,
  shownId: string,
): ProviderState {
  const row = providerRow(id);
  return {
    id: shownId,
    name: row?.label ?? written.writtenAs,
    origin: from,
    configured: false,
    ...whereabouts(undefined, row, written),
    auth: statusOf(input, id),
    ...(input.plainKeys.get(id) ?? { plainKeys: [] }),
    headerNames: headerNames(written),
    authHeader: written.authHeader,
    models: publicModels(written.models),
    place: { file: path, path: ['providers', written.writtenAs] },
  };
}

function builtInState(input: StateInput, id: string, row: ProviderRow): ProviderState {
  return {
    id,
    name: row.label,
    origin: 'built-in',
    configured: false,
    ...whereabouts(undefined, row, undefined),
    auth: statusOf(input, id),
    ...(input.plainKeys.get(id) ?? { plainKeys: [] }),
    headerNames: [],
    authHeader: false,
    models: [],
  };
}

type Whereabouts = Pick<ProviderState, 'api' | 'baseUrl' | 'baseUrlFrom' | 'local'>;

/**
 * Where requests go. On the wire the config beats what OpenClaw knows by itself, and both beat models.json, whatever `models.mode`
 * says: the merge that the documents describe decides what is written to models.json, not where an agent sends.
 */
function whereabouts(
  written: WrittenProvider | undefined,
  row: ProviderRow | undefined,
  registered: WrittenProvider | undefined,
): Whereabouts {
  const api = written?.api ?? row?.api ?? registered?.api ?? (written === undefined ? undefined : 'openai-completions');
  const [baseUrl, baseUrlFrom] =
    written?.baseUrl !== undefined
      ? ([written.baseUrl, 'config'] as const)
      : row?.baseUrl !== undefined
        ? ([row.baseUrl, 'built-in'] as const)
        : ([registered?.baseUrl, 'models.json'] as const);
  return {
    ...(api === undefined ? {} : { api }),
    // Our own table holds no secrets, and looking for some takes its time.
    ...(baseUrl === undefined
      ? {}
      : { baseUrl: baseUrlFrom === 'built-in' ? baseUrl : publicUrl(baseUrl), baseUrlFrom }),
    local: isLocalUrl(baseUrl),
  };
}

const publicModels = (models: readonly ModelState[]): readonly ModelState[] =>
  models.map((model) => (model.baseUrl === undefined ? model : { ...model, baseUrl: publicUrl(model.baseUrl) }));

/** Where the store is not read, its part of the ladder is unknown; `why` says so. */
function statusOf({ ladder, unread }: StateInput, id: string): AuthStatus {
  const status = authStatus(ladder, id);
  return status.kind === 'missing' && unread !== undefined ? { ...status, why: advise(unread).says } : status;
}

function problemOf(input: StateInput, { faults }: WrittenProvider, path: readonly string[]): Problem | undefined {
  const [fault] = faults;
  return fault && { kind: 'invalid', place: input.places([...path, ...fault.path]), message: fault.message };
}
