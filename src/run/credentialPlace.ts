import type { Home } from '../../state/domain/home.js';
import type { Setup } from '../../state/domain/setup/setup.js';

/** Where the credential of a set-up is, for a person to find it. */
export function credentialPlace({ provider, credential }: Setup, home: Home): string {
  switch (credential.kind) {
    case 'env':
      return `${credential.variable} in OpenClaw's .env${profileWords(credential.profileId)}`;
    case 'profile':
      return `auth profile ${credential.profiles.map(({ id }) => id).join(', ')}`;
    case 'config':
      return 'the config, in plain text';
    case 'variable':
      return `the variable ${credential.name}${profileWords(credential.profileId)}`;
    case 'placeholder':
      return `none needed; ${credential.text} stands in its place`;
    case 'keep':
      return home.providers.find(({ id }) => id === provider)?.auth.winner === undefined
        ? 'whatever OpenClaw finds in the environment'
        : 'the one that was there';
  }
}

const profileWords = (id: string | undefined): string => (id === undefined ? '' : `, for the auth profile ${id}`);
