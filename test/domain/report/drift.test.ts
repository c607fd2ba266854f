import { expect, test } from 'vitest';
import type { Drift } from '../../../state/domain/home.js';
import { driftLines } from '../../../state/domain/report/driftText.js';

const one = (field: string, values: Partial<Drift>): Drift => ({
  agentId: 'main',
  provider: 'x',
  field,
  wins: '/h/openclaw.json',
  file: '/h/models.json',
  ...values,
});
const models = (count: number, values: Partial<Drift>): readonly Drift[] =>
  Array.from({ length: count }, (_, i) => one(`models[m${i}]`, values));

test('what differs is told one by one, and what is only filled in on one line behind it', () => {
  const lines = driftLines([
    one('models[m1].cost', { next: '{}' }),
    one('baseUrl', { authored: 'http://a', registered: 'http://b', next: 'http://b' }),
    one('models[m1].input', { next: '["text"]' }),
  ]);
  expect(lines).toEqual([
    'main: x baseUrl: config http://a, registry http://b; openclaw.json wins; OpenClaw would keep that of the registry',
    'main: x: OpenClaw would fill in models[m1].cost, models[m1].input',
  ]);
});

test.each<[string, Partial<Drift>]>([
  ['add', { authored: 'M', next: 'M' }],
  ['remove', { registered: 'M' }],
])('a few models to %s are told one by one, dozens by their number', (does, values) => {
  expect(driftLines(models(3, values))).toHaveLength(3);
  expect(driftLines(models(3000, values))).toEqual([
    `main: x: OpenClaw would ${does} ${Array.from({ length: 8 }, (_, i) => `models[m${i}]`).join(', ')} and 2992 more`,
  ]);
});

test('what agents or providers have in common stays apart', () => {
  const elsewhere = models(4, { authored: 'M', next: 'M' }).map((drift) => ({ ...drift, agentId: 'work' }));
  expect(driftLines([...models(4, { authored: 'M', next: 'M' }), ...elsewhere])).toHaveLength(2);
});

test('a whole provider that one side does not have is never counted with others', () => {
  expect(driftLines([one('', { authored: 'http://a', next: 'http://a' })])).toHaveLength(1);
});
