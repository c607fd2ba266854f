// Records what the validator of OpenClaw in .interop/ says to a few hundred configs, for tests that run without it:
// `node scripts/run.mjs scripts/schemaVerdicts.ts`. One line each: name, config, issues.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { allSamples, everyNth } from '../test/support/configSamples.js';
import { openclawValidator } from './schema/openclaw.mjs';

/** OpenClaw looks at plugins and folders of the home that it is in. */
const home = mkdtempSync(join(tmpdir(), 'pincer-verdicts-'));
const validate = await openclawValidator(resolve('.interop'));

const NTH = { core: 211, channels: 1009, plugins: 97 };
const lines = [...everyNth(allSamples(), NTH)].map(({ name, config }) => {
  const result = validate(config, { env: { HOME: home }, sourceRaw: config });
  const issues = result.ok
    ? []
    : result.issues.map((issue) => [issue.path === '' ? '<root>' : issue.path, issue.message]);
  return JSON.stringify([name, config, issues]);
});
rmSync(home, { recursive: true });
writeFileSync(resolve('test/domain/recordedVerdicts.jsonl'), `${lines.join('\n')}\n`);
process.stdout.write(`${lines.length} verdicts\n`);
