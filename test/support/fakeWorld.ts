import { createHash } from 'node:crypto';
import type {
  FileRead,
  Files,
  HttpOutcome,
  HttpRequest,
  Listen,
  Program,
  ProgramEnd,
  Resolved,
  World,
} from '../../services/world.js';
import type { WriteProblem } from '../../state/domain/edits/writeProblem.js';
import { NOON } from './builders.js';

/** What a server says: a reply (status and text at least), any other outcome, silence until cancelled, or a function. */
export type Reply =
  | { readonly status: number; readonly text?: string; readonly headers?: Readonly<Record<string, string>> }
  | HttpOutcome
  | 'hangs'
  | ((request: HttpRequest) => HttpOutcome | Promise<HttpOutcome>);

export type FakeSetup = {
  /** Absolute path → text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** By URL, or by method and URL (`POST http://…`). A URL that is not there refuses the connection. */
  readonly replies?: Readonly<Record<string, Reply>>;
  readonly now?: number;
  readonly process?: Partial<World['process']>;
  /** Path → error code that reading gives, such as EACCES or not-utf8. */
  readonly unreadable?: Readonly<Record<string, string>>;
  /** Path → problem that replacing it gives. */
  readonly unwritable?: Readonly<Record<string, WriteProblem>>;
  /** Path of a link to where it leads: files and folders. */
  readonly links?: Readonly<Record<string, string>>;
  /** Path → what resolving it tells instead: more than one name, links that lead in circles. */
  readonly odd?: Readonly<Record<string, Resolved>>;
  /** Path of a locked file → pid that holds its lock. */
  readonly locks?: Readonly<Record<string, number>>;
  /** What running a program comes to; without it, every program is missing. */
  readonly programs?: (program: Program) => ProgramEnd | Promise<ProgramEnd>;
  /** No port can be had; or this one, which somebody else has. */
  readonly noPort?: true | number;
  readonly platform?: string;
};

