import type { Json5Node } from '../json5/document.js';
import { parseJson5 } from '../json5/parse.js';
import { redactText } from '../json5/secretSpans.js';
import { looseSpans } from '../masking/looseSpans.js';
import { isReference, MASK, maskSpans, type Span } from '../masking/redact.js';
import { isKeyNote } from '../secrets/keyNote.js';
import { envEntries } from './envText.js';
import { isPublicInStore } from './shownValue.js';

/** An `.env` as it may be shown: every value masked, also over several lines, and what a comment seems to hold. */
export function shownEnv(text: string): string {
  const spans = envEntries(text).flatMap(({ name, text: line, start }): readonly Span[] => {
    const value = line.indexOf(name) + name.length;
    const [sign = ''] = /^\s*[=:]\s*/.exec(line.slice(value)) ?? [];
    const from = start + value + sign.length;
    return from < start + line.length ? [{ start: from, end: start + line.length }] : [];
  });
  const masked = maskSpans(text, spans);
  return maskSpans(
    masked,
    looseSpans(masked).filter((span) => !MASK.includes(masked.slice(span.start, span.end))),
  );
}

/** A registry as it may be shown: where OpenClaw keeps no key but the name of its variable, that is what is to be seen. */
export const shownRegistry = (text: string): string => redactText(text, [], isKeyNote);

/** An auth store as it may be shown: OAuth has secrets under names that say nothing. */
export function shownStore(text: string): string {
  const masked = redactText(text);
  const doc = parseJson5(masked);
  return doc.ok ? maskSpans(masked, [...tokensIn(doc.value.root, '', '')]) : masked;
}

function* tokensIn(node: Json5Node, name: string, top: string): Generator<Span> {
  if (node.kind === 'object') for (const { key, value } of node.items) yield* tokensIn(value, key, top || key);
  else if (node.kind === 'array') for (const { value } of node.items) yield* tokensIn(value, name, top);
  else if (typeof node.value === 'string' && !isShown(node.value) && !isPublicInStore(top, name))
    yield { start: node.start + 1, end: node.end - 1 };
}

/** A reference is what a scrub leaves of a key. */
const isShown = (text: string): boolean => text === '' || text === MASK || isReference(text);
