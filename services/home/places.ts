import type { KeyPath } from '../../state/domain/json.js';
import type { Json5Document } from '../../state/domain/json5/document.js';
import { nodeAt, placeOf } from '../../state/domain/json5/document.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import { redactDocument } from '../../state/domain/json5/secretSpans.js';
import type { Place } from '../../state/domain/place.js';

/** Finds the line of a value. The text is taken apart on the first question, which most runs never ask. */
export type Places = (path: KeyPath) => Place;

/**
 * A key that is missing has the line of what lacks it. A value that comes from elsewhere (an included one) has a file and a path,
 * and no line. `under`: the key path that the text stands for, if it is that of an included file.
 */
export function placesIn(file: string, text: string | undefined, under: KeyPath = []): Places {
  let known: Opened | undefined;
  return (path) => {
    known ??= openPlaces(text, under);
    const { doc, lines } = known;
    if (doc === undefined || !isIn(doc, path)) return { file, path };
    const { line, column } = placeOf(doc, path);
    const shown = lines[line - 1]?.replace(/\r$/, '').slice(0, LONGEST_LINE) ?? '';
    return { file, line, column, path, text: shown };
  };
}

function isIn(doc: Json5Document, path: KeyPath): boolean {
  if (nodeAt(doc, path) !== undefined) return true;
  const above = nodeAt(doc, path.slice(0, -1));
  return above?.kind === 'object' && !above.items.some(({ key }) => key === '$include');
}

/** A config on a single line would fill the screen. */
const LONGEST_LINE = 400;

/** `lines` without secrets. */
type Opened = { readonly doc: Json5Document | undefined; readonly lines: readonly string[] };

function openPlaces(text: string | undefined, under: KeyPath): Opened {
  const doc = documentOf(text);
  return { doc, lines: doc === undefined ? [] : redactDocument(doc, under).split('\n') };
}

function documentOf(text: string | undefined): Json5Document | undefined {
  const parsed = text === undefined ? undefined : parseJson5(text);
  return parsed?.ok ? parsed.value : undefined;
}
