import { addFallback, moveFallback, removeFallbackAt, setPrimary } from '../../domain/edits/chainEdits.js';
import type { EditResult } from '../../domain/edits/edits.js';
import type { RefContext } from '../../domain/models/modelRef.js';
import type { ChainKey } from '../../domain/models/refProblem.js';
import { ok, unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { cursorAt } from '../cursor.js';
import { draftContext } from '../draftContext.js';
import { edit } from '../edit.js';
import { fieldOf } from '../field.js';
import type { Model } from '../model.js';
import type { ChainMsg } from '../msg.js';
import type { Hop } from '../selectors/hops.js';
import { chainHops } from '../selectors/inUse.js';
import { keysOf } from '../selectors/keys.js';
import { selectedHop } from '../selectors/selected.js';
import { type Step, saying, step } from '../step.js';

export function updateChain(model: Model, msg: ChainMsg): Step {
  switch (msg.type) {
    case 'add':
      return step({ ...model, overlay: { kind: 'finder', source: 'append', field: fieldOf(''), cursor: 0 } });
    case 'append':
      return edit(model, addFallback(draftContext(model), 'text', msg.ref), `Appended: ${plain(msg.ref)}.`);
    case 'remove': {
      const hop = selectedHop(model);
      return hop ? remove(model, hop) : step(model);
    }
    case 'shift': {
      const hop = selectedHop(model);
      return hop ? shift(model, hop, msg.by) : step(model);
    }
    default:
      return unreachable(msg);
  }
}

const chainOf = ({ role }: Hop): ChainKey => (role === 'primary' || role === 'fallback' ? 'text' : 'image');

function remove(model: Model, hop: Hop): Step {
  const context = draftContext(model);
  const gone = `Removed: ${plain(hop.written ?? hop.ref ?? '')}.`;
  if (hop.role === 'primary') {
    return step(saying(model, 'warn', 'Something has to answer first: pick another default, or move this one down.'));
  }
  if (hop.role === 'image') return edit(model, withoutImage(context), gone);
  return edit(model, removeFallbackAt(context, chainOf(hop), hop.index), gone);
}

/** Without an image model, images go to the default model. Its fallbacks stay as they are. */
function withoutImage({ models }: RefContext): EditResult {
  const { fallbacks } = models.image;
  return ok({
    settings: { ...models, image: { form: fallbacks.length > 0 ? 'object' : 'absent', fallbacks } },
    notices: [],
  });
}

/** Moves a hop; between the first fallback and the model before it, the two change places. */
function shift(model: Model, hop: Hop, by: 1 | -1): Step {
  const context = draftContext(model);
  const chain = chainOf(hop);
  const to = hop.index + by;
  if (to < -1 || to >= context.models[chain].fallbacks.length) {
    return step(saying(model, 'idle', by > 0 ? 'It is the last already.' : 'It is the first already.'));
  }
  const promotes = hop.index === -1 || to === -1;
  const result = promotes ? swapFirst(model, context, chain) : moveFallback(context, chain, hop.index, to);
  const done = edit(model, result, promotes ? 'Changed places.' : 'Moved.');
  return result.ok ? { ...done, model: followed(done.model, chain, to) } : done;
}

/** The first fallback becomes the model that answers first, and that one its first fallback. */
function swapFirst(model: Model, context: RefContext, chain: ChainKey): EditResult {
  const roles = chain === 'text' ? (['primary', 'fallback'] as const) : (['image', 'image fallback'] as const);
  const all = chainHops(model);
  const first = all.find(({ role }) => role === roles[0]);
  const second = all.find(({ role, index }) => role === roles[1] && index === 0);
  if (!second?.written) return ok({ settings: context.models, notices: [] });
  const set = setPrimary(context, chain, second.written);
  const old = first?.written ?? first?.ref;
  if (!set.ok || old === undefined) return set;
  const added = addFallback({ ...context, models: set.value.settings }, chain, old, 0);
  if (!added.ok) return added;
  return ok({ settings: added.value.settings, notices: [...set.value.notices, ...added.value.notices] });
}

/** The cursor goes with the hop that moved. */
function followed(model: Model, chain: ChainKey, to: number): Model {
  const all = chainHops(model);
  const moved = all.find((hop) => chainOf(hop) === chain && hop.index === to);
  const keys = keysOf(model, 'chain');
  const at = moved ? keys.indexOf(moved.key) : -1;
  return at < 0 ? model : { ...model, chain: { ...model.chain, cursor: cursorAt(at, keys) } };
}
