import { secretRef } from '../auth/secretText.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { publicUrl } from '../masking/publicText.js';
import type { Entries, RegistryFacts } from './facts.js';
import { headerVariable, isNoSecret, MANAGED } from './keys.js';

/** What a text with a secret in it stands for. */
type Hidden = {
  /** As in the config, where it comes from there. */
  readonly written?: string;
  /** The variable, where the text is nothing but that. */
  readonly variable?: string;
};

/** By the text as OpenClaw would write it. */
export type Secrets = ReadonlyMap<string, Hidden>;

/**
 * The secrets that OpenClaw resolves and would write out: what a `${NAME}` stands for, and keys of the auth store. A key that was
 * written into the config itself is none of them: it is the user's own text, and it may stand in the registry as it stands there.
 */
export function secretsOf({ written, effective, profiles }: RegistryFacts): Secrets {
  const secrets = new Map<string, Hidden>();
  for (const { apiKey, kind } of profiles) if (kind === 'plain') secrets.set(apiKey.trim(), {});
  for (const [id, entry] of Object.entries(written)) collect(entry, effective[id], '', secrets);
  return secrets;
}

/** Texts that a person has to see to know what an entry is. A base URL is one of them as long as no secret is in it. */
const OPEN_KEYS: ReadonlySet<string> = new Set(['api', 'auth', 'id', 'name', 'region']);

function collect(
  written: Json | undefined,
  effective: Json | undefined,
  key: string,
  secrets: Map<string, Hidden>,
): void {
  if (written === effective) return;
  if (typeof written === 'string' && typeof effective === 'string') addText(written, effective, key, secrets);
  else if (Array.isArray(written) && Array.isArray(effective)) {
    for (const [i, item] of written.entries()) collect(item, effective[i], key, secrets);
  } else if (isObject(written) && isObject(effective)) {
    for (const [name, item] of Object.entries(written)) collect(item, effective[name], name, secrets);
  }
}

function addText(written: string, effective: string, key: string, secrets: Map<string, Hidden>): void {
  const isOpen = OPEN_KEYS.has(key) || (key === 'baseUrl' && publicUrl(effective) === effective);
  if (isOpen || isNoSecret(effective)) return;
  const variable = secretRef(written.trim())?.id;
  secrets.set(effective.trim(), { written, ...(variable === undefined ? {} : { variable }) });
}

/**
 * The entries without what was resolved. Where the registry holds that text already it stays as it is, because OpenClaw put it there
 * and would again; unless the config's value is asked for (`taken`), which is a reference.
 */
export function concealed(
  entries: Entries,
  existing: JsonObject,
  secrets: Secrets,
  taken: (id: string) => boolean,
): Entries {
  if (secrets.size === 0) return entries;
  return Object.fromEntries(
    Object.entries(entries).map(([id, entry]) => {
      const old = taken(id) ? undefined : existing[id];
      return [id, concealedEntry(entry, isObject(old) ? old : {}, secrets)];
    }),
  );
}

function concealedEntry(entry: JsonObject, old: JsonObject, secrets: Secrets): JsonObject {
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => {
      if (key === 'apiKey') return [key, hiddenText(value, old.apiKey, secrets, ({ variable }) => variable ?? MANAGED)];
      if (key === 'headers') return [key, hiddenHeaders(value, old.headers, secrets)];
      return [key, hiddenBelow(value, old[key], secrets)];
    }),
  );
}

function hiddenHeaders(headers: Json, old: Json | undefined, secrets: Secrets): Json {
  if (!isObject(headers)) return headers;
  const marker = ({ variable }: Hidden): string => (variable === undefined ? MANAGED : headerVariable(variable));
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      hiddenText(value, isObject(old) ? old[name] : undefined, secrets, marker),
    ]),
  );
}

function hiddenText(value: Json, old: Json | undefined, secrets: Secrets, marker: (hidden: Hidden) => string): Json {
  const hidden = typeof value === 'string' ? secrets.get(value.trim()) : undefined;
  return hidden === undefined || value === old ? value : marker(hidden);
}

/** Anywhere else a reference stays as it was written. */
function hiddenBelow(value: Json, old: Json | undefined, secrets: Secrets): Json {
  if (typeof value === 'string') return hiddenText(value, old, secrets, ({ written }) => written ?? MANAGED);
  if (Array.isArray(value))
    return value.map((item: Json, i) => hiddenBelow(item, Array.isArray(old) ? old[i] : undefined, secrets));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, hiddenBelow(item, isObject(old) ? old[key] : undefined, secrets)]),
  );
}
