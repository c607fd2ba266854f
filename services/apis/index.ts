import type { ProbeApi } from '../../state/domain/probe.js';
import { ANTHROPIC_MESSAGES } from './anthropic.js';
import type { Api } from './api.js';
import { GOOGLE_GENERATIVE_AI } from './google.js';
import { OLLAMA } from './ollama.js';
import { OPENAI_COMPLETIONS } from './openAi.js';
import { OPENAI_RESPONSES } from './openAiResponses.js';

/** One row per wire dialect. */
export const APIS: Readonly<Record<ProbeApi, Api>> = {
  'openai-completions': OPENAI_COMPLETIONS,
  'openai-responses': OPENAI_RESPONSES,
  'anthropic-messages': ANTHROPIC_MESSAGES,
  ollama: OLLAMA,
  'google-generative-ai': GOOGLE_GENERATIVE_AI,
};
