import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.ts';
import { furnish, type Person, type Visit, visit, withConfig } from '../support/person.js';
import { lmStudio } from '../support/servers/gateways.js';
import { type Listening, listen } from '../support/servers/site.js';

let built: Built;
let home: string;
const people: Person[] = [];
const servers: Listening[] = [];

beforeAll(async () => {
  built = await buildPincer();
});
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pincer-journey-'));
});
afterEach(async () => {
  await Promise.all(people.splice(0).map((person) => person.terminal.close()));
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(home, { recursive: true, force: true });
});
afterAll(() => built.remove());

const arrives = (over: Partial<Visit> = {}): Person => {
  const person = visit({ program: built.file, home, ...over });
  people.push(person);
  return person;
};

/** A local server with two models, on a port where nothing listens unless told otherwise. */
const config = (urls: Readonly<Record<string, string>> = { near: 'http://127.0.0.1:9' }): string => `{
  // Mine, and it stays.
  agents: { defaults: { model: 'near/one' } },
  models: {
    providers: {
${Object.entries(urls)
  .map(
    ([id, url]) => `      ${id}: {
        baseUrl: '${url}/v1', api: 'openai-completions', apiKey: 'lm-studio',
        models: [{ id: 'one', name: 'One' }, { id: 'two', name: 'Two' }],
      },`,
  )
  .join('\n')}
    },
  },
}
`;

test('a fresh home: the first look, a model picked by number, the diff, the file, and out', async () => {
  const person = arrives({
    env: { OPENAI_API_KEY: 'sk-not-a-real-key-000000000000' },
    args: ['--no-probe'],
    inShell: true,
  });
  await person.sees('no config yet');
  await person.sees(/● openai +key +OPENAI_API_KEY/);
  person.types('2');
  await person.sees(/2 → (\S+\/\S+)/);
  const picked = /2 → (\S+\/\S+)/.exec(person.screen())?.[1] ?? 'none';
  person.wants('pick the model: it becomes the default');
  await person.sees('unsaved 1');
  person.wants('review the changes and write them');
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees('Written.');
  expect(JSON.parse(person.config())).toEqual({ agents: { defaults: { model: { primary: picked } } } });
  expect(statSync(join(home, '.openclaw/openclaw.json')).mode & 0o777).toBe(0o600);
  expect(person.terminal.raw()).not.toContain('sk-not-a-real-key');
  person.wants('quit');
  await person.sees('the shell is back');
  expect(person.screen()).toContain('code=0');
});

test('a model beyond the rows shown is picked by number: named while it is typed, in the list after, and in the file', async () => {
  furnish(home, withConfig(config()));
  const person = arrives({ args: ['--no-probe'], cols: 80, rows: 24 });
  await person.sees('default near/one');
  person.types('30');
  await person.sees(/30 → \S+.* Enter picks it/);
  const picked = /30 → ([^\s,]+)/.exec(person.screen())?.[1] ?? 'none';
  person.wants('pick the model: it becomes the default');
  await person.sees(/❯ 30 \S+ +▶/);
  person.wants('review the changes and write them');
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees('Written.');
  expect(person.config()).toContain(picked);
});

test('what a probe found is there again after a restart, and the rounds wait while somebody looks elsewhere', async () => {
  const server = await listen(lmStudio(['one', 'two']));
  servers.push(server);
  furnish(home, withConfig(config({ near: server.url })));
  const first = arrives();
  await first.sees(/near\/one +reach +● ok/);
  await first.terminal.waitFor(() => readdirSync(home, { recursive: true }).join().includes('probes.jsonl'));
  first.wants('quit');
  await first.terminal.exited;
  const again = arrives({ args: ['--no-probe'], cols: 200 });
  await again.sees(/near\/one +○ not probed +[▁-█]/);
  again.wants('go to the next pane');
  again.wants('go to the next pane');
  await again.sees('❯ Probes');
  again.wants('repeat free probes: off, every 15 s, 60 s, 5 min');
  await again.sees('reach every 15 s');
  again.terminal.press('\u001B[O');
  await again.sees('reach every 15 s, paused');
  again.terminal.press('\u001B[I');
  await again.sees(/reach every 15 s(?!, paused)/);
});

