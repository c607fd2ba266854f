import type { DemoUrls } from './sites.js';

const HOUR = 60 * 60 * 1000;

/** The config of the demo, in the style of OpenClaw's own documentation: comments, bare keys, trailing commas. */
export const demoConfig = (
  urls: DemoUrls,
): string => `// The demo's OpenClaw config. Nothing in it is real: the servers are fake ones on this machine,
// the keys open nothing, and the whole folder is deleted when the demo ends.
{
  env: {
    vars: {
      MINIMAX_API_KEY: "sk-demo-not-a-real-key", // its server rejects every key
      MOONSHOT_API_KEY: "sk-demo-not-a-real-key-either",
    },
  },
  agents: {
    defaults: {
      model: {
        primary: "anthropic/claude-sonnet-4-5",
        // Tried in this order when the primary fails.
        fallbacks: ["minimax/MiniMax-M2.1", "moonshot/kimi-k2.5", "ollama/gpt-oss:20b", "lmstudio/minimax-m2.1-gs32"],
      },
      imageModel: { primary: "qwen-portal/vision-model", fallbacks: ["anthropic/claude-opus-4-6"] },
      // The models that may be picked, and their short names.
      models: {
        "anthropic/claude-sonnet-4-5": { alias: "sonnet" },
        "anthropic/claude-opus-4-6": { alias: "opus" },
        "minimax/MiniMax-M2.1": { alias: "minimax" },
        "moonshot/kimi-k2.5": { alias: "kimi" },
        "ollama/gpt-oss:20b": { alias: "oss" },
        "ollama/llama3.3": {},
        "lmstudio/minimax-m2.1-gs32": { alias: "local" },
        "qwen-portal/coder-model": {},
        "qwen-portal/vision-model": {},
      },
    },
  },
  models: {
    mode: "merge",
    providers: {
      // Healthy. The token is in the auth store.
      anthropic: {
        baseUrl: "${urls.anthropic}",
        api: "anthropic-messages",
        models: [
          { id: "claude-sonnet-4-5", name: "Claude Sonnet 4.5", reasoning: true, input: ["text", "image"],
            cost: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 }, contextWindow: 200000, maxTokens: 64000 },
          { id: "claude-opus-4-6", name: "Claude Opus 4.6", reasoning: true, input: ["text", "image"],
            cost: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 }, contextWindow: 200000, maxTokens: 64000 },
          { id: "claude-haiku-4-5", name: "Claude Haiku 4.5", reasoning: true, input: ["text", "image"],
            cost: { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 }, contextWindow: 200000, maxTokens: 64000 },
        ],
      },
      // Rejects the key.
      minimax: {
        baseUrl: "${urls.minimax}/anthropic",
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
          { id: "MiniMax-M2.1-lightning", name: "MiniMax M2.1 Lightning" },
        ],
      },
      // Slow.
      moonshot: {
        baseUrl: "${urls.moonshot}/v1",
        apiKey: "\${MOONSHOT_API_KEY}",
        api: "openai-completions",
        models: [
          { id: "kimi-k2.5", name: "Kimi K2.5", input: ["text", "image"], contextWindow: 256000,
            cost: { input: 0.6, output: 3, cacheRead: 0.1, cacheWrite: 0 } },
          { id: "kimi-k2-thinking", name: "Kimi K2 Thinking", reasoning: true, contextWindow: 256000 },
        ],
      },
      // Down: nothing listens there.
      lmstudio: {
        baseUrl: "${urls.lmstudio}/v1",
        apiKey: "lmstudio",
        api: "openai-responses",
        models: [
          {
            id: "minimax-m2.1-gs32",
            name: "MiniMax M2.1 GS32",
            reasoning: false,
            input: ["text"],
            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
            contextWindow: 196608,
            maxTokens: 8192,
          },
        ],
      },
      // Healthy, but llama3.3 runs with less context than is promised here.
      ollama: {
        baseUrl: "${urls.ollama}/v1",
        apiKey: "ollama-local",
        api: "openai-completions",
        models: [
          { id: "gpt-oss:20b", name: "GPT-OSS 20B", reasoning: true, contextWindow: 131072, maxTokens: 8192 },
          { id: "llama3.3", name: "Llama 3.3", contextWindow: 131072, maxTokens: 8192 },
          { id: "qwen2.5-coder:32b", name: "Qwen 2.5 Coder 32B", contextWindow: 32768, maxTokens: 8192 },
        ],
      },
      // Logged in, and the login ends within hours.
      "qwen-portal": {
        baseUrl: "${urls['qwen-portal']}/v1",
        api: "openai-completions",
        models: [
          { id: "coder-model", name: "Qwen Coder", contextWindow: 128000, maxTokens: 8192 },
          { id: "vision-model", name: "Qwen Vision", input: ["text", "image"], contextWindow: 128000, maxTokens: 8192 },
        ],
      },
    },
  },
}
`;

/** Credentials of the demo: one that stays, one that ends in three hours, one that ended two days ago. */
export const demoAuthStore = (now: number): string =>
  `${JSON.stringify(
    {
      version: 1,
      profiles: {
        'anthropic:default': { type: 'token', provider: 'anthropic', token: 'demo-token-that-opens-nothing' },
        'anthropic:old': {
          type: 'token',
          provider: 'anthropic',
          token: 'demo-token-that-ended',
          expires: now - 48 * HOUR,
        },
        'qwen-portal:default': {
          type: 'token',
          provider: 'qwen-portal',
          token: 'demo-token-that-ends-soon',
          expires: now + 3 * HOUR,
        },
        'groq:default': { type: 'token', provider: 'groq', token: 'demo-token-that-ended-too', expires: now - HOUR },
      },
    },
    null,
    2,
  )}\n`;
