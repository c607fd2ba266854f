import type { Home } from '../../domain/home.js';
import { advise, type Problem } from '../../domain/problem.js';
import { plain } from '../../domain/text.js';
import { type Line, span } from '../line.js';
import { memo } from '../memo.js';
import { screenText } from './screenText.js';

/** What went wrong while reading, above the panes: the worst of it in a line or two, and how to see the rest. */
export const bannerLines = memo((home: Home, redact: boolean): readonly Line[] => {
  const worst = home.problems.find(stopsWriting) ?? home.problems[0];
  if (!worst) return [];
  const { says } = advise(worst);
  const more = home.problems.length > 1 ? `  (+${home.problems.length - 1} more: E)` : '  (E says more)';
  const words = plain(screenText(says, home, redact));
  const first: Line = stopsWriting(worst)
    ? [span(' ✖ ', 'bad'), span(words, 'bad'), span(more, 'idle')]
    : [span(' ◐ ', 'warn'), span(words, 'warn'), span(more, 'idle')];
  const text = 'place' in worst ? worst.place.text : undefined;
  return text === undefined ? [first] : [first, [span(`   ${plain(screenText(text, home, redact))}`, 'idle')]];
});

const stopsWriting = ({ kind }: Problem): boolean => kind === 'syntax' || kind === 'unreadable' || kind === 'include';
