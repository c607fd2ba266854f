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

const openAiError = (status: number, message: string, type: string, code: string | null): Answer => ({
  status,
  json: { error: { message, type, param: null, code } },
});

/** As api.openai.com answers: every path wants the key, unknown models are refused by name. */
export const openAiLike =
  (key: string, models: readonly string[]): Site =>
  (asked) => {
    const given = keyOf(asked);
    if (given === undefined) return openAiError(401, "You didn't provide an API key.", 'invalid_request_error', null);
    return given === key ? openAiAnswer(asked, models) : wrongKey(given);
  };

const wrongKey = (given: string): Answer =>
  openAiError(
    401,
    `Incorrect API key provided: ${given}. You can find your API key at https://platform.openai.com/account/api-keys.`,
    'invalid_request_error',
    'invalid_api_key',
  );

function openAiAnswer(asked: Asked, models: readonly string[]): Answer {
  const model = modelOf(asked) ?? '';
  const route = routeOf(asked);
  if (route === 'GET /v1/models') {
    const data = models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'system' }));
    return { status: 200, json: { object: 'list', data } };
  }
  if (route !== 'POST /v1/chat/completions' && route !== 'POST /v1/responses') {
    return openAiError(404, `Invalid URL (${asked.method} ${asked.path})`, 'invalid_request_error', null);
  }
  if (modelOf(asked) === undefined)
    return openAiError(400, 'you must provide a model parameter', 'invalid_request_error', null);
  if (!models.includes(model)) {
    const message = `The model \`${model}\` does not exist or you do not have access to it.`;
    return openAiError(404, message, 'invalid_request_error', 'model_not_found');
  }
  if (route === 'POST /v1/chat/completions') return chatCompletion(`${model}-2025-11-13`);
  const output = [{ type: 'message', content: [{ type: 'output_text', text: 'OK' }] }];
  return { status: 200, json: { id: 'resp_1', object: 'response', model, output } };
}

const anthropicError = (status: number, type: string, message: string): Answer => ({
  status,
  json: { type: 'error', error: { type, message }, request_id: 'req_1' },
});

/** As api.anthropic.com answers; lists dated ids, and takes their aliases. */
export const anthropicLike =
  (key: string, models: readonly string[]): Site =>
  (asked) => {
    if (keyOf(asked) !== key) return anthropicError(401, 'authentication_error', 'invalid x-api-key');
    if (asked.headers['anthropic-version'] === undefined)
      return anthropicError(400, 'invalid_request_error', 'anthropic-version: header is required');
    switch (routeOf(asked)) {
      case 'GET /v1/models':
        return {
          status: 200,
          json: {
            data: models.map((id) => ({ type: 'model', id, display_name: id, created_at: '2026-01-01T00:00:00Z' })),
            has_more: false,
          },
        };
      case 'POST /v1/messages': {
        const model = modelOf(asked);
        if (model === undefined) return anthropicError(400, 'invalid_request_error', 'model: Field required');
        const found = models.find((id) => id === model || id.startsWith(`${model}-2`));
        return found === undefined
          ? anthropicError(404, 'not_found_error', `model: ${model}`)
          : anthropicMessage(found);
      }
      default:
        return anthropicError(404, 'not_found_error', 'Not found');
    }
  };

/** An Anthropic-compatible endpoint without a list, as MiniMax and Kimi have. */
export const messagesOnly =
  (key: string, models: readonly string[]): Site =>
  (asked) => {
    if (routeOf(asked) !== 'POST /anthropic/v1/messages') return { status: 404, text: '404 page not found' };
    if (keyOf(asked) !== key) return anthropicError(401, 'authentication_error', 'invalid api key');
    const model = modelOf(asked);
    if (model === undefined) return anthropicError(400, 'invalid_request_error', 'model: Field required');
    return models.includes(model)
      ? anthropicMessage(model)
      : anthropicError(404, 'not_found_error', `unknown model '${model}'`);
  };

const googleError = (code: number, status: string, message: string, reason?: string): Answer => ({
  status: code,
  json: {
    error: {
      code,
      message,
      status,
      ...(reason === undefined
        ? {}
        : { details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' }] }),
    },
  },
});

/** As generativelanguage.googleapis.com answers. */
export const googleLike =
  (key: string, models: readonly string[]): Site =>
  (asked) => {
    const given = keyOf(asked);
    if (given === undefined)
      return googleError(
        403,
        'PERMISSION_DENIED',
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      );
    if (given !== key)
      return googleError(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', 'API_KEY_INVALID');
    if (routeOf(asked) === 'GET /v1beta/models') {
      return {
        status: 200,
        json: {
          models: models.map((id) => ({ name: `models/${id}`, supportedGenerationMethods: ['generateContent'] })),
        },
      };
    }
    const model = modelInPath(asked);
    if (model === undefined) return { status: 404, text: '' };
    if (!models.includes(model))
      return googleError(
        404,
        'NOT_FOUND',
        `models/${model} is not found for API version v1beta, or is not supported for generateContent.`,
      );
    return {
      status: 200,
      json: {
        candidates: [{ content: { parts: [{ text: 'OK' }], role: 'model' }, finishReason: 'STOP' }],
        usageMetadata: { totalTokenCount: 10 },
        modelVersion: `${model}-001`,
      },
    };
  };

const modelInPath = ({ path }: Asked): string | undefined =>
  /^\/v1beta\/models\/([^:]+):(?:generateContent|streamGenerateContent\?alt=sse)$/.exec(path)?.[1];

/** As openrouter.ai answers: anybody may read the list, and the rest wants the key. */
export const openRouterLike =
  (key: string, models: readonly string[]): Site =>
  (asked) => {
    if (routeOf(asked) === 'GET /api/v1/models') {
      const data = models.map((id) => ({
        id,
        name: id,
        context_length: 131_072,
        architecture: { input_modalities: ['text'], output_modalities: ['text'] },
        pricing: { prompt: '0.0000006', completion: '0.0000025' },
        supported_parameters: ['tools', 'max_tokens'],
      }));
      return { status: 200, json: { data } };
    }
    if (routeOf(asked) !== 'POST /api/v1/chat/completions')
      return { status: 404, text: '<!doctype html><title>Not found</title>', headers: { 'content-type': 'text/html' } };
    if (keyOf(asked) !== key)
      return { status: 401, json: { error: { message: 'No auth credentials found', code: 401 } } };
    const model = modelOf(asked);
    if (model === undefined) return { status: 400, json: { error: { message: 'No models provided', code: 400 } } };
    return models.includes(model)
      ? chatCompletion(model)
      : { status: 400, json: { error: { message: `${model} is not a valid model ID`, code: 400 } } };
  };
