import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInCatalog } from '../../../state/domain/catalog/catalog.js';
import { applyEdit } from '../../../state/domain/edits/applyEdit.js';
import { readSettings } from '../../../state/domain/edits/settings.js';
import { isObject, type Json, valueAt } from '../../../state/domain/json.js';
import type { Setup } from '../../../state/domain/setup/setup.js';
import { setupEdits } from '../../../state/domain/setup/setupEdits.js';
import { home } from '../../support/builders.js';

const catalog = builtInCatalog('2026.5');

/** Few names, so that they meet. */
const provider = fc.constantFrom('zai', 'lab', 'Lab', 'openrouter', 'ollama', 'minimax');
const model = fc.constantFrom('m1', 'm2', 'M1', 'glm-5.1', 'MiniMax-M2.7');
const ref = fc.tuple(provider, model).map(([p, m]) => `${p.toLowerCase()}/${m}`);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const row = fc.record(
  {
    id: model,
    name: fc.constantFrom('A', 'B'),
    contextWindow: fc.constantFrom(4096, 200_000),
    maxTokens: fc.constant(64),
  },
  { requiredKeys: ['id', 'name'] },
);
const block = fc.record(
  {
    baseUrl: fc.constantFrom('http://127.0.0.1:9/v1', 'https://a.example'),
    api: fc.constantFrom('openai-completions', 'ollama'),
    apiKey: fc.constantFrom('${A}', 'ollama-local'),
    headers: fc.constant({ 'X-Team': 'blue' }),
    timeoutSeconds: fc.constant(90),
    models: fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 3 }),
  },
  { requiredKeys: ['baseUrl', 'models'] },
);
const config = fc.record(
  {
    gateway: fc.constant({ mode: 'local' }),
    models: fc.record({ providers: fc.dictionary(provider, block, { maxKeys: 3 }) }),
    agents: fc.record({
      defaults: fc.record(
        {
          model: fc.oneof(ref, fc.record({ primary: ref, fallbacks: fc.uniqueArray(ref, { maxLength: 3 }) })),
          models: fc.dictionary(ref, fc.constantFrom({}, { params: { temperature: 0 } }), { maxKeys: 3 }),
        },
        { requiredKeys: [] },
      ),
    }),
  },
  { requiredKeys: ['models'] },
);
const setup: fc.Arbitrary<Setup> = fc
  .record({
    provider,
    endpoint: optional(
      fc.record({
        baseUrl: fc.constantFrom('http://127.0.0.1:8/v1', 'https://b.example'),
        api: fc.constantFrom('openai-completions', 'anthropic-messages'),
      }),
    ),
    models: fc.uniqueArray(
      fc.record(
        {
          id: model,
          role: fc.constantFrom('default', 'fallback', 'allowed', 'declared'),
          contextWindow: fc.constantFrom(8192, 100_000),
          maxTokens: fc.constantFrom(81_920, 100),
        },
        { requiredKeys: ['id', 'role'] },
      ),
      { selector: ({ id }) => id, maxLength: 3 },
    ),
  })
  .map(({ endpoint, ...rest }) => ({ ...rest, credential: { kind: 'keep' }, ...(endpoint && { endpoint }) }));

const plan = (before: Json, wanted: Setup) =>
  setupEdits({ home: home(), config: before, setup: wanted, catalog, installed: new Set() });

const done = (before: Json, wanted: Setup): Json | undefined => {
  const planned = plan(before, wanted);
  if (!planned.ok) return undefined;
  return planned.value.edits.reduce((now, edit) => {
    expect(valueAt(now, edit.path)).toEqual(edit.was);
    const next = applyEdit(now, edit);
    if (!next.ok) throw new Error('an edit that cannot be made');
    return next.value;
  }, before);
};

const rowsIn = (root: Json, id: string): readonly Json[] => {
  const rows = valueAt(root, ['models', 'providers', id, 'models']);
  return Array.isArray(rows) ? rows : [];
};

const keysAt = (root: Json, path: readonly string[]): readonly string[] => {
  const value = valueAt(root, path);
  return isObject(value) ? Object.keys(value) : [];
};

