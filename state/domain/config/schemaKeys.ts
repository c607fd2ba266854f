import type { KeyPath } from '../json.js';

/** Something for which OpenClaw 2026.5 refuses the whole file. */
export type Rejection = { readonly path: KeyPath; readonly message: string };

/**
 * The keys that OpenClaw 2026.5 accepts in the parts of a config that Pincer is about. Its schema is strict: a single key that is
 * not in it makes every command fail. What is not described here is not judged.
 */
export type Shape = {
  /** Accepted keys, in words; absent where any key is fine. */
  readonly keys?: string;
  /** Shapes of the values of single keys. */
  readonly at?: Readonly<Record<string, Shape>>;
  /** The shape of every value, or of every item of a list. */
  readonly each?: Shape;
};

const CHOICE: Shape = { keys: 'primary fallbacks' };
const TIMED_CHOICE: Shape = { keys: 'primary fallbacks timeoutMs' };
const RUNTIME: Shape = { keys: 'id' };
const ALLOWED_MODELS: Shape = { each: { keys: 'alias params agentRuntime streaming', at: { agentRuntime: RUNTIME } } };

const MODEL: Shape = {
  keys: `id name api baseUrl reasoning input cost contextWindow contextTokens maxTokens params agentRuntime headers compat
    mediaInput metadataSource`,
  at: {
    agentRuntime: RUNTIME,
    cost: { keys: 'input output cacheRead cacheWrite tieredPricing' },
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
    models: { each: MODEL },
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
};

export const CONFIG_SHAPE: Shape = {
  keys: `$schema meta env wizard diagnostics logging cli crestodian update browser ui secrets auth accessGroups acp models
    nodeHost agents tools security bindings broadcast audio media messages commands approvals session cron transcripts
    commitments hooks web channels discovery talk gateway memory mcp skills plugins surfaces proxy`,
  at: {
    meta: { keys: 'lastTouchedVersion lastTouchedAt' },
    env: { at: { shellEnv: { keys: 'enabled timeoutMs' } } },
    auth: {
      keys: 'profiles order cooldowns',
      at: {
        profiles: { each: { keys: 'provider mode email displayName' } },
        cooldowns: {
          keys: `billingBackoffHours billingBackoffHoursByProvider billingMaxHours authPermanentBackoffMinutes
            authPermanentMaxMinutes failureWindowHours overloadedProfileRotations overloadedBackoffMs
            rateLimitedProfileRotations`,
        },
      },
    },
    secrets: { keys: 'providers defaults resolution', at: { defaults: { keys: 'env file exec' } } },
    models: { keys: 'mode providers pricing', at: { pricing: { keys: 'enabled' }, providers: { each: PROVIDER } } },
    agents: { keys: 'defaults list', at: { defaults: AGENT_DEFAULTS, list: { each: AGENT } } },
    plugins: {
      keys: 'enabled allow deny load slots entries bundledDiscovery',
      at: { entries: { each: { keys: 'enabled hooks subagent llm config' } } },
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
