import type { ProbeKind, ProbeTarget } from '../probe.js';

/** What one completion takes: OpenClaw's probe sends about as much and allows eight tokens of answer. */
export const COMPLETION_TOKENS = { input: 30, output: 8 } as const;

/** What probing all of these will cost at most. Nothing for `reach`. */
export type ProbeCost = {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the models whose price is known. */
  readonly usd: number;
  /** Refs whose price nothing tells. */
  readonly unknownPrice: readonly string[];
};

export function costOf(targets: readonly ProbeTarget[], kind: ProbeKind): ProbeCost {
  const asked = targets.filter((target) => target.plan.kind === 'request');
  const completions = kind === 'completion' ? asked : [];
  const priced = completions.map((target) => ({ ref: target.ref, usd: priceOf(target) }));
  return {
    requests: asked.length,
    inputTokens: completions.length * COMPLETION_TOKENS.input,
    outputTokens: completions.length * COMPLETION_TOKENS.output,
    usd: priced.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
    unknownPrice: priced.filter(({ usd }) => usd === undefined).map(({ ref }) => ref),
  };
}

/**
 * A hosted model that is said to cost nothing has OpenClaw's default of zero for an answer, which tells nothing. A server of one's
 * own costs nothing, unless the config says otherwise: it may be a gateway to others.
 */
function priceOf({ plan }: ProbeTarget): number | undefined {
  if (plan.kind !== 'request') return 0;
  const isSaid = plan.cost !== undefined && (plan.cost.input !== 0 || plan.cost.output !== 0);
  if (!isSaid) return plan.local ? 0 : undefined;
  return (COMPLETION_TOKENS.input * plan.cost.input + COMPLETION_TOKENS.output * plan.cost.output) / 1_000_000;
}

/** `3 completions, about 114 tokens, below $0.01`: said before all are sent. */
export function sayCost(cost: ProbeCost): string {
  if (cost.inputTokens === 0) return `${count(cost.requests, 'request')}, free`;
  const tokens = cost.inputTokens + cost.outputTokens;
  const known = cost.usd < 0.01 && cost.usd > 0 ? 'below $0.01' : `about $${cost.usd.toFixed(2)}`;
  const price = cost.usd === 0 ? (cost.unknownPrice.length === 0 ? 'free' : '') : known;
  const unknown = cost.unknownPrice.length === 0 ? '' : `price unknown for ${cost.unknownPrice.length}`;
  return [count(cost.requests, 'completion'), `about ${tokens} tokens`, price, unknown]
    .filter((part) => part !== '')
    .join(', ');
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
