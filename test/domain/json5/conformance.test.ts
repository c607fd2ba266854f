import JSON5 from 'json5';
import { expect, test } from 'vitest';
import { toJson } from '../../../state/domain/json5/document.js';
import { parseJson5 } from '../../../state/domain/json5/parse.js';
import { CONFORMANCE_CASES } from './conformanceCases.js';

test.each(CONFORMANCE_CASES)('%s', (name, text) => {
  const parsed = parseJson5(text);
  expect(parsed.ok).toBe(/\.json5?$/.test(name));
  if (parsed.ok) {
    expect(toJson(parsed.value.root)).toEqual(JSON5.parse(text));
    if (name.endsWith('.json')) expect(toJson(parsed.value.root)).toEqual(JSON.parse(text));
  } else expect(() => JSON5.parse(text)).toThrow(parsed.problem.message);
});
