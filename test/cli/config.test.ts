// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import json5 from 'json5';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../state/domain/json.js';
import { cli } from '../support/cli.js';
import { type FakeSetup, fakeWorld } from '../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const MODELS = '/home/ann/.openclaw/models.json5';

/** With comments and a taste of its own, so that a reprint would show. */
const TEXT = `// mine
{
  gateway: { mode: 'local', port: 18789 }, // the port
  agents: { defaults: { model: 'x/m1',
    models: { 'x/m1': { alias: "one" /* first */ }, 'x/m2': {}, },
  } },
  models: { providers: {
    x: { baseUrl: 'http://\${HOST}/v1', apiKey: "\${XKEY}", models: [
      { id: 'm1', name: 'M1' }, // small
      { id: 'm2', name: 'M2' }, // large
    ] },
  } },
}
`;
const ENV = { HOST: 'box', XKEY: 'xkey-value-0123456789' };

const open = (setup: FakeSetup = {}) => fakeWorld({ files: { [CONFIG]: TEXT }, env: ENV, ...setup });

const run = async (argv: readonly string[], stdin?: string, setup?: FakeSetup) => {
  const world = open(setup);
  const readStdin = async () => (stdin === undefined ? fail : { ok: true as const, value: stdin });
  const said = await cli(['config', ...argv], world, { readStdin });
  return { ...said, world, file: world.disk.get(CONFIG) };
};
const fail = { ok: false, problem: 'terminal' } as const;

const changed = (...changes: readonly (readonly [string, string])[]) =>
  changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, TEXT);

describe('a change keeps every byte beside it', () => {
  test.each([
    { argv: ['set', 'gateway.port', '19001'], gives: [['18789', '19001']] },
    { argv: ['set', 'gateway', '{mode:"local",port:19001}'], gives: [['18789', '19001']] },
    { argv: ['set', 'agents.defaults.models["x/m1"].alias', 'uno'], gives: [['"one"', '"uno"']] },
    {
      argv: ['set', 'agents.defaults.models', '{"x/m1":{alias:"uno"},"x/m2":{}}'],
      gives: [['"one"', '"uno"']],
    },
    {
      argv: ['set', 'agents.defaults.models', '{"x/m1":{alias:"one"}}', '--replace'],
      gives: [[", 'x/m2': {},", ',']],
    },
    {
      argv: ['set', 'agents.defaults.model.primary', 'x/m2'],
      gives: [["model: 'x/m1'", "model: { primary: 'x/m2' }"]],
    },
    {
      argv: ['set', 'models.providers.x.models', '[{id:"m2",name:"Big"}]', '--merge'],
      gives: [["name: 'M2'", "name: 'Big'"]],
    },
    { argv: ['unset', 'models.providers.x.models[0]'], gives: [["      { id: 'm1', name: 'M1' }, // small\n", '']] },
    { argv: ['set', 'models.providers.x.baseUrl', 'http://box/v1'], gives: [] },
    {
      argv: ['set', 'models.providers.x.baseUrl', 'http://other/v1'],
      gives: [['http://${HOST}/v1', 'http://other/v1']],
    },
  ] as const)('config $argv', async ({ argv, gives }) => {
    const { code, file } = await run(argv);
    expect(code).toBe(0);
    expect(file).toBe(changed(...gives));
  });

  test('a patch does too, in one write', async () => {
    const { code, file, stdout, world } = await run(
      ['patch', '--stdin'],
      '{gateway:{port:5}, agents:{defaults:{models:{"x/m2":null}}}}',
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Applied 2 config update(s). Restart the gateway to apply.\n',
    });
    expect(file).toBe(changed(['18789', '5'], [", 'x/m2': {},", ',']));
    expect(world.disk.get(`${CONFIG}.bak.1`)).toBeUndefined();
  });

  test('what is there already is not written again', async () => {
    const { code, stdout, stderr, world } = await run(['set', 'gateway.port', '18789']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Updated gateway.port. Restart the gateway to apply.\n' });
    expect(stderr).toBe('Nothing to change: the config says so already.\n');
    expect([...world.disk.keys()]).toEqual([CONFIG]);
  });

  test('a dry run prints OpenClaw’s line, the difference beside it, and writes nothing', async () => {
    const { code, stdout, stderr, world } = await run(['set', 'gateway.port', '5', '--strict-json', '--dry-run']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Dry run successful: 1 update(s) validated against ~/.openclaw/openclaw.json.\n',
    });
    expect(stderr).toContain(
      "-  gateway: { mode: 'local', port: 18789 }, // the port\n+  gateway: { mode: 'local', port: 5 }",
    );
    expect([...world.disk]).toEqual([[CONFIG, TEXT]]);
  });
});

