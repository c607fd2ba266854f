import type { Json } from '../json.js';
import type { Piece, Pieces } from './pieces.js';
import type { Step } from './steps.js';
import { beginsWithNewline, endsInLineComment, hasComment, hasNewline, lastNewline, splitLead } from './trivia.js';

/** What `assemble` cannot know by itself: the style, and how a new or changed item is printed. */
export type Printer = {
  readonly eol: string;
  /** Behind a comma on a line. */
  readonly space: string;
  /** Of an item on a line of its own; of the line of the closing bracket. */
  readonly itemIndent: string;
  readonly closeIndent: string;
  /** Does a container without items get lines of its own, and a comma after the last one? */
  readonly broken: boolean;
  readonly trailingComma: boolean;
  readonly changed: (piece: Piece, value: Json) => string;
  readonly renamed: (piece: Piece, key: string) => string;
  readonly added: (step: Extract<Step, { kind: 'new' }>, ownLine: boolean) => string;
};

/** What is between the brackets after the steps; everything that stays is copied byte for byte. */
export function assemble(pieces: Pieces, steps: readonly Step[], printer: Printer): string {
  const { placed, carry } = itemsAfter(pieces, steps, printer);
  const left = carry.trim() === '' ? '' : carry;
  if (placed.length === 0 && (pieces.head + left + pieces.tail).trim() === '') return '';
  const comma = pieces.items.at(-1)?.comma ?? (printer.trailingComma && printer.broken);
  const text: Text = { out: pieces.head, open: endsInLineComment(pieces.head) };
  for (const [i, item] of placed.entries()) {
    append(text, item.lead, printer.eol + printer.itemIndent);
    text.out += item.body;
    const hasComma = i < placed.length - 1 || comma;
    text.out += hasComma ? `${item.gap},${item.trail}` : item.gap + item.trail;
    // What is before a comma cannot leave a line comment open, or the comma would have been in it.
    text.open = endsInLineComment(hasComma ? item.trail : item.gap + item.trail);
  }
  if (left !== '') {
    append(text, left, printer.eol + printer.itemIndent);
    text.open = endsInLineComment(left);
  }
  append(text, pieces.tail, printer.eol + printer.closeIndent);
  return text.out;
}

/** `open` while the text ends in a line comment, which would swallow whatever came next on its line. */
type Text = { out: string; open: boolean };

function append(text: Text, more: string, lineBreak: string): void {
  text.out += text.open && !beginsWithNewline(more) ? lineBreak + more.trimStart() : more;
}

type Placed = { readonly lead: string; readonly body: string; readonly gap: string; readonly trail: string };

/** `carry`: comment and empty lines above items that are gone, still to be put somewhere. */
type Progress = {
  readonly placed: Placed[];
  carry: string;
  /** The line break before a gone item that stood first on its line: the next one on that line needs it. */
  lineBreak: string | undefined;
  /** How many of the old items were passed. */
  passed: number;
};

function itemsAfter(pieces: Pieces, steps: readonly Step[], printer: Printer): Progress {
  const progress: Progress = { placed: [], carry: '', lineBreak: undefined, passed: 0 };
  for (const step of steps) {
    if (step.kind === 'gone') leave(progress, pieces, step);
    else if (step.kind === 'keep') keep(progress, pieces, step, printer);
    else put(progress, pieces, step, printer);
  }
  return progress;
}

/** The comment lines above a gone item stay, those of its own line go with it; those of a moved item move with it. */
function leave(progress: Progress, pieces: Pieces, step: Extract<Step, { kind: 'gone' }>): void {
  const lead = pieces.items[step.index]?.lead ?? '';
  const stays = step.moves ? lead.slice(0, lead.length - ownComments(pieces, step.index).length) : lead;
  const newline = lastNewline(stays);
  if (newline) progress.carry += stays === lead ? stays.slice(0, newline.start) : stays;
  if (hasNewline(lead)) progress.lineBreak ??= lead.slice(lastNewline(lead)?.start);
  progress.passed++;
}

