// Written by scripts/schema.mjs: do not edit.
import { lazy } from '../../lazy.js';
import type { Table } from './shape.js';

/** What is under `channels`, by channel, as OpenClaw 2026.5.28 brings it along. */
export const CHANNELS_2026 = lazy<Table>(
  () => `
@clickclack
= #clickclack.config
@clickclack.accounts.*
name: text
enabled: flag
baseUrl: text(&uri)
token: (text|#clickclack.token.1)
workspace: text
botUserId: text
agentId: text
replyMode: "agent"/"model"
model: text
systemPrompt: text
timeoutSeconds: int(<=3600 >=1)
toolsAllow: [text]
defaultTo: text
allowFrom: [text]
reconnectMs: int(<=60000 >=100)
@clickclack.config
name: text
enabled: flag
baseUrl: text(&uri)
token: (text|#clickclack.token.1)
workspace: text
botUserId: text
agentId: text
replyMode: "agent"/"model"
model: text
systemPrompt: text
timeoutSeconds: int(<=3600 >=1)
toolsAllow: [text]
defaultTo: text
allowFrom: [text]
reconnectMs: int(<=60000 >=100)
accounts: {#clickclack.accounts.*}
defaultAccount: text
@clickclack.token.1
= one(#clickclack.token.1.0|#clickclack.token.1.1|#clickclack.token.1.2)
@clickclack.token.1.0
source!: "env"
provider!: text(~"^[a-z][a-z0-9_-]{0,63}$")
id!: text(~"^[A-Z][A-Z0-9_]{0,127}$")
@clickclack.token.1.1
source!: "file"
provider!: text(~"^[a-z][a-z0-9_-]{0,63}$")
id!: text
@clickclack.token.1.2
source!: "exec"
provider!: text(~"^[a-z][a-z0-9_-]{0,63}$")
id!: text
@discord
= #discord.config
@discord.accounts.*
name: text
capabilities: [text]
markdown: #discord.markdown
enabled: flag
commands: #discord.commands
configWrites: flag
token: (text|#clickclack.token.1)
applicationId: text
proxy: text
gatewayInfoTimeoutMs: int(>0 <=120000)
gatewayReadyTimeoutMs: int(>0 <=120000)
gatewayRuntimeReadyTimeoutMs: int(>0 <=120000)
allowBots: (flag|"mentions")
botLoopProtection: #discord.botLoopProtection
dangerouslyAllowNameMatching: flag
mentionAliases: {text(~"^\\\\d+$")}
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
suppressEmbeds: flag
streaming: #discord.streaming
maxLinesPerMessage: int(>0 <=9007199254740991)
mediaMaxMb: number(>0)
retry: #discord.retry
actions: #discord.actions
replyToMode: ("off"|"first"|"all"|"batched")
thread: #discord.thread
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [text]
defaultTo: text
dm: #discord.dm
guilds: {#discord.guilds.*}
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
execApprovals: #discord.execApprovals
agentComponents: #discord.agentComponents
ui: #discord.ui
slashCommand: #discord.slashCommand
threadBindings: #discord.threadBindings
intents: #discord.intents
voice: #discord.voice
pluralkit: #discord.pluralkit
responsePrefix: text
ackReaction: text
ackReactionScope: "group-mentions"/"group-all"/"direct"/"all"/"off"/"none"
activity: text
status: "online"/"dnd"/"idle"/"invisible"
autoPresence: #discord.autoPresence
activityType: (0|1|2|3|4|5)
activityUrl: text(&uri)
inboundWorker: #discord.inboundWorker
eventQueue: #discord.eventQueue
@discord.actions
reactions: flag
stickers: flag
emojiUploads: flag
stickerUploads: flag
polls: flag
permissions: flag
messages: flag
threads: flag
pins: flag
search: flag
memberInfo: flag
roleInfo: flag
roles: flag
channelInfo: flag
voiceStatus: flag
events: flag
moderation: flag
channels: flag
presence: flag
@discord.agentComponents
enabled: flag
ttlMs: int(>0 <=86400000)
@discord.autoPresence
enabled: flag
intervalMs: int(>0 <=9007199254740991)
minUpdateIntervalMs: int(>0 <=9007199254740991)
healthyText: text
degradedText: text
exhaustedText: text
@discord.botLoopProtection
enabled: flag
maxEventsPerWindow: int(>0 <=9007199254740991)
windowSeconds: int(>0 <=9007199254740991)
cooldownSeconds: int(>0 <=9007199254740991)
@discord.commands
native: (flag|"auto")
nativeSkills: (flag|"auto")
@discord.config
name: text
capabilities: [text]
markdown: #discord.markdown
enabled: flag
commands: #discord.commands
configWrites: flag
token: (text|#clickclack.token.1)
applicationId: text
proxy: text
gatewayInfoTimeoutMs: int(>0 <=120000)
gatewayReadyTimeoutMs: int(>0 <=120000)
gatewayRuntimeReadyTimeoutMs: int(>0 <=120000)
allowBots: (flag|"mentions")
botLoopProtection: #discord.botLoopProtection
dangerouslyAllowNameMatching: flag
mentionAliases: {text(~"^\\\\d+$")}
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
suppressEmbeds: flag
streaming: #discord.streaming
maxLinesPerMessage: int(>0 <=9007199254740991)
mediaMaxMb: number(>0)
retry: #discord.retry
actions: #discord.actions
replyToMode: ("off"|"first"|"all"|"batched")
thread: #discord.thread
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [text]
defaultTo: text
dm: #discord.dm
guilds: {#discord.guilds.*}
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
execApprovals: #discord.execApprovals
agentComponents: #discord.agentComponents
ui: #discord.ui
slashCommand: #discord.slashCommand
threadBindings: #discord.threadBindings
intents: #discord.intents
voice: #discord.voice
pluralkit: #discord.pluralkit
responsePrefix: text
ackReaction: text
ackReactionScope: "group-mentions"/"group-all"/"direct"/"all"/"off"/"none"
activity: text
status: "online"/"dnd"/"idle"/"invisible"
autoPresence: #discord.autoPresence
activityType: (0|1|2|3|4|5)
activityUrl: text(&uri)
inboundWorker: #discord.inboundWorker
eventQueue: #discord.eventQueue
accounts: {#discord.accounts.*}
defaultAccount: text
@discord.dm
enabled: flag
policy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [text]
groupEnabled: flag
groupChannels: [text]
@discord.dms.*
historyLimit: int(<=9007199254740991 >=0)
@discord.eventQueue
listenerTimeout: int(>0 <=9007199254740991)
maxQueueSize: int(>0 <=9007199254740991)
maxConcurrency: int(>0 <=9007199254740991)
@discord.execApprovals
enabled: (flag|"auto")
approvers: [text]
agentFilter: [text]
sessionFilter: [text]
cleanupAfterResolve: flag
target: "dm"/"channel"/"both"
@discord.guilds.*
slug: text
requireMention: flag
ignoreOtherMentions: flag
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
reactionNotifications: "off"/"own"/"all"/"allowlist"
users: [text]
roles: [text]
channels: {#discord.guilds.*.channels.*}
@discord.guilds.*.channels.*
requireMention: flag
ignoreOtherMentions: flag
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
skills: [text]
enabled: flag
users: [text]
roles: [text]
systemPrompt: text
includeThreadStarter: flag
autoThread: flag
autoThreadName: "message"/"generated"
autoArchiveDuration: ("60"/"1440"/"4320"/"10080"|60|1440|4320|10080)
@discord.guilds.*.tools
allow: [text]
alsoAllow: [text]
deny: [text]
@discord.healthMonitor
enabled: flag
@discord.heartbeat
showOk: flag
showAlerts: flag
useIndicator: flag
@discord.inboundWorker
runTimeoutMs: int(<=9007199254740991 >=0)
@discord.intents
presence: flag
guildMembers: flag
voiceStates: flag
@discord.markdown
tables: "off"/"bullets"/"code"/"block"
@discord.pluralkit
enabled: flag
token: (text|#clickclack.token.1)
@discord.retry
attempts: int(<=9007199254740991 >=1)
minDelayMs: int(<=9007199254740991 >=0)
maxDelayMs: int(<=9007199254740991 >=0)
jitter: number(<=1 >=0)
@discord.slashCommand
ephemeral: flag
@discord.streaming
mode: "off"/"partial"/"block"/"progress"
chunkMode: "length"/"newline"
preview: #discord.streaming.preview
progress: #discord.streaming.progress
block: #discord.streaming.block
@discord.streaming.block
enabled: flag
coalesce: #discord.streaming.block.coalesce
@discord.streaming.block.coalesce
minChars: int(>0 <=9007199254740991)
maxChars: int(>0 <=9007199254740991)
idleMs: int(<=9007199254740991 >=0)
@discord.streaming.preview
chunk: #discord.streaming.preview.chunk
toolProgress: flag
commandText: "raw"/"status"
@discord.streaming.preview.chunk
minChars: int(>0 <=9007199254740991)
maxChars: int(>0 <=9007199254740991)
breakPreference: ("paragraph"|"newline"|"sentence")
@discord.streaming.progress
label: (text|false)
labels: [text]
maxLines: int(>0 <=9007199254740991)
maxLineChars: int(>0 <=9007199254740991)
render: "text"/"rich"
toolProgress: flag
commandText: "raw"/"status"
commentary: flag
@discord.thread
inheritParent: flag
@discord.threadBindings
enabled: flag
idleHours: number(>=0)
maxAgeHours: number(>=0)
spawnSessions: flag
defaultSpawnContext: "isolated"/"fork"
spawnSubagentSessions: flag
spawnAcpSessions: flag
@discord.ui
components: #discord.ui.components
@discord.ui.components
accentColor: text(~"^#?[0-9a-fA-F]{6}$")
@discord.voice
enabled: flag
mode: "stt-tts"/"agent-proxy"/"bidi"
agentSession: #discord.voice.agentSession
model: text(1..)
realtime: #discord.voice.realtime
autoJoin: [#discord.voice.autoJoin.N]
followUsersEnabled: flag
followUsers: [text(1..)]
allowedChannels: [#discord.voice.autoJoin.N]
daveEncryption: flag
decryptionFailureTolerance: int(<=9007199254740991 >=0)
connectTimeoutMs: int(>0 <=120000)
reconnectGraceMs: int(>0 <=120000)
captureSilenceGraceMs: int(>0 <=30000)
tts: #discord.voice.tts
@discord.voice.agentSession
mode: "voice"/"target"
target: text(1..)
@discord.voice.autoJoin.N
guildId!: text(1..)
channelId!: text(1..)
@discord.voice.realtime
provider: text(1..)
model: text(1..)
speakerVoice: text(1..)
speakerVoiceId: text(1..)
voice: text(1..)
instructions: text(1..)
toolPolicy: "safe-read-only"/"owner"/"none"
consultPolicy: "auto"/"always"
requireWakeName: flag
wakeNames: [text(1.. ~"^\\\\s*[^a-z0-9]*[a-z0-9]+(?:[^a-z0-9]+[a-z0-9]+)?[^a-z0-9]*\\\\s*$")](1..)
bootstrapContextFiles: ["IDENTITY.md"/"USER.md"/"SOUL.md"]
bargeIn: flag
minBargeInAudioEndMs: int(<=10000 >=0)
debounceMs: int(>0 <=10000)
providers: {{any}}
@discord.voice.tts
auto: "off"/"always"/"inbound"/"tagged"
enabled: flag
mode: "final"/"all"
provider: text(1..)
persona: text
personas: {#discord.voice.tts.personas.*}
summaryModel: text
modelOverrides: #discord.voice.tts.modelOverrides
providers: {#discord.voice.tts.personas.*.providers.*}
prefsPath: text
maxTextLength: int(<=9007199254740991 >=1)
timeoutMs: int(<=120000 >=1000)
@discord.voice.tts.modelOverrides
enabled: flag
allowText: flag
allowProvider: flag
allowVoice: flag
allowModelId: flag
allowVoiceSettings: flag
allowNormalization: flag
allowSeed: flag
@discord.voice.tts.personas.*
label: text
description: text
provider: text(1..)
fallbackPolicy: ("preserve-persona"|"provider-defaults"|"fail")
prompt: #discord.voice.tts.personas.*.prompt
providers: {#discord.voice.tts.personas.*.providers.*}
@discord.voice.tts.personas.*.prompt
profile: text
scene: text
sampleContext: text
style: text
accent: text
pacing: text
constraints: [text]
@discord.voice.tts.personas.*.providers.*
apiKey: (text|#clickclack.token.1)
*: (text|number|flag|null|[any]|{any})
@feishu
= #feishu.config
@feishu.accounts.*
enabled: flag
name: text
appId: text
appSecret: (text|#clickclack.token.1)
encryptKey: (text|#clickclack.token.1)
verificationToken: (text|#clickclack.token.1)
domain: ("feishu"/"lark"|text(&uri ~"^https:\\\\/\\\\/.*"))
connectionMode: "websocket"/"webhook"
webhookPath: text
webhookHost: text
webhookPort: int(>0 <=9007199254740991)
capabilities: [text]
markdown: #feishu.markdown
configWrites: flag
dmPolicy: "open"/"pairing"/"allowlist"
allowFrom: [(text|number)]
groupPolicy: ("open"/"allowlist"/"disabled"|any)
groupAllowFrom: [(text|number)]
groupSenderAllowFrom: [(text|number)]
requireMention: flag
groups: {#feishu.groups.*}
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#feishu.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #feishu.blockStreamingCoalesce
mediaMaxMb: number(>0)
httpTimeoutMs: int(>0 <=300000)
heartbeat: #feishu.heartbeat
renderMode: "auto"/"raw"/"card"
streaming: flag
tools: #feishu.tools
actions: #feishu.actions
replyInThread: "disabled"/"enabled"
reactionNotifications: "off"/"own"/"all"
typingIndicator: flag
resolveSenderNames: flag
tts: #feishu.tts
groupSessionScope: "group"/"group_sender"/"group_topic"/"group_topic_sender"
topicSessionMode: "disabled"/"enabled"
@feishu.actions
reactions: flag
@feishu.blockStreamingCoalesce
enabled: flag
minDelayMs: int(>0 <=9007199254740991)
maxDelayMs: int(>0 <=9007199254740991)
@feishu.config
enabled: flag
defaultAccount: text
appId: text
appSecret: (text|#clickclack.token.1)
encryptKey: (text|#clickclack.token.1)
verificationToken: (text|#clickclack.token.1)
domain: ("feishu"/"lark"|text(&uri ~"^https:\\\\/\\\\/.*"))
connectionMode: "websocket"/"webhook"
webhookPath: text
webhookHost: text
webhookPort: int(>0 <=9007199254740991)
capabilities: [text]
markdown: #feishu.markdown
configWrites: flag
dmPolicy: "open"/"pairing"/"allowlist"
allowFrom: [(text|number)]
groupPolicy: ("open"/"allowlist"/"disabled"|any)
groupAllowFrom: [(text|number)]
groupSenderAllowFrom: [(text|number)]
requireMention: flag
groups: {#feishu.groups.*}
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#feishu.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #feishu.blockStreamingCoalesce
mediaMaxMb: number(>0)
httpTimeoutMs: int(>0 <=300000)
heartbeat: #feishu.heartbeat
renderMode: "auto"/"raw"/"card"
streaming: flag
tools: #feishu.tools
actions: #feishu.actions
replyInThread: "disabled"/"enabled"
reactionNotifications: "off"/"own"/"all"
typingIndicator: flag
resolveSenderNames: flag
tts: #feishu.tts
groupSessionScope: "group"/"group_sender"/"group_topic"/"group_topic_sender"
topicSessionMode: "disabled"/"enabled"
dynamicAgentCreation: #feishu.dynamicAgentCreation
accounts: {#feishu.accounts.*}
@feishu.dms.*
enabled: flag
systemPrompt: text
@feishu.dynamicAgentCreation
enabled: flag
workspaceTemplate: text
agentDirTemplate: text
maxAgents: int(>0 <=9007199254740991)
@feishu.groups.*
requireMention: flag
tools: #feishu.groups.*.tools
skills: [text]
enabled: flag
allowFrom: [(text|number)]
systemPrompt: text
groupSessionScope: "group"/"group_sender"/"group_topic"/"group_topic_sender"
topicSessionMode: "disabled"/"enabled"
replyInThread: "disabled"/"enabled"
@feishu.groups.*.tools
allow: [text]
deny: [text]
@feishu.heartbeat
visibility: "visible"/"hidden"
intervalMs: int(>0 <=9007199254740991)
@feishu.markdown
mode: "native"/"escape"/"strip"
tableMode: "native"/"ascii"/"simple"
@feishu.tools
doc: flag
chat: flag
wiki: flag
drive: flag
perm: flag
scopes: flag
@feishu.tts
auto: "off"/"always"/"inbound"/"tagged"
enabled: flag
mode: "final"/"all"
provider: text
persona: text
personas: {{any}}
summaryModel: text
modelOverrides: {any}
providers: {{any}}
prefsPath: text
maxTextLength: int(<=9007199254740991 >=1)
timeoutMs: int(<=120000 >=1000)
@googlechat
= #googlechat.config
@googlechat.accounts.*
name: text
capabilities: [text]
enabled: flag
configWrites: flag
allowBots: flag
botLoopProtection: #discord.botLoopProtection
dangerouslyAllowNameMatching: flag
requireMention: flag
groupPolicy: "open"/"disabled"/"allowlist"
groupAllowFrom: [(text|number)]
groups: {#googlechat.groups.*}
defaultTo: text
serviceAccount: (text|{any}|#clickclack.token.1)
serviceAccountRef: #clickclack.token.1
serviceAccountFile: text
audienceType: "app-url"/"project-number"
audience: text
appPrincipal: text
webhookPath: text
webhookUrl: text
botUser: text
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
mediaMaxMb: number(>0)
replyToMode: ("off"|"first"|"all"|"batched")
actions: #feishu.actions
dm: #googlechat.dm
healthMonitor: #discord.healthMonitor
typingIndicator: "none"/"message"/"reaction"
responsePrefix: text
@googlechat.config
name: text
capabilities: [text]
enabled: flag
configWrites: flag
allowBots: flag
botLoopProtection: #discord.botLoopProtection
dangerouslyAllowNameMatching: flag
requireMention: flag
groupPolicy: "open"/"disabled"/"allowlist"
groupAllowFrom: [(text|number)]
groups: {#googlechat.groups.*}
defaultTo: text
serviceAccount: (text|{any}|#clickclack.token.1)
serviceAccountRef: #clickclack.token.1
serviceAccountFile: text
audienceType: "app-url"/"project-number"
audience: text
appPrincipal: text
webhookPath: text
webhookUrl: text
botUser: text
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
mediaMaxMb: number(>0)
replyToMode: ("off"|"first"|"all"|"batched")
actions: #feishu.actions
dm: #googlechat.dm
healthMonitor: #discord.healthMonitor
typingIndicator: "none"/"message"/"reaction"
responsePrefix: text
accounts: {#googlechat.accounts.*}
defaultAccount: text
@googlechat.dm
enabled: flag
policy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
@googlechat.groups.*
enabled: flag
requireMention: flag
botLoopProtection: #discord.botLoopProtection
users: [(text|number)]
systemPrompt: text
@imessage
= #imessage.config
@imessage.accounts.*
name: text
capabilities: [text]
markdown: #discord.markdown
enabled: flag
configWrites: flag
cliPath: text
dbPath: text
remoteHost: text
actions: #imessage.actions
service: ("imessage"|"sms"|"auto")
region: text
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
defaultTo: text
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
includeAttachments: flag
attachmentRoots: [text]
remoteAttachmentRoots: [text]
mediaMaxMb: int(>0 <=9007199254740991)
probeTimeoutMs: int(>0 <=9007199254740991)
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
sendReadReceipts: flag
reactionNotifications: "off"/"own"/"all"
coalesceSameSenderDms: flag
groups: {#imessage.groups.*}
catchup: #imessage.catchup
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
responsePrefix: text
@imessage.actions
reactions: flag
edit: flag
unsend: flag
reply: flag
sendWithEffect: flag
renameGroup: flag
setGroupIcon: flag
addParticipant: flag
removeParticipant: flag
leaveGroup: flag
sendAttachment: flag
@imessage.catchup
enabled: flag
maxAgeMinutes: int(<=720 >=1)
perRunLimit: int(<=500 >=1)
firstRunLookbackMinutes: int(<=720 >=1)
maxFailureRetries: int(<=1000 >=1)
@imessage.config
name: text
capabilities: [text]
markdown: #discord.markdown
enabled: flag
configWrites: flag
cliPath: text
dbPath: text
remoteHost: text
actions: #imessage.actions
service: ("imessage"|"sms"|"auto")
region: text
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
defaultTo: text
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
includeAttachments: flag
attachmentRoots: [text]
remoteAttachmentRoots: [text]
mediaMaxMb: int(>0 <=9007199254740991)
probeTimeoutMs: int(>0 <=9007199254740991)
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
sendReadReceipts: flag
reactionNotifications: "off"/"own"/"all"
coalesceSameSenderDms: flag
groups: {#imessage.groups.*}
catchup: #imessage.catchup
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
responsePrefix: text
accounts: {#imessage.accounts.*}
defaultAccount: text
@imessage.groups.*
requireMention: flag
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
systemPrompt: text
@irc
= #irc.config
@irc.accounts.*
name: text
enabled: flag
dangerouslyAllowNameMatching: flag
host: text
port: int(<=65535 >=1)
tls: flag
nick: text
username: text
realname: text
password: text
passwordFile: text
nickserv: #irc.nickserv
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
groupAllowFrom: [(text|number)]
groups: {#irc.groups.*}
channels: [text]
mentionPatterns: [text]
markdown: #discord.markdown
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
contextVisibility: "all"/"allowlist"/"allowlist_quote"
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
responsePrefix: text
mediaMaxMb: number(>0)
@irc.config
name: text
enabled: flag
dangerouslyAllowNameMatching: flag
host: text
port: int(<=65535 >=1)
tls: flag
nick: text
username: text
realname: text
password: text
passwordFile: text
nickserv: #irc.nickserv
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
groupAllowFrom: [(text|number)]
groups: {#irc.groups.*}
channels: [text]
mentionPatterns: [text]
markdown: #discord.markdown
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
contextVisibility: "all"/"allowlist"/"allowlist_quote"
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
responsePrefix: text
mediaMaxMb: number(>0)
accounts: {#irc.accounts.*}
defaultAccount: text
@irc.groups.*
requireMention: flag
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
skills: [text]
enabled: flag
allowFrom: [(text|number)]
systemPrompt: text
@irc.nickserv
enabled: flag
service: text
password: text
passwordFile: text
register: flag
registerEmail: text
@line
= #line.config
@line.accounts.*
enabled: flag
channelAccessToken: text
channelSecret: text
tokenFile: text
secretFile: text
name: text
allowFrom: [(text|number)]
groupAllowFrom: [(text|number)]
dmPolicy: "open"/"allowlist"/"pairing"/"disabled"
groupPolicy: "open"/"allowlist"/"disabled"
responsePrefix: text
mediaMaxMb: number
webhookPath: text
threadBindings: #line.threadBindings
groups: {#line.accounts.*.groups.*}
@line.accounts.*.groups.*
enabled: flag
allowFrom: [(text|number)]
requireMention: flag
systemPrompt: text
skills: [text]
@line.config
enabled: flag
channelAccessToken: text
channelSecret: text
tokenFile: text
secretFile: text
name: text
allowFrom: [(text|number)]
groupAllowFrom: [(text|number)]
dmPolicy: "open"/"allowlist"/"pairing"/"disabled"
groupPolicy: "open"/"allowlist"/"disabled"
responsePrefix: text
mediaMaxMb: number
webhookPath: text
threadBindings: #line.threadBindings
accounts: {#line.accounts.*}
defaultAccount: text
groups: {#line.accounts.*.groups.*}
@line.threadBindings
enabled: flag
idleHours: number
maxAgeHours: number
spawnSessions: flag
defaultSpawnContext: "isolated"/"fork"
spawnSubagentSessions: flag
spawnAcpSessions: flag
@matrix
= #matrix.config
@matrix.actions
reactions: flag
messages: flag
pins: flag
profile: flag
memberInfo: flag
channelInfo: flag
verification: flag
@matrix.config
name: text
enabled: flag
defaultAccount: text
accounts: {any}
markdown: #discord.markdown
homeserver: text
network: #matrix.network
proxy: text
userId: text
accessToken: (text|#clickclack.token.1)
password: (text|#clickclack.token.1)
deviceId: text
deviceName: text
avatarUrl: text
initialSyncLimit: number
encryption: flag
allowlistOnly: flag
dangerouslyAllowNameMatching: flag
allowBots: (flag|"mentions")
botLoopProtection: #discord.botLoopProtection
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
blockStreaming: flag
streaming: ("partial"/"quiet"/"progress"/"off"|flag|#matrix.streaming.2)
replyToMode: "off"/"first"/"all"/"batched"
threadReplies: "off"/"inbound"/"always"
textChunkLimit: number
chunkMode: "length"/"newline"
responsePrefix: text
ackReaction: text
ackReactionScope: "group-mentions"/"group-all"/"direct"/"all"/"none"/"off"
reactionNotifications: "off"/"own"
threadBindings: #discord.threadBindings
startupVerification: "off"/"if-unverified"
startupVerificationCooldownHours: number
mediaMaxMb: number
historyLimit: int(<=9007199254740991 >=0)
autoJoin: "always"/"allowlist"/"off"
autoJoinAllowlist: [(text|number)]
groupAllowFrom: [(text|number)]
dm: #matrix.dm
execApprovals: #matrix.execApprovals
groups: #matrix.groups
rooms: #matrix.groups
actions: #matrix.actions
@matrix.dm
enabled: flag
policy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
sessionScope: "per-user"/"per-room"
threadReplies: "off"/"inbound"/"always"
@matrix.execApprovals
enabled: flag
approvers: [(text|number)]
agentFilter: [text]
sessionFilter: [text]
target: "dm"/"channel"/"both"
@matrix.groups
*: #matrix.groups.*
@matrix.groups.*
account: text
enabled: flag
requireMention: flag
allowBots: (flag|"mentions")
botLoopProtection: #discord.botLoopProtection
tools: #discord.guilds.*.tools
autoReply: flag
users: [(text|number)]
skills: [text]
systemPrompt: text
@matrix.network
dangerouslyAllowPrivateNetwork: flag
@matrix.streaming.2
mode: "partial"/"quiet"/"progress"/"off"
progress: #matrix.streaming.2.progress
preview: #matrix.streaming.2.preview
@matrix.streaming.2.preview
toolProgress: flag
@matrix.streaming.2.progress
label: (text|false)
labels: [text]
maxLines: int(>0 <=9007199254740991)
maxLineChars: int(>0 <=9007199254740991)
toolProgress: flag
@mattermost
= #mattermost.config
@mattermost.accounts.*
name: text
capabilities: [text]
dangerouslyAllowNameMatching: flag
markdown: #discord.markdown
enabled: flag
configWrites: flag
botToken: (text|#clickclack.token.1)
baseUrl: text
chatmode: "oncall"/"onmessage"/"onchar"
oncharPrefixes: [text]
requireMention: flag
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
streaming: #mattermost.streaming
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
replyToMode: "off"/"first"/"all"/"batched"
responsePrefix: text
actions: #feishu.actions
commands: #mattermost.commands
interactions: #mattermost.interactions
groups: {#mattermost.groups.*}
network: #matrix.network
dmChannelRetry: #mattermost.dmChannelRetry
@mattermost.commands
native: (flag|"auto")
nativeSkills: (flag|"auto")
callbackPath: text
callbackUrl: text
@mattermost.config
name: text
capabilities: [text]
dangerouslyAllowNameMatching: flag
markdown: #discord.markdown
enabled: flag
configWrites: flag
botToken: (text|#clickclack.token.1)
baseUrl: text
chatmode: "oncall"/"onmessage"/"onchar"
oncharPrefixes: [text]
requireMention: flag
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
streaming: #mattermost.streaming
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
replyToMode: "off"/"first"/"all"/"batched"
responsePrefix: text
actions: #feishu.actions
commands: #mattermost.commands
interactions: #mattermost.interactions
groups: {#mattermost.groups.*}
network: #matrix.network
dmChannelRetry: #mattermost.dmChannelRetry
accounts: {#mattermost.accounts.*}
defaultAccount: text
@mattermost.dmChannelRetry
maxRetries: int(<=10 >=0)
initialDelayMs: int(<=60000 >=100)
maxDelayMs: int(<=60000 >=1000)
timeoutMs: int(<=120000 >=5000)
@mattermost.groups.*
requireMention: flag
@mattermost.interactions
callbackBaseUrl: text
allowedSourceIps: [text]
@mattermost.streaming
= "off"/"partial"/"block"/"progress"|flag|#mattermost.streaming.2
@mattermost.streaming.2
mode: "off"/"partial"/"block"/"progress"
chunkMode: "length"/"newline"
preview: #matrix.streaming.2.preview
progress: #matrix.streaming.2.progress
block: #discord.streaming.block
@msteams
= #msteams.config
@msteams.config
enabled: flag
capabilities: [text]
dangerouslyAllowNameMatching: flag
markdown: #discord.markdown
configWrites: flag
appId: text
appPassword: (text|#clickclack.token.1)
tenantId: text
cloud: "Public"/"USGov"/"USGovDoD"/"China"
serviceUrl: text(&uri)
authType: "secret"/"federated"
certificatePath: text
certificateThumbprint: text
useManagedIdentity: flag
managedIdentityClientId: text
webhook: #msteams.webhook
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [text]
defaultTo: text
groupAllowFrom: [text]
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
streaming: #msteams.streaming
typingIndicator: flag
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
mediaAllowHosts: [text]
mediaAuthAllowHosts: [text]
requireMention: flag
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
replyStyle: "thread"/"top-level"
teams: {#msteams.teams.*}
mediaMaxMb: number(>0)
sharePointSiteId: text
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
responsePrefix: text
welcomeCard: flag
promptStarters: [text]
groupWelcomeCard: flag
feedbackEnabled: flag
feedbackReflection: flag
feedbackReflectionCooldownMs: int(<=9007199254740991 >=0)
delegatedAuth: #msteams.delegatedAuth
sso: #msteams.sso
@msteams.delegatedAuth
enabled: flag
scopes: [text]
@msteams.sso
enabled: flag
connectionName: text
@msteams.streaming
mode: "off"/"partial"/"block"/"progress"
chunkMode: "length"/"newline"
preview: #discord.streaming.preview
progress: #msteams.streaming.progress
block: #discord.streaming.block
@msteams.streaming.progress
label: (text|false)
labels: [text]
maxLines: int(>0 <=9007199254740991)
maxLineChars: int(>0 <=9007199254740991)
render: "text"/"rich"
toolProgress: flag
commandText: "raw"/"status"
@msteams.teams.*
requireMention: flag
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
replyStyle: "thread"/"top-level"
channels: {#msteams.teams.*.channels.*}
@msteams.teams.*.channels.*
requireMention: flag
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
replyStyle: "thread"/"top-level"
@msteams.webhook
port: int(>0 <=9007199254740991)
path: text
@nextcloud-talk
= #nextcloud-talk.config
@nextcloud-talk.accounts.*
name: text
enabled: flag
markdown: #discord.markdown
baseUrl: text
botSecret: (text|#clickclack.token.1)
botSecretFile: text
apiUser: text
apiPassword: (text|#clickclack.token.1)
apiPasswordFile: text
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
webhookPort: int(>0 <=9007199254740991)
webhookHost: text
webhookPath: text
webhookPublicUrl: text
allowFrom: [text]
groupAllowFrom: [text]
groupPolicy: "open"/"disabled"/"allowlist"
rooms: {#nextcloud-talk.rooms.*}
network: #matrix.network
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
contextVisibility: "all"/"allowlist"/"allowlist_quote"
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
responsePrefix: text
mediaMaxMb: number(>0)
@nextcloud-talk.config
name: text
enabled: flag
markdown: #discord.markdown
baseUrl: text
botSecret: (text|#clickclack.token.1)
botSecretFile: text
apiUser: text
apiPassword: (text|#clickclack.token.1)
apiPasswordFile: text
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
webhookPort: int(>0 <=9007199254740991)
webhookHost: text
webhookPath: text
webhookPublicUrl: text
allowFrom: [text]
groupAllowFrom: [text]
groupPolicy: "open"/"disabled"/"allowlist"
rooms: {#nextcloud-talk.rooms.*}
network: #matrix.network
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
contextVisibility: "all"/"allowlist"/"allowlist_quote"
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
responsePrefix: text
mediaMaxMb: number(>0)
accounts: {#nextcloud-talk.accounts.*}
defaultAccount: text
@nextcloud-talk.rooms.*
requireMention: flag
tools: #discord.guilds.*.tools
skills: [text]
enabled: flag
allowFrom: [text]
systemPrompt: text
@nostr
= #nostr.config
@nostr.config
name: text
defaultAccount: text
enabled: flag
markdown: #discord.markdown
privateKey: (text|#clickclack.token.1)
relays: [text]
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
profile: #nostr.profile
@nostr.profile
name: text(..256)
displayName: text(..256)
about: text(..2000)
picture: text(&uri)
banner: text(&uri)
website: text(&uri)
nip05: text
lud16: text
@qqbot
= #qqbot.config
@qqbot.accounts
*: #qqbot.accounts.*
@qqbot.accounts.*
enabled: flag
name: text
appId: text
clientSecret: (text|#clickclack.token.1)
clientSecretFile: text
allowFrom: [(text|number)]
groupAllowFrom: [(text|number)]
dmPolicy: "open"/"allowlist"/"disabled"
groupPolicy: "open"/"allowlist"/"disabled"
systemPrompt: text
markdownSupport: flag
voiceDirectUploadFormats: [text]
audioFormatPolicy: #qqbot.audioFormatPolicy
urlDirectUpload: flag
upgradeUrl: text
upgradeMode: "doc"/"hot-reload"
streaming: (flag|#qqbot.streaming.1)
execApprovals: #qqbot.execApprovals
*: any
@qqbot.audioFormatPolicy
sttDirectFormats: [text]
uploadDirectFormats: [text]
transcodeEnabled: flag
@qqbot.config
enabled: flag
name: text
appId: text
clientSecret: (text|#clickclack.token.1)
clientSecretFile: text
allowFrom: [(text|number)]
groupAllowFrom: [(text|number)]
dmPolicy: "open"/"allowlist"/"disabled"
groupPolicy: "open"/"allowlist"/"disabled"
systemPrompt: text
markdownSupport: flag
voiceDirectUploadFormats: [text]
audioFormatPolicy: #qqbot.audioFormatPolicy
urlDirectUpload: flag
upgradeUrl: text
upgradeMode: "doc"/"hot-reload"
streaming: (flag|#qqbot.streaming.1)
execApprovals: #qqbot.execApprovals
stt: #qqbot.stt
accounts: #qqbot.accounts
defaultAccount: text
*: any
@qqbot.execApprovals
enabled: (flag|"auto")
approvers: [text]
agentFilter: [text]
sessionFilter: [text]
target: "dm"/"channel"/"both"
@qqbot.streaming.1
mode!: "off"/"partial"
c2cStreamApi: flag
*: any
@qqbot.stt
enabled: flag
provider: text
baseUrl: text
apiKey: text
model: text
@signal
= #signal.config
@signal.accounts.*
name: text
capabilities: [text]
markdown: #discord.markdown
enabled: flag
configWrites: flag
account: text
accountUuid: text
configPath: text
httpUrl: text
httpHost: text
httpPort: int(>0 <=9007199254740991)
cliPath: text
autoStart: flag
startupTimeoutMs: int(<=120000 >=1000)
receiveMode: ("on-start"|"manual")
ignoreAttachments: flag
ignoreStories: flag
sendReadReceipts: flag
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
defaultTo: text
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
groups: {#signal.groups.*}
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
mediaMaxMb: int(>0 <=9007199254740991)
reactionNotifications: "off"/"own"/"all"/"allowlist"
reactionAllowlist: [(text|number)]
actions: #feishu.actions
reactionLevel: "off"/"ack"/"minimal"/"extensive"
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
responsePrefix: text
@signal.config
name: text
capabilities: [text]
markdown: #discord.markdown
enabled: flag
configWrites: flag
account: text
accountUuid: text
configPath: text
httpUrl: text
httpHost: text
httpPort: int(>0 <=9007199254740991)
cliPath: text
autoStart: flag
startupTimeoutMs: int(<=120000 >=1000)
receiveMode: ("on-start"|"manual")
ignoreAttachments: flag
ignoreStories: flag
sendReadReceipts: flag
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
defaultTo: text
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
groups: {#signal.groups.*}
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
mediaMaxMb: int(>0 <=9007199254740991)
reactionNotifications: "off"/"own"/"all"/"allowlist"
reactionAllowlist: [(text|number)]
actions: #feishu.actions
reactionLevel: "off"/"ack"/"minimal"/"extensive"
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
responsePrefix: text
apiMode: "auto"/"native"/"container"
accounts: {#signal.accounts.*}
defaultAccount: text
@signal.groups.*
requireMention: flag
ingest: flag
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
@slack
= #slack.config
@slack.accounts.*
name: text
mode: "socket"/"http"
socketMode: #slack.socketMode
signingSecret: (text|#clickclack.token.1)
webhookPath: text
capabilities: ([text]|#slack.capabilities.1)
execApprovals: #slack.execApprovals
markdown: #discord.markdown
enabled: flag
commands: #discord.commands
configWrites: flag
botToken: (text|#clickclack.token.1)
appToken: (text|#clickclack.token.1)
userToken: (text|#clickclack.token.1)
userTokenReadOnly: flag
allowBots: (flag|"mentions")
botLoopProtection: #discord.botLoopProtection
dangerouslyAllowNameMatching: flag
requireMention: flag
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
unfurlLinks: flag
unfurlMedia: flag
streaming: #slack.streaming
mediaMaxMb: number(>0)
reactionNotifications: "off"/"own"/"all"/"allowlist"
reactionAllowlist: [(text|number)]
replyToMode: ("off"|"first"|"all"|"batched")
replyToModeByChatType: #slack.replyToModeByChatType
thread: #slack.thread
actions: #slack.actions
slashCommand: #slack.slashCommand
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
defaultTo: text
dm: #slack.dm
channels: {#slack.channels.*}
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
responsePrefix: text
ackReaction: text
typingReaction: text
@slack.actions
reactions: flag
messages: flag
pins: flag
search: flag
permissions: flag
memberInfo: flag
channelInfo: flag
emojiList: flag
@slack.capabilities.1
interactiveReplies: flag
@slack.channels.*
enabled: flag
requireMention: flag
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
allowBots: (flag|"mentions")
botLoopProtection: #discord.botLoopProtection
users: [(text|number)]
skills: [text]
systemPrompt: text
@slack.config
name: text
mode: "socket"/"http"
socketMode: #slack.socketMode
signingSecret: (text|#clickclack.token.1)
webhookPath: text
capabilities: ([text]|#slack.capabilities.1)
execApprovals: #slack.execApprovals
markdown: #discord.markdown
enabled: flag
commands: #discord.commands
configWrites: flag
botToken: (text|#clickclack.token.1)
appToken: (text|#clickclack.token.1)
userToken: (text|#clickclack.token.1)
userTokenReadOnly: flag
allowBots: (flag|"mentions")
botLoopProtection: #discord.botLoopProtection
dangerouslyAllowNameMatching: flag
requireMention: flag
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
unfurlLinks: flag
unfurlMedia: flag
streaming: #slack.streaming
mediaMaxMb: number(>0)
reactionNotifications: "off"/"own"/"all"/"allowlist"
reactionAllowlist: [(text|number)]
replyToMode: ("off"|"first"|"all"|"batched")
replyToModeByChatType: #slack.replyToModeByChatType
thread: #slack.thread
actions: #slack.actions
slashCommand: #slack.slashCommand
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
defaultTo: text
dm: #slack.dm
channels: {#slack.channels.*}
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
responsePrefix: text
ackReaction: text
typingReaction: text
accounts: {#slack.accounts.*}
defaultAccount: text
@slack.dm
enabled: flag
policy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
groupEnabled: flag
groupChannels: [(text|number)]
replyToMode: ("off"|"first"|"all"|"batched")
@slack.execApprovals
enabled: (flag|"auto")
approvers: [(text|number)]
agentFilter: [text]
sessionFilter: [text]
target: "dm"/"channel"/"both"
@slack.replyToModeByChatType
direct: ("off"|"first"|"all"|"batched")
group: ("off"|"first"|"all"|"batched")
channel: ("off"|"first"|"all"|"batched")
@slack.slashCommand
enabled: flag
name: text
sessionPrefix: text
ephemeral: flag
@slack.socketMode
clientPingTimeout: int(>0 <=9007199254740991)
serverPingTimeout: int(>0 <=9007199254740991)
pingPongLoggingEnabled: flag
@slack.streaming
mode: "off"/"partial"/"block"/"progress"
chunkMode: "length"/"newline"
preview: #discord.streaming.preview
progress: #slack.streaming.progress
block: #discord.streaming.block
nativeTransport: flag
@slack.streaming.progress
label: (text|false)
labels: [text]
maxLines: int(>0 <=9007199254740991)
maxLineChars: int(>0 <=9007199254740991)
render: "text"/"rich"
toolProgress: flag
commandText: "raw"/"status"
nativeTaskCards: flag
@slack.thread
historyScope: "thread"/"channel"
inheritParent: flag
initialHistoryLimit: int(<=9007199254740991 >=0)
requireExplicitMention: flag
@synology-chat
= #synology-chat.config
@synology-chat.config
dangerouslyAllowNameMatching: flag
dangerouslyAllowInheritedWebhookPath: flag
*: any
@telegram
= #telegram.config
@telegram.accounts.*
name: text
capabilities: ([text]|#telegram.capabilities.1)
execApprovals: #slack.execApprovals
markdown: #discord.markdown
enabled: flag
commands: #discord.commands
customCommands: [#telegram.customCommands.N]
configWrites: flag
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
botToken: (text|#clickclack.token.1)
tokenFile: text
replyToMode: ("off"|"first"|"all"|"batched")
groups: {#telegram.groups.*}
allowFrom: [(text|number)]
defaultTo: (text|number)
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
direct: {#telegram.direct.*}
textChunkLimit: int(>0 <=9007199254740991)
streaming: #telegram.streaming
mediaMaxMb: number(>0)
timeoutSeconds: int(>0 <=9007199254740991)
mediaGroupFlushMs: int(<=60000 >=10)
pollingStallThresholdMs: int(<=600000 >=30000)
retry: #discord.retry
network: #telegram.network
proxy: text
webhookUrl: text
webhookSecret: (text|#clickclack.token.1)
webhookPath: text
webhookHost: text
webhookPort: int(<=9007199254740991 >=0)
webhookCertPath: text
actions: #telegram.actions
threadBindings: #discord.threadBindings
reactionNotifications: "off"/"own"/"all"
reactionLevel: "off"/"ack"/"minimal"/"extensive"
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
linkPreview: flag
silentErrorReplies: flag
responsePrefix: text
ackReaction: text
errorPolicy: "always"/"once"/"silent"
errorCooldownMs: int(<=9007199254740991 >=0)
apiRoot: text(&uri)
trustedLocalFileRoots: [text]
autoTopicLabel: (flag|#telegram.direct.*.autoTopicLabel.1)
@telegram.actions
reactions: flag
sendMessage: flag
poll: flag
deleteMessage: flag
editMessage: flag
sticker: flag
createForumTopic: flag
editForumTopic: flag
@telegram.capabilities.1
inlineButtons: "off"/"dm"/"group"/"all"/"allowlist"
@telegram.config
name: text
capabilities: ([text]|#telegram.capabilities.1)
execApprovals: #slack.execApprovals
markdown: #discord.markdown
enabled: flag
commands: #discord.commands
customCommands: [#telegram.customCommands.N]
configWrites: flag
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
botToken: (text|#clickclack.token.1)
tokenFile: text
replyToMode: ("off"|"first"|"all"|"batched")
groups: {#telegram.groups.*}
allowFrom: [(text|number)]
defaultTo: (text|number)
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
direct: {#telegram.direct.*}
textChunkLimit: int(>0 <=9007199254740991)
streaming: #telegram.streaming
mediaMaxMb: number(>0)
timeoutSeconds: int(>0 <=9007199254740991)
mediaGroupFlushMs: int(<=60000 >=10)
pollingStallThresholdMs: int(<=600000 >=30000)
retry: #discord.retry
network: #telegram.network
proxy: text
webhookUrl: text
webhookSecret: (text|#clickclack.token.1)
webhookPath: text
webhookHost: text
webhookPort: int(<=9007199254740991 >=0)
webhookCertPath: text
actions: #telegram.actions
threadBindings: #discord.threadBindings
reactionNotifications: "off"/"own"/"all"
reactionLevel: "off"/"ack"/"minimal"/"extensive"
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
linkPreview: flag
silentErrorReplies: flag
responsePrefix: text
ackReaction: text
errorPolicy: "always"/"once"/"silent"
errorCooldownMs: int(<=9007199254740991 >=0)
apiRoot: text(&uri)
trustedLocalFileRoots: [text]
autoTopicLabel: (flag|#telegram.direct.*.autoTopicLabel.1)
accounts: {#telegram.accounts.*}
defaultAccount: text
@telegram.customCommands.N
command!: text
description!: text
@telegram.direct.*
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
skills: [text]
enabled: flag
allowFrom: [(text|number)]
systemPrompt: text
topics: {#telegram.groups.*.topics.*}
errorPolicy: "always"/"once"/"silent"
errorCooldownMs: int(<=9007199254740991 >=0)
requireTopic: flag
autoTopicLabel: (flag|#telegram.direct.*.autoTopicLabel.1)
@telegram.direct.*.autoTopicLabel.1
enabled: flag
prompt: text
@telegram.groups.*
requireMention: flag
ingest: flag
disableAudioPreflight: flag
groupPolicy: "open"/"disabled"/"allowlist"
tools: #discord.guilds.*.tools
toolsBySender: {#discord.guilds.*.tools}
skills: [text]
enabled: flag
allowFrom: [(text|number)]
systemPrompt: text
topics: {#telegram.groups.*.topics.*}
errorPolicy: "always"/"once"/"silent"
errorCooldownMs: int(<=9007199254740991 >=0)
@telegram.groups.*.topics.*
requireMention: flag
ingest: flag
disableAudioPreflight: flag
groupPolicy: "open"/"disabled"/"allowlist"
skills: [text]
enabled: flag
allowFrom: [(text|number)]
systemPrompt: text
agentId: text
errorPolicy: "always"/"once"/"silent"
errorCooldownMs: int(<=9007199254740991 >=0)
@telegram.network
autoSelectFamily: flag
dnsResultOrder: "ipv4first"/"verbatim"
dangerouslyAllowPrivateNetwork: flag
@telegram.streaming
mode: "off"/"partial"/"block"/"progress"
chunkMode: "length"/"newline"
preview: #telegram.streaming.preview
progress: #msteams.streaming.progress
block: #discord.streaming.block
@telegram.streaming.preview
chunk: #discord.streaming.preview.chunk
toolProgress: flag
commandText: "raw"/"status"
nativeToolProgress: flag
nativeToolProgressAllowFrom: [(text|number)]
@tlon
= #tlon.config
@tlon.accounts.*
name: text
enabled: flag
ship: text(1..)
url: text
code: text
network: #matrix.network
groupChannels: [text(1..)]
dmAllowlist: [text(1..)]
groupInviteAllowlist: [text(1..)]
autoDiscoverChannels: flag
showModelSignature: flag
responsePrefix: text
autoAcceptDmInvites: flag
autoAcceptGroupInvites: flag
ownerShip: text(1..)
@tlon.authorization
channelRules: {#tlon.authorization.channelRules.*}
@tlon.authorization.channelRules.*
mode: "restricted"/"open"
allowedShips: [text(1..)]
@tlon.config
name: text
enabled: flag
ship: text(1..)
url: text
code: text
network: #matrix.network
groupChannels: [text(1..)]
dmAllowlist: [text(1..)]
groupInviteAllowlist: [text(1..)]
autoDiscoverChannels: flag
showModelSignature: flag
responsePrefix: text
autoAcceptDmInvites: flag
autoAcceptGroupInvites: flag
ownerShip: text(1..)
authorization: #tlon.authorization
defaultAuthorizedShips: [text(1..)]
accounts: {#tlon.accounts.*}
@twitch
= (#twitch.0|#twitch.1)
@twitch.0
name: text
enabled: flag
markdown: #discord.markdown
defaultAccount: text
username!: text
accessToken!: text
clientId: text
channel!: text(1..)
allowFrom: [text]
allowedRoles: ["moderator"/"owner"/"vip"/"subscriber"/"all"]
requireMention: flag
responsePrefix: text
clientSecret: text
refreshToken: text
expiresIn: (number|null)
obtainmentTimestamp: number
@twitch.1
name: text
enabled: flag
markdown: #discord.markdown
defaultAccount: text
accounts!: {#twitch.1.accounts.*}
@twitch.1.accounts.*
username!: text
accessToken!: text
clientId: text
channel!: text(1..)
enabled: flag
allowFrom: [text]
allowedRoles: ["moderator"/"owner"/"vip"/"subscriber"/"all"]
requireMention: flag
responsePrefix: text
clientSecret: text
refreshToken: text
expiresIn: (number|null)
obtainmentTimestamp: number
@whatsapp
= #whatsapp.config
@whatsapp.accounts.*
enabled: flag
capabilities: [text]
markdown: #discord.markdown
configWrites: flag
sendReadReceipts: flag
messagePrefix: text
responsePrefix: text
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
selfChatMode: flag
allowFrom: [text]
defaultTo: text
groupAllowFrom: [text]
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
groups: {#imessage.groups.*}
direct: {#whatsapp.direct.*}
ackReaction: #whatsapp.ackReaction
reactionLevel: "off"/"ack"/"minimal"/"extensive"
debounceMs: int(<=9007199254740991 >=0)
replyToMode: ("off"|"first"|"all"|"batched")
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
pluginHooks: #whatsapp.pluginHooks
name: text
authDir: text
mediaMaxMb: int(>0 <=9007199254740991)
@whatsapp.ackReaction
emoji: text
direct: flag
group: "always"/"mentions"/"never"
@whatsapp.actions
reactions: flag
sendMessage: flag
polls: flag
@whatsapp.config
enabled: flag
capabilities: [text]
markdown: #discord.markdown
configWrites: flag
sendReadReceipts: flag
messagePrefix: text
responsePrefix: text
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
selfChatMode: flag
allowFrom: [text]
defaultTo: text
groupAllowFrom: [text]
groupPolicy: "open"/"disabled"/"allowlist"
contextVisibility: "all"/"allowlist"/"allowlist_quote"
historyLimit: int(<=9007199254740991 >=0)
dmHistoryLimit: int(<=9007199254740991 >=0)
dms: {#discord.dms.*}
textChunkLimit: int(>0 <=9007199254740991)
chunkMode: "length"/"newline"
blockStreaming: flag
blockStreamingCoalesce: #discord.streaming.block.coalesce
groups: {#imessage.groups.*}
direct: {#whatsapp.direct.*}
ackReaction: #whatsapp.ackReaction
reactionLevel: "off"/"ack"/"minimal"/"extensive"
debounceMs: int(<=9007199254740991 >=0)
replyToMode: ("off"|"first"|"all"|"batched")
heartbeat: #discord.heartbeat
healthMonitor: #discord.healthMonitor
pluginHooks: #whatsapp.pluginHooks
accounts: {#whatsapp.accounts.*}
defaultAccount: text
mediaMaxMb: int(>0 <=9007199254740991)
actions: #whatsapp.actions
@whatsapp.direct.*
systemPrompt: text
@whatsapp.pluginHooks
messageReceived: flag
@zalo
= #zalo.config
@zalo.accounts
*: #zalo.accounts.*
@zalo.accounts.*
name: text
enabled: flag
markdown: #discord.markdown
botToken: (text|#clickclack.token.1)
tokenFile: text
webhookUrl: text
webhookSecret: (text|#clickclack.token.1)
webhookPath: text
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
groupAllowFrom: [(text|number)]
mediaMaxMb: number
proxy: text
responsePrefix: text
@zalo.config
name: text
enabled: flag
markdown: #discord.markdown
botToken: (text|#clickclack.token.1)
tokenFile: text
webhookUrl: text
webhookSecret: (text|#clickclack.token.1)
webhookPath: text
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
groupAllowFrom: [(text|number)]
mediaMaxMb: number
proxy: text
responsePrefix: text
accounts: #zalo.accounts
defaultAccount: text
@zalouser
= #zalouser.config
@zalouser.accounts
*: #zalouser.accounts.*
@zalouser.accounts.*
name: text
enabled: flag
markdown: #discord.markdown
profile: text
dangerouslyAllowNameMatching: flag
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
historyLimit: int(<=9007199254740991 >=0)
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
groups: #zalouser.groups
messagePrefix: text
responsePrefix: text
@zalouser.config
name: text
enabled: flag
markdown: #discord.markdown
profile: text
dangerouslyAllowNameMatching: flag
dmPolicy: "pairing"/"allowlist"/"open"/"disabled"
allowFrom: [(text|number)]
historyLimit: int(<=9007199254740991 >=0)
groupAllowFrom: [(text|number)]
groupPolicy: "open"/"disabled"/"allowlist"
groups: #zalouser.groups
messagePrefix: text
responsePrefix: text
accounts: #zalouser.accounts
defaultAccount: text
@zalouser.groups
*: #zalouser.groups.*
@zalouser.groups.*
enabled: flag
requireMention: flag
tools: #discord.guilds.*.tools
`,
);
