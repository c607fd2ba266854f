import { unreachable } from '../result.js';
import { KEPT } from './words.js';

/** Why an Ollama did not do what it was asked. */
export type OllamaProblem =
  | { readonly kind: 'ollama-name'; readonly name: string }
  /** `says` and `next` as the words of a probe have them. */
  | { readonly kind: 'ollama-unanswered'; readonly baseUrl: string; readonly says: string; readonly next?: string }
  /** `near`: of those that are pulled. `where`: the library does not have it, or it is not pulled. */
  | {
      readonly kind: 'ollama-no-model';
      readonly name: string;
      readonly baseUrl: string;
      readonly where: 'library' | 'pulled';
      readonly near: readonly string[];
    }
  /** `said`: in its own words. */
  | { readonly kind: 'ollama-refused'; readonly does: string; readonly name: string; readonly said: string }
  /** A pull that was under way. */
  | { readonly kind: 'ollama-pull-cut'; readonly name: string; readonly why: string }
  /** Its version has no `/api/ps`. */
  | { readonly kind: 'ollama-untold'; readonly baseUrl: string };

type Words = { readonly says: string; readonly next?: string };

export function ollamaAdvice(problem: OllamaProblem): Words {
  switch (problem.kind) {
    case 'ollama-name':
      return {
        says: `${problem.name}: no name of a model that Ollama knows.`,
        next: 'Write it as name:tag, owner/name:tag or hf.co/owner/name:tag.',
      };
    case 'ollama-unanswered':
      return {
        says: `Ollama at ${problem.baseUrl} was asked. ${problem.says}`,
        ...(problem.next === undefined ? {} : { next: problem.next }),
      };
    case 'ollama-no-model':
      return noModel(problem);
    case 'ollama-refused':
      return { says: `Ollama did not ${problem.does} ${problem.name}: ${problem.said}` };
    case 'ollama-pull-cut':
      return { says: `The pull of ${problem.name} did not end well: ${problem.why}`, next: KEPT };
    case 'ollama-untold':
      return {
        says: `Ollama at ${problem.baseUrl} does not tell which models are loaded.`,
        next: 'Versions before 0.1.38 cannot; a newer one can.',
      };
    default:
      return unreachable(problem);
  }
}

function noModel({ name, baseUrl, where, near }: Extract<OllamaProblem, { kind: 'ollama-no-model' }>): Words {
  const has =
    near.length === 0 ? '' : `Of the models there, ${near.join(', ')} ${near.length === 1 ? 'is' : 'are'} near.`;
  if (where === 'library') {
    const next = has === '' ? 'Its names are at https://ollama.com/library.' : has;
    return { says: `Ollama finds no model ${name} to pull.`, next };
  }
  const pull = `Get it with: pincer ollama pull ${name}`;
  return { says: `Ollama at ${baseUrl} has no model ${name}.`, next: has === '' ? pull : `${has} ${pull}` };
}
