import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Json } from '../../state/domain/json.js';

/** A home, and what the registry writer of OpenClaw 2026.5.28 left in it. Recorded from the real one, without a network. */
export type RegistryCase = {
  readonly name: string;
  /** By path under HOME. */
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** The models came from a server that answered; without one OpenClaw would write none. */
  readonly served?: true;
  /** The registry afterwards, by path under the agent's folder. */
  readonly wrote: Readonly<Record<string, string>>;
};

const file = fileURLToPath(new URL('../services/registry/openclawWrote.jsonl', import.meta.url));

export const REGISTRY_CASES: readonly RegistryCase[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as RegistryCase);

export const AGENT = '.openclaw/agents/main/agent/';

/** The secrets of a home that do not stand in its config: what variables hold, and keys of the auth store. */
export function secretsOf({ env = {}, files }: RegistryCase): readonly string[] {
  const config = files['.openclaw/openclaw.json'] ?? '';
  // An address in a variable is none.
  const inEnv = Object.values(env).filter((value) => !value.startsWith('http'));
  const store = files[`${AGENT}auth-profiles.json`];
  const found = store === undefined ? [] : keysIn(JSON.parse(store) as Json);
  return [...inEnv, ...found].filter((text) => text.length > 1 && !config.includes(`"${text}"`));
}

function keysIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string' ? (['key', 'token'].includes(key) ? [item] : []) : keysIn(item),
  );
}
