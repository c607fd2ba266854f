import { describe, expect, test } from 'vitest';
import { KEYMAP } from '../../state/app/keymap.js';
import type { Line } from '../../state/app/line.js';
import type { Model } from '../../state/app/model.js';
import { reasonAgainst } from '../../state/app/press.js';
import { commandFor } from '../../state/app/selectors/commands.js';
import { detailLines } from '../../state/app/selectors/detail.js';
import { footerBindings } from '../../state/app/selectors/footer.js';
import { entryCells } from '../../state/app/selectors/history.js';
import { keysOf } from '../../state/app/selectors/keys.js';
import { selectedKey } from '../../state/app/selectors/selected.js';
import type { JournalEntry, Snapshot } from '../../state/domain/history/journal.js';
import type { Home } from '../../state/domain/home.js';
import { entry, NOON, snapshot } from '../support/builders.js';
import { smallHome, started, tell } from '../support/stories.js';

const FOREIGN: JournalEntry['by'] = { program: 'openclaw', command: 'config set', because: 'its audit log says so' };

const withHistory = (entries: readonly JournalEntry[], snapshots: readonly Snapshot[] = []): Model => ({
  ...started(),
  history: { entries, snapshots, problems: [], isRead: true },
});
const open = { scope: 'history', type: 'open' } as const;
const textOf = (line: Line): string => line.map(({ text }) => text).join('');
const refusal = (to: string, model: Model): string | undefined => {
  const row = KEYMAP.find((binding) => binding.to === to);
  if (!row) throw new Error(to);
  return reasonAgainst(row, model);
};

describe('a config that does not parse', () => {
  const problem = { kind: 'syntax', place: { file: '/home/ann/.openclaw/openclaw.json' }, message: 'no' } as const;
  const broken = (home: Partial<Home> = {}): Model => {
    const model = withHistory([entry('e1')], [snapshot('s1')]);
    const read = smallHome({ config: { kind: 'broken', problem }, ...home });
    return { ...model, file: { ...model.file, home: read } };
  };
  const PUT_BACK = 'put the file back as it was';

  test('can be mended by what was kept, and by nothing else', () => {
    const { model } = tell(broken(), open, { scope: 'shell', type: 'focus next', by: 1 });
    expect(refusal(PUT_BACK, model)).toBeUndefined();
    expect(footerBindings(model).map(({ footer }) => footer)).toContain('put back');
    expect(refusal('take the change back, or make it again', tell(broken(), open).model)).toBeUndefined();
    expect(refusal('undo the last change', broken())).toBeUndefined();
    expect(refusal('set the model as default', broken())).toMatch(/^Read-only: .* @ has what it was\.$/);
  });

  test('is left alone in a home that Pincer does not write', () => {
    const dialect = { ...smallHome().dialect, writable: false };
    const { model } = tell(broken({ dialect }), open, { scope: 'shell', type: 'focus next', by: 1 });
    expect(refusal(PUT_BACK, model)).toMatch(/^Read-only: this home is written by/);
  });
});

