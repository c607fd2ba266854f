import { expect, test } from 'vitest';
import { sendsKeyInClear } from '../../state/domain/models/clearText.js';
import { missingAuth, provider } from '../support/builders.js';

test.each([
  ['a key that goes over http to another machine', { baseUrl: 'http://llm.example/v1' }, true],
  ['however the scheme is spelled', { baseUrl: 'HTTP://llm.example/v1' }, true],
  ['not over https', { baseUrl: 'https://llm.example/v1' }, false],
  ['not to this machine', { baseUrl: 'http://127.0.0.1:1234/v1', local: true }, false],
  ['not where there is no key', { baseUrl: 'http://llm.example/v1', auth: missingAuth() }, false],
])('in the clear is %s', (_, over, expected) => {
  expect(sendsKeyInClear(provider('x', [], over))).toBe(expected);
});
