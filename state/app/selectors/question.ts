import { sayCost } from '../../domain/probe/cost.js';
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
      return 'Send a real request to each?';
    case 'arm allowlist':
      return 'Turn the allowlist on?';
    default:
      return unreachable(question);
  }
}

/** What yes would do, in the words of someone who has to live with it. */
export function questionLines(question: Question, size: Shell['size']): readonly Line[] {
  const { columns } = overlayArea(size);
  return wordsOf(question).flatMap((text) => wrap(text, columns - 2).map((line): Line => [span(` ${line}`)]));
}

function unasked(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    '',
    `Nothing is sent for the other ${count === 1 ? 'one' : count}: the files tell already why ${count === 1 ? 'it' : 'they'} would not answer.`,
  ];
}

function wordsOf(question: Question): readonly string[] {
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
    default:
      return unreachable(question);
  }
}
