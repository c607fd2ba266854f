import type { LoginFailure } from './login.js';

/** How often a server is asked whether the person is done. */
export type Pace = {
  readonly intervalMs: number;
  /** Questions in a row that nothing came back to. */
  readonly failures: number;
  /** Why, of the last one. */
  readonly lost?: LoginFailure;
};

export const paceOf = (intervalMs: number): Pace => ({ intervalMs, failures: 0 });

/** RFC 8628, section 3.5. */
const SLOWER_MS = 5000;

/** A server that cannot be reached is asked less and less often, but again at least so often. */
const LONGEST_PAUSE_MS = 60_000;

/** What to wait before the next question, in ms: doubled each time that nothing came back, as a server in trouble is not helped by questions. */
export function pauseOf({ intervalMs, failures }: Pace): number {
  return Math.max(intervalMs, Math.min(intervalMs * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS));
}

type Heard = { readonly kind: 'pending' | 'slow down' } | { readonly kind: 'lost'; readonly why: LoginFailure };

/** The pace after what was heard; a server that asked for patience has it to the end. */
export function paceAfter({ intervalMs, failures }: Pace, heard: Heard): Pace {
  switch (heard.kind) {
    case 'pending':
      return paceOf(intervalMs);
    case 'slow down':
      return paceOf(intervalMs + SLOWER_MS);
    case 'lost':
      return { intervalMs, failures: failures + 1, lost: heard.why };
  }
}
