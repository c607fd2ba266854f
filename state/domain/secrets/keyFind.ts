import { shortenHome } from '../config/pathText.js';
import type { Place } from '../place.js';
import type { Problem } from '../problem.js';
import type { SecretKind } from './secretPlaces.js';

/** What a file with a secret in it is. */
export type SecretFile =
  | 'config'
  | 'include'
  | 'registry'
  | 'auth store'
  | 'legacy store'
  | 'copy'
  | 'snapshot'
  | 'env';

/** A secret as text in a file. Holds nothing of it but a masked label. */
export type KeyFind = {
  /** With line, column and key path; a variable has its name as path. */
  readonly place: Place;
  readonly in: SecretFile;
  readonly what: SecretKind;
  /** Masked; of an address all but what is secret in it. */
  readonly label: string;
  /** In lower case, where it belongs to one. */
  readonly provider?: string;
  /** `plain`: it should stand elsewhere. `managed`: OpenClaw got and renews it. `kept`: in a dotenv, where it belongs. */
  readonly standing: 'plain' | 'managed' | 'kept';
};

/** A file with secrets that others than its owner may read. */
export type OpenFile = { readonly file: string; readonly mode: number };

export type KeyReport = {
  /** By file, and in the order of the file. */
  readonly finds: readonly KeyFind[];
  readonly openFiles: readonly OpenFile[];
  /** Files that could not be looked into. */
  readonly unread: readonly Problem[];
  /** How many files were looked into. */
  readonly searched: number;
};

/** Does anything in it need a hand? What OpenClaw manages, and what stands where it belongs, does not. */
export const needsHand = ({ finds, openFiles }: KeyReport): boolean =>
  openFiles.length > 0 || finds.some(({ standing }) => standing === 'plain');

/**
 * What to do about a secret, in a sentence. `home` is what `~` stands for, `env` the dotenv that secrets belong into; `all` is what
 * was found beside it.
 */
export function nextStep(
  find: KeyFind,
  paths: { readonly home: string; readonly env: string },
  all: readonly KeyFind[] = [],
): string | undefined {
  if (find.standing !== 'plain') return undefined;
  if (find.in === 'copy' || find.in === 'snapshot')
    return 'Mask it with: pincer config scrub, once it stands in the .env';
  if (find.in === 'legacy store') return 'Let OpenClaw take it over with: openclaw doctor --fix';
  if (find.what === 'comment') return 'Take it out of the comment.';
  if (find.what === 'reference')
    return `Put it into ${shortenHome(paths.env, paths.home)} under a name, and write that name here.`;
  if (find.what === 'address') return 'Take it out of the address; a header or an apiKey can refer to a variable.';
  const step = find.in === 'registry' ? registryStep(find, all) : undefined;
  if (step !== undefined) return step;
  if (find.provider !== undefined) return `Move it with: pincer config move-key ${find.provider}`;
  return looseStep(find, shortenHome(paths.env, paths.home));
}

function looseStep({ what, place }: KeyFind, env: string): string {
  return what === 'variable'
    ? `Move the line ${String(place.path?.at(-1))} to ${env}; OpenClaw reads it there too.`
    : `Put it into ${env} under a name, and write "\${NAME}" here.`;
}

function registryStep({ place, provider }: KeyFind, all: readonly KeyFind[]): string | undefined {
  if (place.path?.[2] === 'models')
    return 'OpenClaw fills it in from the config; as a header of the provider it would stay a reference.';
  if (all.some((other) => isMovable(other, provider))) return undefined;
  const only = provider === undefined ? '' : ` --provider ${provider}`;
  return `Write what the config says in its place with: pincer sync --take-config${only}`;
}

/** A key in a registry goes with the one that it was copied from. One that stands nowhere else is only old. */
const isMovable = ({ in: file, provider, standing }: KeyFind, wanted: string | undefined): boolean =>
  standing === 'plain' && provider === wanted && (file === 'config' || file === 'include' || file === 'auth store');
