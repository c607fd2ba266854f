import { describe, expect, test } from 'vitest';
import type { DiscoveryOverlay } from '../../state/app/discoveryOverlay.js';
import type { Model } from '../../state/app/model.js';
import type { Msg } from '../../state/app/msg.js';
import { activeBindings } from '../../state/app/press.js';
import { detailLines } from '../../state/app/selectors/detail.js';
import { discoverySheet } from '../../state/app/selectors/discovery.js';
import { discoveryOf } from '../../state/app/selectors/found.js';
import type { DiscoveredServer } from '../../state/domain/discovery/discovery.js';
import { preview } from '../support/builders.js';
import { onServer, server } from '../support/discovered.js';
import { smallHome, started, tell } from '../support/stories.js';

const OLLAMA = server(
  [
    onServer('fresh', { load: 'loaded', running: 8192, reasoning: true }),
    onServer('gpt-oss:20b', {
      configured: 'changed',
      changes: [{ field: 'reasoning', configured: 'false', endpoint: 'true' }],
      overpromise: {
        path: 'models.providers.ollama.models[0].contextWindow',
        promised: 131_072,
        there: 8192,
        from: '/api/ps',
      },
    }),
    onServer('toolless', { tools: false, hidden: { kind: 'no-tools' }, load: 'not loaded' }),
  ],
  { isConfigured: true, gone: [{ id: 'old', ref: 'ollama/old', usedAt: ['agents.defaults.model.primary'] }] },
);
const REMOTE = server([onServer('far')], {
  asked: 'http://10.9.8.7:8000',
  baseUrl: 'http://10.9.8.7:8000/v1',
  provider: 'vllm',
  kind: { id: 'vllm', name: 'vLLM' },
  credential: { place: 'profile vllm:ann@example.org', label: 'sk-1...f00d', sent: true },
});

const opened = tell(started(), { scope: 'discovery', type: 'open' });

function overlayOf(model: Model): DiscoveryOverlay {
  const overlay = discoveryOf(model);
  if (overlay === undefined) throw new Error('no discovery is open');
  return overlay;
}

const say = (model: Model, servers: readonly DiscoveredServer[]): Msg => ({
  scope: 'discovery',
  type: 'found',
  request: overlayOf(model).request,
  servers,
});
const over = (model: Model): Msg => ({ scope: 'discovery', type: 'ended', request: overlayOf(model).request });

const found = (from: Model = opened.model): Model => tell(from, say(from, [OLLAMA, REMOTE]), over(from)).model;

const DOWN: Msg = { scope: 'list', type: 'move', by: 1 };
const LAST: Msg = { scope: 'list', type: 'end', to: 'last' };
const MARK: Msg = { scope: 'discovery', type: 'mark' };
const ENTER: Msg = { scope: 'overlay', type: 'accept' };
const BACK: Msg = { scope: 'shell', type: 'back' };

const textOf = (model: Model): readonly string[] =>
  discoverySheet(model, overlayOf(model)).lines.map((line) =>
    line
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );

const lineWith = (model: Model, text: string): string | undefined => textOf(model).find((line) => line.includes(text));

