import { ELSEWHERE } from './elsewhere.js';
import { HOSTED_A_TO_L } from './hostedAtoL.js';
import { HOSTED_M_TO_Z } from './hostedMtoZ.js';
import { LOCAL } from './local.js';
import { OTHER } from './other.js';
import type { ProviderRow } from './row.js';

/** Every provider that OpenClaw or the documents know by name, under its canonical id. */
export const PROVIDERS = {
  ...LOCAL,
  ...HOSTED_A_TO_L,
  ...HOSTED_M_TO_Z,
  ...OTHER,
  ...ELSEWHERE,
} as const satisfies Readonly<Record<string, ProviderRow>>;

const ROWS: Readonly<Record<string, ProviderRow>> = PROVIDERS;

/** The row of an id as OpenClaw compares them: trimmed, lower case, aliases not resolved. Undefined for a config's own provider. */
export function providerRow(id: string): ProviderRow | undefined {
  const key = id.trim().toLowerCase();
  return Object.hasOwn(ROWS, key) ? ROWS[key] : undefined;
}

export const providerRows = (): readonly (readonly [string, ProviderRow])[] => Object.entries(ROWS);
