import type { Json5Element, Json5Node } from '../json5/document.js';
import { parseJson5 } from '../json5/parse.js';

/** A value that is to go, and the variable that holds it. */
export type Held = { readonly value: string; readonly variable: string };

/** Shorter ones occur in other words by chance. */
export const SHORTEST_SCRUBBED = 8;

/**
 * A text with each of the values replaced by `${NAME}`, however they are escaped in it, and all else byte by byte as it was; and how
 * many times that was.
 */
export function scrubText(text: string, held: readonly Held[]): { readonly text: string; readonly count: number } {
  const written = [...held]
    .sort((a, b) => b.value.length - a.value.length)
    .flatMap(({ value, variable }) => formsOf(value).map((form) => ({ form, reference: `\${${variable}}` })));
  let count = 0;
  let scrubbed = text;
  for (const { form, reference } of written) {
    const parts = scrubbed.split(form);
    count += parts.length - 1;
    scrubbed = parts.join(reference);
  }
  const odd = scrubEscapes(scrubbed, held);
  return { text: odd.text, count: count + odd.count };
}

/** As it is, and as texts in JSON and in JSON5's single quotes say it. */
function formsOf(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, json, json.replaceAll('/', '\\/'), json.replaceAll('\\"', '"').replaceAll("'", "\\'")])];
}

/** What only shows when escapes are read: `\u0073k-…`. Such a text is written anew. */
function scrubEscapes(text: string, held: readonly Held[]): { readonly text: string; readonly count: number } {
  const doc = text.includes('\\') ? parseJson5(text) : undefined;
  if (!doc?.ok) return { text, count: 0 };
  let scrubbed = text;
  let count = 0;
  for (const { start, end, value } of textsOf(doc.value.root).toReversed()) {
    const found = held.filter((one) => value.includes(one.value));
    if (found.length === 0) continue;
    const clean = found.reduce((now, one) => now.replaceAll(one.value, `\${${one.variable}}`), value);
    scrubbed = scrubbed.slice(0, start) + JSON.stringify(clean) + scrubbed.slice(end);
    count += found.length;
  }
  return { text: scrubbed, count };
}

type Text = { readonly start: number; readonly end: number; readonly value: string };

function textsOf(node: Json5Node): readonly Text[] {
  if (node.kind === 'scalar') {
    const { start, end, value } = node;
    return typeof value === 'string' ? [{ start, end, value }] : [];
  }
  const items: readonly Json5Element[] = node.items;
  return items.flatMap(({ value }) => textsOf(value));
}
