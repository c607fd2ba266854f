import { byLocale } from '../byLocale.js';
import { plain } from '../text.js';
import type { Check, Scanned } from './scan.js';

/**
 * OpenClaw's order: those that see images, then the quickest with tools, the widest context, the most parameters. What failed counts
 * as slowest: OpenClaw ranks a refusal by how quickly it came.
 */
export const ranked = (rows: readonly Scanned[]): readonly Scanned[] =>
  rows.toSorted((a, b) => Number(b.image.ok) - Number(a.image.ok) || quicker(a.tool, b.tool) || byFacts(a, b));

const rankedForImages = (rows: readonly Scanned[]): readonly Scanned[] =>
  rows.toSorted((a, b) => quicker(a.image, b.image) || byFacts(a, b));

const byFacts = (a: Scanned, b: Scanned): number =>
  (b.contextLength ?? 0) - (a.contextLength ?? 0) ||
  (b.inferredParamB ?? 0) - (a.inferredParamB ?? 0) ||
  byLocale(a.modelRef, b.modelRef);

function quicker(a: Check, b: Check): number {
  const [mine, other] = [waited(a), waited(b)];
  return mine === other ? 0 : mine - other;
}

const waited = ({ ok, latencyMs }: Check): number => (ok && latencyMs !== null ? latencyMs : Number.POSITIVE_INFINITY);

/** Models to choose from, best first, and those that OpenClaw would take by itself. */
export type Candidates = {
  readonly text: readonly Scanned[];
  readonly images: readonly Scanned[];
  readonly proposed: readonly string[];
  readonly proposedImages: readonly string[];
};

/** Only what works with tools is a candidate for the chain, and of those, first those that see images too. */
export function candidates(rows: readonly Scanned[], most: number): Candidates {
  const fit = rows.filter(({ id }) => isWritable(id));
  const text = ranked(fit.filter(({ tool }) => tool.ok));
  const images = rankedForImages(fit.filter(({ image }) => image.ok));
  const both = text.filter(({ image }) => image.ok);
  const first = (list: readonly Scanned[]): readonly string[] => list.slice(0, most).map(({ modelRef }) => modelRef);
  return { text, images, proposed: first(both.length > 0 ? both : text), proposedImages: first(images) };
}

/** Nothing in it that a terminal would obey or that nobody could type: such an id is shown, and goes into no config. */
export const isWritable = (id: string): boolean => id.length <= 300 && plain(id) === id && !/\s/.test(id);
