import { describe, expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import type { ListMsg } from '../../state/app/msg.js';
import type { ScanOverlay } from '../../state/app/scanOverlay.js';
import { scanSheet } from '../../state/app/selectors/scan.js';
import { choice, settings } from '../support/builders.js';
import { failed, scanned, took } from '../support/scanned.js';
import { smallHome, started, tell } from '../support/stories.js';

const ROWS = ['slow', 'broken', 'quick', 'late'].map((id) => scanned(`a/${id}:free`));
const FOUND = [
  scanned('a/slow:free', { tool: took(900), contextLength: 1000 }),
  scanned('a/broken:free', { tool: failed('Answers in words') }),
  scanned('a/quick:free', { tool: took(90), contextLength: 9 }),
];

const DOWN: ListMsg = { scope: 'list', type: 'move', by: 1 };

const opened = tell(started(), { scope: 'scan', type: 'open' });
const request = overlayOf(opened.model).request;

function overlayOf({ overlay }: Model): ScanOverlay {
  if (overlay?.kind !== 'scan') throw new Error('no scan is open');
  return overlay;
}

const found = (tries = true): Model =>
  tell(
    opened.model,
    { scope: 'scan', type: 'listed', request, rows: ROWS, tries, more: 0 },
    { scope: 'scan', type: 'tried', request, rows: FOUND },
  ).model;

const textOf = (model: Model): readonly string[] =>
  scanSheet(model, overlayOf(model)).lines.map((line) =>
    line
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );

const listed = (model: Model): readonly string[] =>
  textOf(model).flatMap((line) => /openrouter\/a\/(\w+):free/.exec(line)?.[1] ?? []);

describe('the scan on the screen', () => {
  test('is asked for when it is opened', () => expect(opened.effects).toEqual([{ kind: 'scan', request }]));

  test('shows what was found as it comes, best first', () => {
    const [head] = textOf(found());
    expect(head).toBe(' Trying 3 of 4: 2 work with tools.');
    expect(listed(found())).toEqual(['quick', 'slow', 'broken', 'late']);
    expect(textOf(found()).find((line) => line.includes('late'))).toContain('○ waiting');
  });

  test('the cursor stays on its model while others come', () => {
    const on = tell(found(), { scope: 'list', type: 'move', by: 1 }).model;
    const more = tell(on, { scope: 'scan', type: 'tried', request, rows: [scanned('a/late:free', { tool: took(5) })] });
    expect(textOf(more.model).find((line) => line.startsWith(' ❯'))).toContain('a/slow:free');
  });

  test('sorts by rank, context, size, name, and round again', () => {
    const sorts = ['sort', 'sort', 'sort', 'sort'] as const;
    let model = found();
    const firsts = sorts.map((type) => {
      model = tell(model, { scope: 'scan', type }).model;
      return listed(model)[0];
    });
    expect(firsts).toEqual(['slow', 'quick', 'broken', 'quick']);
  });

  test('marks are taken in their order, and put behind the fallbacks', () => {
    const from = smallHome({ models: settings({ text: choice('openai/gpt-5.4', ['ollama/gpt-oss:20b']) }) });
    const start = tell(started(from), { scope: 'scan', type: 'open' }).model;
    const { request: asked } = overlayOf(start);
    const { model, effects } = tell(
      start,
      { scope: 'scan', type: 'listed', request: asked, rows: ROWS, tries: true, more: 0 },
      { scope: 'scan', type: 'tried', request: asked, rows: FOUND },
      { scope: 'list', type: 'move', by: 1 },
      { scope: 'scan', type: 'mark' },
      { scope: 'list', type: 'end', to: 'first' },
      { scope: 'scan', type: 'mark' },
      { scope: 'overlay', type: 'accept' },
    );
    expect(model.drafts.draft.text.fallbacks).toEqual([
      'ollama/gpt-oss:20b',
      'openrouter/a/slow:free',
      'openrouter/a/quick:free',
    ]);
    // What was not tried yet is not waited for.
    expect([model.overlay, effects.at(-1)]).toEqual([undefined, { kind: 'stop scan' }]);
    expect(model.shell.toast?.text).toContain('2 models put behind the fallbacks.');
  });

  test('without a mark, the model under the cursor is meant', () => {
    const { model } = tell(found(), { scope: 'scan', type: 'take' });
    expect(model.drafts.draft.text.fallbacks).toContain('openrouter/a/quick:free');
  });

  test.each<{ moves: readonly ListMsg[]; says: string }>([
    { moves: [{ scope: 'list', type: 'end', to: 'last' }], says: 'It was not tried yet.' },
    { moves: [DOWN, DOWN], says: 'It does not work with tools: Answers in words' },
  ])('what does not work cannot be marked: $says', ({ moves, says }) => {
    const { model } = tell(found(), ...moves, { scope: 'scan', type: 'mark' });
    expect([overlayOf(model).marked, model.shell.toast?.text]).toEqual([[], says]);
  });

  test('without a key, it says that nothing was tried, and nothing can be taken', () => {
    const { model } = tell(found(false), { scope: 'scan', type: 'take' });
    expect(textOf(model)[0]).toContain('Nothing was tried: that takes a key for OpenRouter.');
    expect([model.drafts.draft, model.overlay?.kind]).toEqual([found(false).drafts.draft, 'scan']);
  });

  test('a stop keeps what was found, and what still comes', () => {
    const { model, effects } = tell(
      found(),
      { scope: 'scan', type: 'stop' },
      { scope: 'scan', type: 'ended', request },
    );
    expect(effects.at(-1)).toEqual({ kind: 'stop scan' });
    expect(textOf(model)[0]).toBe(' Stopped after 3 of 4: 2 work with tools.');
  });

  test('Esc leaves it and stops what is under way', () => {
    const { model, effects } = tell(found(), { scope: 'shell', type: 'back' });
    expect([model.overlay, effects.at(-1)]).toEqual([undefined, { kind: 'stop scan' }]);
    const over = tell(found(), { scope: 'scan', type: 'ended', request }, { scope: 'shell', type: 'back' });
    expect(over.effects).toEqual([]);
  });

  test('a list that comes after a stop starts nothing anew', () => {
    const { model } = tell(
      opened.model,
      { scope: 'scan', type: 'stop' },
      { scope: 'scan', type: 'listed', request, rows: ROWS, tries: true, more: 0 },
    );
    expect(textOf(model)[0]).toBe(' Stopped after 0 of 4: 0 work with tools.');
  });

  test('why one cannot be marked is not said any longer when another is', () => {
    const refused = tell(found(), DOWN, DOWN, { scope: 'scan', type: 'mark' }).model;
    const marked = tell(refused, { scope: 'list', type: 'end', to: 'first' }, { scope: 'scan', type: 'mark' }).model;
    expect([overlayOf(marked).marked, marked.shell.toast]).toEqual([['openrouter/a/quick:free'], undefined]);
  });

  test('at 60 columns a row leaves out whose models they are, and the whole id stands below where it was cut', () => {
    const id = 'meta-llama/llama-3.3-70b-instruct:free';
    const small = { ...opened.model, shell: { ...opened.model.shell, size: { columns: 60, rows: 20 } } };
    const { model } = tell(small, {
      scope: 'scan',
      type: 'listed',
      request,
      rows: [scanned(id)],
      tries: true,
      more: 0,
    });
    const lines = textOf(model);
    expect(lines.find((line) => line.startsWith(' ❯'))).toMatch(/❯ +meta-…nstruct:free +○ waiting/);
    expect(lines.at(-1)).toBe(` ${id}`);
  });

  test('answers of a scan that was left are not those of the next one', () => {
    const again = tell(found(), { scope: 'shell', type: 'back' }, { scope: 'scan', type: 'open' }).model;
    const { model } = tell(again, { scope: 'scan', type: 'listed', request, rows: ROWS, tries: true, more: 0 });
    expect(overlayOf(model).rows).toEqual([]);
  });

  test('what a list of thousands leaves out is said', () => {
    const { model } = tell(opened.model, {
      scope: 'scan',
      type: 'listed',
      request,
      rows: ROWS,
      tries: true,
      more: 9000,
    });
    expect(textOf(model).slice(0, 2).join('')).toContain('9000 more are not shown here; pincer scan tries all.');
  });

  test('what went wrong is said in its place', () => {
    const problem = { kind: 'scan-list-failed', provider: 'OpenRouter', why: 'HTTP 503' } as const;
    const { model } = tell(opened.model, { scope: 'scan', type: 'ended', request, problem });
    expect(textOf(model)[0]).toBe(' OpenRouter /models failed: HTTP 503');
  });
});
