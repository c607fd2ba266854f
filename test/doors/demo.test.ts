import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import json5 from 'json5';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { loadModel } from '../../services/ollama/load.js';
import { pulledOn, runningOn } from '../../services/ollama/models.js';
import { pullModel } from '../../services/ollama/pull.js';
import { ollamaAt } from '../../services/ollama/server.js';
import { runProbe, runProbes } from '../../services/operations/probe.js';
import { readHome } from '../../services/operations/readHome.js';
import { readCatalog } from '../../services/operations/scan.js';
import { limitsOf } from '../../services/probes/ask.js';
import type { World } from '../../services/world.js';
import { loopbackOnly } from '../../src/demo/loopbackOnly.js';
import { createOllamaModels } from '../../src/demo/ollamaModels.js';
import { type Demo, openDemo } from '../../src/demo/openDemo.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import { probeTargets, refsInUse } from '../../state/domain/probe/targets.js';
import type { ProbeApi, ProbeKind, ProbeOutcome } from '../../state/domain/probe.js';
import { NOON } from '../support/builders.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { target, vault } from '../support/probing.js';

const world: World = { ...fakeWorld(), now: () => Date.now(), request: nodeRequest({}) };
const opened: Demo[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((demo) => demo.close()));
});

const open = async (env: Record<string, string> = {}): Promise<Demo> => {
  const demo = await openDemo(env, NOON);
  opened.push(demo);
  return demo;
};

test('the home is a private folder, and nothing of the real environment is in it', async () => {
  const demo = await open({
    ANTHROPIC_API_KEY: 'sk-real',
    HTTP_PROXY: 'http://proxy',
    OPENCLAW_STATE_DIR: '/real',
    TERM: 'xterm',
  });
  expect(demo.env).toEqual({ TERM: 'xterm', HOME: demo.homeDir });
  expect(statSync(demo.homeDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(demo.homeDir, '.openclaw/openclaw.json')).mode & 0o777).toBe(0o600);
});

test('the config is commented JSON5 whose every address is a fake server', async () => {
  const demo = await open();
  const text = readFileSync(join(demo.homeDir, '.openclaw/openclaw.json'), 'utf8');
  expect(text).toContain('//');
  const { models } = json5.parse<{ models: { providers: Record<string, { baseUrl: string }> } }>(text);
  const addresses = Object.values(models.providers).map(({ baseUrl }) => new URL(baseUrl).origin);
  expect(addresses.sort()).toEqual(Object.values(demo.urls).sort());
});

const STATES: readonly (readonly [keyof Demo['urls'], ProbeApi, string, string, ProbeOutcome['kind']])[] = [
  ['anthropic', 'anthropic-messages', '', 'claude-sonnet-4-5', 'ok'],
  ['minimax', 'anthropic-messages', '/anthropic', 'MiniMax-M2.1', 'auth'],
  ['moonshot', 'openai-completions', '/v1', 'kimi-k2.5', 'ok'],
  ['qwen-portal', 'openai-completions', '/v1', 'vision-model', 'ok'],
  ['ollama', 'ollama', '/v1', 'gpt-oss:20b', 'ok'],
  ['ollama', 'ollama', '/v1', 'llama3.3', 'context-smaller'],
  ['lmstudio', 'openai-responses', '/v1', 'minimax-m2.1-gs32', 'refused'],
];

test('one of each: healthy, slow, rejecting the key, small, down; to both kinds of probe', async () => {
  const demo = await open();
  const probes = STATES.flatMap(([id, api, path, model]) =>
    (['reach', 'completion'] as const).map((kind) => {
      const asked = target(api, `${demo.urls[id]}${path}`, model, { contextWindow: 131_072 });
      return runProbe(world, vault('demo-key'), asked, kind, limitsOf(), new AbortController().signal);
    }),
  );
  const records = await Promise.all(probes);
  expect(records.map(({ outcome }) => outcome.kind)).toEqual(STATES.flatMap(([, , , , kind]) => [kind, kind]));
});

