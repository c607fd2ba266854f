import type { Effect } from '../../state/app/effect.js';
import type { Msg } from '../../state/app/msg.js';
import { unreachable } from '../../state/domain/result.js';
import type { SecretDoor } from '../../state/store.js';
import type { Desk, Lend } from '../setup/desk.js';
import type { Known } from '../vault.js';

type Asking = Extract<Effect, { readonly kind: 'detect' | 'try out' | 'log in' | 'hand over' }>;

const ASKING: ReadonlySet<Effect['kind']> = new Set<Asking['kind']>(['detect', 'try out', 'log in', 'hand over']);

export const isAsking = (effect: Effect): effect is Asking => ASKING.has(effect.kind);

/** What a set-up wants to know before anything is written. */
export async function atDesk(
  desk: Desk,
  known: Known,
  effect: Asking,
  lend: Lend,
  send: (msg: Msg) => void,
): Promise<void> {
  const { request } = effect;
  switch (effect.kind) {
    case 'detect':
      return send({ scope: 'setup', type: 'detected', request, found: await desk.detect(known.home) });
    case 'try out': {
      const { api, result } = await desk.tryOut(known, effect.trial, effect.findsApi === true);
      return send({ scope: 'setup', type: 'tried', request, result, ...(api === undefined ? {} : { api }) });
    }
    case 'log in': {
      const { flow, provider, region } = effect;
      const asked = { flow, provider, ...(region === undefined ? {} : { region }) };
      return desk.logIn(asked, (stage) => send({ scope: 'setup', type: 'login', request, stage }));
    }
    case 'hand over': {
      const end = await desk.handOver(known.home, effect.args, lend);
      return send({ scope: 'setup', type: 'handed over', request, end });
    }
    default:
      return unreachable(effect);
  }
}

type OfDesk = Extract<Effect, { readonly kind: (typeof OF_DESK)[number] }>;

const OF_DESK = [
  'stop setup',
  'ask key',
  'edit key',
  'take key',
  'take address',
  'forget keys',
  'open page',
  'keep setup',
] as const;

export const isOfDesk = (effect: Effect): effect is OfDesk => OF_DESK.some((kind) => kind === effect.kind);

/** What it wants done on the way. */
export async function byTheWay(desk: Desk, effect: OfDesk, send: (msg: Msg) => void): Promise<void> {
  switch (effect.kind) {
    case 'stop setup':
      return desk.stop();
    case 'ask key':
      return desk.field.ask(effect.of);
    case 'edit key':
      return send({ scope: 'setup', type: 'typed key', facts: desk.field.edit(effect.edit) });
    case 'take key': {
      const taken = desk.takeKey();
      const { request } = effect;
      if (taken?.kind === 'held') send({ scope: 'setup', type: 'took key', request, held: taken.held });
      if (taken?.kind === 'variable') send({ scope: 'setup', type: 'took variable', request, name: taken.name });
      return;
    }
    case 'take address':
      return desk.takeAddress();
    case 'forget keys':
      return desk.forget(effect.handles);
    case 'open page':
      if (!(await desk.openPage(effect.url)))
        send({
          scope: 'shell',
          type: 'say',
          tone: 'warn',
          text: 'No browser could be opened here: u copies the address.',
        });
      return;
    case 'keep setup':
      return desk.keep(effect.saved);
    default:
      return unreachable(effect);
  }
}

export function doorTo(desk: Desk, send: (msg: Msg) => void): SecretDoor {
  const added = (how: 'typed' | 'pasted') => (text: string) =>
    send({ scope: 'setup', type: 'typed key', facts: desk.field.add(text, how) });
  return { typed: added('typed'), pasted: added('pasted') };
}
