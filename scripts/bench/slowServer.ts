// A model server for the bench, in a process of its own so that it costs nobody else's time: `node slowServer.ts DELAY_MS MODELS`. It
// lists its models to those with a key, and lets each of them say eight words as a stream. Its address is the first line it writes.
import { createServer, type ServerResponse } from 'node:http';

const [delayMs = 50, models = 1] = process.argv.slice(2).map(Number);
const PAUSE_MS = delayMs > 100 ? 40 : 0;
const data = Array.from({ length: models }, (_, i) => ({ id: `m${i}`, object: 'model' }));
const list = JSON.stringify({ object: 'list', data });

const event = (body: object): string => `data: ${JSON.stringify(body)}\n\n`;

function speak(response: ServerResponse, model: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let words = 0;
  const more = (): void => {
    words += 1;
    response.write(event({ model, choices: [{ delta: { content: `word${words} ` } }] }));
    if (words < 8 && PAUSE_MS > 0) setTimeout(more, PAUSE_MS);
    else response.end(`${event({ model, choices: [{ delta: {}, finish_reason: 'stop' }] })}data: [DONE]\n\n`);
  };
  more();
}

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  request.on('end', () => {
    const isKnown = request.headers.authorization !== undefined;
    setTimeout(() => {
      if (!isKnown)
        response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"message":"no key"}}');
      else if (request.method === 'GET') response.writeHead(200, { 'content-type': 'application/json' }).end(list);
      else speak(response, (JSON.parse(text) as { model: string }).model);
    }, delayMs);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/v1`);
});
