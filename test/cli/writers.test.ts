import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.js';
import { fakeWorld } from '../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';

/** With comments and a taste of its own, so that a reprint would show. */
const CHAIN = `// mine
{
  agents: { defaults: {
    model: { primary: 'anthropic/claude-opus-4-6', fallbacks: ['minimax/MiniMax-M2.1'] }, // the chain
    models: {
      'anthropic/claude-opus-4-6': { alias: 'opus' },
      'minimax/MiniMax-M2.1': { alias: 'minimax' },
    },
  } },
}
`;
const OPEN = `{ "agents": { "defaults": { "model": { "primary": "openai/gpt-5.5", "fallbacks": ["a/one", "b/two", "c/three"] } } } }\n`;

/** No file of it names a MiniMax model, and neither does a catalogue in this generation. */
const LISTED = `{ "agents": { "defaults": { "model": "anthropic/claude-opus-4-6", "models": { "anthropic/claude-opus-4-6": {} } } } }\n`;
/** A server that may have any model, and has one. */
const LM = `{ "models": { "providers": { "lmstudio": { "baseUrl": "http://127.0.0.1:1234/v1", "api": "openai-completions", "models": [{ "id": "local-1", "name": "L" }] } } } }\n`;

const run = async (text: string | undefined, ...argv: string[]) => {
  const world = fakeWorld({ files: text === undefined ? {} : { [CONFIG]: text } });
  const result = await cli(argv, world);
  return { ...result, file: world.disk.get(CONFIG), disk: world.disk };
};

const HEAD = 'Updated config: ~/.openclaw/openclaw.json\n  Backup: ~/.openclaw/openclaw.json.bak\n';

describe('a writer says what it did in the words of OpenClaw, and changes only that value', () => {
  test.each([
    {
      argv: ['set', 'minimax/MiniMax-M2.5'],
      prints: 'Default model: minimax/MiniMax-M2.5\n',
      changes: [
        ["primary: 'anthropic/claude-opus-4-6'", "primary: 'minimax/MiniMax-M2.5'"],
        [
          "      'minimax/MiniMax-M2.1': { alias: 'minimax' },\n",
          "      'minimax/MiniMax-M2.1': { alias: 'minimax' },\n      'minimax/MiniMax-M2.5': {},\n",
        ],
      ],
    },
    {
      argv: ['fallbacks', 'add', 'opencode/kimi'],
      prints: 'Fallbacks: minimax/MiniMax-M2.1, opencode/kimi\n',
      changes: [
        ["['minimax/MiniMax-M2.1']", "['minimax/MiniMax-M2.1', 'opencode/kimi']"],
        [
          "      'minimax/MiniMax-M2.1': { alias: 'minimax' },\n",
          "      'minimax/MiniMax-M2.1': { alias: 'minimax' },\n      'opencode/kimi': {},\n",
        ],
      ],
    },
    {
      argv: ['fallbacks', 'remove', 'minimax'],
      prints: 'Fallbacks: \n',
      changes: [["['minimax/MiniMax-M2.1']", '[]']],
    },
    { argv: ['fallbacks', 'clear'], prints: 'Fallback list cleared.\n', changes: [["['minimax/MiniMax-M2.1']", '[]']] },
    {
      argv: ['aliases', 'add', 'mm', 'minimax/MiniMax-M2.1'],
      prints: 'Alias mm -> minimax/MiniMax-M2.1\n',
      changes: [["alias: 'minimax'", "alias: 'mm'"]],
    },
    { argv: ['aliases', 'remove', 'opus'], prints: '', changes: [["{ alias: 'opus' }", '{}']] },
    {
      argv: ['models', 'allow', 'ollama/*'],
      prints: 'Allowed models: anthropic/claude-opus-4-6, minimax/MiniMax-M2.1, ollama/*\n',
      changes: [
        [
          "      'minimax/MiniMax-M2.1': { alias: 'minimax' },\n",
          "      'minimax/MiniMax-M2.1': { alias: 'minimax' },\n      'ollama/*': {},\n",
        ],
      ],
    },
  ])('$argv', async ({ argv, prints, changes }) => {
    const { stdout, code, file, disk } = await run(CHAIN, ...argv);
    expect({ stdout, code }).toEqual({ stdout: HEAD + prints, code: 0 });
    expect(file).toBe(changes.reduce((text, [from = '', to = '']) => text.replace(from, to), CHAIN));
    expect(disk.get(`${CONFIG}.bak`)).toBe(CHAIN);
  });

  test('a hop moves to the place that was named, counted from 1', async () => {
    const { stdout, code, file } = await run(OPEN, 'fallbacks', 'move', 'c/three', '1');
    expect({ stdout, code }).toEqual({ stdout: `${HEAD}Fallbacks: c/three, a/one, b/two\n`, code: 0 });
    expect(file).toBe(OPEN.replace('"a/one", "b/two", "c/three"', '"c/three", "a/one", "b/two"'));
  });

  test('the image model has its own place and words', async () => {
    expect((await run(OPEN, 'set-image', 'openai/gpt-5.4')).stdout).toBe(`${HEAD}Image model: openai/gpt-5.4\n`);
    const image = '{ "agents": { "defaults": { "imageModel": { "primary": "a/b", "fallbacks": ["c/d"] } } } }\n';
    expect((await run(image, 'image-fallbacks', 'add', 'e/f')).stdout).toBe(`${HEAD}Image fallbacks: c/d, e/f\n`);
    expect((await run(image, 'image-fallbacks', 'clear')).stdout).toBe(`${HEAD}Image fallback list cleared.\n`);
  });

  test('removing the last alias is said', async () => {
    const { stdout } = await run(
      '{ "agents": { "defaults": { "models": { "a/b": { "alias": "x" } } } } }\n',
      'aliases',
      'remove',
      'x',
    );
    expect(stdout).toBe(`${HEAD}No aliases configured.\n`);
  });

  test('a fresh home gets a file, and no word of a backup', async () => {
    const { stdout, code, file } = await run(undefined, 'set', 'openai/gpt-5.5');
    expect({ stdout, code }).toEqual({
      stdout: 'Updated config: ~/.openclaw/openclaw.json\nDefault model: openai/gpt-5.5\n',
      code: 0,
    });
    expect(JSON.parse(file ?? '')).toEqual({ agents: { defaults: { model: { primary: 'openai/gpt-5.5' } } } });
  });
});

