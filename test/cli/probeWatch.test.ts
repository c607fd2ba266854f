import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.js';
import { type FakeSetup, fakeWorld, type Reply } from '../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const KEY = 'sk-live-0123456789abcdefghijkl';
const LIST = 'http://127.0.0.1:1001/v1/models';

const provider = (port: number, models: readonly string[] = ['m1']) => ({
  baseUrl: `http://127.0.0.1:${port}/v1`,
  apiKey: KEY,
  api: 'openai-completions',
  models: models.map((id) => ({ id, name: id })),
});

const HOME = JSON.stringify({
  agents: { defaults: { model: { primary: 'good/m1' } } },
  models: { providers: { good: provider(1001), empty: provider(1002, []) } },
});

/** A server that is there only at some turns, and a person who has seen enough after the last one. */
function watching(turns: readonly boolean[], over: FakeSetup = {}) {
  const controller = new AbortController();
  let turn = 0;
  const list: Reply = ({ headers }) => {
    const timings = { connectedMs: 1, firstByteMs: 40, totalMs: 41 };
    const isKnown = Object.values(headers).some((value) => value.includes(KEY));
    if (!isKnown) return { kind: 'reply', status: 401, headers: {}, text: '{}', truncated: false, timings };
    const isThere = turns[turn] ?? true;
    turn += 1;
    if (turn > turns.length) {
      controller.abort();
      return { kind: 'cancelled', timings };
    }
    const text = JSON.stringify({ object: 'list', data: [{ id: 'm1' }] });
    return isThere
      ? { kind: 'reply', status: 200, headers: {}, text, truncated: false, timings }
      : { kind: 'failed', why: 'refused', code: 'ECONNREFUSED', phase: 'connect', timings };
  };
  const world = fakeWorld({ files: { [CONFIG]: HOME }, replies: { [LIST]: list }, ...over });
  const run = (...argv: readonly string[]) =>
    cli(['probe', '--watch', ...argv], world, { interrupt: () => controller.signal });
  return { world, run };
}

const lines = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const remembered = (disk: ReadonlyMap<string, string>) =>
  [...disk].filter(([path]) => path.endsWith('/probes.jsonl')).map(([, text]) => text);

