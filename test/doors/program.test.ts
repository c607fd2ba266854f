import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildProduct } from '../../scripts/build/product.ts';
import { folder } from '../support/folder.js';

/** The program as it is shipped: bundled, in a process of its own, on real files. */
let dist = '';

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'pincer-dist-'));
  for (const { path, contents } of await buildProduct(resolve('.'), dist, '1.2.3')) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

type Start = {
  readonly home: string;
  readonly stdout?: 'pipe' | number;
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
};

const start = (argv: readonly string[], { home, stdout = 'pipe', env = {}, node = [] }: Start) =>
  spawn(process.execPath, [...node, join(dist, 'pincer.mjs'), ...argv], {
    env: { HOME: home, TMPDIR: home, ...env },
    stdio: ['ignore', stdout, 'pipe'],
  });

async function ended(child: ReturnType<typeof start>) {
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (chunk: string) => {
      text[stream] += chunk;
    });
  }
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { ...text, code };
}

const run = (argv: readonly string[], how: Start) => ended(start(argv, how));

const CONFIG = `{ agents: { defaults: { model: 'a/b' } } } // mine\n`;

function furnished(text = CONFIG): { readonly home: string; readonly config: string } {
  const home = folder();
  const config = join(home, '.openclaw', 'openclaw.json');
  mkdirSync(dirname(config));
  writeFileSync(config, text);
  return { home, config };
}

