// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
/**
 * The homes on which both programs are asked the same. Paths are relative to HOME. Keys are at least 32 characters long
 * where they would be masked differently otherwise (see docs/decisions/openclaw-differences.md); none is real.
 */
export type HomeCase = {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether `list --all` is compared too; it is the slowest call. */
  readonly all?: true;
  /** Further questions, as after `openclaw models`. */
  readonly ask?: readonly string[];
};

const CONFIG = '.openclaw/openclaw.json';
const AGENT = '.openclaw/agents/main/agent';
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const HOUR = 3_600_000;

/** A key that says what it is for and is long enough to be masked alike by both. */
const key = (name: string): string => `sk-${name}-${'0123456789abcdef'.repeat(3)}`.slice(0, 48);

const lmstudio = (api: string, baseUrl: string, apiKey: string, contextWindow: number): string => `
      lmstudio: {
        baseUrl: "${baseUrl}",
        apiKey: "${apiKey}",
        api: "${api}",
        models: [
          {
            id: "minimax-m2.1-gs32",
            name: "MiniMax M2.1 GS32",
            reasoning: false,
            input: ["text"],
            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
            contextWindow: ${contextWindow},
            maxTokens: 8192,
          },
        ],
      },`;

/** The configuration examples of the documents, one home each. */
export const DOCUMENT_HOMES: readonly HomeCase[] = [
  {
    name: 'openai by environment variable',
    files: { [CONFIG]: '{\n  agents: { defaults: { model: { primary: "openai/gpt-5.1-codex" } } },\n}\n' },
    env: { OPENAI_API_KEY: key('openai') },
  },
  {
    name: 'anthropic by environment variable',
    files: { [CONFIG]: '{\n  agents: { defaults: { model: { primary: "anthropic/claude-opus-4-6" } } },\n}\n' },
    env: { ANTHROPIC_API_KEY: key('anthropic') },
  },
  {
    name: 'codex without a login',
    files: { [CONFIG]: '{\n  agents: { defaults: { model: { primary: "openai-codex/gpt-5.3-codex" } } },\n}\n' },
  },
  {
    name: 'opencode zen',
    files: { [CONFIG]: '{\n  agents: { defaults: { model: { primary: "opencode/claude-opus-4-6" } } },\n}\n' },
    env: { OPENCODE_ZEN_API_KEY: key('zen') },
  },
  {
    name: 'moonshot through models.providers',
    files: {
      [CONFIG]: `{
  agents: {
    defaults: { model: { primary: "moonshot/kimi-k2.5" } },
  },
  models: {
    mode: "merge",
    providers: {
      moonshot: {
        baseUrl: "https://api.moonshot.ai/v1",
        apiKey: "\${MOONSHOT_API_KEY}",
        api: "openai-completions",
        models: [{ id: "kimi-k2.5", name: "Kimi K2.5" }],
      },
    },
  },
}
`,
    },
    env: { MOONSHOT_API_KEY: key('moonshot') },
  },
  {
    name: 'kimi coding with a key in the env block',
    files: {
      [CONFIG]: `{
  env: { KIMI_API_KEY: "${key('kimi')}" },
  agents: {
    defaults: { model: { primary: "kimi-coding/k2p5" } },
  },
}
`,
    },
  },
  {
    name: 'synthetic with a missing variable',
    files: {
      [CONFIG]: `{
  agents: {
    defaults: { model: { primary: "synthetic/hf:MiniMaxAI/MiniMax-M2.1" } },
  },
  models: {
    mode: "merge",
    providers: {
      synthetic: {
        baseUrl: "https://api.synthetic.new/anthropic",
        apiKey: "\${SYNTHETIC_API_KEY}",
        api: "anthropic-messages",
        models: [{ id: "hf:MiniMaxAI/MiniMax-M2.1", name: "MiniMax M2.1" }],
      },
    },
  },
}
`,
    },
  },
  {
    name: 'ollama, nothing but the model',
    files: { [CONFIG]: '{\n  agents: {\n    defaults: { model: { primary: "ollama/llama3.3" } },\n  },\n}\n' },
  },
  {
    name: 'ollama with fallbacks and a key',
    files: {
      [CONFIG]: `{
  agents: {
    defaults: {
      model: {
        primary: "ollama/gpt-oss:20b",
        fallbacks: ["ollama/llama3.3", "ollama/qwen2.5-coder:32b"],
      },
    },
  },
}
`,
    },
    env: { OLLAMA_API_KEY: 'ollama-local' },
  },
  {
    name: 'ollama elsewhere, key and base URL alone',
    files: {
      [CONFIG]: `{
  models: {
    providers: {
      ollama: {
        apiKey: "ollama-local",
        baseUrl: "http://ollama-host:11434/v1",
      },
    },
  },
}
`,
    },
  },
  {
    name: 'ollama elsewhere, models written out',
    files: {
      [CONFIG]: `{
  models: {
    providers: {
      ollama: {
        // Use a host that includes /v1 for OpenAI-compatible APIs
        baseUrl: "http://ollama-host:11434/v1",
        apiKey: "ollama-local",
        api: "openai-completions",
        models: [
          {
            id: "gpt-oss:20b",
            name: "GPT-OSS 20B",
            reasoning: false,
            input: ["text"],
            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
            contextWindow: 8192,
            maxTokens: 81920
          }
        ]
      }
    }
  }
}
`,
    },
  },
  {
    name: 'streaming switches as an allowlist',
    files: {
      [CONFIG]: `{
  agents: {
    defaults: {
      models: {
        "ollama/gpt-oss:20b": { streaming: true },
        "openai/gpt-4": { streaming: false },
      },
    },
  },
}
`,
    },
  },
  {
    name: 'lm studio as a local proxy',
    ask: ['list --local --json', 'list --provider nope --json'],
    files: {
      [CONFIG]: `{
  agents: {
    defaults: {
      model: { primary: "lmstudio/minimax-m2.1-gs32" },
      models: { "lmstudio/minimax-m2.1-gs32": { alias: "Minimax" } },
    },
  },
  models: {
    providers: {${lmstudio('openai-completions', 'http://localhost:1234/v1', key('lmstudio'), 200000)}
    },
  },
}
`,
    },
  },
  {
    name: 'lm studio through the responses API',
    files: {
      [CONFIG]: `{
  agents: {
    defaults: {
      model: { primary: "lmstudio/minimax-m2.1-gs32" },
      models: {
        "anthropic/claude-opus-4-6": { alias: "Opus" },
        "lmstudio/minimax-m2.1-gs32": { alias: "Minimax" },
      },
    },
  },
  models: {
    mode: "merge",
    providers: {${lmstudio('openai-responses', 'http://127.0.0.1:1234/v1', key('lmstudio'), 196608)}
    },
  },
}
`,
    },
  },
  {
    name: 'hosted first, local as a fallback',
    ask: ['list --provider anthropic --json', 'list --provider lmstudio --json', 'list --local --json'],
    files: {
      [CONFIG]: `{
  agents: {
    defaults: {
      model: {
        primary: "anthropic/claude-sonnet-4-5",
        fallbacks: ["lmstudio/minimax-m2.1-gs32", "anthropic/claude-opus-4-6"],
      },
      models: {
        "anthropic/claude-sonnet-4-5": { alias: "Sonnet" },
        "lmstudio/minimax-m2.1-gs32": { alias: "MiniMax Local" },
        "anthropic/claude-opus-4-6": { alias: "Opus" },
      },
    },
  },
  models: {
    mode: "merge",
    providers: {${lmstudio('openai-responses', 'http://127.0.0.1:1234/v1', key('lmstudio'), 196608)}
    },
  },
}
`,
    },
    env: { ANTHROPIC_API_KEY: key('anthropic') },
  },
  {
    name: 'another proxy, no model chosen',
    files: {
      [CONFIG]: `{
  models: {
    mode: "merge",
    providers: {
      local: {
        baseUrl: "http://127.0.0.1:8000/v1",
        apiKey: "${key('local')}",
        api: "openai-responses",
        models: [
          {
            id: "my-local-model",
            name: "Local Model",
            reasoning: false,
            input: ["text"],
            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
            contextWindow: 120000,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
`,
    },
  },
  {
    name: 'minimax with a key in the env block',
    files: {
      [CONFIG]: `{
  env: { MINIMAX_API_KEY: "${key('minimax')}" },
  agents: { defaults: { model: { primary: "minimax/MiniMax-M2.1" } } },
  models: {
    mode: "merge",
    providers: {
      minimax: {
        baseUrl: "https://api.minimax.io/anthropic",
        apiKey: "\${MINIMAX_API_KEY}",
        api: "anthropic-messages",
        models: [
          {
            id: "MiniMax-M2.1",
            name: "MiniMax M2.1",
            reasoning: false,
            input: ["text"],
            cost: { input: 15, output: 60, cacheRead: 2, cacheWrite: 10 },
            contextWindow: 200000,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
`,
    },
  },
  {
    name: 'minimax as a fallback of opus',
    files: {
      [CONFIG]: `{
  env: { MINIMAX_API_KEY: "${key('minimax')}" },
  agents: {
    defaults: {
      models: {
        "anthropic/claude-opus-4-6": { alias: "opus" },
        "minimax/MiniMax-M2.1": { alias: "minimax" },
      },
      model: {
        primary: "anthropic/claude-opus-4-6",
        fallbacks: ["minimax/MiniMax-M2.1"],
      },
    },
  },
}
`,
    },
  },
];

