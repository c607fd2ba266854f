import type { ProbeKind } from '../probe.js';

/** From the cheapest to the dearest. */
export const PROBE_KINDS = ['reach', 'completion', 'tools', 'image'] as const satisfies readonly ProbeKind[];

export const isProbeKind = (text: string): text is ProbeKind => PROBE_KINDS.some((kind) => kind === text);

/** The one after it; after the last comes the first. */
export const nextKind = (kind: ProbeKind): ProbeKind =>
  PROBE_KINDS[(PROBE_KINDS.indexOf(kind) + 1) % PROBE_KINDS.length] ?? 'reach';