describe('the journal', () => {
  test.each([
    ['that came', { hashBefore: undefined }, 'no file → 820 B'],
    ['that went', { hashAfter: undefined }, '812 B → no file'],
    ['that changed', {}, '812 B → 820 B'],
  ])('tells a file %s from an empty one', (_what, over, sizes) => {
    const [file] = entry('e1').files;
    if (!file) throw new Error('no file');
    const { hashBefore, hashAfter, ...rest } = { ...file, ...over };
    const hashes = { ...(hashBefore && { hashBefore }), ...(hashAfter && { hashAfter }) };
    const told = entry('e1', { files: [{ ...rest, ...hashes }] });
    const { model } = tell(withHistory([told]), open, { scope: 'overlay', type: 'details' });
    expect(detailLines(model).map(textOf).join('\n')).toContain(`config  ${sizes}`);
  });

  test('names a value of an included file by its path in the config, in the row and in the details', () => {
    const [file] = entry('e1').files;
    if (!file) throw new Error('no file');
    const changes = [{ path: ['near/one', 'alias'], before: '"one"', after: '"uno"' }];
    const allow = { ...file, kind: 'include', under: ['agents', 'defaults', 'models'], changes } as const;
    const told = entry('e1', { files: [allow] });
    expect(textOf(entryCells(told, NOON, false, ''))).toContain('agents.defaults.models["near/one"].alias');
    const { model } = tell(withHistory([told]), open, { scope: 'overlay', type: 'details' });
    expect(detailLines(model).map(textOf).join('\n')).toContain(' agents.defaults.models["near/one"].alias');
  });

  test('opens over the console, reads itself anew, and Esc leads back to where one was', () => {
    const inChain = tell(started(), { scope: 'shell', type: 'focus', pane: 'chain' }).model;
    const { model, effects } = tell(inChain, open);
    expect(model.shell.focus).toBe('journal');
    expect(effects).toMatchObject([{ kind: 'history' }]);
    expect(tell(model, { scope: 'shell', type: 'back' }).model.shell.focus).toBe('chain');
    expect(tell(model, open).model.shell.focus).toBe('chain');
  });

  test('goes with Tab to the snapshots and back, and from both to the same place', () => {
    const { model } = tell(started(), open, { scope: 'shell', type: 'focus next', by: 1 });
    expect(model.shell.focus).toBe('snapshots');
    expect(tell(model, { scope: 'shell', type: 'focus next', by: 1 }).model.shell.focus).toBe('journal');
    expect(tell(model, { scope: 'shell', type: 'back' }).model.shell.focus).toBe('models');
  });

  test('is never reached by going round the panes of the console', () => {
    const round = Array.from({ length: 4 }, () => ({ scope: 'shell', type: 'focus next', by: 1 }) as const);
    expect(tell(started(), ...round).model.shell.focus).toBe('models');
  });

  test('takes the latest answer alone', () => {
    const first = tell(started(), open).model;
    const second = tell(first, { scope: 'shell', type: 'back' }, open).model;
    const answer = (model: Model, id: string) =>
      ({
        scope: 'history',
        type: 'read',
        request: model.history.reading ?? -1,
        entries: [entry(id)],
        snapshots: [],
        problems: [],
      }) as const;
    const late = tell(second, answer(second, 'new'), answer(first, 'old')).model;
    expect(late.history.entries.map(({ id }) => id)).toEqual(['new']);
    expect(late.history.isRead).toBe(true);
  });

  test('is noted and read again whenever the files were read', () => {
    const asked = tell(started(), { scope: 'file', type: 'changed' }).model;
    const request = asked.file.reading ?? -1;
    const { effects } = tell(asked, { scope: 'file', type: 'read', request, home: smallHome() });
    expect(effects).toMatchObject([{ kind: 'history' }]);
  });

  test('is filtered by who, file and path, newest first', () => {
    const mine = entry('e3');
    const [record] = mine.files;
    if (!record) throw new Error('no file');
    const theirs = entry('e2', { by: FOREIGN });
    const registry = entry('e1', {
      files: [{ ...record, file: '/x/models.json', changes: [] }],
    });
    const model = tell(withHistory([mine, theirs, registry]), open).model;
    const shownFor = (filter: string) => keysOf({ ...model, journal: { ...model.journal, filter } }, 'journal');
    expect(shownFor('')).toEqual(['e3', 'e2', 'e1']);
    expect(shownFor('openclaw config')).toEqual(['e2']);
    expect(shownFor('models.json')).toEqual(['e1']);
    expect(shownFor('defaults.model')).toEqual(['e3', 'e2']);
  });

  test('a row says when, who, which file, what, and what became of it', () => {
    const cells = (over: Partial<JournalEntry>, redact = false) =>
      entryCells(entry('e1', over), NOON + 65_000, redact, '').map(({ text }) => text);
    expect(cells({})).toEqual([
      '●',
      '1 min',
      'pincer set',
      'openclaw.json',
      'agents.defaults.model',
      'a/old → a/new',
      '',
      '',
    ]);
    expect(cells({ by: FOREIGN, state: 'unfinished' })).toMatchObject({
      0: '◐',
      2: 'openclaw config set',
      7: 'unfinished',
    });
    expect(cells({ by: { program: 'unknown', because: '' }, undone: true })).toMatchObject({
      0: '○',
      2: 'another program',
      7: 'taken back',
    });
    const [record] = entry('e1').files;
    if (!record) throw new Error('no file');
    const path = ['auth', 'order', 'openai:ann@example.com'];
    expect(cells({ files: [{ ...record, changes: [{ path, before: '"a/old"' }] }] }, true).join(' ')).not.toMatch(
      /a\/old|ann@example/,
    );
  });

  test('the details have every value, who did it and how that is known; a redacted screen has no values', () => {
    const { model } = tell(withHistory([entry('e1', { by: FOREIGN })]), open, { scope: 'overlay', type: 'details' });
    const said = detailLines(model).map(textOf).join('\n');
    for (const part of [
      'openclaw config set',
      'its audit log says so',
      '~/.openclaw/openclaw.json',
      '-  "a/old"',
      '+  "a/new"',
    ])
      expect(said).toContain(part);
    const hidden = { ...model, shell: { ...model.shell, redact: true } };
    expect(detailLines(hidden).map(textOf).join('\n')).not.toMatch(/a\/old|a\/new|~\/\.openclaw/);
  });
});

