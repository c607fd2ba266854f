import type { JsonObject } from '../../../state/domain/json.js';
import { anthropicMessage, chatCompletion, keyOf, modelOf, routeOf, type Site } from './site.js';

/** LM Studio: lists everything downloaded; the native list tells what is loaded and how. */
export const lmStudio =
  (models: readonly string[], loaded: Readonly<Record<string, number>> = {}): Site =>
  (asked) => {
    switch (routeOf(asked)) {
      case 'GET /v1/models':
        return {
          status: 200,
          json: { object: 'list', data: models.map((id) => ({ id, object: 'model', owned_by: 'organization_owner' })) },
        };
      case 'GET /api/v0/models':
        return {
          status: 200,
          json: {
            object: 'list',
            data: models.map((id) => ({
              id,
              object: 'model',
              type: 'llm',
              state: loaded[id] === undefined ? 'not-loaded' : 'loaded',
              max_context_length: 196_608,
              ...(loaded[id] === undefined ? {} : { loaded_context_length: loaded[id] }),
            })),
          },
        };
      case 'POST /v1/chat/completions':
        return chatCompletion(modelOf(asked));
      case 'POST /v1/responses':
        return {
          status: 200,
          json: {
            id: 'resp_1',
            object: 'response',
            model: modelOf(asked) ?? '',
            output: [{ type: 'message', content: [] }],
          },
        };
      default:
        return { status: 200, json: { error: `Unexpected endpoint or method. (${asked.method} ${asked.path})` } };
    }
  };

/** With a key, vLLM guards what is under /v1 and nothing else. */
export const vllm =
  (model: string, maxLength: number, key?: string): Site =>
  (asked) => {
    if (key !== undefined && asked.path.startsWith('/v1') && keyOf(asked) !== key)
      return { status: 401, json: { error: 'Unauthorized' } };
    switch (routeOf(asked)) {
      case 'GET /version':
        return { status: 200, json: { version: '0.11.0' } };
      case 'GET /v1/models':
        return {
          status: 200,
          json: {
            object: 'list',
            data: [{ id: model, object: 'model', created: 1, owned_by: 'vllm', root: model, max_model_len: maxLength }],
          },
        };
      case 'POST /v1/chat/completions':
        if (modelOf(asked) === undefined)
          return {
            status: 400,
            json: { object: 'error', message: 'Field required', type: 'BadRequestError', code: 400 },
          };
        return modelOf(asked) === model
          ? chatCompletion(model)
          : {
              status: 404,
              json: {
                object: 'error',
                message: `The model \`${modelOf(asked)}\` does not exist.`,
                type: 'NotFoundError',
                param: null,
                code: 404,
              },
            };
      default:
        return { status: 404, json: { detail: 'Not Found' } };
    }
  };

export const sglang =
  (model: string, maxLength: number): Site =>
  (asked) => {
    switch (routeOf(asked)) {
      case 'GET /v1/models':
        return {
          status: 200,
          json: {
            object: 'list',
            data: [
              { id: model, object: 'model', created: 1, owned_by: 'sglang', root: model, max_model_len: maxLength },
            ],
          },
        };
      case 'GET /get_model_info':
        return { status: 200, json: { model_path: model, tokenizer_path: model, is_generation: true } };
      case 'POST /v1/chat/completions':
        return chatCompletion(modelOf(asked));
      default:
        return { status: 404, json: { detail: 'Not Found' } };
    }
  };

/** LiteLLM: its list is as OpenAI's, and all of the same second; what the models cost is on a path of its own. */
export const liteLlm =
  (key: string, models: readonly { readonly name: string; readonly info: JsonObject }[]): Site =>
  (asked) => {
    const route = routeOf(asked);
    if (route === 'GET /health/liveliness') return { status: 200, json: "I'm alive!" };
    if (keyOf(asked) !== key)
      return {
        status: 401,
        json: { error: { message: 'Authentication Error, No api key passed in.', type: 'auth_error', code: '401' } },
      };
    switch (route) {
      case 'GET /models':
      case 'GET /v1/models':
        return {
          status: 200,
          json: {
            object: 'list',
            data: models.map(({ name }) => ({ id: name, object: 'model', created: 1_677_610_602, owned_by: 'openai' })),
          },
        };
      case 'GET /model/info':
        return {
          status: 200,
          json: { data: models.map(({ name, info }) => ({ model_name: name, litellm_params: {}, model_info: info })) },
        };
      case 'POST /chat/completions':
      case 'POST /v1/chat/completions':
        return chatCompletion(modelOf(asked));
      default:
        return { status: 404, json: { detail: 'Not Found' } };
    }
  };

/** claude-code-router 2.0: messages alone, and plain text for a missing key. */
export const claudeCodeRouter =
  (key: string): Site =>
  (asked) => {
    if (keyOf(asked) !== key) return { status: 401, text: 'APIKEY is missing' };
    if (routeOf(asked) !== 'POST /v1/messages') {
      return {
        status: 404,
        json: { message: `Route ${asked.method}:${asked.path} not found`, error: 'Not Found', statusCode: 404 },
      };
    }
    const model = modelOf(asked);
    return model === undefined
      ? {
          status: 500,
          json: { error: { message: 'Missing model in request body', type: 'api_error', code: 'missing_model' } },
        }
      : anthropicMessage(model);
  };

/** Portkey 1.15 without the headers that name an upstream. */
export const portkey: Site = (asked) =>
  asked.headers['x-portkey-provider'] === undefined
    ? {
        status: 400,
        json: { status: 'failure', message: 'Either x-portkey-config or x-portkey-provider header is required' },
      }
    : { status: 500, json: { 'html-message': 'upstream is down' } };