describe('the discovery on the screen', () => {
  test('is asked for when it is opened, at the usual places', () => {
    expect(opened.effects).toEqual([{ kind: 'discover', request: overlayOf(opened.model).request, hosts: [] }]);
    expect(textOf(opened.model)[0]).toContain('Looking at the servers of the config and of this machine…');
  });

  test('counts what is new, changed and gone, and shows each below its server', () => {
    const model = found();
    expect(textOf(model)[0]).toBe(' Found: 2 places, 3 new, 1 changed, 1 gone.');
    expect(textOf(model).slice(2, 9)).toEqual([
      ' ❯ ● Ollama 0.6.4 at http://127.0.0.1:11434: answers  [ollama]',
      expect.stringMatching(/○ new .*fresh .*● loaded {2}8k of 131k tokens, tools, reasoning, free/),
      expect.stringMatching(/◐ changed .*gpt-oss:20b .*config promises more/),
      expect.stringMatching(/○ new .*toolless .*hidden: no tools {2}○ unloaded/),
      expect.stringMatching(/✖ gone .*old .*and used/),
      '   ● vLLM at http://10.9.8.7:8000/v1: answers  [vllm, not in the config]',
      expect.stringMatching(/○ new .*far/),
    ]);
  });

  test('what the config promises beyond what runs stands below, with the fix', () => {
    const text = textOf(tell(found(), DOWN, DOWN).model).join(' ');
    expect(text).toContain('counts on 131072 tokens; it runs with 8192 (/api/ps).');
    expect(text).toContain("pincer config set 'models.providers.ollama.models[0].contextWindow' 8192");
    expect(text).toContain('reasoning false in the config, true here');
  });

  test('what a hosted server asks for is not known, where it does not say so', () => {
    const hosted = server([onServer('far')], { baseUrl: 'https://api.example.org/v1', provider: 'elsewhere' });
    const { model } = tell(opened.model, say(opened.model, [hosted]));
    expect(lineWith(model, 'far')).toMatch(/131k tokens, tools, \?$/);
  });

  test('a name that does not fit into its row stands whole below the list', () => {
    const narrow = tell(found(), { scope: 'shell', type: 'resized', columns: 60, rows: 20 }, LAST, {
      scope: 'list',
      type: 'move',
      by: -1,
    }).model;
    const lines = textOf(narrow);
    const foot = lines.slice(lines.lastIndexOf('') + 1).map((line) => line.trim());
    expect(foot.join(' ')).toMatch(/vLLM at http:\S+: answers +\[vllm, not in the config\]/);
  });

  test('the cursor stays on its row while other servers come', () => {
    const first = tell(opened.model, say(opened.model, [REMOTE]), DOWN).model;
    const { model } = tell(first, say(first, [OLLAMA, REMOTE]));
    expect(lineWith(model, '❯')).toContain('far');
  });

  test('marked models are reviewed as one set-up of their server, and Esc comes back to the marks', () => {
    const { model, effects } = tell(found(), DOWN, MARK, ENTER);
    expect(model.overlay).toMatchObject({
      kind: 'review',
      action: { kind: 'set up', setup: { provider: 'ollama', models: [{ id: 'fresh', role: 'allowed' }] } },
    });
    expect(effects.at(-1)).toMatchObject({ kind: 'preview' });
    const back = tell(model, BACK).model;
    expect([back.overlay?.kind, overlayOf(back).marked.length]).toEqual(['discovery', 1]);
  });

  test('space on a server marks what is proposed of it, and no hidden model; again takes the marks away', () => {
    const { model } = tell(found(), MARK);
    expect(overlayOf(model).marked).toEqual([expect.stringContaining('fresh')]);
    expect(overlayOf(tell(model, MARK).model).marked).toEqual([]);
  });

  test('marks of two servers are two changes: that of the server under the cursor comes first', () => {
    const { model } = tell(found(), MARK, LAST, MARK, ENTER);
    expect(model.overlay).toMatchObject({ action: { setup: { provider: 'vllm', models: [{ id: 'far' }] } } });
  });

  test('a hidden model can be marked by whoever wants it, and the reason is said', () => {
    const { model } = tell(found(), DOWN, DOWN, DOWN, MARK);
    expect([overlayOf(model).marked.length, model.shell.toast?.text]).toEqual([1, 'Marked, though no tools.']);
  });

  test.each([
    { row: 'a model that the config has', moves: [DOWN, DOWN], says: 'The config has it already.' },
    {
      row: 'a model that is gone',
      moves: [DOWN, DOWN, DOWN, DOWN],
      says: 'The server does not have it any more; only new models are marked.',
    },
  ])('$row is not marked', ({ moves, says }) => {
    const { model } = tell(found(), ...moves, MARK);
    expect([overlayOf(model).marked, model.shell.toast?.text]).toEqual([[], says]);
  });

  test('an id that nobody could type is shown, and not marked', () => {
    const hostile = server([onServer('a\u001b[2Jb')]);
    const { model } = tell(opened.model, say(opened.model, [hostile]), DOWN, MARK);
    expect(overlayOf(model).marked).toEqual([]);
    expect(textOf(model).join('')).not.toContain('\u001b');
  });

  test('what is gone is reviewed and taken out', () => {
    const { model } = tell(found(), { scope: 'discovery', type: 'prune' });
    expect(model.overlay).toMatchObject({
      kind: 'review',
      action: { kind: 'prune models', provider: 'ollama', ids: ['old'] },
    });
    const none = tell(found(), LAST, { scope: 'discovery', type: 'prune' });
    expect(none.model.overlay?.kind).toBe('discovery');
  });

  test('Enter with nothing marked shows the details, and Esc and Enter come back', () => {
    const { model } = tell(found(), DOWN, DOWN, ENTER);
    const text = detailLines(model)
      .flat()
      .map((part) => part.text)
      .join('');
    expect(text).toContain('ollama/gpt-oss:20b');
    expect(text).toContain('counts on 131072 tokens');
    expect(text).toContain('Ollama 0.6.4 at http://127.0.0.1:11434');
    expect(tell(model, BACK).model.overlay?.kind).toBe('discovery');
    expect(tell(model, ENTER).model.overlay?.kind).toBe('discovery');
  });

  test('on a home that cannot be changed nothing is added, and details can be had', () => {
    const foreign = smallHome();
    const from = started({ ...foreign, dialect: { ...foreign.dialect, writable: false } });
    const model = found(tell(from, { scope: 'discovery', type: 'open' }).model);
    const enter = activeBindings('discovery').find(({ keys }) => keys.includes('enter'));
    expect(enter?.blocked?.(model)).toBeUndefined();
    expect(enter?.blocked?.(tell(model, MARK).model)).toContain('Read-only');
  });

  test('another host is asked alone, and an empty text goes back to the usual places', () => {
    const asking = tell(
      found(),
      { scope: 'discovery', type: 'ask host' },
      { scope: 'field', type: 'typed', text: 'box:8000' },
    );
    expect(asking.model.overlay).toMatchObject({ kind: 'prompt', asks: 'host' });
    const { model, effects } = tell(asking.model, ENTER);
    expect(effects.at(-1)).toMatchObject({ kind: 'discover', hosts: ['box:8000'] });
    expect([overlayOf(model).servers, textOf(model)[0]]).toEqual([[], ' Looking there…']);
    const again = tell(
      model,
      { scope: 'discovery', type: 'ask host' },
      { scope: 'field', type: 'edit', edit: 'clear' },
    );
    expect(tell(again.model, ENTER).effects).toMatchObject([
      { kind: 'stop discovery' },
      { kind: 'discover', hosts: [] },
    ]);
  });

  test('what comes while a prompt, details or a review stand before it is there afterwards', () => {
    const asked: readonly Msg[] = [
      { scope: 'discovery', type: 'ask host' },
      ENTER,
      { scope: 'discovery', type: 'prune' },
    ];
    const first = tell(opened.model, say(opened.model, [OLLAMA])).model;
    for (const msg of asked) {
      const covered = tell(first, msg).model;
      expect(covered.overlay?.kind).not.toBe('discovery');
      const { model } = tell(covered, say(covered, [OLLAMA, REMOTE]), over(covered), BACK);
      expect(textOf(model)[0]).toBe(' Found: 2 places, 3 new, 1 changed, 1 gone.');
    }
  });

  test('again keeps the marks that still mean something', () => {
    const marked = tell(found(), MARK, LAST, MARK, { scope: 'discovery', type: 'again' }).model;
    expect(overlayOf(marked).marked).toHaveLength(2);
    const added = server([onServer('fresh', { configured: 'same' })]);
    const { model } = tell(marked, say(marked, [added, REMOTE]), over(marked));
    expect(overlayOf(model).marked).toEqual([expect.stringContaining('far')]);
  });

  test('a stop keeps what was found', () => {
    const early = tell(opened.model, say(opened.model, [REMOTE]), { scope: 'discovery', type: 'stop' });
    expect(early.effects).toEqual([{ kind: 'stop discovery' }]);
    expect(textOf(tell(early.model, over(early.model)).model)[0]).toBe(' Stopped: 1 place, 1 new, 0 changed, 0 gone.');
  });

  test('Esc leaves it, and stops what is under way', () => {
    expect(tell(opened.model, BACK)).toMatchObject({ effects: [{ kind: 'stop discovery' }] });
    expect(tell(opened.model, BACK).model.overlay).toBeUndefined();
    expect(tell(found(), BACK).effects).toEqual([]);
  });

  test('answers of a look that was left are not those of the next one', () => {
    const late = say(opened.model, [OLLAMA]);
    const again = tell(opened.model, BACK, { scope: 'discovery', type: 'open' }).model;
    expect(overlayOf(tell(again, late).model).servers).toEqual([]);
  });

  test('nobody there, and a config that cannot be read, are said', () => {
    expect(textOf(tell(opened.model, over(opened.model)).model)[0]).toContain('No model server was found.');
    const problem = { kind: 'usage', message: 'That went wrong.' } as const;
    const { request } = overlayOf(opened.model);
    const { model } = tell(opened.model, { scope: 'discovery', type: 'ended', request, problem });
    expect(textOf(model)[0]).toBe(' That went wrong.');
  });

  test('what should not be in a screenshot is hidden: hosts and keys, in rows, below them and in the details', () => {
    const hidden = tell(found(), { scope: 'shell', type: 'redact' }, LAST, {
      scope: 'list',
      type: 'move',
      by: -1,
    }).model;
    const details = detailLines(tell(hidden, ENTER).model)
      .flat()
      .map((part) => part.text);
    expect([...textOf(hidden), ...details].join('\n')).not.toMatch(/10\.9\.8\.7|127\.0\.0\.1|f00d|ann@/);
  });

  test('what was written is looked at again, with the files as they are then; a wizard that was begun stays', () => {
    const begun = tell(started(), { scope: 'setup', type: 'open', provider: 'groq' }, BACK).model;
    expect(begun.setup).toBeDefined();
    const open = tell(begun, { scope: 'discovery', type: 'open' }).model;
    const review = tell(found(open), DOWN, MARK, ENTER).model;
    if (review.overlay?.kind !== 'review') throw new Error('nothing is reviewed');
    const { request, action } = review.overlay;
    const writing = tell(
      review,
      { scope: 'review', type: 'previewed', request, result: { ok: true, value: preview([{ start: 1, lines: [] }]) } },
      { scope: 'review', type: 'write' },
    );
    const written = writing.effects.at(-1);
    if (written?.kind !== 'write') throw new Error('nothing is written');
    const result = { ok: true, value: { files: [], written: true, mergedOver: false, warnings: [] } } as const;
    const done = tell(writing.model, { scope: 'review', type: 'written', request: written.request, action, result });
    expect([done.model.overlay?.kind, done.model.setup === undefined]).toEqual(['discovery', false]);
    const reading = done.effects.find(({ kind }) => kind === 'read');
    if (reading?.kind !== 'read') throw new Error('nothing is read');
    const read = tell(done.model, { scope: 'file', type: 'read', request: reading.request, home: smallHome() });
    expect(read.effects.at(-1)).toMatchObject({ kind: 'discover', hosts: [] });
    expect(read.model.overlay?.kind).toBe('discovery');
  });
});
