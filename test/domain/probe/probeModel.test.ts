import { expect, test } from 'vitest';
import { builtInCatalog } from '../../../state/domain/catalog/catalog.js';
import type { Home } from '../../../state/domain/home.js';
import { probeModel } from '../../../state/domain/probe/probeModel.js';
import { allowlist, home, model, provider, settings } from '../../support/builders.js';

const catalog = builtInCatalog('2026.5');

const using = (use: Partial<Home['use']>, over: Partial<Home> = {}): Home => {
  const base = home();
  return { ...base, use: { ...base.use, defaultModel: 'other/m', resolvedDefault: 'other/m', ...use }, ...over };
};

const OWN = provider('own', ['z', 'b', model('a', { name: 'Zulu' })]);

test.each<{ readonly says: string; readonly about: Home; readonly of?: string; readonly is: string | undefined }>([
  {
    says: 'the default comes before a fallback',
    about: using({ defaultModel: 'own/d', fallbacks: ['own/f'] }),
    is: 'd',
  },
  { says: 'a fallback before the image model', about: using({ fallbacks: ['own/f'], imageModel: 'own/i' }), is: 'f' },
  {
    says: 'the image model before its fallbacks',
    about: using({ imageModel: 'own/i', imageFallbacks: ['own/j'] }),
    is: 'i',
  },
  {
    says: 'the fallbacks of the image model before the allowlist',
    about: using({ imageFallbacks: ['own/j'], allowed: ['own/l'] }),
    is: 'j',
  },
  { says: 'the allowlist before the catalogue', about: using({ allowed: ['own/l'] }, { providers: [OWN] }), is: 'l' },
  {
    says: 'an alias stands for its model',
    about: using(
      { fallbacks: ['pet'] },
      { models: settings({ allowlist: allowlist({ 'own/long': 'pet' }) }), providers: [OWN] },
    ),
    is: 'long',
  },
  {
    says: 'a wildcard of the allowlist is no model',
    about: using({ allowed: ['own/*'] }, { providers: [OWN] }),
    is: 'b',
  },
  { says: 'of a catalogue the first by name', about: using({}, { providers: [OWN] }), is: 'b' },
  // What 2026.5.28 asks for with nothing but a variable for each of these.
  { says: "Anthropic's Sonnet, for want of a Haiku", about: using({}), of: 'anthropic', is: 'claude-sonnet-4-6' },
  {
    says: "Anthropic's cheapest where the config lists it",
    about: using({}, { providers: [provider('anthropic', ['claude-haiku-4-5', 'claude-haiku-4-5-20251001'])] }),
    of: 'anthropic',
    is: 'claude-haiku-4-5-20251001',
  },
  { says: 'the first of groq', about: using({}), of: 'groq', is: 'groq/compound' },
  { says: 'the first of google', about: using({}), of: 'google', is: 'gemini-3-flash-preview' },
  { says: 'the first of openai', about: using({}), of: 'openai', is: 'gpt-5.3-chat-latest' },
  { says: 'none of a provider for speech', about: using({}), of: 'deepgram', is: undefined },
  { says: 'none where there is none', about: using({}, { providers: [provider('own')] }), is: undefined },
  { says: 'none of a provider that nobody knows', about: using({}), of: 'nobody', is: undefined },
])('$says', ({ about, of = 'own', is }) => {
  expect(probeModel(about, catalog, of)).toBe(is);
});
