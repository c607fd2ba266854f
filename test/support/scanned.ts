import { readScanCatalog } from '../../state/domain/scan/catalog.js';
import type { Check, Scanned } from '../../state/domain/scan/scan.js';

const [blank] = readScanCatalog('openrouter', { data: [{ id: 'x' }] }) ?? [];

/** A free model as the catalog has it: nothing is known of it, and it was not tried. */
export function scanned(id: string, over: Partial<Scanned> = {}): Scanned {
  if (blank === undefined) throw new Error('the catalog reads nothing');
  return { ...blank, id, name: id, modelRef: `openrouter/${id}`, isFree: true, ...over };
}

export const took = (latencyMs: number): Check => ({ ok: true, latencyMs });

export const failed = (error: string): Check => ({ ok: false, latencyMs: 1, error });
