import type { World } from '../services/world.js';
import { maskSpans, tokenSpans } from '../state/domain/masking/redact.js';
import { type Flag, type Misuse, parseArgs, type Typed } from './args.js';
import type { Call, Command } from './commands/command.js';
import { FLAGS, GLOBAL, SCREEN_FLAGS } from './commands/flags.js';
import { COMMANDS, KNOWN_FLAGS } from './commands.js';
import { EXIT, type ExitCode } from './exitCodes.js';
import { commandHelp, groupHelp, programHelp } from './help.js';
import { nearest } from './nearest.js';
import type { Out } from './print.js';
import type { ReadStdin } from './readStdin.js';
import { homeOptions } from './run/homeOptions.js';
import type { TuiOptions } from './tuiOptions.js';

export type OpenWorld = { readonly world: World; readonly close: () => Promise<void> };

/** What the process gives the command line: `main.ts` makes the real one, tests a record literal. */
export type Host = {
  readonly version: string;
  readonly out: Out;
  /** A person sits at both ends. */
  readonly isTerminal: boolean;
  readonly interrupt: () => AbortSignal;
  readonly progress?: Call['progress'];
  readonly readStdin: ReadStdin;
  readonly askSecret: Call['askSecret'];
  readonly person: Call['person'];
  /** `close` gives back whatever the world holds; always called once. */
  readonly openWorld: (kind: 'real' | 'demo') => OpenWorld | Promise<OpenWorld>;
  readonly startTui: (world: World, options: TuiOptions) => Promise<ExitCode>;
};

/** Finds the row for an argv, checks the argv against it, and runs it. Nothing is read before both are right. */
export async function runCli(argv: readonly string[], host: Host): Promise<ExitCode> {
  const parsed = parseArgs(argv, KNOWN_FLAGS);
  const words = meant(parsed.typed.words);
  if (!parsed.ok) return misused(host.out, parsed.misuse, commandFor(words)?.name);
  const { flags } = parsed.typed;
  if (flags.has(GLOBAL.version.name)) {
    host.out.say(`pincer ${host.version}`);
    return EXIT.done;
  }
  if (words[0] === 'help') return help(host.out, meant(words.slice(1)));
  if (flags.has(GLOBAL.help.name)) return help(host.out, words);
  return runCommand(parsed.typed, words, host);
}

/** `pincer models status` is `openclaw models status` with another first word. */
const meant = (words: readonly string[]): readonly string[] => (words[0] === 'models' ? words.slice(1) : words);

async function runCommand(typed: Typed, words: readonly string[], host: Host): Promise<ExitCode> {
  const access: Access = {
    has: ({ name }) => typed.flags.has(name),
    value: ({ name }) => typed.flags.get(name),
    values: ({ name }) => typed.all.get(name) ?? [],
  };
  if (opensScreen(typed, host)) return openScreen(typed, access, host, {});
  // OpenClaw: `models` alone is its status.
  const command = commandFor(words.length === 0 ? ['status'] : words);
  if (command === undefined) return unknownCommand(host.out, words);
  const rest = words.slice(command.name.split(' ').length);
  const misuse =
    misuseOf(typed, words.length === 0 ? undefined : command.name, command.flags) ?? miscount(command, rest);
  if (misuse !== undefined) return misused(host.out, misuse, words.length === 0 ? undefined : command.name);
  const setup = command.screen?.({ words: rest, flags: [...typed.flags.keys()] });
  if (setup !== undefined && host.isTerminal) return openScreen(typed, access, host, { setup });
  if (access.has(GLOBAL.demo))
    host.out.note('Demo: a temporary home with fake servers. Nothing of yours is read or changed.');
  return withWorld(access, host, (world) =>
    command.run({
      world,
      name: command.name,
      words: rest,
      ...access,
      out: host.out,
      interrupt: host.interrupt,
      progress: host.progress ?? (() => {}),
      readStdin: host.readStdin,
      askSecret: host.askSecret,
      person: host.person,
    }),
  );
}

const commandFor = (words: readonly string[]): Command | undefined =>
  COMMANDS.find(({ name }) => name.split(' ').every((part, i) => part === words[i]));

/** Those whose names go on after these words. */
const commandsIn = (words: readonly string[]): readonly Command[] =>
  words.length === 0 ? [] : COMMANDS.filter(({ name }) => name.startsWith(`${words.join(' ')} `));

