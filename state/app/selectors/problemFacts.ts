import type { Home } from '../../domain/home.js';
import { advise } from '../../domain/problem.js';
import { plain } from '../../domain/text.js';
import { span } from '../line.js';
import { BLANK, type Fact, fact } from './facts.js';
import { screenText } from './screenText.js';

/** Where it is, what it is, the line itself, and what to do. */
export function problemFacts(problem: Home['problems'][number], home: Home, redact: boolean): readonly Fact[] {
  const { says, next } = advise(problem);
  const text = 'place' in problem ? problem.place.text : undefined;
  return [
    fact('Problem', span(plain(screenText(says, home, redact)), 'bad')),
    ...(text === undefined ? [] : [fact('', span(plain(screenText(text, home, redact)), 'warn'))]),
    ...(next ? [fact('Next', span(plain(screenText(next, home, redact)), 'strong'))] : []),
    BLANK,
  ];
}
