// `npm run docs` draws the pages anew; with --check it only says which ones are out of date, and fails if any is.
import { readFileSync, writeFileSync } from 'node:fs';
import { PAGES, redrawn } from './docs/pages.js';

const onlyCheck = process.argv.includes('--check');

for (const [file, draw] of Object.entries(PAGES)) {
  const page = readFileSync(file, 'utf8');
  const next = redrawn(page, draw());
  if (next === page) continue;
  console.log(onlyCheck ? `${file} is out of date: run \`npm run docs\`` : `drew ${file}`);
  if (onlyCheck) process.exitCode = 1;
  else writeFileSync(file, next);
}
