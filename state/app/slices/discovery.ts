import { additionOf } from '../../domain/discovery/additions.js';
import { hiddenWords } from '../../domain/discovery/words.js';
import { advise } from '../../domain/problem.js';
import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { TOP } from '../cursor.js';
import type { DiscoveryOverlay } from '../discoveryOverlay.js';
import type { Effect } from '../effect.js';
import { fieldOf } from '../field.js';
import type { Model, Overlay } from '../model.js';
import type { DiscoveryMsg } from '../msg.js';
import {
  discoveryOf,
  foundKeys,
  foundRows,
  goneModels,
  pickedModels,
  proposedKeys,
  rowUnderCursor,
  unaddable,
} from '../selectors/found.js';
import { screenText } from '../selectors/screenText.js';
import { andThen, closed, numbered, type Step, saying, step } from '../step.js';

const STOP: Effect = { kind: 'stop discovery' };

export function updateDiscovery(model: Model, msg: DiscoveryMsg): Step {
  if (msg.type === 'open') return look(model, []);
  if (msg.type === 'found' || msg.type === 'ended') return step(told(model, msg));
  const { overlay } = model;
  if (overlay?.kind !== 'discovery') return step(model);
  switch (msg.type) {
    case 'again':
      return look(model, overlay.hosts);
    case 'look at': {
      const host = msg.host.trim();
      return look(model, host === '' ? [] : [host]);
    }
    case 'ask host': {
      const field = fieldOf(overlay.hosts[0] ?? '');
      return step({ ...model, overlay: { kind: 'prompt', asks: 'host', field, behind: overlay } });
    }
    case 'stop':
      return step({ ...model, overlay: { ...overlay, progress: { kind: 'stopped' } } }, STOP);
    case 'mark':
      return step(mark(model, overlay));
    case 'go on':
      return goOn(model, overlay);
    case 'prune':
      return prune(model, overlay);
    case 'leave':
      return step(closed(model), ...stopOf(overlay));
    default:
      return unreachable(msg);
  }
}

const stopOf = (overlay: DiscoveryOverlay | undefined): readonly Effect[] =>
  overlay?.progress.kind === 'looking' ? [STOP] : [];

/** The same hosts again keep what is shown, and what is marked of it, until there is something newer. */
function look(model: Model, hosts: readonly string[]): Step {
  const before = discoveryOf(model);
  const { model: counted, request } = numbered(model);
  const isSame = before !== undefined && before.hosts.join('\n') === hosts.join('\n');
  const kept = isSame ? before : { servers: [], marked: [], cursor: TOP };
  const overlay: DiscoveryOverlay = {
    kind: 'discovery',
    request,
    progress: { kind: 'looking' },
    hosts,
    servers: kept.servers,
    marked: kept.marked,
    cursor: kept.cursor,
  };
  return step({ ...counted, overlay }, ...stopOf(before), { kind: 'discover', request, hosts });
}

/** What comes while a sheet or a prompt stands before the discovery is there when one is back. */
function told(model: Model, msg: Extract<DiscoveryMsg, { type: 'found' | 'ended' }>): Model {
  const discovery = discoveryOf(model);
  if (discovery === undefined || discovery.request !== msg.request) return model;
  const next = msg.type === 'found' ? { ...discovery, servers: msg.servers } : ended(discovery, msg);
  return { ...model, overlay: inPlace(model.overlay, next) };
}

function inPlace(overlay: Model['overlay'], discovery: DiscoveryOverlay): Overlay {
  if (overlay?.kind === 'detail' || overlay?.kind === 'review') return { ...overlay, behind: discovery };
  return overlay?.kind === 'prompt' && (overlay.asks === 'host' || overlay.asks === 'pull')
    ? { ...overlay, behind: discovery }
    : discovery;
}

/** A mark on what is no longer there, or no longer new, would be one that nobody sees. */
function ended(discovery: DiscoveryOverlay, { problem }: Extract<DiscoveryMsg, { type: 'ended' }>): DiscoveryOverlay {
  if (discovery.progress.kind === 'stopped') return discovery;
  if (problem !== undefined) return { ...discovery, progress: { kind: 'failed', problem } };
  const rows = foundRows(discovery.servers);
  const addable = new Set(
    rows.flatMap((row) => (row.of === 'model' && unaddable(row.model) === undefined ? [row.key] : [])),
  );
  const marked = discovery.marked.filter((key) => addable.has(key));
  return { ...discovery, marked, progress: { kind: 'done' } };
}

function mark(model: Model, overlay: DiscoveryOverlay): Model {
  const row = rowUnderCursor(overlay);
  if (row === undefined) return model;
  if (row.of === 'gone')
    return saying(model, 'warn', 'The server does not have it any more; only new models are marked.');
  if (row.of === 'server') {
    const keys = proposedKeys(overlay, row.server);
    return keys.length === 0
      ? saying(model, 'warn', 'It has no new model to propose.')
      : { ...model, overlay: toggled(overlay, keys) };
  }
  const reason = unaddable(row.model);
  if (reason !== undefined) return saying(model, 'warn', reason);
  const next: Model = { ...model, overlay: toggled(overlay, [row.key]) };
  const { hidden } = row.model;
  return hidden === undefined || overlay.marked.includes(row.key)
    ? next
    : saying(next, 'warn', `Marked, though ${plain(hiddenWords(hidden))}.`);
}

/** All of them, or none where all are marked. */
function toggled(overlay: DiscoveryOverlay, keys: readonly string[]): DiscoveryOverlay {
  const { marked } = overlay;
  const others = marked.filter((key) => !keys.includes(key));
  const isAll = keys.every((key) => marked.includes(key));
  const wanted = new Set(isAll ? others : [...others, ...keys]);
  return { ...overlay, marked: foundKeys(overlay).filter((key) => wanted.has(key)) };
}

function goOn(model: Model, overlay: DiscoveryOverlay): Step {
  const picked = pickedModels(overlay);
  if (picked === undefined) return step(details(model, overlay));
  const setup = additionOf(model.file.home, picked, true);
  if (setup.ok)
    return andThen(model, { scope: 'review', type: 'open action', action: { kind: 'set up', setup: setup.value } });
  const { home } = model.file;
  return step(saying(model, 'warn', plain(screenText(advise(setup.problem).says, home, model.shell.redact))));
}

function details(model: Model, overlay: DiscoveryOverlay): Model {
  const row = rowUnderCursor(overlay);
  if (row === undefined) return model;
  return { ...model, overlay: { kind: 'detail', subject: { of: 'found', key: row.key }, scroll: 0, behind: overlay } };
}

function prune(model: Model, overlay: DiscoveryOverlay): Step {
  const picked = goneModels(overlay);
  if (picked === undefined) return step(model);
  const action = { kind: 'prune models', provider: picked.server.provider, ids: picked.ids } as const;
  return andThen(model, { scope: 'review', type: 'open action', action });
}
