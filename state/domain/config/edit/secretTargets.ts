import { isObject, type Json } from '../../json.js';
import { dotted, placeOf, type Steps } from './pathSyntax.js';

/**
 * Where OpenClaw 2026.5 takes a reference for a secret: its own registry of `openclaw.json`, and what its bundled plugins and channels add.
 * `*` is any key, `[]` any item.
 */
const TARGETS: readonly string[] = `
agents.defaults.memorySearch.remote.apiKey
agents.list[].memorySearch.remote.apiKey
agents.list[].tts.providers.*.apiKey
cron.webhookToken
gateway.auth.password
gateway.auth.token
gateway.remote.password
gateway.remote.token
messages.tts.providers.*.apiKey
models.providers.*.apiKey
models.providers.*.headers.*
models.providers.*.request.auth.token
models.providers.*.request.auth.value
models.providers.*.request.headers.*
models.providers.*.request.proxy.tls.ca
models.providers.*.request.proxy.tls.cert
models.providers.*.request.proxy.tls.key
models.providers.*.request.proxy.tls.passphrase
models.providers.*.request.tls.ca
models.providers.*.request.tls.cert
models.providers.*.request.tls.key
models.providers.*.request.tls.passphrase
skills.entries.*.apiKey
talk.providers.*.apiKey
tools.web.fetch.firecrawl.apiKey
tools.web.search.*.apiKey
tools.web.search.apiKey
plugins.entries.exa.config.webSearch.apiKey
plugins.entries.firecrawl.config.webFetch.apiKey
plugins.entries.firecrawl.config.webSearch.apiKey
plugins.entries.google.config.webSearch.apiKey
plugins.entries.minimax.config.webSearch.apiKey
plugins.entries.moonshot.config.webSearch.apiKey
plugins.entries.perplexity.config.webSearch.apiKey
plugins.entries.tavily.config.webSearch.apiKey
plugins.entries.xai.config.webSearch.apiKey
channels.irc.accounts.*.nickserv.password
channels.irc.accounts.*.password
channels.irc.nickserv.password
channels.irc.password
channels.mattermost.accounts.*.botToken
channels.mattermost.botToken
channels.telegram.accounts.*.botToken
channels.telegram.accounts.*.webhookSecret
channels.telegram.botToken
channels.telegram.webhookSecret
`
  .trim()
  .split('\n');

/** `[]` as a step of its own. */
const stepsOf = (target: string): readonly string[] => target.replaceAll('[]', '.[]').split('.');

export const isSecretTarget = (path: Steps): boolean =>
  TARGETS.some((target) => {
    const steps = stepsOf(target);
    return steps.length === path.length && steps.every((step, i) => matches(step, path[i] ?? ''));
  });

/** The provider of models, or of speech, that a secret at this path belongs to. OpenClaw: `providerIdPathSegmentIndex`. */
export function providerOf(path: Steps): string | undefined {
  if (!isSecretTarget(path)) return undefined;
  const at = path.indexOf('providers');
  return at === -1 ? (path[0] === 'tools' && path.length === 5 ? path[3] : undefined) : path[at + 1];
}

const matches = (step: string, typed: string): boolean =>
  step === '*' || (step === '[]' ? placeOf(typed) !== undefined : step === typed);

/** Every value of a config at one of these places, with its dotted path. */
export const secretsOf = (config: Json): readonly { readonly path: string; readonly value: Json }[] =>
  TARGETS.flatMap((target) => found(config, stepsOf(target), []));

type Found = { readonly path: string; readonly value: Json };

function found(value: Json | undefined, [step, ...rest]: readonly string[], path: Steps): readonly Found[] {
  if (value === undefined) return [];
  if (step === undefined) return [{ path: dotted(path), value }];
  if (step === '[]')
    return Array.isArray(value) ? value.flatMap((item: Json, i) => found(item, rest, [...path, String(i)])) : [];
  if (!isObject(value)) return [];
  const keys = step === '*' ? Object.keys(value) : Object.hasOwn(value, step) ? [step] : [];
  return keys.flatMap((key) => found(value[key], rest, [...path, key]));
}
