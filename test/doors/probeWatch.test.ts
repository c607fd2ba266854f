import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.js';
import { furnish, withConfig } from '../support/person.js';
import { listen } from '../support/servers/site.js';

const KEY = 'sk-live-0123456789abcdefghijkl';

let built: Built;
let home: string;
const closing: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  built = await buildPincer();
});
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pincer-watch-'));
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  rmSync(home, { recursive: true, force: true });
});
afterAll(() => built.remove());

async function hanging(): Promise<string> {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const config = (urls: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    models: {
      providers: Object.fromEntries(
        Object.entries(urls).map(([id, url]) => [
          id,
          { baseUrl: `${url}/v1`, api: 'openai-completions', apiKey: KEY, models: [{ id: 'one', name: 'One' }] },
        ]),
      ),
    },
  });

/** Starts it, and hands over each line as an object until `enough` says so; then Ctrl-C is pressed. */
async function watched(args: readonly string[], enough: (told: readonly Told[]) => boolean) {
  const env = { PATH: process.env['PATH'], HOME: home };
  const child = spawn(process.execPath, [built.file, 'probe', ...args, '--watch', '--json'], { env, cwd: home });
  closing.push(() => void child.kill('SIGKILL'));
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const told: Told[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(JSON.parse(line));
    if (enough(told)) child.kill('SIGINT');
  }
  return { told, code: await code };
}

type Told = { readonly event: string; readonly ref?: string; readonly from?: string; readonly to?: string };

test('a server that comes and goes is followed while another one hangs, and Ctrl-C ends it with a summary', async () => {
  let isThere = true;
  const server = await listen(() =>
    isThere
      ? { status: 200, json: { object: 'list', data: [{ id: 'one' }] } }
      : { status: 503, json: { error: { message: `busy, ${KEY}` } } },
  );
  closing.push(server.close);
  furnish(home, withConfig(config({ near: server.url, silent: await hanging() })));
  const args = ['near/one', 'silent/one', '--every', '1', '--timeout', '60000', '--concurrency', '2'];
  const changes = (told: readonly Told[]) =>
    told.flatMap(({ event, from, to }) => (event === 'changed' ? [[from, to]] : []));
  const { told, code } = await watched(args, (all) => {
    isThere = changes(all).length !== 0 || all.length === 0;
    return changes(all).length === 2;
  });
  expect(code).toBe(130);
  expect(changes(told)).toEqual([
    ['ok', 'overloaded'],
    ['overloaded', 'ok'],
  ]);
  expect(told.filter(({ ref }) => ref === 'silent/one')).toEqual([]);
  expect(told.at(-1)).toMatchObject({ event: 'summary', models: [{ ref: 'near/one' }] });
  expect(JSON.stringify(told)).not.toContain(KEY);

  const [kept = ''] = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('probes.jsonl'),
  );
  expect(statSync(join(home, kept)).mode & 0o777).toBe(0o600);
  expect(statSync(join(home, kept, '..')).mode & 0o777).toBe(0o700);
  const answers = told.filter(({ event }) => event === 'answer').length;
  expect(readFileSync(join(home, kept), 'utf8').trim().split('\n')).toHaveLength(answers);
  expect(readFileSync(join(home, kept), 'utf8')).not.toMatch(/sk-live|busy/);
});
