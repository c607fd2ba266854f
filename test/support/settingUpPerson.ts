import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Built, buildPincer } from './built.js';
import { type Person, type Visit, visit } from './person.js';

/** A person who sets a provider up on the screen. */
export type SettingUp = Person & {
  readonly home: string;
  /** Goes to the row that has these words, and takes it. */
  readonly picks: (words: string) => Promise<void>;
  readonly goesOn: () => void;
  readonly pastes: (text: string) => void;
  /** Types into the field of this label, and goes on. */
  readonly fillsIn: (label: string, text: string) => Promise<void>;
};

/** What the journeys of a file share: the program, and for each of them a home that goes when it is over. */
export function journeys(): { readonly home: () => string; readonly arrives: (over?: Partial<Visit>) => SettingUp } {
  const here: { built?: Built; home: string } = { home: '' };
  const people: Person[] = [];
  beforeAll(async () => {
    here.built = await buildPincer();
  });
  beforeEach(() => {
    here.home = mkdtempSync(join(tmpdir(), 'pincer-setup-'));
  });
  afterEach(async () => {
    await Promise.all(people.splice(0).map((person) => person.terminal.close()));
    // What Pincer started in a session of its own, such as a browser, may still be writing there.
    rmSync(here.home, { recursive: true, force: true, maxRetries: 5 });
  });
  afterAll(() => here.built?.remove());
  return {
    home: () => here.home,
    arrives: (over = {}) => {
      const person = visit({ program: here.built?.file ?? '', home: here.home, ...over });
      people.push(person);
      return settingUp(person, here.home);
    },
  };
}

/** Arrow down, which also moves while one types; Ctrl-U. */
const DOWN = '\u001b[B';
const EMPTY = '\u0015';

function settingUp(person: Person, home: string): SettingUp {
  const { terminal, sees, wants, types } = person;
  const goesOn = (): void => wants('go on with this answer');
  const rowAtCursor = (): string => terminal.lines().find((line) => /│ ❯ /.test(line)) ?? '';
  return {
    ...person,
    home,
    goesOn,
    picks: async (words) => {
      await terminal.waitFor(() => terminal.lines().some((line) => /│ [❯ ] /.test(line) && line.includes(words)));
      while (!rowAtCursor().includes(words)) {
        const before = rowAtCursor();
        types(DOWN);
        await terminal.waitFor(() => rowAtCursor() !== before);
      }
      goesOn();
    },
    // As terminals send a paste.
    pastes: (text) => types(`\u001b[200~${text}\u001b[201~`),
    fillsIn: async (label, text) => {
      await sees(`${label} ❯`);
      types(EMPTY);
      await sees(new RegExp(`${label} ❯ ▏`));
      types(text);
      await sees(`${label} ❯ ${text}`);
      goesOn();
    },
  };
}
