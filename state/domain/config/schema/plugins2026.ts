// Written by scripts/schema.mjs: do not edit.
import { lazy } from '../../lazy.js';
import type { Table } from './shape.js';

/** What is under `plugins.entries.<id>.config`, by the plugins that OpenClaw 2026.5.28 brings along: all of them are here. */
export const PLUGINS_2026 = lazy<Table>(
  () => `
@active-memory
= #active-memory.config
@active-memory.config
enabled: flag
agents: [text]
model: text
modelFallback: text
modelFallbackPolicy: "default-remote"/"resolved-only"
allowedChatTypes: ["direct"/"group"/"channel"/"explicit"]
allowedChatIds: [text]
deniedChatIds: [text]
thinking: "off"/"minimal"/"low"/"medium"/"high"/"xhigh"/"adaptive"
timeoutMs: int(<=120000 >=250)
setupGraceTimeoutMs: int(<=30000 >=0)
queryMode: "message"/"recent"/"full"
promptStyle: "balanced"/"strict"/"contextual"/"recall-heavy"/"precision-heavy"/"preference-only"
toolsAllow: [text(~"^(?!\\\\*$)(?![Gg][Rr][Oo][Uu][Pp]:).+")](..32)
promptOverride: text
promptAppend: text
maxSummaryChars: int(<=1000 >=40)
recentUserTurns: int(<=4 >=0)
recentAssistantTurns: int(<=3 >=0)
recentUserChars: int(<=1000 >=40)
recentAssistantChars: int(<=1000 >=40)
logging: flag
persistTranscripts: flag
transcriptDir: text
cacheTtlMs: int(<=120000 >=1000)
circuitBreakerMaxTimeouts: int(<=20 >=1)
circuitBreakerCooldownMs: int(<=600000 >=5000)
qmd: #active-memory.qmd
@active-memory.qmd
searchMode: "inherit"/"search"/"vsearch"/"query"
@admin-http-rpc
= #admin-http-rpc.config
@admin-http-rpc.config

@alibaba
= #admin-http-rpc.config
@anthropic
= #admin-http-rpc.config
@arcee
= #admin-http-rpc.config
@azure-speech
= #azure-speech.config
@azure-speech.config
apiKey: text
region: text
endpoint: text
baseUrl: text
voice: text
lang: text
outputFormat: text
voiceNoteOutputFormat: text
@bonjour
= #admin-http-rpc.config
@browser
= #admin-http-rpc.config
@byteplus
= #admin-http-rpc.config
@canvas
= #canvas.config
@canvas.config
host: #canvas.host
@canvas.host
enabled: flag
root: text
port: int(>=1)
liveReload: flag
@cerebras
= #admin-http-rpc.config
@chutes
= #admin-http-rpc.config
@clickclack
= #admin-http-rpc.config
@cloudflare-ai-gateway
= #admin-http-rpc.config
@codex-supervisor
= #codex-supervisor.config
@codex-supervisor.config
endpoints: [#codex-supervisor.endpoints.N]
allowRawTranscripts: flag
allowWriteControls: flag
@codex-supervisor.endpoints.N
= #codex-supervisor.endpoints.N.0|#codex-supervisor.endpoints.N.1
@codex-supervisor.endpoints.N.0
id: text
label: text
transport: ="stdio-proxy"
command: text
args: [text]
cwd: text
@codex-supervisor.endpoints.N.1
id: text
label: text
transport!: ="websocket"
url!: text
authTokenEnv: text
@comfy
= #comfy.config
@comfy.config
mode: "local"/"cloud"
baseUrl: text
apiKey: (text|{any})
allowPrivateNetwork: flag
workflowPath: text
workflow: {any}
promptNodeId: text
promptInputName: text
inputImageNodeId: text
inputImageInputName: text
outputNodeId: text
pollIntervalMs: int(>=100)
timeoutMs: int(>=1000)
image: #comfy.image
video: #comfy.image
music: #comfy.music
@comfy.image
workflowPath: text
workflow: {any}
promptNodeId: text
promptInputName: text
inputImageNodeId: text
inputImageInputName: text
outputNodeId: text
pollIntervalMs: int(>=100)
timeoutMs: int(>=1000)
@comfy.music
workflowPath: text
workflow: {any}
promptNodeId: text
promptInputName: text
outputNodeId: text
pollIntervalMs: int(>=100)
timeoutMs: int(>=1000)
@copilot-proxy
= #admin-http-rpc.config
@deepgram
= #admin-http-rpc.config
@deepinfra
= #admin-http-rpc.config
@deepseek
= #admin-http-rpc.config
@device-pair
= #device-pair.config
@device-pair.config
publicUrl: text
@document-extract
= #admin-http-rpc.config
@duckduckgo
= #duckduckgo.config
@duckduckgo.config
webSearch: #duckduckgo.webSearch
@duckduckgo.webSearch
region: text
safeSearch: "strict"/"moderate"/"off"
@elevenlabs
= #admin-http-rpc.config
@exa
= #exa.config
@exa.config
webSearch: #exa.webSearch
@exa.webSearch
apiKey: (text|{any})
baseUrl: text
@fal
= #admin-http-rpc.config
@file-transfer
= #file-transfer.config
@file-transfer.config
nodes: {#file-transfer.nodes.*}
@file-transfer.nodes.*
ask: "off"/"on-miss"/"always"
allowReadPaths: [text]
allowWritePaths: [text]
denyPaths: [text]
maxBytes: number
followSymlinks: flag
@firecrawl
= #firecrawl.config
@firecrawl.config
webSearch: #exa.webSearch
webFetch: #firecrawl.webFetch
@firecrawl.webFetch
apiKey: (text|{any})
baseUrl: text
onlyMainContent: flag
maxAgeMs: number
timeoutSeconds: number
@fireworks
= #admin-http-rpc.config
@github-copilot
= #github-copilot.config
@github-copilot.config
discovery: #github-copilot.discovery
@github-copilot.discovery
enabled: flag
@google
= #google.config
@google.config
webSearch: #google.webSearch
@google.webSearch
apiKey: (text|{any})
model: text
baseUrl: text
@gradium
= #admin-http-rpc.config
@groq
= #admin-http-rpc.config
@huggingface
= #github-copilot.config
@imessage
= #admin-http-rpc.config
@inworld
= #inworld.config
@inworld.config
apiKey: text
baseUrl: text
voiceId: text
modelId: text
temperature: number(<=2 >=0)
@irc
= #admin-http-rpc.config
@kilocode
= #admin-http-rpc.config
@kimi
= #admin-http-rpc.config
@litellm
= #admin-http-rpc.config
@llm-task
= #llm-task.config
@llm-task.config
defaultProvider: text
defaultModel: text
defaultAuthProfileId: text
allowedModels: [text]
maxTokens: int(>=1)
timeoutMs: int(>=1)
@lmstudio
= #admin-http-rpc.config
@mattermost
= #admin-http-rpc.config
@memory-core
= #memory-core.config
@memory-core.config
dreaming: #memory-core.dreaming
@memory-core.dreaming
enabled: flag
frequency: text
model: text
timezone: text
verboseLogging: flag
storage: #memory-core.dreaming.storage
execution: #memory-core.dreaming.execution
phases: #memory-core.dreaming.phases
@memory-core.dreaming.execution
defaults: #memory-core.dreaming.execution.defaults
@memory-core.dreaming.execution.defaults
model: text
@memory-core.dreaming.phases
light: #memory-core.dreaming.phases.light
deep: #memory-core.dreaming.phases.deep
rem: #memory-core.dreaming.phases.rem
@memory-core.dreaming.phases.deep
enabled: flag
limit: int(>=0)
minScore: number(<=1 >=0)
minRecallCount: int(>=0)
minUniqueQueries: int(>=0)
recencyHalfLifeDays: int(>=0)
maxAgeDays: int(>=1)
maxPromotedSnippetTokens: int(>=1)
execution: #memory-core.dreaming.execution.defaults
@memory-core.dreaming.phases.light
enabled: flag
lookbackDays: int(>=0)
limit: int(>=0)
dedupeSimilarity: number(<=1 >=0)
execution: #memory-core.dreaming.execution.defaults
@memory-core.dreaming.phases.rem
enabled: flag
lookbackDays: int(>=0)
limit: int(>=0)
minPatternStrength: number(<=1 >=0)
execution: #memory-core.dreaming.execution.defaults
@memory-core.dreaming.storage
mode: "inline"/"separate"/"both"
separateReports: flag
@memory-wiki
= #memory-wiki.config
@memory-wiki.bridge
enabled: flag
readMemoryArtifacts: flag
indexDreamReports: flag
indexDailyNotes: flag
indexMemoryRoot: flag
followMemoryEvents: flag
@memory-wiki.config
vaultMode: "isolated"/"bridge"/"unsafe-local"
vault: #memory-wiki.vault
obsidian: #memory-wiki.obsidian
bridge: #memory-wiki.bridge
unsafeLocal: #memory-wiki.unsafeLocal
ingest: #memory-wiki.ingest
search: #memory-wiki.search
context: #memory-wiki.context
render: #memory-wiki.render
@memory-wiki.context
includeCompiledDigestPrompt: flag
@memory-wiki.ingest
autoCompile: flag
maxConcurrentJobs: number(>=1)
allowUrlIngest: flag
@memory-wiki.obsidian
enabled: flag
useOfficialCli: flag
vaultName: text
openAfterWrites: flag
@memory-wiki.render
preserveHumanBlocks: flag
createBacklinks: flag
createDashboards: flag
@memory-wiki.search
backend: "shared"/"local"
corpus: "wiki"/"memory"/"all"
@memory-wiki.unsafeLocal
allowPrivateMemoryCoreAccess: flag
paths: [text]
@memory-wiki.vault
path: text
renderMode: "native"/"obsidian"
@microsoft
= #admin-http-rpc.config
@microsoft-foundry
= #admin-http-rpc.config
@migrate-claude
= #admin-http-rpc.config
@migrate-hermes
= #admin-http-rpc.config
@minimax
= #minimax.config
@minimax.config
webSearch: #minimax.webSearch
@minimax.webSearch
apiKey: (text|{any})
region: "global"/"cn"
@mistral
= #admin-http-rpc.config
@moonshot
= #moonshot.config
@moonshot.config
webSearch: #moonshot.webSearch
@moonshot.webSearch
apiKey: (text|{any})
baseUrl: text
model: text
@nvidia
= #admin-http-rpc.config
@oc-path
= #admin-http-rpc.config
@ollama
= #github-copilot.config
@open-prose
= #admin-http-rpc.config
@openai
= #openai.config
@openai.config
personality: "friendly"/"on"/"off"
@opencode
= #admin-http-rpc.config
@opencode-go
= #admin-http-rpc.config
@openrouter
= #admin-http-rpc.config
@perplexity
= #moonshot.config
@phone-control
= #admin-http-rpc.config
@policy
= #policy.config
@policy.config
enabled: flag
workspaceRepairs: flag
expectedHash: text
expectedAttestationHash: text
path: text
@qianfan
= #admin-http-rpc.config
@qwen
= #admin-http-rpc.config
@runway
= #admin-http-rpc.config
@searxng
= #searxng.config
@searxng.config
webSearch: #searxng.webSearch
@searxng.webSearch
baseUrl: (text|{any})
categories: text
language: text
@senseaudio
= #admin-http-rpc.config
@sglang
= #admin-http-rpc.config
@signal
= #admin-http-rpc.config
@skill-workshop
= #skill-workshop.config
@skill-workshop.config
enabled: flag
autoCapture: flag
approvalPolicy: "pending"/"auto"
reviewMode: "off"/"heuristic"/"llm"/"hybrid"
reviewInterval: int(<=200 >=1)
reviewMinToolCalls: int(<=500 >=1)
reviewTimeoutMs: int(<=180000 >=5000)
maxPending: int(<=200 >=1)
maxSkillBytes: int(<=200000 >=1024)
@stepfun
= #admin-http-rpc.config
@synthetic
= #admin-http-rpc.config
@talk-voice
= #admin-http-rpc.config
@tavily
= #exa.config
@telegram
= #admin-http-rpc.config
@tencent
= #admin-http-rpc.config
@thread-ownership
= #thread-ownership.config
@thread-ownership.config
forwarderUrl: text
abTestChannels: [text]
@together
= #admin-http-rpc.config
@tts-local-cli
= #admin-http-rpc.config
@venice
= #admin-http-rpc.config
@vercel-ai-gateway
= #admin-http-rpc.config
@vllm
= #admin-http-rpc.config
@volcengine
= #admin-http-rpc.config
@voyage
= #admin-http-rpc.config
@vydra
= #admin-http-rpc.config
@web-readability
= #admin-http-rpc.config
@webhooks
= #webhooks.config
@webhooks.$route
enabled: flag
path: text(1..)
sessionKey!: text(1..)
secret!: (text(1..)|#webhooks.$secretRef)
controllerId: text(1..)
description: text
@webhooks.$secretRef
source!: "env"/"file"/"exec"
provider!: text
id!: text
@webhooks.config
routes: {#webhooks.$route}
@workboard
= #admin-http-rpc.config
@xai
= #xai.config
@xai.codeExecution
enabled: flag
model: text
maxTurns: number
timeoutSeconds: number
@xai.config
webSearch: #xai.webSearch
xSearch: #xai.xSearch
codeExecution: #xai.codeExecution
@xai.webSearch
apiKey: (text|{any})
model: text
baseUrl: text
inlineCitations: flag
@xai.xSearch
enabled: flag
model: text
baseUrl: text
inlineCitations: flag
maxTurns: number
timeoutSeconds: number
cacheTtlMinutes: number
@xiaomi
= #admin-http-rpc.config
@zai
= #admin-http-rpc.config
`,
);
