import type { Command } from './command.js';

export const HISTORY: readonly Command[] = [];
