import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import { type FreeModel, freeModels, freeRow } from '../support/servers/freeModels.js';
import { type Internet, openInternet } from '../support/servers/internet.js';
import { effectOf } from './support/effect.js';
import { type OpenHome, openclaw, openHome, pincer, type Ran } from './support/openclaw.js';

const KEY = 'sk-or-v1-0123456789abcdef0123456789abcdef';

/** Where OpenClaw looks for it: OpenRouter has it in `architecture` by now. */
const SEES = { modality: 'text+image->text' };

const MODELS: readonly FreeModel[] = [
  {
    row: freeRow('meta-llama/llama-3.3-70b-instruct:free', { created_at: 1_733_500_000, modality: 'text->text' }),
    tools: 'calls',
  },
  { row: freeRow('qwen/qwen-2.5-vl-72b:free', { ...SEES, max_output_tokens: 4096 }), tools: 'calls', image: 'sees' },
  { row: freeRow('ann/says-8x7b-a3b:free', { supported_parameters: [] }), tools: 'words' },
  { row: freeRow('vendor/zero-priced', { pricing: { prompt: 0, completion: '0' }, name: ' Zero 8B ' }), tools: 500 },
  { row: freeRow('vendor/costs', { pricing: { prompt: '0.1', completion: '0' } }), tools: 'calls' },
  { row: freeRow('odd/nameless:free', { name: '', pricing: null, context_length: null }), tools: 'calls' },
];

/** Takes no picture, which OpenClaw does not notice. */
const BLIND: FreeModel = { row: freeRow('ann/blind:free', SEES), tools: 'calls', image: 404 };

type Both = { readonly real: Ran; readonly ours: Ran; readonly homes: readonly [OpenHome, OpenHome] };

/** Both programs in homes of the same content, which go when the test of them is over. */
async function both(
  internet: Internet,
  args: readonly string[],
  { config = '{}', key }: { readonly config?: string; readonly key?: string } = {},
  look: (both: Both) => Promise<void>,
): Promise<void> {
  const env = { ...internet.env, ...(key === undefined ? {} : { OPENROUTER_API_KEY: key }) };
  const files = { '.openclaw/openclaw.json': config };
  const homes = [await openHome(files, env), await openHome(files, env)] as const;
  try {
    const [real, ours] = await Promise.all([
      openclaw(homes[0], 'models', 'scan', ...args),
      pincer(homes[1], 'scan', ...args),
    ]);
    await look({ real, ours, homes });
  } finally {
    await Promise.all(homes.map((home) => home.remove()));
  }
}

describe('against the same OpenRouter', () => {
  let internet: Internet;
  beforeAll(async () => {
    internet = await openInternet({ 'openrouter.ai': freeModels(KEY, MODELS) });
  });
  afterAll(() => internet.close());

  test.concurrent.each<{ args: readonly string[]; key?: string }>([
    { args: ['--no-probe', '--json'] },
    { args: ['--no-probe'], key: KEY },
    { args: [] },
    { args: ['--json'] },
    { args: ['--no-probe', '--provider', 'Qwen'] },
    { args: ['--no-probe', '--json', '--min-params', '8.5'] },
    { args: ['--no-probe', '--json', '--max-age-days', '30'] },
    { args: ['--set-default'] },
    { args: ['--set-image', '--no-probe'], key: KEY },
    { args: ['--min-params', '-1'] },
    { args: ['--max-age-days', 'x'] },
    { args: ['--max-candidates', '1.5'] },
    { args: ['--timeout', '0'] },
    { args: ['--concurrency', '0'] },
    { args: ['--provider', 'nobody', '--json', '--no-probe'] },
  ])('$args with the key $key says and leaves the same', async ({ args, key }) => {
    await both(internet, args, key === undefined ? {} : { key }, async ({ real, ours, homes }) => {
      expect(ours).toEqual(real);
      expect(await homes[1].readConfig()).toBe('{}');
    });
  });

  test.concurrent.each<{ args: readonly string[]; config?: string }>([
    { args: ['--json'] },
    { args: ['--json', '--set-default', '--set-image'] },
    { args: ['--json', '--max-candidates', '1'] },
    {
      args: ['--json'],
      config: '{ agents: { defaults: { model: "openai/gpt-5.5", models: { "openai/gpt-5.5": {} } } } }',
    },
  ])('with a key, $args gives the same and has the same effect', async ({ args, config = '{}' }) => {
    await both(internet, args, { config, key: KEY }, async ({ real, ours, homes }) => {
      const [theirs, own] = [JSON.parse(real.stdout), JSON.parse(ours.stdout)] as [JsonObject, JsonObject];
      const { changed, warnings: ownWarnings, ...rest } = own;
      const { warnings, ...theirRest } = theirs;
      // OpenClaw has no words for what it brings about; ours are not an empty list.
      expect({ warnings, ownWarnings, changed }).toEqual({
        warnings: [],
        ownWarnings: expect.any(Array),
        changed: true,
      });
      expect({ report: comparable(rest), code: ours.code }).toEqual({ report: comparable(theirRest), code: real.code });
      const [effect, ownEffect] = [await homes[0].readConfig(), await homes[1].readConfig()].map((text) =>
        effectOf(text, config),
      );
      expect(ownEffect).toEqual(effect);
    });
  });

  test('with a key and nobody there, both tell what they found and write nothing', async () => {
    await both(internet, [], { key: KEY }, async ({ real, ours, homes }) => {
      expect({ ...ours, stdout: timeless(ours.stdout) }).toEqual({ ...real, stdout: timeless(real.stdout) });
      expect(await homes[1].readConfig()).toBe('{}');
    });
  });
});

test('a model that refuses pictures is one that sees them to OpenClaw, and none to us', async () => {
  const internet = await openInternet({ 'openrouter.ai': freeModels(KEY, [...MODELS, BLIND]) });
  try {
    await both(internet, ['--json'], { key: KEY }, async ({ real, ours }) => {
      const seen = ({ stdout }: Ran) => [...JSON.parse(stdout).selectedImages].toSorted();
      expect(seen(real)).toEqual(['openrouter/ann/blind:free', 'openrouter/qwen/qwen-2.5-vl-72b:free']);
      expect(seen(ours)).toEqual(['openrouter/qwen/qwen-2.5-vl-72b:free']);
    });
  } finally {
    await internet.close();
  }
});

test('where no model calls a tool, both fail in the same words', async () => {
  const none = MODELS.filter(({ tools }) => tools !== 'calls');
  const internet = await openInternet({ 'openrouter.ai': freeModels(KEY, none) });
  try {
    await both(internet, ['--yes'], { key: KEY }, async ({ real, ours }) => {
      const first = ({ stderr }: Ran) => stderr.split('\n')[0]?.replace('openclaw models scan', 'pincer scan');
      expect({ code: ours.code, stdout: ours.stdout, says: first(ours) }).toEqual({
        code: real.code,
        stdout: real.stdout,
        says: first(real),
      });
    });
  } finally {
    await internet.close();
  }
});

/** How long each took differs, and we say why a model failed where OpenClaw says that it did. */
function comparable(value: Json): Json {
  if (Array.isArray(value)) return value.map(comparable);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === 'latencyMs') return [key, item === null ? null : 'ms'];
      if (key === 'error') return [key, 'why'];
      return [key, comparable(item)];
    }),
  );
}

/** Without the order of the rows, which is that of their speed. */
const timeless = (table: string): readonly string[] =>
  table
    .replace(/\d+ms +/g, 'ms ')
    .split('\n')
    .toSorted();
