import { expect, test } from 'vitest';
import type { JsonObject } from '../../../state/domain/json.js';
import type { LoginAnswer } from '../../../state/domain/logins/answers.js';
import type { DeviceFlow } from '../../../state/domain/logins/flow.js';
import { FLOWS } from '../../../state/domain/logins/flows.js';
import { paceAfter, paceOf, pauseOf } from '../../../state/domain/logins/pace.js';
import { readStart } from '../../../state/domain/logins/startAnswer.js';
import { readPoll } from '../../../state/domain/logins/tokenAnswer.js';

const NOW = 1_780_000_000_000;

function deviceFlow(name: 'qwen' | 'github' | 'minimax'): DeviceFlow {
  const flow = FLOWS[name];
  if (flow.kind !== 'device') throw new Error(name);
  return flow;
}

const answer = (body: JsonObject | undefined, status = 200): LoginAnswer => ({
  host: 'id.example',
  status,
  body,
  text: body === undefined ? '<html></html>' : JSON.stringify(body),
});

const START = { device_code: 'd', user_code: 'A-1', verification_uri: 'https://id.example/device' };
const MINIMAX = { user_code: 'A-1', verification_uri: 'https://id.example/device', state: 's' };
const expected = { state: 's', host: 'https://id.example', now: NOW };

/** RFC 8628, section 3.2, and what servers make of it. */
test.each<[string, JsonObject, number, number]>([
  ['as in the standard', { expires_in: 1800, interval: 5 }, 1_800_000, 5000],
  ['without an interval', { expires_in: 1800 }, 1_800_000, 5000],
  ['numbers as texts', { expires_in: '900', interval: '7' }, 900_000, 7000],
  ['no time at all', {}, 900_000, 5000],
  ['an interval of nothing', { expires_in: 900, interval: 0 }, 900_000, 5000],
  ['less than nothing', { expires_in: -1, interval: -5 }, 900_000, 5000],
  ['a fraction of a second', { expires_in: 900, interval: 0.1 }, 900_000, 1000],
  ['for ever', { expires_in: 1e12 }, 3_600_000, 5000],
  ['more than a clock can hold', { expires_in: 1e300, interval: 1e300 }, 900_000, 5000],
  ['a server with much patience', { expires_in: 900, interval: 300 }, 900_000, 300_000],
])('the times of a code: %s', (_name, times, life, intervalMs) => {
  const started = readStart(deviceFlow('qwen'), answer({ ...START, ...times }), expected);
  expect(started).toMatchObject({ ok: true, value: { expiresAt: NOW + life, intervalMs } });
});

test.each<[string, JsonObject, number, number]>([
  ['milliseconds', { expired_in: NOW + 300_000, interval: 3000 }, 300_000, 3000],
  ['seconds since 1970', { expired_in: NOW / 1000 + 300 }, 300_000, 2000],
  ['seconds from now', { expired_in: 300 }, 300_000, 2000],
  ['an interval that is too short', { expired_in: NOW + 300_000, interval: 5 }, 300_000, 2000],
])('the times of a code of MiniMax: %s', (_name, times, life, intervalMs) => {
  const started = readStart(deviceFlow('minimax'), answer({ ...MINIMAX, ...times }), expected);
  expect(started).toMatchObject({ ok: true, value: { expiresAt: NOW + life, intervalMs, deviceCode: 'A-1' } });
});

test.each<[string, 'qwen' | 'minimax', JsonObject]>([
  ['by the standard', 'qwen', { ...START, expires_in: 900, interval: 1e9 }],
  ['just too late', 'qwen', { ...START, expires_in: 5 }],
  ['of MiniMax', 'minimax', { ...MINIMAX, expired_in: 300, interval: 400_000 }],
  ['of MiniMax, over already', 'minimax', { ...MINIMAX, expired_in: NOW - 1 }],
])('a code that may not be asked about before it ends is no code: %s', (_name, flow, body) => {
  const started = readStart(deviceFlow(flow), answer(body), expected);
  expect(started).toMatchObject({
    ok: false,
    problem: { kind: 'odd-answer', says: expect.stringMatching(/ends before/) },
  });
});

