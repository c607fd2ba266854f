import { picked } from '../../state/domain/scan/picked.js';
import { plain } from '../../state/domain/text.js';
import type { Call } from '../commands/command.js';

/** A model to choose, and what is known of it. */
type Option = { readonly modelRef: string; readonly hint: string };

/**
 * Lets a person choose several by number, in the order that they are to have; those proposed are marked. `undefined` when they gave up.
 * Asked on stderr, so that stdout stays the result.
 */
export async function askForModels(
  { out, person }: Call,
  question: string,
  rows: readonly Option[],
  proposed: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const width = String(rows.length).length;
  const lines = rows.map((row, i) => {
    const mark = proposed.includes(row.modelRef) ? '*' : ' ';
    return `${String(i + 1).padStart(width)} ${mark} ${plain(row.modelRef)}  ${row.hint}`;
  });
  out.note([question, ...lines].join('\n'));
  const marked = proposed.map((ref) => rows.findIndex(({ modelRef }) => modelRef === ref));
  const hint = marked.length === 0 ? 'Enter for none' : 'Enter for those marked *, none for none';
  for (;;) {
    const answer = await person.askLine(`Numbers in the order you want, such as 2 1 or 3-5 (${hint}): `, signal);
    if (answer === undefined) return undefined;
    const places = picked(answer, rows.length, marked);
    if (places !== undefined) return places.flatMap((place) => rows[place]?.modelRef ?? []);
    out.note(`Give numbers from 1 to ${rows.length}, "all" or "none".`);
  }
}

/** Anything but a yes is a no. */
export async function askYes({ person }: Call, question: string, signal: AbortSignal): Promise<boolean> {
  const answer = await person.askLine(`${question} [y/N] `, signal);
  return /^\s*y(es)?\s*$/i.test(answer ?? '');
}
