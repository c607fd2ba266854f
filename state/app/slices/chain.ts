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
import { chainLinks } from '../selectors/inUse.js';
import { keysOf } from '../selectors/keys.js';
import type { Link } from '../selectors/links.js';
import { selectedLink } from '../selectors/selected.js';
import { type Step, saying, step } from '../step.js';

export function updateChain(model: Model, msg: ChainMsg): Step {
  switch (msg.type) {
    case 'add':
      return step({ ...model, overlay: { kind: 'finder', source: 'append', field: fieldOf(''), cursor: 0 } });
    case 'append':
      return edit(model, addFallback(draftContext(model), 'text', msg.ref), `Appended: ${plain(msg.ref)}.`);
    case 'remove': {
      const link = selectedLink(model);
      return link ? remove(model, link) : step(model);
    }
    case 'shift': {
      const link = selectedLink(model);
      return link ? shift(model, link, msg.by) : step(model);
    }
    default:
      return unreachable(msg);
  }
}

const chainOf = ({ role }: Link): ChainKey => (role === 'primary' || role === 'fallback' ? 'text' : 'image');

function remove(model: Model, link: Link): Step {
  const context = draftContext(model);
  const gone = `Removed: ${plain(link.written ?? link.ref ?? '')}.`;
  if (link.role === 'primary') {
    return step(saying(model, 'warn', 'Something has to answer first: pick another default, or move this one down.'));
  }
  if (link.role === 'image') return edit(model, withoutImage(context), gone);
  return edit(model, removeFallbackAt(context, chainOf(link), link.index), gone);
}

/** Without an image model, images go to the default model. Its fallbacks stay as they are. */
function withoutImage({ models }: RefContext): EditResult {
  const { fallbacks } = models.image;
  return ok({
    settings: { ...models, image: { form: fallbacks.length > 0 ? 'object' : 'absent', fallbacks } },
    notices: [],
  });
}

/** Moves a link; between the first fallback and the model before it, the two change places. */
function shift(model: Model, link: Link, by: 1 | -1): Step {
  const context = draftContext(model);
  const chain = chainOf(link);
  const to = link.index + by;
  if (to < -1 || to >= context.models[chain].fallbacks.length) {
    return step(saying(model, 'idle', by > 0 ? 'It is the last already.' : 'It is the first already.'));
  }
  const promotes = link.index === -1 || to === -1;
  const result = promotes ? swapFirst(model, context, chain) : moveFallback(context, chain, link.index, to);
  const done = edit(model, result, promotes ? 'Changed places.' : 'Moved.');
  return result.ok ? { ...done, model: followed(done.model, chain, to) } : done;
}

/** The first fallback becomes the model that answers first, and that one its first fallback. */
function swapFirst(model: Model, context: RefContext, chain: ChainKey): EditResult {
  const roles = chain === 'text' ? (['primary', 'fallback'] as const) : (['image', 'image fallback'] as const);
  const all = chainLinks(model);
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

/** The cursor goes with the link that moved. */
function followed(model: Model, chain: ChainKey, to: number): Model {
  const all = chainLinks(model);
  const moved = all.find((link) => chainOf(link) === chain && link.index === to);
  const keys = keysOf(model, 'chain');
  const at = moved ? keys.indexOf(moved.key) : -1;
  return at < 0 ? model : { ...model, chain: { ...model.chain, cursor: cursorAt(at, keys) } };
}
