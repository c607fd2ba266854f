import { isObject } from '../json.js';
import type { SetupModel } from './setup.js';

/**
 * Does it pass requests on to hosts that a person may choose from? OpenClaw sends OpenRouter the `provider` of a model's parameters
 * (docs/providers/openrouter, "Provider routing metadata"), and nobody else.
 */
export const takesRouting = (provider: string): boolean => provider === 'openrouter';

/** Names of hosts as OpenRouter writes them, between commas or blanks: `together, deepinfra/turbo`. Undefined when one is none. */
export function hostsFrom(text: string): readonly string[] | undefined {
  const names = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  return names.every((name) => HOST.test(name)) ? [...new Set(names)] : undefined;
}

const HOST = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9._-]+)*$/;

/** Only these hosts may answer for the models. */
export const routed = (models: readonly SetupModel[], hosts: readonly string[]): readonly SetupModel[] =>
  models.map((model) => {
    const { provider } = model.params ?? {};
    return {
      ...model,
      params: { ...model.params, provider: { ...(isObject(provider) ? provider : {}), only: hosts } },
    };
  });
