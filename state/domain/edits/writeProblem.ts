import { showPath } from '../keyPath.js';
import type { Place } from '../place.js';
import { unreachable } from '../result.js';
import { type IncludeProblem, includeAdvice } from './includeProblem.js';

/** What stops a write. In each of these cases the file is still what it was. */
export type WriteProblem =
  /** Somebody changed what this change builds on. `was` and `now` are values as shown to a person, secrets masked. */
  | { readonly kind: 'changed'; readonly place: Place; readonly was?: string; readonly now?: string }
  | {
      readonly kind: 'locked';
      readonly place: Place;
      readonly lock: string;
      readonly pid?: number;
      readonly waitedMs: number;
    }
  | { readonly kind: 'size-drop'; readonly place: Place; readonly before: number; readonly after: number }
  | { readonly kind: 'gateway-mode-removed'; readonly place: Place }
  | { readonly kind: 'would-be-invalid'; readonly place: Place; readonly message: string }
  | IncludeProblem
  | { readonly kind: 'read-only-dialect'; readonly place: Place; readonly version: string; readonly because: string }
  | { readonly kind: 'nix-mode'; readonly place: Place }
  | { readonly kind: 'not-utf8'; readonly place: Place }
  | { readonly kind: 'not-a-file'; readonly place: Place }
  | { readonly kind: 'no-space'; readonly place: Place; readonly code: string }
  | { readonly kind: 'not-permitted'; readonly place: Place; readonly code: string }
  | { readonly kind: 'write-failed'; readonly place: Place; readonly code: string }
  /** The new file took its place, and then the disk failed. What is there may be either. */
  | { readonly kind: 'unconfirmed'; readonly place: Place; readonly code: string }
  | { readonly kind: 'not-verified'; readonly place: Place; readonly message: string };

/** Words for `advise`: a table of its own because writing can fail in so many ways. */
export function writeAdvice(problem: WriteProblem): { readonly says: string; readonly next: string } {
  const { file } = problem.place;
  switch (problem.kind) {
    case 'changed':
      return {
        says: `${spot(problem.place)} was changed by somebody else${fromTo(problem)}; nothing was written`,
        next: 'Look at it as it is now, and make the change again.',
      };
    case 'locked':
      return {
        says: `${file} is locked by ${holder(problem.pid)}; gave up after ${Math.round(problem.waitedMs / 1000)} s`,
        next: lockAdvice(problem),
      };
    case 'size-drop':
      return {
        says: `The result would be ${problem.after} bytes where ${file} has ${problem.before}; OpenClaw rejects a file that shrinks to less than half (size-drop:${problem.before}->${problem.after})`,
        next: 'Make that change in an editor, or in smaller steps.',
      };
    case 'gateway-mode-removed':
      return {
        says: `The result would no longer have gateway.mode; OpenClaw rejects that (gateway-mode-removed)`,
        next: 'Keep gateway.mode in the file.',
      };
    case 'would-be-invalid':
      return {
        says: `OpenClaw would reject the result: ${spot(problem.place)}: ${problem.message}`,
        next: 'Nothing was written. Choose another value.',
      };
    case 'include-owned':
    case 'include-shared':
      return includeAdvice(problem);
    case 'read-only-dialect':
      return {
        says: `${file} belongs to OpenClaw ${problem.version} (${problem.because}), which is read but not written`,
        next: 'Use the openclaw command to change it.',
      };
    case 'nix-mode':
      return {
        says: `OPENCLAW_NIX_MODE=1: ${file} is managed by Nix`,
        next: 'Change the Nix source of this config instead.',
      };
    case 'not-utf8':
      return {
        says: `${file} is not valid UTF-8; writing it back would lose bytes`,
        next: 'Save it as UTF-8 in an editor first.',
      };
    case 'not-a-file':
      return {
        says: `${file} is not a regular file`,
        next: 'Move what is there out of the way, or point OPENCLAW_CONFIG_PATH at a file.',
      };
    case 'no-space':
      return {
        says: `No space to write ${file} (${problem.code}); the old file is whole`,
        next: 'Free some space, then try again.',
      };
    case 'not-permitted':
      return {
        says: `${file} may not be written (${problem.code}); it is unchanged`,
        next: 'Check the owner and permissions of the file and its folder.',
      };
    case 'write-failed':
      return {
        says: `${file} could not be written (${problem.code}); it is unchanged`,
        next: 'Try again, or make the change in an editor.',
      };
    case 'unconfirmed':
      return { says: `The disk did not confirm the change of ${file} (${problem.code})`, next: EITHER };
    case 'not-verified':
      return { says: `${file}: ${problem.message}`, next: REPORT };
    default:
      return unreachable(problem);
  }
}

const REPORT = 'Make this change in an editor, and please report the case: it should not happen.';

const EITHER = 'The old text is there, or the new one. Check the disk, and make the change again if it is not there.';

const spot = (place: Place): string =>
  place.path === undefined ? place.file : `${showPath(place.path)} in ${place.file}`;

const holder = (pid: number | undefined): string => (pid === undefined ? 'another program' : `process ${pid}`);

const lockAdvice = ({ pid, lock }: { readonly pid?: number; readonly lock: string }): string =>
  pid === undefined
    ? `Wait until it is done. If nothing is writing, delete ${lock}.`
    : `Wait until process ${pid} is done, then try again.`;

function fromTo({ was, now }: { readonly was?: string; readonly now?: string }): string {
  if (was === undefined && now === undefined) return '';
  return ` (was ${was ?? 'absent'}, now ${now ?? 'absent'})`;
}