test('leaving draws nothing once more', async () => {
  furnish(home, withConfig(config()));
  const person = arrives({ args: ['--no-probe'] });
  // The last line: a frame may come in two pieces.
  await person.sees(/q quit *$/m);
  const drawn = person.terminal.raw().length;
  person.wants('quit');
  await person.terminal.exited;
  expect(person.terminal.raw().slice(drawn)).not.toContain('Models');
});

test('a chain is built, put in order and written, and every comment stays', async () => {
  furnish(home, withConfig(config({ near: 'http://127.0.0.1:9', far: 'http://127.0.0.1:9' })));
  const person = arrives({ args: ['--no-probe'] });
  await person.sees('default near/one');
  person.wants('go to the next pane');
  await person.sees('❯ Fallback chain');
  for (const ref of ['far/one', 'far/two']) {
    person.wants('add a model to the fallback chain');
    await person.sees('add to the chain ❯');
    person.types(ref);
    await person.sees(`add to the chain ❯ ${ref}`);
    person.wants('run the row');
    await person.sees(`Appended: ${ref}`);
  }
  person.wants('go to the bottom');
  await person.sees(/❯ 2 far\/two/);
  person.wants('move the hop up');
  await person.sees(/❯ 1 far\/two/);
  person.wants('review the changes and write them');
  await person.sees("fallbacks: ['far/two', 'far/one']");
  person.wants('write the change');
  await person.sees('Written.');
  expect(person.config()).toContain('// Mine, and it stays.');
  expect(person.config()).toContain("primary: 'near/one'");
});

test('what was written says where the old file is, and can be taken back to the byte, at 60×20', async () => {
  furnish(home, withConfig(config()));
  const person = arrives({ args: ['--no-probe'], cols: 60, rows: 20 });
  await person.sees('default near/one');
  person.types('2');
  await person.sees('2 → near/two');
  person.wants('pick the model: it becomes the default');
  await person.sees('w review and write');
  person.wants('review the changes and write them');
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees('The file as it was: openclaw.json.bak');
  expect(person.config()).toContain("model: 'near/two'");
  expect(readFileSync(join(home, '.openclaw/openclaw.json.bak'), 'utf8')).toBe(config());
  await person.terminal.waitFor(() => !person.screen().includes('unsaved'));
  person.wants('undo the last change');
  await person.sees('unsaved 1');
  person.wants('review the changes and write them');
  await person.sees('Enter write');
  person.wants('write the change');
  await person.terminal.waitFor(() => person.config() === config());
  await person.sees('default near/one');
});

test('a healthy, a slow and a dead server are told apart, and cancelling takes effect at once', async () => {
  const healthy = await listen(lmStudio(['one', 'two']));
  const slow = await listen(lmStudio(['one', 'two']), 1500);
  servers.push(healthy, slow);
  const text = config({ near: healthy.url, slow: slow.url, dead: 'http://127.0.0.1:9' });
  furnish(
    home,
    withConfig(
      text.replace("model: 'near/one'", "model: { primary: 'near/one', fallbacks: ['slow/one', 'dead/one'] }"),
    ),
  );
  const person = arrives();
  await person.sees(/near\/one +reach +● ok/);
  await person.sees(/dead\/one +reach +✖ refused/);
  await person.sees(/slow\/one +reach +◌ probing/);
  person.wants('cancel the probes that run');
  await person.sees('Cancelled: 1');
  await person.sees(/slow\/one +○ not probed/);
  person.wants('probe all models in use');
  await person.sees(/slow\/one +reach +● ok +[\d.]+ s/);
});

