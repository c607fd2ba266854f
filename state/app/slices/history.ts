import { unreachable } from '../../domain/result.js';
import type { Model } from '../model.js';
import type { HistoryMsg } from '../msg.js';
import { isConsolePane, type PaneId } from '../panes.js';
import { reversal } from '../selectors/history.js';
import { selectedEntry, selectedSnapshot } from '../selectors/selected.js';
import { andThen, closed, numbered, type Step, saying, step } from '../step.js';

export function updateHistory(model: Model, msg: HistoryMsg): Step {
  const { history, shell } = model;
  switch (msg.type) {
    case 'open':
      return isConsolePane(shell.focus)
        ? readHistory(focused(closed(model), 'journal'))
        : step(focused(closed(model), shell.from));
    case 'take back': {
      const entry = selectedEntry(model);
      const action = entry && reversal(history.entries, entry);
      if (action === undefined) return step(model);
      if (typeof action === 'string') return step(saying(model, 'warn', action));
      return andThen(model, { scope: 'review', type: 'open action', action });
    }
    case 'restore': {
      const snapshot = selectedSnapshot(model);
      if (!snapshot) return step(model);
      const action = { kind: 'restore', snapshot: snapshot.id } as const;
      return andThen(model, { scope: 'review', type: 'open action', action });
    }
    case 'read': {
      if (history.reading !== msg.request) return step(model);
      const { entries, snapshots, problems } = msg;
      return step({ ...model, history: { entries, snapshots, problems, isRead: true } });
    }
    default:
      return unreachable(msg);
  }
}

/** Asks for the journal and the snapshots as they are now; only the latest answer counts. */
export function readHistory(model: Model): Step {
  const { model: counted, request } = numbered(model);
  const history = { ...counted.history, reading: request };
  return step({ ...counted, history }, { kind: 'history', request });
}

/** The pane gets the focus. Who goes to the history comes back to where they were. */
export function focused(model: Model, pane: PaneId): Model {
  const { focus, from } = model.shell;
  return { ...model, shell: { ...model.shell, focus: pane, from: isConsolePane(focus) ? focus : from } };
}
