import { cleanSecret, secretRef } from '../../state/domain/auth/secretText.js';
import { isVariableName } from '../../state/domain/secrets/variableNames.js';
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
  readonly take: () => Taken | undefined;
};

/** `variable`: what was typed in place of a key is the name of a variable, as OpenClaw writes references, and no secret. */
type Taken = { readonly kind: 'secret'; readonly text: string } | { readonly kind: 'variable'; readonly name: string };

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
      if (taken === undefined) return undefined;
      const name = wanted === undefined ? undefined : variableIn(taken);
      return name === undefined ? { kind: 'secret', text: taken } : { kind: 'variable', name };
    },
  };
}

/** What is being typed is short for a while, which is no finding. */
const findingsOf = (text: string, { provider, wants }: KeyWanted, isTyped: boolean): readonly SecretFinding[] =>
  keyShape(text, provider, wants)
    .filter(({ kind }) => !(isTyped && kind === 'short'))
    .map((finding) =>
      finding.kind === 'variable' && variableIn(text) !== undefined
        ? VARIABLE
        : {
            tone: keySeverity(finding) === 'refuse' ? 'bad' : 'warn',
            says: keyFindingWords(finding, provider),
          },
    );

const VARIABLE: SecretFinding = { tone: 'warn', says: 'This is the name of a variable: Enter refers to it.' };

/** `$NAME`, `${NAME}` and what else OpenClaw takes for one, or a bare name in capitals. */
function variableIn(text: string): string | undefined {
  const bare = text.trim();
  const ref = secretRef(bare);
  if (ref?.source === 'env') return ref.id;
  return isVariableName(bare) && bare.includes('_') ? bare : undefined;
}
