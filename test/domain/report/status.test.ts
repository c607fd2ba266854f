import { describe, expect, test } from 'vitest';
import type { AuthFacts } from '../../../state/domain/auth/authFacts.js';
import type { Home } from '../../../state/domain/home.js';
import { checkExit, statusReport } from '../../../state/domain/report/statusReport.js';
import { statusText } from '../../../state/domain/report/statusText.js';
import { home, NOON } from '../../support/builders.js';

const STORE = '/home/ann/.openclaw/agents/main/agent/auth-profiles.json';
const HOUR = 3_600_000;

const token = (profileId: string, provider: string, inHours?: number) => ({
  profileId,
  provider,
  type: 'token' as const,
  status: inHours === undefined ? ('static' as const) : inHours < 24 ? ('expiring' as const) : ('ok' as const),
  ...(inHours === undefined ? {} : { expiresAt: NOON + inHours * HOUR, remainingMs: inHours * HOUR }),
  source: 'store' as const,
  label: profileId,
});

const auth = (over: Partial<AuthFacts>): Partial<Home> => ({ auth: { ...home().auth, ...over } });

const signedIn = home(
  auth({
    providers: [
      {
        provider: 'anthropic',
        effective: { kind: 'profiles', detail: '~/.openclaw/agents/main/agent/auth-profiles.json' },
        profiles: {
          count: 2,
          oauth: 0,
          token: 2,
          apiKey: 0,
          labels: ['anthropic:manual=token:sk-ant-o...aaaaaaaa', 'anthropic:tok=token:sk-ant-o...bbbbbbbb'],
        },
      },
      {
        provider: 'custom',
        effective: { kind: 'models.json', detail: 'sk...al' },
        profiles: { count: 0, oauth: 0, token: 0, apiKey: 0, labels: [] },
        modelsJson: { value: 'sk...al', source: 'models.json: ~/.openclaw/agents/main/agent/models.json' },
      },
      {
        provider: 'minimax-portal',
        effective: { kind: 'env', detail: 'OAuth (env)' },
        profiles: { count: 0, oauth: 0, token: 0, apiKey: 0, labels: [] },
        env: { value: 'OAuth (env)', source: 'env: MINIMAX_OAUTH_TOKEN' },
      },
    ],
    profiles: [
      token('anthropic:manual', 'anthropic'),
      token('anthropic:tok', 'anthropic', 12),
      token('github-copilot:manual', 'github-copilot', 365 * 24),
    ],
    runtimeRoutes: [
      {
        provider: 'openai',
        runtime: 'codex',
        authProvider: 'openai-codex',
        status: 'missing',
        effective: { kind: 'missing', detail: 'missing' },
      },
    ],
    missingInUse: ['custom-nobody-knows', 'openai'],
    check: 1,
  }),
);

