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
  home = mkdtempSync(join(tmpdir(), 'pincer-history-'));
});
afterEach(async () => {
  await Promise.all(people.splice(0).map((person) => person.terminal.close()));
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(home, { recursive: true, force: true });
});
afterAll(() => built.remove());

const arrives = (over: Partial<Visit> = {}): Person => {
  const person = visit({ program: built.file, home, args: ['--no-probe'], cols: 120, rows: 30, ...over });
  people.push(person);
  return person;
};

const KEY = 'sk-planted-0123456789abcdefghijklmnop';

const config = (model = 'near/one', more = ''): string => `{
  // Mine, and it stays.
  agents: { defaults: { model: '${model}'${more} } },
  models: {
    providers: {
      near: {
        baseUrl: 'http://127.0.0.1:9/v1', api: 'openai-completions', apiKey: '${KEY}',
        models: [{ id: 'one', name: 'One' }, { id: 'two', name: 'Two' }, { id: 'three', name: 'Three' }],
      },
    },
  },
}
`;

/** Picks the second model as default and writes that. */
async function writesTwo(person: Person): Promise<void> {
  await person.sees('default near/one');
  person.types('2');
  await person.sees('2 → near/two');
  person.wants('pick the model: it becomes the default');
  await person.sees('unsaved 1');
  person.wants('review the changes and write them');
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees('Written.');
}

test.each([
  [120, 30],
  [60, 20],
])('the journal shows what was written here and what somebody else changed, at %i×%i', async (cols, rows) => {
  furnish(home, withConfig(config()));
  const person = arrives({ cols, rows });
  await writesTwo(person);
  person.somebodyWrites(config('near/three'));
  await person.sees('default near/three');
  person.wants('go to the journal of changes, or back');
  await person.sees(/❯ ● .*other.*model.*→ near\/three/);
  await person.sees(/● .*pincer.*model.*→ near\/two/);
  person.wants('view the whole change');
  await person.sees('-  "near/two"');
  await person.sees('+  "near/three"');
  expect(person.terminal.raw()).not.toContain(KEY);
});

test('z takes back what an earlier run wrote, after its diff was seen, and Z makes it again', async () => {
  furnish(home, withConfig(config()));
  const first = arrives();
  await writesTwo(first);
  await first.sees('default near/two');
  first.wants('quit');
  await first.terminal.exited;

  const again = arrives();
  await again.sees('default near/two');
  again.wants('go to the journal of changes, or back');
  await again.sees(/pincer console .*near\/one → near\/two/);
  again.wants('go back to the console');
  await again.sees('❯ Models');
  again.wants('undo the last change');
  await again.sees('Take a change back');
  await again.sees("+   agents: { defaults: { model: 'near/one' } },");
  expect(again.config()).toContain("model: 'near/two'");
  again.wants('write the change');
  await again.sees('Taken back. Z makes it again.');
  await again.sees('default near/one');
  expect(again.config()).toBe(config());
  again.wants('redo the change');
  await again.sees('Make a change again');
  await again.sees('Enter write');
  again.wants('write the change');
  await again.sees('default near/two');
  expect(again.config()).toContain("model: 'near/two'");
});

test('a snapshot is put back byte by byte after its diff was seen, whatever happened since', async () => {
  furnish(home, withConfig(config()));
  const person = arrives();
  await writesTwo(person);
  person.somebodyWrites('{ agents: { defaults: { model: "near/three" } } }\n');
  await person.sees('default near/three');
  person.wants('go to the journal of changes, or back');
  await person.sees('❯ Journal  2');
  person.wants('go to the next pane');
  await person.sees(/❯ Snapshots/);
  await person.sees(/❯ .*openclaw\.json/);
  person.wants('put the file back as it was');
  await person.sees('Put a file back');
  await person.sees('// Mine, and it stays.');
  person.wants('write the change');
  await person.sees('Put back as it was.');
  expect(person.config()).toBe(config());
  expect(person.terminal.raw()).not.toContain(KEY);
});

