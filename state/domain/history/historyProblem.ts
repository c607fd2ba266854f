import type { KeyPath } from '../json.js';
import { showPath } from '../keyPath.js';
import type { Place } from '../place.js';
import { unreachable } from '../result.js';

/** What may go wrong with the past. Nothing is changed in any of these cases, except where it says so. */
export type HistoryProblem =
  | { readonly kind: 'no-such-entry'; readonly id: string }
  | { readonly kind: 'no-such-snapshot'; readonly id: string }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'nothing-to-redo' }
  | { readonly kind: 'already-undone'; readonly id: string }
  | { readonly kind: 'not-undone'; readonly id: string }
  /** The write of this entry did not get to the files. */
  | { readonly kind: 'nothing-done'; readonly id: string }
  /** It tells of a file that OpenClaw does not have: somebody else wrote into the journal, or the folder is no agent's any more. */
  | { readonly kind: 'not-openclaws'; readonly place: Place; readonly id: string }
  /** All of what it changed says something else by now. */
  | { readonly kind: 'undo-overtaken'; readonly place: Place; readonly paths: readonly KeyPath[] }
  /** What the file was before is not known (any more). */
  | {
      readonly kind: 'text-not-kept';
      readonly place: Place;
      readonly id: string;
      readonly because: 'others' | 'gone' | 'scrubbed' | 'too many';
    }
  /** A warning: the write was made all the same. `because`: why, in words of another problem. */
  | {
      readonly kind: 'history-not-kept';
      readonly place: Place;
      readonly because: string;
      /** It was about what others did: Pincer only looked. */
      readonly looked?: true;
    }
  /** `because`, in words of another problem, it went wrong in the middle. Of several files these have the change, and could not be put back. */
  | {
      readonly kind: 'half-written';
      readonly place: Place;
      readonly files: readonly string[];
      readonly because: string;
    };

type Words = { readonly says: string; readonly next: string };

/** Words for `advise`. */
export function historyAdvice(problem: HistoryProblem): Words {
  switch (problem.kind) {
    case 'no-such-entry':
      return { says: `The journal has no entry ${problem.id}.`, next: 'See which it has with: pincer journal' };
    case 'no-such-snapshot':
      return { says: `There is no snapshot ${problem.id}.`, next: 'See which there are with: pincer config snapshots' };
    case 'nothing-to-undo':
      return {
        says: "There is nothing to undo: no change of Pincer's own still stands.",
        next: 'See what happened with: pincer journal',
      };
    case 'nothing-to-redo':
      return {
        says: 'There is nothing to redo: nothing was undone since the last change.',
        next: 'See what happened with: pincer journal',
      };
    case 'already-undone':
      return { says: `${problem.id} was undone already.`, next: 'Bring it again with: pincer config redo' };
    case 'not-undone':
      return { says: `${problem.id} was not undone, so there is nothing to bring again.`, next: 'See: pincer journal' };
    case 'nothing-done':
      return { says: `${problem.id} changed no file, so there is nothing to undo.`, next: 'See: pincer journal' };
    case 'undo-overtaken':
      return {
        says: `All that it changed in ${problem.place.file} was changed again since: ${listed(problem.paths)}; nothing was written`,
        next: 'Go back to a whole file with: pincer config restore (see pincer config snapshots)',
      };
    case 'not-openclaws':
      return {
        says: `${problem.id} tells of ${problem.place.file}, which is no file of OpenClaw's in this home; nothing was written`,
        next: 'Somebody wrote that into the journal, or no agent has that folder any more. See: pincer journal',
      };
    case 'text-not-kept':
      return {
        says: `${problem.id} cannot be undone: ${NOT_KEPT[problem.because]} (${problem.place.file})`,
        next: NEXT,
      };
    case 'history-not-kept':
      if (problem.looked)
        return {
          says: `What others change is not recorded: ${problem.because}`,
          next: `See to ${problem.place.file}.`,
        };
      return {
        says: `The change was made, but not recorded: ${problem.because}`,
        next: `It cannot be undone by Pincer. See to ${problem.place.file}.`,
      };
    case 'half-written':
      return {
        says: `${problem.because}; ${problem.files.join(', ')} has the change already and could not be put back`,
        next: 'See what stands where with: pincer journal; take it back with: pincer config undo',
      };
    default:
      return unreachable(problem);
  }
}

const NEXT = 'See which texts are kept with: pincer config snapshots';

const NOT_KEPT = {
  others: 'somebody else made it, and Pincer does not have the file as it was before',
  gone: 'the snapshot of the file as it was before is gone, or no longer whole; only the latest are kept',
  scrubbed: 'a secret was masked in the snapshot of the file as it was before',
  'too many': 'it changed too many values to take them back one by one, and the file was changed again since',
} as const;

const listed = (paths: readonly KeyPath[]): string => {
  const shown = paths.slice(0, 3).map(showPath).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
};
