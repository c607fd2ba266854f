import { describe, expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { optionsOf } from '../../state/app/setup/options.js';
import type { Home } from '../../state/domain/home.js';
import type { Detected } from '../../state/domain/setup/detected.js';
import { allowlist, choice, home, provider, settings } from '../support/builders.js';
import { authOf, profileRung } from '../support/profiles.js';
import { answering, found } from '../support/settingUp.js';
import { started } from '../support/stories.js';
import { type Outside, type Wizard, wizard } from '../support/wizard.js';

/** What the steps of the wizard say to somebody who sees them for the first time. */

const KEY = 'sk-planted-key-0123456789-abcdefghijklmnop';

const glm: Outside = { tries: (trial) => answering(trial, found('glm-5', 'glm-4.7')) };

const listed = (alias: string): Home =>
  home({
    models: settings({
      text: choice('anthropic/claude-opus-4-6'),
      allowlist: allowlist({ 'anthropic/claude-opus-4-6': alias }),
    }),
    providers: [provider('anthropic')],
  });

const narrow = (model: Model): Model => ({ ...model, shell: { ...model.shell, size: { columns: 80, rows: 24 } } });

/** Z.AI with a pasted key, up to what the model is for. */
const atRole = (there: Home): Wizard =>
  wizard(there, glm, narrow(started(there)))
    .opens('zai')
    .picks('Z.AI API key')
    .pastes(KEY)
    .presses('enter', 'enter', 'enter');

test('a role is a short word, and what it means is read whole also at 80 columns', () => {
  const it = atRole(listed(''));
  expect(it.step()).toBe('role');
  const words = it.model().setup;
  expect(words?.cursor).toBe(0);
  expect(it.text()).toContain('❯ To choose from');
  it.send({ scope: 'list', type: 'end', to: 'last' });
  const text = it.text().replace(/\s+/g, ' ');
  expect(text).toContain('❯ Default');
  expect(text).toContain('zai/glm-5 becomes the default, in place of anthropic/claude-opus-4-6');
});

test('an alias that is taken is said where it is typed, and another one is taken there', () => {
  const it = atRole(listed('GLM')).picks('To choose from');
  expect(it.step()).toBe('alias');
  it.types('glm').presses('enter');
  expect(it.step()).toBe('alias');
  expect(it.text()).toContain('anthropic/claude-opus-4-6');
  it.presses('ctrl+u').types('glm5').presses('enter');
  expect(it.step()).toBe('place');
  expect(it.text()).not.toContain('▲');
});

test('the alias of the onboarding is proposed only while it is free', () => {
  expect(atRole(listed('')).picks('To choose from').model().setup?.field.text).toBe('');
  const proposing = (there: Home): string | undefined =>
    wizard(there, { tries: (trial) => answering(trial, found('glm-5.1')) })
      .opens('zai')
      .picks('Z.AI API key')
      .pastes(KEY)
      .presses('enter', 'enter', 'enter', 'enter')
      .model().setup?.field.text;
  expect(proposing(listed(''))).toBe('GLM');
  expect(proposing(listed('glm'))).toBe('');
});

test('where no list is, the alias says what it would begin', () => {
  const it = atRole(home()).presses('enter');
  expect(it.step()).toBe('alias');
  expect(it.text().replace(/\s+/g, ' ')).toContain('a short name begins the list of those that may');
});

test('ways to sign in that lead to different places say which', () => {
  const it = wizard(home()).opens('zai');
  expect(it.text()).toContain('paste a key, api.z.ai/api/coding/paas/v4');
  expect(wizard(home()).opens('minimax').text()).toMatch(/CN\) +paste a key, api\.minimaxi\.com\/anthropic/);
});

test('a warning about a key stands beside the field, and is gone at the next step', () => {
  const it = wizard(home(), glm, narrow(started(home())))
    .opens('zai')
    .picks('Z.AI API key');
  it.pastes('export ZAI_API_KEY=abc').presses('enter');
  expect(it.text()).toContain('Enter takes it all the same');
  it.presses('enter');
  expect(it.step()).toBe('probe');
  expect(it.text()).not.toContain('Enter takes it');
});

const SERVER: Detected = {
  provider: 'ollama',
  by: 'server',
  says: 'Ollama answers on 127.0.0.1:11434',
  baseUrl: 'http://127.0.0.1:11434',
};

test.each(['groq', 'zai', 'ollama-cloud'])('the cursor stays on %s when others are found and come first', (id) => {
  const { setup, ...rest } = wizard(home()).opens().model();
  if (!setup) throw new Error('no set-up');
  const row = optionsOf(rest.file.home, setup).findIndex((one) => one.answers({}).provider === id);
  const looking: Model = { ...rest, setup: { ...setup, cursor: row, detecting: 999 } };
  const next = wizard(home(), {}, looking).send({ scope: 'setup', type: 'detected', request: 999, found: [SERVER] });
  expect(next.presses('enter').model().setup?.answers.provider).toBe(id);
});

