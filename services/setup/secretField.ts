import { cleanSecret } from '../../state/domain/auth/secretText.js';
import { keySeverity, keyShape } from '../../state/domain/setup/keyShape.js';
import { keyFindingWords } from '../../state/domain/setup/keyShapeWords.js';
import {
  type KeyWanted,
  NO_SECRET,
  type SecretFacts,
  type SecretFinding,
} from '../../state/domain/setup/secretFacts.js';

/** One line of text that nobody sees: a key, or an address with a code in it. It is nowhere but here until it is taken. */
export type SecretField = {
  /** Empties it; `undefined` for what will be no key. */
  readonly ask: (wanted: KeyWanted | undefined) => void;
  readonly add: (text: string, how: 'typed' | 'pasted') => SecretFacts;
  readonly edit: (edit: 'backspace' | 'clear') => SecretFacts;
  /** Hands it out and empties the field; `undefined` when there is nothing in it. */
  readonly take: () => string | undefined;
};

export function createSecretField(): SecretField {
  let text = '';
  let trimmed = false;
  let wanted: KeyWanted | undefined;
  let isTyped = false;
  const clear = (): void => {
    text = '';
    trimmed = false;
    isTyped = false;
  };
  const facts = (): SecretFacts =>
    text === ''
      ? { ...NO_SECRET, trimmed }
      : {
          length: [...text].length,
          trimmed,
          findings: wanted === undefined ? [] : findingsOf(text, wanted, isTyped),
        };
  return {
    ask: (next) => {
      clear();
      wanted = next;
    },
    add: (more, how) => {
      // A paste often has the line break or the blanks along that stood around the key where it was copied.
      const added = how === 'pasted' ? more.trim() : more;
      trimmed ||= added !== more;
      text += added;
      isTyped ||= how === 'typed';
      return facts();
    },
    edit: (edit) => {
      if (edit === 'clear') clear();
      else text = [...text].slice(0, -1).join('');
      return facts();
    },
    take: () => {
      const taken = cleanSecret(text);
      clear();
      return taken;
    },
  };
}

/** What is being typed is short for a while, which is no finding. */
const findingsOf = (text: string, { provider, wants }: KeyWanted, isTyped: boolean): readonly SecretFinding[] =>
  keyShape(text, provider, wants)
    .filter(({ kind }) => !(isTyped && kind === 'short'))
    .map((finding) => ({
      tone: keySeverity(finding) === 'refuse' ? 'bad' : 'warn',
      says: keyFindingWords(finding, provider),
    }));
