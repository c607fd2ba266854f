import {
  type Answer,
  type Asked,
  anthropicMessage,
  chatCompletion,
  keyOf,
  modelOf,
  routeOf,
  type Site,
} from './site.js';

const refused: Answer = {
  status: 401,
  json: { error: { message: 'Invalid API Key', type: 'authentication_error', code: 401 } },
};
const notFound: Answer = {
  status: 404,
  json: { error: { message: 'File Not Found', type: 'not_found_error', code: 404 } },
};
const missingMessages: Answer = {
  status: 500,
  json: {
    error: { code: 500, message: "[json.exception.out_of_range.403] key 'messages' not found", type: 'server_error' },
  },
};

export type LlamaSetup = {
  readonly key?: string;
  readonly model?: string;
  readonly context?: number;
  readonly trained?: number;
};

/** llama-server 0.5.0 (September 2026): one model, any `model` is accepted, every path but /health wants the key. */
export function llamaServer(setup: LlamaSetup = {}): Site {
  const { key } = setup;
  const routes = llamaRoutes(setup);
  return (asked) => {
    const route = routeOf(asked);
    if (route === 'GET /health' || route === 'GET /v1/health') return { status: 200, json: { status: 'ok' } };
    if (key !== undefined && keyOf(asked) !== key) return refused;
    return routes[route]?.(asked) ?? notFound;
  };
}

type Routes = Readonly<Record<string, Site>>;

function llamaRoutes({ model = 'tiny-chain', context = 4096, trained = 32_768 }: LlamaSetup): Routes {
  const list: Site = () => ({
    status: 200,
    json: {
      models: [{ name: model, model, capabilities: ['completion'], details: { parent_model: '', format: 'gguf' } }],
      object: 'list',
      data: [
        {
          id: model,
          aliases: [model],
          tags: [],
          object: 'model',
          created: 1,
          owned_by: 'llamacpp',
          meta: { n_ctx: context, n_ctx_train: trained, n_params: 1000, size: 2000 },
        },
      ],
    },
  });
  const complete: Site = (asked) => (hasMessages(asked) ? chatCompletion(model) : missingMessages);
  return {
    'GET /v1/models': list,
    'GET /models': list,
    'GET /props': () => ({
      status: 200,
      json: {
        default_generation_settings: { n_ctx: context },
        total_slots: 1,
        model_alias: model,
        modalities: { vision: false },
        is_sleeping: false,
      },
    }),
    'POST /v1/chat/completions': complete,
    'POST /chat/completions': complete,
    'POST /v1/messages': (asked) => (hasMessages(asked) ? anthropicMessage(model) : missingMessages),
  };
}

/** b7347 (December 2025): the lists are public, say nothing of the running context, and the answer repeats what was asked. */
export function llamaServerOf2025({
  key,
  model = 'tiny-chain',
  context = 4096,
  trained = 32_768,
}: LlamaSetup = {}): Site {
  const current = llamaServer({ ...(key === undefined ? {} : { key }), model, context, trained });
  return (asked) => {
    const route = routeOf(asked);
    if (route === 'GET /v1/models' || route === 'GET /models') {
      return {
        status: 200,
        json: {
          object: 'list',
          data: [
            {
              id: model,
              object: 'model',
              created: 1,
              owned_by: 'llamacpp',
              meta: { n_ctx_train: trained, n_params: 1000 },
            },
          ],
        },
      };
    }
    const answer = current(asked);
    const completed = route === 'POST /v1/chat/completions' && answer.status === 200;
    return completed ? chatCompletion(modelOf(asked)) : answer;
  };
}

/** Router mode: lists every file, rejects unknown ids, and would load a model if its props were asked for. */
export function llamaRouter(models: readonly string[], loaded?: string): Site {
  return (asked) => {
    switch (routeOf(asked)) {
      case 'GET /v1/models':
        return {
          status: 200,
          json: {
            object: 'list',
            data: models.map((id) => ({
              id,
              object: 'model',
              created: 1,
              owned_by: 'llamacpp',
              status: { value: id === loaded ? 'loaded' : 'unloaded' },
            })),
          },
        };
      case 'POST /v1/chat/completions': {
        const model = modelOf(asked) ?? '';
        if (models.includes(model)) return chatCompletion(model);
        return {
          status: 400,
          json: { error: { code: 400, message: `model '${model}' not found`, type: 'invalid_request_error' } },
        };
      }
      default:
        return notFound;
    }
  };
}

/** While loading: 503 on every path, /health included, even to a wrong key. */
export const llamaLoading: Site = () => ({
  status: 503,
  json: { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } },
});

/** Started with a context that not even the probe's prompt fits into. */
export const llamaTiny: Site = (asked) =>
  asked.method === 'GET'
    ? llamaServer({ context: 256 })(asked)
    : {
        status: 400,
        json: {
          error: {
            code: 400,
            message: 'request (1030 tokens) exceeds the available context size (256 tokens), try increasing it',
            type: 'exceed_context_size_error',
            n_prompt_tokens: 1030,
            n_ctx: 256,
          },
        },
      };

const hasMessages = ({ body }: Asked): boolean => typeof body === 'object' && body !== null && 'messages' in body;
