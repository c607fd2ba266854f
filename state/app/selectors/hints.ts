import type { Home } from '../../domain/home.js';
import type { Admission } from '../../domain/models/allowlist.js';
import { advise } from '../../domain/problem.js';
import { plain } from '../../domain/text.js';
import type { Model, ModelsSlice } from '../model.js';
import type { Hop } from './hops.js';
import { readOnlyWords } from './readOnly.js';
import { screenText } from './screenText.js';

/** What stands under the rows of a pane that has little to show: the next step, and the key to it. */

/** Where nothing can answer, the way to the first answer. Said only when that is known. */
export function modelsHint(
  home: Home,
  usable: number,
  { all, filter }: Pick<ModelsSlice, 'all' | 'filter'>,
  shown: number,
): readonly string[] {
  if (filter !== '') return shown === 0 && !all ? ['Enter and then A look among all there are.'] : [];
  if (usable > 0 || home.config.kind === 'broken' || home.auth.unreadStore !== undefined) return [];
  const noModel = 'No model can answer yet: OpenClaw finds no credential that works.';
  if (readOnlyWords(home) !== undefined) return [noModel, 'A shows every model there is.'];
  return [
    noModel,
    'a sets a provider up: a key, a login, or a server of your own. Nothing is written before you have seen it.',
    'A shows every model there is. To look around first: q, then pincer --demo',
  ];
}

/** Hops that the allowlist keeps out, and a chain of one. `admits` as `admissions` gives it. */
export function chainHint(
  home: Home,
  hops: readonly Hop[],
  filter: string,
  admits: (ref: string) => Admission | undefined,
): readonly string[] {
  const isOut = ({ ref }: Hop): boolean => ref !== undefined && admits(ref) === undefined;
  const canChange = readOnlyWords(home) === undefined;
  if (canChange && hops.some(isOut)) {
    return ['Space puts the selected hop on the allowlist.'];
  }
  const isAlone = hops.length > 0 && !hops.some(({ role }) => role === 'fallback');
  if (filter !== '' || !isAlone) return [];
  return ['Nothing follows when it fails.', ...(canChange ? ['a adds a fallback.'] : [])];
}

/** Those that are not shown unasked. */
export const providersHint = (all: boolean, shown: number, known: number, filter: string): readonly string[] =>
  all || filter !== '' || known <= shown
    ? []
    : [`a sets a provider up; A shows the other ${known - shown} that OpenClaw knows.`];

/** What the journal is, while it has little to show, and what is wrong with it. */
export const journalHint = (
  { isRead, entries, problems }: Model['history'],
  home: Home,
  redact: boolean,
): readonly string[] => [
  ...problems.map((problem) => plain(screenText(advise(problem).says, home, redact))),
  ...(isRead && entries.length === 0
    ? ['Here stands what Pincer writes, and what others change in the files of OpenClaw from the first look on.']
    : []),
];

export const snapshotsHint = ({ isRead, snapshots }: Model['history']): readonly string[] =>
  isRead && snapshots.length === 0 ? ['Before each write of Pincer, the file as it was is kept here.'] : [];
