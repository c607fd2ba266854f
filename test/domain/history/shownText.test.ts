import { describe, expect, test } from 'vitest';
import { shownEnv, shownStore } from '../../../state/domain/history/shownText.js';

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
