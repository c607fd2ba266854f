// The long proofs: `npm run soak`. `--seed=N` chooses other moments to kill at; `--writes=N` and `--rounds=N` how many there are.
// `--only=changes` (or random, actions, race; several with commas) what is done.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Built, buildProgram } from '../test/support/built.ts';
import { killedAtEach, SEVERAL } from '../test/support/killedAction.ts';
import { editedHome, editsIn, findFaults, leftovers, runEdits } from '../test/support/killedEdit.ts';
import { collect, race } from '../test/support/race.ts';
import { seeded } from '../test/support/seeded.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    writes: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '200' },
    only: { type: 'string', default: 'changes,random,actions,race' },
  },
});

/** In ms; an edit takes 5 to 50, by what else the machine does. */
const LATEST_KILL = 800;

const dir = mkdtempSync(join(tmpdir(), 'pincer-soak-'));
const programs: Built[] = [];
const faults: string[] = [];

try {
  const editor = await program('editProgram');
  const parts = values.only.split(',');
  if (parts.includes('changes')) await killedAtEachChange(editor);
  if (parts.includes('random')) await killedAtRandom(editor);
  if (parts.includes('actions')) await actionsKilled(await program('actionProgram'));
  if (parts.includes('race')) await racedWithOpenClaw(editor, await program('openclawWriter'));
} finally {
  for (const { remove } of programs) remove();
  rmSync(dir, { recursive: true, force: true });
}
for (const fault of faults) console.log(`FAULT ${fault}`);
console.log(faults.length === 0 ? 'No faults.' : `${faults.length} faults.`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function program(name: string): Promise<string> {
  const built = await buildProgram(`test/support/${name}.ts`, { stock: true });
  programs.push(built);
  return built.file;
}

function newHome(name: string, filler: number) {
  mkdirSync(join(dir, name));
  return editedHome(join(dir, name), filler);
}

async function killedAtEachChange(editor: string): Promise<void> {
  const { said } = await runEdits(editor, newHome('whole', 0), { prefix: 'K', times: 2 });
  const changes = said.at(-1)?.changes ?? 0;
  for (let dies = 1; dies <= changes; dies++) {
    const edited = newHome(`change-${dies}`, 0);
    const run = await runEdits(editor, edited, { prefix: 'K', times: 2, dies });
    const found = await findFaults(edited, run.said);
    faults.push(...found.map((fault) => `killed before change ${dies}: ${fault}`));
  }
  console.log(`Killed before each of the ${changes} changes of the disk that two edits make.`);
}

/** In one home, so that each writer finds what all those before it left. */
async function killedAtRandom(editor: string): Promise<void> {
  const edited = newHome('random', 100_000);
  const random = seeded(Number(values.seed));
  let [kills, writes] = [0, 0];
  while (writes < Number(values.writes)) {
    const before = editsIn(edited).size;
    const killAfterMs = random.below(LATEST_KILL);
    const { said } = await runEdits(editor, edited, { prefix: `K${kills}`, times: 1_000_000, killAfterMs });
    writes += said.filter(({ set }) => set !== undefined).length;
    kills++;
    const found = await findFaults(edited, said, before);
    faults.push(...found.map((fault) => `kill ${kills}, after ${killAfterMs} ms: ${fault}`));
  }
  console.log(`Killed ${kills} times at random during ${writes} writes of a config of 100 KB (seed ${values.seed}).`);
}

async function actionsKilled(actor: string): Promise<void> {
  for (const [i, name] of Object.keys(SEVERAL).entries()) {
    mkdirSync(join(dir, `action-${i}`));
    const { kills, files, faults: found } = await killedAtEach(actor, join(dir, `action-${i}`), name);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
    console.log(`Killed ${kills} times, before each change of the disk: ${name} (${files} files).`);
  }
}

async function racedWithOpenClaw(editor: string, writer: string): Promise<void> {
  const edited = newHome('race', 0);
  const env = { PATH: process.env.PATH, HOME: join(dir, 'race'), OPENCLAW_CONFIG_PATH: edited.config };
  const args = [writer, resolve('.interop/node_modules/openclaw/dist'), edited.config, 'OC', values.rounds];
  const { racers, lost, stray } = await race(edited, editor, { pincers: 2, pauseMs: 60 }, () => {
    return collect('openclaw', spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })).done;
  });
  for (const { name, accepted, refused } of racers)
    console.log(`  ${name}: ${accepted.length} accepted, ${refused.length} refused`);
  faults.push(...lost.map((key) => `${key} was accepted and lost`), ...stray.map((key) => `${key} is of nobody`));
  faults.push(...leftovers(edited).map((name) => `${name} was left behind by the race`));
  console.log(
    `Two Pincers and OpenClaw's own code at once, ${values.rounds} rounds of the latter: ${lost.length} edits lost.`,
  );
}
