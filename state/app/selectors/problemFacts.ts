import type { Home } from '../../domain/home.js';
import { advise } from '../../domain/problem.js';
import { plain } from '../../domain/text.js';
import { span } from '../line.js';
import { BLANK, type Fact, fact } from './facts.js';

/** Where it is, what it is, the line itself, and what to do. */
export function problemFacts(problem: Home['problems'][number], home: Home): readonly Fact[] {
  const { says, next } = advise(problem);
  const text = 'place' in problem ? problem.place.text : undefined;
  return [
    fact('Problem', span(plain(shortenAll(says, home)), 'bad')),
    ...(text === undefined ? [] : [fact('', span(plain(text), 'warn'))]),
    ...(next ? [fact('Next', span(plain(next), 'strong'))] : []),
    BLANK,
  ];
}

const shortenAll = (text: string, home: Home): string => text.replaceAll(`${home.paths.home}/`, '~/');
