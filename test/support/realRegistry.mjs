// Lets the registry writer of the real OpenClaw write: `node realRegistry.mjs <its dist> <list of homes as JSON>`. One process for
// all, because loading OpenClaw takes longer than writing. Each home is `{ dir, env }`, with its files in place; for each, one line
// of JSON: an error in words, or null. Which chunk exports what is found by what the chunk says, as their names change.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [dist, listFile] = process.argv.slice(2);
const chunks = readdirSync(dist).filter((name) => name.endsWith('.js'));

/** The function of this name, wherever it is exported as whatever. */
async function functionNamed(start, name) {
  for (const chunk of chunks.filter((file) => file.startsWith(start))) {
    const text = readFileSync(join(dist, chunk), 'utf8');
    const exported = new RegExp(`\\b${name}(?: as (\\w+))?\\b(?=[^{}]*\\};?\\s*$)`).exec(text);
    if (exported !== null) return (await import(join(dist, chunk)))[exported[1] ?? name];
  }
  throw new Error(`${name} is not exported by ${start}*`);
}

const write = await functionNamed('models-config-', 'ensureOpenClawModelsJson');
const loadConfig = await functionNamed('load-config-', 'loadModelsConfig');
const forgetConfig = await functionNamed('io-', 'clearConfigCache');
const forgetRuntime = await functionNamed('runtime-snapshot-', 'resetConfigRuntimeState');
const runtime = { log() {}, error() {}, exit() {} };
const outside = { ...process.env };

for (const { dir, env } of JSON.parse(readFileSync(listFile, 'utf8'))) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, outside, { HOME: dir }, env);
  forgetConfig();
  forgetRuntime();
  let error = null;
  try {
    await write(await loadConfig({ commandName: 'models status', runtime }));
  } catch (thrown) {
    error = String(thrown?.message ?? thrown);
  }
  process.stdout.write(`\n@@${JSON.stringify({ dir, error })}\n`);
}
process.exit(0);
