/**
 * Where the cursor of a list stands: on a row by its key, so that it stays on the same thing when rows come, go or move;
 * by its index when that row is gone.
 */
export type Cursor = { readonly index: number; readonly key?: string };

export const TOP: Cursor = { index: 0 };

/** The index of the row under the cursor, 0 in an empty list. */
export function positionOf(cursor: Cursor, keys: readonly string[]): number {
  if (cursor.key !== undefined && keys[cursor.index] !== cursor.key) {
    const moved = keys.indexOf(cursor.key);
    if (moved >= 0) return moved;
  }
  return Math.max(0, Math.min(cursor.index, keys.length - 1));
}

/** The key of the row under the cursor; undefined in an empty list. */
export const keyAt = (cursor: Cursor, keys: readonly string[]): string | undefined => keys[positionOf(cursor, keys)];

/** The cursor on that row, or on the nearest there is. */
export function cursorAt(index: number, keys: readonly string[]): Cursor {
  const near = Math.max(0, Math.min(index, keys.length - 1));
  const key = keys[near];
  return key === undefined ? TOP : { index: near, key };
}

/** The cursor on the row with that key; unmoved when there is none. */
export function cursorOn(key: string, keys: readonly string[], cursor: Cursor): Cursor {
  const index = keys.indexOf(key);
  return index < 0 ? cursor : { index, key };
}
