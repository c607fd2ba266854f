import { expect, test, vi } from 'vitest';
import { createEffects, type TerminalDoor } from '../../services/effects.js';
import { readHome } from '../../services/operations/readHome.js';
import { createSetupKeeper, readSavedSetup } from '../../services/operations/savedSetup.js';
import { createSecretField } from '../../services/setup/secretField.js';
import type { ProgramEnd } from '../../services/world.js';
import type { Effect } from '../../state/app/effect.js';
import { firstModel } from '../../state/app/init.js';
import type { Model } from '../../state/app/model.js';
import { press } from '../../state/app/press.js';
import { NO_PREFERENCES } from '../../state/domain/preferences.js';
import { createProgram, type Program } from '../../state/store.js';
import { NOON } from '../support/builders.js';
import { type FakeSetup, type FakeWorld, fakeWorld } from '../support/fakeWorld.js';

/** The wizard over the real services and a fake world: what is asked, what is written, and where the secret is not. */

const KEY = 'planted-key-0123456789-abcdefghijklmnopqrst';
const HOME = '/home/ann/.openclaw';
const LIST = JSON.stringify({ object: 'list', data: [{ id: 'glm-5' }, { id: 'glm-4.7' }] });
const SAVED = '/home/ann/.config/pincer/setup.json';

const setup: FakeSetup = {
  env: { HOME: '/home/ann' },
  replies: { 'GET https://api.z.ai/api/paas/v4/models': { status: 200, text: LIST } },
};

type Running = {
  readonly world: FakeWorld;
  readonly program: Program;
  readonly model: () => Model;
  /** Everything that was asked for, and each model, as text. */
  readonly told: () => string;
  readonly presses: (...keys: readonly string[]) => void;
  readonly stop: () => void;
  readonly lent: () => number;
};

async function running(over: FakeSetup = {}): Promise<Running> {
  const world = fakeWorld({ ...setup, ...over });
  let lent = 0;
  const terminal: TerminalDoor = {
    copy: () => undefined,
    alert: () => undefined,
    repaint: () => undefined,
    suspend: () => undefined,
    handOver: (run) => {
      lent += 1;
      return run();
    },
    quit: () => undefined,
  };
  const read = await readHome(world, {});
  const onBug = (bug: unknown): never => {
    throw bug;
  };
  const effects = createEffects({ world, options: {}, terminal, onBug }, read);
  const log: string[] = [];
  const first = firstModel({
    home: read.home,
    preferences: NO_PREFERENCES,
    now: NOON,
    size: { columns: 120, rows: 40 },
    demo: false,
    colour: false,
    probesAtStart: false,
  });
  const run = (effect: Effect, send: Program['send']): void => {
    log.push(JSON.stringify(effect));
    effects.run(effect, (msg) => {
      log.push(JSON.stringify(msg));
      send(msg);
    });
  };
  const program = createProgram(first, run, effects.secretDoor);
  program.store.subscribe((model) => log.push(JSON.stringify(model)));
  const model = () => program.store.getState();
  const presses = (...keys: readonly string[]): void => {
    for (const key of keys) {
      const msg = press(model(), key, key);
      if (msg) program.send(msg);
    }
  };
  return { world, program, model, told: () => log.join('\n'), presses, stop: effects.stop, lent: () => lent };
}

const until = (it: Running, holds: (model: Model) => boolean): Promise<void> =>
  vi.waitUntil(() => holds(it.model())).then(() => undefined);

const atStep = (it: Running, step: string): Promise<void> =>
  until(it, ({ overlay, setup: now }) => overlay?.kind === 'setup' && now?.step === step);

/** Z.AI by its key, until its probe was answered. */
async function toProbe(it: Running): Promise<void> {
  it.program.send({ scope: 'setup', type: 'open', provider: 'zai' });
  it.presses('enter');
  await atStep(it, 'key');
  it.program.secretKeys.pasted(` ${KEY}\n`);
  it.presses('enter');
  await until(it, (model) => model.setup?.trial?.result !== undefined);
}

test('a pasted key is proven, written where it was said to go, and is in no message, effect or model', async () => {
  const it = await running();
  await toProbe(it);
  // Besides, the list is asked for without the key: only what is refused then proves it.
  expect(it.world.requests.map(({ headers }) => headers.authorization)).toContain(`Bearer ${KEY}`);
  it.presses('enter', 'enter', 'enter', 'enter', 'enter');
  await until(it, ({ overlay }) => overlay?.kind === 'review' && overlay.stage.kind === 'shown');
  expect(it.world.disk.get(`${HOME}/.env`)).toBeUndefined();
  it.presses('enter');
  await until(it, ({ shell }) => shell.toast?.text.startsWith('zai is set up') === true);
  expect(it.world.disk.get(`${HOME}/.env`)).toContain(`ZAI_API_KEY=${KEY}`);
  expect(it.world.disk.get(`${HOME}/openclaw.json`)).not.toContain(KEY);
  expect(it.model().file.home.models.text.primary).toBe('zai/glm-5');
  expect(it.told()).not.toContain(KEY);
  expect(it.told()).not.toContain(KEY.slice(10, 30));
});