describe('the program', () => {
  test('reads and writes real files', async () => {
    const { home, config } = furnished();
    expect(await run(['status', '--plain'], { home })).toEqual({ stdout: 'a/b\n', stderr: '', code: 0 });
    expect(await run(['set', 'c/d'], { home })).toMatchObject({
      stdout:
        'Updated config: ~/.openclaw/openclaw.json\n  Backup: ~/.openclaw/openclaw.json.bak\nDefault model: c/d\n',
      code: 0,
    });
    expect(readFileSync(config, 'utf8')).toBe(CONFIG.replace('a/b', 'c/d'));
    expect(readFileSync(`${config}.bak`, 'utf8')).toBe(CONFIG);
    expect(readdirSync(dirname(config)).sort()).toEqual(['openclaw.json', 'openclaw.json.bak']);
  });

  test('runs in a folder that was deleted under it', async () => {
    const { home } = furnished();
    const gone = join(home, 'gone');
    mkdirSync(gone);
    const script = `rmdir "$PWD" && exec "$0" "$1" status --plain`;
    const child = spawn('/bin/sh', ['-c', script, process.execPath, join(dist, 'pincer.mjs')], {
      cwd: gone,
      env: { HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(await ended(child)).toMatchObject({ stdout: 'a/b\n', code: 0 });
  });

  test('makes a new config that only its owner may read', async () => {
    const home = folder();
    expect((await run(['set', 'c/d'], { home })).code).toBe(0);
    expect((statSync(join(home, '.openclaw/openclaw.json')).mode & 0o777).toString(8)).toBe('600');
  });

  test('takes `--config` and the environment as OpenClaw does', async () => {
    const { home, config } = furnished();
    const elsewhere = folder();
    expect((await run(['status', '--plain', '--config', config], { home: elsewhere })).stdout).toBe('a/b\n');
    const env = { OPENCLAW_STATE_DIR: join(home, '.openclaw') };
    expect((await run(['status', '--plain'], { home: elsewhere, env })).stdout).toBe('a/b\n');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('knows its version', async () => {
    expect((await run(['--version'], { home: folder() })).stdout).toBe('pincer 1.2.3\n');
  });
});

describe('an output that cannot be written', () => {
  test('is no failure when the reader has seen enough', async () => {
    const { home } = furnished();
    const child = start(['list', '--all', '--json'], { home });
    child.stdout?.destroy();
    expect(await ended(child)).toEqual({ stdout: '', stderr: '', code: 0 });
  });

  test.skipIf(!existsSync('/dev/full'))('is one when the disk is full', async () => {
    const { home } = furnished();
    const full = openSync('/dev/full', 'w');
    const { stderr, code } = await run(['status'], { home, stdout: full });
    expect({ stderr, code }).toEqual({ stderr: 'Error: the output cannot be written (ENOSPC)\n', code: 1 });
  });
});

describe('a bug in Pincer', () => {
  const node = ['--import', "data:text/javascript,JSON.stringify = () => { throw new TypeError('planted-secret') }"];

  test('is one line that says where and what to do, without what the error says', async () => {
    const { home } = furnished();
    const { stdout, stderr, code } = await run(['status', '--json'], { home, node });
    expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
    expect(stderr).toMatch(/^Pincer has a bug and had to stop \(TypeError at .+:\d+:\d+\)\. Please report it.*\n$/);
    expect(stderr).not.toContain('planted-secret');
  });

  test('shows its stack when asked to', async () => {
    const { home } = furnished();
    const { stderr, code } = await run(['status', '--json'], { home, node, env: { PINCER_DEBUG: '1' } });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^TypeError: planted-secret\n +at /);
  });
});

test('Ctrl-C during probes prints what there is, and exits with 130', async () => {
  let asked = (): void => undefined;
  const wasAsked = new Promise<void>((done) => {
    asked = done;
  });
  const silent = createServer(() => asked()).listen(0, '127.0.0.1');
  onTestFinished(() => void silent.closeAllConnections());
  onTestFinished(() => void silent.close());
  await new Promise((done) => silent.once('listening', done));
  const { port } = silent.address() as AddressInfo;
  const { home } = furnished(
    JSON.stringify({
      agents: { defaults: { model: { primary: 'slow/m', fallbacks: ['off/m'] } } },
      models: {
        providers: {
          slow: {
            baseUrl: `http://127.0.0.1:${port}/v1`,
            api: 'openai-completions',
            apiKey: 'x',
            models: [{ id: 'm', name: 'm' }],
          },
          off: {
            baseUrl: 'http://127.0.0.1:1/v1',
            api: 'openai-completions',
            apiKey: 'x',
            models: [{ id: 'm', name: 'm' }],
          },
        },
      },
    }),
  );
  const child = start(['probe', '--json', '--timeout', '60000'], { home });
  const done = ended(child);
  await wasAsked;
  child.kill('SIGINT');
  const { stdout, code } = await done;
  expect(code).toBe(130);
  const outcomes = JSON.parse(stdout).results.map(({ outcome }: { outcome: { kind: string } }) => outcome.kind);
  expect(outcomes[0]).toBe('cancelled');
  expect(outcomes).toHaveLength(2);
});

describe('the demo', () => {
  test('is the same program over a home of its own, which goes afterwards', async () => {
    const { home, config } = furnished();
    const { stdout, stderr, code } = await run(['--demo', 'status', '--json'], { home });
    expect(code).toBe(0);
    // Nothing of Node's own beside it, such as a warning about how the program was loaded.
    expect(stderr).toBe('Demo: a temporary home with fake servers. Nothing of yours is read or changed.\n');
    const { configPath } = JSON.parse(stdout);
    expect(configPath).toContain('pincer-demo-');
    expect(existsSync(configPath)).toBe(false);
    expect((await run(['--demo', 'set', 'x/y'], { home })).stdout).toContain('Default model: x/y');
    expect(readFileSync(config, 'utf8')).toBe(CONFIG);
    expect(readdirSync(home)).toEqual(['.openclaw']);
  });

  test('shows a healthy, a strict and a dead server, whatever proxy the real environment names', async () => {
    const env = { HTTP_PROXY: 'http://127.0.0.1:1', http_proxy: 'http://127.0.0.1:1' };
    const { stdout, stderr } = await run(['--demo', 'probe', '--json'], { home: folder(), env });
    expect(stderr).not.toContain('Warning');
    const outcomes = JSON.parse(stdout).results.map(({ outcome }: { outcome: { kind: string } }) => outcome.kind);
    expect(outcomes).toEqual(expect.arrayContaining(['ok', 'auth', 'refused']));
    expect(outcomes).not.toContain('bug');
  });
});
