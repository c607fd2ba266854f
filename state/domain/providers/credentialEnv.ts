import { lazy } from '../lazy.js';
import { providerRows } from './table.js';

/**
 * Ids under which OpenClaw 2026.5 looks up a credential without there being a provider of models:
 * speech, search and image services, and names left over from earlier versions. `models status` lists them too.
 */
const OTHER_ENV: Readonly<Record<string, readonly string[]>> = {
  'anthropic-openai': ['ANTHROPIC_API_KEY'],
  azure: ['AZURE_SPEECH_KEY', 'AZURE_SPEECH_API_KEY', 'SPEECH_KEY', 'AZURE_SPEECH_REGION', 'SPEECH_REGION'],
  'azure-speech': ['AZURE_SPEECH_KEY', 'AZURE_SPEECH_API_KEY', 'SPEECH_KEY', 'AZURE_SPEECH_REGION', 'SPEECH_REGION'],
  deepgram: ['DEEPGRAM_API_KEY'],
  elevenlabs: ['ELEVENLABS_API_KEY', 'XI_API_KEY'],
  exa: ['EXA_API_KEY'],
  firecrawl: ['FIRECRAWL_API_KEY'],
  gradium: ['GRADIUM_API_KEY'],
  inworld: ['INWORLD_API_KEY'],
  perplexity: ['PERPLEXITY_API_KEY', 'OPENROUTER_API_KEY'],
  'qwen-dashscope': ['DASHSCOPE_API_KEY'],
  senseaudio: ['SENSEAUDIO_API_KEY'],
  tavily: ['TAVILY_API_KEY'],
  'volcengine-tts': [
    'VOLCENGINE_TTS_API_KEY',
    'BYTEPLUS_SEED_SPEECH_API_KEY',
    'VOLCENGINE_TTS_APPID',
    'VOLCENGINE_TTS_TOKEN',
  ],
  voyage: ['VOYAGE_API_KEY'],
};

/** Names of environment variables that may stand in `apiKey` instead of a key, though no provider above reads them. */
export const FORMER_ENV_MARKERS: readonly string[] = ['NOVITA_API_KEY', 'AZURE_API_KEY'];

/** An `apiKey` with one of these texts means: ask the AWS SDK. */
export const AWS_ENV_MARKERS: readonly string[] = ['AWS_BEARER_TOKEN_BEDROCK', 'AWS_ACCESS_KEY_ID', 'AWS_PROFILE'];

/** Placeholders for a key that hold no secret; those of single providers stand in their rows (`markers`). */
export const CORE_MARKERS: readonly string[] = ['custom-local', 'ollama-local', 'secretref-managed'];

/** gcloud's application default credentials count as a credential of this provider when all of this holds. */
export const GCLOUD_EVIDENCE = {
  provider: 'google-vertex',
  fileEnv: 'GOOGLE_APPLICATION_CREDENTIALS',
  paths: [
    { under: 'HOME', path: '.config/gcloud/application_default_credentials.json' },
    { under: 'APPDATA', path: 'gcloud/application_default_credentials.json' },
  ],
  needsAnyEnv: ['GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT'],
  needsAllEnv: ['GOOGLE_CLOUD_LOCATION'],
  marker: 'gcp-vertex-credentials',
  says: 'gcloud adc',
} as const;

/** 2026.5 reads these under an id of its own, although the login belongs to another. */
const LOGIN_ONLY_IDS: ReadonlySet<string> = new Set(['openai-codex']);

/**
 * Id → id whose credential it uses: auth aliases, and the former names of auth choices.
 * OpenClaw: `resolveProviderAuthAliasMap`.
 */
export const authAliases = lazy((): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  for (const [id, row] of providerRows()) {
    for (const alias of row.aliases?.auth ?? []) map.set(alias, id);
    for (const choice of row.choices ?? []) for (const former of choice.formerly ?? []) map.set(former, id);
  }
  return map;
});

/**
 * Every id under which 2026.5 looks for a credential in the environment, with the variables in the order it tries them.
 * Sorted by id, as `models status` lists them. OpenClaw sorts by locale, which for such ids is the same as by code unit,
 * and starting a collator costs a millisecond.
 */
export const credentialEnv = lazy((): ReadonlyMap<string, readonly string[]> => {
  const map = new Map<string, readonly string[]>(Object.entries(OTHER_ENV));
  for (const [id, row] of providerRows()) if (row.env && row.ships['2026.5'] === 'bundled') map.set(id, row.env);
  for (const [alias, id] of authAliases()) {
    const env = map.get(id);
    if (env && !map.has(alias) && !LOGIN_ONLY_IDS.has(id)) map.set(alias, env);
  }
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
});

/** The variables that may hold a credential of a provider, in order; its auth alias decides where it has one. */
export function envNamesFor(provider: string): readonly string[] {
  const id = provider.trim().toLowerCase();
  const owner = authAliases().get(id) ?? id;
  return credentialEnv().get(owner) ?? credentialEnv().get(id) ?? [];
}

/** The variables as people should be told of them. OpenClaw tries tokens of a login before API keys; what people have, and can get, is an API key. */
export const keysFirst = (names: readonly string[]): readonly string[] => {
  const isKey = (name: string): boolean => name.endsWith('_API_KEY');
  return [...names.filter(isKey), ...names.filter((name) => !isKey(name))];
};
