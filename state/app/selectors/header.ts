import { shortenHome } from '../../domain/config/pathText.js';
import type { Home } from '../../domain/home.js';
import { cutMiddle, cutStart, plain } from '../../domain/text.js';
import { type Line, lineWidth, type Span, span } from '../line.js';
import type { Probes, Shell } from '../model.js';
import { driftCount } from './drift.js';
import { outcomeSpan } from './outcome.js';

export type HeaderFacts = {
  readonly home: Home;
  readonly shell: Pick<Shell, 'demo' | 'redact' | 'size'>;
  readonly defaultRef: string;
  readonly byRef: Probes['byRef'];
  readonly unsaved: number;
  readonly conflicts: number;
};

/** Which file, which agent, what answers and how, and what is not written yet. The right end is never cut. */
export function headerLine(facts: HeaderFacts): Line {
  const { home, shell, defaultRef, byRef } = facts;
  const { columns } = shell.size;
  const marks = marksOf(facts);
  const room = columns - lineWidth(marks) - 2;
  const entry = byRef[defaultRef];
  const state = entry ? [span(' '), outcomeSpan(entry, home)] : [];
  const name: Line = [span(' pincer', 'accent')];
  const file = shell.redact ? 'openclaw.json' : plain(shortenHome(home.paths.config, home.paths.home));
  const full: Line = [span('   default ', 'idle')];
  const needs = lineWidth([...name, ...full, span(plain(defaultRef)), ...state]);
  // The mark that the chain gives to what answers first.
  const label: Line = needs <= room ? full : [span('  ▶ ', 'accent')];
  const spare = room - lineWidth([...name, ...label, ...state]);
  const ref: Line = [...label, span(cutMiddle(plain(defaultRef), Math.min(48, spare)), 'strong'), ...state];
  const agent: Line = [span('   agent ', 'idle'), span(plain(home.paths.agentId))];
  // What matters most gets its place first: what answers, then which file, then whose agent.
  let left = room - lineWidth(name) - lineWidth(ref);
  const path: Line = left >= 17 ? [span('   '), span(cutStart(file, Math.min(left - 3, 40)))] : [];
  left -= lineWidth(path);
  const whose = path.length > 0 && left >= lineWidth(agent) ? agent : [];
  const line = [...name, ...path, ...whose, ...ref];
  const gap = Math.max(1, columns - 1 - lineWidth(line) - lineWidth(marks));
  return [...line, span(' '.repeat(gap)), ...marks];
}

function marksOf({ home, shell, unsaved, conflicts }: HeaderFacts): Line {
  const marks: Span[] = [];
  const drift = driftCount(home);
  if (shell.demo) marks.push(span('demo', 'accent'));
  if (!home.dialect.writable) marks.push(span(`OpenClaw ${home.dialect.version}`, 'idle'));
  if (home.config.kind === 'absent') marks.push(span('no config yet', 'idle'));
  if (!home.dialect.writable || home.config.kind === 'broken') marks.push(span('read-only', 'warn'));
  if (shell.redact) marks.push(span('redacted', 'idle'));
  if (drift > 0) marks.push(span(`drift ${drift}`, 'warn'));
  if (conflicts > 0) marks.push(span(`conflict ${conflicts}`, 'bad'));
  if (unsaved > 0) marks.push(span(`unsaved ${unsaved}`, 'warn'));
  return marks.flatMap((mark) => [span('  '), mark]);
}