test.each<[string, JsonObject, object]>([
  [
    'the earlier name of the page',
    { ...START, verification_uri: '', verification_url: 'https://id.example/x' },
    { url: 'https://id.example/x' },
  ],
  ['a code with what a terminal would obey', { ...START, user_code: 'A\u001b[2J-1\u202e' }, { userCode: 'A-1' }],
  [
    'a name that only looks like another',
    { ...START, verification_uri: 'https://g\u0456thub.com/device' },
    { url: 'https://xn--gthub-n2e.com/device' },
  ],
])('takes %s', (_name, body, value) => {
  expect(readStart(deviceFlow('qwen'), answer(body), expected)).toMatchObject({ ok: true, value });
});

test('a complete address elsewhere than the page is not drawn as a QR code', () => {
  const body = { ...START, verification_uri_complete: 'https://evil.example/device?user_code=A-1' };
  const started = readStart(deviceFlow('qwen'), answer(body), expected);
  expect(started.ok && started.value.fullUrl).toBeUndefined();
});

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://ann:secret@id.example/',
  'http://id.example/',
  `https://id.example/${'x'.repeat(3000)}`,
  'id.example/device',
])('nobody is sent to %s', (verification_uri) => {
  const started = readStart(deviceFlow('qwen'), answer({ ...START, verification_uri }), expected);
  expect(started).toMatchObject({ ok: false, problem: { kind: 'odd-answer' } });
});

test.each<[string, 'qwen' | 'minimax', JsonObject, string]>([
  ['a code that nobody would type', 'qwen', { ...START, user_code: 'A'.repeat(65) }, 'odd-answer'],
  ['a code of nothing that can be seen', 'qwen', { ...START, user_code: '\u001b[2J\u200b' }, 'odd-answer'],
  ['a code that is a number', 'qwen', { ...START, user_code: 1234 }, 'odd-answer'],
  ['a device code that is a list', 'qwen', { ...START, device_code: ['d'] }, 'odd-answer'],
  [
    'a MiniMax without our state',
    'minimax',
    { user_code: 'A-1', verification_uri: START.verification_uri },
    'foreign-answer',
  ],
  ['a MiniMax with the state of another', 'minimax', { ...MINIMAX, state: 't' }, 'foreign-answer'],
])('%s is not shown', (_name, flow, body, kind) => {
  expect(readStart(deviceFlow(flow), answer(body), expected)).toMatchObject({ ok: false, problem: { kind } });
});

const secrets = ['device-code-of-this', 'verifier-of-this'];
const poll = (name: 'qwen' | 'github' | 'minimax', body: JsonObject | undefined, status = 200) =>
  readPoll(deviceFlow(name), answer(body, status), { now: NOW, secrets });

