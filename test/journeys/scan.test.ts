import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.ts';
import { folder } from '../support/folder.js';
import { furnish, visit } from '../support/person.js';
import { plant } from '../support/planted.js';
import { freeModels, freeRow } from '../support/servers/freeModels.js';
import { listen } from '../support/servers/site.js';

const KEY = plant('openrouter');

let built: Built;
beforeAll(async () => {
  built = await buildPincer();
});
afterAll(() => built.remove());

const open: { readonly close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

test.each([
  [120, 30],
  [60, 20],
])('free models are found, marked, reviewed and written, at %i×%i', async (cols, rows) => {
  const models = ['a/first:free', 'a/second:free'].map((id) => ({ row: freeRow(id), tools: 'calls' as const }));
  const talker = { row: freeRow('a/talker:free'), tools: 'words' } as const;
  const server = await listen(freeModels(KEY, [...models, talker]));
  const home = folder();
  const openrouter = { baseUrl: `${server.url}/api/v1`, api: 'openai-completions', models: [] };
  furnish(home, {
    '.openclaw/openclaw.json': `{
  // Mine, and it stays.
  agents: { defaults: { model: { primary: 'openrouter/auto', fallbacks: ['openrouter/mine'] } } },
  models: { providers: ${JSON.stringify({ openrouter })} },
}
`,
  });
  const person = visit({
    program: built.file,
    home,
    args: ['--no-probe'],
    cols,
    rows,
    env: { OPENROUTER_API_KEY: KEY },
  });
  open.push(person.terminal, server);
  const { sees, wants } = person;
  await sees('openrouter/auto');
  wants('look for free models that work');
  await sees('Tried 3 of 3: 2 work with tools.');
  wants('sort what was found another way');
  await sees('Sorted by context');
  wants('mark the model for the chain, or take the mark away');
  await sees('1 marked');
  wants('put the marked models behind the fallbacks');
  await sees('One model put behind the fallbacks.');
  wants('review the changes and write them');
  await sees('Enter write');
  wants('write the change');
  await sees('Written.');
  expect(person.config()).toMatch(
    /\/\/ Mine, and it stays\.[\s\S]*openrouter\/mine[\s\S]*openrouter\/a\/(first|second):free/,
  );
});
