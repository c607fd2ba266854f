import { describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../src/exitCodes.js';
import { cli } from '../support/cli.js';
import { type FakeSetup, fakeWorld } from '../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const STORE = `${STATE}/agents/main/agent/auth-profiles.json`;
const KEY = 'sk-told-01-Qx7mPz3VtR9wKb2nHs5cLd8f';
const ZAI = 'https://api.z.ai/api/paas/v4/models';

const lists = (...ids: readonly string[]) => ({
  status: 200,
  text: JSON.stringify({ object: 'list', data: ids.map((id) => ({ id })) }),
});
const NOT_FOUND = { status: 404, text: '{"detail":"Not Found"}' };
const replies = { [ZAI]: lists('glm-5.1', 'glm-4.7') };
const pipes = (text: string) => ({ readStdin: async () => ({ ok: true, value: text }) as const });
const setUp = (argv: readonly string[], world = fakeWorld({ replies }), key = `${KEY}\n`) =>
  cli(['setup', ...argv], world, pipes(key));
const home = (files: FakeSetup['files'] = {}, over: FakeSetup = {}) => fakeWorld({ files, replies, ...over });
const parsed = (world: ReturnType<typeof fakeWorld>) => JSON.parse(world.disk.get(CONFIG) ?? 'null');

describe('`pincer setup --auth-choice`', () => {
  test('asks, writes key, profile and config, asks again, and says what is what now', async () => {
    const world = home();
    const { stdout, stderr, code } = await setUp(['--auth-choice', 'zai-api-key', '--set-default', '--yes'], world);
    expect(code).toBe(EXIT.done);
    expect(stdout.split('\n')).toEqual([
      'Updated variables: ~/.openclaw/.env',
      'Updated auth store: ~/.openclaw/agents/main/agent/auth-profiles.json',
      'Updated config: ~/.openclaw/openclaw.json',
      'Provider: zai at api.z.ai',
      "Credential: ZAI_API_KEY in OpenClaw's .env, for the auth profile zai:default",
      'Models:',
      '  zai/glm-5.1 (default)',
      'Default model: zai/glm-5.1',
      'zai/glm-5.1: ok',
      '',
    ]);
    expect(world.disk.get(`${STATE}/.env`)).toBe(`ZAI_API_KEY=${KEY}\n`);
    expect(parsed(world).agents.defaults.model.primary).toBe('zai/glm-5.1');
    expect(stdout + stderr).not.toContain(KEY);
    const sent = world.requests.filter(({ headers }) => headers.authorization === `Bearer ${KEY}`);
    expect(new Set(sent.map(({ url }) => new URL(url).host))).toEqual(new Set(['api.z.ai']));
  });

  test('as JSON: what changed, where the credential is, the host, the default, and what both probes found', async () => {
    const { stdout } = await setUp(['--auth-choice', 'zai-api-key', '--json']);
    const printed = JSON.parse(stdout);
    expect(printed).toMatchObject({
      changed: true,
      dryRun: false,
      files: [`${STATE}/.env`, STORE, CONFIG],
      provider: 'zai',
      choice: 'zai-api-key',
      baseUrl: 'https://api.z.ai/api/paas/v4',
      host: 'api.z.ai',
      credential: { kind: 'env', place: "ZAI_API_KEY in OpenClaw's .env, for the auth profile zai:default" },
      models: [{ ref: 'zai/glm-5.1', role: 'allowed' }],
      trial: { outcome: 'ok', word: 'ok' },
      probe: { ref: 'zai/glm-5.1', outcome: 'ok' },
    });
    expect(stdout).not.toContain(KEY);
  });

  test('a dry run writes nothing, and shows no key', async () => {
    const world = home();
    const { stdout, code } = await setUp(['--auth-choice', 'zai-api-key', '--dry-run'], world);
    expect([code, world.disk.size]).toEqual([EXIT.done, 0]);
    expect(stdout).toContain('+ZAI_API_KEY=[secret]');
    expect(stdout).not.toContain(KEY);
  });

  test.each([
    ['zai-apikey', 'zai-api-key'],
    ['minimax-global-apl', 'minimax-global-api'],
    ['bogus', undefined],
  ])('a choice that does not exist is refused, where OpenClaw ends silently: %s', async (choice, near) => {
    const world = home();
    const { stderr, code } = await setUp(['--auth-choice', choice], world);
    expect(code).toBe(EXIT.misplaced);
    expect(stderr).toContain(`There is no auth choice "${choice}"`);
    expect(stderr.includes('Did you mean')).toBe(near !== undefined);
    if (near !== undefined) expect(stderr).toContain(`Did you mean "${near}"?`);
    expect([world.disk.size, world.requests.length]).toEqual([0, 0]);
  });

  test('a name that OpenClaw gave up is understood, and said so', async () => {
    const { stderr, code } = await setUp(['--auth-choice', 'minimax-api', '--no-probe', '--dry-run']);
    expect(code).toBe(EXIT.done);
    expect(stderr).toContain('OpenClaw does not take "minimax-api" any more: it is "minimax-global-api" now.');
  });

  test('a choice whose model is of a neighbour says so, and makes no ref of the two', async () => {
    const world = home();
    const { stderr, code } = await setUp(['--auth-choice', 'byteplus-api-key', '--no-probe'], world);
    expect(code).toBe(EXIT.done);
    expect(stderr).toContain('Make that the default with: pincer set byteplus-plan/ark-code-latest');
    expect(world.disk.get(CONFIG)).not.toContain('ark-code-latest');
  });

  test.each([
    [['setup', 'zai', '--region', 'cn'], 'https://open.bigmodel.cn/api/paas/v4'],
    [['setup', '--auth-choice', 'zai-coding-global', '--region', 'cn'], 'https://open.bigmodel.cn/api/coding/paas/v4'],
    [['setup', '--auth-choice', 'minimax-global-api', '--region', 'cn'], 'https://api.minimaxi.com/anthropic'],
  ])('%s: the same plan at another place', async (argv, url) => {
    const world = home();
    expect(await cli([...argv, '--no-probe'], world, pipes(KEY))).toMatchObject({ code: EXIT.done });
    expect(world.disk.get(CONFIG)).toContain(`"${url}"`);
  });

  test('a cloud is where its variable says, and has to be told where there is none', async () => {
    const world = home({}, { env: { GOOGLE_CLOUD_LOCATION: 'europe-west4' } });
    expect(await setUp(['google-vertex', '--no-probe'], world)).toMatchObject({ code: EXIT.done });
    expect(world.disk.get(CONFIG)).toContain('https://europe-west4-aiplatform.googleapis.com');
    expect((await setUp(['google-vertex', '--no-probe'])).stderr).toContain('differs from account to account');
  });

  test('nothing is set up where nothing is named', async () => {
    const { stderr, code } = await setUp([]);
    expect(code).toBe(EXIT.failed);
    expect(stderr).toContain('Name a provider, or an --auth-choice');
  });

  test('a login is no job for a script', async () => {
    const { stderr, code } = await setUp(['--auth-choice', 'github-copilot']);
    expect(code).toBe(EXIT.failed);
    expect(stderr).toContain('Log in with: pincer auth login github-copilot');
  });

  test.each(['--zai-api-key', '--custom-api-key', '--github-copilot-token', '--token', '--modelstudio-api-key-cn'])(
    '%s is refused, whatever comes behind it, and the value is not repeated',
    async (flag) => {
      for (const argv of [[flag, KEY], [`${flag}=${KEY}`]]) {
        const { stdout, stderr, code } = await setUp(argv);
        expect(code).toBe(EXIT.failed);
        expect(stderr).toContain('Pincer takes no key from the command line');
        expect(stderr).toContain('--from-env NAME');
        expect(stdout + stderr).not.toContain(KEY);
      }
    },
  );
});

describe('where the key comes from', () => {
  test('a variable that is set already is left where it is', async () => {
    const world = home({}, { env: { ZAI_API_KEY: KEY } });
    const { stdout, code } = await setUp(['zai', '--from-env', 'ZAI_API_KEY'], world, '');
    expect([code, world.disk.has(`${STATE}/.env`)]).toEqual([EXIT.done, false]);
    expect(stdout).toContain('Credential: the variable ZAI_API_KEY');
    expect([...world.disk.values()].join('')).not.toContain(KEY);
  });

  test('a credential that the home has is used where none is given', async () => {
    const world = home({}, { env: { ZAI_API_KEY: KEY } });
    const { stdout } = await setUp(['zai', '--model', 'glm-4.7'], world, '');
    expect(stdout).toContain('Credential: the one that was there');
    expect(world.requests.map(({ headers }) => headers.authorization)).toContain(`Bearer ${KEY}`);
  });

  test('at a terminal it is asked for, and nothing is shown of it', async () => {
    const questions: string[] = [];
    const askSecret = async (question: string) => {
      questions.push(question);
      return `  ${KEY} \r`;
    };
    const world = home();
    const { stdout, stderr, code } = await cli(['setup', '--auth-choice', 'zai-api-key'], world, { askSecret });
    expect([code, questions.length]).toEqual([EXIT.done, 1]);
    expect(world.disk.get(`${STATE}/.env`)).toBe(`ZAI_API_KEY=${KEY}\n`);
    expect(stdout + stderr + questions.join('')).not.toContain(KEY);
  });

  test.each([
    ['none at all', ['zai'], '', 'Setting zai up needs a key'],
    ['an empty stdin that was to hold it', ['zai', '--key-stdin'], '\n', 'There is no key on stdin.'],
    ['a command in place of it', ['zai'], `export ZAI_API_KEY=${KEY}`, 'paste only what stands after the equals sign'],
    ['two ways at once', ['zai', '--key-stdin', '--from-env', 'X'], '', 'Choose either --from-env or --key-stdin'],
  ])('%s is refused', async (_, argv, key, says) => {
    const { stdout, stderr, code } = await setUp(argv, home(), key);
    expect(code).toBe(EXIT.failed);
    expect(stderr).toContain(says);
    expect(stdout + stderr).not.toContain(KEY);
  });

  test.each([
    ['profile', [STORE]],
    ['env', [`${STATE}/.env`]],
  ])('--keep %s: the key stands there and nowhere else', async (keep, files) => {
    const world = home();
    const { code } = await setUp(['zai', '--keep', keep], world);
    expect(code).toBe(EXIT.done);
    expect([...world.disk].filter(([, text]) => text.includes(KEY)).map(([file]) => file)).toEqual(files);
  });

  test('--keep config needs a yes: the key would stand in plain text', async () => {
    const world = home();
    const { stderr, code } = await setUp(['zai', '--keep', 'config'], world);
    expect([code, world.disk.size]).toEqual([EXIT.failed, 0]);
    expect(stderr).toContain('Repeat it with --yes');
    expect((await setUp(['zai', '--keep', 'config', '--yes'], world)).code).toBe(EXIT.done);
    expect(parsed(world).models.providers.zai.apiKey).toBe(KEY);
  });
});

describe('the probe before anything is written', () => {
  const refused = { [ZAI]: { status: 401, text: '{"error":{"message":"no such key"}}' } };

  test('a key that is not taken is not written until --yes', async () => {
    const world = home({}, { replies: refused });
    const { stderr, code } = await setUp(['zai'], world);
    expect([code, world.disk.size]).toEqual([EXIT.failed, 0]);
    expect(stderr).toContain('api.z.ai did not pass the probe');
    expect(stderr).toContain('Nothing was written. Repeat it with --yes');
    expect((await setUp(['zai', '--yes'], world)).code).toBe(EXIT.done);
    expect(world.disk.get(`${STATE}/.env`)).toContain(KEY);
  });

  test('with --no-probe nobody is asked', async () => {
    const world = home({}, { replies: refused });
    expect((await setUp(['zai', '--no-probe'], world)).code).toBe(EXIT.done);
    expect(world.requests).toEqual([]);
  });

  test('Ctrl-C while the endpoint is asked ends it, and nothing is written', async () => {
    const ctrlC = new AbortController();
    const world = home({}, { replies: { [ZAI]: 'hangs' } });
    const running = cli(['setup', 'zai', '--yes'], world, { ...pipes(KEY), interrupt: () => ctrlC.signal });
    await vi.waitFor(() => expect(world.requests).not.toEqual([]));
    ctrlC.abort();
    expect(await running).toMatchObject({ code: EXIT.interrupted, stderr: 'Interrupted: nothing was written.\n' });
    expect(world.disk.size).toBe(0);
  });

  test('a model id in the wrong case says which was meant', async () => {
    const world = home();
    const { stderr, code } = await setUp(['zai', '--model', 'GLM-4.7'], world);
    expect([code, world.disk.size]).toEqual([EXIT.failed, 0]);
    expect(stderr).toContain('Did you mean zai/glm-4.7?');
  });
});

describe('what is there already stays', () => {
  const before = `{
  // Mine.
  agents: { defaults: { model: { primary: 'groq/a', fallbacks: ['groq/b'] } } },
}
`;

  test('the default, when a key is given anew', async () => {
    const world = home({ [CONFIG]: before });
    const { stdout, code } = await setUp(['zai'], world);
    expect([code, stdout.includes('Default model: groq/a')]).toEqual([EXIT.done, true]);
    expect(world.disk.get(CONFIG)).toContain('// Mine.');
  });

  test('no default, where none was set: how to make it one is said', async () => {
    const { stdout, stderr } = await setUp(['zai'], home());
    expect(stdout).toContain('  zai/glm-5.1 (may be chosen)');
    expect(stderr).toContain('Make this one the default with: pincer set zai/glm-5.1');
    expect((await setUp(['zai', '--set-default'], home())).stderr).not.toContain('pincer set');
  });

  test('what OpenClaw knows of its models: no row of them is written, and an allowlist that is there gets them', async () => {
    const listed = `{ agents: { defaults: { model: 'groq/a', models: { 'groq/a': {} } } } }`;
    for (const [before, isListed] of [
      ['{}', false],
      [listed, true],
    ] as const) {
      const world = home({ [CONFIG]: before });
      expect(await setUp(['zai', '--model', 'glm-4.7'], world)).toMatchObject({ code: EXIT.done });
      expect(world.disk.get(CONFIG)).not.toContain('contextWindow');
      expect(world.disk.get(CONFIG)?.includes('zai/glm-4.7')).toBe(isListed);
    }
  });

  test('the place, when a provider is named and no more than that; a choice leads elsewhere, and says so', async () => {
    const cn = 'https://open.bigmodel.cn/api/paas/v4';
    const world = home({
      [CONFIG]: `{ models: { providers: { zai: { baseUrl: '${cn}', api: 'openai-completions' } } } }`,
    });
    expect(await setUp(['zai', '--no-probe'], world)).toMatchObject({ code: EXIT.done });
    expect(world.disk.get(CONFIG)).toContain(cn);
    const { stderr } = await setUp(['--auth-choice', 'zai-api-key', '--no-probe', '--dry-run'], world);
    expect(stderr).toContain(`zai was at ${cn}`);
  });

  test('the key of the first account, when a second one comes', async () => {
    const world = home();
    await setUp(['zai'], world);
    const second = KEY.replace('told', 'second');
    const { code } = await setUp(['zai', '--profile-id', 'zai:work', '--no-probe'], world, second);
    expect(code).toBe(EXIT.done);
    expect(world.disk.get(`${STATE}/.env`)).toBe(`ZAI_API_KEY=${KEY}\nZAI_WORK_API_KEY=${second}\n`);
  });

  test('the fallbacks, when the default changes, and one is appended on request', async () => {
    const world = home({ [CONFIG]: before });
    await setUp(['zai', '--fallback'], world);
    expect(world.disk.get(CONFIG)).toMatch(/primary: 'groq\/a', fallbacks: \['groq\/b', 'zai\/glm-5\.1'\]/);
  });
});

describe('`pincer providers add`', () => {
  const lab = 'http://127.0.0.1:8000';
  const add = (argv: readonly string[], world: ReturnType<typeof fakeWorld>) =>
    cli(['providers', 'add', ...argv], world);

  test('corrects a doubled /v1 where the endpoint answers without it, and takes what it lists', async () => {
    const world = fakeWorld({
      replies: {
        [`${lab}/v1/models`]: lists('one', 'two'),
        [`${lab}/v1/v1/models`]: NOT_FOUND,
        [`${lab}/v1/v1/chat/completions`]: NOT_FOUND,
      },
    });
    const { stderr, code } = await add(['lab', '--base-url', `${lab}/v1/v1`], world);
    expect(code).toBe(EXIT.done);
    expect(stderr).toContain(`${lab}/v1/v1 does not answer as this API does, ${lab}/v1 does: that one is written.`);
    expect(parsed(world).models.providers.lab).toMatchObject({
      baseUrl: `${lab}/v1`,
      api: 'openai-completions',
      models: [{ id: 'one' }, { id: 'two' }],
    });
  });

  test('asks which API it is where no flag says so, and writes that', async () => {
    const proxy = 'https://claude.example';
    const world = fakeWorld({
      env: { PROXY_KEY: KEY },
      replies: {
        [`${proxy}/models`]: NOT_FOUND,
        [`${proxy}/chat/completions`]: NOT_FOUND,
        [`${proxy}/v1/chat/completions`]: NOT_FOUND,
        [`${proxy}/v1/models`]: NOT_FOUND,
        [`${proxy}/api/v1/models`]: NOT_FOUND,
        [`${proxy}/api/v1/chat/completions`]: NOT_FOUND,
        [`${proxy}/v1/models?limit=1000`]: lists('claude-opus-4-6'),
        [`${proxy}/v1/messages`]: { status: 400, text: '{"type":"error","error":{"message":"model: Field required"}}' },
      },
    });
    const { stderr, code } = await add(['claude', '--base-url', proxy, '--from-env', 'PROXY_KEY'], world);
    expect(stderr).toContain('It speaks anthropic-messages: that is written.');
    expect(code).toBe(EXIT.done);
    expect(parsed(world).models.providers.claude).toMatchObject({
      baseUrl: proxy,
      api: 'anthropic-messages',
      models: [{ id: 'claude-opus-4-6' }],
    });
  });

  test('goes without a key where none is given: the endpoint knows whether it wants one', async () => {
    const far = 'https://llm.test/v1';
    const open = fakeWorld({ replies: { [`${far}/models`]: lists('one') } });
    const argv = ['providers', 'add', 'far', '--base-url', far, '--api', 'openai-completions'];
    expect(await cli(argv, open, pipes(''))).toMatchObject({ code: EXIT.done });
    const closed = fakeWorld({ replies: { [`${far}/models`]: { status: 401 } } });
    expect(await cli(argv, closed, pipes(''))).toMatchObject({ code: EXIT.failed });
    expect(closed.disk.size).toBe(0);
  });

  test('is `setup` with the flags that OpenClaw has for it, whose id is made of the host', async () => {
    const world = fakeWorld({ replies: { [`${lab}/v1/models`]: lists('one') } });
    const custom = ['--custom-base-url', `${lab}/v1`, '--custom-model-id', 'one', '--custom-compatibility', 'openai'];
    const { code } = await cli(['setup', '--auth-choice', 'custom-api-key', ...custom], world);
    expect(code).toBe(EXIT.done);
    expect(Object.keys(parsed(world).models.providers)).toEqual(['custom-127-0-0-1-8000']);
  });

  test.each([
    ['no address', ['lab'], 'needs where it is'],
    ['a key in the address', ['lab', '--base-url', `http://ann:${KEY}@127.0.0.1/v1`], 'where a key would be seen'],
    ['no web address', ['lab', '--base-url', 'http://:80:80'], 'is not a web address'],
  ])('%s is refused', async (_, argv, says) => {
    const { stdout, stderr, code } = await add(argv, fakeWorld());
    expect(code).toBe(EXIT.failed);
    expect(stderr).toContain(says);
    expect(stdout + stderr).not.toContain(KEY);
  });
});

test('a key goes unencrypted over an open network only once a person said yes', async () => {
  const argv = ['--auth-choice', 'custom-api-key', '--base-url', 'http://proxy.example/v1', '--key-stdin'];
  const at = () => fakeWorld({ replies: { 'http://proxy.example/v1/models': lists('m') } });
  const [unasked, agreed] = [at(), at()];
  const { stderr, code } = await setUp([...argv, '--model', 'm'], unasked);
  expect([code, unasked.disk.size]).toEqual([EXIT.failed, 0]);
  expect(stderr).toContain('The key was not sent: the address is not encrypted');
  expect(JSON.stringify(unasked.requests)).not.toContain(KEY);
  expect((await setUp([...argv, '--model', 'm', '--yes'], agreed)).code).toBe(EXIT.done);
  expect(JSON.stringify(agreed.requests)).toContain(KEY);
});

describe('a terminal', () => {
  const opens = async (argv: readonly string[]) => {
    const asked: unknown[] = [];
    await cli(argv, fakeWorld(), {
      isTerminal: true,
      startTui: async (_, { setup }) => {
        asked.push(setup);
        return EXIT.done;
      },
    });
    return asked;
  };

  test.each([
    [['setup'], [{}]],
    [['setup', 'zai'], [{ provider: 'zai' }]],
    [['setup', 'zai', '--config', '/x.json'], [{ provider: 'zai' }]],
    [['setup', 'zai', '--dry-run'], []],
    [['setup', '--auth-choice', 'zai-api-key'], []],
  ])('%s opens the screen with %s', async (argv, setup) => {
    expect(await opens(argv)).toEqual(setup);
  });
});

describe('what only some providers take', () => {
  const OPENROUTER = { 'https://openrouter.ai/api/v1/key': { status: 200, text: '{"data":{}}' } };
  const routed = (argv: readonly string[], world: ReturnType<typeof fakeWorld>) =>
    setUp(['openrouter', '--auth-choice', 'openrouter-api-key', '--no-probe', ...argv], world);

  test('--hosts says who may answer in the place of OpenRouter, beside what stands there, and says that it begins a list', async () => {
    const entry = { params: { provider: { sort: 'latency', only: ['a'] }, temperature: 0 } };
    const config = { agents: { defaults: { models: { 'openrouter/minimax/minimax-m2': entry } } } };
    const world = home({ [CONFIG]: JSON.stringify(config) }, { replies: OPENROUTER });
    const argv = ['--model', 'minimax/minimax-m2', '--hosts', 'Together,deepinfra/turbo', '--yes'];
    expect(await routed(argv, world)).toMatchObject({ code: EXIT.done });
    expect(parsed(world).agents.defaults.models['openrouter/minimax/minimax-m2'].params).toEqual({
      provider: { sort: 'latency', only: ['together', 'deepinfra/turbo'] },
      temperature: 0,
    });
    const fresh = home({}, { replies: OPENROUTER });
    const { stderr } = await routed(['--model', 'x/y', '--hosts', 'together'], fresh);
    expect(stderr).toContain('allowlist');
    expect(fresh.disk.get(CONFIG)).toBeUndefined();
  });

  test('--expires-in is kept with the token, also where that is a variable', async () => {
    const world = home();
    const token = `sk-ant-oat01-${'x'.repeat(90)}`;
    const argv = ['setup', '--auth-choice', 'setup-token', '--expires-in', '1d', '--no-probe', '--yes'];
    const { code } = await cli(argv, world, pipes(`${token}\n`));
    expect(code).toBe(EXIT.done);
    const [profile] = Object.values(JSON.parse(world.disk.get(STORE) ?? '{}').profiles);
    expect(profile).toMatchObject({ type: 'token', expires: world.now() + 86_400_000 });
    expect(world.disk.get(STORE)).not.toContain(token);
  });

  test.each([
    [['--auth-choice', 'zai-api-key', '--hosts', 'together'], '--hosts is for openrouter'],
    [['--auth-choice', 'openrouter-api-key', '--hosts', 'a b!'], '--hosts takes names'],
    [['--auth-choice', 'zai-api-key', '--expires-in', '1d'], '--expires-in is for tokens'],
    [['--auth-choice', 'setup-token', '--expires-in', 'soon'], 'soon'],
  ])('%j is refused', async (argv, says) => {
    const { stderr, code } = await setUp(argv);
    expect(code).not.toBe(EXIT.done);
    expect(stderr).toContain(says);
  });
});
