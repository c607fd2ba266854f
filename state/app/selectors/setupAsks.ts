import type { Home } from '../../domain/home.js';
import { hasAllowlist } from '../../domain/models/allowlist.js';
import { plain } from '../../domain/text.js';
import { accountsOf } from '../setup/accounts.js';
import { isTemplate, signInFor } from '../setup/answering.js';
import type { SetupSlice } from '../setup/setupSlice.js';
import { roleQuestion } from '../setup/useOptions.js';

/** What the step asks, in a sentence or two. */
export function askedAt(step: keyof typeof ASKS, home: Home, setup: SetupSlice): string {
  switch (step) {
    case 'role':
      return roleQuestion(home, setup);
    case 'alias':
      return aliasQuestion(home, setup);
    case 'hosts':
      return hasAllowlist(home.models) ? ASKS.hosts : `${ASKS.hosts} ${arming('a name of a host')}`;
    case 'profile':
      return accountQuestion(home, setup);
    case 'address':
      // An address with a gap in it asks for what belongs there.
      return isTemplate(setup.field.text)
        ? 'The address, with what is yours in place of the parts in braces.'
        : ASKS.address;
    default:
      return ASKS[step];
  }
}

function aliasQuestion({ models }: Home, { answers }: SetupSlice): string {
  const what = `A short name to pick ${plain(answers.models?.[0] ?? 'the model')} by; empty for none.`;
  return hasAllowlist(models) ? what : `${what} ${arming('a short name')}`;
}

function accountQuestion(home: Home, { answers }: SetupSlice): string {
  const there = accountsOf(home, signInFor(answers)?.provider).map(plain).join(', ');
  return `Which account is it? One of the same name is replaced; another name stands beside it. There is ${there}.`;
}

/** OpenClaw keeps names and parameters of models where the list of allowed ones is. */
const arming = (what: string): string =>
  `Until now every model may be chosen; ${what} begins the list of those that may, with what is in use on it.`;

const ASKS = {
  resume: 'A set-up was begun and not finished.',
  'sign in': 'How do you want to sign in?',
  api: 'Which API does it speak?',
  region: 'Where is it?',
  credential: 'Which credential?',
  role: '',
  place: 'Where does the key go?',
  address: 'The address, as in the documentation of the server: http://host:port/v1. Without a key in it.',
  name: 'The id of the provider: the part before the / of its models.',
  alias: '',
  profile: '',
  hosts:
    'Which hosts may OpenRouter pass requests on to, such as those of your region? Their names as the page of the model has them: together, deepinfra/turbo. Empty for any.',
  expires: 'When does the token end? 365d, 12h, 1h30m from now; a bare number is days. Empty where nobody says.',
  variable: 'The variable that is to hold the key, in the .env of OpenClaw.',
} as const;
