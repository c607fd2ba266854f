import type { KeyPath } from './json.js';

/** A place in a file that a person can go to. Lines and columns count from 1, as editors do. */
export type Place = {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: KeyPath;
  /** The offending line as it stands in the file, secrets masked. */
  readonly text?: string;
};

/** `file:line:column`, as terminals and editors make a link of. */
export const placeText = ({ file, line, column }: Place): string =>
  line === undefined ? file : `${file}:${line}:${column ?? 1}`;

/** `agents.defaults.model`, `models.providers.x.models[0].id`: OpenClaw's way of writing a key path. */
export const dottedPath = (path: Place['path']): string =>
  (path ?? []).map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
