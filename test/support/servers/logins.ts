import { createHash } from 'node:crypto';
import type { Answer, Asked, Site } from './site.js';

/** How the person on the other side decides; `waiting` is for ever. */
export type Decision = 'approved' | 'denied' | 'expired' | 'waiting';

export type LoginSite = {
  readonly site: Site;
  /** Questions for tokens so far. */
  readonly polls: () => number;
};

/** What the servers of Pincer's own logins hand out, each recognisable wherever it turns up. */
export const LOGIN_TOKENS = {
  qwen: { access: 'qwen-access-6b1d4f0c97', refresh: 'qwen-refresh-0f2c81ab55' },
  minimax: { access: 'minimax-access-91fd3e7a20', refresh: 'minimax-refresh-5cc8d40b13' },
  github: { access: 'gho_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8' },
  openrouter: { key: 'sk-or-v1-3f8a5c1e9b7d4620a8c4e6f01b3d5798' },
} as const;

/**
 * The servers of all logins that Pincer runs itself, as one: point PINCER_LOGIN_<FLOW>_HOST at where it listens. The decision is made
 * at the n-th question for tokens (`after`, the first by default); `/auth` of OpenRouter comes back at once. What is asked wrongly is
 * refused: a form without its fields, a verifier that does not fit, and a code that was redeemed already.
 */
export function loginSite({
  decision = 'approved',
  after = 1,
  intervalSeconds,
}: {
  readonly decision?: Decision;
  readonly after?: number;
  readonly intervalSeconds?: number;
} = {}): LoginSite {
  const challenges = new Map<string, string>();
  const redeemed = new Set<string>();
  let polls = 0;

  const begin = (asked: Asked, code: string): void => {
    challenges.set(code, fieldsOf(asked)['code_challenge'] ?? '');
    redeemed.delete(code);
    polls = 0;
  };
  /** What is decided by now, as long as whoever asks is who began. */
  const decide = (code: string | undefined, verifier: string | undefined): Decision | 'wrong' => {
    const challenge = challenges.get(code ?? '');
    const fits = challenge === '' || (verifier !== undefined && s256(verifier) === challenge);
    if (code === undefined || challenge === undefined || !fits || redeemed.has(code)) return 'wrong';
    polls += 1;
    const decided = polls < after ? 'waiting' : decision;
    if (decided === 'approved') redeemed.add(code);
    return decided;
  };

  const device = (asked: Asked, code: string, userCode: string): Answer => {
    begin(asked, code);
    const page = `${hostOf(asked)}/device`;
    const interval = intervalSeconds === undefined ? {} : { interval: intervalSeconds };
    return json({
      device_code: code,
      user_code: userCode,
      verification_uri: page,
      verification_uri_complete: `${page}?user_code=${userCode}`,
      expires_in: 600,
      ...interval,
    });
  };

  const routes: Readonly<Record<string, (asked: Asked) => Answer>> = {
    '/api/v1/oauth2/device/code': (asked) => device(asked, 'qwen-device-71c0', 'QWEN-7351'),
    '/api/v1/oauth2/token': (asked) => {
      const { device_code, code_verifier } = fieldsOf(asked);
      return standard(decide(device_code, code_verifier), 400, {
        access_token: LOGIN_TOKENS.qwen.access,
        refresh_token: LOGIN_TOKENS.qwen.refresh,
        token_type: 'Bearer',
        expires_in: 21_600,
        resource_url: 'portal.qwen.ai',
      });
    },
    '/login/device/code': (asked) => device(asked, 'github-device-02fe', 'WDJB-MJHT'),
    '/login/oauth/access_token': (asked) =>
      standard(decide(fieldsOf(asked)['device_code'], undefined), 200, {
        access_token: LOGIN_TOKENS.github.access,
        token_type: 'bearer',
        scope: 'read:user',
      }),
    '/oauth/code': (asked) => {
      begin(asked, 'MM-8842');
      const { state = '' } = fieldsOf(asked);
      const interval = intervalSeconds === undefined ? {} : { interval: intervalSeconds * 1000 };
      const page = `${hostOf(asked)}/oauth-authorize?user_code=MM-8842`;
      return json({
        user_code: 'MM-8842',
        verification_uri: page,
        expired_in: Date.now() + 600_000,
        state,
        ...interval,
      });
    },
    '/oauth/token': (asked) => {
      const { user_code, code_verifier } = fieldsOf(asked);
      return minimax(decide(user_code, code_verifier));
    },
    '/auth': (asked) => {
      const query = queryOf(asked);
      challenges.set('openrouter-code-55aa', query['code_challenge'] ?? '');
      const answer = decision === 'denied' ? 'error=access_denied' : 'code=openrouter-code-55aa';
      return { status: 302, text: '', headers: { location: `${query['callback_url']}?${answer}` } };
    },
    '/api/v1/auth/keys': (asked) => {
      const { code, code_verifier } = fieldsOf(asked);
      const decided = decide(code, code_verifier);
      return decided === 'approved'
        ? json({ key: LOGIN_TOKENS.openrouter.key, user_id: 'user_1' })
        : json({ error: { code: 403, message: 'Invalid code or code_verifier' } }, 403);
    },
  };
  return {
    site: (asked) => routes[asked.path.replace(/\?.*/, '')]?.(asked) ?? json({ error: 'not_found' }, 404),
    polls: () => polls,
  };
}

function standard(
  decided: Decision | 'wrong',
  status: number,
  tokens: Readonly<Record<string, string | number>>,
): Answer {
  switch (decided) {
    case 'approved':
      return json(tokens);
    case 'denied':
      return json({ error: 'access_denied', error_description: 'The user said no.' }, status);
    case 'expired':
      return json({ error: 'expired_token' }, status);
    case 'waiting':
      return json({ error: 'authorization_pending' }, status);
    case 'wrong':
      return json({ error: 'invalid_grant' }, status);
  }
}

/** It knows no denial: that is an error like any other. */
function minimax(decided: Decision | 'wrong'): Answer {
  if (decided === 'waiting') return json({ status: 'pending' });
  if (decided === 'denied') return json({ status: 'error' });
  if (decided !== 'approved')
    return json({ base_resp: { status_code: 1004, status_msg: 'user code is not valid' } }, 400);
  return json({
    status: 'success',
    access_token: LOGIN_TOKENS.minimax.access,
    refresh_token: LOGIN_TOKENS.minimax.refresh,
    expired_in: 86_400,
    notification_message: 'Welcome to the Coding Plan.',
  });
}

type Fields = Readonly<Record<string, string | undefined>>;

const json = (body: NonNullable<Answer['json']>, status = 200): Answer => ({ status, json: body });

const hostOf = ({ headers }: Asked): string => `http://${headers['host']}`;

const queryOf = ({ path }: Asked): Fields => Object.fromEntries(new URL(path, 'http://127.0.0.1').searchParams);

/** Of a form or of JSON. */
function fieldsOf({ body }: Asked): Fields {
  if (typeof body === 'string') return Object.fromEntries(new URLSearchParams(body));
  return typeof body === 'object' && body !== null
    ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]))
    : {};
}

const s256 = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');
