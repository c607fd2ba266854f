import { describe, expect, test } from 'vitest';
import type { ProviderAuth } from '../../../state/domain/auth/authFacts.js';
import { builtInCatalog } from '../../../state/domain/catalog/catalog.js';
import type { Home, ModelUse } from '../../../state/domain/home.js';
import type { Json } from '../../../state/domain/json.js';
import { listingFacts, type PluginCatalog } from '../../../state/domain/report/listingFacts.js';
import { type ListFlags, listReport, providerFilter } from '../../../state/domain/report/listReport.js';
import { allowlist, home, settings } from '../../support/builders.js';

const catalog = builtInCatalog('2026.5');

type Told = {
  readonly use?: Partial<ModelUse>;
  readonly models?: Home['models'];
  /** Providers with a key in the environment. */
  readonly env?: readonly string[];
  /** Providers with a usable key in the config. */
  readonly keyed?: readonly string[];
  readonly config?: Json;
  readonly modelsJson?: Json;
  readonly catalogs?: readonly PluginCatalog[];
};

const NONE = { count: 0, oauth: 0, token: 0, apiKey: 0, labels: [] };

function told({ use, models, env = [], keyed = [], config, modelsJson, catalogs = [] }: Told): Home {
  const base = home();
  const providers: readonly ProviderAuth[] = [
    ...env.map((provider) => ({
      provider,
      effective: { kind: 'env' as const, detail: 'sk-...' },
      profiles: NONE,
      env: { value: 'sk-...', source: 'env: KEY' },
    })),
    ...keyed.map((provider) => ({
      provider,
      effective: { kind: 'models.json' as const, detail: 'sk-...' },
      profiles: NONE,
      modelsJson: { value: 'sk-...', source: 'models.json: x' },
    })),
  ];
  return home({
    use: { ...base.use, ...use },
    auth: { ...base.auth, providers },
    models: models ?? settings(),
    listing: listingFacts(config, modelsJson, catalogs),
  });
}

const list = (about: Told, flags: Partial<ListFlags> = {}) =>
  listReport(told(about), catalog, { all: false, local: false, ...flags }).models;

/** `key | name | input | window | tokens | local | available | tags`, to be read beside OpenClaw's own output. */
const lines = (about: Told, flags: Partial<ListFlags> = {}): readonly string[] =>
  list(about, flags).map((row) =>
    [
      row.key,
      row.name,
      row.input,
      row.contextWindow,
      row.contextTokens ?? '',
      row.local ? 'local' : '',
      row.available ? 'yes' : 'no',
      row.tags.join(','),
    ].join(' | '),
  );

const LMSTUDIO = {
  baseUrl: 'http://127.0.0.1:1234/v1',
  apiKey: 'lmstudio',
  api: 'openai-responses',
  models: [{ id: 'minimax-m2.1-gs32', name: 'MiniMax M2.1 GS32', input: ['text'], contextWindow: 196608 }],
};

