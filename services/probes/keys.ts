import { isSecretName } from '../../state/domain/masking/redact.js';
import type { ProbeApi, ProbePlan } from '../../state/domain/probe.js';
import { type Secret, secret } from '../secret.js';
import type { Credential, Vault } from '../vault.js';

type Plan = Extract<ProbePlan, { kind: 'request' }>;

/** The secrets of one probe: what it may send, and how to keep that out of what it tells. */
export type Keys = {
  readonly sent: boolean;
  readonly asClaudeCode: boolean;
  /** Headers with the key, or those that remain when somebody has none. */
  readonly headers: (withKey: boolean) => Readonly<Record<string, string>>;
  /** What no header can carry, in words: sending it would fail, and look like a fault of the server. */
  readonly unsendable: string | undefined;
  /** The base URL as it was written, with whatever secret is in it. */
  readonly baseUrl: string;
  /** The text with every secret of this probe taken out. */
  readonly redact: (text: string) => string;
};

const KEY_HEADERS: Readonly<Record<ProbeApi, string>> = {
  'openai-completions': 'authorization',
  'openai-responses': 'authorization',
  'anthropic-messages': 'x-api-key',
  ollama: 'authorization',
  'google-generative-ai': 'x-goog-api-key',
};

/** Collects what OpenClaw would send to this address, and nothing that belongs to another. */
export function keysFor(vault: Vault, provider: string, plan: Plan): Keys {
  const credential = ownCredential(vault.credentialFor(provider), plan);
  const extra = [...vault.headersFor(provider, plan.model)].filter(([name]) => !HANDS_OFF.has(name.toLowerCase()));
  const address = vault.addressFor(provider, plan.baseUrl);
  const secrets = [...extra.map(([, value]) => value), ...(credential === undefined ? [] : [credential.secret])];
  const asClaudeCode = credential !== undefined && isClaudeSubscription(credential.secret, plan.api);
  return {
    sent: credential !== undefined && plan.realKey,
    asClaudeCode,
    headers: (withKey) => ({
      ...(withKey && credential !== undefined ? keyHeaders(credential, plan, asClaudeCode) : {}),
      ...opened(withKey ? extra : extra.filter(([name]) => !isSecretName(name))),
      // OpenClaw: with `authHeader` the key replaces any Authorization of one's own.
      ...(withKey && credential !== undefined && plan.authHeader ? bearer(credential) : {}),
    }),
    unsendable: unsendable(extra, secrets),
    baseUrl: address?.open() ?? plan.baseUrl,
    redact: (text) => [...secrets, ...hiddenParts(address, plan.baseUrl)].reduce(takeOut, text),
  };
}

/** The parts of an address that are not in what is shown of it: a server may echo them. */
const hiddenParts = (address: Secret | undefined, shown: string): readonly Secret[] =>
  (address?.open().split(/[/?#&=;:@]/) ?? []).filter((part) => !shown.includes(part)).map(secret);

/** A key is sent to the origin it is meant for. A model with a base URL of its own was given it on purpose. */
function ownCredential(credential: Credential | undefined, plan: Plan): Credential | undefined {
  if (credential?.origin === undefined || plan.ownUrl) return credential;
  return URL.canParse(plan.baseUrl) && new URL(plan.baseUrl).origin === credential.origin ? credential : undefined;
}

const bearer = ({ secret }: Credential) => ({ authorization: `Bearer ${secret.open()}` });

function keyHeaders(credential: Credential, plan: Plan, asClaudeCode: boolean): Readonly<Record<string, string>> {
  if (asClaudeCode) return { ...bearer(credential), ...CLAUDE_CODE };
  const name = KEY_HEADERS[plan.api];
  if (name === 'authorization') return bearer(credential);
  return { [name]: credential.secret.open(), ...(credential.how === 'bearer' ? bearer(credential) : {}) };
}

/** OpenClaw tells a subscription token of Claude from an API key by this part of it. */
const isClaudeSubscription = (secret: Secret, api: ProbeApi): boolean =>
  api === 'anthropic-messages' && secret.open().includes('sk-ant-oat');

/** What Anthropic wants beside a subscription token. */
const CLAUDE_CODE = { 'anthropic-beta': 'claude-code-20250219,oauth-2025-04-20', 'x-app': 'cli' } as const;

/** Headers that belong to the connection; a config that sets them would break the request, not the server. */
const HANDS_OFF = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'expect', 'upgrade', 'te']);

const opened = (headers: readonly (readonly [string, Secret])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value.open()]));

function unsendable(extra: readonly (readonly [string, Secret])[], secrets: readonly Secret[]): string | undefined {
  if (extra.some(([name]) => !HEADER_NAME.test(name))) return 'the name of one of its headers is none that HTTP knows';
  return secrets.some((secret) => UNSENDABLE.test(secret.open()))
    ? 'the key holds characters that no header can carry'
    : undefined;
}

/** RFC 9110: a token. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~\w]+$/;

const UNSENDABLE = /[^\t\u0020-\u007e\u0080-\u00ff]/;

/** Shorter than this, a "key" is a word such as `none`, and masking it would only garble the answer. */
const SHORTEST_SECRET = 5;

/** The text without a secret: as it is, as a URL carries it, and as JSON does. */
export function takeOut(text: string, secret: Secret): string {
  const value = secret.open().trim();
  if (value.length < SHORTEST_SECRET) return text;
  const forms = new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]);
  return [...forms].reduce((rest, form) => rest.replaceAll(form, '[secret]'), text);
}
