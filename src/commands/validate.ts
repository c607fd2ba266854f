import type { Command } from './command.js';

export const VALIDATE: readonly Command[] = [];
