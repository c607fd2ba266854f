import type { Binding, Where } from '../../state/app/keymap/binding.js';
import { KEYMAP } from '../../state/app/keymap.js';
import { CONSOLE_PANES, isConsolePane, PANES, type PaneId } from '../../state/app/panes.js';
import { blocks, code, table } from './markdown.js';

const OVERLAYS: Readonly<Record<Exclude<Where, (typeof PANES)[number]['id']>, string>> = {
  review: 'the review of changes',
  detail: 'the details',
  finder: 'the finder of actions and models',
  filter: 'the filter',
  prompt: 'a text field',
  conflicts: 'the choice between two changes',
  credentials: 'the credentials of a provider',
  discovery: 'the model servers that were found',
  scan: 'the scan for free models',
  confirm: 'a question',
  'setup search': 'the wizard: a list to search',
  'setup list': 'the wizard: a list',
  'setup models': 'the wizard: the models',
  'setup text': 'the wizard: a text',
  'setup key': 'the wizard: a secret',
  'setup probe': 'the wizard: the probe',
  'setup login': 'the wizard: a login',
};

const TITLES: Readonly<Record<string, string>> = {
  ...OVERLAYS,
  ...Object.fromEntries(PANES.map(({ id, title }) => [id, title])),
};

const ALL = Object.keys(TITLES).length;

/** Bindings that hold in the same places stand under one heading, in the order of the table. */
export function keysPage(): string {
  const groups = Map.groupBy(KEYMAP, ({ where }) => heading(where));
  return blocks([...groups].map(([title, bindings]) => `## ${title}\n\n${keys(bindings)}`));
}

function heading(where: readonly Where[]): string {
  if (where.length === ALL) return 'Everywhere';
  const panes = PANES.filter(({ id }) => where.includes(id));
  const rest = where.filter((place) => !panes.some(({ id }) => id === place)).map((place) => TITLES[place] ?? place);
  const inPanes = namesOf(panes.map(({ id }) => id)) ?? panes.map(({ title }) => title);
  const places = [...inPanes, ...rest];
  return `In ${new Intl.ListFormat('en', { type: 'conjunction' }).format(places)}`;
}

/** All panes, or all that make up the console, by one name. */
function namesOf(panes: readonly PaneId[]): readonly string[] | undefined {
  if (panes.length === PANES.length) return ['every pane'];
  const others = panes.filter((pane) => !isConsolePane(pane)).map((pane) => TITLES[pane] ?? pane);
  return panes.length - others.length === CONSOLE_PANES.length ? ['every pane of the console', ...others] : undefined;
}

const keys = (bindings: readonly Binding[]): string =>
  table(
    ['key', 'does'],
    bindings.map(({ keys, to }) => [named(keys), to]),
  );

/** A row of digits is said by its ends. */
const named = (keys: readonly string[]): string =>
  keys.length >= 9 ? `${code(keys[0] ?? '')} … ${code(keys.at(-1) ?? '')}` : keys.map(code).join(' ');
