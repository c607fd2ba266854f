import { expect, test } from 'vitest';
import { purposeOf } from '../../src/scripts.js';

test.each([
  ['', 'screen'],
  ['status --json', 'status'],
  ['setup minimax', 'setup'],
  ['config get models.mode', 'config-get'],
  ['auth list', 'auth-list'],
  ['auth list --json', 'auth-list'],
  ['providers', 'providers'],
  ['providers --json', 'providers---json'],
  ['providers ../../etc', 'providers'],
  ['../etc', 'other'],
])('what was compiled for "pincer %s" is kept as %s', (line, purpose) => {
  expect(purposeOf(line.split(' ').filter((word) => word !== ''))).toBe(purpose);
});
