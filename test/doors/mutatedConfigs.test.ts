import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { worldOf } from '../../src/nodeWorld.js';
import { cli } from '../support/cli.js';
import { folder } from '../support/folder.js';
import { seeded } from '../support/seeded.js';

/** Of everything something: comments, every quoting, numbers, lists, a secret, duplicate keys, an unusual name. */
const RICH = `// Ann's home
{
  agents: {
    defaults: {
      model: { primary: 'openai/gpt-5.5', fallbacks: ["anthropic/claude-opus-4-6", 'ollama/llama3.3'], }, /* chain */
      models: { "openai/gpt-5.5": { alias: 'gpt', params: { "we\\u0069rd": [+1, .5, -0, 1e3] } }, 'anthropic/claude-opus-4-6': {}, "ollama/llama3.3": {} },
    },
  },
  gateway: { mode: 'local', port: 0x1F },
  models: { providers: {
    ollama: { baseUrl: "http://127.0.0.1:11434", apiKey: "sk-secret-0123456789abcdef", models: [] },
  } }, // é 😀
  env: { vars: { A: "\${HOME}" }, vars: { B: "b" } },
}
`;

type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string; readonly after: Buffer };

/** Runs a command on a config with these bytes; throws when the program does. */
function runner() {
  const dir = folder();
  const config = join(dir, '.openclaw', 'openclaw.json');
  mkdirSync(join(dir, '.openclaw'), { mode: 0o700 });
  const world = worldOf({ HOME: dir }, dir);
  return async (bytes: Buffer, command: string): Promise<Outcome> => {
    writeFileSync(config, bytes);
    return { ...(await cli(command.split(' '), world)), after: readFileSync(config) };
  };
}

const READERS = ['status', 'list --json', 'set groq/compound --dry-run', 'config get agents.defaults.model'];
const WRITERS = ['set groq/compound', 'config set gateway.mode remote'];

/** What is wrong about an outcome, whatever the config was. */
function faultsOf(command: string, bytes: Buffer, { code, stdout, stderr, after }: Outcome): readonly string[] {
  const faults: string[] = [];
  if (![0, 1, 2].includes(code)) faults.push(`${command} exits with ${code}`);
  if (/\n\s+at .*:\d+:\d+|TypeError|RangeError|undefined|\[object/.test(stdout + stderr))
    faults.push(`${command} shows its insides`);
  if ((stdout + stderr).includes('0123456789abcdef')) faults.push(`${command} shows a secret`);
  if (code !== 0 && stderr.trim() === '') faults.push(`${command} fails without a word`);
  const mayWrite = WRITERS.includes(command) && code === 0;
  if (!mayWrite && !bytes.equals(after)) faults.push(`${command} exits with ${code} and changed the file`);
  if (mayWrite && !isSmall(bytes, after)) faults.push(`${command} changed more than its value`);
  return faults;
}

/** All but one stretch of the file is as it was, and that is no longer than what was asked for and what surrounds it. */
function isSmall(before: Buffer, after: Buffer): boolean {
  const [short, long] = before.length < after.length ? [before, after] : [after, before];
  let start = 0;
  for (let step = 1 << 24; step >= 1; step >>= 1) {
    while (short.length >= start + step && isSame(short, long, start, step)) start += step;
  }
  const rest = Math.max(0, short.length - start - LONGEST_CHANGE);
  return (
    long.length - short.length <= LONGEST_CHANGE &&
    short.subarray(short.length - rest).equals(long.subarray(long.length - rest))
  );
}

const isSame = (a: Buffer, b: Buffer, start: number, length: number): boolean =>
  a.subarray(start, start + length).equals(b.subarray(start, start + length));

/** In bytes. */
const LONGEST_CHANGE = 400;

async function allFaults(texts: Iterable<Buffer>, commands: readonly string[]): Promise<readonly unknown[]> {
  const run = runner();
  const found: unknown[] = [];
  let at = 0;
  for (const bytes of texts) {
    for (const command of commands) {
      const faults = faultsOf(command, bytes, await run(bytes, command));
      if (faults.length > 0) found.push({ at, faults, text: bytes.toString('latin1').slice(0, 200) });
    }
    at++;
  }
  return found;
}

const isJson5 = (text: string): boolean => {
  try {
    JSON5.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('the config that is spoiled below is read and written as long as it is whole', async () => {
  const run = runner();
  const bytes = Buffer.from(RICH);
  for (const command of [...READERS, ...WRITERS]) {
    const outcome = await run(bytes, command);
    expect({ command, code: outcome.code, stderr: outcome.stderr }).toMatchObject({ command, code: 0 });
    expect(outcome.after.equals(bytes)).toBe(READERS.includes(command));
    expect(faultsOf(command, bytes, outcome)).toEqual([]);
  }
});

test('a line separator in a text is written as it is, and json5 warns nobody of it', async () => {
  const bytes = Buffer.from(RICH.replace('mode: ', 'remote: { token: "one\u2028two" }, mode: '));
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => warned.mockRestore());
  const outcome = await runner()(bytes, 'set groq/compound');
  expect({ code: outcome.code, warned: warned.mock.calls }).toEqual({ code: 0, warned: [] });
  expect(outcome.after.includes('\u2028')).toBe(true);
});

describe('a config that somebody spoiled is refused in words, with its place, and not a byte of it changes', () => {
  const rich = Buffer.from(RICH);

  test('cut at any byte', async () => {
    const run = runner();
    const found: unknown[] = [];
    for (let length = 0; length < rich.length; length++) {
      const bytes = rich.subarray(0, length);
      const [command = ''] = [...WRITERS, ...READERS].slice(length % 6);
      const outcome = await run(bytes, command);
      const faults = [...faultsOf(command, bytes, outcome)];
      const isValid = isJson5(bytes.toString('utf8'));
      const isBlank = bytes.toString('utf8').trim() === '';
      if (!isValid && !isBlank && (outcome.code !== 1 || !/openclaw\.json(?::\d+:\d+| )/.test(outcome.stderr)))
        faults.push(`${command} exits with ${outcome.code} and says no place: ${outcome.stderr}`);
      if (faults.length > 0) found.push({ length, faults });
    }
    expect(found).toEqual([]);
  });

  test('scribbled in with bytes of all sorts', async () => {
    const bits = [
      '\0',
      '\r',
      '\n',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\\',
      '/',
      '*',
      '0',
      '\xff',
      '\xc3',
      '__proto__',
    ] as const;
    function* texts() {
      for (let seed = 1; seed <= 150; seed++) {
        const random = seeded(seed);
        const [at, drop] = [random.below(rich.length), random.below(4)];
        const put = Buffer.from(random.pick(bits), 'latin1');
        yield Buffer.concat([rich.subarray(0, at), put, rich.subarray(at + drop)]);
      }
    }
    expect(await allFaults(texts(), ['status', 'set groq/compound'])).toEqual([]);
  });
});

const nested = (depth: number): string => `{ x: ${'['.repeat(depth)}${']'.repeat(depth)} }`;
const manyKeys = (): string =>
  JSON.stringify({ meta: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i])) });

