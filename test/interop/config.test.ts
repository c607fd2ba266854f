// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { execFile } from 'node:child_process';
import json5 from 'json5';
import { expect, test } from 'vitest';
import { isObject, type Json } from '../../state/domain/json.js';
import { type OpenHome, openclaw, openHome, pincer } from './support/openclaw.js';

/**
 * A sample, run with both programs as they are started from a shell. What stands between argv and OpenClaw's functions is judged here; the
 * 520 rows of test/cli/openclawConfig were recorded behind that, as a start takes seconds.
 */
const CASES: readonly (readonly string[])[] = [
  ['get', 'models.providers.x', '--json'],
  ['get', 'agents.defaults.models["x/m1"].alias'],
  ['get', '--', 'gateway.port'],
  ['get', 'nope.nope'],
  ['file'],
  ['set', 'gateway.port', '19001'],
  ['set', 'gateway.port', '-5'],
  ['set', 'gateway.port', '--', '-5'],
  ['set', 'agents.defaults.models["x/m1"].alias', ''],
  ['set', 'agents.defaults.models["x/m1"].alias', '--', '--json'],
  ['set', 'models.providers.x.models', '[{"id":"m3","name":"M3"}]', '--strict-json'],
  ['set', 'models.providers.x.models', '[{"id":"m3","name":"M3"}]', '--strict-json', '--merge'],
  ['set', '--merge', 'models.providers.x', '{"timeoutSeconds":5}'],
  ['set', 'models.providers.x.apiKey', '--ref-provider=default', '--ref-source=env', '--ref-id=XKEY'],
  [
    'set',
    'models.providers.x.apiKey',
    '--ref-provider',
    'default',
    '--ref-source',
    'env',
    '--ref-id',
    'NO',
    '--dry-run',
    '--json',
  ],
  [
    'set',
    'secrets.providers.v',
    '--provider-source',
    'exec',
    '--provider-command',
    '/bin/echo',
    '--provider-arg',
    '-n',
  ],
  ['set', '--batch-json', '[{"path":"gateway.port","value":5},{"path":"logging.level","value":"debug"}]', '--dry-run'],
  ['unset', 'agents.defaults.models["x/m2"]'],
  ['unset', 'gateway.mode'],
  ['unset', 'gateway.port', '--dry-run', '--json'],
];

const FILES = {
  '.openclaw/openclaw.json': `// mine
{
  gateway: { mode: "local", port: 18789 },
  agents: { defaults: { model: { primary: "x/m1" }, models: { "x/m1": { alias: "one" }, "x/m2": {} } } },
  models: { providers: { x: { baseUrl: "http://127.0.0.1:9/v1", apiKey: "\${XKEY}", models: [{ id: "m1", name: "M1" }] } } },
}
`,
};
const ENV = { XKEY: 'some-key-value-0123456789' };

/** In ms. All cases wait for two places at the real program. */
const PATIENCE = 400_000;

test.concurrent.each(CASES.map((args) => ({ args, line: args.join(' ') })))(
  'config $line does what OpenClaw does',
  async ({ args }) => {
    const [theirs, own] = await Promise.all([openHome(FILES, ENV), openHome(FILES, ENV)]);
    try {
      const [real, ours] = await Promise.all([openclaw(theirs, 'config', ...args), pincer(own, 'config', ...args)]);
      expect({ code: ours.code, stdout: said(ours.stdout) }).toEqual({ code: real.code, stdout: said(real.stdout) });
      expect(await configOf(own)).toEqual(await configOf(theirs));
    } finally {
      await Promise.all([theirs.remove(), own.remove()]);
    }
  },
  PATIENCE,
);

test.concurrent(
  'a patch on stdin does what it does with OpenClaw',
  async () => {
    const patch = '{agents:{defaults:{model:{fallbacks:["x/m2"]},models:{"x/m2":null}}}, gateway:{port:null}}';
    const [theirs, own] = await Promise.all([openHome(FILES, ENV), openHome(FILES, ENV)]);
    try {
      const [real, ours] = await Promise.all([piped(theirs, 'openclaw', patch), piped(own, 'pincer', patch)]);
      expect(ours).toEqual(real);
      expect(await configOf(own)).toEqual(await configOf(theirs));
    } finally {
      await Promise.all([theirs.remove(), own.remove()]);
    }
  },
  PATIENCE,
);

/** JSON as a value: OpenClaw prints keys in the order of its schema, Pincer in that of the file. */
function said(stdout: string): Json {
  try {
    return JSON.parse(stdout) as Json;
  } catch {
    return stdout;
  }
}

/** Without the stamp that OpenClaw leaves. */
async function configOf(home: OpenHome): Promise<Json> {
  const value = json5.parse<Json>(await home.readConfig());
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'meta')) : value;
}

function piped(
  home: OpenHome,
  program: 'openclaw' | 'pincer',
  input: string,
): Promise<{ code: number; stdout: string }> {
  const command = program === 'pincer' ? new URL('../../bin/pincer', import.meta.url).pathname : 'openclaw';
  return new Promise((resolve) => {
    const child = execFile(
      command,
      ['config', 'patch', '--stdin'],
      { env: { ...home.env }, cwd: home.dir },
      (error, stdout) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout }),
    );
    child.stdin?.end(input);
  });
}
