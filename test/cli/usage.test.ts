import { describe, expect, test } from 'vitest';
import { COMMANDS, KNOWN_FLAGS } from '../../src/commands.js';
import { cli } from '../support/cli.js';
import { fakeWorld } from '../support/fakeWorld.js';

const run = (...argv: string[]) => cli(argv, fakeWorld());

describe('misuse is named, with where to look, and exits with 1 as OpenClaw does', () => {
  test.each([
    {
      argv: ['stauts'],
      says: 'Pincer does not know the command "stauts".\nDid you mean "status"?\nTry: pincer --help\n',
    },
    { argv: ['frobnicate'], says: 'Pincer does not know the command "frobnicate".\nTry: pincer --help\n' },
    {
      argv: ['models', 'lsit'],
      says: 'Pincer does not know the command "lsit".\nDid you mean "list"?\nTry: pincer --help\n',
    },
    {
      argv: ['fallbacks', 'lst'],
      says: 'Pincer does not know the command "lst".\nDid you mean "list"?\nTry: pincer fallbacks --help\n',
    },
    {
      argv: ['status', '--jsno'],
      says: 'Pincer does not recognize option "--jsno".\nDid you mean "--json"?\nTry: pincer status --help\n',
    },
    {
      argv: ['status', '--kind', 'reach'],
      says: 'Pincer does not recognize option "--kind" here.\nTry: pincer status --help\n',
    },
    { argv: ['list', '--provider'], says: 'Option "--provider <id>" needs a value.\nTry: pincer list --help\n' },
    { argv: ['set'], says: 'Missing required argument "model".\nTry: pincer set --help\n' },
    { argv: ['aliases', 'add', 'a'], says: 'Missing required argument "model".\nTry: pincer aliases add --help\n' },
    { argv: ['set', 'a/b', 'c/d'], says: 'Too many arguments for this command.\nTry: pincer set --help\n' },
    { argv: ['status', 'main'], says: 'Too many arguments for this command.\nTry: pincer status --help\n' },
    {
      argv: ['--agent', 'main', 'set', 'a/b'],
      says: 'pincer set does not support --agent; it only knows the global model defaults. Remove --agent.\nTry: pincer set --help\n',
    },
  ])('$argv', async ({ argv, says }) => {
    expect(await run(...argv)).toEqual({ stdout: '', stderr: says, code: 1 });
  });

  test('a group without its command prints what there is to choose from, on stderr', async () => {
    const { stdout, stderr, code } = await run('fallbacks');
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    for (const name of ['list', 'add', 'remove', 'move', 'clear']) expect(stderr).toContain(`fallbacks ${name}`);
  });

  test.each(COMMANDS.filter(({ flags }) => flags.some(({ name }) => name === 'plain')).map(({ name }) => name))(
    '%s refuses --json and --plain together, in the words of OpenClaw',
    async (name) => {
      const result = await run(...name.split(' '), '--json', '--plain');
      expect(result).toEqual({ stdout: '', stderr: 'Error: Choose either --json or --plain, not both.\n', code: 1 });
    },
  );

  test.each([
    { argv: ['status', '--profile', 'a b'], says: 'Invalid --profile (use letters, numbers, "_", "-" only)', code: 2 },
    { argv: ['status', '--profile', 'x', '--dev'], says: 'Cannot combine --dev with --profile', code: 2 },
    {
      argv: ['status', '--openclaw-version', '2025.1'],
      says: '--openclaw-version takes 2026.5 or 2026.9, not "2025.1".',
      code: 1,
    },
  ])('$argv', async ({ argv, says, code }) => {
    expect(await run(...argv)).toEqual({ stdout: '', stderr: `${says}\n`, code });
  });
});

describe('help', () => {
  test.each([['--help'], ['-h'], ['help'], ['models', '--help'], ['help', 'models']])(
    '%s %s names every command and exit code',
    async (...argv) => {
      const { stdout, stderr, code } = await run(...argv);
      expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
      const flat = stdout.replace(/\s+/g, ' ');
      for (const { name, summary } of COMMANDS) {
        expect(flat).toContain(name);
        expect(flat).toContain(summary);
      }
      expect(stdout).toContain('130');
    },
  );

  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s --help tells its arguments, flags and examples, within 80 columns',
    async (name, command) => {
      const { stdout, stderr, code } = await run(...name.split(' '), '--help');
      expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
      expect(stdout).toContain(`Usage: pincer ${name}`);
      for (const flag of command.flags) expect(stdout).toContain(`--${flag.name}`);
      for (const param of command.params)
        expect(stdout).toContain(
          { one: `<${param.name}>`, optional: `[${param.name}]`, any: `[${param.name}…]` }[param.count],
        );
      for (const example of command.examples) expect(stdout).toContain(`  ${example}\n`.trimEnd());
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      expect(await run('help', ...name.split(' '))).toEqual({ stdout, stderr, code });
    },
  );

  test('a group has help of its own', async () => {
    const { stdout, code } = await run('aliases', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('aliases remove <alias>');
    expect(stdout).not.toContain('fallbacks');
  });

  test('help for a command that does not exist is a failure', async () => {
    expect(await run('help', 'stauts')).toEqual({
      stdout: '',
      stderr: 'Pincer does not know the command "stauts".\nDid you mean "status"?\nTry: pincer --help\n',
      code: 1,
    });
  });

  test('--version says which', async () => {
    expect(await run('--version')).toEqual({ stdout: 'pincer 1.2.3\n', stderr: '', code: 0 });
    expect((await run('-V')).stdout).toBe('pincer 1.2.3\n');
  });
});

describe('the table of commands is sound', () => {
  test('no two rows share a name, and no row hides another', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(names.filter((other) => other.startsWith(`${name} `))).toEqual([]);
  });

  test('a flag has the same value, or none, in every command that knows it', () => {
    for (const { name, value } of KNOWN_FLAGS)
      expect(KNOWN_FLAGS.filter((other) => other.name === name && other.value !== value)).toEqual([]);
  });

  test('every example runs the command it stands with', () => {
    for (const { name, examples } of COMMANDS) {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(example).toMatch(new RegExp(`^pincer ${name}\\b`));
    }
  });

  test('every writer can be asked what it would do', () => {
    const writers = COMMANDS.filter(({ name }) => /^set|\b(add|remove|move|clear)$/.test(name));
    expect(writers.length).toBeGreaterThan(8);
    for (const { flags } of writers) {
      const names = flags.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['dry-run', 'yes', 'json']));
    }
  });
});
