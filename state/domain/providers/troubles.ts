import type { ProbeOutcome } from '../probe.js';

/** A kind of outcome; a timeout is told apart by whether there was a connection. */
export type TroubleKind =
  | Exclude<ProbeOutcome['kind'], 'ok' | 'timeout' | 'cancelled' | 'bug'>
  | 'unconnected'
  | 'unanswered';

/** What a known cause of trouble with one provider looks like, and what helps. */
export type Trouble = {
  readonly on: readonly TroubleKind[];
  /** Only where the server says this. Rows with it come before rows without. */
  readonly saying?: RegExp;
  /** Sentences for people, complete without the general advice. */
  readonly next: string;
};

type Troubles = readonly Trouble[];

const OLLAMA: Troubles = [
  {
    on: ['refused', 'unconnected', 'unreachable'],
    next: 'Start Ollama with `ollama serve`, and check host and port: it usually listens on http://127.0.0.1:11434.',
  },
  {
    on: ['wrong-url'],
    next: 'Check that it is Ollama that answers there: its address with /api/tags behind it lists the models.',
  },
  {
    on: ['no_model'],
    next: 'Pull a model that can use tools, such as `ollama pull gpt-oss:20b` or `ollama pull llama3.3`.',
  },
  { on: ['unknown-model'], next: '`ollama list` shows what is there; `ollama pull` fetches more.' },
  {
    on: ['lacks', 'format', 'server-error'],
    saying: /does not support tools/i,
    next: 'OpenClaw needs a model that can use tools: pull one, such as `ollama pull gpt-oss:20b`.',
  },
  {
    on: ['no_credential'],
    next: 'OpenClaw wants some key for it, and any text will do: set OLLAMA_API_KEY to ollama-local.',
  },
  {
    on: ['forbidden'],
    next: 'Ollama refuses host names that it does not know: use 127.0.0.1 in baseUrl, or set OLLAMA_HOST where it runs.',
  },
  {
    on: ['context-smaller'],
    next: 'Ollama drops older messages without a word: raise OLLAMA_CONTEXT_LENGTH where it runs, or lower contextWindow.',
  },
];

const LM_STUDIO: Troubles = [
  {
    on: ['refused', 'unconnected', 'unreachable'],
    next: 'Start the server in LM Studio, or with `lms server start`; http://127.0.0.1:1234/v1/models then lists the models.',
  },
  {
    on: ['unanswered', 'loading'],
    next: 'The model may be unloaded: load it again in LM Studio. A cold start is the usual reason for hanging.',
  },
  {
    on: ['no_model', 'unknown-model'],
    next: 'Load the model in LM Studio; its id is the one that /v1/models lists.',
  },
  { on: ['context-smaller'], next: 'Load the model with more context in LM Studio, or lower contextWindow.' },
  {
    on: ['auth', 'no_credential'],
    next: 'The server of LM Studio asks for a token: put one that it knows into LM_API_TOKEN, or turn that off in its settings.',
  },
];

/** For servers that are started with their key, model and context. */
const ownServer = (start: string, variable: string, context: string, model: string): Troubles => [
  {
    on: ['refused', 'unconnected', 'unreachable'],
    next: `Start it with \`${start}\`, or correct host and port in baseUrl.`,
  },
  { on: ['auth', 'no_credential'], next: `It was started with a key of its own: put that into ${variable}.` },
  { on: ['context-smaller'], next: `Start it with a larger ${context}, or lower contextWindow.` },
  { on: ['unknown-model', 'no_model'], next: model },
];

const MINIMAX: Troubles = [
  {
    on: ['auth', 'forbidden'],
    next: 'A key of the Global platform works on api.minimax.io alone, one of the CN platform on api.minimaxi.com alone: try the other region. A Coding Plan has a key of its own.',
  },
  {
    on: ['unknown-model'],
    next: 'Upper and lower case count: MiniMax-M2.1 and MiniMax-M2.1-lightning, for example. The model has to stand under models.providers.minimax where the catalog lacks it.',
  },
  {
    on: ['no_credential'],
    next: 'OpenClaw then says "Unknown model": set MINIMAX_API_KEY, or sign in with pincer setup minimax.',
  },
  {
    on: ['rate_limit', 'billing'],
    next: 'A Coding Plan allows so much in five hours; an API key needs balance of its own.',
  },
  {
    on: ['wrong-url'],
    next: 'With anthropic-messages, baseUrl ends with /anthropic; with openai-completions, with /v1.',
  },
];

