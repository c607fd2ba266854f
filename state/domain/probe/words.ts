import type { OkNote, ProbeOutcome, ProbeRecord, TimeoutPhase, WrongUrl } from '../probe.js';
import { nextStepOf } from './nextSteps.js';

/** How an outcome is shown: a tone for the glyph and colour, a word for the row, a sentence, and what to do next. */
export type ProbeWords = {
  readonly tone: 'good' | 'warn' | 'bad' | 'idle';
  /** Short enough for a column of 14. */
  readonly word: string;
  /** What is left of the word where there is less room; the glyph beside it says that something is wrong. */
  readonly brief?: string;
  readonly says: string;
  readonly next?: string;
};

type Of<K extends ProbeOutcome['kind']> = Extract<ProbeOutcome, { kind: K }>;

const OK: Readonly<Record<OkNote, string>> = {
  'key-not-proven': 'Answers, but it answers without a key too, so the key is not proven.',
  'model-not-proven': 'Answers and lists the model; only a completion proves that it works.',
  'no-model-list': 'Answers, but has no list of models to check against.',
  'image-not-seen': 'Takes the picture, but does not say what is on it: it may not have looked.',
};

const TIMEOUTS: Readonly<Record<TimeoutPhase, string>> = {
  connect: 'No connection',
  'first-byte': 'Connected, but no answer began',
  body: 'The answer began and never ended',
  total: 'Not done',
};

const WRONG_URLS: Readonly<Record<WrongUrl, string>> = {
  html: 'Answers with a web page: the base URL leads to a site, not to an API.',
  'not-found': 'The server does not know this path.',
  redirect: 'Sends the request elsewhere; Pincer does not follow, so that the key stays here.',
  'not-this-api': 'Answers, but not as this API does.',
  'not-http': 'Something answers there, but it does not speak HTTP.',
  malformed: 'The base URL is not a URL.',
  unencrypted: 'The key was not sent: the address is not encrypted, and it could be read on the way.',
};

const WRONG_URL_NEXT: Readonly<Record<WrongUrl, string>> = {
  html: 'Check the base URL: a missing or doubled /v1 is the usual cause.',
  'not-found': 'Check the base URL: a missing or doubled /v1 is the usual cause.',
  redirect: 'Put the address it points to into baseUrl, if you trust it.',
  'not-this-api': 'Check api and baseUrl of the provider.',
  'not-http': 'Check the port, and http against https.',
  malformed: 'Write it as http://host:port/path or https://…',
  unencrypted: 'Use https, or a tunnel to this machine.',
};

const quoted = (said: string | undefined): string => (said === undefined || said === '' ? '' : `: ${said}`);
const soon = (retryAfterMs: number | undefined): string =>
  retryAfterMs === undefined ? 'Wait a little, then probe again.' : `Try again in ${waitOf(retryAfterMs)}.`;

/** A wait in the largest unit that says it well: `800 ms`, `1.5 s`, `30 s`, `5 min`, `3 h`. */
export function waitOf(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${Math.round(ms / 100) / 10} s`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000)} h`;
}

/** `45 tokens/s`, `3.2 tokens/s`. */
export const rateOf = (tokensPerSecond: number): string =>
  `${tokensPerSecond < 10 ? Math.round(tokensPerSecond * 10) / 10 : Math.round(tokensPerSecond)} tokens/s`;

