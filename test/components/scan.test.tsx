import { afterEach, expect, test } from 'vitest';
import type { ScanOverlay } from '../../state/app/scanOverlay.js';
import { widthOf } from '../../state/domain/text.js';
import { type Robot, robot } from '../support/robot.js';
import { failed, scanned, took } from '../support/scanned.js';
import { started } from '../support/stories.js';

const robots: Robot[] = [];
afterEach(() => {
  for (const person of robots.splice(0)) person.leave();
});

const ROWS = [
  scanned('meta-llama/llama-3.3-70b-instruct:free', {
    tool: took(412),
    image: took(88),
    contextLength: 131_072,
    inferredParamB: 70,
  }),
  scanned('a/\u001b[31mhostile\u202e:free', { tool: failed('The server says that \u001b[2Jit has no tools.') }),
  ...Array.from({ length: 60 }, (_, i) => scanned(`maker/model-number-${i}:free`)),
];

function looking(size: { readonly columns: number; readonly rows: number }, over: Partial<ScanOverlay> = {}): Robot {
  const model = started();
  const overlay: ScanOverlay = {
    kind: 'scan',
    request: 1,
    progress: { kind: 'trying' },
    tries: true,
    rows: ROWS,
    more: 0,
    marked: [],
    sort: 'rank',
    cursor: { index: 0 },
    ...over,
  };
  const person = robot({ ...model, shell: { ...model.shell, size }, overlay });
  robots.push(person);
  return person;
}

test.each([
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 160, rows: 40 },
])('every line fits at $columns x $rows, and nothing in an id moves the cursor', async (size) => {
  const person = looking(size);
  await person.sees('Trying 2 of 62: 1 work with tools.');
  await person.sees('● tools 412ms');
  await person.wants('move down');
  await person.wants('go to the bottom');
  await person.sees('of 62');
  expect(person.lines()).toHaveLength(size.rows);
  for (const line of person.lines()) expect(widthOf(line)).toBeLessThanOrEqual(size.columns);
});

test('the reason of the one under the cursor stands below the list', async () => {
  const person = looking(
    { columns: 120, rows: 24 },
    { cursor: { index: 0, key: 'openrouter/a/\u001b[31mhostile\u202e:free' } },
  );
  await person.sees('The server says that it has no tools.');
  await person.sees('✖ no tools');
  await person.sees('openrouter/a/hostile:free');
});

test('a person opens it by its key, marks, and finds the models in the draft', async () => {
  const person = looking({ columns: 120, rows: 30 });
  await person.wants('mark the model for the chain, or take the mark away');
  await person.sees('1 marked');
  await person.wants('put the marked models behind the fallbacks');
  await person.sees('One model put behind the fallbacks.');
  expect(person.model().drafts.draft.text.fallbacks).toEqual(['openrouter/meta-llama/llama-3.3-70b-instruct:free']);
  await person.wants('look for free models that work');
  await person.sees('Asking OpenRouter for its list…');
  expect(person.effects.at(-1)).toMatchObject({ kind: 'scan' });
  await person.wants('stop, and keep what was found');
  expect(person.effects.at(-1)).toEqual({ kind: 'stop scan' });
});