describe('the list without flags', () => {
  test('names what the config names, with its tags in order, and then what can be used besides', () => {
    const rows = lines({
      use: {
        resolvedDefault: 'anthropic/claude-sonnet-4-5',
        fallbacks: ['lmstudio/minimax-m2.1-gs32', 'anthropic/claude-opus-4-6'],
        imageModel: 'openai/gpt-5.4',
        allowed: [
          'anthropic/claude-sonnet-4-5',
          'lmstudio/minimax-m2.1-gs32',
          'anthropic/claude-opus-4-6',
          'moonshot/kimi-k2.5',
          'anthropic/claude-sonnet-4-6',
        ],
        aliases: {
          Sonnet: 'anthropic/claude-sonnet-4-5',
          'MiniMax Local': 'lmstudio/minimax-m2.1-gs32',
          Opus: 'anthropic/claude-opus-4-6',
          sonnet: 'anthropic/claude-sonnet-4-6',
        },
      },
      env: ['anthropic', 'claude-cli'],
      keyed: ['lmstudio'],
      config: { models: { providers: { lmstudio: LMSTUDIO } } },
    });
    expect(rows).toEqual([
      'anthropic/claude-sonnet-4-5 | claude-sonnet-4-5 | text | 200000 |  |  | yes | default,configured,alias:Sonnet',
      'lmstudio/minimax-m2.1-gs32 | MiniMax M2.1 GS32 | text | 196608 |  | local | yes | fallback#1,configured,alias:MiniMax Local',
      'anthropic/claude-opus-4-6 | claude-opus-4-6 | text+image | 1048576 | 1048576 |  | yes | fallback#2,configured,alias:Opus',
      'openai/gpt-5.4 | gpt-5.4 | text | 200000 |  |  | no | image',
      'moonshot/kimi-k2.5 | kimi-k2.5 | text | 200000 |  |  | no | configured',
      'anthropic/claude-sonnet-4-6 | claude-sonnet-4-6 | text+image | 1048576 | 1048576 |  | yes | configured,alias:sonnet',
      'anthropic/claude-opus-4-7 | Claude Opus 4.7 | text+image | 1048576 | 1048576 |  | yes | ',
      'anthropic/claude-opus-4-8 | Claude Opus 4.8 | text+image | 1048576 | 1048576 |  | yes | ',
      'claude-cli/claude-opus-4-6 | Claude Opus 4.6 (Claude CLI) | text+image | 1048576 | 1048576 |  | yes | ',
      'claude-cli/claude-opus-4-7 | Claude Opus 4.7 (Claude CLI) | text+image | 1048576 | 1048576 |  | yes | ',
      'claude-cli/claude-opus-4-8 | Claude Opus 4.8 (Claude CLI) | text+image | 1048576 | 1048576 |  | yes | ',
      'claude-cli/claude-sonnet-4-6 | Claude Sonnet 4.6 (Claude CLI) | text+image | 1048576 | 1048576 |  | yes | ',
    ]);
  });

  test('a wildcard on the allowlist is no row', () => {
    const rows = list({ use: { allowed: ['anthropic/*', 'moonshot/kimi-k2.5'] } });
    expect(rows.map(({ key }) => key)).toEqual(['openai/gpt-5.5', 'moonshot/kimi-k2.5']);
  });

  test('one model with two names and two places in the config is one row', () => {
    const [, row] = list({
      use: {
        fallbacks: ['z.ai/glm-5'],
        allowed: ['z-ai/glm-5', 'zai/glm-5'],
        aliases: { five: 'z-ai/glm-5', glm: 'zai/glm-5' },
      },
    });
    expect(row).toMatchObject({ key: 'zai/glm-5', tags: ['fallback#1', 'configured', 'alias:glm,five'] });
  });

  test('an alias given twice stands beside both models, and in the chain it means the last', () => {
    const rows = list({
      use: { fallbacks: ['dup'], allowed: ['ok/m1', 'ok/m2'], aliases: { dup: 'ok/m2' } },
      models: settings({ allowlist: allowlist({ 'ok/m1': 'dup', 'ok/m2': 'dup' }) }),
    });
    expect(rows.map(({ key, tags }) => [key, tags.join()])).toEqual([
      ['openai/gpt-5.5', 'default'],
      ['ok/m2', 'fallback#1,configured,alias:dup'],
      ['ok/m1', 'configured,alias:dup'],
    ]);
  });

  test('a provider that does not say its API is listed without its address, and its own window counts for nothing', () => {
    const x = { baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'k', contextWindow: 50000, contextTokens: 40000 };
    const models = [
      { id: 'm1', name: 'M1' },
      { id: 'm2', name: 'M2', contextWindow: 9000 },
    ];
    const about = {
      use: { resolvedDefault: 'x/m1' },
      keyed: ['x'],
      config: { models: { providers: { x: { ...x, models } } } },
    };
    expect(lines(about)).toEqual([
      'x/m1 | M1 | text | 200000 |  | local | yes | default',
      'x/m2 | M2 | text | 9000 |  |  | yes | ',
    ]);
  });

  test('of two models with the same id the first counts', () => {
    const models = [
      { id: 'same', name: 'First', contextWindow: 1000 },
      { id: 'same', name: 'Second', contextWindow: 2000 },
    ];
    const config = { models: { providers: { ok: { ...LMSTUDIO, models } } } };
    expect(lines({ config, keyed: ['ok'] }).slice(1)).toEqual(['ok/same | First | text | 1000 |  | local | yes | ']);
  });

  test('a provider spelled in capitals is a row of its own beside the ref, which never is', () => {
    const config = { models: { providers: { OK: { ...LMSTUDIO, models: [{ id: 'M1', name: 'M One' }] } } } };
    expect(lines({ use: { resolvedDefault: 'ok/M1' }, config, keyed: ['ok'] })).toEqual([
      'ok/M1 | M1 | text | 200000 |  |  | yes | default',
      'OK/M1 | M One | text | 200000 |  | local | yes | ',
    ]);
  });

  test('a window in the config stands against the one that a plugin knows', () => {
    const models = [{ id: 'claude-opus-4-6', name: 'Opus', contextWindow: 64000 }];
    const config = { models: { providers: { anthropic: { apiKey: 'k', models } } } };
    const rows = lines({ use: { resolvedDefault: 'anthropic/claude-opus-4-6' }, config });
    expect(rows).toEqual(['anthropic/claude-opus-4-6 | Opus | text+image | 64000 |  |  | no | default']);
  });

  test('models that their vendor switched off are not listed', () => {
    const models = [
      { id: 'gemini-1.5-pro', name: 'Old' },
      { id: 'gemini-9', name: 'New' },
    ];
    const config = { models: { providers: { google: { ...LMSTUDIO, models } } } };
    expect(list({ config, keyed: ['google'] }).map(({ key }) => key)).toEqual(['openai/gpt-5.5', 'google/gemini-9']);
  });
});

