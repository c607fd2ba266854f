import type { ChainKey } from '../../state/domain/models/refProblem.js';
import { listHops } from '../run/lists.js';
import { type Command, MODEL } from './command.js';
import { FLAGS, WRITER_FLAGS } from './flags.js';

/** The text models and the image models have a chain each, and the same commands for it. */
export const CHAIN: readonly Command[] = [
  ...commandsOf('text', 'fallbacks', 'fallback'),
  ...commandsOf('image', 'image-fallbacks', 'image fallback'),
];

function commandsOf(chain: ChainKey, group: string, noun: string): readonly Command[] {
  return [
    {
      name: `${group} list`,
      summary: `List the ${noun}s in the order they are tried`,
      params: [],
      flags: [FLAGS.json, FLAGS.plain],
      examples: [`pincer ${group} list`, `pincer ${group} list --json`],
      run: (call) => listHops(call, chain),
    },
    {
      name: `${group} add`,
      summary: `Append a model to the ${noun}s`,
      params: [MODEL],
      flags: WRITER_FLAGS,
      examples: [`pincer ${group} add anthropic/claude-sonnet-4-6`, `pincer ${group} add ollama/gpt-oss:20b --dry-run`],
      run: async (call) => (await import('../run/chain.js')).addHop(call, chain),
    },
    {
      name: `${group} remove`,
      summary: `Take a model out of the ${noun}s`,
      params: [MODEL],
      flags: WRITER_FLAGS,
      examples: [`pincer ${group} remove anthropic/claude-sonnet-4-6`],
      run: async (call) => (await import('../run/chain.js')).removeHop(call, chain),
    },
    {
      name: `${group} move`,
      summary: `Move a model to another place among the ${noun}s`,
      params: [MODEL, { name: 'position', summary: 'Its new place; 1 is tried first', count: 'one' }],
      flags: WRITER_FLAGS,
      examples: [`pincer ${group} move anthropic/claude-sonnet-4-6 1`],
      run: async (call) => (await import('../run/chain.js')).moveHop(call, chain),
    },
    {
      name: `${group} clear`,
      summary: `Remove all ${noun}s`,
      params: [],
      flags: WRITER_FLAGS,
      examples: [`pincer ${group} clear`],
      run: async (call) => (await import('../run/chain.js')).clearHops(call, chain),
    },
  ];
}