const WORDS: { readonly [K in ProbeOutcome['kind']]: (outcome: Of<K>) => ProbeWords } = {
  ok: ({ note }) => ({ tone: 'good', word: 'ok', says: note === undefined ? 'Answers.' : OK[note] }),
  auth: ({ status, said }) => ({
    tone: 'bad',
    word: `${status} rejected`,
    brief: String(status),
    says: `The key was rejected (${status})${quoted(said)}`,
    next: 'Check which key is used, and replace it.',
  }),
  forbidden: ({ status, said }) => ({
    tone: 'bad',
    word: `${status} forbidden`,
    brief: String(status),
    says: `The key is not allowed to do this (${status})${quoted(said)}`,
    next: "Check the key's permissions, project or region.",
  }),
  billing: ({ status, said }) => ({
    tone: 'bad',
    word: 'billing',
    says: `No credit left, or no active plan (${status})${quoted(said)}`,
    next: 'Top up the account or use another key.',
  }),
  rate_limit: ({ retryAfterMs, said }) => ({
    tone: 'warn',
    word: 'rate limit',
    says: `Too many requests for now${quoted(said)}`,
    next: soon(retryAfterMs),
  }),
  overloaded: ({ status, retryAfterMs, said }) => ({
    tone: 'warn',
    word: 'overloaded',
    says: `The server is too busy (${status})${quoted(said)}`,
    next: soon(retryAfterMs),
  }),
  timeout: ({ phase, afterMs }) => ({
    tone: 'bad',
    word: phase === 'connect' ? 'no connection' : 'timeout',
    says: `${TIMEOUTS[phase]} within ${waitOf(afterMs)}.`,
    next:
      phase === 'connect'
        ? 'Check host, port and firewall.'
        : 'Try a longer --timeout; a big local model may take a minute to load.',
  }),
  refused: () => ({
    tone: 'bad',
    word: 'refused',
    says: 'Nothing listens on that port.',
    next: 'Start the server, or correct host and port in baseUrl.',
  }),
  dns: ({ host }) => ({
    tone: 'bad',
    word: 'no such host',
    says: `The name ${host} cannot be resolved.`,
    next: 'Check the host in baseUrl, and the network.',
  }),
  tls: ({ code }) => ({
    tone: 'bad',
    word: 'tls',
    says: `No secure connection (${code}).`,
    next: 'Check the certificate, its name and date; or use http:// for a local server without TLS.',
  }),
  unreachable: ({ code }) => ({
    tone: 'bad',
    word: 'unreachable',
    says: `No route to the host (${code}).`,
    next: 'Check the address, VPN and network.',
  }),
  dropped: ({ code }) => ({
    tone: 'bad',
    word: 'dropped',
    says: `The connection was closed before the answer was complete (${code}).`,
    next: 'Probe again; if it stays, look into the log of the server.',
  }),
  proxy: ({ code }) => ({
    tone: 'bad',
    word: 'proxy',
    says: `The proxy did not let the request through (${code}).`,
    next: 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.',
  }),
  loading: ({ said }) => ({
    tone: 'warn',
    word: 'loading',
    says: `The server is up and still loads the model${quoted(said)}`,
    next: 'Wait, then probe again.',
  }),
  'wrong-url': ({ why, status, to }) => ({
    tone: 'bad',
    word: why === 'redirect' || why === 'unencrypted' ? why : 'wrong url',
    says: `${WRONG_URLS[why]}${status === undefined ? '' : ` (${status})`}${to === undefined ? '' : ` → ${to}`}`,
    next: WRONG_URL_NEXT[why],
  }),
  'unknown-model': ({ because, said, near, meant }) => ({
    tone: because === 'refused' ? 'bad' : 'warn',
    word: because === 'refused' ? 'unknown model' : 'not listed',
    says:
      because === 'refused'
        ? `The server does not have this model${quoted(said)}`
        : 'The server answers, but does not list this model.',
    next:
      meant !== undefined
        ? `Did you mean ${meant}? Upper and lower case count.`
        : near === undefined || near.length === 0
          ? 'Check the model id; upper and lower case count.'
          : `It has ${near.join(', ')}.`,
  }),
  'answers-as': ({ model }) => ({
    tone: 'warn',
    word: 'answers as',
    says: `Answers, but as ${model}: this server takes any model id.`,
    next: `Use ${model} as the model id, so that the config says what runs.`,
  }),
  'no-tool-call': ({ said }) => ({
    tone: 'bad',
    word: 'no tool call',
    says: `Answers, but in words where a tool was to be called${quoted(said)}`,
    next: 'OpenClaw works with tools: choose a model that calls them, or a server that passes its calls on.',
  }),
  lacks: ({ what, status, said }) => ({
    tone: 'bad',
    word: `no ${what}`,
    says: `The server says that this model takes no ${what} (${status})${quoted(said)}`,
    next:
      what === 'tools'
        ? 'OpenClaw works with tools: choose a model that has them.'
        : 'Choose another one as image model, and leave image out of its input.',
  }),
  'context-smaller': ({ running, configured }) => ({
    tone: 'warn',
    word: 'small context',
    says: `Runs with ${running} tokens of context; the config promises ${configured}.`,
    next: `Set contextWindow to ${running}, or start the server with more.`,
  }),
  'server-error': ({ status, said }) => ({
    tone: 'bad',
    word: `error ${status}`,
    says: `The server failed (${status})${quoted(said)}`,
    next: 'Look into the log of the server, or try again later.',
  }),
  format: ({ status, said }) => ({
    tone: 'bad',
    word: 'format',
    says: `${status === undefined || status < 400 ? 'The answer is not what this API gives' : `The request was not accepted (${status})`}${quoted(said)}`,
    next: 'Check api and baseUrl of the provider.',
  }),
  'too-large': ({ bytes }) => ({
    tone: 'bad',
    word: 'too large',
    says: `The answer did not end within ${Math.round(bytes / 1024)} kB; Pincer stopped reading.`,
    next: 'Check baseUrl: a model server answers in far less.',
  }),
  no_model: () => ({
    tone: 'idle',
    word: 'no model',
    says: 'The provider has no model to probe.',
    next: 'Add a model to it first.',
  }),
  no_credential: ({ looked }, provider = '<provider>') => ({
    tone: 'idle',
    word: 'no key',
    says: `No credential${looked.length === 0 ? '.' : `; looked in ${looked.join(', ')}.`}`,
    next:
      looked.length === 0
        ? `Give it one; an endpoint of your own is set up with: pincer providers add ${provider} --base-url <url>`
        : `Give it one with: pincer setup ${provider}`,
  }),
  unsupported: ({ api }) => ({
    tone: 'idle',
    word: 'not probed',
    says: `Pincer does not speak ${api}.`,
    next: 'Use openclaw models status --probe for this provider.',
  }),
  cancelled: () => ({ tone: 'idle', word: 'cancelled', says: 'Cancelled before it was done.' }),
  bug: ({ message }) => ({
    tone: 'bad',
    word: 'bug',
    says: `Pincer made a mistake here: ${message}`,
    next: 'Please report it; the other probes are not affected.',
  }),
};

