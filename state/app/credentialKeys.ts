import { nothingSelected } from './blocked.js';
import type { Binding, Where } from './keymap.js';
import type { Model } from './model.js';
import { isProven, profileRows, selectedProfile } from './selectors/credentials.js';
import { allProviders } from './selectors/providers.js';
import { selectedProvider } from './selectors/selected.js';

const noProfile = (model: Model): string | undefined =>
  selectedProfile(model) === undefined ? 'No profile is selected. a adds one.' : undefined;

function cannotClear(model: Model): string | undefined {
  const row = selectedProfile(model);
  if (row === undefined) return noProfile(model);
  if (row.rung.rest === undefined || row.rung.rest.until <= model.shell.now) return 'OpenClaw does not let it rest.';
  return isProven(model.proofs[row.id], row.rung.rest)
    ? undefined
    : 'Test it first: t. Its rest ends early only when it answers.';
}

const noProvider = (model: Model): string | undefined =>
  selectedProvider(model) === undefined ? 'No provider is selected.' : undefined;

function nothingToRemove(model: Model): string | undefined {
  const id = selectedProvider(model);
  const provider = allProviders(model.file.home).find((one) => one.id === id);
  if (id === undefined || provider === undefined) return 'No provider is selected.';
  if (provider.configured || profileRows(model, id).length > 0) return undefined;
  return 'OpenClaw brings it along: nothing of it stands in the config or in the auth store.';
}

const isRemoval = ({ overlay }: Model): boolean =>
  overlay?.kind === 'confirm' && overlay.question.kind === 'remove provider';

const HERE: readonly Where[] = ['credentials'];

/** Of the credentials of a provider, and what leads there. */
export const CREDENTIAL_KEYS: readonly Binding[] = [
  {
    keys: ['c'],
    where: ['providers', 'detail'],
    to: 'see and change the credentials of the provider',
    send: { scope: 'credentials', type: 'open' },
    blocked: noProvider,
    footer: 'credentials',
  },
  {
    keys: ['x'],
    where: ['providers'],
    to: 'remove the provider from the config',
    send: { scope: 'providers', type: 'remove' },
    writes: true,
    blocked: (model) => nothingSelected('providers')(model) ?? nothingToRemove(model),
  },
  {
    keys: ['c'],
    where: ['confirm'],
    to: 'say yes, and let the credentials go too',
    send: { scope: 'providers', type: 'remove it', credentials: true },
    blocked: (model) => (isRemoval(model) ? undefined : 'There are no credentials to let go here.'),
    footer: 'credentials too',
  },
  {
    keys: ['K'],
    where: HERE,
    to: 'try the profile earlier',
    send: { scope: 'credentials', type: 'shift', by: -1 },
    writes: true,
    blocked: noProfile,
    footer: 'earlier',
  },
  {
    keys: ['J'],
    where: HERE,
    to: 'try the profile later',
    send: { scope: 'credentials', type: 'shift', by: 1 },
    writes: true,
    blocked: noProfile,
    footer: 'later',
  },
  {
    keys: ['t', 'p'],
    where: HERE,
    to: 'test the profile itself',
    send: { scope: 'credentials', type: 'test' },
    blocked: noProfile,
    footer: 'test',
  },
  {
    keys: ['u'],
    where: HERE,
    to: 'end the rest of a profile that answered when it was tested',
    send: { scope: 'credentials', type: 'clear rest' },
    writes: true,
    blocked: cannotClear,
    footer: 'end rest',
    urgent: (model) => cannotClear(model) === undefined,
  },
  {
    keys: ['a'],
    where: HERE,
    to: 'add another account or key',
    send: { scope: 'credentials', type: 'add' },
    writes: true,
    footer: 'add',
  },
  {
    keys: ['A'],
    where: HERE,
    to: 'look at the next agent',
    send: { scope: 'credentials', type: 'next agent' },
    blocked: ({ file }) => (file.home.agents.length > 1 ? undefined : 'There is only one agent.'),
    footer: 'agent',
  },
  {
    keys: ['L'],
    where: HERE,
    to: 'log in again',
    send: { scope: 'setup', type: 'log in' },
    writes: true,
    footer: 'log in',
  },
  {
    keys: ['e'],
    where: HERE,
    to: 'give the profile another name',
    send: { scope: 'credentials', type: 'ask name' },
    writes: true,
    blocked: noProfile,
    footer: 'rename',
  },
  {
    keys: ['x'],
    where: HERE,
    to: 'remove the profile',
    send: { scope: 'credentials', type: 'remove' },
    writes: true,
    blocked: noProfile,
    footer: 'remove',
  },
];
