import { unreachable } from '../result.js';

/** Why a provider or a plugin is not changed. Nothing was written in any of these cases. */
export type ProviderProblem =
  /** Nothing in the files is about it. `because`, as a sentence, where there is something to say. */
  | { readonly kind: 'nothing-of-provider'; readonly provider: string; readonly because?: string }
  | {
      readonly kind: 'no-such-plugin';
      readonly plugin: string;
      /** What the documents of it became. */
      readonly because?: string;
      readonly next?: string;
      readonly near?: string;
    }
  /** `by`: a key path of the config. */
  | { readonly kind: 'plugin-ruled-out'; readonly plugin: string; readonly by: string };

type Words = { readonly says: string; readonly next?: string };

export function providerAdvice(problem: ProviderProblem): Words {
  switch (problem.kind) {
    case 'nothing-of-provider':
      return {
        says: `Nothing in the config is about ${problem.provider}${problem.because === undefined ? '' : `: ${problem.because}`}`,
        next: 'See what there is with: pincer providers list',
      };
    case 'no-such-plugin':
      return {
        says: `Plugin not found: ${problem.plugin}${problem.because === undefined ? '' : `. ${problem.because}`}`,
        next:
          problem.next ??
          (problem.near === undefined
            ? `Run "openclaw plugins list" to see what is installed, or "openclaw plugins search ${problem.plugin}".`
            : `Did you mean ${problem.near}?`),
      };
    case 'plugin-ruled-out':
      return {
        says: `Plugin ${problem.plugin} could not be enabled: ${problem.by} keeps it out`,
        next: `Change ${problem.by} first, if that is meant to be.`,
      };
    default:
      return unreachable(problem);
  }
}
