import {
  noConflict,
  noDrift,
  noDriftHere,
  noPlainKey,
  noPlan,
  nothingRunning,
  nothingSelected,
  nothingShown,
  nothingToRedo,
  nothingToRestore,
  nothingToTakeBack,
  nothingToUndo,
  nothingToWrite,
  onePaneOnly,
  undecided,
} from './blocked.js';
import { CREDENTIAL_KEYS } from './credentialKeys.js';
import type { Model, OverlayKind } from './model.js';
import type { Msg } from './msg.js';
import { CONSOLE_PANES, HISTORY_PANES, PANE_IDS, type PaneId } from './panes.js';
import { offersOf } from './selectors/offers.js';
import { selectedRef } from './selectors/selected.js';
import { noAddress, noCode, noPage, notToRetry, stillAsking } from './setup/reasons.js';
import type { SetupWhere } from './setup/steps.js';

/** Where keys are heard: a pane that has the focus, or the overlay that covers it. Never both. */
export type Where = PaneId | Exclude<OverlayKind, 'setup'> | SetupWhere;

export type Binding = {
  /** As made by `components/keyName.ts`; the first is the one shown. */
  readonly keys: readonly [string, ...string[]];
  readonly where: readonly Where[];
  /** Completes "press K to …". */
  readonly to: string;
  readonly send: Msg;
  /** The message takes the pressed key along, as for digits. */
  readonly carriesKey?: true;
  /** Why it cannot be done now, written for the user. */
  readonly blocked?: (model: Model) => string | undefined;
  /** Changes the draft: refused while the file is read-only. */
  readonly writes?: true;
  /** Harmless itself, but begins what changes the draft: not offered while the file is read-only. */
  readonly leadsToWrite?: true;
  /** It puts back what was kept, which a config that does not parse does not forbid: that is how it is mended. */
  readonly goesBack?: true;
  /** Shown in the footer by this word. */
  readonly footer?: string;
  /** Then it is the first in the footer, and else it is not there: a key for a moment that comes and goes. */
  readonly urgent?: (model: Model) => boolean;
};

const LISTS: readonly Where[] = [
  ...PANE_IDS,
  'review',
  'detail',
  'conflicts',
  'credentials',
  'setup list',
  'setup models',
];
/** Where letters are text. A secret that is typed is none: see `SecretDoor`. */
export const TYPING: readonly Where[] = ['finder', 'filter', 'prompt', 'setup search', 'setup text'];
const SEARCHES: readonly Where[] = ['finder', 'filter', 'setup search'];
const OVERLAYS: readonly Where[] = [
  'review',
  'detail',
  'conflicts',
  'credentials',
  'finder',
  'filter',
  'prompt',
  'confirm',
];
const SETUP_READING: readonly Where[] = ['setup list', 'setup models', 'setup probe', 'setup login'];
const WIZARD: readonly Where[] = [...SETUP_READING, 'setup search', 'setup text', 'setup key'];
const EVERYWHERE: readonly Where[] = [...PANE_IDS, ...OVERLAYS, ...WIZARD];

