import { describe, expect, test } from 'vitest';
import type { Line } from '../../state/app/line.js';
import type { Model } from '../../state/app/model.js';
import { PANE_IDS } from '../../state/app/panes.js';
import { finderItems } from '../../state/app/selectors/finder.js';
import { footerBindings, footerLine, newsOf } from '../../state/app/selectors/footer.js';
import { NOON } from '../support/builders.js';
import { busy } from '../support/busy.js';
import { smallHome, started, tell } from '../support/stories.js';

const textOf = (line: Line): string => line.map(({ text }) => text).join('');
const keysOf = (model: Model, cells: number): string => textOf(footerLine(footerBindings(model), cells));
const focus = (model: Model, pane: (typeof PANE_IDS)[number]): Model => ({
  ...model,
  shell: { ...model.shell, focus: pane },
});
const changed = tell(
  { ...started(), models: { ...started().models, cursor: { index: 1 } } },
  { scope: 'models', type: 'set default' },
).model;

describe('the footer', () => {
  test.each(PANE_IDS)('begins with writing while something is unsaved, in the %s pane and however narrow', (pane) => {
    for (const cells of [60, 80, 120]) {
      expect(keysOf(focus(changed, pane), cells)).toMatch(/^ w review and write .*\? help {2}q quit $/);
    }
  });

  test('does not offer to write or to undo what was not changed', () => {
    expect(keysOf(started(), 120)).not.toMatch(/write|undo/);
    expect(keysOf(started(), 80)).toMatch(/^ 0-9 pick by number/);
  });

  test.each(PANE_IDS)(
    'offers nothing in the %s pane that would be refused on a home that cannot be changed',
    (pane) => {
      const place = { file: '/home/ann/.openclaw/openclaw.json', line: 1, column: 1, text: '{' };
      const problem = { kind: 'syntax', place, message: 'it ends too early' } as const;
      const foreign = smallHome({ dialect: { ...smallHome().dialect, writable: false } });
      for (const home of [foreign, smallHome({ config: { kind: 'broken', problem } })]) {
        const model = focus(started(home), pane);
        const offered = footerBindings(model);
        // What was kept can be put back, which is how a broken config is mended.
        const refused = offered.filter((row) => (row.goesBack ? home === foreign : row.writes || row.leadsToWrite));
        expect(refused).toEqual([]);
        expect(keysOf(model, 120)).toMatch(/\? help {2}q quit $/);
      }
      expect(keysOf(focus(started(), 'models'), 120)).toMatch(/pick by number.* d default.* f fallback/);
    },
  );

  test('leaves refused keys in the help, with the reason', () => {
    const foreign = smallHome({ dialect: { ...smallHome().dialect, writable: false } });
    const { model } = tell(started(foreign), { scope: 'overlay', type: 'help' });
    const item = finderItems(model).find(({ label }) => label === 'set the model as default');
    expect(item?.note).toBe('refused: read-only');
    expect(item?.send(model)).toMatchObject({ type: 'say', text: expect.stringContaining('Read-only: ') });
  });

  test('offers the other version where both sides changed', () => {
    expect(keysOf(busy('chain'), 120)).toContain(' u take theirs ');
  });

  test.each(['review', 'detail', 'confirm'] as const)('says how to leave and how to quit in front of %s', (where) => {
    expect(keysOf(busy(where), 60)).toMatch(/Esc back {2}q quit $/);
  });

  test('lets a short key stand where a longer one did not fit', () => {
    const keys = keysOf(started(), 58);
    expect(keys.length).toBeLessThanOrEqual(58);
    expect(keys).toMatch(/A all|p probe|f fallback/);
  });
});

describe('news', () => {
  const said = (text: string, columns: number) =>
    newsOf({ shell: { size: { columns, rows: 24 }, toast: { tone: 'warn', text, until: NOON + 1 } } });

  test('stand beside the keys where they are short', () => {
    expect(textOf(said('Default: a/b.', 80).beside)).toContain('◐ Default: a/b.');
    expect(said('Default: a/b.', 80).above).toEqual([]);
  });

  test('get lines of their own where they are long, so that nothing of them is cut', () => {
    const long =
      'The allowlist does not have it: a very long name, which is why it could not be picked, says OpenClaw.';
    const { above, beside } = said(long, 60);
    expect(beside).toEqual([]);
    expect(above.map((line) => textOf(line).slice(3)).join(' ')).toBe(long);
  });

  test('end with … where even that is not enough', () => {
    const lines = said('word '.repeat(80).trim(), 60).above.map(textOf);
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => line.endsWith('…'))).toEqual([false, false, true]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test('do not follow into an overlay that opens after them', () => {
    const opened = tell(changed, { scope: 'overlay', type: 'help' }).model;
    expect(changed.shell.toast).toBeDefined();
    expect(opened.shell.toast).toBeUndefined();
  });
});

test('the details of a model lead to the review of what is unsaved', () => {
  const { model, effects } = tell(changed, { scope: 'overlay', type: 'details' }, { scope: 'review', type: 'open' });
  expect(model.overlay?.kind).toBe('review');
  expect(effects).toMatchObject([{ kind: 'preview' }]);
});
