// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { readFileSync } from 'node:fs';
import json5 from 'json5';
import { describe, expect, test } from 'vitest';
import { normalizeRefs } from '../../state/domain/config/edit/normalizeRefs.js';
import { isObject, type Json, sameJson } from '../../state/domain/json.js';
import { cli } from '../support/cli.js';
import { type FakeWorld, fakeWorld } from '../support/fakeWorld.js';

/** What the real one answered, written down by `scripts/recordConfig.mjs`. */
type Answer = {
  readonly home: string;
  readonly args: readonly string[];
  /** The text of `p.json5`. */
  readonly patch?: string;
  readonly stdout: string;
  readonly code: number;
  /** Its config files as values, where they changed. */
  readonly after?: Readonly<Record<string, Json>>;
};

type Home = { readonly files: Readonly<Record<string, string>>; readonly env?: Readonly<Record<string, string>> };

const read = (name: string): string => readFileSync(new URL(`openclawConfig/${name}`, import.meta.url), 'utf8');
const HOMES = JSON.parse(read('homes.json')) as Readonly<Record<string, Home>>;
const ANSWERS = read('answers.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Answer);

/** Rows of docs/decisions/openclaw-differences.md. */
const ON_PURPOSE: readonly (readonly [home: string, line: string, why: string])[] = [
  ['bad', 'set gateway.port 5', 'a config that OpenClaw refuses can be mended'],
  ['bad', 'unset nope', 'a config that OpenClaw refuses can be mended'],
  ['inc', 'set gateway.port 5', 'beside an include'],
  ['inc', 'unset models', 'beside an include'],
  ['big', 'unset agents.defaults.models --dry-run', 'a dry run that fails'],
  ['big', 'unset agents.defaults.models --dry-run --json', 'a dry run that fails'],
  ['providers', 'get models', 'keys in `config get`'],
  ['providers', 'get models.providers.openai', 'keys in `config get`'],
  ['providers', 'set models.providers.openai.headers["X-Note"] ${NOT}', 'a reference that is asked for'],
  [
    'providers',
    'set models.providers.openai.headers {Authorization:"Bearer abcdefgh","X-Note":"${NOT}"}',
    'a reference that is asked for',
  ],
  ['providers', 'set session.mainKey main', 'what OpenClaw fills in'],
  [
    'providers',
    'patch --file p.json5 // note\n{agents:{defaults:{model:{primary:"openai/gpt-5.5"},models:{"google/gemini-3-pro":null}}}, cron:{enabled:false,},}',
    'an entry under an old name',
  ],
];

const lineOf = ({ args, patch }: Answer): string => [...args, ...(patch === undefined ? [] : [patch])].join(' ');

const isOnPurpose = (answer: Answer): boolean =>
  ON_PURPOSE.some(([home, line]) => home === answer.home && line === lineOf(answer));

const ROOT = '/home/ann/';
const FOLDER = `${ROOT}.openclaw/`;

async function ours({ home, args, patch }: Answer) {
  const { files = {}, env = {} } = HOMES[home] ?? {};
  const all = { ...files, ...(patch === undefined ? {} : { 'p.json5': patch }) };
  const world = fakeWorld({
    files: Object.fromEntries(Object.entries(all).map(([path, text]) => [ROOT + path, text])),
    env,
  });
  const before = valuesIn(world);
  const { stdout, code } = await cli(['config', ...args], world);
  return { stdout: asJson(stdout), code, before, after: valuesIn(world) };
}

const valuesIn = ({ disk }: FakeWorld): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    [...disk].flatMap(([path, text]) => {
      const name = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : '';
      return /^(?:openclaw\.json|.*\.json5)$/.test(name) ? [[name, asValue(text)]] : [];
    }),
  );

function asValue(text: string): Json {
  try {
    const value = json5.parse<Json>(text);
    return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'meta')) : value;
  } catch {
    return null;
  }
}

/** OpenClaw prints keys in the order of its schema, Pincer in that of the file. */
function asJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
/** OpenClaw also rewrites the refs of others in the file, which Pincer leaves alone. */
const loaded = (values: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, normalizeRefs(value, [[]])]));

describe('`config …` prints, ends and writes as the real OpenClaw 2026.5.28 does', () => {
  test.each(ANSWERS.filter((answer) => !isOnPurpose(answer)).map((answer) => ({ ...answer, line: lineOf(answer) })))(
    'with $home: config $line',
    async (answer) => {
      const { before, after, ...said } = await ours(answer);
      expect(said).toEqual({ stdout: asJson(answer.stdout), code: answer.code });
      expect(loaded(after)).toEqual(loaded(answer.after ?? before));
    },
  );
});

describe('where Pincer differs on purpose', () => {
  test.each(ON_PURPOSE)('with %s: config %s (%s)', async (home, line) => {
    const answers = ANSWERS.filter((answer) => answer.home === home && lineOf(answer) === line);
    expect(answers.length).toBeGreaterThan(0);
    const differing = await Promise.all(
      answers.map(async (answer) => {
        const { before, after, ...said } = await ours(answer);
        const same = JSON.stringify(said) === JSON.stringify({ stdout: asJson(answer.stdout), code: answer.code });
        return !same || !sameJson(loaded(after), loaded(answer.after ?? before));
      }),
    );
    expect(differing).toContain(true);
  });
});
