import { describe, expect, test } from 'vitest';
import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import type { Home } from '../../state/domain/home.js';
import { unusableWords } from '../../state/domain/models/usable.js';
import { pickerModels } from '../../state/domain/picker/picker.js';
import { type PickerView, pickerRows, viewRows } from '../../state/domain/picker/pickerRows.js';
import { allowlist, choice, home, missingAuth, model, provider, settings } from '../support/builders.js';

const catalog = builtInCatalog('2026.5');

const VIEW: PickerView = { all: false, filter: '', sort: 'number', favourites: [] };

function rowsOf(from: Home, draft = from.models, favourites: readonly string[] = []) {
  return pickerRows(pickerModels(from, catalog), { ...from, models: draft }, favourites);
}

const shown = (from: Home, view: Partial<PickerView> = {}) =>
  viewRows(rowsOf(from, from.models, view.favourites), { ...VIEW, ...view }).map(
    ({ model: { number, ref } }) => `${number} ${ref}`,
  );

const rowFor = (from: Home, ref: string, draft = from.models) => {
  const row = rowsOf(from, draft).find((other) => other.model.ref === ref);
  if (row === undefined) throw new Error(`no row for ${ref}`);
  return row;
};

const mixed = home({
  models: settings({ text: choice('b/two', ['a/one', 'groq/none']) }),
  providers: [
    provider('a', ['one', 'other']),
    provider('b', ['two']),
    provider('c', ['three'], { auth: missingAuth('C_KEY') }),
    provider('deepseek', [], { configured: false, origin: 'built-in' }),
  ],
});

describe('numbers', () => {
  test('count the chain first, then what is configured, what else is usable, and what is configured in vain', () => {
    expect(shown(mixed)).toEqual([
      '1 b/two',
      '2 a/one',
      '3 a/other',
      '4 deepseek/deepseek-chat',
      '5 deepseek/deepseek-reasoner',
      '6 deepseek/deepseek-v4-flash',
      '7 deepseek/deepseek-v4-pro',
      '8 groq/none',
      '9 c/three',
    ]);
  });

  test('what the allowlist keeps out does not count as usable, and what a list shows unasked has no gaps', () => {
    const listed = settings({ ...mixed.models, allowlist: allowlist({ 'deepseek/deepseek-chat': '' }) });
    expect(shown({ ...mixed, models: listed })).toEqual([
      '1 b/two',
      '2 a/one',
      '3 deepseek/deepseek-chat',
      '4 groq/none',
      '5 a/other',
      '6 c/three',
    ]);
  });

  test('a config that never could be read names no model, not even the default of OpenClaw', () => {
    const problem = { kind: 'syntax', place: { file: 'openclaw.json' }, message: 'x' } as const;
    const broken = home({ config: { kind: 'broken', problem } });
    expect(shown(broken)).toEqual([]);
    expect(rowsOf(broken).flatMap(({ tags }) => tags)).toEqual([]);
    expect(shown(home())).toEqual(['1 openai/gpt-5.5']);
  });

  test('stay with their models whatever the view', () => {
    const before = new Map(rowsOf(mixed).map(({ model: { ref, number } }) => [ref, number]));
    const draft = settings({ text: choice('c/three'), allowlist: allowlist({ 'c/three': '' }) });
    for (const {
      model: { ref, number },
    } of rowsOf(mixed, draft))
      expect(number).toBe(before.get(ref));
    expect(shown(mixed, { filter: 'three' })).toEqual(['9 c/three']);
    expect(shown(mixed, { sort: 'name' }).at(0)).toBe('2 a/one');
  });

  test('reach every model of the catalogue, and each once', () => {
    const refs = shown(home(), { all: true }).map((row) => row.replace(/^\d+ /, ''));
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toContain('anthropic/claude-opus-4-6');
    expect(refs).toContain('openrouter/auto');
    expect(refs.filter((ref) => ref.endsWith('/k2p5'))).toEqual(['kimi/k2p5']);
    // The default of a config that says nothing is in use, so it is always there.
    expect(shown(home())).toEqual(['1 openai/gpt-5.5']);
  });
});

describe('a row', () => {
  test('carries its tags in the order of OpenClaw', () => {
    const from = home({
      models: settings({ text: choice('a/one', ['b/two']), image: choice('b/two', ['a/one']) }),
      providers: [provider('a', ['one']), provider('b', ['two'])],
    });
    expect(rowFor(from, 'a/one').tags).toEqual(['default', 'img-fallback#1', 'configured']);
    expect(rowFor(from, 'b/two').tags).toEqual(['fallback#1', 'image', 'configured']);
  });

  test('has the alias of its ref, and is found by it', () => {
    const from = home({
      models: settings({ allowlist: allowlist({ 'A/one': 'Sonny' }) }),
      providers: [provider('a', ['one', 'two'])],
    });
    expect(rowFor(from, 'a/one').alias).toBe('Sonny');
    expect(shown(from, { filter: 'sonny' })).toEqual(['1 a/one']);
  });

  test('shows the canonical provider, as the documents do', () => {
    const from = home({ models: settings({ text: choice('z.ai/glm-4.7') }) });
    expect(rowFor(from, 'zai/glm-4.7').tags).toEqual(['default', 'configured']);
  });

  test('tells what a turn may use, not what the window could be', () => {
    expect(rowFor(home(), 'openai/gpt-5.5').model.contextTokens).toBe(272_000);
    const limited = provider('a', [model('m', { contextWindow: 200_000, contextTokens: 32_000 })]);
    expect(rowFor(home({ providers: [limited] }), 'a/m').model.contextTokens).toBe(32_000);
  });
});

