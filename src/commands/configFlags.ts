import type { Flag } from '../args.js';
import { FLAGS } from './flags.js';

/** Those of `config get|set|patch|unset`. Names and meanings are OpenClaw's, but for `--where`, `--stdin` of `set` and `--yes`. */
export const CONFIG_FLAGS = {
  where: { name: 'where', summary: 'Print where the value stands (file:line:column), as written and in effect' },
  strictJson: { name: 'strict-json', summary: 'Strict JSON parsing (error instead of raw string fallback)' },
  merge: { name: 'merge', summary: 'Merge object/map values instead of replacing the target path' },
  replace: {
    name: 'replace',
    summary: 'Allow full replacement of protected map/list paths such as agents.defaults.models',
  },
  stdin: { name: 'stdin', summary: 'Read it from stdin, where no other user of the machine sees it' },
  allowExec: {
    name: 'allow-exec',
    summary: 'With --dry-run. Accepted and without effect: Pincer never runs the program behind an exec SecretRef',
  },
  batchJson: {
    name: 'batch-json',
    value: '<json>',
    takesDash: true,
    summary: 'Batch mode: JSON array of set operations',
  },
  batchFile: {
    name: 'batch-file',
    value: '<path>',
    takesDash: true,
    summary: 'Batch mode: read JSON array of set operations from file',
  },
  file: { name: 'file', value: '<path>', takesDash: true, summary: 'Read a JSON5 config patch object from file' },
  replacePath: {
    name: 'replace-path',
    value: '<path>',
    takesDash: true,
    summary: 'Replace the object or array at this path instead of recursively applying it (repeatable)',
  },
  refProvider: {
    name: 'ref-provider',
    value: '<alias>',
    takesDash: true,
    summary: 'SecretRef builder: provider alias',
  },
  refSource: {
    name: 'ref-source',
    value: '<source>',
    takesDash: true,
    summary: 'SecretRef builder: source (env|file|exec)',
  },
  refId: { name: 'ref-id', value: '<id>', takesDash: true, summary: 'SecretRef builder: ref id' },
} as const satisfies Record<string, Flag>;

/** Of the provider builder. */
export const PROVIDER_FLAGS = {
  source: {
    name: 'provider-source',
    value: '<source>',
    takesDash: true,
    summary: 'Provider builder: source (env|file|exec)',
  },
  allowlist: {
    name: 'provider-allowlist',
    value: '<envVar>',
    takesDash: true,
    summary: 'Provider builder (env): allowlist entry (repeatable)',
  },
  path: { name: 'provider-path', value: '<path>', takesDash: true, summary: 'Provider builder (file): path' },
  mode: {
    name: 'provider-mode',
    value: '<mode>',
    takesDash: true,
    summary: 'Provider builder (file): mode (singleValue|json)',
  },
  timeoutMs: {
    name: 'provider-timeout-ms',
    value: '<ms>',
    takesDash: true,
    summary: 'Provider builder (file|exec): timeout ms',
  },
  maxBytes: {
    name: 'provider-max-bytes',
    value: '<bytes>',
    takesDash: true,
    summary: 'Provider builder (file): max bytes',
  },
  command: {
    name: 'provider-command',
    value: '<path>',
    takesDash: true,
    summary: 'Provider builder (exec): absolute command path',
  },
  args: {
    name: 'provider-arg',
    value: '<arg>',
    takesDash: true,
    summary: 'Provider builder (exec): command arg (repeatable)',
  },
  noOutputTimeoutMs: {
    name: 'provider-no-output-timeout-ms',
    value: '<ms>',
    takesDash: true,
    summary: 'Provider builder (exec): no-output timeout ms',
  },
  maxOutputBytes: {
    name: 'provider-max-output-bytes',
    value: '<bytes>',
    takesDash: true,
    summary: 'Provider builder (exec): max output bytes',
  },
  jsonOnly: { name: 'provider-json-only', summary: 'Provider builder (exec): require JSON output' },
  env: {
    name: 'provider-env',
    value: '<key=value>',
    takesDash: true,
    summary: 'Provider builder (exec): env assignment (repeatable)',
  },
  passEnv: {
    name: 'provider-pass-env',
    value: '<envVar>',
    takesDash: true,
    summary: 'Provider builder (exec): pass host env var (repeatable)',
  },
  trustedDirs: {
    name: 'provider-trusted-dir',
    value: '<path>',
    takesDash: true,
    summary: 'Provider builder (exec): trusted directory (repeatable)',
  },
  allowInsecurePath: {
    name: 'provider-allow-insecure-path',
    summary: 'Provider builder (file|exec): bypass strict path permission checks',
  },
  allowSymlinkCommand: {
    name: 'provider-allow-symlink-command',
    summary: 'Provider builder (exec): allow command symlink path',
  },
} as const satisfies Record<string, Flag>;

const { where, file, replacePath, ...SET } = CONFIG_FLAGS;

const yes: Flag = { ...FLAGS.yes, summary: 'Store a key in plain text all the same' };
const report: Flag = { ...FLAGS.json, summary: 'With --dry-run: print the report as JSON' };
const alias: Flag = { ...FLAGS.json, summary: 'The same as --strict-json; with --dry-run, print the report as JSON' };

export const GET_FLAGS: readonly Flag[] = [FLAGS.json, where];
export const SET_FLAGS: readonly Flag[] = [
  FLAGS.dryRun,
  yes,
  alias,
  ...Object.values(SET),
  ...Object.values(PROVIDER_FLAGS),
];
export const PATCH_FLAGS: readonly Flag[] = [file, SET.stdin, replacePath, FLAGS.dryRun, yes, report, SET.allowExec];
export const UNSET_FLAGS: readonly Flag[] = [FLAGS.dryRun, yes, report, SET.allowExec];
