import { afterEach, expect, test } from 'vitest';
import type { DiscoveryOverlay } from '../../state/app/discoveryOverlay.js';
import { widthOf } from '../../state/domain/text.js';
import { onServer, server } from '../support/discovered.js';
import { type Robot, robot } from '../support/robot.js';
import { started } from '../support/stories.js';

const robots: Robot[] = [];
afterEach(() => {
  for (const person of robots.splice(0)) person.leave();
});

const LONG = 'hf.co/unsloth/a-model-with-a-very-long-name-that-goes-on-and-on-GGUF:Q4_K_M';
const SERVERS = [
  server(
    [
      onServer('gpt-oss:20b', {
        load: 'loaded',
        running: 65_536,
        reasoning: true,
        configured: 'changed',
        overpromise: {
          path: 'models.providers.ollama.models[0].contextWindow',
          promised: 131_072,
          there: 65_536,
          from: '/api/ps',
        },
      }),
      onServer('a\u001b[31mhostile\u202e'),
      onServer(LONG, { hidden: { kind: 'no-tools' }, tools: false, load: 'not loaded' }),
      ...Array.from({ length: 60 }, (_, i) => onServer(`model-${i}`)),
    ],
    { isConfigured: true, gone: [{ id: 'old:7b', ref: 'ollama/old:7b', usedAt: [] }] },
  ),
];

function looking(
  shell: { readonly size: { readonly columns: number; readonly rows: number }; readonly colour?: boolean },
  over: Partial<DiscoveryOverlay> = {},
): Robot {
  const model = started();
  const overlay: DiscoveryOverlay = {
    kind: 'discovery',
    request: 1,
    progress: { kind: 'done' },
    hosts: [],
    servers: SERVERS,
    marked: [],
    cursor: { index: 0 },
    ...over,
  };
  const person = robot({ ...model, shell: { ...model.shell, focus: 'providers', ...shell }, overlay });
  robots.push(person);
  return person;
}

test.each([
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
])('servers and models are legible at $columns x $rows, and nothing in an id moves the cursor', async (size) => {
  const person = looking({ size });
  await person.sees('Found: 1 place, 62 new, 1 changed, 1 gone.');
  await person.sees('● Ollama 0.6.4 at http://127.0.0.1:11434');
  await person.sees('◐ changed gpt-oss:20b');
  await person.sees('hostile');
  await person.wants('move down');
  await person.sees('it runs with 65536');
  await person.wants('move down');
  await person.wants('move down');
  await person.sees('no tools');
  await person.wants('go to the bottom');
  await person.sees('✖ gone');
  await person.sees('of 65');
  expect(person.lines()).toHaveLength(size.rows);
  for (const line of person.lines()) expect(widthOf(line)).toBeLessThanOrEqual(size.columns);
});

test('without colour, glyph and word say it all', async () => {
  const person = looking(
    { size: { columns: 120, rows: 40 }, colour: false },
    { marked: ['ollama http://127.0.0.1:11434\n+model-0'] },
  );
  for (const text of [
    '● loaded',
    '○ unloaded',
    '○ new',
    '◐ changed',
    '✓ ○ new',
    'hidden: no tools',
    'config promises more',
  ])
    await person.sees(text);
});

test('a person opens it by its key, marks, looks at details, names another host and stops', async () => {
  const person = looking({ size: { columns: 120, rows: 30 } });
  await person.wants('add the marked models, or view the details where none is marked');
  await person.sees('What was found');
  await person.wants('leave this');
  await person.wants('move down');
  await person.wants('move down');
  await person.wants('move down');
  await person.wants('move down');
  await person.wants('mark the new model, or all that are proposed of the server');
  await person.sees('1 marked');
  await person.wants('add the marked models, or view the details where none is marked');
  expect(person.effects.at(-1)).toMatchObject({ kind: 'preview', action: { kind: 'set up' } });
  await person.wants('leave this');
  await person.sees('1 marked');
  await person.wants('look at another host');
  await person.sees('As http://box:11434, with or without /v1.');
  await person.wants('leave this');
  await person.wants('look again');
  await person.sees('Looking: 1 place');
  await person.wants('stop looking, and keep what was found');
  expect(person.effects.at(-1)).toEqual({ kind: 'stop discovery' });
  await person.wants('leave this');
  await person.wants('look for model servers, and what they have');
  await person.sees('Looking at the servers of the config');
});
