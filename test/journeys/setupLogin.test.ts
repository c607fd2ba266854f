import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { FLOWS } from '../../state/domain/logins/flows.js';
import { type Installed, installProgram } from '../support/installProgram.js';
import { namesIn } from '../support/planted.js';
import { type Internet, openInternet } from '../support/servers/internet.js';
import { LOGIN_TOKENS, loginSite } from '../support/servers/logins.js';
import { type OidcServer, openOidc } from '../support/servers/oidc.js';
import { keyOf, type Listening, listen } from '../support/servers/site.js';
import { journeys, type SettingUp } from '../support/settingUpPerson.js';

const { arrives, home } = journeys();
const closing: (Internet | Listening)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});

const STORE = '.openclaw/agents/main/agent/auth-profiles.json';

async function online(sites: Parameters<typeof openInternet>[0]): Promise<Internet> {
  const internet = await openInternet(sites);
  closing.push(internet);
  return internet;
}

type AtQwen = { readonly server: OidcServer; readonly person: SettingUp; readonly opened: Installed };

/** The servers of Qwen, as a certified server would be them, and a browser that only writes down what it was to open. */
async function atQwen(): Promise<AtQwen> {
  const { qwen } = FLOWS;
  if (qwen.kind !== 'device') throw new Error('Qwen has no device codes any more');
  const server = await openOidc({ as: qwen, intervalSeconds: 1 });
  const { env } = await online({
    'portal.qwen.ai': (asked) =>
      keyOf(asked) === undefined
        ? { status: 401 }
        : { status: 200, json: { object: 'list', data: [{ id: 'coder-model' }] } },
  });
  const opened = installProgram(home(), 'xdg-open');
  const person = arrives({
    args: ['setup', 'qwen-portal'],
    env: { ...env, ...opened.env, PINCER_LOGIN_QWEN_HOST: server.origin },
  });
  return { server, person, opened };
}

/** The page with the code in it, as the screen shows both, once it is another one than `before`. */
async function pageOn(person: SettingUp, before?: string): Promise<string> {
  const shown = (): string | undefined => {
    const [, page] = / (http:\S+)/.exec(person.screen()) ?? [];
    const [, spaced] = / {3}((?:[A-Z-] ){8}[A-Z]) {3}/.exec(person.screen()) ?? [];
    return spaced === undefined ? undefined : `${page}?user_code=${spaced.replaceAll(' ', '')}`;
  };
  await person.terminal.waitFor(() => shown() !== undefined && shown() !== before);
  return shown() ?? '';
}

test('a device-code login against a certified server: approved, asked no more, stored, and its models used', async () => {
  const { server, person, opened } = await atQwen();
  const page = await pageOn(person);
  await server.browser().approve(page);
  await person.sees(/● ok, .*\n.*lists the model/);
  person.goesOn();
  await person.sees('1 proposed: coder-model');
  person.goesOn();
  await person.picks('qwen-portal/coder-model becomes the default');
  await person.sees('alias ❯');
  person.goesOn();
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees('default qwen-portal/coder-model');
  const { access, refresh } = JSON.parse(readFileSync(join(home(), STORE), 'utf8')).profiles['qwen-portal:default'];
  // A server that saw the code a second time would have taken the token back.
  expect(await server.userInfo(access)).toBe(200);
  expect(opened.started().map(({ argv }) => argv)).toEqual([[page]]);
  expect(namesIn(person.terminal.raw(), { access, refresh })).toEqual([]);
});

test('a login that is denied in the browser says so, stores nothing, and can be begun again', async () => {
  const { server, person } = await atQwen();
  const page = await pageOn(person);
  await server.browser().deny(page);
  await person.sees('The login was denied on the page of');
  person.wants('try it again');
  await pageOn(person, page);
  expect(existsSync(join(home(), STORE))).toBe(false);
});

test('a code that expired says so, and Esc leads back out', async () => {
  const { server, person } = await atQwen();
  await pageOn(person);
  server.insist('expired_token');
  await person.sees('The code expired before the login was approved.');
  person.wants('go back a step, and from the first one out');
  await person.sees('provider ❯');
  expect(existsSync(join(home(), STORE))).toBe(false);
});

test('over ssh: no browser is opened here, the line for a tunnel is shown, and the address is pasted', async () => {
  const login = await listen(loginSite().site);
  closing.push(login);
  const { key } = LOGIN_TOKENS.openrouter;
  const { env } = await online({
    'openrouter.ai': (asked) =>
      keyOf(asked) === key ? { status: 200, json: { data: [{ id: 'openrouter/auto' }] } } : { status: 401 },
  });
  const opened = installProgram(home(), 'xdg-open');
  const person = arrives({
    args: ['setup', 'openrouter'],
    env: {
      ...env,
      ...opened.env,
      USER: 'ann',
      SSH_CONNECTION: '192.0.2.9 51515 192.0.2.7 2222',
      PINCER_LOGIN_OPENROUTER_HOST: login.url,
    },
  });
  await person.picks('OpenRouter login');
  await person.picks('Anywhere');
  await person.sees(/ssh -L (\d+):127\.0\.0\.1:\1 -p 2222 ann@192\.0\.2\.7/);
  const ended = await endOf(person);
  person.wants('paste the address that the browser ended at');
  await person.sees('address ❯');
  person.pastes(ended);
  await person.sees(`${ended.length} characters`);
  person.goesOn();
  await person.sees('● ok');
  expect(opened.started()).toEqual([]);
  expect(namesIn(person.terminal.raw(), { key })).toEqual([]);
});

/** Follows the page on the screen as a browser elsewhere would: to an address that leads nowhere there. */
async function endOf(person: SettingUp): Promise<string> {
  const lines = person.terminal.lines().map((line) => line.replaceAll('│', '').trim());
  const first = lines.findIndex((line) => line.startsWith('http://'));
  const last = lines.findIndex((line, i) => i > first && line.includes(' '));
  const answer = await fetch(lines.slice(first, last).join(''), { redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}
