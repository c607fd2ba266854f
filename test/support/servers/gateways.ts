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

export const vllm =
  (model: string, maxLength: number): Site =>
  (asked) => {
    switch (routeOf(asked)) {
      case 'GET /v1/models':
        return {
          status: 200,
          json: {
            object: 'list',
            data: [{ id: model, object: 'model', created: 1, owned_by: 'vllm', root: model, max_model_len: maxLength }],
          },
        };
      case 'POST /v1/chat/completions':
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
