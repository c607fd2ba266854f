import { type Layout, layout } from '../layout.js';
import type { Model } from '../model.js';
import { isConsolePane, type PaneId } from '../panes.js';
import { bannerLines } from './banner.js';
import { newsOf } from './footer.js';
import { chainHops } from './inUse.js';

/** How the screen is divided now. */
const shapeOf = (model: Model): Layout =>
  layout({
    ...model.shell,
    banner: bannerLines(model.file.home, model.shell.redact).length,
    news: newsOf(model).above.length,
    hops: chainHops(model).length,
  });

/** Rows of the list that a pane has in sight. */
export function paneRows(model: Model, pane: PaneId): number {
  const shape = shapeOf(model);
  if (shape.kind === 'tiny') return 1;
  if (shape.kind === 'one') return shape.area.rows;
  return isConsolePane(pane) ? shape.areas[pane].rows : 1;
}
