import { describe, expect, test } from 'vitest';
import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import { documentModels, likelyRefs, meantId } from '../../state/domain/models/spelling.js';

test.each([
  ['minimax', ['MiniMax-M2.1', 'MiniMax-M2.1-lightning']],
  ['cerebras', ['zai-glm-4.7', 'zai-glm-4.6']],
  ['synthetic', ['hf:MiniMaxAI/MiniMax-M2.1']],
  ['qwen-portal', ['coder-model', 'vision-model']],
  [
    'moonshot',
    ['kimi-k2.5', 'kimi-k2-0905-preview', 'kimi-k2-turbo-preview', 'kimi-k2-thinking', 'kimi-k2-thinking-turbo'],
  ],
  ['vercel-ai-gateway', ['anthropic/claude-opus-4.6']],
  ['groq', []],
  ['mine', []],
])('the documents name of %s %j', (provider, models) => {
  expect(documentModels(provider)).toEqual(models);
});

test.each([
  ['minimax/minimax-m2.1', 'minimax/MiniMax-M2.1'],
  ['minimax/MINIMAX-M2.1-LIGHTNING', 'minimax/MiniMax-M2.1-lightning'],
  ['synthetic/hf:minimaxai/minimax-m2.1', 'synthetic/hf:MiniMaxAI/MiniMax-M2.1'],
])('%s is spelled %s in the documents', (ref, spelled) => {
  expect(likelyRefs(ref, [])).toEqual([spelled]);
});

test.each(['minimax/MiniMax-M2.1', 'minimax/MiniMax-M9'])('the documents spell %s in no other way', (ref) => {
  expect(likelyRefs(ref, [])).toEqual([]);
});

describe('what a wrong ref may have meant', () => {
  test('is the spelling of the documents before all that is only like it', () => {
    expect(likelyRefs('minimax/minimax-m2.1', ['minimax/MiniMax-M2.7'])).toEqual([
      'minimax/MiniMax-M2.1',
      'minimax/MiniMax-M2.7',
    ]);
  });

  test('is told once', () => {
    expect(likelyRefs('minimax/minimax-m2.1', ['minimax/MiniMax-M2.1'])).toEqual(['minimax/MiniMax-M2.1']);
  });
});

test.each([
  ['minimax', 'minimax-m2.1', 'MiniMax-M2.1'],
  ['minimax', 'minimax-m2.7', 'MiniMax-M2.7'],
  ['MiniMax', 'MiniMax-M2.7', undefined],
  ['z.ai', 'GLM-4.7', 'glm-4.7'],
  ['chutes', 'zai-org/glm-4.7-tee', 'zai-org/GLM-4.7-TEE'],
  ['anthropic', 'no-such-model', undefined],
  ['mine', 'anything', undefined],
])('%s has %s as %s', (provider, id, meant) => {
  expect(meantId(provider, id, builtInCatalog('2026.5'))).toBe(meant);
});
