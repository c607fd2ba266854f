import { expect, test } from 'vitest';
import { readPreferences, writePreferences } from '../../services/operations/preferences.js';
import { fakeWorld } from '../support/fakeWorld.js';

test('what a person wrote into the preferences by hand stays there when the screen remembers something', async () => {
  const path = '/home/ann/.config/pincer/preferences.json';
  const world = fakeWorld({
    env: { HOME: '/home/ann' },
    files: { [path]: '{ "warnWithinHours": 72, "theme": "mono" }' },
  });
  await writePreferences(world, { theme: 'default', favourites: ['a/b'] });
  expect(await readPreferences(world)).toEqual({ theme: 'default', favourites: ['a/b'], warnWithinHours: 72 });
});
