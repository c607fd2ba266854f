import type { OllamaProblem } from '../../state/domain/ollama/ollamaProblem.js';
import { type Running, runningOf } from '../../state/domain/ollama/running.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { OLLAMA } from '../apis/ollama.js';
import { bodyOf, limitsOf } from '../probes/ask.js';
import { type Ollama, unansweredBy } from './server.js';

/** What is pulled, by name; `undefined` where the server does not tell. */
export async function namesOn(server: Ollama): Promise<readonly string[] | undefined> {
  const names = await pulledOn(server);
  return names.ok ? names.value : undefined;
}

/** The same, or why not. */
export async function pulledOn(server: Ollama): Promise<Result<readonly string[], OllamaProblem>> {
  const outcome = await server.ask({ path: '/api/tags' }, limitsOf());
  const body = bodyOf(outcome);
  const list = body === undefined ? undefined : OLLAMA.readList(body);
  return list === undefined ? fail(unansweredBy(server.baseUrl, outcome)) : ok(list.models.map(({ id }) => id));
}

/** What is loaded now. */
export async function runningOn(server: Ollama): Promise<Result<readonly Running[], OllamaProblem>> {
  const outcome = await server.ask({ path: '/api/ps' }, limitsOf());
  const running = runningOf(bodyOf(outcome));
  if (running !== undefined) return ok(running);
  const isOld = outcome.kind === 'reply' && outcome.status === 404 && (await pulledOn(server)).ok;
  return fail(isOld ? { kind: 'ollama-untold', baseUrl: server.baseUrl } : unansweredBy(server.baseUrl, outcome));
}
