import { expect, test } from 'vitest';
import { asLoaded, parseRef, refText, splitProfile } from '../../state/domain/models/modelId.js';
import { resolveFallback, resolveForWrite, resolvePrimary, resolveRef } from '../../state/domain/models/modelRef.js';
import { allowlist, choice, home, model, provider, settings } from '../support/builders.js';

/** The config under which OpenClaw 2026.5.28 was asked: one custom provider and one alias. */
const asked = home({
  models: settings({ allowlist: allowlist({ 'anthropic/claude-opus-4-6': 'opus' }) }),
  providers: [provider('custom', [model('foo-large')])],
});

const withPrimary = (primary: string) => ({ ...asked, models: { ...asked.models, text: choice(primary) } });

/**
 * What OpenClaw 2026.5.28 made of each text: shown as the default, resolved as the default, written by `models set`
 * (undefined: refused), and whether it warned.
 */
const SEEN: readonly (readonly [
  text: string,
  shown: string,
  runs: string,
  set: string | undefined,
  warned: boolean,
])[] = [
  [
    'Anthropic/Claude-Opus-4-6',
    'anthropic/Claude-Opus-4-6',
    'anthropic/Claude-Opus-4-6',
    'anthropic/Claude-Opus-4-6',
    false,
  ],
  ['OPUS', 'OPUS', 'anthropic/claude-opus-4-6', 'anthropic/claude-opus-4-6', false],
  ['gpt-5.5', 'gpt-5.5', 'openai/gpt-5.5', 'openai/gpt-5.5', true],
  ['z.ai/glm-4.7', 'z.ai/glm-4.7', 'z.ai/glm-4.7', 'zai/glm-4.7', false],
  ['z-ai/glm-4.7', 'z-ai/glm-4.7', 'z-ai/glm-4.7', 'zai/glm-4.7', false],
  ['Z.AI/GLM-4.7', 'z.ai/GLM-4.7', 'z.ai/GLM-4.7', 'zai/GLM-4.7', false],
  ['x-ai/grok-4.3', 'x-ai/grok-4.3', 'x-ai/grok-4.3', 'x-ai/grok-4.3', false],
  ['moonshot-ai/kimi-k2.5', 'moonshot-ai/kimi-k2.5', 'moonshot-ai/kimi-k2.5', 'moonshot/kimi-k2.5', false],
  ['kimi-coding/k2p5', 'kimi-coding/k2p5', 'kimi-coding/k2p5', 'kimi-coding/k2p5', false],
  [
    'kimi-code/kimi-for-coding',
    'kimi-code/kimi-for-coding',
    'kimi-code/kimi-for-coding',
    'kimi-code/kimi-for-coding',
    false,
  ],
  ['kimi/k2p5', 'kimi/k2p5', 'kimi/k2p5', 'kimi/k2p5', false],
  ['dashscope/qwen3.5-plus', 'dashscope/qwen3.5-plus', 'dashscope/qwen3.5-plus', 'dashscope/qwen3.5-plus', false],
  [
    'opencode-zen/claude-opus-4-6',
    'opencode-zen/claude-opus-4-6',
    'opencode-zen/claude-opus-4-6',
    'opencode-zen/claude-opus-4-6',
    false,
  ],
  [
    'opencode/claude-opus-4-6',
    'opencode/claude-opus-4-6',
    'opencode/claude-opus-4-6',
    'opencode/claude-opus-4-6',
    false,
  ],
  [
    'gemini-cli/gemini-3-flash-preview',
    'gemini-cli/gemini-3-flash-preview',
    'gemini-cli/gemini-3-flash-preview',
    'gemini-cli/gemini-3-flash-preview',
    false,
  ],
  [
    'google/gemini-3.1-pro',
    'google/gemini-3.1-pro-preview',
    'google/gemini-3.1-pro-preview',
    'google/gemini-3.1-pro-preview',
    false,
  ],
  ['volcengine-plan/x', 'volcengine-plan/x', 'volcengine-plan/x', 'volcengine-plan/x', false],
  ['fireworks-ai/x', 'fireworks-ai/x', 'fireworks-ai/x', 'fireworks-ai/x', false],
  ['openrouter/auto', 'openrouter/auto', 'openrouter/auto', 'openrouter/auto', false],
  ['foo-large', 'foo-large', 'custom/foo-large', 'openai/foo-large', false],
  [
    'openrouter/meta-llama/llama-3.3-70b-instruct:free',
    'openrouter/meta-llama/llama-3.3-70b-instruct:free',
    'openrouter/meta-llama/llama-3.3-70b-instruct:free',
    'openrouter/meta-llama/llama-3.3-70b-instruct:free',
    false,
  ],
  ['openrouter:free', 'openrouter:free', 'openai/openrouter:free', 'openai/openrouter:free', true],
  ['vendor/Nested', 'vendor/Nested', 'vendor/Nested', 'vendor/Nested', false],
  ['anthropic/opus-4.6', 'anthropic/opus-4.6', 'anthropic/claude-opus-4-6', 'anthropic/claude-opus-4-6', false],
  ['custom/FOO-Large', 'custom/FOO-Large', 'custom/FOO-Large', 'custom/FOO-Large', false],
  [
    'anthropic/claude-opus-4.6',
    'anthropic/claude-opus-4.6',
    'anthropic/claude-opus-4.6',
    'anthropic/claude-opus-4.6',
    false,
  ],
  ['anthropic/opus-4-6', 'anthropic/opus-4-6', 'anthropic/opus-4-6', 'anthropic/opus-4-6', false],
  ['openai-codex/gpt-5.5', 'openai-codex/gpt-5.5', 'openai-codex/gpt-5.5', 'openai-codex/gpt-5.5', false],
  ['/x', '/x', 'custom/foo-large', undefined, true],
  ['openai/gpt-5.5@openai:work', 'openai/gpt-5.5@openai:work', 'openai/gpt-5.5', 'openai/gpt-5.5', false],
  [
    'mistral/mistral-large-latest',
    'mistral/mistral-large-latest',
    'mistral/mistral-large-latest',
    'mistral/mistral-large-latest',
    false,
  ],
  ['a//b', 'a//b', 'a//b', 'a//b', false],
  [
    'vercel-ai-gateway/claude-opus-4.6',
    'vercel-ai-gateway/claude-opus-4.6',
    'vercel-ai-gateway/anthropic/claude-opus-4.6',
    'vercel-ai-gateway/anthropic/claude-opus-4.6',
    false,
  ],
  ['xai/grok-4-fast-reasoning', 'xai/grok-4-fast-reasoning', 'xai/grok-4-fast', 'xai/grok-4-fast', false],
  ['minimax/minimax-m2.7', 'minimax/minimax-m2.7', 'minimax/minimax-m2.7', 'minimax/minimax-m2.7', false],
  [
    'claude-cli/claude-opus-4-7',
    'claude-cli/claude-opus-4-7',
    'claude-cli/claude-opus-4-7',
    'claude-cli/claude-opus-4-7',
    false,
  ],
  [
    ' anthropic/claude-opus-4-6 ',
    'anthropic/claude-opus-4-6',
    'anthropic/claude-opus-4-6',
    'anthropic/claude-opus-4-6',
    false,
  ],
  ['ollama/llama3.3@q4_k_m', 'ollama/llama3.3@q4_k_m', 'ollama/llama3.3@q4_k_m', 'ollama/llama3.3@q4_k_m', false],
  ['ollama/qwen@20260101', 'ollama/qwen@20260101', 'ollama/qwen@20260101', 'ollama/qwen@20260101', false],
];

