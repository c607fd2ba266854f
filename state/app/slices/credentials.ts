import type { ProfileChange } from '../../domain/auth/profileChange.js';
import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { TOP } from '../cursor.js';
import { fieldOf } from '../field.js';
import type { Model, Proof } from '../model.js';
import type { CredentialsMsg } from '../msg.js';
import { isProven, type ProfileRow, profileRows, selectedProfile } from '../selectors/credentials.js';
import { allProviders } from '../selectors/providers.js';
import { selectedProvider } from '../selectors/selected.js';
import { andThen, numbered, type Step, saying, step, without } from '../step.js';
import { read } from './file.js';

export function updateCredentials(model: Model, msg: CredentialsMsg): Step {
  switch (msg.type) {
    case 'open': {
      const provider = selectedProvider(model);
      return step(
        provider === undefined ? model : { ...model, overlay: { kind: 'credentials', provider, cursor: TOP } },
      );
    }
    case 'add': {
      const provider = selectedProvider(model);
      return provider === undefined
        ? step(model)
        : andThen(model, { scope: 'setup', type: 'open', provider, wants: 'account' });
    }
    case 'next agent':
      return nextAgent(model);
    case 'proved':
      return step(proved(model, msg));
    case 'rename':
      return rename(model, msg.id, msg.to.trim());
    default: {
      const row = selectedProfile(model);
      return row === undefined ? step(saying(model, 'warn', 'No profile is selected.')) : onProfile(model, row, msg);
    }
  }
}

/** Round the agents of the config; the whole screen is then about that one. */
function nextAgent(model: Model): Step {
  const { agents, paths } = model.file.home;
  const ids = agents.map(({ id }) => id);
  const id = ids[(ids.indexOf(paths.agentId) + 1) % ids.length];
  if (id === undefined || id === paths.agentId) return step(saying(model, 'idle', 'There is no other agent.'));
  const first = model.shell.agent?.first ?? paths.agentId;
  const shell = id === first ? without(model.shell, 'agent') : { ...model.shell, agent: { id, first } };
  // What a test found is about the credentials of one agent; another may have some of the same name.
  return read({ ...model, shell, proofs: {}, probes: { ...model.probes, byProvider: {} } });
}

type OfProfile = Exclude<CredentialsMsg, { type: 'open' | 'add' | 'next agent' | 'proved' | 'rename' }>;

function onProfile(model: Model, row: ProfileRow, msg: OfProfile): Step {
  const { id } = row;
  switch (msg.type) {
    case 'shift':
      return shift(model, row, msg.by);
    case 'remove':
      return reviewed(model, { kind: 'remove', id });
    case 'ask name': {
      const { overlay } = model;
      if (overlay?.kind !== 'credentials') return step(model);
      // The name is hidden where everything is: what stands in a field can be read.
      const field = fieldOf(model.shell.redact ? `${overlay.provider}:` : id);
      return step({ ...model, overlay: { kind: 'prompt', asks: 'profile id', id, field, behind: overlay } });
    }
    case 'clear rest':
      return clearRest(model, row);
    case 'test':
      return test(model, row);
    default:
      return unreachable(msg);
  }
}

const reviewed = (model: Model, change: ProfileChange): Step =>
  andThen(model, { scope: 'review', type: 'open action', action: { kind: 'profile', change } });

function rename(model: Model, id: string, to: string): Step {
  if (to === '' || to === id) return step(saying(model, 'idle', 'The name stays.'));
  const { overlay } = model;
  // The cursor goes along to the new name.
  const there: Model =
    overlay?.kind === 'credentials' ? { ...model, overlay: { ...overlay, cursor: { index: 0, key: to } } } : model;
  return reviewed(there, { kind: 'rename', id, to });
}

/** A rest is OpenClaw's, for a reason: it ends before its time only for a profile that was seen to work. */
function clearRest(model: Model, { id, rung }: ProfileRow): Step {
  if (rung.rest === undefined || rung.rest.until <= model.shell.now)
    return step(saying(model, 'idle', 'OpenClaw lets it rest from nothing.'));
  if (!isProven(model.proofs[id], rung.rest))
    return step(saying(model, 'warn', 'Test it first: t. The rest ends only for a profile that answers.'));
  return reviewed(model, { kind: 'clear rest', ids: [id] });
}

/** Asks with this profile itself: what another one of the provider can do says nothing of it. */
function test(model: Model, { id }: ProfileRow): Step {
  if (model.proofs[id]?.request !== undefined) return step(saying(model, 'idle', 'It is being tested already.'));
  const { model: counted, request } = numbered(model);
  const proof: Proof = { ...counted.proofs[id], request };
  return step(
    { ...counted, proofs: { ...counted.proofs, [id]: proof } },
    { kind: 'probe profile', request, id, probe: counted.probes.kind },
  );
}

function proved(model: Model, { request, id, record }: Extract<CredentialsMsg, { type: 'proved' }>): Model {
  if (model.proofs[id]?.request !== request) return model;
  const proofs = { ...model.proofs, [id]: record === undefined ? {} : { last: record } };
  return record === undefined
    ? saying({ ...model, proofs }, 'warn', 'The profile is no longer there.')
    : { ...model, proofs };
}

/** One place up or down, in the order that holds now. Of one that stands in no order, up puts it in, as the last. */
function shift(model: Model, { id, isInOrder, rung }: ProfileRow, by: 1 | -1): Step {
  const { overlay } = model;
  if (overlay?.kind !== 'credentials') return step(model);
  const rows = profileRows(model, overlay.provider);
  const ids = rows.filter((row) => row.isInOrder).map((row) => row.id);
  const order = isInOrder ? swapped(ids, ids.indexOf(id), by) : by < 0 ? [...ids, id] : undefined;
  if (order === undefined) {
    const says = isInOrder ? (by < 0 ? 'It is tried first already.' : 'It is tried last already.') : LEFT_OUT;
    return step(saying(model, 'idle', says));
  }
  if (!isInOrder && !mayBeTried(rung.because?.kind))
    return step(saying(model, 'warn', `${plain(id)} would not be tried there either; its line says why.`));
  const there = { ...model, overlay: { ...overlay, cursor: { index: order.indexOf(id), key: id } } };
  return reviewed(there, { kind: 'order', provider: overlay.provider, in: placeOfOrder(model, rows), order });
}

const LEFT_OUT = 'It is not tried as it is; K puts it into the order.';

const mayBeTried = (because: string | undefined): boolean => because === 'not in order' || because === 'not named';

function swapped(ids: readonly string[], at: number, by: 1 | -1): readonly string[] | undefined {
  const other = ids[at + by];
  const one = ids[at];
  if (one === undefined || other === undefined) return undefined;
  return ids.map((id, i) => (i === at ? other : i === at + by ? one : id));
}

/**
 * The order that holds now is the one to change. Where there is none, the agent's own, as OpenClaw's command does; but OpenClaw
 * keeps no profile of the main agent in the order of another one.
 */
function placeOfOrder(model: Model, rows: readonly ProfileRow[]): 'store' | 'config' {
  const { overlay, file } = model;
  const id = overlay?.kind === 'credentials' ? overlay.provider : '';
  const from = allProviders(file.home).find((one) => one.id === id)?.auth.orderFrom;
  if (from === 'store' || from === 'config') return from;
  return rows.some(({ rung }) => rung.inherited) ? 'config' : 'store';
}