test('a dry run of a change that leaves a refused config less wrong, or as wrong, succeeds as the change does', async () => {
  const files = { [CONFIG]: '{ zzz: 1, gateway: { mode: "local", foo: 1 }, models: { mode: "x" } }' };
  for (const argv of [
    ['unset', 'zzz'],
    ['unset', 'gateway.foo'],
    ['set', 'models.mode', '"merge"', '--strict-json'],
    ['set', 'gateway.port', '18790', '--strict-json'],
  ]) {
    expect([argv, (await run([...argv, '--dry-run'], undefined, { files })).code]).toEqual([argv, 0]);
    expect([argv, (await run(argv, undefined, { files })).code]).toEqual([argv, 0]);
  }
  for (const argv of [
    ['set', 'gateway.bar', '1', '--strict-json'],
    ['set', 'models.mode', '"y"', '--strict-json'],
    ['set', 'gateway.port', '"text"', '--strict-json'],
  ]) {
    expect([argv, (await run([...argv, '--dry-run'], undefined, { files })).code]).toEqual([argv, 1]);
    expect([argv, (await run(argv, undefined, { files })).code]).toEqual([argv, 1]);
  }
});

describe('--where tells the place of a value, and it as written', () => {
  test.each([
    { path: 'gateway.port', says: '~/.openclaw/openclaw.json:3:29\nwritten: 18789\nin effect: 18789\n' },
    {
      path: 'models.providers.x.baseUrl',
      says: '~/.openclaw/openclaw.json:8:10\nwritten: "http://${HOST}/v1"\nin effect: "http://box/v1"\n',
    },
    {
      path: 'models.providers.x.apiKey',
      says: '~/.openclaw/openclaw.json:8:40\nwritten: "${XKEY}"\nin effect: "__OPENCLAW_REDACTED__"\n',
    },
    {
      path: 'models.providers.x.models[1].name',
      says: '~/.openclaw/openclaw.json:10:19\nwritten: "M2"\nin effect: "M2"\n',
    },
    { path: 'cron.maxConcurrentRuns', says: 'in no file: OpenClaw fills it in\nin effect: 8\n' },
  ])('$path', async ({ path, says }) => {
    expect(await run(['get', path, '--where'])).toMatchObject({ code: 0, stdout: says });
  });

  test.each([
    ['models.providers.a.apiKey', 'ref(env:A_KEY)'],
    ['models.providers.f.apiKey', 'ref(file:vault:/f)'],
    ['models.providers.f.headers.x-key', 'ref(exec:vault:header)'],
  ])('of a secret that stands elsewhere, where that is: %s', async (path, says) => {
    const ref = (source: string, provider: string, id: string) => ({ source, provider, id });
    const base = { baseUrl: 'http://127.0.0.1:1/v1', models: [] };
    const providers = {
      a: { ...base, apiKey: ref('env', 'default', 'A_KEY') },
      f: { ...base, apiKey: ref('file', 'vault', '/f'), headers: { 'x-key': ref('exec', 'vault', 'header') } },
    };
    const files = { [CONFIG]: JSON.stringify({ models: { providers } }) };
    const env = { A_KEY: 'akey-value-0123456789' };
    const { stdout } = await run(['get', path, '--where'], undefined, { files, env });
    expect(stdout.split('\n').slice(1)).toEqual([
      `written: ${says}`,
      'in effect: the secret behind it, which is not looked up',
      '',
    ]);
    const json = JSON.parse((await run(['get', path, '--where', '--json'], undefined, { files, env })).stdout);
    expect(json.ref).toBe(says);
  });

  test('in an included file, and as JSON', async () => {
    const files = {
      [CONFIG]: "{ models: { $include: './models.json5' } }\n",
      [MODELS]: '{\n  providers: {\n    y: { baseUrl: "http://127.0.0.1:1/v1", models: [] },\n  },\n}\n',
    };
    const { stdout } = await run(['get', 'models.providers.y.baseUrl', '--where', '--json'], undefined, { files });
    expect(JSON.parse(stdout)).toEqual({
      file: '~/.openclaw/models.json5',
      line: 3,
      column: 10,
      written: 'http://127.0.0.1:1/v1',
      value: 'http://127.0.0.1:1/v1',
    });
  });
});

const SECRET = 'sk-planted-7f3a9c1e5b2d8046';