describe('taking a change back from the journal', () => {
  const takeBack = { scope: 'history', type: 'take back' } as const;
  const to = 'take the change back, or make it again';

  test('shows first what that would do, and writes nothing', () => {
    const { model, effects } = tell(withHistory([entry('e1')]), open, takeBack);
    expect(model.overlay).toMatchObject({ kind: 'review', action: { kind: 'undo', entry: 'e1' } });
    expect(effects.slice(1)).toMatchObject([{ kind: 'preview', action: { kind: 'undo', entry: 'e1' } }]);
  });

  test('makes again what was taken back, from the change itself or from what took it back', () => {
    const entries = [entry('e2', { undoes: 'e1' }), entry('e1', { undone: true })];
    for (const index of [0, 1]) {
      const model = { ...withHistory(entries), journal: { cursor: { index }, filter: '' } };
      expect(tell(model, open, takeBack).model.overlay).toMatchObject({ action: { kind: 'redo', entry: 'e1' } });
    }
  });

  test('takes back what was made again', () => {
    const entries = [entry('e3', { redoes: 'e1' }), entry('e2', { undoes: 'e1' }), entry('e1')];
    const { model } = tell(withHistory(entries), open, takeBack);
    expect(model.overlay).toMatchObject({ action: { kind: 'undo', entry: 'e1' } });
  });

  test('is refused for what did not get to a file, with the reason', () => {
    const { model } = tell(withHistory([entry('e1', { state: 'failed' })]), open);
    expect(refusal(to, model)).toMatch(/did not get to any file/);
    expect(tell(model, takeBack).model.overlay).toBeUndefined();
  });

  test('is planned for what others did too: where the text before was not kept, the sheet says so', () => {
    const { model } = tell(withHistory([entry('e1', { by: FOREIGN })]), open);
    expect(tell(model, takeBack).effects).toMatchObject([{ kind: 'preview', action: { kind: 'undo', entry: 'e1' } }]);
  });

  test('works from the details too, and only there where they are of a change', () => {
    const { model } = tell(withHistory([entry('e1')]), open, { scope: 'overlay', type: 'details' });
    expect(refusal(to, model)).toBeUndefined();
    expect(tell(model, takeBack).model.overlay).toMatchObject({ kind: 'review' });
    expect(
      refusal(to, { ...model, overlay: { kind: 'detail', subject: { of: 'problems' }, scroll: 0 } }),
    ).toBeDefined();
  });
});

test('a snapshot is put back after its diff was seen', () => {
  const there = withHistory([entry('e1')], [snapshot('s2'), snapshot('s1')]);
  const { model } = tell(
    there,
    open,
    { scope: 'shell', type: 'focus next', by: 1 },
    { scope: 'list', type: 'move', by: 1 },
  );
  expect(selectedKey(model, 'snapshots')).toBe('s1');
  const { overlay } = tell(model, { scope: 'history', type: 'restore' }).model;
  expect(overlay).toMatchObject({ kind: 'review', action: { kind: 'restore', snapshot: 's1' } });
  expect(commandFor(model)).toBe('pincer config restore s1');
});

describe('undo and redo across restarts', () => {
  const undo = { scope: 'drafts', type: 'undo' } as const;
  const redo = { scope: 'drafts', type: 'redo' } as const;

  test('without a step of the draft, z shows how the latest written change of Pincer would be taken back', () => {
    const entries = [entry('e3', { by: FOREIGN }), entry('e2', { undone: true }), entry('e1')];
    const { model, effects } = tell(withHistory(entries), undo);
    expect(model.overlay).toMatchObject({ action: { kind: 'undo', entry: 'e1' } });
    expect(effects).toMatchObject([{ kind: 'preview' }]);
  });

  test('a step of the draft comes first', () => {
    const changed = tell(
      { ...withHistory([entry('e1')]), models: { ...started().models, cursor: { index: 1 } } },
      { scope: 'models', type: 'set default' },
    ).model;
    const undone = tell(changed, undo).model;
    expect(undone.overlay).toBeUndefined();
    expect(undone.drafts.draft).toEqual(started().drafts.draft);
    expect(tell(undone, undo).model.overlay).toMatchObject({ action: { kind: 'undo', entry: 'e1' } });
  });

  test('Z shows how what was taken back last would be made again', () => {
    const entries = [entry('e2', { undoes: 'e1' }), entry('e1', { undone: true })];
    expect(tell(withHistory(entries), redo).model.overlay).toMatchObject({ action: { kind: 'redo', entry: 'e1' } });
  });

  test('with nothing written and nothing drafted, both say so', () => {
    expect(refusal('undo the last change', withHistory([entry('e1', { by: FOREIGN })]))).toBe('Nothing to undo.');
    expect(refusal('redo the change', withHistory([entry('e1')]))).toBe('Nothing to redo.');
  });

  test('a home that cannot be changed refuses to take back what was written', () => {
    const home = smallHome({ dialect: { ...smallHome().dialect, writable: false } });
    const model = { ...started(home), history: withHistory([entry('e1')]).history };
    expect(refusal('undo the last change', model)).toContain('Read-only');
  });
});
