import type { Flag } from './args.js';
import { ALIASES } from './commands/aliases.js';
import { AUTH } from './commands/auth.js';
import { AUTH_LOGIN } from './commands/authLogin.js';
import { CHAIN } from './commands/chain.js';
import type { Command } from './commands/command.js';
import { CONFIG } from './commands/config.js';
import { DISCOVER } from './commands/discover.js';
import { GLOBAL, SCREEN_FLAGS } from './commands/flags.js';
import { HISTORY } from './commands/history.js';
import { LIST } from './commands/list.js';
import { ALLOWLIST, MODELS } from './commands/models.js';
import { OLLAMA } from './commands/ollama.js';
import { PROBE } from './commands/probe.js';
import { PROVIDERS } from './commands/providers.js';
import { PROVIDERS_SETUP } from './commands/providersSetup.js';
import { REGISTRY } from './commands/registry.js';
import { SCAN } from './commands/scan.js';
import { SECRETS } from './commands/secrets.js';
import { SETUP } from './commands/setup.js';
import { STATUS } from './commands/status.js';
import { VALIDATE } from './commands/validate.js';

/** All that Pincer does without a screen. */
export const COMMANDS: readonly Command[] = [
  ...STATUS,
  ...LIST,
  ...MODELS,
  ...CHAIN,
  ...ALIASES,
  ...ALLOWLIST,
  ...PROBE,
  ...DISCOVER,
  ...OLLAMA,
  ...SCAN,
  ...SETUP,
  ...PROVIDERS,
  ...PROVIDERS_SETUP,
  ...AUTH,
  ...AUTH_LOGIN,
  ...CONFIG,
  ...VALIDATE,
  ...SECRETS,
  ...HISTORY,
  ...REGISTRY,
];

/** A name means the same, and takes a value or not, wherever it occurs. */
export const KNOWN_FLAGS: readonly Flag[] = [
  ...new Set([...Object.values(GLOBAL), ...SCREEN_FLAGS, ...COMMANDS.flatMap(({ flags }) => flags)]),
];
