import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bins = [join(root, 'node_modules', '.bin'), join(root, '.interop', 'node_modules', '.bin')];

/** Where `npm run test:interop` put the real one. */
const openclawBin = join(root, '.interop', 'node_modules', '.bin', 'openclaw');
const pincerBin = join(root, 'bin', 'pincer');

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** A throw-away HOME on disk, with the variables that both programs get. */
export type OpenHome = {
  readonly dir: string;
  readonly config: string;
  readonly env: Readonly<Record<string, string>>;
  readonly readConfig: () => Promise<string>;
  /** A file by its path under HOME. */
  readonly read: (path: string) => Promise<string>;
  readonly remove: () => Promise<void>;
};

/** Files are paths under HOME with their text, byte for byte. Nothing of the machine's own environment is passed on. */
export async function openHome(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<OpenHome> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'pincer-interop-')));
  await mkdir(join(dir, '.openclaw'), { mode: 0o700 });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(dir, path), text, { mode: 0o600 });
  }
  const config = join(dir, '.openclaw', 'openclaw.json');
  return {
    dir,
    config,
    env: {
      PATH: [...bins, '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
      HOME: dir,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      // A write that mentions openai/* makes OpenClaw ask npm for a plugin. It only warns when it cannot have it.
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_fetch_retries: '0',
      // Some lists ask the provider. With keys that are none, nobody outside this machine is to hear of them.
      HTTPS_PROXY: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
      NO_PROXY: '127.0.0.1,localhost',
      ...env,
    },
    readConfig: () => readFile(config, 'utf8'),
    read: (path) => readFile(join(dir, path), 'utf8'),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

/** The real program. At most two run at a time: each wants most of a core and 400 MB. */
export const openclaw = (home: OpenHome, ...args: readonly string[]): Promise<Ran> => openclawFed(home, '', ...args);

/** With something on its stdin. */
export const openclawFed = (home: OpenHome, stdin: string, ...args: readonly string[]): Promise<Ran> =>
  twoAtATime(() => run(openclawBin, home, args, stdin));

/** The built launcher of this project, in the same environment. */
export const pincer = (home: OpenHome, ...args: readonly string[]): Promise<Ran> => run(pincerBin, home, args, '');

export const pincerFed = (home: OpenHome, stdin: string, ...args: readonly string[]): Promise<Ran> =>
  run(pincerBin, home, args, stdin);

function run(command: string, home: OpenHome, args: readonly string[], stdin: string): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { env: { ...home.env }, cwd: home.dir, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(command, [...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? (typeof error.code === 'number' ? error.code : -1) : 0, stdout, stderr });
    });
    // A program that reads nothing of it may have ended before it comes.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
  });
}

const waiting: (() => void)[] = [];
let running = 0;

async function twoAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
