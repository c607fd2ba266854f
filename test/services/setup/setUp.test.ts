import { expect, test } from 'vitest';
import { createKeyring } from '../../../services/keyring.js';
import { doAction, previewAction } from '../../../services/operations/act.js';
import { readHome } from '../../../services/operations/readHome.js';
import { noticeWords } from '../../../state/domain/edits/noticeWords.js';
import { advise } from '../../../state/domain/problem.js';
import type { Setup, SetupCredential } from '../../../state/domain/setup/setup.js';
import { type FakeSetup, type FakeWorld, fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const AGENT = `${STATE}/agents/main/agent`;
const CONFIG = `${STATE}/openclaw.json`;
const DOTENV = `${STATE}/.env`;
const STORE = `${AGENT}/auth-profiles.json`;
const KEY = 'sk-setup-01-Qx7mPz3VtR9wKb2nHs5cLd8f';
const OLD = 'sk-setup-02-Zy8nQa4WuS0xLc3oIt6dMe9g';

type Keys = { readonly held: (value: string) => string };

/** Sets up, and gives the world afterwards with what was said. All that is told and journalled is searched for the secrets. */
async function setUp(files: FakeSetup['files'], make: (keys: Keys) => Setup, more: FakeSetup = {}) {
  const world = fakeWorld({ ...more, files: files ?? {} });
  const { home } = await readHome(world, {});
  const keyring = createKeyring();
  const action = { kind: 'set up', setup: make({ held: (value) => keyring.hold(value) }) } as const;
  const preview = await previewAction(world, home, action, keyring);
  const made = await doAction(world, home, action, 'setup', keyring);
  const told = JSON.stringify([preview, made, action, journal(world)]);
  for (const secret of [KEY, OLD]) expect(told).not.toContain(secret);
  const notices = preview.ok ? preview.value.notices : [];
  return {
    world,
    notices,
    says: notices.map((notice) => noticeWords(notice).says),
    asks: notices.filter(({ needsYes }) => needsYes).map(({ kind }) => kind),
    made,
    problem: made.ok ? undefined : advise(made.problem).says,
  };
}

const journal = ({ disk }: FakeWorld): string =>
  [...disk].flatMap(([path, text]) => (path.endsWith('journal.jsonl') ? [text] : [])).join('');

const json = ({ disk }: FakeWorld, path: string) => JSON.parse(disk.get(path) ?? 'null');

const setup = (provider: string, credential: SetupCredential, more: Partial<Setup> = {}): Setup => ({
  provider,
  credential,
  models: [],
  ...more,
});

test('a key goes into the .env, a profile refers to it, and the config names the profile and the model', async () => {
  const { world, says, asks } = await setUp({}, ({ held }) =>
    setup(
      'z.ai',
      { kind: 'env', handle: held(KEY), variable: 'ZAI_API_KEY', profileId: 'zai:default' },
      { models: [{ id: 'glm-5.1', role: 'default' }] },
    ),
  );
  expect(world.disk.get(DOTENV)).toBe(`ZAI_API_KEY=${KEY}\n`);
  expect(json(world, STORE).profiles).toEqual({
    'zai:default': {
      type: 'api_key',
      provider: 'zai',
      keyRef: { source: 'env', provider: 'default', id: 'ZAI_API_KEY' },
    },
  });
  expect(json(world, CONFIG)).toEqual({
    auth: { profiles: { 'zai:default': { provider: 'zai', mode: 'api_key' } } },
    agents: { defaults: { model: { primary: 'zai/glm-5.1' } } },
  });
  expect(says).toContain('Requests to zai go to https://api.z.ai/api/paas/v4.');
  expect(asks).toEqual([]);
  expect([world.modes.get(DOTENV), world.modes.get(STORE)]).toEqual([0o600, 0o600]);
});
