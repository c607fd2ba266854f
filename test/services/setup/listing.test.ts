import { expect, test } from 'vitest';
import { listModels } from '../../../services/listing/list.js';
import { asker, limitsOf } from '../../../services/probes/ask.js';
import { keysFor } from '../../../services/probes/keys.js';
import type { Json } from '../../../state/domain/json.js';
import type { ProbeApi } from '../../../state/domain/probe.js';
import type { FoundModel } from '../../../state/domain/setup/trial.js';
import { type FakeWorld, fakeWorld, type Reply } from '../../support/fakeWorld.js';
import { target, vault } from '../../support/probing.js';

const BASE = 'https://models.example/v1';

const json = (body: Json): Reply => ({ status: 200, text: JSON.stringify(body) });

type Wish = { readonly api?: ProbeApi; readonly provider?: string; readonly baseUrl?: string };

async function listed(world: FakeWorld, { api = 'openai-completions', provider = 'here', baseUrl = BASE }: Wish = {}) {
  const { plan } = target(api, baseUrl, '');
  if (plan.kind !== 'request') throw new Error('a target of a request');
  const keys = keysFor(vault('sk-pincer-test'), provider, plan);
  const ask = asker(world, limitsOf(), new AbortController().signal, {}, keys);
  return listModels({ provider, api, baseUrl, ask });
}

