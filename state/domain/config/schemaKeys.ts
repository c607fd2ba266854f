import type { KeyPath } from '../json.js';

/** Something for which OpenClaw 2026.5 refuses the whole file. */
export type Rejection = { readonly path: KeyPath; readonly message: string };

/**
 * The keys that OpenClaw 2026.5 accepts in the parts of a config that Pincer is about. Its schema is strict: a single key that is
 * not in it makes every command fail. What is not described here is not judged.
 */
export type Shape = {
  /** What kind of value it is, or its possible texts; an object where nothing is said. */
  readonly is?: Kind | readonly string[];
  /** Keys that must be there, in words. */
  readonly needs?: string;
  /** Accepted keys, in words; absent where any key is fine. */
  readonly keys?: string;
  /** Shapes of the values of single keys. */
  readonly at?: Readonly<Record<string, Shape>>;
  /** The shape of every value, or of every item of a list. */
  readonly each?: Shape;
};

/** `choice`: a model alone, or an object with a primary. `filled`: a text that is not empty. */
export type Kind = 'object' | 'list' | 'choice' | 'text' | 'filled' | 'flag' | 'number';

const TEXT: Shape = { is: 'text' };
const FLAG: Shape = { is: 'flag' };
const NUMBER: Shape = { is: 'number' };
const ANY_KEYS: Shape = {};
const LIST: Shape = { is: 'list' };
const HOPS: Shape = { is: 'list', each: TEXT };

const CHOICE: Shape = { is: 'choice', keys: 'primary fallbacks', at: { primary: TEXT, fallbacks: HOPS } };
const TIMED_CHOICE: Shape = {
  is: 'choice',
  keys: 'primary fallbacks timeoutMs',
  at: { primary: TEXT, fallbacks: HOPS, timeoutMs: NUMBER },
};
const RUNTIME: Shape = { keys: 'id' };
const ALLOWED_MODELS: Shape = {
  each: { keys: 'alias params agentRuntime streaming', at: { alias: TEXT, agentRuntime: RUNTIME } },
};

const MODEL: Shape = {
  keys: `id name api baseUrl reasoning input cost contextWindow contextTokens maxTokens params agentRuntime headers compat
    mediaInput metadataSource`,
  at: {
    agentRuntime: RUNTIME,
    reasoning: FLAG,
    input: LIST,
    headers: ANY_KEYS,
    cost: {
      keys: 'input output cacheRead cacheWrite tieredPricing',
      at: { input: NUMBER, output: NUMBER, cacheRead: NUMBER, cacheWrite: NUMBER },
    },
    mediaInput: { keys: 'image' },
    compat: {
      keys: `supportsStore supportsPromptCacheKey supportsDeveloperRole supportsReasoningEffort supportsUsageInStreaming
        supportsTools supportsStrictMode requiresStringContent strictMessageKeys visibleReasoningDetailTypes
        supportedReasoningEfforts reasoningEffortMap maxTokensField thinkingFormat requiresToolResultName
        requiresAssistantAfterToolResult requiresThinkingAsText toolSchemaProfile unsupportedToolSchemaKeywords
        nativeWebSearchTool toolCallArgumentsEncoding requiresMistralToolIds requiresOpenAiAnthropicToolPayload`,
    },
  },
};

const PROVIDER: Shape = {
  keys: `baseUrl apiKey auth api contextWindow contextTokens maxTokens timeoutSeconds region injectNumCtxForOpenAICompat
    params agentRuntime localService headers authHeader request models`,
  at: {
    agentRuntime: RUNTIME,
    localService: { keys: 'command args cwd env healthUrl readyTimeoutMs idleStopMs' },
    request: { keys: 'headers auth proxy tls allowPrivateNetwork' },
    baseUrl: { is: 'filled' },
    auth: { is: ['api-key', 'aws-sdk', 'oauth', 'token'] },
    headers: ANY_KEYS,
    authHeader: FLAG,
    models: { is: 'list', each: MODEL },
  },
};

