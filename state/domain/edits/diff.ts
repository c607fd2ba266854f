/** A stretch of a file that changes, with the lines around it. Plain data, fit for a screen or for `--json`. */
export type Hunk = {
  /** The number, from 1, of its first line in the file as it is. */
  readonly start: number;
  readonly lines: readonly DiffLine[];
};

export type DiffLine = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** A text in two forms of the same lines: as it is, which is compared, and as it may be seen, which is shown. */
export type Shown = { readonly text: string; readonly shown: string };

/** What changes between two texts, line by line, with three lines of surroundings. Secrets are masked in `shown` already. */
export function hunksBetween(before: Shown, after: Shown): readonly Hunk[] {
  const changes = changesBetween(linesOf(before.text), linesOf(after.text));
  const [oldLines, newLines] = [linesOf(before.shown), linesOf(after.shown)];
  return grouped(changes).map((group) => hunkOf(group, oldLines, newLines));
}

const CONTEXT = 3;

/** Lines `[oldStart, oldEnd)` make place for `[newStart, newEnd)`, counted from 0. */
type Change = {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
};

/** An empty text has no lines, and what follows the last line end is none. */
function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Changes whose surroundings would touch belong together. */
function grouped(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && change.oldStart - last.oldEnd <= 2 * CONTEXT) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkOf(group: readonly Change[], oldLines: readonly string[], newLines: readonly string[]): Hunk {
  const first = Math.max(0, (group[0]?.oldStart ?? 0) - CONTEXT);
  const lines: DiffLine[] = [];
  const add = (kind: DiffLine['kind'], texts: readonly string[]) => {
    for (const text of texts) lines.push({ kind, text });
  };
  let at = first;
  for (const { oldStart, oldEnd, newStart, newEnd } of group) {
    add('same', oldLines.slice(at, oldStart));
    add('removed', oldLines.slice(oldStart, oldEnd));
    add('added', newLines.slice(newStart, newEnd));
    at = oldEnd;
  }
  add('same', oldLines.slice(at, at + CONTEXT));
  return { start: first + 1, lines };
}

function changesBetween(a: readonly string[], b: readonly string[]): readonly Change[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const whole = { oldStart: start, oldEnd: a.length - end, newStart: start, newEnd: b.length - end };
  if (whole.oldStart === whole.oldEnd && whole.newStart === whole.newEnd) return [];
  const path = shortestPath(a.slice(start, whole.oldEnd), b.slice(start, whole.newEnd));
  return path === undefined ? [whole] : path.map((change) => shift(change, start));
}

/** Beyond this many changed lines the difference is shown as one: nobody reads it line by line. */
const MOST_CHANGES = 1000;

/** Myers: the fewest lines removed and added. Undefined when they are too many. */
function shortestPath(a: readonly string[], b: readonly string[]): readonly Change[] | undefined {
  const most = Math.min(MOST_CHANGES, a.length + b.length);
  // The furthest line of `a` reached on each diagonal, for every number of changes so far.
  const trace: Int32Array[] = [];
  const reached = new Int32Array(2 * most + 3);
  for (let depth = 0; depth <= most; depth++) {
    trace.push(reached.slice());
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const x = follow(a, b, diagonal, furthest(reached, depth, diagonal, most));
      reached[diagonal + most + 1] = x;
      if (x >= a.length && x - diagonal >= b.length) return changesOn(trace, most, a.length, b.length);
    }
  }
  return undefined;
}

/** Before following equal lines: one down (a line added) or one right (a line removed), whichever got further. */
function furthest(reached: Int32Array, depth: number, diagonal: number, most: number): number {
  return isDown(reached, depth, diagonal, most)
    ? (reached[diagonal + most + 2] ?? 0)
    : (reached[diagonal + most] ?? 0) + 1;
}

const isDown = (reached: Int32Array, depth: number, diagonal: number, most: number): boolean =>
  diagonal === -depth || (diagonal !== depth && (reached[diagonal + most] ?? 0) < (reached[diagonal + most + 2] ?? 0));

function follow(a: readonly string[], b: readonly string[], diagonal: number, from: number): number {
  let x = from;
  while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
  return x;
}

/** Back along the trace; neighbouring steps become one change. */
function changesOn(trace: readonly Int32Array[], most: number, aLength: number, bLength: number): readonly Change[] {
  const changes: Change[] = [];
  let [x, y] = [aLength, bLength];
  for (let depth = trace.length - 1; depth > 0; depth--) {
    const reached = trace[depth];
    if (reached === undefined) break;
    const diagonal = x - y;
    const down = isDown(reached, depth, diagonal, most);
    const before = down ? diagonal + 1 : diagonal - 1;
    const fromX = reached[before + most + 1] ?? 0;
    const fromY = fromX - before;
    prepend(changes, {
      oldStart: fromX,
      oldEnd: down ? fromX : fromX + 1,
      newStart: fromY,
      newEnd: down ? fromY + 1 : fromY,
    });
    [x, y] = [fromX, fromY];
  }
  return changes;
}

function prepend(changes: Change[], change: Change): void {
  const next = changes[0];
  if (next && change.oldEnd === next.oldStart && change.newEnd === next.newStart) {
    changes[0] = { ...next, oldStart: change.oldStart, newStart: change.newStart };
  } else changes.unshift(change);
}

const shift = ({ oldStart, oldEnd, newStart, newEnd }: Change, by: number): Change => ({
  oldStart: oldStart + by,
  oldEnd: oldEnd + by,
  newStart: newStart + by,
  newEnd: newEnd + by,
});