/** One table drives keys, footer, help, palette and docs/keys.md. */
export const KEYMAP: readonly Binding[] = [
  // Models
  {
    keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    where: ['models'],
    to: 'type the number of a model, then Enter to pick it',
    send: { scope: 'models', type: 'digit', key: '' },
    carriesKey: true,
    leadsToWrite: true,
    footer: 'pick by number',
  },
  {
    keys: ['enter'],
    where: ['models'],
    to: 'pick the model: it becomes the default',
    send: { scope: 'models', type: 'pick' },
    writes: true,
    blocked: nothingSelected('models'),
  },
  { keys: ['backspace'], where: ['models'], to: 'take back a digit', send: { scope: 'models', type: 'drop digit' } },
  {
    keys: ['d'],
    where: ['models'],
    to: 'set the model as default',
    send: { scope: 'models', type: 'set default' },
    writes: true,
    blocked: nothingSelected('models'),
    footer: 'default',
  },
  {
    keys: ['f'],
    where: ['models'],
    to: 'append the model to the fallback chain',
    send: { scope: 'models', type: 'append' },
    writes: true,
    blocked: nothingSelected('models'),
    footer: 'fallback',
  },
  {
    keys: ['i'],
    where: ['models'],
    to: 'set the model as image model',
    send: { scope: 'models', type: 'set image model' },
    writes: true,
    blocked: nothingSelected('models'),
  },
  {
    keys: ['e'],
    where: ['models'],
    to: 'edit the alias of the model',
    send: { scope: 'models', type: 'edit alias' },
    writes: true,
    blocked: nothingSelected('models'),
  },
  {
    keys: ['space'],
    where: ['models', 'chain'],
    to: 'allow or disallow the model',
    send: { scope: 'models', type: 'allow' },
    writes: true,
    blocked: (model) => (selectedRef(model) === undefined ? 'No model is selected.' : undefined),
  },
  {
    keys: ['A'],
    where: ['models'],
    to: 'show all models, or the usable ones',
    send: { scope: 'models', type: 'all' },
    footer: 'all',
  },
  { keys: ['s'], where: ['models'], to: 'sort the models another way', send: { scope: 'models', type: 'sort' } },
  {
    keys: ['*'],
    where: ['models'],
    to: 'mark the model as favourite, or unmark it',
    send: { scope: 'models', type: 'favourite' },
    blocked: nothingSelected('models'),
  },
  {
    keys: ['v'],
    where: ['models'],
    to: 'view the details of the model',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('models'),
  },

  // Fallback chain
  {
    keys: ['a'],
    where: ['chain'],
    to: 'add a model to the fallback chain',
    send: { scope: 'chain', type: 'add' },
    writes: true,
    footer: 'add',
  },
  {
    keys: ['x'],
    where: ['chain'],
    to: 'remove the model from the chain',
    send: { scope: 'chain', type: 'remove' },
    writes: true,
    blocked: nothingSelected('chain'),
    footer: 'remove',
  },
  {
    keys: ['J'],
    where: ['chain'],
    to: 'move the hop down',
    send: { scope: 'chain', type: 'shift', by: 1 },
    writes: true,
    blocked: nothingSelected('chain'),
    footer: 'down',
  },
  {
    keys: ['K'],
    where: ['chain'],
    to: 'move the hop up',
    send: { scope: 'chain', type: 'shift', by: -1 },
    writes: true,
    blocked: nothingSelected('chain'),
    footer: 'up',
  },
  {
    keys: ['enter', 'v'],
    where: ['chain'],
    to: 'view the details of the hop',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('chain'),
  },

  // Providers
  {
    keys: ['enter', 'v'],
    where: ['providers'],
    to: 'view which credential is used, and why',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('providers'),
    footer: 'details',
  },
  {
    keys: ['t', 'p'],
    where: ['providers'],
    to: 'test the provider',
    send: { scope: 'providers', type: 'test' },
    blocked: nothingSelected('providers'),
    footer: 'test',
  },
  {
    keys: ['a'],
    where: ['providers'],
    to: 'set a provider up',
    send: { scope: 'setup', type: 'open' },
    writes: true,
    footer: 'add',
  },
  {
    keys: ['L'],
    where: ['providers'],
    to: 'log in to the provider',
    send: { scope: 'setup', type: 'log in' },
    writes: true,
    blocked: nothingSelected('providers'),
    footer: 'log in',
  },
  {
    keys: ['A'],
    where: ['providers'],
    to: 'show all built-in providers, or those in reach',
    send: { scope: 'providers', type: 'all' },
    footer: 'all',
  },
  {
    keys: ['S'],
    where: ['providers', 'detail'],
    to: 'move the plain-text key into an env reference',
    send: { scope: 'providers', type: 'move key' },
    writes: true,
    blocked: noPlainKey,
    footer: 'move key',
    urgent: (model) => noPlainKey(model) === undefined,
  },
  {
    keys: ['%'],
    where: ['providers', 'detail'],
    to: 'ask what is left of the plan of the provider',
    send: { scope: 'providers', type: 'quota' },
    blocked: noPlan,
  },
  {
    keys: ['='],
    where: ['providers', 'detail'],
    to: 'take the config for this provider into the registry',
    send: { scope: 'providers', type: 'take config' },
    writes: true,
    blocked: noDriftHere,
    footer: 'take config',
    urgent: (model) => noDriftHere(model) === undefined,
  },
  {
    keys: ['&'],
    where: ['providers'],
    to: 'take the config for all providers into every registry',
    send: { scope: 'providers', type: 'take config everywhere' },
    writes: true,
    blocked: noDrift,
  },

  // Credentials
  ...CREDENTIAL_KEYS,

  // Probes
  {
    keys: ['enter', 'v'],
    where: ['probes'],
    to: 'view the answer, secrets left out',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('probes'),
    footer: 'answer',
  },
  {
    keys: ['p'],
    where: ['models', 'chain', 'probes'],
    to: 'probe the selected model',
    send: { scope: 'probes', type: 'run selected' },
    footer: 'probe',
  },
  {
    keys: ['P'],
    where: CONSOLE_PANES,
    to: 'probe all models in use',
    send: { scope: 'probes', type: 'run all' },
    blocked: nothingSelected('probes'),
    footer: 'probe all',
  },
  {
    keys: ['.'],
    where: CONSOLE_PANES,
    to: 'cancel the probes that run',
    send: { scope: 'probes', type: 'cancel' },
    blocked: nothingRunning,
  },
  {
    keys: ['m'],
    where: ['probes'],
    to: 'change what p and P do: reach (free) or completion',
    send: { scope: 'probes', type: 'kind' },
    footer: 'reach/completion',
  },
  {
    keys: ['R'],
    where: ['probes'],
    to: 'repeat free probes: off, every 15 s, 60 s, 5 min',
    send: { scope: 'probes', type: 'repeat' },
    footer: 'repeat',
  },

  // Journal and snapshots
  {
    keys: ['enter', 'v'],
    where: ['journal'],
    to: 'view the whole change',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('journal'),
    footer: 'details',
  },
  {
    keys: ['enter', 'v'],
    where: ['snapshots'],
    to: 'view what the snapshot was taken before',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('snapshots'),
    footer: 'details',
  },
  {
    keys: ['z'],
    where: ['journal', 'detail'],
    to: 'take the change back, or make it again',
    send: { scope: 'history', type: 'take back' },
    writes: true,
    goesBack: true,
    blocked: nothingToTakeBack,
    footer: 'take back',
  },
  {
    keys: ['R'],
    where: ['snapshots', 'detail'],
    to: 'put the file back as it was',
    send: { scope: 'history', type: 'restore' },
    writes: true,
    goesBack: true,
    blocked: nothingToRestore,
    footer: 'put back',
  },

  // Setting a provider up
  {
    keys: ['enter'],
    where: ['setup search', 'setup list', 'setup text', 'setup key', 'setup probe', 'setup models'],
    to: 'go on with this answer',
    send: { scope: 'setup', type: 'go on' },
    footer: 'go on',
  },
  {
    keys: ['space'],
    where: ['setup models'],
    to: 'choose the model, or not',
    send: { scope: 'setup', type: 'mark' },
    footer: 'choose',
  },
  {
    keys: ['/'],
    where: ['setup models'],
    to: 'filter the models, or type an id',
    send: { scope: 'setup', type: 'filter' },
    footer: 'filter',
  },
  {
    keys: ['r'],
    where: ['setup probe', 'setup login'],
    to: 'try it again',
    send: { scope: 'setup', type: 'try again' },
    blocked: notToRetry,
    footer: 'try again',
  },
  {
    keys: ['c'],
    where: ['setup probe'],
    to: 'ask for a word: a completion, which costs a little',
    send: { scope: 'setup', type: 'try completion' },
    blocked: stillAsking,
    footer: 'completion',
  },
  {
    keys: ['y'],
    where: ['setup login'],
    to: 'copy the code',
    send: { scope: 'setup', type: 'copy', what: 'code' },
    blocked: noCode,
    footer: 'copy code',
  },
  {
    keys: ['u'],
    where: ['setup login'],
    to: 'copy the address',
    send: { scope: 'setup', type: 'copy', what: 'url' },
    blocked: noPage,
    footer: 'copy address',
  },
  {
    keys: ['o'],
    where: ['setup login'],
    to: 'open the page in the browser of this machine',
    send: { scope: 'setup', type: 'open page' },
    blocked: noPage,
    footer: 'open',
  },
  {
    keys: ['p'],
    where: ['setup login'],
    to: 'paste the address that the browser ended at',
    send: { scope: 'setup', type: 'paste address' },
    blocked: noAddress,
    footer: 'paste',
  },
  {
    keys: ['Q'],
    where: ['setup login'],
    to: 'show the QR code, or not',
    send: { scope: 'setup', type: 'qr' },
    blocked: noPage,
    footer: 'QR',
  },
  {
    keys: ['backspace'],
    where: ['setup key'],
    to: 'take back a character of the secret',
    send: { scope: 'setup', type: 'edit key', edit: 'backspace' },
  },
  {
    keys: ['ctrl+u', 'ctrl+w'],
    where: ['setup key'],
    to: 'empty the secret field',
    send: { scope: 'setup', type: 'edit key', edit: 'clear' },
    footer: 'empty',
  },
  {
    keys: ['shift+tab'],
    where: WIZARD,
    to: 'go back a step; the answers stay',
    send: { scope: 'setup', type: 'back' },
  },
  {
    keys: ['esc'],
    where: WIZARD,
    to: 'go back a step, and from the first one out',
    send: { scope: 'setup', type: 'leave' },
    footer: 'back',
  },

  // Writing
  {
    keys: ['w'],
    where: [...PANE_IDS, 'detail'],
    to: 'review the changes and write them',
    send: { scope: 'review', type: 'open' },
    blocked: nothingToWrite,
    footer: 'review and write',
    urgent: (model) => nothingToWrite(model) === undefined,
  },
  {
    keys: ['z'],
    where: [...CONSOLE_PANES, 'snapshots'],
    to: 'undo the last change',
    send: { scope: 'drafts', type: 'undo' },
    blocked: nothingToUndo,
    footer: 'undo',
    urgent: (model) => model.drafts.undo.length > 0,
  },
  {
    keys: ['Z'],
    where: PANE_IDS,
    to: 'redo the change',
    send: { scope: 'drafts', type: 'redo' },
    blocked: nothingToRedo,
  },
  {
    keys: ['enter'],
    where: ['review'],
    to: 'write the change',
    send: { scope: 'overlay', type: 'accept' },
    blocked: nothingShown,
    footer: 'write',
  },
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    where: ['review'],
    to: 'take an offer by its number',
    send: { scope: 'review', type: 'take offer', key: '' },
    carriesKey: true,
    blocked: (model) => (offersOf(model).length === 0 ? 'There is nothing to choose from.' : undefined),
    footer: 'take an offer',
  },
  {
    keys: ['u'],
    where: PANE_IDS,
    to: 'use the values on disk where both changed',
    send: { scope: 'drafts', type: 'take theirs' },
    blocked: noConflict,
    footer: 'take theirs',
    urgent: (model) => noConflict(model) === undefined,
  },
  {
    keys: ['C'],
    where: PANE_IDS,
    to: 'decide what was changed on both sides, value by value',
    send: { scope: 'conflicts', type: 'open' },
    blocked: noConflict,
  },
  {
    keys: ['enter'],
    where: ['conflicts'],
    to: 'go on with what was chosen',
    send: { scope: 'overlay', type: 'accept' },
    blocked: undecided,
    footer: 'go on',
  },
  {
    keys: ['m'],
    where: ['conflicts'],
    to: 'keep mine',
    send: { scope: 'conflicts', type: 'choose', side: 'mine' },
    footer: 'mine',
  },
  {
    keys: ['t'],
    where: ['conflicts'],
    to: 'take theirs',
    send: { scope: 'conflicts', type: 'choose', side: 'theirs' },
    footer: 'theirs',
  },
  {
    keys: ['M'],
    where: ['conflicts'],
    to: 'keep mine everywhere',
    send: { scope: 'conflicts', type: 'choose all', side: 'mine' },
    footer: 'all mine',
  },
  {
    keys: ['T'],
    where: ['conflicts'],
    to: 'take theirs everywhere',
    send: { scope: 'conflicts', type: 'choose all', side: 'theirs' },
    footer: 'all theirs',
  },

  // Moving
  {
    keys: ['/'],
    where: PANE_IDS,
    to: 'filter the list',
    send: { scope: 'overlay', type: 'filter' },
    footer: 'filter',
  },
  { keys: ['n'], where: PANE_IDS, to: 'go to the next match', send: { scope: 'list', type: 'match', by: 1 } },
  { keys: ['N'], where: PANE_IDS, to: 'go to the previous match', send: { scope: 'list', type: 'match', by: -1 } },
  {
    keys: ['j', 'down'],
    where: LISTS,
    to: 'move down',
    send: { scope: 'list', type: 'move', by: 1 },
  },
  { keys: ['k', 'up'], where: LISTS, to: 'move up', send: { scope: 'list', type: 'move', by: -1 } },
  { keys: ['g', 'home'], where: LISTS, to: 'go to the top', send: { scope: 'list', type: 'end', to: 'first' } },
  { keys: ['G', 'end'], where: LISTS, to: 'go to the bottom', send: { scope: 'list', type: 'end', to: 'last' } },
  {
    keys: ['ctrl+d', 'pagedown'],
    where: LISTS,
    to: 'move half a page down',
    send: { scope: 'list', type: 'half page', by: 1 },
  },
  {
    keys: ['ctrl+u', 'pageup'],
    where: LISTS,
    to: 'move half a page up',
    send: { scope: 'list', type: 'half page', by: -1 },
  },
  {
    keys: ['tab', 'l', 'right'],
    where: PANE_IDS,
    to: 'go to the next pane',
    send: { scope: 'shell', type: 'focus next', by: 1 },
    footer: 'next pane',
  },
  {
    keys: ['shift+tab', 'h', 'left'],
    where: PANE_IDS,
    to: 'go to the previous pane',
    send: { scope: 'shell', type: 'focus next', by: -1 },
  },
  { keys: ['esc'], where: CONSOLE_PANES, to: 'go one level back', send: { scope: 'shell', type: 'back' } },
  {
    keys: ['esc'],
    where: HISTORY_PANES,
    to: 'go back to the console',
    send: { scope: 'shell', type: 'back' },
    footer: 'back',
  },
  { keys: ['esc'], where: OVERLAYS, to: 'leave this', send: { scope: 'shell', type: 'back' }, footer: 'back' },

  // Everywhere
  {
    keys: [':', 'ctrl+p'],
    where: PANE_IDS,
    to: 'find an action by its name',
    send: { scope: 'overlay', type: 'palette' },
  },
  {
    keys: ['@'],
    where: [...PANE_IDS, 'detail'],
    to: 'go to the journal of changes, or back',
    send: { scope: 'history', type: 'open' },
  },
  {
    keys: ['E'],
    where: PANE_IDS,
    to: 'view what went wrong while reading',
    send: { scope: 'overlay', type: 'problems' },
    blocked: (model) => (model.file.home.problems.length === 0 ? 'Everything was read without trouble.' : undefined),
  },
  {
    keys: ['y'],
    where: PANE_IDS,
    to: 'copy the ref, or the id of the provider',
    send: { scope: 'shell', type: 'copy ref' },
  },
  { keys: ['Y'], where: PANE_IDS, to: 'copy the equal command', send: { scope: 'shell', type: 'copy command' } },
  { keys: ['r'], where: PANE_IDS, to: 'read the files again', send: { scope: 'file', type: 'reload' } },
  {
    keys: ['+'],
    where: CONSOLE_PANES,
    to: 'zoom the pane, or show all',
    send: { scope: 'shell', type: 'zoom' },
    blocked: onePaneOnly,
  },
  { keys: ['T'], where: PANE_IDS, to: 'change the theme', send: { scope: 'shell', type: 'theme' } },
  {
    keys: ['X'],
    where: [...PANE_IDS, 'review', 'detail', 'conflicts', 'credentials', ...SETUP_READING],
    to: 'hide what a screenshot should not show',
    send: { scope: 'shell', type: 'redact' },
  },
  {
    keys: ['?'],
    where: PANE_IDS,
    to: 'see what the keys do',
    send: { scope: 'overlay', type: 'help' },
    footer: 'help',
  },
  {
    keys: ['q'],
    where: [...PANE_IDS, 'review', 'detail', 'conflicts', 'credentials', 'confirm', ...SETUP_READING],
    to: 'quit',
    send: { scope: 'shell', type: 'quit' },
    footer: 'quit',
  },
  { keys: ['ctrl+c'], where: EVERYWHERE, to: 'quit from anywhere', send: { scope: 'shell', type: 'quit' } },
  { keys: ['ctrl+z'], where: EVERYWHERE, to: 'suspend to the shell', send: { scope: 'shell', type: 'suspend' } },
  { keys: ['ctrl+l'], where: EVERYWHERE, to: 'draw the screen anew', send: { scope: 'shell', type: 'repaint' } },

  // Where text is typed, only keys that are not text
  {
    keys: ['enter'],
    where: ['finder'],
    to: 'run the row',
    send: { scope: 'overlay', type: 'accept' },
    footer: 'run',
  },
  {
    keys: ['enter'],
    where: ['filter'],
    to: 'keep the filter',
    send: { scope: 'overlay', type: 'accept' },
    footer: 'keep',
  },
  {
    keys: ['enter'],
    where: ['prompt'],
    to: 'accept the text',
    send: { scope: 'overlay', type: 'accept' },
    footer: 'accept',
  },
  {
    keys: ['enter', 'y'],
    where: ['confirm'],
    to: 'say yes',
    send: { scope: 'overlay', type: 'accept' },
    footer: 'yes',
  },
  { keys: ['n'], where: ['confirm'], to: 'say no', send: { scope: 'shell', type: 'back' }, footer: 'no' },
  { keys: ['down'], where: SEARCHES, to: 'move down', send: { scope: 'list', type: 'move', by: 1 } },
  { keys: ['up'], where: SEARCHES, to: 'move up', send: { scope: 'list', type: 'move', by: -1 } },
  {
    keys: ['pagedown'],
    where: SEARCHES,
    to: 'move half a page down',
    send: { scope: 'list', type: 'half page', by: 1 },
  },
  {
    keys: ['pageup'],
    where: SEARCHES,
    to: 'move half a page up',
    send: { scope: 'list', type: 'half page', by: -1 },
  },
  {
    keys: ['backspace'],
    where: TYPING,
    to: 'delete backwards',
    send: { scope: 'field', type: 'edit', edit: 'backspace' },
  },
  { keys: ['delete'], where: TYPING, to: 'delete forwards', send: { scope: 'field', type: 'edit', edit: 'delete' } },
  { keys: ['left'], where: TYPING, to: 'move left in the text', send: { scope: 'field', type: 'edit', edit: 'left' } },
  {
    keys: ['right'],
    where: TYPING,
    to: 'move right in the text',
    send: { scope: 'field', type: 'edit', edit: 'right' },
  },
  {
    keys: ['home', 'ctrl+a'],
    where: TYPING,
    to: 'go to the start of the text',
    send: { scope: 'field', type: 'edit', edit: 'start' },
  },
  {
    keys: ['end', 'ctrl+e'],
    where: TYPING,
    to: 'go to the end of the text',
    send: { scope: 'field', type: 'edit', edit: 'end' },
  },
  { keys: ['ctrl+w'], where: TYPING, to: 'delete a word', send: { scope: 'field', type: 'edit', edit: 'delete word' } },
  { keys: ['ctrl+u'], where: TYPING, to: 'clear the text', send: { scope: 'field', type: 'edit', edit: 'clear' } },
];