test('a server that OpenClaw has no name for brings its address and its API along', () => {
  const server: Detected = {
    provider: 'llamacpp',
    by: 'server',
    says: 'llama-server answers on 127.0.0.1:8080',
    baseUrl: 'http://127.0.0.1:8080/v1',
    api: 'openai-completions',
  };
  const it = wizard(home(), { found: [server] })
    .opens()
    .picks('llamacpp');
  expect(it.step()).toBe('address');
  expect(it.text()).toContain('address ❯ http://127.0.0.1:8080/v1');
  expect(it.presses('enter').text()).toContain('❯ openai-completions');
  it.presses('enter', 'enter').picks('No key').presses('enter');
  expect(it.model().setup?.trial?.asked).toMatchObject({ provider: 'llamacpp', baseUrl: 'http://127.0.0.1:8080/v1' });
});

test.each([
  ['process', undefined, true],
  ['dotenv', '/home/ann/.openclaw/.env', false],
] as const)(
  'a new key gets another name only where its variable (%s) is set outside of the .env of OpenClaw',
  (from, path, other) => {
    const rung = {
      source: { kind: 'env', name: 'ZAI_API_KEY', from, ...(path === undefined ? {} : { path }) },
      holds: 'present',
      label: 'abcd…wxyz',
    } as const;
    const there = home({ providers: [provider('zai', [], { auth: { ...provider('zai').auth, ladder: [rung] } })] });
    const it = wizard(there, glm).opens('zai').picks('Z.AI API key').picks('Paste a key').pastes(KEY);
    it.presses('enter', 'enter', 'enter').picks('Fallback').presses('enter');
    expect(it.step()).toBe('place');
    it.presses('enter');
    expect(it.step()).toBe(other ? 'variable' : 'review');
    if (other) it.presses('enter');
    const { credential } = it.reviewed();
    const variable = credential.kind === 'env' ? credential.variable : '';
    expect(variable === 'ZAI_API_KEY').toBe(!other);
  },
);

test.each([
  ['Env reference', 'env'],
  ['Auth profile', 'profile'],
] as const)(
  'a pasted token is asked when it ends, whether it is kept as %s or not, and nothing said is no end',
  (place, kind) => {
    const ending = (text: string) => {
      const it = wizard(home(), { tries: (trial) => answering(trial, found('claude-opus-4-8')) });
      it.opens('anthropic')
        .picks('setup-token')
        .pastes(`sk-ant-oat01-${'x'.repeat(90)}`);
      it.presses('enter', 'enter', 'enter').picks('Fallback').presses('enter').picks(place);
      expect(it.step()).toBe('expires');
      const { now } = it.model().shell;
      if (text !== '') it.types('never').presses('enter');
      expect(it.step()).toBe('expires');
      it.presses('ctrl+u').types(text).presses('enter');
      const { credential } = it.reviewed();
      expect(credential.kind).toBe(kind);
      const said = credential.kind === 'profile' ? credential.profiles[0]?.expires : undefined;
      return { now, expires: credential.kind === 'env' ? credential.expires : said };
    };
    const { now, expires } = ending('365d');
    expect(expires).toBe(now + 365 * 86_400_000);
    expect(ending('').expires).toBeUndefined();
  },
);

test('a key, and a token that stands in the config, have no end to ask for', () => {
  const it = wizard(home(), { tries: (trial) => answering(trial, found('claude-opus-4-8')) });
  it.opens('anthropic')
    .picks('setup-token')
    .pastes(`sk-ant-oat01-${'x'.repeat(90)}`);
  it.presses('enter', 'enter', 'enter').picks('Fallback').presses('enter').picks('In the config');
  expect(it.step()).toBe('review');
  const key = atRole(home()).picks('Fallback').presses('enter').picks('Auth profile');
  expect(key.step()).toBe('review');
});

test('OpenRouter is told which hosts may answer, and what a name of one begins', () => {
  const it = wizard(home(), { tries: (trial) => answering(trial, found('minimax/minimax-m2')) });
  it.opens('openrouter').picks('OpenRouter API key').pastes(KEY).presses('enter').picks('Anywhere');
  it.presses('enter').marks('minimax/minimax-m2').presses('enter').picks('To choose from');
  expect(it.step()).toBe('hosts');
  expect(it.text().replace(/\s+/g, ' ')).toContain('a name of a host begins the list of those that may');
  it.types('not a host!').presses('enter');
  expect(it.step()).toBe('hosts');
  it.presses('ctrl+u').types('Together, deepinfra/turbo').presses('enter', 'enter');
  expect(it.reviewed().models[0]?.params).toEqual({ provider: { only: ['together', 'deepinfra/turbo'] } });
});

test('nobody else is asked for hosts', () => {
  const it = atRole(home()).picks('To choose from');
  expect(it.step()).toBe('place');
});

test('an endpoint whose address was typed without a scheme is called after its host and port', () => {
  const it = wizard(home(), { speaks: 'openai-completions' }).opens().picks('another endpoint');
  it.types('127.0.0.1:18931/v1').presses('enter', 'enter');
  expect(it.text()).toContain('id ❯ custom-127-0-0-1-18931');
});