describe('a model that is of no use says why', () => {
  const words = (from: Home, ref: string, draft = from.models) => {
    const { usable, reason } = rowFor(from, ref, draft);
    expect(usable).toBe(reason === undefined);
    return reason && unusableWords(reason);
  };

  test.each<readonly [string, string, string]>([
    ['a built-in provider without a key', 'groq/llama', 'set GROQ_API_KEY'],
    [
      'a provider with a token and a key: the key that people have',
      'anthropic/claude-opus-4-6',
      'set ANTHROPIC_API_KEY',
    ],
    ['a provider that nobody knows', 'nowhere/m', 'provider not configured'],
    ['a provider of the documents that is not there', 'google-antigravity/m', 'provider not in this OpenClaw'],
    ['a provider that has to be installed', 'amazon-bedrock/m', 'needs plugin amazon-bedrock'],
    ['a model that its provider does not have', 'a/onee', 'unknown model; did you mean a/one?'],
    ['a model spelled in other case', 'a/ONE', 'unknown model; did you mean a/one?'],
  ])('%s', (_what, ref, says) => {
    expect(words({ ...mixed, models: settings({ text: choice(ref) }) }, ref)).toBe(says);
  });

  test('except where the provider takes any model', () => {
    const open = provider('ollama', [], { local: true, auth: { kind: 'not-needed', ladder: [] } });
    const from = home({ models: settings({ text: choice('ollama/mine') }), providers: [open] });
    expect(words(from, 'ollama/mine')).toBeUndefined();
  });

  test('a dead credential, in the words that were found for it', () => {
    const dead = provider('a', ['one'], { auth: { kind: 'dead', ladder: [], why: 'token expired 3 days ago' } });
    expect(words(home({ providers: [dead] }), 'a/one')).toBe('token expired 3 days ago');
  });

  test('a secret that is not there is not an expired one', () => {
    const ladder = [
      { source: { kind: 'config', path: 'models.providers.a.apiKey' }, holds: 'unresolved', label: 'ref' },
    ] as const;
    const from = home({ providers: [provider('a', ['one'], { auth: { kind: 'dead', ladder } })] });
    expect(rowFor(from, 'a/one').reason).toMatchObject({ kind: 'credential-unresolved' });
    expect(words(from, 'a/one')).toBe('the secret it refers to is not there');
  });

  test('nobody knows, where credentials are in a store that is not read', () => {
    const from = home({ providers: [provider('c', ['three'], { auth: missingAuth('C_KEY') })] });
    const unread = { ...from, auth: { ...from.auth, unreadStore: 'state/openclaw.sqlite' } };
    expect(words(unread, 'c/three')).toBe('credential not read');
    expect(words(unread, 'groq/llama-3.3-70b-versatile')).toBe('credential not read');
  });

  test('a malformed entry', () => {
    const problem = {
      kind: 'invalid',
      place: { file: 'openclaw.json', line: 3 },
      message: 'baseUrl is missing',
    } as const;
    const from = home({ models: settings({ text: choice('a/m') }), providers: [provider('a', [], { problem })] });
    expect(words(from, 'a/m')).toContain('openclaw.json:3:1: baseUrl is missing');
  });

  test('the allowlist of the draft, not of the file', () => {
    const draft = settings({ ...mixed.models, allowlist: allowlist({ 'a/one': '' }) });
    expect(words(mixed, 'a/other')).toBeUndefined();
    expect(words(mixed, 'a/other', draft)).toBe('not on the allowlist');
    expect(words(mixed, 'b/two', draft)).toBeUndefined();
  });
});

describe('a view', () => {
  test('does not find names that have the letters somewhere', () => {
    const from = home({ providers: [provider('own', ['deepseek-ai/DeepSeek-V3.1-Kurtz', 'claude-haiku-4-5'])] });
    const found = (filter: string) => shown(from, { filter }).map((row) => row.slice(2));
    expect(found('haiku')).toEqual(['own/claude-haiku-4-5']);
    expect(found('och4')).toEqual(['own/claude-haiku-4-5']);
    expect(found('dskurtz')).toEqual(['own/deepseek-ai/DeepSeek-V3.1-Kurtz']);
  });

  test('finds names by their letters, the plainer name first', () => {
    const from = home({ providers: [provider('p', ['gpt-5-mini-2026', 'gpt-5-mini', 'gpt-4'])] });
    expect(shown(from, { filter: 'gpt5mini' }).map((row) => row.slice(2))).toEqual([
      'p/gpt-5-mini',
      'p/gpt-5-mini-2026',
    ]);
    expect(shown(from, { filter: 'nothing like it' })).toEqual([]);
  });

  test('puts favourites first, even such as are of no use', () => {
    expect(shown(mixed, { favourites: ['c/three', 'a/other'] }).slice(0, 3)).toEqual([
      '3 a/other',
      '9 c/three',
      '1 b/two',
    ]);
  });

  test('sorts by price with the free first and the unstated last', () => {
    const paid = { input: 3, output: 15, cacheRead: 0, cacheWrite: 0 };
    const from = home({
      models: settings({ text: choice('a/paid') }),
      providers: [provider('a', [model('unstated'), model('paid', { cost: paid }), model('x:free')])],
    });
    expect(shown(from, { sort: 'price' }).map((row) => row.slice(2))).toEqual(['a/x:free', 'a/paid', 'a/unstated']);
  });

  test('sorts by latency with the unknown last', () => {
    const latency = (ref: string) => ({ 'a/other': 20, 'a/one': 80 })[ref];
    expect(shown(mixed, { sort: 'latency', latency }).slice(0, 3)).toEqual(['3 a/other', '2 a/one', '1 b/two']);
  });
});
