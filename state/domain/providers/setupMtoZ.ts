import type { Region } from '../setup/signIn.js';
import type { ChoiceFacts, SetupFacts } from './setupFacts.js';

const MINIMAX_ENV = ['MINIMAX_API_KEY', 'MINIMAX_CODING_API_KEY', 'MINIMAX_CODE_PLAN_KEY'];

/** The Anthropic-compatible address is preferred, the other one is for clients that need it. The documents say so. */
const minimaxRegions = (id: 'global' | 'cn', host: string): readonly Region[] => {
  const label = id === 'cn' ? 'CN' : 'Global';
  return [
    { id, label: `${label} (${host})`, baseUrl: `https://${host}/anthropic` },
    {
      id: `${id}-openai`,
      label: `${label}, OpenAI-compatible`,
      baseUrl: `https://${host}/v1`,
      api: 'openai-completions',
    },
  ];
};

const minimaxKey = (id: 'global' | 'cn', host: string, platform: string): ChoiceFacts => ({
  profiles: [`minimax:${id}`],
  env: MINIMAX_ENV,
  flag: '--minimax-api-key',
  block: true,
  authHeader: true,
  alias: 'Minimax',
  regions: minimaxRegions(id, host),
  keyPage: `https://${platform}/user-center/basic-information/interface-key`,
  note: 'An API key, or the key of a Coding Plan (sk-cp-). Model ids are case-sensitive.',
});

const minimaxLogin = (id: 'global' | 'cn', host: string): ChoiceFacts => ({
  how: 'login',
  flow: 'minimax',
  env: ['MINIMAX_OAUTH_TOKEN'],
  block: true,
  authHeader: true,
  model: 'minimax-portal/MiniMax-M2.7',
  alias: 'minimax-m2.7',
  regions: minimaxRegions(id, host).slice(0, 1),
  interactiveOnly: true,
  note: 'For a Coding Plan: no API key is needed.',
});

const STEPFUN = { flag: '--stepfun-api-key', block: true } as const;
/** One key opens both: onboarding writes it for both. */
const stepfun = (place: 'cn' | 'intl', alias: string, first: 'stepfun' | 'stepfun-plan'): ChoiceFacts => ({
  ...STEPFUN,
  alias,
  region: place,
  profiles: [`${first}:${place}`, `${first === 'stepfun' ? 'stepfun-plan' : 'stepfun'}:${place}`],
});

const zai = (region: 'global' | 'cn'): ChoiceFacts => ({
  flag: '--zai-api-key',
  block: true,
  alias: 'GLM',
  region,
  ...(region === 'cn' ? { keyPage: 'https://bigmodel.cn/usercenter/proj-mgmt/apikeys' } : {}),
});

const qwen = (flag: string, region: 'intl' | 'cn'): ChoiceFacts => ({
  flag,
  block: true,
  alias: 'Qwen',
  region,
  ...(region === 'cn' ? { keyPage: 'https://bailian.console.aliyun.com' } : {}),
});

/** Keeps prompts and answers within a region. OpenRouter calls it in-region routing. */
const OPENROUTER_REGIONS: readonly Region[] = [
  { id: 'standard', label: 'Anywhere', baseUrl: 'https://openrouter.ai/api/v1' },
  { id: 'eu', label: 'Only within the EU (business accounts)', baseUrl: 'https://eu.openrouter.ai/api/v1' },
  { id: 'us', label: 'Only within the US (business accounts)', baseUrl: 'https://us.openrouter.ai/api/v1' },
];

/** One key opens both catalogs. */
const OPENCODE = { env: ['OPENCODE_API_KEY', 'OPENCODE_ZEN_API_KEY'] } as const;

