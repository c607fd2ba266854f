import { describe, expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { detailLines } from '../../state/app/selectors/detail.js';
import { isPaused, probeCells, probesTitle } from '../../state/app/selectors/probes.js';
import type { Alert } from '../../state/domain/preferences.js';
import type { ProbeOutcome, ProbeRecord } from '../../state/domain/probe.js';
import { choice, NOON, settings } from '../support/builders.js';
import { smallHome, started, type Told, tell } from '../support/stories.js';

const A = 'anthropic/claude-sonnet-4-5';
const B = 'ollama/gpt-oss:20b';
const OK: ProbeOutcome = { kind: 'ok' };
const REFUSED: ProbeOutcome = { kind: 'refused' };

const chained = (): Model => started(smallHome({ models: settings({ text: choice(A, [B]) }) }));

/** Repeats every 15 s. */
const repeating = (model = chained()): Model => tell(model, { scope: 'probes', type: 'repeat' }).model;

const at = (model: Model, seconds: number): Told =>
  tell(model, { scope: 'shell', type: 'ticked', now: NOON + seconds * 1000 });

/** Everything that is asked answers, at that moment. */
function answered(model: Model, outcomes: Readonly<Record<string, ProbeOutcome>>): Told {
  const results = Object.entries(model.probes.byRef).flatMap(([ref, { running }]) => {
    const outcome = outcomes[ref];
    if (running === undefined || outcome === undefined) return [];
    const record: ProbeRecord = { ref, probe: 'reach', outcome, latencyMs: 40, totalMs: 41, at: model.shell.now };
    return [{ request: running.request, record }];
  });
  return tell(model, { scope: 'probes', type: 'arrived', results });
}

/** One round at that second, with these answers. */
const round = (model: Model, seconds: number, outcomes: Readonly<Record<string, ProbeOutcome>>): Told =>
  answered(at(model, seconds).model, outcomes);

const asked = ({ effects }: Told) => effects.flatMap((effect) => (effect.kind === 'probe' ? effect.refs : []));

describe('rounds', () => {
  test('each model has its own pace from its first answer on', () => {
    const { model } = round(repeating(), 15, { [A]: OK, [B]: OK });
    const due = [A, B].map((ref) => (model.probes.byRef[ref]?.pace?.dueAt ?? 0) - NOON - 15_000);
    for (const ms of due) expect(Math.abs(ms - 15_000)).toBeLessThanOrEqual(1500);
    expect(new Set(due).size).toBe(2);
    expect(asked(at(model, 28))).toEqual([]);
    expect(asked(at(model, 32))).toEqual([A, B]);
  });

  test('what fails again is asked less often, and at the usual pace once it works', () => {
    const once = round(repeating(), 15, { [A]: OK, [B]: REFUSED }).model;
    const twice = round(once, 32, { [A]: OK, [B]: REFUSED }).model;
    expect(asked(at(twice, 49))).toEqual([A]);
    expect(asked(at(twice, 66))).toEqual([A, B]);
    const well = round(twice, 66, { [A]: OK, [B]: OK }).model;
    expect(well.probes.byRef[B]?.pace?.failures).toBe(0);
    expect(asked(at(well, 83))).toEqual([A, B]);
  });

  test('another interval forgets the paces of the one before', () => {
    const { model } = round(repeating(), 15, { [A]: OK, [B]: REFUSED });
    const minute = repeating(model);
    expect(minute.probes.every).toBe(60);
    expect(Object.values(minute.probes.byRef).map(({ pace }) => pace)).toEqual([undefined, undefined]);
    expect(asked(at(minute, 74))).toEqual([]);
    expect(asked(at(minute, 76))).toEqual([A, B]);
  });

  test('wait while the person looks at another window, and go on at once when they come back', () => {
    const away = tell(repeating(), { scope: 'shell', type: 'looked', isHere: false }).model;
    const later = at(away, 100);
    expect(asked(later)).toEqual([]);
    expect(probesTitle(later.model.probes, isPaused(later.model)).text).toContain('every 15 s, paused');
    const back = tell(later.model, { scope: 'shell', type: 'looked', isHere: true }).model;
    expect(asked(at(back, 101))).toEqual([A, B]);
  });

  test('go on behind another window where changes are to be told', () => {
    const rings = tell(repeating(), { scope: 'probes', type: 'alert' }).model;
    expect(asked(at(tell(rings, { scope: 'shell', type: 'looked', isHere: false }).model, 100))).toEqual([A, B]);
  });

  test('without rounds an answer has no pace', () => {
    const { model } = answered(tell(chained(), { scope: 'probes', type: 'run all' }).model, { [A]: OK, [B]: OK });
    expect(model.probes.byRef[A]).not.toHaveProperty('pace');
  });
});

describe('telling that a model stopped or started to work', () => {
  const told = (alert: Alert | undefined, now: Readonly<Record<string, ProbeOutcome>>): Told => {
    const first = round(repeating(), 15, { [A]: OK, [B]: REFUSED }).model;
    const model = alert === undefined ? first : { ...first, probes: { ...first.probes, alert } };
    return answered(at(model, 32).model, now);
  };

  test.each<{
    readonly says: string;
    readonly alert?: Alert;
    readonly now: Readonly<Record<string, ProbeOutcome>>;
    readonly toast: string | undefined;
    readonly effects: readonly object[];
  }>([
    {
      says: 'by the bell',
      alert: 'bell',
      now: { [A]: REFUSED, [B]: REFUSED },
      toast: `${A}: refused`,
      effects: [{ kind: 'alert', how: 'bell', text: `${A}: refused` }],
    },
    {
      says: 'by a message, one for all of them',
      alert: 'message',
      now: { [A]: REFUSED, [B]: OK },
      toast: `${A}: refused, and 1 more`,
      effects: [{ kind: 'alert', how: 'message', text: `${A}: refused, and 1 more` }],
    },
    {
      says: 'that one works again',
      alert: 'bell',
      now: { [A]: OK, [B]: OK },
      toast: `${B}: works again`,
      effects: [{ kind: 'alert', how: 'bell', text: `${B}: works again` }],
    },
    { says: 'on the screen alone where nobody chose', now: { [B]: OK }, toast: `${B}: works again`, effects: [] },
    {
      says: 'nothing where one fails in another way',
      alert: 'bell',
      now: { [B]: { kind: 'dns', host: 'x' } },
      toast: undefined,
      effects: [],
    },
  ])('$says', ({ alert, now, toast, effects }) => {
    const { model, effects: found } = told(alert, now);
    expect(found).toEqual(effects);
    if (toast === undefined) expect(model.shell.toast?.text ?? '').not.toMatch(/refused|works/);
    else expect(model.shell.toast?.text).toBe(toast);
  });

  test('a model that failed at something else and is reached works no better; one that cannot be reached is news', () => {
    const { model } = round(repeating(), 15, { [A]: OK, [B]: REFUSED });
    const tools = Object.entries(model.probes.byRef).map(([ref, { last, ...rest }]) => [
      ref,
      last === undefined ? rest : { ...rest, last: { ...last, probe: 'tools' as const } },
    ]);
    const before: Model = { ...model, probes: { ...model.probes, alert: 'bell', byRef: Object.fromEntries(tools) } };
    expect(answered(at(before, 32).model, { [A]: REFUSED, [B]: OK }).effects).toEqual([
      { kind: 'alert', how: 'bell', text: `${A}: refused` },
    ]);
  });

  test('who presses p looks at the answer anyway', () => {
    const first = answered(tell(chained(), { scope: 'probes', type: 'run all' }).model, { [A]: OK, [B]: OK }).model;
    const again = tell({ ...first, probes: { ...first.probes, alert: 'bell' } }, { scope: 'probes', type: 'run all' });
    expect(answered(again.model, { [A]: REFUSED, [B]: OK }).effects).toEqual([]);
  });

  test('b goes from off to the bell, to a message and back, and is remembered', () => {
    let model = repeating();
    const seen = [];
    for (let i = 0; i < 3; i++) {
      const pressed = tell(model, { scope: 'probes', type: 'alert' });
      model = pressed.model;
      seen.push([pressed.effects, probesTitle(model.probes).text.replace(/^.*15 s/, '')]);
    }
    const remember = (alert: Alert) => [{ kind: 'remember', preferences: { theme: 'default', favourites: [], alert } }];
    expect(seen).toEqual([
      [remember('bell'), ', rings'],
      [remember('message'), ', tells'],
      [remember('off'), ''],
    ]);
  });
});

describe('what earlier runs found', () => {
  const recalled = (): Model =>
    tell(chained(), { scope: 'probes', type: 'recalled', histories: { [A]: [10, -1, 80], 'gone/m': [5] } }).model;
  const cells = (model: Model, ref: string) =>
    probeCells(ref, model.probes, model.file.home, model.shell.now).map(({ text }) => text);

  test('is asked for as data', () => {
    expect(tell(chained(), { scope: 'probes', type: 'recall' }).effects).toEqual([{ kind: 'recall probes' }]);
  });

  test('stands beside a model that was not probed yet, and goes on with its first answer', () => {
    expect(cells(recalled(), A).at(-1)).toBe('▁×█');
    expect(cells(recalled(), B).at(-1)).toBe('');
    const { model } = answered(tell(recalled(), { scope: 'probes', type: 'run all' }).model, { [A]: OK, [B]: OK });
    expect(model.probes.byRef[A]?.history).toEqual([10, -1, 80, 40]);
    expect(model.probes.byRef[B]?.history).toEqual([40]);
  });

  test('is summed up with it in the details', () => {
    const { model } = answered(tell(recalled(), { scope: 'probes', type: 'run all' }).model, { [A]: OK, [B]: OK });
    const lines = (ref: string) =>
      detailLines({ ...model, overlay: { kind: 'detail', subject: { of: 'probe', ref }, scroll: 0 } })
        .map((line) => line.map(({ text }) => text).join(''))
        .join('\n');
    expect(lines(A)).toMatch(/Lately +4 answers, 75 % good, half within 40 ms, 95 % within 80 ms/);
    expect(lines(B)).not.toContain('Lately');
  });

  test('brings back no model that is gone', () => {
    expect(Object.keys(recalled().probes.byRef)).toEqual([]);
  });
});