test('while it is being answered the answers are kept for a later start, and gone once it is written', async () => {
  const it = await running();
  await toProbe(it);
  it.presses('enter', 'enter');
  await vi.waitUntil(() => it.world.disk.get(SAVED)?.includes('"role"'));
  expect(it.world.disk.get(SAVED)).not.toContain(KEY);
  expect(it.world.modes.get(SAVED)).toBe(0o600);
  expect((await readSavedSetup(it.world))?.answers).toMatchObject({ provider: 'zai', models: ['glm-5'] });
  it.presses('enter', 'enter', 'enter');
  await until(it, ({ overlay }) => overlay?.kind === 'review' && overlay.stage.kind === 'shown');
  it.presses('enter');
  await vi.waitUntil(() => it.world.disk.get(SAVED) === undefined);
  expect(await readSavedSetup(it.world)).toBeUndefined();
});

test('leaving the probe cancels its request, and its answer is not waited for', async () => {
  const it = await running({ replies: { 'GET https://api.z.ai/api/paas/v4/models': 'hangs' } });
  it.program.send({ scope: 'setup', type: 'open', provider: 'zai' });
  it.presses('enter');
  await atStep(it, 'key');
  it.program.secretKeys.pasted(KEY);
  it.presses('enter');
  await vi.waitUntil(() => it.world.requests.some(({ url }) => url.includes('api.z.ai')));
  it.presses('esc');
  expect(it.model().setup?.step).toBe('key');
  await vi.waitUntil(() => it.world.requests.every(({ url, signal }) => !url.includes('api.z.ai') || signal.aborted));
});

test('openclaw gets the terminal with the home that is looked at, and no secret in its arguments', async () => {
  const programs = (): ProgramEnd => ({ kind: 'ended', code: 1, stdout: '', stderr: '' });
  const it = await running({ programs });
  it.program.send({ scope: 'setup', type: 'open', provider: 'openai-codex' });
  it.presses('enter', 'enter');
  await until(it, (model) => model.setup?.handOver?.says !== undefined);
  expect(it.lent()).toBe(1);
  expect(it.world.ran.at(-1)).toMatchObject({
    command: 'openclaw',
    args: ['models', 'auth', 'login', '--provider', 'openai-codex', '--method', 'oauth'],
    env: { OPENCLAW_STATE_DIR: HOME, OPENCLAW_CONFIG_PATH: `${HOME}/openclaw.json` },
    stdio: 'terminal',
  });
});

test('where openclaw is not installed, the command to run is said', async () => {
  const it = await running();
  it.program.send({ scope: 'setup', type: 'open', provider: 'openai-codex' });
  it.presses('enter', 'enter');
  await until(it, (model) => model.setup?.handOver?.says?.includes('openclaw is not installed') === true);
});

test('a disk that does not take the answers is no reason to stop', async () => {
  const world = fakeWorld({
    ...setup,
    unwritable: { [SAVED]: { kind: 'write-failed', place: { file: SAVED }, code: 'EROFS' } },
  });
  await createSetupKeeper(world)({ config: '/c', step: 'key', answers: { provider: 'zai' } });
  expect(await readSavedSetup(world)).toBeUndefined();
});

test.each(['not json', '[]', '{"config": 1}'])('a file that is no set-up is read as none: %s', async (text) => {
  expect(await readSavedSetup(fakeWorld({ files: { [SAVED]: text }, env: { HOME: '/home/ann' } }))).toBeUndefined();
});

test('the field for a secret tells its length, what was trimmed and what looks wrong, and hands it out once', () => {
  const field = createSecretField();
  field.ask({ provider: 'zai', wants: 'key' });
  expect(field.add(`\t${KEY} \r\n`, 'pasted')).toEqual({ length: KEY.length, trimmed: true, findings: [] });
  expect(field.edit('backspace')).toMatchObject({ length: KEY.length - 1 });
  expect(field.add('t', 'typed')).toMatchObject({ length: KEY.length });
  expect(field.take()).toEqual({ kind: 'secret', text: KEY });
  expect(field.take()).toBeUndefined();
  expect(field.add('curl -H "x"', 'pasted').findings).toMatchObject([{ tone: 'bad' }]);
  expect(field.edit('clear')).toMatchObject({ length: 0, findings: [] });
});

test('what is asked for anew begins empty', () => {
  const field = createSecretField();
  field.add('an address with a code', 'pasted');
  field.ask({ provider: 'zai', wants: 'key' });
  expect(field.take()).toBeUndefined();
});

test('a probe that was left is asked anew when it is reached again', async () => {
  const it = await running({ replies: { 'GET https://api.z.ai/api/paas/v4/models': 'hangs' } });
  it.program.send({ scope: 'setup', type: 'open', provider: 'zai' });
  it.presses('enter');
  await atStep(it, 'key');
  it.program.secretKeys.pasted(KEY);
  it.presses('enter');
  const asked = (): number => it.world.requests.filter(({ url }) => url.includes('api.z.ai')).length;
  await vi.waitUntil(() => asked() === 1);
  it.presses('esc', 'enter');
  await vi.waitUntil(() => asked() === 2);
  expect(it.model().setup?.trial?.request).toBeDefined();
  it.stop();
});
