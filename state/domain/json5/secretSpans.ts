import type { Json, KeyPath } from '../json.js';
import { looseSpans } from '../masking/looseSpans.js';
import { holdsSecrets, isReference, isSecretName, MASK, maskSpans, type Span, tokenSpans } from '../masking/redact.js';
import type { Json5Array, Json5Document, Json5Node, Json5Object, Json5Scalar } from './document.js';
import { parseJson5 } from './parse.js';

/**
 * The text as it may be shown: every secret masked, every line where it was. What is broken is guessed at. `under`: the key path
 * that the text stands for, if it is a part of a config.
 */
export function redactText(text: string, under: KeyPath = []): string {
  const doc = parseJson5(text);
  if (doc.ok) return redactDocument(doc.value, under);
  return isSecretPath(under) ? text.replace(/[^\r\n]+/g, MASK) : maskSpans(text, looseSpans(text));
}

/** Likewise, of a text that was taken apart already. */
export const redactDocument = (doc: Json5Document, under: KeyPath = []): string =>
  maskSpans(doc.text, secretSpans(doc, under));

/** A value as it may be shown, on a line. */
export const redactValue = (value: Json, path: KeyPath): string => redactText(JSON.stringify(value), path);

/** Do the names on the way to a value say that it is a secret, or part of one? */
export const isSecretPath = (path: KeyPath): boolean => {
  const { name, secret } = aboveOf(path);
  return secret || isSecretName(name) || holdsSecrets(name);
};

function aboveOf(path: KeyPath): Above {
  return path.reduce<Above>(
    ({ name, secret }, step) =>
      typeof step === 'number'
        ? { name, secret: secret || holdsSecrets(name) }
        : { name: step, secret: secret || isSecretName(name) || holdsSecrets(name) },
    { name: '', secret: false },
  );
}

/** Offsets of what must not be shown: by the names above a value, by how it looks, and likewise in comments. */
function secretSpans(doc: Json5Document, under: KeyPath): readonly Span[] {
  const spans: Span[] = [];
  visit(doc, doc.root, aboveOf(under), spans);
  return [...spans, ...looseSpans(commentsOnly(doc))];
}

/**
 * The comments of a text, each where it was, and blanks for all else. A comment is often a value that somebody switched off,
 * over several lines at times, so they are read as one text.
 */
function commentsOnly({ text, comments }: Json5Document): string {
  if (comments.length === 0) return '';
  let only = '';
  for (const { start, end } of comments) {
    only += blank(text.slice(only.length, start + 2));
    only += text.slice(start + 2, end);
  }
  return only;
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** `name` is the nearest key; `secret` is true below a key whose every string is one. */
type Above = { readonly name: string; readonly secret: boolean };

function visit(doc: Json5Document, node: Json5Node, above: Above, spans: Span[]): void {
  if (node.kind === 'scalar') for (const span of scalarSpans(doc, node, above)) spans.push(span);
  else if (node.kind === 'array') visitItems(doc, node, above, spans);
  else visitMembers(doc, node, above, spans);
}

function visitItems(doc: Json5Document, { items }: Json5Array, above: Above, spans: Span[]): void {
  const secret = above.secret || holdsSecrets(above.name);
  for (const [i, { value }] of items.entries()) {
    // `--api-key`, and behind it the key.
    const flag = textOf(items[i - 1]?.value);
    visit(doc, value, { name: flag?.startsWith('-') === true ? flag : above.name, secret }, spans);
  }
}

function visitMembers(doc: Json5Document, node: Json5Object, above: Above, spans: Span[]): void {
  // A SecretRef says where a secret is; none of its own members is one.
  const isRef = isSecretRef(node);
  const secret = !isRef && (above.secret || isSecretName(above.name) || holdsSecrets(above.name));
  for (const { key, start, keyEnd, value } of node.items) {
    spans.push(...tokenSpans(doc.text.slice(start, keyEnd)).map((span) => shift(span, start)));
    // Which file holds the secrets is none.
    const above = key === '$include' ? { name: '', secret: false } : { name: isRef ? '' : key, secret };
    visit(doc, value, above, spans);
  }
}

function scalarSpans(doc: Json5Document, node: Json5Scalar, above: Above): readonly Span[] {
  const hidden = above.secret || isSecretName(above.name);
  if (typeof node.value === 'number') return hidden ? [node] : [];
  if (typeof node.value !== 'string' || node.value === '' || isReference(node.value)) return [];
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
