import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.js';
import { type FakeSetup, fakeWorld } from '../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const KEY = 'sk-cp-0123456789abcdefghij';
const HOME = JSON.stringify({
  env: { MINIMAX_API_KEY: KEY },
  agents: {
    defaults: {
      model: {
        primary: 'minimax/MiniMax-M2.1',
        fallbacks: ['anthropic/claude-opus-4-6', 'groq/llama-3.3-70b-versatile'],
      },
      models: { 'minimax/MiniMax-M2.1': { alias: 'mm' } },
    },
  },
  models: {
    providers: {
      minimax: {
        baseUrl: 'https://api.minimaxi.com/anthropic',
        apiKey: 'MINIMAX_API_KEY',
        api: 'anthropic-messages',
        models: [{ id: 'MiniMax-M2.1', name: 'MiniMax M2.1' }],
      },
    },
  },
  plugins: { entries: { google: { enabled: false } } },
});
const QUOTA = 'https://api.minimaxi.com/v1/api/openplatform/coding_plan/remains';
const REMAINS = JSON.stringify({
  base_resp: { status_code: 0 },
  model_remains: [{ model_name: 'MiniMax-M*', current_interval_total_count: 1500, current_interval_usage_count: 1200 }],
});

const world = (over: FakeSetup = {}) =>
  fakeWorld({ files: { [CONFIG]: HOME }, env: { ANTHROPIC_API_KEY: 'sk-ant-api03-0123456789abcdef' }, ...over });
const run = (...argv: string[]) => cli(['providers', ...argv], world());
const json = async (...argv: string[]) => JSON.parse((await run(...argv, '--json')).stdout);
const idsOf = (list: { readonly providers: readonly { readonly id: string }[] }) => list.providers.map(({ id }) => id);

describe('providers list', () => {
  test('shows what is set up, found or used: state, place of the credential, host in effect, usable models', async () => {
    const { stdout, stderr, code } = await run('list');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^Provider +Name +State +Credential +Host +Models$/);
    expect(lines[1]).toMatch(/^minimax +MiniMax +ready +MINIMAX_API_KEY \(config\) +api\.minimaxi\.com +1 of 3$/);
    expect(stdout).toMatch(/^anthropic +Anthropic +ready +ANTHROPIC_API_KEY +api\.anthropic\.com +1 of \d+$/m);
    expect(stdout).toMatch(/^groq +Groq +no credential +- +api\.groq\.com +0 of \d+$/m);
    expect(stdout).not.toMatch(/^zai/m);
    expect(stdout).not.toContain(KEY);
  });

  test('puts those without a credential last, and --all adds the rest', async () => {
    const some = idsOf(await json('list'));
    const all = idsOf(await json('list', '--all'));
    expect(some.indexOf('groq')).toBe(some.length - 1);
    expect(all.slice(0, some.length)).toEqual(some);
    expect(all).toEqual(expect.arrayContaining(['zai', 'ollama', 'openrouter', 'kimi']));
    expect(new Set(all).size).toBe(all.length);
  });

  test('as JSON, without a secret', async () => {
    const { providers } = await json('list');
    expect(providers[0]).toEqual({
      id: 'minimax',
      label: 'MiniMax',
      configured: true,
      inUse: true,
      state: 'ready',
      credential: { place: 'MINIMAX_API_KEY (config)', label: expect.not.stringContaining(KEY) },
      api: 'anthropic-messages',
      baseUrl: 'https://api.minimaxi.com/anthropic',
      host: 'api.minimaxi.com',
      models: { known: 3, usable: 1 },
    });
  });

  test('of a fresh home says how to see more', async () => {
    const { stdout } = await cli(['providers', 'list'], fakeWorld());
    expect(stdout).toMatch(/^openai .*no credential/m);
  });
});

