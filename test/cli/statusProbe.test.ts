import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.js';
import { type FakeSetup, fakeWorld, type Reply } from '../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const STORE = '/home/ann/.openclaw/agents/main/agent/auth-profiles.json';
const GOOD = 'sk-good-0123456789abcdefghijkl';
const BAD = 'sk-bad-9876543210abcdefghijkl';

const provider = (port: number, models: readonly string[] = ['m1']) => ({
  baseUrl: `http://127.0.0.1:${port}/v1`,
  apiKey: GOOD,
  api: 'openai-completions',
  models: models.map((id) => ({ id, name: id })),
});

const HOME = {
  [CONFIG]: JSON.stringify({
    agents: { defaults: { model: 'oc/m1' } },
    auth: {
      profiles: { 'oc:wrongmode': { provider: 'oc', mode: 'token' }, 'am:a': { provider: 'am', mode: 'api_key' } },
      order: { am: ['am:a', 'am:empty'] },
    },
    models: {
      providers: {
        oc: provider(1001),
        am: provider(1002),
        refused: provider(1003),
        nomodel: provider(1004, []),
      },
    },
  }),
  [STORE]: JSON.stringify({
    version: 1,
    profiles: {
      'oc:tokexp': { type: 'token', provider: 'oc', token: GOOD, expires: 1 },
      'oc:bad': { type: 'token', provider: 'oc', token: GOOD, expires: 'soon' },
      'oc:none': { type: 'api_key', provider: 'oc' },
      'oc:ref': { type: 'api_key', provider: 'oc', keyRef: { source: 'env', provider: 'default', id: 'NOPE_KEY' } },
      'oc:ok': { type: 'api_key', provider: 'oc', key: GOOD, displayName: 'Mine' },
      'oc:stale': { type: 'api_key', provider: 'oc', key: BAD },
      'oc:wrongmode': { type: 'api_key', provider: 'oc', key: GOOD },
      'am:a': { type: 'api_key', provider: 'am', key: GOOD },
      'am:b': { type: 'api_key', provider: 'am', key: GOOD },
      'am:empty': { type: 'api_key', provider: 'am' },
    },
  }),
};

/** Answers to those who have the good key. */
const knows: Reply = ({ headers }) => {
  const isGood = Object.values(headers).some((value) => value.includes(GOOD));
  const text = isGood
    ? JSON.stringify({ id: 'x', object: 'chat.completion', model: 'm1', choices: [{ message: { content: 'OK' } }] })
    : '{"error":{"message":"Incorrect API key provided"}}';
  const timings = { connectedMs: 1, firstByteMs: 40, totalMs: 41 };
  return { kind: 'reply', status: isGood ? 200 : 401, headers: {}, text, truncated: false, timings };
};

const at = (port: number) => `http://127.0.0.1:${port}/v1/chat/completions`;

const world = (over: FakeSetup = {}) =>
  fakeWorld({ files: HOME, replies: { [at(1001)]: knows, [at(1002)]: knows }, ...over });

const run = (argv: readonly string[], about = world()) => cli(['status', ...argv], about);

type Row = {
  readonly label: string;
  readonly profileId?: string;
  readonly status: string;
  readonly error?: string;
  readonly reasonCode?: string;
};

async function rows(...argv: readonly string[]): Promise<readonly Row[]> {
  const { stdout } = await run(['--probe', '--json', ...argv]);
  return JSON.parse(stdout).auth.probes.results;
}

