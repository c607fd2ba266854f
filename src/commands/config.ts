import type { Command, Param } from './command.js';
import { GET_FLAGS, PATCH_FLAGS, SET_FLAGS, UNSET_FLAGS } from './configFlags.js';

const PATH: Param = { name: 'path', summary: 'Config path (dot or bracket notation)', count: 'one' };

const HOW_PATHS =
  'Paths are written as for OpenClaw: dots between keys, brackets for places in lists and for keys with dots or slashes in them, as in `agents.defaults.models["openrouter/moonshotai/kimi-k2"].alias`.';

export const CONFIG: readonly Command[] = [
  {
    name: 'config get',
    summary: 'Show a value of the config',
    about: [
      HOW_PATHS,
      'The value is the one in effect: includes are in place, variables filled in, and so is what OpenClaw adds by itself. Keys are never shown; what `${NAME}` is written for a key is told by --where.',
    ],
    params: [PATH],
    flags: GET_FLAGS,
    examples: ['pincer config get agents.defaults.model.primary', 'pincer config get models.providers.ollama --where'],
    run: async (call) => (await import('../run/configGet.js')).getValue(call),
  },
  {
    name: 'config set',
    summary: 'Set a value of the config',
    about: [
      HOW_PATHS,
      'The value is JSON5 where it parses as such, else the text as it is. Nothing but what differs is changed in the file; comments and layout stay.',
      'A value that would remove entries from `agents.defaults.models`, `models.providers`, a provider, its models, `plugins.entries`, `auth.profiles` or `agents.list` is refused: --merge adds to what is there, --replace takes its place.',
      'A key in plain text is refused without --yes. Other users of this machine can see what is on a command line: --stdin reads the value from there instead.',
    ],
    params: [
      { ...PATH, count: 'optional' },
      { name: 'value', summary: 'Value (JSON/JSON5 or raw string)', count: 'optional' },
    ],
    flags: SET_FLAGS,
    examples: [
      'pincer config set gateway.port 19001 --strict-json',
      'pincer config set --batch-json \'[{"path":"gateway.port","value":19001}]\'',
      'pincer config set models.providers.openai.apiKey --stdin < key.txt',
      'pincer config set --batch-file ./config-set.batch.json --dry-run',
    ],
    run: async (call) => (await import('../run/configSet.js')).setValue(call),
  },
  {
    name: 'config patch',
    summary: 'Change several values of the config in one write',
    about: [
      'The patch is a JSON5 object: objects in it merge into what is there, lists and everything else take its place, and `null` removes.',
    ],
    params: [],
    flags: PATCH_FLAGS,
    examples: [
      'pincer config patch --file ./openclaw.patch.json5 --dry-run',
      'pincer config patch --stdin < patch.json5',
    ],
    run: async (call) => (await import('../run/configPatch.js')).patchConfig(call),
  },
  {
    name: 'config unset',
    summary: 'Remove a value from the config',
    about: [HOW_PATHS],
    params: [PATH],
    flags: UNSET_FLAGS,
    examples: ['pincer config unset \'agents.defaults.models["openai/gpt-5.5"]\''],
    run: async (call) => (await import('../run/configSet.js')).unsetValue(call),
  },
  {
    name: 'config file',
    summary: 'Print the path of the active config file',
    params: [],
    flags: [],
    examples: ['pincer config file'],
    run: async (call) => (await import('../run/configGet.js')).printFile(call),
  },
];
