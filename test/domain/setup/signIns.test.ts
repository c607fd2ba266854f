import { describe, expect, test } from 'vitest';
import { allSetupFacts, setupFacts } from '../../../state/domain/providers/setupTable.js';
import { providerRows } from '../../../state/domain/providers/table.js';
import { customSignIn, setupNote, signInAt, signInOf, signInsOf } from '../../../state/domain/setup/signIns.js';

describe('OpenClaw names, earlier ones and those of the documents', () => {
  test.each([
    ['token', 'setup-token', 'anthropic', 'setup-token'],
    ['oauth', 'setup-token', 'anthropic', 'setup-token'],
    ['apiKey', 'apiKey', 'anthropic', undefined],
    ['apikey', 'apiKey', 'anthropic', undefined],
    ['anthropic-api-key', 'apiKey', 'anthropic', 'apiKey'],
    ['claude-cli', 'anthropic-cli', 'anthropic', 'anthropic-cli'],
    ['codex-cli', 'openai-codex', 'openai-codex', 'openai-codex'],
    ['minimax', 'minimax-global-api', 'minimax', undefined],
    ['minimax-api', 'minimax-global-api', 'minimax', 'minimax-global-api'],
    ['minimax-api-key-cn', 'minimax-cn-api', 'minimax', 'minimax-cn-api'],
    ['minimax-portal', 'minimax-global-oauth', 'minimax-portal', 'minimax-global-oauth'],
    ['modelstudio-api-key', 'qwen-api-key', 'qwen', 'qwen-api-key'],
    ['opencode-zen', 'opencode-zen', 'opencode', undefined],
    ['gemini-api-key', 'gemini-api-key', 'google', undefined],
    ['qwen-portal', 'qwen-portal', 'qwen-portal', undefined],
    ['groq-api-key', 'groq-api-key', 'groq', undefined],
    ['zai', 'zai-api-key', 'zai', undefined],
    ['z.ai', 'zai-api-key', 'zai', undefined],
    ['custom-api-key', 'custom-api-key', '', undefined],
  ])('%s is %s of %s', (name, choice, provider, renamedTo) => {
    const found = signInOf(name);
    expect([found?.signIn.choice, found?.provider, found?.renamedTo]).toEqual([choice, provider, renamedTo]);
  });

  test.each(['bogus', '', 'google-antigravity', 'skip'])('"%s" is none', (name) => {
    expect(signInOf(name)).toBeUndefined();
  });
});

describe('which way is proposed first', () => {
  test.each([
    ['anthropic', ['apiKey', 'setup-token', 'anthropic-cli']],
    ['openai', ['openai-api-key', 'openai', 'openai-device-code']],
    ['openai-codex', ['openai-codex', 'openai-codex-api-key', 'openai-codex-device-code']],
    ['openrouter', ['openrouter-api-key', 'openrouter-oauth']],
    ['github-copilot', ['github-copilot', 'github-copilot-token']],
    ['minimax', ['minimax-global-api', 'minimax-cn-api']],
    ['stepfun', ['stepfun-standard-api-key-intl', 'stepfun-standard-api-key-cn']],
    ['google-vertex', ['google-vertex', 'google-vertex-api-key']],
    ['lmstudio', ['lmstudio', 'lmstudio-api-key']],
    ['z-ai', ['zai-api-key', 'zai-coding-global', 'zai-global', 'zai-coding-cn', 'zai-cn']],
    ['kimi-coding', ['kimi-code-api-key']],
    ['mine', []],
  ])('%s: %j', (provider, choices) => {
    expect(signInsOf(provider).map(({ choice }) => choice)).toEqual(choices);
  });
});

