import { describe, expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import type { ReviewMsg } from '../../state/app/msg.js';
import { press } from '../../state/app/press.js';
import { detailLines } from '../../state/app/selectors/detail.js';
import { footerBindings } from '../../state/app/selectors/footer.js';
import { reviewLines } from '../../state/app/selectors/review.js';
import { unsavedCount } from '../../state/app/selectors/unsaved.js';
import type { Action } from '../../state/domain/action.js';
import type { Home } from '../../state/domain/home.js';
import { allowlist, choice, drift, preview, settings } from '../support/builders.js';
import { smallHome, started, type Told, tell } from '../support/stories.js';

const A = 'anthropic/claude-sonnet-4-5';
const B = 'ollama/gpt-oss:20b';
const C = 'lmstudio/minimax-m2.1-gs32';

const appended = (over = {}): Model => {
  const model = started(smallHome({ models: settings({ text: choice(A), ...over }) }));
  return tell(
    { ...model, models: { ...model.models, all: true, cursor: { index: -1, key: B } } },
    { scope: 'models', type: 'append' },
  ).model;
};
type Over = Partial<
  Extract<Extract<ReviewMsg, { readonly type: 'written' }>['result'], { readonly ok: true }>['value']
>;
type PreviewResult = Extract<ReviewMsg, { readonly type: 'previewed' }>['result'];
const requestOf = ({ overlay }: Model): number => (overlay?.kind === 'review' ? overlay.request : -1);
function actionOf({ overlay }: Model): Action {
  if (overlay?.kind !== 'review') throw new Error('no review');
  return overlay.action;
}
const shown = (model: Model): Model => {
  const opened = tell(model, { scope: 'review', type: 'open' }).model;
  return tell(opened, {
    scope: 'review',
    type: 'previewed',
    request: requestOf(opened),
    result: { ok: true, value: preview([]) },
  }).model;
};
/** Why a key does nothing. */
const reason = (key: string, model: Model): string | undefined => {
  const msg = press(model, key, key);
  return msg?.scope === 'shell' && msg.type === 'say' ? msg.text : undefined;
};
const text = (model: Model): string =>
  reviewLines(model)
    .map((line) => line.map((part) => part.text).join(''))
    .join('\n');

test('the diff is asked for before anything is written, and Enter writes exactly what was shown', () => {
  const opened = tell(appended(), { scope: 'review', type: 'open' });
  const patch = { edits: [{ path: ['agents', 'defaults', 'model'], was: A, value: { primary: A, fallbacks: [B] } }] };
  expect(opened.effects).toMatchObject([{ kind: 'preview', action: { kind: 'settings', patch } }]);
  expect(tell(opened.model, { scope: 'overlay', type: 'accept' }).effects).toEqual([]);
  expect(tell(shown(appended()), { scope: 'overlay', type: 'accept' }).effects).toMatchObject([
    { kind: 'write', action: { kind: 'settings', patch } },
  ]);
});

test('leaving the review writes nothing and keeps the draft', () => {
  const { model, effects } = tell(shown(appended()), { scope: 'shell', type: 'back' });
  expect(effects).toEqual([]);
  expect(model.overlay).toBeUndefined();
  expect(unsavedCount(model)).toBe(1);
});

test('after writing, the files are read again and nothing is unsaved; undo offers the way back as a new change', () => {
  const writing = tell(shown(appended()), { scope: 'overlay', type: 'accept' }).model;
  const written = tell(writing, {
    scope: 'review',
    type: 'written',
    request: requestOf(writing),
    action: actionOf(writing),
    result: {
      ok: true,
      value: {
        files: [{ file: 'openclaw.json', backup: 'openclaw.json.bak' }],
        written: true,
        mergedOver: false,
        warnings: [],
      },
    },
  });
  expect(written.effects).toMatchObject([{ kind: 'read' }]);
  expect(written.model.overlay).toBeUndefined();
  const home = smallHome({ models: settings({ text: choice(A, [B]) }) });
  const { model } = tell(written.model, {
    scope: 'file',
    type: 'read',
    request: written.model.file.reading ?? -1,
    home,
  });
  expect(unsavedCount(model)).toBe(0);
  expect(model.drafts.conflicts).toEqual([]);
  const undone = tell(model, { scope: 'drafts', type: 'undo' }).model;
  expect(undone.drafts.draft.text.fallbacks).toEqual([]);
  expect(unsavedCount(undone)).toBe(1);
});

test('a refused write says why, keeps the draft, and reads the file again', () => {
  const writing = tell(shown(appended()), { scope: 'overlay', type: 'accept' }).model;
  const problem = { kind: 'changed', place: { file: '~/.openclaw/openclaw.json' } } as const;
  const refused = tell(writing, {
    scope: 'review',
    type: 'written',
    request: requestOf(writing),
    action: actionOf(writing),
    result: { ok: false, problem },
  });
  expect(refused.effects).toMatchObject([{ kind: 'read' }]);
  expect(text(refused.model)).toContain('was changed by somebody else');
  expect(unsavedCount(refused.model)).toBe(1);
});

test('a write under way cannot be left', () => {
  const writing = tell(shown(appended()), { scope: 'overlay', type: 'accept' }).model;
  expect(tell(writing, { scope: 'shell', type: 'back' }).model.overlay).toMatchObject({
    kind: 'review',
    stage: { kind: 'writing' },
  });
});

test('a preview that comes after the review was left is dropped', () => {
  const opened = tell(appended(), { scope: 'review', type: 'open' }).model;
  const left = tell(opened, { scope: 'shell', type: 'back' }).model;
  const { model } = tell(left, {
    scope: 'review',
    type: 'previewed',
    request: requestOf(opened),
    result: { ok: true, value: preview([]) },
  });
  expect(model.overlay).toBeUndefined();
});

test('a model that needs no entry says so, and turning the allowlist on is offered', () => {
  const model = shown(appended());
  expect(text(model)).toContain('There is no allowlist');
  const taken = tell(model, { scope: 'review', type: 'take offer', key: '1' });
  expect(taken.model.drafts.draft.allowlist?.map((entry) => entry.ref)).toEqual([A, B]);
  expect(taken.effects).toMatchObject([{ kind: 'preview' }]);
});

test('a hop that the allowlist keeps out is told, and adding it is offered', () => {
  const listed = appended({ allowlist: allowlist({ [A]: '' }) });
  const { drafts } = listed;
  const out: Model = {
    ...listed,
    drafts: {
      ...drafts,
      draft: { ...drafts.draft, allowlist: allowlist({ [C]: '' }), image: choice(B), text: choice(A) },
    },
  };
  expect(text(shown(out))).toMatch(/is not on the allowlist/);
  const taken = tell(shown(out), { scope: 'review', type: 'take offer', key: '1' }).model;
  expect(taken.drafts.draft.allowlist?.map((entry) => entry.ref)).toContain(B);
});

test('an offer that there is not changes nothing', () => {
  const model = shown(appended());
  expect(tell(model, { scope: 'review', type: 'take offer', key: '9' }).model).toBe(model);
});

test('of a line that is a whole config, the review shows what changes and what stands around it', () => {
  const around = (ref: string): string => `{${'a: 1, '.repeat(400)}primary: "${ref}", ${'b: 2, '.repeat(400)}}`;
  const lines = [
    { kind: 'removed' as const, text: around(A) },
    { kind: 'added' as const, text: around(B) },
  ];
  const model = shown(appended());
  if (model.overlay?.kind !== 'review') throw new Error('no review');
  const long = preview([{ start: 1, lines }]);
  const said = text({ ...model, overlay: { ...model.overlay, stage: { kind: 'shown', preview: long } } });
  expect(said).toContain(A);
  expect(said).toContain(B);
  expect(said.split('\n').length).toBeLessThan(14);
});

describe('what is written without a draft', () => {
  const undo: Action = { kind: 'undo', entry: 'e1' };
  const move: Action = { kind: 'move key', provider: 'lmstudio' };

  /** From the diff to what was written. */
  const done = (model: Model, action: Action, over: Over = {}): Told => {
    const opened = tell(model, { scope: 'review', type: 'open action', action }).model;
    const request = requestOf(opened);
    const from = { file: '/home/ann/.openclaw/openclaw.json', path: ['models', 'providers', 'lmstudio', 'apiKey'] };
    const notices = [{ kind: 'key-moved', from, variable: 'LM_API_KEY', needsYes: false }] as const;
    const value = { ...preview([{ start: 1, lines: [{ kind: 'added', text: 'x' }] }]), notices };
    const seen = tell(opened, { scope: 'review', type: 'previewed', request, result: { ok: true, value } });
    const writing = tell(seen.model, { scope: 'overlay', type: 'accept' });
    expect(writing.effects).toMatchObject([{ kind: 'write', action }]);
    return tell(writing.model, {
      scope: 'review',
      type: 'written',
      request: requestOf(writing.model),
      action,
      result: { ok: true, value: { files: [], written: true, mergedOver: false, warnings: [], ...over } },
    });
  };
  const readBack = (model: Model, home: Home = model.file.home): Told =>
    tell(model, { scope: 'file', type: 'read', request: model.file.reading ?? -1, home });

  test('leaves the draft as it is, and carries it over to the files as they are then', () => {
    const { model } = done(appended(), undo);
    expect(unsavedCount(model)).toBe(1);
    const read = readBack(model, smallHome({ models: settings({ text: choice(A), image: choice(C) }) })).model;
    expect(read.drafts.draft).toMatchObject({ text: { fallbacks: [B] }, image: { primary: C } });
    // It was shown before it was done, so it is no news.
    expect(read.shell.toast?.text).toMatch(/^Taken back\./);
  });

  test('says how to have it back, which depends on whether the draft has steps of its own', () => {
    expect(done(started(), { kind: 'sync', agents: 'all', takeConfig: true }).model.shell.toast?.text).toBe(
      'Written. z takes it back.',
    );
    expect(done(appended(), { kind: 'restore', snapshot: 's1' }).model.shell.toast?.text).toContain('@ shows it');
    expect(done(started(), undo).model.shell.toast?.text).toBe('Taken back. Z makes it again.');
  });

  test('says when the files said all of it already', () => {
    expect(done(started(), undo, { written: false }).model.shell.toast?.text).toContain('nothing was written');
  });

  test('is shown anew, where it stands, when the files change while it is looked at', () => {
    const opened = tell(started(), { scope: 'review', type: 'open action', action: undo }).model;
    const request = requestOf(opened);
    const result = { ok: true, value: preview([]) } as const;
    const seen = tell(
      opened,
      { scope: 'review', type: 'previewed', request, result },
      { scope: 'file', type: 'changed' },
    );
    const { model, effects } = readBack(seen.model);
    expect(effects).toMatchObject([{ kind: 'history' }, { kind: 'preview', request, action: undo }]);
    expect(model.overlay).toMatchObject({ kind: 'review', stage: { kind: 'shown' } });
  });

  test('says what was not kept of it, with the folder as people know it, and without it where that is hidden', () => {
    const because = '/home/ann/.local/state/pincer/x/journal.jsonl may not be written (EACCES)';
    const warning = { kind: 'history-not-kept', place: { file: '/home/ann/.local' }, because } as const;
    const said = (redact: boolean): string => {
      const model = started();
      const at = { ...model, shell: { ...model.shell, redact } };
      return done(at, undo, { warnings: [warning] }).model.shell.toast?.text ?? '';
    };
    expect(said(false)).toContain('but not recorded: ~/.local/state/pincer/x/journal.jsonl may not be written');
    expect(said(true)).toContain('but not recorded: journal.jsonl may not be written');
  });

  test('says when somebody else wrote the same file meanwhile', () => {
    expect(done(started(), undo, { mergedOver: true }).model.shell.toast?.text).toContain(
      'both changes are in the file',
    );
  });

  test('has nothing to write where nothing would change', () => {
    const opened = tell(started(), { scope: 'review', type: 'open action', action: undo }).model;
    const value = { files: [], notices: [] };
    const seen = tell(opened, {
      scope: 'review',
      type: 'previewed',
      request: requestOf(opened),
      result: { ok: true, value },
    }).model;
    expect(text(seen)).toContain('there is nothing to write');
    expect(reason('enter', seen)).toBe('There is nothing to write.');
    expect(tell(seen, { scope: 'overlay', type: 'accept' }).effects).toEqual([]);
  });

  test('offers Enter only for what can be written, and says why not', () => {
    const opened = tell(started(), { scope: 'review', type: 'open action', action: undo }).model;
    const answered = (result: PreviewResult): Model =>
      tell(opened, { scope: 'review', type: 'previewed', request: requestOf(opened), result }).model;
    const refused = answered({ ok: false, problem: { kind: 'no-plain-key', provider: 'near' } });
    const seen = answered({ ok: true, value: preview([]) });
    const writing = tell(seen, { scope: 'overlay', type: 'accept' }).model;
    const isOffered = (model: Model): boolean => footerBindings(model).some(({ footer }) => footer === 'write');
    expect([opened, refused, seen, writing].map(isOffered)).toEqual([false, false, true, false]);
    expect([opened, refused, seen, writing].map((model) => reason('enter', model))).toEqual([
      'What would change is being worked out.',
      'This cannot be written; the sheet says why.',
      undefined,
      'It is being written.',
    ]);
  });

  test('says what it means above a diff that may be long, and of each file how much of it changes', () => {
    const opened = tell(started(), { scope: 'review', type: 'open action', action: move }).model;
    const lines = [
      { kind: 'removed', text: 'a' },
      { kind: 'added', text: 'b' },
      { kind: 'added', text: 'c' },
    ] as const;
    const value = {
      ...preview([{ start: 1, lines }]),
      notices: [{ kind: 'removes-file', file: '/home/ann/.openclaw/.env', needsYes: false }],
    } as const;
    const seen = tell(opened, {
      scope: 'review',
      type: 'previewed',
      request: requestOf(opened),
      result: { ok: true, value },
    }).model;
    expect(text(seen)).toMatch(/^ · .*\n\n ~\/\.openclaw\/openclaw\.json {2}\+2 -1\n/s);
  });

  test('names files from the home of whoever reads it, and hides folders, hosts and accounts where that is asked for', () => {
    const opened = tell(started(), { scope: 'review', type: 'open action', action: undo }).model;
    const problem = {
      kind: 'unreadable',
      place: { file: '/home/ann/.openclaw/openclaw.json' },
      code: 'EACCES',
    } as const;
    const refused = tell(opened, {
      scope: 'review',
      type: 'previewed',
      request: requestOf(opened),
      result: { ok: false, problem },
    }).model;
    expect(text(refused)).toContain(' ~/.openclaw/openclaw.json cannot be read');
    const lines = [{ kind: 'added', text: '"baseUrl": "http://10.0.0.7:9/v1", // of ann@example.org' }] as const;
    const seen = tell(opened, {
      scope: 'review',
      type: 'previewed',
      request: requestOf(opened),
      result: { ok: true, value: preview([{ start: 1, lines }]) },
    }).model;
    const hidden = (model: Model): string => text({ ...model, shell: { ...model.shell, redact: true } });
    expect(text(seen)).toContain('http://10.0.0.7:9/v1');
    expect(hidden(seen)).toContain('"baseUrl": "http://(hidden)", // of (hidden)');
    expect(hidden(refused)).toContain(' openclaw.json cannot be read');
  });

  test('a moved key is tried at once, with the files as they are then, and old copies are looked for', () => {
    const home = smallHome({ models: settings({ text: choice(A, [C]) }) });
    const { model, effects } = done(started(home), move);
    expect(effects.filter(({ kind }) => kind === 'probe')).toEqual([]);
    expect(readBack(model).effects).toMatchObject([
      { kind: 'history' },
      { kind: 'probe', refs: [C], probe: 'reach' },
      { kind: 'copies', variables: ['LM_API_KEY'] },
    ]);
  });

  test('masking old copies is offered where there are any, and shown first', () => {
    const found = { scope: 'providers', type: 'copies found', variables: ['LM_API_KEY'] } as const;
    expect(tell(started(), { ...found, copies: [] }).model.overlay).toBeUndefined();
    const asked = tell(started(), { ...found, copies: ['~/.openclaw/openclaw.json.bak'] }).model;
    expect(asked.overlay).toMatchObject({ kind: 'confirm', question: { kind: 'scrub' } });
    const { effects } = tell(asked, { scope: 'overlay', type: 'accept' });
    expect(effects).toMatchObject([{ kind: 'preview', action: { kind: 'scrub', variables: ['LM_API_KEY'] } }]);
  });
});

describe('drift and plain keys', () => {
  const drifting = (): Model => {
    const home = smallHome({
      drift: [drift('anthropic'), drift('anthropic', 'api', { agentId: 'ops' }), drift('ollama')],
      providers: smallHome().providers.map((one) =>
        one.id === 'ollama' ? { ...one, plainKeys: ['openclaw.json models.providers.ollama.apiKey'] } : one,
      ),
    });
    return tell(started(home), { scope: 'shell', type: 'focus', pane: 'providers' }).model;
  };
  const at = (id: string): Model => ({
    ...drifting(),
    providers: { cursor: { index: -1, key: id }, filter: '', all: false },
  });
  test('= takes the value of the config for the provider under the cursor, in every registry that differs', () => {
    const { effects } = tell(at('anthropic'), { scope: 'providers', type: 'take config' });
    const action = { kind: 'sync', agents: ['main', 'ops'], provider: 'anthropic', takeConfig: true };
    expect(effects).toMatchObject([{ kind: 'preview', action }]);
    expect(reason('=', at('lmstudio'))).toMatch(/says what the config says/);
  });

  test('all providers are taken at once by another key', () => {
    const { effects } = tell(at('lmstudio'), { scope: 'providers', type: 'take config everywhere' });
    expect(effects).toMatchObject([{ kind: 'preview', action: { kind: 'sync', agents: 'all', takeConfig: true } }]);
    expect(reason('&', started())).toBeUndefined();
  });

  test('S moves a key that stands in plain text, and says when there is none', () => {
    const { effects } = tell(at('ollama'), { scope: 'providers', type: 'move key' });
    expect(effects).toMatchObject([{ kind: 'preview', action: { kind: 'move key', provider: 'ollama' } }]);
    expect(reason('S', at('anthropic'))).toBe('No key of this provider stands in plain text.');
    const copied = (drifts: Home['drift']): Model => {
      const model = at('ollama');
      const { home } = model.file;
      const providers = home.providers.map((one) => (one.id === 'ollama' ? { ...one, plainInRegistry: 1 } : one));
      return { ...model, file: { ...model.file, home: { ...home, drift: drifts, providers } } };
    };
    expect(reason('S', copied([drift('ollama')]))).toMatch(/in the registry alone: = writes/);
    expect(reason('S', copied([]))).toMatch(/in the registry alone, which OpenClaw writes/);
  });

  test.each([140, 80, 60])('the details of a provider say both at %i columns', (columns) => {
    const model = at('anthropic');
    const told = tell(
      { ...model, shell: { ...model.shell, size: { columns, rows: 40 } } },
      { scope: 'overlay', type: 'details' },
    ).model;
    const said = detailLines(told)
      .map((line) => line.map((part) => part.text).join(''))
      .join('\n');
    for (const part of ['2 values differ', 'baseUrl', 'https://new.exam', 'https://old.exam', 'models.json'])
      expect(said).toContain(part);
    const hidden = { ...told, shell: { ...told.shell, redact: true } };
    expect(JSON.stringify(detailLines(hidden))).not.toMatch(/new\.exam|old\.exam/);
  });
});
