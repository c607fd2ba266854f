import type { Json, KeyPath } from '../json.js';
import { looseSpans } from '../masking/looseSpans.js';
import { holdsSecrets, isReference, isSecretName, MASK, maskSpans, type Span, tokenSpans } from '../masking/redact.js';
import type { Json5Array, Json5Document, Json5Node, Json5Object, Json5Scalar } from './document.js';
import { parseJson5 } from './parse.js';

/**
 * The text as it may be shown: every secret masked, every line where it was. What is broken is guessed at. `under`: the key path
 * that the text stands for, if it is a part of a config. `isPublic`: of a text that stands where a secret would, is it none?
 */
export function redactText(text: string, under: KeyPath = [], isPublic = isReference): string {
  const doc = parseJson5(text);
  if (doc.ok) return redactDocument(doc.value, under, isPublic);
  return isSecretPath(under) ? text.replace(/[^\r\n]+/g, MASK) : maskSpans(text, looseSpans(text));
}

/** Likewise, of a text that was taken apart already. */
export const redactDocument = (doc: Json5Document, under: KeyPath = [], isPublic = isReference): string =>
  maskSpans(doc.text, secretSpans(doc, under, isPublic));

/** A value as it may be shown, on a line. */
export const redactValue = (value: Json, path: KeyPath, isPublic = isReference): string =>
  redactText(JSON.stringify(value), path, isPublic);

/** Do the names on the way to a value say that it is a secret, or part of one? */
export const isSecretPath = (path: KeyPath): boolean => {
  const { name, secret } = aboveOf(path);
  return secret || isSecretName(name) || holdsSecrets(name);
};

function aboveOf(path: KeyPath): Above {
  // The section of this name has none: what signs in stands elsewhere, and only who does is told here.
  const inside = path[0] === AUTH && path.length > 1 ? path.slice(1) : path;
  return inside.reduce<Above>(
    ({ name, secret }, step) =>
      typeof step === 'number'
        ? { name, secret: secret || holdsSecrets(name) }
        : { name: step, secret: secret || isSecretName(name) || holdsSecrets(name) },
    { name: '', secret: false },
  );
}

/** OpenClaw: a section of the config whose entries take no secrets. */
const AUTH = 'auth';

/** Offsets of what must not be shown: by the names above a value, by how it looks, and likewise in comments. */
function secretSpans(doc: Json5Document, under: KeyPath, isPublic: Looked['isPublic']): readonly Span[] {
  const spans: Span[] = [];
  const { root } = doc;
  const isSection = root.kind === 'object' && under.length === 1 && under[0] === AUTH;
  const above = isSection ? NOTHING : aboveOf(under);
  visit({ text: doc.text, isPublic, config: under.length === 0 ? root : undefined }, root, above, spans);
  return [...spans, ...commentSpans(doc)];
}

/**
 * A comment is often a value that somebody switched off, over several lines at times, so they are read as one text: one behind
 * the other, with nothing left of what is between two of them but whether a line ended there.
 */
function commentSpans({ text, comments }: Json5Document): readonly Span[] {
  const parts: string[] = [];
  /** Where each comment begins, in the one text and in the whole one. */
  const begins: { readonly joined: number; readonly whole: number }[] = [];
  let [length, last] = [0, 0];
  for (const { start, end } of comments) {
    const inside = text.slice(start + 2, end);
    parts.push(/[\r\n]/.test(text.slice(last, start)) ? '\n' : ' ', inside);
    begins.push({ joined: length + 1, whole: start + 2 });
    length += 1 + inside.length;
    last = end;
  }
  const place = (offset: number): number => {
    const at = begins[lastAtMost(begins, offset)];
    return at === undefined ? offset : at.whole + offset - at.joined;
  };
  return looseSpans(parts.join('')).map(({ start, end }) => ({ start: place(start), end: place(end - 1) + 1 }));
}

/** The index of the last comment that begins at an offset of the one text, or before it. */
function lastAtMost(begins: readonly { readonly joined: number }[], offset: number): number {
  let [low, high] = [0, begins.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((begins[middle]?.joined ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

type Looked = {
  readonly text: string;
  readonly isPublic: (value: string) => boolean;
  /** Where a section of the config begins. */
  readonly config: Json5Node | undefined;
};

/** `name` is the nearest key; `secret` is true below a key whose every string is one. */
type Above = { readonly name: string; readonly secret: boolean };

const NOTHING: Above = { name: '', secret: false };

function visit(doc: Looked, node: Json5Node, above: Above, spans: Span[]): void {
  if (node.kind === 'scalar') for (const span of scalarSpans(doc, node, above)) spans.push(span);
  else if (node.kind === 'array') visitItems(doc, node, above, spans);
  else visitMembers(doc, node, above, spans);
}

function visitItems(doc: Looked, { items }: Json5Array, above: Above, spans: Span[]): void {
  const secret = above.secret || holdsSecrets(above.name);
  for (const [i, { value }] of items.entries()) {
    // `--api-key`, and behind it the key.
    const flag = textOf(items[i - 1]?.value);
    visit(doc, value, { name: flag?.startsWith('-') === true ? flag : above.name, secret }, spans);
  }
}

function visitMembers(doc: Looked, node: Json5Object, above: Above, spans: Span[]): void {
  // A SecretRef says where a secret is; none of its own members is one.
  const isRef = isSecretRef(node);
  const secret = !isRef && (above.secret || isSecretName(above.name) || holdsSecrets(above.name));
  for (const { key, start, keyEnd, value } of node.items) {
    spans.push(...tokenSpans(doc.text.slice(start, keyEnd)).map((span) => shift(span, start)));
    // Which file holds the secrets is none.
    const isPublic = key === '$include' || (key === AUTH && node === doc.config && value.kind === 'object');
    visit(doc, value, isPublic ? NOTHING : { name: isRef ? '' : key, secret }, spans);
  }
}

function scalarSpans(doc: Looked, node: Json5Scalar, above: Above): readonly Span[] {
  const hidden = above.secret || isSecretName(above.name);
  if (typeof node.value === 'number') return hidden ? [node] : [];
  if (typeof node.value !== 'string' || node.value === '' || doc.isPublic(node.value)) return [];
  const inside = { start: node.start + 1, end: node.end - 1 };
  if (hidden || holdsSecrets(above.name)) return [inside];
  const written = doc.text.slice(inside.start, inside.end);
  const shown = looseSpans(written).map((span) => shift(span, inside.start));
  // Escapes and line continuations can hide a key from a look at the text alone.
  return written !== node.value && looseSpans(node.value).length > shown.length ? [inside] : shown;
}

const textOf = (node: Json5Node | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

function isSecretRef({ items }: Json5Object): boolean {
  const source = textOf(items.find(({ key }) => key === 'source')?.value) ?? '';
  return /^(?:env|file|exec)$/.test(source) && items.every(({ key }) => /^(?:source|provider|id)$/.test(key));
}

const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
