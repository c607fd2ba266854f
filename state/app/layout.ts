import type { Overlay, Shell } from './model.js';
import { type ConsolePane, isConsolePane, type PaneId } from './panes.js';

/** Below this, four panes at once would be too narrow to say anything: one pane with tabs instead. */
export const GRID_COLUMNS = 100;
/** A hop of the chain with a ref of 28 letters and a glyph for its state. */
const LEAST_LEFT = 38;

/** What the models take, borders and all, to show number, such a ref, mark, context, price and a brief outcome. */
const MODELS_COLUMNS = 62;

export const LEAST = { columns: 40, rows: 10 };

/** Inner size of a pane, borders taken off. */
export type Area = { readonly columns: number; readonly rows: number };

export type Layout =
  | { readonly kind: 'tiny' }
  | { readonly kind: 'one'; readonly pane: PaneId; readonly tabs: boolean; readonly area: Area }
  | { readonly kind: 'grid'; readonly areas: Readonly<Record<ConsolePane, Area>> };

type Measures = Pick<Shell, 'size' | 'zoom' | 'focus'> & {
  readonly banner: number;
  readonly news: number;
  readonly hops: number;
};

/**
 * How the screen is divided. One line goes to the header and one to the footer; `banner` lines stand between header and
 * panes, and `news` lines between panes and footer. `hops` is the length of the chain, which gets the room it needs before the providers get the rest.
 */
export function layout({ size, zoom, focus, banner, news, hops }: Measures): Layout {
  const { columns, rows } = size;
  if (columns < LEAST.columns || rows < LEAST.rows) return { kind: 'tiny' };
  const body = rows - 2 - banner - news;
  if (columns < GRID_COLUMNS || !isConsolePane(focus))
    return { kind: 'one', pane: focus, tabs: true, area: { columns: columns - 2, rows: body - 3 } };
  if (zoom) return { kind: 'one', pane: focus, tabs: false, area: { columns: columns - 2, rows: body - 2 } };

  const left = Math.min(84, Math.max(LEAST_LEFT, Math.min(Math.round(columns * 0.425), columns - MODELS_COLUMNS)));
  const inner = body - 3;
  const bottom = Math.max(3, Math.min(Math.floor(inner * 0.45), Math.max(hops, Math.floor(inner * 0.35))));
  const leftArea = (height: number): Area => ({ columns: left - 2, rows: height });
  const rightArea = (height: number): Area => ({ columns: columns - left - 2, rows: height });
  return {
    kind: 'grid',
    areas: {
      providers: leftArea(inner - bottom),
      chain: leftArea(bottom),
      models: rightArea(inner - bottom),
      probes: rightArea(bottom),
    },
  };
}

/** Whether an overlay stands in place of the panes, and of what is said above them. */
export const isCovering = (overlay: Overlay | undefined): boolean => overlay !== undefined && overlay.kind !== 'filter';

/** Inner size of the box that overlays are drawn in. */
export function overlayArea({ columns, rows }: Shell['size']): Area {
  return { columns: Math.min(columns - 4, 116), rows: Math.max(1, rows - 5) };
}
