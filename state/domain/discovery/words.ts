import { unreachable } from '../result.js';
import type { DiscoveredModel, DiscoveredServer, Hidden, Looks, Overpromise } from './discovery.js';

/** Why a model is not proposed, in few words. */
export function hiddenWords(hidden: Hidden): string {
  switch (hidden.kind) {
    case 'no-tools':
      return 'no tools';
    case 'unfit':
      return hidden.says;
    case 'no-context':
      return `no context: ${hidden.tokens} tokens, with which OpenClaw refuses every turn`;
    case 'no-key':
      return hidden.variable === undefined ? 'no key' : `no key: ${hidden.variable} is not set, nor a profile`;
    case 'not-allowed':
      return 'not on the allowlist';
    default:
      return unreachable(hidden);
  }
}

/** Whether OpenClaw asks a server by itself, and why. */
export function looksWords({ asks, because }: Looks): string {
  if (asks) return 'asks it for its models';
  switch (because.kind) {
    case 'opted-in':
    case 'declared':
      return 'does not ask it: models are declared';
    case 'block':
      return 'does not ask it: it has an entry under models.providers';
    case 'no-key':
      return `does not ask it: neither ${because.variable} nor a profile is set (any text will do for a server without keys)`;
    case 'switched-off':
      return `does not ask it: ${because.path} is false`;
    case 'other-remote':
      return 'does not ask it: another provider speaks to an Ollama elsewhere';
    case 'elsewhere':
      return `asks at ${because.place}, and not here`;
    case 'never':
      return 'never asks such a server: its models have to be declared';
    default:
      return unreachable(because);
  }
}

export function overpromiseWords({ path, promised, there, from, asks, couldAsk }: Overpromise) {
  const has = from === undefined ? `the model takes in ${there}` : `it runs with ${there} (${from})`;
  const asked = asks === undefined ? '' : ` OpenClaw asks for ${asks} at each turn, which loads it anew.`;
  const orAsk =
    couldAsk === undefined
      ? ''
      : `, or let OpenClaw ask for more with: pincer config set '${couldAsk.path}' ${couldAsk.tokens}`;
  const orStart = from === undefined || couldAsk !== undefined ? '' : ', or start the server with more';
  return {
    says: `${path} counts on ${promised} tokens; ${has}.${asked}`,
    next: `Correct it with: pincer config set '${path}' ${there}${orAsk}${orStart}`,
  };
}

type Facts = Omit<DiscoveredModel, 'hidden' | 'overpromise'>;

/** What is told of a model beside its id. `count`: how a number of tokens is written. */
export function factsOf(model: Facts, count: (tokens: number) => string = String): readonly string[] {
  const { trained, running, tools, reasoning, input, load } = model;
  const size = running ?? trained ?? model.contextWindow;
  const more = running !== undefined && trained !== undefined && running !== trained ? ` of ${count(trained)}` : '';
  return [
    size === undefined ? 'context not told' : `${count(size)}${more} tokens`,
    ...(tools === undefined ? ['tools not told'] : tools ? ['tools'] : []),
    ...(reasoning === true ? ['reasoning'] : []),
    ...(input?.includes('image') ? ['images'] : []),
    ...(load === undefined ? [] : [load === 'failed' ? 'failed to load' : load]),
  ];
}

/** Where the documents and OpenClaw do not do the same. */
export const disagree = ({ openclaw, documents }: DiscoveredServer): boolean =>
  openclaw !== undefined && documents !== undefined && openclaw.asks !== documents.asks;
