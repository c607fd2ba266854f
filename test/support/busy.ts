import { fieldOf } from '../../state/app/field.js';
import type { Where } from '../../state/app/keymap/binding.js';
import type { Model, Overlay, Subject } from '../../state/app/model.js';
import { PANE_IDS } from '../../state/app/panes.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import {
  allowlist,
  choice,
  drift,
  entry,
  home,
  model as modelOf,
  NOON,
  preview,
  provider,
  settings,
  snapshot,
} from './builders.js';
import { onServer, server } from './discovered.js';
import { authOf, profileRung, proofOf } from './profiles.js';
import { scanned, took } from './scanned.js';
import { settingUp } from './settingUp.js';
import { started, tell } from './stories.js';

export const SETUP_WHERES = [
  'setup search',
  'setup list',
  'setup text',
  'setup key',
  'setup login',
  'setup probe',
  'setup models',
] as const satisfies readonly Where[];

export const WHERES: readonly Where[] = [
  ...PANE_IDS,
  'finder',
  'filter',
  'prompt',
  'confirm',
  'detail',
  'review',
  'conflicts',
  'credentials',
  'discovery',
  'scan',
  ...SETUP_WHERES,
];

const ninety = Array.from({ length: 90 }, (_, i) => ({ kind: 'added' as const, text: `line ${i}` }));
const LONG: Preview = preview([{ start: 1, lines: ninety }]);

/** A screen on which every key has something to do: lists to move in, changes to undo, probes to cancel, trouble to read. */
export function busy(where: Where, of: Subject['of'] = 'problems'): Model {
  const { model } = tell(
    inTheMiddle(started(fullHome())),
    { scope: 'models', type: 'set default' },
    { scope: 'models', type: 'set image model' },
    { scope: 'drafts', type: 'undo' },
    { scope: 'probes', type: 'reach those in use' },
    { scope: 'models', type: 'digit', key: '2' },
  );
  const conflicted = { ...withHistory(withConflicts(model)), proofs: { 'p3:c': { last: proofOf() } } };
  const pane = PANE_IDS.find((id) => id === where);
  if (pane) return { ...conflicted, shell: { ...conflicted.shell, focus: pane, zoom: true } };
  const place = SETUP_WHERES.find((one) => one === where);
  if (place) return settingUp(conflicted, place);
  return { ...conflicted, overlay: overlayFor(where, of) };
}

const fullHome = () =>
  home({
    models: settings({
      text: choice('p0/m0', ['p1/m0', 'p2/m0', 'p3/m0', 'p4/m0']),
      allowlist: allowlist(Object.fromEntries(REFS.map((ref) => [ref, '']))),
    }),
    providers: Array.from({ length: 9 }, (_, i) =>
      provider(`p${i}`, [modelOf('m0'), modelOf('m1')], {
        plainKeys: [`openclaw.json models.providers.p${i}.apiKey`],
        ...(i === 3 ? { auth: authOf(PROFILES) } : {}),
      }),
    ),
    drift: Array.from({ length: 40 }, (_, i) => drift(`p${i % 9}`, `headers.X-${i}`)),
    problems: Array.from({ length: 40 }, (_, i) => ({ kind: 'bad-ref', ref: `broken-${i}` }) as const),
    agents: ['main', 'work'].map((id) => ({ id, isDefault: id === 'main' })),
    readAt: NOON,
  });

/** The one in the middle rests, and answered when it was tested. */
const PROFILES = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) =>
  profileRung(
    `p3:${name}`,
    name === 'c' ? { rest: { kind: 'cooldown', reason: 'rate_limit', until: NOON + 600_000 } } : {},
  ),
);

const REFS = ['p5/m0', 'p5/m1', 'p6/m0', 'p6/m1'];

/** Four values changed on both sides, all of them decided, now one way and now the other. */
function withConflicts(model: Model): Model {
  const { draft } = model.drafts;
  const mine = (draft.allowlist ?? []).map(({ ref }) => ({ ref, alias: 'mine', entry: { alias: 'mine' } }));
  const conflicts = REFS.map((ref, i) => ({
    path: ['agents', 'defaults', 'models', ref, 'alias'],
    base: 'old',
    choice: i % 2 === 0 ? ('mine' as const) : ('theirs' as const),
  }));
  // A model that is not on the list is what a review has an offer for.
  const image = choice('p8/m1');
  return { ...model, drafts: { ...model.drafts, draft: { ...draft, image, allowlist: mine }, conflicts } };
}

const withHistory = (model: Model): Model => ({
  ...model,
  history: {
    entries: Array.from({ length: 9 }, (_, i) => entry(`e${9 - i}`, { at: NOON - i * 1000 })),
    snapshots: Array.from({ length: 9 }, (_, i) => snapshot(`s${9 - i}`, { at: NOON - i * 1000, entry: `e${9 - i}` })),
    problems: [],
    isRead: true,
  },
  journal: { cursor: { index: 3 }, filter: '' },
  snapshots: { cursor: { index: 3 }, filter: '' },
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

/** A subject of which there is more than fits. */
function subjectFor(of: Subject['of']): Subject {
  switch (of) {
    case 'change':
      return { of, id: 'e5' };
    case 'snapshot':
      return { of, id: 's5' };
    case 'provider':
      return { of, id: 'p3' };
    default:
      return { of: 'problems' };
  }
}

function overlayFor(where: Where, of: Subject['of']): Overlay {
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
      return { kind: 'detail', subject: subjectFor(of), scroll: 5 };
    case 'review':
      return {
        kind: 'review',
        action: { kind: 'settings', patch: { edits: [], notices: [] } },
        request: 99,
        stage: { kind: 'shown', preview: LONG },
        scroll: 5,
      };
    case 'conflicts':
      return { kind: 'conflicts', cursor: 1 };
    case 'credentials':
      return { kind: 'credentials', provider: 'p3', cursor: { index: 2 } };
    case 'discovery': {
      const models = Array.from({ length: 90 }, (_, i) => onServer(`m:${i}`, { load: 'loaded' }));
      const gone = [{ id: 'old', ref: 'ollama/old', usedAt: [] }];
      return {
        kind: 'discovery',
        request: 99,
        progress: { kind: 'looking' },
        hosts: [],
        servers: [server(models, { gone })],
        marked: [],
        cursor: { index: 40 },
      };
    }
    case 'scan':
      return {
        kind: 'scan',
        request: 99,
        progress: { kind: 'trying' },
        tries: true,
        rows: Array.from({ length: 90 }, (_, i) => scanned(`m/${i}`, { tool: took(i) })),
        more: 0,
        marked: ['openrouter/m/7'],
        sort: 'rank',
        cursor: { index: 40 },
      };
    default:
      throw new Error(`${where} is a pane`);
  }
}