describe('what cannot be done changes nothing, says why on stderr, and exits with 1', () => {
  test.each([
    { argv: ['set', ''], says: 'Invalid model reference: ' },
    { argv: ['set', 'x/'], says: 'Invalid model reference: x/' },
    { argv: ['fallbacks', 'remove', 'no/such'], says: 'Fallback not found: no/such. Run pincer fallbacks list' },
    {
      argv: ['image-fallbacks', 'remove', 'no/such'],
      says: 'Image fallback not found: no/such. Run pincer image-fallbacks list',
    },
    { argv: ['fallbacks', 'add', 'anthropic/claude-opus-4-6'], says: 'cannot stand in for itself' },
    { argv: ['fallbacks', 'move', 'minimax', '0'], says: '"0" is no place in the chain' },
    { argv: ['fallbacks', 'move', 'minimax', 'up'], says: '"up" is no place in the chain' },
    { argv: ['fallbacks', 'move', 'minimax', '9'], says: 'There is no place 9 in a chain of 1.' },
    { argv: ['aliases', 'remove', 'nope'], says: 'Alias not found: nope. Run pincer aliases list' },
    {
      argv: ['aliases', 'add', 'a b', 'x/y'],
      says: 'Alias must use letters, numbers, dots, underscores, colons, or dashes.',
    },
    { argv: ['aliases', 'add', 'opus', 'x/y'], says: 'Alias opus already points to anthropic/claude-opus-4-6.' },
    { argv: ['disallow', 'x/y'], says: 'x/y is not on the allowlist.' },
  ])('$argv', async ({ argv, says }) => {
    for (const extra of [[], ['--json'], ['--dry-run']]) {
      const { stdout, stderr, code, file } = await run(CHAIN, ...argv, ...extra);
      expect({ stdout, code, file }).toEqual({ stdout: '', code: 1, file: CHAIN });
      expect(stderr).toContain(`Error: ${says}`.replace('Error: cannot', 'cannot'));
    }
  });

  test('a config that does not parse is shown with the line and the column, and left alone', async () => {
    const broken = '{\n  models: { providers: { x: { models: [{ maxTokens: 8192 * 10 }] } } },\n}\n';
    const { stdout, stderr, code, file } = await run(broken, 'set', 'a/b');
    expect({ stdout, code, file }).toEqual({ stdout: '', code: 1, file: broken });
    expect(stderr).toContain('openclaw.json:2:');
    expect(stderr).toContain('maxTokens: 8192 * 10');
  });

  test('a home of an OpenClaw that is not supported yet is not written', async () => {
    const newer = '{ "agents": { "entries": { "main": {} } } }\n';
    const { stdout, stderr, code, file } = await run(newer, 'set', 'a/b');
    expect({ stdout, code, file }).toEqual({ stdout: '', code: 1, file: newer });
    expect(stderr).toContain(
      'belongs to OpenClaw 2026.9 (the config has agents.entries), which is read but not written',
    );
    expect(stderr.match(/2026\.9/g)).toHaveLength(1);
  });
});

