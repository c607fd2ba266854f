import { unreachable } from '../../domain/result.js';
import type { Scanned } from '../../domain/scan/scan.js';
import { appendScanned } from '../../domain/scan/scanEdits.js';
import { TOP } from '../cursor.js';
import { draftContext } from '../draftContext.js';
import { edit } from '../edit.js';
import type { Effect } from '../effect.js';
import type { Model } from '../model.js';
import type { ScanMsg } from '../msg.js';
import type { ScanOverlay, ScanSort } from '../scanOverlay.js';
import { chosenRefs, isRunning, selectedScanned, unfitReason } from '../selectors/scan.js';
import { closed, numbered, type Step, saying, step, without } from '../step.js';

const STOP: Effect = { kind: 'stop scan' };

export function updateScan(model: Model, msg: ScanMsg): Step {
  if (msg.type === 'open') return open(model);
  const { overlay } = model;
  if (overlay?.kind !== 'scan') return step(model);
  switch (msg.type) {
    case 'listed':
    case 'tried':
    case 'ended':
      return step(overlay.request === msg.request ? { ...model, overlay: told(overlay, msg) } : model);
    case 'stop':
      return step({ ...model, overlay: { ...overlay, progress: { kind: 'stopped' } } }, STOP);
    case 'sort': {
      const sort = SORT_AFTER[overlay.sort];
      const cursor = { index: 0, key: selectedScanned(model)?.modelRef ?? '' };
      return step(saying({ ...model, overlay: { ...overlay, sort, cursor } }, 'idle', `Sorted by ${sort}.`));
    }
    case 'mark':
      return mark(model, overlay);
    case 'take':
      return take(model, overlay);
    case 'leave':
      return step(closed(model), ...(isRunning(overlay) ? [STOP] : []));
    default:
      return unreachable(msg);
  }
}

const SORT_AFTER: Readonly<Record<ScanSort, ScanSort>> = {
  rank: 'context',
  context: 'size',
  size: 'name',
  name: 'rank',
};

function open(model: Model): Step {
  const { model: counted, request } = numbered(model);
  const overlay: ScanOverlay = {
    kind: 'scan',
    request,
    progress: { kind: 'listing' },
    tries: true,
    rows: [],
    more: 0,
    marked: [],
    sort: 'rank',
    cursor: TOP,
  };
  return step({ ...counted, overlay }, { kind: 'scan', request });
}

type Told = Extract<ScanMsg, { type: 'listed' | 'tried' | 'ended' }>;

function told(overlay: ScanOverlay, msg: Told): ScanOverlay {
  switch (msg.type) {
    case 'listed': {
      const progress = overlay.progress.kind === 'stopped' ? overlay.progress : ({ kind: 'trying' } as const);
      return { ...overlay, rows: msg.rows, more: msg.more, tries: msg.tries, progress };
    }
    case 'tried':
      return { ...overlay, rows: replaced(overlay.rows, msg.rows) };
    case 'ended': {
      if (overlay.progress.kind === 'stopped') return overlay;
      return {
        ...overlay,
        progress: msg.problem === undefined ? { kind: 'done' } : { kind: 'failed', problem: msg.problem },
      };
    }
    default:
      return unreachable(msg);
  }
}

function replaced(rows: readonly Scanned[], fresh: readonly Scanned[]): readonly Scanned[] {
  const byRef = new Map(fresh.map((row) => [row.modelRef, row]));
  return rows.map((row) => byRef.get(row.modelRef) ?? row);
}

function mark(model: Model, overlay: ScanOverlay): Step {
  const row = selectedScanned(model);
  if (row === undefined) return step(model);
  const { modelRef } = row;
  const reason = unfitReason(overlay, row);
  if (reason !== undefined) return step(saying(model, 'warn', reason));
  const { marked } = overlay;
  const next = marked.includes(modelRef) ? marked.filter((ref) => ref !== modelRef) : [...marked, modelRef];
  // Why another one could not be marked is no longer the news.
  return step({ ...model, shell: without(model.shell, 'toast'), overlay: { ...overlay, marked: next } });
}

/** Into the draft, behind the fallbacks that are there. What is still under way is not waited for. */
function take(model: Model, overlay: ScanOverlay): Step {
  const row = selectedScanned(model);
  const refs = chosenRefs(model, overlay);
  if (refs.length === 0) {
    const reason = row === undefined ? 'The list is empty.' : unfitReason(overlay, row);
    return step(saying(model, 'warn', reason ?? 'Nothing is marked.'));
  }
  const what = refs.length === 1 ? 'One model' : `${refs.length} models`;
  const done = edit(closed(model), appendScanned(draftContext(model), refs), `${what} put behind the fallbacks.`);
  return isRunning(overlay) ? { ...done, effects: [...done.effects, STOP] } : done;
}
