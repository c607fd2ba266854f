import { describe, expect, test } from 'vitest';
import { shortDuration } from '../../state/domain/auth/authHealth.js';
import { quotaLines, readQuota } from '../../state/domain/providers/planQuota.js';

const NOW = 1_767_265_200_000;
const success = { base_resp: { status_code: 0, status_msg: 'success' } };
const rows = (...model_remains: readonly object[]) => readQuota({ ...success, model_remains } as never);

describe('answers as MiniMax was seen to give them', () => {
  test('counts down what it calls usage', () => {
    const read = rows({
      model_name: 'MiniMax-M*',
      current_interval_total_count: 1500,
      current_interval_usage_count: 1200,
      end_time: NOW + 3_600_000,
    });
    expect(read).toEqual({
      kind: 'quota',
      quota: {
        windows: [
          {
            models: 'MiniMax-M*',
            span: 'interval',
            leftPercent: 80,
            left: 1200,
            total: 1500,
            resetsAt: NOW + 3_600_000,
          },
        ],
      },
    });
  });

  test('tells a percentage alone where nothing is counted, and the week beside it', () => {
    const read = rows({
      model_name: 'general',
      current_subscribe_title: 'Max',
      current_interval_total_count: 0,
      current_interval_usage_count: 0,
      current_interval_remaining_percent: 83,
      current_weekly_remaining_percent: '40',
      weekly_end_time: NOW / 1000 + 86_400,
    });
    expect(read).toEqual({
      kind: 'quota',
      quota: {
        plan: 'Max',
        windows: [
          { models: 'general', span: 'interval', leftPercent: 83 },
          { models: 'general', span: 'week', leftPercent: 40, resetsAt: NOW + 86_400_000 },
        ],
      },
    });
  });

  test('may be wrapped in data', () => {
    const data = { model_remains: [{ current_interval_total_count: '10', current_interval_usage_count: '5' }] };
    expect(readQuota({ data })).toMatchObject({ quota: { windows: [{ models: 'all models', leftPercent: 50 }] } });
  });

  test('never has more left than there is, nor less than nothing', () => {
    const read = rows(
      { current_interval_total_count: 10, current_interval_usage_count: 11 },
      { current_interval_remaining_percent: -3 },
    );
    expect(read).toMatchObject({ quota: { windows: [{ leftPercent: 100 }, { leftPercent: 0 }] } });
  });

  test('leaves out what is not counted at all', () => {
    expect(rows({ model_name: 'video', current_interval_total_count: 0, current_interval_usage_count: 0 })).toEqual({
      kind: 'quota',
      quota: { windows: [] },
    });
  });
});

test.each([
  [{ base_resp: { status_code: 1004, status_msg: 'login fail' } }, { kind: 'refused', said: 'login fail' }],
  [{ base_resp: { status_code: 1004 } }, { kind: 'refused', said: 'status 1004' }],
  [{ data: { base_resp: { status_code: '2062', status_msg: ' busy ' } } }, { kind: 'refused', said: 'busy' }],
  [
    { base_resp: { status_code: 1, status_msg: `a\u001b[2J\nb \u202ec ${'y'.repeat(5000)}` } },
    { kind: 'refused', said: `a b c ${'y'.repeat(193)}…` },
  ],
  [{ base_resp: { status_code: 1, status_msg: '\u001b[2J' } }, { kind: 'refused', said: 'status 1' }],
  [{}, { kind: 'odd' }],
  [[], { kind: 'odd' }],
  ['quota', { kind: 'odd' }],
  [undefined, { kind: 'odd' }],
  [{ model_remains: 'none' }, { kind: 'odd' }],
  [{ model_remains: ['x', 1, null] }, { kind: 'quota', quota: { windows: [] } }],
])('%j is %j', (body, read) => {
  expect(readQuota(body as never)).toEqual(read);
});

test('words say what is left and when it fills up again', () => {
  const quota = {
    plan: 'Max',
    windows: [
      { models: 'M*', span: 'interval', leftPercent: 79.6, left: 1194, total: 1500, resetsAt: NOW + 7_200_000 },
      { models: 'M*', span: 'week', leftPercent: 5, resetsAt: NOW - 1 },
    ],
  } as const;
  expect(quotaLines({ kind: 'quota', host: 'h', quota }, NOW, shortDuration)).toEqual([
    'plan Max',
    'M*, now: 80% left (1194 of 1500), full again in 2h',
    'M*, this week: 5% left',
  ]);
});