test.each(SEEN)('%s is shown as %s', (text, shown) => {
  expect(asLoaded(text)).toBe(shown);
});

test.each(SEEN)('%s as the primary runs as OpenClaw runs it', (text, _shown, runs, _set, warned) => {
  const primary = resolvePrimary(withPrimary(text));
  expect(primary.ref).toBe(runs);
  expect(primary.via === 'bare-default' || primary.via === 'first-configured').toBe(warned);
});

test.each(SEEN)('%s is written as OpenClaw writes it', (text, _shown, _runs, set) => {
  const written = resolveForWrite(asked, text, 'set');
  expect(written.ok ? written.value.ref : undefined).toBe(set);
});

test('without a default the first configured model answers', () => {
  expect(resolvePrimary(asked)).toMatchObject({ ref: 'custom/foo-large', via: 'first-configured' });
});

test('without anything configured OpenClaw has a default of its own', () => {
  expect(resolvePrimary(home())).toMatchObject({ ref: 'openai/gpt-5.5', via: 'built-in-default' });
  const dialect = { version: '2026.9', because: 'asked for', writable: false } as const;
  expect(resolvePrimary(home({ dialect })).ref).toBe('openai/gpt-6-astra');
  expect(resolvePrimary(home({ providers: [provider('openai'), provider('b', ['m'])] })).ref).toBe('openai/gpt-5.5');
});

test('an alias may be followed by a profile', () => {
  const found = resolveRef(asked, 'Opus@work');
  expect(found).toEqual({
    ok: true,
    value: {
      provider: 'anthropic',
      model: 'claude-opus-4-6',
      ref: 'anthropic/claude-opus-4-6',
      via: 'alias',
      alias: 'opus',
      profile: 'work',
    },
  });
});

