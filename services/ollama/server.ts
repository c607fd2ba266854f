import { originOf } from '../../state/domain/config/localHost.js';
import { serverOf } from '../../state/domain/discovery/looks.js';
import type { Home, ProviderState } from '../../state/domain/home.js';
import { isObject } from '../../state/domain/json.js';
import { publicUrl } from '../../state/domain/masking/publicText.js';
import type { OllamaProblem } from '../../state/domain/ollama/ollamaProblem.js';
import { judge } from '../../state/domain/probe/judge.js';
import { line } from '../../state/domain/probe/said.js';
import { jsonOf } from '../../state/domain/probe/serverError.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { wholeBaseUrl } from '../../state/domain/setup/baseUrls.js';
import type { Trial } from '../../state/domain/setup/trial.js';
import { textOf, trimmed } from '../apis/api.js';
import { keyFor } from '../discovery/discover.js';
import { NO_KEYS } from '../keyring.js';
import type { ProbeLimits } from '../probes/ask.js';
import { askerAt, groundOf } from '../setup/trialGround.js';
import type { Known } from '../vault.js';
import type { HttpOutcome, World } from '../world.js';

/** Which Ollama is meant: an address, a provider of the home, or, with neither, that of the home or of this machine. */
export type OllamaWish = {
  /** As typed. */
  readonly host?: string;
  /** Canonical id. */
  readonly provider?: string;
};

/** A server, and how it is asked. Its key goes to the origin that it belongs to and nowhere else. */
export type Ollama = {
  /** As which provider the home has it, or would. */
  readonly provider: string;
  /** As it may be shown. */
  readonly baseUrl: string;
  /** It stands in the home under this address. */
  readonly isConfigured: boolean;
  readonly ask: (request: OllamaRequest, limits: ProbeLimits) => Promise<HttpOutcome>;
  /** Takes every secret of the home out of what is heard while it comes. */
  readonly redact: (text: string) => string;
};

type OllamaRequest = {
  readonly path: string;
  /** With one, it is a POST. */
  readonly body?: Readonly<Record<string, string | number | boolean>>;
  readonly onText?: (text: string, atMs: number) => boolean;
};

/** Finds the server and the key that belongs to it; nothing is asked yet. */
export async function ollamaAt(
  world: World,
  known: Known,
  wish: OllamaWish,
  signal: AbortSignal,
): Promise<Result<Ollama, OllamaProblem>> {
  const state = stateOf(known.home, wish);
  const provider = state?.id ?? wish.provider ?? 'ollama';
  const given = wish.host === undefined ? (state?.baseUrl ?? DEFAULT) : wholeBaseUrl(wish.host);
  const { key } = keyFor(known, provider, given);
  const trial: Trial = { provider, api: 'ollama', baseUrl: given, key, probe: 'reach', ...authHeader(state) };
  const ground = await groundOf(world, { ...known, keyring: NO_KEYS }, trial, signal);
  const shown = publicUrl(given);
  const probe = askerAt(ground, given);
  if (probe === undefined) return fail(unanswered(shown, wordsOf({ kind: 'wrong-url', why: 'malformed' })));
  const base = nativeBase(probe.baseUrl);
  return ok({
    provider,
    baseUrl: shown,
    isConfigured: state?.configured === true,
    redact: probe.redact,
    ask: async ({ path, body, onText }, limits) => {
      const at = askerAt(ground, given, limits);
      if (at === undefined) return { kind: 'cancelled', timings: { totalMs: 0 } };
      const method = body === undefined ? 'GET' : 'POST';
      return at.ask({ method, url: base + path, ...(body === undefined ? {} : { body }) }, true, onText);
    },
  });
}

const DEFAULT = 'http://127.0.0.1:11434';

const authHeader = (state: ProviderState | undefined) =>
  state?.authHeader === true ? ({ authHeader: true } as const) : {};

/** Whatever of its API the base URL names. */
const nativeBase = (baseUrl: string): string => trimmed(baseUrl).replace(/\/(?:v1|api)$/i, '');

function stateOf(home: Home, { host, provider }: OllamaWish): ProviderState | undefined {
  if (host !== undefined) {
    const server = serverOf(wholeBaseUrl(host));
    return home.providers.find(
      (state) =>
        server !== undefined &&
        originOf(state.baseUrl) !== undefined &&
        serverOf(state.baseUrl ?? '') === server &&
        (provider === undefined || state.id === provider),
    );
  }
  if (provider !== undefined) return home.providers.find(({ id }) => id === provider);
  const own = home.providers.filter(({ id, configured, api }) => configured && (id === 'ollama' || api === 'ollama'));
  return own.find(({ id }) => id === 'ollama') ?? own[0] ?? home.providers.find(({ id }) => id === 'ollama');
}

/** The question about a server that does not do what it should, in the words of a probe. */
export function unansweredBy(baseUrl: string, outcome: HttpOutcome): OllamaProblem {
  const judged = judge({
    probe: 'reach',
    host: URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl,
    model: '',
    contextWindow: 0,
    keySent: true,
    looked: [],
    now: 0,
    shape: 'list',
    main: outcome,
  });
  return unanswered(baseUrl, wordsOf(judged));
}

const unanswered = (baseUrl: string, { says, next }: { says: string; next?: string }): OllamaProblem => ({
  kind: 'ollama-unanswered',
  baseUrl,
  says,
  ...(next === undefined ? {} : { next }),
});

/** What an Ollama gives as its reason, where it is one. */
export function reasonOf(outcome: HttpOutcome): string | undefined {
  const body = outcome.kind === 'reply' ? jsonOf(outcome.text) : undefined;
  const error = isObject(body) ? textOf(body.error) : undefined;
  return error === undefined ? undefined : line(error);
}
