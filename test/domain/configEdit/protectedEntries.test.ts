import { describe, expect, test } from 'vitest';
import { clobbers, lostEntries } from '../../../state/domain/config/edit/protectedEntries.js';
import type { Json } from '../../../state/domain/json.js';

const entries = (...names: string[]): Json => Object.fromEntries(names.map((name) => [name, {}]));
const models = (...ids: string[]): Json => ids.map((id) => ({ id }));

describe('a value that would remove entries is refused, and says which', () => {
  test.each([
    {
      path: 'agents.defaults.models',
      was: entries('a/b', 'c/d'),
      value: entries('e/f'),
      says: 'it would remove existing entries: a/b, c/d. Use --merge to merge object values or --replace',
    },
    {
      path: 'models.providers',
      was: entries('x'),
      value: {},
      says: 'Refusing to replace models.providers; it would remove existing entries: x.',
    },
    { path: 'models.providers.x', was: { apiKey: 'k', models: [] }, value: { baseUrl: 'u' }, says: 'apiKey, models.' },
    {
      path: 'models.providers.x.models',
      was: models('m1', 'm2'),
      value: models('m2', 'm3'),
      says: 'entries: m1. Use --merge to merge by id or --replace to replace intentionally.',
    },
    { path: 'plugins.entries', was: entries('p'), value: {}, says: 'entries: p.' },
    { path: 'auth.profiles', was: entries('q:r'), value: {}, says: 'entries: q:r.' },
    { path: 'agents.list', was: models('main', 'work'), value: models('work'), says: 'entries: main.' },
    {
      path: 'models.providers',
      was: entries('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      value: {},
      says: 'a, b, c, d, e, f, ... 2 more.',
    },
  ])('$path', ({ path, was, value, says }) => {
    expect(clobbers(was, value, path.split('.'))).toContain(says);
  });

  test.each([
    { why: 'nothing would go', path: 'agents.defaults.models', was: entries('a/b'), value: entries('a/b', 'c/d') },
    { why: 'there is nothing yet', path: 'agents.defaults.models', was: undefined, value: {} },
    { why: 'it is no protected place', path: 'gateway', was: { port: 1 }, value: {} },
    { why: 'a value is no map', path: 'agents.defaults.models', was: entries('a/b'), value: 'text' },
    {
      why: 'an id has only other blanks around it',
      path: 'models.providers.x.models',
      was: models(' m1 '),
      value: models('m1'),
    },
    { why: 'an item has no id', path: 'models.providers.x.models', was: [{ name: 'no id' }], value: [] },
  ])('$path is free where $why', ({ path, was, value }) => {
    expect(lostEntries(was, value, path.split('.'))).toEqual([]);
  });
});
