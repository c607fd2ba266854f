import { type Command, MODEL, type Param } from './command.js';
import { WRITER_FLAGS } from './flags.js';

export const MODELS: readonly Command[] = [
  {
    name: 'set',
    summary: 'Set the default model',
    about: [
      'Fallbacks stay, unless the model was one of them. Where there is an allowlist, the model is added to it; where there is none, none is made.',
    ],
    params: [MODEL],
    flags: WRITER_FLAGS,
    examples: ['pincer set anthropic/claude-sonnet-4-6', 'pincer set opus --dry-run'],
    run: async (call) => (await import('../run/models.js')).setModel(call, 'text'),
  },
  {
    name: 'set-image',
    summary: 'Set the image model',
    params: [MODEL],
    flags: WRITER_FLAGS,
    examples: ['pincer set-image openai/gpt-5.4'],
    run: async (call) => (await import('../run/models.js')).setModel(call, 'image'),
  },
];

const ALLOWED: Param = { ...MODEL, summary: 'Model ref (provider/model) or alias; provider/* for all of a provider' };

export const ALLOWLIST: readonly Command[] = [
  {
    name: 'allow',
    summary: 'Put a model, or all of a provider, on the allowlist',
    about: [
      'Where there is no allowlist, every model may be chosen. The first `allow` makes one, with the models in use in it, and asks for --yes because from then on nothing else may be chosen.',
    ],
    params: [ALLOWED],
    flags: WRITER_FLAGS,
    examples: ['pincer allow anthropic/claude-opus-4-6', "pincer allow 'ollama/*' --yes"],
    run: async (call) => (await import('../run/models.js')).allowModel(call),
  },
  {
    name: 'disallow',
    summary: 'Take a model, or all of a provider, off the allowlist',
    params: [ALLOWED],
    flags: WRITER_FLAGS,
    examples: ['pincer disallow anthropic/claude-opus-4-6'],
    run: async (call) => (await import('../run/models.js')).disallowModel(call),
  },
];