const MOONSHOT: Troubles = [
  {
    on: ['auth', 'forbidden'],
    next: 'A key of platform.moonshot.ai works on api.moonshot.ai alone, one of platform.moonshot.cn on api.moonshot.cn alone: try the other region. Keys of Kimi Code (sk-kimi-) belong to the provider kimi.',
  },
];

const KIMI: Troubles = [
  {
    on: ['auth', 'forbidden'],
    next: 'Kimi Code has keys of its own (sk-kimi-); those of the Moonshot platform belong to the provider moonshot.',
  },
];

const ZAI: Troubles = [
  {
    on: ['billing', 'rate_limit'],
    saying: /balance|resource package|recharge/i,
    next: 'A key of the GLM Coding Plan has no balance on the general endpoint: choose the endpoint of the plan, …/api/coding/paas/v4. Other keys have to be topped up.',
  },
  {
    on: ['auth', 'forbidden'],
    next: 'A key of z.ai works on api.z.ai alone, one of bigmodel.cn on open.bigmodel.cn alone: try the other region.',
  },
];

const QWEN: Troubles = [
  {
    on: ['auth', 'forbidden'],
    next: 'Keys of Model Studio belong to a region, those of a Coding Plan (sk-sp-) to the coding endpoints: choose the endpoint where the key was made.',
  },
];

const VOLCENGINE: Troubles = [
  {
    on: ['unknown-model', 'forbidden'],
    next: 'Turn the model on in the Ark console first; a key of a coding plan works with the provider of the plan alone.',
  },
];

const OPENCODE: Troubles = [
  {
    on: ['auth', 'billing'],
    saying: /credit|balance|payment/i,
    next: 'Add a payment method or credit at opencode.ai.',
  },
];

