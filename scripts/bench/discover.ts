import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BenchHome } from './home.ts';
import { median, runOnce } from './run.ts';
import type { Line } from './table.ts';

const MODELS = Array.from({ length: 300 }, (_, i) => `model-${i}:latest`);
/** What the server takes for each answer, in ms. */
const DELAY = 20;
/** As many requests at once as `discover` makes of one Ollama. */
const AT_ONCE = 8;
/** Beside those about single models, one after the other: who it is, its version, its list to see that it answers, and its list to read. */
const FIRST = 4;
const IDEAL = DELAY * (FIRST + Math.ceil(MODELS.length / AT_ONCE));

const ANSWERS: Readonly<Record<string, object>> = {
  '/v1/models': {
    object: 'list',
    data: MODELS.map((id) => ({ id, object: 'model', created: 1, owned_by: 'library' })),
  },
  '/api/version': { version: '0.6.4' },
  '/api/tags': { models: MODELS.map((name) => ({ name, model: name, size: 1, digest: name })) },
  '/api/ps': { models: [] },
  '/api/show': { model_info: { 'llama.context_length': 32_768 }, capabilities: ['completion', 'tools'] },
};

/** The whole program against an Ollama with hundreds of models, each of which has to be asked about. */
export async function measureDiscovery(pincer: string, home: BenchHome, rounds: number): Promise<readonly Line[]> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => setTimeout(() => answer(response, ANSWERS[request.url ?? '']), DELAY));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const args = ['discover', '--host', `http://127.0.0.1:${port}`, '--json'];
      times.push(await runOnce({ file: pincer, args, env: home.env }));
    }
    const ms = median(times);
    const what = `discover, ${MODELS.length} models of an Ollama that takes ${DELAY} ms`;
    return [{ what, measured: `${ms.toFixed(0)} ms against ${IDEAL} ms`, value: ms / IDEAL, limit: 1.5 }];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function answer(response: ServerResponse, body: object | undefined): void {
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? {}));
}