describe('who runs a login', () => {
  test.each([
    ['minimax-global-oauth', 'login', 'minimax'],
    ['minimax-cn-oauth', 'login', 'minimax'],
    ['qwen-portal', 'login', 'qwen'],
    ['github-copilot', 'login', 'github'],
    ['openrouter-oauth', 'login', 'openrouter'],
    ['openai-codex', 'hand over', undefined],
    ['openai-codex-device-code', 'hand over', undefined],
    ['anthropic-cli', 'hand over', undefined],
    ['google-gemini-cli', 'hand over', undefined],
    ['chutes', 'hand over', undefined],
    ['xai-oauth', 'hand over', undefined],
    ['microsoft-foundry-entra', 'hand over', undefined],
  ])('%s: %s', (choice, how, flow) => {
    const signIn = signInOf(choice)?.signIn;
    expect([signIn?.how, signIn?.flow]).toEqual([how, flow]);
  });
});

test('MiniMax prefers the Anthropic-compatible address of either region and offers the other one', () => {
  const places = signInsOf('minimax').map(({ regions, api, profiles }) => [
    profiles[0],
    api,
    ...regions.map((r) => [r.id, r.baseUrl, r.api]),
  ]);
  expect(places).toEqual([
    [
      'minimax:global',
      'anthropic-messages',
      ['global', 'https://api.minimax.io/anthropic', undefined],
      ['global-openai', 'https://api.minimax.io/v1', 'openai-completions'],
    ],
    [
      'minimax:cn',
      'anthropic-messages',
      ['cn', 'https://api.minimaxi.com/anthropic', undefined],
      ['cn-openai', 'https://api.minimaxi.com/v1', 'openai-completions'],
    ],
  ]);
});

test.each([
  ['minimax-global-api', 'cn', 'minimax-cn-api'],
  ['minimax-global-oauth', 'cn', 'minimax-cn-oauth'],
  ['moonshot-api-key', 'cn', 'moonshot-api-key-cn'],
  ['minimax-cn-api', 'cn-openai', 'minimax-cn-api'],
  ['openrouter-oauth', 'eu', 'openrouter-oauth'],
  ['groq-api-key', 'cn', undefined],
])('%s at %s is %s', (choice, place, there) => {
  const signIn = signInOf(choice)?.signIn ?? customSignIn();
  expect(signInAt(signIn, place)?.choice).toBe(there);
});

test('no two ways have one name', () => {
  const choices = providerRows()
    .flatMap(([id]) => (setupFacts(id)?.setUpAs === undefined ? signInsOf(id) : []))
    .map(({ choice }) => choice);
  expect(new Set(choices).size).toBe(choices.length);
});

describe.each(providerRows())('%s', (id, row) => {
  const ways = signInsOf(id);

  test('can be set up, or says why not', () => {
    if (ways.length === 0) expect(setupNote(id)).toBeDefined();
  });

  test('says for each key and token which variable holds it, and where to get one', () => {
    for (const way of ways.filter(({ how }) => how === 'key' || how === 'token')) {
      expect(way.env[0]).toMatch(/^[A-Z][A-Z0-9_]*$/);
      if (way.keyPage !== undefined) expect(new URL(way.keyPage).protocol).toBe('https:');
    }
  });

  const told = ways.filter(({ writesBlock, note }) => writesBlock && !/vendor tells the address/.test(note ?? ''));

  test('has an API and a place wherever a block is written, unless only the vendor tells it', () => {
    for (const way of told) expect(way.regions.length, way.choice).toBeGreaterThan(0);
    for (const { api } of told) expect(api).toMatch(/^[a-z-]+$/);
    for (const { baseUrl } of told.flatMap(({ regions }) => regions))
      expect(URL.canParse(baseUrl.replace(/[{}]/g, ''))).toBe(true);
  });

  test('makes profiles of the provider whose credential it is, where Pincer makes them', () => {
    for (const way of ways.filter(({ profiles, how }) => profiles.length > 0 && how !== 'hand over'))
      expect(way.profiles[0]).toMatch(new RegExp(`^${way.provider}:`));
  });

  test('only tells facts of choices that its row has', () => {
    const choices = (row.choices ?? []).map((choice) => choice.id);
    for (const choice of Object.keys(allSetupFacts().get(id)?.choices ?? {})) expect(choices).toContain(choice);
  });
});

test('facts belong to rows', () => {
  const rows = new Set(providerRows().map(([id]) => id));
  for (const id of allSetupFacts().keys()) expect(rows).toContain(id);
});