test('those that are well speak word by word, call a tool and see a picture', async () => {
  const demo = await open();
  const well = STATES.filter(([, , , , kind]) => kind === 'ok');
  const ask = (kind: ProbeKind) =>
    Promise.all(
      well.map(([id, api, path, model]) => {
        const asked = target(api, `${demo.urls[id]}${path}`, model);
        return runProbe(world, vault('demo-key'), asked, kind, limitsOf(), new AbortController().signal);
      }),
    );
  for (const record of [...(await ask('tools')), ...(await ask('image'))])
    expect(record.outcome).toEqual({ kind: 'ok' });
  for (const { tokensPerSecond } of await ask('completion')) expect(tokensPerSecond).toBeGreaterThan(0);
});

test('read as any home is, it shows every state at once', async () => {
  const demo = await open({ ANTHROPIC_API_KEY: 'sk-real' });
  const files = Object.fromEntries(
    ['.openclaw/openclaw.json', '.openclaw/agents/main/agent/auth-profiles.json'].map((name) => {
      const path = join(demo.homeDir, name);
      return [path, readFileSync(path, 'utf8')];
    }),
  );
  const fake = fakeWorld({ files, env: demo.env, process: { homeDir: demo.homeDir, cwd: demo.homeDir } });
  const { home, vault: keys } = await readHome(fake, {});
  expect(home.config.kind).toBe('read');
  expect(home.problems).toEqual([]);
  const states = new Map(home.providers.map(({ id, auth }) => [id, auth.kind]));
  const shown = ['anthropic', 'minimax', 'moonshot', 'qwen-portal', 'groq'].map((id) => [id, states.get(id)]);
  expect(Object.fromEntries(shown)).toEqual({
    anthropic: 'ready',
    minimax: 'ready',
    moonshot: 'ready',
    'qwen-portal': 'expiring',
    groq: 'dead',
  });
  const targets = probeTargets(home, [...refsInUse(home), 'ollama/llama3.3', 'groq/any']);
  const run = { kind: 'reach', concurrency: 8, limits: limitsOf() } as const;
  const records = await runProbes(world, keys, targets, run, new AbortController().signal, () => {});
  expect(Object.fromEntries(records.map(({ ref, outcome }) => [ref, outcome.kind]))).toEqual({
    'anthropic/claude-sonnet-4-5': 'ok',
    'minimax/MiniMax-M2.1': 'auth',
    'ollama/gpt-oss:20b': 'ok',
    'moonshot/kimi-k2.5': 'ok',
    'lmstudio/minimax-m2.1-gs32': 'refused',
    'qwen-portal/vision-model': 'ok',
    'anthropic/claude-opus-4-6': 'ok',
    'ollama/llama3.3': 'context-smaller',
    'groq/any': 'no_credential',
  });
});

test('closing stops the servers and deletes the folder, twice if need be', async () => {
  const demo = await openDemo({}, NOON);
  await demo.close();
  await demo.close();
  expect(existsSync(demo.homeDir)).toBe(false);
  const asked = target('anthropic-messages', demo.urls.anthropic, 'claude-sonnet-4-5');
  const { outcome } = await runProbe(world, vault('k'), asked, 'reach', limitsOf(), new AbortController().signal);
  expect(outcome).toEqual({ kind: 'refused' });
});

test('no request leaves the machine', async () => {
  const asked: string[] = [];
  const request = loopbackOnly(async ({ url }) => {
    asked.push(url);
    return { kind: 'cancelled', timings: { totalMs: 0 } };
  });
  const wanted = {
    method: 'GET',
    headers: {},
    deadlines: limitsOf(),
    maxBytes: 1,
    signal: new AbortController().signal,
  } as const;
  for (const url of [
    'http://127.0.0.1:1/a',
    'http://localhost/b',
    'http://[::1]:2/c',
    'https://api.anthropic.com/',
    'http://127.0.0.1.evil.example/',
    'nonsense',
  ]) {
    await request({ ...wanted, url });
  }
  expect(asked).toEqual(['http://127.0.0.1:1/a', 'http://localhost/b', 'http://[::1]:2/c']);
});