function keep(progress: Progress, pieces: Pieces, step: Extract<Step, { kind: 'keep' }>, printer: Printer): void {
  const piece = pieces.items[step.index];
  if (piece === undefined) throw new Error(`no item ${step.index}`);
  const lead = leadOfKept(progress, pieces, piece, printer);
  progress.placed.push({
    ...piece,
    lead,
    body: step.key === undefined ? bodyOf(piece, step.value, printer) : printer.renamed(piece, step.key),
  });
  clear(progress);
  progress.passed++;
}

const bodyOf = (piece: Piece, value: Json | undefined, printer: Printer): string =>
  value === undefined ? piece.body : printer.changed(piece, value);

function leadOfKept(progress: Progress, pieces: Pieces, piece: Piece, printer: Printer): string {
  const { lead } = piece;
  const first = pieces.items[0]?.lead ?? '';
  if (progress.placed.length === 0 && progress.passed > 0) return leadOfNewFirst(progress, first, lead);
  if (hasNewline(lead)) return progress.carry + lead;
  if (progress.lineBreak !== undefined) return progress.carry + progress.lineBreak + lead.trimStart();
  // The old first item has no blank before it, or the padding of its brace: behind another it needs that of a comma.
  return piece.item === pieces.items[0]?.item && progress.placed.length > 0 ? printer.space + lead.trimStart() : lead;
}

/** What stands first now inherits the distance that the old first item had from the bracket. */
function leadOfNewFirst(progress: Progress, first: string, lead: string): string {
  if (!hasNewline(lead)) {
    if (progress.lineBreak !== undefined) return progress.carry + progress.lineBreak + lead.trimStart();
    return blankStart(first) + lead.trimStart();
  }
  if (progress.carry.trim() !== '' || !hasNewline(first)) return progress.carry + lead;
  // An empty line that parted two groups would now be the first thing in the container.
  return lead.replace(/^[ \t]*(?:\r\n|\n|\r)(?=[ \t]*[\r\n])/, '');
}

function put(
  progress: Progress,
  pieces: Pieces,
  step: Extract<Step, { kind: 'new' | 'moved' }>,
  printer: Printer,
): void {
  const ownLine = standsAlone(progress, pieces, printer);
  const lead = ownLine ? printer.eol + printer.itemIndent : leadOnLine(progress, pieces, printer);
  const piece = step.kind === 'moved' ? pieces.items[step.from] : undefined;
  if (step.kind === 'new') {
    progress.placed.push({ lead: progress.carry + lead, body: printer.added(step, ownLine), gap: '', trail: '' });
  } else if (piece) {
    const own = ownComments(pieces, step.from);
    const comments = own !== '' && ownLine ? own : lead + own.trimStart();
    const value = step.kind === 'moved' ? step.value : undefined;
    progress.placed.push({ ...piece, lead: progress.carry + comments, body: bodyOf(piece, value, printer) });
  }
  clear(progress);
}

/** Does an item that is put here get a line of its own? Its neighbours tell. */
function standsAlone(progress: Progress, pieces: Pieces, printer: Printer): boolean {
  const { items } = pieces;
  if (items.length === 0) return printer.broken;
  if (progress.carry !== '' || progress.lineBreak !== undefined) return true;
  return hasNewline(items[Math.min(progress.passed, items.length - 1)]?.lead ?? '');
}

function leadOnLine(progress: Progress, pieces: Pieces, printer: Printer): string {
  if (progress.placed.length > 0) return printer.space;
  const first = pieces.items[0];
  return first ? blankStart(first.lead) : ' ';
}

/** The comments that belong to an item and travel with it. Above the first item alone, they are about the whole list. */
function ownComments(pieces: Pieces, index: number): string {
  const lead = pieces.items[index]?.lead ?? '';
  if (!hasNewline(lead)) return hasComment(lead) ? lead : '';
  const others = pieces.items.some((piece, i) => i !== 0 && splitLead(piece.lead).own !== '');
  return index === 0 && !others ? '' : splitLead(lead).own;
}

/** Blanks at the beginning, but no line end. */
const blankStart = (text: string): string => /^[ \t]*/.exec(text)?.[0] ?? '';

function clear(progress: Progress): void {
  progress.carry = '';
  progress.lineBreak = undefined;
}
