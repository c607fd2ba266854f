import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PAGES, redrawn } from '../../scripts/docs/pages.js';

describe('the pages drawn from tables', () => {
  test.each(Object.entries(PAGES))('%s says what the tables say (else: npm run docs)', (file, draw) => {
    const page = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(page).toBe(redrawn(page, draw()));
  });

  test('what stands around the marks is kept, and a page without marks is refused', () => {
    const page =
      '# Title\n\n<!-- drawn by `npm run docs`: start -->\nold\n<!-- drawn by `npm run docs`: end -->\nafter\n';
    const next = redrawn(page, 'new');
    expect(next).toMatch(/^# Title\n[\s\S]*start -->\n\nnew\n\n<!--[\s\S]*end -->\nafter\n$/);
    expect(redrawn(next, 'new')).toBe(next);
    expect(() => redrawn('# Title\n', 'new')).toThrow('lacks the marks');
  });
});
