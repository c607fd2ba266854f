// Adds up the test reports of a folder and prints one closing line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const reports = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
// A file that could not even be loaded has no tests to fail.
const broken = reports
  .flatMap(({ testResults }) => testResults)
  .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
const failed = sum('numFailedTests') + broken.length;

for (const { name } of broken) console.log(`could not be loaded: ${name}`);
console.log(`${sum('numPassedTests')} passed, ${failed} failed`);
process.exitCode = failed > 0 || reports.length === 0 ? 1 : 0;
