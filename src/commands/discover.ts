import type { Command } from './command.js';
import { DISCOVER_FLAGS } from './discoverFlags.js';
import { FLAGS, WRITER_FLAGS } from './flags.js';

const { host, provider, timeout, add, prune } = DISCOVER_FLAGS;

export const DISCOVER: readonly Command[] = [
  {
    name: 'discover',
    summary: 'Find model servers and what they have: Ollama, LM Studio, vLLM, SGLang, llama.cpp, LiteLLM and others',
    about: [
      'Looks at the servers of the config and at their usual ports of this machine; with --host, there alone. Of each model: its context, as trained and as it runs, tools, reasoning, whether it is loaded; whether it is new (+), as configured (=), otherwise than configured (~) or gone (-); and why it is hidden, if it is.',
      'A value of the config that promises more context than there is comes with the command that corrects it. What OpenClaw makes of a server by itself is told, and what the documents say where that is something else.',
      'Nothing is loaded, and nothing is written without --add or --prune. A key of the home is sent to the address it belongs to and nowhere else.',
    ],
    params: [{ name: 'model', summary: 'With --add or --prune: model ref or id; several may be given', count: 'any' }],
    flags: [host, provider, timeout, add, prune, ...WRITER_FLAGS, FLAGS.agent],
    examples: [
      'pincer discover',
      'pincer discover --host http://box:11434 --host 10.0.0.7:8000 --json',
      'pincer discover --add ollama/gpt-oss:20b --dry-run',
      'pincer discover --provider lmstudio --prune',
    ],
    run: async (call) => (await import('../run/discover.js')).discoverServers(call),
  },
];