/** One row of a list, as its server gives it, and what is made of it. */
const ROWS: readonly (readonly [string, Json, Omit<FoundModel, 'id'>])[] = [
  ['OpenAI, which tells nothing', { id: 'm', object: 'model', created: 1, owned_by: 'system' }, {}],
  ['vLLM and SGLang', { id: 'm', max_model_len: 40_960 }, { contextWindow: 40_960 }],
  ['llama-server 0.5.0', { id: 'm', meta: { n_ctx: 8192, n_ctx_train: 131_072 } }, { contextWindow: 8192 }],
  ['llama-server of 2025', { id: 'm', meta: { n_ctx_train: 131_072 } }, { contextWindow: 131_072 }],
  [
    'OpenRouter',
    {
      id: 'm',
      name: 'Maker: Model M',
      context_length: 262_144,
      architecture: {
        modality: 'text+image->text',
        input_modalities: ['image', 'text', 'file'],
        output_modalities: ['text'],
      },
      pricing: { prompt: '0.0000006', completion: '0.0000025', input_cache_read: '0.00000015', request: '0' },
      top_provider: { context_length: 131_072, max_completion_tokens: 32_768, is_moderated: false },
      supported_parameters: ['max_tokens', 'reasoning', 'tools'],
    },
    {
      name: 'Maker: Model M',
      contextWindow: 262_144,
      maxTokens: 32_768,
      cost: { input: 0.6, output: 2.5, cacheRead: 0.15, cacheWrite: 0 },
      input: ['text', 'image'],
      reasoning: true,
      tools: true,
    },
  ],
  [
    'OpenRouter, a model without tools, for nothing',
    { id: 'm', pricing: { prompt: '0', completion: '0' }, supported_parameters: ['temperature'] },
    {
      cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
      reasoning: false,
      tools: false,
      unfit: 'no tools',
    },
  ],
  [
    'OpenRouter, a router whose price depends',
    { id: 'm', context_length: 2_000_000, pricing: { prompt: '-1', completion: '-1' }, supported_parameters: [] },
    { contextWindow: 2_000_000 },
  ],
  [
    'OpenRouter, a model that draws',
    { id: 'm', architecture: { input_modalities: ['text'], output_modalities: ['image'] } },
    { input: ['text'], unfit: 'makes no text' },
  ],
  [
    'Together',
    {
      id: 'm',
      type: 'chat',
      display_name: 'Model M',
      context_length: 131_072,
      pricing: { hourly: 0, input: 0.88, output: 0.88, base: 0, finetune: 0 },
    },
    { name: 'Model M', contextWindow: 131_072, cost: { input: 0.88, output: 0.88, cacheRead: 0, cacheWrite: 0 } },
  ],
  ['Together, of embeddings', { id: 'm', type: 'embedding' }, { unfit: 'embeddings only' }],
  ['Together, to moderate', { id: 'm', type: 'moderation' }, { unfit: 'no chat' }],
  [
    'Vercel',
    {
      id: 'm',
      name: 'M',
      type: 'language',
      context_window: 200_000,
      max_tokens: 64_000,
      tags: ['reasoning', 'tool-use', 'vision'],
      pricing: {
        input: '0.000003',
        output: '0.000015',
        input_cache_read: '0.0000003',
        input_cache_write: '0.00000375',
      },
    },
    {
      name: 'M',
      contextWindow: 200_000,
      maxTokens: 64_000,
      cost: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
      input: ['text', 'image'],
      reasoning: true,
      tools: true,
    },
  ],
  [
    'Vercel, tags that leave tools out prove nothing',
    { id: 'm', type: 'language', tags: ['vision'] },
    { input: ['text', 'image'] },
  ],
  [
    'Mistral',
    {
      id: 'm',
      name: 'm',
      type: 'base',
      max_context_length: 131_072,
      capabilities: { completion_chat: true, function_calling: true, vision: false },
    },
    { contextWindow: 131_072, input: ['text'], tools: true },
  ],
  [
    'Mistral, of embeddings',
    { id: 'm', capabilities: { completion_chat: false, function_calling: false, vision: false } },
    { input: ['text'], tools: false, unfit: 'no chat' },
  ],
  [
    'Groq',
    { id: 'm', active: true, context_window: 131_072, max_completion_tokens: 32_768 },
    { contextWindow: 131_072, maxTokens: 32_768 },
  ],
  ['Groq, switched off', { id: 'm', active: false }, { unfit: 'not active' }],
  [
    'Moonshot',
    { id: 'm', context_length: 262_144, supports_image_in: true, supports_video_in: true, supports_reasoning: true },
    { contextWindow: 262_144, input: ['text', 'image', 'video'], reasoning: true },
  ],
  [
    'GitHub Copilot',
    {
      id: 'm',
      name: 'M',
      capabilities: {
        type: 'chat',
        limits: { max_context_window_tokens: 128_000, max_output_tokens: 16_384 },
        supports: { tool_calls: true, vision: true },
      },
    },
    { name: 'M', contextWindow: 128_000, maxTokens: 16_384, input: ['text', 'image'], tools: true },
  ],
  ['GitHub Copilot, of embeddings', { id: 'm', capabilities: { type: 'embeddings' } }, { unfit: 'embeddings only' }],
  [
    'Venice',
    {
      id: 'm',
      type: 'text',
      model_spec: {
        name: 'M',
        availableContextTokens: 131_072,
        capabilities: { supportsFunctionCalling: true, supportsVision: false, supportsReasoning: true },
        pricing: { input: { usd: 0.5, diem: 5 }, output: { usd: 2, diem: 20 } },
      },
    },
    {
      name: 'M',
      contextWindow: 131_072,
      cost: { input: 0.5, output: 2, cacheRead: 0, cacheWrite: 0 },
      input: ['text'],
      reasoning: true,
      tools: true,
    },
  ],
  [
    'Synthetic, prices with a sign',
    {
      id: 'm',
      context_length: 202_752,
      max_output_length: 65_536,
      input_modalities: ['text'],
      output_modalities: ['text'],
      pricing: { prompt: '$0.00000055', completion: '$0.00000219' },
      supported_features: ['tools', 'reasoning'],
    },
    {
      contextWindow: 202_752,
      maxTokens: 65_536,
      cost: { input: 0.55, output: 2.19, cacheRead: 0, cacheWrite: 0 },
      input: ['text'],
      reasoning: true,
      tools: true,
    },
  ],
  ['a price of which half is missing is none', { id: 'm', pricing: { prompt: '0.000001' } }, {}],
  ['sizes that are none', { id: 'm', context_length: 0, max_model_len: -1, max_tokens: '4096' }, {}],
  ['a name that would move the cursor', { id: 'm', display_name: 'M\u001b[2J\u202eevil' }, { name: 'Mevil' }],
  [
    'names say nothing about fitness',
    { id: 'm', object: 'model', name: 'text-embedding-3-large' },
    { name: 'text-embedding-3-large' },
  ],
];

test.each(ROWS)('A row of %s.', async (_server, row, facts) => {
  const world = fakeWorld({ replies: { [`${BASE}/models`]: json({ object: 'list', data: [row] }) } });
  expect(await listed(world)).toEqual([{ id: 'm', ...facts }]);
});