test('what somebody else writes appears while a draft is open, and a clash is shown', async () => {
  furnish(home, withConfig(config()));
  const person = arrives({ args: ['--no-probe'] });
  await person.sees('default near/one');
  person.types('2');
  person.wants('pick the model: it becomes the default');
  await person.sees('unsaved 1');
  person.somebodyWrites(
    config().replace('// Mine', '// Theirs').replace("name: 'Two'", "name: 'Two', contextWindow: 32000"),
  );
  await person.sees('32k');
  expect(person.screen()).toContain('unsaved 1');
  person.somebodyWrites(config().replace("model: 'near/one'", "model: 'near/three'"));
  await person.sees('conflict 1');
  await person.sees('default near/two');
  person.wants('use the values on disk where both changed');
  await person.sees('default near/three');
  expect(person.screen()).not.toContain('conflict');
});

test('a file that does not parse is shown with its line, and mending it brings everything back', async () => {
  furnish(home, withConfig(config().replace("name: 'Two'", "name: 'Two', maxTokens: 8192 * 10")));
  const person = arrives({ args: ['--no-probe'] });
  await person.sees(/openclaw\.json:\d+:\d+/);
  await person.sees('maxTokens: 8192 * 10');
  await person.sees('read-only');
  person.somebodyWrites(config());
  await person.sees('default near/one');
  expect(person.screen()).not.toContain('read-only');
});

test('the screen follows the terminal, down to 60×20 and back', async () => {
  furnish(home, withConfig(config()));
  const person = arrives({ args: ['--no-probe'], cols: 120, rows: 36 });
  await person.sees('┌ ❯ Models');
  person.terminal.resize(60, 20);
  await person.sees('[Models]');
  await person.terminal.waitFor(({ lines }) => (lines()[19] ?? '').includes('q quit'));
  expect(Math.max(...person.terminal.lines().map((line) => line.length))).toBeLessThanOrEqual(60);
  person.terminal.resize(20, 5);
  await person.sees('too small');
  person.terminal.resize(140, 40);
  await person.sees('├ Probes');
  await person.terminal.waitFor(({ lines }) => (lines()[39] ?? '').includes('q quit'));
});

test('a ref is copied to the clipboard of the terminal', async () => {
  furnish(home, withConfig(config()));
  const person = arrives({ args: ['--no-probe'] });
  await person.sees('default near/one');
  person.wants('copy the ref, or the id of the provider');
  await person.sees('Copied: near/one');
  expect(person.terminal.raw()).toContain(`]52;c;${Buffer.from('near/one').toString('base64')}`);
});

test('favourites are there the next time', async () => {
  furnish(home, withConfig(config()));
  const person = arrives({ args: ['--no-probe'] });
  await person.sees('default near/one');
  person.wants('move down');
  await person.sees(/❯ +2 near\/two/);
  person.wants('mark the model as favourite, or unmark it');
  await person.sees('★');
  person.wants('quit');
  await person.terminal.exited;
  const again = arrives({ args: ['--no-probe'] });
  await again.sees(/2 near\/two.*★/);
});

const CRASH = `process.on('SIGUSR2', () => { throw new Error('a bug') });`;

test.each([
  ['quitting', (person: Person) => person.wants('quit'), 0],
  ['Ctrl-C', (person: Person) => person.types('\u0003'), 0],
  ['SIGTERM', (person: Person) => end(person, 'SIGTERM'), 143],
  ['a crash', (person: Person) => end(person, 'SIGUSR2'), 3],
])('the terminal is as it was after %s', async (_how, leave, code) => {
  furnish(home, { ...withConfig(config()), 'crash.mjs': CRASH });
  const env = { NODE_OPTIONS: `--import=${join(home, 'crash.mjs')}` };
  const person = arrives({ args: ['--no-probe'], inShell: true, env });
  await person.sees('default near/one');
  leave(person);
  await person.sees('the shell is back');
  expect(person.screen()).toContain(`code=${code}`);
  expect(person.terminal.lines().filter((line) => /^-?(icanon|echo)$/.test(line))).toEqual(['icanon', 'echo']);
  expect(person.terminal.isAlternate()).toBe(false);
});

/** To the program alone: the shell in front of it has to live to tell how it left the terminal. */
function end(person: Person, signal: NodeJS.Signals): void {
  const { pid } = person.terminal;
  const child = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
  process.kill(child, signal);
}
