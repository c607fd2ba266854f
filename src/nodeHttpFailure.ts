import type { HttpOutcome, HttpPhase, HttpTimings } from '../services/world.js';

type Why = Extract<HttpOutcome, { kind: 'failed' }>['why'];

/** The codes of the system, of Node and of undici, by what a person would do about them. First match wins. */
const REASONS: readonly (readonly [RegExp, Why | 'timeout'])[] = [
  [/^ECONNREFUSED$/, 'refused'],
  [/^(ENOTFOUND|EAI_.*|ENODATA|ESERVFAIL)$/, 'dns'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'timeout'],
  [/^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM|EINVAL)$/, 'unreachable'],
  [
    /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_OSSL|CRL_|INVALID_CA|HOSTNAME_MISMATCH|EPROTO)/,
    'tls',
  ],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'reset'],
];

/** Files an error that came out of an exchange. `toProxy`: it happened before the proxy had let anything through. */
export function failureOf(error: unknown, phase: HttpPhase, toProxy: boolean, timings: HttpTimings): HttpOutcome {
  const code = codeOf(error);
  const why = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'protocol';
  const failed = (reason: Why): HttpOutcome => ({ kind: 'failed', why: reason, code, phase, timings });
  // A TLS error is the far end's certificate even behind a proxy: the tunnel was there already.
  if (toProxy && why !== 'tls') return failed('proxy');
  if (code === 'PROXY_AUTH_REQUIRED') return failed('proxy');
  if (why === 'timeout') return { kind: 'timeout', phase, timings };
  // A server that hangs up on the handshake does not do TLS, or not with us.
  if (why === 'reset' && phase === 'tls') return failed('tls');
  return failed(why);
}

/** Node tries several addresses for one name and reports all failures together: the first speaks for them. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return 'UNKNOWN';
  const status = /Proxy (?:response \((\d+)\)|Authentication Required)/.exec(error.message);
  if (status !== null) return status[1] === undefined ? 'PROXY_AUTH_REQUIRED' : `PROXY_${status[1]}`;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}
