import type { ProbeOutcome } from '../probe.js';
import type { Evidence, Reply } from './evidence.js';
import type { ServerError } from './serverError.js';

/** How servers name what the question was about. */
const ABOUT = {
  tools: /\btools?\b|\btool[-_ `]?(?:call|choice|use|param)|\bfunction[- _]?call|--jinja/i,
  images:
    /\bimages?\b|image_url|input_image|\bvision\b|multi-?modal|\bmodalit(?:y|ies)\b|\.content must be a string|content type/i,
} as const;

/** How they say that it is not there. A picture that is too small, or a call that came out wrong, is neither. */
const MISSING =
  /not support|unsupported|not enabled|only supported|does ?n[o']t (?:have|accept|take)|no endpoints? (?:found|available)|not (?:available|allowed|permitted|a multimodal)|requires? |must be (?:a )?string|unknown variant|expected `?text|at most 0|missing data required|not (?:a )?valid content type|invalid content type|isn't supported/i;

/** The kinds of probes whose question goes beyond text. */
const ASKED = { tools: 'tools', image: 'images' } as const;

/**
 * Whether an error says that this model, or this server, has no tools or takes no pictures. Asked only where the question was about
 * them: the same request without them is what a completion sends.
 */
export function judgeLack(
  { status }: Reply,
  { codes, message }: ServerError,
  { probe, model }: Evidence,
): ProbeOutcome | undefined {
  if (probe !== 'tools' && probe !== 'image') return undefined;
  if (status === 429 || ELSEWHERE.test(codes)) return undefined;
  // An id with `vision` or `tool` in it is no word of the server's.
  const said = model === '' ? message : message.replaceAll(model, '…');
  const what = ASKED[probe];
  if (!ABOUT[what].test(said) || !MISSING.test(said)) return undefined;
  return { kind: 'lacks', what, status, said: message };
}

/** What is wrong is the model, or the path. */
const ELSEWHERE = /model_not_found|model_not_exist|unknown_model|not_found_error/;

/** Whether a server refuses only that the call is forced. */
export const refusesForce = (message: string): boolean =>
  /tool[-_ ]?choice|toolConfig|function_?calling_?config/i.test(message);
