import { unreachable } from '../result.js';
import type { LoginFailure } from './login.js';

/** A login that failed, for a person; every one can be started again. `server` is how it is called, such as `MiniMax`. */
export function loginFailureWords(
  why: LoginFailure,
  server: string,
): { readonly says: string; readonly next?: string } {
  switch (why.kind) {
    case 'denied':
      return { says: `The login was denied on the page of ${server}.`, next: 'Start it again to approve it.' };
    case 'expired':
      return { says: 'The code expired before the login was approved.', next: 'Start again for a new one.' };
    case 'cancelled':
      return { says: 'The login was cancelled; nothing was stored.' };
    case 'foreign-answer':
      return {
        says: 'That answer does not belong to this login.',
        next: 'Start again, and use only the page that is opened then.',
      };
    case 'refused':
      return {
        says: `${server} refused the login (HTTP ${why.status})${why.said === undefined ? '.' : `: ${why.said}`}`,
        next: why.status === 429 ? 'Wait a few minutes, then start again.' : 'Start again.',
      };
    case 'unreachable':
      return {
        says: `${why.host} cannot be reached: ${why.because}.`,
        next: 'Check the connection and the proxy, then start again.',
      };
    case 'odd-answer':
      return {
        says: `${why.host} answered in a way that Pincer does not understand: ${why.says}.`,
        next: 'Start again; if it stays so, "openclaw models auth login" may know more.',
      };
    case 'no-port':
      return {
        says: 'No port of this machine can be listened on, so the browser could not come back.',
        next: 'Start again with an API key instead.',
      };
    default:
      return unreachable(why);
  }
}