test('of two aliases that differ in case the last one wins', () => {
  const twice = home({ models: settings({ allowlist: allowlist({ 'ok/m1': 'dup', 'ok/m2': 'Dup' }) }) });
  expect(resolvePrimary({ ...twice, models: { ...twice.models, text: choice('dup') } }).ref).toBe('ok/m2');
});

test('built-in aliases hold for refs that are listed without one', () => {
  const listed = home({ models: settings({ allowlist: allowlist({ 'anthropic/claude-sonnet-4-6': '' }) }) });
  const refOf = (command: 'set' | 'fallbacks') => {
    const found = resolveForWrite(listed, 'sonnet', command);
    return found.ok && found.value.ref;
  };
  expect(refOf('set')).toBe('anthropic/claude-sonnet-4-6');
  // OpenClaw's chain commands do not know them and make it a model of openai.
  expect(refOf('fallbacks')).toBe('openai/sonnet');
});

test('an alias of a ref that a plugin adds in memory holds as well', () => {
  const from = home();
  const use = {
    ...from.use,
    aliases: { sonnet: 'anthropic/claude-sonnet-4-6' },
    addedByPlugin: ['anthropic/claude-sonnet-4-6'],
  };
  expect(resolveForWrite({ ...from, use }, 'Sonnet', 'set')).toMatchObject({
    ok: true,
    value: { ref: 'anthropic/claude-sonnet-4-6', via: 'alias' },
  });
  // An alias that the draft has dropped is not one any more, whatever was in use when the file was read.
  expect(resolveForWrite({ ...from, use: { ...use, addedByPlugin: [] } }, 'Sonnet', 'set')).toMatchObject({
    value: { ref: 'openai/Sonnet' },
  });
});

test('a bare id that two providers have is not guessed', () => {
  const two = home({ providers: [provider('a', ['m']), provider('b', ['m'])] });
  expect(resolveRef(two, 'm')).toMatchObject({ ok: true, value: { ref: 'openai/m', via: 'bare-default' } });
});

test('a bare hop of the chain belongs to the provider of the primary', () => {
  expect(resolveFallback(asked, 'gpt-4', { provider: 'groq', model: 'x' })?.ref).toBe('groq/gpt-4');
  expect(resolveFallback(asked, '/x', { provider: 'groq', model: 'x' })).toBeUndefined();
});

test('openrouter:free is the first free model that the config mentions', () => {
  const free = home({
    models: settings({ allowlist: allowlist({ 'openrouter/a/b': '', 'openrouter/meta/llama:free': '' }) }),
  });
  expect(resolveRef(free, 'openrouter:free')).toMatchObject({ ok: true, value: { ref: 'openrouter/meta/llama:free' } });
});

test.each([
  ['a/b@20260101@work', 'a/b@20260101', 'work'],
  ['a/b@q4_k_m@work', 'a/b@q4_k_m', 'work'],
  ['a/b@20260101@q8@work', 'a/b@20260101@q8', 'work'],
  ['a/b@8bit', 'a/b@8bit', undefined],
  ['a@x/b@work', 'a@x/b', 'work'],
  ['@work', '@work', undefined],
  ['a/b@', 'a/b@', undefined],
])('%s is model %s with profile %s', (text, ref, profile) => {
  expect(splitProfile(text)).toEqual(profile === undefined ? { model: ref } : { model: ref, profile });
});

test.each([
  ['openrouter/auto', 'openrouter', 'openrouter/auto', 'openrouter/auto'],
  ['openrouter/openrouter/auto', 'openrouter', 'openrouter/auto', 'openrouter/auto'],
  [
    'nvidia/nemotron-3-super-120b-a12b',
    'nvidia',
    'nvidia/nemotron-3-super-120b-a12b',
    'nvidia/nemotron-3-super-120b-a12b',
  ],
  ['huggingface/huggingface/gpt2', 'huggingface', 'gpt2', 'huggingface/gpt2'],
  ['together/moonshotai/Kimi-K2.5', 'together', 'moonshotai/Kimi-K2.6', 'together/moonshotai/Kimi-K2.6'],
  ['constructor/__proto__', 'constructor', '__proto__', 'constructor/__proto__'],
])('%s keeps its provider %s and is written once', (text, id, modelId, ref) => {
  const parsed = parseRef(text);
  expect(parsed).toEqual({ provider: id, model: modelId });
  expect(parsed && refText(parsed)).toBe(ref);
});
