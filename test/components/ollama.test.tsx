import { afterEach, expect, test } from 'vitest';
import { widthOf } from '../../state/domain/text.js';
import { onServer, server } from '../support/discovered.js';
import { type Robot, robot } from '../support/robot.js';
import { started } from '../support/stories.js';

const robots: Robot[] = [];
afterEach(() => {
  for (const person of robots.splice(0)) person.leave();
});

function atOllama(size: { readonly columns: number; readonly rows: number }): Robot {
  const model = started();
  const person = robot({
    ...model,
    shell: { ...model.shell, focus: 'providers', size },
    overlay: {
      kind: 'discovery',
      request: 1,
      progress: { kind: 'done' },
      hosts: [],
      servers: [server([onServer('gpt-oss:20b', { load: 'loaded' })])],
      marked: [],
      cursor: { index: 0 },
    },
  });
  robots.push(person);
  return person;
}

const shown = { status: 'pulling 6a07', completed: 2.1e9, total: 4.7e9, rate: 12e6, leftMs: 216_000 };

test.each([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
])(
  'a person has a model pulled, sees how far it is wherever they go, and stops it, at $columns x $rows',
  async (size) => {
    const person = atOllama(size);
    await person.wants('have this Ollama pull a model');
    await person.sees('https://ollama.com/library');
    await person.types('llama3');
    await person.wants('accept the text');
    await person.sees('llama3: asking the server…');
    const asked = person.effects.at(-1);
    if (asked?.kind !== 'pull') throw new Error('nothing is pulled');
    person.send({ scope: 'ollama', type: 'pulling', request: asked.request, shown });
    const line = 'llama3: █████░░░░░░░ 44%  2.1 GB of 4.7 GB, 12 MB/s, 3 min 36 s left';
    await person.sees(line);
    await person.wants('leave this');
    await person.sees(line);
    await person.sees('Providers');
    expect(person.lines()).toHaveLength(size.rows);
    for (const row of person.lines()) expect(widthOf(row)).toBeLessThanOrEqual(size.columns);
    await person.sees(', stop pull');
    await person.wants('stop the pull, and keep what was downloaded');
    expect(person.effects.at(-1)).toEqual({ kind: 'stop pull' });
    person.send({ scope: 'ollama', type: 'pulled', request: asked.request, end: 'cancelled' });
    await person.sees('Ollama keeps what was downloaded');
    expect(person.text()).not.toContain('44%');
  },
);

test('a person unloads the model under the cursor', async () => {
  const person = atOllama({ columns: 120, rows: 30 });
  await person.wants('move down');
  await person.wants('have this Ollama load the model, or unload it');
  await person.sees('Unloading gpt-oss:20b…');
  expect(person.effects.at(-1)).toMatchObject({ kind: 'load model', does: 'unload', name: 'gpt-oss:20b' });
});
