import { expect, test } from 'vitest';
import { baseUrlVariants, wholeBaseUrl } from '../../state/domain/setup/baseUrls.js';

test.each([
  ['https://api.example/v1', 'https://api.example/v1'],
  ['  https://api.example/v1//  ', 'https://api.example/v1'],
  ['HTTP://Host/v1', 'HTTP://Host/v1'],
  ['api.example/v1', 'https://api.example/v1'],
  ['api.example:8443', 'https://api.example:8443'],
  ['localhost:1234', 'http://localhost:1234'],
  ['127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
  ['[::1]:8080', 'http://[::1]:8080'],
  ['[2001:db8::1]:8080', 'https://[2001:db8::1]:8080'],
  ['192.168.1.7:11434', 'http://192.168.1.7:11434'],
  ['8.8.8.8', 'https://8.8.8.8'],
  ['gpu-box:8000/v1', 'http://gpu-box:8000/v1'],
  ['nas.local:1234', 'http://nas.local:1234'],
  ['', ''],
])('%o is meant as %o', (typed, whole) => {
  expect(wholeBaseUrl(typed)).toBe(whole);
});

test.each<readonly [string, string, readonly string[]]>([
  ['openai-completions', 'http://h:1', ['/v1', '/api/v1']],
  ['openai-completions', 'http://h:1/v1', ['', '/api/v1']],
  ['openai-completions', 'http://h:1/v1/v1', ['/v1', '', '/api/v1']],
  ['openai-completions', 'http://h:1/v1/chat/completions', ['/v1', '', '/api/v1']],
  ['openai-completions', 'http://h:1/v1/models', ['/v1', '', '/api/v1']],
  ['openai-completions', 'http://h:1/api', ['/api/v1', '/v1', '']],
  ['openai-completions', 'http://h:1/team/a/v1', ['/team/a', '/team/a/api/v1', '/v1', '', '/api/v1']],
  ['openai-completions', 'http://h:1/api/coding/paas/v4', ['/api/coding/paas/v1', '/api/coding/paas']],
  ['openai-responses', 'http://h:1', ['/v1', '/api/v1']],
  ['anthropic-messages', 'http://h:1/v1', ['', '/anthropic', '/api/anthropic']],
  ['anthropic-messages', 'http://h:1/anthropic/v1', ['/anthropic', '', '/api/anthropic']],
  ['anthropic-messages', 'http://h:1/v1/messages', ['/v1', '', '/anthropic', '/api/anthropic']],
  ['ollama', 'http://h:1/v1', ['']],
  ['ollama', 'http://h:1/api/tags', ['']],
  ['ollama', 'http://h:1/api', ['']],
  ['google-generative-ai', 'http://h:1/v1', ['/v1beta', '']],
  ['google-generative-ai', 'http://h:1', ['/v1beta']],
])('%s: beside %s', (api, baseUrl, first) => {
  const found = baseUrlVariants(api, baseUrl);
  expect(found.slice(0, first.length)).toEqual(first.map((path) => `http://h:1${path}`));
  expect(found).not.toContain(baseUrl);
  expect(new Set(found).size).toBe(found.length);
  expect(found.length).toBeLessThanOrEqual(8);
});

test.each(['http://h:1/v1?key=x', 'http://h:1/#/v1', 'ftp://h/v1', 'http://', 'nonsense', ''])(
  '%o has no variants',
  (baseUrl) => {
    expect(baseUrlVariants('openai-completions', baseUrl)).toEqual([]);
  },
);

test('All variants stay at the origin, user and password included.', () => {
  const found = baseUrlVariants('openai-completions', 'https://me:pw@h.example:8443/ui/v1');
  expect(found.every((url) => url.startsWith('https://me:pw@h.example:8443'))).toBe(true);
});
