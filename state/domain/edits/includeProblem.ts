import type { Place } from '../place.js';

/** A change that the files of a config cannot say as they are. */
export type IncludeProblem =
  /** The `$include` itself would have to go. `at`: the key path; `include`: what it names, absent where the change brings one. */
  | { readonly kind: 'include-owned'; readonly place: Place; readonly at: string; readonly include?: string }
  /** One file stands for several parts of the config, so a change of it would be one of all of them. `at`: their key paths. */
  | { readonly kind: 'include-shared'; readonly place: Place; readonly at: readonly string[] };

/** Words for `advise`. */
export function includeAdvice(problem: IncludeProblem): { readonly says: string; readonly next: string } {
  if (problem.kind === 'include-owned') {
    const { at, include } = problem;
    if (include === undefined) {
      return {
        says: `${at}: an $include is not set like a value; nothing was written`,
        next: `Write it into ${problem.place.file} in an editor, where it can be seen what it takes the place of.`,
      };
    }
    return {
      says: `Config write would flatten $include-owned config at ${at}; it comes from ${include}`,
      next: `Change what is in it key by key, edit ${include} directly, or remove the $include first.`,
    };
  }
  const { at, place } = problem;
  return {
    says: `${place.file} is included at ${at.join(' and at ')}; a change in it would change ${at.length === 2 ? 'both' : 'all of them'}`,
    next: 'Give each place a file of its own, or make the change in an editor if it is meant for all.',
  };
}
