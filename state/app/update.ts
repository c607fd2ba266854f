import { unreachable } from '../domain/result.js';
import type { Model } from './model.js';
import type { Msg } from './msg.js';
import { updateChain } from './slices/chain.js';
import { updateConflicts } from './slices/conflicts.js';
import { updateCredentials } from './slices/credentials.js';
import { updateDiscovery } from './slices/discovery.js';
import { updateDrafts } from './slices/drafts.js';
import { updateField } from './slices/field.js';
import { updateFile } from './slices/file.js';
import { updateHistory } from './slices/history.js';
import { updateList } from './slices/list.js';
import { updateModels } from './slices/models.js';
import { updateOllama } from './slices/ollama.js';
import { updateOverlay } from './slices/overlay.js';
import { updateProbes } from './slices/probes.js';
import { updateProviders } from './slices/providers.js';
import { updateReview } from './slices/review.js';
import { updateScan } from './slices/scan.js';
import { updateSetup } from './slices/setup.js';
import { updateShell } from './slices/shell.js';
import { type Step, without } from './step.js';

/** The only function that makes a model from a model. It routes; slices decide. */
export function update(model: Model, msg: Msg): Step {
  const { then, ...routed } = route(model, msg);
  const done = { ...routed, model: withoutOldNews(model, routed.model) };
  if (!then) return done;
  const next = update(done.model, then);
  return { model: next.model, effects: [...done.effects, ...next.effects] };
}

/** News belong to the screen they came on: they would only crowd the keys of an overlay that opens after them. */
function withoutOldNews(before: Model, after: Model): Model {
  const isOld = after.shell.toast !== undefined && after.shell.toast === before.shell.toast;
  const opens = after.overlay !== undefined && after.overlay.kind !== before.overlay?.kind;
  return isOld && opens ? { ...after, shell: without(after.shell, 'toast') } : after;
}

function route(model: Model, msg: Msg): Step {
  switch (msg.scope) {
    case 'shell':
      return updateShell(model, msg);
    case 'list':
      return updateList(model, msg);
    case 'field':
      return updateField(model, msg);
    case 'overlay':
      return updateOverlay(model, msg);
    case 'providers':
      return updateProviders(model, msg);
    case 'models':
      return updateModels(model, msg);
    case 'chain':
      return updateChain(model, msg);
    case 'probes':
      return updateProbes(model, msg);
    case 'drafts':
      return updateDrafts(model, msg);
    case 'conflicts':
      return updateConflicts(model, msg);
    case 'credentials':
      return updateCredentials(model, msg);
    case 'history':
      return updateHistory(model, msg);
    case 'review':
      return updateReview(model, msg);
    case 'setup':
      return updateSetup(model, msg);
    case 'ollama':
      return updateOllama(model, msg);
    case 'scan':
      return updateScan(model, msg);
    case 'discovery':
      return updateDiscovery(model, msg);
    case 'file':
      return updateFile(model, msg);
    default:
      return unreachable(msg);
  }
}