const AGENT_DEFAULTS: Shape = {
  keys: `params model imageModel imageGenerationModel videoGenerationModel musicGenerationModel voiceModel
    mediaGenerationAutoProviderFallback pdfModel pdfMaxBytesMb pdfMaxPages models workspace skills silentReply repoRoot
    promptOverlays skipBootstrap skipOptionalBootstrapFiles contextInjection bootstrapMaxChars bootstrapTotalMaxChars
    experimental bootstrapPromptTruncationWarning userTimezone startupContext contextLimits timeFormat envelopeTimezone
    envelopeTimestamp envelopeElapsed contextTokens cliBackends memorySearch contextPruning compaction runRetries
    embeddedAgent thinkingDefault verboseDefault toolProgressDetail reasoningDefault elevatedDefault blockStreamingDefault
    blockStreamingBreak blockStreamingChunk blockStreamingCoalesce humanDelay timeoutSeconds mediaMaxMb
    imageMaxDimensionPx imageQuality typingIntervalSeconds typingMode heartbeat maxConcurrent subagents sandbox`,
  at: {
    workspace: TEXT,
    model: CHOICE,
    imageModel: TIMED_CHOICE,
    pdfModel: TIMED_CHOICE,
    voiceModel: TIMED_CHOICE,
    imageGenerationModel: TIMED_CHOICE,
    videoGenerationModel: TIMED_CHOICE,
    musicGenerationModel: TIMED_CHOICE,
    models: ALLOWED_MODELS,
  },
};

const AGENT: Shape = {
  keys: `id default name description workspace agentDir model models thinkingDefault verboseDefault toolProgressDetail
    reasoningDefault fastModeDefault contextInjection bootstrapMaxChars bootstrapTotalMaxChars experimental skills
    memorySearch humanDelay tts skillsLimits contextLimits contextTokens heartbeat identity groupChat subagents runRetries
    embeddedAgent sandbox params tools runtime`,
  at: { model: CHOICE, models: ALLOWED_MODELS },
  needs: 'id',
};

export const CONFIG_SHAPE: Shape = {
  keys: `$schema meta env wizard diagnostics logging cli crestodian update browser ui secrets auth accessGroups acp models
    nodeHost agents tools security bindings broadcast audio media messages commands approvals session cron transcripts
    commitments hooks web channels discovery talk gateway memory mcp skills plugins surfaces proxy`,
  at: {
    meta: { keys: 'lastTouchedVersion lastTouchedAt' },
    env: { at: { vars: ANY_KEYS, shellEnv: { keys: 'enabled timeoutMs', at: { enabled: FLAG, timeoutMs: NUMBER } } } },
    auth: {
      keys: 'profiles order cooldowns',
      at: {
        profiles: { each: { keys: 'provider mode email displayName', needs: 'provider' } },
        order: { each: { is: 'list', each: TEXT } },
        cooldowns: {
          keys: `billingBackoffHours billingBackoffHoursByProvider billingMaxHours authPermanentBackoffMinutes
            authPermanentMaxMinutes failureWindowHours overloadedProfileRotations overloadedBackoffMs
            rateLimitedProfileRotations`,
        },
      },
    },
    secrets: { keys: 'providers defaults resolution', at: { defaults: { keys: 'env file exec' } } },
    models: {
      keys: 'mode providers pricing',
      at: { mode: { is: ['merge', 'replace'] }, pricing: { keys: 'enabled' }, providers: { each: PROVIDER } },
    },
    agents: { keys: 'defaults list', at: { defaults: AGENT_DEFAULTS, list: { is: 'list', each: AGENT } } },
    gateway: { at: { mode: { is: ['local', 'remote'] } } },
    plugins: {
      keys: 'enabled allow deny load slots entries bundledDiscovery',
      at: { enabled: FLAG, entries: { each: { keys: 'enabled hooks subagent llm config', at: { enabled: FLAG } } } },
    },
  },
};

/** The wire APIs that 2026.5 takes under `api`. */
export const CONFIG_APIS: ReadonlySet<string> = new Set([
  'openai-completions',
  'openai-responses',
  'openai-codex-responses',
  'anthropic-messages',
  'google-generative-ai',
  'google-vertex',
  'github-copilot',
  'bedrock-converse-stream',
  'ollama',
  'azure-openai-responses',
]);
