import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import type { FoundModel } from '../../state/domain/setup/trial.js';
import { type ApiRequest, objectsIn, optional, sizeOf, textOf } from '../apis/api.js';
import { listRunning, readRunning, readTrained, showModel } from '../apis/ollama.js';
import { type Ask, bodyOf } from '../probes/ask.js';
import { perMillion } from './fields.js';
import { listedModel } from './rows.js';

/** What there is to go by: the list as it came, and where from. */
export type Seen = {
  readonly provider: string;
  readonly baseUrl: string;
  readonly rows: readonly JsonObject[];
  readonly models: readonly FoundModel[];
  readonly ask: Ask;
};

/** A kind of server that tells more of its models than its list does, and how to know one. */
type ServerKind = {
  readonly isOne: (seen: Seen) => boolean;
  /** By model id. */
  readonly more: (seen: Seen) => Promise<ReadonlyMap<string, Partial<FoundModel>>>;
};

const signs = (owner: string) => (seen: Seen) => seen.rows[0]?.owned_by === owner;

export const SERVER_KINDS = {
  ollama: { isOne: signs('library'), more: showAll },
  lmStudio: { isOne: signs('organization_owner'), more: lmStudio },
  llamaServer: { isOne: (seen) => signs('llamacpp')(seen) && !isRouter(seen), more: props },
  // LiteLLM dates every model to the same second.
  liteLlm: {
    isOne: ({ provider, rows }) => provider === 'litellm' || rows[0]?.created === 1_677_610_602,
    more: liteLlm,
  },
} as const satisfies Readonly<Record<string, ServerKind>>;

const NOTHING: ReadonlyMap<string, Partial<FoundModel>> = new Map();

/** Without a version or path of the compatible API behind it. */
const rootOf = (baseUrl: string): string => baseUrl.replace(/\/+$/, '').replace(/(?:\/api)?\/v1$/i, '');

const get = (url: string): ApiRequest => ({ method: 'GET', url });

/** Asking a router for the props of a model would load it. */
const isRouter = ({ rows }: Seen): boolean => rows.length !== 1 || rows.some((row) => isObject(row.status));

async function props({ baseUrl, models, ask }: Seen): Promise<ReadonlyMap<string, Partial<FoundModel>>> {
  const body = bodyOf(await ask(get(`${rootOf(baseUrl)}/props`), true));
  const [model] = models;
  if (!isObject(body) || model === undefined) return NOTHING;
  const settings = isObject(body.default_generation_settings) ? body.default_generation_settings : {};
  const sees = isObject(body.modalities) ? body.modalities.vision : undefined;
  const caps = isObject(body.chat_template_caps) ? body.chat_template_caps.supports_tools : undefined;
  const tools = typeof caps === 'boolean' ? caps : undefined;
  const more: Partial<FoundModel> = {
    ...optional('contextWindow', sizeOf(settings.n_ctx)),
    ...optional(
      'input',
      typeof sees === 'boolean' ? (sees ? (['text', 'image'] as const) : (['text'] as const)) : undefined,
    ),
    ...optional('tools', tools),
    ...optional('unfit', tools === false ? 'no tools' : undefined),
  };
  return new Map([[model.id, more]]);
}

/** The list of 0.3.6 and later; `/api/v1/models` of 0.4 tells the same in other words. */
async function lmStudio({ baseUrl, ask }: Seen): Promise<ReadonlyMap<string, Partial<FoundModel>>> {
  const root = rootOf(baseUrl);
  const older = bodyOf(await ask(get(`${root}/api/v0/models`), true));
  if (isObject(older) && Array.isArray(older.data)) return byId(objectsIn(older.data).map((row) => listedModel(row)));
  const newer = bodyOf(await ask(get(`${root}/api/v1/models`), true));
  return isObject(newer) ? byId(objectsIn(newer.models).map(newerLmStudio)) : NOTHING;
}

function newerLmStudio(row: JsonObject): FoundModel | undefined {
  const [instance] = objectsIn(row.loaded_instances);
  const config = isObject(instance?.config) ? instance.config : {};
  const running = sizeOf(config.context_length);
  return listedModel({ ...row, ...(running === undefined ? {} : { loaded_context_length: running }) }, textOf(row.key));
}

async function liteLlm({ baseUrl, ask }: Seen): Promise<ReadonlyMap<string, Partial<FoundModel>>> {
  const body = bodyOf(await ask(get(`${rootOf(baseUrl)}/model/info`), true));
  return isObject(body) ? byId(objectsIn(body.data).map(liteLlmModel)) : NOTHING;
}