describe('a key in plain text', () => {
  test.each([
    ['set', 'models.providers.x.apiKey', SECRET],
    ['set', 'models.providers.x.headers.Authorization', `Bearer ${SECRET}`],
    ['set', 'models.providers.x', `{apiKey:"${SECRET}"}`, '--merge'],
    ['set', 'env.vars.OPENAI_API_KEY', SECRET],
    ['set', 'gateway.auth.token', SECRET],
    ['set', '--batch-json', `[{"path":"models.providers.x.apiKey","value":"${SECRET}"}]`],
  ])('is refused with the way around: %s %s', async (...argv) => {
    const { code, stdout, stderr, file, world } = await run(argv);
    expect({ code, stdout, file }).toEqual({ code: 1, stdout: '', file: TEXT });
    expect(stderr).toMatch(/^(?:models|env|gateway)\.\S+ would hold a key in plain text/);
    expect(stderr).toContain('--ref-source env --ref-id NAME');
    expect(stderr).toContain('--yes');
    expect(`${stderr}${JSON.stringify([...world.disk])}`).not.toContain(SECRET);
  });

  test('is stored with --yes, and told to nobody', async () => {
    const { code, stdout, stderr, world } = await run(['set', 'models.providers.x.apiKey', SECRET, '--yes']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Updated models.providers.x.apiKey. Restart the gateway to apply.\n',
    });
    const holding = [...world.disk].filter(([, text]) => text.includes(SECRET)).map(([path]) => path);
    expect(holding).toEqual([CONFIG]);
    expect(stderr).not.toContain(SECRET);
  });

  test('comes in on stdin, where nobody sees it on the command line', async () => {
    const { code, file } = await run(['set', 'models.providers.x.apiKey', '--stdin', '--yes'], `${SECRET}\n`);
    expect(code).toBe(0);
    expect(file).toBe(changed(['"${XKEY}"', `"${SECRET}"`]));
  });

  test.each([
    ['set', 'models.providers.x.apiKey', '${OTHER_KEY}'],
    ['set', 'models.providers.x.apiKey', 'ollama-local'],
    ['set', 'models.providers.x.apiKey', '{source:"env",provider:"default",id:"OTHER_KEY"}'],
    ['set', 'models.providers.x.headers.Authorization', 'Bearer ${OTHER_KEY}'],
    ['set', 'env.vars.REGION', 'eu'],
    ['set', 'agents.defaults.model.primary', 'x/m2'],
  ])('is none of these: %s %s %s', async (...argv) => {
    expect(await run(argv)).toMatchObject({ code: 0 });
  });

  test.each([
    ['set', 'models.providers.x.apiKey', SECRET, '--strict-json'],
    ['set', 'models.providers.x.apiKey', SECRET, '--dry-run'],
    ['set', 'models.providers.x.apiKey', `{"a": "${SECRET}"`, '--strict-json'],
    ['set', 'models.providers.x.nope', SECRET],
    ['set', '--batch-json', `[${SECRET}`],
    ['set', '--batch-json', `["${SECRET}"]`],
    [
      'set',
      'secrets.providers.v',
      '--provider-source',
      'exec',
      '--provider-command',
      '/bin/x',
      '--provider-env',
      SECRET,
    ],
    ['set', 'models.providers.x.apiKey', `-${SECRET}`],
    ['set', 'models.providers.x.apiKey', 'a', SECRET],
    ['get', 'models.providers.x.apiKey', '--where'],
    ['get', 'models'],
  ])('is never repeated: %s %s', async (...argv) => {
    const { stdout, stderr } = await run(argv, undefined, {
      env: { ...ENV, XKEY: SECRET },
      files: { [CONFIG]: TEXT.replace('M2', SECRET) },
    });
    expect(stdout + stderr).not.toContain(SECRET);
  });
});

describe('what comes in on stdin', () => {
  test('is not asked of a person at a terminal', async () => {
    const { code, stderr } = await run(['patch', '--stdin']);
    expect(code).toBe(1);
    expect(stderr).toContain('--stdin refuses to read from an interactive terminal');
  });

  test('is not given on the command line as well', async () => {
    const { code, stderr, file } = await run(['set', 'gateway.port', '5', '--stdin'], '6');
    expect({ code, file }).toEqual({ code: 1, file: TEXT });
    expect(stderr).toContain('not both');
  });

  test('is a value as on the command line, but for the end of its line', async () => {
    expect((await run(['set', 'gateway.port', '--stdin'], '5\n')).file).toBe(changed(['18789', '5']));
    expect((await run(['set', 'agents.defaults.models["x/m1"].alias', '--stdin'], ' two ')).file).toBe(
      changed(['"one"', '" two "']),
    );
  });
});

