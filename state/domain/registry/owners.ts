import { isObject, type Json, type JsonObject } from '../json.js';
import { lazy } from '../lazy.js';

/** The plugins of 2026.5 that own providers, and which ones where that is not just their own name. From their manifests. */
const OWNERS = `alibaba
anthropic: anthropic claude-cli
arcee
azure-speech: azure-speech azure
byteplus: byteplus byteplus-plan
cerebras
chutes
cloudflare-ai-gateway
comfy
copilot-proxy
deepgram
deepinfra
deepseek
elevenlabs
fal
fireworks
github-copilot
google: google google-gemini-cli google-vertex
groq
huggingface
inworld
kilocode
kimi: kimi kimi-coding
litellm
lmstudio
microsoft-foundry
minimax: minimax minimax-portal
mistral
moonshot: moonshot moonshotai moonshot-ai
nvidia
ollama
openai: openai openai-codex azure-openai-responses
opencode
opencode-go
openrouter
qianfan
qwen: qwen qwencloud modelstudio dashscope
runway
senseaudio
sglang
stepfun: stepfun stepfun-plan
synthetic
tencent: tencent-tokenhub
together
venice
vercel-ai-gateway
vllm
volcengine: volcengine volcengine-plan volcengine-tts
voyage
vydra
xai
xiaomi
zai: zai z.ai z-ai`;

const owners = lazy(
  (): ReadonlyMap<string, string> =>
    new Map(
      OWNERS.split('\n').flatMap((line) => {
        const [plugin = '', ids = plugin] = line.split(': ');
        return ids.split(' ').map((id) => [id, plugin] as const);
      }),
    ),
);

/**
 * The plugin whose catalog a provider is written to; undefined for those that belong into `models.json` itself.
 * OpenClaw: `resolvePluginModelCatalogOwnerPluginId`, which asks for exactly one owner that is switched on.
 */
export function ownerOf(provider: string, plugins: JsonObject): string | undefined {
  const plugin = owners().get(provider.trim().toLowerCase());
  return plugin !== undefined && isOn(plugin, plugins) ? plugin : undefined;
}

/** Written by a plugin whose manifest does not list it: it stands in `models.json` itself. */
export const isOfPlugin = (provider: string): boolean => provider.trim().toLowerCase() === 'kimi-code';

/** Whether a plugin that comes with OpenClaw is on. OpenClaw: `plugins.enabled`, `deny`, `entries.<id>.enabled`, `allow`. */
export function isOn(plugin: string, plugins: JsonObject): boolean {
  const entry = isObject(plugins.entries) ? plugins.entries[plugin] : undefined;
  if (plugins.enabled === false || names(plugins.deny).includes(plugin)) return false;
  if (isObject(entry) && entry.enabled === false) return false;
  const allowed = names(plugins.allow);
  return allowed.length === 0 || allowed.includes(plugin) || (isObject(entry) && entry.enabled === true);
}

const names = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
