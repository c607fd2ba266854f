import { isObject, type Json } from '../json.js';
import { bytesText } from './words.js';

/** A model that is loaded, as `/api/ps` tells it. Sizes in bytes. */
export type Running = {
  readonly id: string;
  readonly bytes?: number;
  /** Of it in the memory of the graphics card. */
  readonly vramBytes?: number;
  /** Tokens that it runs with; newer versions tell. */
  readonly context?: number;
  /** When it will be unloaded, as the server writes it. */
  readonly expiresAt?: string;
};

/** `undefined` where it is no such list. */
export function runningOf(body: Json | undefined): readonly Running[] | undefined {
  if (body === undefined || !isObject(body) || !Array.isArray(body.models)) return undefined;
  return body.models.slice(0, MOST).flatMap((row): readonly Running[] => {
    if (!isObject(row)) return [];
    const id = textOf(row.model) ?? textOf(row.name);
    if (id === undefined) return [];
    const facts = {
      bytes: countOf(row.size),
      vramBytes: countOf(row.size_vram),
      context: countOf(row.context_length),
      expiresAt: textOf(row.expires_at),
    };
    const known = Object.entries(facts).filter(([, value]) => value !== undefined);
    return [{ id, ...Object.fromEntries(known) }];
  });
}

const MOST = 1000;

const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const countOf = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** `● gpt-oss:20b  14 GB, 100% on the graphics card, 8192 tokens of context, until 12:05`. `clock` writes a moment as a server does, for people. */
export function runningText(
  { id, bytes, vramBytes, context, expiresAt }: Running,
  clock: (time: string) => string | undefined,
): string {
  const share = bytes && vramBytes !== undefined ? Math.round(Math.min(1, vramBytes / bytes) * 100) : undefined;
  const ends = expiresAt === undefined ? undefined : clock(expiresAt);
  const facts = [
    ...(bytes === undefined ? [] : [bytesText(bytes)]),
    ...(share === undefined ? [] : [`${share}% on the graphics card`]),
    ...(context === undefined ? [] : [`${context} tokens of context`]),
    ...(ends === undefined ? [] : [`until ${ends}`]),
  ];
  return `● ${id}  ${facts.join(', ')}`.trimEnd();
}
