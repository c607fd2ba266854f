// Asks the real OpenClaw in .interop/ what `config …` does, for every row of test/cli/openclawConfig/answers.jsonl, and writes its answers
// there: what it prints, its exit code, and what the config says afterwards. A new row needs a home of homes.json and its arguments.
// `node scripts/recordConfig.mjs`, after `npm run test:interop` has installed it. All rows run in one process: a start takes seconds.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'test/cli/openclawConfig');
const answers = join(folder, 'answers.jsonl');
const homes = JSON.parse(fs.readFileSync(join(folder, 'homes.json'), 'utf8'));
const rows = fs.readFileSync(answers, 'utf8').trim().split('\n').map(JSON.parse);

const manifest = join(root, '.interop/node_modules/openclaw/package.json');
const dist = join(dirname(manifest), 'dist');
const require = createRequire(manifest);
const home = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'pincer-record-')));
const config = join(home, '.openclaw/openclaw.json');

for (const name of Object.keys(process.env)) if (name !== 'PATH') delete process.env[name];
Object.assign(process.env, { HOME: home, NO_COLOR: '1', TZ: 'UTC', LANG: 'C.UTF-8' });
const { Command } = await import(pathToFileURL(join(dirname(require.resolve('commander')), 'esm.mjs')).href);
const bundle = fs.readdirSync(dist).find((name) => /^config-cli-.*\.js$/.test(name));
const { registerConfigCli } = await import(pathToFileURL(join(dist, bundle)).href);
const JSON5 = require('json5');

/** A command that is done ends the process; here it only ends the row. */
class Exit extends Error {}
let exit;
const reallyExit = process.exit;
process.exit = (code = 0) => {
  exit ??= code;
  throw new Exit('exit');
};

const recorded = [];
for (const row of rows) recorded.push(await record(row));
process.exit = reallyExit;
process.chdir(root);
fs.rmSync(home, { recursive: true, force: true });
fs.writeFileSync(answers, recorded.map((row) => `${JSON.stringify(row)}\n`).join(''));
process.exit(0);

async function record({ home: name, args, patch }) {
  const { files, env = {} } = homes[name];
  process.chdir('/');
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(dirname(config), { recursive: true });
  for (const [path, text] of Object.entries({ ...files, ...(patch === undefined ? {} : { 'p.json5': patch }) }))
    fs.writeFileSync(join(home, path), text, { mode: 0o600 });
  process.chdir(home);
  const before = read();
  const { stdout, code } = await run(args, env);
  const after = read();
  const changed = JSON.stringify(before) !== JSON.stringify(after);
  return { home: name, args, ...(patch === undefined ? {} : { patch }), stdout, code, ...(changed ? { after } : {}) };
}

async function run(args, env) {
  const own = { ...process.env };
  Object.assign(process.env, env);
  const [log, error, warn, write] = [console.log, console.error, console.warn, process.stdout.write];
  const errWrite = process.stderr.write;
  let stdout = '';
  process.stdout.write = (text) => {
    stdout += text;
    return true;
  };
  process.stderr.write = () => true;
  console.log = (...texts) => process.stdout.write(`${texts.join(' ')}\n`);
  console.error = () => {};
  console.warn = () => {};
  exit = undefined;
  process.exitCode = 0;
  const code = await ended(args);
  Object.assign(console, { log, error, warn });
  process.stdout.write = write;
  process.stderr.write = errWrite;
  for (const key of Object.keys(process.env)) if (!(key in own)) delete process.env[key];
  return { stdout: stdout.replaceAll(home, '/home/ann'), code };
}

async function ended(args) {
  const program = new Command('openclaw').exitOverride();
  registerConfigCli(program);
  for (const command of program.commands[0].commands) command.exitOverride();
  try {
    await program.parseAsync(['config', ...args], { from: 'user' });
    return exit ?? process.exitCode ?? 0;
  } catch (problem) {
    if (problem instanceof Exit) return exit;
    if (String(problem.code).startsWith('commander.')) return problem.exitCode;
    throw problem;
  }
}

/** Every config file as a value, without the stamp that OpenClaw leaves. */
function read() {
  const values = {};
  for (const name of fs.readdirSync(dirname(config)).filter((file) => /^(?:openclaw\.json|.*\.json5)$/.test(file)))
    try {
      const { meta: _, ...value } = JSON5.parse(fs.readFileSync(join(dirname(config), name), 'utf8'));
      values[name] = value;
    } catch {
      values[name] = null;
    }
  return values;
}
