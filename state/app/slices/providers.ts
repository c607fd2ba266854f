import type { Action } from '../../domain/action.js';
import { shortenHome } from '../../domain/config/pathText.js';
import { unreachable } from '../../domain/result.js';
import type { Model } from '../model.js';
import type { ProvidersMsg } from '../msg.js';
import { profileRows } from '../selectors/credentials.js';
import { driftOf } from '../selectors/drift.js';
import { selectedKey, selectedProvider } from '../selectors/selected.js';
import { refsToTest } from '../selectors/tests.js';
import { andThen, closed, type Step, saying, step } from '../step.js';
import { start } from './probes.js';

export function updateProviders(model: Model, msg: ProvidersMsg): Step {
  switch (msg.type) {
    case 'all':
      return step({ ...model, providers: { ...model.providers, all: !model.providers.all } });
    case 'test':
      return test(model);
    case 'take config':
      return takeConfig(model);
    case 'take config everywhere':
      return reviewed(model, { kind: 'sync', agents: 'all', takeConfig: true });
    case 'move key': {
      const provider = selectedProvider(model);
      return provider === undefined ? step(model) : reviewed(model, { kind: 'move key', provider });
    }
    case 'quota':
      return askForQuota(model);
    case 'quota told':
      return step(quotaTold(model, msg));
    case 'remove':
      return askToRemove(model);
    case 'remove it': {
      const { overlay } = model;
      if (overlay?.kind !== 'confirm' || overlay.question.kind !== 'remove provider') return step(model);
      return removed(model, overlay.question.provider, msg.credentials);
    }
    case 'copies found':
      return step(offerScrub(model, msg));
    default:
      return unreachable(msg);
  }
}

function test(model: Model): Step {
  const id = selectedKey(model, 'providers');
  const refs = id === undefined ? [] : refsToTest(model, id);
  if (refs.length === 0) return step(saying(model, 'warn', 'This provider has no model to test with.'));
  return start(model, refs, model.probes.kind);
}

/** Shown in the details, which it opens where they are not. */
function askForQuota(model: Model): Step {
  const id = selectedProvider(model);
  if (id === undefined) return step(model);
  const opened: Model =
    model.overlay === undefined
      ? { ...model, overlay: { kind: 'detail', subject: { of: 'provider', id }, scroll: 0 } }
      : model;
  const asked = { ...opened, providers: { ...opened.providers, quota: { provider: id } } };
  return step(asked, { kind: 'ask quota', provider: id });
}

/** An answer about a provider that is no longer the one in question is dropped. */
function quotaTold(model: Model, { provider, answer }: Extract<ProvidersMsg, { type: 'quota told' }>): Model {
  if (model.providers.quota?.provider !== provider) return model;
  return { ...model, providers: { ...model.providers, quota: { provider, answer } } };
}

function takeConfig(model: Model): Step {
  const id = selectedProvider(model);
  const drift = id === undefined ? [] : driftOf(model.file.home, id);
  const [first] = drift;
  if (!first) return step(model);
  const agents = [...new Set(drift.map(({ agentId }) => agentId))];
  return reviewed(model, { kind: 'sync', agents, provider: first.provider, takeConfig: true });
}

/** Asks only where there are credentials that could go too. */
function askToRemove(model: Model): Step {
  const id = selectedProvider(model);
  if (id === undefined) return step(model);
  const profiles = profileRows(model, id).length;
  if (profiles === 0) return removed(model, id, false);
  return step({
    ...model,
    overlay: { kind: 'confirm', question: { kind: 'remove provider', provider: id, profiles } },
  });
}

const removed = (model: Model, provider: string, credentials: boolean): Step =>
  reviewed(closed(model), { kind: 'remove provider', provider, credentials });

/** Asks only when there is something to ask, and nothing else is in front. */
function offerScrub(model: Model, { variables, copies }: Extract<ProvidersMsg, { type: 'copies found' }>): Model {
  if (copies.length === 0 || model.overlay) return model;
  const { home } = model.file.home.paths;
  const shown = copies.map((file) => shortenHome(file, home));
  return { ...model, overlay: { kind: 'confirm', question: { kind: 'scrub', variables, copies: shown } } };
}

const reviewed = (model: Model, action: Action): Step =>
  andThen(model, { scope: 'review', type: 'open action', action });
