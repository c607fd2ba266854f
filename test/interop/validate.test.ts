import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openclawValidator } from '../../scripts/schema/openclaw.mjs';
import { type Issue, issuesOf } from '../../state/domain/config/schema/findings.js';
import { validateConfig } from '../../state/domain/config/validateConfig.js';
import type { JsonObject } from '../../state/domain/json.js';
import { allSamples, everyNth, type Sample } from '../support/configSamples.js';
import { mixedSamples } from '../support/mixedSamples.js';
import { openclaw, openHome, pincer } from './support/openclaw.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let home = '';
let real: Awaited<ReturnType<typeof openclawValidator>>;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'pincer-validate-'));
  real = await openclawValidator(join(root, '.interop'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What the validator inside OpenClaw says, as `config validate` would print it. */
function theirs(config: JsonObject): readonly Issue[] {
  try {
    const result = real(config, { env: { HOME: home }, sourceRaw: config });
    return result.ok ? [] : result.issues.map(asPrinted);
  } catch (error) {
    return [{ path: '<root>', message: `read failed: ${String(error)}` }];
  }
}

const asPrinted = ({ path, message, allowedValues = [], allowedValuesHiddenCount: hidden = 0 }: Issue): Issue => ({
  path: path === '' ? '<root>' : path,
  message,
  ...(allowedValues.length > 0 ? { allowedValues } : {}),
  ...(hidden > 0 ? { allowedValuesHiddenCount: hidden } : {}),
});

function ours(config: JsonObject): readonly Issue[] {
  const where = { home, stateDir: join(home, '.openclaw'), cwd: home };
  return issuesOf(validateConfig(config, '2026.5', { ...where, hasOtherPlugins: false, missingPaths: [] }));
}

/** Those of which the two say different things: the first few, for reading. */
function disagreements(samples: Iterable<Sample>): { readonly asked: number; readonly differ: readonly object[] } {
  const differ: object[] = [];
  let asked = 0;
  for (const { name, config } of samples) {
    asked += 1;
    const [said, meant] = [ours(config), theirs(config)];
    if (JSON.stringify(said) !== JSON.stringify(meant) && differ.length < 5) differ.push({ name, said, meant });
  }
  return { asked, differ };
}

describe('verdict, places, words and order are those of OpenClaw for', () => {
  test('every key of its config, apart from channels, with values of every kind', () => {
    const { asked, differ } = disagreements(everyNth(allSamples(), { core: 1, channels: Infinity, plugins: 1 }));
    expect(differ).toEqual([]);
    expect(asked).toBeGreaterThan(50_000);
  });

  test('every so-manieth of what channels take', () => {
    const { asked, differ } = disagreements(
      everyNth(allSamples(), { core: Infinity, channels: 23, plugins: Infinity }),
    );
    expect(differ).toEqual([]);
    expect(asked).toBeGreaterThan(1_000);
  });

  test('configs with several odd things at once', () => {
    const { asked, differ } = disagreements(mixedSamples(5_000, 20260528));
    expect(differ).toEqual([]);
    expect(asked).toBe(5_000);
  });
});

/** Few enough for the program itself, which takes seconds each. */
const ON_THE_COMMAND_LINE: readonly (readonly [name: string, config: string])[] = [
  ['a valid one', '{ gateway: { mode: "local" } }'],
  ['a fresh one', '{}'],
  ['unknown keys', '{ foo: 1, agents: { defaults: { modle: {} } } }'],
  ['a wrong choice', '{ models: { mode: "x" } }'],
  ['a custom provider', '{ models: { providers: { x: { apiKey: "k" } } } }'],
  ['an unknown channel', '{ channels: { nowhere: {} } }'],
  ['a wrong channel', '{ channels: { telegram: { botToken: 3, x: 1 } } }'],
  ['a wrong plugin', '{ plugins: { entries: { xai: { config: { foo: 1 } } } } }'],
  ['a plugin that is nowhere', '{ plugins: { load: { paths: ["/nowhere"] }, entries: { nobody: {} } } }'],
  ['a URL that is none', '{ mcp: { servers: { a: { url: "x" } } } }'],
  ['a folder of two agents', '{ agents: { list: [{ id: "a", agentDir: "/x" }, { id: "b", agentDir: "/x" }] } }'],
  ['an avatar elsewhere', '{ agents: { list: [{ id: "a", identity: { avatar: "../x.png" } }] } }'],
  ['a retired model', '{ agents: { defaults: { heartbeat: { model: "google/gemini-1.5-pro" } } } }'],
  [
    'what OpenClaw once wrote itself',
    '{ plugins: { installs: { x: { source: "npm" } } }, commands: { modelsWrite: true } }',
  ],
  ['a missing variable', '{ models: { providers: { openai: { apiKey: "${NOPE_KEY}" } } } }'],
  ['text that does not parse', '{ agents: * }'],
  ['nothing', ''],
  ['a list', '[]'],
  ['an include that is missing', '{ $include: "./nope.json5" }'],
];

/** A model that is no more: OpenClaw tells its history, we what to take instead. */
const OWN_WORDS = /^(Unknown model: \S+\.).*$/;

test.concurrent.each(ON_THE_COMMAND_LINE)('config validate --json says the same of %s', async (_, config) => {
  const there = await openHome({ '.openclaw/openclaw.json': config });
  try {
    const [real, own] = await Promise.all([
      openclaw(there, 'config', 'validate', '--json'),
      pincer(there, 'config', 'validate', '--json'),
    ]);
    const { warnings: _warnings, problems: _problems, ...said } = JSON.parse(own.stdout);
    expect({ said: neutral(said), code: own.code }).toEqual({
      said: neutral(JSON.parse(real.stdout)),
      code: real.code,
    });
  } finally {
    await there.remove();
  }
});

const neutral = (said: { readonly issues?: readonly Issue[] }) =>
  said.issues === undefined
    ? said
    : { ...said, issues: said.issues.map((one) => ({ ...one, message: one.message.replace(OWN_WORDS, '$1') })) };

test('the verdicts that the unit tests know are still those of OpenClaw', () => {
  const file = new URL('../domain/recordedVerdicts.jsonl', import.meta.url);
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [name, config, issues] = JSON.parse(line);
    expect({ name, issues: theirs(config).map(({ path, message }) => [path, message]) }).toEqual({ name, issues });
  }
});
