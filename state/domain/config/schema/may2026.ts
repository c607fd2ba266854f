// Written by scripts/schema.mjs: do not edit.
import { lazy } from '../../lazy.js';
import type { Table } from './shape.js';

/** The whole config of OpenClaw 2026.5.28, apart from what channels and plugins say of themselves. */
export const MAY_2026 = lazy<Table>(
  () => `
@root
$schema: text
meta: #meta
env: #env
wizard: #wizard
diagnostics: #diagnostics
logging: #logging
cli: #cli
crestodian: #crestodian
update: #update
browser: #browser
ui: #ui
secrets: #secrets
auth: #auth
accessGroups: {text(1..): by type(#accessGroups.*.0|#accessGroups.*.1)}
acp: #acp
models: #models
nodeHost: #nodeHost
agents: #agents
tools: #tools
security: #security
bindings: [#bindings.N.0|#bindings.N.1]
broadcast: #broadcast
audio: #audio
media: #media
messages: #messages
commands: #commands
approvals: #approvals
session: #session
cron: #cron
transcripts: #transcripts
commitments: #commitments
hooks: #hooks
web: #web
channels: #channels
discovery: #discovery
talk: #talk
gateway: #gateway
memory: #memory
mcp: #mcp
skills: #skills
plugins: #plugins
canvasHost: #canvasHost
surfaces: {#surfaces.*}
proxy: #proxy
& knownAgents
@accessGroups.*.0
type!: "discord.channelAudience"
guildId!: text(1..)
channelId!: text(1..)
membership: "canViewChannel"
@accessGroups.*.1
type!: "message.senders"
members!: {text(1..): [text(1..)]}
@acp
enabled: flag
dispatch: #acp.dispatch
backend: text
fallbacks: [text]
defaultAgent: text
allowedAgents: [text]
maxConcurrentSessions: int(>0)
stream: #acp.stream
runtime: #acp.runtime
@acp.dispatch
enabled: flag
@acp.runtime
ttlMinutes: int(>0)
installCommand: text
@acp.stream
coalesceIdleMs: int(>=0)
maxChunkChars: int(>0)
repeatSuppression: flag
deliveryMode: "live"/"final_only"
hiddenBoundarySeparator: "none"/"space"/"newline"/"paragraph"
maxOutputChars: int(>0)
maxSessionUpdateChars: int(>0)
tagVisibility: {flag}
@agents
defaults: #agents.defaults
list: [#agents.list.N]
@agents.defaults
params: {any}
model: text|#agents.defaults.model.1
imageModel: text|#agents.defaults.imageModel.1
imageGenerationModel: text|#agents.defaults.imageModel.1
videoGenerationModel: text|#agents.defaults.imageModel.1
musicGenerationModel: text|#agents.defaults.imageModel.1
voiceModel: text|#agents.defaults.imageModel.1
mediaGenerationAutoProviderFallback: flag
pdfModel: text|#agents.defaults.imageModel.1
pdfMaxBytesMb: number(>0)
pdfMaxPages: int(>0)
models: {#agents.defaults.models.*}
workspace: text
skills: [text]
silentReply: #agents.defaults.silentReply
repoRoot: text
promptOverlays: #agents.defaults.promptOverlays
skipBootstrap: flag
skipOptionalBootstrapFiles: ["SOUL.md"/"USER.md"/"HEARTBEAT.md"/"IDENTITY.md"]
contextInjection: "always"/"continuation-skip"/"never"
bootstrapMaxChars: int(>0)
bootstrapTotalMaxChars: int(>0)
experimental: #agents.defaults.experimental
bootstrapPromptTruncationWarning: "off"/"once"/"always"
userTimezone: text
startupContext: #agents.defaults.startupContext
contextLimits: #agents.defaults.contextLimits
timeFormat: "auto"/"12"/"24"
envelopeTimezone: text
envelopeTimestamp: "on"/"off"
envelopeElapsed: "on"/"off"
contextTokens: int(>0)
cliBackends: {#agents.defaults.cliBackends.*}
memorySearch: #agents.defaults.memorySearch
contextPruning: #agents.defaults.contextPruning
compaction: #agents.defaults.compaction
runRetries: #agents.defaults.runRetries
embeddedAgent: #agents.defaults.embeddedAgent
thinkingDefault: "off"/"minimal"/"low"/"medium"/"high"/"xhigh"/"adaptive"/"max"
verboseDefault: "off"/"on"/"full"
toolProgressDetail: "explain"/"raw"
reasoningDefault: "off"/"on"/"stream"
elevatedDefault: "off"/"on"/"ask"/"full"
blockStreamingDefault: "off"/"on"
blockStreamingBreak: "text_end"/"message_end"
blockStreamingChunk: #agents.defaults.blockStreamingChunk
blockStreamingCoalesce: #agents.defaults.blockStreamingCoalesce
humanDelay: #agents.defaults.humanDelay
timeoutSeconds: int(>0)
mediaMaxMb: number(>0)
imageMaxDimensionPx: int(>0)
imageQuality: "auto"/"efficient"/"balanced"/"high"
typingIntervalSeconds: int(>0)
typingMode: "never"/"instant"/"thinking"/"message"
heartbeat: #agents.defaults.heartbeat
maxConcurrent: int(>0)
subagents: #agents.defaults.subagents
sandbox: #agents.defaults.sandbox
@agents.defaults.blockStreamingChunk
minChars: int(>0)
maxChars: int(>0)
breakPreference: "paragraph"/"newline"/"sentence"
@agents.defaults.blockStreamingCoalesce
minChars: int(>0)
maxChars: int(>0)
idleMs: int(>=0)
@agents.defaults.cliBackends.*
command!: text
args: [text]
output: "json"/"text"/"jsonl"
resumeOutput: "json"/"text"/"jsonl"
jsonlDialect: "claude-stream-json"
liveSession: "claude-stdio"
input: "arg"/"stdin"
maxPromptArgChars: int(>0)
env: {text}
clearEnv: [text]
modelArg: text
modelAliases: {text}
sessionArg: text
sessionArgs: [text]
resumeArgs: [text]
sessionMode: "always"/"existing"/"none"
sessionIdFields: [text]
systemPromptArg: text
systemPromptFileArg: text
systemPromptFileConfigArg: text
systemPromptFileConfigKey: text
systemPromptMode: "append"/"replace"
systemPromptWhen: "first"/"always"/"never"
imageArg: text
imageMode: "repeat"/"list"
imagePathScope: "temp"/"workspace"
serialize: flag
reseedFromRawTranscriptWhenUncompacted: flag
reliability: #agents.defaults.cliBackends.*.reliability
@agents.defaults.cliBackends.*.reliability
outputLimits: #agents.defaults.cliBackends.*.reliability.outputLimits
watchdog: #agents.defaults.cliBackends.*.reliability.watchdog
@agents.defaults.cliBackends.*.reliability.outputLimits
maxTurnRawChars: int(>=1024 <=67108864)
maxTurnLines: int(>=100 <=100000)
@agents.defaults.cliBackends.*.reliability.watchdog
fresh: #agents.defaults.cliBackends.*.reliability.watchdog.fresh
resume: #agents.defaults.cliBackends.*.reliability.watchdog.fresh
@agents.defaults.cliBackends.*.reliability.watchdog.fresh
noOutputTimeoutMs: int(>=1000)
noOutputTimeoutRatio: number(>=0.05 <=0.95)
minMs: int(>=1000)
maxMs: int(>=1000)
@agents.defaults.compaction
mode: "default"/"safeguard"
provider: text
reserveTokens: int(>=0)
keepRecentTokens: int(>0)
reserveTokensFloor: int(>=0)
maxHistoryShare: number(>=0.1 <=0.9)
customInstructions: text
identifierPolicy: "strict"/"off"/"custom"
identifierInstructions: text
recentTurnsPreserve: int(>=0 <=12)
qualityGuard: #agents.defaults.compaction.qualityGuard
midTurnPrecheck: #acp.dispatch
postIndexSync: "off"/"async"/"await"
postCompactionSections: [text]
model: text
timeoutSeconds: int(>0)
memoryFlush: #agents.defaults.compaction.memoryFlush
truncateAfterCompaction: flag
maxActiveTranscriptBytes: int(>=0)|text(&byteSize)
notifyUser: flag
@agents.defaults.compaction.memoryFlush
enabled: flag
model: text
softThresholdTokens: int(>=0)
forceFlushTranscriptBytes: int(>=0)|text(&byteSize)
prompt: text
systemPrompt: text
@agents.defaults.compaction.qualityGuard
enabled: flag
maxRetries: int(>=0)
@agents.defaults.contextLimits
memoryGetMaxChars: int(>=1 <=250000)
memoryGetDefaultLines: int(>=1 <=5000)
toolResultMaxChars: int(>=1 <=250000)
postCompactionMaxChars: int(>=1 <=50000)
@agents.defaults.contextPruning
mode: "off"/"cache-ttl"
ttl: text
keepLastAssistants: int(>=0)
softTrimRatio: number(>=0 <=1)
hardClearRatio: number(>=0 <=1)
minPrunableToolChars: int(>=0)
tools: #agents.defaults.contextPruning.tools
softTrim: #agents.defaults.contextPruning.softTrim
hardClear: #agents.defaults.contextPruning.hardClear
@agents.defaults.contextPruning.hardClear
enabled: flag
placeholder: text
@agents.defaults.contextPruning.softTrim
maxChars: int(>=0)
headChars: int(>=0)
tailChars: int(>=0)
@agents.defaults.contextPruning.tools
allow: [text]
deny: [text]
@agents.defaults.embeddedAgent
projectSettingsPolicy: "trusted"/"sanitize"/"ignore"
executionContract: "default"/"strict-agentic"
@agents.defaults.experimental
localModelLean: flag
@agents.defaults.heartbeat
every: text
activeHours: #agents.defaults.heartbeat.activeHours
model: text
session: text
includeReasoning: flag
target: text
directPolicy: "allow"/"block"
to: text
accountId: text
prompt: text
includeSystemPromptSection: flag
ackMaxChars: int(>=0)
suppressToolErrorWarnings: flag
timeoutSeconds: int(>0)
lightContext: flag
isolatedSession: flag
skipWhenBusy: flag
& heartbeatTimes
@agents.defaults.heartbeat.activeHours
start: text
end: text
timezone: text
@agents.defaults.humanDelay
mode: "off"/"natural"/"custom"
minMs: int(>=0)
maxMs: int(>=0)
@agents.defaults.imageModel.1
primary: text
fallbacks: [text]
timeoutMs: int(>0)
@agents.defaults.memorySearch
enabled: flag
sources: ["memory"/"sessions"]
extraPaths: [text]
qmd: #agents.defaults.memorySearch.qmd
multimodal: #agents.defaults.memorySearch.multimodal
experimental: #agents.defaults.memorySearch.experimental
provider: text
remote: #agents.defaults.memorySearch.remote
fallback: text
model: text
inputType: text(1..)
queryInputType: text(1..)
documentInputType: text(1..)
outputDimensionality: int(>0)
local: #agents.defaults.memorySearch.local
store: #agents.defaults.memorySearch.store
chunking: #agents.defaults.memorySearch.chunking
sync: #agents.defaults.memorySearch.sync
query: #agents.defaults.memorySearch.query
cache: #agents.defaults.memorySearch.cache
@agents.defaults.memorySearch.cache
enabled: flag
maxEntries: int(>0)
@agents.defaults.memorySearch.chunking
tokens: int(>0)
overlap: int(>=0)
@agents.defaults.memorySearch.experimental
sessionMemory: flag
@agents.defaults.memorySearch.local
modelPath: text
modelCacheDir: text
contextSize: int(>0)|"auto"
@agents.defaults.memorySearch.multimodal
enabled: flag
modalities: ["image"/"audio"/"all"]
maxFileBytes: int(>0)
@agents.defaults.memorySearch.qmd
extraCollections: [#agents.defaults.memorySearch.qmd.extraCollections.N]
@agents.defaults.memorySearch.qmd.extraCollections.N
path!: text
name: text
pattern: text
@agents.defaults.memorySearch.query
maxResults: int(>0)
minScore: number(>=0 <=1)
hybrid: #agents.defaults.memorySearch.query.hybrid
@agents.defaults.memorySearch.query.hybrid
enabled: flag
vectorWeight: number(>=0 <=1)
textWeight: number(>=0 <=1)
candidateMultiplier: int(>0)
mmr: #agents.defaults.memorySearch.query.hybrid.mmr
temporalDecay: #agents.defaults.memorySearch.query.hybrid.temporalDecay
@agents.defaults.memorySearch.query.hybrid.mmr
enabled: flag
lambda: number(>=0 <=1)
@agents.defaults.memorySearch.query.hybrid.temporalDecay
enabled: flag
halfLifeDays: int(>0)
@agents.defaults.memorySearch.remote
baseUrl: text
apiKey: #models.providers.*.apiKey
headers: {text}
nonBatchConcurrency: int(>0)
batch: #agents.defaults.memorySearch.remote.batch
@agents.defaults.memorySearch.remote.batch
enabled: flag
wait: flag
concurrency: int(>0)
pollIntervalMs: int(>=0)
timeoutMinutes: int(>0)
@agents.defaults.memorySearch.store
driver: "sqlite"
path: text
fts: #agents.defaults.memorySearch.store.fts
vector: #agents.defaults.memorySearch.store.vector
@agents.defaults.memorySearch.store.fts
tokenizer: "unicode61"/"trigram"
@agents.defaults.memorySearch.store.vector
enabled: flag
extensionPath: text
@agents.defaults.memorySearch.sync
onSessionStart: flag
onSearch: flag
watch: flag
watchDebounceMs: int(>=0)
intervalMinutes: int(>=0)
embeddingBatchTimeoutSeconds: int(>0)
sessions: #agents.defaults.memorySearch.sync.sessions
@agents.defaults.memorySearch.sync.sessions
deltaBytes: int(>=0)
deltaMessages: int(>=0)
postCompactionForce: flag
@agents.defaults.model.1
primary: text
fallbacks: [text]
@agents.defaults.models.*
alias: text
params: {any}
agentRuntime: #models.providers.*.agentRuntime
streaming: flag
@agents.defaults.promptOverlays
gpt5: #agents.defaults.promptOverlays.gpt5
@agents.defaults.promptOverlays.gpt5
personality: "friendly"/"on"/"off"
@agents.defaults.runRetries
base: int(>0)
perProfile: int(>=0)
min: int(>0)
max: int(>0)
& retryRange
@agents.defaults.sandbox
mode: "off"/"non-main"/"all"
backend: text(1..)
workspaceAccess: "none"/"ro"/"rw"
sessionToolsVisibility: "spawned"/"all"
scope: "session"/"agent"/"shared"
workspaceRoot: text
docker: #agents.defaults.sandbox.docker
ssh: #agents.defaults.sandbox.ssh
browser: #agents.defaults.sandbox.browser
prune: #agents.defaults.sandbox.prune
& sandboxNetwork
@agents.defaults.sandbox.browser
enabled: flag
image: text
containerPrefix: text
network: text
cdpPort: int(>0)
cdpSourceRange: text
vncPort: int(>0)
noVncPort: int(>0)
headless: flag
enableNoVnc: flag
allowHostControl: flag
autoStart: flag
autoStartTimeoutMs: int(>0)
binds: [text]
& sandboxBrowser
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
setupCommand: text|[text]
pidsLimit: int(>0)
memory: text|number
memorySwap: text|number
cpus: number(>0)
gpus: text(1..)
ulimits: {#agents.defaults.sandbox.docker.ulimits.*}
seccompProfile: text
apparmorProfile: text
dns: [text]
extraHosts: [text]
binds: [text]
dangerouslyAllowReservedContainerTargets: flag
dangerouslyAllowExternalBindSources: flag
dangerouslyAllowContainerNamespaceJoin: flag
& sandboxDocker
@agents.defaults.sandbox.docker.ulimits.*
= text|number|#agents.defaults.sandbox.docker.ulimits.*.2
@agents.defaults.sandbox.docker.ulimits.*.2
soft: int(>=0)
hard: int(>=0)
@agents.defaults.sandbox.prune
idleHours: int(>=0)
maxAgeDays: int(>=0)
@agents.defaults.sandbox.ssh
target: text(1..)
command: text(1..)
workspaceRoot: text(1..)
strictHostKeyChecking: flag
updateHostKeys: flag
identityFile: text(1..)
certificateFile: text(1..)
knownHostsFile: text(1..)
identityData: #models.providers.*.apiKey
certificateData: #models.providers.*.apiKey
knownHostsData: #models.providers.*.apiKey
@agents.defaults.silentReply
group: "allow"/"disallow"
internal: "allow"/"disallow"
@agents.defaults.startupContext
enabled: flag
applyOn: ["new"/"reset"]
dailyMemoryDays: int(>=1 <=14)
maxFileBytes: int(>=1 <=65536)
maxFileChars: int(>=1 <=10000)
maxTotalChars: int(>=1 <=50000)
@agents.defaults.subagents
delegationMode: "suggest"/"prefer"
allowAgents: [text]
maxConcurrent: int(>0)
maxSpawnDepth: int(>=1 <=5)
maxChildrenPerAgent: int(>=1 <=20)
archiveAfterMinutes: int(>=0)
model: text|#agents.defaults.model.1
thinking: text
runTimeoutSeconds: int(>=0)
announceTimeoutMs: int(>0)
requireAgentId: flag
@agents.list.N
id!: text
default: flag
name: text
description: text
workspace: text
agentDir: text
model: text|#agents.defaults.model.1
models: {#agents.defaults.models.*}
thinkingDefault: "off"/"minimal"/"low"/"medium"/"high"/"xhigh"/"adaptive"/"max"
verboseDefault: "off"/"on"/"full"
toolProgressDetail: "explain"/"raw"
reasoningDefault: "on"/"off"/"stream"
fastModeDefault: flag
contextInjection: "always"/"continuation-skip"/"never"
bootstrapMaxChars: int(>0)
bootstrapTotalMaxChars: int(>0)
experimental: #agents.defaults.experimental
skills: [text]
memorySearch: #agents.defaults.memorySearch
humanDelay: #agents.defaults.humanDelay
tts: #agents.list.N.tts
skillsLimits: #agents.list.N.skillsLimits
contextLimits: #agents.defaults.contextLimits
contextTokens: int(>0)
heartbeat: #agents.defaults.heartbeat
identity: #agents.list.N.identity
groupChat: #agents.list.N.groupChat
subagents: #agents.list.N.subagents
runRetries: #agents.defaults.runRetries
embeddedAgent: #agents.list.N.embeddedAgent
sandbox: #agents.defaults.sandbox
params: {any}
tools: #agents.list.N.tools
runtime: #agents.list.N.runtime
@agents.list.N.embeddedAgent
executionContract: "default"/"strict-agentic"
@agents.list.N.groupChat
mentionPatterns: [text]
historyLimit: int(>0)
unmentionedInbound: "user_request"/"room_event"
visibleReplies: "automatic"/"message_tool"|flag
@agents.list.N.identity
name: text
theme: text
emoji: text
avatar: text
@agents.list.N.runtime
= #agents.list.N.runtime.0|#agents.list.N.runtime.1
@agents.list.N.runtime.0
type!: "embedded"
@agents.list.N.runtime.1
type!: "acp"
acp: #agents.list.N.runtime.1.acp
@agents.list.N.runtime.1.acp
agent: text
backend: text
mode: "persistent"/"oneshot"
cwd: text
@agents.list.N.skillsLimits
maxSkillsPromptChars: int(>=0)
@agents.list.N.subagents
delegationMode: "suggest"/"prefer"
allowAgents: [text]
model: text|#agents.defaults.model.1
thinking: text
requireAgentId: flag
@agents.list.N.tools
profile: "minimal"/"coding"/"messaging"/"full"
allow: [text]
alsoAllow: [text]
deny: [text]
byProvider: {#agents.list.N.tools.byProvider.*}
toolsBySender: {#agents.list.N.tools.toolsBySender.*}
codeMode: flag|#agents.list.N.tools.codeMode.1
elevated: #agents.list.N.tools.elevated
exec: #agents.list.N.tools.exec
fs: #agents.list.N.tools.fs
loopDetection: #agents.list.N.tools.loopDetection
message: #agents.list.N.tools.message
sandbox: #agents.list.N.tools.sandbox
& agentAllowOrAlso
@agents.list.N.tools.byProvider.*
allow: [text]
alsoAllow: [text]
deny: [text]
profile: "minimal"/"coding"/"messaging"/"full"
& providerAllowOrAlso
@agents.list.N.tools.codeMode.1
enabled: flag
runtime: "quickjs-wasi"
mode: "only"
languages: ["javascript"/"typescript"]
timeoutMs: int(>0)
memoryLimitBytes: int(>0)
maxOutputBytes: int(>0)
maxSnapshotBytes: int(>0)
maxPendingToolCalls: int(>0)
snapshotTtlSeconds: int(>0)
searchDefaultLimit: int(>0)
maxSearchLimit: int(>0)
@agents.list.N.tools.elevated
enabled: flag
allowFrom: {[text|number]}
@agents.list.N.tools.exec
host: "auto"/"sandbox"/"gateway"/"node"
mode: "deny"/"allowlist"/"ask"/"auto"/"full"
security: "deny"/"allowlist"/"full"
ask: "off"/"on-miss"/"always"
node: text
pathPrepend: [text]
safeBins: [text]
strictInlineEval: flag
commandHighlighting: flag
safeBinTrustedDirs: [text]
safeBinProfiles: {#agents.list.N.tools.exec.safeBinProfiles.*}
reviewer: #agents.list.N.tools.exec.reviewer
backgroundMs: int(>0)
timeoutSec: int(>0)
cleanupMs: int(>0)
notifyOnExit: flag
notifyOnExitEmptySuccess: flag
applyPatch: #agents.list.N.tools.exec.applyPatch
approvalRunningNoticeMs: int(>=0)
& execMode
@agents.list.N.tools.exec.applyPatch
enabled: flag
workspaceOnly: flag
allowModels: [text]
@agents.list.N.tools.exec.reviewer
model: text|#agents.defaults.model.1
timeoutMs: int(>0)
@agents.list.N.tools.exec.safeBinProfiles.*
minPositional: int(>=0)
maxPositional: int(>=0)
allowedValueFlags: [text]
deniedFlags: [text]
@agents.list.N.tools.fs
workspaceOnly: flag
@agents.list.N.tools.loopDetection
enabled: flag
historySize: int(>0)
warningThreshold: int(>0)
unknownToolThreshold: int(>0)
criticalThreshold: int(>0)
globalCircuitBreakerThreshold: int(>0)
detectors: #agents.list.N.tools.loopDetection.detectors
postCompactionGuard: #agents.list.N.tools.loopDetection.postCompactionGuard
& loopThresholds
@agents.list.N.tools.loopDetection.detectors
genericRepeat: flag
knownPollNoProgress: flag
pingPong: flag
@agents.list.N.tools.loopDetection.postCompactionGuard
windowSize: int(>0)
@agents.list.N.tools.message
allowCrossContextSend: flag
crossContext: #agents.list.N.tools.message.crossContext
actions: #agents.list.N.tools.message.actions
broadcast: #acp.dispatch
@agents.list.N.tools.message.actions
allow: [text]
@agents.list.N.tools.message.crossContext
allowWithinProvider: flag
allowAcrossProviders: flag
marker: #agents.list.N.tools.message.crossContext.marker
@agents.list.N.tools.message.crossContext.marker
enabled: flag
prefix: text
suffix: text
@agents.list.N.tools.sandbox
tools: #agents.list.N.tools.toolsBySender.*
@agents.list.N.tools.toolsBySender.*
allow: [text]
alsoAllow: [text]
deny: [text]
& policyAllowOrAlso
@agents.list.N.tts
auto: "off"/"always"/"inbound"/"tagged"
enabled: flag
mode: "final"/"all"
provider: text(1..)
persona: text
personas: {#agents.list.N.tts.personas.*}
summaryModel: text
modelOverrides: #agents.list.N.tts.modelOverrides
providers: {#agents.list.N.tts.personas.*.providers.*}
prefsPath: text
maxTextLength: int(>=1)
timeoutMs: int(>=1000 <=120000)
@agents.list.N.tts.modelOverrides
enabled: flag
allowText: flag
allowProvider: flag
allowVoice: flag
allowModelId: flag
allowVoiceSettings: flag
allowNormalization: flag
allowSeed: flag
@agents.list.N.tts.personas.*
label: text
description: text
provider: text(1..)
fallbackPolicy: "preserve-persona"/"provider-defaults"/"fail"
prompt: #agents.list.N.tts.personas.*.prompt
providers: {#agents.list.N.tts.personas.*.providers.*}
@agents.list.N.tts.personas.*.prompt
profile: text
scene: text
sampleContext: text
style: text
accent: text
pacing: text
constraints: [text]
@agents.list.N.tts.personas.*.providers.*
apiKey: #models.providers.*.apiKey
*: text|number|flag|null|[any]|{any}
@approvals
exec: #approvals.exec
plugin: #approvals.exec
@approvals.exec
enabled: flag
mode: "session"/"targets"/"both"
agentFilter: [text]
sessionFilter: [text]
targets: [#approvals.exec.targets.N]
@approvals.exec.targets.N
channel!: text(1..)
to!: text(1..)
accountId: text
threadId: text|number
@audio
transcription: #audio.transcription
@audio.transcription
command!: [text](&safeCommand)
timeoutSeconds: int(>0)
@auth
profiles: {#auth.profiles.*}
order: {[text]}
cooldowns: #auth.cooldowns
@auth.cooldowns
billingBackoffHours: number(>0)
billingBackoffHoursByProvider: {number(>0)}
billingMaxHours: number(>0)
authPermanentBackoffMinutes: number(>0)
authPermanentMaxMinutes: number(>0)
failureWindowHours: number(>0)
overloadedProfileRotations: int(>=0)
overloadedBackoffMs: int(>=0)
rateLimitedProfileRotations: int(>=0)
@auth.profiles.*
provider!: text
mode!: "api_key"/"aws-sdk"/"oauth"/"token"
email: text
displayName: text
@bindings.N.0
type: "route"
agentId!: text
comment: text
match!: #bindings.N.0.match
session: #bindings.N.0.session
@bindings.N.0.match
channel!: text
accountId: text
peer: #bindings.N.0.match.peer
guildId: text
teamId: text
roles: [text]
@bindings.N.0.match.peer
kind!: "direct"/"group"/"channel"/"dm"
id!: text
@bindings.N.0.session
dmScope: "main"/"per-peer"/"per-channel-peer"/"per-account-channel-peer"
@bindings.N.1
type!: "acp"
agentId!: text
comment: text
match!: #bindings.N.0.match
acp: #bindings.N.1.acp
& acpPeer
@bindings.N.1.acp
mode: "persistent"/"oneshot"
label: text
cwd: text
backend: text
@broadcast
strategy: "parallel"/"sequential"
*: [text]
@browser
enabled: flag
evaluateEnabled: flag
cdpUrl: text
remoteCdpTimeoutMs: int(>=0)
remoteCdpHandshakeTimeoutMs: int(>=0)
localLaunchTimeoutMs: int(>0 <=120000)
localCdpReadyTimeoutMs: int(>0 <=120000)
actionTimeoutMs: int(>0)
color: text
executablePath: text
headless: flag
noSandbox: flag
attachOnly: flag
cdpPortRangeStart: int(>=1 <=65535)
defaultProfile: text
snapshotDefaults: #browser.snapshotDefaults
ssrfPolicy: #browser.ssrfPolicy
profiles: {text(&browserProfileName): #browser.profiles.*}
extraArgs: [text]
tabCleanup: #browser.tabCleanup
@browser.profiles.*
cdpPort: int(>=1 <=65535)
cdpUrl: text
userDataDir: text
mcpCommand: text
mcpArgs: [text]
driver: "openclaw"/"clawd"/"existing-session"
headless: flag
executablePath: text
attachOnly: flag
color!: text(&hexColour)
& cdpAddress
& userDataDir
@browser.snapshotDefaults
mode: "efficient"
@browser.ssrfPolicy
dangerouslyAllowPrivateNetwork: flag
allowedHostnames: [text]
hostnameAllowlist: [text]
@browser.tabCleanup
enabled: flag
idleMinutes: int(>=0)
maxTabsPerSession: int(>=0)
sweepMinutes: int(>0)
@canvasHost
enabled: flag
root: text
port: int(>0)
liveReload: flag
@channels
defaults: #channels.defaults
modelByChannel: {{text}}
*: any
& noChannelAcp
@channels.defaults
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
heartbeat: #channels.defaults.heartbeat
botLoopProtection: #channels.defaults.botLoopProtection
@channels.defaults.botLoopProtection
enabled: flag
maxEventsPerWindow: int(>0)
windowSeconds: int(>0)
cooldownSeconds: int(>0)
@channels.defaults.heartbeat
showOk: flag
showAlerts: flag
useIndicator: flag
@cli
banner: #cli.banner
@cli.banner
taglineMode: "random"/"default"/"off"
@commands
native: flag|"auto"
nativeSkills: flag|"auto"
text: flag
bash: flag
bashForegroundMs: int(>=0 <=30000)
config: flag
mcp: flag
plugins: flag
debug: flag
restart: flag
useAccessGroups: flag
ownerAllowFrom: [text|number]
ownerDisplay: "raw"/"hash"
ownerDisplaySecret: text
allowFrom: {[text|number]}
@commitments
enabled: flag
maxPerDay: int(>0)
@crestodian
rescue: #crestodian.rescue
@crestodian.rescue
enabled: "auto"|flag
ownerDmOnly: flag
pendingTtlMinutes: int(>0)
@cron
enabled: flag
store: text
maxConcurrentRuns: int(>0)
retry: #cron.retry
webhook: text(&url &httpUrl)
webhookToken: #models.providers.*.apiKey
sessionRetention: text|false
runLog: #cron.runLog
failureAlert: #cron.failureAlert
failureDestination: #cron.failureDestination
& cronUnits
@cron.failureAlert
enabled: flag
after: int(>=1)
cooldownMs: int(>=0)
includeSkipped: flag
mode: "announce"/"webhook"
accountId: text
@cron.failureDestination
channel: text
to: text
accountId: text
mode: "announce"/"webhook"
@cron.retry
maxAttempts: int(>=0 <=10)
backoffMs: [int(>=0)](1.. ..10)
retryOn: ["rate_limit"/"overloaded"/"network"/"timeout"/"server_error"](1..)
@cron.runLog
maxBytes: text|number
keepLines: int(>0)
@diagnostics
enabled: flag
flags: [text]
stuckSessionWarnMs: int(>0)
stuckSessionAbortMs: int(>0)
memoryPressureSnapshot: flag
otel: #diagnostics.otel
cacheTrace: #diagnostics.cacheTrace
@diagnostics.cacheTrace
enabled: flag
filePath: text
includeMessages: flag
includePrompt: flag
includeSystem: flag
@diagnostics.otel
enabled: flag
endpoint: text
tracesEndpoint: text
metricsEndpoint: text
logsEndpoint: text
protocol: "http/protobuf"/"grpc"
headers: {text}
serviceName: text
traces: flag
metrics: flag
logs: flag
sampleRate: number(>=0 <=1)
flushIntervalMs: int(>=0)
captureContent: flag|#diagnostics.otel.captureContent.1
@diagnostics.otel.captureContent.1
enabled: flag
inputMessages: flag
outputMessages: flag
toolInputs: flag
toolOutputs: flag
systemPrompt: flag
toolDefinitions: flag
@discovery
wideArea: #discovery.wideArea
mdns: #discovery.mdns
@discovery.mdns
mode: "off"/"minimal"/"full"
@discovery.wideArea
enabled: flag
domain: text
@env
shellEnv: #env.shellEnv
vars: {text}
*: text
@env.shellEnv
enabled: flag
timeoutMs: int(>=0)
@gateway
port: int(>0)
mode: "local"/"remote"
bind: "auto"/"lan"/"loopback"/"custom"/"tailnet"
customBindHost: text
controlUi: #gateway.controlUi
auth: #gateway.auth
trustedProxies: [text]
allowRealIpFallback: flag
tools: #gateway.tools
webchat: #gateway.webchat
handshakeTimeoutMs: int(>=1)
channelHealthCheckMinutes: int(>=0)
channelStaleEventThresholdMinutes: int(>=1)
channelMaxRestartsPerHour: int(>=1)
tailscale: #gateway.tailscale
remote: #gateway.remote
reload: #gateway.reload
tls: #gateway.tls
http: #gateway.http
push: #gateway.push
nodes: #gateway.nodes
& staleAfterCheck
@gateway.auth
mode: "none"/"token"/"password"/"trusted-proxy"
token: #models.providers.*.apiKey
password: #models.providers.*.apiKey
allowTailscale: flag
rateLimit: #gateway.auth.rateLimit
trustedProxy: #gateway.auth.trustedProxy
@gateway.auth.rateLimit
maxAttempts: number
windowMs: number
lockoutMs: number
exemptLoopback: flag
@gateway.auth.trustedProxy
userHeader!: text(1..="userHeader is required for trusted-proxy mode")
requiredHeaders: [text]
allowUsers: [text]
allowLoopback: flag
@gateway.controlUi
enabled: flag
basePath: text
root: text
embedSandbox: "strict"/"scripts"/"trusted"
allowExternalEmbedUrls: flag
chatMessageMaxWidth: text(&cssWidth)
allowedOrigins: [text]
dangerouslyAllowHostHeaderOriginFallback: flag
allowInsecureAuth: flag
dangerouslyDisableDeviceAuth: flag
@gateway.http
endpoints: #gateway.http.endpoints
securityHeaders: #gateway.http.securityHeaders
@gateway.http.endpoints
chatCompletions: #gateway.http.endpoints.chatCompletions
responses: #gateway.http.endpoints.responses
@gateway.http.endpoints.chatCompletions
enabled: flag
maxBodyBytes: int(>0)
maxImageParts: int(>=0)
maxTotalImageBytes: int(>0)
images: #gateway.http.endpoints.chatCompletions.images
@gateway.http.endpoints.chatCompletions.images
allowUrl: flag
urlAllowlist: [text]
allowedMimes: [text]
maxBytes: int(>0)
maxRedirects: int(>=0)
timeoutMs: int(>0)
@gateway.http.endpoints.responses
enabled: flag
maxBodyBytes: int(>0)
maxUrlParts: int(>=0)
files: #gateway.http.endpoints.responses.files
images: #gateway.http.endpoints.chatCompletions.images
@gateway.http.endpoints.responses.files
allowUrl: flag
urlAllowlist: [text]
allowedMimes: [text]
maxBytes: int(>0)
maxRedirects: int(>=0)
timeoutMs: int(>0)
maxChars: int(>0)
pdf: #gateway.http.endpoints.responses.files.pdf
@gateway.http.endpoints.responses.files.pdf
maxPages: int(>0)
maxPixels: int(>0)
minTextChars: int(>=0)
@gateway.http.securityHeaders
strictTransportSecurity: text|false
@gateway.nodes
browser: #gateway.nodes.browser
pairing: #gateway.nodes.pairing
allowCommands: [text]
denyCommands: [text]
@gateway.nodes.browser
mode: "auto"/"manual"/"off"
node: text
@gateway.nodes.pairing
autoApproveCidrs: [text]
@gateway.push
apns: #gateway.push.apns
@gateway.push.apns
relay: #gateway.push.apns.relay
@gateway.push.apns.relay
baseUrl: text
timeoutMs: int(>0)
@gateway.reload
mode: "off"/"restart"/"hot"/"hybrid"
debounceMs: int(>=0)
deferralTimeoutMs: int(>=0)
@gateway.remote
enabled: flag
url: text
transport: "ssh"/"direct"
remotePort: int(>=1 <=65535)
token: #models.providers.*.apiKey
password: #models.providers.*.apiKey
tlsFingerprint: text
sshTarget: text
sshIdentity: text
@gateway.tailscale
mode: "off"/"serve"/"funnel"
resetOnExit: flag
preserveFunnel: flag
@gateway.tls
enabled: flag
autoGenerate: flag
certPath: text
keyPath: text
caPath: text
*: any
@gateway.tools
deny: [text]
allow: [text]
@gateway.webchat
chatHistoryMaxChars: int(>0 <=500000)
@hooks
enabled: flag
path: text
token: text
defaultSessionKey: text
allowRequestSessionKey: flag
allowedSessionKeyPrefixes: [text]
allowedAgentIds: [text]
maxBodyBytes: int(>0)
presets: [text]
transformsDir: text
mappings: [#hooks.mappings.N]
gmail: #hooks.gmail
internal: #hooks.internal
@hooks.gmail
account: text
label: text
topic: text
subscription: text
pushToken: text
hookUrl: text
includeBody: flag
maxBytes: int(>0)
renewEveryMinutes: int(>0)
allowUnsafeExternalContent: flag
serve: #hooks.gmail.serve
tailscale: #hooks.gmail.tailscale
model: text
thinking: "off"/"minimal"/"low"/"medium"/"high"
@hooks.gmail.serve
bind: text
port: int(>0)
path: text
@hooks.gmail.tailscale
mode: "off"/"serve"/"funnel"
path: text
target: text
@hooks.internal
enabled: flag
handlers: [#hooks.internal.handlers.N]
entries: {#hooks.internal.entries.*}
load: #hooks.internal.load
installs: {#hooks.internal.installs.*}
@hooks.internal.entries.*
enabled: flag
env: {text}
*: any
@hooks.internal.handlers.N
event!: text
module!: text(&modulePath)
export: text
@hooks.internal.installs.*
source!: "npm"/"archive"/"path"/"clawhub"/"git"
spec: text
sourcePath: text
installPath: text
version: text
resolvedName: text
resolvedVersion: text
resolvedSpec: text
integrity: text
shasum: text
resolvedAt: text
installedAt: text
clawhubUrl: text
clawhubPackage: text
clawhubFamily: "code-plugin"/"bundle-plugin"
clawhubChannel: "official"/"community"/"private"
artifactKind: "legacy-zip"/"npm-pack"
artifactFormat: "zip"/"tgz"
npmIntegrity: text
npmShasum: text
npmTarballName: text
clawpackSha256: text
clawpackSpecVersion: int(>=0)
clawpackManifestSha256: text
clawpackSize: int(>=0)
gitUrl: text
gitRef: text
gitCommit: text
hooks: [text]
@hooks.internal.load
extraDirs: [text]
@hooks.mappings.N
id: text
match: #hooks.mappings.N.match
action: "wake"/"agent"
wakeMode: "now"/"next-heartbeat"
name: text
agentId: text
sessionKey: text
messageTemplate: text
textTemplate: text
deliver: flag
allowUnsafeExternalContent: flag
channel: text(&trimmed 1..)
to: text
model: text
thinking: text
timeoutSeconds: int(>0)
transform: #hooks.mappings.N.transform
@hooks.mappings.N.match
path: text
source: text
*: any
@hooks.mappings.N.transform
module!: text(&modulePath)
export: text
@logging
level: "silent"/"fatal"/"error"/"warn"/"info"/"debug"/"trace"
file: text
maxFileBytes: int(>0)
consoleLevel: "silent"/"fatal"/"error"/"warn"/"info"/"debug"/"trace"
consoleStyle: "pretty"/"compact"/"json"
redactSensitive: "off"/"tools"
redactPatterns: [text]
@mcp
servers: {#mcp.servers.*}
sessionIdleTtlMs: number(>=0)
@mcp.servers.*
command: text
args: [text]
env: {text|number|flag}
cwd: text
workingDirectory: text
url: text(&url &httpUrl)
transport: "sse"/"streamable-http"
headers: {text|number|flag}
codex: #mcp.servers.*.codex
*: any
@mcp.servers.*.codex
agents: [text(&trimmed &codexAgent)](1..)
defaultToolsApprovalMode: "auto"/"prompt"/"approve"
default_tools_approval_mode: "auto"/"prompt"/"approve"
@media
preserveFilenames: flag
ttlHours: int(>=1 <=168)
@memory
backend: "builtin"/"qmd"
citations: "auto"/"on"/"off"
qmd: #memory.qmd
@memory.qmd
command: text
mcporter: #memory.qmd.mcporter
searchMode: "query"/"search"/"vsearch"
searchTool: text(&trimmed 1..)
includeDefaultMemory: flag
paths: [#agents.defaults.memorySearch.qmd.extraCollections.N]
sessions: #memory.qmd.sessions
update: #memory.qmd.update
limits: #memory.qmd.limits
scope: #tools.media.image.scope
@memory.qmd.limits
maxResults: int(>0)
maxSnippetChars: int(>0)
maxInjectedChars: int(>0)
timeoutMs: int(>=0)
@memory.qmd.mcporter
enabled: flag
serverName: text
startDaemon: flag
@memory.qmd.sessions
enabled: flag
exportDir: text
retentionDays: int(>=0)
@memory.qmd.update
interval: text
debounceMs: int(>=0)
onBoot: flag
startup: "off"/"idle"/"immediate"
startupDelayMs: int(>=0)
waitForBootSync: flag
embedInterval: text
commandTimeoutMs: int(>=0)
updateTimeoutMs: int(>=0)
embedTimeoutMs: int(>=0)
@messages
messagePrefix: text
visibleReplies: "automatic"/"message_tool"|flag
responsePrefix: text
groupChat: #agents.list.N.groupChat
queue: #messages.queue
inbound: #messages.inbound
ackReaction: text
ackReactionScope: "group-mentions"/"group-all"/"direct"/"all"/"off"/"none"
removeAckAfterReply: flag
statusReactions: #messages.statusReactions
suppressToolErrors: flag
tts: #agents.list.N.tts
@messages.inbound
debounceMs: int(>=0)
byChannel: {int(>=0)}
@messages.queue
mode: "steer"/"followup"/"collect"/"interrupt"
byChannel: #messages.queue.byChannel
debounceMs: int(>=0)
debounceMsByChannel: {int(>=0)}
cap: int(>0)
drop: "old"/"new"/"summarize"
@messages.queue.byChannel
whatsapp: "steer"/"followup"/"collect"/"interrupt"
telegram: "steer"/"followup"/"collect"/"interrupt"
discord: "steer"/"followup"/"collect"/"interrupt"
irc: "steer"/"followup"/"collect"/"interrupt"
googlechat: "steer"/"followup"/"collect"/"interrupt"
slack: "steer"/"followup"/"collect"/"interrupt"
mattermost: "steer"/"followup"/"collect"/"interrupt"
signal: "steer"/"followup"/"collect"/"interrupt"
imessage: "steer"/"followup"/"collect"/"interrupt"
msteams: "steer"/"followup"/"collect"/"interrupt"
webchat: "steer"/"followup"/"collect"/"interrupt"
matrix: "steer"/"followup"/"collect"/"interrupt"
@messages.statusReactions
enabled: flag
emojis: #messages.statusReactions.emojis
timing: #messages.statusReactions.timing
@messages.statusReactions.emojis
thinking: text
tool: text
coding: text
web: text
deploy: text
build: text
concierge: text
done: text
error: text
stallSoft: text
stallHard: text
compacting: text
@messages.statusReactions.timing
debounceMs: int(>=0)
stallSoftMs: int(>=0)
stallHardMs: int(>=0)
doneHoldMs: int(>=0)
errorHoldMs: int(>=0)
@meta
lastTouchedVersion: text
lastTouchedAt: text|number(&timestamp)
@models
mode: "merge"/"replace"
providers: {#models.providers.*}(&customProviders)
pricing: #acp.dispatch
@models.providers.*
baseUrl: text(1..)
apiKey: #models.providers.*.apiKey
auth: "api-key"/"aws-sdk"/"oauth"/"token"
api: "openai-completions"/"openai-responses"/"openai-codex-responses"/"anthropic-messages"/"google-generative-ai"/"google-vertex"/"github-copilot"/"bedrock-converse-stream"/"ollama"/"azure-openai-responses"
contextWindow: number(>0)
contextTokens: int(>0)
maxTokens: number(>0)
timeoutSeconds: int(>0)
region: text(1..)
injectNumCtxForOpenAICompat: flag
params: {any}
agentRuntime: #models.providers.*.agentRuntime
localService: #models.providers.*.localService
headers: {#models.providers.*.apiKey}
authHeader: flag
request: #models.providers.*.request
models: [#models.providers.*.models.N]
@models.providers.*.agentRuntime
id: text
@models.providers.*.apiKey
= text|by source(#models.providers.*.apiKey.1.0|#models.providers.*.apiKey.1.1|#models.providers.*.apiKey.1.2)
@models.providers.*.apiKey.1.0
source!: "env"
provider!: text(&secretProviderName)
id!: text(&envSecretId)
@models.providers.*.apiKey.1.1
source!: "file"
provider!: text(&secretProviderName)
id!: text(&fileSecretId)
@models.providers.*.apiKey.1.2
source!: "exec"
provider!: text(&secretProviderName)
id!: text(&execSecretId)
@models.providers.*.localService
command!: text(1..)
args: [text]
cwd: text(1..)
env: {text}
healthUrl: text(1..)
readyTimeoutMs: int(>0)
idleStopMs: int(>=0)
@models.providers.*.models.N
id!: text(1..)
name!: text(1..)
api: "openai-completions"/"openai-responses"/"openai-codex-responses"/"anthropic-messages"/"google-generative-ai"/"google-vertex"/"github-copilot"/"bedrock-converse-stream"/"ollama"/"azure-openai-responses"
baseUrl: text(1..)
reasoning: flag
input: ["text"/"image"/"video"/"audio"]
cost: #models.providers.*.models.N.cost
contextWindow: number(>0)
contextTokens: int(>0)
maxTokens: number(>0)
params: {any}
agentRuntime: #models.providers.*.agentRuntime
headers: {text}
compat: #models.providers.*.models.N.compat
mediaInput: #models.providers.*.models.N.mediaInput
metadataSource: "models-add"
@models.providers.*.models.N.compat
supportsStore: flag
supportsPromptCacheKey: flag
supportsDeveloperRole: flag
supportsReasoningEffort: flag
supportsUsageInStreaming: flag
supportsTools: flag
supportsStrictMode: flag
requiresStringContent: flag
strictMessageKeys: flag
visibleReasoningDetailTypes: [text(1..)]
supportedReasoningEfforts: [text(1..)]
reasoningEffortMap: {text(1..): text(1..)}
maxTokensField: "max_completion_tokens"/"max_tokens"
thinkingFormat: "openai"/"openrouter"/"deepseek"/"together"/"qwen"/"qwen-chat-template"/"zai"
requiresToolResultName: flag
requiresAssistantAfterToolResult: flag
requiresThinkingAsText: flag
toolSchemaProfile: text
unsupportedToolSchemaKeywords: [text(1..)]
nativeWebSearchTool: flag
toolCallArgumentsEncoding: text
requiresMistralToolIds: flag
requiresOpenAiAnthropicToolPayload: flag
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
range!: <number, number>|<number>
@models.providers.*.models.N.mediaInput
image: #models.providers.*.models.N.mediaInput.image
@models.providers.*.models.N.mediaInput.image
maxBytes: int(>0)
maxPixels: int(>0)
maxSidePx: int(>0)
preferredSidePx: int(>0)
tokenMode: "tile"/"detail"/"provider"
@models.providers.*.request
headers: {#models.providers.*.apiKey}
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
token!: #models.providers.*.apiKey
@models.providers.*.request.auth.2
mode!: "header"
headerName!: text(1..)
value!: #models.providers.*.apiKey
prefix: text
@models.providers.*.request.proxy
= #models.providers.*.request.proxy.0|#models.providers.*.request.proxy.1
@models.providers.*.request.proxy.0
mode!: "env-proxy"
tls: #models.providers.*.request.proxy.0.tls
@models.providers.*.request.proxy.0.tls
ca: #models.providers.*.apiKey
cert: #models.providers.*.apiKey
key: #models.providers.*.apiKey
passphrase: #models.providers.*.apiKey
serverName: text
insecureSkipVerify: flag
@models.providers.*.request.proxy.1
mode!: "explicit-proxy"
url!: text(1..)
tls: #models.providers.*.request.proxy.0.tls
@nodeHost
browserProxy: #nodeHost.browserProxy
@nodeHost.browserProxy
enabled: flag
allowProfiles: [text]
@plugins
enabled: flag
allow: [text]
deny: [text]
load: #plugins.load
slots: #plugins.slots
entries: {#plugins.entries.*}
bundledDiscovery: "compat"/"allowlist"
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
allowAgentIdOverride: flag
@plugins.entries.*.subagent
allowModelOverride: flag
allowedModels: [text]
@plugins.load
paths: [text]
@plugins.slots
memory: text
contextEngine: text
@proxy
enabled: flag
proxyUrl: text(&url &proxyUrl)
tls: #proxy.tls
loopbackMode: "gateway-only"/"proxy"/"block"
@proxy.tls
caFile: text(1..)
@secrets
providers: #secrets.providers
defaults: #secrets.defaults
resolution: #secrets.resolution
@secrets.defaults
env: text(&secretsName)
file: text(&secretsName)
exec: text(&secretsName)
@secrets.providers
*: by source(#secrets.providers.*.0|#secrets.providers.*.1|#secrets.providers.*.2)
@secrets.providers.*.0
source!: "env"
allowlist: [text(&envName)](..256)
@secrets.providers.*.1
source!: "file"
path!: text(1..)
mode: "singleValue"/"json"
timeoutMs: int(>0 <=120000)
maxBytes: int(>0 <=20971520)
allowInsecurePath: flag
@secrets.providers.*.2
source!: "exec"
command!: text(1.. &safeSecretsCommand &absoluteSecretsCommand)
args: [text(..1024)](..128)
timeoutMs: int(>0 <=120000)
noOutputTimeoutMs: int(>0 <=120000)
maxOutputBytes: int(>0 <=20971520)
jsonOnly: flag
env: {text}
passEnv: [text(&envName)](..128)
trustedDirs: [text(1.. &absoluteTrustedDir)](..64)
allowInsecurePath: flag
allowSymlinkCommand: flag
@secrets.resolution
maxProviderConcurrency: int(>0 <=16)
maxRefsPerProvider: int(>0 <=4096)
maxBatchBytes: int(>0 <=5242880)
@security
audit: #security.audit
@security.audit
suppressions: [#security.audit.suppressions.N]
@security.audit.suppressions.N
checkId!: text(1..)
titleIncludes: text(1..)
detailIncludes: text(1..)
reason: text(1..)
@session
scope: "per-sender"/"global"
dmScope: "main"/"per-peer"/"per-channel-peer"/"per-account-channel-peer"
identityLinks: {[text]}
resetTriggers: [text]
idleMinutes: int(>0)
reset: #session.reset
resetByType: #session.resetByType
resetByChannel: {#session.reset}
store: text
typingIntervalSeconds: int(>0)
typingMode: "never"/"instant"/"thinking"/"message"
mainKey: text
sendPolicy: #tools.media.image.scope
writeLock: #session.writeLock
agentToAgent: #session.agentToAgent
threadBindings: #session.threadBindings
maintenance: #session.maintenance
@session.agentToAgent
maxPingPongTurns: int(>=0 <=20)
@session.maintenance
mode: "enforce"/"warn"
pruneAfter: text|number
pruneDays: int(>0)
maxEntries: int(>0)
rotateBytes: text|number
resetArchiveRetention: text|number|false
maxDiskBytes: text|number
highWaterBytes: text|number
& sessionUnits
@session.reset
mode: "daily"/"idle"
atHour: int(>=0 <=23)
idleMinutes: int(>0)
@session.resetByType
direct: #session.reset
dm: #session.reset
group: #session.reset
thread: #session.reset
@session.threadBindings
enabled: flag
idleHours: number(>=0)
maxAgeHours: number(>=0)
spawnSessions: flag
defaultSpawnContext: "isolated"/"fork"
@session.writeLock
acquireTimeoutMs: int(>0)
staleMs: int(>0)
maxHoldMs: int(>0)
@skills
allowBundled: [text]
load: #skills.load
install: #skills.install
limits: #skills.limits
entries: {#skills.entries.*}
@skills.entries.*
enabled: flag
apiKey: #models.providers.*.apiKey
env: {text}
config: {any}
@skills.install
preferBrew: flag
nodeManager: "npm"/"pnpm"/"yarn"/"bun"
allowUploadedArchives: flag
@skills.limits
maxCandidatesPerRoot: int(>=1)
maxSkillsLoadedPerSource: int(>=1)
maxSkillsInPrompt: int(>=0)
maxSkillsPromptChars: int(>=0)
maxSkillFileBytes: int(>=0)
@skills.load
extraDirs: [text]
allowSymlinkTargets: [text]
watch: flag
watchDebounceMs: int(>=0)
@surfaces.*
silentReply: #agents.defaults.silentReply
@talk
provider: text
providers: {#talk.providers.*}
realtime: #talk.realtime
consultThinkingLevel: "off"/"minimal"/"low"/"medium"/"high"/"xhigh"/"adaptive"/"max"
consultFastMode: flag
speechLocale: text
interruptOnSpeech: flag
silenceTimeoutMs: int(>0)
& talkProvider
@talk.providers.*
apiKey: #models.providers.*.apiKey
*: any
@talk.realtime
provider: text
providers: {#talk.providers.*}
model: text
speakerVoice: text
speakerVoiceId: text
voice: text
instructions: text
mode: "realtime"/"stt-tts"/"transcription"
transport: "webrtc"/"provider-websocket"/"gateway-relay"/"managed-room"
brain: "agent-consult"/"direct-tools"/"none"
consultRouting: "provider-direct"/"force-agent-consult"
& realtimeProvider
@tools
profile: "minimal"/"coding"/"messaging"/"full"
allow: [text]
alsoAllow: [text]
deny: [text]
byProvider: {#agents.list.N.tools.byProvider.*}
toolsBySender: {#agents.list.N.tools.toolsBySender.*}
web: #tools.web
media: #tools.media
links: #tools.links
sessions: #tools.sessions
loopDetection: #agents.list.N.tools.loopDetection
toolSearch: flag|#tools.toolSearch.1
codeMode: flag|#agents.list.N.tools.codeMode.1
message: #agents.list.N.tools.message
agentToAgent: #tools.agentToAgent
elevated: #agents.list.N.tools.elevated
exec: #tools.exec
fs: #agents.list.N.tools.fs
subagents: #agents.list.N.tools.sandbox
sandbox: #agents.list.N.tools.sandbox
sessions_spawn: #tools.sessions_spawn
experimental: #tools.experimental
& toolsAllowOrAlso
@tools.agentToAgent
enabled: flag
allow: [text]
@tools.exec
host: "auto"/"sandbox"/"gateway"/"node"
mode: "deny"/"allowlist"/"ask"/"auto"/"full"
security: "deny"/"allowlist"/"full"
ask: "off"/"on-miss"/"always"
node: text
pathPrepend: [text]
safeBins: [text]
strictInlineEval: flag
commandHighlighting: flag
safeBinTrustedDirs: [text]
safeBinProfiles: {#agents.list.N.tools.exec.safeBinProfiles.*}
reviewer: #agents.list.N.tools.exec.reviewer
backgroundMs: int(>0)
timeoutSec: int(>0)
cleanupMs: int(>0)
notifyOnExit: flag
notifyOnExitEmptySuccess: flag
applyPatch: #agents.list.N.tools.exec.applyPatch
& execMode
@tools.experimental
planTool: flag
@tools.links
enabled: flag
scope: #tools.media.image.scope
maxLinks: int(>0)
timeoutSeconds: int(>0)
models: [#tools.links.models.N]
@tools.links.models.N
type: "cli"
command!: text(1..)
args: [text]
timeoutSeconds: int(>0)
@tools.media
models: [#tools.media.models.N]
concurrency: int(>0)
asyncCompletion: #tools.media.asyncCompletion
image: #tools.media.image
audio: #tools.media.image
video: #tools.media.image
@tools.media.asyncCompletion
directSend: flag
@tools.media.image
enabled: flag
scope: #tools.media.image.scope
maxBytes: int(>0)
maxChars: int(>0)
prompt: text
timeoutSeconds: int(>0)
language: text
providerOptions: {{text|number|flag}}
deepgram: #tools.media.models.N.deepgram
baseUrl: text
headers: {text}
request: #tools.media.models.N.request
attachments: #tools.media.image.attachments
models: [#tools.media.models.N]
echoTranscript: flag
echoFormat: text
@tools.media.image.attachments
mode: "first"/"all"
maxAttachments: int(>0)
prefer: "first"/"last"/"path"/"url"
@tools.media.image.scope
default: "allow"/"deny"
rules: [#tools.media.image.scope.rules.N]
@tools.media.image.scope.rules.N
action!: "allow"/"deny"
match: #tools.media.image.scope.rules.N.match
@tools.media.image.scope.rules.N.match
channel: text
chatType: "direct"/"group"/"channel"/"dm"
keyPrefix: text
rawKeyPrefix: text
@tools.media.models.N
provider: text
model: text
capabilities: ["image"/"audio"/"video"]
type: "provider"/"cli"
command: text
args: [text]
maxChars: int(>0)
maxBytes: int(>0)
prompt: text
timeoutSeconds: int(>0)
language: text
providerOptions: {{text|number|flag}}
deepgram: #tools.media.models.N.deepgram
baseUrl: text
headers: {text}
request: #tools.media.models.N.request
profile: text
preferredProfile: text
@tools.media.models.N.deepgram
detectLanguage: flag
punctuate: flag
smartFormat: flag
@tools.media.models.N.request
headers: {#models.providers.*.apiKey}
auth: #models.providers.*.request.auth
proxy: #models.providers.*.request.proxy
tls: #models.providers.*.request.proxy.0.tls
@tools.sessions
visibility: "self"/"tree"/"agent"/"all"
@tools.sessions_spawn
attachments: #tools.sessions_spawn.attachments
@tools.sessions_spawn.attachments
enabled: flag
maxTotalBytes: number
maxFiles: number
maxFileBytes: number
retainOnSessionKeep: flag
@tools.toolSearch.1
enabled: flag
mode: "code"/"tools"
codeTimeoutMs: int(>0)
searchDefaultLimit: int(>0)
maxSearchLimit: int(>0)
@tools.web
search: #tools.web.search
fetch: #tools.web.fetch
x_search: #tools.web.x_search
@tools.web.fetch
enabled: flag
provider: text
maxChars: int(>0)
maxCharsCap: int(>0)
maxResponseBytes: int(>0)
timeoutSeconds: int(>0)
cacheTtlMinutes: number(>=0)
maxRedirects: int(>=0)
userAgent: text
readability: flag
useTrustedEnvProxy: flag
ssrfPolicy: #tools.web.fetch.ssrfPolicy
firecrawl: #tools.web.fetch.firecrawl
@tools.web.fetch.firecrawl
enabled: flag
apiKey: #models.providers.*.apiKey
baseUrl: text
onlyMainContent: flag
maxAgeMs: int(>=0)
timeoutSeconds: int(>0)
@tools.web.fetch.ssrfPolicy
allowRfc2544BenchmarkRange: flag
allowIpv6UniqueLocalRange: flag
@tools.web.search
enabled: flag
provider: text
maxResults: int(>0)
timeoutSeconds: int(>0)
cacheTtlMinutes: number(>=0)
apiKey: #models.providers.*.apiKey
openaiCodex: #tools.web.search.openaiCodex
*: any
& webSearchKeys
@tools.web.search.openaiCodex
enabled: flag
mode: "cached"/"live"
allowedDomains: [text]
contextSize: "low"/"medium"/"high"
userLocation: #tools.web.search.openaiCodex.userLocation
@tools.web.search.openaiCodex.userLocation
country: text
region: text
city: text
timezone: text
@tools.web.x_search
enabled: flag
model: text
inlineCitations: flag
maxTurns: int
timeoutSeconds: int(>0)
cacheTtlMinutes: number(>=0)
@transcripts
enabled: flag
maxUtterances: int(>=1 <=10000)
autoStart: [#transcripts.autoStart.N]
@transcripts.autoStart.N
providerId!: text(1..)
sessionId: text(1..)
title: text(1..)
accountId: text(1..)
guildId: text(1..)
channelId: text(1..)
meetingUrl: text(1..)
@ui
seamColor: text(&hexColour)
assistant: #ui.assistant
@ui.assistant
name: text(..50)
avatar: text(..2000000)
@update
channel: "stable"/"beta"/"dev"
checkOnStart: flag
auto: #update.auto
@update.auto
enabled: flag
stableDelayHours: number(>=0 <=168)
stableJitterHours: number(>=0 <=168)
betaCheckIntervalHours: number(>0 <=24)
@web
enabled: flag
heartbeatSeconds: int(>0)
reconnect: #web.reconnect
whatsapp: #web.whatsapp
@web.reconnect
initialMs: number(>0)
maxMs: number(>0)
factor: number(>0)
jitter: number(>=0 <=1)
maxAttempts: int(>=0)
@web.whatsapp
keepAliveIntervalMs: int(>0)
connectTimeoutMs: int(>0)
defaultQueryTimeoutMs: int(>0)
@wizard
lastRunAt: text
lastRunVersion: text
lastRunCommit: text
lastRunCommand: text
lastRunMode: "local"/"remote"
`,
);
