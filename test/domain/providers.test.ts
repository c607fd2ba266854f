import { describe, expect, test } from 'vitest';
import { normalModelId, parseRef } from '../../state/domain/models/modelId.js';
import { canonicalId, idForWriting } from '../../state/domain/providers/aliases.js';
import { authAliases, credentialEnv, envNamesFor } from '../../state/domain/providers/credentialEnv.js';
import { PROVIDERS, providerRow, providerRows } from '../../state/domain/providers/table.js';

describe.each(providerRows())('%s', (id, row) => {
  test('has an id as OpenClaw compares ids', () => {
    expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
  });

  test('names variables that a shell could set, each once', () => {
    const names = [...(row.env ?? []), ...(row.envIn9 ?? [])];
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
    expect(new Set(row.env).size).toBe(row.env?.length ?? 0);
  });

  test('has a base URL that can be asked', () => {
    const urls = [row.baseUrl, ...(row.choices ?? []).map((choice) => choice.baseUrl)].filter(
      (url) => url !== undefined,
    );
    for (const url of urls) expect(new URL(url).protocol).toMatch(/^https?:$/);
    if (row.baseUrl !== undefined) expect(row.api).toBeDefined();
  });

  test('gives examples of its own, which are refs', () => {
    for (const ref of [row.model, row.documents?.example].filter((text) => text !== undefined)) {
      const provider = parseRef(ref)?.provider ?? '';
      // Onboarding a provider may set a model of its subscription, or of the provider that took it over.
      expect(provider === id || row.plugin === providerRow(provider)?.plugin).toBe(true);
    }
  });

  test('renames no model to one that it renames again', () => {
    for (const to of Object.values(row.modelIds?.aliases ?? {}))
      expect(normalModelId(id, to)).toBe(normalModelId(id, normalModelId(id, to)));
  });

  test('points to a provider that there is', () => {
    if (row.sameModelsAs !== undefined) expect(providerRow(row.sameModelsAs)).toBeDefined();
  });
});

test('no two providers claim one alias of the same kind', () => {
  for (const kind of ['catalog', 'plugin', 'hook', 'auth'] as const) {
    const all = providerRows().flatMap(([, row]) => row.aliases?.[kind] ?? []);
    expect(new Set(all).size).toBe(all.length);
  }
});

test('no two providers offer one sign-in', () => {
  const all = providerRows().flatMap(([, row]) => (row.choices ?? []).map(({ id }) => id));
  expect(new Set(all).size).toBe(all.length);
});

test.each([
  ['Z.AI', 'zai', 'zai'],
  ['moonshot-ai', 'moonshot', 'moonshot'],
  ['azure-openai-responses', 'openai', 'openai'],
  ['x-ai', 'xai', 'x-ai'],
  ['fireworks-ai', 'fireworks', 'fireworks-ai'],
  ['kimi-coding', 'kimi-coding', 'kimi-coding'],
  [' Mine ', 'mine', 'mine'],
  ['constructor', 'constructor', 'constructor'],
])('%s is shown as %s and written as %s', (text, shown, written) => {
  expect(canonicalId(text)).toBe(shown);
  expect(idForWriting(text)).toBe(written);
});

test('two spellings of a provider are one provider', () => {
  expect(canonicalId('z.ai')).toBe(canonicalId('ZAI'));
  expect(canonicalId('kimi')).not.toBe(canonicalId('moonshot'));
});

/** The order in which OpenClaw 2026.5.28 took them, seen by setting all and removing the winner each time. */
test.each([
  ['anthropic', ['ANTHROPIC_OAUTH_TOKEN', 'ANTHROPIC_API_KEY']],
  ['claude-cli', ['ANTHROPIC_OAUTH_TOKEN', 'ANTHROPIC_API_KEY']],
  ['github-copilot', ['COPILOT_GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_TOKEN']],
  ['google', ['GEMINI_API_KEY', 'GOOGLE_API_KEY']],
  ['minimax', ['MINIMAX_CODE_PLAN_KEY', 'MINIMAX_CODING_API_KEY', 'MINIMAX_API_KEY']],
  ['minimax-cn', ['MINIMAX_CODE_PLAN_KEY', 'MINIMAX_CODING_API_KEY', 'MINIMAX_API_KEY']],
  ['moonshotai', ['MOONSHOT_API_KEY', 'KIMI_API_KEY']],
  ['openai-codex', ['CODEX_API_KEY', 'OPENAI_API_KEY']],
  ['opencode-go', ['OPENCODE_API_KEY', 'OPENCODE_ZEN_API_KEY']],
  ['volcengine-plan', ['VOLCANO_ENGINE_API_KEY']],
  ['zai', ['ZAI_API_KEY', 'Z_AI_API_KEY']],
  ['google-gemini-cli', []],
  ['nobody', []],
])('%s reads %j', (id, names) => {
  expect(envNamesFor(id)).toEqual(names);
});

test('credentials are listed in the order of OpenClaw, which sorts by locale', () => {
  const ids = [...credentialEnv().keys()];
  expect(ids).toEqual([...ids].sort((a, b) => a.localeCompare(b)));
});

test('former names of a sign-in still find the credential', () => {
  expect(authAliases().get('minimax-api-lightning')).toBe('minimax');
  expect(authAliases().get('modelstudio-api-key-cn')).toBe('qwen');
  expect(authAliases().get('codex-cli')).toBe('openai-codex');
});

test('the documents are covered: every provider that they name has a row', () => {
  const named = `openai anthropic openai-codex opencode google google-vertex google-antigravity google-gemini-cli zai
    vercel-ai-gateway openrouter xai groq cerebras mistral github-copilot moonshot kimi-coding qwen-portal synthetic minimax
    ollama lmstudio vllm litellm`.split(/\s+/);
  for (const id of named) expect(Object.keys(PROVIDERS)).toContain(id);
});
