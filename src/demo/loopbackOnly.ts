import type { World } from '../../services/world.js';

/**
 * Requests of the demo reach this machine alone. Its config names only fake servers, but a person may ask for a built-in
 * provider too, whose host is real: a demo key has no business there.
 */
export const loopbackOnly =
  (request: World['request']): World['request'] =>
  async (wanted) => {
    const host = URL.canParse(wanted.url) ? new URL(wanted.url).hostname : '';
    if (host === '127.0.0.1' || host === 'localhost' || host === '[::1]') return request(wanted);
    return { kind: 'failed', why: 'unreachable', code: 'NOT_IN_THE_DEMO', phase: 'connect', timings: { totalMs: 0 } };
  };