/** Setting up the hosted providers of 2026.5, m to z. What onboarding writes was seen by running each of its choices. */
export const SETUP_M_TO_Z: Readonly<Record<string, SetupFacts>> = {
  'microsoft-foundry': {
    keyPage: 'https://ai.azure.com',
    choices: {
      'microsoft-foundry-entra': {
        how: 'hand over',
        interactiveOnly: true,
        note: 'OpenClaw asks for the deployment and its address; it uses the login of `az`.',
      },
      'microsoft-foundry-apikey': {
        how: 'hand over',
        interactiveOnly: true,
        note: 'OpenClaw asks for the deployment and its address together with the key.',
      },
    },
  },
  minimax: {
    keyPage: 'https://platform.minimax.io/user-center/basic-information/interface-key',
    keyStarts: ['sk-cp-', 'sk-api-'],
    choices: {
      'minimax-global-api': minimaxKey('global', 'api.minimax.io', 'platform.minimax.io'),
      'minimax-cn-api': minimaxKey('cn', 'api.minimaxi.com', 'platform.minimaxi.com'),
    },
  },
  'minimax-portal': {
    choices: {
      'minimax-global-oauth': { ...minimaxLogin('global', 'api.minimax.io'), alsoCalled: ['minimax-portal'] },
      'minimax-cn-oauth': minimaxLogin('cn', 'api.minimaxi.com'),
    },
  },
  mistral: {
    keyPage: 'https://console.mistral.ai/api-keys',
    choices: { 'mistral-api-key': { flag: '--mistral-api-key', block: true, alias: 'Mistral' } },
  },
  modelstudio: { setUpAs: 'qwen' },
  moonshot: {
    keyPage: 'https://platform.moonshot.ai/console/api-keys',
    choices: {
      'moonshot-api-key': {
        env: ['MOONSHOT_API_KEY'],
        flag: '--moonshot-api-key',
        block: true,
        alias: 'Kimi',
        region: 'global',
      },
      'moonshot-api-key-cn': {
        env: ['MOONSHOT_API_KEY'],
        flag: '--moonshot-api-key',
        block: true,
        alias: 'Kimi',
        region: 'cn',
        keyPage: 'https://platform.moonshot.cn/console/api-keys',
      },
    },
  },
  nvidia: {
    keyPage: 'https://build.nvidia.com/settings/api-keys',
    keyStarts: ['nvapi-'],
    choices: { 'nvidia-api-key': { flag: '--nvidia-api-key', block: true, alias: 'NVIDIA' } },
  },
  openai: {
    keyPage: 'https://platform.openai.com/api-keys',
    keyStarts: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'],
    choices: {
      'openai-api-key': { flag: '--openai-api-key', alias: 'GPT' },
      openai: { interactiveOnly: true },
      'openai-device-code': { interactiveOnly: true },
    },
  },
  'openai-codex': {
    first: 'openai-codex',
    keyPage: 'https://platform.openai.com/api-keys',
    choices: {
      'openai-codex': { env: [], interactiveOnly: true, note: 'A ChatGPT account: its plan pays, not an API key.' },
      'openai-codex-device-code': { env: [], interactiveOnly: true },
      'openai-codex-api-key': { provider: 'openai', env: ['OPENAI_API_KEY'], flag: '--openai-api-key' },
    },
  },
  opencode: {
    keyPage: 'https://opencode.ai/auth',
    choices: {
      'opencode-zen': {
        ...OPENCODE,
        profiles: ['opencode:default', 'opencode-go:default'],
        flag: '--opencode-zen-api-key',
        alias: 'Opus',
        needsBlock: true,
        api: 'anthropic-messages',
        regions: [
          { id: 'claude', label: 'Zen, Claude models', baseUrl: 'https://opencode.ai/zen' },
          {
            id: 'chat',
            label: 'Zen, models that speak OpenAI chat completions',
            baseUrl: 'https://opencode.ai/zen/v1',
            api: 'openai-completions',
          },
          {
            id: 'responses',
            label: 'Zen, GPT models',
            baseUrl: 'https://opencode.ai/zen/v1',
            api: 'openai-responses',
          },
        ],
        note: '2026.5 knows neither the address nor the models of Zen, so a block is written. One block speaks one API.',
      },
    },
  },
  'opencode-go': {
    keyPage: 'https://opencode.ai/auth',
    choices: {
      'opencode-go': {
        ...OPENCODE,
        profiles: ['opencode-go:default', 'opencode:default'],
        flag: '--opencode-go-api-key',
      },
    },
  },
  openrouter: {
    keyPage: 'https://openrouter.ai/keys',
    keyStarts: ['sk-or-'],
    choices: {
      'openrouter-api-key': {
        flag: '--openrouter-api-key',
        alias: 'OpenRouter',
        regions: OPENROUTER_REGIONS,
      },
    },
    own: [
      {
        id: 'openrouter-oauth',
        label: 'OpenRouter login (gives an API key)',
        how: 'login',
        flow: 'openrouter',
        alias: 'OpenRouter',
        regions: OPENROUTER_REGIONS,
      },
    ],
  },
  qianfan: {
    keyPage: 'https://console.bce.baidu.com/qianfan/ais/console/apiKey',
    choices: { 'qianfan-api-key': { flag: '--qianfan-api-key', block: true, alias: 'QIANFAN' } },
  },
  qwen: {
    keyPage: 'https://home.qwencloud.com/api-keys',
    keyStarts: ['sk-sp-'],
    choices: {
      'qwen-standard-api-key-cn': qwen('--modelstudio-standard-api-key-cn', 'cn'),
      'qwen-standard-api-key': qwen('--modelstudio-standard-api-key', 'intl'),
      'qwen-api-key-cn': qwen('--modelstudio-api-key-cn', 'cn'),
      'qwen-api-key': qwen('--modelstudio-api-key', 'intl'),
    },
  },
  qwencloud: { setUpAs: 'qwen' },
  stepfun: {
    keyPage: 'https://platform.stepfun.com',
    choices: {
      'stepfun-standard-api-key-intl': stepfun('intl', 'StepFun', 'stepfun'),
      'stepfun-standard-api-key-cn': stepfun('cn', 'StepFun', 'stepfun'),
    },
  },
  'stepfun-plan': {
    keyPage: 'https://platform.stepfun.com',
    choices: {
      'stepfun-plan-api-key-intl': stepfun('intl', 'StepFun Plan', 'stepfun-plan'),
      'stepfun-plan-api-key-cn': stepfun('cn', 'StepFun Plan', 'stepfun-plan'),
    },
  },
  synthetic: {
    keyPage: 'https://synthetic.new',
    keyStarts: ['syn_'],
    choices: { 'synthetic-api-key': { flag: '--synthetic-api-key', block: true, alias: 'MiniMax M2.5' } },
  },
  'tencent-tokenhub': {
    keyPage: 'https://cloud.tencent.com/product/tokenhub',
    choices: {
      'tokenhub-api-key': {
        flag: '--tokenhub-api-key',
        block: true,
        alias: 'Hy3 preview (TokenHub)',
        regions: [
          { id: 'cn', label: 'CN', baseUrl: 'https://tokenhub.tencentmaas.com/v1' },
          { id: 'intl', label: 'Global/Intl', baseUrl: 'https://tokenhub-intl.tencentmaas.com/v1' },
        ],
      },
    },
  },
  together: {
    keyPage: 'https://api.together.ai/settings/api-keys',
    keyStarts: ['tgp_v1_'],
    choices: { 'together-api-key': { flag: '--together-api-key', block: true, alias: 'Together AI' } },
  },
  venice: {
    keyPage: 'https://venice.ai/settings/api',
    choices: { 'venice-api-key': { flag: '--venice-api-key', block: true, alias: 'Kimi K2.5' } },
  },
  'vercel-ai-gateway': {
    keyPage: 'https://vercel.com/ai-gateway',
    keyStarts: ['vck_'],
    choices: { 'ai-gateway-api-key': { flag: '--ai-gateway-api-key', alias: 'Vercel AI Gateway' } },
  },
  volcengine: {
    keyPage: 'https://console.volcengine.com/ark',
    choices: { 'volcengine-api-key': { flag: '--volcengine-api-key' } },
  },
  'volcengine-plan': { setUpAs: 'volcengine' },
  xai: {
    keyPage: 'https://console.x.ai',
    keyStarts: ['xai-'],
    choices: {
      'xai-api-key': { flag: '--xai-api-key', block: true, alias: 'Grok' },
      'xai-oauth': { interactiveOnly: true, block: true },
      'xai-device-code': { interactiveOnly: true, block: true },
    },
  },
  xiaomi: {
    keyPage: 'https://platform.xiaomimimo.com/#/console/api-keys',
    choices: { 'xiaomi-api-key': { flag: '--xiaomi-api-key', block: true, alias: 'Xiaomi' } },
  },
  zai: {
    keyPage: 'https://z.ai/manage-apikey/apikey-list',
    choices: {
      'zai-api-key': zai('global'),
      'zai-coding-global': zai('global'),
      'zai-coding-cn': zai('cn'),
      'zai-global': zai('global'),
      'zai-cn': zai('cn'),
    },
  },
};
