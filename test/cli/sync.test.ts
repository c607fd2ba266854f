import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.js';
import { type FakeWorld, fakeWorld } from '../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const REGISTRY = '/home/ann/.openclaw/agents/main/agent/models.json';
const SIDE = '/home/ann/.openclaw/agents/side/agent/models.json';

const x = { baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'sk-a-key-of-its-own', models: [] };
const moved = { ...x, baseUrl: 'http://127.0.0.1:2/v1' };

/** The config, and registries by their path. */
function worldWith(files: Readonly<Record<string, unknown>>): FakeWorld {
  const all = { [CONFIG]: { models: { providers: { x } } }, ...files };
  const texts = Object.entries(all).map(([path, json]) => [path, JSON.stringify(json)]);
  return fakeWorld({ files: Object.fromEntries(texts), env: { HOME: '/home/ann' } });
}

describe('sync --check', () => {
  test('says that nothing differs, and exits with 0', async () => {
    const world = worldWith({ [REGISTRY]: { providers: { x } } });
    expect(await cli(['sync', '--check'], world)).toEqual({
      code: 0,
      stdout: 'The registry says what the config says.\n',
      stderr: '',
    });
  });

  test('prints what differs and how to end it, writes nothing, and exits with 1', async () => {
    const world = worldWith({ [REGISTRY]: { providers: { x: moved } } });
    const before = new Map(world.disk);
    expect(await cli(['sync', '--check'], world)).toEqual({
      code: 1,
      stdout:
        'main: x baseUrl: config http://127.0.0.1:1/v1, registry http://127.0.0.1:2/v1; openclaw.json wins; OpenClaw would keep that of the registry\n' +
        'The registry keeps its own: pincer sync --take-config writes what the config says instead.\n',
      stderr: '',
    });
    expect(world.disk).toEqual(before);
  });

  test('looks at one agent and one provider, or at all', async () => {
    const world = worldWith({ [REGISTRY]: { providers: { x } }, [SIDE]: { providers: { x: moved } } });
    expect((await cli(['sync', '--check'], world)).code).toBe(0);
    expect((await cli(['sync', '--check', '--provider', 'X'], world)).code).toBe(0);
    const { code, stdout } = await cli(['sync', '--check', '--all', '--json'], world);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      count: 1,
      drift: [{ agentId: 'side', provider: 'x', field: 'baseUrl' }],
    });
  });
});

test('where OpenClaw keeps what the registry says, sync writes nothing, and does not say that they agree', async () => {
  const world = worldWith({});
  await cli(['sync'], world);
  world.disk.set(REGISTRY, (world.disk.get(REGISTRY) ?? '').replace('127.0.0.1:1', '127.0.0.1:2'));
  const before = new Map(world.disk);
  const { code, stderr } = await cli(['sync'], world);
  expect([code, stderr]).toEqual([
    0,
    'Nothing to change. The registry keeps its own: pincer sync --take-config writes what the config says instead.\n',
  ]);
  expect(world.disk).toEqual(before);
});

test.each([[[]], [['--check']]])(
  'a provider that is nowhere is refused, so that no slip of the pen passes for order: %j',
  async (more) => {
    const world = worldWith({ [REGISTRY]: { providers: { x } } });
    expect(await cli(['sync', ...more, '--provider', 'y'], world)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Error: Neither the config nor a registry has a provider "y".\n',
    });
  },
);

test('an agent without a registry has nothing that differs, and is told so', async () => {
  expect(await cli(['sync', '--check'], worldWith({}))).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('There is no registry yet'),
  });
});

