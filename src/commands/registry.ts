import type { Command } from './command.js';

export const REGISTRY: readonly Command[] = [];
