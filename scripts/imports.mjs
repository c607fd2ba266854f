// Checks the layers of the architecture: `node scripts/imports.mjs`.
import { globSync, readFileSync } from 'node:fs';
import { findViolations } from './imports/check.ts';

const files = globSync('{src,components,services,state,test,scripts}/**/*.{ts,tsx,mjs}').map((path) =>
  path.replaceAll('\\', '/'),
);
const sources = new Map(files.sort().map((path) => [path, readFileSync(path, 'utf8')]));
const violations = findViolations(sources);

for (const { rule, where, says } of violations) console.error(`${where} ${rule}: ${says}`);
console.log(`imports: ${sources.size} files, ${violations.length} violations`);
process.exitCode = violations.length > 0 ? 1 : 0;
