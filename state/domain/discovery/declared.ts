import { isObject, type JsonObject, type KeyPath, valueAt } from '../json.js';
import { showPath } from '../keyPath.js';
import type { Block } from '../setup/providerBlock.js';
import type { ModelChange, ModelOnServer, Overpromise } from './discovery.js';

/** OpenClaw's own number, where a row says nothing. */
const UNSTATED_WINDOW = 200_000;

/** A row of a provider's block, as written. */
export type Declared = {
  readonly id: string;
  /** In the list of the block. */
  readonly place: number;
  readonly contextWindow?: number;
  readonly contextTokens?: number;
  readonly reasoning?: boolean;
  readonly tools?: boolean;
  readonly input?: readonly string[];
  /** `num_ctx`: what OpenClaw asks an Ollama to run it with. */
  readonly asks?: number;
};

/** Of several rows of one id the first counts, as it does for OpenClaw. */
export function declaredModels(block: Block | undefined, asksByWindow: boolean): ReadonlyMap<string, Declared> {
  const found = new Map<string, Declared>();
  const value = isObject(block?.value) ? block.value : {};
  const rows = value.models;
  for (const [place, row] of Array.isArray(rows) ? rows.entries() : []) {
    if (!isObject(row) || typeof row.id !== 'string' || found.has(row.id)) continue;
    const asks = asksFor(value, row, asksByWindow);
    found.set(row.id, { ...declared(row.id, place, row), ...(asks === undefined ? {} : { asks }) });
  }
  return found;
}

/**
 * OpenClaw 2026.5.28: `resolveOllamaNativeNumCtx` in Ollama's own API, where nothing else is asked for; by the window where the entry
 * says openai-completions (`wrapOllamaCompatNumCtx`).
 */
function asksFor(value: JsonObject, row: JsonObject, asksByWindow: boolean): number | undefined {
  const stated = [valueAt(row, ['params', 'num_ctx']), valueAt(value, ['params', 'num_ctx'])].find(
    (size) => typeof size === 'number' && size > 0,
  );
  if (typeof stated === 'number') return stated;
  const isCompatible = (row.api ?? value.api) === 'openai-completions' && value.injectNumCtxForOpenAICompat !== false;
  if (!asksByWindow || !isCompatible) return undefined;
  return typeof row.contextWindow === 'number' ? row.contextWindow : UNSTATED_WINDOW;
}

function declared(id: string, place: number, row: JsonObject): Declared {
  const { contextWindow, contextTokens, reasoning, input } = row;
  const tools = valueAt(row, ['compat', 'supportsTools']);
  return {
    id,
    place,
    ...(typeof contextWindow === 'number' ? { contextWindow } : {}),
    ...(typeof contextTokens === 'number' ? { contextTokens } : {}),
    ...(typeof reasoning === 'boolean' ? { reasoning } : {}),
    ...(typeof tools === 'boolean' ? { tools } : {}),
    ...(Array.isArray(input) ? { input: input.filter((kind) => typeof kind === 'string') } : {}),
  };
}

/** The size that counts: what runs comes before what the model could do. Tokens. */
export const sizeThere = ({ running, trained, contextWindow }: ModelOnServer): number | undefined =>
  running ?? trained ?? contextWindow;

/** What a row says otherwise than the endpoint. What either of them leaves out is no difference. */
export function changesOf(row: Declared, model: ModelOnServer): readonly ModelChange[] {
  const pairs = [
    ['contextWindow', row.contextWindow, sizeThere(model)],
    ['reasoning', row.reasoning, model.reasoning],
    ['tools', row.tools, model.tools],
    ['input', row.input?.toSorted().join('+'), model.input?.toSorted().join('+')],
  ] as const;
  return pairs.flatMap(([field, configured, endpoint]) =>
    configured === undefined || endpoint === undefined || configured === endpoint
      ? []
      : [{ field, configured: String(configured), endpoint: String(endpoint) }],
  );
}

/** A window that is larger than what is there: a server drops what does not fit, or refuses it. */
export function overpromiseOf(block: Block, row: Declared, model: ModelOnServer): Overpromise | undefined {
  const there = sizeThere(model);
  const promised = Math.min(row.contextWindow ?? UNSTATED_WINDOW, row.contextTokens ?? Number.POSITIVE_INFINITY);
  if (there === undefined || promised <= there) return undefined;
  const limits = row.contextTokens !== undefined && row.contextTokens === promised;
  const at = [...block.path, 'models', row.place];
  return {
    path: showPath([...at, limits ? 'contextTokens' : 'contextWindow']),
    promised,
    there,
    ...(model.running === undefined ? {} : { from: model.runningFrom ?? 'the server' }),
    ...(row.asks === undefined ? {} : { asks: row.asks }),
    ...couldAsk(at, row, model, promised),
  };
}

/** An Ollama runs a model with what it is asked for, as far as the model goes. */
function couldAsk(at: KeyPath, row: Declared, model: ModelOnServer, promised: number): Pick<Overpromise, 'couldAsk'> {
  const isOllama = model.runningFrom === '/api/ps' || model.runningFrom === 'num_ctx';
  const tokens = Math.min(promised, model.trained ?? 0);
  if (!isOllama || tokens <= Math.max(model.running ?? 0, row.asks ?? 0)) return {};
  return { couldAsk: { path: showPath([...at, 'params', 'num_ctx']), tokens } };
}