describe('who counts as signed in', () => {
  const server = (baseUrl: string, over: object = {}): Json => ({
    models: { providers: { near: { baseUrl, api: 'openai-completions', models: [{ id: 'm', name: 'M' }], ...over } } },
  });
  test.each([
    ['http://localhost:8080/v1', {}, true],
    ['http://192.168.1.5/v1', {}, true],
    ['http://172.20.0.3/v1', {}, true],
    ['http://host.docker.internal:1234/v1', {}, true],
    ['http://box.local/v1', {}, true],
    ['http://172.40.0.3/v1', {}, false],
    ['https://llm.example.com/v1', {}, false],
    ['http://localhost:8080/v1', { apiKey: 'MISSING' }, false],
    ['http://localhost:8080/v1', { auth: 'oauth' }, false],
    ['not a url', {}, false],
  ])('a server at %s with %j needs no key: %s', (baseUrl, over, available) => {
    const rows = list({ config: server(baseUrl, over) });
    expect(rows.find(({ key }) => key === 'near/m')?.available).toBe(available);
  });

  test('openai borrows the login of Codex, unless the config sends it elsewhere', () => {
    const elsewhere = { models: { providers: { openai: { baseUrl: 'http://proxy.example/v1' } } } };
    expect(list({ env: ['openai-codex'] })[0]).toMatchObject({ key: 'openai/gpt-5.5', available: true });
    expect(list({ env: ['openai-codex'], config: elsewhere })[0]).toMatchObject({ available: false });
  });
});

describe('what OpenClaw generated', () => {
  const config: Json = {
    models: { providers: { ok: { ...LMSTUDIO, models: [{ id: 'm1', name: 'New name', contextWindow: 99000 }] } } },
  };
  const modelsJson: Json = {
    providers: {
      ok: {
        ...LMSTUDIO,
        models: [
          { id: 'm1', name: 'Old name', contextWindow: 5000 },
          { id: 'gone', name: 'Gone' },
        ],
      },
      leftover: { ...LMSTUDIO, baseUrl: 'https://old.example/v1', models: [{ id: 'l1', name: 'L One' }] },
    },
  };
  const catalogs = [
    {
      pluginId: 'zai',
      json: {
        generatedBy: 'openclaw-plugin-model-catalog-v1',
        providers: {
          zai: { baseUrl: 'https://z', apiKey: 'ZAI_API_KEY', api: 'x', models: [{ id: 'glm-5.1', name: 'GLM' }] },
        },
      },
    },
    { pluginId: 'forged', json: { providers: { forged: { models: [{ id: 'f', name: 'F' }] } } } },
  ];
  const about = {
    use: { resolvedDefault: 'ok/m1' },
    config,
    modelsJson,
    catalogs,
    keyed: ['ok'],
    env: ['zai', 'groq'],
  };

  test('takes the place of the whole catalogue, under what the config says', () => {
    expect(lines(about)).toEqual([
      'ok/m1 | New name | text | 99000 |  | local | yes | default',
      'ok/gone | Gone | text | 128000 |  |  | yes | ',
      'zai/glm-5.1 | GLM | text | 128000 |  |  | yes | ',
    ]);
  });

  test('comes first with --all, as its file says, signed in where the file has a key', () => {
    const rows = lines(about, { all: true });
    expect(rows.slice(0, 4)).toEqual([
      'leftover/l1 | L One | text | 128000 |  |  | yes | ',
      'ok/gone | Gone | text | 128000 |  | local | yes | ',
      'ok/m1 | Old name | text | 5000 |  | local | yes | default',
      'zai/glm-5.1 | GLM | text | 128000 |  |  | yes | ',
    ]);
    expect(rows).toContain('groq/compound | Compound | text | 131072 |  |  | yes | ');
  });

  test('is dropped as a whole from --all when one provider lacks an API', () => {
    const broken: Json = { providers: { ok: { ...LMSTUDIO, api: '' }, leftover: LMSTUDIO } };
    const keys = list({ ...about, modelsJson: broken }, { all: true }).map(({ key }) => key);
    expect(keys).not.toContain('leftover/minimax-m2.1-gs32');
    expect(keys[0]).toBe('ok/m1');
  });
});

