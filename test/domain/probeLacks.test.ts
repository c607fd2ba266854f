import { expect, test } from 'vitest';
import type { Json } from '../../state/domain/json.js';
import type { Answer, Evidence, Reply } from '../../state/domain/probe/evidence.js';
import { judge } from '../../state/domain/probe/judge.js';
import { refusesForce } from '../../state/domain/probe/lacks.js';
import type { ProbeOutcome } from '../../state/domain/probe.js';

const reply = (status: number, body: Json | string): Reply => ({
  kind: 'reply',
  status,
  headers: {},
  text: typeof body === 'string' ? body : JSON.stringify(body),
  truncated: false,
});

const evidence = (probe: 'tools' | 'image' | 'completion', main: Reply, over: Partial<Evidence> = {}): Evidence => ({
  probe,
  host: 'models.example',
  model: 'm1',
  contextWindow: 1024,
  keySent: true,
  looked: [],
  now: 0,
  main,
  shape: 'completion',
  ...over,
});

const openAi = (message: string, type = 'invalid_request_error', code: string | number | null = null): Json => ({
  error: { message, type, param: null, code },
});

type Row = readonly [what: string, status: number, body: Json | string];

const WITHOUT_TOOLS: readonly Row[] = [
  ['Ollama', 400, { error: 'registry.ollama.ai/library/m1:latest does not support tools' }],
  ['Ollama, OpenAI path', 400, openAi('registry.ollama.ai/library/m1:latest does not support tools', 'api_error')],
  [
    'OpenRouter',
    404,
    openAi(
      'No endpoints found that support tool use. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing',
      'not_found',
      404,
    ),
  ],
  [
    'vLLM without its switch',
    400,
    {
      object: 'error',
      message: '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
      type: 'BadRequestError',
      code: 400,
    },
  ],
  ['llama-server without --jinja', 500, openAi('tools param requires --jinja flag', 'server_error', 500)],
  [
    'OpenAI',
    400,
    openAi(
      "Unsupported parameter: 'tools' is not supported with this model.",
      'invalid_request_error',
      'unsupported_parameter',
    ),
  ],
  ['Groq', 400, openAi('`tool calling` is not supported with this model')],
  [
    'Google',
    400,
    { error: { code: 400, message: 'Function calling is not enabled for models/m1', status: 'INVALID_ARGUMENT' } },
  ],
  ['Mistral', 400, { object: 'error', message: 'Function calling is not enabled for this model', code: '3051' }],
  ['LiteLLM', 400, openAi("litellm.UnsupportedParamsError: x does not support parameters: ['tools'], for model=m1")],
  ['text', 422, 'this model does not support function calling'],
];

test.each(WITHOUT_TOOLS)('no tools, as %s says it', (_what, status, body) => {
  expect(judge(evidence('tools', reply(status, body)))).toMatchObject({ kind: 'lacks', what: 'tools', status });
});

const WITHOUT_IMAGES: readonly Row[] = [
  [
    'llama-server',
    500,
    openAi(
      'image input is not supported - hint: if this is unexpected, you may need to provide the mmproj',
      'server_error',
      500,
    ),
  ],
  ['OpenRouter', 404, openAi('No endpoints found that support image input', 'not_found', 404)],
  ['OpenAI', 400, openAi('Invalid content type. image_url is only supported by certain models.')],
  [
    'DeepSeek',
    400,
    openAi(
      'Failed to deserialize the JSON body into the target type: messages[0]: unknown variant `image_url`, expected `text` at line 1 column 180',
    ),
  ],
  [
    'Groq',
    400,
    openAi(
      "'messages.0' : for 'role:user' the following must be satisfied[('messages.0.content' : value must be a string) messages[0].content must be a string]",
    ),
  ],
  ['vLLM', 400, { object: 'error', message: 'm1 is not a multimodal model', type: 'BadRequestError', code: 400 }],
  ['vLLM, newer', 400, openAi('At most 0 image(s) may be provided in one prompt.', 'BadRequestError', 400)],
  ['LM Studio', 400, { error: 'Model does not support images. Please use a model that does.' }],
  [
    'Google',
    400,
    { error: { code: 400, message: 'Image input modality is not enabled for models/m1', status: 'INVALID_ARGUMENT' } },
  ],
  ['Ollama', 500, { error: 'this model is missing data required for image input' }],
  [
    'xAI',
    400,
    { code: 'Client specified an invalid argument', error: 'Image inputs are not supported by this model.' },
  ],
];

