import { expect, test } from 'vitest';
import type { Trial } from '../../state/domain/setup/trial.js';
import { home } from '../support/builders.js';
import { answering, found } from '../support/settingUp.js';
import { type Wizard, wizard } from '../support/wizard.js';

const KEY = 'sk-planted-key-0123456789-abcdefghijklmnop';
const OPEN = 'http://proxy.example';

/** As the service does it: see `tryOut`. */
const guarded = (trial: Trial) =>
  trial.mayGoOpenly === true || !trial.baseUrl.startsWith('http:')
    ? answering(trial, found('m'))
    : answering(trial, [], {
        record: { ref: 'p', probe: trial.probe, outcome: { kind: 'wrong-url', why: 'unencrypted' }, totalMs: 0, at: 0 },
      });

const atProbe = (): Wizard =>
  wizard(home(), { tries: guarded })
    .opens()
    .picks('another endpoint')
    .types(OPEN)
    .presses('enter')
    .picks('openai-completions')
    .types('my-proxy')
    .presses('enter')
    .picks('Paste')
    .pastes(KEY)
    .presses('enter');

/** Which trials may send the key in plain sight. */
const allowed = (it: Wizard): readonly boolean[] =>
  it.effects.flatMap((effect) => (effect.kind === 'try out' ? [effect.trial.mayGoOpenly === true] : []));

test('a key is not sent unencrypted before the person said so, and who asks again does', () => {
  const it = atProbe();
  expect(it.text()).toMatch(/key was not sent: the address is not\s+encrypted/);
  expect(it.text()).toContain('r sends the key all the same');
  expect(it.text()).not.toContain('fails in use');
  it.presses('r');
  expect(it.text()).toContain('It lists 1 model.');
  it.presses('c');
  expect(allowed(it)).toEqual([false, true, true]);
});

test('asking for a completion is no such word, nor is going on', () => {
  const it = atProbe().presses('c');
  expect(allowed(it)).toEqual([false, false]);
  expect(it.presses('enter').step()).toBe('models');
});

test('what was said of one server is not said of another', () => {
  const it = atProbe().presses('r');
  for (let i = 0; i < 9 && it.step() !== 'address'; i += 1) it.presses('esc');
  it.types('ly').presses('enter');
  for (let i = 0; i < 9 && it.step() !== 'probe'; i += 1) it.presses('enter');
  expect(it.text()).toContain('key was not sent');
  expect(allowed(it)).toEqual([false, true, false]);
});
