import { findOn, nearNames } from '../../state/domain/ollama/find.js';
import type { OllamaProblem } from '../../state/domain/ollama/ollamaProblem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { bodyOf, type ProbeLimits } from '../probes/ask.js';
import { pulledOn } from './models.js';
import { type Ollama, reasonOf, unansweredBy } from './server.js';

/** A large model from a slow disk takes minutes to load, and Ollama says nothing meanwhile; it gives up by itself after five. */
const LIMITS: ProbeLimits = { connectMs: 10_000, firstByteMs: 600_000, totalMs: 600_000, maxBytes: 1024 * 1024 };

export type Loading = {
  readonly does: 'load' | 'unload';
  /** As Ollama takes it: `30m`, or seconds; less than none is for ever. Its own, five minutes, without it. */
  readonly keepAlive?: string | number;
};

/** Loads a model that is pulled, or takes it out of memory. Gives its name as the server has it. */
export async function loadModel(
  server: Ollama,
  asked: string,
  { does, keepAlive }: Loading,
): Promise<Result<string, OllamaProblem>> {
  const pulled = await pulledOn(server);
  if (!pulled.ok) return pulled;
  const name = findOn(asked, pulled.value);
  if (name === undefined) {
    const near = nearNames(asked, pulled.value);
    return fail({ kind: 'ollama-no-model', name: asked, baseUrl: server.baseUrl, where: 'pulled', near });
  }
  const keep = does === 'unload' ? 0 : keepAlive;
  // Without a prompt, nothing is generated.
  const body = { model: name, stream: false, ...(keep === undefined ? {} : { keep_alive: keep }) };
  const outcome = await server.ask({ path: '/api/generate', body }, LIMITS);
  if (bodyOf(outcome) !== undefined && reasonOf(outcome) === undefined) return ok(name);
  const said = reasonOf(outcome);
  return fail(
    said === undefined ? unansweredBy(server.baseUrl, outcome) : { kind: 'ollama-refused', does, name, said },
  );
}