describe('status --probe', () => {
  test('asks with every profile, and tells without asking what OpenClaw tells so', async () => {
    const found = Object.fromEntries(
      (await rows()).map(({ profileId, label, ...row }) => [profileId ?? `${label} of ${JSON.stringify(row)}`, row]),
    );
    expect(found['oc:ok']).toMatchObject({ model: 'oc/m1', status: 'ok', mode: 'api_key', outcome: { kind: 'ok' } });
    expect(found['oc:stale']).toMatchObject({ status: 'auth', outcome: { kind: 'auth', status: 401 } });
    expect(found['am:a']).toMatchObject({ status: 'ok' });
    expect(found['am:b']).toMatchObject({ status: 'unknown', reasonCode: 'excluded_by_auth_order' });
    expect(found['am:empty']).toMatchObject({
      status: 'unknown',
      reasonCode: 'missing_credential',
      error:
        'Auth profile credentials are missing or expired.\n↳ Auth reason [missing_credential]: no inline credential or SecretRef is configured.',
    });
    expect(found['oc:ref']).toMatchObject({
      reasonCode: 'unresolved_ref',
      error:
        'Auth profile credentials are missing or expired.\n↳ Auth reason [unresolved_ref]: could not resolve SecretRef "env:default:NOPE_KEY".',
    });
    for (const id of ['oc:tokexp', 'oc:bad', 'oc:none', 'oc:wrongmode']) {
      expect(found[id]).toMatchObject({ status: 'unknown', error: `Auth profile "${id}" is not configured for oc.` });
      expect(found[id]).not.toHaveProperty('reasonCode');
    }
  });

  test('what was decided comes first and does not count; a provider without profiles is asked with its key', async () => {
    const { stdout, code } = await run(['--probe', '--json']);
    const { probes } = JSON.parse(stdout).auth;
    expect(code).toBe(0);
    expect(probes.options).toEqual({ profileIds: [], timeoutMs: 8000, concurrency: 2, maxTokens: 8 });
    expect(probes.results.map(({ label }: Row) => label)).toEqual([
      'am:b',
      'am:empty',
      'models.json',
      'oc:ref',
      'am:a',
      'oc:tokexp',
      'oc:bad',
      'oc:none',
      'oc:ok (Mine)',
      'oc:stale',
      'oc:wrongmode',
      'models.json',
    ]);
    expect(probes.totalTargets).toBe(8);
    expect(probes.results[2]).toEqual({
      provider: 'nomodel',
      label: 'models.json',
      source: 'models.json',
      mode: 'api_key',
      status: 'no_model',
      reasonCode: 'no_model',
      error: 'No model available for probe',
    });
    expect(probes.results.at(-1)).toMatchObject({
      provider: 'refused',
      status: 'timeout',
      outcome: { kind: 'refused' },
    });
  });

  test('each profile is asked with its own key', async () => {
    const about = world();
    await run(['--probe', '--json', '--probe-profile', 'oc:stale'], about);
    expect(about.requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      [at(1001), `Bearer ${BAD}`],
    ]);
  });

  test.each([
    { argv: ['--probe-provider', 'AM'], labels: ['am:b', 'am:empty', 'am:a'] },
    { argv: ['--probe-provider', 'nope'], labels: [] },
    {
      argv: ['--probe-profile', 'am:a', '--probe-profile', 'oc:ok, oc:ref'],
      labels: ['oc:ref', 'am:a', 'oc:ok (Mine)'],
    },
    { argv: ['--probe-profile', 'nobody'], labels: [] },
  ])('$argv choose $labels', async ({ argv, labels }) => {
    expect((await rows(...argv)).map(({ label }) => label)).toEqual(labels);
  });

  test('the answer may have as many tokens as were said', async () => {
    const about = world();
    await run(['--probe', '--json', '--probe-provider', 'refused', '--probe-max-tokens', '3'], about);
    expect(about.requests.map(({ body }) => JSON.parse(body ?? '{}').max_completion_tokens)).toEqual([3]);
  });

  test('as text it is a table, and what it costs is said first', async () => {
    const { stdout, stderr } = await run(['--probe', '--probe-provider', 'am']);
    expect(stderr).toMatch(/^Sending 1 completion, about \d+ tokens/);
    expect(stdout.slice(stdout.indexOf('Auth probes'))).toMatchInlineSnapshot(`
      "Auth probes
      ┌───────┬────────────────────┬──────────────────────────────────────────────────────────────────────────────────────┐
      │ Model │ Profile            │ Status                                                                               │
      ├───────┼────────────────────┼──────────────────────────────────────────────────────────────────────────────────────┤
      │ am/m1 │ am:a (api_key)     │ ok · 41ms                                                                            │
      │ am/m1 │ am:b (api_key)     │ unknown · -                                                                          │
      │       │                    │ ↳ Excluded by auth.order for this provider.                                          │
      │ am/m1 │ am:empty (api_key) │ unknown · -                                                                          │
      │       │                    │ ↳ Auth profile credentials are missing or expired.                                   │
      │       │                    │ ↳ Auth reason [missing_credential]: no inline credential or SecretRef is configured. │
      └───────┴────────────────────┴──────────────────────────────────────────────────────────────────────────────────────┘
      Probed 1 target in 0ms
      "
    `);
  });

  test('--check tells about the files, whatever came of asking', async () => {
    const { code } = await run(['--probe', '--check', '--json', '--probe-provider', 'refused']);
    expect(code).toBe((await run(['--check', '--json'])).code);
  });

  test.each([
    { argv: ['--probe', '--plain'], says: '--probe cannot be used with --plain output.' },
    { argv: ['--probe-timeout', 'abc'], says: '--probe-timeout must be a positive number.' },
    { argv: ['--probe', '--probe-timeout', '-1'], says: '--probe-timeout must be a positive number.' },
    { argv: ['--probe-concurrency', '0'], says: '--probe-concurrency must be a positive integer.' },
    { argv: ['--probe', '--probe-max-tokens', '1.5'], says: '--probe-max-tokens must be a positive integer.' },
  ])('$argv is refused in the words of OpenClaw', async ({ argv, says }) => {
    expect(await run(argv)).toEqual({ stdout: '', stderr: `Error: ${says}\n`, code: 1 });
  });

  test('Ctrl-C gives what there is so far, and exits with 130', async () => {
    const controller = new AbortController();
    controller.abort();
    const { stdout, code } = await cli(['status', '--probe', '--json'], world(), {
      interrupt: () => controller.signal,
    });
    expect(code).toBe(130);
    const asked = JSON.parse(stdout).auth.probes.results.filter(({ outcome }: { outcome?: object }) => outcome);
    expect(asked.map(({ outcome }: { outcome: object }) => outcome)).toEqual(asked.map(() => ({ kind: 'cancelled' })));
  });
});
