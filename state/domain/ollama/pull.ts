import { isObject, type Json } from '../json.js';
import { line } from '../probe/said.js';

type Layer = { readonly total: number; readonly completed: number };

/** `arrived`: bytes that came over the network by then; what a server had before does not count. */
type Sample = { readonly atMs: number; readonly arrived: number };

/** How far a pull has come, as its lines told so far. */
export type Pull = {
  /** What the server says that it does. */
  readonly status: string;
  /** By digest. A layer is heard of when its turn comes: the sum of all grows. */
  readonly layers: ReadonlyMap<string, Layer>;
  readonly arrived: number;
  /** Of the last {@link WINDOW_MS}, oldest first. */
  readonly samples: readonly Sample[];
  readonly isDone: boolean;
  /** The server gave up, in its own words. */
  readonly error?: string;
};

export const NO_PULL: Pull = { status: '', layers: new Map(), arrived: 0, samples: [], isDone: false };

/** A rate is that of the last seconds: shorter, it flickers; longer, it tells of the past. */
const WINDOW_MS = 10_000;
const SAMPLE_MS = 250;

/** Nobody believes a rate of less. */
const LEAST_MS = 1000;

/** A model has a dozen layers; a server that tells of more than these plays with us. */
const MOST_LAYERS = 500;

/** The pull after one more line. What is no line of a pull changes nothing. `atMs`: since it began. */
export function heard(pull: Pull, row: Json | undefined, atMs: number): Pull {
  if (row === undefined || !isObject(row)) return pull;
  if (row.error !== undefined) return { ...pull, error: said(row.error) };
  const status = typeof row.status === 'string' ? line(row.status, 60) : pull.status;
  const told = { ...pull, status, isDone: pull.isDone || row.status === 'success' };
  return typeof row.digest === 'string' ? withLayer(told, row.digest, row.total, row.completed, atMs) : told;
}

const said = (error: Json): string => line(typeof error === 'string' ? error : JSON.stringify(error));

function withLayer(pull: Pull, digest: string, total: Json | undefined, done: Json | undefined, atMs: number): Pull {
  const size = bytesOf(total);
  const before = pull.layers.get(digest);
  if (size === undefined || (before === undefined && pull.layers.size >= MOST_LAYERS)) return pull;
  const completed = Math.min(bytesOf(done) ?? 0, size);
  const came = before === undefined ? 0 : Math.max(0, completed - before.completed);
  const arrived = pull.arrived + came;
  const layers = new Map(pull.layers).set(digest, { total: size, completed });
  return { ...pull, layers, arrived, samples: sampled(pull.samples, { atMs, arrived }) };
}

const bytesOf = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** The newest one always stands at the end; those before it have their distance. */
function sampled(samples: readonly Sample[], now: Sample): readonly Sample[] {
  const recent = samples.filter(({ atMs }) => atMs >= now.atMs - WINDOW_MS);
  const before = recent.at(-2);
  const kept = before !== undefined && now.atMs - before.atMs < SAMPLE_MS ? recent.slice(0, -1) : recent;
  return [...kept, now];
}

/** What is shown of a pull. Bytes; bytes per second; ms. Absent where nobody can know it yet. */
export type PullShown = {
  readonly status: string;
  readonly completed: number;
  readonly total: number;
  readonly rate?: number;
  readonly leftMs?: number;
};

export function shownOf(pull: Pull): PullShown {
  const layers = [...pull.layers.values()];
  const completed = layers.reduce((sum, layer) => sum + layer.completed, 0);
  const total = layers.reduce((sum, layer) => sum + layer.total, 0);
  const rate = completed < total ? rateOf(pull.samples) : undefined;
  const left = rate === undefined || rate === 0 ? {} : { leftMs: Math.round(((total - completed) / rate) * 1000) };
  return { status: pull.status, completed, total, ...(rate === undefined ? {} : { rate }), ...left };
}

function rateOf(samples: readonly Sample[]): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.atMs - first.atMs < LEAST_MS) return undefined;
  return Math.round(((last.arrived - first.arrived) * 1000) / (last.atMs - first.atMs));
}
