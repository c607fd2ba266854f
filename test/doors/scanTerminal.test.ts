import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.ts';
import { folder } from '../support/folder.js';
import { furnish, type Person, visit } from '../support/person.js';
import { plant } from '../support/planted.js';
import { freeModels, freeRow } from '../support/servers/freeModels.js';
import { type Listening, listen } from '../support/servers/site.js';

const KEY = plant('openrouter');
const MODELS = ['a/one:free', 'a/two:free'].map((id, i) => ({
  row: freeRow(id, { context_length: 9000 - i }),
  tools: 'calls' as const,
}));

let built: Built;
beforeAll(async () => {
  built = await buildPincer();
});
afterAll(() => built.remove());

const open: { readonly close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A person who runs `pincer scan`. `at`: where the models are, if not where the catalog is. */
async function scans(at?: string): Promise<Person> {
  const server = await kept(listen(freeModels(KEY, MODELS)));
  const home = folder();
  const models =
    at === undefined ? [] : MODELS.map(({ row }) => ({ id: row.id, name: row.id, baseUrl: `${at}/api/v1` }));
  const openrouter = { baseUrl: `${server.url}/api/v1`, api: 'openai-completions', models };
  furnish(home, { '.openclaw/openclaw.json': JSON.stringify({ models: { providers: { openrouter } } }) });
  const person = visit({
    program: built.file,
    home,
    args: ['scan'],
    env: { OPENROUTER_API_KEY: KEY },
  });
  open.push(person.terminal);
  return person;
}

async function kept(opening: Promise<Listening>): Promise<Listening> {
  const server = await opening;
  open.push(server);
  return server;
}

test('a person sees the table, chooses by number, and the chain is as they chose', async () => {
  const { sees, types, config, terminal } = await scans();
  await sees('Numbers in the order you want');
  await sees('Scan results: tested 2, tool ok 2');
  // The progress is gone: a result stands where it was.
  expect(terminal.lines().join('\n')).not.toContain('Probing models');
  expect(terminal.raw()).toContain('Probing models (2/2)');
  types('1 2\r');
  expect((await terminal.exited).exitCode).toBe(0);
  expect(JSON.parse(config()).agents.defaults.model.fallbacks.toSorted()).toEqual([
    'openrouter/a/one:free',
    'openrouter/a/two:free',
  ]);
});

test('Ctrl-C while models are asked tells what there is, and writes nothing', async () => {
  const silent = await kept(listen(freeModels(KEY, MODELS), 600_000));
  const { sees, types, config, terminal } = await scans(silent.url);
  const before = config();
  await sees('Probing models (0/2)');
  types('\u0003');
  await sees('Interrupted: 2 of 2 models were not tested, and nothing was written.');
  expect((await terminal.exited).exitCode).toBe(130);
  expect(terminal.lines().join('\n')).not.toContain('Probing models');
  expect(config()).toBe(before);
});
