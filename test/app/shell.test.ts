import { expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { commandFor } from '../../state/app/selectors/commands.js';
import { choice, home, NOON, settings } from '../support/builders.js';
import { smallHome, started, tell } from '../support/stories.js';

const A = 'anthropic/claude-sonnet-4-5';
const B = 'ollama/gpt-oss:20b';
const focus = (model: Model, pane: Model['shell']['focus']): Model => ({
  ...model,
  shell: { ...model.shell, focus: pane },
});

test('Tab goes through all panes and comes round', () => {
  const next = { scope: 'shell', type: 'focus next', by: 1 } as const;
  let model = started();
  const visited = [1, 2, 3, 4].map(() => {
    model = tell(model, next).model;
    return model.shell.focus;
  });
  expect(new Set(visited).size).toBe(4);
  expect(model.shell.focus).toBe(started().shell.focus);
});

test('Esc goes back one level at a time and never quits', () => {
  const deep: Model = {
    ...started(),
    shell: { ...started().shell, zoom: true, toast: { tone: 'good', text: 'news', until: NOON + 1 } },
    models: { ...started().models, filter: 'opus', digits: '1' },
    overlay: { kind: 'detail', subject: { of: 'problems' }, scroll: 0 },
  };
  const steps = [deep];
  for (let i = 0; i < 6; i++) {
    const { model, effects } = tell(steps.at(-1) ?? deep, { scope: 'shell', type: 'back' });
    expect(effects).toEqual([]);
    steps.push(model);
  }
  const left = steps.map(
    ({ overlay, shell, models }) =>
      [
        overlay && 'overlay',
        shell.toast && 'toast',
        models.digits && 'digits',
        models.filter && 'filter',
        shell.zoom && 'zoom',
      ].filter(Boolean).length,
  );
  // What was said goes with the first.
  expect(left).toEqual([5, 3, 2, 1, 0, 0, 0]);
});

test('a filter that is dropped leaves the list as it was, and one that is kept stays', () => {
  const typed = tell(
    started(),
    { scope: 'overlay', type: 'filter' },
    { scope: 'field', type: 'typed', text: 'opus' },
  ).model;
  expect(typed.models.filter).toBe('opus');
  expect(tell(typed, { scope: 'shell', type: 'back' }).model.models.filter).toBe('');
  const kept = tell(typed, { scope: 'overlay', type: 'accept' }).model;
  expect(kept.overlay).toBeUndefined();
  expect(kept.models.filter).toBe('opus');
});

test('quitting asks while something is unsaved, and the second time it is the answer', () => {
  const quit = { scope: 'shell', type: 'quit' } as const;
  const cleared = { scope: 'shell', type: 'cleared' } as const;
  expect(tell(started(), quit).model.shell.leaving).toBe(true);
  expect(tell(started(), quit, cleared).effects).toEqual([{ kind: 'quit' }]);
  const changed = tell(
    { ...started(), models: { ...started().models, cursor: { index: 1 } } },
    { scope: 'models', type: 'append' },
  ).model;
  const asked = tell(changed, quit);
  expect(asked.effects).toEqual([]);
  expect(asked.model.overlay).toMatchObject({ kind: 'confirm', question: { kind: 'quit', unsaved: 1 } });
  expect(asked.model.shell.leaving).toBeUndefined();
  expect(tell(asked.model, quit, cleared).effects).toEqual([{ kind: 'quit' }]);
});

test('news goes after a while', () => {
  const said = tell(started(), { scope: 'shell', type: 'say', tone: 'good', text: 'done' }).model;
  expect(tell(said, { scope: 'shell', type: 'ticked', now: NOON + 1000 }).model.shell.toast?.text).toBe('done');
  expect(tell(said, { scope: 'shell', type: 'ticked', now: NOON + 60_000 }).model.shell.toast).toBeUndefined();
});

test('the theme is remembered', () => {
  const { effects } = tell(started(), { scope: 'shell', type: 'theme' });
  expect(effects).toEqual([{ kind: 'remember', preferences: { theme: 'high-contrast', favourites: [] } }]);
});

test.each([
  ['models', `pincer set ${A}`],
  ['chain', `pincer set ${A}`],
  ['providers', 'pincer providers show anthropic'],
  ['probes', `pincer probe ${A} --kind reach`],
] as const)('the command equal to what is selected in %s is %s', (pane, command) => {
  expect(commandFor(focus(started(), pane))).toBe(command);
});

test('a command names the config where it is not the usual one, and quotes what a shell would take apart', () => {
  const odd = smallHome({
    models: settings({ text: choice("p/it's $5") }),
    paths: { ...home().paths, config: '/srv/my configs/openclaw.json' },
  });
  expect(commandFor(focus(started(odd), 'chain'))).toBe(
    "pincer set 'p/it'\\''s $5' --config '/srv/my configs/openclaw.json'",
  );
});

test('what is copied is the ref, and in Providers the id', () => {
  const copy = { scope: 'shell', type: 'copy ref' } as const;
  expect(tell(started(), copy).effects).toEqual([{ kind: 'copy', text: A }]);
  expect(tell(focus(started(), 'providers'), copy).effects).toEqual([{ kind: 'copy', text: 'anthropic' }]);
});

test('the cursor stays on its row when rows before it come and go', () => {
  const chained = started(smallHome({ models: settings({ text: choice(A, ['lmstudio/minimax-m2.1-gs32', B]) }) }));
  const onLast = tell(focus(chained, 'chain'), { scope: 'list', type: 'end', to: 'last' }).model;
  const asked = tell(onLast, { scope: 'file', type: 'changed' }).model;
  const next = smallHome({ models: settings({ text: choice(A, [B]) }) });
  const { model } = tell(asked, { scope: 'file', type: 'read', request: asked.file.reading ?? -1, home: next });
  expect(commandFor(model)).toBe(`pincer fallbacks add ${B}`);
});

test('a model is plain data: JSON brings it back as it was', () => {
  const { model } = tell(started(), { scope: 'probes', type: 'run all' }, { scope: 'overlay', type: 'help' });
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
});
