import type { Flag } from '../args.js';
import { DISCOVER_FLAGS } from './discoverFlags.js';

export const OLLAMA_FLAGS = {
  host: {
    ...DISCOVER_FLAGS.host,
    summary: 'The Ollama there: http://box:11434 (default: the one of the config, else http://127.0.0.1:11434)',
  },
  provider: { ...DISCOVER_FLAGS.provider, summary: 'The Ollama of this provider' },
  keepAlive: {
    name: 'keep-alive',
    value: '<duration>',
    summary: 'How long it stays loaded unused: 30m, 2h, seconds, or -1 for ever (default: that of Ollama, 5m)',
    takesDash: true,
  },
} as const satisfies Record<string, Flag>;
