import { plain } from '../state/domain/text.js';

/** Where a command's words go: results to stdout, everything else to stderr. Nothing a terminal would obey gets through. */
export type Out = {
  /** One line, or several, of the result. */
  readonly say: (text: string) => void;
  /** Each item on a line of its own, whatever is in it; nothing at all for none. */
  readonly lines: (items: readonly string[]) => void;
  /** The result as JSON, laid out as OpenClaw does. */
  readonly json: (value: unknown) => void;
  /** One of several results as JSON, on a line of its own. */
  readonly jsonLine: (value: unknown) => void;
  /** Anything that is not the result. */
  readonly note: (text: string) => void;
};

export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void };

export const createOut = (streams: Streams): Out => ({
  say: (text) => streams.out(`${plainLines(text)}\n`),
  lines: (items) => streams.out(items.map((item) => `${plain(item)}\n`).join('')),
  json: (value) => streams.out(`${escapeUnsafe(JSON.stringify(value, null, 2))}\n`),
  jsonLine: (value) => streams.out(`${escapeUnsafe(JSON.stringify(value))}\n`),
  note: (text) => streams.err(`${plainLines(text)}\n`),
});

const plainLines = (text: string): string => text.split('\n').map(plain).join('\n');

// JSON escapes C0 itself. The rest becomes an escape too instead of vanishing, so that the value stays what it was.
const escapeUnsafe = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
