// Edits a config again and again as Pincer does, in a process of its own, for tests that kill it or let it race with others.
// editProgram <config> <state folder> <prefix> <times> [<change of the disk at which it dies> [<ms between two edits, at most>]]
// It ends early once there is a file `stop` in the state folder.
import { existsSync, writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { readHome } from '../../services/operations/readHome.js';
import { applyPatch } from '../../services/operations/write.js';
import { worldOf } from '../../src/nodeWorld.js';
import { watchDisk } from './faults.js';
import { seeded } from './seeded.js';

const [, , config = '', state = '', prefix = '', times = '1', dies = '0', pause = '0'] = process.argv;
const folder = config.slice(0, config.lastIndexOf('/'));
const world = worldOf({ HOME: folder, OPENCLAW_CONFIG_PATH: config, XDG_STATE_HOME: state }, folder);

/** At once, so that what was said counts even if the next thing is the end. */
const say = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`);

// Only calls that change something count: between two others a kill leaves what it leaves before the next one.
let changes = 0;
const kill = (): void => void process.kill(process.pid, 'SIGKILL');
watchDisk('/', ({ isWrite }) => (isWrite && ++changes === Number(dies) ? kill : undefined));

const random = seeded(process.pid);
for (let turn = 1; turn <= Number(times) && !existsSync(`${state}/stop`); turn++) {
  if (pause !== '0') await setTimeout(random.below(Number(pause)));
  const { home } = await readHome(world, {});
  if (turn === 1) {
    changes = 0;
    say({ begun: process.pid });
  }
  const key = `${prefix}_${turn}`;
  const edits = [{ path: ['env', 'vars', key], was: undefined, value: 'set' }];
  const made = await applyPatch(world, home, { edits, notices: [] }, 'set');
  say(made.ok ? { set: key, warnings: made.value.warnings } : { refused: key, problem: made.problem });
}
say({ changes });