export const TROUBLES: Readonly<Record<string, Troubles>> = {
  ollama: OLLAMA,
  lmstudio: LM_STUDIO,
  vllm: ownServer(
    'vllm serve MODEL',
    'VLLM_API_KEY',
    '--max-model-len',
    'The id is that of `vllm serve`, or what --served-model-name says.',
  ),
  sglang: ownServer(
    'python -m sglang.launch_server --model-path MODEL',
    'SGLANG_API_KEY',
    '--context-length',
    'The id is that of --model-path, or what --served-model-name says.',
  ),
  litellm: ownServer(
    'litellm --config config.yaml',
    'LITELLM_API_KEY',
    'context of the model behind it',
    "The ids are the model_name entries of the proxy's config.",
  ),
  llamacpp: ownServer(
    'llama-server -m MODEL.gguf',
    "the provider's apiKey",
    '--ctx-size',
    'Start it with a model, or put one into the folder of the router.',
  ),
  'copilot-proxy': [{ on: ['refused', 'unconnected'], next: 'Start the Copilot Proxy extension in VS Code.' }],
  minimax: MINIMAX,
  'minimax-portal': MINIMAX,
  moonshot: MOONSHOT,
  kimi: KIMI,
  'kimi-coding': KIMI,
  zai: ZAI,
  qwen: QWEN,
  volcengine: VOLCENGINE,
  'volcengine-plan': VOLCENGINE,
  byteplus: VOLCENGINE,
  'byteplus-plan': VOLCENGINE,
  opencode: OPENCODE,
  'opencode-go': OPENCODE,
  openrouter: [
    {
      on: ['billing'],
      next: 'Add credits at openrouter.ai/settings/credits, or choose a model whose id ends with :free.',
    },
    { on: ['rate_limit'], next: 'Models that end with :free allow few requests; bought credits raise that.' },
    {
      on: ['forbidden'],
      next: 'The model may be moderated, or ruled out by your privacy or provider settings: see openrouter.ai/settings.',
    },
    { on: ['unknown-model'], next: 'Ids have the maker before a slash, such as moonshotai/kimi-k2.' },
  ],
  'github-copilot': [
    {
      on: ['forbidden', 'format', 'unknown-model'],
      saying: /model.*not supported|not supported.*model|model_not_supported/i,
      next: 'Turn the model on in the Copilot settings on github.com, or choose another: a plan does not include all.',
    },
    {
      on: ['auth', 'forbidden', 'no_credential'],
      next: 'The token has to come from a login of an account with Copilot: sign in again with pincer setup github-copilot. A token for git alone is not enough.',
    },
  ],
  anthropic: [
    {
      on: ['auth', 'forbidden', 'format'],
      saying: /oauth|only authorized for use with claude code/i,
      next: 'Anthropic takes a setup-token only from Claude Code and programs that act as it: renew it with `claude setup-token`, or use an API key (sk-ant-api).',
    },
    {
      on: ['billing'],
      next: 'Buy credits in the Claude console, or sign in with the setup-token of a Claude subscription.',
    },
    {
      on: ['auth'],
      next: 'API keys start with sk-ant-api, setup-tokens with sk-ant-oat; check which one is used, and replace it.',
    },
  ],
  openai: [
    {
      on: ['billing'],
      next: 'The API has credit of its own, apart from a ChatGPT plan: add some at platform.openai.com, or sign in with ChatGPT as openai-codex.',
    },
  ],
  'openai-codex': [
    { on: ['auth', 'forbidden'], next: 'Sign in again with `openclaw models auth login --provider openai-codex`.' },
    {
      on: ['unknown-model'],
      next: 'A ChatGPT plan serves models of its own; others need an API key with the provider openai.',
    },
  ],
  google: [
    {
      on: ['forbidden', 'auth'],
      saying: /referer|referrer|ip address|blocked|restrict|not been used|disabled/i,
      next: 'The key is restricted, or the Generative Language API is off in its project: look at both in the Google Cloud console.',
    },
    {
      on: ['forbidden', 'format'],
      saying: /location is not supported/i,
      next: 'Google does not offer the Gemini API there: use google-vertex, or a gateway such as OpenRouter.',
    },
    { on: ['auth'], next: 'Make a key at aistudio.google.com/apikey.' },
  ],
  'google-vertex': [
    {
      on: ['auth', 'no_credential'],
      next: 'Run `gcloud auth application-default login`, and set GOOGLE_CLOUD_PROJECT and GOOGLE_CLOUD_LOCATION.',
    },
  ],
  'vercel-ai-gateway': [
    { on: ['billing', 'forbidden'], next: 'Vercel wants a credit card on file, even for its free credit.' },
  ],
  huggingface: [
    { on: ['auth', 'forbidden'], next: 'The token needs the permission to call Inference Providers.' },
    { on: ['billing'], next: 'The included credit of the month is spent: buy some, or subscribe to PRO.' },
  ],
  deepseek: [{ on: ['billing'], next: 'Top up at platform.deepseek.com.' }],
  mistral: [
    { on: ['auth'], next: 'Keys of Codestral alone do not work here: make one for the API in the Mistral console.' },
  ],
};

/** Of any hosted provider. */
export const TROUBLES_ANYWHERE: Troubles = [
  {
    on: ['lacks'],
    saying: /--enable-auto-tool-choice/,
    next: 'Start vLLM with --enable-auto-tool-choice, and with the --tool-call-parser of this model.',
  },
  {
    on: ['lacks'],
    saying: /--jinja/,
    next: 'Start llama-server with --jinja: it reads the calls of a model with that.',
  },
  {
    on: ['lacks'],
    saying: /mmproj|image input is not supported/i,
    next: 'Start llama-server with the --mmproj file of this model, where it has one.',
  },
  {
    on: ['forbidden', 'format', 'unknown-model'],
    saying:
      /\b(?:countr(?:y|ies)|region|territory|location)\b.*\bnot (?:supported|available|allowed)|not (?:supported|available) in (?:your|this) (?:country|region|location)|unsupported_country/i,
    next: 'The provider does not serve this country or region: choose its endpoint for yours, or the same model at a gateway such as OpenRouter.',
  },
];