test.each<[string, ReturnType<typeof poll>, object]>([
  ['pending, by the standard', poll('qwen', { error: 'authorization_pending' }, 400), { kind: 'pending' }],
  ['pending, as GitHub says it', poll('github', { error: 'authorization_pending' }), { kind: 'pending' }],
  ['pending, as MiniMax says it', poll('minimax', { status: 'pending' }), { kind: 'pending' }],
  ['MiniMax without a word', poll('minimax', {}), { kind: 'pending' }],
  ['slow down, by the standard', poll('qwen', { error: 'slow_down' }, 400), { kind: 'slow down' }],
  ['slow down, as GitHub says it', poll('github', { error: 'slow_down', interval: 10 }), { kind: 'slow down' }],
  ['too many requests', poll('qwen', undefined, 429), { kind: 'slow down' }],
  ['too many requests of MiniMax', poll('minimax', { base_resp: { status_msg: 'busy' } }, 429), { kind: 'slow down' }],
  [
    'an error that comes with 429',
    poll('qwen', { error: 'expired_token' }, 429),
    { kind: 'failed', why: { kind: 'expired' } },
  ],
  ['a server in trouble', poll('github', undefined, 500), { kind: 'trouble', because: 'HTTP 500' }],
  ['a gateway in trouble', poll('github', undefined, 502), { kind: 'trouble', because: 'HTTP 502' }],
  [
    'an unknown client',
    poll('qwen', { error: 'invalid_client' }, 401),
    { kind: 'failed', why: { kind: 'refused', status: 401, said: 'invalid_client' } },
  ],
  ['a web page with a good status', poll('minimax', undefined), { kind: 'failed', why: { kind: 'odd-answer' } }],
  [
    'a web page with a bad one',
    poll('qwen', undefined, 403),
    { kind: 'failed', why: { kind: 'refused', status: 403 } },
  ],
  [
    'a MiniMax that forgot the end',
    poll('minimax', { status: 'success', access_token: 'aaaa', refresh_token: 'bbbb' }),
    { kind: 'failed', why: { kind: 'odd-answer', says: 'it does not say when its token ends' } },
  ],
  [
    'an end of MiniMax on the clock',
    poll('minimax', { status: 'success', access_token: 'aaaa', refresh_token: 'bbbb', expired_in: NOW + 5 }),
    { kind: 'granted', granted: { access: 'aaaa', refresh: 'bbbb', expires: NOW + 5 } },
  ],
  [
    'a token that is longer than any',
    poll('github', { access_token: 'a'.repeat(16_385) }),
    { kind: 'failed', why: { kind: 'odd-answer', says: 'it has no access_token' } },
  ],
  [
    'a token that would add a header',
    poll('github', { access_token: 'aaaa\r\nx-evil: 1' }),
    { kind: 'failed', why: { kind: 'odd-answer', says: 'it has no access_token' } },
  ],
  [
    'an end that no clock can hold',
    poll('qwen', { access_token: 'aaaa', refresh_token: 'bbbb', expires_in: 1e300 }),
    { kind: 'failed', why: { kind: 'odd-answer', says: 'it does not say when its token ends' } },
  ],
  [
    'an end between two milliseconds',
    poll('qwen', { access_token: 'aaaa', refresh_token: 'bbbb', expires_in: 1.0006 }),
    { kind: 'granted', granted: { expires: NOW + 1001 } },
  ],
  [
    'a message with the token in it',
    poll('minimax', {
      status: 'success',
      access_token: 'aaaa',
      refresh_token: 'bbbb',
      expired_in: 5,
      notification_message: 'use aaaa or bbbb',
    }),
    { kind: 'granted', granted: { says: 'use … or …' } },
  ],
  [
    'an error that repeats what it was sent',
    poll('qwen', { error: 'invalid_grant', error_description: 'device-code-of-this with verifier-of-this' }, 400),
    { kind: 'failed', why: { said: '… with …' } },
  ],
  [
    'long words',
    poll('qwen', { error: 'x', error_description: 'y'.repeat(5000) }, 400),
    { kind: 'failed', why: { said: `${'y'.repeat(199)}…` } },
  ],
])('the answer to a question: %s', (_name, polled, means) => {
  expect(polled).toMatchObject(means);
});

const lost = { kind: 'lost', why: { kind: 'unreachable', host: 'h', because: 'b' } } as const;

test('the pause doubles to a minute while nothing comes back, and is never shorter than the interval', () => {
  let pace = paceOf(5000);
  const pauses = Array.from({ length: 6 }, () => {
    pace = paceAfter(pace, lost);
    return pauseOf(pace);
  });
  expect(pauses).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  expect(pauseOf(paceAfter(paceOf(70_000), lost))).toBe(70_000);
  expect(pauseOf(paceAfter(pace, { kind: 'pending' }))).toBe(5000);
});
