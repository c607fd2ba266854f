import { listAliases } from '../run/lists.js';
import { type Command, MODEL, type Param } from './command.js';
import { FLAGS, WRITER_FLAGS } from './flags.js';

const ALIAS: Param = { name: 'alias', summary: 'Letters, digits, dots, underscores, colons and dashes', count: 'one' };

export const ALIASES: readonly Command[] = [
  {
    name: 'aliases list',
    summary: 'List the short names of models',
    params: [],
    flags: [FLAGS.json, FLAGS.plain],
    examples: ['pincer aliases list', 'pincer aliases list --json'],
    run: listAliases,
  },
  {
    name: 'aliases add',
    summary: 'Give a model a short name, in place of the one it had',
    about: [
      'A name that another model has is refused. An alias stands in agents.defaults.models, which is the allowlist too: where there is none, this turns it on, and asks for --yes.',
    ],
    params: [ALIAS, MODEL],
    flags: WRITER_FLAGS,
    examples: ['pincer aliases add opus anthropic/claude-opus-4-6'],
    run: async (call) => (await import('../run/aliases.js')).addAlias(call),
  },
  {
    name: 'aliases remove',
    summary: 'Remove a short name; the model stays',
    params: [ALIAS],
    flags: WRITER_FLAGS,
    examples: ['pincer aliases remove opus'],
    run: async (call) => (await import('../run/aliases.js')).removeAliasOf(call),
  },
];
