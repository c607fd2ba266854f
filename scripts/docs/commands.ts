import type { Flag } from '../../src/args.js';
import type { Command } from '../../src/commands/command.js';
import { GLOBAL, SCREEN_FLAGS } from '../../src/commands/flags.js';
import { COMMANDS } from '../../src/commands.js';
import { EXIT_MEANINGS } from '../../src/exitCodes.js';
import { usage } from '../../src/help.js';
import { blocks, code, table } from './markdown.js';

export function commandsPage(): string {
  return blocks([
    table(
      ['command', 'does'],
      COMMANDS.map((command) => [`[${code(usage(command))}](#${anchor(command)})`, command.summary]),
    ),
    ...COMMANDS.map(section),
    '## Options of every command',
    flags(Object.values(GLOBAL)),
    '## Options of the screen',
    flags(SCREEN_FLAGS),
    '## Exit codes',
    table(
      ['code', 'means'],
      EXIT_MEANINGS.map(({ code: number, means }) => [String(number), means]),
    ),
  ]);
}

// GitHub makes the anchor of a heading from its letters, digits, spaces and hyphens.
const anchor = ({ name }: Command): string => `pincer-${name.replaceAll(' ', '-')}`;

function section(command: Command): string {
  const { name, summary, about = [], params, examples } = command;
  return blocks([
    `## pincer ${name}`,
    `${summary}.`,
    `\`\`\`\n${usage(command)}\n\`\`\``,
    ...about,
    params.length === 0
      ? ''
      : table(
          ['argument', 'is'],
          params.map((param) => [code(param.name), param.summary]),
        ),
    flags(command.flags),
    examples.length === 0 ? '' : `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
  ]);
}

const flags = (rows: readonly Flag[]): string =>
  rows.length === 0
    ? ''
    : table(
        ['option', 'does'],
        rows.map(({ name, value, also, summary }) => [
          [
            ...(also ?? []).filter((spelling) => !spelling.startsWith('--')),
            value === undefined ? `--${name}` : `--${name} ${value}`,
          ]
            .map(code)
            .join(' '),
          summary,
        ]),
      );
