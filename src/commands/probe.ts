import type { Command } from './command.js';
import { FLAGS } from './flags.js';
import { WATCH_FLAGS } from './probeFlags.js';

export const PROBE: readonly Command[] = [
  {
    name: 'probe',
    summary: 'Ask the endpoints of models whether they work',
    about: [
      'Without arguments: the models in use. A provider stands for its first model. Each outcome comes with a next step; docs/outcomes.md has them all. Ctrl-C ends it with what there is so far.',
      'Four kinds, each dearer than the one before, and the cheapest that answers the question is the one to take: reach asks for the list of models and looks for this one in it; completion proves that it answers, and how fast; tools, that it calls one; image, that it sees. What costs is said before it is sent.',
      '--watch goes on until Ctrl-C, each model at its own pace: what fails is asked less and less often, and never before the server wants it. With --json it prints an object a line: answer, changed, and summary at the end.',
      'Nothing is written, but for --watch, which remembers outcomes and times in a file of its own. A key is sent to the host it belongs to and nowhere else; redirects are not followed.',
    ],
    params: [{ name: 'model', summary: 'Model ref, alias or provider; several may be given', count: 'any' }],
    flags: [
      FLAGS.kind,
      FLAGS.timeout,
      FLAGS.concurrency,
      { ...FLAGS.all, summary: 'Also every provider that is configured or has a credential' },
      FLAGS.json,
      FLAGS.agent,
      { ...FLAGS.dryRun, summary: 'Show what would be asked of whom and what it would cost, and send nothing' },
      ...Object.values(WATCH_FLAGS),
    ],
    examples: [
      'pincer probe',
      'pincer probe lmstudio ollama/gpt-oss:20b',
      'pincer probe --kind completion --json',
      'pincer probe --kind tools --dry-run',
      'pincer probe --watch --every 30 --json',
    ],
    run: async (call) => (await import('../run/probe.js')).probe(call),
  },
];
