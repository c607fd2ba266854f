import type { Model } from './model.js';
import { isProven, profileRows, selectedProfile } from './selectors/credentials.js';
import { allProviders } from './selectors/providers.js';
import { selectedProvider } from './selectors/selected.js';

/** Why a key that is about credentials cannot act now, written for the person who pressed it. */

export const noProfile = (model: Model): string | undefined =>
  selectedProfile(model) === undefined ? 'No profile is selected. a adds one.' : undefined;

export function cannotClear(model: Model): string | undefined {
  const row = selectedProfile(model);
  if (row === undefined) return noProfile(model);
  if (row.rung.rest === undefined || row.rung.rest.until <= model.shell.now) return 'OpenClaw does not let it rest.';
  return isProven(model.proofs[row.id], row.rung.rest)
    ? undefined
    : 'Test it first: t. Its rest ends early only when it answers.';
}

export const noProvider = (model: Model): string | undefined =>
  selectedProvider(model) === undefined ? 'No provider is selected.' : undefined;

export function nothingToRemove(model: Model): string | undefined {
  const id = selectedProvider(model);
  const provider = allProviders(model.file.home).find((one) => one.id === id);
  if (id === undefined || provider === undefined) return 'No provider is selected.';
  if (provider.configured || profileRows(model, id).length > 0) return undefined;
  return 'OpenClaw brings it along: nothing of it stands in the config or in the auth store.';
}

export const noCredentialsToo = ({ overlay }: Model): string | undefined =>
  overlay?.kind === 'confirm' && overlay.question.kind === 'remove provider'
    ? undefined
    : 'There are no credentials to let go here.';

export const noOtherAgent = ({ file }: Model): string | undefined =>
  file.home.agents.length > 1 ? undefined : 'There is only one agent.';
