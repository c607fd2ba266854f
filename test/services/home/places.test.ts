import { expect, test } from 'vitest';
import { placesIn } from '../../../services/home/places.js';
import type { KeyPath } from '../../../state/domain/json.js';

const TEXT = `{
  models: { providers: {
    lm: { models: [
      {},
    ] },
    far: { "$include": "./far.json5" },
  } },
}
`;

test.each<[string, KeyPath, number | undefined]>([
  ['a value', ['models', 'providers', 'lm'], 3],
  ['a key that is missing: where it should be', ['models', 'providers', 'lm', 'models', 0, 'name'], 4],
  ['what comes from another file', ['models', 'providers', 'far', 'baseUrl'], undefined],
  ['what nothing in the text leads to', ['agents', 'defaults', 'model'], undefined],
])('the line of %s', (_what, path, line) => {
  const place = placesIn('/x.json', TEXT)(path);
  expect(place).toMatchObject({ file: '/x.json', path });
  expect(place.line).toBe(line);
});
