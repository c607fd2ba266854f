import type { Json } from '../../state/domain/json.js';
import { fail, ok, type Result } from '../../state/domain/result.js';

/** Reads a text with OpenClaw's own reader. The problem is what that one says. It is loaded only here: that takes longer than most commands have. */
export async function readAsJson5(text: string): Promise<Result<Json, string>> {
  const { default: JSON5 } = await import('json5');
  const { warn } = console;
  try {
    // Of a line separator in a text it warns on stderr, in the middle of our screen.
    console.warn = () => {};
    return ok(JSON5.parse<Json>(text));
  } catch (error) {
    return fail(String(error));
  } finally {
    console.warn = warn;
  }
}
