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

export const EXCEPTIONS: readonly Exception[] = [
  {
    name: 'an empty list is JSON too',
    why: 'a script that asked for JSON gets JSON; 2026.9 does the same',
    covers: ({ path, real, ours }, { args }) =>
      args.includes('--json') &&
      path === 'says' &&
      real === 'No models found.' &&
      JSON.stringify(ours) === '{"count":0,"models":[]}',
  },
];
