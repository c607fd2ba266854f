// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what a secret is replaced by.
import { expect, test } from 'vitest';
import { scrubText } from '../../../state/domain/secrets/scrub.js';

const held = [
  { value: 'sk-1/2"3\'4567', variable: 'A' },
  { value: 'Bearer sk-1/2"3\'4567', variable: 'B' },
];

test.each([
  ['as it is', 'A=sk-1/2"3\'4567 # mine', 'A=${A} # mine', 1],
  ['in double quotes', '{ "k": "sk-1/2\\"3\'4567" }', '{ "k": "${A}" }', 1],
  ['in single quotes', "{ k: 'sk-1/2\"3\\'4567' } // why", "{ k: '${A}' } // why", 1],
  ['with escaped slashes', '{"k":"sk-1\\/2\\"3\'4567"}', '{"k":"${A}"}', 1],
  ['spelled in escapes', '{"k":"\\u0073k-1/2\\"3\'4567"}', '{"k":"${A}"}', 1],
  ['within a longer one', '{"h":"Bearer sk-1/2\\"3\'4567","k":"sk-1/2\\"3\'4567"}', '{"h":"${B}","k":"${A}"}', 2],
  ['in a text that does not parse', '{"k": "sk-1/2\\"3\'4567"', '{"k": "${A}"', 1],
  ['nowhere', '{"k":"sk-1/2"}', '{"k":"sk-1/2"}', 0],
])('a value is masked %s, and nothing else changes', (_, text, scrubbed, count) => {
  expect(scrubText(text, held)).toEqual({ text: scrubbed, count });
});