function expectKept(before: Json, after: Json, id: string, isTarget: boolean): void {
  const own = ['models', 'providers', id];
  const keys = isTarget ? ['apiKey', 'headers', 'timeoutSeconds'] : keysAt(before, own);
  for (const key of keys) expect(valueAt(after, [...own, key])).toEqual(valueAt(before, [...own, key]));
  const is = rowsIn(after, id);
  for (const [i, was] of rowsIn(before, id).entries()) expect(is[i]).toMatchObject(isObject(was) ? was : {});
}

test('whatever is set up, no entry goes, and none says anything else than it did but for its address', () => {
  fc.assert(
    fc.property(config, setup, (before: Json, wanted) => {
      const after = done(before, wanted) ?? before;
      for (const id of keysAt(before, ['models', 'providers']))
        expectKept(before, after, id, id.toLowerCase() === wanted.provider.toLowerCase());
      expect(valueAt(after, ['gateway'])).toEqual(valueAt(before, ['gateway']));
    }),
    { numRuns: 500 },
  );
});

test('of several models that ask to be the default the last is, and none that was a hop leaves the chain', () => {
  const model = { primary: 'zai/m1', fallbacks: ['ollama/m2'] };
  const before: Json = { agents: { defaults: { model } } };
  const models = ['m2', 'm3'].map((id) => ({ id, role: 'default' }) as const);
  const after = done(before, { provider: 'ollama', models, credential: { kind: 'keep' } });
  expect(after && valueAt(after, ['agents', 'defaults', 'model'])).toEqual({ ...model, primary: 'ollama/m3' });
});

test('whatever is set up, the default, the chain and the allowlist keep what they had unless a model asks for the default', () => {
  fc.assert(
    fc.property(config, setup, (before: Json, wanted) => {
      const after = done(before, wanted) ?? before;
      const [old, now] = [readSettings(before), readSettings(after)];
      for (const { ref: key, entry } of old.allowlist ?? [])
        expect(valueAt(after, ['agents', 'defaults', 'models', key])).toEqual(entry);
      expect(now.allowlist === undefined).toBe(old.allowlist === undefined);
      const isReplaced = wanted.models.some(({ role }) => role === 'default');
      if (!isReplaced) expect(now.text.primary).toBe(old.text.primary);
      const stays = old.text.fallbacks.filter((hop) => !isReplaced || hop !== now.text.primary);
      expect(now.text.fallbacks).toEqual(expect.arrayContaining([...stays]));
    }),
    { numRuns: 500 },
  );
});

test('whatever is set up, doing it again changes nothing', () => {
  fc.assert(
    fc.property(config, setup, (before: Json, wanted) => {
      const after = done(before, wanted);
      if (after === undefined) return;
      const again = plan(after, wanted);
      expect(again.ok && again.value.edits).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('whatever is set up, no declared model of it may answer with more than its window', () => {
  fc.assert(
    fc.property(config, setup, (before: Json, wanted) => {
      const after = done(before, wanted);
      const fresh = after === undefined ? [] : rowsIn(after, wanted.provider.toLowerCase());
      const known = new Set(rowsIn(before, wanted.provider.toLowerCase()).map((item) => valueAt(item, ['id'])));
      for (const item of fresh.filter((one) => !known.has(valueAt(one, ['id'])))) {
        const [window, answer] = [valueAt(item, ['contextWindow']), valueAt(item, ['maxTokens'])];
        if (typeof window === 'number' && typeof answer === 'number') expect(answer).toBeLessThanOrEqual(window);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['sk-planted-old-key-1234', undefined, { isFirst: false }],
  ['sk-planted-old-key-1234', 'api-key', { isFirst: true }],
  ['${OPENAI_API_KEY}', undefined, undefined],
  ['OPENAI_API_KEY', undefined, undefined],
  ['ollama-local', undefined, undefined],
] as const)(
  'a key %s that the entry had before the set-up brought another is named where it is one',
  (apiKey, auth, said) => {
    const before: Json = { models: { providers: { openai: { apiKey, ...(auth === undefined ? {} : { auth }) } } } };
    const wanted: Setup = { provider: 'openai', credential: { kind: 'variable', name: 'NEW_KEY' }, models: [] };
    const planned = plan(before, wanted);
    const found = planned.ok ? planned.value.notices.find(({ kind }) => kind === 'old-key-stays') : undefined;
    expect(found).toEqual(
      said && { kind: 'old-key-stays', path: 'models.providers.openai.apiKey', needsYes: false, ...said },
    );
  },
);
