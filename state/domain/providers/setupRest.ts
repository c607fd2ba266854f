import type { OwnChoice, SetupFacts } from './setupFacts.js';

const OLD = 'OpenClaw 2026.5 does not know this provider: a block with address and models makes it usable.';

/** A provider that only 2026.9 knows; to 2026.5 it is an endpoint with a block of its own. */
const newer = (
  choice: Pick<OwnChoice, 'id' | 'label' | 'flag' | 'env'> & Partial<OwnChoice>,
  api?: string,
  baseUrl?: string,
): OwnChoice => ({
  how: 'key',
  needsBlock: true,
  note: baseUrl === undefined ? `${OLD} The vendor tells the address.` : OLD,
  ...(api === undefined ? {} : { api }),
  ...(baseUrl === undefined ? {} : { regions: [{ id: 'standard', label: 'Standard', baseUrl }] }),
  ...choice,
});

const PLUGIN =
  'Comes as a plugin of its own: `openclaw plugins install` it first. OpenClaw finds the credential in the environment.';

/** Servers of one's own. */
const LOCAL: Readonly<Record<string, SetupFacts>> = {
  'copilot-proxy': {
    takesAnyKey: true,
    choices: {
      'copilot-proxy': {
        profiles: ['copilot-proxy:local'],
        env: [],
        block: true,
        placeholder: 'n/a',
        api: 'openai-completions',
        model: 'copilot-proxy/gpt-5.2',
        regions: [{ id: 'local', label: 'This computer', baseUrl: 'http://localhost:3000/v1' }],
        interactiveOnly: true,
        note: 'Start the Copilot Proxy extension of VS Code first.',
      },
    },
  },
  litellm: {
    takesAnyKey: true,
    keyPage: 'https://docs.litellm.ai',
    choices: {
      'litellm-api-key': {
        flag: '--litellm-api-key',
        block: true,
        region: 'local',
        alias: 'LiteLLM',
        note: "The proxy's own key. Its models are what the proxy calls them.",
      },
    },
  },
  lmstudio: {
    takesAnyKey: true,
    choices: {
      lmstudio: { block: true, region: 'local', placeholder: 'lmstudio-local', flag: '--lmstudio-api-key' },
    },
    own: [
      {
        id: 'lmstudio-api-key',
        label: 'LM Studio with an API token',
        how: 'key',
        env: ['LM_API_TOKEN'],
        needsBlock: true,
        region: 'local',
        note: 'For a server that was told to ask for a token.',
      },
    ],
  },
  ollama: {
    takesAnyKey: true,
    choices: { ollama: { block: true, region: 'local', placeholder: 'ollama-local' } },
  },
  sglang: {
    takesAnyKey: true,
    choices: { sglang: { block: true, region: 'local', placeholder: 'custom-local', interactiveOnly: true } },
    own: [{ id: 'sglang-api-key', label: 'SGLang with an API key', how: 'key', needsBlock: true, region: 'local' }],
  },
  vllm: {
    takesAnyKey: true,
    choices: { vllm: { block: true, region: 'local', placeholder: 'custom-local', interactiveOnly: true } },
    own: [{ id: 'vllm-api-key', label: 'vLLM with an API key', how: 'key', needsBlock: true, region: 'local' }],
  },
};

/** Pictures, sound, video: the key, and no model to chat with. */
const OTHER: Readonly<Record<string, SetupFacts>> = {
  alibaba: {
    keyPage: 'https://modelstudio.console.alibabacloud.com',
    choices: { 'alibaba-model-studio-api-key': { flag: '--alibaba-model-studio-api-key' } },
  },
  comfy: {
    keyPage: 'https://platform.comfy.org',
    choices: { 'comfy-cloud-api-key': { flag: '--comfy-api-key' } },
  },
  fal: {
    keyPage: 'https://fal.ai/dashboard/keys',
    choices: { 'fal-api-key': { flag: '--fal-api-key', env: ['FAL_KEY', 'FAL_API_KEY'] } },
  },
  runway: { keyPage: 'https://dev.runwayml.com', choices: { 'runway-api-key': { flag: '--runway-api-key' } } },
  vydra: { keyPage: 'https://www.vydra.ai', choices: { 'vydra-api-key': { flag: '--vydra-api-key' } } },
  pixverse: { note: PLUGIN },
  voyage: {
    keyPage: 'https://dashboard.voyageai.com',
    own: [{ id: 'voyage-api-key', label: 'Voyage API key', how: 'key', env: ['VOYAGE_API_KEY'] }],
  },
};

