import type { Json5Array, Json5Document, Json5Member, Json5Node, Json5Object } from './document.js';
import { isPlainIdentifier } from './identifier.js';
import { isLineEnd } from './scan.js';

/** How a text is written, as far as something put into it should be written the same. */
export type Style = {
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly quote: '"' | "'";
  readonly bareKeys: boolean;
  /** After the last item of a container that has its items on lines of their own. */
  readonly trailingComma: boolean;
  /** Between a key and its value: `: `, or `:` in a minified file. */
  readonly colon: string;
  /** Behind a comma on a line. */
  readonly space: string;
  /** Inside the braces of an object on one line. */
  readonly padding: string;
  /** Are small objects (arrays) without containers in them written on one line? */
  readonly inlineObjects: boolean;
  readonly inlineArrays: boolean;
};

/** The habits of a text, by majority. Where it shows none, plain JSON as OpenClaw prints it. */
export function styleOf(doc: Json5Document): Style {
  const votes = newVotes();
  visit(doc.text, doc.root, votes);
  const first = /\r\n|\n|\r/.exec(doc.text)?.[0];
  const minified = votes.colon.get(':') === votes.colons && votes.colons > 0;
  return {
    eol: mostEol(doc.text, first),
    unit: winner(votes.unit) ?? '  ',
    quote: votes.single > votes.double ? "'" : '"',
    bareKeys: votes.bare > votes.quoted,
    trailingComma: votes.trailing > votes.plainEnd,
    colon: winner(votes.colon) ?? ': ',
    space: winner(votes.space) ?? (minified ? '' : ' '),
    padding: winner(votes.padding) ?? (minified ? '' : ' '),
    // One object on a line is a choice that somebody made; one on several lines may be a formatter's.
    inlineObjects: (votes.inlineObjects > 0 && votes.inlineObjects >= votes.brokenObjects) || minified,
    inlineArrays:
      (decided(votes.inlineArrays, votes.brokenArrays) ?? votes.inlineObjects > votes.brokenObjects) || minified,
  };
}

/** The same, except where the items of one container agree on something else. */
export function styleWithin(style: Style, doc: Json5Document, node: Json5Object | Json5Array): Style {
  const votes = newVotes();
  voteOnItems(doc.text, node, votes);
  for (const { value } of node.items) {
    if (value.kind !== 'scalar' && value.items.length > 0) voteOnShape(doc.text, value, votes);
  }
  return {
    ...style,
    quote: votes.single === votes.double ? style.quote : votes.single > votes.double ? "'" : '"',
    bareKeys: votes.bare === votes.quoted ? style.bareKeys : votes.bare > votes.quoted,
    colon: winner(votes.colon) ?? style.colon,
    space: winner(votes.space) ?? style.space,
    inlineObjects: decided(votes.inlineObjects, votes.brokenObjects) ?? style.inlineObjects,
    inlineArrays: decided(votes.inlineArrays, votes.brokenArrays) ?? style.inlineArrays,
  };
}

const decided = (yes: number, no: number): boolean | undefined => (yes === no ? undefined : yes > no);

type Votes = {
  single: number;
  double: number;
  bare: number;
  quoted: number;
  trailing: number;
  plainEnd: number;
  inlineObjects: number;
  brokenObjects: number;
  inlineArrays: number;
  brokenArrays: number;
  colons: number;
  readonly colon: Map<string, number>;
  readonly space: Map<string, number>;
  readonly padding: Map<string, number>;
  readonly unit: Map<string, number>;
  /** How many containers are still asked. */
  left: number;
};

/** Far more than it takes to know a habit; a large file is not gone through for it. */
const MOST_ASKED = 2000;

const newVotes = (): Votes => ({
  single: 0,
  double: 0,
  bare: 0,
  quoted: 0,
  trailing: 0,
  plainEnd: 0,
  inlineObjects: 0,
  brokenObjects: 0,
  inlineArrays: 0,
  brokenArrays: 0,
  colons: 0,
  colon: new Map(),
  space: new Map(),
  padding: new Map(),
  unit: new Map(),
  left: MOST_ASKED,
});

