import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import {
  addFallback,
  clearFallbacks,
  moveFallback,
  removeFallback,
  removeFallbackAt,
  setPrimary,
} from '../../state/domain/edits/chainEdits.js';
import type { EditResult } from '../../state/domain/edits/edits.js';
import { allow, armAllowlist, disallow, removeAlias, setAlias } from '../../state/domain/edits/listEdits.js';
import { planSettings } from '../../state/domain/edits/planSettings.js';
import { readSettings } from '../../state/domain/edits/settings.js';
import type { ProviderState } from '../../state/domain/home.js';
import { type Json, sameJson, valueAt } from '../../state/domain/json.js';
import type { RefContext } from '../../state/domain/models/modelRef.js';
import type { Edit, Patch } from '../../state/domain/patch.js';
import { advise } from '../../state/domain/problem.js';
import { home, model, provider } from '../support/builders.js';

type Change = (context: RefContext) => EditResult;

/** Reads `agents.defaults`, makes the change, and applies the planned edits to what was read. */
function plan(before: Json, change: Change, providers: readonly ProviderState[] = []) {
  const config: Json = { agents: { defaults: before } };
  const context = { ...home({ providers }), models: readSettings(config) };
  const edited = change(context);
  if (!edited.ok) throw new Error(advise(edited.problem).says);
  const patch: Patch = planSettings(context, edited.value.settings);
  return {
    after: valueAt(apply(config, patch.edits), ['agents', 'defaults']),
    edits: patch.edits,
    notices: [...edited.value.notices, ...patch.notices].map(({ kind }) => kind),
  };
}

function apply(config: Json, edits: readonly Edit[]): Json {
  return edits.reduce<Json>((root, edit) => {
    expect(sameJson(valueAt(root, edit.path), edit.was), `was of ${edit.path.join('.')}`).toBe(true);
    const applied = applyEdit(root, edit);
    if (!applied.ok) throw new Error(`${applied.problem.join('.')} stands in the way of ${edit.path.join('.')}`);
    return applied.value;
  }, config);
}

const refusal = (before: Json, change: Change): string => {
  const edited = change({ ...home(), models: readSettings({ agents: { defaults: before } }) });
  return edited.ok ? 'was not refused' : advise(edited.problem).says;
};