export type FakeWorld = World & {
  /** The disk as it is now: absolute path → text. */
  readonly disk: Map<string, string>;
  /** Permission bits, for files that somebody wrote or that a test put here. */
  readonly modes: Map<string, number>;
  readonly requests: readonly HttpRequest[];
  /** What was run, in order. */
  readonly ran: readonly Program[];
  /** The browser comes back to the port that is listened on; false where none is, at another path, or with what is no answer. */
  readonly browserComes: (path: string, query: Readonly<Record<string, string>>) => boolean;
  /** How long was waited each time, in ms. Time passes by itself meanwhile, but for a browser: then it does with `passTime`. */
  readonly waits: readonly number[];
  /** Somebody else writes (or with `undefined` deletes) a file; watchers hear of it. */
  readonly somebodyWrites: (path: string, text: string | undefined) => void;
  /** Called after a lock was taken and before the work under it: where a test lets somebody else be faster. */
  readonly onLocked: (act: () => void) => void;
  readonly passTime: (ms: number) => void;
};

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A world made of records: a disk in memory, servers that say what the test tells them, a clock that stands still. */
export function fakeWorld(setup: FakeSetup = {}): FakeWorld {
  const disk = new Map(Object.entries(setup.files ?? {}));
  const modes = new Map<string, number>();
  const requests: HttpRequest[] = [];
  const acts: (() => void)[] = [];
  let now = setup.now ?? NOON;
  const watchers = new Set<{ readonly paths: readonly string[]; readonly onChange: (path: string) => void }>();
  const tell = (path: string) => {
    for (const watcher of watchers) if (watcher.paths.includes(path)) watcher.onChange(path);
  };
  const ran: Program[] = [];
  const waits: number[] = [];
  let listening:
    | { readonly wanted: Listen; readonly answer: (query: Readonly<Record<string, string>>) => void }
    | undefined;
  const timers = new Set<() => void>();
  const passing = (ms: number, signal: AbortSignal): Promise<void> => {
    const ends = now + ms;
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => {
      if (now < ends && !signal.aborted) return;
      timers.delete(look);
      resolve();
    };
    timers.add(look);
    signal.addEventListener('abort', look, { once: true });
    return promise;
  };
  const writtenAt = new Map<string, number>();
  const put = (path: string, text: string | undefined) => {
    writtenAt.set(path, now);
    if (text === undefined) disk.delete(path);
    else disk.set(path, text);
    tell(path);
  };
  return {
    env: setup.env ?? {},
    now: () => now,
    process: { cwd: '/home/ann', homeDir: '/home/ann', pid: 4242, startTime: 100, ...setup.process },
    files: fakeFiles(setup, {
      disk,
      modes,
      put,
      acts,
      watchers,
      writtenAt: (path) => writtenAt.get(path) ?? setup.now ?? NOON,
    }),
    request: async (request) => {
      requests.push(request);
      return answer(setup.replies ?? {}, request);
    },
    machine: {
      platform: setup.platform ?? 'linux',
      wait: async (ms, signal) => {
        if (signal.aborted) return;
        waits.push(ms);
        if (listening === undefined) now += ms;
        else await passing(ms, signal);
      },
      randomBytes: (count) => Uint8Array.from({ length: count }, (_, i) => (i * 37 + 11) % 256),
      run: async (program) => {
        ran.push(program);
        return setup.programs === undefined ? { kind: 'missing' } : setup.programs(program);
      },
      listen: async (wanted) => {
        if (setup.noPort === true || setup.noPort === wanted.port) return undefined;
        const answered = Promise.withResolvers<Readonly<Record<string, string>> | undefined>();
        listening = { wanted, answer: answered.resolve };
        const close = () => {
          if (listening?.answer === answered.resolve) listening = undefined;
          answered.resolve(undefined);
        };
        return { port: wanted.port === 0 ? 49_152 : wanted.port, answer: answered.promise, close };
      },
    },
    disk,
    modes,
    requests,
    ran,
    waits,
    browserComes: (path, query) => {
      if (listening?.wanted.path !== path || listening.wanted.page(query).status >= 400) return false;
      listening.answer(query);
      listening = undefined;
      return true;
    },
    somebodyWrites: put,
    onLocked: (act) => acts.push(act),
    passTime: (ms) => {
      now += ms;
      for (const look of [...timers]) look();
    },
  };
}

type Disk = {
  readonly disk: Map<string, string>;
  readonly modes: Map<string, number>;
  readonly put: (path: string, text: string | undefined) => void;
  readonly acts: (() => void)[];
  readonly watchers: Set<{ readonly paths: readonly string[]; readonly onChange: (path: string) => void }>;
  /** Epoch ms. */
  readonly writtenAt: (path: string) => number;
};

