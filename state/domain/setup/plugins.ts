import { isObject, type Json, type KeyPath, valueAt } from '../json.js';
import { lazy } from '../lazy.js';
import { lettersOff } from '../models/near.js';
import type { Edit } from '../patch.js';

/**
 * Every plugin that comes with OpenClaw 2026.5.28, by its id. All that bring a provider along are on unless a config says
 * otherwise (`enabledByDefault` in their manifests).
 */
const BUNDLED = `
  active-memory admin-http-rpc alibaba anthropic arcee azure-speech bonjour browser byteplus canvas cerebras chutes clickclack
  cloudflare-ai-gateway codex-supervisor comfy copilot-proxy deepgram deepinfra deepseek device-pair document-extract duckduckgo
  elevenlabs exa fal file-transfer firecrawl fireworks github-copilot google gradium groq huggingface imessage inworld irc kilocode
  kimi litellm llm-task lmstudio mattermost memory-core memory-wiki microsoft microsoft-foundry migrate-claude migrate-hermes minimax
  mistral moonshot nvidia oc-path ollama open-prose openai opencode opencode-go openrouter perplexity phone-control policy qianfan
  qwen runway searxng senseaudio sglang signal skill-workshop stepfun synthetic talk-voice tavily telegram tencent thread-ownership
  together tts-local-cli venice vercel-ai-gateway vllm volcengine voyage vydra web-readability webhooks workboard xai xiaomi zai
`;

const bundled = lazy((): ReadonlySet<string> => new Set(BUNDLED.trim().split(/\s+/)));

/** OpenClaw: names that its commands and its config take for another plugin (`normalizePluginId`). */
const FORMER: Readonly<Record<string, string>> = {
  'openai-codex': 'openai',
  'google-gemini-cli': 'google',
  'minimax-portal': 'minimax',
  'minimax-portal-auth': 'minimax',
};

/** What the documents call plugins that OpenClaw knows under no such name: what became of them, and what to do. */
const OF_DOCUMENTS: Readonly<
  Record<string, { readonly to?: string; readonly because: string; readonly next: string }>
> = {
  'google-gemini-cli-auth': {
    to: 'google',
    because: 'The login of the Gemini CLI is part of plugin google',
    next: 'Turn that on: pincer providers enable google',
  },
  'google-antigravity-auth': {
    because: 'No version of OpenClaw has it any more, and none has the provider google-antigravity',
    next: 'Use Gemini with an API key: pincer setup google',
  },
  'qwen-portal-auth': {
    because: 'No version of OpenClaw has it any more',
    next: 'Pincer logs in to it without a plugin: pincer setup qwen-portal',
  },
};

/** The id that a config has a plugin under. */
function pluginId(name: string): string {
  const trimmed = name.trim();
  const lower = trimmed.toLowerCase();
  return Object.hasOwn(FORMER, lower) ? (FORMER[lower] ?? trimmed) : trimmed;
}

export type FoundPlugin =
  /** `from`: a name of the documents, where it is another. */
  | { readonly kind: 'plugin'; readonly id: string; readonly from?: string }
  | { readonly kind: 'unknown'; readonly near?: string; readonly because?: string; readonly next?: string };

/** The plugin that a person means. `installed`: ids beside those that come with OpenClaw. */
export function findPlugin(name: string, installed: ReadonlySet<string>): FoundPlugin {
  const id = pluginId(name);
  const known = (other: string): boolean => bundled().has(other) || installed.has(other);
  if (known(id)) return id === name.trim() ? { kind: 'plugin', id } : { kind: 'plugin', id, from: name.trim() };
  const lower = name.trim().toLowerCase();
  const said = Object.hasOwn(OF_DOCUMENTS, lower) ? OF_DOCUMENTS[lower] : undefined;
  if (said?.to !== undefined) return { kind: 'plugin', id: said.to, from: name.trim() };
  if (said !== undefined) return { kind: 'unknown', because: said.because, next: said.next };
  const near = [...bundled(), ...installed].find((other) => lettersOff(lower, other, 2) <= (other.length < 6 ? 1 : 2));
  return near === undefined ? { kind: 'unknown' } : { kind: 'unknown', near };
}

export const isBundledPlugin = (id: string): boolean => bundled().has(id);

export type PluginState =
  | { readonly kind: 'on' }
  /** The config says nothing of it: a provider's plugin that comes with OpenClaw is on. */
  | { readonly kind: 'unsaid' }
  /** `path`: of the entry that says so. */
  | { readonly kind: 'off'; readonly path: KeyPath }
  /** OpenClaw: neither an entry nor its own command gets past these. `by`: as a person writes the path. */
  | { readonly kind: 'ruled out'; readonly by: string };

/** Whether OpenClaw loads a plugin, as far as the config says. OpenClaw: `resolvePluginActivationDecisionShared`. */
export function pluginState(config: Json, id: string): PluginState {
  const plugins = valueAt(config, ['plugins']);
  if (!isObject(plugins)) return { kind: 'unsaid' };
  if (plugins.enabled === false) return { kind: 'ruled out', by: 'plugins.enabled' };
  if (named(plugins.deny).includes(id)) return { kind: 'ruled out', by: 'plugins.deny' };
  const allow = named(plugins.allow);
  if (allow.length > 0 && !allow.includes(id)) return { kind: 'ruled out', by: 'plugins.allow' };
  const entries = isObject(plugins.entries) ? Object.entries(plugins.entries) : [];
  // Under several names of one plugin the last entry counts, as OpenClaw merges them.
  const said = entries.findLast(
    ([key, entry]) => pluginId(key) === id && isObject(entry) && entry.enabled !== undefined,
  );
  if (said === undefined) return { kind: 'unsaid' };
  const [key, entry] = said;
  if (isObject(entry) && entry.enabled === false) return { kind: 'off', path: ['plugins', 'entries', key] };
  return { kind: 'on' };
}

const named = (list: Json | undefined): readonly string[] =>
  Array.isArray(list) ? list.flatMap((item: Json) => (typeof item === 'string' ? [pluginId(item)] : [])) : [];

/** Turns a plugin on where it is off or, with `always`, where nothing says that it is on. */
export function pluginEdits(state: PluginState, id: string, always: boolean): readonly Edit[] {
  if (state.kind === 'off') return [{ path: [...state.path, 'enabled'], was: false, value: true }];
  if (state.kind === 'unsaid' && always)
    return [{ path: ['plugins', 'entries', id, 'enabled'], was: undefined, value: true }];
  return [];
}