const custom = (over: object): object => ({
  baseUrl: 'https://llm.example.com/v1',
  api: 'openai-completions',
  models: [{ id: 'm1', name: 'M One' }],
  ...over,
});

/** Homes as people really have them. */
export const MESSY_HOMES: readonly HomeCase[] = [
  {
    name: 'no config at all',
    ask: ['status', 'status --plain', 'list', 'list --plain', 'list --provider google --json'],
    files: {},
    all: true,
  },
  { name: 'an empty object', files: { [CONFIG]: '{}' } },
  {
    name: 'comments, single quotes, hex and plus signs',
    files: {
      [CONFIG]: `// my models
{
  /* who answers */ agents: { defaults: { model: 'ok/m1', }, },
  'models': { providers: { ok: {
    baseUrl: 'http://127.0.0.1:9/v1', // local
    apiKey: '${key('ok')}', api: 'openai-completions',
    models: [ { id: 'm1', name: 'M\\
One', contextWindow: 0x10000, maxTokens: +1024, input: ['text', 'image'], }, ],
  }, }, },
}
// the end`,
    },
  },
  {
    name: 'windows line ends, a byte order mark and tabs',
    files: {
      [CONFIG]: `\uFEFF{\r\n\t"agents": {\r\n\t\t"defaults": {\r\n\t\t\t"model": { "primary": "groq/llama-3.3-70b-versatile", "fallbacks": ["mistral/mistral-large-latest"] }\r\n\t\t}\r\n\t}\r\n}\r\n`,
    },
    env: { GROQ_API_KEY: key('groq') },
  },
  {
    name: 'a string model that is an alias with spaces',
    files: {
      [CONFIG]: json({
        agents: {
          defaults: {
            model: 'The Big One',
            imageModel: 'google/gemini-3.1-pro-preview',
            models: {
              'zai/glm-4.7': { alias: 'The Big One' },
              'google/gemini-3.1-pro-preview': {},
              'openrouter/moonshotai/kimi-k2': { alias: 'K2 (router)' },
            },
          },
        },
      }),
    },
    env: { ZAI_API_KEY: key('zai'), GEMINI_API_KEY: key('gemini'), OPENROUTER_API_KEY: key('openrouter') },
  },
  {
    name: 'wildcards on the allowlist and built-in aliases',
    files: {
      [CONFIG]: json({
        agents: {
          defaults: {
            models: {
              'anthropic/*': {},
              'moonshot/kimi-k2.5': {},
              'anthropic/claude-opus-4-8': {},
              'google/gemini-3.1-pro-preview': {},
            },
          },
        },
      }),
    },
    env: { ANTHROPIC_API_KEY: key('anthropic'), MOONSHOT_API_KEY: key('moonshot') },
  },
  {
    name: 'custom providers with and without keys, and one model twice',
    ask: ['list --provider twice --json', 'list --provider groq --json', 'list --local --json'],
    files: {
      [CONFIG]: json({
        agents: { defaults: { model: { primary: 'nokey/m1', fallbacks: ['twice/same', 'ref/m1', 'named/m1'] } } },
        models: {
          providers: {
            nokey: custom({}),
            twice: custom({
              apiKey: key('twice'),
              models: [
                { id: 'same', name: 'First', contextWindow: 1000 },
                { id: 'same', name: 'Second', contextWindow: 2000 },
                { id: 'other', name: 'Other', contextWindow: 64000, contextTokens: 32000, maxTokens: 99999 },
              ],
            }),
            ref: custom({ apiKey: { source: 'env', provider: 'default', id: 'REF_KEY' } }),
            named: custom({ apiKey: 'GROQ_API_KEY' }),
            lan: custom({ baseUrl: 'http://192.168.1.5:8080/v1' }),
            apiless: { baseUrl: 'http://box.local/v1', apiKey: key('apiless'), models: [{ id: 'a', name: 'A' }] },
          },
        },
      }),
    },
    env: { REF_KEY: key('ref'), GROQ_API_KEY: key('groq') },
  },
  {
    name: 'provider ids in other case, aliases of providers',
    ask: [
      'list --provider z.ai --json',
      'list --provider x-ai --json',
      'list --provider ok --json',
      'list --provider xai --json',
    ],
    files: {
      [CONFIG]: json({
        agents: {
          defaults: {
            model: {
              primary: 'OK/M1',
              fallbacks: ['z.ai/glm-4.7', 'Anthropic/Claude-Opus-4-6', 'x-ai/grok-4.3', 'moonshotai/kimi-k2.5'],
            },
            models: { 'ok/M1': { alias: 'one' }, 'z-ai/glm-5': { alias: 'five' }, 'Groq/llama-3.3-70b-versatile': {} },
          },
        },
        models: { providers: { OK: custom({ apiKey: key('ok'), models: [{ id: 'M1', name: 'M One' }] }) } },
      }),
    },
    env: { Z_AI_API_KEY: key('zai'), XAI_API_KEY: key('xai') },
  },
  {
    name: 'a stale models.json and a plugin catalog',
    ask: ['list --provider leftover --json', 'list --provider zai --json', 'list --local --json'],
    files: {
      [CONFIG]: json({
        agents: { defaults: { model: 'ok/m1' } },
        models: {
          providers: {
            ok: custom({ apiKey: key('ok'), models: [{ id: 'm1', name: 'New name', contextWindow: 99000 }] }),
          },
        },
      }),
      [`${AGENT}/models.json`]: json({
        providers: {
          ok: custom({
            baseUrl: 'http://127.0.0.1:4321/v1',
            apiKey: key('stale'),
            models: [
              { id: 'm1', name: 'Old name', contextWindow: 5000 },
              { id: 'gone', name: 'Gone' },
            ],
          }),
          leftover: custom({
            apiKey: key('leftover'),
            models: [{ id: 'l1', name: 'L One', input: ['text', 'image'] }],
          }),
        },
      }),
      [`${AGENT}/plugins/zai/catalog.json`]: json({
        generatedBy: 'openclaw-plugin-model-catalog-v1',
        providers: {
          zai: {
            baseUrl: 'https://api.z.ai/api/paas/v4',
            apiKey: 'ZAI_API_KEY',
            api: 'openai-completions',
            models: [
              {
                id: 'glm-5.1',
                name: 'GLM-5.1',
                reasoning: true,
                input: ['text'],
                contextWindow: 202800,
                maxTokens: 131100,
              },
            ],
          },
        },
      }),
    },
    env: { ZAI_API_KEY: key('zai') },
  },
  {
    name: 'profiles with an order, a rest and every expiry',
    files: {
      [CONFIG]: json({
        agents: {
          defaults: {
            model: { primary: 'anthropic/claude-sonnet-4-6', fallbacks: ['openai/gpt-5.4', 'groq/compound'] },
          },
        },
        auth: {
          profiles: {
            'anthropic:default': { provider: 'anthropic', mode: 'api_key' },
            'anthropic:tok': { provider: 'anthropic', mode: 'token' },
          },
          order: { groq: ['groq:b', 'groq:a'] },
        },
      }),
      [`${AGENT}/auth-profiles.json`]: json({
        version: 1,
        profiles: {
          'anthropic:default': { type: 'api_key', provider: 'anthropic', key: key('profile') },
          'anthropic:tok': {
            type: 'token',
            provider: 'anthropic',
            token: key('token'),
            expires: Date.now() + 12 * HOUR,
          },
          'openai:ref': {
            type: 'api_key',
            provider: 'openai',
            keyRef: { source: 'env', provider: 'default', id: 'OPENAI_API_KEY' },
          },
          'openai-codex:ann@example.com': {
            type: 'oauth',
            provider: 'openai-codex',
            access: key('access'),
            refresh: key('refresh'),
            expires: Date.now() - HOUR,
            email: 'ann@example.com',
          },
          'github-copilot:github': {
            type: 'token',
            provider: 'github-copilot',
            token: key('ghu'),
            expires: Date.now() + 90 * 24 * HOUR,
          },
          'groq:a': { type: 'api_key', provider: 'groq', key: key('groq-a') },
          'groq:b': { type: 'api_key', provider: 'groq', key: key('groq-b') },
          'groq:c': { type: 'token', provider: 'groq', token: key('groq-c'), expires: 'soon' },
          'xai:old': { type: 'token', provider: 'xai', token: key('xai-old'), expires: Date.now() - HOUR },
        },
      }),
      [`${AGENT}/auth-state.json`]: json({
        version: 1,
        order: { anthropic: ['anthropic:tok', 'anthropic:default'] },
        lastGood: { anthropic: 'anthropic:default' },
        usageStats: {
          'anthropic:default': { errorCount: 2, cooldownUntil: Date.now() + 5 * HOUR, cooldownReason: 'rate_limit' },
          'groq:b': { errorCount: 1, disabledUntil: Date.now() + 3 * HOUR, disabledReason: 'billing' },
          'xai:old': { errorCount: 1, cooldownUntil: Date.now() - HOUR },
        },
      }),
    },
  },
  {
    name: 'everything from the env block and a dotenv',
    files: {
      [CONFIG]: json({
        env: { vars: { MISTRAL_API_KEY: key('mistral-vars') }, DEEPSEEK_API_KEY: key('deepseek-env') },
        agents: {
          defaults: {
            model: 'deepseek/deepseek-v4-flash',
            imageModel: { primary: 'mistral/pixtral-large-latest', fallbacks: ['xai/grok-4.3'] },
          },
        },
      }),
      '.openclaw/.env': `XAI_API_KEY=${key('xai-dotenv')}\nTOGETHER_API_KEY="${key('together-dotenv')}"\n`,
    },
    env: { ANTHROPIC_OAUTH_TOKEN: key('anthropic-oauth') },
  },
  {
    name: 'a variable that is missing and one that is escaped',
    files: {
      [CONFIG]: json({
        agents: { defaults: { model: 'ok/m1' } },
        models: {
          providers: {
            ok: custom({ baseUrl: 'https://$${HOST}/v1', apiKey: '${NOT_SET_ANYWHERE}' }),
            part: custom({
              baseUrl: 'https://${PART}.example.com/v1',
              apiKey: 'prefix-${PART}-0123456789abcdef0123456789',
            }),
          },
        },
      }),
    },
    env: { PART: 'inner' },
  },
  {
    name: 'agents with models of their own',
    ask: ['status --agent work --json', 'status --agent main --json', 'status --agent nope --json'],
    files: {
      [CONFIG]: json({
        agents: {
          defaults: { model: { primary: 'groq/compound', fallbacks: ['groq/llama-3.3-70b-versatile'] } },
          list: [
            { id: 'main', default: true, model: 'mistral/mistral-large-latest' },
            { id: 'work', name: 'Work', model: { primary: 'cerebras/zai-glm-4.7', fallbacks: ['groq/compound'] } },
          ],
        },
      }),
    },
    env: { GROQ_API_KEY: key('groq'), CEREBRAS_API_KEY: key('cerebras') },
  },
  {
    name: 'an include beside the config',
    files: {
      [CONFIG]: '{\n  models: { $include: "./models.json5" },\n  agents: { defaults: { model: "inc/m1" } },\n}\n',
      '.openclaw/models.json5': `{ providers: { inc: { baseUrl: "http://127.0.0.1:9/v1", apiKey: "${key('inc')}", api: "openai-completions", models: [{ id: "m1", name: "Included" }] } } } // kept apart\n`,
    },
  },
  {
    name: 'many keys at once',
    ask: ['list --provider openrouter --json', 'list --provider github-copilot --json', 'list --provider qwen --json'],
    files: {
      [CONFIG]: json({
        agents: {
          defaults: {
            model: { primary: 'openrouter/auto', fallbacks: ['github-copilot/gpt-4o', 'qwen/qwen3.5-plus'] },
          },
        },
      }),
    },
    env: {
      OPENROUTER_API_KEY: key('openrouter'),
      GITHUB_TOKEN: key('github'),
      QWEN_API_KEY: key('qwen'),
      NVIDIA_API_KEY: key('nvidia'),
      VENICE_API_KEY: key('venice'),
      KILOCODE_API_KEY: key('kilocode'),
      STEPFUN_API_KEY: key('stepfun'),
      MINIMAX_API_KEY: key('minimax'),
      VOLCANO_ENGINE_API_KEY: key('volcano'),
      TOGETHER_API_KEY: key('together'),
      HF_TOKEN: key('hf'),
    },
  },
];

