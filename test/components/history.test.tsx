import { afterEach, expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import type { JournalEntry } from '../../state/domain/history/journal.js';
import { widthOf } from '../../state/domain/text.js';
import { choice, drift, entry, NOON, settings, snapshot } from '../support/builders.js';
import { type Robot, robot } from '../support/robot.js';
import { smallHome, started, tell } from '../support/stories.js';

const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
] as const;

const robots: Robot[] = [];
const shown = (model: Model, size: { readonly columns: number; readonly rows: number }): Robot => {
  const person = robot({ ...model, shell: { ...model.shell, size } });
  robots.push(person);
  return person;
};
afterEach(() => {
  for (const person of robots.splice(0)) person.leave();
});

const withHistory = (entries: readonly JournalEntry[]): Model => ({
  ...started(),
  history: {
    entries,
    snapshots: entries.map(({ id, at }) => snapshot(`s-${id}`, { at, entry: id })),
    problems: [],
    isRead: true,
  },
});

const theirs = entry('e1', { by: { program: 'unknown', because: 'nobody left a word' }, at: NOON - 120_000 });

test.each(SIZES)('the journal shows own and foreign changes at $columns x $rows, whole lines only', async (size) => {
  const person = shown(withHistory([entry('e2', { at: NOON - 60_000 }), theirs]), size);
  await person.sees('pincer');
  await person.wants('go to the journal of changes, or back');
  await person.sees(/❯ ● +1 min +pincer.*model.*→ a\/new/);
  await person.sees(/● +2 min +(an)?other.*model.*→ a\/new/);
  expect(person.lines()).toHaveLength(size.rows);
  for (const line of person.lines().filter((text) => /^[┌│├└]/.test(text))) expect(widthOf(line)).toBe(size.columns);
  expect(person.lines().at(-1)).toMatch(/Esc back +\? help +q quit/);
  await person.wants('view the whole change');
  await person.sees('-  "a/old"');
  await person.sees('z take back');
  await person.presses('esc', 'tab');
  await person.sees('[Snapshots]');
  await person.sees(/❯ +1 min +openclaw\.json/);
  await person.presses('esc');
  await person.sees('❯ Models');
});

test('of thousands of changes, the journal draws those in sight, and the cursor moves through all of them', async () => {
  const many = Array.from({ length: 2000 }, (_, i) => {
    const at = NOON - i * 1000;
    const path = ['models', 'providers', `p${i}`, 'baseUrl'];
    const [file] = entry('x').files;
    if (!file) throw new Error('no file');
    return entry(`e${i}`, { at, files: [{ ...file, changes: [{ path, before: '"u"', after: '"v"' }] }] });
  });
  const person = shown(withHistory(many), { columns: 100, rows: 30 });
  await person.wants('go to the journal of changes, or back');
  await person.sees('❯ Journal  2000');
  await person.presses('G');
  await person.sees('providers.p1999.baseUrl');
  expect(person.text()).not.toContain('p1900');
  await person.wants('filter the list');
  await person.types('p1234');
  await person.sees('1 of 2000');
  await person.sees('providers.p1234.baseUrl');
});

test('a journal without entries says what will stand there, and before it was read that it is being read', async () => {
  const unread = tell(started(), { scope: 'history', type: 'open' }).model;
  const person = shown(unread, { columns: 80, rows: 24 });
  await person.sees('Reading …');
  person.send({
    scope: 'history',
    type: 'read',
    request: unread.history.reading ?? -1,
    entries: [],
    snapshots: [],
    problems: [],
  });
  await person.sees('No change is known yet.');
  await person.sees('what others change');
});

const conflicted = (): Model => {
  const home = smallHome({ models: settings({ text: choice('anthropic/claude-sonnet-4-5') }) });
  const mine = tell(
    { ...started(home), models: { ...started(home).models, cursor: { index: 2 } } },
    { scope: 'models', type: 'set default' },
    { scope: 'models', type: 'set image model' },
    { scope: 'file', type: 'changed' },
  ).model;
  const there = { text: choice('groq/theirs'), image: choice('groq/theirs-too') };
  const disk = smallHome({ models: settings(there) });
  return tell(mine, { scope: 'file', type: 'read', request: mine.file.reading ?? -1, home: disk }).model;
};

test.each(SIZES)('what both sides changed is decided value by value at $columns x $rows', async (size) => {
  const person = shown(conflicted(), size);
  await person.sees('conflict 2');
  await person.wants('review the changes and write them');
  await person.sees('Mine or theirs: 2 undecided');
  await person.sees(/❯ default model +undecided/);
  await person.presses('t');
  await person.sees(/❯ image model +undecided/);
  await person.sees(/▶ theirs +groq\/theirs\s/);
  await person.presses('enter');
  await person.sees('1 is undecided');
  expect(person.effects).toEqual([]);
  await person.presses('m');
  await person.sees('all decided');
  await person.presses('enter');
  await person.sees('Review and write');
  expect(person.model().drafts.draft).toMatchObject({ text: { primary: 'groq/theirs' } });
  expect(person.lines()).toHaveLength(size.rows);
});

test('drift and plain keys are marked by a word in the row and the header, without colour too', async () => {
  const home = smallHome({
    drift: [drift('ollama')],
    providers: smallHome().providers.map((one) => ({
      ...one,
      plainKeys: one.id === 'ollama' ? ['openclaw.json'] : [],
    })),
  });
  const plainly = { ...started(home), shell: { ...started(home).shell, colour: false } };
  const person = shown(plainly, { columns: 140, rows: 30 });
  await person.sees(/ollama .*! plain key +▲ drift/);
  expect(person.lines()[0]).toContain('drift 1');
  const narrow = shown(plainly, { columns: 60, rows: 20 });
  await narrow.sees('drift 1');
  narrow.send({ scope: 'shell', type: 'focus', pane: 'providers' });
  await narrow.sees(/ollama .*!/);
});
