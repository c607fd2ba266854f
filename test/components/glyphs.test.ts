import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NARROW } from '../../scripts/build/narrow.ts';

const narrow = new RegExp(`^[\\n${NARROW}]*$`);

test.each(globSync('{components,state/app}/**/*.{ts,tsx}'))(
  '%s draws only with characters that are one cell wide everywhere',
  (path) => {
    const foreign = [...readFileSync(path, 'utf8')].filter((char) => !narrow.test(char));
    expect(foreign).toEqual([]);
  },
);