test('the catalog of free models, which is elsewhere, is said to be none of the demo', async () => {
  const inDemo = { ...world, request: loopbackOnly(world.request) };
  const known = await readHome(inDemo, {});
  const run = { timeoutMs: 1000, signal: new AbortController().signal };
  expect(await readCatalog(inDemo, known, run)).toMatchObject({
    problem: { kind: 'scan-list-failed', why: 'the demo asks nobody but its own servers' },
  });
});

/** The demo as a program of its own, which does as it is told after it has said where its home is. */
let program: string;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pincer-test-'));
  program = join(folder, 'demo.mjs');
  await build({
    stdin: {
      contents: `import { openDemo } from ${JSON.stringify(join(import.meta.dirname, '../../src/demo/openDemo.ts'))};
        const demo = await openDemo({}, Date.now());
        console.log(demo.homeDir);
        process.on('message', (how) => { if (how === 'crash') throw new Error('crash'); if (how === 'exit') process.exit(0); });`,
      resolveDir: folder,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function started(): Promise<{
  readonly child: ChildProcess;
  readonly home: string;
  readonly gone: Promise<unknown>;
}> {
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    env: { TMPDIR: folder },
  });
  const gone = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  const home = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (text) => resolve(String(text).trim())),
  );
  return { child, home, gone };
}

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s deletes the folder and still ends the process',
  async (signal) => {
    const { child, home, gone } = await started();
    expect(existsSync(home)).toBe(true);
    child.kill(signal);
    expect(await gone).toBe(signal);
    expect(existsSync(home)).toBe(false);
  },
);

test.each(['crash', 'exit'])('so does a %s', async (how) => {
  const { child, home, gone } = await started();
  child.send(how);
  await gone;
  expect(existsSync(home)).toBe(false);
});

test('what a killed demo left behind, the next one removes; nobody else’s', async () => {
  const killed = await started();
  killed.child.kill('SIGKILL');
  await killed.gone;
  expect(existsSync(killed.home)).toBe(true);
  const other = join(folder, 'pincer-demo-notes');
  mkdirSync(other);
  const [living, next] = [await started(), await started()];
  expect(existsSync(killed.home)).toBe(false);
  expect([existsSync(other), existsSync(living.home), existsSync(next.home)]).toEqual([true, true, true]);
  for (const { child, gone } of [living, next]) {
    child.kill();
    await gone;
  }
});

test('its Ollama pulls, loads and unloads, and has what was pulled when it is whole', async () => {
  const demo = await open();
  const server = await ollamaAt(
    world,
    await readHome(world, {}),
    { host: demo.urls.ollama },
    new AbortController().signal,
  );
  if (!server.ok) throw new Error(server.problem.kind);
  const stopping = new AbortController();
  const until = await ollamaAt(world, await readHome(world, {}), { host: demo.urls.ollama }, stopping.signal);
  if (!until.ok) throw new Error(until.problem.kind);
  const stop = (): void => stopping.abort();
  expect(await pullModel(until.value, 'demo-stopped', { signal: stopping.signal, onProgress: stop })).toEqual({
    ok: true,
    value: 'cancelled',
  });
  expect(await pulledOn(server.value)).toMatchObject({ value: expect.not.arrayContaining(['demo-stopped:latest']) });
  for (const does of ['load', 'unload'] as const) {
    expect(await loadModel(server.value, 'gpt-oss:20b', { does })).toEqual({ ok: true, value: 'gpt-oss:20b' });
    const running = await runningOn(server.value);
    if (!running.ok) throw new Error(running.problem.kind);
    expect(running.value.some(({ id }) => id === 'gpt-oss:20b')).toBe(does === 'load');
  }
});

test('what its Ollama pulls is there at the end of the lines', () => {
  const models = createOllamaModels(['a:1'], 'a:1');
  const lines = [...models.pull('b')];
  expect(lines.at(-1)).toBe('{"status":"success"}\n');
  expect(models.pulled()).toEqual(['a:1', 'b:latest']);
});