test('what both changed is decided value by value, what only they changed is merged, and nothing of either is lost', async () => {
  furnish(home, withConfig(config()));
  const person = arrives();
  await person.sees('default near/one');
  person.types('2');
  await person.sees('2 → near/two');
  person.wants('set the model as default');
  await person.sees('unsaved 1');
  person.wants('set the model as image model');
  await person.sees('unsaved 2');
  person.somebodyWrites(config('near/three', ", models: { 'near/one': { alias: 'first' } }"));
  await person.sees('conflict 1');
  person.wants('review the changes and write them');
  await person.sees('Mine or theirs: 1 undecided');
  await person.sees(/mine +near\/two/);
  await person.sees(/theirs +near\/three/);
  expect(person.config()).toContain("model: 'near/three'");
  person.wants('keep mine');
  await person.sees('all decided');
  person.wants('go on with what was chosen');
  await person.sees('Review and write');
  await person.sees('merged: the allowlist');
  person.wants('write the change');
  await person.sees('Written.');
  expect(person.config()).toContain("model: 'near/two'");
  expect(person.config()).toContain("imageModel: { primary: 'near/two' }");
  expect(person.config()).toContain("'near/one': { alias: 'first' }");
  expect(person.config()).toContain('// Mine, and it stays.');
});

const REGISTRY = '.openclaw/agents/main/agent/models.json';
const OLD_URL = 'http://127.0.0.1:8/v1';

const registry = JSON.stringify({
  providers: { near: { baseUrl: OLD_URL, api: 'openai-completions', models: [{ id: 'one', name: 'One' }] } },
});

test('a registry that says otherwise is marked, explained value by value, and brought in line by one key after the diff', async () => {
  furnish(home, { ...withConfig(config()), [REGISTRY]: registry });
  const person = arrives();
  await person.sees('drift 1');
  await person.sees(/near .*▲ drift/);
  person.wants('go to the previous pane');
  await person.sees('❯ Providers');
  person.wants('view which credential is used, and why');
  await person.sees(/field +config says +registry says +OpenClaw writes +wins/);
  await person.sees(/baseUrl .*0\.0\.1:9\/v1.*0\.0\.1:8\/v1/);
  person.wants('take the config for this provider into the registry');
  await person.sees('Take what the config says');
  await person.sees('Enter write');
  expect(readFileSync(join(home, REGISTRY), 'utf8')).toBe(registry);
  person.wants('write the change');
  await person.sees('Written. z takes it back.');
  await person.terminal.waitFor(() => !person.screen().includes('drift'));
  expect(readFileSync(join(home, REGISTRY), 'utf8')).not.toContain(OLD_URL);
  person.wants('undo the last change');
  await person.sees('Take a change back');
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees('Taken back.');
  await person.sees('drift 1');
  expect(readFileSync(join(home, REGISTRY), 'utf8')).toBe(registry);
});

test('S moves a plain key into an env reference, tries it at once, and masks old copies when asked to', async () => {
  const server = await listen(lmStudio(['one', 'two', 'three']));
  servers.push(server);
  furnish(home, withConfig(config().replace('http://127.0.0.1:9', server.url)));
  const person = arrives();
  await person.sees(/near .*! plain key/);
  person.wants('go to the previous pane');
  await person.sees('❯ Providers');
  person.wants('move the plain-text key into an env reference');
  await person.sees('Move a key into an env reference');
  await person.sees('+ NEAR_API_KEY=[secret]');
  expect(person.config()).toContain(KEY);
  person.wants('write the change');
  await person.sees('Mask the key in old copies?');
  await person.sees('openclaw.json.bak');
  expect(person.config()).not.toContain(KEY);
  expect(readFileSync(join(home, '.openclaw/.env'), 'utf8')).toBe(`NEAR_API_KEY=${KEY}\n`);
  expect(statSync(join(home, '.openclaw/.env')).mode & 0o777).toBe(0o600);
  person.wants('say yes');
  await person.sees('Mask a key in old copies');
  await person.sees('Enter write');
  person.wants('write the change');
  await person.sees('Masked in the old copies.');
  await person.sees(/near\/one +reach +● ok/);
  expect(person.screen()).not.toContain('plain key');
  const left = readdirSync(home, { recursive: true, withFileTypes: true }).filter(
    (file) => file.isFile() && readFileSync(join(file.parentPath, file.name), 'utf8').includes(KEY),
  );
  expect(left.map(({ name }) => name)).toEqual(['.env']);
  expect(person.terminal.raw()).not.toContain(KEY);
});
