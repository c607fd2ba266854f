import type { Made } from '../../services/operations/makeChanges.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import type { DiffLine, Hunk } from '../../state/domain/edits/diff.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { FileKind } from '../../state/domain/history/journal.js';
import type { Home } from '../../state/domain/home.js';
import type { Notice } from '../../state/domain/patch.js';
import type { Out } from '../print.js';
import { tellProblems } from './home.js';

/** What a person may not expect. Files of the home are named from there on. */
export function tellNotices(out: Out, home: Home, notices: readonly Notice[]): void {
  for (const notice of notices) {
    const { says, next } = noticeWords(notice);
    const short = says.replaceAll(`${home.paths.home}/`, '~/');
    out.note(next === undefined ? short : `${short}\n  ${next}`);
  }
}

/** What a dry run prints: all of what would change, and that nothing did. */
export function tellPreview(out: Out, home: Home, { files }: Preview): void {
  for (const { file, hunks } of files) out.lines(diffLines(shortenHome(file, home.paths.home), hunks));
  out.note('Dry run: nothing was written.');
}

/** The same on stderr, for commands whose stdout is OpenClaw's. */
export function notePreview(out: Out, home: Home, { files }: Preview): void {
  for (const { file, hunks } of files)
    if (hunks.length > 0) out.note(diffLines(shortenHome(file, home.paths.home), hunks).join('\n'));
}

/** Which files were written, in OpenClaw's words, and what a person should know about it. */
export function tellMade(out: Out, home: Home, { files, mergedOver, warnings }: Made): void {
  const short = (path: string): string => shortenHome(path, home.paths.home);
  if (mergedOver) out.note('Somebody else changed the file meanwhile; their change and this one are both in it.');
  tellProblems(out, warnings);
  for (const { file, kind, removed, backup } of files) {
    const did = removed ? `Removed ${NAMES[kind]}` : `Updated ${NAMES[kind]}`;
    out.lines([`${did}: ${short(file)}`, ...(backup === undefined ? [] : [`  Backup: ${short(backup)}`])]);
  }
}

/** OpenClaw says "config" of every file that its config consists of. */
const NAMES: Readonly<Record<FileKind, string>> = {
  config: 'config',
  include: 'config',
  registry: 'registry',
  'auth store': 'auth store',
  'auth state': 'auth state',
  env: 'variables',
};

/** The same on stderr, for commands whose stdout is OpenClaw's. */
export const noteMade = (out: Out, home: Home, made: Made): void =>
  tellMade({ ...out, lines: (lines) => (lines.length === 0 ? undefined : out.note(lines.join('\n'))) }, home, made);

const MARKS: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', removed: '-', added: '+' };

/** In the form of `diff -u`. */
export function diffLines(file: string, hunks: readonly Hunk[]): readonly string[] {
  let shift = 0;
  const body = hunks.flatMap(({ start, lines }) => {
    const count = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length;
    const [same, removed, added] = [count('same'), count('removed'), count('added')];
    const head = `@@ -${range(start, same + removed)} +${range(start + shift, same + added)} @@`;
    shift += added - removed;
    return [head, ...lines.map(({ kind, text }) => `${MARKS[kind]}${text}`)];
  });
  return [`--- ${file}`, `+++ ${file}`, ...body];
}

/** `diff -u` counts an empty range from the line before it, so that `patch` takes a file that is new. */
const range = (start: number, count: number): string => `${count === 0 ? start - 1 : start},${count}`;
