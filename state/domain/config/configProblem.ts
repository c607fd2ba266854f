import { dottedPath, type Place, placeText } from '../place.js';
import { unreachable } from '../result.js';

/** What may be wrong with a file that is read, and with what a config says. */
export type ConfigProblem =
  /** `hint`: what was probably meant. */
  | { readonly kind: 'syntax'; readonly place: Place; readonly message: string; readonly hint?: string }
  | { readonly kind: 'unreadable'; readonly place: Place; readonly code: string }
  | { readonly kind: 'invalid'; readonly place: Place; readonly message: string }
  /** A `${NAME}` in the config whose variable is unset or empty; the text stays as written. */
  | { readonly kind: 'missing-env'; readonly place: Place; readonly name: string }
  /** An `$include` that OpenClaw refuses; `message` in its words. */
  | { readonly kind: 'include'; readonly place: Place; readonly message: string }
  /** Valid text that OpenClaw's strict schema rejects: every `models …` command then fails. */
  | { readonly kind: 'openclaw-rejects'; readonly place: Place; readonly message: string }
  /** Two dotenv files give one variable different values. */
  | {
      readonly kind: 'env-conflict';
      readonly kept: string;
      readonly ignored: string;
      readonly names: readonly string[];
    };

/** By code; everything else is a matter of owners and permissions. */
const READ_ADVICE: Readonly<Record<string, string>> = {
  EISDIR: 'There is a folder of that name. Move it out of the way, or point OPENCLAW_CONFIG_PATH at the file.',
  'not-a-file':
    'It is a pipe, a socket or a device. Move it out of the way, or point OPENCLAW_CONFIG_PATH at the file.',
  'not-utf8': 'Save it as UTF-8 in an editor.',
  ELOOP: 'It is a link that leads back to itself. Let it lead to the file.',
};

type Words = { readonly says: string; readonly next?: string };

export function configAdvice(problem: ConfigProblem): Words {
  switch (problem.kind) {
    case 'syntax':
      return {
        says: `${placeText(problem.place)}: ${problem.message}`,
        next: problem.hint ?? 'Fix that line; nothing is written to this file until it parses.',
      };
    case 'unreadable':
      return {
        says: `${problem.place.file} cannot be read (${problem.code})`,
        next: READ_ADVICE[problem.code] ?? 'Check its owner and permissions.',
      };
    case 'invalid':
      return { says: `${placeText(problem.place)}: ${problem.message}` };
    case 'missing-env':
      return {
        // OpenClaw's own sentence, so that a search for it leads somewhere.
        says: `Config (${problem.place.file}): missing env var "${problem.name}" at ${dottedPath(problem.place.path)} - feature using this value will be unavailable`,
        next: `Set ${problem.name}, or put it into ~/.openclaw/.env.`,
      };
    case 'include':
      return {
        says: `${placeText(problem.place)}: ${problem.message}`,
        next: 'OpenClaw reads nothing of this config until that is mended.',
      };
    case 'openclaw-rejects':
      return {
        says: `${placeText(problem.place)}: ${keyed(problem.place)}${problem.message}`,
        next: 'OpenClaw refuses the whole file for this; `pincer config validate` lists everything that it refuses.',
      };
    case 'env-conflict':
      return {
        says: `Conflicting values in ${problem.kept} and ${problem.ignored} for ${problem.names.join(', ')}; keeping ${problem.kept}.`,
      };
    default:
      return unreachable(problem);
  }
}

/** What OpenClaw's own list of faults begins a line with. */
const keyed = ({ path }: Place): string => (path === undefined || path.length === 0 ? '' : `${dottedPath(path)}: `);
