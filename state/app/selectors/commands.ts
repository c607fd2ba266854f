import type { Home } from '../../domain/home.js';
import type { Model } from '../model.js';
import { reversal } from './history.js';
import type { Hop } from './hops.js';
import { selectedEntry, selectedHop, selectedKey, selectedRef } from './selected.js';

/** The headless command that does the same to what is selected; undefined when nothing is. No secret is ever in one. */
export function commandFor(model: Model): string | undefined {
  const said = wordsFor(model);
  return said && ['pincer', ...said.map(quoted), ...homeFlags(model.file.home)].join(' ');
}

function wordsFor(model: Model): readonly string[] | undefined {
  const { focus } = model.shell;
  if (focus === 'providers') {
    const id = selectedKey(model, 'providers');
    return id === undefined ? undefined : ['providers', 'show', id];
  }
  if (focus === 'journal') return entryCommand(model);
  if (focus === 'snapshots') {
    const id = selectedKey(model, 'snapshots');
    return id === undefined ? undefined : ['config', 'restore', id];
  }
  if (focus === 'chain') return linkCommand(selectedHop(model));
  const ref = selectedRef(model);
  if (ref === undefined) return undefined;
  return focus === 'models' ? ['set', ref] : ['probe', ref, '--kind', model.probes.kind];
}

/** What `z` does there, without a screen. */
function entryCommand(model: Model): readonly string[] {
  const entry = selectedEntry(model);
  const action = entry && reversal(model.history.entries, entry);
  if (typeof action === 'object' && 'entry' in action) return ['config', action.kind, action.entry];
  return ['journal'];
}

function linkCommand(hop: Hop | undefined): readonly string[] | undefined {
  const text = hop?.written ?? hop?.ref;
  if (!hop || text === undefined) return undefined;
  const commands = {
    primary: ['set', text],
    fallback: ['fallbacks', 'add', text],
    image: ['set-image', text],
    'image fallback': ['image-fallbacks', 'add', text],
  };
  return commands[hop.role];
}

/** Only what is not found without being told. */
const homeFlags = ({ paths }: Home): readonly string[] =>
  paths.config === `${paths.home}/.openclaw/openclaw.json` ? [] : ['--config', quoted(paths.config)];

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
