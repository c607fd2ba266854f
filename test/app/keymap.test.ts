import { expect, test } from 'vitest';
import type { Binding, Where } from '../../state/app/keymap/binding.js';
import { KEYMAP } from '../../state/app/keymap.js';
import type { Model } from '../../state/app/model.js';
import { activeBindings, messageOf, press, reasonAgainst } from '../../state/app/press.js';
import { update } from '../../state/app/update.js';
import { busy, WHERES } from '../support/busy.js';
import { BROWSER, CODE, FAILED, settingUp } from '../support/settingUp.js';
import { started } from '../support/stories.js';

const named = ({ keys, where, to }: Binding): string => `${keys[0]} in ${where.join(', ')}: ${to}`;
const cases = KEYMAP.flatMap((row) => row.where.map((where) => ({ name: named(row), row, where })));

const loginFor = (type: string) => ({ 'try again': FAILED, 'paste address': BROWSER })[type] ?? CODE;

/** Some keys mean something in the details of one thing alone. */
const onScreen = (row: Binding, where: Where): Model =>
  row.send.scope === 'ollama' && row.send.type === 'stop' ? pulling(busy(where)) : screenFor(row, where);

const screenFor = ({ send }: Binding, where: Where): Model => {
  if (where === 'setup login' && send.scope === 'setup') return settingUp(busy(where), where, loginFor(send.type));
  if (send.scope === 'providers' && send.type === 'remove it') return asking(busy(where));
  if (send.scope === 'providers' && send.type === 'quota') return withPlans(busy(where, 'provider'));
  if (send.scope === 'providers' || send.scope === 'credentials') return busy(where, 'provider');
  if (send.scope === 'history' && send.type === 'take back') return busy(where, 'change');
  return busy(where, send.scope === 'history' && send.type === 'restore' ? 'snapshot' : 'problems');
};

/** Whichever is selected is one of those whose plan can be asked for. */
const withPlans = (model: Model): Model => ({
  ...model,
  ...(model.overlay?.kind === 'detail'
    ? { overlay: { ...model.overlay, subject: { of: 'provider', id: 'minimax' } } }
    : {}),
  file: {
    ...model.file,
    home: { ...model.file.home, providers: model.file.home.providers.map((one) => ({ ...one, id: 'minimax' })) },
  },
});

const pulling = (model: Model): Model => ({
  ...model,
  ollama: { pull: { request: 1, name: 'a', server: { provider: 'ollama', baseUrl: 'http://127.0.0.1:11434' } } },
});

const asking = (model: Model): Model => ({
  ...model,
  overlay: { kind: 'confirm', question: { kind: 'remove provider', provider: 'p3', profiles: 6 } },
});

test.each(WHERES)('no key means two things in %s', (where) => {
  const keys = activeBindings(where).flatMap((row) => row.keys);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test('keys that are Enter, Tab, Backspace or flow control in a terminal are never bound', () => {
  const bound = KEYMAP.flatMap((row) => row.keys);
  for (const never of ['ctrl+j', 'ctrl+m', 'ctrl+i', 'ctrl+h', 'ctrl+s', 'ctrl+q']) expect(bound).not.toContain(never);
});

test('Ctrl-D never deletes', () => {
  const rows = KEYMAP.filter((row) => row.keys.includes('ctrl+d'));
  expect(rows.map((row) => row.send.scope)).toEqual(['list']);
});

test.each(cases)('$name reaches its message on $where', ({ row, where }) => {
  const model = onScreen(row, where);
  expect(reasonAgainst(row, model)).toBeUndefined();
  for (const key of row.keys) expect(press(model, key, '')).toEqual(messageOf(row, model, key));
});

test.each(cases)('$name does something on $where', ({ row, where }) => {
  const model = onScreen(row, where);
  const changes = row.keys.map((key) => {
    const { model: next, effects } = update(model, messageOf(row, model, key));
    return effects.length > 0 || JSON.stringify(next) !== JSON.stringify(model);
  });
  expect(changes).toContain(true);
});

test('a person can always go back, quit, suspend and repaint', () => {
  for (const where of WHERES) {
    const keys = activeBindings(where).flatMap((row) => row.keys);
    expect(keys).toEqual(expect.arrayContaining(['esc', 'ctrl+c', 'ctrl+z', 'ctrl+l']));
  }
});

test('a blocked key says why', () => {
  expect(press(started(), 'w', 'w')).toEqual({
    scope: 'shell',
    type: 'say',
    tone: 'warn',
    text: 'Nothing was changed.',
  });
});

test('letters are text where text is typed, whatever they mean in a pane', () => {
  for (const where of ['finder', 'filter', 'prompt'] satisfies readonly Where[]) {
    for (const key of ['q', 'w', 'j', '1', '?']) {
      expect(press(busy(where), key, key)).toEqual({ scope: 'field', type: 'typed', text: key });
    }
    expect(press(busy(where), 'space', ' ')).toEqual({ scope: 'field', type: 'typed', text: ' ' });
  }
});
