import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { filesBelow, holdsNoPlantedKey } from './planted.js';

const PREFIX = 'pincer-suite-';

/**
 * For the whole suite: temporary files of its own, which are looked through when all tests are over. A test takes its folders
 * away; where one was forgotten, or a crash of the program wrote somewhere else, no key that a test planted may be in it.
 */
export function setup(): (() => void) | undefined {
  const before = process.env['TMPDIR'];
  // Both projects of the suite ask for it: the first one's folder serves the other, or one would read what the other takes away.
  if (basename(tmpdir()).startsWith(PREFIX)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  // As the folder that it stands for: some tests become another user.
  chmodSync(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    try {
      for (const path of filesBelow(folder)) holdsNoPlantedKey(readFileSync(path, 'latin1'), path);
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}
