import { sayCost } from '../../domain/probe/cost.js';
import type { ProbeKind } from '../../domain/probe.js';
import { unreachable } from '../../domain/result.js';
import { plain, wrap } from '../../domain/text.js';
import { overlayArea } from '../layout.js';
import { type Line, span } from '../line.js';
import type { Question, Shell } from '../model.js';

export function questionTitle(question: Question): string {
  switch (question.kind) {
    case 'quit':
      return 'Quit without writing?';
    case 'probe all':
      return SENDS[question.probe];
    case 'remove provider':
      return 'Remove the provider?';
    case 'arm allowlist':
      return 'Turn the allowlist on?';
    case 'scrub':
      return 'Mask the key in old copies?';
    default:
      return unreachable(question);
  }
}

const SENDS: Readonly<Record<ProbeKind, string>> = {
  reach: 'List the models of each?',
  completion: 'Send a real request to each?',
  tools: 'Have each call a tool?',
  image: 'Show each a picture?',
};

/** What yes would do, in the words of someone who has to live with it. */
export function questionLines(question: Question, { size, redact }: Pick<Shell, 'size' | 'redact'>): readonly Line[] {
  const { columns } = overlayArea(size);
  return wordsOf(question, redact).flatMap((text) => wrap(text, columns - 2).map((line): Line => [span(` ${line}`)]));
}

function unasked(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    '',
    `Nothing is sent for the other ${count === 1 ? 'one' : count}: the files tell already why ${count === 1 ? 'it' : 'they'} would not answer.`,
  ];
}

function wordsOf(question: Question, redact: boolean): readonly string[] {
  switch (question.kind) {
    case 'quit':
      return [
        `${question.unsaved} ${question.unsaved === 1 ? 'change is' : 'changes are'} not written and will be lost.`,
        '',
        'Enter quits · Esc stays, then w shows them',
      ];
    case 'probe all':
      return [
        `${sayCost(question.cost)}.`,
        '',
        ...question.asked.map(plain),
        ...unasked(question.refs.length - question.asked.length),
        '',
        'Enter sends them · Esc does not',
      ];
    case 'arm allowlist':
      return [
        'There is no allowlist now: every model may be chosen.',
        `With one, only the models on it may be. It would hold the models in use and ${plain(question.ref)}.`,
        '',
        'Enter turns it on, in the draft · Esc leaves it off',
      ];
    case 'remove provider':
      return [
        `${plain(question.provider)} goes out of the config, and its models out of the chain and the allowlist.`,
        question.profiles === 1
          ? 'One auth profile belongs to it, and would be of no use.'
          : `${question.profiles} auth profiles belong to it, and would be of no use.`,
        '',
        'Enter shows what goes, credentials kept · c with the credentials too · Esc leaves everything',
      ];
    case 'scrub':
      return [
        `The key is out of the way now, but ${question.copies.length === 1 ? 'an older copy still holds' : `${question.copies.length} older copies still hold`} it:`,
        '',
        ...(redact ? ['(hidden)'] : listed(question.copies)),
        '',
        'A snapshot that is masked cannot be put back any more.',
        '',
        'Enter shows what masking it there would do · Esc leaves them as they are',
      ];
    default:
      return unreachable(question);
  }
}

const MOST_LISTED = 8;

function listed(texts: readonly string[]): readonly string[] {
  const shown = texts.slice(0, MOST_LISTED).map(plain);
  return texts.length <= MOST_LISTED ? shown : [...shown, `and ${texts.length - MOST_LISTED} more`];
}