describe('--all', () => {
  test('has every model of the catalogue that is listed without a credential, once', () => {
    const keys = list({}, { all: true }).map(({ key }) => key);
    expect(keys).toContain('zai/glm-5.1');
    expect(keys).not.toContain('xai/grok-4.3');
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('leaves out what the config only names', () => {
    expect(list({}, { all: true }).map(({ key }) => key)).not.toContain('openai/gpt-nothing');
  });
});

describe('--provider', () => {
  const only = (about: Told, text: string): readonly string[] => {
    const filter = providerFilter(text);
    return filter.ok && filter.value !== undefined ? list(about, { provider: filter.value }).map(({ key }) => key) : [];
  };

  test.each([
    [
      'Anthropic',
      [
        'anthropic/claude-opus-4-6',
        'anthropic/claude-opus-4-7',
        'anthropic/claude-opus-4-8',
        'anthropic/claude-sonnet-4-6',
      ],
    ],
    [
      'moonshotai',
      [
        'moonshot/kimi-k2-thinking',
        'moonshot/kimi-k2-thinking-turbo',
        'moonshot/kimi-k2-turbo',
        'moonshot/kimi-k2.5',
        'moonshot/kimi-k2.6',
      ],
    ],
    ['minimax', ['minimax/MiniMax-M2.7', 'minimax/MiniMax-M2.7-highspeed']],
    ['xai', []],
    ['nope', []],
    ['openai-nothing', []],
  ])('%s without any credential', (text, keys) => {
    expect(only({}, text)).toEqual(keys);
  });

  test('asks a provider with a credential for all it has, and appends what the config names', () => {
    const about = { env: ['xai'], use: { fallbacks: ['xai/grok-custom'] } };
    expect(only(about, 'xai')).toEqual([
      'xai/grok-4.20-beta-latest-non-reasoning',
      'xai/grok-4.20-beta-latest-reasoning',
      'xai/grok-4.3',
      'xai/grok-build-0.1',
      'xai/grok-custom',
    ]);
  });

  test('a display label is refused in OpenClaw’s words', () => {
    expect(providerFilter('Moonshot AI')).toEqual({
      ok: false,
      problem: {
        kind: 'usage',
        message: 'Invalid provider filter "Moonshot AI". Use a provider id such as "moonshot", not a display label.',
      },
    });
  });
});

describe('--local', () => {
  const near = { baseUrl: 'http://localhost:1/v1', apiKey: 'k', contextWindow: 50000, contextTokens: 40000 };
  const config: Json = {
    models: {
      providers: {
        plain: { ...near, models: [{ id: 'm1', name: 'M1' }] },
        spoken: { ...near, api: 'ollama', models: [{ id: 'm2', name: 'M2' }] },
        far: { ...LMSTUDIO, baseUrl: 'https://far.example/v1' },
        lan: { ...LMSTUDIO, baseUrl: 'http://192.168.0.9/v1' },
      },
    },
  };
  test('keeps the models of this machine and looks at the limits of their provider', () => {
    const use = { resolvedDefault: 'plain/m1', fallbacks: ['plain/unlisted', 'spoken/m2', 'far/minimax-m2.1-gs32'] };
    expect(lines({ use, config, keyed: ['plain', 'spoken'] }, { local: true })).toEqual([
      'plain/m1 | m1 | text | 200000 | 40000 | local | yes | default',
      'plain/unlisted | unlisted | text | 50000 | 40000 | local | yes | fallback#1',
      'spoken/m2 | M2 | text | 200000 | 40000 | local | yes | fallback#2',
    ]);
  });
});

test('a list over the whole catalogue and a large config is made of plain data', () => {
  const report = listReport(told({ env: ['venice', 'chutes'] }), catalog, { all: true, local: false });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(report.count).toBe(report.models.length);
});
