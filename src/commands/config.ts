import type { Command } from './command.js';

export const CONFIG: readonly Command[] = [];