/**
 * The words of an outcome, for panes, command line and docs alike. With the canonical id of the provider, the next step is the one
 * that helps with that provider, where one is known.
 */
export function wordsOf(outcome: ProbeOutcome, provider?: string): ProbeWords {
  // Each row takes exactly the member it is filed under; TypeScript cannot follow that through the index.
  const row = WORDS[outcome.kind] as (outcome: ProbeOutcome, provider?: string) => ProbeWords;
  const words = row(outcome, provider);
  const step = provider === undefined ? undefined : nextStepOf(provider, outcome);
  // The right spelling is all that is left to say.
  if (step === undefined || (outcome.kind === 'unknown-model' && outcome.meant !== undefined)) return words;
  return { ...words, next: isTelling(outcome) && words.next !== undefined ? `${words.next} ${step}` : step };
}

/** The general advice has facts in it that the advice about a provider does not: how long to wait, what there is instead. */
function isTelling(outcome: ProbeOutcome): boolean {
  if (outcome.kind === 'unknown-model') return (outcome.near ?? []).length > 0;
  return (outcome.kind === 'rate_limit' || outcome.kind === 'overloaded') && outcome.retryAfterMs !== undefined;
}

/** The words of what a probe found. */
export const recordWords = ({ outcome, ref, detail }: ProbeRecord): ProbeWords =>
  wordsOf(outcome, detail?.provider ?? ref.split('/')[0]);