test('a dry run on a fresh home is a diff that `patch` would take', async () => {
  const { stdout } = await run(undefined, 'set', 'a/b', '--dry-run');
  expect(stdout).toContain('\n@@ -0,0 +1,9 @@\n+{\n');
});

describe('what a person may not expect is refused until --yes', () => {
  const argv = ['aliases', 'add', 'gpt', 'openai/gpt-5.5'];

  test('an alias would turn the allowlist on', async () => {
    const { stdout, stderr, code, file } = await run(OPEN, ...argv);
    expect({ stdout, code, file }).toEqual({ stdout: '', code: 1, file: OPEN });
    expect(stderr).toContain('This turns the allowlist on');
    expect(stderr).toContain('--yes');
  });

  test('with --yes it is done', async () => {
    const { stdout, stderr, code, file } = await run(OPEN, ...argv, '--yes');
    expect({ stdout, code }).toEqual({ stdout: `${HEAD}Alias gpt -> openai/gpt-5.5\n`, code: 0 });
    expect(stderr).toContain('This turns the allowlist on');
    expect(Object.keys(JSON.parse(file ?? '').agents.defaults.models)).toEqual([
      'openai/gpt-5.5',
      'a/one',
      'b/two',
      'c/three',
    ]);
  });

  test('a dry run shows it without asking', async () => {
    const { stdout, stderr, code, file } = await run(OPEN, ...argv, '--dry-run');
    expect({ code, file }).toEqual({ code: 0, file: OPEN });
    expect(stdout).toContain('gpt');
    expect(stderr).toContain('This turns the allowlist on');
  });
});

describe('notices are in plain words on stderr', () => {
  test.each([
    {
      text: CHAIN,
      argv: ['set', 'anthropic/Claude-Opus-4-7'],
      says: 'No list of models has anthropic/Claude-Opus-4-7; it is taken as it is written.\n  Did you mean anthropic/claude-opus-4-7?',
    },
    {
      text: CHAIN,
      argv: ['fallbacks', 'add', 'nobody/one'],
      says: 'Nothing is known of a provider nobody, so nobody/one cannot answer yet.\n  Put nobody under models.providers',
    },
    ...[
      ['set', 'minimax/minimax-m2.1'],
      ['set-image', 'minimax/Minimax-M2.1'],
      ['fallbacks', 'add', 'minimax/minimax-m2.1'],
      ['image-fallbacks', 'add', 'minimax/minimax-m2.1'],
      ['allow', 'minimax/minimax-m2.1'],
      ['aliases', 'add', 'mm', 'minimax/minimax-m2.1'],
    ].map((argv) => ({ text: LISTED, argv, says: 'Did you mean minimax/MiniMax-M2.1?' })),
    {
      text: LM,
      argv: ['set', 'lmstudio/Local-1'],
      says: 'No list of models has lmstudio/Local-1; it is taken as it is written.\n  Did you mean lmstudio/local-1?',
    },
    { text: OPEN, argv: ['set', 'b/two'], says: 'b/two left the fallback chain: it comes first now.' },
    {
      text: OPEN,
      argv: ['fallbacks', 'add', 'd/four'],
      says: 'There is no allowlist, so d/four needs no entry in one; none was made.',
    },
    { text: CHAIN, argv: ['set', 'x/y'], says: 'x/y was added to the allowlist.' },
    {
      text: CHAIN,
      argv: ['set', 'gpt-5.5'],
      says: '"gpt-5.5" names no provider, so OpenClaw takes it for openai/gpt-5.5.',
    },
    { text: OPEN, argv: ['fallbacks', 'add', 'a/one'], says: 'a/one is in the chain already.' },
  ])('$argv', async ({ text, argv, says }) => {
    const { stderr, code } = await run(text, ...argv);
    expect(code).toBe(0);
    expect(stderr).toContain(says);
  });
});

