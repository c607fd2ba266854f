import { expect, test } from 'vitest';
import { cli } from '../support/cli.js';
import { fakeWorld } from '../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const KEY = 'sk-told-01-Qx7mPz3VtR9wKb2nHs5cLd8f';
const text = (apiKey: string): string =>
  `{ models: { providers: { x: {\n  baseUrl: 'http://127.0.0.1:9/v1', api: 'openai-completions',\n  apiKey: '${apiKey}',\n  models: [{ id: 'm', name: 'M' }],\n} } } }\n`;

test('`config secrets` says where each key stands, whose it is and what to do', async () => {
  const world = fakeWorld({ files: { [CONFIG]: text(KEY) } });
  world.modes.set(CONFIG, 0o644);
  const { stdout, code } = await cli(['config', 'secrets'], world);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    'Plain-text keys (1):',
    expect.stringMatching(
      /^~\/\.openclaw\/openclaw\.json:3:3 {2}models\.providers\.x\.apiKey {2}sk-told-\.\.\.\w{8} {2}x$/,
    ),
    '  Move it with: pincer config move-key x',
    '',
    '~/.openclaw/openclaw.json holds keys and may be read by others (0644)',
    '  chmod 600 ~/.openclaw/openclaw.json',
    '',
  ]);
});

test('with --check, a plain-text key is a failure, and none is not', async () => {
  const check = async (apiKey: string) =>
    (await cli(['config', 'secrets', '--check'], fakeWorld({ files: { [CONFIG]: text(apiKey) } }))).code;
  expect([await check(KEY), await check('ollama-local')]).toEqual([1, 0]);
});

test('keys in an .env are listed with --all alone', async () => {
  const world = fakeWorld({ files: { [CONFIG]: '{}', [`${STATE}/.env`]: `GROQ_API_KEY=${KEY}\n` } });
  expect((await cli(['config', 'secrets'], world)).stdout).toBe('No plain-text keys.\n');
  expect((await cli(['config', 'secrets', '--all'], world)).stdout).toContain('~/.openclaw/.env:1:1  GROQ_API_KEY');
});

test('`config move-key` says what it did, asks the provider, and tells of copies', async () => {
  const replies = { 'http://127.0.0.1:9/v1/models': { status: 200, text: '{"data":[{"id":"m"}]}' } };
  const world = fakeWorld({ files: { [CONFIG]: text(KEY) }, replies });
  const dry = await cli(['config', 'move-key', 'x', '--dry-run'], world);
  expect(dry.stdout).toContain('+X_API_KEY=[secret]');
  expect(world.disk.get(CONFIG)).toBe(text(KEY));
  const { stdout, stderr, code } = await cli(['config', 'move-key', 'x'], world);
  expect([code, stdout.split('\n')[0]]).toEqual([0, 'Updated variables: ~/.openclaw/.env']);
  expect(stdout).toMatch(/^x: ok$/m);
  expect(stderr).toContain('openclaw.json models.providers.x.apiKey becomes a reference to X_API_KEY.');
  expect(stderr).toContain('Mask it with: pincer config scrub X_API_KEY');
  expect(world.requests.map(({ headers }) => headers.authorization)).toContain(`Bearer ${KEY}`);
  const scrubbed = await cli(['config', 'scrub'], world);
  expect(scrubbed.stdout).toContain('Masked 2 times in 2 copies:');
  expect([...world.disk].filter(([, now]) => now.includes(KEY)).map(([path]) => path)).toEqual([`${STATE}/.env`]);
});

test('what cannot be moved is refused, with the next step', async () => {
  const world = fakeWorld({ files: { [CONFIG]: text('ollama-local') } });
  const { stderr, code } = await cli(['config', 'move-key', 'x'], world);
  expect([code, stderr.includes('No key of x stands in plain text'), stderr.includes('pincer config secrets')]).toEqual(
    [1, true, true],
  );
});
