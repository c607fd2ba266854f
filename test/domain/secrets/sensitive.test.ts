// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { expect, test } from 'vitest';
import type { Json } from '../../../state/domain/json.js';
import {
  hasSecretInAddress,
  isSensitivePath,
  REDACTED,
  redactConfig,
} from '../../../state/domain/secrets/sensitive.js';

test.each([
  ['gateway.auth.token', true],
  ['channels.telegram.accounts.main.botToken', true],
  ['models.providers.x.apiKey', true],
  ['models.providers.x.apiKey.id', true],
  ['models.providers.x.headers.X-Api-Key', true],
  ['models.providers.x.headers.Authorization', false],
  ['models.providers.x.localService.env.HOST', true],
  ['models.providers.x.models[].maxTokens', false],
  ['secrets.providers.vault.path', true],
  ['gateway.auth.passwordFile', false],
  ['channels.googlechat.serviceAccount', true],
  ['hooks.tokens[]', false],
  ['hooks.secret[]', true],
  ['agents.defaults.model.primary', false],
])('OpenClaw takes a text at %s for a secret: %s', (path, sensitive) => {
  expect(isSensitivePath(path)).toBe(sensitive);
});

test.each([
  ['http://ann:pw@host/v1', true],
  ['https://host/v1?api-key=1', true],
  ['https://host/v1?api-version=1', false],
  ['https://host/a@b', false],
  ['not a URL//ann@x', true],
])('the address %s holds a secret: %s', (url, holds) => {
  expect(hasSecretInAddress(url)).toBe(holds);
});

// As the real `config get` of 2026.5.28 printed it, value by value.
test('a config is shown as the real `config get` shows it', () => {
  const provider = (apiKey: Json, baseUrl = 'http://127.0.0.1:1/v1'): Json => ({ baseUrl, apiKey, models: [] });
  const shown = redactConfig({
    gateway: { auth: { mode: 'token', token: 'a' } },
    models: {
      providers: {
        x: provider('sk-1', 'http://u:p@127.0.0.1:1/v1?key=1'),
        y: provider({ source: 'env', provider: 'default', id: 'Y' }, 'http://127.0.0.1:1/v1?api-version=2'),
        z: provider('${Z}'),
      },
    },
    channels: { googlechat: { serviceAccount: { type: 'service_account', private_key: 'k' } } },
    env: { OPENAI_API_KEY: 'sk', vars: { FOO_TOKEN: 't' } },
    list: ['a'],
  });
  expect(shown).toEqual({
    gateway: { auth: { mode: 'token', token: REDACTED } },
    models: {
      providers: {
        x: provider(REDACTED, REDACTED),
        y: provider({ source: REDACTED, provider: REDACTED, id: REDACTED }, 'http://127.0.0.1:1/v1?api-version=2'),
        z: provider('${Z}'),
      },
    },
    channels: { googlechat: { serviceAccount: REDACTED } },
    env: { OPENAI_API_KEY: REDACTED, vars: { FOO_TOKEN: REDACTED } },
    list: ['a'],
  });
});
