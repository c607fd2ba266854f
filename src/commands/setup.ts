import type { Flag } from '../args.js';
import type { Command } from './command.js';
import { FLAGS, GLOBAL, WRITER_FLAGS } from './flags.js';
import { LOGIN_FLAGS } from './loginFlags.js';
import { SETUP_FLAGS } from './setupFlags.js';

const { credentials: _ofRemove, ...ofSetup } = SETUP_FLAGS;
/** They answer nothing of a set-up. */
const SCREEN_FLAGS: readonly string[] = [...Object.values(GLOBAL), FLAGS.agent, LOGIN_FLAGS.noBrowser].map(
  ({ name }) => name,
);
const ANSWERS: readonly Flag[] = Object.values(ofSetup);

export const SETUP: readonly Command[] = [
  {
    name: 'setup',
    summary: 'Set a provider up: its key, its endpoint, its models',
    about: [
      'In a terminal, without more than a provider, it opens the screen at the set-up. With --auth-choice or any other answer it asks nothing but what is missing, which without a terminal it refuses.',
      'The endpoint is asked first, with the key that was given: what does not answer is not written until --yes. Then the key, the provider and its models are written, in this order, and the endpoint is asked once more. The default stays unless --set-default is given; models, fallbacks and allowlist entries of others always stay.',
      'Keys come from stdin, from a variable or from a hidden prompt, never from the command line, where every program of this machine can read them.',
      '--json prints what was done (changed, dryRun, files, notices; diff in a dry run) and what is now: provider, choice, baseUrl, host, credential (kind, place), models (ref, role, alias), default, and what the endpoint answered before (trial) and after (probe): outcome, word, says, next.',
    ],
    params: [{ name: 'provider', summary: 'Provider id, such as zai', count: 'optional' }],
    flags: [...ANSWERS, LOGIN_FLAGS.noBrowser, ...WRITER_FLAGS, FLAGS.agent],
    examples: [
      'pincer setup zai',
      'pincer setup --list minimax',
      'pincer setup --auth-choice zai-api-key --set-default --yes < zai.key',
      'pincer setup minimax --region cn --from-env MINIMAX_API_KEY',
      'pincer setup minimax --key-stdin --model MiniMax-M2.1 --dry-run < minimax.key',
    ],
    screen: ({ words: [provider], flags }) => {
      if (!flags.every((name) => SCREEN_FLAGS.includes(name))) return undefined;
      const noBrowser = flags.includes(LOGIN_FLAGS.noBrowser.name) ? ({ noBrowser: true } as const) : {};
      return { ...(provider === undefined ? {} : { provider }), ...noBrowser };
    },
    run: async (call) =>
      call.has(SETUP_FLAGS.list)
        ? (await import('../run/setupList.js')).listChoices(call)
        : (await import('../run/setup.js')).setUp(call),
  },
];
