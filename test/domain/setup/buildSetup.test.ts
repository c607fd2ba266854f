import { describe, expect, test } from 'vitest';
import type { Home } from '../../../state/domain/home.js';
import type { Answers } from '../../../state/domain/setup/answers.js';
import { buildSetup, buildTrial } from '../../../state/domain/setup/buildSetup.js';
import type { SignIn } from '../../../state/domain/setup/signIn.js';
import { customSignIn, signInOf } from '../../../state/domain/setup/signIns.js';
import { home, provider } from '../../support/builders.js';

const by = (choice: string): SignIn => {
  const found = signInOf(choice);
  if (found === undefined) throw new Error(`no choice ${choice}`);
  return found.signIn;
};
const held = { kind: 'held', handle: 'key 1' } as const;
const built = (signIn: SignIn, over: Partial<Answers> = {}, at: Home = home()) => {
  const setup = buildSetup(at, { signIn, models: [], key: held, ...over });
  return setup.ok ? setup.value : setup.problem;
};
const lab = { baseUrl: 'http://127.0.0.1:8000/v1', api: 'openai-completions' };

describe('where the key goes', () => {
  test.each<[string, Partial<Answers>, object]>([
    ['by itself', {}, { kind: 'env', handle: 'key 1', variable: 'GROQ_API_KEY', profileId: 'groq:default' }],
    ['under another name', { variable: 'MINE' }, { kind: 'env', variable: 'MINE' }],
    ['for a second account', { profileId: 'groq:work' }, { kind: 'env', profileId: 'groq:work' }],
    [
      'into the profile',
      { keep: 'profile' },
      { kind: 'profile', profiles: [{ id: 'groq:default', provider: 'groq', type: 'api_key', secret: held }] },
    ],
    ['into the config', { keep: 'config' }, { kind: 'config', handle: 'key 1' }],
    [
      'a variable that OpenClaw reads',
      { key: { kind: 'env', name: 'GROQ_API_KEY' } },
      { kind: 'variable', name: 'GROQ_API_KEY' },
    ],
    [
      'one that it does not',
      { key: { kind: 'env', name: 'MINE' } },
      { kind: 'variable', name: 'MINE', profileId: 'groq:default' },
    ],
    ['what is there stays', { key: { kind: 'current' } }, { kind: 'keep' }],
  ])('%s', (_, over, credential) => {
    const setup = built(by('groq-api-key'), over);
    expect(setup).toMatchObject({ provider: 'groq', credential });
    // OpenClaw looks into its own variables by itself: no profile is written that nobody asked for.
    if (over.key?.kind === 'env' && over.key.name === 'GROQ_API_KEY')
      expect(setup).not.toHaveProperty('credential.profileId');
  });

  test('a key that serves two providers is stored for both', () => {
    const { choice } = by('opencode-zen');
    expect(built(by(choice), { keep: 'profile' })).toMatchObject({
      credential: {
        profiles: [
          { id: 'opencode:default', provider: 'opencode' },
          { id: 'opencode-go:default', provider: 'opencode-go' },
        ],
      },
    });
  });

  test('of a login: the profile that it is, and the place that the server names', () => {
    const login = {
      handle: 'key 2',
      type: 'oauth',
      profileId: 'minimax-portal:default',
      expires: 5,
      baseUrl: 'https://api.minimaxi.com/anthropic',
    } as const;
    expect(built(by('minimax-global-oauth'), { key: { kind: 'login', login } })).toMatchObject({
      provider: 'minimax-portal',
      credential: {
        kind: 'profile',
        profiles: [{ id: 'minimax-portal:default', provider: 'minimax-portal', type: 'oauth', expires: 5 }],
      },
      endpoint: { baseUrl: 'https://api.minimaxi.com/anthropic', api: 'anthropic-messages' },
    });
  });

  test('a server without keys gets the text that OpenClaw wants in their place, or `models status` calls it missing', () => {
    expect(built(by('ollama'), { key: { kind: 'none' } })).toMatchObject({
      credential: { kind: 'placeholder', text: 'ollama-local' },
    });
    expect(built(customSignIn(), { ...lab, key: { kind: 'none' } })).toMatchObject({
      credential: { kind: 'placeholder', text: 'custom-local' },
    });
  });
});

