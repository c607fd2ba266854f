import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.js';
import { type FakeSetup, fakeWorld, type Reply } from '../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const KEY = 'sk-live-0123456789abcdefghijkl';

const provider = (port: number, model: string) => ({
  baseUrl: `http://127.0.0.1:${port}/v1`,
  apiKey: KEY,
  api: 'openai-completions',
  models: [{ id: model, name: model }],
});

const HOME = JSON.stringify({
  agents: {
    defaults: {
      model: { primary: 'good/m1', fallbacks: ['down/m2'] },
      models: { 'good/m1': { alias: 'g' }, 'down/m2': {}, 'shy/m3': {} },
    },
  },
  models: { providers: { good: provider(1001, 'm1'), down: provider(1002, 'm2'), shy: provider(1003, 'm3') } },
});

/** Lists `model`, to those who have the key. */
const lists =
  (model: string): Reply =>
  ({ headers }) => {
    const timings = { connectedMs: 1, firstByteMs: 40, totalMs: 41 };
    const knows = Object.values(headers).some((value) => value.includes(KEY));
    const text = knows ? JSON.stringify({ object: 'list', data: [{ id: model }] }) : '{"error":{"message":"no key"}}';
    return { kind: 'reply', status: knows ? 200 : 401, headers: {}, text, truncated: false, timings };
  };

const REPLIES = { 'http://127.0.0.1:1001/v1/models': lists('m1'), 'http://127.0.0.1:1003/v1/models': lists('other') };

const world = (over: FakeSetup = {}) => fakeWorld({ files: { [CONFIG]: HOME }, replies: REPLIES, ...over });

const run = (...argv: string[]) => cli(['probe', ...argv], world());

