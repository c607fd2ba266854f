import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rejections } from '../../state/domain/config/strictness.js';
import type { JsonObject } from '../../state/domain/json.js';

/** What `config validate` of the real OpenClaw 2026.5.28 said to 133 small configs, one per line. */
type Verdict = {
  readonly name: string;
  readonly config: JsonObject;
  readonly valid: boolean;
  readonly issues?: readonly string[];
};

const VERDICTS: readonly Verdict[] = readFileSync(new URL('openclawValidate.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

test.each(VERDICTS)('agrees with OpenClaw about $name', ({ config, valid }) => {
  expect(rejections(config).length > 0).toBe(!valid);
});

test.each(VERDICTS.filter(({ issues }) => issues !== undefined))(
  'finds the fault of $name where OpenClaw does',
  ({ config, issues }) => {
    const [found] = rejections(config);
    const path = found?.path.join('.') ?? '';
    // OpenClaw names the object above an unknown key; Pincer names the key.
    expect(
      issues?.some((issue) => path === issue || path.startsWith(issue === '' || issue === '<root>' ? '' : `${issue}.`)),
    ).toBe(true);
  },
);
