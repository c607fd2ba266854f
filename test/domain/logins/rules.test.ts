import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { expiryOf } from '../../../state/domain/logins/answers.js';
import type { LoginFailure } from '../../../state/domain/logins/login.js';
import { base64Url, pkceOf, uuidOf } from '../../../state/domain/logins/pkce.js';
import { qrLines } from '../../../state/domain/logins/qrLines.js';
import { isRemoteSession } from '../../../state/domain/logins/remote.js';
import { loginFailureWords } from '../../../state/domain/logins/words.js';

const NOW = 1_780_000_000_000;

test('the challenge is that of RFC 7636, appendix B', () => {
  const octets = [
    116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191, 240, 91,
    88, 5, 88, 83, 132, 141, 121,
  ];
  expect(pkceOf(Uint8Array.from(octets))).toEqual({
    verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  });
});

test('base64url of any length is that of Node', () => {
  for (let length = 0; length < 40; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 83 + length) % 256);
    expect(base64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
  }
});

test('a UUID says that it is random', () => {
  expect(uuidOf(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});

test.each([
  ['seconds from now', 3600, NOW + 3_600_000],
  ['epoch seconds', 1_790_000_000, 1_790_000_000_000],
  ['epoch milliseconds', 1_790_000_000_123, 1_790_000_000_123],
])('an end in %s', (_name, value, end) => {
  expect(expiryOf(value, NOW)).toBe(end);
});

test.each([
  [{}, false],
  [{ SSH_CONNECTION: '' }, false],
  [{ SSH_CONNECTION: '10.0.0.9 1 10.0.0.5 22' }, true],
  [{ SSH_TTY: '/dev/pts/0' }, true],
  [{ SSH_CLIENT: '10.0.0.9 1 22' }, true],
])('a session of %o is remote: %s', (env, isRemote) => {
  expect(isRemoteSession(env)).toBe(isRemote);
});

test('a QR code keeps every module, and four of quiet around', () => {
  const { data, size } = encode('https://chat.qwen.ai/authorize?user_code=QW-1234', { border: 0 });
  const lines = qrLines(data);
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([size + 8]));
  const isDark = (row: number, column: number): boolean => {
    const char = lines[Math.floor(row / 2)]?.[column] ?? '';
    return !(row % 2 === 0 ? '█▀' : '█▄').includes(char);
  };
  const read = Array.from({ length: size + 8 }, (_, row) => Array.from({ length: size + 8 }, (_, i) => isDark(row, i)));
  expect(read.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(data);
  const quiet = [...read.slice(0, 4), ...read.slice(-4), ...read.map((row) => [...row.slice(0, 4), ...row.slice(-4)])];
  expect(quiet.flat()).not.toContain(true);
});

const FAILURES: { readonly [K in LoginFailure['kind']]: Extract<LoginFailure, { kind: K }> } = {
  denied: { kind: 'denied' },
  expired: { kind: 'expired' },
  cancelled: { kind: 'cancelled' },
  'foreign-answer': { kind: 'foreign-answer' },
  refused: { kind: 'refused', status: 401, said: 'no such client' },
  unreachable: { kind: 'unreachable', host: 'github.com', because: 'its name is not known (ENOTFOUND)' },
  'odd-answer': { kind: 'odd-answer', host: 'github.com', says: 'it has no access_token' },
  'no-port': { kind: 'no-port' },
};

test('every failure has a sentence of its own, and all but a wish to stop say what is next', () => {
  const words = Object.values(FAILURES).map((why) => loginFailureWords(why, 'GitHub'));
  expect(words).toMatchInlineSnapshot(`
    [
      {
        "next": "Start it again to approve it.",
        "says": "The login was denied on the page of GitHub.",
      },
      {
        "next": "Start again for a new one.",
        "says": "The code expired before the login was approved.",
      },
      {
        "says": "The login was cancelled; nothing was stored.",
      },
      {
        "next": "Start again, and use only the page that is opened then.",
        "says": "That answer does not belong to this login.",
      },
      {
        "next": "Start again.",
        "says": "GitHub refused the login (HTTP 401): no such client",
      },
      {
        "next": "Check the connection and the proxy, then start again.",
        "says": "github.com cannot be reached: its name is not known (ENOTFOUND).",
      },
      {
        "next": "Start again; if it stays so, "openclaw models auth login" may know more.",
        "says": "github.com answered in a way that Pincer does not understand: it has no access_token.",
      },
      {
        "next": "Start again with an API key instead.",
        "says": "No port of this machine can be listened on, so the browser could not come back.",
      },
    ]
  `);
  expect(new Set(words.map(({ says }) => says)).size).toBe(words.length);
});