describe('the JSON', () => {
  test('has OpenClaw’s keys in OpenClaw’s order, and its own after them', () => {
    const report = statusReport(home());
    expect(Object.keys(report)).toEqual([
      'configPath',
      'agentDir',
      'defaultModel',
      'resolvedDefault',
      'fallbacks',
      'imageModel',
      'imageFallbacks',
      'aliases',
      'allowed',
      'auth',
      'dialect',
      'problems',
    ]);
    expect(Object.keys(report.auth)).toEqual([
      'storePath',
      'shellEnvFallback',
      'providersWithOAuth',
      'missingProvidersInUse',
      'runtimeAuthRoutes',
      'providers',
      'unusableProfiles',
      'oauth',
    ]);
    expect(report.auth).toMatchObject({
      storePath: STORE,
      shellEnvFallback: { enabled: false, appliedKeys: [] },
      oauth: { warnAfterMs: 86_400_000, profiles: [], providers: [] },
    });
  });

  test('with an agent named says whose model it is', () => {
    const { use, paths } = home();
    const report = statusReport(
      home({
        paths: { ...paths, agentId: 'work', agentNamed: true },
        use: { ...use, sources: { default: 'agent', fallbacks: 'defaults' } },
      }),
    );
    expect(Object.keys(report).slice(0, 9)).toEqual([
      'configPath',
      'agentId',
      'agentDir',
      'defaultModel',
      'resolvedDefault',
      'fallbacks',
      'imageModel',
      'imageFallbacks',
      'modelConfig',
    ]);
    expect(report).toMatchObject({
      agentId: 'work',
      modelConfig: { defaultSource: 'agent', fallbacksSource: 'defaults' },
    });
  });

  test('counts logins and tokens, one from the environment too, but no API keys', () => {
    expect(statusReport(signedIn).auth.providersWithOAuth).toEqual(['anthropic (2)', 'minimax-portal (1)']);
  });

  test('puts the expiry of a provider after its profiles, as OpenClaw does', () => {
    const profile = token('anthropic:tok', 'anthropic', 12);
    const entry = {
      provider: 'anthropic',
      status: 'expiring' as const,
      expiresAt: profile.expiresAt ?? 0,
      remainingMs: 12 * HOUR,
      profiles: [profile],
      effectiveProfiles: [profile],
    };
    const [provider = {}] = statusReport(home(auth({ health: [entry] }))).auth.oauth.providers;
    expect(Object.keys(provider)).toEqual([
      'provider',
      'status',
      'profiles',
      'effectiveProfiles',
      'expiresAt',
      'remainingMs',
    ]);
  });

  test('says problems in words, with the next step', () => {
    const report = statusReport(home({ problems: [{ kind: 'bad-ref', ref: 'a/' }] }));
    expect(report.problems).toEqual([
      { kind: 'bad-ref', says: 'Invalid model reference: a/', next: 'Write it as provider/model.' },
    ]);
  });

  test('tells an unread store and what a login shell might supply only where there is something to tell', () => {
    const { auth: told } = statusReport(
      home(auth({ unreadStore: '/x.sqlite', shellEnv: { enabled: true, mightSupply: ['GROQ_API_KEY'] } })),
    );
    expect(told.unreadStore).toBe('/x.sqlite');
    expect(told.shellEnvFallback).toEqual({ enabled: true, appliedKeys: [], mightSupply: ['GROQ_API_KEY'] });
  });
});

test.each([0, 1, 2] as const)('--check exits with what the facts say: %i', (check) => {
  expect(checkExit(home(auth({ check })))).toBe(check);
});

test('--check fails over a file that OpenClaw refuses, though every credential is fine', () => {
  const place = { file: '/home/ann/.openclaw/openclaw.json' };
  const syntax = { kind: 'syntax', place, message: 'JSON5: invalid character' } as const;
  const rejected = { kind: 'openclaw-rejects', place, message: 'Unrecognized key: "modles"' } as const;
  expect(checkExit(home({ config: { kind: 'broken', problem: syntax }, problems: [syntax] }))).toBe(1);
  expect(checkExit(home({ problems: [rejected] }))).toBe(1);
  expect(checkExit(home({ problems: [{ kind: 'missing-env', place, name: 'X' }] }))).toBe(0);
});

