import { normalizeAgentId } from '../../edits/settings.js';
import { isObject, type Json, type JsonObject, valueAt } from '../../json.js';
import { BUILT_IN_PROVIDERS } from './builtIn.js';
import type { Rule, Rules, Say } from './limits.js';
import { SANDBOX_RULES } from './sandboxRules.js';
import { isAbsoluteAnywhere, isByteSize, isCssWidth, isDuration, isModulePath, isSafeExecutable } from './units.js';

/** A rule about a text, in OpenClaw's words; in ours, `has to …`, where OpenClaw has none. */
const textRule =
  (message: string, holds: (text: string) => boolean): Rule =>
  (value, say) => {
    if (typeof value === 'string' && !holds(value)) say(message);
  };

const objectRule =
  (rule: (value: JsonObject, say: Say) => void): Rule =>
  (value, say) => {
    if (isObject(value)) rule(value, say);
  };

const words = (value: Json | undefined): string => (typeof value === 'string' ? value.trim().toLowerCase() : '');

const count = (value: Json | undefined): number => (Array.isArray(value) ? value.length : 0);

const isSet = (value: Json | undefined): boolean => value !== undefined && value !== '' && value !== 0;

const allowOrAlso = (what: string): Rule =>
  objectRule(({ allow, alsoAllow }, say) => {
    if (count(allow) > 0 && count(alsoAllow) > 0)
      say(
        `${what} cannot set both allow and alsoAllow in the same scope (merge alsoAllow into allow, or remove allow and use profile + alsoAllow)`,
      );
  });

const providerOf = (what: string): Rule =>
  objectRule(({ provider, providers }, say) => {
    const named = words(provider);
    const known = isObject(providers) ? Object.keys(providers) : [];
    if (named !== '' && known.length > 0 && isObject(providers) && !(named in providers))
      say(`${what}.provider must match a key in ${what}.providers (missing "${named}")`, 'provider');
    if (named === '' && known.length > 1)
      say(`${what}.provider is required when ${what}.providers defines multiple providers`, 'provider');
  });

const SECRET_NAME = /^[a-z][a-z0-9_-]{0,63}$/;
const ENV_NAME = /^[A-Z][A-Z0-9_]{0,127}$/;

const isFileSecret = (id: string): boolean =>
  id === 'value' ||
  (id.startsWith('/') &&
    id
      .slice(1)
      .split('/')
      .every((part) => /^(?:[^~]|~0|~1)*$/.test(part)));

const isExecSecret = (id: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}$/.test(id) && !id.split('/').some((part) => part === '.' || part === '..');

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Said of a text that is no URL by a rule that takes it for one: OpenClaw then breaks off, and says only this. */
export const BREAKS_OFF = 'read failed: TypeError: Invalid URL';

const httpUrl: Rule = (value, say) => {
  if (typeof value !== 'string') return;
  // The text is asked without the blanks that the rule before it has taken off.
  if (!URL.canParse(value.trim())) say(BREAKS_OFF);
  else if (!isHttp(value.trim())) say('Expected http:// or https:// URL');
};

/** OpenClaw: ModelProvidersSchema. A provider that no plugin of OpenClaw brings has to say where it is and what it has. */
const customProviders: Rule = objectRule((providers, say) => {
  for (const [id, provider] of Object.entries(providers)) {
    if (!isObject(provider) || BUILT_IN_PROVIDERS().has(id.trim().toLowerCase())) continue;
    const missing = [isSet(provider.baseUrl) ? [] : ['baseUrl'], Array.isArray(provider.models) ? [] : ['models']];
    for (const key of missing.flat())
      say(
        `custom model providers must declare ${key}; provider overlays without ${key} are only supported for bundled providers`,
        id,
        key,
      );
  }
});

const stranger = (id: string): string => `Unknown agent id "${id}" (not in agents.list).`;

/** OpenClaw: the rules of OpenClawSchema itself. */
const knownAgents: Rule = objectRule((config, say) => {
  const list = valueAt(config, ['agents', 'list']);
  if (!Array.isArray(list) || list.length === 0) return;
  const ids = list.flatMap((agent: Json) => (isObject(agent) && typeof agent.id === 'string' ? [agent.id] : []));
  boundAgents(config, ids, say);
  broadcastAgents(config, ids, say);
});

function boundAgents({ bindings }: JsonObject, ids: readonly string[], say: Say): void {
  const normal = new Set(ids.map(normalizeAgentId));
  for (const [i, binding] of (Array.isArray(bindings) ? bindings : []).entries()) {
    const id = isObject(binding) ? binding.agentId : undefined;
    if (typeof id === 'string' && !normal.has(normalizeAgentId(id))) say(stranger(id), 'bindings', i, 'agentId');
  }
}

