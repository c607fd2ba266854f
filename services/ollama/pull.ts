import { findOn, nearNames } from '../../state/domain/ollama/find.js';
import type { OllamaProblem } from '../../state/domain/ollama/ollamaProblem.js';
import { heard, NO_PULL, type Pull, type PullShown, shownOf } from '../../state/domain/ollama/pull.js';
import { jsonOf } from '../../state/domain/probe/serverError.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { ProbeLimits } from '../probes/ask.js';
import type { HttpOutcome } from '../world.js';
import { namesOn } from './models.js';
import { type Ollama, reasonOf, unansweredBy } from './server.js';

/**
 * A download takes as long as it takes. While it comes, Ollama speaks many times a second; but it verifies all of it without a word,
 * which takes minutes where the model is large and the disk slow. A server that says nothing for longer has stopped.
 */
const LIMITS: ProbeLimits = {
  connectMs: 10_000,
  firstByteMs: 60_000,
  totalMs: Number.POSITIVE_INFINITY,
  idleMs: 600_000,
  maxBytes: 0,
  keeps: false,
};

/** A line of a pull has some 150 characters. What is longer is none, and is not waited for. */
const LONGEST_LINE = 64 * 1024;

/** `cancelled`: the signal fired; the connection is closed, on which Ollama stops and keeps what it has. */
export type Pulled = 'done' | 'cancelled';

type Pulling = {
  readonly signal: AbortSignal;
  /** Hears each change, as often as the server tells of one. */
  readonly onProgress: (shown: PullShown) => void;
  /** The longest silence, in ms; ten minutes without it. */
  readonly idleMs?: number;
};

/** Has an Ollama get a model. It is whole when the server says so, and not before. */
export async function pullModel(
  server: Ollama,
  name: string,
  { signal, onProgress, idleMs }: Pulling,
): Promise<Result<Pulled, OllamaProblem>> {
  let pull: Pull = NO_PULL;
  let all = '';
  const lines = createLines((text, atMs) => {
    const next = heard(pull, jsonOf(server.redact(text)), atMs);
    if (next === pull) return;
    pull = next;
    if (pull.error === undefined) onProgress(shownOf(pull));
  });
  const onText = (text: string, atMs: number): boolean => {
    if (all.length < LONGEST_LINE) all += text;
    lines.add(text, atMs);
    return pull.error !== undefined;
  };
  const limits = idleMs === undefined ? LIMITS : { ...LIMITS, idleMs };
  // 0.1.17 knows the model as `name`.
  const outcome = await server.ask({ path: '/api/pull', body: { model: name, name, stream: true }, onText }, limits);
  lines.end(outcome.timings.totalMs ?? 0);
  if (pull.isDone && pull.error === undefined) return ok('done');
  if (signal.aborted) return ok('cancelled');
  return fail(await whyNot(server, name, pull, withText(outcome, server.redact(all))));
}

/** The answer with what was heard of it. */
const withText = (outcome: HttpOutcome, text: string): HttpOutcome =>
  outcome.kind === 'reply' ? { ...outcome, text } : outcome;

async function whyNot(server: Ollama, name: string, pull: Pull, outcome: HttpOutcome): Promise<OllamaProblem> {
  const said = pull.error ?? reasonOf(outcome);
  if (said !== undefined && NOT_THERE.test(said)) {
    const names = (await namesOn(server)) ?? [];
    return { kind: 'ollama-no-model', name, baseUrl: server.baseUrl, where: 'library', near: near(name, names) };
  }
  if (said !== undefined) {
    return pull.layers.size === 0
      ? { kind: 'ollama-refused', does: 'pull', name, said }
      : { kind: 'ollama-pull-cut', name, why: said };
  }
  if (pull === NO_PULL) return unansweredBy(server.baseUrl, outcome);
  return { kind: 'ollama-pull-cut', name, why: WHY_CUT[outcome.kind] };
}

/** In the words of its registry: `pull model manifest: file does not exist`. */
const NOT_THERE = /file does not exist|manifest unknown|not found/i;

const near = (name: string, names: readonly string[]): readonly string[] =>
  findOn(name, names) === undefined ? nearNames(name, names) : [];

const WHY_CUT: Readonly<Record<HttpOutcome['kind'], string>> = {
  reply: 'the server ended its answer before it was done.',
  timeout: 'the server said nothing for too long.',
  failed: 'the connection was lost.',
  cancelled: 'it was cancelled.',
};

/** Whole lines out of text that is cut anywhere. */
function createLines(onLine: (text: string, atMs: number) => void) {
  let rest = '';
  return {
    add: (text: string, atMs: number): void => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.length <= LONGEST_LINE) onLine(part, atMs);
      if (rest.length > LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE + 1);
    },
    end: (atMs: number): void => {
      if (rest !== '') onLine(rest, atMs);
      rest = '';
    },
  };
}
