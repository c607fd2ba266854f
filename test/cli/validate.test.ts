import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { cli } from '../support/cli.js';
import { type FakeSetup, fakeWorld } from '../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;

const WRONG = `{
  agents: { defaults: { modle: 'a/b' } },
  models: { $include: './models.json5' },
  zzz: 1,
  channels: { telegarm: {} },
}
`;
const MODELS = `{
  mode: 'megre',
}
`;

const world = (text: string | undefined, setup: FakeSetup = {}) =>
  fakeWorld({ ...setup, files: { ...(text === undefined ? {} : { [CONFIG]: text }), ...setup.files } });
const wrong = () => world(WRONG, { files: { [`${STATE}/models.json5`]: MODELS } });
const json = (text: string): unknown => JSON.parse(text);

describe('config validate', () => {
  test('says that a config is valid in the words of OpenClaw', async () => {
    expect(await cli(['config', 'validate'], world('{}'))).toEqual({
      stdout: 'Config valid: ~/.openclaw/openclaw.json\n',
      stderr: '',
      code: 0,
    });
  });

  test('lists every issue of OpenClaw, and under it the line in whichever file it is', async () => {
    expect(await cli(['config', 'validate'], wrong())).toEqual({
      stdout: '',
      stderr: `OpenClaw config is invalid: ~/.openclaw/openclaw.json
  × models.mode: Invalid input (allowed: "merge", "replace")
      ~/.openclaw/models.json5:2:3: models.mode: has to be one of "merge", "replace"; did you mean "merge"?
  × agents.defaults: Invalid input
      ~/.openclaw/openclaw.json:2:25: agents.defaults.modle: unknown key; did you mean model?
  × <root>: Invalid input
      ~/.openclaw/openclaw.json:4:3: zzz: unknown key; known here: $schema, meta, env, wizard, diagnostics, logging, cli, crestodian, update, browser, ui, secrets and 32 more
OpenClaw would come to these next:
  × channels.telegarm: unknown channel; did you mean telegram?
      ~/.openclaw/openclaw.json:5:15

OpenClaw refuses the whole file until that is mended; openclaw doctor --fix repairs some of it.
`,
      code: 1,
    });
  });

  test('json5, whose words it borrows, warns nobody of a line separator on the way to them', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    onTestFinished(() => warned.mockRestore());
    const { stderr, code } = await cli(['config', 'validate'], world("{ ui: 'one\u2028two', x: }"));
    expect([code, stderr.includes("JSON5 parse failed: SyntaxError: JSON5: invalid character '}'")]).toEqual([1, true]);
    expect(warned.mock.calls).toEqual([]);
  });

  test('prints the JSON of OpenClaw, and where each thing is', async () => {
    const { stdout, code } = await cli(['config', 'validate', '--json'], wrong());
    expect(code).toBe(1);
    expect(json(stdout)).toMatchObject({
      valid: false,
      path: CONFIG,
      issues: [
        {
          path: 'models.mode',
          message: 'Invalid input (allowed: "merge", "replace")',
          allowedValues: ['merge', 'replace'],
        },
        { path: 'agents.defaults', message: 'Invalid input' },
        { path: '<root>', message: 'Invalid input' },
      ],
      warnings: [],
      problems: [
        { file: `${STATE}/models.json5`, line: 2, column: 3, path: 'models.mode' },
        { file: CONFIG, line: 2, column: 25, path: 'agents.defaults.modle' },
        { file: CONFIG, line: 4, column: 3, path: 'zzz' },
        { file: CONFIG, line: 5, column: 15, path: 'channels.telegarm' },
      ],
    });
  });

  test('says what OpenClaw says of a config that is not there', async () => {
    const { stdout, code } = await cli(['config', 'validate', '--json'], world(undefined));
    expect({ said: json(stdout), code }).toEqual({
      said: { valid: false, path: CONFIG, error: 'file not found' },
      code: 1,
    });
  });

  test.each([
    ['{ a: * }', "JSON5 parse failed: SyntaxError: JSON5: invalid character '*' at 1:6"],
    ['', 'JSON5 parse failed: SyntaxError: JSON5: invalid end of input at 1:1'],
    ['[]', 'Invalid input'],
    ["{ $include: './nope.json5' }", `Failed to read include file: ./nope.json5 (resolved: ${STATE}/nope.json5)`],
  ])('has one issue for %s, as OpenClaw does', async (text, message) => {
    const { stdout, code } = await cli(['config', 'validate', '--json'], world(text));
    expect({ said: json(stdout), code }).toMatchObject({
      said: { valid: false, issues: [{ path: '<root>', message }], problems: [{ file: CONFIG, line: 1 }] },
      code: 1,
    });
  });

  test('warns of variables that are missing, and of nothing else', async () => {
    const config = "{ models: { providers: { openai: { apiKey: '${NOPE_KEY}' } } } }";
    const { stdout, code } = await cli(['config', 'validate', '--json'], world(config));
    const path = 'models.providers.openai.apiKey';
    const message = 'Missing env var "NOPE_KEY" - feature using this value will be unavailable';
    expect({ said: json(stdout), code }).toEqual({
      said: { valid: true, path: CONFIG, warnings: [{ path, message }] },
      code: 0,
    });
  });

  test('takes a channel for one that a plugin brings when there are plugins', async () => {
    const channel = '{ channels: { nowhere: {} } }';
    const plugin = { files: { [`${STATE}/extensions/nowhere/openclaw.plugin.json`]: '{}' } };
    expect((await cli(['config', 'validate'], world(channel))).code).toBe(1);
    expect((await cli(['config', 'validate'], world(channel, plugin))).code).toBe(0);
  });

  test('misses a folder of plugins that is named and not there', async () => {
    const { stderr } = await cli(['config', 'validate'], world("{ plugins: { load: { paths: ['~/nope'] } } }"));
    expect(stderr).toContain('× plugins.load.paths: plugin: plugin path not found: /home/ann/nope\n');
  });

  test('says of 2026.9 how much it knows', async () => {
    const ran = await cli(['config', 'validate', '--openclaw-version', '2026.9'], world('{ env: { A: "b" } }'));
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('Of OpenClaw 2026.9 only the names of the sections are known');
    expect(ran.stderr).toContain('env.A: unknown key');
  });
});

test('config set refuses what OpenClaw would refuse anywhere in the config, and says what would do', async () => {
  const ran = await cli(
    ['config', 'set', 'gateway.port', '"80"', '--strict-json'],
    world('{ gateway: { mode: "local" } }'),
  );
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain(
    'gateway.port in /home/ann/.openclaw/openclaw.json: has to be a whole number, and is a text',
  );
});