const store = (profiles: object, state: object = {}): string => json({ version: 1, profiles, ...state });
const using = (defaults: object, more: object = {}): Readonly<Record<string, string>> => ({
  [CONFIG]: json({ agents: { defaults }, ...more }),
});
const FAR = 4_102_444_800_000;

/** Corners where the two have parted before, or nearly did. They are only read. */
const CORNER_HOMES: readonly HomeCase[] = [
  {
    name: 'a plugin allowlist without anthropic',
    files: using({ model: 'groq/compound' }, { plugins: { allow: ['groq'] } }),
    env: { GROQ_API_KEY: key('groq'), ANTHROPIC_API_KEY: key('anthropic') },
  },
  {
    name: 'the anthropic plugin switched off',
    files: using({ model: 'anthropic/claude-opus-4-8' }, { plugins: { entries: { anthropic: { enabled: false } } } }),
    env: { ANTHROPIC_API_KEY: key('anthropic') },
  },
  {
    name: 'command-line programs for providers',
    files: using({
      model: {
        primary: 'claude-cli/claude-opus-4-8',
        fallbacks: ['google-gemini-cli/gemini-3.1-pro-preview', 'codex-cli/gpt-5.5'],
      },
    }),
  },
  {
    name: 'credentials of gcloud and of AWS',
    files: {
      ...using({ model: { primary: 'google-vertex/gemini-3.1-pro-preview', fallbacks: ['amazon-bedrock/claude'] } }),
      '.config/gcloud/application_default_credentials.json': '{}',
    },
    env: { GOOGLE_CLOUD_PROJECT: 'p', GOOGLE_CLOUD_LOCATION: 'l', AWS_PROFILE: 'x' },
  },
  {
    name: 'a bare model that two providers have',
    files: using(
      { model: { primary: 'm1', fallbacks: ['m1'] }, imageModel: 'gpt-4o', models: { m1: { alias: 'x' } } },
      { models: { providers: { ok: custom({ apiKey: key('ok') }), two: custom({ apiKey: key('two') }) } } },
    ),
  },
  {
    name: 'the two special names of openrouter',
    files: using({ model: 'openrouter:free', models: { 'openrouter/a/b:free': {}, 'openrouter:auto': {} } }),
    env: { OPENROUTER_API_KEY: key('openrouter') },
  },
  {
    name: 'openai sent elsewhere',
    files: using(
      { model: 'openai/gpt-5.5' },
      { models: { providers: { openai: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: key('openai'), models: [] } } } },
    ),
  },
  {
    name: 'refs that are none and aliases of nothing',
    files: using({
      model: 'a//',
      imageModel: '',
      models: { 'x/': {}, '': {}, '/y': { alias: 'z' }, 'ok/x': { alias: ' spaced ' } },
    }),
  },
  {
    name: 'one alias three times',
    files: using({
      model: 'dup',
      models: { 'ok/m1': { alias: 'dup' }, 'ok/m2': { alias: 'Dup' }, 'ok/m3': { alias: 'dup' } },
    }),
  },
  {
    name: 'old names of models',
    files: using({
      model: {
        primary: 'google/gemini-3-pro',
        fallbacks: [
          'google/gemini-3-flash',
          'openrouter/google/gemini-3-pro',
          'anthropic/opus-4.6',
          'xai/grok-4-fast-reasoning',
          'vercel-ai-gateway/claude-opus-4.6',
          'nvidia/foo',
          'huggingface/huggingface/x',
          'groq/compound@work',
        ],
      },
      models: { 'Google/gemini-3-pro': { alias: 'g' }, 'google/gemini-3.1-pro-preview': {}, 'ok/b@20260101': {} },
    }),
    env: { GEMINI_API_KEY: key('gemini') },
  },
  {
    name: 'markers where keys would be',
    files: using(
      { model: 'ok/m1' },
      {
        models: {
          providers: {
            ok: custom({ apiKey: 'secretref-managed' }),
            far: custom({ apiKey: 'ollama-local' }),
            near: custom({ apiKey: 'custom-local', baseUrl: 'http://127.0.0.1:1/v1' }),
            ollama: {
              baseUrl: 'http://127.0.0.1:11434',
              apiKey: 'ollama-local',
              api: 'ollama',
              models: [{ id: 'q', name: 'Q' }],
            },
            login: custom({ apiKey: 'oauth:x' }),
            named: custom({ apiKey: 'OPENAI_API_KEY' }),
            dollar: custom({ apiKey: '$DKEY' }),
            empty: custom({ apiKey: '' }),
          },
        },
      },
    ),
    env: { DKEY: key('dkey') },
  },
  {
    name: 'models with an API, an address and inputs of their own',
    files: using(
      {},
      {
        models: {
          providers: {
            a: {
              baseUrl: 'http://h/v1',
              apiKey: key('a'),
              models: [
                { id: 'x', name: 'X', api: 'ollama', baseUrl: 'http://localhost:1', input: ['image'] },
                { id: 'y', name: 'Y', input: ['video'] },
                { id: 'a/z', name: 'Z' },
              ],
            },
          },
        },
      },
    ),
    ask: ['list --local --json'],
  },
  {
    name: 'profiles in older spellings',
    files: {
      ...using({ model: 'groq/compound' }),
      [`${AGENT}/auth-profiles.json`]: store({
        'groq:a': { mode: 'api_key', provider: 'Groq', apiKey: key('groq'), displayName: 'My Groq' },
        'groq:bad': { type: 'zzz', provider: 'groq' },
        'groq:ref': { type: 'api_key', provider: 'groq', key: { source: 'env', provider: 'default', id: 'X' } },
        'x:t': { type: 'token', provider: 'x', tokenRef: { source: 'file', provider: 'f', id: '/a' } },
        'y:o': { type: 'oauth', provider: 'y', access: '', refresh: '', expires: FAR },
      }),
    },
  },
  {
    name: 'a store with its state inside',
    files: {
      ...using({ model: 'minimax-cn/MiniMax-M2.7' }, { auth: { order: { minimax: ['minimax:b'] } } }),
      [`${AGENT}/auth-profiles.json`]: store(
        {
          'minimax:a': { type: 'api_key', provider: 'minimax', key: key('a') },
          'minimax:b': { type: 'api_key', provider: 'minimax-cn', key: key('b') },
        },
        {
          usageStats: {
            'minimax:a': { cooldownUntil: FAR, cooldownReason: 'auth' },
            'gone:x': { disabledUntil: FAR, disabledReason: 'billing' },
          },
        },
      ),
    },
  },
  {
    name: 'an agent that reads the store of the main one',
    files: {
      [CONFIG]: json({ agents: { list: [{ id: 'work', default: true }] } }),
      [`${AGENT}/auth-profiles.json`]: store({ 'groq:x': { type: 'api_key', provider: 'groq', key: key('groq') } }),
    },
    ask: ['status --agent work --json'],
  },
  {
    name: 'a generated file that lacks a key',
    files: {
      ...using({ model: 'ok/m1' }, { models: { providers: { ok: custom({ apiKey: key('ok') }) } } }),
      [`${AGENT}/models.json`]: json({ providers: { ok: custom({}) } }),
    },
  },
  {
    name: 'a config by its former name',
    files: {
      '.openclaw/clawdbot.json': json({ agents: { defaults: { model: 'groq/compound' } } }),
      '.config/openclaw/gateway.env': `GROQ_API_KEY=${key('groq')}\n`,
    },
  },
  {
    name: 'keys too short to be shown',
    files: using(
      { model: 'ok/m1' },
      {
        models: {
          providers: {
            ok: custom({ apiKey: 'k' }),
            six: custom({ apiKey: '123456' }),
            more: custom({ apiKey: '0123456789abcdefg' }),
          },
        },
      },
    ),
  },
  {
    name: 'an agent dir from the environment',
    files: {
      ...using({ model: 'groq/compound' }),
      'other/auth-profiles.json': store({ 'groq:x': { type: 'api_key', provider: 'groq', key: key('groq') } }),
    },
    env: { OPENCLAW_AGENT_DIR: '~/other' },
  },
  {
    name: 'a model that its vendor switched off',
    files: using({ model: 'anthropic/claude-opus-4-8', imageModel: 'google/gemini-1.5-pro' }),
  },
];

export const HOMES: readonly HomeCase[] = [...DOCUMENT_HOMES, ...MESSY_HOMES, ...CORNER_HOMES];
