import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Built, buildProgram } from '../support/built.js';
import { type EditedHome, editedHome, leftovers } from '../support/killedEdit.js';
import { collect, type Racer, race } from '../support/race.js';
import { type OpenHome, openclaw, openHome } from './support/openclaw.js';

let editor: Built;
let writer: Built;
let home: OpenHome;
let edited: EditedHome;

beforeAll(async () => {
  editor = await buildProgram('test/support/editProgram.ts', { stock: true });
  writer = await buildProgram('test/support/openclawWriter.ts', { stock: true });
});
afterAll(() => {
  editor.remove();
  writer.remove();
});
beforeEach(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'pincer-race-'));
  edited = editedHome(dir, 0);
  const bare = await openHome({}, { OPENCLAW_CONFIG_PATH: edited.config });
  home = bare;
  onTestFinished(async () => {
    await bare.remove();
    rmSync(dir, { recursive: true, force: true });
  });
});

/** Until this is over, the program itself sets values, one call after the other. In ms. */
const CLI_TIME = process.env.INTEROP_ALL === '1' ? 90_000 : 40_000;

test('no edit that two Pincers and `openclaw config set` had accepted is lost', async () => {
  const raced = await race(edited, editor.file, { pincers: 2, pauseMs: 12_000 }, () => commands(CLI_TIME));
  expect(raced).toMatchObject({ lost: [], stray: [] });
  for (const { accepted } of raced.racers) expect(accepted.length).toBeGreaterThan(0);
  expect(reasons(raced.racers)).toEqual([]);
  expect(leftovers(edited)).toEqual([]);
}, 240_000);

async function commands(forMs: number): Promise<Racer> {
  const accepted: string[] = [];
  const refused: { readonly key: string; readonly problem: unknown }[] = [];
  const end = performance.now() + forMs;
  for (let turn = 1; performance.now() < end; turn++) {
    const key = `CLI_${turn}`;
    const { code, stderr } = await openclaw(home, 'config', 'set', `env.vars.${key}`, 'set');
    if (code === 0) accepted.push(key);
    else refused.push({ key, problem: stderr });
  }
  return { name: 'openclaw', accepted, refused };
}

test('no edit that two Pincers and OpenClaw’s own code had accepted in 200 rounds is lost', async () => {
  const raced = await race(edited, editor.file, { pincers: 2, pauseMs: 60 }, () => {
    const dist = resolve('.interop/node_modules/openclaw/dist');
    const args = [writer.file, dist, edited.config, 'OC', '200'];
    return collect(
      'openclaw',
      spawn(process.execPath, args, { env: { ...home.env }, stdio: ['ignore', 'pipe', 'inherit'] }),
    ).done;
  });
  expect(raced).toMatchObject({ lost: [], stray: [] });
  for (const { accepted } of raced.racers) expect(accepted.length).toBeGreaterThan(20);
  expect(reasons(raced.racers)).toEqual([]);
  expect(leftovers(edited)).toEqual([]);
}, 240_000);

/** Why anything was refused, but for the one good reason: somebody else was faster, which OpenClaw leaves to its user. */
const reasons = (racers: readonly Racer[]): readonly unknown[] =>
  racers
    .flatMap(({ refused }) => refused)
    .filter(({ problem }) => !String(problem).includes('config changed since last load'));