test('A list without a frame around it is one too, as Together gives it.', async () => {
  const world = fakeWorld({ replies: { [`${BASE}/models`]: json([{ id: 'a' }, { id: 'b' }]) } });
  expect((await listed(world)).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('Rows without an id that a config could hold are passed over, and a model that is listed twice is one.', async () => {
  const data = [
    { id: '' },
    { id: '  ' },
    { id: 7 },
    {},
    null,
    'x',
    { id: 'y'.repeat(1000) },
    { id: 'a\u001b[2Jb' },
    { id: 'a\u202eb' },
    { id: 'a\nb' },
    { id: ' a' },
    { id: 'a' },
    { id: 'a', max_model_len: 5 },
  ];
  const world = fakeWorld({ replies: { [`${BASE}/models`]: json({ data }) } });
  expect(await listed(world)).toEqual([{ id: 'a' }]);
});

test.each<readonly [string, Json]>([
  ['more than can be counted', 1e300],
  ['half a token', 0.5],
  ['a text', '8192'],
  ['nothing', 0],
])('A size of %s is none.', async (_what, size) => {
  const data = [{ id: 'a', context_length: size, max_completion_tokens: size, meta: { n_ctx: size } }];
  const world = fakeWorld({ replies: { [`${BASE}/models`]: json({ data }) } });
  expect(await listed(world)).toEqual([{ id: 'a' }]);
});

test('A price in a price in a price, a hundred thousand times, is none.', async () => {
  const prompt = `${'{"usd":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  const text = `{"data":[{"id":"a","pricing":{"prompt":${prompt},"completion":1}}]}`;
  const world = fakeWorld({ replies: { [`${BASE}/models`]: { status: 200, text } } });
  expect(await listed(world)).toEqual([{ id: 'a' }]);
});

test('A list of thousands is read whole.', async () => {
  const data = Array.from({ length: 3000 }, (_, i) => ({ id: `m${i}`, context_length: 1000 + i }));
  const world = fakeWorld({ replies: { [`${BASE}/models`]: json({ data }) } });
  const models = await listed(world);
  expect(models).toHaveLength(3000);
  expect(models.at(-1)).toEqual({ id: 'm2999', contextWindow: 3999 });
  expect(world.requests).toHaveLength(1);
});

test.each<readonly [string, Reply]>([
  ['refuses', { status: 401, text: '{"error":{"message":"no"}}' }],
  ['answers with a page', { status: 200, text: '<!doctype html>' }],
  ['answers with something else', json({ object: 'list', data: 'none' })],
  [
    'breaks off',
    { kind: 'reply', status: 200, headers: {}, text: '{"data":[{"id":"a"', truncated: true, timings: { totalMs: 1 } },
  ],
  ['takes too long', { kind: 'timeout', phase: 'body', timings: { totalMs: 8000 } }],
])('A server that %s has no list.', async (_what, reply) => {
  expect(await listed(fakeWorld({ replies: { [`${BASE}/models`]: reply } }))).toEqual([]);
});

test('Anthropic: names, sizes and all pages.', async () => {
  const row = (id: string) => ({
    type: 'model',
    id,
    display_name: `Claude ${id}`,
    max_input_tokens: 200_000,
    max_tokens: 64_000,
  });
  const page = `${BASE}/models?limit=1000`;
  const world = fakeWorld({
    replies: {
      [page]: json({ data: [row('a'), row('b')], has_more: true, last_id: 'b/2' }),
      [`${page}&after_id=b%2F2`]: json({ data: [row('c')], has_more: false, last_id: 'c' }),
    },
  });
  const facts = { contextWindow: 200_000, maxTokens: 64_000 };
  expect(await listed(world, { api: 'anthropic-messages' })).toEqual([
    { id: 'a', name: 'Claude a', ...facts },
    { id: 'b', name: 'Claude b', ...facts },
    { id: 'c', name: 'Claude c', ...facts },
  ]);
  expect(world.requests).toHaveLength(2);
});

test('A llama-server with several models is a router, and is not asked for props: that would load one.', async () => {
  const data = ['a', 'b'].map((id) => ({ id, owned_by: 'llamacpp' }));
  const world = fakeWorld({ replies: { [`${BASE}/models`]: json({ data }) } });
  expect((await listed(world)).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(world.requests).toHaveLength(1);
});

test('A list whose pages never end is left after ten.', async () => {
  const world = fakeWorld();
  const request = async (asked: Parameters<typeof world.request>[0]) => {
    await world.request(asked);
    const text = JSON.stringify({ data: [{ id: asked.url }], has_more: true, last_id: 'x' });
    return { kind: 'reply', status: 200, headers: {}, text, truncated: false, timings: { totalMs: 1 } } as const;
  };
  await listed({ ...world, request });
  expect(world.requests).toHaveLength(10);
});

test('Google: what a model takes and gives, and which of them answer at all.', async () => {
  const base = 'https://generativelanguage.googleapis.com/v1beta';
  const page = `${base}/models?pageSize=1000`;
  const world = fakeWorld({
    replies: {
      [page]: json({
        models: [
          {
            name: 'models/gemini-3-pro',
            displayName: 'Gemini 3 Pro',
            inputTokenLimit: 1_048_576,
            outputTokenLimit: 65_536,
            supportedGenerationMethods: ['generateContent', 'countTokens'],
            thinking: true,
          },
          { name: 'models/gemini-embedding-001', supportedGenerationMethods: ['embedContent'] },
        ],
        nextPageToken: 'more',
      }),
      [`${page}&pageToken=more`]: json({
        models: [{ name: 'models/imagen-4', supportedGenerationMethods: ['predict'] }],
      }),
    },
  });
  expect(await listed(world, { api: 'google-generative-ai', baseUrl: base })).toEqual([
    { id: 'gemini-3-pro', name: 'Gemini 3 Pro', contextWindow: 1_048_576, maxTokens: 65_536, reasoning: true },
    { id: 'gemini-embedding-001', unfit: 'embeddings only' },
    { id: 'imagen-4', unfit: 'no chat' },
  ]);
});

const OLLAMA = 'http://127.0.0.1:11434';

test('Ollama: each model is asked for what it can do, and one that does not answer is still listed.', async () => {
  const shows: Readonly<Record<string, Json>> = {
    'gpt-oss:20b': {
      model_info: { 'gptoss.context_length': 131_072 },
      capabilities: ['completion', 'tools', 'thinking'],
      parameters: 'temperature 1',
    },
    'llava:7b': { model_info: { 'llama.context_length': 4096 }, capabilities: ['completion', 'vision'] },
    'nomic-embed-text:latest': { model_info: { 'nomic-bert.context_length': 2048 }, capabilities: ['embedding'] },
    'stretched:latest': {
      model_info: { 'llama.context_length': 8192 },
      capabilities: ['completion', 'tools'],
      parameters: 'stop "x"\nnum_ctx                        32768\n',
    },
    'old:latest': { model_info: { 'llama.context_length': 8192 } },
  };
  const names = [...Object.keys(shows), 'broken:latest'];
  const world = fakeWorld({
    replies: {
      [`${OLLAMA}/api/tags`]: json({ models: names.map((name) => ({ name, model: name })) }),
      [`${OLLAMA}/api/show`]: ({ body = '{}' }) => {
        const { model } = JSON.parse(body) as { readonly model: string };
        const text = JSON.stringify(shows[model] ?? { error: 'broken' });
        const status = shows[model] === undefined ? 500 : 200;
        return { kind: 'reply', status, headers: {}, text, truncated: false, timings: { totalMs: 1 } };
      },
    },
  });
  const can = { tools: true, input: ['text'], reasoning: false };
  expect(await listed(world, { api: 'ollama', baseUrl: OLLAMA })).toEqual([
    { id: 'gpt-oss:20b', contextWindow: 131_072, sizeFrom: 'training', ...can, reasoning: true },
    {
      id: 'llava:7b',
      contextWindow: 4096,
      sizeFrom: 'training',
      tools: false,
      input: ['text', 'image'],
      reasoning: false,
      unfit: 'no tools',
    },
    {
      id: 'nomic-embed-text:latest',
      contextWindow: 2048,
      sizeFrom: 'training',
      tools: false,
      input: ['text'],
      reasoning: false,
      unfit: 'embeddings only',
    },
    // It asks for more than it was trained with, which Ollama does not give it.
    { id: 'stretched:latest', contextWindow: 8192, ...can },
    { id: 'old:latest', contextWindow: 8192, sizeFrom: 'training' },
    { id: 'broken:latest' },
  ]);
});

test('Ollama: never more than eight questions at a time, nor more than two hundred.', async () => {
  const world = fakeWorld({
    replies: { [`${OLLAMA}/api/tags`]: json({ models: Array.from({ length: 500 }, (_, i) => ({ model: `m${i}` })) }) },
  });
  let open = 0;
  let most = 0;
  let shown = 0;
  const request = async (asked: Parameters<typeof world.request>[0]) => {
    if (!asked.url.endsWith('/api/show')) return world.request(asked);
    open += 1;
    shown += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
    return { kind: 'reply', status: 200, headers: {}, text: '{}', truncated: false, timings: { totalMs: 1 } } as const;
  };
  expect(await listed({ ...world, request }, { api: 'ollama', baseUrl: OLLAMA })).toHaveLength(500);
  expect(most).toBe(8);
  expect(shown).toBe(200);
});

test('Ollama: parameters of empty lines alone are read through once.', async () => {
  const base = 'http://127.0.0.1:11434';
  const names = Array.from({ length: 200 }, (_, i) => ({ model: `m${i}` }));
  const show = json({ parameters: `${'\n'.repeat(9900)} num_ctx \t 4096\n`, model_info: {} });
  const world = fakeWorld({ replies: { [`${base}/api/tags`]: json({ models: names }), [`${base}/api/show`]: show } });
  const models = await listed(world, { api: 'ollama', provider: 'ollama', baseUrl: base });
  expect(models).toEqual(names.map(({ model }) => ({ id: model, contextWindow: 4096 })));
});

test('LM Studio before and since 0.4: what is loaded runs with what it was loaded with.', async () => {
  const list = json({
    data: [
      { id: 'qwen3-vl', owned_by: 'organization_owner' },
      { id: 'nomic', owned_by: 'organization_owner' },
    ],
  });
  const older = json({
    data: [
      {
        id: 'qwen3-vl',
        type: 'vlm',
        state: 'loaded',
        max_context_length: 262_144,
        loaded_context_length: 16_384,
        capabilities: ['tool_use'],
      },
      { id: 'nomic', type: 'embeddings', state: 'not-loaded', max_context_length: 2048 },
    ],
  });
  const newer = json({
    models: [
      {
        type: 'llm',
        key: 'qwen3-vl',
        display_name: 'Qwen3 VL',
        loaded_instances: [{ id: 'qwen3-vl', config: { context_length: 16_384 } }],
        max_context_length: 262_144,
        capabilities: { vision: true, trained_for_tool_use: true },
      },
      { type: 'embedding', key: 'nomic', display_name: 'Nomic', loaded_instances: [], max_context_length: 2048 },
    ],
  });
  const base = 'http://127.0.0.1:1234';
  const of = (path: string, native: Reply) =>
    listed(fakeWorld({ replies: { [`${base}/v1/models`]: list, [`${base}${path}`]: native } }), {
      baseUrl: `${base}/v1`,
    });
  const vl = { contextWindow: 16_384, input: ['text', 'image'], tools: true };
  expect(await of('/api/v0/models', older)).toEqual([
    { id: 'qwen3-vl', ...vl },
    { id: 'nomic', contextWindow: 2048, unfit: 'embeddings only' },
  ]);
  expect(await of('/api/v1/models', newer)).toEqual([
    { id: 'qwen3-vl', name: 'Qwen3 VL', ...vl },
    { id: 'nomic', name: 'Nomic', contextWindow: 2048, unfit: 'embeddings only' },
  ]);
});

test('LiteLLM: prices and sizes of what is behind it, whether or not it is called by that name.', async () => {
  const base = 'http://127.0.0.1:4000';
  const replies = {
    [`${base}/models`]: json({
      data: ['claude', 'embed'].map((id) => ({ id, object: 'model', created: 1_677_610_602, owned_by: 'openai' })),
    }),
    [`${base}/model/info`]: json({
      data: [
        {
          model_name: 'claude',
          litellm_params: { model: 'anthropic/claude-opus-4-6' },
          model_info: {
            id: 'abc',
            mode: 'chat',
            max_tokens: 32_000,
            max_input_tokens: 200_000,
            max_output_tokens: 32_000,
            input_cost_per_token: 0.000005,
            output_cost_per_token: 0.000025,
            cache_read_input_token_cost: 5e-7,
            cache_creation_input_token_cost: 0.00000625,
            supports_function_calling: true,
            supports_vision: true,
            supports_reasoning: true,
          },
        },
        { model_name: 'claude', model_info: { max_input_tokens: 1 } },
        {
          model_name: 'embed',
          model_info: { mode: 'embedding', max_input_tokens: 8191, supports_function_calling: null },
        },
      ],
    }),
  };
  const found = [
    {
      id: 'claude',
      contextWindow: 200_000,
      maxTokens: 32_000,
      cost: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 },
      input: ['text', 'image'],
      reasoning: true,
      tools: true,
    },
    { id: 'embed', contextWindow: 8191, unfit: 'embeddings only' },
  ];
  expect(await listed(fakeWorld({ replies }), { provider: 'litellm', baseUrl: base })).toEqual(found);
  expect(await listed(fakeWorld({ replies }), { provider: 'my-proxy', baseUrl: base })).toEqual(found);
});
