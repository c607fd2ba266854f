import { expect, test } from 'vitest';
import { firstModel } from '../../state/app/init.js';
import type { Model } from '../../state/app/model.js';
import { NO_PREFERENCES } from '../../state/domain/preferences.js';
import { type SavedSetup, savedSetupFrom } from '../../state/domain/setup/savedSetup.js';
import { home, NOON } from '../support/builders.js';
import { answering, found } from '../support/settingUp.js';
import { type Outside, type Wizard, wizard } from '../support/wizard.js';

/** A set-up that was left: by closing it, by going to another provider, by the end of the program. */

const KEY = 'sk-planted-key-0123456789-abcdefghijklmnop';
const outside: Outside = { tries: (trial) => answering(trial, found('glm-5', 'glm-4.7')) };
const atModels = (): Wizard =>
  wizard(home(), outside)
    .opens()
    .picks('zai')
    .picks('Z.AI API key')
    .pastes(KEY)
    .presses('enter', 'enter')
    .marks('glm-4.7');

/** What the disk would have of it. */
function saved(it: Wizard): SavedSetup | undefined {
  const last = it.effects.filter((effect) => effect.kind === 'keep setup').at(-1);
  return savedSetupFrom(last?.saved === undefined ? undefined : JSON.parse(JSON.stringify(last.saved)));
}

/** The next start of Pincer, on the same config or another. */
const nextStart = (left: SavedSetup | undefined, config?: string): Model => {
  const from = home();
  return firstModel({
    home: config === undefined ? from : { ...from, paths: { ...from.paths, config } },
    preferences: NO_PREFERENCES,
    now: NOON,
    size: { columns: 120, rows: 40 },
    demo: false,
    colour: true,
    probesAtStart: false,
    ...(left === undefined ? {} : { savedSetup: left }),
  });
};

test('what is kept for a later start holds the answers and no secret', () => {
  const it = atModels().presses('enter');
  expect(saved(it)).toEqual({
    config: '/home/ann/.openclaw/openclaw.json',
    step: 'role',
    answers: { provider: 'zai', choice: 'zai-api-key', credential: 'paste', models: ['glm-4.7'] },
  });
});

test('a later start offers to go on, and asks for the key again before anything else', () => {
  const it = wizard(home(), outside, nextStart(saved(atModels().presses('enter')))).opens();
  expect(it.step()).toBe('resume');
  expect(it.text()).toContain('Go on with zai');
  expect(it.text()).toContain('it was at: Role');
  expect(it.presses('enter').step()).toBe('key');
  it.pastes(KEY).presses('enter', 'enter', 'enter');
  expect(it.step()).toBe('role');
  expect(it.model().setup?.answers.models).toEqual(['glm-4.7']);
});

test('a later start can begin anew, and then nothing is left of the earlier one', () => {
  const it = wizard(home(), outside, nextStart(saved(atModels())))
    .opens()
    .picks('Begin anew');
  expect(it.step()).toBe('provider');
  expect(it.model()).not.toHaveProperty('savedSetup');
  expect(saved(it)).toBeUndefined();
});

test('a set-up of another config is not offered', () => {
  const it = wizard(home(), outside, nextStart(saved(atModels()), '/elsewhere/openclaw.json')).opens();
  expect(it.step()).toBe('provider');
});

test('asking for the same provider goes on at once, and for another one asks which is meant', () => {
  const same = atModels();
  same.send({ scope: 'setup', type: 'leave' }).opens('zai');
  expect(same.step()).toBe('probe');
  const other = atModels().opens('groq');
  expect(other.step()).toBe('resume');
  expect(other.text()).toContain('Begin anew with groq');
  expect(other.presses('enter').step()).toBe('models');
});

test('begun anew for another provider, the key of the first is forgotten', () => {
  const it = atModels();
  const handle = it.model().setup?.held?.handle ?? '';
  expect(it.opened(handle)).toBe(KEY);
  it.opens('groq').picks('Begin anew');
  expect(it.opened(handle)).toBeUndefined();
  expect(it.model().setup?.answers).toEqual({ provider: 'groq', credential: 'paste' });
});

test.each([
  [undefined],
  [[]],
  [{ config: 1, step: 'key', answers: {} }],
  [{ config: '/c', step: 'dance', answers: {} }],
  [{ config: '/c', step: 'key' }],
])('what is no set-up is read as none: %j', (json) => expect(savedSetupFrom(json)).toBeUndefined());

test('of a set-up that somebody edited, what makes sense is taken', () => {
  const json = { config: '/c', step: 'role', answers: { provider: 7, role: 'king', place: 'env', models: ['a', 1] } };
  expect(savedSetupFrom(json)?.answers).toEqual({ place: 'env', models: ['a'] });
});
