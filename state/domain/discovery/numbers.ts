import type { Cost } from '../home.js';
import type { ModelNumbers, ModelOnServer, OpenClawRow } from './discovery.js';

const FREE: Cost = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** The documents: what the server does not tell is this many tokens. */
const DOCUMENTED_WINDOW = 8192;

/** What an Ollama's model gets by the documents. */
export function documentedNumbers(model: ModelOnServer): ModelNumbers {
  const contextWindow = model.trained ?? DOCUMENTED_WINDOW;
  return {
    contextWindow,
    maxTokens: 10 * contextWindow,
    reasoning: model.reasoning ?? false,
    input: model.input ?? ['text'],
    cost: FREE,
  };
}

/** OpenClaw 2026.5.28 asks for no more than these. Of the others it knows nothing. */
const MOST_ASKED = 200;

const UNKNOWN_WINDOW = 128_000;
const MAX_TOKENS = 8192;

type Servers = 'ollama' | 'self-hosted';

/** Which of OpenClaw's ways to read a list belongs to a provider. LM Studio has one of its own, of which Pincer tells nothing. */
export const HOW_READ: Readonly<Record<string, Servers>> = {
  ollama: 'ollama',
  vllm: 'self-hosted',
  sglang: 'self-hosted',
};

/** What OpenClaw 2026.5.28 makes of a model that it is told of; `place` in the list. */
export function openClawNumbers(how: Servers, model: ModelOnServer, place: number): OpenClawRow | undefined {
  if (how === 'self-hosted') return selfHosted(model);
  return place < MOST_ASKED ? ofOllama(model) : undefined;
}

/** OpenClaw: `buildOllamaModelDefinition`. The window is the trained one or a larger `num_ctx`. */
function ofOllama({ id, tools, reasoning, input, contextWindow }: ModelOnServer): OpenClawRow {
  const isTold = tools !== undefined;
  return {
    contextWindow: contextWindow ?? UNKNOWN_WINDOW,
    maxTokens: MAX_TOKENS,
    reasoning: CLOUD_REASONS.test(id.trim()) || (isTold ? (reasoning ?? false) : soundsLikeReasoning(id)),
    input: isTold ? (input ?? ['text']) : ['text'],
    cost: FREE,
    supportsTools: tools ?? true,
  };
}

/** OpenClaw: `discoverOpenAICompatibleLocalModels`. `max_model_len` is not looked at. */
const selfHosted = ({ id, trained, running, runningFrom }: ModelOnServer): OpenClawRow => ({
  contextWindow: trained ?? UNKNOWN_WINDOW,
  maxTokens: MAX_TOKENS,
  reasoning: soundsLikeReasoning(id),
  input: ['text'],
  cost: FREE,
  ...(runningFrom === '/props' && running !== undefined ? { contextTokens: running } : {}),
});

const CLOUD_REASONS = /^deepseek-v4-(?:flash|pro):cloud$/i;
const soundsLikeReasoning = (id: string): boolean => /r1|reasoning|think|reason/i.test(id);
