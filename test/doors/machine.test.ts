import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Listen, Listener, Program } from '../../services/world.js';
import { nodeMachine } from '../../src/nodeWorldMachine.js';
import { folder } from '../support/folder.js';

const machine = nodeMachine(process.env);
const never = (): AbortSignal => new AbortController().signal;

const run = (script: string, more: Partial<Program> = {}) =>
  machine.run({
    command: process.execPath,
    args: ['-e', script],
    stdio: { stdin: '' },
    timeoutMs: 60_000,
    signal: never(),
    ...more,
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A process whose parent has not noticed its end yet is dead all the same.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

test('waits as long as it is told, and not at all once it is called off', async () => {
  const began = performance.now();
  await machine.wait(30, never());
  expect(performance.now() - began).toBeGreaterThan(25);
  const controller = new AbortController();
  const waiting = machine.wait(3_600_000, controller.signal);
  controller.abort();
  await waiting;
  await machine.wait(3_600_000, controller.signal);
});

test('a wait keeps the program alive, as nothing else may', () => {
  const script = `const { nodeMachine } = await import('./src/nodeWorldMachine.ts');
    await nodeMachine(process.env).wait(50, new AbortController().signal); console.log('waited');`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(stdout).toBe('waited\n');
});

test('bytes are as many as asked for, and others each time', () => {
  const texts = Array.from({ length: 100 }, () => machine.randomBytes(32).toString());
  expect(machine.randomBytes(32)).toHaveLength(32);
  expect(new Set(texts).size).toBe(100);
});

test('tells what a program wrote, and how it ended', async () => {
  const script =
    'process.stdin.on("data", (d) => process.stdout.write(d)).on("end", () => { console.error("no"); process.exitCode = 3; })';
  expect(await run(script, { stdio: { stdin: 'täxt' } })).toEqual({
    kind: 'ended',
    code: 3,
    stdout: 'täxt',
    stderr: 'no\n',
  });
});

test('a program that reads nothing of what it is given is no failure', async () => {
  expect(await run('', { stdio: { stdin: 'x'.repeat(4_000_000) } })).toMatchObject({ kind: 'ended', code: 0 });
});

test('more than a megabyte is cut, and the program runs to its end all the same', async () => {
  const end = await run('process.stdout.write("a".repeat(5_000_000), () => process.stderr.write("done"))');
  expect(end).toMatchObject({ kind: 'ended', code: 0, stderr: 'done' });
  expect(end.kind === 'ended' && end.stdout.length).toBe(1024 * 1024);
});

test('its environment is that of the world, with what was added', async () => {
  const end = await nodeMachine({ PATH: '/usr/bin:/bin', ONE: '1' }).run({
    command: process.execPath,
    args: ['-p', '[process.env.ONE, process.env.TWO, process.env.HOME].join()'],
    env: { TWO: '2' },
    stdio: { stdin: '' },
    timeoutMs: 60_000,
    signal: never(),
  });
  expect(end).toMatchObject({ stdout: '1,2,\n' });
});

test.each<[string, Partial<Program>, object]>([
  ['a name that PATH does not have', { command: 'pincer-no-such-program' }, { kind: 'missing' }],
  ['a path with nothing at it', { command: '/nowhere/at/all' }, { kind: 'missing' }],
  ['a folder', { command: '/tmp' }, { kind: 'failed', code: 'EACCES' }],
  ['an argument that no system takes', { args: ['a\0b'] }, { kind: 'failed', code: 'ERR_INVALID_ARG_VALUE' }],
  [
    'a program that ends by a signal',
    { args: ['-e', 'process.kill(process.pid, "SIGKILL")'] },
    { kind: 'ended', code: 137 },
  ],
])('%s', async (_name, program, end) => {
  expect(await run('', program)).toMatchObject(end);
});

/** Starts another program, tells the pids of both, and ends never. */
const family = (file: string): Partial<Program> => ({
  command: '/bin/sh',
  args: ['-c', `sleep 600 & echo "[$$,$!]" > '${file}.part'; mv '${file}.part' '${file}'; wait`],
});

const pidsIn = (file: string): readonly number[] => JSON.parse(readFileSync(file, 'utf8'));

test.each(['timeout', 'cancelled'])('%s ends a program with all that it started', async (kind) => {
  const file = join(folder(), 'pids');
  const controller = new AbortController();
  const timeoutMs = kind === 'timeout' ? 1000 : 60_000;
  const ending = run('', { ...family(file), timeoutMs, signal: controller.signal });
  await until(() => existsSync(file));
  if (kind === 'cancelled') controller.abort();
  expect(await ending).toEqual({ kind });
  await until(() => !pidsIn(file).some(isAlive));
});

test('one that does not want to end is ended', async () => {
  const file = join(folder(), 'pid');
  const controller = new AbortController();
  const script = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); 
    const fs = require('node:fs'); const file = ${JSON.stringify(file)};
    fs.writeFileSync(file + '.part', JSON.stringify([process.pid])); fs.renameSync(file + '.part', file);`;
  const ending = run(script, { signal: controller.signal });
  await until(() => existsSync(file));
  controller.abort();
  await ending;
  await until(() => !pidsIn(file).some(isAlive));
});

test('what goes its own way is left alone when nobody waits for it any more', async () => {
  const file = join(folder(), 'pids');
  expect(await run('', { ...family(file), stdio: 'apart', timeoutMs: 500 })).toEqual({ kind: 'timeout' });
  await until(() => existsSync(file));
  const pids = pidsIn(file);
  expect(pids.filter(isAlive)).toEqual(pids);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
});

test('nothing runs once it is called off', async () => {
  const file = join(folder(), 'ran');
  const script = join(folder(), 'script');
  writeFileSync(script, `#!/bin/sh\ntouch ${file}\n`);
  chmodSync(script, 0o700);
  expect(await run('', { command: script, signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled' });
  expect(existsSync(file)).toBe(false);
});

const listen = async (more: Partial<Listen> = {}): Promise<Listener> => {
  const listener = await machine.listen({
    port: 0,
    path: '/callback/s',
    page: ({ code }) =>
      code === undefined ? { status: 400, text: 'not for us' } : { status: 200, text: `<b>${code}</b>` },
    ...more,
  });
  if (listener === undefined) throw new Error('no port');
  onTestFinished(listener.close);
  return listener;
};

type Page = {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
};

const get = (
  port: number,
  path: string,
  { agent, method = 'GET', host = '127.0.0.1' }: { agent?: Agent; method?: string; host?: string } = {},
): Promise<Page> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest({ host, port, path, method, ...(agent === undefined ? {} : { agent }) }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on('error', reject).end();
  });

test('a browser that comes back is answered with a plain page, and what it brought is told', async () => {
  const { port, answer } = await listen();
  const { status, headers, text } = await get(port, '/callback/s?code=a%2Bb&code=second&state=z');
  expect([status, text]).toEqual([200, '<b>a+b</b>']);
  expect(headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  expect(await answer).toEqual({ code: 'a+b', state: 'z' });
});

test.each<[string, string, string, number]>([
  ['the icon', 'GET', '/favicon.ico', 404],
  ['another path', 'GET', '/callback/other?code=1', 404],
  ['a path below', 'GET', '/callback/s/?code=1', 404],
  ['a look ahead', 'HEAD', '/callback/s?code=1', 404],
  ['a form', 'POST', '/callback/s?code=1', 404],
  ['a path that is no address', 'GET', '//[?code=1', 404],
  ['what the page does not take', 'GET', '/callback/s?else=1', 400],
])('%s is no answer, and the right one is still waited for', async (_name, method, path, status) => {
  const { port, answer } = await listen();
  expect((await get(port, path, { method })).status).toBe(status);
  await get(port, '/callback/s?code=right');
  expect(await answer).toEqual({ code: 'right' });
});

test('after the answer the port is free, whatever connections a browser holds open', async () => {
  const { port, answer } = await listen();
  const idle = connect(port, '127.0.0.1');
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const closed = new Promise<void>((resolve) => idle.on('error', () => undefined).on('close', () => resolve()));
  await new Promise((resolve) => idle.once('connect', resolve));
  await get(port, '/favicon.ico', { agent });
  await get(port, '/callback/s?code=1', { agent });
  await answer;
  await closed;
  const next = await listen({ port });
  expect(next.port).toBe(port);
});

test('closed before anybody came, it says so', async () => {
  const { answer, close } = await listen();
  close();
  expect(await answer).toBeUndefined();
});

test.each(['127.0.0.1', '::1'])(
  'a port that somebody has on %s is not had, as the answer could go there',
  async (host) => {
    const taken = createServer();
    onTestFinished(() => void taken.close());
    await new Promise<void>((resolve) => taken.listen(0, host, resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await machine.listen({ port, path: '/', page: () => ({ status: 200, text: '' }) })).toBeUndefined();
    // Nothing of the attempt stays behind.
    await new Promise((resolve) => taken.close(resolve));
    expect((await listen({ port })).port).toBe(port);
  },
);

test('a browser that takes localhost for the newer address is heard as well', async () => {
  const { port, answer } = await listen();
  expect((await get(port, '/callback/s?code=six', { host: '::1' })).status).toBe(200);
  expect(await answer).toEqual({ code: 'six' });
});

test('nobody on the network reaches it: it listens on the addresses of this machine alone', async () => {
  const { port } = await listen();
  const sockets = readFileSync('/proc/net/tcp', 'utf8') + readFileSync('/proc/net/tcp6', 'utf8');
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const listening = sockets.split('\n').filter((line) => / 0A /.test(line) && line.includes(`:${hex} `));
  expect(listening.map((line) => line.trim().split(/\s+/)[1])).toEqual([
    `0100007F:${hex}`,
    `00000000000000000000000001000000:${hex}`,
  ]);
});
