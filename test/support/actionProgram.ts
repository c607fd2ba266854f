// Does one action as Pincer does, in a process of its own, for tests that kill it in the middle of several files.
// actionProgram <home folder> <state folder> <action as JSON> [<change of the disk before which it dies>]
import { writeSync } from 'node:fs';
import { doAction } from '../../services/operations/act.js';
import { readHome } from '../../services/operations/readHome.js';
import { worldOf } from '../../src/nodeWorld.js';
import { watchDisk } from './faults.js';

const [, , folder = '', state = '', action = '', dies = '0'] = process.argv;
const world = worldOf({ HOME: folder, XDG_STATE_HOME: state }, folder);

let changes = 0;
const kill = (): void => void process.kill(process.pid, 'SIGKILL');
watchDisk('/', ({ isWrite }) => (isWrite && ++changes === Number(dies) ? kill : undefined));

const { home } = await readHome(world, {});
changes = 0;
const made = await doAction(world, home, JSON.parse(action), 'test');
writeSync(1, `${JSON.stringify({ made, changes })}\n`);
