import { isObject, type Json, sameJson } from '../json.js';
import { assemble, type Printer } from './assemble.js';
import { type Json5Array, type Json5Document, type Json5Node, type Json5Object, toJson } from './document.js';
import { piecesOf } from './pieces.js';
import { printKey, printScalar, printValue, type Spot } from './print.js';
import { arraySteps, objectSteps, type Step } from './steps.js';
import { isInline, lineIndent, type Style, styleWithin } from './style.js';
import { commentsEnd, hasNewline, indentIn, triviaOf } from './trivia.js';

/** A document and its habits: what every rewriting needs. */
export type Page = { readonly doc: Json5Document; readonly style: Style };

/**
 * The text of a node with another value: of containers, only the items that differ are written anew. `ownLine`: it begins
 * its line, save for its key.
 */
export function rewriteValue(page: Page, node: Json5Node, value: Json, ownLine: boolean): string {
  const { text } = page.doc;
  if (sameJson(toJson(node), value)) return text.slice(node.start, node.end);
  if (node.kind === 'object' && isObject(value)) return rewriteItems(page, node, objectSteps(node, value), ownLine);
  if (node.kind === 'array' && Array.isArray(value)) return rewriteItems(page, node, arraySteps(node, value), ownLine);
  if (!isContainer(value)) return printScalar(value, quoteOf(page, node));
  return printValue(value, page.style, spotAt(text, node.start, ownLine));
}

/** The text of a container after the steps. */
export function rewriteItems(
  page: Page,
  node: Json5Object | Json5Array,
  steps: readonly Step[],
  ownLine: boolean,
): string {
  const { text } = page.doc;
  const interior = text.slice(node.start + 1, node.end - 1);
  const [open, close] = [text.charAt(node.start), text.charAt(node.end - 1)];
  if (interior.trim() === '') return printFresh(page, node, steps, ownLine);
  const style = styleWithin(page.style, page.doc, node);
  const printer = printerFor({ ...page, style }, node, interior);
  const pieces = piecesOf(text, node);
  const ending = printer.broken ? style.eol + printer.closeIndent : ' ';
  // Nothing but comments: what is put in goes behind them.
  const filled =
    node.items.length > 0 ? pieces : { head: interior.slice(0, commentsEnd(interior)), items: [], tail: ending };
  return open + assemble(filled, steps, printer) + close;
}

/** An empty container is written as if it were new; that of the whole file gets lines of its own. */
function printFresh(page: Page, node: Json5Object | Json5Array, steps: readonly Step[], ownLine: boolean): string {
  const added = steps.filter((step) => step.kind === 'new');
  const value =
    node.kind === 'array'
      ? added.map((step) => step.value)
      : Object.fromEntries(added.map((step) => [step.key ?? '', step.value]));
  const style = node === page.doc.root ? { ...page.style, inlineObjects: false } : page.style;
  return printValue(value, style, spotAt(page.doc.text, node.start, ownLine));
}

function spotAt(text: string, start: number, ownLine: boolean): Spot {
  return { indent: lineIndent(text, start), taken: start - lineStart(text, start) + 1, inline: !ownLine };
}

function printerFor(page: Page, node: Json5Object | Json5Array, interior: string): Printer {
  const { text } = page.doc;
  const { style } = page;
  const closeIndent = lineIndent(text, node.start);
  const itemIndent = indentOfItems(page, node) ?? closeIndent + style.unit;
  const broken = node.items.length > 0 ? !isInline(text, node) : spansLines(interior);
  const lineLength = lineEnd(text, node.end) - lineStart(text, node.start);
  const spotOf = (ownLine: boolean, label: number): Spot =>
    ownLine
      ? { indent: itemIndent, taken: itemIndent.length + label + 1, inline: false }
      : { indent: closeIndent, taken: lineLength + label, inline: true };
  return {
    eol: style.eol,
    space: style.space,
    itemIndent,
    closeIndent,
    broken,
    trailingComma: style.trailingComma,
    changed: (piece, changed) => {
      const { value, start } = piece.item;
      return text.slice(start, value.start) + rewriteValue(page, value, changed, hasNewline(piece.lead));
    },
    renamed: ({ item, body }, key) =>
      'keyEnd' in item ? printKey(key, style) + body.slice(item.keyEnd - item.start) : body,
    added: (step, ownLine) => {
      const label = step.key === undefined ? '' : printKey(step.key, style) + style.colon;
      return label + printValue(step.value, style, spotOf(ownLine, label.length));
    },
  };
}

/** Of the first item that begins its line. */
function indentOfItems(page: Page, node: Json5Object | Json5Array): string | undefined {
  for (const piece of piecesOf(page.doc.text, node).items) {
    if (hasNewline(piece.lead)) return indentIn(piece.lead);
  }
  return undefined;
}

const spansLines = (trivia: string): boolean =>
  triviaOf(trivia).some((part) => part.kind === 'newline' || part.kind === 'line');

/** A text keeps its quotes; anything else takes those of the document. */
function quoteOf(page: Page, node: Json5Node): '"' | "'" {
  const first = page.doc.text.charAt(node.start);
  return first === '"' || first === "'" ? first : page.style.quote;
}

const isContainer = (value: Json): value is Exclude<Json, string | number | boolean | null> =>
  typeof value === 'object' && value !== null;

/** Does the item at an offset begin its line? */
export const beginsLine = (text: string, offset: number): boolean =>
  lineStart(text, offset) + lineIndent(text, offset).length === offset;

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
