import { fieldOf } from '../../state/app/field.js';
import type { Where } from '../../state/app/keymap.js';
import type { Model, Overlay } from '../../state/app/model.js';
import { PANE_IDS } from '../../state/app/panes.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import { choice, home, model as modelOf, NOON, preview, provider, settings } from './builders.js';
import { started, tell } from './stories.js';

export const WHERES: readonly Where[] = [...PANE_IDS, 'finder', 'filter', 'prompt', 'confirm', 'detail', 'review'];

const ninety = Array.from({ length: 90 }, (_, i) => ({ kind: 'added' as const, text: `line ${i}` }));
const LONG: Preview = preview([{ start: 1, lines: ninety }]);

/** A screen on which every key has something to do: lists to move in, changes to undo, probes to cancel, trouble to read. */
export function busy(where: Where): Model {
  const { model } = tell(
    inTheMiddle(started(fullHome())),
    { scope: 'models', type: 'set default' },
    { scope: 'models', type: 'set image model' },
    { scope: 'drafts', type: 'undo' },
    { scope: 'probes', type: 'reach those in use' },
    { scope: 'models', type: 'digit', key: '2' },
  );
  const conflicted: Model = { ...model, drafts: { ...model.drafts, conflicts: [{ setting: 'default model' }] } };
  const pane = PANE_IDS.find((id) => id === where);
  if (pane) return { ...conflicted, shell: { ...conflicted.shell, focus: pane, zoom: true } };
  return { ...conflicted, overlay: overlayFor(where) };
}

const fullHome = () =>
  home({
    models: settings({ text: choice('p0/m0', ['p1/m0', 'p2/m0', 'p3/m0', 'p4/m0']) }),
    providers: Array.from({ length: 9 }, (_, i) => provider(`p${i}`, [modelOf('m0'), modelOf('m1')])),
    problems: Array.from({ length: 40 }, (_, i) => ({ kind: 'bad-ref', ref: `broken-${i}` }) as const),
    readAt: NOON,
  });

/** Every list has its cursor away from both ends. */
const inTheMiddle = (model: Model): Model => {
  const cursor = { index: 3 };
  return {
    ...model,
    providers: { ...model.providers, cursor },
    models: { ...model.models, cursor },
    chain: { ...model.chain, cursor: { index: 2 } },
    probes: { ...model.probes, cursor: { index: 2 } },
  };
};

function overlayFor(where: Where): Overlay {
  const field = { ...fieldOf('a b c'), at: 3 };
  switch (where) {
    case 'finder':
      return { kind: 'finder', source: 'palette', field: { text: 'the', at: 1 }, cursor: 2 };
    case 'filter':
      return { kind: 'filter', pane: 'models', field: { text: 'm0', at: 1 }, before: '' };
    case 'prompt':
      return { kind: 'prompt', asks: 'alias', ref: 'p1/m0', field };
    case 'confirm':
      return { kind: 'confirm', question: { kind: 'quit', unsaved: 1 } };
    case 'detail':
      return { kind: 'detail', subject: { of: 'problems' }, scroll: 5 };
    case 'review':
      return { kind: 'review', request: 99, stage: { kind: 'shown', preview: LONG }, scroll: 5 };
    default:
      throw new Error(`${where} is a pane`);
  }
}