/** What OpenClaw 2026.5.28 left behind, for the same start. `made`: where it also made an allowlist, which Pincer does not. */
describe('leads to the settings that OpenClaw leaves', () => {
  const opus = { 'anthropic/claude-opus-4-6': { alias: 'opus' }, 'minimax/MiniMax-M2.1': { alias: 'minimax' } };
  const chain = { primary: 'anthropic/claude-opus-4-6', fallbacks: ['minimax/MiniMax-M2.1'] };
  const start = { model: chain, models: opus };
  const set = (text: string) => (context: RefContext) => setPrimary(context, 'text', text);
  const add = (text: string) => (context: RefContext) => addFallback(context, 'text', text);

  test.each<readonly [what: string, before: Json, change: Change, after: Json]>([
    ['set on nothing', {}, set('opencode/claude-opus-4-6'), { model: { primary: 'opencode/claude-opus-4-6' } }],
    [
      'set with an allowlist',
      { model: { primary: 'a/b' }, models: { 'a/b': {} } },
      set('z-ai/GLM-4.7'),
      { model: { primary: 'zai/GLM-4.7' }, models: { 'a/b': {}, 'zai/GLM-4.7': {} } },
    ],
    [
      'set by alias',
      start,
      set('MINIMAX'),
      { model: { primary: 'minimax/MiniMax-M2.1', fallbacks: [] }, models: opus },
    ],
    [
      'set under a wildcard',
      { model: 'a/b', models: { 'ok/*': {} } },
      set('ok/m2'),
      { model: 'ok/m2', models: { 'ok/*': {}, 'ok/m2': {} } },
    ],
    [
      'fallbacks add',
      start,
      add('openai/gpt-5.4'),
      {
        model: { ...chain, fallbacks: ['minimax/MiniMax-M2.1', 'openai/gpt-5.4'] },
        models: { ...opus, 'openai/gpt-5.4': {} },
      },
    ],
    ['fallbacks add twice', start, add('minimax'), start],
    [
      'fallbacks add to a string',
      { model: 'openai/gpt-5.5' },
      add('anthropic/claude-opus-4-6'),
      { model: { primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-opus-4-6'] } },
    ],
    ['fallbacks add to an empty string', { model: '' }, add('c/d'), { model: { primary: '', fallbacks: ['c/d'] } }],
    [
      'fallbacks remove, by another spelling',
      { model: { primary: 'a/b', fallbacks: ['x', 'c/d'] }, models: { 'c/d': { alias: 'x' } } },
      (context) => removeFallback(context, 'text', 'C/d'),
      { model: { primary: 'a/b', fallbacks: [] }, models: { 'c/d': { alias: 'x' } } },
    ],
    [
      'fallbacks clear',
      start,
      (context) => clearFallbacks(context, 'text'),
      { model: { ...chain, fallbacks: [] }, models: opus },
    ],
    [
      'image-fallbacks add',
      { model: chain, models: opus },
      (context) => addFallback(context, 'image', 'openai/gpt-5.4'),
      { model: chain, models: { ...opus, 'openai/gpt-5.4': {} }, imageModel: { fallbacks: ['openai/gpt-5.4'] } },
    ],
    [
      'set-image keeps what it does not know',
      { imageModel: { primary: 'a/b', fallbacks: ['c/d'], timeoutMs: 5 } },
      (context) => setPrimary(context, 'image', 'e/f@work'),
      { imageModel: { primary: 'e/f', fallbacks: ['c/d'], timeoutMs: 5 } },
    ],
    [
      'aliases add',
      start,
      (context) => setAlias(context, 'Sonnet', 'anthropic/claude-sonnet-4-5'),
      { model: chain, models: { ...opus, 'anthropic/claude-sonnet-4-5': { alias: 'Sonnet' } } },
    ],
    [
      'aliases add in place of another',
      start,
      (context) => setAlias(context, 'big', 'OPUS'),
      { model: chain, models: { ...opus, 'anthropic/claude-opus-4-6': { alias: 'big' } } },
    ],
    [
      'aliases remove',
      start,
      (context) => removeAlias(context, ' opus '),
      { model: chain, models: { ...opus, 'anthropic/claude-opus-4-6': {} } },
    ],
  ])('%s', (_what, before, change, after) => {
    expect(plan(before, change).after).toEqual(after);
  });
});

describe('differs from OpenClaw where it must', () => {
  test('a model that comes first leaves the chain', () => {
    const { after, notices } = plan({ model: { primary: 'a/b', fallbacks: ['c/d', 'e/f'] } }, (context) =>
      setPrimary(context, 'text', 'e/f'),
    );
    expect(after).toEqual({ model: { primary: 'e/f', fallbacks: ['c/d'] } });
    expect(notices).toEqual(['left-fallbacks']);
  });

  test('a model is not added to its own chain, whatever it is called', () => {
    const before = { model: 'opus', models: { 'a/b': { alias: 'Opus' } } };
    expect(refusal(before, (context) => addFallback(context, 'text', 'A/b'))).toContain(
      'a/b is the default model already',
    );
    expect(refusal({}, (context) => addFallback(context, 'text', 'gpt-5.5'))).toContain(
      'openai/gpt-5.5 is the default',
    );
    expect(refusal({ imageModel: 'a/b' }, (context) => addFallback(context, 'image', 'a/b'))).toContain('image model');
  });

  test.each([[{}], [{ models: {} }]])('no allowlist is made where there is none: %j', (before) => {
    const { after, notices } = plan(before, (context) => setPrimary(context, 'text', 'a/b'));
    expect(after).toEqual({ ...before, model: { primary: 'a/b' } });
    expect(notices).toEqual(['allowlist-absent']);
  });

  test('an alias written by hand can be taken away, whatever it is made of', () => {
    const before = { models: { 'a/b': { alias: 'my own' } } };
    expect(plan(before, (context) => removeAlias(context, 'my own')).after).toEqual({ models: { 'a/b': {} } });
  });

  test('an alias is taken in whatever case, and named as the file spells it', () => {
    const before = { models: { 'a/b': { alias: 'Sonnet' } } };
    expect(refusal(before, (context) => setAlias(context, 'sonnet', 'c/d'))).toBe(
      'Alias Sonnet already points to a/b.',
    );
  });
});

describe('edits no more than changes', () => {
  const paths = (edits: readonly Edit[]) => edits.map(({ path }) => path.slice(2).join('.'));

  test('a string stays a string', () => {
    const { edits, after } = plan({ model: 'a/b' }, (context) => setPrimary(context, 'text', 'c/d'));
    expect(after).toEqual({ model: 'c/d' });
    expect(paths(edits)).toEqual(['model']);
  });

  test('a hop at the end is an edit of its own', () => {
    const before = { model: { primary: 'a/b', fallbacks: ['c/d'] } };
    expect(paths(plan(before, (context) => addFallback(context, 'text', 'e/f')).edits)).toEqual(['model.fallbacks.1']);
  });

  test('hops that go are edits of their own, from the back', () => {
    const before = {
      model: { primary: 'a/b', fallbacks: ['x', 'c/d', 'x', 'e/f'] },
      models: { 'x/y': { alias: 'x' } },
    };
    const { edits, after } = plan(before, (context) => removeFallback(context, 'text', 'x'));
    expect(paths(edits)).toEqual(['model.fallbacks.2', 'model.fallbacks.0']);
    expect(valueAt(after, ['model', 'fallbacks'])).toEqual(['c/d', 'e/f']);
  });

  test.each<readonly [string, Change, readonly string[]]>([
    ['moved down', (context) => moveFallback(context, 'text', 0, 2), ['e/f', 'g/h', 'c/d']],
    ['moved up', (context) => moveFallback(context, 'text', 2, 0), ['g/h', 'c/d', 'e/f']],
    ['inserted', (context) => addFallback(context, 'text', 'i/j', 1), ['c/d', 'i/j', 'e/f', 'g/h']],
    ['taken out by place', (context) => removeFallbackAt(context, 'text', 1), ['c/d', 'g/h']],
  ])('a chain is %s', (_what, change, hops) => {
    const before = { model: { primary: 'a/b', fallbacks: ['c/d', 'e/f', 'g/h'] } };
    expect(plan(before, change).after).toEqual({ model: { primary: 'a/b', fallbacks: hops } });
  });

  test('what stays the same is no edit at all', () => {
    const before = { model: { primary: 'a/b', fallbacks: ['c/d'] }, models: { 'a/b': {}, 'C/d': { alias: 'x' } } };
    expect(plan(before, (context) => setPrimary(context, 'text', 'a/b')).edits).toEqual([]);
    expect(plan(before, (context) => addFallback(context, 'text', 'x'))).toMatchObject({
      edits: [],
      notices: ['already-fallback'],
    });
  });

  test('several changes make one patch', () => {
    const before = { model: 'a/b', models: { 'a/b': { alias: 'x' } } };
    const change: Change = (context) => {
      const first = addFallback(context, 'text', 'c/d');
      if (!first.ok) return first;
      const second = setAlias({ ...context, models: first.value.settings }, 'y', 'c/d');
      if (!second.ok) return second;
      return setPrimary({ ...context, models: second.value.settings }, 'text', 'y');
    };
    const { edits, after, notices } = plan(before, change);
    expect(after).toEqual({ model: 'c/d', models: { 'a/b': { alias: 'x' }, 'c/d': { alias: 'y' } } });
    expect(edits).toHaveLength(2);
    expect(notices).toEqual(['added-to-allowlist']);
  });
});

describe('the allowlist', () => {
  const inUse = { model: { primary: 'a/b', fallbacks: ['c/d'] }, imageModel: 'e/f' };

  test('is armed with everything that is in use', () => {
    const { after, notices, edits } = plan(inUse, (context) => allow(context, 'g/h'));
    expect(after).toEqual({ ...inUse, models: { 'a/b': {}, 'c/d': {}, 'e/f': {}, 'g/h': {} } });
    expect(notices).toEqual(['arms-allowlist']);
    expect(edits).toHaveLength(1);
  });

  test('is armed by an alias, which can stand nowhere else', () => {
    const { after, notices } = plan(inUse, (context) => setAlias(context, 'x', 'c/d'));
    expect(after).toEqual({ ...inUse, models: { 'a/b': {}, 'c/d': { alias: 'x' }, 'e/f': {} } });
    expect(notices).toEqual(['arms-allowlist']);
  });

  test('takes a whole provider in', () => {
    expect(plan({}, (context) => allow(context, 'Z.ai/*')).after).toEqual({ models: { 'zai/*': {} } });
  });

  test('stays as it is when it is armed already', () => {
    expect(plan({ models: { 'a/b': {} } }, armAllowlist).edits).toEqual([]);
  });

  test('says what goes with an entry, and when the last one goes', () => {
    const before = { models: { 'A/b': { alias: 'x', params: {} }, 'c/d': {} } };
    const one = plan(before, (context) => disallow(context, 'a/b'));
    expect(one.after).toEqual({ models: { 'c/d': {} } });
    expect(one.notices).toEqual(['drops-entry']);
    expect(plan({ models: { 'c/d': {} } }, (context) => disallow(context, 'c/d')).notices).toEqual([
      'disarms-allowlist',
    ]);
  });

  test('does not pretend to remove what a wildcard lets in', () => {
    const before = { models: { 'a/*': {} } };
    expect(refusal(before, (context) => disallow(context, 'a/b'))).toContain('let in by a/*');
    expect(refusal(before, (context) => disallow(context, 'c/d'))).toContain('not on the allowlist');
  });
});

describe('refuses with the words of OpenClaw', () => {
  test.each<readonly [string, Change]>([
    ['Invalid model reference: /x', (context) => setPrimary(context, 'text', '/x')],
    ['Invalid model reference: ', (context) => addFallback(context, 'text', '')],
    ['Fallback not found: c/d.', (context) => removeFallback(context, 'text', 'c/d')],
    ['Image fallback not found: c/d.', (context) => removeFallback(context, 'image', 'c/d')],
    ['Alias cannot be empty.', (context) => setAlias(context, ' ', 'a/b')],
    [
      'Alias must use letters, numbers, dots, underscores, colons, or dashes.',
      (context) => setAlias(context, 'bad alias', 'a/b'),
    ],
    ['Alias not found: FAV.', (context) => removeAlias(context, 'FAV')],
    ['There is no place 2 in a chain of 0.', (context) => moveFallback(context, 'text', 1, 0)],
  ])('%s', (words, change) => {
    expect(refusal({ models: { 'a/b': { alias: 'fav' } } }, change)).toContain(words);
  });
});

describe('warns', () => {
  const lmstudio = provider('lmstudio', ['m'], { local: true });
  const anthropic = provider('anthropic', [
    model('opus', { cost: { input: 5, output: 25, cacheRead: 0, cacheWrite: 0 } }),
  ]);

  test('when a chain that was free starts to cost', () => {
    const before = { model: { primary: 'lmstudio/m', fallbacks: [] } };
    const add: Change = (context) => addFallback(context, 'text', 'anthropic/opus');
    expect(plan(before, add, [lmstudio, anthropic]).notices).toContain('free-to-paid');
    const known = { model: { primary: 'lmstudio/m', fallbacks: ['anthropic/opus'] } };
    const other: Change = (context) => addFallback(context, 'text', 'anthropic/other');
    expect(plan(known, other, [lmstudio, anthropic]).notices).not.toContain('free-to-paid');
  });

  test('when a bare id may have meant another', () => {
    const bare: Change = (context) => addFallback(context, 'text', 'm');
    expect(plan({ model: 'a/b' }, bare, [lmstudio])).toMatchObject({
      after: { model: { primary: 'a/b', fallbacks: ['openai/m'] } },
      notices: ['bare-id', 'allowlist-absent'],
    });
  });

  test('when an alias changes hands', () => {
    const before = { models: { 'a/b': { alias: 'x' }, 'c/d': { alias: 'y' } } };
    const move: Change = (context) => setAlias(context, 'X', 'c/d', { move: true });
    expect(plan(before, move)).toMatchObject({
      after: { models: { 'a/b': {}, 'c/d': { alias: 'X' } } },
      notices: ['alias-moved', 'alias-replaced'],
    });
  });
});
