import { describe, expect, test } from 'vitest';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import { redactText } from '../../state/domain/json5/secretSpans.js';
import { redactLine } from '../../state/domain/masking/looseSpans.js';
import { publicUrl } from '../../state/domain/masking/publicText.js';
import { isSecretName, tokenSpans } from '../../state/domain/masking/redact.js';

test.each([
  'apiKey',
  'api_key',
  'OPENAI_API_KEY',
  'token',
  'authToken',
  'botToken',
  'client_secret',
  'password',
  'Authorization',
  'x-api-key',
  'key',
  'private-key',
  'credentials',
  'auth',
])('%s names a secret', (name) => expect(isSecretName(name)).toBe(true));

test.each([
  'maxTokens',
  'contextTokens',
  'keyRef',
  'apiKeyEnv',
  'model',
  'primary',
  'baseUrl',
  'publicKey',
  'tokens',
  'sessionKey',
  'authHeader',
  'mode',
])('%s names none', (name) => expect(isSecretName(name)).toBe(false));

test.each([
  'sk-live-0123456789abcdef',
  'sk-ant-api03-AbCdEf0123456789_-xyz',
  'ghp_0123456789abcdef0123456789abcdef0123',
  'AIzaSyA0123456789abcdefghijklmnop',
  'xoxb-1234567890-abcdefghij',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_DEF-123',
  '4f9d8c7b6a5e4d3c2b1a0f9e8d7c6b5a',
  '123e4567-e89b-12d3-a456-426614174000',
])('%s looks like a secret wherever it stands', (text) => expect(tokenSpans(text)).not.toEqual([]));

test.each([
  'anthropic/claude-opus-4-6',
  'openrouter/meta-llama/llama-3.1-405b-instruct:free',
  'claude-3-5-sonnet-20241022',
  'lmstudio/minimax-m2.1-gs32',
  'http://127.0.0.1:1234/v1',
  'https://generativelanguage.googleapis.com/v1beta',
  'openai-completions',
  '/home/ann/.openclaw/agents/main/agent/auth-profiles.json',
  'ollama/qwen2.5-coder:32b-instruct-q4_K_M',
  'keyboard shortcuts',
])('%s does not', (text) => expect(tokenSpans(text)).toEqual([]));

describe('of a config is masked', () => {
  test.each([
    ['a key', `{ apiKey: "sk-1" }`, `{ apiKey: "[secret]" }`],
    ['an escaped key', `{ api\\u004bey: 'x"y' }`, `{ api\\u004bey: '[secret]' }`],
    ['a number under such a name', `{ password: 1234 }`, `{ password: [secret] }`],
    ['every header', `{ headers: { 'X-A': 'b' } }`, `{ headers: { 'X-A': '[secret]' } }`],
    ['a list of them', `{ token: ["a", "b"] }`, `{ token: ["[secret]", "[secret]"] }`],
    ['every variable', `{ env: { A_KEY: "x", LANG: "nl" } }`, `{ env: { A_KEY: "[secret]", LANG: "[secret]" } }`],
    ['a password in a URL', `{ baseUrl: "https://ann:pw@host/v1" }`, `{ baseUrl: "https://[secret]@host/v1" }`],
    ['a key in a URL', `{ baseUrl: "https://host/v1?key=abc&x=1" }`, `{ baseUrl: "https://host/v1?key=[secret]&x=1" }`],
    ['what looks like one under any name', `{ note: "use sk-live-0123456789abcdef" }`, `{ note: "use [secret]" }`],
    ['what was switched off', `{ // apiKey: "abc",\n}`, `{ // apiKey: "[secret]",\n}`],
    ['a key hidden by an escape', `{ note: "sk\\u002dlive-0123456789abcdef" }`, `{ note: "[secret]" }`],
  ])('%s', (_, text, shown) => expect(redactText(text)).toBe(shown));

  test.each([
    `{ apiKey: "\${OPENAI_API_KEY}", token: "$TOKEN" }`,
    `{ apiKey: { source: "env", provider: "default", id: "OPENAI_API_KEY" } }`,
    `{ model: "anthropic/claude-opus-4-6", maxTokens: 8192, key: "" }`,
    `{ keyRef: 'x', authHeader: true }`,
  ])('nothing in %s', (text) => expect(redactText(text)).toBe(text));

  test('what cannot be parsed, by its lines', () =>
    expect(redactText(`{\n  "apiKey": "sk-1" "token": 'abc'\n  Authorization: Bearer xyz\n  model: "a/b"`)).toBe(
      `{\n  "apiKey": "[secret]" "token": '[secret]'\n  Authorization: Bearer [secret]\n  model: "a/b"`,
    ));
});

