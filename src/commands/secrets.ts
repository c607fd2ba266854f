import type { Command } from './command.js';

export const SECRETS: readonly Command[] = [];