function fakeFiles(setup: FakeSetup, { disk, modes, put, acts, watchers, writtenAt }: Disk): Files {
  const real = (path: string): string => {
    const link = Object.entries(setup.links ?? {}).find(([from]) => path === from || path.startsWith(`${from}/`));
    return link === undefined ? path : real(link[1] + path.slice(link[0].length));
  };
  const read = (asked: string): FileRead => {
    const path = real(asked);
    const code = setup.unreadable?.[path];
    if (code !== undefined) return { kind: 'unreadable', code };
    const text = disk.get(path);
    if (text === undefined) return { kind: 'missing' };
    const bytes = Buffer.byteLength(text);
    return {
      kind: 'file',
      text,
      hash: hashOf(text),
      mode: modes.get(path) ?? 0o600,
      bytes,
      modifiedMs: writtenAt(path),
    };
  };
  return {
    read: async (path) => read(path),
    resolve: async (asked) => {
      const path = real(asked);
      const isFile = disk.has(path) || setup.unreadable?.[path] !== undefined;
      const isThere = isFile || [...disk.keys()].some((file) => file.startsWith(`${path}/`));
      const bytes = Buffer.byteLength(disk.get(path) ?? '');
      return setup.odd?.[asked] ?? (isThere ? { kind: 'there', path, isFile, bytes, names: 1 } : { kind: 'missing' });
    },
    list: async (dir) => {
      const inside = [...disk.keys()].filter((path) => path.startsWith(`${dir}/`));
      return [...new Set(inside.map((path) => path.slice(dir.length + 1).split('/')[0] ?? ''))].sort();
    },
    replace: async ({ path: asked, text, expectHash, backups, isPrivate }) => {
      const path = real(asked);
      const problem = setup.unwritable?.[path];
      if (problem !== undefined) return { ok: false, problem };
      const old = disk.get(path);
      const hash = old === undefined ? undefined : hashOf(old);
      if (hash !== expectHash) return { ok: false, problem: { kind: 'changed', place: { file: path } } };
      const backup = backups && old !== undefined ? rotate(disk, path, old) : {};
      modes.set(path, isPrivate ? 0o600 : (modes.get(path) ?? 0o600));
      put(path, text);
      return { ok: true, value: { ...backup, hash: hashOf(text) } };
    },
    remove: async ({ path, expectHash }) => {
      const problem = setup.unwritable?.[path];
      if (problem !== undefined) return { ok: false, problem };
      const old = disk.get(path);
      if (old === undefined) return { ok: true, value: undefined };
      if (hashOf(old) !== expectHash) return { ok: false, problem: { kind: 'changed', place: { file: path } } };
      put(path, undefined);
      return { ok: true, value: undefined };
    },
    append: async (path, text) => {
      const problem = setup.unwritable?.[path];
      if (problem !== undefined) return { ok: false, problem };
      modes.set(path, modes.get(path) ?? 0o600);
      put(path, (disk.get(path) ?? '') + text);
      return { ok: true, value: undefined };
    },
    hashOf,
    withLock: async (path, waitMs, run) => {
      const pid = setup.locks?.[path];
      const lock = `${path}.lock`;
      if (pid !== undefined) {
        return { ok: false, problem: { kind: 'locked', place: { file: path }, lock, pid, waitedMs: waitMs } };
      }
      for (const act of acts.splice(0)) act();
      return { ok: true, value: await run() };
    },
    watch: (paths, onChange) => {
      const watcher = { paths, onChange };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** OpenClaw: the old content becomes `.bak`, which becomes `.bak.1`, and so on to `.bak.4`. */
function rotate(disk: Map<string, string>, path: string, old: string): { readonly backup: string } {
  const ring = [`${path}.bak`, ...[1, 2, 3, 4].map((n) => `${path}.bak.${n}`)];
  for (let i = ring.length - 1; i > 0; i--) {
    const [from, to] = [ring[i - 1] ?? '', ring[i] ?? ''];
    const text = disk.get(from);
    if (text === undefined) disk.delete(to);
    else disk.set(to, text);
  }
  disk.set(`${path}.bak`, old);
  return { backup: `${path}.bak` };
}

const timings = { connectedMs: 1, firstByteMs: 5, totalMs: 6 };

async function answer(replies: Readonly<Record<string, Reply>>, request: HttpRequest): Promise<HttpOutcome> {
  const cancelled: HttpOutcome = { kind: 'cancelled', timings: { totalMs: 1 } };
  if (request.signal.aborted) return cancelled;
  const reply = replies[`${request.method} ${request.url}`] ?? replies[request.url];
  if (reply === undefined) {
    return { kind: 'failed', why: 'refused', code: 'ECONNREFUSED', phase: 'connect', timings: { totalMs: 1 } };
  }
  if (reply === 'hangs') {
    return new Promise((resolve) => request.signal.addEventListener('abort', () => resolve(cancelled), { once: true }));
  }
  if (typeof reply === 'function') return reply(request);
  if ('kind' in reply) return reply;
  return { kind: 'reply', headers: {}, text: '', truncated: false, timings, ...reply };
}