test('a config that OpenClaw refuses can be mended, and says what is wrong until it is', async () => {
  const broken = TEXT.replace('port: 18789', 'port: 18789, nope: 1');
  const setup = { files: { [CONFIG]: broken } };
  const got = await run(['get', 'gateway.port'], undefined, setup);
  expect(got).toMatchObject({ code: 1, stdout: '' });
  expect(got.stderr).toContain('OpenClaw config is invalid: ~/.openclaw/openclaw.json\n- gateway: ');
  expect(await run(['unset', 'gateway.nope'], undefined, setup)).toMatchObject({ code: 0, file: TEXT });
});

describe('a value that is like no other', () => {
  const DEEP = '['.repeat(5000) + ']'.repeat(5000);

  test.each([
    { what: 'a number that JSON has none of', value: 'Infinity', gives: null },
    { what: 'less than nothing', value: '-0', gives: 0 },
    {
      what: 'a key that would be a prototype',
      value: '{"__proto__":{"a":1}}',
      gives: JSON.parse('{"__proto__":{"a":1}}'),
    },
    { what: 'letters of all kinds', value: '"\\u00e9\\ud83d\\ude00 \\u2028"', gives: 'é😀 \u2028' },
    { what: 'lists in lists by the thousand', value: DEEP, gives: DEEP },
  ])('$what', async ({ value, gives }) => {
    const path = 'agents.defaults.models["x/m1"].params.odd';
    const { code, file = '' } = await run(['set', path, value]);
    expect(code).toBe(0);
    expect(valueAt(json5.parse(file), ['agents', 'defaults', 'models', 'x/m1', 'params', 'odd'])).toEqual(gives);
  });

  test('is refused by --strict-json when it nests too deeply, as when it is no JSON', async () => {
    for (const value of [DEEP, "{a:'b'}", '1,', 'abc'])
      expect(await run(['set', 'gateway.port', value, '--strict-json'])).toMatchObject({ code: 1, file: TEXT });
  });
});

test('a config of 2026.9 is shown as its files say, and not changed', async () => {
  const files = {
    [CONFIG]: '{ agents: { entries: { main: { model: { primary: "x/m1" } } } }, meta: { migrations: {} } }\n',
  };
  expect(await run(['get', 'agents.entries.main.model.primary'], undefined, { files })).toMatchObject({
    code: 0,
    stdout: 'x/m1\n',
  });
  expect(await run(['get', 'cron'], undefined, { files })).toMatchObject({ code: 1, stdout: '' });
  const set = await run(['set', 'agents.entries.main.model.primary', 'x/m2'], undefined, { files });
  expect(set).toMatchObject({ code: 1, stdout: '', file: files[CONFIG] });
  expect(set.stderr).toContain('read but not written');
});

test('a value that somebody else changed meanwhile is not overwritten', async () => {
  const world = open();
  world.onLocked(() => world.somebodyWrites(CONFIG, TEXT.replace('18789', '20000')));
  const { code, stderr } = await cli(['config', 'set', 'gateway.port', '5'], world);
  expect(code).toBe(1);
  expect(stderr).toContain('gateway.port');
  expect(world.disk.get(CONFIG)).toContain('20000');
});

test('one that somebody else changed elsewhere is written beside it', async () => {
  const world = open();
  world.onLocked(() => world.somebodyWrites(CONFIG, TEXT.replace("'M2'", "'Two'")));
  expect(await cli(['config', 'set', 'gateway.port', '5'], world)).toMatchObject({ code: 0 });
  expect(world.disk.get(CONFIG)).toBe(TEXT.replace("'M2'", "'Two'").replace('18789', '5'));
});

test('the journal knows the command, and no value of it', async () => {
  const { world } = await run(['set', 'models.providers.x.apiKey', SECRET, '--yes']);
  const others = [...world.disk].filter(([path]) => path !== CONFIG);
  expect(others.length).toBeGreaterThan(0);
  expect(JSON.stringify(others)).not.toContain(SECRET);
});

test.each([
  [['unset', 'gateway.port']],
  [['unset', 'gateway.port', '--dry-run', '--json']],
  [['set', 'gateway.port', '1']],
])('a config that does not parse is what is told of, not what it lacks: %j', async (argv) => {
  const setup = { files: { [CONFIG]: '{ gateway: ' } };
  const { code, stdout, stderr, file } = await run(argv, undefined, setup);
  expect([code, stdout, file]).toEqual([1, '', setup.files[CONFIG]]);
  expect(stderr).toContain(`${CONFIG}:1:12`);
  expect(stderr).not.toContain('not found');
});