type Access = Pick<Call, 'has' | 'value' | 'values'>;

async function openScreen(
  typed: Typed,
  access: Access,
  host: Host,
  first: Pick<TuiOptions, 'setup'>,
): Promise<ExitCode> {
  const misuse = misuseOf(typed, undefined, SCREEN_FLAGS);
  if (misuse !== undefined) return misused(host.out, misuse, undefined);
  const home = homeOptions(access);
  if (!home.ok) {
    host.out.note(home.problem.says);
    return home.problem.exit;
  }
  const options = {
    home: home.value,
    isDemo: access.has(GLOBAL.demo),
    probesAtStart: !access.has(FLAGS.noProbe),
    ...first,
  };
  return withWorld(access, host, (world) => host.startTui(world, options));
}

/** Flags that ask for output mean that no screen is wanted. The terminal is asked last: that opens it. */
const opensScreen = ({ words, flags }: Typed, host: Host): boolean =>
  words.length === 0 && ![FLAGS.json, FLAGS.plain, FLAGS.check].some(({ name }) => flags.has(name)) && host.isTerminal;

async function withWorld({ has }: Access, host: Host, run: (world: World) => Promise<ExitCode>): Promise<ExitCode> {
  const { world, close } = await host.openWorld(has(GLOBAL.demo) ? 'demo' : 'real');
  try {
    return await run(world);
  } finally {
    await close();
  }
}

function misuseOf({ flags }: Typed, command: string | undefined, own: readonly Flag[]): Misuse | undefined {
  const allowed: readonly Flag[] = [...own, ...Object.values(GLOBAL)];
  const wrong = [...flags.keys()].find((name) => !allowed.some((flag) => flag.name === name));
  if (wrong === undefined) return undefined;
  // OpenClaw: `models set` refuses --agent in these words, since it would not do what it seems to.
  if (wrong === FLAGS.agent.name && command !== undefined)
    return {
      says: `pincer ${command} does not support --agent; it only knows the global model defaults. Remove --agent.`,
    };
  return { says: `Pincer does not recognize option "--${wrong}" here.` };
}

function miscount({ params }: Command, rest: readonly string[]): Misuse | undefined {
  const required = params.filter(({ count }) => count === 'one');
  const missing = required[rest.length];
  if (missing !== undefined) return { says: `Missing required argument "${missing.name}".` };
  const takesAny = params.some(({ count }) => count === 'any');
  const most = params.filter(({ count }) => count !== 'any').length;
  return rest.length > most && !takesAny ? { says: 'Too many arguments for this command.' } : undefined;
}

function misused(out: Out, { says, near }: Misuse, command: string | undefined): ExitCode {
  out.note(says);
  if (near !== undefined) out.note(`Did you mean "${near}"?`);
  out.note(`Try: pincer ${command === undefined ? '' : `${command} `}--help`);
  return EXIT.failed;
}

function unknownCommand(out: Out, words: readonly string[]): ExitCode {
  const known = groupOf(words);
  const group = commandsIn(known);
  if (group.length > 0 && known.length === words.length) {
    out.note(groupHelp(known.join(' '), group));
    return EXIT.failed;
  }
  const typed = words[known.length] ?? '';
  const candidates = (group.length > 0 ? group : COMMANDS).map(({ name }) => name.split(' ')[known.length] ?? '');
  const near = nearest(typed, candidates);
  // A key may stand where a command should, and is not to be repeated.
  const shown = maskSpans(typed, tokenSpans(typed));
  const misuse = { says: `Pincer does not know the command "${shown}".`, ...(near === undefined ? {} : { near }) };
  return misused(out, misuse, known.length > 0 ? known.join(' ') : undefined);
}

/** As many of the words as begin the name of a command. */
const groupOf = (words: readonly string[]): readonly string[] =>
  [words.slice(0, 2), words.slice(0, 1)].find((start) => commandsIn(start).length > 0) ?? [];

function help(out: Out, words: readonly string[]): ExitCode {
  const command = commandFor(words);
  const known = groupOf(words);
  if (command !== undefined) out.say(commandHelp(command));
  else if (known.length > 0) out.say(groupHelp(known.join(' '), commandsIn(known)));
  else if (words.length === 0) out.say(programHelp(COMMANDS));
  else return unknownCommand(out, words);
  return EXIT.done;
}
