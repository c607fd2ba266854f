import { expect, test } from 'vitest';
import { isDangerousName } from '../../../state/domain/config/envNames.js';
import { holdsSecret, isVariableName, variableNames } from '../../../state/domain/secrets/variableNames.js';

const long = 'a-very-long-name-of-a-provider-'.repeat(8);

test.each([
  ['mylab', 'MYLAB_API_KEY'],
  ['1abc', 'PROVIDER_1ABC_API_KEY'],
  ['日本', 'PROVIDER_API_KEY'],
  ['--', 'PROVIDER_API_KEY'],
  ['../../x', 'X_API_KEY'],
  ['x\u001b[31m', 'X_31M_API_KEY'],
  ['ld-preload', 'PROVIDER_LD_PRELOAD_API_KEY'],
  ['dyld-insert', 'PROVIDER_DYLD_INSERT_API_KEY'],
])('the key of a provider %j goes by %s', (provider, name) => {
  expect(variableNames({ provider, what: 'key', mayUseOwn: false })[0]).toBe(name);
});

test.each([
  ['a long id', { provider: long, what: 'key' }],
  ['a long id and header', { provider: long, what: 'header', header: `x-${long}` }],
  ['an id that steers programs, with a header', { provider: 'ld-preload', what: 'header', header: 'x-api-key' }],
] as const)('all names for %s are some that OpenClaw reads, and that tell of a secret', (_what, wish) => {
  const names = variableNames({ ...wish, mayUseOwn: false });
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect([name, isVariableName(name), isDangerousName(name)]).toEqual([name, true, false]);
  if (wish.what === 'key') for (const name of names) expect([name, holdsSecret(name)]).toEqual([name, true]);
});
