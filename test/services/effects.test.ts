import { expect, test, vi } from 'vitest';
import { createEffects, type TerminalDoor } from '../../services/effects.js';
import { readHome } from '../../services/operations/readHome.js';
import { firstModel } from '../../state/app/init.js';
import type { Model } from '../../state/app/model.js';
import { NO_PREFERENCES } from '../../state/domain/preferences.js';
import { createProgram, type Program } from '../../state/store.js';
import { NOON } from '../support/builders.js';
import { type FakeSetup, type FakeWorld, fakeWorld } from '../support/fakeWorld.js';
import { robot } from '../support/robot.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const URL = 'http://127.0.0.1:1234/v1';
const KEY = 'sk-planted-0123456789-abcdefghij';
const HEADER = 'planted-header-value-987654321';
const ENV_KEY = 'sk-ant-planted-in-the-environment-42';
const TOKEN = 'sk-ant-oat01-planted-token-abcdefghijkl';

const config = `{
  agents: { defaults: { model: 'near/one' } },
  models: { providers: { near: {
    baseUrl: '${URL}', api: 'openai-completions', apiKey: '${KEY}', headers: { 'X-Extra': '${HEADER}' },
    models: [{ id: 'one', name: 'One' }, { id: 'two', name: 'Two' }],
  } } },
}
`;
const profiles = JSON.stringify({
  version: 1,
  profiles: { 'anthropic:me': { type: 'token', provider: 'anthropic', token: TOKEN } },
});
const listing = JSON.stringify({ object: 'list', data: [{ id: 'one' }, { id: 'two' }], note: `you sent ${KEY}` });

const setup: FakeSetup = {
  files: { [CONFIG]: config, '/home/ann/.openclaw/agents/main/agent/auth-profiles.json': profiles },
  env: { HOME: '/home/ann', ANTHROPIC_API_KEY: ENV_KEY },
  replies: { [`GET ${URL}/models`]: { status: 200, text: listing } },
};

type Running = {
  readonly world: FakeWorld;
  readonly program: Program;
  readonly model: () => Model;
  readonly copied: string[];
};

async function running(over: FakeSetup = {}): Promise<Running> {
  const world = fakeWorld({ ...setup, ...over });
  const copied: string[] = [];
  const { effects, first } = await effectsFor(world, copied);
  const program = createProgram(first, effects.run);
  return { world, program, model: () => program.store.getState(), copied };
}

async function effectsFor(world: FakeWorld, copied: string[]) {
  const terminal: TerminalDoor = {
    copy: (text) => copied.push(text),
    alert: () => {},
    repaint: () => {},
    suspend: () => {},
    handOver: (run) => run(),
    quit: () => {},
  };
  const read = await readHome(world, {});
  const onBug = (bug: unknown): never => {
    throw bug;
  };
  const effects = createEffects({ world, options: {}, terminal, onBug }, read);
  const size = { columns: 160, rows: 45 };
  const first = firstModel({
    home: read.home,
    preferences: NO_PREFERENCES,
    now: NOON,
    size,
    demo: false,
    colour: false,
    probesAtStart: false,
  });
  return { effects, first };
}

/** Resolves when the model is so; the program moves on messages, not on time. */
const until = ({ program }: Running, holds: (model: Model) => boolean): Promise<void> =>
  vi.waitUntil(() => holds(program.store.getState())).then(() => undefined);

const onTwo = (it: Running): void => {
  it.program.send({ scope: 'shell', type: 'focus', pane: 'models' });
  it.program.send({ scope: 'list', type: 'end', to: 'first' });
  it.program.send({ scope: 'models', type: 'digit', key: '2' });
  it.program.send({ scope: 'models', type: 'pick' });
};

test('a draft is shown as a diff, written, read back, and then there is nothing left to write', async () => {
  const it = await running();
  onTwo(it);
  it.program.send({ scope: 'review', type: 'open' });
  await until(it, ({ overlay }) => overlay?.kind === 'review' && overlay.stage.kind === 'shown');
  expect(it.world.disk.get(CONFIG)).toBe(config);
  it.program.send({ scope: 'overlay', type: 'accept' });
  await until(it, ({ file }) => file.home.models.text.primary === 'near/two');
  expect(it.world.disk.get(CONFIG)).toBe(config.replace("'near/one'", "'near/two'"));
  expect(it.model().shell.toast?.text).toContain('Written.');
  expect(it.model().overlay).toBeUndefined();
});

test('a write that somebody else was faster with is refused, and what they wrote is read', async () => {
  const it = await running();
  onTwo(it);
  it.program.send({ scope: 'review', type: 'open' });
  await until(it, ({ overlay }) => overlay?.kind === 'review' && overlay.stage.kind === 'shown');
  const theirs = config.replace("'near/one'", "'near/three'");
  it.world.somebodyWrites(CONFIG, theirs);
  it.program.send({ scope: 'overlay', type: 'accept' });
  await until(it, ({ overlay }) => overlay?.kind === 'review' && overlay.stage.kind === 'refused');
  await until(it, ({ file }) => file.home.models.text.primary === 'near/three');
  expect(it.world.disk.get(CONFIG)).toBe(theirs);
  expect(it.model().drafts.draft.text.primary).toBe('near/two');
  expect(it.model().drafts.conflicts).toEqual([{ path: ['agents', 'defaults', 'model', 'primary'], base: 'near/one' }]);
});

