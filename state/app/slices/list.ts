import { unreachable } from '../../domain/result.js';
import { cursorAt, positionOf } from '../cursor.js';
import { overlayArea } from '../layout.js';
import type { Model, Overlay } from '../model.js';
import type { ListMsg } from '../msg.js';
import type { PaneId } from '../panes.js';
import { openConflicts } from '../selectors/conflicts.js';
import { profileRows } from '../selectors/credentials.js';
import { detailLines } from '../selectors/detail.js';
import { finderItems } from '../selectors/finder.js';
import { foundKeys } from '../selectors/found.js';
import { keysOf } from '../selectors/keys.js';
import { reviewLines } from '../selectors/review.js';
import { scanKeys } from '../selectors/scan.js';
import { paneRows } from '../selectors/shape.js';
import { modelRows } from '../setup/models.js';
import { optionsOf } from '../setup/options.js';
import { type Step, step } from '../step.js';

export function updateList(model: Model, msg: ListMsg): Step {
  const { overlay } = model;
  switch (overlay?.kind) {
    case undefined:
      return step(moveInPane(model, model.shell.focus, msg));
    case 'filter':
      return step(moveInPane(model, overlay.pane, msg));
    case 'finder': {
      const count = finderItems(model).length;
      return step(
        over(model, { ...overlay, cursor: moved(overlay.cursor, count, overlayArea(model.shell.size).rows, msg) }),
      );
    }
    case 'detail':
      return step(over(model, { ...overlay, scroll: scrolled(model, overlay.scroll, detailLines(model).length, msg) }));
    case 'review':
      return step(over(model, { ...overlay, scroll: scrolled(model, overlay.scroll, reviewLines(model).length, msg) }));
    case 'conflicts': {
      const { length } = openConflicts(model);
      return step(over(model, { ...overlay, cursor: moved(overlay.cursor, length, 2, msg) }));
    }
    case 'credentials': {
      const ids = profileRows(model, overlay.provider).map(({ id }) => id);
      const next = moved(
        positionOf(overlay.cursor, ids),
        ids.length,
        Math.max(2, overlayArea(model.shell.size).rows >> 1),
        msg,
      );
      return step(over(model, { ...overlay, cursor: cursorAt(next, ids) }));
    }
    case 'scan': {
      const keys = scanKeys(overlay);
      const next = moved(positionOf(overlay.cursor, keys), keys.length, overlayArea(model.shell.size).rows, msg);
      return step(over(model, { ...overlay, cursor: cursorAt(next, keys) }));
    }
    case 'discovery': {
      const keys = foundKeys(overlay);
      const next = moved(positionOf(overlay.cursor, keys), keys.length, overlayArea(model.shell.size).rows, msg);
      return step(over(model, { ...overlay, cursor: cursorAt(next, keys) }));
    }
    case 'setup':
      return step(moveInSetup(model, msg));
    case 'confirm':
    case 'prompt':
      return step(model);
    default:
      return unreachable(overlay);
  }
}

function moveInSetup(model: Model, msg: ListMsg): Model {
  const { setup, file, shell } = model;
  if (!setup) return model;
  const { length } = setup.step === 'models' ? modelRows(file.home, setup) : optionsOf(file.home, setup);
  return { ...model, setup: { ...setup, cursor: moved(setup.cursor, length, overlayArea(shell.size).rows, msg) } };
}

const over = (model: Model, overlay: Overlay): Model => ({ ...model, overlay });

function moveInPane(model: Model, pane: PaneId, msg: ListMsg): Model {
  const keys = keysOf(model, pane);
  const slice = model[pane];
  const next = moved(positionOf(slice.cursor, keys), keys.length, paneRows(model, pane), msg);
  const digits = pane === 'models' ? { digits: '' } : {};
  return { ...model, [pane]: { ...slice, ...digits, cursor: cursorAt(next, keys) } };
}

/** Where the cursor goes in a list of `count` rows, `height` of them visible. */
function moved(at: number, count: number, height: number, msg: ListMsg): number {
  const last = Math.max(0, count - 1);
  switch (msg.type) {
    case 'move':
      return clamp(at + msg.by, last);
    case 'half page':
      return clamp(at + msg.by * Math.max(1, Math.floor(height / 2)), last);
    case 'end':
      return msg.to === 'first' ? 0 : last;
    // Matches go round, as in vi: the list holds nothing but matches.
    case 'match':
      return count === 0 ? 0 : (at + msg.by + count) % count;
    default:
      return unreachable(msg);
  }
}

/** Text scrolls until its last line is at the bottom, not beyond. */
function scrolled(model: Model, at: number, lines: number, msg: ListMsg): number {
  const { rows } = overlayArea(model.shell.size);
  return moved(at, Math.max(1, lines - rows + 1), rows, msg);
}

const clamp = (value: number, last: number): number => Math.max(0, Math.min(value, last));
