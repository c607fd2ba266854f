// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { type Json, valueAt } from '../../../state/domain/json.js';
import type { Difference } from './compare.js';
import type { HomeCase } from './homes.js';

type Asked = {
  readonly home: HomeCase;
  readonly args: readonly string[];
  readonly real: Json;
  readonly ours: Json;
};

/** One place where Pincer answers otherwise on purpose. Each is a row of docs/decisions/openclaw-differences.md. */
export type Exception = {
  readonly name: string;
  readonly why: string;
  readonly covers: (difference: Difference, asked: Asked) => boolean;
};

const says = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

export const EXCEPTIONS: readonly Exception[] = [
  {
    name: 'an empty list is JSON too',
    why: 'a script that asked for JSON gets JSON; 2026.9 does the same',
    covers: ({ path, real, ours }, { args }) =>
      args.includes('--json') &&
      path === 'says' &&
      says(real) === '["No models found."]' &&
      says(ours) === '{"count":0,"models":[]}',
  },
  {
    name: 'a reference is shown by where it leads',
    why: 'OpenClaw masks what it finds there, or the text `${NAME}` where it finds nothing; where it looked is what a person needs',
    covers: ({ path, ours }) =>
      /\.(?:effective\.detail|modelsJson\.value|labels\.\d+)$/.test(path) &&
      /(?:^|=)(?:token:)?ref\((?:env|file|exec):.+\)$/.test(says(ours)),
  },
  {
    name: 'the variable that is really set',
    why: 'OpenClaw copies Z_AI_API_KEY to ZAI_API_KEY when it starts and then names the copy',
    covers: ({ path, real, ours }) =>
      path.endsWith('.env.source') && says(real) === 'env: ZAI_API_KEY' && says(ours) === 'env: Z_AI_API_KEY',
  },
  {
    name: 'masks are shorter',
    why: 'OpenClaw shows all of a key of 16 characters but one; Pincer never more than a quarter',
    covers: ({ path, real, ours }) =>
      /\.(?:effective\.detail|env\.value|modelsJson\.value)$/.test(path) &&
      /^.{1,8}\.\.\..{1,8}$/.test(says(real)) &&
      /^(?:..)?\.\.\.(?:..)?$/.test(says(ours)),
  },
  {
    name: 'an alias of nothing',
    why: 'OpenClaw lists an alias whose key is no ref, though it resolves to nothing',
    covers: ({ path, real }) => path.startsWith('says.aliases.') && says(real).startsWith('/'),
  },
  {
    name: 'a file that OpenClaw refuses',
    why: 'OpenClaw gives up; Pincer shows the home, with what is wrong under `problems`, and fails --check all the same',
    covers: ({ path }, { real, ours }) => path === 'says' && isRefusal(real) && hasRejection(ours),
  },
  {
    name: 'a list that fails over the file',
    why: 'the same; without --check, what could be read is worth an exit of 0',
    covers: ({ path }, { args, real }) => (path === 'exit' || path === 'says') && args[0] === 'list' && isRefusal(real),
  },
  {
    name: 'a model that only a plugin can tell of',
    why: 'asked for one provider, OpenClaw lets its plugin invent a row for an id that no catalogue has',
    covers: ({ path }, { args, home }) =>
      args.includes('github-copilot') &&
      home.name === 'many keys at once' &&
      /^says\.models\.0\.(?:input|contextWindow)$/.test(path),
  },
  {
    name: 'the agent of the environment',
    why: "OpenClaw's list reads another agent's credentials than its status; Pincer reads the same for both",
    covers: ({ path }, { args, home }) =>
      args[0] === 'list' &&
      home.env?.OPENCLAW_AGENT_DIR !== undefined &&
      (path === 'says.count' || path === 'says.models'),
  },
  {
    name: 'bedrock without a provider entry',
    why: 'OpenClaw takes any AWS variable for a sign-in to a provider that 2026.5 does not bring along',
    covers: ({ path }, { args, real }) =>
      args[0] === 'list' &&
      /^says\.models\.\d+\.available$/.test(path) &&
      says(keyAt(real, path)).startsWith('amazon-bedrock/'),
  },
];

const isRefusal = (real: Json): boolean => valueAt(real, ['exit']) === 1 && says(valueAt(real, ['says'])) === '[""]';

const hasRejection = (ours: Json): boolean => says(valueAt(ours, ['says', 'problems'])).includes('openclaw-rejects');

const keyAt = (real: Json, path: string): Json | undefined =>
  valueAt(real, ['says', 'models', Number(path.split('.')[2]), 'key']);
