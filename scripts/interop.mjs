// Puts the real OpenClaw into .interop/, once, for the suite in test/interop. Nothing of it is ever published or committed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The OpenClaw that the documents describe best; everything that Pincer promises is measured against it. */
const VERSION = '2026.5.28';
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.interop');
const manifest = join(folder, 'node_modules', 'openclaw', 'package.json');

// The pinned runtime first, so that npm and OpenClaw run on it whatever `node` the machine has.
const env = { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };

const installed = () => existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === VERSION;

if (!installed()) {
  mkdirSync(folder, { recursive: true });
  // A manifest of its own keeps npm from walking up to the project's.
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ private: true, dependencies: { openclaw: VERSION } })}\n`,
  );
  process.stderr.write(`Installing openclaw@${VERSION} into .interop/ (about 650 MB) …\n`);
  const npm = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'],
    {
      cwd: folder,
      env,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  );
  if (npm.status !== 0 || !installed()) {
    process.stderr.write(`openclaw@${VERSION} could not be installed (npm exit ${npm.status ?? npm.signal}).\n`);
    process.exit(1);
  }
}
