import { describe, expect, test } from 'vitest';
import { retiredStage } from '../../state/domain/config/schema/retiredRefs.js';
import { addFallback, removeFallback, setPrimary } from '../../state/domain/edits/chainEdits.js';
import { allow, disallow, setAlias } from '../../state/domain/edits/listEdits.js';
import type { JsonObject } from '../../state/domain/json.js';
import { retiredFor } from '../../state/domain/providers/retired.js';
import { allowlist, choice, home, settings } from '../support/builders.js';

test.each([
  ['google', 'gemini-1.5-pro', 'gemini-3.1-pro-preview'],
  ['Google-Vertex', 'GEMINI-2.5-flash-image-preview', 'gemini-2.5-flash-image'],
  ['openai', 'gpt-5.3-codex-spark', 'gpt-5.5'],
  ['openai-codex', 'gpt-5.3-codex-spark', undefined],
  ['google', 'gemini-3.1-pro-preview', undefined],
  ['nobody', 'gemini-1.5-pro', undefined],
])('%s/%s gives way to %s', (provider, model, instead) => {
  expect(retiredFor(provider, model)).toBe(instead);
});

// Each of these was put to OpenClaw's own `config validate`.
describe('a config that chooses one is refused', () => {
  const defaults = (value: JsonObject): JsonObject => ({ agents: { defaults: value } });
  const OLD = 'google/gemini-1.5-pro';
  const RENAMED = 'google/gemini-3-pro-preview';
  test.each<[string, JsonObject, string | undefined]>([
    ['as the default', defaults({ model: OLD }), 'agents.defaults.model'],
    ['in any case', defaults({ model: 'Google/Gemini-1.5-Pro' }), 'agents.defaults.model'],
    [
      'as a fallback',
      defaults({ model: { primary: 'a/b', fallbacks: ['c/d', OLD] } }),
      'agents.defaults.model.fallbacks.1',
    ],
    ['on the allowlist', defaults({ models: { [OLD]: {} } }), `agents.defaults.models.${OLD}`],
    ['as the image model', defaults({ imageModel: { primary: OLD } }), 'agents.defaults.imageModel.primary'],
    ['for documents', defaults({ pdfModel: OLD }), 'agents.defaults.pdfModel'],
    ['by an agent', { agents: { list: [{ id: 'a', model: OLD }] } }, 'agents.list.0.model'],
    ['but not one that is renamed on loading', defaults({ model: RENAMED, models: { [RENAMED]: {} } }), undefined],
    ['though image models are not renamed', defaults({ imageModel: RENAMED }), 'agents.defaults.imageModel'],
    ['but not behind a gateway', defaults({ model: 'openrouter/google/gemini-1.5-pro' }), undefined],
    ['but not with a profile', defaults({ model: `${OLD}@work` }), undefined],
    [
      'but not where it is only described',
      { models: { providers: { google: { models: [{ id: 'gemini-1.5-pro' }] } } } },
      undefined,
    ],
  ])('%s', (_, config, path) => {
    expect(retiredStage(config).map((choice) => choice.path.join('.'))).toEqual(path === undefined ? [] : [path]);
  });
});

describe('choosing one', () => {
  const ref = 'google/gemini-1.5-pro';
  const refused = { ok: false, problem: { kind: 'retired-model', ref, instead: 'google/gemini-3.1-pro-preview' } };
  test.each([
    ['as the default', () => setPrimary(home(), 'text', ref)],
    ['as the image model', () => setPrimary(home(), 'image', ref)],
    ['as a fallback', () => addFallback(home(), 'text', ref)],
    ['by an alias', () => setAlias(home(), 'old', ref)],
    ['by allowing it', () => allow(home(), ref)],
  ])('%s is refused, with the one to take instead', (_, edit) => {
    expect(edit()).toEqual(refused);
  });

  test.each([
    ['a control character', 'a/\u001b[31mred', 'a/red'],
    ['a direction mark', 'a/\u202evil', 'a/vil'],
    ['a line end', 'a/b\nc', undefined],
  ])('one with %s is refused, as it would not be what it looks like', (_, written, shown) => {
    for (const edit of [
      setPrimary(home(), 'text', written),
      addFallback(home(), 'text', written),
      allow(home(), written),
    ])
      expect(edit).toMatchObject({ ok: false, problem: { kind: 'unseen-characters', ...(shown && { ref: shown }) } });
  });

  test('taking one away is not', () => {
    const models = settings({ text: choice('a/b', [ref]), allowlist: allowlist({ [ref]: '', 'a/b': '' }) });
    expect(removeFallback(home({ models }), 'text', ref).ok).toBe(true);
    expect(disallow(home({ models }), ref).ok).toBe(true);
  });
});