describe('a config of an unusual kind', () => {
  test.each<[string, string | Buffer]>([
    ['nothing at all', ''],
    ['white space', ' \n\t\r\n \u00a0'],
    ['comments and nothing else', '// one\n/* two */\n'],
    ['a BOM and nothing else', '\ufeff'],
    ['a BOM before it', `\ufeff${RICH}`],
    ['a BOM within it', RICH.replace('gateway', '\ufeffgateway')],
    ['CRLF', RICH.replaceAll('\n', '\r\n')],
    ['a lone CR at each end of a line', RICH.replaceAll('\n', '\r')],
    ['NUL bytes behind it', `${RICH}\0\0\0`],
    ['NUL bytes only', '\0'.repeat(512)],
    ['a NUL in a text', RICH.replace('local', 'lo\0cal')],
    ['UTF-16, little end first', Buffer.from(`\ufeff${RICH}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${RICH}`, 'utf16le').swap16()],
    ['bytes that are no UTF-8', Buffer.from(RICH.replace('local', 'loc\xe9'), 'latin1')],
    ['half a character at its end', Buffer.concat([Buffer.from(RICH), Buffer.from([0xf0, 0x9f])])],
    ['a list', '[]'],
    ['a text', '"openai/gpt-5.5"'],
    ['null', 'null'],
    ['a depth of 5,000', nested(5000)],
    ['a depth of 900', nested(900)],
    ['a depth of 100,000 that is never closed', '{a:'.repeat(100_000)],
    ['__proto__ as a key', RICH.replace('gateway:', '__proto__: { polluted: true }, "__proto__": 1, gateway:')],
    [
      'constructor and its like as keys',
      RICH.replace('A: ', 'constructor: "a", toString: "b", hasOwnProperty: "c", A: '),
    ],
    [
      'providers named like what objects have',
      '{ models: { providers: { constructor: { models: [] }, __proto__: { models: [] }, toString: 1 } } }',
    ],
    ['numbers of every kind', RICH.replace('+1, .5', '0x1F, +Infinity, -Infinity, NaN, -0, 1e999, 5., 0XaB')],
    [
      'keys that come twice everywhere',
      '{ agents: 1, agents: { defaults: { model: "a/b", model: "c/d" } }, agents: { defaults: {} } }',
    ],
    [
      'everything of the wrong kind',
      '{ agents: 1, models: "x", env: [], gateway: null, auth: 0, plugins: true, meta: NaN }',
    ],
    [
      'lists where objects should be',
      '{ agents: { defaults: [] }, models: { providers: [] }, env: { vars: [] }, auth: { profiles: [], order: [] } }',
    ],
    ['100,000 keys', manyKeys()],
    [
      '10 MB, half of it comments and half a single line',
      `${'// many of these\n'.repeat(300_000)}{ notes: "${'x'.repeat(5_000_000)}" }`,
    ],
  ])('%s', async (_, content) => {
    const bytes = Buffer.from(content);
    const commands =
      bytes.length > 1_000_000 ? [bytes.length > 2_000_000 ? 'set groq/compound' : 'status'] : [...READERS, ...WRITERS];
    expect(await allFaults([bytes], commands)).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