describe('the text', () => {
  test('of a fresh home is OpenClaw’s, and names the variable that would do', () => {
    const fresh = home(
      auth({
        missingInUse: ['openai'],
        runtimeRoutes: [
          {
            provider: 'openai',
            runtime: 'codex',
            authProvider: 'openai-codex',
            status: 'missing',
            effective: { kind: 'missing', detail: 'missing' },
          },
        ],
      }),
    );
    expect(statusText(fresh).split('\n')).toEqual([
      'Config        : ~/.openclaw/openclaw.json',
      'Agent dir     : ~/.openclaw/agents/main/agent',
      'Default       : openai/gpt-5.5',
      'Fallbacks (0) : -',
      'Image model   : -',
      'Image fallbacks (0): -',
      'Aliases (0)   : -',
      'Configured models (0): all',
      'Dialect       : OpenClaw 2026.5 (nothing in the files says otherwise)',
      '',
      'Auth overview',
      'Auth store    : ~/.openclaw/agents/main/agent/auth-profiles.json',
      'Shell env     : off',
      'Providers w/ OAuth/tokens (0): -',
      '',
      'Runtime auth',
      '- openai via codex uses openai-codex effective=missing:missing | status=missing',
      '',
      'Missing auth',
      '- openai Run `openclaw models auth login --provider openai`, `openclaw configure`, or set an API key env var.',
      '  `pincer setup openai` asks for a key; OPENAI_API_KEY would do.',
      '',
      'OAuth/token status',
      '- none',
    ]);
  });

  test('has a line per provider and per login', () => {
    const text = statusText(signedIn);
    expect(text).toContain(
      '- anthropic effective=profiles:~/.openclaw/agents/main/agent/auth-profiles.json | profiles=2 (oauth=0, token=2, api_key=0) | anthropic:manual=token:sk-ant-o...aaaaaaaa, anthropic:tok=token:sk-ant-o...bbbbbbbb\n',
    );
    expect(text).toContain(
      '- custom effective=models.json:sk...al | models.json=sk...al | source=models.json: ~/.openclaw/agents/main/agent/models.json\n',
    );
    expect(text).toContain(
      '- minimax-portal effective=env:OAuth (env) | env=OAuth (env) | source=env: MINIMAX_OAUTH_TOKEN\n',
    );
    expect(text).toContain('- custom-nobody-knows `openclaw configure` or set an API key env var.\n- openai Run');
    expect(text.split('OAuth/token status\n')[1]?.split('\n')).toEqual([
      '- anthropic',
      '  - anthropic:manual static',
      '  - anthropic:tok expiring expires in 12h',
      '- github-copilot',
      '  - github-copilot:manual ok expires in 365d',
    ]);
  });

  test('shows what an alias stands for, and whose model an agent has', () => {
    const { use, paths } = home();
    const text = statusText(
      home({
        paths: { ...paths, agentId: 'work', agentNamed: true, agentDir: '/srv/agents/work' },
        use: {
          ...use,
          defaultModel: 'Sonnet',
          resolvedDefault: 'anthropic/claude-sonnet-4-5',
          fallbacks: ['a/b', 'c/d'],
          imageModel: 'openai/gpt-5.4',
          aliases: { Sonnet: 'anthropic/claude-sonnet-4-5' },
          allowed: ['anthropic/claude-sonnet-4-5'],
          sources: { default: 'agent', fallbacks: 'defaults' },
        },
      }),
    );
    expect(text.split('\n').slice(0, 8)).toEqual([
      'Config        : ~/.openclaw/openclaw.json',
      'Agent dir     : /srv/agents/work',
      'Default (agent): anthropic/claude-sonnet-4-5 (from Sonnet)',
      'Fallbacks (2) (defaults): a/b, c/d',
      'Image model (defaults): openai/gpt-5.4',
      'Image fallbacks (0) (defaults): -',
      'Aliases (1)   : Sonnet -> anthropic/claude-sonnet-4-5',
      'Configured models (1): anthropic/claude-sonnet-4-5',
    ]);
  });

  test.each([
    [20_000, '1m'],
    [-5, '0m'],
    [59 * 60_000, '59m'],
    [47.4 * HOUR, '47h'],
    [48 * HOUR, '2d'],
  ])('rounds %i ms as OpenClaw does: %s', (ms, says) => {
    const profile = { ...token('xai:t', 'xai', 1), remainingMs: ms };
    expect(statusText(home(auth({ profiles: [profile] })))).toContain(`expires in ${says}`);
  });

  test('obeys no escape code from a file, and adds problems at the end', () => {
    const { use } = home();
    const text = statusText(
      home({ use: { ...use, fallbacks: ['a/\u001b[2J\u0007b'] }, problems: [{ kind: 'bad-ref', ref: 'a/' }] }),
    );
    expect(text).toContain('Fallbacks (1) : a/b\n');
    expect(text.endsWith('\nProblems\n- Invalid model reference: a/\n  Write it as provider/model.')).toBe(true);
  });
});