/** A group of deployments has one row for each; the first tells. Its `max_tokens` is that of the answer. */
function liteLlmModel(row: JsonObject): FoundModel | undefined {
  const { model_info: info } = row;
  if (!isObject(info)) return undefined;
  const price = (name: string) => {
    const value = info[name];
    return typeof value === 'number' ? perMillion(value, 1_000_000) : undefined;
  };
  const [input, output] = [price('input_cost_per_token'), price('output_cost_per_token')];
  const rest = {
    cacheRead: price('cache_read_input_token_cost') ?? 0,
    cacheWrite: price('cache_creation_input_token_cost') ?? 0,
  };
  const model = listedModel(info, textOf(row.model_name));
  return model === undefined || input === undefined || output === undefined
    ? model
    : { ...model, cost: { input, output, ...rest } };
}

function byId(models: readonly (FoundModel | undefined)[]): ReadonlyMap<string, Partial<FoundModel>> {
  const found = new Map<string, Partial<FoundModel>>();
  for (const model of models) if (model !== undefined && !found.has(model.id)) found.set(model.id, model);
  return found;
}

/** More models than this nobody pulls; each is a request. */
const MOST_SHOWN = 200;
const AT_ONCE = 8;

/** Asks Ollama for each model, a few at a time, and for what runs. */
export async function showAll(seen: ToShow): Promise<ReadonlyMap<string, Partial<FoundModel>>> {
  const [told, loaded] = await Promise.all([
    showEach(seen, MOST_SHOWN, (body) => ({ facts: shown(body), size: sizeShown(body) })),
    seen.ask(listRunning(seen.baseUrl), true).then(bodyOf),
  ]);
  return new Map(
    [...told].map(([id, { facts, size }]) => [
      id,
      { ...facts, ...sizeNow(loaded === undefined ? undefined : readRunning(loaded, id), size) },
    ]),
  );
}

/** What runs counts before what the Modelfile asks for, and that before what the model could do. */
function sizeNow(running: number | undefined, { asked, trained }: Sizes): Partial<FoundModel> {
  const told = running ?? (asked === undefined ? undefined : Math.min(asked, trained ?? asked));
  if (told !== undefined) return { contextWindow: told };
  return trained === undefined ? {} : { contextWindow: trained, sizeFrom: 'training' };
}

type Sizes = { readonly asked: number | undefined; readonly trained: number | undefined };

const sizeShown = (body: Json): Sizes => ({ asked: numCtxShown(body), trained: readTrained(body) });

type ToShow = Pick<Seen, 'baseUrl' | 'models' | 'ask'>;

/** The same for anybody who wants to know other things of each. */
export async function showEach<T>(
  { baseUrl, models, ask }: ToShow,
  most: number,
  read: (body: Json) => T,
): Promise<ReadonlyMap<string, T>> {
  const found = new Map<string, T>();
  const waiting = models.slice(0, most).values();
  const work = async (): Promise<void> => {
    for (const { id } of waiting) {
      const body = bodyOf(await ask(showModel(baseUrl, id), true));
      if (body !== undefined) found.set(id, read(body));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

/** Servers before 0.6.4 do not tell what a model can do: then nothing is concluded. */
export function shown(body: Json): Partial<FoundModel> {
  const said = isObject(body) && Array.isArray(body.capabilities) ? body.capabilities : undefined;
  const trained = optional('contextWindow', contextShown(body));
  if (said === undefined) return trained;
  const tools = said.includes('tools');
  const embeds = said.includes('embedding') && !said.includes('completion');
  return {
    ...trained,
    tools,
    reasoning: said.includes('thinking'),
    input: said.includes('vision') ? ['text', 'image'] : ['text'],
    ...optional('unfit', embeds ? 'embeddings only' : tools ? undefined : 'no tools'),
  };
}

/** OpenClaw: the trained size, or a larger `num_ctx` of the Modelfile. */
function contextShown(body: Json): number | undefined {
  const known = [readTrained(body), numCtxShown(body)].filter((size) => size !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** `num_ctx` of the Modelfile: what the server runs the model with where nobody asks for more. */
export function numCtxShown(body: Json): number | undefined {
  const parameters = isObject(body) ? textOf(body.parameters) : undefined;
  // Of one line: `\s` would go through all the empty lines that follow, again for each of them.
  const asked = /^[ \t]*num_ctx[ \t]+(\d+)/m.exec(parameters?.slice(0, 10_000) ?? '')?.[1];
  return asked === undefined ? undefined : sizeOf(Number(asked));
}
