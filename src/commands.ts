import { ALIASES } from './commands/aliases.js';
import { CHAIN } from './commands/chain.js';
import type { Command } from './commands/command.js';
import { CONFIG } from './commands/config.js';
import { HISTORY } from './commands/history.js';
import { LIST } from './commands/list.js';
import { ALLOWLIST, MODELS } from './commands/models.js';
import { PROBE } from './commands/probe.js';
import { REGISTRY } from './commands/registry.js';
import { SECRETS } from './commands/secrets.js';
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
  ...CONFIG,
  ...VALIDATE,
  ...SECRETS,
  ...HISTORY,
  ...REGISTRY,
];
