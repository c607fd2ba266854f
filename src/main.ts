import { readHome } from '../services/operations/readHome.js';
import { redactLine } from '../state/domain/masking/looseSpans.js';
import { cut, plain } from '../state/domain/text.js';
import { type OpenWorld, runCli } from './cli.js';
import { loopbackOnly } from './demo/loopbackOnly.js';
import { EXIT } from './exitCodes.js';
import { nodeWorld, worldOf } from './nodeWorld.js';
import { writeOut } from './nodeWorldOutput.js';
import { createOut } from './print.js';
import { readStdin } from './readStdin.js';
import { canDraw } from './terminal/ability.js';
import { progressLine } from './terminal/progressLine.js';

const out = createOut({
  out: (text) => {
    const written = writeOut(1, text);
    // A reader that has seen enough, such as `head`, is no failure of ours.
    if (written.kind === 'closed') process.exit(EXIT.done);
    if (written.kind === 'written') return;
    writeOut(2, `Error: the output cannot be written (${written.code})\n`);
    process.exit(EXIT.failed);
  },
  err: (text) => void writeOut(2, text),
});

let hadScreen = false;

process.on('uncaughtException', (bug) => process.exit(reportBug(bug)));

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    version: process.env['PINCER_VERSION'] ?? 'unbuilt',
    out,
    // Looked at only when a screen is possible: Node opens stdin for it, which takes 2 ms.
    get isTerminal() {
      return canDraw(process.env, process.stdin, process.stdout);
    },
    interrupt,
    progress: progressLine(
      (text) => void writeOut(2, text),
      (text, cells) => cut(plain(text), cells),
    ),
    readStdin,
    askSecret: async (question) => (await import('./terminal/hiddenPrompt.js')).hiddenPrompt(question),
    person: {
      isThere: () => process.stdin.isTTY === true,
      askLine: async (question, signal) => (await import('./terminal/linePrompt.js')).linePrompt(question, signal),
    },
    openWorld: (kind) => (kind === 'demo' ? openDemoWorld() : { world: nodeWorld(), close: async () => {} }),
    startTui: async (world, options) => {
      hadScreen = true;
      const { startTui } = await import('./startTui.js');
      return startTui(world, options, readHome);
    },
  });
} catch (bug) {
  process.exitCode = reportBug(bug);
}
// A command has written all that it had to say and waits for nothing. Left to itself, Node would clean a heap that nobody needs any more:
// 1.5 ms of the 30 that a command takes.
if (!hadScreen) process.exit();

/** Aborts at the first Ctrl-C, so that a command can still tell what it has; a second one ends the program. */
function interrupt(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    process.exitCode = EXIT.interrupted;
    process.once('SIGINT', () => process.exit(EXIT.interrupted));
    controller.abort();
  });
  return controller.signal;
}

/** The message of an error may quote what was read, so only its kind and place are shown unasked. */
function reportBug(bug: unknown): number {
  const isError = bug instanceof Error;
  if (process.env['PINCER_DEBUG'] === '1') {
    out.note(redactLine(isError ? (bug.stack ?? String(bug)) : String(bug)));
    return EXIT.bug;
  }
  const place = isError ? /([\w.-]+:\d+:\d+)\)?$/m.exec(bug.stack ?? '')?.[1] : undefined;
  out.note(
    `Pincer has a bug and had to stop (${isError ? bug.name : 'no error'}${place === undefined ? '' : ` at ${place}`}). Please report it, with what PINCER_DEBUG=1 prints; look it over for secrets first.`,
  );
  return EXIT.bug;
}

/** The same program over another home: nothing of the real one is read, and no request leaves this machine. */
async function openDemoWorld(): Promise<OpenWorld> {
  const { openDemo } = await import('./demo/openDemo.js');
  const demo = await openDemo(process.env, Date.now());
  const world = worldOf(demo.env, demo.homeDir);
  return { world: { ...world, request: loopbackOnly(world.request) }, close: demo.close };
}
