import { expect, test } from 'vitest';
import { priceOf, priceOfRef, priceText, startsToCost, tokensText } from '../../state/domain/models/price.js';
import { home, model, provider } from '../support/builders.js';

const cost = (input: number, output: number) => ({ input, output, cacheRead: 0, cacheWrite: 0 });

test.each([
  ['one’s own machine', { id: 'lmstudio', local: true }, { id: 'm', cost: cost(0, 0) }, 'free'],
  ['one’s own machine with a bill', { id: 'mine', local: true }, { id: 'm', cost: cost(1, 2) }, '$1/2'],
  ['a gateway that says so', { id: 'openrouter', local: false }, { id: 'meta/llama:free', cost: cost(0, 0) }, 'free'],
  ['hosted, with OpenClaw’s 0 for nothing said', { id: 'moonshot', local: false }, { id: 'm', cost: cost(0, 0) }, '?'],
  ['hosted, without a word', { id: 'groq', local: false }, { id: 'm' }, '?'],
  ['hosted, stated', { id: 'openai', local: false }, { id: 'm', cost: cost(0.25, 1.2) }, '$0.25/1.2'],
  ['hosted, tiny', { id: 'byteplus', local: false }, { id: 'm', cost: cost(0.0001, 0.00025) }, '$0.0001/0.00025'],
  ['from the price list', { id: 'anthropic', local: false }, { id: 'claude-sonnet-4-5' }, '$3/15'],
])('%s', (_what, from, of, words) => {
  expect(priceText(priceOf(from, of))).toBe(words);
});

test('a step from free to paid, or to who knows what, starts to cost', () => {
  const free = { kind: 'free' } as const;
  const paid = { kind: 'paid', cost: cost(1, 2) } as const;
  expect(startsToCost(free, paid)).toBe(true);
  expect(startsToCost(free, { kind: 'unstated' })).toBe(true);
  expect(startsToCost(free, free)).toBe(false);
  expect(startsToCost(paid, paid)).toBe(false);
});

test('the price behind a ref is that of its model, whatever its provider is called', () => {
  const from = home({
    providers: [provider('zai', [model('glm', { cost: cost(1, 2) })]), provider('ollama', [], { local: true })],
  });
  expect(priceOfRef(from, 'z.ai/glm')).toEqual({ kind: 'paid', cost: cost(1, 2) });
  expect(priceOfRef(from, 'ollama/mine')).toEqual({ kind: 'free' });
  expect(priceOfRef(from, '/x')).toEqual({ kind: 'unstated' });
});

test.each([
  [0, '—'],
  [Number.NaN, '—'],
  [512, '512'],
  [8192, '8k'],
  [128_000, '128k'],
  [196_608, '196k'],
  [200_000, '200k'],
  [1_000_000, '1M'],
  [1_048_576, '1M'],
  [1_500_000, '1.5M'],
])('%d tokens are %s', (count, words) => {
  expect(tokensText(count)).toBe(words);
});
