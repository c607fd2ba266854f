import type { SetupFacts } from './setupFacts.js';

const CODING_GLOBAL = 'https://api.kimi.com/coding/';

/** Setting up the hosted providers of 2026.5, a to l. What onboarding writes was seen by running each of its choices. */
export const SETUP_A_TO_L: Readonly<Record<string, SetupFacts>> = {
  anthropic: {
    keyPage: 'https://console.anthropic.com/settings/keys',
    keyStarts: ['sk-ant-'],
    choices: {
      'anthropic-cli': {
        how: 'hand over',
        profiles: ['anthropic:claude-cli'],
        interactiveOnly: true,
        note: 'Uses the login of the Claude command line on this machine: run `claude auth login` first.',
      },
      'setup-token': {
        env: ['ANTHROPIC_OAUTH_TOKEN'],
        flag: '--token',
        alsoCalled: ['token', 'oauth'],
        note: '`claude setup-token` prints one, for a Claude subscription.',
      },
      apiKey: { env: ['ANTHROPIC_API_KEY'], flag: '--anthropic-api-key', alsoCalled: ['anthropic-api-key'] },
    },
  },
  arcee: {
    keyPage: 'https://chat.arcee.ai/',
    choices: {
      'arceeai-api-key': { flag: '--arceeai-api-key', block: true, alias: 'Arcee AI' },
      'arceeai-openrouter': {
        // One provider's models with the key of another: only OpenClaw's own command makes such a pair.
        how: 'hand over',
        profiles: ['openrouter:default'],
        env: ['OPENROUTER_API_KEY'],
        flag: '--openrouter-api-key',
        block: true,
        alias: 'Arcee AI (OpenRouter)',
        keyPage: 'https://openrouter.ai/keys',
        note: "Arcee's models by way of OpenRouter: the block gives them ids that begin with arcee/.",
      },
    },
  },
  byteplus: {
    keyPage: 'https://console.byteplus.com/ark',
    choices: { 'byteplus-api-key': { flag: '--byteplus-api-key' } },
  },
  'byteplus-plan': { setUpAs: 'byteplus' },
  cerebras: {
    keyPage: 'https://cloud.cerebras.ai',
    keyStarts: ['csk-'],
    choices: { 'cerebras-api-key': { flag: '--cerebras-api-key', block: true, alias: 'Cerebras GLM 4.7' } },
  },
  chutes: {
    keyPage: 'https://chutes.ai/settings/api-keys',
    keyStarts: ['cpk_'],
    choices: {
      chutes: { interactiveOnly: true, block: true },
      'chutes-api-key': { flag: '--chutes-api-key', block: true },
    },
  },
  'claude-cli': { setUpAs: 'anthropic' },
  'cloudflare-ai-gateway': {
    takesAnyKey: true,
    keyPage: 'https://dash.cloudflare.com',
    choices: {
      'cloudflare-ai-gateway-api-key': {
        flag: '--cloudflare-ai-gateway-api-key',
        block: true,
        api: 'anthropic-messages',
        regions: [
          {
            id: 'gateway',
            label: 'Your gateway, for Anthropic models',
            baseUrl: 'https://gateway.ai.cloudflare.com/v1/{account}/{gateway}/anthropic',
          },
        ],
        alias: 'Cloudflare AI Gateway',
        note: "The key is the model vendor's; account and gateway are Cloudflare's.",
      },
    },
  },
  dashscope: { setUpAs: 'qwen' },
  deepinfra: {
    keyPage: 'https://deepinfra.com/dash/api_keys',
    choices: { 'deepinfra-api-key': { flag: '--deepinfra-api-key', alias: 'DeepInfra' } },
  },
  deepseek: {
    keyPage: 'https://platform.deepseek.com/api_keys',
    choices: { 'deepseek-api-key': { flag: '--deepseek-api-key', block: true, alias: 'DeepSeek' } },
  },
  fireworks: {
    keyPage: 'https://app.fireworks.ai/settings/users/api-keys',
    keyStarts: ['fw_'],
    choices: { 'fireworks-api-key': { flag: '--fireworks-api-key', block: true, alias: 'Kimi K2.5 Turbo' } },
  },
  'github-copilot': {
    keyPage: 'https://github.com/settings/copilot',
    keyStarts: ['ghu_', 'gho_', 'ghp_', 'github_pat_'],
    choices: {
      'github-copilot': {
        how: 'login',
        flow: 'github',
        profiles: ['github-copilot:github'],
        env: ['COPILOT_GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_TOKEN'],
      },
    },
    own: [
      {
        id: 'github-copilot-token',
        label: 'GitHub token',
        how: 'token',
        profiles: ['github-copilot:github'],
        env: ['COPILOT_GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_TOKEN'],
        flag: '--github-copilot-token',
        note: 'For a token that a login with the right to use Copilot gave.',
      },
    ],
  },
  google: {
    keyPage: 'https://aistudio.google.com/apikey',
    keyStarts: ['AIza'],
    choices: { 'gemini-api-key': { flag: '--gemini-api-key' } },
  },
  'google-gemini-cli': {
    choices: { 'google-gemini-cli': { interactiveOnly: true, model: 'google-gemini-cli/gemini-3-flash-preview' } },
  },
  'google-vertex': {
    keyPage: 'https://console.cloud.google.com/vertex-ai',
    own: [
      {
        id: 'google-vertex',
        label: 'Google Cloud login (gcloud)',
        how: 'cloud',
        profiles: [],
        env: ['GOOGLE_APPLICATION_CREDENTIALS'],
        needsBlock: true,
        api: 'google-vertex',
        regions: [{ id: 'location', label: 'Your location', baseUrl: 'https://{location}-aiplatform.googleapis.com' }],
        alsoCalled: ['google-vertex-adc'],
        note: 'Run `gcloud auth application-default login`, set GOOGLE_CLOUD_PROJECT and GOOGLE_CLOUD_LOCATION, and put that location into the address: https://europe-west4-aiplatform.googleapis.com, for one. `global` is https://aiplatform.googleapis.com.',
      },
      {
        id: 'google-vertex-api-key',
        label: 'Google Cloud API key',
        how: 'key',
        env: ['GOOGLE_CLOUD_API_KEY'],
        needsBlock: true,
        api: 'google-vertex',
        regions: [{ id: 'location', label: 'Your location', baseUrl: 'https://{location}-aiplatform.googleapis.com' }],
      },
    ],
  },
  groq: {
    keyPage: 'https://console.groq.com/keys',
    keyStarts: ['gsk_'],
    own: [{ id: 'groq-api-key', label: 'Groq API key', how: 'key', flag: '--groq-api-key' }],
  },
  huggingface: {
    keyPage: 'https://huggingface.co/settings/tokens',
    keyStarts: ['hf_'],
    choices: {
      'huggingface-api-key': {
        env: ['HF_TOKEN', 'HUGGINGFACE_HUB_TOKEN'],
        flag: '--huggingface-api-key',
        block: true,
        alias: 'Hugging Face',
      },
    },
  },
  kilocode: {
    keyPage: 'https://app.kilo.ai',
    choices: { 'kilocode-api-key': { flag: '--kilocode-api-key', block: true, alias: 'Kilo Gateway' } },
  },
  kimi: {
    keyPage: 'https://www.kimi.com/code/en',
    keyStarts: ['sk-kimi-'],
    choices: {
      'kimi-code-api-key': {
        flag: '--kimi-code-api-key',
        block: true,
        alias: 'Kimi',
        regions: [{ id: 'standard', label: 'Kimi Code', baseUrl: CODING_GLOBAL }],
        alsoCalled: ['kimi-api-key', 'kimi-coding-api-key'],
      },
    },
  },
  'kimi-coding': { setUpAs: 'kimi' },
};
