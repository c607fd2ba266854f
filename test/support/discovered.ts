import type { DiscoveredModel, DiscoveredServer } from '../../state/domain/discovery/discovery.js';

/** A model that nobody said anything of; the config does not have it. */
export const onServer = (id: string, over: Partial<DiscoveredModel> = {}): DiscoveredModel => ({
  id,
  ref: `ollama/${id}`,
  configured: 'new',
  changes: [],
  tools: true,
  trained: 131_072,
  ...over,
});

/** An Ollama on its usual port. */
export const server = (models: readonly DiscoveredModel[], over: Partial<DiscoveredServer> = {}): DiscoveredServer => ({
  asked: 'http://127.0.0.1:11434',
  by: 'port',
  provider: 'ollama',
  kind: { id: 'ollama', name: 'Ollama', version: '0.6.4' },
  baseUrl: 'http://127.0.0.1:11434',
  api: 'ollama',
  outcome: { kind: 'ok' },
  tried: [],
  isCut: false,
  takesAnyId: false,
  answers: true,
  isConfigured: false,
  gone: [],
  models,
  ...over,
});
