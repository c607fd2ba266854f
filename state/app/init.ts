import type { Home } from '../domain/home.js';
import type { Preferences } from '../domain/preferences.js';
import type { SavedSetup } from '../domain/setup/savedSetup.js';
import { TOP } from './cursor.js';
import type { Model, Shell } from './model.js';

export type Start = {
  readonly home: Home;
  readonly preferences: Preferences;
  readonly now: number;
  readonly size: Shell['size'];
  readonly demo: boolean;
  readonly colour: boolean;
  readonly probesAtStart: boolean;
  /** What an earlier run left of setting a provider up, for whichever config. */
  readonly savedSetup?: SavedSetup;
};

/** The model that the first frame is drawn from: the home as read, and nothing changed yet. */
export function firstModel(start: Start): Model {
  const { home, preferences, now, size, demo, colour, probesAtStart, savedSetup } = start;
  return {
    ...(savedSetup?.config === home.paths.config ? { savedSetup } : {}),
    proofs: {},
    ollama: {},
    file: { home },
    drafts: { base: home.models, draft: home.models, undo: [], redo: [], conflicts: [], taken: [] },
    providers: { cursor: TOP, filter: '', all: false },
    models: { cursor: TOP, filter: '', all: false, sort: 'number', favourites: preferences.favourites, digits: '' },
    chain: { cursor: TOP, filter: '' },
    probes: {
      cursor: TOP,
      filter: '',
      kind: 'reach',
      every: 0,
      atStart: probesAtStart,
      nextAt: 0,
      ...(preferences.alert === undefined ? {} : { alert: preferences.alert }),
      recalled: {},
      byRef: {},
      running: 0,
      byProvider: {},
    },
    history: { entries: [], snapshots: [], problems: [], isRead: false },
    journal: { cursor: TOP, filter: '' },
    snapshots: { cursor: TOP, filter: '' },
    shell: {
      focus: 'models',
      from: 'models',
      zoom: false,
      theme: preferences.theme,
      colour,
      redact: false,
      size,
      now,
      demo,
      nextRequest: 1,
    },
  };
}
