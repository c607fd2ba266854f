// Written by scripts/schema.mjs: do not edit.
import { lazy } from '../../lazy.js';
import type { Table } from './shape.js';

/** The sections of OpenClaw 2026.9 that are about models; of the others the name only. */
export const SEPT_2026 = lazy<Table>(
  () => `
@root
$schema: any
meta: any
env: #env
wizard: any
diagnostics: any
logging: any
update: any
telemetry: any
browser: any
ui: any
secrets: #secrets
auth: #auth
accessGroups: any
acp: any
models: #models
nodeHost: any
agents: #agents
worktreeRoot: any
worktreeAcceleration: any
tools: any
security: any
bindings: any
broadcast: any
attachments: any
messages: any
tts: any
commands: any
approvals: any
session: any
cron: any
transcripts: any
hooks: any
channels: any
discovery: any
talk: any
gateway: any
cloudWorkers: any
desktop: any
memory: any
mcp: any
skills: any
plugins: #plugins
surfaces: any
proxy: any
@agents
ownership: "explicit"
defaults: #agents.defaults
entries: {text(~"^[a-z0-9_][a-z0-9_-]{0,63}$"): #agents.entries.*}
@agents.defaults
params: {any}
model: (text|#agents.defaults.model.1)
modelSelectionScope: "session"/"agent"/"global"
utilityModel: text
decisionModel: text(..512)
imageModel: (text|#agents.defaults.imageModel.1)
mediaModels: #agents.defaults.mediaModels
voiceModel: (text|#agents.defaults.imageModel.1)
pdfModel: (text|#agents.defaults.imageModel.1)
pdfMaxMb: number(>0)
pdfMaxPages: int(>0 <=9007199254740991)
models: {#agents.defaults.models.*}
modelPolicy: #agents.defaults.modelPolicy
workspace: text
cwd: text
skills: [text]
silentReply: #agents.defaults.silentReply
repoRoot: text
skipBootstrap: flag
skipOptionalBootstrapFiles: ["SOUL.md"/"USER.md"/"HEARTBEAT.md"/"IDENTITY.md"]
contextInjection: ("always"|"continuation-skip"|"never")
bootstrapMaxChars: int(>0 <=9007199254740991)
bootstrapTotalMaxChars: int(>0 <=9007199254740991)
experimental: #agents.defaults.experimental
userTimezone: text
startupContext: #agents.defaults.startupContext
contextPruning: #agents.defaults.contextPruning
compaction: #agents.defaults.compaction
embeddedAgent: #agents.defaults.embeddedAgent
thinkingDefault: "off"/"minimal"/"low"/"medium"/"high"/"xhigh"/"adaptive"/"max"/"ultra"
fastModeDefault: (flag|"auto")
verboseDefault: ("off"|"on"|"full")
toolProgressDetail: ("explain"|"raw")
reasoningDefault: ("off"|"on"|"stream")
elevatedDefault: ("off"|"on"|"ask"|"full")
blockStreamingDefault: ("off"|"on")
blockStreamingBreak: ("text_end"|"message_end")
timeoutSeconds: int(<=9007199254740991 >=0)
mediaMaxMb: number(>0)
imageMaxDimensionPx: int(>0 <=9007199254740991)
imageQuality: "auto"/"efficient"/"balanced"/"high"
typingIntervalSeconds: int(>0 <=9007199254740991)
systemAgent: #agents.defaults.systemAgent
authInheritance: #agents.defaults.systemAgent
sessionStore: #agents.defaults.systemAgent
maxConcurrent: int(>0 <=9007199254740991)
subagents: #agents.defaults.subagents
contextLimits: #agents.defaults.contextLimits
blockStreamingChunk: #agents.defaults.blockStreamingChunk
blockStreamingCoalesce: #agents.defaults.blockStreamingCoalesce
humanDelay: #agents.defaults.humanDelay
typingMode: ("never"|"instant"|"thinking"|"message")
heartbeat: #agents.defaults.heartbeat
sandbox: #agents.defaults.sandbox
@agents.defaults.blockStreamingChunk
minChars: int(>0 <=9007199254740991)
maxChars: int(>0 <=9007199254740991)
breakPreference: ("paragraph"|"newline"|"sentence")
@agents.defaults.blockStreamingCoalesce
minChars: int(>0 <=9007199254740991)
maxChars: int(>0 <=9007199254740991)
idleMs: int(<=9007199254740991 >=0)
@agents.defaults.compaction
enabled: flag
mode: ("default"|"safeguard")
provider: text
thinkingLevel: #agents.defaults.compaction.thinkingLevel
keepRecentTokens: int(>0 <=9007199254740991)
identifierPolicy: ("strict"|"off")
recentTurnsPreserve: int(<=12 >=0)
qualityGuard: #agents.defaults.compaction.qualityGuard
midTurnPrecheck: #agents.defaults.compaction.midTurnPrecheck
postIndexSync: "off"/"async"/"await"
postCompactionSections: [text]
model: text
timeoutSeconds: int(>0 <=9007199254740991)
memoryFlush: #agents.defaults.compaction.memoryFlush
maxActiveTranscriptBytes: (int(<=9007199254740991 >=0)|text)
notifyUser: flag
@agents.defaults.compaction.memoryFlush
enabled: flag
model: text
softThresholdTokens: int(<=9007199254740991 >=0)
forceFlushTranscriptBytes: (int(<=9007199254740991 >=0)|text)
@agents.defaults.compaction.midTurnPrecheck
enabled: flag
@agents.defaults.compaction.qualityGuard
enabled: flag
maxRetries: int(<=9007199254740991 >=0)
@agents.defaults.compaction.thinkingLevel
= "off"/"minimal"/"low"/"medium"/"high"/"xhigh"/"adaptive"/"max"/"ultra"|"inherit"
@agents.defaults.contextLimits
memoryGetMaxChars: int(<=250000 >=1)
postCompactionMaxChars: int(<=50000 >=1)
@agents.defaults.contextPruning
mode: ("off"|"cache-ttl")
ttl: text
tools: #agents.defaults.contextPruning.tools
hardClear: #agents.defaults.contextPruning.hardClear
@agents.defaults.contextPruning.hardClear
enabled: flag
placeholder: text
@agents.defaults.contextPruning.tools
allow: [text]
deny: [text]
@agents.defaults.embeddedAgent
projectSettingsPolicy: ("trusted"|"sanitize"|"ignore")
executionContract: ("default"|"strict-agentic")
cyberFailover: #agents.defaults.embeddedAgent.cyberFailover
@agents.defaults.embeddedAgent.cyberFailover
mode: ("auto"|"off")
model: text(1..)
cooloffMs: int(>0 <=9007199254740991)
@agents.defaults.experimental
localModelLean: flag
@agents.defaults.heartbeat
every: text
activeHours: #agents.defaults.heartbeat.activeHours
model: text
session: text
target: text
directPolicy: ("allow"|"block")
to: text
accountId: text
prompt: text
timeoutSeconds: int(>0 <=9007199254740991)
lightContext: flag
isolatedSession: flag
agentId: text(1..)
@agents.defaults.heartbeat.activeHours
start: text
end: text
timezone: text
@agents.defaults.humanDelay
mode: ("off"|"natural"|"custom")
minMs: int(<=9007199254740991 >=0)
maxMs: int(<=9007199254740991 >=0)
@agents.defaults.imageModel.1
primary: text
fallbacks: [text]
timeoutMs: int(>0 <=9007199254740991)
@agents.defaults.mediaModels
image: (text|#agents.defaults.imageModel.1)
video: (text|#agents.defaults.imageModel.1)
music: (text|#agents.defaults.imageModel.1)
@agents.defaults.model.1
primary: text
fallbacks: [text]
@agents.defaults.modelPolicy
allow: [text]
@agents.defaults.models.*
alias: text
params: {any}
agentRuntime: #models.providers.*.agentRuntime
pickerRuntimes: [text(..128 1.. ~"^[a-z][a-z0-9-]*$")](..8)
codeMode: flag
streaming: flag
@agents.defaults.sandbox
mode: ("off"|"non-main"|"all")
backend: text(1..)
workspaceAccess: ("none"|"ro"|"rw")
sessionToolsVisibility: ("spawned"|"all")
scope: ("session"|"agent"|"shared")
workspaceRoot: text
docker: #agents.defaults.sandbox.docker
ssh: #agents.defaults.sandbox.ssh
browser: #agents.defaults.sandbox.browser
prune: #agents.defaults.sandbox.prune
@agents.defaults.sandbox.browser
enabled: flag
image: text
containerPrefix: text
network: text
cdpPort: int(>0 <=9007199254740991)
cdpSourceRange: text
vncPort: int(>0 <=9007199254740991)
noVncPort: int(>0 <=9007199254740991)
headless: flag
noVncEnabled: flag
allowHostControl: flag
autoStart: flag
autoStartTimeoutMs: int(>0 <=9007199254740991)
binds: [text]
@agents.defaults.sandbox.docker
image: text
containerPrefix: text
workdir: text
readOnlyRoot: flag
tmpfs: [text]
network: text
user: text
capDrop: [text]
env: {text}
setupCommand: (text|[text])
pidsLimit: int(>0 <=9007199254740991)
memory: (text|number)
memorySwap: (text|number)
cpus: number(>0)
gpus: text(1..)
ulimits: {(text|number|#agents.defaults.sandbox.docker.ulimits.*.2)}
seccompProfile: text
apparmorProfile: text
dns: [text]
extraHosts: [text]
binds: [text]
dangerouslyAllowReservedContainerTargets: flag
dangerouslyAllowExternalBindSources: flag
dangerouslyAllowContainerNamespaceJoin: flag
@agents.defaults.sandbox.docker.ulimits.*.2
soft: int(<=9007199254740991 >=0)
hard: int(<=9007199254740991 >=0)
@agents.defaults.sandbox.prune
idleHours: int(<=9007199254740991 >=0)
maxAgeDays: int(<=9007199254740991 >=0)
@agents.defaults.sandbox.ssh
target: text(1..)
command: text(1..)
workspaceRoot: text(1..)
strictHostKeyChecking: flag
updateHostKeys: flag
identityFile: text(1..)
certificateFile: text(1..)
knownHostsFile: text(1..)
identityData: (text|#models.providers.*.apiKey.1)
certificateData: (text|#models.providers.*.apiKey.1)
knownHostsData: (text|#models.providers.*.apiKey.1)
@agents.defaults.silentReply
group: ("allow"|"disallow")
internal: ("allow"|"disallow")
@agents.defaults.startupContext
enabled: flag
applyOn: [("new"|"reset")]
dailyMemoryDays: int(<=14 >=1)
maxFileBytes: int(<=65536 >=1)
maxFileChars: int(<=10000 >=1)
maxTotalChars: int(<=50000 >=1)
@agents.defaults.subagents
delegationMode: "suggest"/"prefer"
allowAgents: [text]
maxConcurrent: int(>0 <=9007199254740991)
maxSpawnDepth: int(<=5 >=1)
maxChildrenPerAgent: int(<=20 >=1)
archiveAfterMinutes: int(<=9007199254740991 >=0)
model: (text|#agents.defaults.model.1)
thinking: text
runTimeoutSeconds: int(<=9007199254740991 >=0)
announceTimeoutMs: int(>0 <=9007199254740991)
requireAgentId: flag
@agents.defaults.systemAgent
agentId: text(1..)
@agents.entries.*
name: text
description: text
workspace: text
cwd: text
agentDir: text
model: (text|#agents.defaults.model.1)
utilityModel: text
decisionModel: text(..512)
models: {#agents.defaults.models.*}
modelPolicy: #agents.defaults.modelPolicy
thinkingDefault: "off"/"minimal"/"low"/"medium"/"high"/"xhigh"/"adaptive"/"max"/"ultra"
verboseDefault: "off"/"on"/"full"
toolProgressDetail: "explain"/"raw"
reasoningDefault: "on"/"off"/"stream"
fastModeDefault: (flag|"auto")
contextInjection: ("always"|"continuation-skip"|"never")
bootstrapMaxChars: int(>0 <=9007199254740991)
bootstrapTotalMaxChars: int(>0 <=9007199254740991)
experimental: #agents.defaults.experimental
skills: [text]
subagents: #agents.entries.*.subagents
embeddedAgent: #agents.entries.*.embeddedAgent
params: {any}
runtime: (#agents.entries.*.runtime.0|#agents.entries.*.runtime.1)
memory: #agents.entries.*.memory
humanDelay: #agents.defaults.humanDelay
typingMode: ("never"|"instant"|"thinking"|"message")
tts: #agents.entries.*.tts
skillsLimits: #agents.entries.*.skillsLimits
contextLimits: #agents.defaults.contextLimits
heartbeat: #agents.entries.*.heartbeat
identity: #agents.entries.*.identity
groupChat: #agents.entries.*.groupChat
sandbox: #agents.defaults.sandbox
tools: #agents.entries.*.tools
default: flag
@agents.entries.*.embeddedAgent
executionContract: ("default"|"strict-agentic")
@agents.entries.*.groupChat
mentionPatterns: [text]
historyLimit: int(<=9007199254740991 >=0)
unmentionedInbound: "user_request"/"room_event"
@agents.entries.*.heartbeat
every: text
activeHours: #agents.defaults.heartbeat.activeHours
model: text
session: text
target: text
directPolicy: ("allow"|"block")
to: text
accountId: text
prompt: text
timeoutSeconds: int(>0 <=9007199254740991)
lightContext: flag
isolatedSession: flag
@agents.entries.*.identity
name: text
theme: text
emoji: text
avatar: text
@agents.entries.*.memory
search: #agents.entries.*.memory.search
@agents.entries.*.memory.search
enabled: flag
rememberAcrossConversations: flag
sources: [("memory"|"sessions")]
extraPaths: [(text|#agents.entries.*.memory.search.extraPaths.N.1)]
multimodal: #agents.entries.*.memory.search.multimodal
experimental: #agents.entries.*.memory.search.experimental
provider: text
remote: #agents.entries.*.memory.search.remote
fallback: text
model: text
inputType: text(1..)
queryInputType: text(1..)
documentInputType: text(1..)
outputDimensionality: int(>0 <=9007199254740991)
local: #agents.entries.*.memory.search.local
store: #agents.entries.*.memory.search.store
query: #agents.entries.*.memory.search.query
cache: #agents.defaults.compaction.midTurnPrecheck
@agents.entries.*.memory.search.experimental
sessionMemory: flag
@agents.entries.*.memory.search.extraPaths.N.1
path!: text
pattern: text
@agents.entries.*.memory.search.local
modelPath: text
@agents.entries.*.memory.search.multimodal
enabled: flag
modalities: [("image"|"audio"|"all")]
maxFileBytes: int(>0 <=9007199254740991)
@agents.entries.*.memory.search.query
maxResults: int(>0 <=9007199254740991)
minScore: number(<=1 >=0)
@agents.entries.*.memory.search.remote
baseUrl: text
apiKey: (text|#models.providers.*.apiKey.1)
headers: {text}
batch: #agents.defaults.compaction.midTurnPrecheck
@agents.entries.*.memory.search.store
fts: #agents.entries.*.memory.search.store.fts
vector: #agents.entries.*.memory.search.store.vector
@agents.entries.*.memory.search.store.fts
tokenizer: ("unicode61"|"trigram")
@agents.entries.*.memory.search.store.vector
enabled: flag
extensionPath: text
@agents.entries.*.runtime.0
type!: "embedded"
@agents.entries.*.runtime.1
type!: "acp"
acp: #agents.entries.*.runtime.1.acp
@agents.entries.*.runtime.1.acp
agent: text
backend: text
mode: "persistent"/"oneshot"
cwd: text
@agents.entries.*.skillsLimits
maxSkillsPromptChars: int(<=9007199254740991 >=0)
@agents.entries.*.subagents
delegationMode: "suggest"/"prefer"
allowAgents: [text]
model: (text|#agents.defaults.model.1)
thinking: text
requireAgentId: flag
@agents.entries.*.tools
profile: ("minimal"|"coding"|"messaging"|"full")
allow: [text]
alsoAllow: [text]
deny: [text]
byProvider: {#agents.entries.*.tools.byProvider.*}
toolsBySender: {#agents.entries.*.tools.toolsBySender.*}
codeMode: (flag|"auto"|#agents.entries.*.tools.codeMode.2)
swarm: (flag|#agents.entries.*.tools.swarm.1)
elevated: #agents.entries.*.tools.elevated
exec: #agents.entries.*.tools.exec
github: #agents.entries.*.tools.github
fs: #agents.entries.*.tools.fs
loopDetection: #agents.defaults.compaction.midTurnPrecheck
message: #agents.entries.*.tools.message
sandbox: #agents.entries.*.tools.sandbox
@agents.entries.*.tools.byProvider.*
allow: [text]
alsoAllow: [text]
deny: [text]
profile: ("minimal"|"coding"|"messaging"|"full")
@agents.entries.*.tools.codeMode.2
enabled: (flag|"auto")
executor: "node"/"quickjs"
mode: "only"
timeoutMs: int(>0 <=9007199254740991)
memoryLimitBytes: int(>0 <=9007199254740991)
maxOutputBytes: int(>0 <=9007199254740991)
maxSnapshotBytes: int(>0 <=9007199254740991)
maxPendingToolCalls: int(>0 <=9007199254740991)
snapshotTtlSeconds: int(>0 <=9007199254740991)
searchDefaultLimit: int(>0 <=9007199254740991)
maxSearchLimit: int(>0 <=9007199254740991)
@agents.entries.*.tools.elevated
enabled: flag
allowFrom: {[(text|number)]}
@agents.entries.*.tools.exec
host: "auto"/"sandbox"/"gateway"/"node"
mode: "deny"/"allowlist"/"ask"/"auto"/"full"
security: "deny"/"allowlist"/"full"
ask: "off"/"on-miss"/"always"
node: text
pathPrepend: [text]
safeBins: [text]
strictInlineEval: flag
commandHighlighting: flag
grantExpiryDays: int(<=3650 >=1)
safeBinTrustedDirs: [text]
safeBinProfiles: {#agents.entries.*.tools.exec.safeBinProfiles.*}
reviewer: #agents.entries.*.tools.exec.reviewer
backgroundMs: int(>0 <=9007199254740991)
approvalRunningNoticeMs: int(<=9007199254740991 >=0)
timeoutSeconds: int(>0 <=9007199254740991)
cleanupMs: int(>0 <=9007199254740991)
notifyOnExit: flag
notifyOnExitEmptySuccess: flag
applyPatch: #agents.entries.*.tools.exec.applyPatch
@agents.entries.*.tools.exec.applyPatch
enabled: flag
workspaceOnly: flag
allowModels: [text]
@agents.entries.*.tools.exec.reviewer
model: (text|#agents.defaults.model.1)
thinking: "minimal"/"low"/"medium"/"high"/"xhigh"/"max"
fastMode: flag
timeoutMs: int(>0 <=9007199254740991)
@agents.entries.*.tools.exec.safeBinProfiles.*
minPositional: int(<=9007199254740991 >=0)
maxPositional: int(<=9007199254740991 >=0)
allowedValueFlags: [text]
deniedFlags: [text]
@agents.entries.*.tools.fs
workspaceOnly: flag
@agents.entries.*.tools.github
profileId!: text(~"^ghp_[a-f0-9]{32}$")
kind: "oauth"
gitAuthor: #agents.entries.*.tools.github.gitAuthor
@agents.entries.*.tools.github.gitAuthor
name: text(1..)
email: text(1..)
@agents.entries.*.tools.message
crossContext: #agents.entries.*.tools.message.crossContext
actions: #agents.defaults.modelPolicy
broadcast: #agents.defaults.compaction.midTurnPrecheck
@agents.entries.*.tools.message.crossContext
allowWithinProvider: flag
allowAcrossProviders: flag
marker: #agents.entries.*.tools.message.crossContext.marker
@agents.entries.*.tools.message.crossContext.marker
enabled: flag
prefix: text
suffix: text
@agents.entries.*.tools.sandbox
tools: #agents.entries.*.tools.toolsBySender.*
@agents.entries.*.tools.swarm.1
enabled: flag
maxConcurrent: int(>0 <=9007199254740991)
maxChildrenPerGroup: int(>0 <=9007199254740991)
maxTotalPerGroup: int(>0 <=9007199254740991)
waitTimeoutSecondsMax: int(>0 <=9007199254740991)
defaultAgentId: text
@agents.entries.*.tools.toolsBySender.*
allow: [text]
alsoAllow: [text]
deny: [text]
@agents.entries.*.tts
auto: "off"/"always"/"inbound"/"tagged"
enabled: flag
mode: "final"/"all"
provider: text(1..)
persona: text
personas: {#agents.entries.*.tts.personas.*}
summaryModel: text
modelOverrides: #agents.entries.*.tts.modelOverrides
providers: {#agents.entries.*.tts.personas.*.providers.*}
maxTextLength: int(<=9007199254740991 >=1)
timeoutMs: int(<=120000 >=1000)
prefsPath: text
@agents.entries.*.tts.modelOverrides
enabled: flag
allowText: flag
allowProvider: flag
allowVoice: flag
allowModelId: flag
allowVoiceSettings: flag
allowNormalization: flag
allowSeed: flag
@agents.entries.*.tts.personas.*
label: text
description: text
provider: text(1..)
fallbackPolicy: ("preserve-persona"|"provider-defaults"|"fail")
providers: {#agents.entries.*.tts.personas.*.providers.*}
@agents.entries.*.tts.personas.*.providers.*
apiKey: (text|#models.providers.*.apiKey.1)
*: (text|number|flag|null|[any]|{any})
@auth
profiles: {#auth.profiles.*}
order: {[text]}
@auth.profiles.*
provider!: text
mode!: ("api_key"|"aws-sdk"|"oauth"|"token")
email: text
displayName: text
@env
shellEnv: #env.shellEnv
vars: {text}
@env.shellEnv
enabled: flag
timeoutMs: int(<=9007199254740991 >=0)
@models
mode: ("merge"|"replace")
providers: {#models.providers.*}
catalogRefresh: #models.catalogRefresh
@models.catalogRefresh
enabled: flag
url: text
@models.providers.*
baseUrl: text
apiKey: (text|#models.providers.*.apiKey.1)
auth: ("api-key"|"aws-sdk"|"oauth"|"token")
api: "openai-completions"/"openai-responses"/"openai-chatgpt-responses"/"anthropic-messages"/"google-generative-ai"/"google-vertex"/"github-copilot"/"bedrock-converse-stream"/"ollama"/"pi-messages"/"azure-openai-responses"
maxTokens: number(>0)
timeoutSeconds: int(>0 <=9007199254740991)
region: text(1..)
injectNumCtxForOpenAICompat: flag
params: {any}
agentRuntime: #models.providers.*.agentRuntime
localService: #models.providers.*.localService
headers: {(text|#models.providers.*.apiKey.1)}
authHeader: flag
request: #models.providers.*.request
models: [#models.providers.*.models.N]
@models.providers.*.agentRuntime
id: text
@models.providers.*.apiKey.1
= one(#models.providers.*.apiKey.1.0|#models.providers.*.apiKey.1.1|#models.providers.*.apiKey.1.2|#models.providers.*.apiKey.1.3)
@models.providers.*.apiKey.1.0
source!: "env"
provider!: text(~"^[a-z][a-z0-9_-]{0,63}$")
id!: text(~"^[A-Z][A-Z0-9_]{0,127}$")
@models.providers.*.apiKey.1.1
source!: "file"
provider!: text(~"^[a-z][a-z0-9_-]{0,63}$")
id!: text
@models.providers.*.apiKey.1.2
source!: "exec"
provider!: text(~"^[a-z][a-z0-9_-]{0,63}$")
id!: text
@models.providers.*.apiKey.1.3
source!: "store"
provider!: text(~"^[a-z][a-z0-9_-]{0,63}$")
id!: text(~"^[A-Z][A-Z0-9_]{0,127}$")
@models.providers.*.localService
command!: text(1..)
args: [text]
cwd: text(1..)
env: {text}
healthUrl: text(1..)
readyTimeoutMs: int(>0 <=9007199254740991)
idleStopMs: int(<=9007199254740991 >=0)
@models.providers.*.models.N
id!: text(1..)
name!: text(1..)
api: "openai-completions"/"openai-responses"/"openai-chatgpt-responses"/"anthropic-messages"/"google-generative-ai"/"google-vertex"/"github-copilot"/"bedrock-converse-stream"/"ollama"/"pi-messages"/"azure-openai-responses"
baseUrl: text(1..)
reasoning: flag
input: [("text"|"image"|"video"|"audio")]
cost: #models.providers.*.models.N.cost
contextWindow: number(>0)
contextTokens: int(>0 <=9007199254740991)
maxTokens: number(>0)
thinkingLevelMap: #models.providers.*.models.N.thinkingLevelMap
params: {any}
agentRuntime: #models.providers.*.agentRuntime
headers: {text}
compat: #models.providers.*.models.N.compat
mediaInput: #models.providers.*.models.N.mediaInput
metadataSource: "models-add"
@models.providers.*.models.N.compat
supportsStore: flag
supportsPromptCacheKey: flag
supportsResponsesContinuation: flag
supportsDeveloperRole: flag
supportsReasoningEffort: flag
supportsTemperature: flag
supportsInstructions: flag
supportsUsageInStreaming: flag
supportsTools: flag
codeMode: "preferred"/"capable"
supportsStrictMode: flag
supportsJsonSchemaResponseFormat: flag
requiresStringContent: flag
strictMessageKeys: flag
visibleReasoningDetailTypes: [text(1..)]
supportedReasoningEfforts: [text(1..)]
reasoningEffortMap: {text(1..): text(1..)}
maxTokensField: ("max_completion_tokens"|"max_tokens")
thinkingFormat: "openai"/"openrouter"/"deepseek"/"together"/"qwen"/"qwen-chat-template"/"zai"
requiresToolResultName: flag
requiresAssistantAfterToolResult: flag
requiresThinkingAsText: flag
requiresReasoningContentOnAssistantMessages: flag
toolSchemaProfile: text
unsupportedToolSchemaKeywords: [text(1..)]
toolCallArgumentsEncoding: text
requiresOpenAiAnthropicToolPayload: flag
openRouterRouting: #models.providers.*.models.N.compat.openRouterRouting
vercelGatewayRouting: #models.providers.*.models.N.compat.vercelGatewayRouting
zaiToolStream: flag
cacheControlFormat: "anthropic"
sendSessionAffinityHeaders: flag
sendSessionIdHeader: flag
supportsEagerToolInputStreaming: flag
supportsLongCacheRetention: flag
@models.providers.*.models.N.compat.openRouterRouting
allow_fallbacks: flag
require_parameters: flag
data_collection: "deny"/"allow"
zdr: flag
enforce_distillable_text: flag
order: [text]
only: [text]
ignore: [text]
quantizations: [text]
sort: #models.providers.*.models.N.compat.openRouterRouting.sort
max_price: #models.providers.*.models.N.compat.openRouterRouting.max_price
preferred_min_throughput: #models.providers.*.models.N.compat.openRouterRouting.preferred_min_throughput
preferred_max_latency: #models.providers.*.models.N.compat.openRouterRouting.preferred_min_throughput
@models.providers.*.models.N.compat.openRouterRouting.max_price
prompt: (number|text)
completion: (number|text)
image: (number|text)
audio: (number|text)
request: (number|text)
@models.providers.*.models.N.compat.openRouterRouting.preferred_min_throughput
= number|#models.providers.*.models.N.compat.openRouterRouting.preferred_min_throughput.1
@models.providers.*.models.N.compat.openRouterRouting.preferred_min_throughput.1
p50: number
p75: number
p90: number
p99: number
@models.providers.*.models.N.compat.openRouterRouting.sort
= text|#models.providers.*.models.N.compat.openRouterRouting.sort.1
@models.providers.*.models.N.compat.openRouterRouting.sort.1
by: text
partition: (text|null)
@models.providers.*.models.N.compat.vercelGatewayRouting
only: [text]
order: [text]
@models.providers.*.models.N.cost
input: number
output: number
cacheRead: number
cacheWrite: number
tieredPricing: [#models.providers.*.models.N.cost.tieredPricing.N]
@models.providers.*.models.N.cost.tieredPricing.N
input!: number
output!: number
cacheRead!: number
cacheWrite!: number
range!: ([any]|[any])
@models.providers.*.models.N.mediaInput
image: #models.providers.*.models.N.mediaInput.image
@models.providers.*.models.N.mediaInput.image
maxBytes: int(>0 <=9007199254740991)
maxPixels: int(>0 <=9007199254740991)
maxSidePx: int(>0 <=9007199254740991)
preferredSidePx: int(>0 <=9007199254740991)
tokenMode: ("tile"|"detail"|"provider")
@models.providers.*.models.N.thinkingLevelMap
off: (text|null)
minimal: (text|null)
low: (text|null)
medium: (text|null)
high: (text|null)
xhigh: (text|null)
max: (text|null)
@models.providers.*.request
headers: {(text|#models.providers.*.apiKey.1)}
auth: #models.providers.*.request.auth
proxy: #models.providers.*.request.proxy
tls: #models.providers.*.request.proxy.0.tls
allowPrivateNetwork: flag
@models.providers.*.request.auth
= #models.providers.*.request.auth.0|#models.providers.*.request.auth.1|#models.providers.*.request.auth.2
@models.providers.*.request.auth.0
mode!: "provider-default"
@models.providers.*.request.auth.1
mode!: "authorization-bearer"
token!: (text|#models.providers.*.apiKey.1)
@models.providers.*.request.auth.2
mode!: "header"
headerName!: text(1..)
value!: (text|#models.providers.*.apiKey.1)
prefix: text
@models.providers.*.request.proxy
= #models.providers.*.request.proxy.0|#models.providers.*.request.proxy.1
@models.providers.*.request.proxy.0
mode!: "env-proxy"
tls: #models.providers.*.request.proxy.0.tls
@models.providers.*.request.proxy.0.tls
ca: (text|#models.providers.*.apiKey.1)
cert: (text|#models.providers.*.apiKey.1)
key: (text|#models.providers.*.apiKey.1)
passphrase: (text|#models.providers.*.apiKey.1)
serverName: text
insecureSkipVerify: flag
@models.providers.*.request.proxy.1
mode!: "explicit-proxy"
url!: text(1..)
tls: #models.providers.*.request.proxy.0.tls
@plugins
enabled: flag
allow: [text]
deny: [text]
load: #plugins.load
slots: #plugins.slots
entries: {#plugins.entries.*}
@plugins.entries.*
enabled: flag
hooks: #plugins.entries.*.hooks
subagent: #plugins.entries.*.subagent
llm: #plugins.entries.*.llm
config: {any}
@plugins.entries.*.hooks
allowPromptInjection: flag
allowConversationAccess: flag
timeoutMs: int(>0 <=600000)
timeouts: {int(>0 <=600000)}
@plugins.entries.*.llm
allowModelOverride: flag
allowedModels: [text]
allowedCompletionModels: [text]
allowAuthProfileOverride: flag
allowAgentIdOverride: flag
@plugins.entries.*.subagent
allowModelOverride: flag
allowedModels: [text]
@plugins.load
paths: [text]
@plugins.slots
memory: text
contextEngine: text
@secrets
egressProxy: #secrets.egressProxy
providers: #secrets.providers
defaults: #secrets.defaults
@secrets.defaults
env: text(~"^[a-z][a-z0-9_-]{0,63}$")
file: text(~"^[a-z][a-z0-9_-]{0,63}$")
exec: text(~"^[a-z][a-z0-9_-]{0,63}$")
store: text(~"^[a-z][a-z0-9_-]{0,63}$")
@secrets.egressProxy
enabled: flag
allowedHosts: [text(1..)](..256)
bypassHosts: [text(1..)](..256)
@secrets.providers
*: #secrets.providers.*
@secrets.providers.*
= #secrets.providers.*.0|#secrets.providers.*.1|(#secrets.providers.*.2.0|#secrets.providers.*.2.1)|#secrets.providers.*.3
@secrets.providers.*.0
source!: "env"
allowlist: [text(~"^[A-Z][A-Z0-9_]{0,127}$")](..256)
@secrets.providers.*.1
source!: "file"
path!: text(1..)
mode: ("singleValue"|"json")
timeoutMs: int(>0 <=120000)
maxBytes: int(>0 <=20971520)
@secrets.providers.*.2.0
source!: "exec"
command!: text(1..)
args: [text(..1024)](..128)
timeoutMs: int(>0 <=120000)
noOutputTimeoutMs: int(>0 <=120000)
maxOutputBytes: int(>0 <=20971520)
jsonOnly: flag
env: {text}
passEnv: [text(~"^[A-Z][A-Z0-9_]{0,127}$")](..128)
trustedDirs: [text(1..)](..64)
@secrets.providers.*.2.1
source!: "exec"
pluginIntegration!: #secrets.providers.*.2.1.pluginIntegration
@secrets.providers.*.2.1.pluginIntegration
pluginId!: text(..128 1..)
integrationId!: text(..128 1..)
@secrets.providers.*.3
source!: "store"
`,
);