/** Writes what the draft says, by way of the diff. */
async function writes(it: Running): Promise<void> {
  it.program.send({ scope: 'review', type: 'open' });
  await until(it, ({ overlay }) => overlay?.kind === 'review' && overlay.stage.kind === 'shown');
  it.program.send({ scope: 'overlay', type: 'accept' });
  await until(it, ({ overlay, history }) => overlay === undefined && history.entries.length > 0);
}

test('what was written is in the journal, and taking it back makes the file what it was, byte by byte', async () => {
  const it = await running();
  onTwo(it);
  await writes(it);
  expect(it.model().history.entries).toMatchObject([{ by: { program: 'pincer', command: 'console' }, state: 'done' }]);
  const [entry] = it.model().history.entries;
  it.program.send({ scope: 'review', type: 'open action', action: { kind: 'undo', entry: entry?.id ?? '' } });
  await until(it, ({ overlay }) => overlay?.kind === 'review' && overlay.stage.kind === 'shown');
  it.program.send({ scope: 'overlay', type: 'accept' });
  await until(it, ({ history }) => history.entries.length === 2);
  expect(it.world.disk.get(CONFIG)).toBe(config);
  expect(it.model().drafts.draft.text.primary).toBe('near/one');
});

test('what somebody else changed is in the journal when the files were read again, with secrets masked', async () => {
  const it = await running();
  const reads = async (): Promise<void> => {
    it.program.send({ scope: 'file', type: 'changed' });
    const { reading } = it.model().file;
    await until(it, ({ file, history }) => file.reading !== reading && history.isRead && history.reading === undefined);
  };
  await reads();
  const other = 'sk-planted-other-9876543210-zyxwvutsrq';
  it.world.somebodyWrites(CONFIG, config.replace(KEY, other).replace("'near/one'", "'near/two'"));
  await reads();
  const [entry] = it.model().history.entries;
  expect(entry).toMatchObject({ by: { program: 'unknown' }, files: [{ file: CONFIG }] });
  expect(entry?.files[0]?.changes.map(({ path }) => path.at(-1)).sort()).toEqual(['apiKey', 'model']);
  expect(JSON.stringify(it.model())).not.toMatch(new RegExp(`${KEY}|${other}`));
});

test('a probe asks the endpoint with the key, and its answer arrives', async () => {
  const it = await running();
  it.program.send({ scope: 'probes', type: 'reach those in use' });
  await until(it, ({ probes }) => probes.byRef['near/one']?.last !== undefined);
  expect(it.model().probes.byRef['near/one']?.last?.outcome.kind).toBe('ok');
  expect(it.world.requests.some(({ headers }) => Object.values(headers).some((value) => value.includes(KEY)))).toBe(
    true,
  );
});

test('probes that are cancelled answer no more', async () => {
  const it = await running({ replies: { [`GET ${URL}/models`]: 'hangs' } });
  it.program.send({ scope: 'probes', type: 'reach those in use' });
  await vi.waitUntil(() => it.world.requests.length > 0);
  it.program.send({ scope: 'probes', type: 'cancel' });
  await vi.waitUntil(() => it.world.requests.every(({ signal }) => signal.aborted));
  expect(it.model().probes.byRef['near/one']).toEqual({ history: [] });
});

test('favourites are kept in a file of our own', async () => {
  const it = await running();
  it.program.send({ scope: 'models', type: 'favourite' });
  await vi.waitUntil(() => it.world.disk.has('/home/ann/.config/pincer/preferences.json'));
  const kept = JSON.parse(it.world.disk.get('/home/ann/.config/pincer/preferences.json') ?? '');
  expect(kept).toEqual({ theme: 'default', favourites: ['near/one'] });
});

test('no secret gets into the model, the frames or the clipboard, whatever is done', async () => {
  const world = fakeWorld(setup);
  const copied: string[] = [];
  const { effects, first } = await effectsFor(world, copied);
  const person = robot(first, effects.run);
  const seen: string[] = [];
  const look = async (text: string | RegExp): Promise<void> => {
    await person.sees(text);
    seen.push(person.text(), JSON.stringify(person.model()), JSON.stringify(person.effects));
  };
  await look('near/one');
  await person.wants('probe all models in use');
  await look(/reach +● ok/);
  for (const title of ['Fallback chain', 'Probes', 'Providers', 'Models']) {
    await person.wants('go to the next pane');
    await look(`❯ ${title}`);
    await person.presses('v');
    await look(/┌ (?:Provider|Model|Probe of) /);
    await person.presses('esc');
    await person.wants('copy the equal command');
  }
  person.send({ scope: 'shell', type: 'focus', pane: 'models' });
  await person.presses('2', 'enter', 'w');
  await look("'near/two'");
  await person.presses('enter');
  await person.sees('Written.');
  await person.wants('go to the journal of changes, or back');
  await look(/pincer console .*near\/one → near\/two/);
  await person.wants('view the whole change');
  await look('+  "near/two"');
  person.leave();
  expect(copied.length).toBeGreaterThan(0);
  for (const planted of [KEY, HEADER, ENV_KEY, TOKEN]) {
    expect(seen.filter((text) => text.includes(planted))).toEqual([]);
    expect(copied.join('\n')).not.toContain(planted);
  }
});

test('nothing that a shell would obey gets onto the clipboard', async () => {
  const copied: string[] = [];
  const { effects } = await effectsFor(fakeWorld(setup), copied);
  effects.run({ kind: 'copy', text: 'near/one\u001b[201~\u0007\u202e' }, () => undefined);
  expect(copied).toEqual(['near/one']);
});
