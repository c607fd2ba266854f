import { describe, expect, test } from 'vitest';
import { shownEnv, shownRegistry, shownStore } from '../../../state/domain/history/shownText.js';

const KEY = 'sk-live-0123456789abcdefABCDEF';

describe('an .env is shown without a value, line by line', () => {
  test.each<[string, string, string]>([
    ['plain values', 'A=1\nexport B = two words # why\n', 'A=[secret]\nexport B = [secret]\n'],
    ['a value over several lines', `K="-----BEGIN\nMIIEabc\n-----END"\r\nB=2`, 'K=[secret]\n\n\r\nB=[secret]'],
    ['no value', 'A=\nB=\n', 'A=\nB=\n'],
    ['the YAML way', 'A: hello\n', 'A: [secret]\n'],
    ['comments', '# my keys\nA=1\n', '# my keys\nA=[secret]\n'],
    ['a key that somebody switched off', `# OPENAI_API_KEY=${KEY}\n`, '# OPENAI_API_KEY=[secret]\n'],
  ])('%s', (_what, text, shown) => {
    expect(shownEnv(text)).toBe(shown);
    expect(shown.split('\n').length).toBe(text.split('\n').length);
  });
});

test('an auth store is shown without tokens, whatever their names', () => {
  const text = `{
  "version": 1,
  "profiles": {
    "a:b": { "type": "oauth", "provider": "a", "access": "plain words", "refresh": "x", "email": "ann@example.org" }, // ${KEY}
    "c:d": { "type": "api_key", "key": "${KEY}", "keyRef": { "source": "env", "provider": "default", "id": "C_KEY" } }
  },
  "order": { "a": ["a:b"] }
}`;
  const shown = shownStore(text);
  expect(shown).toContain(
    '"type": "oauth", "provider": "a", "access": "[secret]", "refresh": "[secret]", "email": "ann@example.org"',
  );
  expect(shown).toContain('"key": "[secret]", "keyRef": { "source": "env", "provider": "default", "id": "C_KEY" }');
  expect(shown).toContain('"order": { "a": ["a:b"] }');
  expect(shown).not.toContain('sk-live');
  expect(shownStore(`{ "key": "${KEY}", `)).not.toContain('sk-live');
});

test('a reference in an auth store, which is what a scrub leaves of a key, is no token', () =>
  expect(shownStore(`{ "token": "\${A_TOKEN}", "refresh": "\${B}", "access": "\${a b}" }`)).toBe(
    `{ "token": "\${A_TOKEN}", "refresh": "\${B}", "access": "[secret]" }`,
  ));

describe('a registry shows where OpenClaw says of a key where it is kept', () => {
  test.each([
    'NEAR_API_KEY',
    'NEAR_API_KEY_2',
    'ANTHROPIC_API_KEY',
    'secretref-managed',
    'ollama-local',
    '${NEAR_API_KEY}',
  ])('%s', (text) => expect(shownRegistry(`{ "apiKey": "${text}" }`)).toBe(`{ "apiKey": "${text}" }`));

  test('and of a header', () => {
    const text = '{ "headers": { "X-Org": "secretref-env:NEAR_ORG_HEADER" } }';
    expect(shownRegistry(text)).toBe(text);
  });

  test.each([KEY, 'AKIAIOSFODNN7EXAMPLE', 'ABCDEFGHJKLM', `oauth:${KEY}`, `secretref-env:${KEY}`, 'hunter2'])(
    'but no key: %s',
    (text) => expect(shownRegistry(`{ "apiKey": "${text}" }`)).not.toContain(text),
  );
});
