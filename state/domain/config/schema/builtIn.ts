import { lazy } from '../../lazy.js';

const set = (text: string): (() => ReadonlySet<string>) => lazy(() => new Set(text.trim().split(/\s+/)));

/** OpenClaw: BUILT_IN_MODEL_PROVIDER_OVERLAY_IDS. Their entry need not say where they are. */
export const BUILT_IN_PROVIDERS = set(`
  amazon-bedrock amazon-bedrock-mantle anthropic anthropic-vertex arcee byteplus byteplus-plan cerebras chutes
  cloudflare-ai-gateway codex comfy copilot-proxy dashscope deepinfra deepseek fal fireworks github-copilot google
  google-antigravity google-gemini-cli google-vertex groq huggingface kilocode kimi kimi-coding litellm lmstudio
  microsoft-foundry minimax minimax-portal mistral modelstudio moonshot nvidia ollama openai openai-codex opencode
  opencode-go openrouter qianfan qwen qwencloud sglang stepfun stepfun-plan synthetic tencent-tokenhub together venice
  vercel-ai-gateway vllm volcengine volcengine-plan vydra xai xiaomi zai
`);

/** The providers of web_search that come with plugins of OpenClaw 2026.5.28; `brave` is one to be installed. */
export const SEARCH_PROVIDERS = set(
  'duckduckgo exa firecrawl gemini grok kimi minimax ollama perplexity searxng tavily',
);

/** What a heartbeat may be sent to beside the channels: names that OpenClaw knows them by. */
export const CHANNEL_ALIASES: Readonly<Record<string, string>> = {
  lark: 'feishu',
  gchat: 'googlechat',
  'google-chat': 'googlechat',
  imsg: 'imessage',
  'internet-relay-chat': 'irc',
  teams: 'msteams',
  nc: 'nextcloud-talk',
  'nc-talk': 'nextcloud-talk',
  'twitch-chat': 'twitch',
  zl: 'zalo',
  zlu: 'zalouser',
};
