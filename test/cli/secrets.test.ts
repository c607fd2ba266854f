import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands.js';
import { cli } from '../support/cli.js';
import { fakeWorld } from '../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const AGENT = `${STATE}/agents/main/agent`;

/** One in every place that a home has for one; each is told from the others by its number. */
const SECRETS = Array.from(
  { length: 12 },
  (_, i) => `sk-planted-${String(i).padStart(2, '0')}-Qx7mPz3VtR9wKb2nHs5cLd8f`,
);
const planted = (i: number): string => SECRETS[i] ?? '';

const FILES = {
  [`${STATE}/openclaw.json`]: `{
  // rotate ${planted(0)} soon
  env: { vars: { GROQ_API_KEY: '${planted(1)}' } },
  agents: { defaults: { model: { primary: 'anthropic/claude-opus-4-6', fallbacks: ['mine/m1'] }, models: { 'anthropic/claude-opus-4-6': { alias: 'opus' }, 'mine/m1': {} } } },
  models: { providers: { mine: { baseUrl: 'http://user:${planted(2)}@127.0.0.1:9/v1?key=${planted(3)}', apiKey: '${planted(4)}', headers: { 'x-api-key': '${planted(5)}' }, models: [{ id: 'm1', name: 'M1' }] } } },
  gateway: { auth: { token: '${planted(6)}' } },
}
`,
  [`${STATE}/.env`]: `OPENAI_API_KEY=${planted(7)}\n`,
  [`${AGENT}/auth-profiles.json`]: JSON.stringify({
    version: 1,
    profiles: {
      'anthropic:default': { type: 'api_key', provider: 'anthropic', key: planted(8) },
      'minimax:default': { type: 'oauth', provider: 'minimax', access: planted(9), refresh: planted(10), expires: 1 },
    },
  }),
  [`${AGENT}/models.json`]: JSON.stringify({
    providers: { other: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: planted(11), models: [] } },
  }),
};

const WORDS: Readonly<Record<string, string>> = { model: 'mine/m1', alias: 'opus', position: '1', provider: 'mine' };

const FORMS = [
  [],
  ['--json'],
  ['--plain'],
  ['--dry-run'],
  ['--dry-run', '--json'],
  ['--yes'],
  ['--all', '--json'],
  ['--kind', 'completion'],
  ['--scrub'],
  ['--scrub', '--json'],
];

test.each(COMMANDS.map((command) => [command.name, command] as const))(
  '%s prints no secret in any form',
  async (name, { params, flags }) => {
    const words = params.filter(({ count }) => count === 'one').map((param) => WORDS[param.name] ?? param.name);
    for (const form of FORMS) {
      if (!form.every((arg) => !arg.startsWith('--') || flags.some((flag) => `--${flag.name}` === arg))) continue;
      const { stdout, stderr } = await cli([...name.split(' '), ...words, ...form], fakeWorld({ files: FILES }));
      const printed = stdout + stderr;
      expect(printed.length + (form.includes('--plain') ? 1 : 0)).toBeGreaterThan(0);
      for (const secret of SECRETS) expect(printed).not.toContain(secret.slice(11));
    }
  },
);

test('a broken config is quoted without its secret', async () => {
  const broken = `{\n  models: { providers: { x: { apiKey: '${planted(0)}' maxTokens: 1 } } },\n}\n`;
  const { stderr, code } = await cli(['status'], fakeWorld({ files: { [`${STATE}/openclaw.json`]: broken } }));
  expect(code).toBe(1);
  expect(stderr).toContain('maxTokens: 1');
  expect(stderr).not.toContain(planted(0).slice(11));
});

test.each([
  ['stands under the place', '{ a: 1\n  b: 2 }', '    b: 2 }\n    ^\n'],
  ['is left out where a mask moved it', "{ apiKey: 'hunter2' b: 2 }", "  { apiKey: '[secret]' b: 2 }\n"],
  ['is left out where the line was cut', `{ a: [${'1, '.repeat(9000)}], b: x }`, '1, ], b: x }\n'],
])('the mark of a syntax error %s', async (_, text, shown) => {
  const { stderr } = await cli(['status'], fakeWorld({ files: { [`${STATE}/openclaw.json`]: text } }));
  expect(stderr).toContain(shown);
  expect(stderr.includes('^')).toBe(shown.includes('^'));
  expect(stderr.length).toBeLessThan(1000);
});
