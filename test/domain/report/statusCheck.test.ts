import { expect, test } from 'vitest';
import { readHome } from '../../../services/operations/readHome.js';
import { checkExit } from '../../../state/domain/report/statusReport.js';
import { NOON } from '../../support/builders.js';
import { fakeWorld } from '../../support/fakeWorld.js';
import { checkCases, checkFiles } from './checkCases.js';

// The interop suite holds the same table to the real program.
test.each(checkCases(NOON))('with $name, --check exits with $exit', async (about) => {
  const files = Object.entries(checkFiles(about)).map(([path, text]) => [`/home/ann/${path}`, text] as const);
  const world = fakeWorld({ files: Object.fromEntries(files), ...(about.env === undefined ? {} : { env: about.env }) });
  const { home } = await readHome(world, {});
  expect(checkExit(home)).toBe(about.exit);
});
