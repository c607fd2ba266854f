import type { Flag } from '../args.js';

/** Flags that every command takes. */
export const GLOBAL = {
  config: { name: 'config', value: '<path>', summary: 'Config file to use instead of ~/.openclaw/openclaw.json' },
  profile: { name: 'profile', value: '<name>', summary: 'Use the OpenClaw profile in ~/.openclaw-<name>' },
  dev: { name: 'dev', summary: 'Use the OpenClaw profile "dev"' },
  dialect: {
    name: 'openclaw-version',
    value: '<version>',
    summary: 'Follow the rules of OpenClaw 2026.5 or 2026.9, whatever the files say',
  },
  demo: { name: 'demo', summary: 'Work on a temporary home with fake servers: no OpenClaw, keys or network needed' },
  help: { name: 'help', also: ['-h'], summary: 'Show help' },
  version: { name: 'version', also: ['-V'], summary: 'Show the version' },
} as const satisfies Record<string, Flag>;

/** Flags that several commands share. */
export const FLAGS = {
  agent: { name: 'agent', value: '<id>', summary: 'Agent to inspect (overrides OPENCLAW_AGENT_DIR)' },
  json: { name: 'json', also: ['--status-json'], summary: 'Print JSON' },
  plain: { name: 'plain', also: ['--status-plain'], summary: 'Print bare values, one per line' },
  check: {
    name: 'check',
    summary: 'Exit with 1 when a credential in use is missing or expired, 2 when one expires within 24 hours',
  },
  warnWithin: {
    name: 'warn-within',
    value: '<duration>',
    summary: 'How long before its end a credential is called expiring: 36h, 7d (default: 24h)',
  },
  all: { name: 'all', summary: 'Show the full catalog, not only what is configured' },
  local: { name: 'local', summary: 'Only models served by this machine' },
  provider: { name: 'provider', value: '<id>', summary: 'Only models of this provider' },
  dryRun: { name: 'dry-run', summary: 'Show what would change, and write nothing' },
  yes: { name: 'yes', summary: 'Accept what is refused otherwise, such as turning the allowlist on' },
  kind: {
    name: 'kind',
    value: '<kind>',
    summary:
      'reach (lists models, costs nothing; the default), completion (the smallest real request), tools (has it call a tool) or image (shows it a picture)',
  },
  timeout: { name: 'timeout', value: '<ms>', summary: 'Deadline of each probe, in milliseconds (default: 8000)' },
  concurrency: { name: 'concurrency', value: '<n>', summary: 'Probes at the same time (default: 4)' },
  noProbe: { name: 'no-probe', summary: 'Open the screen without asking the models in use whether they work' },
} as const satisfies Record<string, Flag>;

/** Of `pincer` without a command, which opens the screen. */
export const SCREEN_FLAGS: readonly Flag[] = [FLAGS.agent, FLAGS.noProbe];

export const WRITER_FLAGS: readonly Flag[] = [FLAGS.dryRun, FLAGS.yes, FLAGS.json];