describe('probe --watch', () => {
  test('prints a line of JSON for each answer and each change, and a summary when Ctrl-C ends it', async () => {
    const { stdout, stderr, code } = await watching([true, false, false, true]).run('--json', '--every', '30');
    expect(code).toBe(130);
    expect(stderr).toBe('Sending 1 request, free, every 30 s. Ctrl-C ends it.\n');
    const told = lines(stdout);
    expect(told.map(({ event, status, from, to }) => [event, status ?? `${from}>${to}`])).toEqual([
      ['answer', 'ok'],
      ['answer', 'timeout'],
      ['changed', 'ok>refused'],
      ['answer', 'timeout'],
      ['answer', 'ok'],
      ['changed', 'refused>ok'],
      ['summary', 'undefined>undefined'],
    ]);
    expect(told[0]).toMatchObject({
      ref: 'good/m1',
      provider: 'good',
      outcome: { kind: 'ok' },
      at: expect.any(Number),
    });
    expect(told.at(-1)).toEqual({
      event: 'summary',
      models: [{ ref: 'good/m1', answers: 4, uptime: 0.5, p50: 40, p95: 40 }],
    });
  });

  test('waits for about as long as was said, and longer while it fails', async () => {
    const { world, run } = watching([true, false, false, false]);
    await run('--every', '100');
    const about = world.waits.map((ms) => Math.round(ms / 100_000));
    expect(about).toEqual([1, 1, 2, 4]);
    expect(new Set(world.waits).size).toBe(4);
  });

  test('as text it tells what is news, and what it was before', async () => {
    const { stdout } = await watching([true, false, false, true]).run();
    expect(stdout.replace(/^\d\d:\d\d:\d\d/gm, 'HH:MM:SS')).toMatchInlineSnapshot(`
      "HH:MM:SS ● good/m1  ok              40 ms
      HH:MM:SS ✖ good/m1  refused         40 ms  was ok
        Nothing listens on that port.
        Start the server, or correct host and port in baseUrl.
      HH:MM:SS ✖ good/m1  refused         40 ms
      HH:MM:SS ● good/m1  ok              40 ms  was refused

      good/m1  4 answers, 50 % good, half within 40 ms, 95 % within 40 ms
      "
    `);
  });

  test('remembers what it found in a file of its own, and tells what changed since', async () => {
    const first = watching([true, false]);
    await first.run('--json');
    const [text = ''] = remembered(first.world.disk);
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(text).not.toContain(KEY);
    const again = watching([true], { files: Object.fromEntries(first.world.disk) });
    expect(lines((await again.run('--json')).stdout)[1]).toMatchObject({ event: 'changed', from: 'refused', to: 'ok' });
    expect(remembered(again.world.disk)[0]).toContain(text);
  });

  test('an answer to another question is not what has changed', async () => {
    const first = watching([true]);
    await first.run('--json');
    const [path = ''] = [...first.world.disk.keys()].filter((name) => name.endsWith('/probes.jsonl'));
    const other = `${JSON.stringify([1, 'good/m1', 'no-tool-call', false, 9, 'tools'])}\n`;
    const again = watching([true], { files: { [CONFIG]: HOME, [path]: other } });
    expect(lines((await again.run('--json')).stdout).map(({ event }) => event)).toEqual(['answer', 'summary']);
  });

  test('a file that has become too long is written anew with the newest', async () => {
    const first = watching([true]);
    await first.run('--json');
    const [path = ''] = [...first.world.disk.keys()].filter((name) => name.endsWith('/probes.jsonl'));
    const line = (at: number) => `${JSON.stringify([at, 'good/m1', 'ok', true, 9])}\n`;
    const long = Array.from({ length: 40_000 }, (_, at) => line(at)).join('');
    const again = watching([true], { files: { [CONFIG]: HOME, [path]: long } });
    await again.run('--json');
    const kept = (again.world.disk.get(path) ?? '').trim().split('\n');
    expect(kept).toHaveLength(121);
    expect(kept[0]).toBe(line(39_880).trim());
  });

  test('what the files decide is told once, and then there is nothing to wait for', async () => {
    const { world, run } = watching([]);
    const { stdout, code } = await run('empty', '--json');
    expect(code).toBe(0);
    expect(lines(stdout)).toMatchObject([
      { event: 'answer', status: 'no_model' },
      { event: 'summary', models: [] },
    ]);
    expect([world.requests, remembered(world.disk)]).toEqual([[], []]);
  });

  test('a disk that takes nothing is no reason to stop', async () => {
    const first = watching([true]);
    await first.run();
    const [path = ''] = [...first.world.disk.keys()].filter((name) => name.endsWith('/probes.jsonl'));
    const unwritable = { [path]: { kind: 'write-failed', place: { file: path }, code: 'ENOSPC' } } as const;
    const full = watching([true, true], { unwritable });
    expect(lines((await full.run('--json')).stdout)).toHaveLength(3);
    expect(remembered(full.world.disk)).toEqual([]);
  });

  test.each([
    { argv: ['--watch', '--every', '0'], says: '--every takes a number of seconds, 1 or more.' },
    { argv: ['--watch', '--every', 'hourly'], says: '--every takes a number of seconds, 1 or more.' },
    { argv: ['--watch', '--every', '1e9'], says: '--every takes a number of seconds, 1 or more.' },
    { argv: ['--every', '5'], says: '--every goes with --watch.' },
  ])('$argv is refused', async ({ argv, says }) => {
    const refused = await cli(['probe', ...argv], fakeWorld({ files: { [CONFIG]: HOME } }));
    expect(refused).toEqual({ stdout: '', stderr: `Error: ${says}\n`, code: 1 });
  });
});
