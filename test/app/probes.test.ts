import { expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { detailLines } from '../../state/app/selectors/detail.js';
import { probeFacts } from '../../state/app/selectors/probeFacts.js';
import { questionLines, questionTitle } from '../../state/app/selectors/question.js';
import { sayCost } from '../../state/domain/probe/cost.js';
import type { ProbeOutcome, ProbeRecord } from '../../state/domain/probe.js';
import { choice, missingAuth, NOON, provider, settings } from '../support/builders.js';
import { smallHome, started, tell } from '../support/stories.js';

const A = 'anthropic/claude-sonnet-4-5';
const B = 'ollama/gpt-oss:20b';

const chained = (): Model => started(smallHome({ models: settings({ text: choice(A, [B]) }) }));
const record = (ref: string, outcome: ProbeOutcome = { kind: 'ok' }, latencyMs = 88): ProbeRecord => ({
  ref,
  probe: 'reach',
  outcome,
  latencyMs,
  totalMs: latencyMs,
  at: NOON,
});
const requestOf = (model: Model, ref: string): number => model.probes.byRef[ref]?.running?.request ?? -1;

test('probing all reaches every model in use, once each', () => {
  const { effects } = tell(chained(), { scope: 'probes', type: 'run all' });
  expect(effects).toEqual([{ kind: 'probe', request: 1, refs: [A, B], probe: 'reach' }]);
});

test('an answer is kept while the next one is awaited', () => {
  const asked = tell(chained(), { scope: 'probes', type: 'run all' }).model;
  const answered = tell(asked, {
    scope: 'probes',
    type: 'arrived',
    results: [{ request: requestOf(asked, A), record: record(A) }],
  }).model;
  expect(answered.probes.byRef[A]).toEqual({ last: record(A), history: [88] });
  const again = tell(answered, { scope: 'probes', type: 'run all' }).model;
  expect(again.probes.byRef[A]).toMatchObject({ last: record(A), history: [88], running: { kind: 'reach' } });
});

test('a late answer to a cancelled probe is dropped', () => {
  const asked = tell(chained(), { scope: 'probes', type: 'run all' }).model;
  const request = requestOf(asked, A);
  const cancelled = tell(asked, { scope: 'probes', type: 'cancel' });
  expect(cancelled.effects).toEqual([{ kind: 'stop probes' }]);
  const { model } = tell(cancelled.model, {
    scope: 'probes',
    type: 'arrived',
    results: [{ request, record: record(A) }],
  });
  expect(model.probes.byRef[A]).toEqual({ history: [] });
});

test('a model that is being probed is not probed twice at once', () => {
  const asked = tell(chained(), { scope: 'probes', type: 'run all' });
  const again = tell(asked.model, { scope: 'probes', type: 'run all' });
  expect(again.effects).toEqual([]);
});

test('history is bounded and holds a mark where no answer came', () => {
  let model = chained();
  for (let i = 0; i < 70; i++) {
    model = tell(model, { scope: 'probes', type: 'run all' }).model;
    const outcome: ProbeOutcome = i === 69 ? { kind: 'refused' } : { kind: 'ok' };
    const results = [A, B].map((ref) => ({ request: requestOf(model, ref), record: record(ref, outcome, i) }));
    model = tell(model, { scope: 'probes', type: 'arrived', results }).model;
  }
  const history = model.probes.byRef[A]?.history ?? [];
  expect(history).toHaveLength(60);
  expect(history.slice(-2)).toEqual([68, -1]);
});

test('real requests to all are sent only after the cost was shown and accepted', () => {
  const asked = tell(chained(), { scope: 'probes', type: 'kind' }, { scope: 'probes', type: 'run all' });
  expect(asked.effects).toEqual([]);
  expect(asked.model.overlay).toMatchObject({
    kind: 'confirm',
    question: { kind: 'probe all', refs: [A, B], cost: { requests: 2 } },
  });
  const no = tell(asked.model, { scope: 'shell', type: 'back' });
  expect(no.effects).toEqual([]);
  const yes = tell(asked.model, { scope: 'overlay', type: 'accept' });
  expect(yes.effects).toEqual([{ kind: 'probe', request: 1, refs: [A, B], probe: 'completion' }]);
});

test('the details say how fast a model spoke', () => {
  const asked = tell(chained(), { scope: 'probes', type: 'run all' }).model;
  const spoken = { ...record(A), ttftMs: 412, tokensPerSecond: 48.6 };
  const { model } = tell(asked, {
    scope: 'probes',
    type: 'arrived',
    results: [{ request: requestOf(asked, A), record: spoken }],
  });
  const says = (shown: Model): string =>
    probeFacts(shown, A)
      .flatMap((told) => told.says.map(({ text }) => text))
      .join('\n');
  expect(says(model)).toContain('412 ms to the first token, then 49 tokens/s');
  expect(says(asked)).toContain('1 tool call, at most 346 tokens');
});

test('the tiers go round from the cheapest to the dearest, and the cost of each is shown before it is sent', () => {
  let model = chained();
  const seen: unknown[] = [];
  for (const kind of ['completion', 'tools', 'image'] as const) {
    model = tell(model, { scope: 'probes', type: 'kind' }).model;
    const asked = tell(model, { scope: 'probes', type: 'run all' });
    if (asked.model.overlay?.kind !== 'confirm') throw new Error('not asked');
    const { question } = asked.model.overlay;
    seen.push(questionTitle(question), question.kind === 'probe all' ? sayCost(question.cost) : '');
    const yes = tell(asked.model, { scope: 'overlay', type: 'accept' });
    expect(yes.effects).toEqual([{ kind: 'probe', request: 1, refs: [A, B], probe: kind }]);
  }
  expect(seen).toEqual([
    'Send a real request to each?',
    '2 completions, about 76 tokens, price unknown for 1',
    'Have each call a tool?',
    '2 tool calls, at most 692 tokens, price unknown for 1',
    'Show each a picture?',
    '2 pictures, about 672 tokens, price unknown for 1',
  ]);
  expect(tell(model, { scope: 'probes', type: 'kind' }).model.probes.kind).toBe('reach');
});

test('the question names the models that get a request, and counts those that get none', () => {
  const keyless = smallHome({
    models: settings({ text: choice(A, [B]) }),
    providers: [
      provider('anthropic', ['claude-sonnet-4-5'], { auth: missingAuth('ANTHROPIC_API_KEY') }),
      provider('ollama', ['gpt-oss:20b'], { local: true, api: 'ollama' }),
    ],
  });
  const { model } = tell(started(keyless), { scope: 'probes', type: 'kind' }, { scope: 'probes', type: 'run all' });
  if (model.overlay?.kind !== 'confirm') throw new Error('not asked');
  const says = questionLines(model.overlay.question, { size: { columns: 80, rows: 24 }, redact: false }).map((line) =>
    line.map(({ text }) => text).join(''),
  );
  expect(says).toContain(` ${B}`);
  expect(says).not.toContain(` ${A}`);
  expect(says.join('\n')).toContain('Nothing is sent for the other one');
});

test('where no model in use would get a request there is nothing to ask', () => {
  const keyless = smallHome({
    models: settings({ text: choice(A) }),
    providers: [provider('anthropic', ['claude-sonnet-4-5'], { auth: missingAuth('ANTHROPIC_API_KEY') })],
  });
  const { model, effects } = tell(
    started(keyless),
    { scope: 'probes', type: 'kind' },
    { scope: 'probes', type: 'run all' },
  );
  expect(model.overlay).toBeUndefined();
  expect(effects).toMatchObject([{ kind: 'probe', probe: 'completion', refs: [A] }]);
});

test('rounds come every so many seconds, cost nothing, and stop when switched off', () => {
  const every15 = tell(chained(), { scope: 'probes', type: 'kind' }, { scope: 'probes', type: 'repeat' }).model;
  expect(tell(every15, { scope: 'shell', type: 'ticked', now: NOON + 14_000 }).effects).toEqual([]);
  const round = tell(every15, { scope: 'shell', type: 'ticked', now: NOON + 15_000 });
  expect(round.effects).toMatchObject([{ kind: 'probe', refs: [A, B], probe: 'reach' }]);
  expect(tell(round.model, { scope: 'shell', type: 'ticked', now: NOON + 16_000 }).effects).toEqual([]);
  const off = tell(
    every15,
    { scope: 'probes', type: 'repeat' },
    { scope: 'probes', type: 'repeat' },
    { scope: 'probes', type: 'repeat' },
  );
  expect(off.model.probes.every).toBe(0);
  expect(tell(off.model, { scope: 'shell', type: 'ticked', now: NOON + 900_000 }).effects).toEqual([]);
});

test('a round waits for nobody: what still runs is left alone, the others are asked', () => {
  const one = tell(
    { ...chained(), shell: { ...chained().shell, focus: 'probes' } },
    { scope: 'probes', type: 'run selected' },
    { scope: 'probes', type: 'repeat' },
  ).model;
  const { effects } = tell(one, { scope: 'shell', type: 'ticked', now: NOON + 15_000 });
  expect(effects).toMatchObject([{ kind: 'probe', refs: [B] }]);
});

test('a test of a provider probes its models in use, else its first one', () => {
  const on = (key: string): Model => ({
    ...chained(),
    providers: { ...chained().providers, cursor: { index: -1, key } },
  });
  expect(tell(on('anthropic'), { scope: 'providers', type: 'test' }).effects).toMatchObject([{ refs: [A] }]);
  expect(tell(on('lmstudio'), { scope: 'providers', type: 'test' }).effects).toMatchObject([
    { refs: ['lmstudio/minimax-m2.1-gs32'] },
  ]);
});

test('the credential of a probe has the name that the details of its provider give it', () => {
  const asked = tell(chained(), { scope: 'probes', type: 'run all' }).model;
  const credential = { label: 'models.json', source: 'models.json', mode: 'api_key' } as const;
  const detail = { provider: 'anthropic', credential, decided: false };
  const results = [{ request: requestOf(asked, A), record: { ...record(A), detail } }];
  const answered = tell(asked, { scope: 'probes', type: 'arrived', results }).model;
  const shown = detailLines({ ...answered, overlay: { kind: 'detail', subject: { of: 'probe', ref: A }, scroll: 0 } });
  const text = shown.map((line) => line.map((part) => part.text).join('')).join('\n');
  expect(text).toMatch(/Credential +openclaw\.json/);
});
