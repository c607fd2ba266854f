import { isObject, type Json } from '../json.js';

/** A write of its config that OpenClaw noted in `logs/config-audit.jsonl`. */
export type AuditedWrite = { readonly command?: string; readonly pid?: number };

/**
 * The write after which the file has these bytes, by their SHA-256. OpenClaw 2026.5.28: a line of JSON for each write, with
 * `configPath`, `nextHash`, `pid` and the first eight words of the command line, which may hold a secret.
 */
export function auditedWrite(log: string, file: string, hash: string): AuditedWrite | undefined {
  const lines = log.split('\n');
  for (const line of lines.toReversed()) {
    if (!line.includes(hash)) continue;
    const record = parsed(line);
    if (!isObject(record) || record.event !== 'config.write' || record.nextHash !== hash) continue;
    if (record.configPath !== file) continue;
    const command = commandWords(record.argv);
    return {
      ...(command === undefined ? {} : { command }),
      ...(typeof record.pid === 'number' ? { pid: record.pid } : {}),
    };
  }
  return undefined;
}

function parsed(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}

/** Words that are commands of OpenClaw's; whatever else a command line holds may be a secret. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  agents: ['add', 'delete', 'bind', 'unbind', 'set-identity'],
  channels: ['add', 'remove', 'login', 'logout'],
  config: ['set', 'unset', 'patch'],
  configure: [],
  daemon: ['install', 'start', 'restart'],
  dashboard: [],
  devices: ['approve', 'remove'],
  doctor: [],
  gateway: ['run', 'start', 'restart', 'install'],
  hooks: ['enable', 'disable', 'install'],
  init: [],
  mcp: ['set', 'unset', 'add', 'remove'],
  models: ['set', 'set-image', 'auth', 'aliases', 'fallbacks', 'image-fallbacks', 'scan'],
  node: ['run', 'install'],
  onboard: [],
  plugins: ['install', 'enable', 'disable', 'update', 'uninstall'],
  secrets: ['configure', 'apply'],
  setup: [],
  skills: ['install', 'update'],
  tui: [],
  update: [],
};

const VERBS: ReadonlySet<string> = new Set(['add', 'remove', 'clear', 'login', 'order', 'paste-token', 'setup-token']);

/** Options before the command that take a word. */
const WITH_WORD: ReadonlySet<string> = new Set(['--profile', '--log-level', '--container']);

/** `config set`, of `node …/openclaw config set gateway.token s3cret`. Undefined where no command can be made out. */
function commandWords(argv: Json | undefined): string | undefined {
  if (!Array.isArray(argv)) return undefined;
  const words = argv.slice(2).filter((word: Json): word is string => typeof word === 'string');
  let i = 0;
  while (words[i]?.startsWith('-')) i += WITH_WORD.has(words[i] ?? '') ? 2 : 1;
  const [first = '', second = '', third = ''] = words.slice(i);
  const seconds = Object.hasOwn(GROUPS, first) ? GROUPS[first] : undefined;
  if (seconds === undefined) return undefined;
  if (!seconds.includes(second)) return first;
  return first === 'models' && VERBS.has(third) ? `${first} ${second} ${third}` : `${first} ${second}`;
}