describe('where the provider is', () => {
  test.each<[string, SignIn, Partial<Answers>, object | undefined]>([
    ['nothing is written of what OpenClaw knows', by('groq-api-key'), {}, undefined],
    [
      'a choice that onboarding writes a block for',
      by('zai-cn'),
      {},
      { baseUrl: 'https://open.bigmodel.cn/api/paas/v4' },
    ],
    [
      'MiniMax in China',
      by('minimax-cn-api'),
      {},
      { baseUrl: 'https://api.minimaxi.com/anthropic', api: 'anthropic-messages' },
    ],
    [
      'an address that was typed',
      by('groq-api-key'),
      { baseUrl: '127.0.0.1:9/v1/' },
      { baseUrl: 'http://127.0.0.1:9/v1' },
    ],
    [
      'a key in the config wants a block around it',
      by('groq-api-key'),
      { keep: 'config' },
      { api: 'openai-completions' },
    ],
    ['a server of one’s own', by('lmstudio'), { key: { kind: 'none' } }, { baseUrl: 'http://localhost:1234/v1' }],
  ])('%s', (_, signIn, over, endpoint) => {
    const setup = built(signIn, over);
    if (endpoint === undefined) expect(setup).not.toHaveProperty('endpoint');
    else expect(setup).toMatchObject({ endpoint });
  });

  test('what a person wrote earlier stays, unless the choice leads elsewhere', () => {
    const at = home({ providers: [provider('groq', [], { baseUrl: 'http://127.0.0.1:9/v1' })] });
    expect(built(by('groq-api-key'), {}, at)).not.toHaveProperty('endpoint');
    expect(built(by('groq-api-key'), { baseUrl: 'http://127.0.0.1:10/v1' }, at)).toMatchObject({
      endpoint: { baseUrl: 'http://127.0.0.1:10/v1' },
    });
  });

  test.each<[string, Partial<Answers>, string]>([
    ['a password', { baseUrl: 'https://ann:pw@host/v1' }, 'holds-secret'],
    ['a query', { baseUrl: 'https://host/v1?key=abc' }, 'holds-secret'],
    ['no address', { baseUrl: 'http://:80:80' }, 'malformed'],
  ])('%s in it is refused', (_, over, because) => {
    expect(built(by('groq-api-key'), over)).toEqual({ kind: 'base-url', because });
  });

  test('an address with parts of the person’s own in it has to be said', () => {
    const needed = built(by('cloudflare-ai-gateway-api-key'));
    expect(needed).toMatchObject({ kind: 'setup-needs', what: 'base-url', pattern: expect.stringContaining('{') });
  });

  test('a region that the choice does not have is refused with those that it has', () => {
    expect(built(by('minimax-cn-api'), { region: 'mars' })).toMatchObject({
      kind: 'unknown-region',
      known: ['cn', 'cn-openai'],
    });
  });
});

describe('an endpoint of one’s own', () => {
  const at = home({
    providers: [
      provider('custom-127-0-0-1-8000', [], { baseUrl: 'http://127.0.0.1:8000/other' }),
      provider('my_lab', []),
    ],
  });

  test.each<[string, Partial<Answers>, string]>([
    ['as it is named', { id: 'Lab' }, 'lab'],
    ['made into an id', { id: 'my proxy!' }, 'my-proxy'],
    ['one that the config has, as it is spelled there', { id: 'my_lab' }, 'my_lab'],
    ['by host and port', { baseUrl: 'http://10.0.0.7:81/v1' }, 'custom-10-0-0-7-81'],
    ['by host, with a number where that id leads elsewhere', {}, 'custom-127-0-0-1-8000-2'],
  ])('has its id %s', (_, over, id) => {
    expect(built(customSignIn(), { ...lab, ...over }, at)).toMatchObject({ provider: id });
  });

  test('keeps its key under a name that no other provider reads', () => {
    expect(built(customSignIn(), { ...lab, id: 'openai' })).toMatchObject({
      credential: { kind: 'env', variable: 'OPENAI_PROVIDER_API_KEY' },
    });
  });

  test('needs to be said where it is and what it speaks', () => {
    expect(built(customSignIn())).toMatchObject({ kind: 'setup-needs', what: 'base-url' });
    expect(built(customSignIn(), { baseUrl: lab.baseUrl })).toMatchObject({ kind: 'setup-needs', what: 'api' });
  });
});

describe('the question before', () => {
  test('goes where the set-up leads, with the key that is in flight', () => {
    expect(
      buildTrial(home(), { signIn: by('minimax-cn-api'), models: [], key: held }, 'reach', 'MiniMax-M2.7'),
    ).toEqual({
      ok: true,
      value: {
        provider: 'minimax',
        baseUrl: 'https://api.minimaxi.com/anthropic',
        api: 'anthropic-messages',
        authHeader: true,
        key: held,
        probe: 'reach',
        model: 'MiniMax-M2.7',
      },
    });
  });
});
