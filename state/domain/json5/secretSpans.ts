import {
  isReference,
  isSecretName,
  lineSpans,
  maskSpans,
  redactLine,
  type Span,
  tokenSpans,
} from '../masking/redact.js';
import type { Json5Document, Json5Node, Json5Scalar } from './document.js';
import { parseJson5 } from './parse.js';

/** The text as it may be shown: every secret masked, every line where it was. A broken text is masked line by line. */
export function redactText(text: string): string {
  const doc = parseJson5(text);
  return doc.ok ? maskSpans(text, secretSpans(doc.value)) : text.split('\n').map(redactLine).join('\n');
}

/** Offsets of what must not be shown: by the names above a value, by how it looks, and likewise in comments. */
function secretSpans(doc: Json5Document): readonly Span[] {
  const spans: Span[] = [];
  visit(doc, doc.root, { name: '', secret: false }, spans);
  for (const { start, end } of doc.comments) {
    const text = doc.text.slice(start, end);
    // A comment is often a value that somebody switched off, so it is read as lines of a config.
    let offset = start;
    for (const line of text.split('\n')) {
      for (const span of lineSpans(line)) spans.push(shift(span, offset));
      offset += line.length + 1;
    }
  }
  return spans;
}

/** `name` is the nearest key; `secret` is true below a key whose every string is one. */
type Above = { readonly name: string; readonly secret: boolean };

function visit(doc: Json5Document, node: Json5Node, above: Above, spans: Span[]): void {
  if (node.kind === 'scalar') {
    spans.push(...scalarSpans(doc, node, above));
    return;
  }
  if (node.kind === 'array') {
    for (const item of node.items) visit(doc, item.value, above, spans);
    return;
  }
  // A SecretRef says where a secret is; none of its own members is one.
  const isRef = node.items.some((item) => item.key === 'source');
  const secret = !isRef && (above.secret || isSecretName(above.name) || /^(?:extra)?headers$/i.test(above.name));
  for (const { key, start, keyEnd, value } of node.items) {
    spans.push(...tokenSpans(doc.text.slice(start, keyEnd)).map((span) => shift(span, start)));
    visit(doc, value, { name: isRef ? '' : key, secret }, spans);
  }
}

function scalarSpans(doc: Json5Document, node: Json5Scalar, above: Above): readonly Span[] {
  const hidden = above.secret || isSecretName(above.name);
  if (typeof node.value === 'number') return hidden ? [node] : [];
  if (typeof node.value !== 'string' || node.value === '' || isReference(node.value)) return [];
  const inside = { start: node.start + 1, end: node.end - 1 };
  if (hidden) return [inside];
  const shown = tokenSpans(doc.text.slice(inside.start, inside.end)).map((span) => shift(span, inside.start));
  // Escapes and line continuations can hide a key from a look at the text alone.
  return shown.length === 0 && tokenSpans(node.value).length > 0 ? [inside] : shown;
}

const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