describe('sync', () => {
  test('shows with --dry-run what it would write, and writes nothing', async () => {
    const world = worldWith({});
    const { code, stdout, stderr } = await cli(['sync', '--dry-run'], world);
    expect([code, stderr]).toEqual([0, 'Dry run: nothing was written.\n']);
    expect(stdout).toContain('+++ ~/.openclaw/agents/main/agent/models.json');
    expect(stdout).not.toContain('sk-a-key-of-its-own');
    expect(world.disk.has(REGISTRY)).toBe(false);
  });

  test('writes, names the file, and has nothing to do the next time', async () => {
    const world = worldWith({});
    expect(await cli(['sync'], world)).toEqual({
      code: 0,
      stdout: 'Updated registry: ~/.openclaw/agents/main/agent/models.json\n',
      stderr: '',
    });
    expect(JSON.parse(world.disk.get(REGISTRY) ?? '')).toEqual({ providers: { x } });
    expect(await cli(['sync'], world)).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing to change: the registry says so already.\n',
    });
  });

  test('takes what the config says, and answers in JSON', async () => {
    const world = worldWith({ [REGISTRY]: { providers: { x: moved } } });
    const { code, stdout } = await cli(['sync', '--take-config', '--json'], world);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ changed: true, dryRun: false, files: [{ file: REGISTRY }] });
    expect(JSON.parse(world.disk.get(REGISTRY) ?? '')).toEqual({ providers: { x } });
  });

  test('is for one agent or for all', async () => {
    const { code, stderr } = await cli(['sync', '--all', '--agent', 'main'], worldWith({}));
    expect([code, stderr]).toEqual([1, 'Error: --all and --agent exclude each other.\n']);
  });
});

describe('status', () => {
  test('has a section for drift, and a key of its JSON, only where there is any', async () => {
    const drifted = worldWith({ [REGISTRY]: { providers: { x: moved } } });
    const same = worldWith({ [REGISTRY]: { providers: { x } } });
    expect((await cli(['status'], drifted)).stdout).toContain(
      '\nRegistry drift (1)\n' +
        '- main: x baseUrl: config http://127.0.0.1:1/v1, registry http://127.0.0.1:2/v1; openclaw.json wins; OpenClaw would keep that of the registry\n' +
        'The registry keeps its own: pincer sync --take-config writes what the config says instead.\n',
    );
    expect((await cli(['status'], same)).stdout).not.toContain('drift');
    expect(JSON.parse((await cli(['status', '--json'], drifted)).stdout)).toMatchObject({ drift: [{ provider: 'x' }] });
    expect(JSON.parse((await cli(['status', '--json'], same)).stdout)).not.toHaveProperty('drift');
  });
});

test('what OpenClaw only fills in is one line for a provider, behind what differs', async () => {
  const bare = { ...x, models: [{ id: 'm1', name: 'M1' }], baseUrl: 'http://127.0.0.1:2/v1' };
  const config = { models: { providers: { x: { ...x, models: bare.models } } } };
  const world = worldWith({ [CONFIG]: config, [REGISTRY]: { providers: { x: bare } } });
  const { stdout } = await cli(['sync', '--check'], world);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toContain('main: x baseUrl: config http://127.0.0.1:1/v1');
  expect(lines.filter((line) => line.includes('would fill in'))).toHaveLength(1);
});

test('a reference behind which there is no secret is told of, and its name is written all the same', async () => {
  const ref = (source: string, provider: string, id: string) => ({ source, provider, id });
  const models = [{ id: 'm1', name: 'M1' }];
  const providers = {
    e: { ...x, models, apiKey: ref('env', 'default', 'E_KEY') },
    f: { ...x, models, apiKey: ref('file', 'vault', '/f') },
  };
  const config = { models: { providers }, secrets: { providers: { vault: { source: 'file', path: '/vault.json' } } } };
  const world = worldWith({ [CONFIG]: config });
  const { code, stdout, stderr } = await cli(['sync'], world);
  expect([code, stdout]).toEqual([0, 'Updated registry: ~/.openclaw/agents/main/agent/models.json\n']);
  expect(stderr).toContain('models.providers.e.apiKey: the variable E_KEY is not set');
  expect(stderr).toContain('models.providers.f.apiKey: /vault.json does not exist');
  const written = JSON.parse(world.disk.get(REGISTRY) ?? '').providers;
  expect([written.e.apiKey, written.f.apiKey]).toEqual(['E_KEY', 'secretref-managed']);
});
