import type { Flag } from './args.js';
import type { Command, Param } from './commands/command.js';
import { GLOBAL, SCREEN_FLAGS } from './commands/flags.js';
import { EXIT_MEANINGS } from './exitCodes.js';

const WIDTH = 80;

/** `pincer fallbacks add [options] <model>`; docs/commands.md is headed by it too. @public */
export function usage(command: Command): string {
  return `pincer ${command.name} [options]${command.params.map(param).join('')}`;
}

export function commandHelp(command: Command): string {
  return sections([
    `Usage: ${usage(command)}`,
    wrap(command.summary, 0),
    ...(command.about ?? []).map((paragraph) => wrap(paragraph, 0)),
    table(
      'Arguments:',
      command.params.map(({ name, summary }) => [name, summary]),
    ),
    table('Options:', flagRows(command.flags)),
    table('Global options:', flagRows(Object.values(GLOBAL))),
    list('Examples:', command.examples),
  ]);
}

/** For a first word that takes a second one, such as `fallbacks`. */
export function groupHelp(group: string, commands: readonly Command[]): string {
  return sections([
    `Usage: pincer ${group} [options] [command]`,
    table('Commands:', commandRows(commands)),
    `Run \`pincer ${group} <command> --help\` for its options.`,
  ]);
}

export function programHelp(commands: readonly Command[]): string {
  return sections([
    'Usage: pincer [options] [command]',
    wrap(
      "A terminal control console for OpenClaw's model providers. Without a command it opens on the screen; where there is no terminal, it prints the status.",
      0,
    ),
    table('Commands:', commandRows(commands)),
    table('Options:', flagRows([...SCREEN_FLAGS, ...Object.values(GLOBAL)])),
    table(
      'Exit codes:',
      EXIT_MEANINGS.map(({ code, means }) => [String(code), means]),
    ),
    wrap(
      '`pincer models status` is the same as `pincer status`, and so on, so that scripts can swap one for the other.',
      0,
    ),
  ]);
}

const sections = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

const flagRows = (flags: readonly Flag[]): readonly Row[] =>
  flags.map(({ name, value, also, summary }) => {
    const short = also?.find((spelling) => !spelling.startsWith('--'));
    const long = value === undefined ? `--${name}` : `--${name} ${value}`;
    return [short === undefined ? long : `${short}, ${long}`, summary];
  });

const commandRows = (commands: readonly Command[]): readonly Row[] =>
  commands.map((command) => [`${command.name}${command.params.map(param).join('')}`, command.summary]);

function param({ name, count }: Param): string {
  if (count === 'one') return ` <${name}>`;
  return count === 'optional' ? ` [${name}]` : ` [${name}…]`;
}

type Row = readonly [term: string, text: string];

function table(title: string, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const column = Math.max(...rows.map(([term]) => term.length)) + 4;
  const lines = rows.map(([term, text]) => `  ${term.padEnd(column - 2)}${wrap(text, column)}`);
  return [title, ...lines].join('\n');
}

const list = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : [title, ...items.map((item) => `  ${item}`)].join('\n');

function wrap(text: string, indent: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1] ?? '';
    if (line !== '' && line.length + 1 + word.length > WIDTH - indent) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
