import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.ts';
import { folder } from '../support/folder.js';
import { furnish, visit } from '../support/person.js';
import { llamaServer } from '../support/servers/llamaServer.js';
import { ollama064 } from '../support/servers/ollama.js';
import { listen } from '../support/servers/site.js';

const HAS = [
  { name: 'known:8b', trained: 131_072, running: 16_384 },
  { name: 'fresh:20b', trained: 131_072 },
];

let built: Built;
beforeAll(async () => {
  built = await buildPincer();
});
afterAll(() => built.remove());

const open: { readonly close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const MARK = 'mark the new model, or all that are proposed of the server';
const GO_ON = 'add the marked models, or view the details where none is marked';

test.each([
  [120, 30],
  [60, 20],
])(
  'servers are found, what is new is added, what is gone goes, and another host joins, at %i×%i',
  async (cols, rows) => {
    const ollama = await listen(ollama064(HAS));
    const llama = await listen(llamaServer({ context: 32_768 }));
    const home = folder();
    furnish(home, {
      '.openclaw/openclaw.json': `{
  // Mine, and it stays.
  agents: { defaults: { model: { primary: 'ollama/known:8b' } } },
  models: { providers: { ollama: {
    baseUrl: '${ollama.url}', api: 'ollama', apiKey: 'ollama-local',
    models: [
      { id: 'known:8b', name: 'known:8b', contextWindow: 131072, maxTokens: 8192 },
      { id: 'old:7b', name: 'old:7b', contextWindow: 8192, maxTokens: 8192 },
    ],
  } } },
}
`,
    });
    const person = visit({ program: built.file, home, args: ['--no-probe'], cols, rows });
    open.push(person.terminal, ollama, llama);
    const { sees, wants, types } = person;
    await sees('ollama/known:8b');
    wants('go to the previous pane');
    await sees('❯ Providers');
    wants('look for model servers, and what they have');
    await sees(/Found: .*1 gone/);
    await sees(`Ollama 0.6.4 at ${ollama.url}`);

    wants(MARK);
    await sees('1 marked');
    wants(GO_ON);
    await sees('Enter write');
    wants('write the change');
    // Looked at again, it is not new any more.
    await sees(/● same +fresh:20b/);
    expect(person.config()).toContain('fresh:20b');

    wants('take models out of the config that are gone');
    await sees('Take models out that are gone');
    await sees('Enter write');
    wants('write the change');
    await sees(/Found: .*, 0 gone/);
    expect(person.config()).not.toContain('old:7b');

    wants('look at another host');
    await sees('As http://box:11434');
    types(llama.url);
    await sees(String(llama.port));
    wants('accept the text');
    await sees('Found: 1 place, 1 new');
    wants(MARK);
    await sees('1 marked');
    wants(GO_ON);
    await sees('Enter write');
    wants('write the change');
    await sees('Found: 1 place, 0 new');
    expect(person.config()).toMatch(/\/\/ Mine, and it stays\./);
    expect(person.config()).toContain(`${llama.url}/v1`);
  },
);
