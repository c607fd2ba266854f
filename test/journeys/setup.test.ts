import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { furnish, withConfig } from '../support/person.js';
import { plant } from '../support/planted.js';
import { lmStudio } from '../support/servers/gateways.js';
import { messagesOnly, openAiLike } from '../support/servers/hosted.js';
import { type Internet, openInternet } from '../support/servers/internet.js';
import { ollama064 } from '../support/servers/ollama.js';
import { type Listening, listen, type Site } from '../support/servers/site.js';
import { journeys } from '../support/settingUpPerson.js';

const KEY = plant('journey');
const { arrives, home } = journeys();
const closing: (Internet | Listening)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});

async function online(sites: Readonly<Record<string, Site>>): Promise<Internet> {
  const internet = await openInternet(sites);
  closing.push(internet);
  return internet;
}

async function serves(site: Site): Promise<string> {
  const server = await listen(site);
  closing.push(server);
  return server.url;
}

const read = (path: string): string => readFileSync(join(home(), path), 'utf8');
const below =
  (prefix: string, site: Site): Site =>
  (asked) =>
    site({ ...asked, path: asked.path.replace(prefix, '/v1') });

const MINE = `{
  // Mine, and it stays.
  agents: { defaults: { model: { primary: 'near/one', fallbacks: ['near/two'] } } },
}
`;

test('a provider with an API key: pasted, probed, chosen, reviewed, written and probed again', async () => {
  const { env, missed } = await online({ 'api.z.ai': below('/api/paas/v4', openAiLike(KEY, ['glm-5.1', 'glm-4.7'])) });
  const person = arrives({ args: ['setup', 'zai'], env });
  await person.picks('Z.AI API key');
  await person.sees('host https://api.z.ai/api/paas/v4');
  person.pastes(KEY);
  await person.sees(`${KEY.length} characters`);
  person.goesOn();
  await person.sees(/● ok, .*\n.*lists the model/);
  person.goesOn();
  await person.sees('1 proposed: glm-5.1');
  person.goesOn();
  await person.picks('zai/glm-5.1 becomes the default');
  await person.sees('alias ❯');
  person.goesOn();
  await person.picks('Env reference ');
  await person.sees('ZAI_API_KEY=[secret]');
  person.wants('write the change');
  await person.sees(/default zai\/glm-5\.1 ● \d+ ms/);
  expect(read('.openclaw/.env')).toBe(`ZAI_API_KEY=${KEY}\n`);
  expect(JSON.parse(person.config())).toMatchObject({
    agents: { defaults: { model: { primary: 'zai/glm-5.1' } } },
    auth: { profiles: { 'zai:default': { provider: 'zai', mode: 'api_key' } } },
  });
  expect(read('.openclaw/agents/main/agent/auth-profiles.json')).not.toContain(KEY);
  expect(missed).toEqual([]);
});

test('MiniMax in China: the host is seen from the choice on, and the key goes there alone; the default stays', async () => {
  const internet = await online({
    'api.minimaxi.com': messagesOnly(KEY, ['MiniMax-M2.7']),
    'api.minimax.io': () => ({ status: 401 }),
  });
  furnish(home(), withConfig(MINE));
  const person = arrives({ env: internet.env, args: ['--no-probe'] });
  await person.sees('default near/one');
  person.wants('go to the previous pane');
  await person.sees('❯ Providers');
  person.wants('set a provider up');
  await person.sees('provider ❯');
  person.types('minimax');
  await person.picks('minimax ');
  await person.picks('MiniMax API key (CN)');
  await person.sees('host https://api.minimaxi.com/anthropic');
  person.pastes(KEY);
  await person.sees(`${KEY.length} characters`);
  person.goesOn();
  await person.picks('https://api.minimaxi.com/anthropic');
  await person.sees('● ok');
  person.goesOn();
  await person.sees('1 proposed: MiniMax-M2.7');
  person.goesOn();
  await person.picks('To choose from');
  await person.picks('Auth profile');
  await person.sees('Requests to minimax go to https://api.minimaxi.com/anthropic.');
  person.wants('write the change');
  await person.sees(/● minimax +key +minimax:cn/);
  await person.sees('default near/one');
  expect(person.config()).toContain('// Mine, and it stays.');
  expect(person.config()).toMatch(/primary: 'near\/one', fallbacks: \['near\/two'\]/);
  expect(read('.openclaw/agents/main/agent/auth-profiles.json')).toContain('"minimax:cn"');
  expect(new Set(internet.asked.map(({ host }) => host))).toEqual(new Set(['api.minimaxi.com']));
});