function broadcastAgents({ broadcast }: JsonObject, ids: readonly string[], say: Say): void {
  for (const [peer, agents] of Object.entries(isObject(broadcast) ? broadcast : {})) {
    if (peer === 'strategy' || !Array.isArray(agents)) continue;
    for (const [i, id] of agents.entries())
      if (typeof id === 'string' && !ids.includes(id)) say(stranger(id), 'broadcast', peer, i);
  }
}

/** OpenClaw: HeartbeatSchema. The hours are looked at only where there is a heartbeat. */
const heartbeatTimes: Rule = objectRule(({ every, activeHours }, say) => {
  if (typeof every !== 'string' || every === '') return;
  if (!isDuration(every)) say('invalid duration (use ms, s, m, h)', 'every');
  if (!isObject(activeHours)) return;
  for (const end of ['start', 'end']) {
    const message = wrongTime(activeHours[end], end);
    if (message !== undefined) say(message, 'activeHours', end);
  }
});

function wrongTime(value: Json | undefined, end: string): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const found = /^([01]\d|2[0-3]|24):([0-5]\d)$/.exec(value);
  if (found === null) return 'invalid time (use "HH:MM" 24h format)';
  if (found[1] !== '24') return undefined;
  if (found[2] !== '00') return 'invalid time (24:00 is the only allowed 24:xx value)';
  return end === 'start' ? 'invalid time (start cannot be 24:00)' : undefined;
}

const asText = (value: Json): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const DURATION = 'invalid duration (use ms, s, m, h, d)';
const SIZE = 'invalid size (use b, kb, mb, gb, tb)';

const unitAt = (value: JsonObject, say: Say, message: string, ...path: readonly string[]): void => {
  const found = valueAt(value, path);
  if (found === undefined) return;
  const holds = message === SIZE ? isByteSize : isDuration;
  if (!holds(asText(found))) say(message, ...path);
};

const sessionUnits: Rule = objectRule((value, say) => {
  unitAt(value, say, DURATION, 'pruneAfter');
  if (value.resetArchiveRetention !== false) unitAt(value, say, DURATION, 'resetArchiveRetention');
  unitAt(value, say, SIZE, 'maxDiskBytes');
  unitAt(value, say, SIZE, 'highWaterBytes');
});

const cronUnits: Rule = objectRule((value, say) => {
  if (value.sessionRetention !== false) unitAt(value, say, DURATION, 'sessionRetention');
  unitAt(value, say, SIZE, 'runLog', 'maxBytes');
});

const loopThresholds: Rule = objectRule((value, say) => {
  const { warningThreshold: warn, criticalThreshold: critical, globalCircuitBreakerThreshold: all } = value;
  if (Number(warn) >= Number(critical))
    say('tools.loopDetection.warningThreshold must be lower than criticalThreshold.', 'criticalThreshold');
  if (Number(critical) >= Number(all))
    say(
      'tools.loopDetection.criticalThreshold must be lower than globalCircuitBreakerThreshold.',
      'globalCircuitBreakerThreshold',
    );
});

const SEARCH_PROVIDERS = new Set(
  'brave duckduckgo exa firecrawl gemini grok kimi minimax ollama perplexity searxng tavily'.split(' '),
);

const webSearchKeys: Rule = objectRule((value, say) => {
  for (const key of Object.keys(value))
    if (['__proto__', 'prototype', 'constructor'].includes(key))
      say('tools.web.search must not contain blocked object keys', key);
  for (const [key, entry] of Object.entries(value))
    if (SEARCH_PROVIDERS.has(key) && isObject(entry))
      say('legacy web_search provider config must use plugins.entries.<plugin>.config.webSearch', key);
});

const execMode: Rule = objectRule(({ mode, security, ask }, say) => {
  if (mode !== undefined && (security !== undefined || ask !== undefined))
    say('tools.exec.mode cannot be combined with tools.exec.security or tools.exec.ask', 'mode');
});

/** Wherever it stands under `channels`. */
const noChannelAcp: Rule = (root, say) => {
  const look = (value: Json, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) for (const [i, item] of value.entries()) look(item, [...path, i]);
    if (!isObject(value)) return;
    const acp = valueAt(value, ['bindings', 'acp']);
    if (isObject(acp) || Array.isArray(acp))
      say(
        'Legacy channel-local ACP bindings were removed; use top-level bindings[] entries.',
        ...path,
        'bindings',
        'acp',
      );
    for (const [key, entry] of Object.entries(value)) look(entry, [...path, key]);
  };
  look(root, []);
};

