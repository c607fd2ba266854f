import type { LoginFlow } from '../setup/signIn.js';
import type { Flow } from './flow.js';

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * The logins that Pincer runs itself, as their own clients do. None has a secret: these are public clients. Everything else is
 * handed over to `openclaw models auth login`.
 */
export const FLOWS: Readonly<Record<LoginFlow, Flow>> = {
  minimax: {
    kind: 'device',
    label: 'MiniMax',
    hosts: { global: 'https://api.minimax.io', cn: 'https://api.minimaxi.com' },
    start: '/oauth/code',
    poll: '/oauth/token',
    clientId: '78257093-7e40-4613-99e0-527b14b39113',
    scope: 'group_id profile model.completion',
    grantType: 'urn:ietf:params:oauth:grant-type:user_code',
    pkce: true,
    dialect: 'minimax',
    gives: {
      type: 'oauth',
      profileId: 'minimax-portal:default',
      models: {
        defaults: { global: 'https://api.minimax.io/anthropic', cn: 'https://api.minimaxi.com/anthropic' },
        domains: ['minimax.io', 'minimaxi.com'],
      },
    },
  },
  qwen: {
    kind: 'device',
    label: 'Qwen',
    hosts: { global: 'https://chat.qwen.ai' },
    start: '/api/v1/oauth2/device/code',
    poll: '/api/v1/oauth2/token',
    clientId: 'f0304373b74a44d2b584a3fb70ca9e56',
    scope: 'openid profile email model.completion',
    grantType: DEVICE_CODE,
    pkce: true,
    dialect: 'rfc 8628',
    gives: {
      type: 'oauth',
      profileId: 'qwen-portal:default',
      models: {
        defaults: { global: 'https://portal.qwen.ai/v1' },
        // Not all of aliyuncs.com: anybody can have a host below it.
        domains: ['qwen.ai', 'dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com'],
        path: '/v1',
      },
    },
  },
  github: {
    kind: 'device',
    label: 'GitHub',
    hosts: { global: 'https://github.com' },
    start: '/login/device/code',
    poll: '/login/oauth/access_token',
    clientId: 'Iv1.b507a08c87ecfe98',
    scope: 'read:user',
    grantType: DEVICE_CODE,
    pkce: false,
    dialect: 'rfc 8628',
    gives: { type: 'token', profileId: 'github-copilot:github' },
  },
  openrouter: {
    kind: 'code',
    label: 'OpenRouter',
    hosts: { global: 'https://openrouter.ai' },
    authorize: '/auth',
    token: '/api/v1/auth/keys',
    clientId: '',
    scope: '',
    // What its documentation names for programs on one's own machine.
    port: 3000,
    callbackHost: 'localhost',
    dialect: 'openrouter',
    gives: { type: 'api_key', profileId: 'openrouter:default' },
  },
};