test('a server that wants a key says how one is given here, and names no command', () => {
  const it = wizard(home(), {
    tries: (trial) => {
      const answer = answering(trial, []);
      return { ...answer, record: { ...answer.record, outcome: { kind: 'no_credential', looked: [] } } };
    },
  });
  it.opens().picks('another endpoint').types('127.0.0.1:18931/v1').presses('enter');
  it.picks('openai-completions').presses('enter').picks('No key');
  expect(it.text()).toContain('It wants a key: Esc goes back to give one.');
  expect(it.text()).not.toContain('pincer ');
  expect(it.presses('esc').text()).toContain('Paste a key');
});

describe('the model that is proposed', () => {
  const atModels = (): Wizard =>
    wizard(home(), { tries: (trial) => answering(trial, found('glm-5', 'glm-4.7', 'glm-4.6')) })
      .opens('zai')
      .picks('Z.AI API key')
      .pastes(KEY)
      .presses('enter', 'enter');
  const chosen = (it: Wizard) => it.model().setup?.answers.models;

  test('is taken with Enter, and said to be a proposal', () => {
    const it = atModels();
    expect(it.text()).toContain('1 proposed: glm-5');
    expect(chosen(it.presses('enter'))).toEqual(['glm-5']);
    expect(it.presses('esc').text()).toContain('1 chosen: glm-5');
  });

  test('gives way to the first that the person chooses; those after it come along', () => {
    const it = atModels().marks('glm-4.7');
    expect(chosen(it)).toEqual(['glm-4.7']);
    expect(it.text()).toContain('1 chosen: glm-4.7');
    expect(chosen(it.marks('glm-5').presses('enter'))).toEqual(['glm-4.7', 'glm-5']);
  });

  test('gives way to the row that the person went to', () =>
    expect(chosen(atModels().send({ scope: 'list', type: 'move', by: 1 }).presses('enter'))).not.toEqual(['glm-5']));

  test('stays where it is taken back and taken again', () =>
    expect(chosen(atModels().marks('glm-5').marks('glm-5').marks('glm-4.6'))).toEqual(['glm-5', 'glm-4.6']));
});

describe('a provider that has accounts', () => {
  const withAccount = (): Home =>
    home({ providers: [provider('zai', [], { auth: authOf([profileRung('zai:default'), profileRung('zai:2')]) })] });
  const atAccount = (it: Wizard): Wizard => {
    it.picks('Z.AI API key');
    expect(it.text()).toContain('❯ Paste a key');
    it.presses('enter')
      .pastes(KEY)
      .presses('enter', 'enter', 'enter')
      .picks('Fallback')
      .presses('enter')
      .picks('Env reference');
    expect(it.step()).toBe('profile');
    return it;
  };
  const stored = (it: Wizard) => {
    const { credential } = it.reviewed();
    return credential.kind === 'env' ? { id: credential.profileId, variable: credential.variable } : credential;
  };

  test('is asked which one a new key is, and the usual one is proposed', () => {
    const it = wizard(withAccount(), glm).opens('zai').picks('Z.AI API key').picks('Paste a key').pastes(KEY);
    it.presses('enter', 'enter', 'enter').picks('Fallback').presses('enter').picks('Env reference');
    expect(it.text().replace(/\s+/g, ' ')).toContain('There is zai:default, zai:2.');
    expect(it.text()).toContain('account ❯ zai:default');
    expect(stored(it.presses('enter'))).toEqual({ id: 'zai:default', variable: 'ZAI_API_KEY' });
  });

  test('is given another one from its credentials, which takes neither the place nor the variable of the first', () => {
    const it = atAccount(
      wizard(withAccount(), glm).send({ scope: 'setup', type: 'open', provider: 'zai', wants: 'account' }),
    );
    expect(it.text()).toContain('account ❯ zai:3');
    it.presses('ctrl+u').types('a name').presses('enter');
    expect(it.step()).toBe('profile');
    it.presses('ctrl+u').types('work').presses('enter');
    expect(stored(it)).toEqual({ id: 'zai:work', variable: 'ZAI_WORK_API_KEY' });
  });

  test('is asked for none where the key stands in the config', () => {
    const it = wizard(withAccount(), glm).opens('zai').picks('Z.AI API key').picks('Paste a key').pastes(KEY);
    it.presses('enter', 'enter', 'enter').picks('Fallback').presses('enter').picks('In the config');
    expect(it.step()).toBe('review');
  });
});

test('another account is asked for also where a set-up of the same provider was left: it is gone on with, or begun anew', () => {
  const there = home({ providers: [provider('zai', [], { auth: authOf([profileRung('zai:default')]) })] });
  const it = wizard(there, glm).opens('zai').picks('Z.AI API key').presses('esc', 'esc', 'esc');
  it.send({ scope: 'setup', type: 'open', provider: 'zai', wants: 'account' });
  expect(it.step()).toBe('resume');
  expect(it.picks('Begin anew').model().setup?.answers.profileId).toBe('zai:2');
});
