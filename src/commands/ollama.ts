import type { Command } from './command.js';
import { FLAGS } from './flags.js';
import { OLLAMA_FLAGS } from './ollamaFlags.js';

const { host, provider, keepAlive } = OLLAMA_FLAGS;

const NAME = { name: 'model', summary: 'As Ollama calls it, or as model ref', count: 'one' } as const;

const WHERE =
  'Nothing in the files of OpenClaw changes. A key of the home is sent to the address it belongs to and nowhere else.';

export const OLLAMA: readonly Command[] = [
  {
    name: 'ollama pull',
    summary: 'Have an Ollama download a model',
    about: [
      'At a terminal, one line shows how far it has come, how fast, and the time that is left. Ctrl-C ends it; Ollama keeps what was downloaded, and goes on from there the next time. With --json, a line for each second and one for the end.',
      `It may take hours; it ends by itself when the server has said nothing for ten minutes. ${WHERE}`,
    ],
    params: [NAME],
    flags: [host, provider, FLAGS.json],
    examples: ['pincer ollama pull gpt-oss:20b', 'pincer ollama pull qwen3:8b --host http://box:11434'],
    run: async (call) => (await import('../run/ollama.js')).pull(call),
  },
  {
    name: 'ollama load',
    summary: 'Have an Ollama load a model into memory, so that its first answer comes at once',
    about: [WHERE],
    params: [NAME],
    flags: [keepAlive, host, provider, FLAGS.json],
    examples: ['pincer ollama load gpt-oss:20b --keep-alive 2h'],
    run: async (call) => (await import('../run/ollama.js')).load(call, 'load'),
  },
  {
    name: 'ollama unload',
    summary: 'Have an Ollama take a model out of memory',
    params: [NAME],
    flags: [host, provider, FLAGS.json],
    examples: ['pincer ollama unload gpt-oss:20b'],
    run: async (call) => (await import('../run/ollama.js')).load(call, 'unload'),
  },
  {
    name: 'ollama ps',
    summary: 'List the models that an Ollama has in memory',
    params: [],
    flags: [host, provider, FLAGS.json],
    examples: ['pincer ollama ps', 'pincer ollama ps --host http://box:11434 --json'],
    run: async (call) => (await import('../run/ollama.js')).ps(call),
  },
];
