import { expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import { differences, parseJson, withoutSeconds } from './support/compare.js';
import { effectOf, hasAllowlist } from './support/effect.js';
import { DOCUMENT_HOMES, type HomeCase, MESSY_HOMES } from './support/homes.js';
import { type OpenHome, openclaw, openHome, pincer } from './support/openclaw.js';

/** Each home gets one of these, in turn: every command, and what one leaves behind for the next. */
const SCRIPTS: readonly (readonly string[])[] = [
  [
    'set mistral/mistral-large-latest',
    'fallbacks add xai/grok-4.3',
    'fallbacks add groq/compound',
    'fallbacks remove xai/grok-4.3',
    'set-image google/gemini-3.1-pro-preview',
    'image-fallbacks add mistral/pixtral-large-latest',
  ],
  [
    'aliases add fast groq/compound',
    'set fast',
    'fallbacks add z.ai/glm-5',
    'fallbacks add Anthropic/claude-opus-4-6',
    'aliases remove fast',
    'set zai/glm-5',
  ],
  [
    'fallbacks add openrouter/moonshotai/kimi-k2',
    'image-fallbacks add google/gemini-3-flash',
    'image-fallbacks add xai/grok-4.3',
    'image-fallbacks remove xai/grok-4.3',
    'fallbacks clear',
    'set cerebras/zai-glm-4.7@work',
  ],
  [
    'set-image moonshotai/kimi-k2.6',
    'image-fallbacks clear',
    'aliases add eyes moonshot/kimi-k2.6',
    'fallbacks add eyes',
    'fallbacks remove eyes',
    'set-image eyes',
  ],
];

/** Twelve of the documents and nine as people have them; the rest is only read. */
const HOMES: readonly HomeCase[] = [
  ...DOCUMENT_HOMES.slice(0, 5),
  ...DOCUMENT_HOMES.slice(9, 16),
  ...MESSY_HOMES.filter(({ name }) => !/stale|dotenv|profiles|many keys|missing and|include/.test(name)),
];

/** In ms. Five homes wait for two places at the real program, which takes seconds each time. */
const PATIENCE = 600_000;

const WITH_SCRIPTS = HOMES.map((home, at) => ({ ...home, script: SCRIPTS[at % SCRIPTS.length] ?? [] }));

/** The real one takes four seconds for each command: every other group of four, and with that each script, unless all are asked for. */
const CASES =
  process.env.INTEROP_ALL === '1'
    ? WITH_SCRIPTS
    : WITH_SCRIPTS.filter((_, at) => Math.floor(at / SCRIPTS.length) % 2 === 0);

test.concurrent.each(CASES)(
  'every write in a home with $name is valid and has the effect of OpenClaw’s own',
  async (home) => {
    const [theirs, own] = await Promise.all([openHome(home.files, home.env), openHome(home.files, home.env)]);
    try {
      const base = home.files['.openclaw/openclaw.json'] ?? '';
      const texts = new Set<string>();
      for (const line of home.script) texts.add(await step(theirs, own, line, base));
      await Promise.all([...texts].map((text) => isValid(text, home)));
      await sameStatus(theirs, own, base);
    } finally {
      await Promise.all([theirs.remove(), own.remove()]);
    }
  },
  PATIENCE,
);

test('a config that includes a file can be changed, which OpenClaw refuses, and the included file stays as it is', async () => {
  const [about] = MESSY_HOMES.filter(({ name }) => name.includes('include'));
  if (about === undefined) throw new Error('no home with an include');
  const [theirs, own] = await Promise.all([openHome(about.files, about.env), openHome(about.files, about.env)]);
  try {
    const args = ['set', 'mistral/mistral-large-latest'];
    const [real, ours] = await Promise.all([openclaw(theirs, 'models', ...args), pincer(own, ...args)]);
    expect([real.code, real.stderr.includes('would flatten $include-owned config'), ours.code]).toEqual([1, true, 0]);
    expect(await own.read('.openclaw/models.json5')).toBe(about.files['.openclaw/models.json5']);
    expect(await statusIn(own)).toMatchObject({ defaultModel: 'mistral/mistral-large-latest' });
  } finally {
    await Promise.all([theirs.remove(), own.remove()]);
  }
});

test('the document’s own arithmetic is refused by both, and the file stays as it is', async () => {
  const text = '{\n  models: { providers: { ollama: { maxTokens: 8192 * 10 } } },\n}\n';
  const files = { '.openclaw/openclaw.json': text };
  const [theirs, own] = await Promise.all([openHome(files), openHome(files)]);
  try {
    const args = ['set', 'ollama/llama3.3'];
    const [real, ours] = await Promise.all([openclaw(theirs, 'models', ...args), pincer(own, ...args)]);
    expect([real.code, ours.code]).toEqual([1, 1]);
    expect(await own.readConfig()).toBe(text);
    expect(ours.stderr).toContain(':2:');
  } finally {
    await Promise.all([theirs.remove(), own.remove()]);
  }
});

async function step(theirs: OpenHome, own: OpenHome, line: string, base: string): Promise<string> {
  const args = line.split(' ');
  // An alias needs an entry, and an entry makes an allowlist where there was none: Pincer asks first.
  const yes = args[0] === 'aliases' && args[1] === 'add' ? ['--yes'] : [];
  const [real, ours] = await Promise.all([openclaw(theirs, 'models', ...args), pincer(own, ...args, ...yes)]);
  expect({ line, exit: ours.code, stderr: ours.stderr }).toMatchObject({ line, exit: real.code });
  const [after, mine] = await Promise.all([theirs.readConfig(), own.readConfig()]);
  expect({ line, effect: effectOf(mine, base) }).toEqual({ line, effect: effectOf(after, base) });
  return mine;
}

/** In a home of its own, so that it can be asked while the next write goes on. */
async function isValid(text: string, about: HomeCase): Promise<void> {
  const home = await openHome({ ...about.files, '.openclaw/openclaw.json': text }, about.env);
  try {
    const { stdout } = await openclaw(home, 'config', 'validate', '--json');
    expect({ verdict: parseJson(stdout), text }).toMatchObject({ verdict: { valid: true } });
  } finally {
    await home.remove();
  }
}

/** The real program's own view of both results. */
async function sameStatus(theirs: OpenHome, own: OpenHome, base: string): Promise<void> {
  const [real, ours] = await Promise.all([theirs, own].map((home) => statusIn(home)));
  const left = differences(real ?? null, ours ?? null).filter(
    ({ path }) => !NOT_COMPARED(base).has(path.split('.')[0] ?? ''),
  );
  expect(left).toEqual([]);
}

async function statusIn(home: OpenHome): Promise<Json> {
  const { stdout } = await openclaw(home, 'models', 'status', '--json');
  const status = withoutSeconds(parseJson(stdout.replaceAll(home.dir, '/home/ann')));
  return isObject(status) ? withoutOwnFallback(status) : status;
}

/** OpenClaw lets a model be its own fallback. Pincer takes a new default out of the chain. */
const withoutOwnFallback = (status: JsonObject): JsonObject => ({
  ...status,
  fallbacks: Array.isArray(status.fallbacks) ? status.fallbacks.filter((ref) => ref !== status.defaultModel) : [],
});

/** Without an allowlist in the file OpenClaw makes one, and Pincer none. */
const NOT_COMPARED = (base: string): ReadonlySet<string> => new Set(hasAllowlist(base) ? [] : ['allowed', 'aliases']);