describe('probe', () => {
  test('asks for the models in use, a line each with what to do, and fails when one does not work', async () => {
    const { stdout, stderr, code } = await run();
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
    expect(stdout).toMatch(/^● good\/m1 +ok +40 ms$/m);
    expect(stdout).toMatch(/^✖ down\/m2 +refused +-\n {2}Nothing listens on that port\.\n {2}Start the server/m);
    expect(stdout).toMatch(/^Probed 2 targets in 0\.0s$/m);
    expect(stdout).not.toContain('shy');
  });

  test('takes refs, aliases and providers, each once', async () => {
    const { stdout, code } = await run('good/m1', 'g', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).results.map(({ model }: { model: string }) => model)).toEqual(['good/m1']);
    expect((await run('good')).stdout).toContain('Probed 1 target in');
  });

  test('--all adds the providers beside the models in use', async () => {
    const { stdout } = await run('--all', '--json');
    const providers = JSON.parse(stdout).results.map(({ provider }: { provider: string }) => provider);
    expect(providers).toEqual(['good', 'down', 'shy']);
  });

  test('--json is the report of OpenClaw, with the outcomes beside it', async () => {
    const { stdout, stderr } = await run('--json', '--timeout', '5000', '--concurrency', '1');
    expect(stderr).toBe('');
    const report = JSON.parse(stdout);
    expect(report.options).toMatchObject({ kind: 'reach', timeoutMs: 5000, concurrency: 1 });
    expect(report).toMatchObject({ totalTargets: 2, startedAt: expect.any(Number), durationMs: expect.any(Number) });
    expect(report.results).toMatchObject([
      { provider: 'good', model: 'good/m1', status: 'ok', outcome: { kind: 'ok' }, latencyMs: 40 },
      {
        provider: 'down',
        model: 'down/m2',
        status: 'timeout',
        outcome: { kind: 'refused' },
        error: expect.any(String),
      },
    ]);
  });

  test('a completion says first what it costs', async () => {
    const { stderr } = await run('good/m1', '--kind', 'completion', '--json');
    expect(stderr).toMatch(/^Sending 1 completion, about \d+ tokens/);
  });

  test('a ref that is none is refused before anything is asked', async () => {
    const quiet = world();
    const { stdout, stderr, code } = await cli(['probe', '/x'], quiet);
    expect({ stdout, code, asked: quiet.requests }).toEqual({ stdout: '', code: 1, asked: [] });
    expect(stderr).toContain('Invalid model reference: /x');
  });

  test('a name without a provider is asked of OpenAI, as OpenClaw would, and says so', async () => {
    const { stdout, stderr, code } = await run('gpt-x');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^○ openai\/gpt-x +no key +-\n {2}No credential; looked in OPENAI_API_KEY\.\n {2}Give it one with: pincer setup openai/m,
    );
    expect(stderr).toBe('"gpt-x" names no provider, so OpenClaw takes it for openai/gpt-x.\n');
  });

  test('a provider that nothing is known of is to be put into the config', async () => {
    const { stdout } = await run('nobody/x');
    expect(stdout).toMatch(
      /^○ nobody\/x +no key +-\n {2}No credential\.\n {2}Give it one; .* pincer providers add nobody --base-url <url>/m,
    );
  });

  test.each([
    { argv: ['--kind', 'ping'], says: '--kind takes reach, completion, tools or image, not "ping".' },
    { argv: ['--timeout', '0'], says: '--timeout must be a positive number.' },
    { argv: ['--timeout', 'soon'], says: '--timeout must be a positive number.' },
    { argv: ['--timeout', '1e12'], says: '--timeout must be a positive number.' },
    { argv: ['--concurrency', '1.5'], says: '--concurrency must be a positive integer.' },
    { argv: ['--concurrency', '0'], says: '--concurrency must be a positive integer.' },
  ])('$argv is refused', async ({ argv, says }) => {
    expect(await run(...argv)).toEqual({ stdout: '', stderr: `Error: ${says}\n`, code: 1 });
  });

  test('--dry-run tells whom it would ask and what that costs, and sends nothing', async () => {
    const quiet = world();
    const { stdout, code } = await cli(['probe', 'g', 'groq/x', '--kind', 'tools', '--dry-run'], quiet);
    expect({ code, asked: quiet.requests }).toEqual({ code: 0, asked: [] });
    expect(stdout).toBe(
      [
        '→ good/m1  http://127.0.0.1:1001/v1  openai-completions  1 tool call, at most 346 tokens, free',
        '○ groq/x   No credential; looked in GROQ_API_KEY.',
        'Would send 1 tool call, at most 346 tokens, free.',
        '',
      ].join('\n'),
    );
    const json = await cli(['probe', 'g', 'groq/x', '--kind', 'image', '--dry-run', '--json'], quiet);
    expect(JSON.parse(json.stdout)).toMatchObject({
      kind: 'image',
      targets: [
        { ref: 'good/m1', asks: true, api: 'openai-completions', cost: { outputTokens: 16 } },
        { ref: 'groq/x', asks: false },
      ],
      cost: { requests: 1, inputTokens: 320, usd: 0, says: '1 picture, about 336 tokens, free' },
    });
    expect(stdout + json.stdout).not.toContain(KEY);
  });

  test('a tool call is asked for, and words instead of one fail the probe', async () => {
    const chat = (message: object): Reply => ({ status: 200, text: JSON.stringify({ choices: [{ message }] }) });
    const at = 'http://127.0.0.1:1001/v1/chat/completions';
    const calls = world({ replies: { [at]: chat({ tool_calls: [{ function: { name: 'ping' } }] }) } });
    const good = await cli(['probe', 'g', '--kind', 'tools'], calls);
    expect(good).toMatchObject({ code: 0, stderr: 'Sending 1 tool call, at most 346 tokens, free.\n' });
    expect(good.stdout).toMatch(/^● good\/m1 +ok/m);
    const talks = await cli(
      ['probe', 'g', '--kind', 'tools'],
      world({ replies: { [at]: chat({ content: 'ping()' }) } }),
    );
    expect(talks.code).toBe(1);
    expect(talks.stdout).toMatch(/^✖ good\/m1 +no tool call .*\n {2}Answers, but in words .*: ping\(\)$/m);
  });

  test('a completion tells how fast the model spoke, to people and to programs', async () => {
    const at = 'http://127.0.0.1:1001/v1/chat/completions';
    const event = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;
    const streams: Reply = ({ onText }) => {
      ['one ', 'two ', 'six ', 'ten '].map((word, i) => onText?.(event(word), 200 + i * 20));
      const text = `${event('one two six ten')}data: [DONE]\n\n`;
      const timings = { connectedMs: 1, firstByteMs: 40, totalMs: 300 };
      return { kind: 'reply', status: 200, headers: {}, text, truncated: false, timings };
    };
    const argv = ['probe', 'g', '--kind', 'completion'];
    const { stdout } = await cli(argv, world({ replies: { [at]: streams } }));
    expect(stdout).toMatch(/^● good\/m1 +ok +40 ms {2}first token 200 ms, 50 tokens\/s$/m);
    const json = await cli([...argv, '--json'], world({ replies: { [at]: streams } }));
    expect(JSON.parse(json.stdout).results).toMatchObject([{ latencyMs: 40, ttftMs: 200, tokensPerSecond: 50 }]);
  });

  test('Ctrl-C gives what there is so far, and exits with 130', async () => {
    const controller = new AbortController();
    const slow: Reply = () => {
      controller.abort();
      return { kind: 'cancelled', timings: { totalMs: 5 } };
    };
    const half = world({ replies: { ...REPLIES, 'http://127.0.0.1:1002/v1/models': slow } });
    const argv = ['probe', '--json', '--concurrency', '1'];
    const { stdout, code } = await cli(argv, half, { interrupt: () => controller.signal });
    expect(code).toBe(130);
    expect(JSON.parse(stdout).results.map(({ outcome }: { outcome: { kind: string } }) => outcome.kind)).toEqual([
      'ok',
      'cancelled',
    ]);
  });

  test('nothing is written, and no key is printed', async () => {
    const watched = world();
    for (const argv of [['probe'], ['probe', '--json'], ['probe', '--all', '--kind', 'completion', '--json']]) {
      const { stdout, stderr } = await cli(argv, watched);
      expect(stdout + stderr).not.toContain(KEY);
    }
    expect([...watched.disk.entries()]).toEqual([[CONFIG, HOME]]);
  });
});
