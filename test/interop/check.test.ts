import { expect, test } from 'vitest';
import { checkCases, checkFiles } from '../domain/report/checkCases.js';
import { openclaw, openHome, pincer } from './support/openclaw.js';

test.concurrent.each(checkCases(Date.now()))('with $name both exit with $exit', async (about) => {
  const [theirs, own] = await Promise.all([
    openHome(checkFiles(about), about.env),
    openHome(checkFiles(about), about.env),
  ]);
  try {
    const [real, ours] = await Promise.all([
      openclaw(theirs, 'models', 'status', '--check', '--plain'),
      pincer(own, 'status', '--check', '--plain'),
    ]);
    expect({ real: real.code, ours: ours.code }).toEqual({ real: about.exit, ours: about.exit });
  } finally {
    await Promise.all([theirs.remove(), own.remove()]);
  }
});
