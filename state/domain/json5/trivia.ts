import { isLineEnd } from './scan.js';

/** What stands between two values, comma excepted: white space and comments. */
export type Trivium = {
  readonly kind: 'space' | 'newline' | 'line' | 'block';
  readonly start: number;
  readonly end: number;
};

/** `\r\n` is one newline; a line comment ends before its newline. */
export function triviaOf(text: string): readonly Trivium[] {
  const parts: Trivium[] = [];
  let start = 0;
  while (start < text.length) {
    const kind = kindAt(text, start);
    const end = endOf(text, start, kind);
    parts.push({ kind, start, end });
    start = end;
  }
  return parts;
}

function kindAt(text: string, at: number): Trivium['kind'] {
  if (isLineEnd(text.charCodeAt(at))) return 'newline';
  if (text.charAt(at) !== '/') return 'space';
  return text.charAt(at + 1) === '/' ? 'line' : 'block';
}

function endOf(text: string, start: number, kind: Trivium['kind']): number {
  if (kind === 'newline') return start + (text.startsWith('\r\n', start) ? 2 : 1);
  if (kind === 'block') return text.indexOf('*/', start + 2) + 2;
  let end = start + 1;
  while (end < text.length && !isLineEnd(text.charCodeAt(end)) && (kind === 'line' || text.charAt(end) !== '/')) end++;
  return end;
}

export const hasNewline = (trivia: string): boolean => lastNewline(trivia) !== undefined;

export const hasComment = (trivia: string): boolean => trivia.includes('/');

/** The last newline that is not inside a comment. */
export function lastNewline(trivia: string): Trivium | undefined {
  return triviaOf(trivia).findLast((part) => part.kind === 'newline');
}

/** Would a bracket, comma or value put right behind this be commented out? */
export const endsInLineComment = (trivia: string): boolean => triviaOf(trivia).at(-1)?.kind === 'line';

/** Does the line end before anything else comes? */
export const beginsWithNewline = (trivia: string): boolean => {
  const first = triviaOf(trivia).find((part) => part.kind !== 'space');
  return first?.kind === 'newline';
};

/** Where the last comment ends; 0 if there is none. */
export const commentsEnd = (trivia: string): number =>
  triviaOf(trivia).findLast((part) => part.kind === 'line' || part.kind === 'block')?.end ?? 0;

/** The white space at the beginning of what follows the last newline: the indentation of the item behind it. */
export function indentIn(trivia: string): string | undefined {
  const newline = lastNewline(trivia);
  return newline && (/^[ \t]*/.exec(trivia.slice(newline.end))?.[0] ?? '');
}

/**
 * How much of what follows an item still belongs to its line: comments up to the end of the line. Where another item
 * follows on the same line, a comment before that one is its own.
 */
export function lineRest(trivia: string, before: 'item' | 'bracket'): number {
  let comments = 0;
  for (const part of triviaOf(trivia)) {
    if (part.kind === 'newline') return part.start;
    if (part.kind === 'line') return part.end;
    if (part.kind === 'block') comments = part.end;
  }
  return before === 'bracket' ? comments : 0;
}

/**
 * Cuts what precedes an item into what belongs to its place and the comment lines that belong to it: those directly
 * above it, without an empty line in between. `own` begins with the newline before its first comment.
 */
export function splitLead(lead: string): { readonly place: string; readonly own: string } {
  if (!hasComment(lead)) return { place: lead, own: '' };
  const parts = triviaOf(lead);
  let cut = 0;
  let newlines = 0;
  for (const part of parts) {
    if (part.kind === 'newline') {
      newlines++;
      if (newlines > 1) cut = part.start;
    } else if (part.kind !== 'space') newlines = 0;
  }
  return hasComment(lead.slice(cut)) ? { place: lead.slice(0, cut), own: lead.slice(cut) } : { place: lead, own: '' };
}