function visit(text: string, node: Json5Node, votes: Votes): void {
  if (node.kind === 'scalar' || node.items.length === 0 || votes.left === 0) return;
  votes.left -= 1;
  voteOnItems(text, node, votes);
  voteOnLines(text, node, votes);
  const leaf = node.items.every((item) => item.value.kind === 'scalar' || item.value.items.length === 0);
  if (leaf) voteOnShape(text, node, votes);
  for (const item of node.items) visit(text, item.value, votes);
}

/** Quotes, keys, colons and commas of the items themselves. */
function voteOnItems(text: string, node: Json5Object | Json5Array, votes: Votes): void {
  if (node.kind === 'object') for (const member of node.items) voteOnKey(text, member, votes);
  for (const [i, item] of node.items.entries()) {
    if (item.value.kind === 'scalar') voteOnQuote(text.charCodeAt(item.value.start), votes);
    const next = node.items[i + 1];
    if (next) voteOnBlank(text, item.comma + 1, next.start, votes.space);
  }
}

function voteOnKey(text: string, { start, key, keyEnd, value }: Json5Member, votes: Votes): void {
  const first = text.charCodeAt(start);
  voteOnQuote(first, votes);
  const quoted = first === DOUBLE || first === SINGLE;
  if (!quoted) votes.bare++;
  else if (isPlainIdentifier(key)) votes.quoted++;
  const between = text.slice(keyEnd, value.start);
  if (!/^[ \t]*:[ \t]*$/.test(between)) return;
  votes.colons++;
  add(votes.colon, between);
}

function voteOnQuote(code: number, votes: Votes): void {
  if (code === DOUBLE) votes.double++;
  else if (code === SINGLE) votes.single++;
}

/** White space on one line; anything else says nothing about a habit. */
function voteOnBlank(text: string, start: number, end: number, votes: Map<string, number>): void {
  const blank = text.slice(start, end);
  if (/^[ \t]*$/.test(blank)) add(votes, blank);
}

/** Indentation and trailing commas of a container with lines of its own, padding of one without. */
function voteOnLines(text: string, node: Json5Object | Json5Array, votes: Votes): void {
  const [first, last] = [node.items[0], node.items.at(-1)];
  if (first === undefined || last === undefined) return;
  if (isInline(text, node)) {
    if (node.kind === 'object') voteOnBlank(text, node.start + 1, first.start, votes.padding);
    return;
  }
  if (last.comma === -1) votes.plainEnd++;
  else votes.trailing++;
  const outer = lineIndent(text, node.start);
  const inner = lineIndent(text, first.start);
  if (inner.length > outer.length && inner.startsWith(outer)) add(votes.unit, inner.slice(outer.length));
}

function voteOnShape(text: string, node: Json5Object | Json5Array, votes: Votes): void {
  const inline = isInline(text, node);
  if (node.kind === 'object' && inline) votes.inlineObjects++;
  else if (node.kind === 'object') votes.brokenObjects++;
  else if (inline) votes.inlineArrays++;
  else votes.brokenArrays++;
}

/** Does its first item stand on the line of its opening bracket? */
export function isInline(text: string, node: Json5Object | Json5Array): boolean {
  const end = node.items[0]?.start ?? node.end;
  for (let at = node.start; at < end; at++) if (isLineEnd(text.charCodeAt(at))) return false;
  return true;
}

/** The white space that the line of an offset begins with. */
export function lineIndent(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = start;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end++;
  return text.slice(start, end);
}

function mostEol(text: string, first: string | undefined): string {
  if (first === undefined || first === '\n' ? !text.includes('\r\n') : first === '\r' && !text.includes('\n'))
    return first ?? '\n';
  const windows = text.split('\r\n').length - 1;
  const all = text.split('\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}

const add = (votes: Map<string, number>, vote: string): void => {
  votes.set(vote, (votes.get(vote) ?? 0) + 1);
};

/** The most frequent; the first of equals. */
function winner(votes: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [vote, count] of votes) if (best === undefined || count > (votes.get(best) ?? 0)) best = vote;
  return best;
}

const DOUBLE = 0x22;
const SINGLE = 0x27;