/** OpenClaw: the rules that its schema has as code, by the names that scripts/schema/fromZod.mjs gives them. */
export const RULES: Rules = {
  ...SANDBOX_RULES,
  knownAgents,
  customProviders,
  heartbeatTimes,
  sessionUnits,
  cronUnits,
  loopThresholds,
  webSearchKeys,
  execMode,
  noChannelAcp,
  httpUrl,
  agentAllowOrAlso: allowOrAlso('agent tools'),
  providerAllowOrAlso: allowOrAlso('tools.byProvider policy'),
  policyAllowOrAlso: allowOrAlso('tools policy'),
  toolsAllowOrAlso: allowOrAlso('tools'),
  talkProvider: providerOf('talk'),
  realtimeProvider: providerOf('talk.realtime'),
  acpPeer: objectRule((value, say) => {
    const id = valueAt(value, ['match', 'peer', 'id']);
    if (typeof id !== 'string' || id.trim() === '')
      say('ACP bindings require match.peer.id to target a concrete conversation.', 'match', 'peer');
  }),
  retryRange: objectRule(({ min, max }, say) => {
    if (Number(max) < Number(min)) say('max must be greater than or equal to min', 'max');
  }),
  staleAfterCheck: objectRule((value, say) => {
    const check = Number(value.channelHealthCheckMinutes ?? 5);
    if (check !== 0 && Number(value.channelStaleEventThresholdMinutes) < check)
      say(
        'channelStaleEventThresholdMinutes should be >= channelHealthCheckMinutes to avoid delayed stale detection',
        'channelStaleEventThresholdMinutes',
      );
  }),
  cdpAddress: objectRule((value, say) => {
    if (value.driver !== 'existing-session' && !isSet(value.cdpPort) && !isSet(value.cdpUrl))
      say('Profile must set cdpPort or cdpUrl');
  }),
  userDataDir: objectRule((value, say) => {
    if (value.driver !== 'existing-session' && isSet(value.userDataDir))
      say('Profile userDataDir is only supported with driver="existing-session"');
  }),
  safeCommand: (value, say) => {
    const [command] = Array.isArray(value) ? value : [];
    if (typeof command !== 'string' || !isSafeExecutable(command)) say('expected safe executable name or path', 0);
  },
  timestamp: (value, say) => {
    // The last instant that a date of JavaScript can be.
    if (typeof value === 'number' && Math.abs(value) > 8.64e15) say('has to be a time that a date can have');
  },
  byteSize: textRule('Expected byte size string like 2mb', (text) => text.trim() !== '' && isByteSize(text)),
  safeSecretsCommand: textRule('secrets.providers.*.command is unsafe.', isSafeExecutable),
  absoluteSecretsCommand: textRule('secrets.providers.*.command must be an absolute path.', isAbsoluteAnywhere),
  absoluteTrustedDir: textRule('trustedDirs entries must be absolute paths.', isAbsoluteAnywhere),
  modulePath: textRule('module must be a safe relative path (no absolute paths)', isModulePath),
  cssWidth: textRule(
    'Expected a CSS width value such as 960px, 82%, min(1280px, 82%), or calc(100% - 2rem)',
    isCssWidth,
  ),
  url: textRule('has to be a URL', (text) => URL.canParse(text.trim())),
  proxyUrl: textRule('proxyUrl must use http:// or https://', (text) => isHttp(text.trim())),
  hexColour: textRule('expected hex color (RRGGBB)', (text) => /^#?[0-9a-fA-F]{6}$/.test(text)),
  browserProfileName: textRule('Profile names must be alphanumeric with hyphens only', (text) =>
    /^[a-z0-9-]+$/.test(text),
  ),
  envName: textRule('has to be the name of a variable in capitals', (text) => ENV_NAME.test(text)),
  secretsName: textRule('has to be a name in small letters, digits, _ and -', (text) => SECRET_NAME.test(text)),
  codexAgent: textRule('has to be a name of letters, digits, _ and -', (text) =>
    /^[a-z0-9][a-z0-9_-]{0,63}$/i.test(text),
  ),
  secretProviderName: textRule(
    'Secret reference provider must match /^[a-z][a-z0-9_-]{0,63}$/ (example: "default").',
    (text) => SECRET_NAME.test(text),
  ),
  envSecretId: textRule(
    'Env secret reference id must match /^[A-Z][A-Z0-9_]{0,127}$/ (example: "OPENAI_API_KEY").',
    (text) => ENV_NAME.test(text),
  ),
  fileSecretId: textRule(
    'File secret reference id must be an absolute JSON pointer (example: "/providers/openai/apiKey"), or "value" for singleValue mode.',
    isFileSecret,
  ),
  execSecretId: textRule(
    'Exec secret reference id must match /^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}$/ and must not include "." or ".." path segments (example: "vault/openai/api-key" or "aws/secret#json_key").',
    isExecSecret,
  ),
};