describe('--dry-run prints the change and makes none', () => {
  test('as a diff', async () => {
    const { stdout, code, file, disk } = await run(CHAIN, 'set', 'x/y', '--dry-run');
    expect({ code, file, names: [...disk.keys()] }).toEqual({ code: 0, file: CHAIN, names: [CONFIG] });
    expect(stdout).toMatch(/^-.*claude-opus-4-6/m);
    expect(stdout).toMatch(/^\+.*x\/y/m);
  });

  test('as JSON', async () => {
    const { stdout, file } = await run(CHAIN, 'set', 'x/y', '--dry-run', '--json');
    expect(file).toBe(CHAIN);
    expect(JSON.parse(stdout)).toMatchObject({
      changed: true,
      dryRun: true,
      file: CONFIG,
      backup: null,
      diff: [{ start: 1 }],
    });
  });
});

describe('--json prints JSON alone on stdout', () => {
  test('for a change', async () => {
    const { stdout, code } = await run(CHAIN, 'fallbacks', 'add', 'x/y', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      changed: true,
      dryRun: false,
      file: CONFIG,
      backup: `${CONFIG}.bak`,
      says: 'Fallbacks: minimax/MiniMax-M2.1, x/y',
      notices: [
        { kind: 'unknown-provider', provider: 'x', ref: 'x/y' },
        { kind: 'added-to-allowlist', ref: 'x/y', says: 'x/y was added to the allowlist.' },
      ],
    });
  });

  test('for a change that was there already', async () => {
    const { stdout, code, file } = await run(CHAIN, 'set', 'opus', '--json');
    expect({ code, file }).toEqual({ code: 0, file: CHAIN });
    expect(JSON.parse(stdout)).toMatchObject({ changed: false, says: 'Default model: anthropic/claude-opus-4-6' });
  });
});

test('a value that is there already is not written again, and that is said', async () => {
  const { stdout, stderr, code, file, disk } = await run(CHAIN, 'set', 'opus');
  expect({ stdout, code, file }).toEqual({
    stdout: 'Default model: anthropic/claude-opus-4-6\n',
    code: 0,
    file: CHAIN,
  });
  expect(stderr).toContain('Nothing to change');
  expect([...disk.keys()]).toEqual([CONFIG]);
});

test('a change that somebody made in between is not overwritten', async () => {
  const world = fakeWorld({ files: { [CONFIG]: OPEN } });
  const theirs = OPEN.replace('openai/gpt-5.5', 'x/theirs');
  world.onLocked(() => world.somebodyWrites(CONFIG, theirs));
  const { stdout, stderr, code } = await cli(['set', 'y/ours'], world);
  expect({ stdout, code, file: world.disk.get(CONFIG) }).toEqual({ stdout: '', code: 1, file: theirs });
  expect(stderr).toContain('changed by somebody else');
});

test('--config and --profile name the file', async () => {
  const world = fakeWorld({ files: { '/etc/oc.json': OPEN, '/home/ann/.openclaw-work/openclaw.json': OPEN } });
  expect((await cli(['set', 'x/y', '--config', '/etc/oc.json'], world)).stdout).toContain(
    'Updated config: /etc/oc.json\n',
  );
  expect((await cli(['set', 'x/y', '--profile', 'work'], world)).stdout).toContain('~/.openclaw-work/openclaw.json\n');
  const changed = [...world.disk].flatMap(([path, text]) => (text.includes('x/y') ? [path] : []));
  expect(changed.filter((path) => !path.includes('/.local/state/'))).toHaveLength(2);
});

test.each([
  ['one that OpenClaw ships', 'anthropic/claude-opus-4-7'],
  ['one of a server that has what its owner put there', 'ollama/my-own'],
  ['one that the config has already', 'minimax/MiniMax-M2.1'],
])('of %s nothing is said', async (_what, ref) => {
  const { stderr } = await run(CHAIN, 'set-image', ref);
  expect(stderr).not.toMatch(/No list of models|Nothing is known/);
});
