import { isDangerousName } from '../config/envNames.js';
import { isSecretName } from '../masking/redact.js';
import { credentialEnv, envNamesFor, FORMER_ENV_MARKERS, keysFirst } from '../providers/credentialEnv.js';

/** What a variable is to hold. */
export type Wish = {
  readonly provider: string;
  readonly what: 'key' | 'token' | 'header';
  /** Of a header: its name. */
  readonly header?: string;
  /**
   * The provider's own variable would mean the same to OpenClaw: the provider has no other key beside this one, and sends it to no other
   * host than the one it is known for.
   */
  readonly mayUseOwn: boolean;
};

/** Names for a variable, the best first. None of them means something else to OpenClaw already. */
export function variableNames(wish: Wish): readonly string[] {
  const own = wish.mayUseOwn && wish.what !== 'header' ? ownName(wish) : undefined;
  const spellings = [wish.provider, `${wish.provider} provider`, `provider ${wish.provider}`];
  const plain = spellings.map((provider) => plainName({ ...wish, provider }));
  const base = plain.find(isFree) ?? plain.at(-1) ?? '';
  const numbered = Array.from({ length: MOST - 1 }, (_, i) => `${base}_${i + 2}`);
  return [...(own === undefined ? [] : [own]), base, ...numbered].filter((name) => name === own || isFree(name));
}

/** How many names are tried before giving up. */
const MOST = 20;

/** OpenClaw: the id of an env reference. */
export const isVariableName = (name: string): boolean => /^[A-Z][A-Z0-9_]{0,127}$/.test(name);

/** OpenClaw tries tokens of a login first; a key goes by the name of a key. */
function ownName({ provider, what }: Wish): string | undefined {
  const names = envNamesFor(provider).filter((name) => isVariableName(name) && !isDangerousName(name));
  return what === 'token' ? names.find((name) => /TOKEN/.test(name)) : keysFirst(names)[0];
}

function plainName({ provider, what, header = '' }: Pick<Wish, 'provider' | 'what' | 'header'>): string {
  const suffix =
    what === 'header'
      ? `${shouted(header.replace(/^x-/i, '')).slice(0, LONGEST_PART)}_HEADER`
      : what === 'token'
        ? 'TOKEN'
        : 'API_KEY';
  const name = shouted(provider).slice(0, LONGEST_PART);
  return `${/^[A-Z]/.test(name) ? '' : 'PROVIDER_'}${name}_${suffix}`.replace(/_{2,}/g, '_');
}

/** Of a provider or header. With both of them, what is around them and a number, OpenClaw's 128 characters are not all used. */
const LONGEST_PART = 50;

const shouted = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** Does a variable of this name hold a secret, as far as names tell? Those that stand in for a name that was taken do too. */
export const holdsSecret = (name: string): boolean => isSecretName(name.replace(/(?:_HEADER)?(?:_\d+)?$/, ''));

/** No provider reads it, and no program. */
const isFree = (name: string): boolean =>
  !isDangerousName(name) &&
  !FORMER_ENV_MARKERS.includes(name) &&
  ![...credentialEnv().values()].some((names) => names.includes(name));
