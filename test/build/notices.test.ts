import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { drawNotices } from '../../scripts/notices/collect.ts';

test('the notices name the packages that are installed; `npm run notices` draws them anew', () => {
  const drawn = drawNotices(resolve('.'));
  const names = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('## '));
  expect(names(readFileSync('THIRD-PARTY-NOTICES.md', 'utf8'))).toEqual(names(drawn));
  expect(readFileSync('THIRD-PARTY-NOTICES.md', 'utf8') === drawn).toBe(true);
});

test('every package that is a dependency is there', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const drawn = drawNotices(resolve('.'));
  for (const [name, version] of Object.entries(dependencies)) expect(drawn).toContain(`## ${name} ${version}\n`);
});
