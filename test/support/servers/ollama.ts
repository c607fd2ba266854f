import type { Json } from '../../../state/domain/json.js';
import { type Answer, type Asked, chatCompletion, field, modelOf, routeOf, type Site } from './site.js';

type Model = {
  readonly name: string;
  readonly trained: number;
  readonly running?: number;
  /** It cannot call any. */
  readonly tools?: false;
  /** In place of what `tools` makes of them. */
  readonly capabilities?: readonly string[];
  /** `num_ctx` of its Modelfile. */
  readonly numCtx?: number;
  /** Nothing tells its context. */
  readonly untold?: true;
};

const plainNotFound: Answer = { status: 404, text: '404 page not found' };
const alive: Answer = { status: 200, text: 'Ollama is running' };

const chat = (model: string): Answer => ({
  status: 200,
  json: {
    model,
    created_at: '2026-06-01T12:00:00Z',
    message: { role: 'assistant', content: 'OK' },
    done: true,
    done_reason: 'stop',
  },
});

/** Ollama completes a name without a tag. */
const named = (models: readonly Model[], name: string | undefined): Model | undefined =>
  models.find((model) => model.name === name || model.name === `${name}:latest`);

/** 0.1.17: `/api/show` wants `name`, tags have no `model`, no /api/ps, no /v1. */
export const ollama0117 =
  (models: readonly Model[]): Site =>
  (asked) => {
    switch (routeOf(asked)) {
      case 'GET /':
        return alive;
      case 'GET /api/version':
        return { status: 200, json: { version: '0.1.17' } };
      case 'GET /api/tags':
        return { status: 200, json: { models: models.map(({ name }) => ({ name, size: 1, digest: 'd' })) } };
      case 'POST /api/show':
        if (field(asked.body, 'name') === undefined) return { status: 400, json: { error: 'name is required' } };
        return { status: 200, json: { modelfile: '', parameters: '', template: '{{ .Prompt }}', details: {} } };
      case 'POST /api/chat':
        return chatOr(models, asked, (name) => ({
          status: 404,
          json: { error: `model '${name}' not found, try pulling it first` },
        }));
      default:
        return plainNotFound;
    }
  };

/** 0.3.12: OpenAI paths beside the native ones; any key will do; a foreign Host gets an empty 403. */
export const ollama0312 = (models: readonly Model[]): Site => modern(models, false);

/** 0.6.4: capabilities in `/api/show`, and `/api/ps` tells the running context. */
export const ollama064 = (models: readonly Model[]): Site => modern(models, true);

const modern = (models: readonly Model[], recent: boolean): Site => {
  const version = recent ? '0.6.4' : '0.3.12';
  return (asked) => {
    if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(asked.headers.host ?? '')) return { status: 403, text: '' };
    switch (routeOf(asked)) {
      case 'GET /':
        return alive;
      case 'GET /api/version':
        return { status: 200, json: { version } };
      case 'GET /api/tags':
        return {
          status: 200,
          json: { models: models.map(({ name }) => ({ name, model: name, size: 1, details: { family: 'llama' } })) },
        };
      case 'GET /api/ps':
        return { status: 200, json: { models: models.flatMap((model) => psRow(model, recent)) } };
      case 'POST /api/show':
        return show(named(models, modelOf(asked) ?? field(asked.body, 'name')), recent);
      case 'GET /v1/models':
        return {
          status: 200,
          json: {
            object: 'list',
            data: models.map(({ name }) => ({ id: name, object: 'model', created: 1, owned_by: 'library' })),
          },
        };
      case 'POST /api/chat':
        return chatOr(models, asked, (name) => ({
          status: 404,
          json: { error: `model "${name}" not found, try pulling it first` },
        }));
      case 'POST /v1/chat/completions': {
        const name = modelOf(asked) ?? '';
        return named(models, name) === undefined
          ? {
              status: 404,
              json: {
                error: {
                  message: `model "${name}" not found, try pulling it first`,
                  type: 'api_error',
                  param: null,
                  code: null,
                },
              },
            }
          : chatCompletion(name);
      }
      default:
        return plainNotFound;
    }
  };
};

function psRow({ name, running }: Model, recent: boolean): readonly Json[] {
  if (running === undefined) return [];
  return [
    {
      name,
      model: name,
      expires_at: '2026-06-01T12:05:00Z',
      size_vram: 1,
      ...(recent ? { context_length: running } : {}),
    },
  ];
}

function show(model: Model | undefined, recent: boolean): Answer {
  if (model === undefined) return { status: 404, json: { error: 'model not found' } };
  const json = {
    template: '',
    details: { family: 'llama' },
    model_info: {
      'general.architecture': 'llama',
      ...(model.untold ? {} : { 'llama.context_length': model.trained }),
    },
    ...(model.numCtx === undefined ? {} : { parameters: `stop "<|eot|>"\nnum_ctx ${model.numCtx}` }),
  };
  const capabilities = model.capabilities ?? ['completion', ...(model.tools === false ? [] : ['tools'])];
  return { status: 200, json: recent ? { ...json, capabilities } : json };
}

function chatOr(models: readonly Model[], asked: Asked, missing: (name: string) => Answer): Answer {
  const name = modelOf(asked) ?? '';
  return named(models, name) === undefined ? missing(name) : chat(name);
}
