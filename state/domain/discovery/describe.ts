import { isOwnServer } from '../config/localHost.js';
import { rulesOf } from '../dialectRules.js';
import type { Home } from '../home.js';
import type { Json } from '../json.js';
import { showPath } from '../keyPath.js';
import { admissions } from '../models/allowlist.js';
import { SMALLEST } from '../setup/modelRows.js';
import { type Block, blockOf } from '../setup/providerBlock.js';
import { changesOf, type Declared, declaredModels, overpromiseOf, sizeThere } from './declared.js';
import type {
  DiscoveredModel,
  DiscoveredServer,
  GoneModel,
  Hidden,
  Looked,
  Looks,
  ModelOnServer,
} from './discovery.js';
import { documentsLook, type LooksFacts, openClawLooks } from './looks.js';
import { documentedNumbers, HOW_READ, openClawNumbers } from './numbers.js';
import { usedRefs } from './usedRefs.js';

/**
 * Holds what the servers said against a home: what is new, gone or otherwise than the config says, what is not proposed and why, and
 * what OpenClaw makes of it. `config` as written, with its includes in place.
 */
export function describeServers(home: Home, config: Json, looked: readonly Looked[]): readonly DiscoveredServer[] {
  const used = usedRefs(home, config);
  const admit = admissions(home);
  return looked.map((one) => describe({ home, config, used, admit }, one));
}

type Known = {
  readonly home: Home;
  readonly config: Json;
  readonly used: ReturnType<typeof usedRefs>;
  readonly admit: ReturnType<typeof admissions>;
};

function describe(known: Known, looked: Looked): DiscoveredServer {
  const { home, config } = known;
  const { models, ...asked } = looked;
  const { provider, baseUrl } = looked;
  const facts: LooksFacts = { home, config, provider, baseUrl };
  const openclaw = openClawLooks(facts);
  const documents = documentsLook(facts);
  const block = blockOf(config, provider);
  const declared = declaredModels(block, asksByWindow(home, provider));
  const view: View = { ...known, looked, openclaw, block, declared };
  return {
    ...asked,
    answers: looked.models !== undefined || ANSWERS.has(looked.outcome.kind),
    isConfigured: block !== undefined,
    ...betterAddress(block, looked),
    gone: goneModels(view),
    ...(models === undefined ? {} : { models: models.map((model, place) => describeModel(view, model, place)) }),
    ...(openclaw === undefined ? {} : { openclaw }),
    ...(documents === undefined ? {} : { documents }),
  };
}

/** The entry says another base URL than the one that answers. */
function betterAddress(
  block: Block | undefined,
  { asked, baseUrl, by, tried }: Looked,
): Pick<DiscoveredServer, 'better'> {
  if (block === undefined || by !== 'config' || !tried.includes(asked)) return {};
  return { better: { path: showPath([...block.path, 'baseUrl']), baseUrl } };
}

/** Something is there, whatever it wants first. */
const ANSWERS: ReadonlySet<Looked['outcome']['kind']> = new Set([
  'ok',
  'auth',
  'no_credential',
  'forbidden',
  'billing',
  'rate_limit',
  'overloaded',
  'loading',
  'no_model',
  'too-large',
]);

type View = Known & {
  readonly looked: Looked;
  readonly openclaw: Looks | undefined;
  readonly block: Block | undefined;
  readonly declared: ReadonlyMap<string, Declared>;
};

function describeModel(view: View, model: ModelOnServer, place: number): DiscoveredModel {
  const { looked } = view;
  const ref = `${looked.provider}/${model.id}`;
  const hidden = hiddenBecause(view, ref, model);
  return {
    ...model,
    ref,
    ...(hidden === undefined ? {} : { hidden }),
    ...comparison(view, model),
    ...(looked.kind?.id === 'ollama' ? { documents: documentedNumbers(model) } : {}),
    ...openClawRow(view, model, place),
  };
}

function comparison({ looked, block, declared }: View, model: ModelOnServer) {
  const row = rowOf(declared, looked, model);
  if (row === undefined || block === undefined) return { configured: 'new', changes: [] } as const;
  const changes = changesOf(row, model);
  const overpromise = overpromiseOf(block, row, model);
  return {
    configured: changes.length > 0 ? 'changed' : 'same',
    changes,
    ...(overpromise === undefined ? {} : { overpromise }),
  } as const;
}

function openClawRow({ looked, openclaw }: View, model: ModelOnServer, place: number) {
  const how = HOW_READ[looked.provider];
  if (openclaw?.asks !== true || how === undefined) return {};
  const row = openClawNumbers(how, model, place);
  return row === undefined ? {} : { openclaw: row };
}

function hiddenBecause(view: View, ref: string, model: ModelOnServer): Hidden | undefined {
  if (model.unfit !== undefined && model.unfit !== 'no tools') return { kind: 'unfit', says: model.unfit };
  if (model.tools === false) return { kind: 'no-tools' };
  const tokens = windowFor(view, model);
  if (tokens !== undefined && tokens < SMALLEST) return { kind: 'no-context', tokens };
  return keyless(view) ?? (view.admit(ref) === undefined ? { kind: 'not-allowed' } : undefined);
}

/** Not proposed at all; a key and a place on the allowlist can be given. */
export const isUnfit = ({ hidden }: DiscoveredModel): boolean =>
  hidden !== undefined && hidden.kind !== 'no-key' && hidden.kind !== 'not-allowed';

/** OpenClaw 2026.5 talks to an Ollama in its own API, also where the entry says another one. */
const asksByWindow = (home: Home, provider: string): boolean =>
  provider === 'ollama' && rulesOf(home.dialect.version).speaksOllamaNatively;

/** What OpenClaw can have: more than runs now, where it asks for more. Tokens. */
function windowFor({ declared, looked }: View, model: ModelOnServer): number | undefined {
  const { asks } = rowOf(declared, looked, model) ?? {};
  return asks === undefined ? sizeThere(model) : Math.min(asks, model.trained ?? asks);
}

const rowOf = (declared: View['declared'], looked: Looked, { id }: ModelOnServer): Declared | undefined =>
  declared.get(id) ?? declared.get(shortId(looked, id));

function keyless({ home, looked, openclaw, block }: View): Hidden | undefined {
  const because = openclaw?.because;
  if (block === undefined)
    return because?.kind === 'no-key' ? { kind: 'no-key', variable: because.variable } : undefined;
  const auth = home.providers.find(({ id }) => id === looked.provider)?.auth.kind;
  const isMissing = auth === 'missing' || auth === 'dead';
  return isMissing && !isOwnServer(looked.baseUrl) ? { kind: 'no-key' } : undefined;
}

/** Ollama completes a name without a tag. */
const shortId = ({ provider, api }: Looked, id: string): string =>
  provider === 'ollama' || api === 'ollama' ? id.replace(/:latest$/, '') : id;

/** Only a whole list tells what is not there, and a server that takes any id has what it is asked for. */
function goneModels({ looked, declared, used }: View): readonly GoneModel[] {
  const { provider, models, isCut, takesAnyId } = looked;
  if (models === undefined || isCut || takesAnyId) return [];
  const there = new Set(models.flatMap(({ id }) => [id, shortId(looked, id)]));
  return [...declared.keys()]
    .filter((id) => !there.has(id))
    .map((id) => ({ id, ref: `${provider}/${id}`, usedAt: used.get(`${provider}/${id}`) ?? [] }));
}