describe('providers show', () => {
  test('tells of one provider what is used and why, where it is, and how to sign in', async () => {
    const { stdout, code } = await run('show', 'minimax');
    expect(code).toBe(0);
    for (const line of [
      /^MiniMax \(minimax\), in use$/m,
      /^ {2}host +api\.minimaxi\.com$/m,
      /^ {2}base URL +https:\/\/api\.minimaxi\.com\/anthropic \(from openclaw\.json\)$/m,
      /^ {2}plugin +minimax: on unless the config says otherwise$/m,
      /^ {2}set up with +pincer setup minimax$/m,
      /^ {2}> MINIMAX_API_KEY \(config\) {2}present/m,
      /^ {4}MINIMAX_CODE_PLAN_KEY {2}absent$/m,
      /^ {2}minimax-cn-api {2}MiniMax API key \(CN\) \(paste a key\)$/m,
      /> cn: CN \(api\.minimaxi\.com\), https:\/\/api\.minimaxi\.com\/anthropic$/m,
      /a key is made at: https:\/\/platform\.minimaxi\.com\//m,
      /the documents name minimax\/MiniMax-M2\.1, minimax\/MiniMax-M2\.1-lightning$/m,
      /minimax-portal-auth is now part of plugin minimax/m,
    ])
      expect(stdout).toMatch(line);
    expect(stdout).not.toContain(KEY);
  });

  test.each([
    ['z.ai', 'zai'],
    ['MoonshotAI', 'moonshot'],
    ['x-ai', 'xai'],
    ['gemini-cli', 'google-gemini-cli'],
  ])('takes the alias %s', async (alias, id) => {
    expect((await json('show', alias)).id).toBe(id);
  });

  test.each([
    ['google-antigravity', /No installed OpenClaw has the plugin google-antigravity-auth/],
    ['qwen-portal', /OpenClaw no longer ships the plugin qwen-portal-auth/],
    ['kimi-coding', /pincer setup kimi$/m],
    ['google', /plugin +google: off; turn it on with: pincer providers enable google/],
    ['openrouter', /eu: Only within the EU/],
    ['deepseek', /^ {2}next +Run `pincer setup deepseek`, or set DEEPSEEK_API_KEY\.$/m],
    ['github-copilot', /^ {2}next .*log in with `pincer auth login github-copilot`\.$/m],
  ])('%s says %s', async (id, says) => {
    expect((await run('show', id)).stdout).toMatch(says);
  });

  test('a provider of one’s own has no row and is shown all the same', async () => {
    const files = {
      [CONFIG]: `{ models: { providers: { lab: { baseUrl: 'http://10.0.0.7/v1', api: 'openai-completions', models: [{ id: 'm', name: 'M' }] } } } }`,
    };
    const { stdout } = await cli(['providers', 'show', 'lab', '--json'], world({ files }));
    expect(JSON.parse(stdout)).toMatchObject({ id: 'lab', ships: 'own', host: '10.0.0.7', signIns: [], notes: [] });
  });

  test('an unknown one is refused, with what may have been meant', async () => {
    const { stdout, stderr, code } = await run('show', 'opnai');
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain('Did you mean "openai"?');
  });

  test('makes no request unless it is asked for the quota', async () => {
    const quiet = world({ replies: { [QUOTA]: { status: 200, text: REMAINS } } });
    await cli(['providers', 'show', 'minimax'], quiet);
    expect(quiet.requests).toEqual([]);
    const { stdout, code } = await cli(['providers', 'show', 'minimax', '--quota'], quiet);
    expect(code).toBe(0);
    expect(stdout).toContain('Quota\n  MiniMax-M*, now: 80% left (1200 of 1500)');
    expect(quiet.requests.map(({ url }) => url)).toEqual([QUOTA]);
  });

  test('a quota that is not given is a failure, and is told', async () => {
    const { stdout, code } = await run('show', 'anthropic', '--quota');
    expect(code).toBe(1);
    expect(stdout).toContain('There is no plan that can be asked for.');
  });
});
