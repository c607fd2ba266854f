import { expect, test } from 'vitest';
import { doAction, previewAction } from '../../../services/operations/act.js';
import { readHome } from '../../../services/operations/readHome.js';
import { noticeWords } from '../../../state/domain/edits/noticeWords.js';
import { advise } from '../../../state/domain/problem.js';
import { fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;

async function enable(plugin: string, config = '{}', installs?: string) {
  const world = fakeWorld({
    files: {
      [CONFIG]: config,
      ...(installs === undefined ? {} : { [`${STATE}/plugins/installs.json`]: installs }),
    },
  });
  const { home } = await readHome(world, {});
  const action = { kind: 'enable plugin', plugin } as const;
  const preview = await previewAction(world, home, action);
  const made = await doAction(world, home, action, 'providers enable');
  return {
    config: world.disk.get(CONFIG) ?? '',
    says: preview.ok ? preview.value.notices.map((notice) => noticeWords(notice).says) : [],
    problem: made.ok ? undefined : advise(made.problem),
  };
}

// The first two as `openclaw plugins enable` of 2026.5.28 does; names of the documents it refuses.
test.each([
  ['minimax-portal-auth', 'minimax'],
  ['google', 'google'],
  ['openai-codex', 'openai'],
  ['google-gemini-cli-auth', 'google'],
])('%s turns on %s', async (name, id) => {
  const { config, says } = await enable(name);
  expect(JSON.parse(config)).toEqual({ plugins: { entries: { [id]: { enabled: true } } } });
  expect(says).toEqual([
    ...(name === id ? [] : [`${name} is called ${id} by the OpenClaw of this home.`]),
    `Plugin ${id} is turned on.`,
  ]);
});

test('an entry that turns it off is turned around, under the name that it has there', async () => {
  const before = "{ plugins: { entries: { 'minimax-portal-auth': { enabled: false, config: {} } } } } // mine";
  expect((await enable('minimax', before)).config).toBe(before.replace('false', 'true'));
});

test('one that is on stays as it is', async () => {
  const before = '{ plugins: { entries: { zai: { enabled: true } } } }';
  expect(await enable('zai', before)).toEqual({ config: before, says: [], problem: undefined });
});

test.each([
  ['zia', 'Plugin not found: zia', 'Did you mean zai?'],
  [
    'qwen-portal-auth',
    'Plugin not found: qwen-portal-auth. No version of OpenClaw has it any more',
    'Pincer logs in to it without a plugin: pincer setup qwen-portal',
  ],
  [
    'google-antigravity-auth',
    'Plugin not found: google-antigravity-auth. No version of OpenClaw has it any more, and none has the provider google-antigravity',
    'Use Gemini with an API key: pincer setup google',
  ],
  [
    'something-else-entirely',
    'Plugin not found: something-else-entirely',
    'Run "openclaw plugins list" to see what is installed, or "openclaw plugins search something-else-entirely".',
  ],
])('%s is no plugin, and what to do instead is said', async (name, says, next) => {
  const { problem, config } = await enable(name);
  expect(problem).toEqual({ says, next, exitCode: 1 });
  expect(config).toBe('{}');
});

test('one that OpenClaw installed is a plugin too', async () => {
  const installs = JSON.stringify({ version: 1, plugins: [{ pluginId: 'amazon-bedrock' }] });
  expect((await enable('amazon-bedrock')).problem?.says).toBe('Plugin not found: amazon-bedrock');
  const { config } = await enable('amazon-bedrock', '{}', installs);
  expect(JSON.parse(config)).toEqual({ plugins: { entries: { 'amazon-bedrock': { enabled: true } } } });
});

test.each([
  ['{"plugins":{"deny":["minimax-portal"]}}', 'plugins.deny'],
  ['{"plugins":{"allow":["zai"]}}', 'plugins.allow'],
  ['{"plugins":{"enabled":false}}', 'plugins.enabled'],
])('what a person ruled out is not turned on: %s', async (before, by) => {
  const { problem, config } = await enable('minimax', before);
  expect(problem?.says).toBe(`Plugin minimax could not be enabled: ${by} keeps it out`);
  expect(config).toBe(before);
});
