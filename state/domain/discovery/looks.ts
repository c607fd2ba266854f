import { originOf } from '../config/localHost.js';
import { type DialectRules, rulesOf } from '../dialectRules.js';
import type { Home } from '../home.js';
import { isObject, type Json, type JsonObject, valueAt } from '../json.js';
import { canonicalId } from '../providers/aliases.js';
import { providerRow } from '../providers/table.js';
import { hasRemote, isMeant, ollamaBase } from '../registry/ollama.js';
import { blockOf } from '../setup/providerBlock.js';
import type { Looks, LooksBecause } from './discovery.js';

/** What decides whether OpenClaw asks a server for its models by itself. `config` as written, includes in place. */
export type LooksFacts = {
  readonly home: Pick<Home, 'providers' | 'dialect'>;
  readonly config: Json;
  readonly provider: string;
  /** Where the server is. */
  readonly baseUrl: string;
};

const ASKED: ReadonlySet<string> = new Set(['lmstudio', 'ollama', 'sglang', 'vllm']);

/** By the OpenClaw of the home; undefined where Pincer does not know its rules. */
export function openClawLooks(facts: LooksFacts): Looks | undefined {
  const rules: DialectRules = rulesOf(facts.home.dialect.version);
  if (!rules.hasKnownDefaults) return undefined;
  const { provider } = facts;
  if (!ASKED.has(provider)) return no({ kind: 'never' });
  const because = provider === 'ollama' ? ollamaStays(facts) : othersStay(facts);
  return because ?? elsewhere(facts) ?? YES;
}

/**
 * By the documents, which know discovery of Ollama alone: with a key of any content or a profile, and without an entry of one's own.
 */
export function documentsLook(facts: LooksFacts): Looks | undefined {
  if (facts.provider !== 'ollama') return undefined;
  if (blockOf(facts.config, 'ollama') !== undefined) return no({ kind: 'block' });
  return hasKey(facts) ? (elsewhere(facts) ?? YES) : noKey('ollama');
}

const YES: Looks = { asks: true, because: { kind: 'opted-in' } };
const no = (because: LooksBecause): Looks => ({ asks: false, because });
const noKey = (provider: string): Looks =>
  no({ kind: 'no-key', variable: providerRow(provider)?.env?.[0] ?? `${provider.toUpperCase()}_API_KEY` });

const SWITCH = ['plugins', 'entries', 'ollama', 'config', 'discovery', 'enabled'] as const;

/** OpenClaw: `resolveOllamaDiscoveryResult`. */
function ollamaStays(facts: LooksFacts): Looks | undefined {
  const { config } = facts;
  const own = blockValue(facts);
  if (declares(own)) return no({ kind: 'declared' });
  if (valueAt(config, SWITCH) === false) return no({ kind: 'switched-off', path: SWITCH.join('.') });
  if (isMeant(own)) return undefined;
  const providers = valueAt(config, ['models', 'providers']);
  if (hasRemote(entriesIn(providers))) return no({ kind: 'other-remote' });
  return hasKey(facts) ? undefined : noKey('ollama');
}

/** OpenClaw: an entry of one's own switches it off, unless the allowlist lets the whole provider in. */
function othersStay(facts: LooksFacts): Looks | undefined {
  const own = blockValue(facts);
  if (declares(own)) return no({ kind: 'declared' });
  const isWhole = valueAt(facts.config, ['agents', 'defaults', 'models', `${facts.provider}/*`]) !== undefined;
  if (own !== undefined && !isWhole) return no({ kind: 'block' });
  return hasKey(facts) ? undefined : noKey(facts.provider);
}

/** It asks at the address of the entry, or else at its own. */
function elsewhere({ home, config, provider, baseUrl }: LooksFacts): Looks | undefined {
  const said = valueAt(blockOf(config, provider)?.value, ['baseUrl']);
  const effective = home.providers.find(({ id }) => id === provider)?.baseUrl;
  const place = (typeof said === 'string' ? effective : undefined) ?? providerRow(provider)?.baseUrl;
  if (place === undefined || sameServer(place, baseUrl)) return undefined;
  return no({ kind: 'elsewhere', place: provider === 'ollama' ? ollamaBase(place) : place });
}

/** The names that this machine has for itself are one. */
const sameServer = (one: string, other: string): boolean => {
  const [a, b] = [serverOf(one), serverOf(other)];
  return a !== undefined && a === b;
};

export const serverOf = (url: string): string | undefined =>
  originOf(url)?.replace(/^(https?:\/\/)(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?=:|$)/, '$1localhost');

function hasKey({ home, provider }: LooksFacts): boolean {
  const winner = home.providers.find(({ id }) => id === canonicalId(provider))?.auth.winner;
  return winner !== undefined && winner.source.kind !== 'synthetic';
}

function blockValue({ config, provider }: LooksFacts): JsonObject | undefined {
  const value = blockOf(config, provider)?.value;
  return isObject(value) ? value : undefined;
}

const declares = (own: JsonObject | undefined): boolean => Array.isArray(own?.models) && own.models.length > 0;

const entriesIn = (providers: Json | undefined): Readonly<Record<string, JsonObject>> =>
  Object.fromEntries(
    Object.entries(isObject(providers) ? providers : {}).filter((pair): pair is [string, JsonObject] =>
      isObject(pair[1]),
    ),
  );
