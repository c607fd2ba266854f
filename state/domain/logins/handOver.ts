import type { SignIn } from '../setup/signIn.js';

/** What else `openclaw models auth login` is told. */
export type HandOverWishes = {
  readonly agent?: string;
  readonly method?: string;
  readonly profileId?: string;
  readonly setDefault?: boolean;
};

/**
 * How OpenClaw calls the way behind an auth choice, for `--method`: without it, a provider with several asks which. From the manifests
 * of its plugins (`providerAuthChoices`); undefined for a choice that OpenClaw has no login for.
 */
export function methodOf(choice: string): string | undefined {
  if (Object.hasOwn(METHODS, choice)) return METHODS[choice];
  return choice.endsWith('-device-code') ? 'device-code' : undefined;
}

const METHODS: Readonly<Record<string, string>> = {
  'anthropic-cli': 'cli',
  'arceeai-openrouter': 'openrouter',
  chutes: 'oauth',
  'copilot-proxy': 'local',
  'github-copilot': 'device',
  'google-gemini-cli': 'oauth',
  'microsoft-foundry-apikey': 'api-key',
  'microsoft-foundry-entra': 'entra-id',
  'minimax-cn-oauth': 'oauth-cn',
  'minimax-global-oauth': 'oauth',
  openai: 'oauth',
  'openai-codex': 'oauth',
  'xai-oauth': 'oauth',
};

/** What `openclaw` is called with, to log in by itself. */
export function handOverArgs(
  way: Pick<SignIn, 'provider' | 'choice'>,
  { agent, method, profileId, setDefault }: HandOverWishes = {},
): readonly string[] {
  const named = method ?? methodOf(way.choice);
  return [
    ...['models', 'auth'],
    ...(agent === undefined ? [] : ['--agent', agent]),
    ...['login', '--provider', way.provider],
    ...(named === undefined ? [] : ['--method', named]),
    ...(profileId === undefined ? [] : ['--profile-id', profileId]),
    ...(setDefault ? ['--set-default'] : []),
  ];
}
