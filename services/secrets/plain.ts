import { isKeyVariable, isMarker, secretRef } from '../../state/domain/auth/secretText.js';
import { isReference } from '../../state/domain/masking/redact.js';
import { REDACTED } from '../../state/domain/secrets/sensitive.js';

/**
 * Is a text that stands where a secret would the secret itself? Not so: references, OpenClaw's notes to itself, names of variables,
 * and what people write where no key is needed or none is known yet. `names`: variables that refs of this home name.
 */
export function isPlainSecret(text: string, names: ReadonlySet<string>): boolean {
  const value = text.trim();
  if (value === '' || secretRef(value) !== undefined || isReference(value) || isMarker(value)) return false;
  if (isNote(value) || isVariable(value, names)) return false;
  // `Bearer ${NAME}` refers to all that is secret in it.
  const own = value.replace(/\$\{[A-Z_][A-Z0-9_]*\}/g, '').trim();
  return !(own !== value && own.replace(SCHEME, '').length < 4) && !isPlaceholder(own);
}

/** In a models.json a header says `secretref-env:NAME`; of a ref that is none any more, the text stays. */
const isNote = (value: string): boolean => /^(?:secretref-|__env__:|openclaw:)/.test(value) || value === REDACTED;

/** A key in capitals is rare, a name of a variable in its place is not: `MY_PROXY_KEY`. */
const isVariable = (value: string, names: ReadonlySet<string>): boolean =>
  names.has(value) ||
  isKeyVariable(value) ||
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN|SECRET|PASSWORD)$/.test(value);

const SCHEME = /^(?:Bearer|Basic|Token|Key)\s*/i;

/** What the examples of manuals say, and local servers that ask for a key and look at none. */
function isPlaceholder(own: string): boolean {
  const value = own.replace(SCHEME, '').toLowerCase();
  if (value === '' || value.includes('...') || value.includes('…')) return true;
  if (/^(?:<.*>|\[.*\]|\{.*\}|[*x\u2022.-]+|(?:sk-)?x{4,})$/.test(value)) return true;
  return DUMMIES.has(value.replace(/[\s_-]+/g, '')) || EXAMPLE.test(value);
}

const EXAMPLE =
  /^(?:sk-)?(?:your|enter|insert|paste|replace|put)[\s_-](?:.{0,40}[\s_-])?(?:key|token|secret|password|here)(?:[\s_-]here)?$/;

const DUMMIES: ReadonlySet<string> = new Set(
  'none null undefined empty dummy fake example placeholder changeme todo local ollama lmstudio vllm sglang litellm llamacpp notneeded notused notrequired unused nokey noapikey noauth na sknokeyrequired sknokeyneeded skdummy applefmlocal'.split(
    ' ',
  ),
);
