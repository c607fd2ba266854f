import type { JsonObject } from '../../state/domain/json.js';

/**
 * What a completion asks for. More words than fit into the eight tokens that it may have, so that every answer is about as long
 * as every other, and its speed can be told. OpenClaw's own probe asks for one word and does not measure.
 */
export const COUNT_PROMPT = 'Count from one to twenty in words. Do not use tools.';

/** OpenClaw: `models scan` asks this, with a tool of this name. */
export const TOOL_PROMPT = 'Call the ping tool with {} and nothing else.';

export const PING = {
  name: 'ping',
  description: 'Return OK.',
  parameters: { type: 'object', properties: {} },
} as const satisfies JsonObject;

/** Names what is on the picture, which only a model that looked at it can tell. */
export const IMAGE_PROMPT = 'Which colour fills this image? Answer with one word.';

/** What it answers when it did look: the picture is red all over. */
export const SEEN = /\b(?:red|crimson|scarlet)\b/i;

/** 64 × 64 pixels of red, in 132 bytes. OpenClaw sends a single pixel; some models take no picture below 28 on a side. */
export const IMAGE_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAS0lEQVR42u3PQQkAAAgAsetfWiP4FgYrsKZeS0BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEDgsqnc8OJg6Ln3AAAAAElFTkSuQmCC';
