import { describe, expect, test } from 'vitest';
import { asModelState, builtInCatalog, parseCatalog } from '../../state/domain/catalog/catalog.js';
import { providerRow } from '../../state/domain/providers/table.js';

describe.each(['2026.5', '2026.9'] as const)('the catalogue of %s', (version) => {
  const entries = [...builtInCatalog(version).values()];

  test('has sound models, none twice', () => {
    for (const { id, models } of entries) {
      expect(new Set(models.map((model) => model.id)).size, id).toBe(models.length);
      for (const model of models) {
        expect(model.name, id).not.toBe('');
        expect(model.input, `${id}/${model.id}`).toContain('text');
        expect(model.contextWindow).toBeGreaterThanOrEqual(1024);
        expect(model.maxTokens).toBeGreaterThan(0);
      }
    }
  });

  test('never says that a model costs nothing', () => {
    const costs = entries.flatMap(({ models }) => models.flatMap(({ cost }) => cost ?? []));
    for (const { input, output } of costs) expect(input + output).toBeGreaterThan(0);
    expect(costs.length).toBeGreaterThan(0);
  });
});

test('lists what 2026.5 lists without a credential', () => {
  const catalog = builtInCatalog('2026.5');
  const listed = [...catalog.values()].filter(({ id }) => providerRow(id)?.catalogue !== undefined);
  expect(listed.flatMap(({ models }) => models)).toHaveLength(222);
});

test('carries prices, windows and what a turn may use', () => {
  const model = (provider: string, id: string) =>
    builtInCatalog('2026.5')
      .get(provider)
      ?.models.find((other) => other.id === id);
  expect(model('openai', 'gpt-5.5')).toEqual({
    id: 'gpt-5.5',
    name: 'GPT-5.5',
    reasoning: true,
    input: ['text', 'image'],
    contextWindow: 1_000_000,
    turnTokens: 272_000,
    maxTokens: 128_000,
    cost: { input: 5, output: 30, cacheRead: 0.5, cacheWrite: 0 },
  });
  expect(model('anthropic', 'claude-opus-4-6')).toMatchObject({ contextWindow: 1_048_576, contextTokens: 1_048_576 });
  expect(model('anthropic', 'claude-opus-4-6')?.cost).toBeUndefined();
});

test('another name of a provider has the same models', () => {
  const catalog = parseCatalog('[["b","","","a"],["a","ollama","http://x",[["m",0,"tv",8192,4096,0]]]]');
  expect(catalog.get('b')).toEqual({ id: 'b', models: catalog.get('a')?.models });
});

test('becomes a model like any other', () => {
  const a = parseCatalog('[["a","ollama","http://x",[["m",0,"rtia",8192,4096,[1,2,3,4],5000,4000]]]]').get('a');
  const [m] = a?.models ?? [];
  if (a === undefined || m === undefined) throw new Error('no model');
  expect(asModelState(m, a)).toEqual({
    id: 'm',
    name: 'm',
    origin: 'built-in',
    api: 'ollama',
    baseUrl: 'http://x',
    reasoning: true,
    input: ['text', 'image', 'audio'],
    cost: { input: 1, output: 2, cacheRead: 3, cacheWrite: 4 },
    contextWindow: 8192,
    contextTokens: 5000,
    maxTokens: 4096,
  });
});
