import type { Binding } from './keymap/binding.js';
import { CHAIN_KEYS } from './keymap/chain.js';
import { CREDENTIAL_KEYS } from './keymap/credentials.js';
import { DISCOVERY_KEYS } from './keymap/discovery.js';
import { COMMON_KEYS } from './keymap/everywhere.js';
import { HISTORY_KEYS } from './keymap/history.js';
import { MODEL_KEYS } from './keymap/models.js';
import { MOVING_KEYS } from './keymap/moving.js';
import { OLLAMA_KEYS } from './keymap/ollama.js';
import { PROBE_KEYS } from './keymap/probes.js';
import { PROVIDER_KEYS } from './keymap/providers.js';
import { SCAN_KEYS } from './keymap/scan.js';
import { SETUP_KEYS } from './keymap/setup.js';
import { TYPING_KEYS } from './keymap/typing.js';
import { WRITING_KEYS } from './keymap/writing.js';

/** One table drives keys, footer, help, palette and docs/keys.md; its order is theirs. */
export const KEYMAP: readonly Binding[] = [
  ...MODEL_KEYS,
  ...CHAIN_KEYS,
  ...PROVIDER_KEYS,
  ...CREDENTIAL_KEYS,
  ...PROBE_KEYS,
  ...HISTORY_KEYS,
  ...DISCOVERY_KEYS,
  ...OLLAMA_KEYS,
  ...SCAN_KEYS,
  ...SETUP_KEYS,
  ...WRITING_KEYS,
  ...MOVING_KEYS,
  ...COMMON_KEYS,
  ...TYPING_KEYS,
];
