import type { ProbeKind, ProbeTarget } from '../probe.js';

type Tokens = { readonly input: number; readonly output: number };
type Costly = Exclude<ProbeKind, 'reach'>;

/**
 * What one probe takes at most. OpenClaw's own sends about as much and allows the same of answer: eight tokens for a word, and what
 * its scan allows for a tool call and a picture. A small picture counts as up to 290 tokens, by the dearest way of counting known.
 */
export const PROBE_TOKENS = {
  completion: { input: 30, output: 8 },
  tools: { input: 90, output: 256 },
  image: { input: 320, output: 16 },
} as const satisfies Readonly<Record<Costly, Tokens>>;

export const COMPLETION_TOKENS = PROBE_TOKENS.completion;

/** What probing all of these will cost at most. Nothing for `reach`. */
export type ProbeCost = {
  readonly requests: number;
  /** What the requests are; without it, completions. */
  readonly of?: Costly;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the models whose price is known. */
  readonly usd: number;
  /** Refs whose price nothing tells. */
  readonly unknownPrice: readonly string[];
};

export function costOf(targets: readonly ProbeTarget[], kind: ProbeKind): ProbeCost {
  const asked = targets.filter((target) => target.plan.kind === 'request');
  if (kind === 'reach') return { requests: asked.length, inputTokens: 0, outputTokens: 0, usd: 0, unknownPrice: [] };
  const priced = asked.map((target) => {
    const tokens = tokensOf(target, kind);
    return { ref: target.ref, tokens, usd: priceOf(target, tokens) };
  });
  return {
    requests: asked.length,
    of: kind,
    inputTokens: priced.reduce((sum, { tokens }) => sum + tokens.input, 0),
    outputTokens: priced.reduce((sum, { tokens }) => sum + tokens.output, 0),
    usd: priced.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
    unknownPrice: priced.filter(({ usd }) => usd === undefined).map(({ ref }) => ref),
  };
}

const tokensOf = ({ plan }: ProbeTarget, kind: Costly): Tokens => {
  const { input, output } = PROBE_TOKENS[kind];
  return { input, output: (plan.kind === 'request' ? plan.maxTokens : undefined) ?? output };
};

/**
 * A hosted model that is said to cost nothing has OpenClaw's default of zero for an answer, which tells nothing. A server of one's
 * own costs nothing, unless the config says otherwise: it may be a gateway to others.
 */
function priceOf({ plan }: ProbeTarget, tokens: Tokens): number | undefined {
  if (plan.kind !== 'request') return 0;
  const isSaid = plan.cost !== undefined && (plan.cost.input !== 0 || plan.cost.output !== 0);
  if (!isSaid) return plan.local ? 0 : undefined;
  return (tokens.input * plan.cost.input + tokens.output * plan.cost.output) / 1_000_000;
}

/** `3 completions, about 114 tokens, below $0.01`: said before all are sent. */
export function sayCost(cost: ProbeCost): string {
  if (cost.inputTokens === 0) return `${count(cost.requests, 'request')}, free`;
  const tokens = cost.inputTokens + cost.outputTokens;
  const known = cost.usd < 0.01 && cost.usd > 0 ? 'below $0.01' : `about $${cost.usd.toFixed(2)}`;
  const price = cost.usd === 0 ? (cost.unknownPrice.length === 0 ? 'free' : '') : known;
  const unknown = cost.unknownPrice.length === 0 ? '' : `price unknown for ${cost.unknownPrice.length}`;
  // Most answers to a tool are far shorter than they may be.
  const about = cost.of === 'tools' ? 'at most' : 'about';
  return [count(cost.requests, NAMES[cost.of ?? 'completion']), `${about} ${tokens} tokens`, price, unknown]
    .filter((part) => part !== '')
    .join(', ');
}

const NAMES: Readonly<Record<Costly, string>> = { completion: 'completion', tools: 'tool call', image: 'picture' };

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