test.each(WITHOUT_IMAGES)('no pictures, as %s says it', (_what, status, body) => {
  expect(judge(evidence('image', reply(status, body)))).toMatchObject({ kind: 'lacks', what: 'images', status });
});

const NEITHER: readonly (readonly [string, 'tools' | 'image', Reply, ProbeOutcome, string | undefined])[] = [
  [
    'a wrong key',
    'tools',
    reply(401, openAi('Invalid API Key: tools are not available without one', 'authentication_error')),
    { kind: 'auth', status: 401, said: 'Invalid API Key: tools are not available without one' },
    undefined,
  ],
  [
    'too many requests',
    'tools',
    reply(429, openAi('Tool use is not available: rate limit', 'requests')),
    { kind: 'rate_limit', status: 429, said: 'Tool use is not available: rate limit' },
    undefined,
  ],
  [
    'a model that is not there, with vision in its name',
    'image',
    reply(404, { error: "model 'llama-vision' not found, try pulling it first" }),
    { kind: 'unknown-model', because: 'refused', said: "model 'llama-vision' not found, try pulling it first" },
    'llama-vision',
  ],
  [
    'a model that is refused, with tools in its name',
    'tools',
    reply(400, openAi('model tools-7b is not supported')),
    { kind: 'unknown-model', because: 'refused', said: 'model tools-7b is not supported' },
    'tools-7b',
  ],
  [
    'a picture that could not be read',
    'image',
    reply(400, { type: 'error', error: { type: 'invalid_request_error', message: 'Could not process image' } }),
    { kind: 'format', status: 400, said: 'Could not process image' },
    undefined,
  ],
  [
    'a call that came out wrong',
    'tools',
    reply(
      400,
      openAi('Failed to call a function. Please adjust your prompt.', 'invalid_request_error', 'tool_use_failed'),
    ),
    { kind: 'no-tool-call', said: 'Failed to call a function. Please adjust your prompt.' },
    undefined,
  ],
];

test.each(NEITHER)('%s is not a lack', (_what, probe, main, outcome, model = 'm1') =>
  expect(judge(evidence(probe, main, { model }))).toEqual(outcome),
);

test('a completion has neither tools nor pictures to be refused', () =>
  expect(judge(evidence('completion', reply(400, openAi('This model does not support tools'))))).toEqual({
    kind: 'format',
    status: 400,
    said: 'This model does not support tools',
  }));

const called = (answer: Answer): ProbeOutcome => judge(evidence('tools', reply(200, {}), { answer }));

test('only a call is a call', () => {
  expect(called({ model: 'm1', toolCalls: ['ping'] })).toEqual({ kind: 'ok' });
  // Whatever it is called: it can.
  expect(called({ toolCalls: [''] })).toEqual({ kind: 'ok' });
  expect(called({ text: 'ping({})\nthere' })).toEqual({ kind: 'no-tool-call', said: 'ping({}) there' });
  expect(called({ text: '' })).toEqual({ kind: 'no-tool-call' });
  expect(called({ text: 'Let me th', cut: true })).toEqual({
    kind: 'no-tool-call',
    said: 'its tokens were spent before it called any',
  });
});

test('a server that takes any id is found out by a call as well', () =>
  expect(called({ model: 'tiny', toolCalls: ['ping'] })).toEqual({ kind: 'answers-as', model: 'tiny' }));

test('a picture is taken, and looked at or not', () => {
  const shown = (seen: boolean) => judge(evidence('image', reply(200, {}), { answer: { model: 'm1' }, seen }));
  expect(shown(true)).toEqual({ kind: 'ok' });
  expect(shown(false)).toEqual({ kind: 'ok', note: 'image-not-seen' });
});

test.each([
  ["tool_choice 'required' is incompatible with thinking enabled", true],
  ["No endpoints found that support the provided 'tool_choice' value.", true],
  ['Invalid value for toolConfig.functionCallingConfig.mode', true],
  ['m1 does not support tools', false],
] as const)('%s: refuses force alone? %s', (message, is) => expect(refusesForce(message)).toBe(is));
