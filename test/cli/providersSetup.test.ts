import { expect, test } from 'vitest';
import { EXIT } from '../../src/exitCodes.js';
import { cli } from '../support/cli.js';
import { fakeWorld } from '../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const STORE = `${STATE}/agents/main/agent/auth-profiles.json`;
const config = `{
  // Mine.
  agents: { defaults: { model: { primary: 'groq/a', fallbacks: ['lab/m'] } } },
  models: { providers: { lab: { baseUrl: 'http://127.0.0.1:9/v1', api: 'openai-completions', models: [{ id: 'm', name: 'M' }] } } },
}
`;
const store = JSON.stringify({
  version: 1,
  profiles: { 'lab:default': { type: 'api_key', provider: 'lab', key: 'sk-x-0123456789abcdef' } },
});
const home = () => fakeWorld({ files: { [CONFIG]: config, [STORE]: store } });

test('`providers remove` takes the block out and every ref to it, and leaves the credentials', async () => {
  const world = home();
  const { stdout, code } = await cli(['providers', 'remove', 'lab', '--yes'], world);
  expect(code).toBe(EXIT.done);
  expect(stdout).toContain('Removed: lab');
  expect(world.disk.get(CONFIG)).not.toContain('lab');
  expect(world.disk.get(CONFIG)).toContain('// Mine.');
  expect(world.disk.get(STORE)).toBe(store);
});

test('with --credentials, its profiles go too', async () => {
  const world = home();
  await cli(['providers', 'remove', 'lab', '--credentials', '--yes'], world);
  expect(world.disk.get(STORE) ?? '').not.toContain('lab:default');
});

test('a dry run shows what would go, and takes nothing', async () => {
  const world = home();
  const { stdout, code } = await cli(['providers', 'remove', 'lab', '--dry-run', '--json'], world);
  expect([code, JSON.parse(stdout).dryRun, world.disk.get(CONFIG)]).toEqual([EXIT.done, true, config]);
});

test.each([
  ['minimax-portal', 'minimax'],
  ['minimax', 'minimax'],
])('`providers enable %s` turns the plugin %s on', async (word, plugin) => {
  const world = fakeWorld({ files: { [CONFIG]: `{ plugins: { entries: { ${plugin}: { enabled: false } } } }` } });
  const { stdout, code } = await cli(['providers', 'enable', word], world);
  expect(code).toBe(EXIT.done);
  expect(stdout).toContain(`Enabled: plugin ${plugin}`);
  expect(world.disk.get(CONFIG)).toContain(`${plugin}: { enabled: true }`);
});
