import { expect, test } from 'vitest';
import { readHome } from '../../../services/operations/readHome.js';
import { fakeWorld } from '../../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const PACKAGE = '/opt/node/lib/node_modules/openclaw/package.json';
const openclaw = (version: string) => JSON.stringify({ name: 'openclaw', version });

const dialect = async (files: Readonly<Record<string, string>>) => {
  const world = fakeWorld({ files, env: { PATH: 'relative/bin:/usr/bin:/opt/node/bin:/srv/app/node_modules/.bin' } });
  return (await readHome(world, {})).home.dialect;
};

test.each([
  ['a global one', { [PACKAGE]: openclaw('2026.9.6') }, '2026.9', 'OpenClaw 2026.9.6 is installed', false],
  [
    'one of a folder',
    { '/srv/app/node_modules/openclaw/package.json': openclaw('2026.5.28') },
    '2026.5',
    'OpenClaw 2026.5.28 is installed',
    true,
  ],
  [
    'the first on PATH',
    { [PACKAGE]: openclaw('2026.5.28'), '/srv/app/node_modules/openclaw/package.json': openclaw('2026.9.6') },
    '2026.5',
    'OpenClaw 2026.5.28 is installed',
    true,
  ],
] as const)(
  'where the files say nothing, the installed OpenClaw decides: %s',
  async (_what, files, version, because, writable) => {
    expect(await dialect(files)).toEqual({ version, because, writable });
    expect(await dialect({ ...files, [CONFIG]: '{ agents: { defaults: { model: "a/b" } } }' })).toMatchObject({
      version,
    });
  },
);

test('what the files say counts for more', async () => {
  const newer = { [PACKAGE]: openclaw('2026.9.6') };
  const marked = { ...newer, [CONFIG]: '{ agents: { list: [{ id: "main" }] } }' };
  expect(await dialect(marked)).toMatchObject({ version: '2026.5', because: 'the config has agents.list' });
});

test.each(['not JSON', '{}', '{ "name": "openclaw", "version": 5 }', '{ "name": "other", "version": "2026.9.6" }'])(
  'a package that is no OpenClaw is none: %s',
  async (text) => {
    expect(await dialect({ [PACKAGE]: text })).toMatchObject({ because: 'nothing in the files says otherwise' });
  },
);
