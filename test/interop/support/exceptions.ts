// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import type { Json } from '../../../state/domain/json.js';
import type { Difference } from './compare.js';
import type { HomeCase } from './homes.js';

export type Asked = {
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
    name: 'a missing variable is shown by its name',
    why: 'OpenClaw masks the text `${NAME}` as though it were a key, and so hides which variable is missing',
    covers: ({ path, real, ours }) =>
      path.endsWith('.modelsJson.value') &&
      /^\$\{\w+\.\.\.\w+\}$/.test(says(real)) &&
      says(ours).startsWith('ref(env:'),
  },
  {
    name: 'the variable that is really set',
    why: 'OpenClaw copies Z_AI_API_KEY to ZAI_API_KEY when it starts and then names the copy',
    covers: ({ path, real, ours }) =>
      path.endsWith('.env.source') && says(real) === 'env: ZAI_API_KEY' && says(ours) === 'env: Z_AI_API_KEY',
  },
];
