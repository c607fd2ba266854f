import { bucketOf } from '../../state/domain/probe/buckets.js';
import { type ProbeWords, wordsOf } from '../../state/domain/probe/words.js';
import type { ProbeOutcome } from '../../state/domain/probe.js';
import { TROUBLES, TROUBLES_ANYWHERE, type Trouble } from '../../state/domain/providers/troubles.js';
import { blocks, code, table } from './markdown.js';

/** One of each kind, with values as a person may meet them; a new kind fails to compile until it is here. */
const EXAMPLES: { readonly [K in ProbeOutcome['kind']]: readonly Extract<ProbeOutcome, { kind: K }>[] } = {
  ok: [
    { kind: 'ok' },
    { kind: 'ok', note: 'key-not-proven' },
    { kind: 'ok', note: 'model-not-proven' },
    { kind: 'ok', note: 'no-model-list' },
    { kind: 'ok', note: 'image-not-seen' },
  ],
  auth: [{ kind: 'auth', status: 401, said: 'invalid x-api-key' }],
  forbidden: [{ kind: 'forbidden', status: 403 }],
  billing: [{ kind: 'billing', status: 402 }],
  rate_limit: [{ kind: 'rate_limit', status: 429, retryAfterMs: 30_000 }],
  overloaded: [{ kind: 'overloaded', status: 529 }],
  timeout: [
    { kind: 'timeout', phase: 'connect', afterMs: 3000 },
    { kind: 'timeout', phase: 'first-byte', afterMs: 8000 },
    { kind: 'timeout', phase: 'body', afterMs: 8000 },
  ],
  refused: [{ kind: 'refused' }],
  dns: [{ kind: 'dns', host: 'api.example.com' }],
  tls: [{ kind: 'tls', code: 'CERT_HAS_EXPIRED' }],
  unreachable: [{ kind: 'unreachable', code: 'EHOSTUNREACH' }],
  dropped: [{ kind: 'dropped', code: 'ECONNRESET' }],
  proxy: [{ kind: 'proxy', code: 'ECONNREFUSED' }],
  loading: [{ kind: 'loading' }],
  'wrong-url': [
    { kind: 'wrong-url', why: 'html', status: 200 },
    { kind: 'wrong-url', why: 'not-found', status: 404 },
    { kind: 'wrong-url', why: 'redirect', status: 301, to: 'https://other.example/' },
    { kind: 'wrong-url', why: 'not-this-api', status: 200 },
    { kind: 'wrong-url', why: 'not-http' },
    { kind: 'wrong-url', why: 'malformed' },
  ],
  'unknown-model': [
    { kind: 'unknown-model', because: 'refused' },
    { kind: 'unknown-model', because: 'not-listed', near: ['gpt-oss:20b'] },
  ],
  'answers-as': [{ kind: 'answers-as', model: 'minimax-m2.1-gs32' }],
  'no-tool-call': [{ kind: 'no-tool-call' }],
  lacks: [
    { kind: 'lacks', what: 'tools', status: 400 },
    { kind: 'lacks', what: 'images', status: 500 },
  ],
  'context-smaller': [{ kind: 'context-smaller', running: 4096, configured: 131_072 }],
  'server-error': [{ kind: 'server-error', status: 500 }],
  format: [
    { kind: 'format', status: 400 },
    { kind: 'format', status: 200 },
  ],
  'too-large': [{ kind: 'too-large', bytes: 1_048_576 }],
  no_model: [{ kind: 'no_model' }],
  no_credential: [{ kind: 'no_credential', looked: ['ANTHROPIC_API_KEY'] }],
  unsupported: [{ kind: 'unsupported', api: 'bedrock-converse-stream' }],
  cancelled: [{ kind: 'cancelled' }],
  bug: [{ kind: 'bug', message: 'what went wrong' }],
};

export const outcomesPage = (): string =>
  blocks([
    table(
      ['outcome', 'on screen', 'says', 'next step', "OpenClaw's status"],
      Object.values(EXAMPLES)
        .flat()
        .map((outcome) => row(outcome, wordsOf(outcome))),
    ),
    '## What helps with one provider',
    'Where more is known of a provider, this is the next step instead. A row with words applies where the server says something like them.',
    table(['provider', 'outcome', 'next step'], [...Object.entries(TROUBLES).flatMap(troubleRows), ...ANYWHERE]),
  ]);

const troubleRows = ([provider, troubles]: readonly [string, readonly Trouble[]]): readonly (readonly string[])[] =>
  troubles.map(({ on, saying, next }) => [
    provider,
    `${on.join(', ')}${saying === undefined ? '' : ', with certain words'}`,
    next,
  ]);

const ANYWHERE = troubleRows(['any', TROUBLES_ANYWHERE]);

const row = (outcome: ProbeOutcome, { word, says, next }: ProbeWords): readonly string[] => [
  code(outcome.kind),
  word,
  says,
  next ?? '',
  code(bucketOf(outcome)),
];