const ELSEWHERE: Readonly<Record<string, SetupFacts>> = {
  'amazon-bedrock': {
    own: [
      {
        id: 'amazon-bedrock',
        label: 'AWS credentials of this machine',
        how: 'cloud',
        profiles: [],
        env: ['AWS_PROFILE', 'AWS_BEARER_TOKEN_BEDROCK', 'AWS_ACCESS_KEY_ID'],
        note: PLUGIN,
      },
    ],
  },
  'amazon-bedrock-mantle': { note: PLUGIN },
  'anthropic-vertex': { note: PLUGIN },
  'apple-fm': { note: '2026.9 finds it by itself on a Mac. 2026.5 does not know it.' },
  'bailian-token-plan': { note: 'Written by earlier set-ups only: choose qwen, or qwen-token-plan with 2026.9.' },
  baseten: {
    keyPage: 'https://app.baseten.co/settings/api_keys',
    own: [
      newer(
        { id: 'baseten-api-key', label: 'Baseten API key', flag: '--baseten-api-key', env: ['BASETEN_API_KEY'] },
        'openai-completions',
        'https://inference.baseten.co/v1',
      ),
    ],
  },
  clawrouter: {
    own: [
      newer({
        id: 'clawrouter-api-key',
        label: 'ClawRouter proxy key',
        flag: '--clawrouter-api-key',
        env: ['CLAWROUTER_API_KEY'],
      }),
    ],
  },
  codex: { note: 'A runtime, not a provider of models: set up openai or openai-codex.' },
  cohere: {
    keyPage: 'https://dashboard.cohere.com/api-keys',
    own: [
      newer(
        { id: 'cohere-api-key', label: 'Cohere API key', flag: '--cohere-api-key', env: ['COHERE_API_KEY'] },
        'openai-completions',
        'https://api.cohere.ai/compatibility/v1',
      ),
    ],
  },
  copilot: { note: 'A runtime, not a provider of models: set up github-copilot.' },
  featherless: {
    keyPage: 'https://featherless.ai/account/api-keys',
    own: [
      newer(
        {
          id: 'featherless-api-key',
          label: 'Featherless AI API key',
          flag: '--featherless-api-key',
          env: ['FEATHERLESS_API_KEY'],
        },
        'openai-completions',
        'https://api.featherless.ai/v1',
      ),
    ],
  },
  gmi: {
    keyPage: 'https://console.gmicloud.ai',
    own: [
      newer(
        { id: 'gmi-api-key', label: 'GMI Cloud API key', flag: '--gmi-api-key', env: ['GMI_API_KEY'] },
        'openai-completions',
        'https://api.gmi-serving.com/v1',
      ),
    ],
  },
  'google-antigravity': {
    note: 'No installed OpenClaw has the plugin google-antigravity-auth, and its models are unknown: use google or google-gemini-cli.',
  },
  longcat: {
    keyPage: 'https://longcat.chat/platform',
    own: [
      newer(
        { id: 'longcat-api-key', label: 'LongCat API key', flag: '--longcat-api-key', env: ['LONGCAT_API_KEY'] },
        'openai-completions',
        'https://api.longcat.chat/openai/v1',
      ),
    ],
  },
  meta: {
    own: [newer({ id: 'meta-api-key', label: 'Meta API key', flag: '--meta-api-key', env: ['MODEL_API_KEY'] })],
  },
  novita: {
    keyPage: 'https://novita.ai/settings/key-management',
    own: [
      newer(
        { id: 'novita-api-key', label: 'NovitaAI API key', flag: '--novita-api-key', env: ['NOVITA_API_KEY'] },
        'openai-completions',
        'https://api.novita.ai/openai/v1',
      ),
    ],
  },
  'ollama-cloud': {
    keyPage: 'https://ollama.com/settings/keys',
    own: [
      newer(
        {
          id: 'ollama-cloud',
          label: 'Ollama Cloud',
          flag: '--ollama-cloud-api-key',
          env: ['OLLAMA_API_KEY'],
          model: 'ollama-cloud/minimax-m2.7',
        },
        'ollama',
        'https://ollama.com',
      ),
    ],
  },
  'qwen-portal': {
    own: [
      {
        id: 'qwen-portal',
        label: 'Qwen login (free tier)',
        how: 'login',
        flow: 'qwen',
        profiles: ['qwen-portal:default'],
        env: [],
        needsBlock: true,
        api: 'openai-completions',
        regions: [{ id: 'standard', label: 'Qwen Portal', baseUrl: 'https://portal.qwen.ai/v1' }],
        model: 'qwen-portal/coder-model',
        alsoCalled: ['qwen-oauth'],
        note: 'OpenClaw no longer ships the plugin qwen-portal-auth: a block is written instead, and nobody refreshes the login. The free tier may refuse.',
      },
    ],
  },
  'qwen-token-plan': {
    keyPage: 'https://home.qwencloud.com/api-keys',
    own: [
      newer({
        id: 'qwen-token-plan',
        label: 'Qwen Token Plan (Global/Intl)',
        flag: '--qwen-token-plan-api-key',
        env: ['QWEN_TOKEN_PLAN_API_KEY'],
      }),
      newer({
        id: 'qwen-token-plan-cn',
        label: 'Qwen Token Plan (China)',
        flag: '--qwen-token-plan-api-key-cn',
        env: ['QWEN_TOKEN_PLAN_API_KEY'],
      }),
    ],
  },
  radius: {
    own: [newer({ id: 'radius-api-key', label: 'Radius API key', flag: '--radius-api-key', env: ['RADIUS_API_KEY'] })],
  },
  'tencent-tokenplan': {
    own: [
      newer({
        id: 'tokenplan-api-key',
        label: 'Tencent TokenPlan',
        flag: '--tokenplan-api-key',
        env: ['TOKENPLAN_API_KEY'],
      }),
    ],
  },
  'xiaomi-token-plan': {
    own: (['ams', 'cn', 'sgp'] as const).map((place) =>
      newer({
        id: `xiaomi-token-plan-${place}`,
        label: `Xiaomi Token Plan (${{ ams: 'Europe', cn: 'China', sgp: 'Singapore' }[place]})`,
        flag: '--xiaomi-token-plan-api-key',
        env: ['XIAOMI_TOKEN_PLAN_API_KEY'],
      }),
    ),
  },
};

export const SETUP_REST: Readonly<Record<string, SetupFacts>> = { ...LOCAL, ...OTHER, ...ELSEWHERE };
