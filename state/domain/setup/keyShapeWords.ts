import { canonicalId } from '../providers/aliases.js';
import { providerRow } from '../providers/table.js';
import { unreachable } from '../result.js';
import type { KeyFinding } from './keyShape.js';

/** For the person who pasted it: what it is, and what to do. */
export function keyFindingWords(finding: KeyFinding, provider: string): string {
  const label = providerRow(canonicalId(provider))?.label ?? provider;
  switch (finding.kind) {
    case 'empty':
      return 'Nothing was pasted.';
    case 'stray-space':
      return `White space around the key or line breaks in it are taken off: ${finding.length} characters stay.`;
    case 'quoted':
      return 'There are quotation marks around it: paste the key without them.';
    case 'blank-inside':
      return 'There are blanks in it: a key has none.';
    case 'unsendable':
      return 'There are characters in it that no key has: copy it again from where it was made.';
    case 'command':
      return 'This looks like a command, not like a key: paste the key alone.';
    case 'assignment':
      return 'This looks like NAME=value: paste only what stands after the equals sign.';
    case 'address':
      return 'This is an address, not a key.';
    case 'json':
      return 'This is JSON, not a key.';
    case 'private-key':
      return 'This is a private key or certificate, not an API key.';
    case 'variable':
      return 'This is the name of a variable, not its value: choose the variable as the credential instead.';
    case 'placeholder':
      return 'This is a placeholder of OpenClaw for servers without keys: OpenClaw would not send it.';
    case 'masked':
      return 'Part of this key is left out, as sites and logs show keys: copy the whole key.';
    case 'of-another':
      return `This looks like a key of ${finding.owner}, not of ${label}.`;
    case 'token-for-key':
      return 'This looks like a setup-token, not like an API key: sign in with "setup-token" instead.';
    case 'key-for-token':
      return 'A setup-token begins with sk-ant-oat01-: run `claude setup-token` and paste what it prints.';
    case 'cut-token':
      return `A setup-token has at least ${finding.least} characters and this has ${finding.length}: paste all of it.`;
    case 'short':
      return `${finding.length} characters are few for a key.`;
    default:
      return unreachable(finding);
  }
}
