import type { Json5Array, Json5Element, Json5Member, Json5Object } from './document.js';
import { endsInLineComment, hasNewline, lineRest } from './trivia.js';

/** An item of a container with everything around it: together, the pieces are the container's text. */
export type Piece = {
  /** From the end of the previous line or item: line ends, indentation, comments above. */
  readonly lead: string;
  readonly body: string;
  /** Between the value and its comma. */
  readonly gap: string;
  readonly comma: boolean;
  /** Behind the comma, to the end of the line. */
  readonly trail: string;
  readonly item: Json5Element | Json5Member;
};

export type Pieces = {
  /** Behind the opening bracket, to the end of its line. */
  readonly head: string;
  readonly items: readonly Piece[];
  /** Between the last item's line and the closing bracket. */
  readonly tail: string;
};

/** Takes a container apart; put together again, the parts give its text, byte for byte. */
export function piecesOf(text: string, node: Json5Object | Json5Array): Pieces {
  const first = node.items[0];
  const opening = text.slice(node.start + 1, first?.start ?? node.end - 1);
  const head = opening.slice(0, lineRest(opening, 'item'));
  let from = node.start + 1 + head.length;
  const items = node.items.map((item, i) => {
    const piece = pieceOf(text, { item, from, next: node.items[i + 1]?.start, close: node.end - 1 });
    from = piece.end;
    return piece.piece;
  });
  return { head, items, tail: text.slice(from, node.end - 1) };
}

type Bounds = {
  readonly item: Json5Element | Json5Member;
  readonly from: number;
  readonly next: number | undefined;
  readonly close: number;
};

function pieceOf(text: string, { item, from, next, close }: Bounds): { readonly piece: Piece; readonly end: number } {
  const bodyEnd = item.value.end;
  const comma = item.comma !== -1;
  const behind = comma ? item.comma + 1 : bodyEnd;
  const rest = text.slice(behind, next ?? close);
  const lead = text.slice(from, item.start);
  const behindItem = rest.slice(0, lineRest(rest, next === undefined ? 'bracket' : 'item'));
  // Should another item come to follow on this line, a comment behind this one must stay before the comma to remain its own.
  const beforeComma = !comma && !hasNewline(lead) && !endsInLineComment(behindItem);
  const gap = comma ? text.slice(bodyEnd, item.comma) : beforeComma ? behindItem : '';
  const trail = beforeComma ? '' : behindItem;
  const piece = { lead, body: text.slice(item.start, bodyEnd), gap, comma, trail, item };
  return { piece, end: behind + behindItem.length };
}
