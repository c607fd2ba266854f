import type { Problem } from '../state/domain/problem.js';
import type { Result } from '../state/domain/result.js';

/**
 * All contact with the outside. Operations get it as their first argument; tests pass a record literal.
 * Another member would be an event worth a decision record, as `machine` was (docs/decisions/100-machine.md).
 */
export type World = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly files: Files;
  readonly request: (request: HttpRequest) => Promise<HttpOutcome>;
  readonly process: ProcessFacts;
  readonly machine: Machine;
};

/** What a login needs beside requests: time to pass, chance, other programs, and a port that a browser comes back to. */
export type Machine = {
  /** As Node calls it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** Resolves after so many ms, or at once when the signal fires. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Unguessable bytes. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Runs a program to its end. A secret goes to its stdin, never into its arguments or environment. */
  readonly run: (program: Program) => Promise<ProgramEnd>;
  /** Listens on the loopback addresses for one request of a browser. `undefined` where the port is not to be had on both. */
  readonly listen: (wanted: Listen) => Promise<Listener | undefined>;
};

export type Program = {
  /** A name that PATH is searched for, or a path. */
  readonly command: string;
  readonly args: readonly string[];
  /** Over the environment that Pincer itself has. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * `terminal`: it has the terminal until it ends, and nothing of it is read. `apart`: it goes its own way, also when Pincer ends,
   * and nothing of it is read; `timeout` means that it is still there, which is no fault.
   */
  readonly stdio: 'terminal' | 'apart' | { readonly stdin: string };
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

export type ProgramEnd =
  /** stdout and stderr are cut to 1 MB, and empty where the program had the terminal. */
  | { readonly kind: 'ended'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cancelled' };

export type Listen = {
  /** 0: any that is free. */
  readonly port: number;
  /** Only this path is an answer; anything else gets 404 and is waited on. */
  readonly path: string;
  /**
   * What the browser is shown once it came; plain text, no HTML of others in it. With a status of 400 or more it was no answer: anybody's
   * page can make a browser send one, and the right one is waited on.
   */
  readonly page: (query: Readonly<Record<string, string>>) => { readonly status: number; readonly text: string };
};

export type Listener = {
  readonly port: number;
  /** The query of the first request to the path; `undefined` when closed before it came. */
  readonly answer: Promise<Readonly<Record<string, string>> | undefined>;
  readonly close: () => void;
};

type ProcessFacts = {
  readonly cwd: string;
  readonly homeDir: string;
  readonly pid: number;
  /** Boot-relative start time of this process as /proc tells it, for OpenClaw's lock files; 0 where unknown. */
  readonly startTime: number;
};

export type FileRead =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly code: string }
  | {
      readonly kind: 'file';
      /** Decoded as UTF-8 with the BOM kept, so that writing it back gives the same bytes. */
      readonly text: string;
      /** Hash of the bytes, to see that the file did not change since. */
      readonly hash: string;
      /** Permission bits. */
      readonly mode: number;
      readonly bytes: number;
      readonly modifiedMs: number;
    };

export type Resolved =
  | { readonly kind: 'missing' }
  /** Links that lead in circles, folders that may not be looked into. */
  | { readonly kind: 'unresolved'; readonly code: string }
  | {
      readonly kind: 'there';
      /** Without any link in it. */
      readonly path: string;
      readonly isFile: boolean;
      readonly bytes: number;
      /** How many names the file has on the disk. */
      readonly names: number;
    };

export type Files = {
  readonly read: (path: string) => Promise<FileRead>;
  /** Where a path leads by its links, and what is there. */
  readonly resolve: (path: string) => Promise<Resolved>;
  /** Names in a folder, sorted; empty when it does not exist. */
  readonly list: (dir: string) => Promise<readonly string[]>;
  /**
   * Replaces a file atomically and durably: follows symlinks, keeps mode and owner (new files 0600, new folders 0700),
   * rotates backups when asked, refuses with `changed` when the bytes on disk are no longer those of `expectHash`
   * (`undefined` = expected to be missing), and reads back what it wrote.
   */
  readonly replace: (
    request: ReplaceRequest,
  ) => Promise<Result<{ readonly backup?: string; readonly hash: string }, Problem>>;
  /** Removes a file, durably, unless its bytes are no longer those of `expectHash`; a file that is gone already is no problem. */
  readonly remove: (
    request: Pick<ReplaceRequest, 'path' | 'expectHash' | 'isOwn'>,
  ) => Promise<Result<undefined, Problem>>;
  /**
   * Adds whole lines to the end of a file of Pincer's own (see `isOwn`); makes it where there is none. Flushed, unless the power
   * failing may cost them: `flush: false` takes a third of the time.
   */
  readonly append: (path: string, text: string, how?: { readonly flush: false }) => Promise<Result<undefined, Problem>>;
  /** The hash that a file of this text would have. */
  readonly hashOf: (text: string) => string;
  /** Takes `<path>.lock` as OpenClaw does, runs, and gives it back whatever happens. */
  readonly withLock: <T>(path: string, waitMs: number, run: () => Promise<T>) => Promise<Result<T, Problem>>;
  /** Calls back (debounced, by content) when one of the files changes, appears or vanishes. Returns the stop function. */
  readonly watch: (paths: readonly string[], onChange: (path: string) => void) => () => void;
};

export type ReplaceRequest = {
  readonly path: string;
  readonly text: string;
  readonly expectHash: string | undefined;
  /** OpenClaw: ring of five, `.bak` to `.bak.4`. */
  readonly backups: boolean;
  /** It holds secrets: 0600 from now on, whatever it was. */
  readonly isPrivate?: true;
  /** It is Pincer's own, and for nobody else: 0600 in a folder of 0700, whatever they were, and a link in its place is not followed. */
  readonly isOwn?: true;
  /** What nobody would miss needs not be on the disk before the call is over; whole it is all the same. */
  readonly flush?: false;
};

/** A request to one host. Redirects are never followed here: they come back as a reply with their status. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly deadlines: {
    readonly connectMs: number;
    readonly firstByteMs: number;
    /** `Infinity`: what comes may come for hours. */
    readonly totalMs: number;
    /** The longest silence once the answer began; without it, any. */
    readonly idleMs?: number;
  };
  /** The body is cut here, before and after decompression; `truncated` says so. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /**
   * Hears the text of the answer as it comes, cut wherever the network cut it, with the ms since the request began. `true` says that
   * enough has come: the answer ends there.
   */
  readonly onText?: (text: string, atMs: number) => boolean;
  /** What `onText` heard is all that is wanted: the text of the outcome stays empty, and `maxBytes` is no bound. */
  readonly keeps?: false;
};

export type HttpPhase = 'dns' | 'connect' | 'tls' | 'first-byte' | 'body';

/** Milliseconds since the request began. */
export type HttpTimings = { readonly connectedMs?: number; readonly firstByteMs?: number; readonly totalMs: number };

export type HttpOutcome =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Decoded as UTF-8, invalid sequences replaced. */
      readonly text: string;
      readonly truncated: boolean;
      readonly timings: HttpTimings;
    }
  | { readonly kind: 'timeout'; readonly phase: HttpPhase; readonly timings: HttpTimings }
  | {
      readonly kind: 'failed';
      readonly why: 'refused' | 'dns' | 'tls' | 'reset' | 'unreachable' | 'protocol' | 'proxy' | 'bad-url';
      /** The system's or library's code, such as ECONNREFUSED. */
      readonly code: string;
      readonly phase: HttpPhase;
      readonly timings: HttpTimings;
    }
  | { readonly kind: 'cancelled'; readonly timings: HttpTimings };