test('Ollama at another address: found to be one, its models with tools proposed, the others with a reason', async () => {
  const url = await serves(
    ollama064([
      { name: 'llava:7b', trained: 32_768, tools: false },
      { name: 'gpt-oss:20b', trained: 131_072 },
    ]),
  );
  const person = arrives({ args: ['setup', 'ollama'] });
  await person.picks('another address');
  await person.fillsIn('address', url);
  await person.sees('● ok');
  person.goesOn();
  await person.sees('1 proposed: gpt-oss:20b');
  await person.sees(/llava:7b .*no tools/);
  person.goesOn();
  await person.picks('ollama/gpt-oss:20b becomes the default');
  await person.sees('alias ❯');
  person.goesOn();
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees('default ollama/gpt-oss:20b');
  expect(JSON.parse(person.config()).models.providers.ollama).toMatchObject({ baseUrl: url, apiKey: 'ollama-local' });
});

test('LM Studio with the address that its window shows: the /v1 behind it is found', async () => {
  const url = await serves(lmStudio(['qwen3-8b']));
  const person = arrives({ args: ['setup', 'lmstudio'] });
  await person.picks('LM Studio');
  await person.picks('another address');
  await person.fillsIn('address', url);
  await person.sees('● ok');
  await person.sees(`${url}/v1`);
  person.goesOn();
  await person.sees('1 proposed: qwen3-8b');
  person.goesOn();
  await person.picks('lmstudio/qwen3-8b becomes the default');
  await person.sees('alias ❯');
  person.goesOn();
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees(/default lmstudio\/qwen3-8b ● \d+ ms/);
  expect(JSON.parse(person.config()).models.providers.lmstudio).toMatchObject({
    baseUrl: `${url}/v1`,
    models: [{ id: 'qwen3-8b', contextWindow: 196_608 }],
  });
});

test('a proxy of one’s own with a doubled /v1: corrected by asking, and said so', async () => {
  const url = await serves(openAiLike(KEY, ['house-model']));
  const person = arrives({ args: ['setup'] });
  await person.sees('provider ❯');
  person.types('custom');
  await person.picks('another endpoint');
  await person.fillsIn('address', `${url}/v1/v1`);
  await person.picks('openai-completions');
  await person.fillsIn('id', 'house');
  await person.picks('Paste a key');
  await person.sees('key ❯');
  person.pastes(KEY);
  await person.sees(`${KEY.length} characters`);
  person.goesOn();
  await person.sees(`${url}/v1/v1: wrong url`);
  await person.sees(`${url}/v1 answers, and is what will be written.`);
  person.goesOn();
  await person.sees('1 proposed: house-model');
  person.goesOn();
  await person.picks('house/house-model becomes the default');
  await person.sees('alias ❯');
  person.goesOn();
  await person.picks('Env reference ');
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees(/default house\/house-model ● \d+ ms/);
  expect(read('.openclaw/.env')).toBe(`HOUSE_API_KEY=${KEY}\n`);
  expect(JSON.parse(person.config()).models.providers.house).toMatchObject({
    baseUrl: `${url}/v1`,
    apiKey: { source: 'env', id: 'HOUSE_API_KEY' },
  });
});

test('a command with answers asks at the terminal for the key alone, and shows nothing of it', async () => {
  const { env } = await online({ 'api.z.ai': below('/api/paas/v4', openAiLike(KEY, ['glm-5.1'])) });
  const person = arrives({ args: ['setup', 'zai', '--set-default'], env });
  await person.sees('Z.AI API key:');
  person.pastes(KEY);
  person.types('\r');
  expect(await person.terminal.exited).toMatchObject({ exitCode: 0 });
  await person.sees('zai/glm-5.1: ok');
  expect(read('.openclaw/.env')).toBe(`ZAI_API_KEY=${KEY}\n`);
  expect(person.terminal.isAlternate()).toBe(false);
});