describe('no secret is left, however it is written', () => {
  test.each([
    ['in a text that ends with it', `{ baseUrl: 'http://ann:p@LEAK@host/v1' }`],
    ['behind a quote', `{ baseUrl: 'http://ann:p"LEAK@host/v1' }`],
    ['in a proxy without a scheme', `{ proxy: 'ann:LEAK@proxy:3128' }`],
    ['under any name of an env block', `{ env: { THING: 'LEAK', vars: { OTHER: 'LEAK' } } }`],
    ['under any name of headers', `{ defaultHeaders: { 'x-thing': 'LEAK' } }`],
    ['in lists', `{ apiKeys: ['LEAK'], tokens: { a: 'LEAK' } }`],
    ['behind a flag', `{ args: ['--token', 'LEAK', '--api-key=LEAK', '-H', 'X-Api-Key: LEAK'] }`],
    ['in a command', `{ run: 'A_TOKEN=LEAK curl -H "Authorization: Bearer LEAK"' }`],
    ['in JSON in a text', `{ a: "{\\"private_key\\":\\"LEAK\\"}" }`],
    ['beside a ref', `{ apiKey: { source: 'env', id: 'X', extra: { token: 'LEAK' } } }`],
    ['under a name like source', `{ token: { source: 'LEAK' } }`],
    ['beside one that shows', `{ c: 'sk-aaaaaaaaaaaaaaaa and \\x73k-LEAKabcdefghijkl' }`],
    ['in a comment, a line below', `{ /*\n apiKey:\n   LEAK\n*/ a: 1 }`],
    ['in comments that are a block', `{ // headers: {\n //   'x-a': 'LEAK',\n // }\n a: 1 }`],
    ['in prose', `{ // the token is LEAK, the password hunter2LEAK\n a: 1 }`],
    ['behind an apostrophe', `{ // don't set token: LEAK, as it's bad\n a: 1 }`],
    ['broken, a line below', `{\n apiKey:\n   'LEAK' x\n}`],
    ['broken, behind a comment', `{\n apiKey: // old\n   'LEAK' x\n}`],
    ['broken, without a colon', `{ apiKey 'LEAK' }`],
    ['broken, in a list', `{ apiKeys: ['LEAK' 'LEAK'] }`],
    ['broken, in an env block', `{ env: { FOO: 'LEAK' BAR: 'LEAK' } }`],
    ['broken, on the second line of a text', `{ apiKey: 'abc\\\nLEAK' x`],
    ['broken, behind the text', `{ apiKey: "a" "LEAK" x }`],
    ['broken, cut in two', `{ apiKey: 'LEAK'LEAK'' }`],
    ['broken, in other quotes', `{ apiKey: “LEAK LEAK” }`],
    ['broken, with what ends a name', `{ password: LE:LEAK, token: LEAK== x }`],
    ['broken, in an object', `{ apiKey: { a: "LEAK" x`],
  ])('%s', (_, text) => {
    expect(redactText(text)).not.toContain('LEAK');
    const doc = parseJson5(text);
    if (!doc.ok) expect(`${doc.problem.text} ${doc.problem.message} ${doc.problem.hint}`).not.toContain('LEAK');
  });

  test.each([
    ['a comment in words', '{ // rotate the key soon\n a: 1 }'],
    ['numbers of tokens', '{ maxTokens: 8192, contextTokens: 1 }'],
    ['broken numbers of tokens', '{ maxTokens: 8192 * 10, // ten\n }'],
    [
      'a model and where it is',
      `{ // model: 'a/b'\n model: 'ollama/qwen:7b', baseUrl: 'http://127.0.0.1:1/v1?api-version=2' }`,
    ],
  ])('%s stays', (_, text) => expect(redactText(text)).toBe(text));
});

test.each([
  ['http://ann:p@ss@host/v1', 'http://host/v1'],
  ['http:/ann:pw@host/v1', 'http:/host/v1'],
  [' ht\ttp://ann:pw@host', 'http://host'],
  ['http://host/v1?k=abc&api-version=2024-10-21', 'http://host/v1?k=[secret]&api-version=2024-10-21'],
  ['https://x9k2j4f8s7d6g5h4j3k2.endpoints.example/v1', 'https://x9k2j4f8s7d6g5h4j3k2.endpoints.example/v1'],
  ['https://host/v1/4f9d8c7b6a5e4d3c2b1a0f9e8d7c6b5a/gw', 'https://host/v1/[secret]/gw'],
  ['http://host/v1#token=abc', 'http://host/v1#token=[secret]'],
])('of %s is shown %s', (url, shown) => expect(publicUrl(url)).toBe(shown));

test('a line of a broken file says where it is broken and no more', () =>
  expect(redactLine('  password = hunter2 x, maxTokens: 8192 * 10')).toBe(
    '  password = [secret] x, maxTokens: 8192 * 10',
  ));

test('megabytes without a stop are looked through', () => {
  const text = `{ /* ${'x'.repeat(5_000_000)} */ apiKey: 'LEAK', note: '${'y'.repeat(60_000)} sk-live-0123456789abcdef' }`;
  expect(redactText(text).slice(-60_000)).not.toMatch(/LEAK|0123456789/);
});

test('the line of a problem is cut around it', () => {
  const doc = parseJson5(
    `{ a: [${'1, '.repeat(5000)}], apiKey: '${'LEAK'.repeat(50)}', b: x, c: [${'1, '.repeat(5000)}] }`,
  );
  expect(doc.ok ? '' : doc.problem.text).toMatch(/^…\[secret\]', b: x, c: \[1, /);
  expect(doc.ok ? 0 : doc.problem.text.length).toBeLessThan(500);
});
