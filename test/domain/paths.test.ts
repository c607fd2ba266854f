import { expect, test } from 'vitest';
import {
  agentDir,
  basePaths,
  isProfileName,
  type PathOptions,
  withPathOptions,
} from '../../state/domain/config/paths.js';

const HOME = '/h';

type Case = {
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: PathOptions;
  /** Without this, `~/.openclaw/openclaw.json` exists. */
  readonly exists?: readonly string[];
  readonly cwd?: string;
};

function resolve({ env = {}, options = {}, exists, cwd = '/work' }: Case) {
  const machine = { homeDir: HOME, cwd };
  const moved = withPathOptions({ ...machine, env }, options);
  const there = new Set(exists ?? ['/h/.openclaw', '/h/.openclaw/openclaw.json']);
  const facts = { ...machine, env: moved, exists: (path: string) => there.has(path) };
  return { facts, base: basePaths(facts) };
}

// Every row was seen on the real OpenClaw 2026.5.28.
test.each<[string, Case, string, string]>([
  ['nothing set', {}, '/h/.openclaw/openclaw.json', '/h/.openclaw'],
  ['a config path', { env: { OPENCLAW_CONFIG_PATH: '/h/other/my.json' } }, '/h/other/my.json', '/h/.openclaw'],
  ['a config path with ~', { env: { OPENCLAW_CONFIG_PATH: '~/other/my.json' } }, '/h/other/my.json', '/h/.openclaw'],
  ['a relative config path', { env: { OPENCLAW_CONFIG_PATH: 'my.json' } }, '/work/my.json', '/h/.openclaw'],
  ['a state dir', { env: { OPENCLAW_STATE_DIR: '/h/st' } }, '/h/st/openclaw.json', '/h/st'],
  [
    'a state dir that does not exist',
    { env: { OPENCLAW_STATE_DIR: '/h/st2' }, exists: [] },
    '/h/st2/openclaw.json',
    '/h/st2',
  ],
  ['another home', { env: { OPENCLAW_HOME: '/h/oh' } }, '/h/oh/.openclaw/openclaw.json', '/h/oh/.openclaw'],
  ['another home with ~', { env: { OPENCLAW_HOME: '~/oh' } }, '/h/oh/.openclaw/openclaw.json', '/h/oh/.openclaw'],
  ['a profile', { options: { profile: 'work' } }, '/h/.openclaw-work/openclaw.json', '/h/.openclaw-work'],
  ['the default profile', { options: { profile: 'default' } }, '/h/.openclaw/openclaw.json', '/h/.openclaw'],
  [
    'a profile in the environment, which moves nothing',
    { env: { OPENCLAW_PROFILE: 'work' } },
    '/h/.openclaw/openclaw.json',
    '/h/.openclaw',
  ],
  ['--dev', { options: { dev: true } }, '/h/.openclaw-dev/openclaw.json', '/h/.openclaw-dev'],
  [
    'a profile beside a state dir',
    { options: { profile: 'w' }, env: { OPENCLAW_STATE_DIR: '/h/st' } },
    '/h/st/openclaw.json',
    '/h/st',
  ],
  ['--config', { options: { config: 'a/b.json' } }, '/work/a/b.json', '/h/.openclaw'],
  [
    'the old folder alone',
    { exists: ['/h/.clawdbot', '/h/.clawdbot/clawdbot.json'] },
    '/h/.clawdbot/clawdbot.json',
    '/h/.clawdbot',
  ],
  [
    'the old file name',
    { exists: ['/h/.openclaw', '/h/.openclaw/clawdbot.json'] },
    '/h/.openclaw/clawdbot.json',
    '/h/.openclaw',
  ],
  [
    'a config left in the old folder',
    { exists: ['/h/.openclaw', '/h/.clawdbot', '/h/.clawdbot/openclaw.json'] },
    '/h/.clawdbot/openclaw.json',
    '/h/.openclaw',
  ],
  ['neither', { exists: [] }, '/h/.openclaw/openclaw.json', '/h/.openclaw'],
  [
    'words that stand for no value',
    { env: { OPENCLAW_HOME: 'undefined', HOME: 'null' } },
    '/h/.openclaw/openclaw.json',
    '/h/.openclaw',
  ],
])('finds config and state with %s', (_what, given, config, stateDir) => {
  const { base } = resolve(given);
  expect([base.config, base.stateDir]).toEqual([config, stateDir]);
});

test.each<[string, Case, { id: string; named: boolean; agentDir?: string }, string]>([
  ['nothing set', {}, { id: 'main', named: false }, '/h/.openclaw/agents/main/agent'],
  ['OPENCLAW_AGENT_DIR', { env: { OPENCLAW_AGENT_DIR: '/h/ad' } }, { id: 'main', named: false }, '/h/ad'],
  ['PI_CODING_AGENT_DIR', { env: { PI_CODING_AGENT_DIR: '~/pad' } }, { id: 'main', named: false }, '/h/pad'],
  [
    'both',
    { env: { OPENCLAW_AGENT_DIR: '/h/ad', PI_CODING_AGENT_DIR: '/h/pad' } },
    { id: 'main', named: false },
    '/h/ad',
  ],
  [
    'a named agent, which they do not move',
    { env: { OPENCLAW_AGENT_DIR: '/h/ad' } },
    { id: 'main', named: true },
    '/h/.openclaw/agents/main/agent',
  ],
  ['an entry with a dir of its own', {}, { id: 'work', named: true, agentDir: '~/wdir' }, '/h/wdir'],
  ['a state dir', { env: { OPENCLAW_STATE_DIR: '/h/st' } }, { id: 'main', named: false }, '/h/st/agents/main/agent'],
])('finds the agent dir with %s', (_what, given, agent, dir) => {
  const { facts, base } = resolve(given);
  expect(agentDir(facts, base, agent)).toBe(dir);
});

test('a dotenv is looked for beside an explicit config, unless the state dir is explicit too', () => {
  const config = { OPENCLAW_CONFIG_PATH: '/h/other/my.json' };
  expect(resolve({ env: config }).base.dotenvDir).toBe('/h/other');
  expect(resolve({ env: { ...config, OPENCLAW_STATE_DIR: '/h/st' } }).base.dotenvDir).toBe('/h/st');
});

test('include roots are absolute, expanded and named once', () => {
  const env = { OPENCLAW_INCLUDE_ROOTS: '~/a: /b/../c ::/c' };
  expect(resolve({ env }).base.includeRoots).toEqual(['/h/a', '/c']);
});

test.each([
  ['work', true],
  ['a_b-1', true],
  ['-a', false],
  ['a b', false],
  ['../x', false],
  ['', false],
])('%s as a profile name: %s', (name, valid) => {
  expect(isProfileName(name)).toBe(valid);
});
